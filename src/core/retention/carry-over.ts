/** What passes from one period to the next: who bought again, and how much of the revenue stayed. */
import type { ObservedOrders } from '../orders/summary';
import { forEachAdjustment } from '../orders/summary';
import type { PeriodTable } from '../time/periods';

/** By period; all 0 in the first one. */
export interface CarryOver {
  /** Customers with an order in the period and in the one before. */
  buyersAgain: Int32Array;
  /** Revenue in the period of customers with an order in the one before, refunds without an order taken off. */
  keptRevenue: Float64Array;
  /** Σ over the customers of the period before of their revenue then, each at least 0. */
  grossBase: Float64Array;
  /** Σ over these of the lesser of that and their revenue now, each at least 0. */
  grossKept: Float64Array;
}

/**
 * Follows each customer from period to period. Refunds without an order count
 * on their day: one lowers what a customer of the period before kept, also in
 * a period without an order. Linear in the orders.
 */
export function carryOver(observed: ObservedOrders, periods: PeriodTable): CarryOver {
  const { table, ends, firstDay } = observed;
  const { customerCount, offsets, day, amount } = table;
  const { count, periodOfDay } = periods;
  // What the last period's customers bring falls due after the end.
  const carried: CarryOver = {
    buyersAgain: new Int32Array(count),
    keptRevenue: new Float64Array(count),
    grossBase: new Float64Array(count + 1),
    grossKept: new Float64Array(count)
  };
  const { buyersAgain, keptRevenue, grossBase, grossKept } = carried;
  const refunds = refundsByCustomer(observed, periods);
  for (let c = 0; c < customerCount; c++) {
    const start = offsets[c] ?? 0;
    const end = ends[c] ?? 0;
    if (start === end) continue;
    const refunded = refunds?.get(c);
    if (refunded !== undefined) {
      carryRefunded(observed, periods, c, refunded, carried);
      continue;
    }
    let period = periodOfDay[(day[start] ?? 0) - firstDay] ?? 0;
    let paid = amount[start] ?? 0;
    // Paid in the period before, at least 0; −1 where nothing was bought in it.
    let paidBefore = -1;
    for (let i = start + 1; i <= end; i++) {
      const p = i < end ? (periodOfDay[(day[i] ?? 0) - firstDay] ?? 0) : -1;
      if (p === period) {
        paid += amount[i] ?? 0;
        continue;
      }
      const positive = paid > 0 ? paid : 0;
      if (paidBefore >= 0) {
        buyersAgain[period] = (buyersAgain[period] ?? 0) + 1;
        keptRevenue[period] = (keptRevenue[period] ?? 0) + paid;
        grossKept[period] =
          (grossKept[period] ?? 0) + (positive < paidBefore ? positive : paidBefore);
      }
      grossBase[period + 1] = (grossBase[period + 1] ?? 0) + positive;
      paidBefore = p === period + 1 ? positive : -1;
      period = p;
      paid = amount[i] ?? 0;
    }
  }
  return carried;
}

/** The same for one customer with refunds, of which some may lie in periods without an order. */
function carryRefunded(
  { table, ends, firstDay }: ObservedOrders,
  { count, periodOfDay }: PeriodTable,
  customer: number,
  refunded: ReadonlyMap<number, number>,
  { buyersAgain, keptRevenue, grossBase, grossKept }: CarryOver
): void {
  const paid = new Map<number, number>();
  for (let i = table.offsets[customer] ?? 0; i < (ends[customer] ?? 0); i++) {
    const p = periodOfDay[(table.day[i] ?? 0) - firstDay] ?? 0;
    paid.set(p, (paid.get(p) ?? 0) + (table.amount[i] ?? 0));
  }
  const revenueIn = (p: number): number => (paid.get(p) ?? 0) + (refunded.get(p) ?? 0);
  for (const p of paid.keys()) {
    const then = Math.max(0, revenueIn(p));
    grossBase[p + 1] = (grossBase[p + 1] ?? 0) + then;
    const next = p + 1;
    if (next === count) continue;
    if (paid.has(next)) buyersAgain[next] = (buyersAgain[next] ?? 0) + 1;
    const now = revenueIn(next);
    keptRevenue[next] = (keptRevenue[next] ?? 0) + now;
    grossKept[next] = (grossKept[next] ?? 0) + Math.min(then, Math.max(0, now));
  }
}

/** Refunds that count, by customer and period; null where there are none. */
function refundsByCustomer(
  observed: ObservedOrders,
  periods: PeriodTable
): Map<number, Map<number, number>> | null {
  const refunds = new Map<number, Map<number, number>>();
  forEachAdjustment(observed, (customer, day, change) => {
    const own = refunds.get(customer) ?? new Map<number, number>();
    const p = periods.periodOfDay[day - observed.firstDay] ?? 0;
    own.set(p, (own.get(p) ?? 0) + change);
    refunds.set(customer, own);
  });
  return refunds.size === 0 ? null : refunds;
}
