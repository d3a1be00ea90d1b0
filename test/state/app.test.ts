import { describe, expect, it, vi } from 'vitest';
import { IngestError, type ReadOptions, type Reading } from '../../src/core/ingest/reading';
import { analyse } from '../../src/core/report';
import { I18nState } from '../../src/state/i18n.svelte';
import { ordersOf } from '../storage/test-store';
import { tinyLayout, tinyReading, tinyTable } from '../worker/tiny-shop';
import { orders, testMemory, tick, visit } from './test-app';

/** Fingerprint of the one layout. */
const F = tinyLayout().fingerprint;
const overview = { screen: 'report', view: 'overview' };
const hang = (): Promise<never> => new Promise(() => {});
const whole = (reading: Partial<Reading> = {}) =>
  Promise.resolve({ reading: tinyReading(reading), table: tinyTable() });

describe('AppState.openFiles', () => {
  it('reads on the start screen, then shows the report and saves the session', async () => {
    let goOn = (): void => {};
    const { app, route } = await visit({
      worker: {
        readFiles: async (_files, _options, { onProgress }) => {
          onProgress({ phase: 'reading', bytes: 1, totalBytes: 2, rows: 3 });
          await new Promise<void>((resolve) => (goOn = resolve));
          return whole();
        }
      }
    });
    const done = app.openFiles([orders('My orders.2024.csv'), orders('more.csv')]);
    expect(app.activity).toEqual({
      kind: 'reading',
      progress: null,
      fileNames: ['My orders.2024.csv', 'more.csv']
    });
    await vi.waitFor(() =>
      expect(app.activity).toMatchObject({ progress: { phase: 'reading', rows: 3 } })
    );
    expect(route.current.screen).toBe('start');
    goOn();
    await done;
    expect(app.activity).toBeNull();
    expect(route.current).toEqual(overview);
    expect(app.report?.kpis.revenue).toBe(100);
    expect(app.session).toMatchObject({ name: 'My orders.2024', shop: '', notes: '' });
    expect(app.settings).toMatchObject({ currency: 'EUR', calendar: 'gregory' });
    expect(app.canReread).toBe(true);
    await app.flush();
    expect(app.saveStatus).toBe('saved');
    await vi.waitFor(() => expect(app.sessions).toMatchObject([{ name: 'My orders.2024' }]));
  });

  it('counts in the calendar of the language', async () => {
    const i18n = new I18nState(undefined, testMemory({ 'mandegar-lang': 'fa' }));
    await i18n.ready;
    const { app } = await visit({ parts: { i18n } });
    await app.openFiles([orders()]);
    expect(app.settings).toMatchObject({ calendar: 'persian', weekStart: 'saturday' });
  });

  it('asks first where only the user can decide, and reads again with every answer', async () => {
    const asked: ReadOptions[] = [];
    const { app, route } = await visit({
      worker: {
        readFiles: (files, options) => {
          asked.push(options);
          expect(files[0]?.name).toBe('orders.csv');
          const { roles, dateOrder } = options.layouts?.[F] ?? {};
          if (roles?.amount !== undefined && dateOrder) return whole();
          const questions: Reading['questions'] = [
            { kind: 'role', role: 'date', candidates: [1], layout: 0 }
          ];
          return Promise.resolve({ reading: tinyReading({ questions }), table: null });
        }
      }
    });
    await app.openFiles([orders()], { layouts: { [F]: { encoding: 'utf-8' } } });
    expect(route.current.screen).toBe('check');
    expect([app.report, app.session, app.reading?.questions.length]).toEqual([null, null, 1]);
    app.showReport();
    expect(route.current.screen).toBe('start');
    route.go({ screen: 'check' });
    await app.reread({ layouts: { [F]: { dateOrder: 'dmy', roles: { customer: 0 } } } });
    await app.reread({ layouts: { [F]: { roles: { amount: 2 } } } });
    expect(asked.at(-1)).toEqual({
      layouts: {
        [F]: { encoding: 'utf-8', dateOrder: 'dmy', roles: { customer: 0, amount: 2 } }
      }
    });
    expect(route.current.screen).toBe('check');
    expect(app.session?.name).toBe('orders');
    app.showReport();
    expect(route.current).toEqual(overview);
  });

  it('tells what is wrong with a file, at the start, and goes on', async () => {
    let broken = true;
    const { app, route } = await visit({
      worker: {
        readFiles: () =>
          broken ? Promise.reject(new IngestError({ code: 'empty-file', file: 'a.csv' })) : whole()
      }
    });
    await app.openFiles([orders('a.csv')]);
    expect(app.problem).toEqual({ code: 'empty-file', file: 'a.csv' });
    expect([app.activity, app.session, route.current.screen]).toEqual([null, null, 'start']);
    broken = false;
    await app.openFiles([orders()]);
    expect(app.problem).toBeNull();
    expect(route.current).toEqual(overview);
  });

  it('is given up within 500 ms, without a word', async () => {
    const { app, route } = await visit({ worker: { readFiles: hang } });
    const done = app.openFiles([orders()]);
    await tick();
    const start = performance.now();
    app.cancel();
    await done;
    expect(performance.now() - start).toBeLessThan(500);
    expect([app.activity, app.problem, route.current.screen]).toEqual([null, null, 'start']);
    await app.openSample();
    expect(route.current).toEqual(overview);
  });

  it('returns to the report that was in view when another file cannot be used', async () => {
    let count = 0;
    const { app, route } = await visit({
      worker: {
        readFiles: () =>
          ++count === 1
            ? whole()
            : Promise.reject(new IngestError({ code: 'no-table', file: 'b.csv' }))
      }
    });
    await app.openFiles([orders('a.csv')]);
    route.go({ screen: 'report', view: 'cohorts' });
    await app.openFiles([orders('b.csv')]);
    expect(app.problem?.code).toBe('no-table');
    expect(route.current).toEqual({ screen: 'report', view: 'cohorts' });
    expect(app.session?.name).toBe('a');
    await app.updateSettings({ lapseWindowDays: 45 });
    expect(app.report?.settings.lapseWindowDays).toBe(45);
  });

  it('lets the last of two drops win', async () => {
    const { app } = await visit({
      worker: { readFiles: (files) => (files[0]?.name === 'a.csv' ? hang() : whole()) }
    });
    const first = app.openFiles([orders('a.csv')]);
    await tick();
    await app.openFiles([orders('b.csv')]);
    await first;
    expect([app.session?.name, app.activity, app.problem]).toEqual(['b', null, null]);
  });

  it('says that the worker did not start', async () => {
    const { AnalysisClient } = await import('../../src/worker/client');
    const client = new AnalysisClient({ spawn: () => Promise.reject(new Error('blocked')) });
    const { app } = await visit({ parts: { client } });
    await app.openFiles([orders()]);
    expect(app.problem).toEqual({ code: 'worker-not-ready' });
  });
});

describe('AppState.openText', () => {
  it.each(['', ' \n\t'])('finds nothing in %j', async (text) => {
    const { app } = await visit();
    await app.openText(text);
    expect(app.problem).toEqual({ code: 'nothing-pasted' });
  });

  it('reads cells as a file, and finds nothing where they are no table', async () => {
    let table = true;
    const { app } = await visit({
      worker: {
        readFiles: (files) =>
          table && files[0]?.name === 'pasted.tsv'
            ? whole()
            : Promise.reject(new IngestError({ code: 'no-table', file: 'pasted.tsv' }))
      }
    });
    await app.openText('ana\t2024-01-05\t10');
    expect(app.session?.name).not.toMatch(/pasted|^$/);
    expect(app.report?.kpis.orders).toBe(4);
    table = false;
    await app.openText('hello');
    expect(app.problem).toEqual({ code: 'nothing-pasted' });
  });
});

describe('AppState.openSample', () => {
  it('makes a shop that ends today, which cannot be read in another way', async () => {
    const days: number[] = [];
    const { app, route } = await visit({
      worker: {
        sampleShop: (lastDay) => {
          days.push(lastDay);
          return { reading: tinyReading({ sample: true }), table: tinyTable() };
        }
      }
    });
    const done = app.openSample();
    expect(app.activity).toEqual({ kind: 'sample' });
    await done;
    expect(days).toEqual([19_800]);
    expect(route.current).toEqual(overview);
    expect(app.canReread).toBe(false);
    await app.flush();
    await vi.waitFor(() => expect(app.sessions?.[0]?.sample).toBe(true));
  });
});

describe('AppState.reread', () => {
  it('keeps the earlier reading, report and decisions when it fails', async () => {
    const asked: ReadOptions[] = [];
    const { app, route } = await visit({
      worker: {
        readFiles: (_files, options) => {
          asked.push(options);
          return options.layouts?.[F]?.delimiter === ';'
            ? Promise.reject(new IngestError({ code: 'no-table', file: 'orders.csv' }))
            : whole();
        }
      }
    });
    await app.openFiles([orders()]);
    route.go({ screen: 'check' });
    await app.reread({ layouts: { [F]: { delimiter: ';' } } });
    expect(app.problem?.code).toBe('no-table');
    expect(app.report?.kpis.orders).toBe(4);
    expect(route.current.screen).toBe('check');
    await app.reread({ layouts: { [F]: { decimal: ',' } } });
    expect(asked.at(-1)).toEqual({ layouts: { [F]: { decimal: ',' } } });
  });

  it('keeps the session, its words and its settings, and follows the currency of the file', async () => {
    const { app, browser } = await visit({
      worker: {
        readFiles: (_files, options) => whole({ currency: options.layouts?.[F]?.currency ?? 'IRR' })
      }
    });
    await app.openFiles([orders()]);
    app.rename('Mine');
    await app.updateSettings({ granularity: 'quarter' });
    const id = app.session?.id ?? '';
    await app.reread({ layouts: { [F]: { currency: 'IRT' } } });
    expect(app.session).toMatchObject({ id, name: 'Mine' });
    expect(app.settings).toMatchObject({ granularity: 'quarter', currency: 'IRT' });
    await app.flush();
    const stored = await browser.tab().open(id);
    expect(stored.data.reading.currency).toBe('IRT');
    expect(stored.details).toMatchObject({ name: 'Mine', settings: { granularity: 'quarter' } });
    await app.updateSettings({ currency: 'USD' });
    await app.reread({ layouts: { [F]: { currency: 'IRR' } } });
    expect(app.settings.currency).toBe('USD');
  });
});

describe('AppState.updateSettings', () => {
  it('shows the last of 20 quick changes and nothing in between', async () => {
    const { app } = await visit();
    await app.openFiles([orders()]);
    const shown = new Set<number | undefined>();
    const changes: Promise<void>[] = [];
    for (let days = 1; days <= 20; days += 1) {
      const change = app.updateSettings({ lapseWindowDays: days });
      changes.push(change.then(() => void shown.add(app.report?.settings.lapseWindowDays)));
      expect(app.recomputing).toBe(true);
    }
    await Promise.all(changes);
    expect(app.recomputing).toBe(false);
    expect(app.settings.lapseWindowDays).toBe(20);
    expect(app.report?.settings.lapseWindowDays).toBe(20);
    for (let days = 1; days < 20; days += 1) expect(shown).not.toContain(days);
  });

  it('returns to the settings of the report in view where others fail', async () => {
    const { app, browser } = await visit({
      worker: {
        analyse: (table, settings, source) => {
          if (settings.observationEnd === 0) throw new RangeError('before the first day');
          return analyse(ordersOf({ table }), settings, source);
        }
      }
    });
    await app.openFiles([orders()]);
    await app.updateSettings({ observationEnd: 0 });
    expect(app.problem?.code).toBe('worker-failed');
    expect(app.settings.observationEnd).toBeNull();
    expect(app.report?.kpis.orders).toBe(4);
    await app.flush();
    const stored = await browser.tab().peek(app.session?.id ?? '');
    expect(stored?.settings.observationEnd).toBeNull();
  });
});

describe('the routes', () => {
  it('lead to the start where there is nothing to show', async () => {
    const { app, route } = await visit();
    route.go({ screen: 'report', view: 'cohorts' });
    expect(location.hash).toBe('#/');
    route.go({ screen: 'check' });
    expect(location.hash).toBe('#/');
    await app.openFiles([orders()]);
    app.closeSession();
    expect(app.report).toBeNull();
    history.replaceState(null, '', '#/report/value');
    dispatchEvent(new PopStateEvent('popstate'));
    expect(location.hash).toBe('#/');
    route.go({ screen: 'calculator', query: new URLSearchParams('s=1') });
    expect(location.hash).toBe('#/calculator?s=1');
  });
});
