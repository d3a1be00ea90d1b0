/** The numbers of a group. */
import { proportion, wilsonInterval, type Interval } from '../math/intervals';
import { ratioInterval } from '../math/mean-interval';
import type { ObservedOrders } from '../orders/summary';
import { indexOnDay, survivalCurve } from '../retention/survival';
import { CURVE_DAYS, type CustomerGroup } from '../schema/groups';
import type { SurvivalCurve } from '../schema/next-order';
import { NOBODY, OTHER, type Grouping } from './grouping';
import type { GroupTally } from './tally';

const WITHIN_DAYS = 90;

/** 95% intervals of what an order and a customer bring; null below two customers. */
interface Payments {
  order: Interval | null;
  customer: Interval | null;
}

/** A group's numbers; what it is and how it differs is left null. */
export function describeGroup(tally: GroupTally, payments: Payments): CustomerGroup {
  const { customers, orders, revenue } = tally;
  const curve = survivalCurve(tally.events, tally.censored);
  const returnedBy = (days: number): number | null => {
    if (customers === 0 || days > tally.oldestDays) return null;
    return 1 - (curve.survival[indexOnDay(curve, days)] ?? 1);
  };
  return {
    keep: null,
    text: null,
    customers,
    orders,
    revenue,
    repeat: proportion(tally.repeatCustomers, customers),
    retention: proportion(tally.retained, tally.activeBefore),
    within90: withBand(curve, returnedBy(WITHIN_DAYS)),
    curve: CURVE_DAYS.map(returnedBy),
    averageOrderValue: {
      value: orders === 0 ? null : revenue / orders,
      low: payments.order?.low ?? null,
      high: payments.order?.high ?? null
    },
    revenuePerCustomer: {
      value: customers === 0 ? null : revenue / customers,
      low: payments.customer?.low ?? null,
      high: payments.customer?.high ?? null
    },
    meanAgeDays: customers === 0 ? 0 : tally.ageDays / customers,
    against: null
  };
}

/**
 * The band of the curve on the day; where nobody or everybody has returned,
 * where it is not defined, the Wilson interval of none or all of those still
 * watched on the day, or at the last event before it.
 */
function withBand(curve: SurvivalCurve, share: number | null): CustomerGroup['within90'] {
  if (share === null) return null;
  const index = indexOnDay(curve, WITHIN_DAYS);
  const low = curve.low[index];
  const high = curve.high[index];
  if (typeof low === 'number' && typeof high === 'number') {
    return { share, low: 1 - high, high: 1 - low };
  }
  const watched = share > 0 ? curve.atRisk[index] : curve.atRisk[firstAfter(curve, index)];
  const certain = wilsonInterval(share > 0 ? (watched ?? 1) : 0, watched ?? 1);
  return { share, ...certain };
}

/** Index of the entry that tells how many are at risk after the one given: the next, or the last. */
function firstAfter({ days }: SurvivalCurve, index: number): number {
  return Math.min(index + 1, days.length - 1);
}

/**
 * Intervals of the mean amount of an order, with customers as clusters, and of
 * a customer's revenue, for each group, for other, and for all of them.
 * @param tallies of the groups, then of other
 */
export function ratePayments(
  { table, ends }: ObservedOrders,
  { of, groups }: Grouping,
  revenue: Float64Array,
  tallies: readonly GroupTally[]
): { of: Payments[]; all: Payments } {
  const starts: number[] = [];
  let total = 0;
  for (const { customers } of tallies) {
    starts.push(total);
    total += customers;
  }
  const orders = new Float64Array(total);
  const paid = new Float64Array(total);
  const next = [...starts];
  for (let c = 0; c < of.length; c++) {
    const group = of[c] ?? NOBODY;
    if (group === NOBODY) continue;
    const slot = group === OTHER ? groups.length : group;
    const to = next[slot] ?? 0;
    next[slot] = to + 1;
    orders[to] = (ends[c] ?? 0) - (table.offsets[c] ?? 0);
    paid[to] = revenue[c] ?? 0;
  }
  const ones = new Float64Array(total).fill(1);
  const rate = (from: number, to: number): Payments => {
    const ys = paid.subarray(from, to);
    return {
      order: ratioInterval(orders.subarray(from, to), ys),
      customer: ratioInterval(ones.subarray(from, to), ys)
    };
  };
  return {
    of: tallies.map(({ customers }, g) => rate(starts[g] ?? 0, (starts[g] ?? 0) + customers)),
    all: rate(0, total)
  };
}
