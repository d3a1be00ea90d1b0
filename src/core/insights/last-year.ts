/** What happened in the last year: the scale on which findings are weighed in money. */
import { RUNGS } from '../next-order/count-ladder';
import { forEachAdjustment, type ObservedOrders } from '../orders/summary';
import type { ReportedDays } from '../time/reported-days';
import { YEAR_DAYS } from '../time/spans';

export interface LastYear {
  /** The 365 days up to the last one reported, or as many as are; day numbers, both included. */
  from: number;
  to: number;
  /** Customers whose first order lies in it. */
  newCustomers: number;
  /** Entry n: customers whose n-th order lies in it, n from 1 to {@link RUNGS}. */
  reached: Float64Array;
  /** Of all orders, refunds without one taken off; of orders after a customer's first. */
  revenue: number;
  laterRevenue: number;
  laterOrders: number;
  /** What a customer with an order in it spent in it; null where nobody has one. */
  perBuyer: number | null;
  /** What a customer with an order after the first in it spent on such orders; null where nobody has one. */
  perReturning: number | null;
}

/** Linear in the customers, and in the orders of the year. */
export function lastYear(observed: ObservedOrders, days: ReportedDays): LastYear {
  const { table, ends, observationEnd, firstDay } = observed;
  const { customerCount, offsets, day, amount } = table;
  const to = Math.min(days.to, observationEnd);
  const from = Math.max(to - YEAR_DAYS + 1, days.from, firstDay);
  const reached = new Float64Array(RUNGS + 1);
  let newCustomers = 0;
  let buyers = 0;
  let returning = 0;
  let revenue = 0;
  let laterRevenue = 0;
  let laterOrders = 0;
  for (let c = 0; c < customerCount; c++) {
    const start = offsets[c] ?? 0;
    let i = (ends[c] ?? 0) - 1;
    while (i >= start && (day[i] ?? 0) > to) i--;
    if (i < start || (day[i] ?? 0) < from) continue;
    buyers++;
    if (i > start) returning++;
    for (; i >= start && (day[i] ?? 0) >= from; i--) {
      const paid = amount[i] ?? 0;
      const n = i - start + 1;
      if (n <= RUNGS) reached[n] = (reached[n] ?? 0) + 1;
      revenue += paid;
      if (i === start) {
        newCustomers++;
        continue;
      }
      laterRevenue += paid;
      laterOrders++;
    }
  }
  forEachAdjustment(observed, (_customer, d, change) => {
    if (d >= from && d <= to) revenue += change;
  });
  return {
    from,
    to,
    newCustomers,
    reached,
    revenue,
    laterRevenue,
    laterOrders,
    perBuyer: buyers > 0 ? revenue / buyers : null,
    perReturning: returning > 0 ? laterRevenue / returning : null
  };
}
