import { isCustomerSummary, type ShopData } from '../core/orders/customer-summary';
import type { ReadOptions, Reading } from '../core/ingest/reading';
import type { Settings } from '../core/settings';

/** Version of the record's shape; the migrations lead from each to the next. */
export const SESSION_VERSION = 2;

/** What the start screen lists, kept in a store of its own so that the list opens without the orders. */
export interface SessionSummary {
  id: string;
  /** Above {@link SESSION_VERSION} where a newer app wrote it: listed, but neither opened nor changed. */
  version: number;
  /** Grows by one with every save; an older revision never replaces a newer one. */
  revision: number;
  name: string;
  shop: string;
  notes: string;
  /** null where the files tell no days: a list by customer can give ages alone. */
  firstDay: number | null;
  lastDay: number | null;
  rows: number;
  orders: number;
  customers: number;
  /** Files that the orders come from; 0 for the sample, and where an older app did not note it. */
  files: number;
  sample: boolean;
  /** Milliseconds since 1970. */
  createdAt: number;
  savedAt: number;
  openedAt: number;
  /** The record cannot be read: it is listed so that it can be deleted. */
  damaged?: true;
}

/** The heavy part: written once per reading, not on every change of a setting. */
export interface SessionData {
  /** Its own key, which the light part names: a session changes to a new reading in one step. */
  id: string;
  version: number;
  table: ShopData;
  reading: Reading;
  /** What the user decided for this reading, so that the files can be read in the same way again. */
  options: ReadOptions;
}

/** A file as the user gave it. Its bytes lie in the {@link SourceStore} under its id. */
export interface SourceFile {
  id: string;
  name: string;
  /** Bytes, unpacked. */
  size: number;
  /** Milliseconds since 1970. */
  lastModified: number;
}

/**
 * The files behind a session. They are named before their bytes are stored, so
 * whether they can be read has to be asked of the store.
 */
export interface SessionSources {
  /** None where they were given up. */
  files: SourceFile[];
  /** They were given up because they take too much room. */
  tooLarge: boolean;
}

export const NO_SOURCES: SessionSources = { files: [], tooLarge: false };

/** The light part, written on every change. */
export interface SessionDetails extends SessionSummary {
  settings: Partial<Settings>;
  /** Key of the heavy part; duplicates share one. */
  dataId: string;
  /** Duplicates, and a session's readings one after the other, share the files. */
  sources: SessionSources;
}

/** What can change in a session without a new reading; absent keys stay. */
export interface SessionPatch {
  name?: string;
  shop?: string;
  notes?: string;
  settings?: Partial<Settings>;
}

/** What a session is made of, for the first save and for a new reading. */
export interface SessionContent {
  name: string;
  shop: string;
  notes: string;
  settings: Partial<Settings>;
  table: ShopData;
  reading: Reading;
  options: ReadOptions;
  sources: SessionSources;
}

/** What the list says of the orders. */
export type SessionFacts = Pick<
  SessionSummary,
  'firstDay' | 'lastDay' | 'rows' | 'orders' | 'customers' | 'files' | 'sample'
>;

/**
 * The facts of the orders and how they were read; days are those of orders and
 * of refunds without an order.
 */
export function sessionFacts(table: ShopData, reading: Reading): SessionFacts {
  const [firstDay, lastDay] = spanOf(
    isCustomerSummary(table)
      ? [table.firstDay ?? [], table.lastDay ?? []]
      : [table.day, table.adjustments.day]
  );
  return {
    firstDay,
    lastDay,
    rows: reading.rows.read,
    orders: isCustomerSummary(table)
      ? table.orders.reduce((sum, orders) => sum + orders, 0)
      : table.orderCount,
    customers: table.customerCount,
    files: reading.files.length,
    sample: reading.sample
  };
}

function spanOf(columns: readonly Iterable<number>[]): [number, number] | [null, null] {
  let first = Infinity;
  let last = -Infinity;
  for (const days of columns) {
    for (const day of days) {
      if (day < first) first = day;
      if (day > last) last = day;
    }
  }
  return Number.isFinite(first) ? [first, last] : [null, null];
}
