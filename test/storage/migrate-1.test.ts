// @vitest-environment node
import { get, set } from 'idb-keyval';
import { describe, expect, it } from 'vitest';
import { analyse, sourceFromReading } from '../../src/core/report';
import { completeSettings } from '../../src/core/settings';
import { checkData, checkDetails } from '../../src/storage/check-record';
import { ordersOf, TestBrowser } from './test-store';

/** A session as version 1 wrote it, typed off its shapes of that time and never made by today's code. */
const DETAILS_1 = {
  id: 'old',
  version: 1,
  revision: 4,
  name: 'Bazaar',
  shop: 'No. 12',
  notes: 'first year',
  firstDay: 19_727,
  lastDay: 19_792,
  rows: 9,
  orders: 4,
  customers: 3,
  sample: false,
  createdAt: 1_700_000_000_000,
  savedAt: 1_700_000_000_500,
  openedAt: 1_700_000_000_900,
  settings: { granularity: 'quarter', lapseWindowDays: 45 },
  dataId: 'old-data'
};

const DATA_1 = {
  id: 'old-data',
  version: 1,
  table: {
    customerCount: 3,
    orderCount: 4,
    offsets: Uint32Array.of(0, 2, 3, 4),
    day: Int32Array.of(19_727, 19_792, 19_729, 19_754),
    amount: Float64Array.of(10, 20, 30, 40),
    keys: {
      bytes: new TextEncoder().encode('anabobcem'),
      offsets: Uint32Array.of(0, 3, 6, 9)
    },
    adjustments: {
      customer: Uint32Array.of(1),
      day: Int32Array.of(19_760),
      amount: Float64Array.of(-5)
    }
  },
  reading: {
    files: [
      { name: 'jan.csv', size: 120, rows: 5 },
      { name: 'feb.csv', size: 90, rows: 4 }
    ],
    sample: false,
    dialect: {
      encoding: 'windows-1252',
      encodingEvidence: 'statistics',
      bom: false,
      delimiter: ';',
      quote: '"',
      headerRow: 0,
      dateOrder: 'dmy',
      dateCalendar: 'gregory',
      decimal: ',',
      platform: null
    },
    columns: [
      { heading: 'Kunde', samples: ['ana', 'bob', 'cem'] },
      { heading: 'Datum', samples: ['05.01.2024'] },
      { heading: 'Summe', samples: ['10,00'] }
    ],
    mapping: {
      customer: { column: 0, confidence: 'sure', evidence: 'heading' },
      date: { column: 1, confidence: 'sure', evidence: 'heading' },
      amount: { column: 2, confidence: 'check', evidence: 'values' }
    },
    currency: 'EUR',
    rows: {
      read: 9,
      accepted: 5,
      rejected: 1,
      ignored: 3,
      reasons: { 'bad-date': 1, cancelled: 2, 'totals-line': 1 }
    },
    issues: [
      { file: 0, line: 4, reason: 'cancelled', column: null, text: 'ana;01.02.2024;3,00' },
      { file: 0, line: 6, reason: 'bad-date', column: 'Datum', text: 'bald' },
      { file: 1, line: 2, reason: 'cancelled', column: null, text: 'bob;02.02.2024;4,00' },
      { file: 1, line: 5, reason: 'totals-line', column: null, text: 'Summe;;107,00' }
    ],
    preview: [
      {
        line: 2,
        customer: 'ana',
        day: 19_727,
        amount: 10,
        orderId: null,
        status: null,
        reason: null
      }
    ],
    questions: [
      {
        kind: 'date-order',
        sample: '05.01.2024',
        choices: [
          { order: 'dmy', day: 19_727 },
          { order: 'mdy', day: 19_844 }
        ]
      }
    ],
    disabledRules: ['zero-amount']
  }
};

describe('a session of version 1', () => {
  it('keeps its facts, and names no files', () => {
    const checked = checkDetails('old', DETAILS_1);
    expect(checked).toEqual({
      state: 'current',
      details: {
        ...DETAILS_1,
        version: 2,
        files: 0,
        sources: { files: [], tooLarge: false }
      },
      deletedAt: null
    });
  });

  it('becomes a reading of one layout', () => {
    const checked = checkData('old-data', DATA_1);
    if (checked.state !== 'current') throw new Error(checked.state);
    const { reading, options } = checked.data;
    const { dialect, columns, mapping, preview, files, ...rest } = DATA_1.reading;
    expect(ordersOf(checked.data)).toEqual({ ...DATA_1.table, attributes: [] });
    expect(reading.layouts).toEqual([
      {
        fingerprint: '',
        kind: 'orders',
        dialect: {
          ...dialect,
          delimiterEvidence: 'default',
          dateOrderEvidence: 'default',
          decimalEvidence: 'default',
          mixedCalendars: false
        },
        columns,
        mapping,
        currency: 'EUR',
        preview
      }
    ]);
    const origin = { layout: 0, unpackedFrom: null, part: null, otherParts: [] };
    expect(reading.files).toEqual(files.map((file) => ({ ...file, ...origin })));
    expect(reading.questions).toEqual(rest.questions.map((one) => ({ ...one, layout: 0 })));
    expect([reading.rows, reading.issues]).toEqual([rest.rows, rest.issues]);
    expect(options).toEqual({ disabledRules: ['zero-amount'] });
  });

  it('gets its rules and a ledger from the counts', () => {
    const checked = checkData('old-data', DATA_1);
    if (checked.state !== 'current') throw new Error(checked.state);
    const { rules, ledger } = checked.data.reading;
    expect(rules).toEqual([
      { rule: 'cancelled', on: true, rows: 2 },
      { rule: 'totals-line', on: true, rows: 1 },
      { rule: 'zero-amount', on: false, rows: 0 }
    ]);
    // 10 + 20 + 30 + 40 of orders, and a refund of 5.
    expect(ledger).toEqual({
      rowsRead: 9,
      rowsAccepted: 5,
      orders: 4,
      customers: 3,
      spellings: 3,
      amountRead: 95,
      revenue: 95,
      entries: [
        {
          what: 'dropped',
          code: 'bad-date',
          rows: 1,
          amount: null,
          places: [{ file: 0, line: 6 }]
        },
        {
          what: 'dropped',
          code: 'cancelled',
          rows: 2,
          amount: null,
          places: [
            { file: 0, line: 4 },
            { file: 1, line: 2 }
          ]
        },
        {
          what: 'dropped',
          code: 'totals-line',
          rows: 1,
          amount: null,
          places: [{ file: 1, line: 5 }]
        }
      ]
    });
    const dropped = ledger.entries.reduce((rows, entry) => rows + entry.rows, 0);
    expect(ledger.rowsAccepted + dropped).toBe(ledger.rowsRead);
  });

  it('opens, is analysed, and is written as version 2 by the next edit', async () => {
    const browser = new TestBrowser();
    await set('old', DETAILS_1, browser.details);
    await set('old-data', DATA_1, browser.data);
    const store = browser.tab();
    expect(await store.list()).toMatchObject([{ id: 'old', name: 'Bazaar', files: 0 }]);
    const { details, data, sourcesKept } = await store.open('old');
    expect(sourcesKept).toBe(false);
    const settings = completeSettings(details.settings);
    const report = analyse(ordersOf(data), settings, sourceFromReading(data.reading));
    expect(report.kpis).toMatchObject({ customers: 3, orders: 4, revenue: 95 });
    await store.edit('old', { notes: 'second year' });
    expect(await get('old', browser.details)).toMatchObject({ version: 2, notes: 'second year' });
    expect((await store.open('old')).details).toMatchObject({
      name: 'Bazaar',
      notes: 'second year'
    });
    await store.tidy();
    expect((await store.open('old')).data.reading.rows.read).toBe(9);
  });

  it.each<[string, object]>([
    ['no reading', { reading: null }],
    ['no orders', { table: undefined }],
    ['a reading of nothing', { reading: {} }],
    ['a reading without columns', { reading: { ...DATA_1.reading, columns: 'three' } }],
    ['files that are none', { reading: { ...DATA_1.reading, files: [null] } }],
    ['counts in words', { reading: { ...DATA_1.reading, rows: { read: 'nine' } } }],
    [
      'a mapping beyond the columns',
      {
        reading: {
          ...DATA_1.reading,
          mapping: { date: { column: 3, confidence: 'sure', evidence: 'user' } }
        }
      }
    ]
  ])('is damaged with %s, and does not throw', (_what, changes) => {
    expect(checkData('old-data', { ...DATA_1, ...changes })).toEqual({ state: 'damaged' });
  });
});
