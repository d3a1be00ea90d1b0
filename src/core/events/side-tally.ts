/** What happened in the days before and after an event. */
import { forEachAdjustment, type ObservedOrders } from '../orders/summary';
import { WEEK_DAYS, type EventWindow } from './event-window';

/** Days from the first order within which a second one counts. */
export const SECOND_WITHIN = 30;

/** Each array has one entry for a week of the side, in their order. */
export interface SideTally {
  weeks: number;
  newCustomers: Float64Array;
  orders: Float64Array;
  revenue: Float64Array;
  /** Σ of squares of what changed the revenue, over the whole side. */
  revenueSquares: number;
  /** Customers with an order in the side. */
  customers: number;
  /** Orders that are not their customer's first ever. */
  returningOrders: number;
  /** Σ of the amounts of the orders. */
  amount: number;
  /** First-time buyers whose next 30 days lie in the side too, and those of them with a second order in these. */
  watched: number;
  again: number;
}

/** One customer's part, for what takes customers as the unit of chance. */
export interface CustomerPart {
  orders: number;
  amount: number;
  returning: number;
}

const emptySide = (weeks: number): SideTally => ({
  weeks,
  newCustomers: new Float64Array(weeks),
  orders: new Float64Array(weeks),
  revenue: new Float64Array(weeks),
  revenueSquares: 0,
  customers: 0,
  returningOrders: 0,
  amount: 0,
  watched: 0,
  again: 0
});

/** Both sides of a window, and the customers who ordered in either. */
export interface WindowTally {
  before: SideTally;
  after: SideTally;
  parts: { before: CustomerPart; after: CustomerPart }[];
}

/** Linear in the customers, and in the orders of those who ordered in the window. */
export function tallyWindow(observed: ObservedOrders, window: EventWindow): WindowTally {
  const { table, ends } = observed;
  const { customerCount, offsets, day } = table;
  const { beforeFrom, afterFrom, afterTo } = window;
  const weeks = window.days / WEEK_DAYS;
  const tally: WindowTally = { before: emptySide(weeks), after: emptySide(weeks), parts: [] };
  for (let c = 0; c < customerCount; c++) {
    const start = offsets[c] ?? 0;
    const end = ends[c] ?? 0;
    if (start === end) continue;
    if ((day[end - 1] ?? 0) < beforeFrom || (day[start] ?? 0) > afterTo) continue;
    const before = addCustomer(observed, c, beforeFrom, afterFrom - 1, tally.before);
    const after = addCustomer(observed, c, afterFrom, afterTo, tally.after);
    if (before.orders + after.orders > 0) tally.parts.push({ before, after });
  }
  forEachAdjustment(observed, (_customer, d, change) => {
    if (d < beforeFrom || d > afterTo) return;
    const side = d < afterFrom ? tally.before : tally.after;
    addTo(
      side.revenue,
      Math.floor((d - (d < afterFrom ? beforeFrom : afterFrom)) / WEEK_DAYS),
      change
    );
    side.revenueSquares += change * change;
  });
  return tally;
}

function addCustomer(
  { table, ends }: ObservedOrders,
  customer: number,
  from: number,
  to: number,
  side: SideTally
): CustomerPart {
  const { offsets, day, amount } = table;
  const start = offsets[customer] ?? 0;
  const end = ends[customer] ?? 0;
  const part: CustomerPart = { orders: 0, amount: 0, returning: 0 };
  for (let i = end - 1; i >= start; i--) {
    const d = day[i] ?? 0;
    if (d > to) continue;
    if (d < from) break;
    const paid = amount[i] ?? 0;
    const week = Math.floor((d - from) / WEEK_DAYS);
    part.orders++;
    part.amount += paid;
    addTo(side.orders, week, 1);
    addTo(side.revenue, week, paid);
    side.revenueSquares += paid * paid;
    if (i > start) {
      part.returning++;
      continue;
    }
    addTo(side.newCustomers, week, 1);
    if (d + SECOND_WITHIN > to) continue;
    side.watched++;
    if (end - start > 1 && (day[start + 1] ?? 0) - d <= SECOND_WITHIN) side.again++;
  }
  if (part.orders > 0) side.customers++;
  side.amount += part.amount;
  side.returningOrders += part.returning;
  return part;
}

function addTo(values: Float64Array, index: number, change: number): void {
  values[index] = (values[index] ?? 0) + change;
}
