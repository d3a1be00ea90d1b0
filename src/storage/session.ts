import type { OrderTable } from '../core/orders/order-table';
import type { Reading } from '../core/ingest/reading';
import type { Settings } from '../core/settings';

/** Version of the record's shape; the migrations lead from each to the next. */
export const SESSION_VERSION = 1;

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
  firstDay: number;
  lastDay: number;
  rows: number;
  orders: number;
  customers: number;
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
  table: OrderTable;
  reading: Reading;
}

/** The light part, written on every change. */
export interface SessionDetails extends SessionSummary {
  settings: Partial<Settings>;
  /** Key of the heavy part; duplicates share one. */
  dataId: string;
}

/** What can change in a session without a new reading; absent keys stay. */
export interface SessionPatch {
  name?: string;
  shop?: string;
  notes?: string;
  settings?: Partial<Settings>;
}

/** What the list says of the orders. */
export type SessionFacts = Pick<
  SessionSummary,
  'firstDay' | 'lastDay' | 'rows' | 'orders' | 'customers' | 'sample'
>;

/** The facts of a table and how it was read; days are those of orders and of refunds without an order. */
export function sessionFacts(table: OrderTable, reading: Reading): SessionFacts {
  let firstDay = Infinity;
  let lastDay = -Infinity;
  for (const days of [table.day, table.adjustments.day]) {
    for (const day of days) {
      if (day < firstDay) firstDay = day;
      if (day > lastDay) lastDay = day;
    }
  }
  return {
    firstDay: Number.isFinite(firstDay) ? firstDay : 0,
    lastDay: Number.isFinite(lastDay) ? lastDay : 0,
    rows: reading.rows.read,
    orders: table.orderCount,
    customers: table.customerCount,
    sample: reading.sample
  };
}
