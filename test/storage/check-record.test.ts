// @vitest-environment node
import { set } from 'idb-keyval';
import { describe, expect, it } from 'vitest';
import type { ReadOptions } from '../../src/core/ingest/reading';
import { checkData, checkDetails, checkSettings } from '../../src/storage/check-record';
import { migrate, type Migrations } from '../../src/storage/migrations';
import { sessionFacts } from '../../src/storage/session';
import type { CustomerSummary } from '../../src/core/orders/customer-summary';
import { NO_DAY } from '../../src/core/orders/order-table';
import { tinyReading, tinyTable } from '../worker/tiny-shop';
import { content, ordersOf, TestBrowser } from './test-store';

const good = {
  id: 'a',
  version: 2,
  revision: 3,
  name: 'My shop',
  shop: '',
  notes: '',
  firstDay: 19_000,
  lastDay: 19_500,
  rows: 5,
  orders: 4,
  customers: 3,
  files: 1,
  sample: false,
  createdAt: 1,
  savedAt: 2,
  openedAt: 3,
  settings: { granularity: 'month' },
  dataId: 'd',
  sources: {
    files: [{ id: 's', name: 'orders.csv', size: 120, lastModified: 1_700_000_000_000 }],
    tooLarge: false
  }
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
    expect(ordersOf((await store.open('whole')).data).orderCount).toBe(4);
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

  const condition = {
    dimension: 'order:Channel',
    scope: 'customers',
    keep: { kind: 'values', values: ['Instagram', ''], except: true }
  };
  const range = {
    dimension: 'first-amount',
    scope: 'customers',
    keep: { kind: 'range', from: 10, below: null }
  };
  const event = { id: 'e', kind: 'campaign', day: 19_800, lastDay: 19_810, text: 'Nowruz' };

  it('keeps a span, a filter, events and the choice of complete periods', () => {
    const settings = {
      from: 19_700,
      to: null,
      filter: [condition, range],
      completeOnly: true,
      annotations: [event, { ...event, id: 'f', kind: 'other', lastDay: null }]
    };
    expect(checkSettings(settings)).toEqual(settings);
  });

  const costs = {
    dimension: 'order:Channel',
    per: 'span',
    costs: [
      { value: 'Instagram', amount: 1200 },
      { value: '', amount: 0 }
    ]
  };
  const prices = {
    calendar: 'persian',
    base: '1402-12',
    months: [
      { month: '1402-11', index: 250.4 },
      { month: '1402-12', index: 258 }
    ]
  };

  it('keeps what a forecast looks at, costs of winning customers, and an index of prices', () => {
    const settings = {
      marginFrom: 'costs',
      horizonMonths: null,
      annualDiscountRate: 0.25,
      acquisition: costs,
      priceIndex: prices
    };
    expect(checkSettings(settings)).toEqual(settings);
    expect(checkSettings({ acquisition: null, priceIndex: null, horizonMonths: 36 })).toEqual({
      acquisition: null,
      priceIndex: null,
      horizonMonths: 36
    });
  });

  it('looks no lifetime ahead where nothing is discounted, for that sum would have no end', () => {
    expect(checkSettings({ horizonMonths: null, annualDiscountRate: 0 })).toEqual({
      annualDiscountRate: 0
    });
  });

  it.each([
    ['a day in words', { from: '2024-01-01' }],
    ['half a day', { to: 19_700.5 }],
    ['a filter that is no list', { filter: condition }],
    ['a dimension that nobody knows', { filter: [{ ...condition, dimension: 'shoe size' }] }],
    ['a scope that nobody knows', { filter: [{ ...condition, scope: 'all' }] }],
    ['a condition without a test', { filter: [{ ...condition, keep: null }] }],
    [
      'a text that is a number',
      { filter: [{ ...condition, keep: { ...condition.keep, values: [1] } }] }
    ],
    [
      'a bound that is no number',
      { filter: [{ ...range, keep: { kind: 'range', from: NaN, below: null } }] }
    ],
    ['one bad condition among good ones', { filter: [condition, null] }],
    ['a yes in words', { completeOnly: 'yes' }],
    ['an event without a day', { annotations: [{ ...event, day: null }] }],
    ['an event of an unknown kind', { annotations: [{ ...event, kind: 'holiday' }] }],
    ['a horizon between the choices', { horizonMonths: 7 }],
    ['a discount rate below zero', { annualDiscountRate: -0.1 }],
    ['a margin from nowhere', { marginFrom: 'hope' }],
    ['costs that are negative', { acquisition: { ...costs, costs: [{ value: '', amount: -1 }] } }],
    ['costs by nothing known', { acquisition: { ...costs, dimension: 'channel' } }],
    ['costs for each moon', { acquisition: { ...costs, per: 'moon' } }],
    ['an index of zero', { priceIndex: { ...prices, months: [{ month: '1402-11', index: 0 }] } }],
    ['an index without a base', { priceIndex: { ...prices, base: 'last' } }],
    ['an index in a third calendar', { priceIndex: { ...prices, calendar: 'julian' } }],
    ['an event without words', { annotations: [{ ...event, text: undefined }] }]
  ])('falls back to the default for %s', (_what, settings) => {
    expect(checkSettings(settings)).toEqual({});
  });
});

describe('checkData', () => {
  const options: ReadOptions = {
    layouts: { f1: { dateOrder: 'dmy', roles: { amount: 2, phone: null } } },
    remembered: ['f1'],
    disabledRules: ['unpaid', 'merge-lines'],
    currencies: { into: 'EUR', rates: { EUR: 1, USD: 0.9 } },
    parts: { 'book.xlsx': 'Sheet2' }
  };
  const data = { id: 'd', version: 2, table: tinyTable(), reading: tinyReading(), options };
  const table = tinyTable();

  const reading = tinyReading();
  const { ledger } = reading;
  const guess = (column: number) => ({ column, confidence: 'sure', evidence: 'heading' });
  const roleQuestion = { kind: 'role', role: 'date', candidates: [1] };
  const withReading = (changes: object) => ({ ...data, reading: { ...reading, ...changes } });
  const withLayout = (changes: object) =>
    withReading({ layouts: [{ ...reading.layouts[0], ...changes }] });
  const withFile = (changes: object) =>
    withReading({ files: [{ ...reading.files[0], ...changes }] });

  const cities = {
    bytes: new TextEncoder().encode('RomeOslo'),
    offsets: Uint32Array.of(0, 4, 8)
  };
  const category = {
    name: 'City',
    role: 'city',
    per: 'order',
    kind: 'category',
    codes: Uint8Array.of(0, 1, 2, 1),
    values: cities
  };
  const cost = {
    name: 'Cost',
    role: 'cost',
    per: 'customer',
    kind: 'number',
    values: Float64Array.of(1, NaN, 3)
  };
  const joined = {
    name: 'Member since',
    role: null,
    per: 'customer',
    kind: 'day',
    values: Int32Array.of(19_000, NO_DAY, 19_001)
  };
  const withAttribute = (attribute: object) => ({
    ...data,
    table: { ...table, attributes: [attribute] }
  });

  it('takes whole orders as they are', () => {
    expect(checkData('d', data)).toEqual({ state: 'current', data });
  });

  it.each([category, { ...category, codes: Uint16Array.of(2, 2, 2, 2) }, cost, joined])(
    'takes an attribute of kind $kind',
    (attribute) => {
      const whole = withAttribute(attribute);
      expect(checkData('d', whole)).toEqual({ state: 'current', data: whole });
    }
  );

  it('drops decisions that are impossible and keeps the session', () => {
    const broken = {
      layouts: {
        f1: { decimal: ';', delimiter: ',', headerRow: -1, roles: { date: 1, hat: 2, name: 'x' } },
        f2: 'everything'
      },
      remembered: ['f1', 7],
      disabledRules: ['unpaid', 'gravity'],
      currencies: { into: 'EUR' },
      parts: ['Sheet1']
    };
    expect(checkData('d', { ...data, options: broken })).toMatchObject({
      data: {
        options: {
          layouts: { f1: { delimiter: ',', roles: { date: 1 } }, f2: {} },
          remembered: ['f1'],
          disabledRules: ['unpaid']
        }
      }
    });
    expect(checkData('d', { ...data, options: undefined })).toMatchObject({
      state: 'current',
      data: { options: {} }
    });
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
    ['a reading with holes', withLayout({ columns: [null] })],
    ['no layout', { ...data, reading: { ...tinyReading(), layouts: [] } }],
    ['a layout of an unknown kind', withLayout({ kind: 'stock' })],
    ['a column that is not there', withLayout({ mapping: { date: guess(3) } })],
    ['an unknown role', withLayout({ mapping: { shoeSize: guess(0) } })],
    ['a file of no layout', withFile({ layout: 1 })],
    ['a file without its other parts', withFile({ otherParts: undefined })],
    ['a question about no layout', withReading({ questions: [{ ...roleQuestion, layout: 1 }] })],
    ['a rule without a number', withReading({ rules: [{ rule: 'unpaid', on: true }] })],
    ['an unknown rule', withReading({ rules: [{ rule: 'no-taxes', on: true, rows: 1 }] })],
    ['a switched-off rule that is unknown', withReading({ disabledRules: ['no-taxes'] })],
    ['no ledger', withReading({ ledger: undefined })],
    ['a ledger that is no sum', withReading({ ledger: { ...ledger, revenue: NaN } })],
    ['a ledger with holes', withReading({ ledger: { ...ledger, entries: [{ what: 'dropped' }] } })],
    ['no attributes', { ...data, table: { ...table, attributes: undefined } }],
    ['a category too short', withAttribute({ ...category, codes: Uint8Array.of(0, 1, 2) })],
    [
      'a code beyond the dictionary',
      withAttribute({ ...category, codes: Uint8Array.of(0, 1, 2, 3) })
    ],
    [
      'a torn dictionary',
      withAttribute({ ...category, values: { ...cities, offsets: Uint32Array.of(0, 9) } })
    ],
    [
      'an attribute of orders with a value for each customer',
      withAttribute({ ...cost, per: 'order' })
    ],
    ['an attribute of an unknown kind', withAttribute({ ...cost, kind: 'picture' })],
    ['an attribute of an unknown role', withAttribute({ ...cost, role: 'shoe size' })]
  ])('finds %s damaged', (_name, value) => {
    expect(checkData('d', value)).toEqual({ state: 'damaged' });
  });

  it('tells a newer version from a damaged one', () => {
    expect(checkData('d', { ...data, version: 3 })).toEqual({ state: 'newer' });
  });
});

describe('checkData of figures by customer', () => {
  const names = new TextEncoder().encode('anabob');
  const summary: CustomerSummary = {
    customerCount: 2,
    keys: { bytes: names, offsets: Uint32Array.of(0, 3, 6) },
    firstDay: Int32Array.of(19_000, 19_010),
    lastDay: null,
    orders: Uint32Array.of(1, 4),
    revenue: Float64Array.of(10, NaN),
    frequency: Float64Array.of(0, 3),
    recency: null,
    age: null,
    monetary: Float64Array.of(NaN, 5),
    timeUnitDays: 7,
    observationEnd: null,
    attributes: []
  };
  const data = { id: 'd', version: 2, table: summary, reading: tinyReading(), options: {} };

  it('takes them as they are', () => {
    expect(checkData('d', data)).toEqual({ state: 'current', data });
  });

  it('are listed with their days, or without any where the list tells none', () => {
    const facts = { orders: 5, customers: 2, files: 1, rows: 5, sample: false };
    const days = { firstDay: 19_000, lastDay: 19_010 };
    expect(sessionFacts(summary, tinyReading())).toEqual({ ...facts, ...days });
    const ages = sessionFacts({ ...summary, firstDay: null }, tinyReading());
    expect(ages).toEqual({ ...facts, firstDay: null, lastDay: null });
    expect(checkDetails('a', { ...good, ...ages })).toMatchObject({
      state: 'current',
      details: { firstDay: null, lastDay: null }
    });
  });

  it.each<[string, object]>([
    ['a customer without orders', { orders: Uint32Array.of(0, 4) }],
    ['a column too long', { orders: Uint32Array.of(1, 4, 1) }],
    ['a customer without a name', { customerCount: 3 }],
    ['days of another kind', { firstDay: [19_000, 19_010] }],
    ['an endless figure', { age: Float64Array.of(1, Infinity) }],
    ['endless revenue', { revenue: Float64Array.of(1, -Infinity) }],
    ['an unknown unit of time', { timeUnitDays: 14 }],
    ['half a day', { observationEnd: 19_000.5 }],
    [
      'attributes of orders',
      {
        attributes: [
          { name: '', role: null, per: 'order', kind: 'day', values: Int32Array.of(1, 2) }
        ]
      }
    ]
  ])('finds %s damaged', (_name, changes) => {
    expect(checkData('d', { ...data, table: { ...summary, ...changes } })).toEqual({
      state: 'damaged'
    });
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
    const old = { ...rest, version: 1, title: 'My shop' };
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
