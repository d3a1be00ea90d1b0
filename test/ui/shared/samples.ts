import type { Reading } from '../../../src/core/ingest/reading';
import type { SessionSummary } from '../../../src/storage/session';

/** 2024-01-08, counted by hand: 54 years with 13 leap days, then 7 days. */
export const JAN_8_2024 = 54 * 365 + 13 + 7;

/** A reading of a small file with a doubled and an empty heading, one rejected and two ignored rows. */
export function sampleReading(patch: Partial<Reading> = {}): Reading {
  return {
    files: [{ name: 'orders.csv', size: 2048, rows: 10 }],
    sample: false,
    dialect: {
      encoding: 'utf-8',
      encodingEvidence: 'default',
      bom: false,
      delimiter: ';',
      quote: '"',
      headerRow: 0,
      dateOrder: 'dmy',
      dateCalendar: 'gregory',
      decimal: '.',
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
    questions: [],
    disabledRules: [],
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
    sample: false,
    createdAt: Date.UTC(2025, 1, 1),
    savedAt: Date.UTC(2025, 1, 2),
    openedAt: Date.UTC(2025, 1, 3, 9, 30),
    ...patch
  };
}
