import { describe, expect, it } from 'vitest';
import { IngestError } from '../../src/core/ingest/reading';
import { analyse, sourceFromReading } from '../../src/core/report';
import { answerQuestion } from '../../src/core/answer';
import { sharedCustomers } from '../../src/core/filter/selection';
import { ENGLISH_TEXTS } from '../../src/core/sample/sample-texts';
import { sampleShop } from '../../src/core/sample/sample-shop';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { gregorianToDay } from '../../src/core/time/calendar';
import { createHandler, type HandlerParts } from '../../src/worker/handle';
import type { Request, Response } from '../../src/worker/protocol';
import { ordersOf, tinyReading, tinyTable } from './tiny-shop';

const settings = DEFAULT_SETTINGS;
const job = { files: [], origins: [], options: {}, settings };
const read: Request = { job: 7, type: 'read', ...job };

function handler(changes: Partial<HandlerParts> = {}) {
  const handle = createHandler({
    readFiles: () => Promise.resolve({ reading: tinyReading(), table: tinyTable() }),
    sampleShop,
    analyse,
    sourceFromReading,
    answer: answerQuestion,
    sharedCustomers,
    ...changes
  });
  return async (request: Request): Promise<Response[]> => {
    const said: Response[] = [];
    // Moving the buffers for real would show a table that the handler still needs.
    await handle(request, (response, transfer) =>
      said.push(structuredClone(response, { transfer }))
    );
    return said;
  };
}

describe('createHandler', () => {
  it('answers a reading with how it was read, the orders and the report', async () => {
    const said = await handler()(read);
    const done = said.at(-1);
    if (done?.type !== 'done') throw new Error(`answered with ${done?.type}`);
    expect(done.job).toBe(7);
    expect(done.result.reading.rows.read).toBe(5);
    expect(ordersOf(done.result.table).amount).toEqual(Float64Array.of(10, 20, 30, 40));
    // 10 + 20 + 30 + 40; ana alone of three bought twice.
    expect(done.result.report?.kpis.revenue).toBe(100);
    expect(done.result.report?.kpis.repeatPurchaseRate).toBeCloseTo(1 / 3, 12);
  });

  it('passes progress on under the id of its job', async () => {
    const progress = { phase: 'reading', bytes: 60, totalBytes: 120, rows: 2 } as const;
    const said = await handler({
      readFiles: (_files, _options, { onProgress }) => {
        onProgress(progress);
        return Promise.resolve({ reading: tinyReading(), table: tinyTable() });
      }
    })(read);
    expect(said[0]).toEqual({ job: 7, type: 'progress', progress });
    expect(said[1]).toEqual({ job: 7, type: 'progress', progress: { phase: 'analysing' } });
  });

  it('keeps orders of its own when it hands a copy to the page', async () => {
    const ask = handler();
    await ask(read);
    const [again] = await ask({ job: 8, type: 'analyse', settings });
    if (again?.type !== 'done-analyse') throw new Error(`answered with ${again?.type}`);
    expect(again.report.kpis).toMatchObject({ customers: 3, orders: 4, revenue: 100 });
  });

  it('takes the currency of the file where the settings name none', async () => {
    const ask = handler();
    const done = (await ask(read)).at(-1);
    expect(done).toMatchObject({ result: { report: { settings: { currency: 'EUR' } } } });
    const set = await ask({ job: 8, type: 'analyse', settings: { ...settings, currency: 'AMD' } });
    expect(set[0]).toMatchObject({ report: { settings: { currency: 'AMD' } } });
  });

  it('makes no report while the reading has no orders', async () => {
    const reading = tinyReading({
      questions: [{ kind: 'role', role: 'date', candidates: [0, 1], layout: 0 }]
    });
    const said = await handler({ readFiles: () => Promise.resolve({ reading, table: null }) })(
      read
    );
    expect(said.at(-1)).toEqual({
      job: 7,
      type: 'done',
      result: { reading, table: null, report: null }
    });
  });

  it('makes the sample shop, which ends on the day asked for', async () => {
    const lastDay = gregorianToDay(2024, 6, 30);
    const said = await handler()({
      job: 1,
      type: 'sample',
      lastDay,
      texts: ENGLISH_TEXTS,
      settings
    });
    const done = said.at(-1);
    if (done?.type !== 'done') throw new Error(`answered with ${done?.type}`);
    expect(done.result.reading.sample).toBe(true);
    expect(Math.max(...ordersOf(done.result.table).day)).toBeLessThanOrEqual(lastDay);
    expect(done.result.report?.kpis.customers).toBe(done.result.table?.customerCount);
  });

  it('takes over the orders of a saved session and answers with the report alone', async () => {
    const ask = handler();
    const load: Request = {
      job: 3,
      type: 'load',
      table: tinyTable(),
      reading: tinyReading(),
      settings
    };
    const said = await ask(load);
    expect(said.map((response) => response.type)).toEqual(['done-analyse']);
    expect((await ask({ job: 4, type: 'analyse', settings }))[0]?.type).toBe('done-analyse');
  });

  it('turns a file that cannot be used into a problem, and keeps the orders it had', async () => {
    let broken = false;
    const ask = handler({
      readFiles: () =>
        broken
          ? Promise.reject(new IngestError({ code: 'empty-file', file: 'a.csv' }))
          : Promise.resolve({ reading: tinyReading(), table: tinyTable() })
    });
    await ask(read);
    broken = true;
    expect(await ask({ ...read, job: 9 })).toEqual([
      { job: 9, type: 'problem', problem: { code: 'empty-file', file: 'a.csv' } }
    ]);
    expect((await ask({ job: 10, type: 'analyse', settings }))[0]?.type).toBe('done-analyse');
  });

  it('tells of any other failure as the crash of its job, and never rejects', async () => {
    const ask = handler({
      analyse: () => {
        throw new RangeError('no such day');
      }
    });
    expect((await ask(read)).at(-1)).toEqual({
      job: 7,
      type: 'crash',
      message: 'RangeError: no such day'
    });
  });

  it('cannot analyse before there are orders', async () => {
    const said = await handler()({ job: 2, type: 'analyse', settings });
    expect(said).toEqual([{ job: 2, type: 'crash', message: 'Error: no orders at hand' }]);
  });
});

describe('a question on the orders at hand', () => {
  const ask: Request = { job: 9, type: 'ask', question: { kind: 'dimensions' }, settings };

  it('is answered once, under the id of its job, with the orders and settings that it is of', async () => {
    const given: { orders: number; window: number | null }[] = [];
    const say = handler({
      answer: (table, { lapseWindowDays }, question) => {
        expect(question).toEqual({ kind: 'dimensions' });
        given.push({ orders: ordersOf(table).orderCount, window: lapseWindowDays });
        return [];
      }
    });
    await say(read);
    const said = await say({ ...ask, settings: { ...settings, lapseWindowDays: 45 } });
    expect(said).toEqual([{ job: 9, type: 'done-ask', answer: [] }]);
    expect(given).toEqual([{ orders: 4, window: 45 }]);
  });

  it('leaves the orders as they were', async () => {
    const say = handler();
    await say(read);
    const [first] = await say(ask);
    expect((await say(ask))[0]).toEqual(first);
    expect((await say({ job: 10, type: 'analyse', settings }))[0]).toMatchObject({
      report: { kpis: { orders: 4, revenue: 100 } }
    });
  });

  it('fails without orders, and where it names what is not there', async () => {
    const say = handler({
      answer: () => {
        throw new RangeError('no such column');
      }
    });
    expect(await say(ask)).toEqual([
      { job: 9, type: 'crash', message: 'Error: no orders at hand' }
    ]);
    await say(read);
    expect(await say(ask)).toEqual([
      { job: 9, type: 'crash', message: 'RangeError: no such column' }
    ]);
  });
});

describe('a second report', () => {
  const second = (other: { amount: number } | null, days: number | null = null): Request => {
    const table = tinyTable();
    if (other) table.amount.fill(other.amount);
    return {
      job: 11,
      type: 'second',
      other: other ? { table, reading: tinyReading({ currency: 'AMD' }) } : null,
      settings: { ...settings, lapseWindowDays: days },
      beside: settings
    };
  };

  it('of the orders at hand is under settings of its own, with who is in both', async () => {
    const asked: (number | null)[][] = [];
    const say = handler({
      sharedCustomers: (_table, one, other) => {
        asked.push([one.lapseWindowDays, other.lapseWindowDays]);
        return 2;
      }
    });
    await say(read);
    const said = await say(second(null, 45));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatchObject({
      job: 11,
      type: 'done-second',
      shared: 2,
      report: { kpis: { revenue: 100 }, settings: { lapseWindowDays: 45, currency: 'EUR' } }
    });
    expect(asked).toEqual([[45, null]]);
  });

  it('of other orders is in their own currency, and nobody knows who is in both', async () => {
    const say = handler();
    await say(read);
    expect(await say(second({ amount: 7 }))).toMatchObject([
      {
        type: 'done-second',
        shared: null,
        report: { kpis: { revenue: 28 }, settings: { currency: 'AMD' } }
      }
    ]);
  });

  it('leaves the orders at hand in their place', async () => {
    const say = handler();
    await say(read);
    await say(second({ amount: 7 }));
    expect((await say({ job: 12, type: 'analyse', settings }))[0]).toMatchObject({
      report: { kpis: { revenue: 100 }, settings: { currency: 'EUR' } }
    });
  });

  it('of other orders needs none at hand; without any it fails', async () => {
    const say = handler();
    expect((await say(second(null)))[0]).toEqual({
      job: 11,
      type: 'crash',
      message: 'Error: no orders at hand'
    });
    expect((await say(second({ amount: 7 })))[0]?.type).toBe('done-second');
  });
});
