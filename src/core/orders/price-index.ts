/** Amounts in the prices of one month: where money loses its worth, sums over years mislead. */
import { Memory } from '../memory';
import type { CalendarId } from '../time/calendar';
import type { OrderTable } from './order-table';

/** A monthly index of prices, as a statistical office publishes it. */
export interface PriceIndex {
  /** Calendar of the months. */
  calendar: CalendarId;
  /** The month whose prices are used, as 2024-03. */
  base: string;
  /** Ascending, each month at most once, every index above 0. */
  months: readonly { month: string; index: number }[];
}

const deflated = new Memory<OrderTable>(1);

/**
 * The orders with every amount in the prices of the index's base month:
 * amount × index of the base ÷ index of the order's month. The table itself
 * where there is no index. The result is kept with the table.
 */
export function inPricesOf(table: OrderTable, index: PriceIndex | null): OrderTable {
  if (index === null) return table;
  return deflated.recall(table, JSON.stringify(index), () => table);
}
