export type WorkerFailure = 'worker-failed' | 'worker-not-ready';

/** The worker itself failed, as against a file that cannot be used. */
export class WorkerError extends Error {
  readonly code: WorkerFailure;
  constructor(code: WorkerFailure, message: string) {
    super(message);
    this.name = 'WorkerError';
    this.code = code;
  }
}

/** The caller gave the job up, or a newer one took its place: nothing to tell the user. */
export function abortError(message: string): DOMException {
  return new DOMException(message, 'AbortError');
}

export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
