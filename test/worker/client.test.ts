import { describe, expect, it } from 'vitest';
import { IngestError } from '../../src/core/ingest/reading';
import type { Report } from '../../src/core/report-schema';
import { analyse, sourceFromReading } from '../../src/core/report';
import { answerQuestion } from '../../src/core/answer';
import { sharedCustomers } from '../../src/core/filter/selection';
import { ENGLISH_TEXTS } from '../../src/core/sample/sample-texts';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { AnalysisClient, isAbort } from '../../src/worker/client';
import { createHandler, type HandlerParts } from '../../src/worker/handle';
import type { ReadJob } from '../../src/worker/protocol';
import { FakeWorker, type FakeOptions } from './fake-worker';
import { ordersOf, tinyReading, tinyTable } from './tiny-shop';

const settings = DEFAULT_SETTINGS;
const quiet = (): void => {};
const NOTHING: ReadJob = { files: [], origins: [], options: {}, settings };
const SHOP = { lastDay: 19_000, texts: ENGLISH_TEXTS };
const never = (): AbortSignal => new AbortController().signal;
const hang = (): Promise<never> => new Promise(() => {});

const parts: HandlerParts = {
  readFiles: () => Promise.resolve({ reading: tinyReading(), table: tinyTable() }),
  sampleShop: () => ({ reading: tinyReading({ sample: true }), table: tinyTable() }),
  analyse,
  sourceFromReading,
  answer: answerQuestion,
  sharedCustomers
};

interface Bench {
  client: AnalysisClient;
  workers: FakeWorker[];
}

/** A client whose workers, the first, the second and so on, are as told; the last one told repeats. */
function bench(...kinds: (Partial<HandlerParts> & FakeOptions)[]): Bench {
  const workers: FakeWorker[] = [];
  const client = new AnalysisClient({
    readyLimitMs: 60,
    spawn: () => {
      const kind = kinds[Math.min(workers.length, kinds.length - 1)] ?? {};
      const worker = new FakeWorker(createHandler({ ...parts, ...kind }), kind);
      workers.push(worker);
      return Promise.resolve(worker);
    }
  });
  return { client, workers };
}

const tick = (ms = 20): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Settled promises by their outcome. */
async function outcome<T>(promise: Promise<T>): Promise<T | 'aborted' | { error: unknown }> {
  try {
    return await promise;
  } catch (error) {
    return isAbort(error) ? 'aborted' : { error };
  }
}

describe('AnalysisClient', () => {
  it('starts no worker before there is something to do', async () => {
    const { client, workers } = bench();
    await tick();
    expect(workers).toHaveLength(0);
    client.warm();
    client.warm();
    expect(workers).toHaveLength(1);
  });

  it('reads, with progress, and then analyses the orders that the worker kept', async () => {
    const { client, workers } = bench({
      readFiles: (_files, _options, { onProgress }) => {
        onProgress({ phase: 'reading', bytes: 1, totalBytes: 2, rows: 0 });
        return Promise.resolve({ reading: tinyReading(), table: tinyTable() });
      }
    });
    const phases: string[] = [];
    const job = { ...NOTHING, files: [new File(['x'], 'a.csv')], origins: [null] };
    const result = await client.read(never(), job, (progress) => phases.push(progress.phase));
    expect(phases).toEqual(['reading', 'analysing']);
    expect(result.report?.kpis.orders).toBe(4);
    const report = await client.analyse(never(), { ...settings, lapseWindowDays: 45 });
    expect(report.settings.lapseWindowDays).toBe(45);
    expect(workers[0]?.received.map((request) => request.type)).toEqual(['read', 'analyse']);
  });

  it('loads saved orders and leaves the caller its table', async () => {
    const { client } = bench();
    const table = tinyTable();
    const report = await client.load(never(), table, tinyReading(), settings);
    expect(report.kpis.customers).toBe(3);
    expect(table.day).toHaveLength(4);
    expect(table.keys.bytes).toHaveLength(9);
  });

  it('gives a running job up, and is ready for the next, within 500 ms', async () => {
    const { client, workers } = bench({ readFiles: hang }, { readyAfterMs: 40 });
    const controller = new AbortController();
    const reading = outcome(client.read(controller.signal, NOTHING, quiet));
    await tick();
    const start = performance.now();
    controller.abort();
    expect(await reading).toBe('aborted');
    const next = await client.sample(never(), SHOP, settings, quiet);
    // The limit; the stand-in worker takes 40 ms of it to start.
    expect(performance.now() - start).toBeLessThan(500);
    expect(next.reading.sample).toBe(true);
    expect(workers.map((worker) => worker.terminated)).toEqual([true, false]);
  });

  it('hands the orders to the new worker when it analyses after a job was given up', async () => {
    let files = 0;
    const readFiles: HandlerParts['readFiles'] = () =>
      ++files === 1 ? Promise.resolve({ reading: tinyReading(), table: tinyTable() }) : hang();
    const { client, workers } = bench({ readFiles });
    const first = await client.read(never(), NOTHING, quiet);
    const controller = new AbortController();
    const second = outcome(client.read(controller.signal, NOTHING, quiet));
    await tick();
    controller.abort();
    expect(await second).toBe('aborted');
    const report = await client.analyse(never(), settings);
    expect(report.kpis.revenue).toBe(100);
    expect(workers[1]?.received.map((request) => request.type)).toEqual(['load']);
    // The page's own table was copied, not moved away.
    expect(ordersOf(first.table).amount).toHaveLength(4);
    await client.analyse(never(), settings);
    expect(workers[1]?.received.map((request) => request.type)).toEqual(['load', 'analyse']);
  });

  it('gives a waiting job up without ending the worker', async () => {
    const { client, workers } = bench();
    const first = client.sample(never(), SHOP, settings, quiet);
    const controller = new AbortController();
    const second = outcome(client.read(controller.signal, NOTHING, quiet));
    controller.abort();
    expect(await second).toBe('aborted');
    expect((await first).report?.kpis.orders).toBe(4);
    expect(workers.map((worker) => worker.terminated)).toEqual([false]);
    expect(workers[0]?.received).toHaveLength(1);
  });

  it('does not begin a job that was given up before', async () => {
    const { client, workers } = bench();
    expect(await outcome(client.analyse(AbortSignal.abort(), settings))).toBe('aborted');
    expect(workers).toHaveLength(0);
  });

  it('lets 20 quick analyses bring one result, the last', async () => {
    const { client, workers } = bench();
    await client.sample(never(), SHOP, settings, quiet);
    const answers: Promise<Report | 'aborted' | { error: unknown }>[] = [];
    for (let days = 1; days <= 20; days += 1) {
      answers.push(outcome(client.analyse(never(), { ...settings, lapseWindowDays: days })));
      if (days % 5 === 0) await tick(1);
    }
    const settled = await Promise.all(answers);
    expect(settled.slice(0, 19)).toEqual(Array<string>(19).fill('aborted'));
    expect(settled[19]).toMatchObject({ settings: { lapseWindowDays: 20 } });
    // Those that waited were dropped before they cost anything.
    expect(workers[0]?.received.length).toBeLessThan(10);
  });

  it('lets a new reading replace an analysis that waits', async () => {
    const { client } = bench();
    await client.sample(never(), SHOP, settings, quiet);
    const stale = outcome(client.analyse(never(), settings));
    const fresh = client.read(never(), NOTHING, quiet);
    expect(await stale).toBe('aborted');
    expect((await fresh).reading.sample).toBe(false);
  });

  it('does not hear what a worker says after its end', async () => {
    const { client, workers } = bench({ readFiles: hang, deaf: true }, {});
    const controller = new AbortController();
    const reading = outcome(client.read(controller.signal, NOTHING, quiet));
    await tick();
    controller.abort();
    await reading;
    const sample = client.sample(never(), SHOP, settings, quiet);
    await tick(0);
    for (const job of [1, 2]) {
      workers[0]?.say({ job, type: 'problem', problem: { code: 'empty-file', file: 'late.csv' } });
    }
    workers[0]?.say({ job: null, type: 'crash', message: 'late' });
    expect((await sample).reading.sample).toBe(true);
    expect(workers).toHaveLength(2);
  });

  it('rejects with the problem of the file, and goes on', async () => {
    const problem = { code: 'empty-file', file: 'a.csv' } as const;
    const { client } = bench({ readFiles: () => Promise.reject(new IngestError(problem)) });
    const failed = await outcome(client.read(never(), NOTHING, quiet));
    expect(failed).toMatchObject({ error: { problem } });
    expect((await client.sample(never(), SHOP, settings, quiet)).report).not.toBeNull();
  });

  it('tells of a failing job without ending the worker', async () => {
    const { client, workers } = bench({ readFiles: () => Promise.reject(new Error('odd')) });
    const failed = await outcome(client.read(never(), NOTHING, quiet));
    expect(failed).toMatchObject({ error: { code: 'worker-failed', message: 'Error: odd' } });
    await client.sample(never(), SHOP, settings, quiet);
    expect(workers).toHaveLength(1);
  });

  it('tells within its limit that a worker never got ready, and tries anew with the next job', async () => {
    const { client, workers } = bench({ readyAfterMs: null }, {});
    const start = performance.now();
    const failed = await outcome(client.sample(never(), SHOP, settings, quiet));
    expect(failed).toMatchObject({ error: { code: 'worker-not-ready' } });
    // The limit is 60 ms here, and 5 s in the app.
    expect(performance.now() - start).toBeLessThan(500);
    expect(workers[0]?.terminated).toBe(true);
    expect((await client.sample(never(), SHOP, settings, quiet)).report).not.toBeNull();
  });

  it('tells that a worker could not be loaded', async () => {
    const client = new AnalysisClient({ spawn: () => Promise.reject(new Error('blocked')) });
    const failed = await outcome(client.sample(never(), SHOP, settings, quiet));
    expect(failed).toMatchObject({ error: { code: 'worker-not-ready' } });
  });

  it.each([
    ['an error event', (worker: FakeWorker) => worker.fail('out of memory')],
    [
      'a relayed rejection',
      (worker: FakeWorker) => worker.say({ job: null, type: 'crash', message: 'out of memory' })
    ]
  ])('rejects every job on %s, and starts another worker', async (_name, crash) => {
    const { client, workers } = bench({ readFiles: hang }, {});
    const running = outcome(client.read(never(), NOTHING, quiet));
    const waiting = outcome(client.sample(never(), SHOP, settings, quiet));
    await tick();
    if (workers[0]) crash(workers[0]);
    const failure = { error: { code: 'worker-failed', message: 'out of memory' } };
    expect(await running).toMatchObject(failure);
    expect(await waiting).toMatchObject(failure);
    expect(workers.map((worker) => worker.terminated)).toEqual([true, false]);
    expect((await client.sample(never(), SHOP, settings, quiet)).report).not.toBeNull();
  });

  it('has nothing to analyse after a reading without orders', async () => {
    const { client } = bench({
      readFiles: () => Promise.resolve({ reading: tinyReading(), table: null })
    });
    await client.read(never(), NOTHING, quiet);
    expect(await outcome(client.analyse(never(), settings))).toMatchObject({
      error: { code: 'worker-failed' }
    });
  });
});

const DIMENSIONS = { kind: 'dimensions' } as const;
const received = (worker: FakeWorker | undefined): string[] =>
  worker?.received.map(({ type }) => type) ?? [];

describe('AnalysisClient.ask', () => {
  it('brings the answer to a question on the orders that the worker kept', async () => {
    const { client, workers } = bench();
    await client.read(never(), NOTHING, quiet);
    const answer = await client.ask(never(), DIMENSIONS, settings);
    // The tiny shop has no columns: what is left is computed of the first order.
    expect(answer.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['first-amount', 'first-weekday', 'first-day'])
    );
    expect(received(workers[0])).toEqual(['read', 'ask']);
  });

  it('asks under the settings given with it', async () => {
    const asked: number[] = [];
    const answer: HandlerParts['answer'] = (_table, { lapseWindowDays }) => {
      asked.push(lapseWindowDays ?? 0);
      return [];
    };
    const { client } = bench({ answer });
    await client.read(never(), NOTHING, quiet);
    await client.ask(never(), DIMENSIONS, { ...settings, lapseWindowDays: 45 });
    expect(asked).toEqual([45]);
  });

  it('hands the orders to a worker that took the place of another first', async () => {
    let files = 0;
    const readFiles: HandlerParts['readFiles'] = () =>
      ++files === 1 ? Promise.resolve({ reading: tinyReading(), table: tinyTable() }) : hang();
    const { client, workers } = bench({ readFiles });
    await client.read(never(), NOTHING, quiet);
    const controller = new AbortController();
    const second = outcome(client.read(controller.signal, NOTHING, quiet));
    await tick();
    controller.abort();
    await second;
    const answers = await Promise.all([
      client.ask(never(), DIMENSIONS, settings),
      client.ask(never(), DIMENSIONS, settings)
    ]);
    expect(answers[0]).toEqual(answers[1]);
    // Once is enough for both.
    expect(received(workers[1])).toEqual(['hold', 'ask', 'ask']);
  });

  it('ends unheard where it is given up while it runs, and the worker lives on', async () => {
    const { client, workers } = bench();
    await client.read(never(), NOTHING, quiet);
    const controller = new AbortController();
    const given = outcome(client.ask(controller.signal, DIMENSIONS, settings));
    expect(received(workers[0])).toEqual(['read', 'ask']);
    controller.abort();
    expect(await given).toBe('aborted');
    const next = await client.ask(never(), DIMENSIONS, settings);
    expect(next.length).toBeGreaterThan(0);
    expect(workers).toHaveLength(1);
    expect(workers[0]?.terminated).toBe(false);
  });

  it('is not put to the worker where it is given up while it waits', async () => {
    const { client, workers } = bench();
    await client.read(never(), NOTHING, quiet);
    const first = client.ask(never(), DIMENSIONS, settings);
    const controller = new AbortController();
    const waiting = outcome(client.ask(controller.signal, DIMENSIONS, settings));
    controller.abort();
    expect(await waiting).toBe('aborted');
    await first;
    expect(received(workers[0])).toEqual(['read', 'ask']);
  });

  it('is no reason to drop an analysis, nor an analysis one to drop it', async () => {
    const { client } = bench();
    await client.read(never(), NOTHING, quiet);
    const [report, answer] = await Promise.all([
      client.analyse(never(), { ...settings, lapseWindowDays: 45 }),
      client.ask(never(), DIMENSIONS, settings)
    ]);
    expect(report.settings.lapseWindowDays).toBe(45);
    expect(answer.length).toBeGreaterThan(0);
  });

  it('rejects where the question fails, and where there are no orders at all', async () => {
    const { client } = bench({
      answer: () => {
        throw new RangeError('no such column');
      }
    });
    const without = await outcome(client.ask(never(), DIMENSIONS, settings));
    expect(without).toMatchObject({ error: { code: 'worker-failed' } });
    await client.read(never(), NOTHING, quiet);
    const failed = await outcome(client.ask(never(), DIMENSIONS, settings));
    expect(failed).toMatchObject({ error: { code: 'worker-failed' } });
    expect((await client.analyse(never(), settings)).kpis.orders).toBe(4);
  });

  it('rejects where a new worker cannot take the orders', async () => {
    const { client, workers } = bench({}, { readyAfterMs: null });
    await client.read(never(), NOTHING, quiet);
    workers[0]?.fail('out of memory');
    const asked = await outcome(client.ask(never(), DIMENSIONS, settings));
    expect(asked).toMatchObject({ error: { code: 'worker-not-ready' } });
  });

  it('tells how far a forecast is, to who asked for it alone', async () => {
    const { client } = bench({
      answer: (table, given, question, onProgress) => {
        onProgress({ phase: 'forecasting', step: 'fit', done: 1, of: 4 });
        return answerQuestion(table, given, question);
      }
    });
    await client.read(never(), NOTHING, quiet);
    const steps: string[] = [];
    await client.ask(never(), DIMENSIONS, settings, ({ step, done }) => steps.push(step + done));
    await client.ask(never(), DIMENSIONS, settings);
    expect(steps).toEqual(['fit1']);
  });
});

describe('AnalysisClient.hold', () => {
  it('hands orders to the worker with the first question, without a report, and once', async () => {
    const { client, workers } = bench();
    const table = tinyTable();
    client.hold({ table, reading: tinyReading() });
    const answers = [DIMENSIONS, DIMENSIONS].map((one) => client.ask(never(), one, settings));
    expect((await Promise.all(answers))[0]?.length).toBeGreaterThan(0);
    expect(received(workers[0])).toEqual(['hold', 'ask', 'ask']);
    expect(table.day).toHaveLength(4);
  });

  it('gives up what was asked of other orders, and answers of the new ones', async () => {
    const asked: number[] = [];
    const { client } = bench({
      answer: (data, given, question) => {
        asked.push(ordersOf(data).amount[0] ?? 0);
        return answerQuestion(data, given, question);
      }
    });
    client.hold({ table: tinyTable(), reading: tinyReading() });
    const before = outcome(client.ask(never(), DIMENSIONS, settings));
    const table = tinyTable();
    table.amount.fill(5);
    client.hold({ table, reading: tinyReading() });
    await client.ask(never(), DIMENSIONS, settings);
    expect(await before).toBe('aborted');
    expect(asked.at(-1)).toBe(5);
  });

  it('has nothing to say once there are no orders', async () => {
    const { client } = bench();
    client.hold({ table: tinyTable(), reading: tinyReading() });
    await client.ask(never(), DIMENSIONS, settings);
    client.hold(null);
    const asked = await outcome(client.ask(never(), DIMENSIONS, settings));
    expect(asked).toMatchObject({ error: { code: 'worker-failed' } });
  });
});

describe('AnalysisClient.interrupt', () => {
  it('ends a busy worker at once, and the next question gets the orders anew', async () => {
    const { client, workers } = bench({}, {});
    client.hold({ table: tinyTable(), reading: tinyReading() });
    await client.ask(never(), DIMENSIONS, settings);
    const running = outcome(client.ask(never(), DIMENSIONS, settings));
    client.interrupt();
    expect(await running).toBe('aborted');
    expect(workers[0]?.terminated).toBe(true);
    expect((await client.ask(never(), DIMENSIONS, settings)).length).toBeGreaterThan(0);
    expect(received(workers[1])).toEqual(['hold', 'ask']);
  });

  it('leaves an idle worker alone', async () => {
    const { client, workers } = bench();
    client.hold({ table: tinyTable(), reading: tinyReading() });
    await client.ask(never(), DIMENSIONS, settings);
    client.interrupt();
    expect(workers[0]?.terminated).toBe(false);
  });
});

describe('AnalysisClient.second', () => {
  const other = { ...settings, lapseWindowDays: 45 };

  it('makes a report of the orders at hand under other settings, and counts who is in both', async () => {
    const { client } = bench();
    await client.read(never(), NOTHING, quiet);
    const made = await client.second(never(), null, other, settings);
    expect(made.report.settings.lapseWindowDays).toBe(45);
    // ana, bob and cem are in both.
    expect(made.shared).toBe(3);
  });

  it('makes one of other orders, leaves the caller its copy and the worker its orders', async () => {
    const { client, workers } = bench();
    await client.read(never(), NOTHING, quiet);
    const table = tinyTable();
    table.amount.fill(5);
    const made = await client.second(
      never(),
      { table, reading: tinyReading() },
      settings,
      settings
    );
    expect(made.report.kpis.revenue).toBe(20);
    expect(made.shared).toBeNull();
    expect(table.amount).toHaveLength(4);
    expect((await client.analyse(never(), settings)).kpis.revenue).toBe(100);
    expect(received(workers[0])).toEqual(['read', 'second', 'analyse']);
  });

  it('hands the orders to a worker that took the place of another first', async () => {
    const { client, workers } = bench();
    await client.read(never(), NOTHING, quiet);
    const running = outcome(client.ask(never(), DIMENSIONS, settings));
    workers[0]?.fail('out of memory');
    await running;
    const made = await client.second(never(), null, other, settings);
    expect(made.report.kpis.revenue).toBe(100);
    expect(received(workers[1])).toEqual(['hold', 'second']);
  });

  it('ends unheard where it is given up while it runs, and the worker lives on', async () => {
    const { client, workers } = bench();
    await client.read(never(), NOTHING, quiet);
    const controller = new AbortController();
    const given = outcome(client.second(controller.signal, null, other, settings));
    controller.abort();
    expect(await given).toBe('aborted');
    await client.second(never(), null, settings, settings);
    expect(workers.map(({ terminated }) => terminated)).toEqual([false]);
  });
});
