export type StorageFailure =
  /** Nothing can be kept here: no IndexedDB, a private window, a page opened as a file. */
  | 'unavailable'
  /** The browser's quota is used up; what was kept before stays. */
  | 'full'
  | 'missing'
  | 'damaged'
  /** Written by a newer version of the app. */
  | 'newer'
  | 'failed';

export class StorageError extends Error {
  readonly code: StorageFailure;
  /** Name of the session concerned, '' where it has none. */
  readonly sessionName: string;
  constructor(code: StorageFailure, message: string, sessionName = '') {
    super(message);
    this.name = 'StorageError';
    this.code = code;
    this.sessionName = sessionName;
  }
}

/** Any failure of a store as a StorageError; quota errors are told apart by their name. */
export function toStorageError(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  const message = error instanceof Error ? error.message : String(error);
  if (name === 'QuotaExceededError') return new StorageError('full', message);
  // A page that may not touch the store at all: a sandboxed frame, site data forbidden.
  if (name === 'SecurityError') return new StorageError('unavailable', message);
  return new StorageError('failed', name && message ? `${name}: ${message}` : name || message);
}
