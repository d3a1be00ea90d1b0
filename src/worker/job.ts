/** One thing asked of the worker, from its place in the queue to the promise it settles. */
import type { JobProgress, Request, Response } from './protocol';
import { abortError, WorkerError } from './worker-error';

export type Answer = Extract<
  Response,
  { type: 'done' | 'done-analyse' | 'done-hold' | 'done-ask' | 'done-second' }
>;

export interface Job {
  readonly id: number;
  /** Given up while it runs, it ends unheard: its answer is near, and another worker would cost more. */
  readonly short: boolean;
  readonly type: Request['type'];
  message(): { request: Request; transfer: ArrayBuffer[] };
  onProgress(progress: JobProgress): void;
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/** What a job says to the worker, and what it makes of the answer. */
export interface JobWork<T> {
  short?: boolean;
  message: (job: number) => { request: Request; transfer: ArrayBuffer[] };
  onProgress?: (progress: JobProgress) => void;
  take: (answer: Answer) => T;
}

/**
 * A job that settles a promise once, and no more after it was given up.
 * @returns null where it was given up before it began
 */
export function newJob<T>(
  { id, type, work }: { id: number; type: Request['type']; work: JobWork<T> },
  signal: AbortSignal,
  promise: { resolve: (value: T) => void; reject: (error: Error) => void },
  onabort: (job: Job) => void
): Job | null {
  if (signal.aborted) {
    promise.reject(abortError('given up before it began'));
    return null;
  }
  let open = true;
  const close = (): boolean => {
    signal.removeEventListener('abort', abort);
    const was = open;
    open = false;
    return was;
  };
  const job: Job = {
    id,
    short: work.short ?? false,
    type,
    message: () => work.message(id),
    onProgress: (progress) => {
      if (open) work.onProgress?.(progress);
    },
    // What the worker now holds has to be noted even where nobody waits for the answer any more.
    resolve: (answer) => {
      try {
        const value = work.take(answer);
        if (close()) promise.resolve(value);
      } catch (error) {
        if (close()) promise.reject(asError(error));
      }
    },
    reject: (error) => {
      if (close()) promise.reject(error);
    }
  };
  const abort = (): void => onabort(job);
  signal.addEventListener('abort', abort);
  return job;
}

export function asError(error: unknown): Error {
  return error instanceof Error ? error : new WorkerError('worker-failed', String(error));
}

export function unexpected(answer: Answer): WorkerError {
  return new WorkerError('worker-failed', `unexpected answer: ${answer.type}`);
}
