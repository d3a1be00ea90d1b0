/** A shop of three customers, by hand, for tests that need orders but not many. */
import { isCustomerSummary, type ShopData } from '../../src/core/orders/customer-summary';
import type { OrderTable } from '../../src/core/orders/order-table';
import type { LayoutReading, Reading } from '../../src/core/ingest/reading';
import { gregorianToDay } from '../../src/core/time/calendar';

const names = new TextEncoder().encode('anabobcem');

/** ana: 10 on 5 January and 20 on 10 March 2024; bob: 30 on 7 January; cem: 40 on 1 February. */
export function tinyTable(): OrderTable {
  return {
    customerCount: 3,
    orderCount: 4,
    offsets: Uint32Array.of(0, 2, 3, 4),
    day: Int32Array.of(
      gregorianToDay(2024, 1, 5),
      gregorianToDay(2024, 3, 10),
      gregorianToDay(2024, 1, 7),
      gregorianToDay(2024, 2, 1)
    ),
    amount: Float64Array.of(10, 20, 30, 40),
    keys: { bytes: names.slice(), offsets: Uint32Array.of(0, 3, 6, 9) },
    adjustments: { customer: new Uint32Array(), day: new Int32Array(), amount: new Float64Array() },
    attributes: []
  };
}

/** Files with one row of headings; another layout of the same reading needs another fingerprint. */
export function tinyLayout(changes: Partial<LayoutReading> = {}): LayoutReading {
  return {
    fingerprint: '00000000000000aa',
    kind: 'orders',
    dialect: {
      encoding: 'utf-8',
      encodingEvidence: 'default',
      bom: false,
      delimiter: ',',
      delimiterEvidence: 'statistics',
      quote: '"',
      headerRow: 0,
      dateOrder: 'ymd',
      dateOrderEvidence: 'values',
      dateCalendar: 'gregory',
      mixedCalendars: false,
      decimal: '.',
      decimalEvidence: 'default',
      platform: null
    },
    columns: [
      { heading: 'Customer', samples: ['ana', 'bob', 'cem'] },
      { heading: 'Date', samples: ['2024-01-05'] },
      { heading: 'Total', samples: ['10'] }
    ],
    mapping: {
      customer: { column: 0, confidence: 'sure', evidence: 'heading' },
      date: { column: 1, confidence: 'sure', evidence: 'heading' },
      amount: { column: 2, confidence: 'sure', evidence: 'heading' }
    },
    currency: 'EUR',
    preview: [],
    ...changes
  };
}

export function tinyReading(changes: Partial<Reading> = {}): Reading {
  return {
    files: [
      {
        name: 'orders.csv',
        size: 120,
        rows: 5,
        layout: 0,
        unpackedFrom: null,
        part: null,
        otherParts: []
      }
    ],
    sample: false,
    layouts: [tinyLayout()],
    currency: 'EUR',
    rows: { read: 5, accepted: 4, rejected: 1, ignored: 0, reasons: { 'bad-date': 1 } },
    issues: [{ file: 0, line: 6, reason: 'bad-date', column: 'Date', text: 'soon' }],
    questions: [],
    rules: [],
    disabledRules: [],
    ledger: {
      rowsRead: 5,
      rowsAccepted: 4,
      orders: 4,
      customers: 3,
      spellings: 3,
      amountRead: 107,
      revenue: 100,
      entries: [
        { what: 'dropped', code: 'bad-date', rows: 1, amount: -7, places: [{ file: 0, line: 6 }] }
      ]
    },
    ...changes
  };
}

/** The orders of a shop's data, for tests that know that there are some. */
export function ordersOf(data: ShopData | null | undefined): OrderTable {
  if (data === null || data === undefined || isCustomerSummary(data)) {
    throw new TypeError('no orders');
  }
  return data;
}
