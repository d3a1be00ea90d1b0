/**
 * From version 1 of a session's records to version 2: a reading has a list of
 * layouts instead of one, rules with their rows, and a ledger; orders have
 * attributes; the decisions and the files behind a session are kept.
 *
 * The shapes are those of the time: nothing here may follow later changes.
 */
import { isColumn } from './check-values';
import { isRecord, type RawRecord } from './raw-record';

/** Reasons of version 1 that were rules which can be switched. */
const RULES = [
  'cancelled',
  'unpaid',
  'test',
  'refunded-in-full',
  'zero-amount',
  'totals-line',
  'group-line',
  'repeated-header',
  'not-an-order',
  'duplicate-order'
];
const MAX_PLACES = 2000;

const record = (value: unknown): RawRecord => (isRecord(value) ? value : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const count = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** The files were not kept, and how many they were stands in the heavy record only. */
export function detailsFrom1(details: RawRecord): RawRecord {
  return { ...details, files: 0, sources: { files: [], tooLarge: false } };
}

export function dataFrom1({ table, reading, ...rest }: RawRecord): RawRecord {
  if (!isRecord(table) || !isRecord(reading)) return { ...rest, table, reading };
  const { disabledRules } = reading;
  return {
    ...rest,
    table: { ...table, attributes: [] },
    reading: readingFrom1(reading, table),
    options: list(disabledRules).length > 0 ? { disabledRules } : {}
  };
}

function readingFrom1(reading: RawRecord, table: RawRecord): RawRecord {
  const { dialect, columns, mapping, preview, ...rest } = reading;
  const { files, questions, rows, issues, currency } = rest;
  const { reasons, read, accepted } = record(rows);
  return {
    ...rest,
    files: list(files).map((file) => ({
      ...record(file),
      layout: 0,
      unpackedFrom: null,
      part: null,
      otherParts: []
    })),
    layouts: [
      {
        // Decisions of that time were not kept, so nothing is to be found under it.
        fingerprint: '',
        kind: 'orders',
        dialect: {
          ...record(dialect),
          delimiterEvidence: 'default',
          dateOrderEvidence: 'default',
          mixedCalendars: false,
          decimalEvidence: 'default'
        },
        columns,
        mapping,
        currency,
        preview
      }
    ],
    questions: list(questions).map((question) => ({ ...record(question), layout: 0 })),
    rules: rulesFrom1(record(reasons), list(rest.disabledRules)),
    ledger: {
      rowsRead: count(read),
      rowsAccepted: count(accepted),
      ...totals(table),
      entries: entriesFrom1(record(reasons), list(issues))
    }
  };
}

function rulesFrom1(reasons: RawRecord, disabled: readonly unknown[]): RawRecord[] {
  const touched = RULES.filter((rule) => count(reasons[rule]) > 0 && !disabled.includes(rule));
  return [
    ...touched.map((rule) => ({ rule, on: true, rows: count(reasons[rule]) })),
    ...RULES.filter((rule) => disabled.includes(rule)).map((rule) => ({ rule, on: false, rows: 0 }))
  ];
}

/** What the orders come to. What was read beside them is not known, so the money read is the money that counted. */
function totals({ orderCount, customerCount, amount, adjustments }: RawRecord): RawRecord {
  const revenue = sum(amount) + sum(record(adjustments).amount);
  return {
    orders: count(orderCount),
    customers: count(customerCount),
    spellings: count(customerCount),
    amountRead: revenue,
    revenue
  };
}

function sum(values: unknown): number {
  return isColumn('Float64Array', values) ? values.reduce((total, value) => total + value, 0) : 0;
}

function entriesFrom1(reasons: RawRecord, issues: readonly unknown[]): RawRecord[] {
  return Object.entries(reasons)
    .filter(([, rows]) => count(rows) > 0)
    .map(([code, rows]) => ({
      what: 'dropped',
      code,
      rows,
      amount: null,
      places: issues
        .map(record)
        .filter((issue) => issue.reason === code)
        .slice(0, MAX_PLACES)
        .map(({ file, line }) => ({ file, line }))
    }));
}
