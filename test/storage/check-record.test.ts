// @vitest-environment node
import { set } from 'idb-keyval';
import { describe, expect, it } from 'vitest';
import { checkData, checkDetails, checkSettings } from '../../src/storage/check-record';
import { migrate, type Migrations } from '../../src/storage/migrations';
import { tinyReading, tinyTable } from '../worker/tiny-shop';
import { content, TestBrowser } from './test-store';

const good = {
  id: 'a',
  version: 1,
  revision: 3,
  name: 'My shop',
  shop: '',
  notes: '',
  firstDay: 19_000,
  lastDay: 19_500,
  rows: 5,
  orders: 4,
  customers: 3,
  sample: false,
  createdAt: 1,
  savedAt: 2,
  openedAt: 3,
  settings: { granularity: 'month' },
  dataId: 'd'
};

/** Ways in which a record has been or could be spoilt: a torn write, another app, a bug, a hand in the tools. */
const CORRUPTED: [string, unknown][] = [
  ['undefined', undefined],
  ['null', null],
  ['a number', 42],
  ['a text', 'session'],
  ['a list', [good]],
  ['an empty object', {}],
  ['a date', new Date(0)],
  ['a buffer', new Uint8Array(8)],
  ['no version', { ...good, version: undefined }],
  ['a version of 0', { ...good, version: 0 }],
  ['a version in words', { ...good, version: 'one' }],
  ['a version between two', { ...good, version: 1.5 }],
  ["another record's id", { ...good, id: 'b' }],
  ['no name', { ...good, name: undefined }],
  ['an object for a name', { ...good, name: { first: 'My' } }],
  ['no orders named', { ...good, dataId: undefined }],
  ['days that are no numbers', { ...good, firstDay: NaN }],
  ['an endless day', { ...good, lastDay: Infinity }],
  ['a negative count', { ...good, customers: -1 }],
  ['half a row', { ...good, rows: 0.5 }],
  ['no revision', { ...good, revision: null }],
  ['a save time in words', { ...good, savedAt: 'yesterday' }]
];

describe('checkDetails', () => {
  it('takes a whole record as it is', () => {
    expect(checkDetails('a', good)).toEqual({ state: 'current', details: good, deletedAt: null });
  });

  it.each(CORRUPTED)('finds %s damaged, and still says what to list', (_name, value) => {
    const checked = checkDetails('a', value);
    expect(checked.state).toBe('damaged');
    expect(checked).toMatchObject({ summary: { id: 'a', damaged: true } });
  });

  it('fills what a session can do without', () => {
    const { shop: _shop, settings: _settings, openedAt: _openedAt, ...lean } = good;
    expect(checkDetails('a', { ...lean, notes: 7 })).toMatchObject({
      state: 'current',
      details: { shop: '', notes: '', openedAt: 0, settings: {} }
    });
  });

  it('does not take over what the app does not know', () => {
    const checked = checkDetails('a', { ...good, strange: true, __proto__: { evil: true } });
    if (checked.state !== 'current') throw new Error(checked.state);
    expect(Object.keys(checked.details).sort()).toEqual(Object.keys(good).sort());
  });
});

describe('SessionStore.list', () => {
  it('lists the others beside every kind of corrupted record', async () => {
    const browser = new TestBrowser();
    const store = browser.tab();
    await store.create('whole', content({ name: 'Whole' }));
    for (const [index, [, value]] of CORRUPTED.entries()) {
      await set(`bad-${index}`, value, browser.details);
    }
    await set(17, good, browser.details);
    const list = await store.list();
    expect(list.filter((session) => !session.damaged).map((session) => session.name)).toEqual([
      'Whole'
    ]);
    expect(list.filter((session) => session.damaged)).toHaveLength(CORRUPTED.length);
    expect((await store.open('whole')).data.table.orderCount).toBe(4);
    // And each can be got rid of.
    for (const index of CORRUPTED.keys()) {
      await store.remove(`bad-${index}`).catch(() => undefined);
      await store.purge(`bad-${index}`);
    }
    expect((await store.list()).map((session) => session.id)).toEqual(['whole', 'bad-0']);
  });
});

describe('checkSettings', () => {
  it('keeps possible values and drops the others', () => {
    expect(
      checkSettings({
        granularity: 'fortnight',
        calendar: 'persian',
        lapseWindowDays: 0,
        observationEnd: 19_000,
        grossMargin: 1.5,
        currency: null,
        constructor: 'x'
      })
    ).toEqual({ calendar: 'persian', observationEnd: 19_000, currency: null });
    expect(checkSettings('month')).toEqual({});
  });
});

describe('checkData', () => {
  const data = { id: 'd', version: 1, table: tinyTable(), reading: tinyReading() };
  const table = tinyTable();

  it('takes whole orders as they are', () => {
    expect(checkData('d', data)).toEqual({ state: 'current', data });
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['another key', { ...data, id: 'e' }],
    ['no table', { ...data, table: undefined }],
    ['a column too short', { ...data, table: { ...table, day: table.day.slice(1) } }],
    ['a column of another kind', { ...data, table: { ...table, day: [1, 2, 3, 4] } }],
    ['offsets that fall', { ...data, table: { ...table, offsets: Uint32Array.of(0, 3, 2, 4) } }],
    [
      'offsets that end early',
      { ...data, table: { ...table, offsets: Uint32Array.of(0, 1, 2, 3) } }
    ],
    ['too few customers', { ...data, table: { ...table, customerCount: 2 } }],
    [
      'an amount that is no number',
      { ...data, table: { ...table, amount: Float64Array.of(1, 2, NaN, 4) } }
    ],
    [
      'names cut off',
      { ...data, table: { ...table, keys: { ...table.keys, bytes: new Uint8Array(4) } } }
    ],
    [
      'a refund of nobody',
      {
        ...data,
        table: {
          ...table,
          adjustments: {
            customer: Uint32Array.of(9),
            day: Int32Array.of(1),
            amount: Float64Array.of(-1)
          }
        }
      }
    ],
    ['no reading', { ...data, reading: null }],
    ['a reading without counts', { ...data, reading: { ...tinyReading(), rows: {} } }],
    ['a reading with holes', { ...data, reading: { ...tinyReading(), columns: [null] } }]
  ])('finds %s damaged', (_name, value) => {
    expect(checkData('d', value)).toEqual({ state: 'damaged' });
  });

  it('tells a newer version from a damaged one', () => {
    expect(checkData('d', { ...data, version: 2 })).toEqual({ state: 'newer' });
  });
});

describe('migrate', () => {
  /** A made-up future: version 2 split the title off the name, version 3 counts notes. */
  const migrations: Migrations = {
    target: 3,
    steps: [
      ({ title, ...rest }) => ({ ...rest, name: title }),
      (record) => ({ ...record, noteCount: record.notes === '' ? 0 : 1 })
    ]
  };

  it('leads a record of each older version to the newest, step by step', () => {
    expect(migrate({ version: 1, title: 'A', notes: 'n' }, migrations)).toEqual({
      state: 'current',
      record: { version: 3, name: 'A', notes: 'n', noteCount: 1 }
    });
    expect(migrate({ version: 2, name: 'A', notes: '' }, migrations)).toEqual({
      state: 'current',
      record: { version: 3, name: 'A', notes: '', noteCount: 0 }
    });
  });

  it('leaves the newest version as it is, and a newer one untouched', () => {
    const current = { version: 3, name: 'A' };
    expect(migrate(current, migrations)).toEqual({ state: 'current', record: current });
    const newer = { version: 4, unknown: true };
    expect(migrate(newer, migrations)).toEqual({ state: 'newer', record: newer });
  });

  it('is used where records are read', () => {
    const { name: _name, ...rest } = good;
    const old = { ...rest, title: 'My shop' };
    const two: Migrations = { target: 2, steps: migrations.steps.slice(0, 1) };
    expect(checkDetails('a', old, two)).toMatchObject({
      state: 'current',
      details: { name: 'My shop', version: 2 }
    });
    const data = { id: 'd', version: 1, orders: tinyTable(), reading: tinyReading() };
    const renamed: Migrations = {
      target: 2,
      steps: [({ orders, ...others }) => ({ ...others, table: orders })]
    };
    expect(checkData('d', data, renamed).state).toBe('current');
  });
});
