/** The shell around {@link readWorkbook}: one workbook at a time, and failures that nobody caught. */
import { IngestError } from '../core/ingest/reading';
import { messageOf } from './handle';
import type { WorkbookRequest, WorkbookResponse } from './prepare';
import { readWorkbook } from './workbook';

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
const post = (response: WorkbookResponse): void => scope.postMessage(response);
const crash = (error: unknown): void => post({ type: 'crash', message: messageOf(error) });

async function answer({ file, part }: WorkbookRequest): Promise<void> {
  try {
    post({ type: 'done', table: await readWorkbook(file, part) });
  } catch (error) {
    if (error instanceof IngestError) post({ type: 'problem', problem: error.problem });
    else crash(error);
  }
}

scope.addEventListener(
  'message',
  (event: MessageEvent<WorkbookRequest>) => void answer(event.data)
);
scope.addEventListener('error', (event) => {
  event.preventDefault();
  crash(event.message);
});
// These never reach the page by themselves.
scope.addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  crash(event.reason);
});

post({ type: 'ready' });
