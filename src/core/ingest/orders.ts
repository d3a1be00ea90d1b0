/** Orders by number, while what becomes of them is settled. */
import { PROFILE, SALE } from './row-rules';
import type { RowStore } from './row-store';

// What is known of an order, as bits.
export const HAS_AMOUNT = 1;
export const HAS_SALE = 2;
export const IS_REFUNDED = 4;
/** The order has a row that makes it a purchase, be it one that was refunded. */
export const IS_ORDER = HAS_SALE | IS_REFUNDED;

/** Arrays over the orders, or over the rows where each row is an order. */
export interface Orders {
  count: number;
  /** Order of each row; null where each row is an order. */
  of: Int32Array | null;
  /** Row that stands for each order; null where each row is one. */
  heads: Int32Array | null;
  known: Uint8Array;
  /** Layout of each order; null where there is one. */
  layout: Uint8Array | null;
  /** By layout: whether an order's total stands on several of its rows, and counts once. */
  once: readonly boolean[];
}

/** Whether the total of an order counts once. */
export function countsOnce({ layout, once }: Orders, order: number): boolean {
  return once[layout === null ? 0 : (layout[order] ?? 0)] === true;
}

/** A row by number, for what must be told later. */
export function firstRows(limit: number): {
  count: number;
  rows: number[];
  add(row: number): void;
} {
  const rows: number[] = [];
  return {
    count: 0,
    rows,
    add(row) {
      this.count += 1;
      if (rows.length < limit) rows.push(row);
    }
  };
}

export type FirstRows = ReturnType<typeof firstRows>;

/** Sums of decimals carry errors of the last binary digits; what is left of money is not that small. */
export function tidySum(value: number): number {
  return Math.abs(value) < 1e9 ? Math.round(value * 1e6) / 1e6 : value;
}

/** The value, 0 where it is none. */
export function orZero(value: number | undefined): number {
  return value === undefined || Number.isNaN(value) ? 0 : value;
}

/** Whether a row stands for its order. */
export function isHead({ of, heads }: Orders, row: number): boolean {
  return of === null || heads === null || heads[of[row] ?? 0] === row;
}

/**
 * The orders where each sale row is one of its own, as where lines are not to
 * be merged. Refunds stay with the first sale row of their order.
 */
export function partLines(rows: RowStore, orders: Orders): Orders {
  const { of } = orders;
  if (of === null) return orders;
  const { fate, count } = rows;
  const sale = new Int32Array(orders.count).fill(-1);
  for (let row = 0; row < count; row++) {
    const order = of[row] ?? 0;
    if (fate[row] === SALE && sale[order] === -1) sale[order] = row;
  }
  const layout = orders.layout === null ? null : new Uint8Array(count);
  const parted = new Int32Array(count);
  for (let row = 0; row < count; row++) {
    const order = of[row] ?? 0;
    const rowFate = fate[row] ?? SALE;
    const first = sale[order] ?? -1;
    parted[row] = rowFate !== SALE && rowFate < PROFILE && first >= 0 ? first : row;
    if (layout !== null) layout[row] = orders.layout?.[order] ?? 0;
  }
  const heads = new Int32Array(count).map((_, row) => row);
  return { ...orders, count, of: parted, heads, layout, known: new Uint8Array(count) };
}
