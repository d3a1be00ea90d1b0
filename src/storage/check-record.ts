/** Stored records are checked before use: a store outlives the app that wrote it. */
import type { OrderTable } from '../core/orders/order-table';
import type { Reading } from '../core/ingest/reading';
import type { Settings } from '../core/settings';
import {
  DATA_MIGRATIONS,
  DETAILS_MIGRATIONS,
  isRecord,
  migrate,
  type Migrations,
  type RawRecord
} from './migrations';
import type { SessionData, SessionDetails, SessionSummary } from './session';

export type CheckedDetails =
  | { state: 'current'; details: SessionDetails; deletedAt: number | null }
  | { state: 'newer' | 'damaged'; summary: SessionSummary; deletedAt: number | null };

export type CheckedData =
  { state: 'current'; data: SessionData } | { state: 'newer' } | { state: 'damaged' };

const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value);
const isCount = (value: unknown): value is number =>
  isNumber(value) && Number.isInteger(value) && value >= 0;
const text = (value: unknown, otherwise = ''): string =>
  typeof value === 'string' ? value : otherwise;
const number = (value: unknown): number => (isNumber(value) ? value : 0);

/** What can be said of any record, so that the list can show it. */
function summaryOf(key: string, record: RawRecord): SessionSummary {
  return {
    id: key,
    version: number(record.version),
    revision: number(record.revision),
    name: text(record.name, key),
    shop: text(record.shop),
    notes: text(record.notes),
    firstDay: number(record.firstDay),
    lastDay: number(record.lastDay),
    rows: number(record.rows),
    orders: number(record.orders),
    customers: number(record.customers),
    sample: record.sample === true,
    createdAt: number(record.createdAt),
    savedAt: number(record.savedAt),
    openedAt: number(record.openedAt)
  };
}

/**
 * The light record under a key. Small gaps are filled (they cost the user
 * less than the session); a record without its key facts is damaged.
 */
export function checkDetails(
  key: string,
  value: unknown,
  migrations: Migrations = DETAILS_MIGRATIONS
): CheckedDetails {
  const deletedAt = isRecord(value) && isNumber(value.deletedAt) ? value.deletedAt : null;
  const migrated = migrate(value, migrations);
  if (migrated.state === 'newer') {
    return { state: 'newer', summary: summaryOf(key, migrated.record), deletedAt };
  }
  if (migrated.state === 'current') {
    const { record } = migrated;
    const { dataId } = record;
    const facts = [record.firstDay, record.lastDay, record.savedAt];
    const counts = [record.revision, record.rows, record.orders, record.customers];
    if (
      record.id === key &&
      typeof record.name === 'string' &&
      typeof dataId === 'string' &&
      facts.every(isNumber) &&
      counts.every(isCount)
    ) {
      const settings = checkSettings(record.settings);
      const details = { ...summaryOf(key, record), settings, dataId };
      return { state: 'current', details, deletedAt };
    }
  }
  const summary = summaryOf(key, isRecord(value) ? value : {});
  return { state: 'damaged', summary: { ...summary, damaged: true }, deletedAt };
}

const oneOf =
  (...values: readonly unknown[]) =>
  (value: unknown): boolean =>
    values.includes(value);

const SETTING_CHECKS: { [K in keyof Settings]: (value: unknown) => boolean } = {
  granularity: oneOf('day', 'week', 'month', 'quarter', 'year'),
  calendar: oneOf('gregory', 'persian'),
  weekStart: oneOf('monday', 'saturday'),
  lapseWindowDays: (value) => value === null || (isCount(value) && value >= 1),
  observationEnd: (value) => value === null || Number.isInteger(value),
  grossMargin: (value) => value === null || (isNumber(value) && value >= 0 && value <= 1),
  currency: (value) => value === null || typeof value === 'string'
};

/** Settings whose values are possible; the others fall back to their defaults. */
export function checkSettings(value: unknown): Partial<Settings> {
  if (!isRecord(value)) return {};
  const checks: Readonly<Record<string, (value: unknown) => boolean>> = SETTING_CHECKS;
  const good = Object.entries(value).filter(([key, setting]) => {
    return Object.hasOwn(checks, key) && checks[key]?.(setting) === true;
  });
  return Object.fromEntries(good);
}

/** The heavy record under a key; its columns have to fit each other, for the analyses rely on it. */
export function checkData(
  key: string,
  value: unknown,
  migrations: Migrations = DATA_MIGRATIONS
): CheckedData {
  const migrated = migrate(value, migrations);
  if (migrated.state !== 'current') return { state: migrated.state };
  const { id, version, table, reading } = migrated.record;
  if (id !== key || typeof version !== 'number' || !isTable(table) || !isReading(reading)) {
    return { state: 'damaged' };
  }
  return { state: 'current', data: { id: key, version, table, reading } };
}

interface TypedArrays {
  Uint8Array: Uint8Array;
  Uint32Array: Uint32Array;
  Int32Array: Int32Array;
  Float64Array: Float64Array;
}

/** By its tag and not by its constructor, which differs between a page and its frames. */
function isColumn<K extends keyof TypedArrays>(kind: K, value: unknown): value is TypedArrays[K] {
  return ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === `[object ${kind}]`;
}

/** Whether offsets rise from 0 to the end, one more than there are entries. */
function areOffsets(offsets: unknown, entries: number, end: number): boolean {
  if (!isColumn('Uint32Array', offsets) || offsets.length !== entries + 1) return false;
  if (offsets[0] !== 0 || offsets[entries] !== end) return false;
  let last = 0;
  for (const offset of offsets) {
    if (offset < last) return false;
    last = offset;
  }
  return true;
}

function isTable(value: unknown): value is OrderTable {
  if (!isRecord(value)) return false;
  const { customerCount, orderCount, offsets, day, amount, keys, adjustments } = value;
  if (!isCount(customerCount) || !isCount(orderCount)) return false;
  if (!isColumn('Int32Array', day) || day.length !== orderCount) return false;
  if (!isColumn('Float64Array', amount) || amount.length !== orderCount) return false;
  if (!areOffsets(offsets, customerCount, orderCount)) return false;
  if (!isRecord(keys) || !isColumn('Uint8Array', keys.bytes)) return false;
  if (!isColumn('Uint32Array', keys.offsets)) return false;
  // Customers known by refunds alone may come after those with orders.
  const named = keys.offsets.length - 1;
  if (named < customerCount || !areOffsets(keys.offsets, named, keys.bytes.length)) return false;
  if (!isRecord(adjustments)) return false;
  const { customer } = adjustments;
  if (!isColumn('Uint32Array', customer)) return false;
  if (!isColumn('Int32Array', adjustments.day) || adjustments.day.length !== customer.length) {
    return false;
  }
  return (
    isColumn('Float64Array', adjustments.amount) &&
    adjustments.amount.length === customer.length &&
    customer.every((index) => index < named) &&
    amount.every(Number.isFinite)
  );
}

/** The shape that the check screen and the results file walk over. */
function isReading(value: unknown): value is Reading {
  if (!isRecord(value)) return false;
  const { files, dialect, columns, mapping, currency, rows, issues, preview } = value;
  const lists = [files, columns, issues, preview, value.questions, value.disabledRules];
  return (
    lists.every(
      (list) => Array.isArray(list) && (list === value.disabledRules || list.every(isRecord))
    ) &&
    typeof value.sample === 'boolean' &&
    isRecord(dialect) &&
    isRecord(mapping) &&
    (currency === null || typeof currency === 'string') &&
    isRecord(rows) &&
    [rows.read, rows.accepted, rows.rejected, rows.ignored].every(isCount) &&
    isRecord(rows.reasons)
  );
}
