/** The shell around {@link createHandler}: passes messages on, and failures that nobody caught. */
import { answerQuestion } from '../core/answer';
import { sharedCustomers } from '../core/filter/selection';
import { analyseShop, sourceFromReading } from '../core/report';
import { sampleShop } from '../core/sample/sample-shop';
import { createHandler, messageOf, type Post } from './handle';
import type { Request, Response } from './protocol';
import { readFiles } from './reader';

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

scope.addEventListener('message', (event: MessageEvent<Request>) => void handle(event.data, post));
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
