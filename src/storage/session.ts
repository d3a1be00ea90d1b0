import type { OrderTable } from '../core/orders/order-table';
import type { Reading } from '../core/ingest/reading';
import type { Settings } from '../core/settings';

/** Version of the record's shape; the migrations lead from each to the next. */
export const SESSION_VERSION = 1;

/** What the start screen lists, kept in a store of its own so that the list opens without the orders. */
export interface SessionSummary {
  id: string;
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
}

/** The heavy part: written once per reading, not on every change of a setting. */
export interface SessionData {
  id: string;
  version: number;
  table: OrderTable;
  reading: Reading;
}

/** The light part, written on every change. */
export interface SessionDetails extends SessionSummary {
  settings: Partial<Settings>;
}
