import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Report } from '../../src/core/report-schema';
import { analyseShop } from '../../src/core/report';
import { isoToDay } from '../../src/core/time/calendar';
import type { HandlerParts } from '../../src/worker/handle';
import { TestBrowser } from '../storage/test-store';
import { tinyReading, tinyTable } from '../worker/tiny-shop';
import { orders, tick, visit, type TestApp, type TestAppOptions } from './test-app';

/** January 2024, when ana, bob bought first. */
const JANUARY = {
  kind: 'settings',
  settings: { from: isoToDay('2024-01-01'), to: isoToDay('2024-01-31') }
} as const;
const FEBRUARY = {
  kind: 'settings',
  settings: { from: isoToDay('2024-02-01'), to: isoToDay('2024-02-29') }
} as const;

afterEach(() => vi.restoreAllMocks());

async function opened(options: TestAppOptions = {}): Promise<TestApp> {
  const test = await visit(options);
  await test.app.openFiles([orders()]);
  return test;
}

const kinds = ({ workers }: TestApp): string[] =>
  workers.flatMap(({ received }) => received.map(({ type }) => type));

const spanOf = (report: Report | null): (string | null)[] => [
  report?.span.from ?? null,
  report?.span.to ?? null
];

/** A second saved session beside the one that is open: twice the amounts. */
async function withOther(
  options: TestAppOptions = {}
): Promise<{ test: TestApp; otherId: string }> {
  let files = 0;
  const test = await visit({
    ...options,
    worker: {
      readFiles: () => {
        const table = tinyTable();
        if (files++ === 0) table.amount = table.amount.map((amount) => 2 * amount);
        return Promise.resolve({ reading: tinyReading(), table });
      }
    }
  });
  await test.app.openFiles([orders('other.csv')]);
  await test.app.flush();
  const otherId = test.app.session?.id ?? '';
  await test.app.openFiles([orders('mine.csv')]);
  await test.app.flush();
  await vi.waitFor(() => expect(test.app.sessions).toHaveLength(2));
  return { test, otherId };
}

describe('comparing with other days', () => {
  it('makes a second report of them, and what both say of each other', async () => {
    const { app } = await opened();
    expect(app.compare.with).toBeNull();
    const begun = app.compare.begin(JANUARY);
    expect(app.compare.pending).toBe(true);
    expect(app.compare.report).toBeNull();
    await begun;
    expect(app.compare.pending).toBe(false);
    expect(spanOf(app.compare.report)).toEqual(['2024-01-01', '2024-01-31']);
    // ana and bob bought in January, and all three at any time.
    expect(app.compare.report?.kpis.customers).toBe(2);
    expect(app.compare.comparison?.shared).toBe(2);
    const customers = app.compare.comparison?.measures.find(({ key }) => key === 'customers');
    expect([customers?.a, customers?.b]).toEqual([3, 2]);
    expect(app.compare.beside).toBe(app.report);
  });

  it('leaves the report in view and its settings as they are', async () => {
    const { app } = await opened();
    const { report, settings } = app;
    await app.compare.begin(JANUARY);
    expect(app.report).toBe(report);
    expect(app.settings).toBe(settings);
  });

  it('takes the filter of the report in view, and keeps to it when that changes', async () => {
    const { app } = await opened();
    await app.compare.begin(JANUARY);
    const filter = [
      {
        dimension: 'first-amount',
        scope: 'customers',
        keep: { kind: 'range', from: 20, below: null }
      }
    ] as const;
    await app.updateSettings({ filter });
    expect(app.compare.with).toBe(JANUARY);
    expect(app.compare.report?.settings.filter).toEqual(filter);
    // ana's first order was of 10: bob alone is left in January.
    expect(app.compare.report?.kpis.customers).toBe(1);
    expect(app.compare.beside).toBe(app.report);
  });

  it('has nothing to compare where the filter keeps nothing on a side', async () => {
    const { app } = await opened();
    const keep = { kind: 'range', from: 1000, below: null } as const;
    await app.compare.begin({
      kind: 'settings',
      settings: { filter: [{ dimension: 'first-amount', scope: 'customers', keep }] }
    });
    expect(app.compare.report?.selection.orders).toBe(0);
    expect(app.compare.comparison).toBeNull();
    expect(app.compare.problem).toBeNull();
  });
});

describe('a comparison, when the settings change', () => {
  it('survives: both sides are made anew in the same periods', async () => {
    const { app } = await opened();
    await app.compare.begin(JANUARY);
    await app.updateSettings({ granularity: 'quarter', lapseWindowDays: 45 });
    expect(app.compare.report?.settings).toMatchObject({
      granularity: 'quarter',
      lapseWindowDays: 45
    });
    // January reaches out to its whole quarter, which the data end in.
    expect(spanOf(app.compare.report)[0]).toBe('2024-01-01');
    expect(app.compare.beside).toBe(app.report);
    expect(app.compare.pending).toBe(false);
  });

  it('is marked as behind from the moment the report is another until its companion is too', async () => {
    const { app } = await opened();
    await app.compare.begin(JANUARY);
    const before = app.report;
    const behind: boolean[] = [];
    const updated = app.updateSettings({ lapseWindowDays: 45 });
    while (app.report === before) await tick(1);
    for (; app.compare.beside !== app.report; await tick(1)) behind.push(app.compare.pending);
    await updated;
    expect(behind.length).toBeGreaterThan(0);
    expect(behind).not.toContain(false);
    expect(app.compare.pending).toBe(false);
  });

  it('is made once for the newest of several changes', async () => {
    const test = await opened();
    const { app } = test;
    await app.compare.begin(JANUARY);
    const seconds = kinds(test).filter((type) => type === 'second').length;
    await Promise.all([40, 50, 60].map((days) => app.updateSettings({ lapseWindowDays: days })));
    await vi.waitFor(() => expect(app.compare.pending).toBe(false));
    expect(app.report?.settings.lapseWindowDays).toBe(60);
    expect(app.compare.report?.settings.lapseWindowDays).toBe(60);
    expect(kinds(test).filter((type) => type === 'second')).toHaveLength(seconds + 1);
  });

  it('stays with the report that stays where the analysis fails', async () => {
    let failing = false;
    const analyse: HandlerParts['analyse'] = (...rest) => {
      if (failing) throw new Error('out of memory');
      return analyseShop(...rest);
    };
    const { app } = await opened({ worker: { analyse } });
    await app.compare.begin(JANUARY);
    const { report } = app.compare;
    failing = true;
    await app.updateSettings({ lapseWindowDays: 45 });
    expect(app.problem?.code).toBe('worker-failed');
    expect(app.compare.report).toBe(report);
    expect(app.compare.pending).toBe(false);
  });
});

describe('a newer choice', () => {
  it('takes the place of one under way, whose answer is never shown', async () => {
    const { app } = await opened();
    const first = app.compare.begin(JANUARY);
    const second = app.compare.begin(FEBRUARY);
    await Promise.all([first, second]);
    expect(app.compare.with).toBe(FEBRUARY);
    expect(spanOf(app.compare.report)).toEqual(['2024-02-01', '2024-02-29']);
    await tick();
    expect(spanOf(app.compare.report)).toEqual(['2024-02-01', '2024-02-29']);
  });

  it('never stands over the numbers of the one before', async () => {
    const { app } = await opened();
    await app.compare.begin(JANUARY);
    const begun = app.compare.begin(FEBRUARY);
    expect(app.compare.report).toBeNull();
    expect(app.compare.comparison).toBeNull();
    await begun;
  });

  it('does not end the worker: no orders are handed over again', async () => {
    const test = await opened();
    void test.app.compare.begin(JANUARY);
    await tick(2);
    await test.app.compare.begin(FEBRUARY);
    expect(test.workers).toHaveLength(1);
    expect(kinds(test)).not.toContain('load');
  });
});

describe('the end of a comparison', () => {
  it('leaves nothing behind, and what is under way is not heard', async () => {
    const { app } = await opened();
    await app.compare.begin(JANUARY);
    void app.compare.begin(FEBRUARY);
    app.compare.end();
    await tick(50);
    const { with: what, report, comparison, pending, problem } = app.compare;
    expect([what, report, comparison, pending, problem]).toEqual([null, null, null, false, null]);
  });

  it('comes with other files, with another session and with none', async () => {
    const { test, otherId } = await withOther();
    const { app } = test;
    await app.compare.begin(JANUARY);
    await app.openFiles([orders('third.csv')]);
    expect(app.compare.with).toBeNull();
    await app.compare.begin(JANUARY);
    await app.openSession(otherId);
    expect(app.compare.with).toBeNull();
    await app.compare.begin(JANUARY);
    app.closeSession();
    expect([app.compare.with, app.compare.report]).toEqual([null, null]);
  });

  it('comes when the same files are read in another way', async () => {
    const { app } = await opened();
    await app.compare.begin(JANUARY);
    await app.reread({ disabledRules: ['cancelled'] });
    expect(app.compare.with).toBeNull();
    expect(app.compare.report).toBeNull();
  });

  it('does not come where an opening fails: what was there stays', async () => {
    const { app } = await opened();
    await app.compare.begin(JANUARY);
    const { report } = app.compare;
    await app.openSession('gone');
    expect(app.problem?.code).toBe('session-damaged');
    expect(app.compare.report).toBe(report);
  });
});

describe('comparing with another session', () => {
  it('lays all its orders beside the report, in the same periods and with the same window', async () => {
    const { test, otherId } = await withOther();
    const { app } = test;
    await app.updateSettings({ granularity: 'week', from: isoToDay('2024-02-01') });
    await app.compare.begin({ kind: 'session', id: otherId, name: 'Other' });
    expect(app.compare.report?.kpis.revenue).toBe(200);
    expect(app.compare.report?.settings.granularity).toBe('week');
    expect(app.compare.report?.settings.lapseWindowDays).toBe(app.report?.settings.lapseWindowDays);
    expect(spanOf(app.compare.report)).toEqual([null, null]);
    expect(app.compare.comparison?.shared).toBeNull();
    // The orders at hand are still those of the report in view.
    await app.updateSettings({ from: null });
    expect(app.report?.kpis.revenue).toBe(100);
    expect(app.compare.report?.kpis.revenue).toBe(200);
  });

  it('reads it from the store once, as long as nobody reads it anew', async () => {
    const browser = new TestBrowser();
    let reads = 0;
    const data: TestBrowser['data'] = (mode, callback) => {
      if (mode === 'readonly') reads += 1;
      return browser.data(mode, callback);
    };
    const { test, otherId } = await withOther({ browser, store: { data } });
    const { app } = test;
    reads = 0;
    await app.compare.begin({ kind: 'session', id: otherId, name: 'Other' });
    expect(reads).toBe(1);
    await app.updateSettings({ lapseWindowDays: 45 });
    expect(app.compare.report?.settings.lapseWindowDays).toBe(45);
    expect(reads).toBe(1);
  });

  it('says so where it was deleted, with its name, and shows no old numbers', async () => {
    const { test, otherId } = await withOther();
    const { app } = test;
    await app.compare.begin({ kind: 'session', id: otherId, name: 'Other' });
    await app.deleteSession(otherId);
    await app.updateSettings({ lapseWindowDays: 45 });
    expect(app.compare.problem).toEqual({ code: 'session-damaged', name: 'Other' });
    expect(app.compare.report).toBeNull();
    expect(app.compare.pending).toBe(false);
    await app.undoDelete();
    await app.compare.follow();
    expect(app.compare.problem).toBeNull();
    expect(app.compare.report?.kpis.revenue).toBe(200);
  });

  it('says so where it never was', async () => {
    const { app } = await opened();
    await app.compare.begin({ kind: 'session', id: 'gone', name: 'Gone' });
    expect(app.compare.problem).toEqual({ code: 'session-damaged', name: 'Gone' });
    await app.compare.begin(JANUARY);
    expect(app.compare.problem).toBeNull();
    expect(app.compare.report).not.toBeNull();
  });
});
