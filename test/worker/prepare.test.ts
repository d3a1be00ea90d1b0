import { describe, expect, it } from 'vitest';
import { IngestError } from '../../src/core/ingest/reading';
import {
  prepareFiles,
  type PreparedFile,
  type WorkbookRequest,
  type WorkbookResponse,
  type WorkbookWorker
} from '../../src/worker/prepare';
import { readWorkbook } from '../../src/worker/workbook';
import { isAbort } from '../../src/worker/worker-error';
import { makeXlsx, textRows } from './xlsx-writer';
import { makeZip } from './zip-writer';

type Answer = (request: WorkbookRequest) => Promise<WorkbookResponse>;

/** Does in the same thread what the real worker does, a turn of the event loop later. */
const reads: Answer = async ({ file, part }) => {
  try {
    return { type: 'done', table: await readWorkbook(file, part) };
  } catch (error) {
    if (error instanceof IngestError) return { type: 'problem', problem: error.problem };
    return { type: 'crash', message: String(error) };
  }
};

class FakeWorkbookWorker implements WorkbookWorker {
  terminated = false;
  readonly received: WorkbookRequest[] = [];
  readonly #events = new EventTarget();
  readonly #answer: Answer;

  constructor(answer: Answer, readyAfterMs: number | null = 0) {
    this.#answer = answer;
    if (readyAfterMs !== null) setTimeout(() => this.say({ type: 'ready' }), readyAfterMs);
  }

  addEventListener(type: string, listener: (event: never) => void): void {
    this.#events.addEventListener(type, (event) => listener(event as never));
  }

  postMessage(request: WorkbookRequest): void {
    this.received.push(request);
    void this.#answer(request).then((response) => setTimeout(() => this.say(response)));
  }

  say(data: WorkbookResponse): void {
    if (!this.terminated) this.#events.dispatchEvent(new MessageEvent('message', { data }));
  }

  /** As an uncaught error in the worker does. */
  fail(message: string): void {
    this.#events.dispatchEvent(Object.assign(new Event('error'), { message }));
  }

  terminate(): void {
    this.terminated = true;
  }
}

/** Options with workers of the given kind, and the workers that were started. */
function bench(answer: Answer = reads, readyAfterMs: number | null = 0) {
  const workers: FakeWorkbookWorker[] = [];
  const spawn = () => {
    workers.push(new FakeWorkbookWorker(answer, readyAfterMs));
    return Promise.resolve(workers.at(-1)!);
  };
  return { workers, options: { spawn, readyLimitMs: 100 } };
}

const never = new AbortController().signal;
const hang: Answer = () => new Promise(() => {});
const tick = (ms = 20): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function failure(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  return null;
}

const csv = new File(['a,b\n1,2\n'], 'a.csv');
const workbook = (name = 'shop.xlsx'): File =>
  new File(
    [
      makeXlsx({
        sheets: ['March', 'April'].map((month) => ({
          name: month,
          rows: textRows([
            ['month', 'amount'],
            [month, '10']
          ])
        }))
      })
    ],
    name,
    { lastModified: 1_700_000_000_000 }
  );

describe('prepareFiles', () => {
  it('starts no worker for anything but a workbook, and leaves the files as they are', async () => {
    const { workers, options } = bench();
    const files = [
      csv,
      new File([makeZip([{ name: 'a.csv', data: 'a,b\n' }])], 'a.zip'),
      new File(['PK\u0003\u0004 cut short'], 'b.xlsx'),
      new File([], 'empty.csv'),
      new File(['PK;amount\n'], 'c.csv')
    ];
    const prepared = await prepareFiles(never, files, {}, options);
    expect(prepared).toEqual(
      files.map((file) => ({ file, unpackedFrom: null, part: null, otherParts: [] }))
    );
    expect(prepared.map(({ file }, index) => file === files[index])).not.toContain(false);
    expect(workers).toEqual([]);
  });

  it('turns workbooks into text under their own names, with one worker that ends', async () => {
    const { workers, options } = bench();
    const files = [workbook(), csv, workbook('b.xlsm')];
    const prepared = await prepareFiles(never, files, { 'b.xlsm': 'April' }, options);
    const told = prepared.map(({ file, ...origin }: PreparedFile) => [file.name, origin]);
    expect(told).toEqual([
      ['shop.xlsx', { unpackedFrom: 'xlsx', part: 'March', otherParts: ['April'] }],
      ['a.csv', { unpackedFrom: null, part: null, otherParts: [] }],
      ['b.xlsm', { unpackedFrom: 'xlsx', part: 'April', otherParts: ['March'] }]
    ]);
    expect(await prepared[0]!.file.text()).toContain('month\tamount\nMarch\t10\n');
    expect(prepared[0]!.file.lastModified).toBe(1_700_000_000_000);
    expect(workers.map((worker) => [worker.received.length, worker.terminated])).toEqual([
      [2, true]
    ]);
  });

  it('does not take a file of the name of an inherited property for a wish', async () => {
    const { workers, options } = bench();
    await prepareFiles(never, [workbook('constructor')], {}, options);
    expect(workers[0]?.received[0]?.part).toBeUndefined();
  });

  it('rejects with the problem of a workbook', async () => {
    const { workers, options } = bench();
    const empty = new File([makeXlsx({ sheets: [{ name: 'A', rows: '' }] })], 'empty.xlsx');
    expect(await failure(prepareFiles(never, [empty], {}, options))).toMatchObject({
      problem: { code: 'nothing-inside', file: 'empty.xlsx', format: 'xlsx' }
    });
    expect(workers[0]?.terminated).toBe(true);
  });

  it('gives up within 500 ms, and ends the worker', async () => {
    const { workers, options } = bench(hang);
    const controller = new AbortController();
    const work = failure(prepareFiles(controller.signal, [workbook()], {}, options));
    await tick(60);
    expect(workers[0]?.received).toHaveLength(1);
    const start = performance.now();
    controller.abort();
    expect(isAbort(await work)).toBe(true);
    expect(performance.now() - start).toBeLessThan(500);
    expect(workers[0]?.terminated).toBe(true);
  });

  it('gives up while the worker is still being loaded, and ends it when it comes', async () => {
    const worker = new FakeWorkbookWorker(reads);
    let arrive: (worker: WorkbookWorker) => void = () => undefined;
    const spawn = (): Promise<WorkbookWorker> => new Promise((resolve) => (arrive = resolve));
    const controller = new AbortController();
    const work = failure(prepareFiles(controller.signal, [workbook()], {}, { spawn }));
    await tick();
    controller.abort();
    expect(isAbort(await work)).toBe(true);
    arrive(worker);
    await tick();
    expect([worker.terminated, worker.received]).toEqual([true, []]);
  });

  it('does not begin what was given up before', async () => {
    const { workers, options } = bench();
    const work = prepareFiles(AbortSignal.abort(), [workbook()], {}, options);
    expect(isAbort(await failure(work))).toBe(true);
    expect(workers).toEqual([]);
  });

  it('tells that a worker never got ready', async () => {
    const { workers, options } = bench(reads, null);
    const start = performance.now();
    expect(await failure(prepareFiles(never, [workbook()], {}, options))).toMatchObject({
      code: 'worker-not-ready'
    });
    // The limit is 100 ms here, and 5 s in the app.
    expect(performance.now() - start).toBeLessThan(1000);
    expect(workers[0]?.terminated).toBe(true);
  });

  it('tells that a worker could not be loaded', async () => {
    const spawn = (): Promise<never> => Promise.reject(new Error('blocked'));
    expect(await failure(prepareFiles(never, [workbook()], {}, { spawn }))).toMatchObject({
      code: 'worker-not-ready',
      message: 'Error: blocked'
    });
  });

  it('tells that a worker died, at once and by itself', async () => {
    const { workers, options } = bench(hang);
    const work = failure(prepareFiles(never, [workbook()], {}, options));
    await tick(60);
    workers[0]?.fail('out of memory');
    expect(await work).toMatchObject({ code: 'worker-failed', message: 'out of memory' });
    expect(workers[0]?.terminated).toBe(true);
    const crashes: Answer = () => Promise.resolve({ type: 'crash', message: 'odd' });
    const crash = await failure(prepareFiles(never, [workbook()], {}, bench(crashes).options));
    expect(crash).toMatchObject({ code: 'worker-failed', message: 'odd' });
  });

  it('says that a file is gone', async () => {
    const gone = new File(['x'], 'gone.csv');
    gone.slice = () => {
      throw new DOMException('gone', 'NotReadableError');
    };
    expect(await failure(prepareFiles(never, [gone]))).toMatchObject({
      problem: { code: 'unreadable-file', file: 'gone.csv' }
    });
  });
});
