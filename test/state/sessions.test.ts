import { set } from 'idb-keyval';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { UNDO_MS } from '../../src/storage/housekeeping';
import { failingStore, ordersOf, TestBrowser } from '../storage/test-store';
import { orders, tick, visit } from './test-app';

afterEach(() => vi.useRealTimers());

/** Waits until the list on screen says what is expected of it. */
const listed = (read: () => unknown, expected: unknown): Promise<void> =>
  vi.waitFor(() => expect(read()).toEqual(expected));

describe('a saved session', () => {
  it('opens on a later visit as it was left, without reading its file', async () => {
    const first = await visit();
    await first.app.openFiles([orders()]);
    first.app.rename('  My shop ');
    first.app.setShop('Bazaar 12');
    first.app.setNotes('two\nlines');
    await first.app.updateSettings({ granularity: 'quarter', lapseWindowDays: 45 });
    await first.app.flush();
    const id = first.app.session?.id ?? '';

    const readFiles = vi.fn();
    const later = await visit({ browser: first.browser, worker: { readFiles } });
    expect(later.app.sessions).toMatchObject([{ id, name: 'My shop', shop: 'Bazaar 12', rows: 5 }]);
    const opened = later.app.openSession(id);
    expect(later.app.activity).toEqual({ kind: 'opening' });
    await opened;
    expect(later.route.current).toEqual({ screen: 'report', view: 'overview' });
    expect(later.app.session).toMatchObject({ id, name: 'My shop', notes: 'two\nlines' });
    expect(later.app.report?.settings).toMatchObject({
      granularity: 'quarter',
      lapseWindowDays: 45,
      currency: 'EUR'
    });
    expect(later.app.reading?.issues).toHaveLength(1);
    expect(later.app.saveStatus).toBe('saved');
    expect(readFiles).not.toHaveBeenCalled();
  });

  it('is not opened again when it is at hand', async () => {
    const { app, route, workers } = await visit();
    await app.openFiles([orders()]);
    route.go({ screen: 'start' });
    await app.openSession(app.session?.id ?? '');
    expect(route.current.screen).toBe('report');
    expect(workers[0]?.received).toHaveLength(1);
    expect(app.canReread).toBe(true);
  });

  it('keeps an edit made in the moment before the page goes away', async () => {
    const browser = new TestBrowser();
    let stuck = false;
    const details: TestBrowser['details'] = (mode, callback) =>
      stuck && mode === 'readwrite' ? new Promise(() => {}) : browser.details(mode, callback);
    const first = await visit({ browser, store: { details } });
    await first.app.openFiles([orders()]);
    await first.app.flush();
    stuck = true;
    first.app.setNotes('just in time');
    await tick();
    first.app.rename('Even later');
    dispatchEvent(new Event('pagehide'));

    const later = await visit({ browser, memory: first.memory });
    expect(later.app.sessions).toMatchObject([{ name: 'Even later', notes: 'just in time' }]);
    expect(first.memory.all.size).toBe(0);
  });

  it('notes nothing aside once everything is saved', async () => {
    const { app, memory } = await visit();
    await app.openFiles([orders()]);
    app.setNotes('saved');
    await app.flush();
    dispatchEvent(new Event('pagehide'));
    expect(memory.all.size).toBe(0);
  });

  it('says when there is no room, keeps the report, and saves all with the next edit', async () => {
    const browser = new TestBrowser();
    const full = failingStore(browser.data, 'QuotaExceededError');
    const { app } = await visit({ browser, store: { data: full.use } });
    const start = performance.now();
    await app.openFiles([orders()]);
    await vi.waitFor(() => expect(app.saveStatus).toBe('failed'));
    // The notes on safety ask for one second.
    expect(performance.now() - start).toBeLessThan(1000);
    expect(app.problem).toEqual({ code: 'storage-full' });
    expect(app.report?.kpis.orders).toBe(4);
    full.failing = false;
    app.setNotes('room again');
    await app.flush();
    expect(app.saveStatus).toBe('saved');
    const stored = await browser.tab().open(app.session?.id ?? '');
    expect(stored.details.notes).toBe('room again');
    expect(ordersOf(stored.data).orderCount).toBe(4);
  });

  it('keeps an edit that could not be saved for the next attempt', async () => {
    const browser = new TestBrowser();
    const broken = failingStore(browser.details, 'UnknownError');
    broken.failing = false;
    const { app } = await visit({ browser, store: { details: broken.use } });
    await app.openFiles([orders()]);
    await app.flush();
    broken.failing = true;
    app.setNotes('first');
    await app.flush();
    expect([app.saveStatus, app.problem?.code]).toEqual(['failed', 'save-failed']);
    broken.failing = false;
    app.setShop('second');
    await app.flush();
    expect(app.saveStatus).toBe('saved');
    const stored = await browser.tab().peek(app.session?.id ?? '');
    expect(stored).toMatchObject({ notes: 'first', shop: 'second' });
  });

  it('is analysed where nothing can be kept, with one warning', async () => {
    const browser = new TestBrowser();
    browser.mayKeep = false;
    const { app } = await visit({ browser });
    expect(app.sessions).toEqual([]);
    await app.openFiles([orders()]);
    await app.flush();
    expect(app.report?.kpis.orders).toBe(4);
    expect([app.saveStatus, app.problem?.code]).toEqual(['unavailable', 'storage-unavailable']);
    app.dismissProblem();
    app.setNotes('kept for now');
    await app.flush();
    expect([app.saveStatus, app.problem]).toEqual(['unavailable', null]);
    expect(app.session?.notes).toBe('kept for now');
  });

  it.each([
    ['session-newer', { version: 99, name: 'From tomorrow' }],
    ['session-damaged', { version: 1, name: 'From tomorrow' }]
  ])('that cannot be opened is told by name: %s', async (code, record) => {
    const browser = new TestBrowser();
    await set('x', { id: 'x', ...record }, browser.details);
    const { app, route } = await visit({ browser });
    await app.openSession('x');
    expect(app.problem).toEqual({ code, name: 'From tomorrow' });
    expect([app.activity, route.current.screen]).toEqual([null, 'start']);
  });
});

describe('the list of sessions', () => {
  const names = (app: { sessions: readonly { name: string }[] | null }) =>
    app.sessions?.map((session) => session.name).sort();

  async function withSessions(...files: string[]) {
    const visited = await visit();
    const ids: string[] = [];
    for (const file of files) {
      await visited.app.openFiles([orders(`${file}.csv`)]);
      ids.push(visited.app.session?.id ?? '');
      await visited.app.flush();
    }
    await listed(() => names(visited.app), [...files].sort());
    return { ...visited, ids };
  }

  it('renames a session, the open one and another', async () => {
    const { app, ids } = await withSessions('a', 'b');
    await app.renameSession(ids[0] ?? '', 'first');
    await app.renameSession(ids[1] ?? '', 'second');
    await app.renameSession(ids[1] ?? '', '  ');
    expect(app.session?.name).toBe('second');
    await app.flush();
    await listed(() => names(app), ['first', 'second']);
  });

  it('counts copies', async () => {
    const { app, ids } = await withSessions('a');
    await app.duplicateSession(ids[0] ?? '');
    await app.duplicateSession(ids[0] ?? '');
    expect(names(app)?.map((name) => name.replace(/[\u2066-\u2069]/g, ''))).toEqual([
      'a',
      'a (2)',
      'a (3)'
    ]);
    expect(app.session?.id).toBe(ids[0]);
  });

  it('takes a deleted session off, and undo brings it back', async () => {
    const { app, ids } = await withSessions('a', 'b');
    await app.deleteSession(ids[0] ?? '');
    expect(names(app)).toEqual(['b']);
    expect(app.deleted?.name).toBe('a');
    await app.undoDelete();
    expect(names(app)).toEqual(['a', 'b']);
    expect(app.deleted).toBeNull();
    await app.openSession(ids[0] ?? '');
    expect(app.report?.kpis.orders).toBe(4);
  });

  it('ends the one deleted before when another is deleted', async () => {
    const { app, ids, browser } = await withSessions('a', 'b');
    await app.deleteSession(ids[0] ?? '');
    await app.deleteSession(ids[1] ?? '');
    expect(app.deleted?.name).toBe('b');
    await app.undoDelete();
    expect(names(app)).toEqual(['b']);
    await vi.waitFor(async () => expect(await browser.tab().restore(ids[0] ?? '')).toBe(false));
  });

  it('closes the open session when it is deleted, and does not save it back', async () => {
    const { app, ids, route, browser } = await withSessions('a');
    app.setNotes('last words');
    await app.deleteSession(ids[0] ?? '');
    expect([app.session, app.report, route.current.screen]).toEqual([null, null, 'start']);
    await app.flush();
    expect(await browser.tab().list()).toEqual([]);
    await app.undoDelete();
    expect(app.sessions?.[0]?.notes).toBe('last words');
  });

  it('cannot undo after ten seconds', async () => {
    const { app, ids } = await withSessions('a');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await app.deleteSession(ids[0] ?? '');
    vi.advanceTimersByTime(UNDO_MS - 1);
    expect(app.deleted).not.toBeNull();
    vi.advanceTimersByTime(1);
    expect(app.deleted).toBeNull();
  });

  it('does not show a session that was deleted before the page was closed', async () => {
    const { app, ids, browser } = await withSessions('a', 'b');
    await app.deleteSession(ids[0] ?? '');
    browser.now += UNDO_MS + 1;
    const later = await visit({ browser });
    expect(names(later.app)).toEqual(['b']);
    await vi.waitFor(async () => expect(await browser.tab().restore(ids[0] ?? '')).toBe(false));
  });
});

describe('two tabs', () => {
  it('follow each other, and lose none of their edits', async () => {
    const one = await visit();
    await one.app.openFiles([orders()]);
    await one.app.flush();
    const id = one.app.session?.id ?? '';
    const two = await visit({ browser: one.browser });
    await two.app.openSession(id);

    two.app.rename('Renamed over there');
    await two.app.flush();
    await listed(() => one.app.session?.name, 'Renamed over there');
    await listed(() => one.app.sessions?.[0]?.name, 'Renamed over there');

    for (let edit = 1; edit <= 30; edit += 1) {
      one.app.setNotes(`note ${edit}`);
      two.app.setShop(`shop ${edit}`);
      if (edit % 10 === 0) await tick();
    }
    await two.app.updateSettings({ lapseWindowDays: 45 });
    await Promise.all([one.app.flush(), two.app.flush()]);
    expect(await one.browser.tab().peek(id)).toMatchObject({
      name: 'Renamed over there',
      notes: 'note 30',
      shop: 'shop 30',
      settings: { lapseWindowDays: 45 }
    });
  });

  it('save a session whole again when it was deleted in one and edited in the other', async () => {
    const one = await visit();
    await one.app.openFiles([orders()]);
    await one.app.flush();
    const id = one.app.session?.id ?? '';
    const store = one.browser.tab();
    await store.remove(id);
    await store.purge(id);
    await listed(() => one.app.sessions, []);
    one.app.setNotes('not over yet');
    await one.app.flush();
    expect(one.app.saveStatus).toBe('saved');
    const stored = await store.open(id);
    expect(stored.details.notes).toBe('not over yet');
    expect(ordersOf(stored.data).orderCount).toBe(4);
  });
});
