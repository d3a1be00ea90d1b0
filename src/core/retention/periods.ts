/** Retention, churn and trade by period: definitions of the results file, `periods[]`. */
import { wilsonInterval } from '../math/intervals';
import type { ObservedOrders } from '../orders/summary';
import { forEachAdjustment } from '../orders/summary';
import type { PeriodRow } from '../report-schema';
import { dayToIso } from '../time/calendar';
import type { PeriodTable } from '../time/periods';
import { periodLabel } from '../time/periods';
import { activityByPeriod } from './activity';

/**
 * One row a period, from the one of the first order to the one of the
 * observation end, without gaps.
 *
 * Rates are null where a period is not measurable (it begins less than W days
 * after the first order, so nobody can have lapsed) or nobody was there to be
 * kept. Refunds without an order lower `revenue` and the customer's part of
 * `revenueRetention` on their day; they are no purchase, and `returningRevenue`
 * does not count them. `revenueRetention` is null where the period before took
 * nothing in.
 * @param periods the periods from the first order's day to the observation end
 */
export function periodRows(
  observed: ObservedOrders,
  periods: PeriodTable,
  lapseWindowDays: number
): PeriodRow[] {
  const { firstDay, observationEnd } = observed;
  const trade = tradeByPeriod(observed, periods);
  const activity = activityByPeriod(observed, periods, lapseWindowDays);
  const rows: PeriodRow[] = [];
  let customersToDate = 0;
  let repeatersToDate = 0;
  for (let p = 0; p < periods.count; p++) {
    const start = periods.starts[p] ?? 0;
    const naturalEnd = (periods.starts[p + 1] ?? 0) - 1;
    const measurable = start - firstDay >= lapseWindowDays;
    const atStart = p === 0 ? 0 : (activity.atEnd[p - 1] ?? 0);
    const atEnd = activity.atEnd[p] ?? 0;
    const fresh = activity.fresh[p] ?? 0;
    const wonBack = activity.wonBack[p] ?? 0;
    const retained = atEnd - fresh - wonBack;
    const rated = measurable && atStart > 0;
    const interval = rated ? wilsonInterval(retained, atStart) : null;
    const buyers = trade.buyers[p] ?? 0;
    const firstTime = trade.firstTime[p] ?? 0;
    const revenueBefore = p === 0 ? 0 : (trade.revenue[p - 1] ?? 0);
    customersToDate += firstTime;
    repeatersToDate += trade.secondOrders[p] ?? 0;
    rows.push({
      start: dayToIso(start),
      end: dayToIso(Math.min(naturalEnd, observationEnd)),
      label: periodLabel(periods.scheme, periods.firstOrdinal + p),
      complete: naturalEnd <= observationEnd,
      measurable,
      customersAtStart: atStart,
      customersAtEnd: atEnd,
      newCustomers: fresh,
      wonBackCustomers: wonBack,
      retainedCustomers: retained,
      retentionRate: rated ? retained / atStart : null,
      retentionRateLow: interval?.low ?? null,
      retentionRateHigh: interval?.high ?? null,
      retentionRateWithWonBack: rated ? (atEnd - fresh) / atStart : null,
      churnRate: rated ? 1 - retained / atStart : null,
      buyers,
      orders: trade.orders[p] ?? 0,
      revenue: trade.revenue[p] ?? 0,
      returningBuyers: buyers - firstTime,
      firstTimeBuyers: firstTime,
      returningRevenue: trade.returningRevenue[p] ?? 0,
      revenueRetention: revenueBefore > 0 ? (trade.keptRevenue[p] ?? 0) / revenueBefore : null,
      repeatPurchaseRateToDate: customersToDate > 0 ? repeatersToDate / customersToDate : null
    });
  }
  return rows;
}

interface Trade {
  buyers: Int32Array;
  /** Customers whose first order falls in the period. */
  firstTime: Int32Array;
  /** Customers whose second order falls in the period. */
  secondOrders: Int32Array;
  orders: Int32Array;
  revenue: Float64Array;
  returningRevenue: Float64Array;
  /** Revenue of customers who also bought in the period before. */
  keptRevenue: Float64Array;
}

function tradeByPeriod(observed: ObservedOrders, periods: PeriodTable): Trade {
  const { table, ends, firstDay } = observed;
  const { customerCount, offsets, day, amount } = table;
  const { count, periodOfDay } = periods;
  const buyers = new Int32Array(count);
  const firstTime = new Int32Array(count);
  const secondOrders = new Int32Array(count);
  const orders = new Int32Array(count);
  const revenue = new Float64Array(count);
  const returningRevenue = new Float64Array(count);
  const keptRevenue = new Float64Array(count);
  for (let c = 0; c < customerCount; c++) {
    const start = offsets[c] ?? 0;
    const end = ends[c] ?? 0;
    if (start === end) continue;
    let period = periodOfDay[(day[start] ?? 0) - firstDay] ?? 0;
    let boughtBefore = false;
    firstTime[period] = (firstTime[period] ?? 0) + 1;
    buyers[period] = (buyers[period] ?? 0) + 1;
    for (let i = start; i < end; i++) {
      const p = periodOfDay[(day[i] ?? 0) - firstDay] ?? 0;
      const paid = amount[i] ?? 0;
      if (p !== period) {
        boughtBefore = p === period + 1;
        period = p;
        buyers[p] = (buyers[p] ?? 0) + 1;
      }
      orders[p] = (orders[p] ?? 0) + 1;
      revenue[p] = (revenue[p] ?? 0) + paid;
      if (boughtBefore) keptRevenue[p] = (keptRevenue[p] ?? 0) + paid;
      if (i === start) continue;
      returningRevenue[p] = (returningRevenue[p] ?? 0) + paid;
      if (i === start + 1) secondOrders[p] = (secondOrders[p] ?? 0) + 1;
    }
  }
  forEachAdjustment(observed, (customer, d, change) => {
    const p = periodOfDay[d - firstDay] ?? 0;
    revenue[p] = (revenue[p] ?? 0) + change;
    if (
      p > 0 &&
      hasOrderBetween(observed, customer, periods.starts[p - 1] ?? 0, (periods.starts[p] ?? 0) - 1)
    ) {
      keptRevenue[p] = (keptRevenue[p] ?? 0) + change;
    }
  });
  return { buyers, firstTime, secondOrders, orders, revenue, returningRevenue, keptRevenue };
}

/** Whether a customer has an order from one day to another, both included. */
function hasOrderBetween(
  { table, ends }: ObservedOrders,
  customer: number,
  from: number,
  to: number
): boolean {
  let low = table.offsets[customer] ?? 0;
  const end = ends[customer] ?? 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((table.day[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low < end && (table.day[low] ?? 0) <= to;
}
