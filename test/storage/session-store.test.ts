// @vitest-environment node
import { entries, get, keys, set } from 'idb-keyval';
import { describe, expect, it } from 'vitest';
import { gregorianToDay } from '../../src/core/time/calendar';
import { UNDO_MS } from '../../src/storage/housekeeping';
import { tinyReading, tinyTable } from '../worker/tiny-shop';
import { content, failingStore, ordersOf, TestBrowser } from './test-store';

const code = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error)
  );

describe('SessionStore', () => {
  it('gives back what was saved', async () => {
    const store = new TestBrowser().tab();
    await store.create('a', content({ notes: 'spring' }));
    const { details, data } = await store.open('a');
    expect(details).toMatchObject({ name: 'My shop', notes: 'spring', revision: 1 });
    expect(details.settings).toEqual({ granularity: 'quarter' });
    expect(data.table).toEqual(tinyTable());
    expect(data.reading).toEqual(tinyReading());
  });

  it('lists what the orders are, by hand from the table', async () => {
    const store = new TestBrowser().tab();
    await store.create('a', content());
    expect(await store.list()).toMatchObject([
      {
        id: 'a',
        firstDay: gregorianToDay(2024, 1, 5),
        lastDay: gregorianToDay(2024, 3, 10),
        rows: 5,
        orders: 4,
        customers: 3,
        sample: false
      }
    ]);
  });

  it('lists the last opened first, without the orders', async () => {
    const browser = new TestBrowser();
    const store = browser.tab();
    for (const id of ['a', 'b', 'c']) {
      browser.now += 1000;
      await store.create(id, content({ name: id }));
    }
    browser.now += 1000;
    await store.open('a');
    const list = await store.list();
    expect(list.map((session) => session.id)).toEqual(['a', 'c', 'b']);
    expect(Object.keys(list[0] ?? {})).not.toContain('dataId');
  });

  it('changes only what an edit names, and raises the revision', async () => {
    const store = new TestBrowser().tab();
    await store.create('a', content());
    await store.edit('a', { notes: 'n', settings: { lapseWindowDays: 45 } });
    const { details } = await store.open('a');
    expect(details).toMatchObject({ name: 'My shop', notes: 'n', revision: 2 });
    expect(details.settings).toEqual({ granularity: 'quarter', lapseWindowDays: 45 });
  });

  it('loses none of two tabs × 500 edits', async () => {
    const browser = new TestBrowser();
    const [one, two] = [browser.tab(), browser.tab()];
    await one.create('a', content());
    const edits: Promise<{ revision: number }>[] = [];
    for (let edit = 1; edit <= 500; edit += 1) {
      edits.push(one.edit('a', { notes: `note ${edit}` }));
      edits.push(two.edit('a', { settings: { lapseWindowDays: edit } }));
    }
    const revisions = (await Promise.all(edits)).map((details) => details.revision);
    // Each edit stood on the one before: 1000 different revisions after the first save's 1.
    expect(new Set(revisions).size).toBe(1000);
    expect(Math.max(...revisions)).toBe(1001);
    expect(await one.peek('a')).toMatchObject({
      notes: 'note 500',
      settings: { granularity: 'quarter', lapseWindowDays: 500 }
    });
  });

  it('tells the other tabs, and not the one that changed', async () => {
    const browser = new TestBrowser();
    const [one, two] = [browser.tab(), browser.tab()];
    const heard: string[] = [];
    one.onChange((id) => heard.push(`one:${id}`));
    two.onChange((id) => heard.push(`two:${id}`));
    await one.create('a', content());
    expect(heard).toEqual(['two:a']);
  });

  it('turns to a new reading in one step and drops the old orders', async () => {
    const browser = new TestBrowser();
    const store = browser.tab();
    await store.create('a', content());
    const table = { ...tinyTable(), amount: Float64Array.of(1, 2, 3, 4) };
    await store.replaceData('a', content({ table, notes: 'read anew' }));
    const { details, data } = await store.open('a');
    expect(details.notes).toBe('read anew');
    expect(ordersOf(data).amount).toEqual(Float64Array.of(1, 2, 3, 4));
    expect(await keys(browser.data)).toEqual([details.dataId]);
  });

  it('stores the orders of duplicates once, and until the last of them is gone', async () => {
    const browser = new TestBrowser();
    const store = browser.tab();
    await store.create('a', content());
    await store.duplicate('a', 'b', 'My shop (2)');
    expect(await keys(browser.data)).toHaveLength(1);
    await store.edit('b', { notes: 'only here' });
    await store.remove('a');
    await store.purge('a');
    const { details, data } = await store.open('b');
    expect(details).toMatchObject({ name: 'My shop (2)', notes: 'only here' });
    expect(ordersOf(data).orderCount).toBe(4);
    await store.remove('b');
    await store.purge('b');
    expect(await keys(browser.data)).toEqual([]);
  });

  it('keeps the orders of a duplicate when the other is read anew', async () => {
    const store = new TestBrowser().tab();
    await store.create('a', content());
    await store.duplicate('a', 'b', 'copy');
    const table = { ...tinyTable(), amount: Float64Array.of(1, 2, 3, 4) };
    await store.replaceData('a', content({ table }));
    expect(ordersOf((await store.open('b')).data).amount).toEqual(tinyTable().amount);
  });

  it('brings a removed session back whole', async () => {
    const store = new TestBrowser().tab();
    await store.create('a', content({ notes: 'n' }));
    await store.remove('a');
    expect(await store.list()).toEqual([]);
    expect(await code(store.open('a'))).toBe('missing');
    expect(await store.restore('a')).toBe(true);
    expect((await store.open('a')).details.notes).toBe('n');
    // Back on the list, it is not ended by a purge that comes late.
    await store.purge('a');
    expect(await store.list()).toHaveLength(1);
  });

  it('ends what was removed before the tab was closed, once it cannot be undone', async () => {
    const browser = new TestBrowser();
    const store = browser.tab();
    await store.create('a', content());
    await store.remove('a');
    browser.now += UNDO_MS;
    await browser.tab().tidy();
    expect(await store.restore('a')).toBe(true);
    await store.remove('a');
    browser.now += UNDO_MS + 1;
    await browser.tab().tidy();
    expect(await store.restore('a')).toBe(false);
    expect(await keys(browser.details)).toEqual([]);
    expect(await keys(browser.data)).toEqual([]);
  });

  it('clears orders that a cut-off save left behind, only where it can lock out other tabs', async () => {
    const browser = new TestBrowser();
    const store = browser.tab();
    await store.create('a', content());
    await set('orphan', { id: 'orphan' }, browser.data);
    const lock = { run: <T>(task: () => Promise<T>) => task(), acrossTabs: false };
    await browser.tab({ lock }).tidy();
    expect(await keys(browser.data)).toHaveLength(2);
    await store.tidy();
    expect(await keys(browser.data)).toHaveLength(1);
    expect(ordersOf((await store.open('a')).data).orderCount).toBe(4);
  });

  it('clears nothing while a record does not say which orders are its own', async () => {
    const browser = new TestBrowser();
    const store = browser.tab();
    await set('newer', { id: 'newer', version: 99 }, browser.details);
    await set('its-orders', { anything: true }, browser.data);
    await store.tidy();
    expect(await keys(browser.data)).toEqual(['its-orders']);
  });

  it('lets an edit in one tab win over a deletion in another', async () => {
    const browser = new TestBrowser();
    const [one, two] = [browser.tab(), browser.tab()];
    await one.create('a', content());
    await one.remove('a');
    await two.edit('a', { notes: 'still at it' });
    await one.purge('a');
    expect((await one.open('a')).details.notes).toBe('still at it');
  });

  it('says which session is missing, damaged or of a newer version', async () => {
    const browser = new TestBrowser();
    const store = browser.tab();
    expect(await code(store.open('none'))).toBe('missing');
    expect(await code(store.edit('none', { name: 'x' }))).toBe('missing');
    expect(await code(store.remove('none'))).toBe('missing');
    await set('bad', { id: 'bad', version: 1 }, browser.details);
    expect(await code(store.open('bad'))).toBe('damaged');
    await store.create('a', content());
    const [dataId = ''] = await keys<string>(browser.data);
    await set(dataId, { id: dataId, version: 1, table: null }, browser.data);
    await expect(store.open('a')).rejects.toMatchObject({
      code: 'damaged',
      sessionName: 'My shop'
    });
  });

  it('neither opens, nor changes, nor copies a record of a newer version, but lists it', async () => {
    const browser = new TestBrowser();
    const store = browser.tab();
    const record = { id: 'n', version: 3, name: 'From tomorrow', dataId: 'd', extra: [1] };
    await set('n', record, browser.details);
    expect(await store.list()).toMatchObject([{ id: 'n', version: 3, name: 'From tomorrow' }]);
    expect(await code(store.open('n'))).toBe('newer');
    expect(await code(store.edit('n', { name: 'x' }))).toBe('newer');
    expect(await code(store.duplicate('n', 'm', 'x'))).toBe('newer');
    expect(await get('n', browser.details)).toEqual(record);
    await store.remove('n');
    await store.restore('n');
    expect(await get('n', browser.details)).toEqual(record);
  });

  it('keeps the old session when there is no room for a new reading', async () => {
    const browser = new TestBrowser();
    const good = browser.tab();
    await good.create('a', content());
    const full = failingStore(browser.data, 'QuotaExceededError');
    const store = browser.tab({ data: full.use });
    const table = { ...tinyTable(), amount: Float64Array.of(1, 2, 3, 4) };
    expect(await code(store.replaceData('a', content({ table })))).toBe('full');
    expect(await code(store.create('b', content()))).toBe('full');
    const { details, data } = await good.open('a');
    expect(details.revision).toBe(1);
    expect(data.table).toEqual(tinyTable());
    expect(await good.list()).toHaveLength(1);
  });

  it('leaves no orders behind when the light record could not be written', async () => {
    const browser = new TestBrowser();
    const full = failingStore(browser.details, 'QuotaExceededError');
    expect(await code(browser.tab({ details: full.use }).create('a', content()))).toBe('full');
    expect(await keys(browser.data)).toEqual([]);
    expect(await entries(browser.details)).toEqual([]);
  });

  it('says so where nothing may be kept, and writes nothing', async () => {
    const browser = new TestBrowser();
    browser.mayKeep = false;
    const store = browser.tab();
    expect(await store.available()).toBe(false);
    expect(await code(store.create('a', content()))).toBe('unavailable');
    expect(await code(store.list())).toBe('unavailable');
    expect(await keys(browser.details)).toEqual([]);
  });

  it('takes a store that cannot be opened for one that is not there', async () => {
    const browser = new TestBrowser();
    const denied = (): Promise<never> =>
      Promise.reject(new DOMException('The operation is insecure.', 'SecurityError'));
    expect(await browser.tab({ data: denied }).available()).toBe(false);
  });
});
