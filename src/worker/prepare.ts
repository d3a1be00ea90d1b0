/** The page's side of workbooks: turned into text by a worker of their own before the reading. */
import { IngestError, type FileProblem } from '../core/ingest/reading';
import type { FileOrigin } from './protocol';
import type { SheetTable } from './workbook';
import { abortError, WorkerError } from './worker-error';

/** A file that the reading takes, and what it was made from. */
export interface PreparedFile extends FileOrigin {
  file: File;
}

export interface WorkbookRequest {
  file: File;
  part: string | undefined;
}

export type WorkbookResponse =
  | { type: 'ready' }
  | { type: 'done'; table: SheetTable }
  | { type: 'problem'; problem: FileProblem }
  | { type: 'crash'; message: string };

/** What is needed of a Worker; tests put in their own. */
export interface WorkbookWorker {
  postMessage(message: WorkbookRequest): void;
  terminate(): void;
  addEventListener(
    type: 'message',
    listener: (event: MessageEvent<WorkbookResponse>) => void
  ): void;
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void;
  addEventListener(type: 'messageerror', listener: () => void): void;
}

export interface PrepareOptions {
  spawn?: () => Promise<WorkbookWorker>;
  /** How long the worker may take until it says that it is ready, in milliseconds. */
  readyLimitMs?: number;
}

const READY_LIMIT_MS = 5000;

/** A chunk of its own, with the library inside, that only a workbook makes the page load. */
const blobWorker = async (): Promise<WorkbookWorker> => {
  const { default: Workbook } = await import('./workbook.worker?worker&inline');
  return new Workbook();
};

/**
 * Turns workbooks (.xlsx) among the files into text tables and leaves all
 * other files as they are. A prepared file keeps the name of the workbook.
 * @param signal ends the work, and the worker with it
 * @param parts name of the sheet to take, by name of the file
 * @returns a prepared file for each file, in their order
 * @throws AbortError (DOMException) where the work was given up; IngestError
 *   where a workbook cannot be used; WorkerError where the worker failed
 * @example
 * const [prepared] = await prepareFiles(signal, [workbook], { 'shop.xlsx': 'March' });
 * prepared.part; // 'March'
 */
export async function prepareFiles(
  signal: AbortSignal,
  files: readonly File[],
  parts: Readonly<Record<string, string>> = {},
  options: PrepareOptions = {}
): Promise<PreparedFile[]> {
  let converter: Converter | null = null;
  const prepared: PreparedFile[] = [];
  try {
    for (const file of files) {
      const workbook = await givenUp(signal, isWorkbook(file));
      if (!workbook) {
        prepared.push({ file, unpackedFrom: null, part: null, otherParts: [] });
        continue;
      }
      converter ??= new Converter(options);
      const wanted = Object.hasOwn(parts, file.name) ? parts[file.name] : undefined;
      const { csv, part, otherParts } = await givenUp(
        signal,
        converter.convert({ file, part: wanted })
      );
      const table = new File([csv], file.name, { lastModified: file.lastModified });
      prepared.push({ file: table, unpackedFrom: 'xlsx', part, otherParts });
    }
    return prepared;
  } finally {
    converter?.end();
  }
}

/** The outcome of the work, or an AbortError as soon as the signal gives it up. */
function givenUp<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(abortError('given up'));
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort);
    work
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', onAbort))
      .catch(() => undefined);
  });
}

/** Only what begins as a zip archive is looked into further. */
async function isWorkbook(file: File): Promise<boolean> {
  let head: Uint8Array;
  try {
    head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  } catch {
    throw new IngestError({ code: 'unreadable-file', file: file.name });
  }
  if (head[0] !== 0x50 || head[1] !== 0x4b) return false;
  const { kindOfArchive } = await import('./archive-kind');
  return (await kindOfArchive(file)) === 'xlsx';
}

/** A worker that turns workbooks into text, one after the other. */
class Converter {
  readonly #worker: Promise<WorkbookWorker>;
  #settle: { resolve: (table: SheetTable) => void; reject: (error: Error) => void } | null = null;
  #failure: Error | null = null;
  #isReady = false;
  #onReady: () => void = () => undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ended = false;

  constructor({ spawn = blobWorker, readyLimitMs = READY_LIMIT_MS }: PrepareOptions) {
    this.#timer = setTimeout(
      () => this.#fail('worker-not-ready', 'no answer in time'),
      readyLimitMs
    );
    const ready = new Promise<void>((resolve) => (this.#onReady = resolve));
    this.#worker = spawn().then(async (worker) => {
      worker.addEventListener('message', (event) => this.#receive(event.data));
      worker.addEventListener('error', (event) => this.#broken(event.message));
      worker.addEventListener('messageerror', () => this.#broken('a message could not be read'));
      if (this.#ended) worker.terminate();
      else this.#spawned = worker;
      await ready;
      return worker;
    });
    this.#worker.catch((error: unknown) => this.#fail('worker-not-ready', String(error)));
  }

  #spawned: WorkbookWorker | null = null;

  convert(request: WorkbookRequest): Promise<SheetTable> {
    return new Promise((resolve, reject) => {
      if (this.#failure) {
        reject(this.#failure);
        return;
      }
      this.#settle = { resolve, reject };
      this.#worker
        .then((worker) => worker.postMessage(request))
        .catch((error: unknown) => this.#fail('worker-failed', String(error)));
    });
  }

  /** Ends the worker, wherever it is. */
  end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#spawned?.terminate();
  }

  #receive(response: WorkbookResponse): void {
    switch (response.type) {
      case 'ready':
        clearTimeout(this.#timer);
        this.#isReady = true;
        this.#onReady();
        break;
      case 'done':
        this.#settle?.resolve(response.table);
        break;
      case 'problem':
        this.#settle?.reject(new IngestError(response.problem));
        break;
      case 'crash':
        this.#broken(response.message);
    }
  }

  #broken(message: string): void {
    this.#fail(this.#isReady ? 'worker-failed' : 'worker-not-ready', message);
  }

  #fail(code: WorkerError['code'], message: string): void {
    if (this.#ended) return;
    this.#failure ??= new WorkerError(code, message);
    this.#settle?.reject(this.#failure);
    this.end();
  }
}
