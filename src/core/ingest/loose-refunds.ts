/** Refunds that belong to no order in the files. */
import { orZero } from './orders';
import { fateOf } from './row-rules';
import type { RowStore } from './row-store';

/** Columns of equal length. */
export interface LooseRefunds {
  row: number[];
  customer: number[];
  day: number[];
  /** What revenue changes by: negative. */
  amount: number[];
  /** Amount of the row as read. */
  raw: number[];
}

export function takeLooseRefunds(rows: RowStore, loose: readonly number[]): LooseRefunds {
  return {
    row: [...loose],
    customer: loose.map((row) => rows.customer[row] ?? -1),
    day: loose.map((row) => rows.date[row] ?? 0),
    amount: loose.map((row) => -Math.abs(orZero(rows.amount[row]))),
    raw: loose.map((row) => orZero(rows.amount[row]))
  };
}

/**
 * A refund lowers the revenue of a customer who bought; of any other its order
 * is not in the files, and it is left out.
 * @param dropped by fate: takes what leaving it out adds to the money
 * @returns the refunds that stay
 */
export function dropStrangers(
  rows: RowStore,
  refunds: LooseRefunds,
  hasOrder: Uint8Array,
  dropped: Float64Array
): LooseRefunds {
  const stranger = fateOf('not-an-order');
  const stays = refunds.customer.map((customer) => hasOrder[customer] === 1);
  stays.forEach((staying, i) => {
    if (staying) return;
    rows.fate[refunds.row[i] ?? 0] = stranger;
    dropped[stranger] = (dropped[stranger] ?? 0) - (refunds.raw[i] ?? 0);
  });
  const kept = (column: readonly number[]): number[] => column.filter((_, i) => stays[i]);
  return {
    row: kept(refunds.row),
    customer: kept(refunds.customer),
    day: kept(refunds.day),
    amount: kept(refunds.amount),
    raw: kept(refunds.raw)
  };
}
