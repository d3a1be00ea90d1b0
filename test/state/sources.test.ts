import { keys, set } from 'idb-keyval';
import { describe, expect, it, vi } from 'vitest';
import {
  IngestError,
  type FileProblem,
  type ReadOptions,
  type Reading
} from '../../src/core/ingest/reading';
import { SourceStore } from '../../src/storage/source-store';
import type { HandlerParts } from '../../src/worker/handle';
import { failingStore, TestBrowser } from '../storage/test-store';
import { tinyLayout, tinyReading, tinyTable } from '../worker/tiny-shop';
import { orders, tick, visit, type TestApp } from './test-app';

const F = tinyLayout().fingerprint;
const overview = { screen: 'report', view: 'overview' };
type ReadFiles = HandlerParts['readFiles'];

/** Reads any files into the tiny shop, one row a file, and notes what it was given. */
function reader(changes: (options: ReadOptions) => Partial<Reading> = () => ({})) {
  const calls: { names: string[]; texts: string[]; options: ReadOptions; origins: unknown }[] = [];
  const readFiles: ReadFiles = async (files, options, { origins }) => {
    const texts = await Promise.all(files.map((file) => file.text()));
    calls.push({ names: files.map((file) => file.name), texts, options, origins });
    const infos = files.map(({ name, size }) => ({ ...fileInfo, name, size, rows: 1 }));
    const reading = tinyReading({ files: infos, ...changes(options) });
    return { reading, table: tinyTable() };
  };
  return { calls, readFiles };
}
const fileInfo = { layout: 0, unpackedFrom: null, part: null, otherParts: [] };

const kept = ({ app }: TestApp, status = 'kept'): Promise<void> =>
  vi.waitFor(() => expect(app.sourcesKept).toBe(status));

const noRows = (reading: Reading): IngestError => {
  const counts = { read: 2, accepted: 0, rejected: 0, ignored: 2, reasons: { unpaid: 2 } };
  return new IngestError({ code: 'no-rows-accepted', file: 'orders.csv', counts, reading });
};

describe('the files behind a session', () => {
  it('are kept after it was saved, and read in another way on a later visit', async () => {
    const { calls, readFiles } = reader();
    const first = await visit({ worker: { readFiles } });
    expect([first.app.canReread, first.app.sourcesKept]).toEqual([false, 'not-kept']);
    await first.app.openFiles([orders('jan.csv', 'a;b\n1;2\n'), orders('feb.csv', 'سفارش')]);
    expect(first.app.sourcesKept).toBe('keeping');
    await kept(first);
    await first.app.reread({ layouts: { [F]: { decimal: ',' } } });
    expect(first.app.sourcesKept).toBe('kept');
    await first.app.flush();
    const id = first.app.session?.id ?? '';

    const later = await visit({ browser: first.browser, worker: { readFiles } });
    expect(later.app.sessions).toMatchObject([{ id, files: 2 }]);
    await later.app.openSession(id);
    expect([later.app.canReread, later.app.sourcesKept]).toEqual([true, 'kept']);
    expect(later.app.sourceNames).toEqual(['jan.csv', 'feb.csv']);
    later.route.go({ screen: 'check' });
    await later.app.reread({ disabledRules: ['unpaid'] });
    expect(calls.at(-1)).toEqual({
      names: ['jan.csv', 'feb.csv'],
      texts: ['a;b\n1;2\n', 'سفارش'],
      origins: [null, null],
      options: { layouts: { [F]: { decimal: ',' } }, disabledRules: ['unpaid'] }
    });
    expect(later.app.session?.id).toBe(id);
    expect(later.route.current.screen).toBe('check');
    await later.app.flush();
    const stored = await first.browser.tab().open(id);
    expect(stored.data.options.disabledRules).toEqual(['unpaid']);
    // A reading in another way writes no file again.
    expect(await keys(first.browser.sources)).toHaveLength(2);
    await kept(later);
  });

  it('are none of the sample, and not asked for where nothing can be kept', async () => {
    const sample = await visit();
    await sample.app.openSample();
    await sample.app.flush();
    expect([sample.app.sourcesKept, sample.app.canReread]).toEqual(['not-kept', false]);
    const browser = new TestBrowser();
    browser.mayKeep = false;
    const none = await visit({ browser });
    await none.app.openFiles([orders()]);
    await none.app.flush();
    expect([none.app.sourcesKept, none.app.canReread]).toEqual(['not-kept', true]);
  });

  it('are gone without a word where there is no room for them, and the session stays', async () => {
    const browser = new TestBrowser();
    const full = failingStore(browser.sources, 'QuotaExceededError');
    const first = await visit({ browser, store: { sources: new SourceStore(full.use) } });
    await first.app.openFiles([orders()]);
    await kept(first, 'not-kept');
    expect([first.app.saveStatus, first.app.problem]).toEqual(['saved', null]);
    // Still at hand on this visit.
    expect(first.app.canReread).toBe(true);
    const id = first.app.session?.id ?? '';
    const later = await visit({ browser });
    await later.app.openSession(id);
    expect(later.app.report?.kpis.orders).toBe(4);
    expect([later.app.canReread, later.app.sourcesKept]).toEqual([false, 'not-kept']);
    expect(later.app.sourceNames).toEqual(['orders.csv']);
    await later.app.reread({ disabledRules: [] });
    expect(later.app.problem).toBeNull();
  });

  it('are given up where they are too large, which a later visit says too', async () => {
    const browser = new TestBrowser();
    const store = { sources: new SourceStore(browser.sources, 10) };
    const first = await visit({ browser, store });
    await first.app.openFiles([orders()]);
    await kept(first, 'too-large');
    await first.app.reread({ disabledRules: ['test'] });
    await first.app.flush();
    expect(first.app.sourcesKept).toBe('too-large');
    const later = await visit({ browser, store });
    await later.app.openSession(first.app.session?.id ?? '');
    expect([later.app.canReread, later.app.sourcesKept]).toEqual([false, 'too-large']);
  });

  it('wait for a session that cannot be saved yet', async () => {
    const browser = new TestBrowser();
    const full = failingStore(browser.data, 'QuotaExceededError');
    const visited = await visit({ browser, store: { data: full.use } });
    await visited.app.openFiles([orders()]);
    await vi.waitFor(() => expect(visited.app.saveStatus).toBe('failed'));
    expect(visited.app.sourcesKept).toBe('not-kept');
    full.failing = false;
    visited.app.setNotes('room again');
    await kept(visited);
  });

  it('are told to be gone when they are needed and damaged', async () => {
    const { calls, readFiles } = reader();
    const first = await visit({ worker: { readFiles } });
    await first.app.openFiles([orders()]);
    await kept(first);
    const later = await visit({ browser: first.browser, worker: { readFiles } });
    await later.app.openSession(first.app.session?.id ?? '');
    const [id = ''] = await keys<string>(first.browser.sources);
    const torn = { version: 1, packing: 'gzip', blob: new Blob(['torn']) };
    await set(id, torn, first.browser.sources);
    await later.app.reread({ disabledRules: ['test'] });
    expect(later.app.problem).toEqual({ code: 'sources-not-kept' });
    expect([later.app.canReread, later.app.report?.kpis.orders]).toEqual([false, 4]);
    expect(calls).toHaveLength(1);
  });

  it('are read from the store where the file on the disk has changed since', async () => {
    const { calls, readFiles } = reader();
    const visited = await visit({ worker: { readFiles } });
    const file = orders('orders.csv', 'as it was');
    await visited.app.openFiles([file]);
    await kept(visited);
    // What browsers do with a file that was written to after it was picked.
    const changed = (): never => {
      throw new DOMException('changed', 'NotReadableError');
    };
    Object.defineProperty(file, 'slice', { value: changed });
    await visited.app.reread({ disabledRules: ['test'] });
    expect(calls.at(-1)?.texts).toEqual(['as it was']);
  });

  it('come back with a deleted session, and are shared by a copy of it', async () => {
    const visited = await visit();
    const { app, browser } = visited;
    await app.openFiles([orders()]);
    await kept(visited);
    const id = app.session?.id ?? '';
    await app.deleteSession(id);
    expect([app.canReread, app.sourcesKept]).toEqual([false, 'not-kept']);
    await app.undoDelete();
    await app.openSession(id);
    expect(app.sourcesKept).toBe('kept');
    await app.duplicateSession(id);
    expect(await keys(browser.sources)).toHaveLength(1);
    const copy = app.sessions?.find((session) => session.id !== id);
    await app.deleteSession(id);
    await app.openSession(copy?.id ?? '');
    expect(app.sourcesKept).toBe('kept');
  });
});

describe('AppState.addFiles', () => {
  async function saved(parts: Parameters<typeof visit>[0] = {}) {
    const { calls, readFiles } = reader();
    const first = await visit({ worker: { readFiles }, ...parts });
    await first.app.openFiles([orders('jan.csv', 'January')]);
    first.app.rename('My shop');
    first.app.setNotes('keep me');
    await first.app.updateSettings({ granularity: 'quarter', lapseWindowDays: 45 });
    await first.app.reread({ layouts: { [F]: { dateOrder: 'dmy' } } });
    await first.app.flush();
    await kept(first);
    return { calls, readFiles, first, id: first.app.session?.id ?? '' };
  }

  it('reads next month with what was kept, and renews the session in place', async () => {
    const { calls, readFiles, first, id } = await saved();
    const later = await visit({ browser: first.browser, worker: { readFiles } });
    await later.app.openSession(id);
    later.route.go({ screen: 'report', view: 'cohorts' });
    const adding = later.app.addFiles([orders('feb.csv', 'February')]);
    expect(later.app.activity).toMatchObject({
      kind: 'reading',
      fileNames: ['jan.csv', 'feb.csv']
    });
    await adding;
    expect(calls.at(-1)).toMatchObject({
      texts: ['January', 'February'],
      options: { layouts: { [F]: { dateOrder: 'dmy' } } }
    });
    expect(later.route.current).toEqual({ screen: 'report', view: 'cohorts' });
    expect(later.app.session).toMatchObject({ id, name: 'My shop', notes: 'keep me' });
    expect(later.app.settings).toMatchObject({ granularity: 'quarter', lapseWindowDays: 45 });
    expect(later.app.sourceNames).toEqual(['jan.csv', 'feb.csv']);
    await kept(later);
    await later.app.flush();
    await vi.waitFor(() => expect(later.app.sessions).toMatchObject([{ id, files: 2 }]));

    const march = await visit({ browser: first.browser, worker: { readFiles } });
    await march.app.openSession(id);
    await march.app.addFiles([orders('mar.csv', 'March')]);
    expect(calls.at(-1)?.texts).toEqual(['January', 'February', 'March']);
    await kept(march);
    expect(await keys(first.browser.sources)).toHaveLength(3);
  });

  it('asks what only the user can decide about the new file, and saves with the answer', async () => {
    const { first, id } = await saved();
    let asks = true;
    const readFiles: ReadFiles = (files) => {
      const layouts = [tinyLayout(), tinyLayout({ fingerprint: 'other' })];
      const reading = tinyReading({
        layouts,
        files: files.map(({ name, size }) => ({ ...fileInfo, name, size, rows: 1 })),
        questions: asks ? [{ kind: 'role', role: 'date', candidates: [1], layout: 1 }] : []
      });
      return Promise.resolve({ reading, table: asks ? null : tinyTable() });
    };
    const later = await visit({ browser: first.browser, worker: { readFiles } });
    await later.app.openSession(id);
    await later.app.addFiles([orders('feb.csv')]);
    expect(later.route.current.screen).toBe('check');
    expect([later.app.report, later.app.session?.id]).toEqual([null, id]);
    // Not answered, the session is as it was.
    expect((await first.browser.tab().open(id)).details.files).toBe(1);
    asks = false;
    await later.app.reread({ layouts: { other: { roles: { date: 1 } } } });
    await later.app.flush();
    const { details, data } = await first.browser.tab().open(id);
    expect([details.files, details.name]).toEqual([2, 'My shop']);
    expect(data.options.layouts).toEqual({
      [F]: { dateOrder: 'dmy' },
      other: { roles: { date: 1 } }
    });
    await kept(later);
  });

  it.each<FileProblem>([
    { code: 'empty-file', file: 'feb.csv' },
    { code: 'mixed-kinds', file: 'feb.csv', first: 'jan.csv' }
  ])('leaves the session as it was where the new file cannot be used: $code', async (problem) => {
    const { first, id } = await saved();
    const readFiles: ReadFiles = () => Promise.reject(new IngestError(problem));
    const later = await visit({ browser: first.browser, worker: { readFiles } });
    await later.app.openSession(id);
    await later.app.addFiles([orders('feb.csv')]);
    expect(later.app.problem).toEqual(problem);
    expect(later.route.current).toEqual(overview);
    expect(later.app.sourceNames).toEqual(['jan.csv']);
    await later.app.updateSettings({ lapseWindowDays: 30 });
    expect(later.app.report?.settings.lapseWindowDays).toBe(30);
    expect(later.app.sourcesKept).toBe('kept');
  });

  it('leaves the session as it was where no row of all the files counts', async () => {
    const { first, id } = await saved();
    const readFiles: ReadFiles = () => Promise.reject(noRows(tinyReading()));
    const later = await visit({ browser: first.browser, worker: { readFiles } });
    await later.app.openSession(id);
    await later.app.addFiles([orders('feb.csv')]);
    expect(later.app.problem?.code).toBe('no-rows-accepted');
    expect([later.app.report?.kpis.orders, later.app.sourceNames]).toEqual([4, ['jan.csv']]);
  });

  it('can be given up, and leaves the session as it was', async () => {
    const { first, id } = await saved();
    const readFiles = vi.fn<ReadFiles>(() => new Promise(() => {}));
    const later = await visit({ browser: first.browser, worker: { readFiles } });
    await later.app.openSession(id);
    // While the kept file is being unpacked, then while both are being read.
    for (const untilRead of [false, true]) {
      const adding = later.app.addFiles([orders('feb.csv')]);
      if (untilRead) await vi.waitFor(() => expect(readFiles).toHaveBeenCalled());
      later.app.cancel();
      await adding;
      expect([later.app.activity, later.app.problem]).toEqual([null, null]);
    }
    await later.app.updateSettings({ lapseWindowDays: 30 });
    expect(later.app.report?.settings.lapseWindowDays).toBe(30);
    expect([later.app.sourceNames, later.app.sourcesKept]).toEqual([['jan.csv'], 'kept']);
    await later.app.flush();
    expect((await first.browser.tab().open(id)).details).toMatchObject({ files: 1, rows: 5 });
  });

  it('says so where the earlier files are not there any more', async () => {
    const { first, id } = await saved();
    const readFiles = vi.fn();
    await new SourceStore(first.browser.sources).drop(await keys<string>(first.browser.sources));
    const later = await visit({ browser: first.browser, worker: { readFiles } });
    await later.app.openSession(id);
    await later.app.addFiles([orders('feb.csv')]);
    expect(later.app.problem).toEqual({ code: 'sources-not-kept' });
    expect(later.route.current).toEqual(overview);
    expect(later.app.report?.kpis.orders).toBe(4);
    expect(readFiles).not.toHaveBeenCalled();
  });

  it('begins a session of its own where the sample shop or nothing is at hand', async () => {
    const { app } = await visit();
    await app.openSample();
    const id = app.session?.id;
    await app.addFiles([orders('first.csv')]);
    expect(app.session).toMatchObject({ name: 'first' });
    expect(app.session?.id).not.toBe(id);
    app.closeSession();
    await app.addFiles([orders('second.csv')]);
    expect(app.session?.name).toBe('second');
  });

  it('keeps the new file with an earlier one that is still being kept', async () => {
    const browser = new TestBrowser();
    let goOn = (): void => {};
    const gate = new Promise<void>((resolve) => (goOn = resolve));
    const slow: TestBrowser['sources'] = async (mode, callback) => {
      if (mode === 'readwrite') await gate;
      return browser.sources(mode, callback);
    };
    const { readFiles } = reader();
    const visited = await visit({
      browser,
      worker: { readFiles },
      store: { sources: new SourceStore(slow) }
    });
    await visited.app.openFiles([orders('jan.csv', 'January')]);
    await visited.app.flush();
    await visited.app.addFiles([orders('feb.csv', 'February')]);
    await visited.app.flush();
    expect(visited.app.sourcesKept).toBe('keeping');
    goOn();
    await kept(visited);
    const { details, sourcesKept } = await browser.tab().open(visited.app.session?.id ?? '');
    expect([details.sources.files.map((file) => file.name), sourcesKept]).toEqual([
      ['jan.csv', 'feb.csv'],
      true
    ]);
  });
});

describe('a file of which no row counts', () => {
  it('is shown as it was read, so that a rule can be switched', async () => {
    const reading = tinyReading({
      rows: { read: 2, accepted: 0, rejected: 0, ignored: 2, reasons: { unpaid: 2 } },
      rules: [{ rule: 'unpaid', on: true, rows: 2 }]
    });
    const readFiles: ReadFiles = (_files, { disabledRules }) =>
      disabledRules?.includes('unpaid')
        ? Promise.resolve({ reading: tinyReading(), table: tinyTable() })
        : Promise.reject(noRows(reading));
    const visited = await visit({ worker: { readFiles } });
    const { app, route } = visited;
    await app.openFiles([orders()]);
    expect(app.problem?.code).toBe('no-rows-accepted');
    expect(route.current.screen).toBe('check');
    expect([app.reading, app.report, app.session]).toEqual([reading, null, null]);
    expect([app.canReread, app.sourcesKept]).toEqual([true, 'not-kept']);
    await app.reread({ disabledRules: ['test'] });
    expect([app.problem?.code, app.report]).toEqual(['no-rows-accepted', null]);
    app.dismissProblem();
    await app.reread({ disabledRules: ['unpaid'] });
    expect([app.problem, app.report?.kpis.orders]).toEqual([null, 4]);
    expect(app.session?.name).toBe('orders');
    await kept(visited);
  });

  it('does not take away a report that is in view', async () => {
    const readFiles: ReadFiles = (_files, { layouts }) =>
      layouts?.[F] ? Promise.reject(noRows(tinyReading({ currency: 'USD' }))) : tinyShop();
    const tinyShop = () => Promise.resolve({ reading: tinyReading(), table: tinyTable() });
    const { app } = await visit({ worker: { readFiles } });
    await app.openFiles([orders()]);
    await app.reread({ layouts: { [F]: { roles: { amount: 0 } } } });
    expect(app.problem?.code).toBe('no-rows-accepted');
    expect([app.report?.kpis.orders, app.reading?.currency]).toEqual([4, 'EUR']);
    expect(app.rememberedLayouts).toEqual([]);
  });
});

describe('decisions on a layout', () => {
  it('are remembered for the next file with the same headings, and can be forgotten', async () => {
    const { calls, readFiles } = reader();
    const { app } = await visit({ worker: { readFiles } });
    await app.openFiles([orders('jan.csv')]);
    await app.reread({
      layouts: { [F]: { dateOrder: 'dmy', roles: { amount: 2 } } },
      disabledRules: ['unpaid']
    });
    expect(app.rememberedLayouts).toEqual([F]);
    await app.openFiles([orders('feb.csv')]);
    expect(calls.at(-1)?.options).toEqual({
      layouts: { [F]: { dateOrder: 'dmy', roles: { amount: 2 } } },
      remembered: [F]
    });
    app.forgetLayout(F);
    expect(app.rememberedLayouts).toEqual([]);
    // The session at hand keeps what it was read with.
    await app.reread({ disabledRules: ['test'] });
    expect(calls.at(-1)?.options).toMatchObject({ layouts: { [F]: { dateOrder: 'dmy' } } });
    await app.openFiles([orders('mar.csv')]);
    expect(calls.at(-1)?.options).toEqual({});
  });

  it('become the user’s own again where one is changed', async () => {
    const { calls, readFiles } = reader();
    const { app, memory } = await visit({ worker: { readFiles } });
    await app.openFiles([orders('jan.csv')]);
    await app.reread({ layouts: { [F]: { dateOrder: 'dmy', roles: { amount: 2 } } } });
    await app.openFiles([orders('feb.csv')]);
    await app.reread({ layouts: { [F]: { roles: { date: 1 } } } });
    const all = { dateOrder: 'dmy', roles: { amount: 2, date: 1 } };
    expect(calls.at(-1)?.options).toEqual({ layouts: { [F]: all } });
    const later = await visit({ memory, worker: { readFiles } });
    await later.app.openFiles([orders('mar.csv')]);
    expect(calls.at(-1)?.options).toEqual({ layouts: { [F]: all }, remembered: [F] });
  });

  it('of the open session win over remembered ones when a file is added', async () => {
    const { calls, readFiles } = reader();
    const first = await visit({ worker: { readFiles } });
    await first.app.openFiles([orders('jan.csv')]);
    await first.app.reread({ layouts: { [F]: { dateOrder: 'dmy' } } });
    await kept(first);
    await first.app.flush();
    const id = first.app.session?.id ?? '';
    const { memory, browser } = first;
    // Elsewhere, another file with these headings is read the other way round, and one with others.
    await first.app.openFiles([orders('us.csv')]);
    await first.app.reread({ layouts: { [F]: { dateOrder: 'mdy' }, other: { decimal: ',' } } });
    expect(first.app.rememberedLayouts).toEqual([F]);
    const fingerprints = [tinyLayout(), tinyLayout({ fingerprint: 'other' })];
    const two = reader(() => ({ layouts: fingerprints }));
    const elsewhere = await visit({ memory, browser, worker: two });
    await elsewhere.app.openFiles([orders('other.csv')]);
    await elsewhere.app.reread({ layouts: { other: { decimal: ',' } } });
    expect(elsewhere.app.rememberedLayouts).toEqual(['other', F]);

    const later = await visit({ memory, browser, worker: { readFiles } });
    await later.app.openSession(id);
    await later.app.addFiles([orders('feb.csv')]);
    expect(calls.at(-1)?.options).toEqual({
      layouts: { [F]: { dateOrder: 'dmy' }, other: { decimal: ',' } },
      remembered: ['other']
    });
  });

  it('hold nothing of the data', async () => {
    const { readFiles } = reader();
    const { app, memory } = await visit({ worker: { readFiles } });
    await app.openFiles([orders('secret-name.csv', 'ana@example.org;10')]);
    await app.reread({
      layouts: { [F]: { roles: { email: 0 } } },
      parts: { 'secret-name.csv': 'S' }
    });
    expect(memory.get('mandegar-layouts')).toBe(JSON.stringify([[F, { roles: { email: 0 } }]]));
  });
});

describe('a workbook', () => {
  it('is turned into text before it is read, once, and kept as it came', async () => {
    const { calls, readFiles } = reader();
    const asked: Readonly<Record<string, string>>[] = [];
    const prepare: Parameters<typeof visit>[0] = {
      worker: { readFiles },
      parts: {
        prepare: (_signal, files, parts = {}) => {
          asked.push(parts);
          return Promise.resolve(
            files.map((file) => ({
              file: new File([`sheet of ${file.name}`], file.name),
              unpackedFrom: 'xlsx' as const,
              part: parts[file.name] ?? 'Sheet1',
              otherParts: ['Sheet2']
            }))
          );
        }
      }
    };
    const first = await visit(prepare);
    await first.app.openFiles([orders('book.xlsx', 'PK\u0003\u0004 the workbook')]);
    const origin = { unpackedFrom: 'xlsx', part: 'Sheet1', otherParts: ['Sheet2'] };
    expect(calls.at(-1)).toMatchObject({ texts: ['sheet of book.xlsx'], origins: [origin] });
    await kept(first);
    await first.app.reread({ disabledRules: ['test'] });
    expect(asked).toHaveLength(1);
    await first.app.reread({ parts: { 'book.xlsx': 'Sheet2' } });
    expect(asked).toEqual([{}, { 'book.xlsx': 'Sheet2' }]);
    expect(calls.at(-1)?.origins).toEqual([{ ...origin, part: 'Sheet2' }]);
    await first.app.flush();
    const { details, data } = await first.browser.tab().open(first.app.session?.id ?? '');
    expect(data.options.parts).toEqual({ 'book.xlsx': 'Sheet2' });
    const [file] = await first.browser.tab().loadSources(details.sources.files);
    expect(await file?.text()).toBe('PK\u0003\u0004 the workbook');
  });

  it('that cannot be opened is told, and can be given up while it is unpacked', async () => {
    const broken: FileProblem = { code: 'encrypted-file', file: 'book.xlsx', format: 'xlsx' };
    let hang = false;
    const { app } = await visit({
      parts: {
        prepare: (signal) =>
          hang
            ? new Promise((_resolve, reject) =>
                signal.addEventListener('abort', () =>
                  reject(new DOMException('given up', 'AbortError'))
                )
              )
            : Promise.reject(new IngestError(broken))
      }
    });
    await app.openFiles([orders('book.xlsx')]);
    expect(app.problem).toEqual(broken);
    hang = true;
    const opening = app.openFiles([orders('book.xlsx')]);
    await tick();
    expect(app.activity).toMatchObject({ kind: 'reading', progress: null });
    app.cancel();
    await opening;
    expect([app.activity, app.problem]).toEqual([null, null]);
  });
});

describe('two tabs with one session', () => {
  it('follow each other when one adds a file, and lose none', async () => {
    const { calls, readFiles } = reader();
    const one = await visit({ worker: { readFiles } });
    await one.app.openFiles([orders('jan.csv', 'January')]);
    await kept(one);
    const id = one.app.session?.id ?? '';
    const two = await visit({ browser: one.browser, worker: { readFiles } });
    await two.app.openSession(id);
    two.route.go({ screen: 'report', view: 'value' });

    await one.app.addFiles([orders('feb.csv', 'February')]);
    await kept(one);
    await vi.waitFor(() => expect(two.app.sourceNames).toEqual(['jan.csv', 'feb.csv']));
    await kept(two);
    expect(two.route.current).toEqual({ screen: 'report', view: 'value' });
    await two.app.addFiles([orders('mar.csv', 'March')]);
    expect(calls.at(-1)?.texts).toEqual(['January', 'February', 'March']);
    await vi.waitFor(() => expect(one.app.sourceNames).toHaveLength(3));
  });

  it('catch up before a file is added where no message came through', async () => {
    const { calls, readFiles } = reader();
    const one = await visit({ worker: { readFiles } });
    await one.app.openFiles([orders('jan.csv', 'January')]);
    await kept(one);
    const announcer = { say: () => {}, onHear: () => {} };
    const two = await visit({ browser: one.browser, worker: { readFiles }, store: { announcer } });
    await two.app.openSession(one.app.session?.id ?? '');
    await one.app.addFiles([orders('feb.csv', 'February')]);
    await one.app.flush();
    await kept(one);
    expect(two.app.sourceNames).toEqual(['jan.csv']);
    await two.app.addFiles([orders('mar.csv', 'March')]);
    expect(calls.at(-1)?.texts).toEqual(['January', 'February', 'March']);
  });

  it('keep the files anew when the session was deleted in one and goes on in the other', async () => {
    const one = await visit();
    await one.app.openFiles([orders()]);
    await kept(one);
    const id = one.app.session?.id ?? '';
    const store = one.browser.tab();
    await store.remove(id);
    await store.purge(id);
    await vi.waitFor(() => expect(one.app.sessions).toEqual([]));
    await kept(one, 'not-kept');
    one.app.setNotes('not over yet');
    await kept(one);
    expect((await store.open(id)).sourcesKept).toBe(true);
  });
});
