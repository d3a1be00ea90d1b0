/**
 * The ledger of the data: what was read, left out, merged and changed, so that
 * both the rows and the money add up.
 */
import type { ChangeCode, RowReason } from './rules';

/** A row by where it stands. */
export interface RowPlace {
  /** Index into the reading's files. */
  file: number;
  /** Line of the file on which the record starts, from 1. */
  line: number;
}

/** Rows to which one thing happened. A row can be in several `changed` entries, in one `dropped` at most. */
export interface LedgerEntry {
  what: 'dropped' | 'merged' | 'changed';
  code: RowReason | ChangeCode;
  rows: number;
  /** What the entry takes off or adds to the money, signed; null where it moves none. */
  amount: number | null;
  /** The first rows, in file order, at most {@link MAX_LEDGER_ROWS}. */
  places: RowPlace[];
}

/** The balance: `amountRead + Σ entries.amount = revenue`, up to rounding. */
export interface Ledger {
  /** Data rows that were read. */
  rowsRead: number;
  /** Rows that are orders, lines of orders, refunds of orders, or tell of a customer with orders. */
  rowsAccepted: number;
  orders: number;
  customers: number;
  /** Different spellings of customers' keys, at least `customers`. */
  spellings: number;
  /** Sum of every readable amount of a row, whatever became of the row. */
  amountRead: number;
  /** Revenue of the orders and of refunds without order. */
  revenue: number;
  entries: LedgerEntry[];
}

/** The ledger without the places of its rows, as the results file holds it. */
export interface LedgerTotals extends Omit<Ledger, 'entries'> {
  entries: Omit<LedgerEntry, 'places'>[];
}

export const MAX_LEDGER_ROWS = 2_000;
