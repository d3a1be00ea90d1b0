/** Retention, churn and trade by period: definitions of the results file, `periods[]`. */
import { wilsonInterval } from '../math/intervals';
import type { ObservedOrders } from '../orders/summary';
import { forEachAdjustment } from '../orders/summary';
import type { PeriodRow } from '../report-schema';
import { dayToIso } from '../time/calendar';
import { periodLabel } from '../time/periods';
import { activityByPeriod } from './activity';
import { carryOver } from './carry-over';
import type { Tally } from './tally';
import { sumByPeriod } from './tally';

/**
 * One row a period, from the one of the first order to the one of the
 * observation end, without gaps.
 *
 * Rates are null where a period is not measurable (it begins less than W days
 * after the first order, so nobody can have lapsed) or nobody was there to be
 * kept. Refunds without an order lower `revenue` and the customer's part of
 * `revenueRetention` and `grossRevenueRetention` on their day; they are no
 * purchase, and `returningRevenue` does not count them. `revenueRetention` is
 * null where the period before took nothing in, `grossRevenueRetention` where
 * none of its customers left anything after their refunds.
 * @param tally over the periods from the first order's day to the observation end
 */
export function periodRows(
  observed: ObservedOrders,
  tally: Tally,
  lapseWindowDays: number
): PeriodRow[] {
  const { firstDay, observationEnd } = observed;
  const { periods } = tally;
  const trade = tradeByPeriod(observed, tally);
  const carried = carryOver(observed, periods);
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
    const firstTime = tally.starters[p] ?? 0;
    const revenueBefore = p === 0 ? 0 : (trade.revenue[p - 1] ?? 0);
    const previousBuyers = p === 0 ? 0 : (trade.buyers[p - 1] ?? 0);
    const buyersAgain = carried.buyersAgain[p] ?? 0;
    const grossBase = carried.grossBase[p] ?? 0;
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
      returningRevenue: tally.returningRevenue[p] ?? 0,
      revenueRetention: revenueBefore > 0 ? (carried.keptRevenue[p] ?? 0) / revenueBefore : null,
      previousBuyers,
      buyersAgain,
      boughtAgainRate: previousBuyers > 0 ? buyersAgain / previousBuyers : null,
      grossRevenueRetention: grossBase > 0 ? (carried.grossKept[p] ?? 0) / grossBase : null,
      repeatPurchaseRateToDate: customersToDate > 0 ? repeatersToDate / customersToDate : null
    });
  }
  return rows;
}

interface Trade {
  buyers: Float64Array;
  /** Customers whose second order falls in the period. */
  secondOrders: Float64Array;
  orders: Float64Array;
  revenue: Float64Array;
}

/** The tally summed over cohorts, refunds without an order taken off. */
function tradeByPeriod(observed: ObservedOrders, tally: Tally): Trade {
  const { periodOfDay } = tally.periods;
  const revenue = sumByPeriod(tally, tally.revenue);
  forEachAdjustment(observed, (_customer, day, change) => {
    const p = periodOfDay[day - observed.firstDay] ?? 0;
    revenue[p] = (revenue[p] ?? 0) + change;
  });
  return {
    buyers: sumByPeriod(tally, tally.buyers),
    secondOrders: sumByPeriod(tally, tally.secondOrders),
    orders: sumByPeriod(tally, tally.orders),
    revenue
  };
}
