import { IngestError, type FileProblem } from '../core/ingest/reading';
import { StorageError } from '../storage/storage-error';
import type { Progress } from '../worker/protocol';
import { WorkerError } from '../worker/client';

export type Activity =
  | null
  | { kind: 'reading'; progress: Progress | null; fileNames: string[] }
  | { kind: 'opening' }
  | { kind: 'sample' };

export type AppProblem =
  | FileProblem
  | { code: 'worker-failed'; message: string }
  | { code: 'worker-not-ready' }
  | { code: 'storage-unavailable' }
  | { code: 'storage-full' }
  | { code: 'save-failed'; message: string }
  | { code: 'session-damaged'; name: string }
  | { code: 'session-newer'; name: string }
  /** The files of the session are gone, so that it can be neither read anew nor continued. */
  | { code: 'sources-not-kept' }
  | { code: 'nothing-pasted' };

export type SaveStatus = 'idle' | 'saving' | 'saved' | 'failed' | 'unavailable';

/** A file behind the session is neither at hand nor in the store. */
export class SourcesNotKept extends Error {}

/** What a failure is to the user; `name` is the session concerned, where the failure does not know it. */
export function problemOf(error: unknown, name = ''): AppProblem {
  if (error instanceof IngestError) return error.problem;
  if (error instanceof SourcesNotKept) return { code: 'sources-not-kept' };
  if (error instanceof StorageError) {
    const session = error.sessionName || name;
    switch (error.code) {
      case 'unavailable':
        return { code: 'storage-unavailable' };
      case 'full':
        return { code: 'storage-full' };
      case 'newer':
        return { code: 'session-newer', name: session };
      case 'damaged':
      case 'missing':
        return { code: 'session-damaged', name: session };
      case 'failed':
        return { code: 'save-failed', message: error.message };
    }
  }
  if (error instanceof WorkerError && error.code === 'worker-not-ready') {
    return { code: 'worker-not-ready' };
  }
  return { code: 'worker-failed', message: error instanceof Error ? error.message : String(error) };
}
