/** The shell around {@link createHandler}: passes messages on, and failures that nobody caught. */
import { answerQuestion } from '../core/answer';
import { REHEARSALS, rehearsalShop } from '../core/clv/rehearsal';
import { sharedCustomers } from '../core/filter/selection';
import { analyseShop, sourceFromReading } from '../core/report';
import { sampleShop } from '../core/sample/sample-shop';
import { DEFAULT_SETTINGS } from '../core/settings';
import { createHandler, messageOf, type Post } from './handle';
import { FORECAST_WORKER, type Request, type Response } from './protocol';
import { readFiles } from './reader';
import { rehearse } from './rehearse';

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
const post: Post = (response, transfer) => scope.postMessage(response, transfer);
const crash = (message: string): void => {
  const response: Response = { job: null, type: 'crash', message };
  scope.postMessage(response);
};

const handle = createHandler({
  readFiles,
  sampleShop,
  analyse: analyseShop,
  sourceFromReading,
  answer: answerQuestion,
  sharedCustomers
});

let endRehearsal: () => void = () => undefined;
scope.addEventListener('message', (event: MessageEvent<Request>) => {
  endRehearsal();
  void handle(event.data, post);
});
scope.addEventListener('error', (event) => {
  event.preventDefault();
  crash(event.message);
});
// These never reach the page by themselves.
scope.addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  crash(messageOf(event.reason));
});

post({ type: 'ready' }, []);

if (scope.name === FORECAST_WORKER) {
  endRehearsal = rehearse(REHEARSALS, (round) => {
    answerQuestion(rehearsalShop(round), DEFAULT_SETTINGS, { kind: 'forecast' });
  });
}
