import type { FileInfo, LayoutReading, Reading } from '../../../src/core/ingest/reading';
import type { SessionSummary } from '../../../src/storage/session';

/** 2024-01-08, counted by hand: 54 years with 13 leap days, then 7 days. */
export const JAN_8_2024 = 54 * 365 + 13 + 7;

export function sampleFile(patch: Partial<FileInfo> = {}): FileInfo {
  return {
    name: 'orders.csv',
    size: 2048,
    rows: 10,
    layout: 0,
    unpackedFrom: null,
    part: null,
    otherParts: [],
    ...patch
  };
}

/** A layout with a doubled and an empty heading. */
export function sampleLayout(patch: Partial<LayoutReading> = {}): LayoutReading {
  return {
    fingerprint: 'f1',
    kind: 'orders',
    dialect: {
      encoding: 'utf-8',
      encodingEvidence: 'default',
      bom: false,
      delimiter: ';',
      delimiterEvidence: 'statistics',
      quote: '"',
      headerRow: 0,
      dateOrder: 'dmy',
      dateOrderEvidence: 'values',
      dateCalendar: 'gregory',
      mixedCalendars: false,
      decimal: '.',
      decimalEvidence: 'values',
      platform: 'shopify_orders'
    },
    columns: [
      { heading: 'E-mail', samples: ['a@example.com', 'b@example.com', 'c@example.com'] },
      { heading: 'Date', samples: ['08/01/2024', '09/02/2024'] },
      { heading: 'Total', samples: ['12.50', '7.00'] },
      { heading: 'Note', samples: [] },
      { heading: 'Note', samples: ['gift'] },
      { heading: '', samples: ['x'] }
    ],
    mapping: {
      customer: { column: 0, confidence: 'sure', evidence: 'heading' },
      date: { column: 1, confidence: 'check', evidence: 'values' },
      amount: { column: 2, confidence: 'sure', evidence: 'heading' }
    },
    currency: null,
    preview: [
      {
        line: 2,
        customer: 'a@example.com',
        day: JAN_8_2024,
        amount: 12.5,
        orderId: null,
        status: null,
        reason: null
      },
      {
        line: 4,
        customer: 'b@example.com',
        day: null,
        amount: null,
        orderId: null,
        status: null,
        reason: 'bad-date'
      }
    ],
    ...patch
  };
}

/**
 * A reading of a small file: of ten rows one is rejected and two are
 * cancelled; two more are lines of one order, so six orders of five customers
 * are left. Money: 100 read, 10 on the rejected row, 20 on the cancelled ones,
 * a refund of 5 that was written as +5 and so takes 10 off: 60.
 */
export function sampleReading(patch: Partial<Reading> = {}): Reading {
  return {
    files: [sampleFile()],
    sample: false,
    layouts: [sampleLayout()],
    currency: null,
    rows: {
      read: 10,
      accepted: 7,
      rejected: 1,
      ignored: 2,
      reasons: { 'bad-date': 1, cancelled: 2 }
    },
    issues: [
      { file: 0, line: 4, reason: 'bad-date', column: 'Date', text: '31/02/2024' },
      { file: 0, line: 6, reason: 'cancelled', column: null, text: 'cancelled' }
    ],
    questions: [],
    rules: [
      { rule: 'cancelled', on: true, rows: 2 },
      { rule: 'merge-lines', on: true, rows: 2 },
      { rule: 'refund-lowers', on: true, rows: 1 }
    ],
    disabledRules: [],
    ledger: {
      rowsRead: 10,
      rowsAccepted: 7,
      orders: 6,
      customers: 5,
      spellings: 6,
      amountRead: 100,
      revenue: 60,
      entries: [
        {
          what: 'dropped',
          code: 'bad-date',
          rows: 1,
          amount: -10,
          places: [{ file: 0, line: 4 }]
        },
        {
          what: 'dropped',
          code: 'cancelled',
          rows: 2,
          amount: -20,
          places: [
            { file: 0, line: 6 },
            { file: 0, line: 9 }
          ]
        },
        {
          what: 'merged',
          code: 'merge-lines',
          rows: 2,
          amount: null,
          places: [{ file: 0, line: 7 }]
        },
        {
          what: 'changed',
          code: 'refund-lowers',
          rows: 1,
          amount: -10,
          places: [{ file: 0, line: 8 }]
        }
      ]
    },
    ...patch
  };
}

export function sampleSession(patch: Partial<SessionSummary> = {}): SessionSummary {
  return {
    id: 's1',
    version: 1,
    revision: 3,
    name: 'Tea house',
    shop: 'Main Street',
    notes: '',
    firstDay: JAN_8_2024,
    lastDay: JAN_8_2024 + 400,
    rows: 12431,
    orders: 12000,
    customers: 3000,
    files: 1,
    sample: false,
    createdAt: Date.UTC(2025, 1, 1),
    savedAt: Date.UTC(2025, 1, 2),
    openedAt: Date.UTC(2025, 1, 3, 9, 30),
    ...patch
  };
}
