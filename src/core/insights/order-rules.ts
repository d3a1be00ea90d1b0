/** Rules on how customers climb from order to order, and who brings the money. */
import { Z_95 } from '../math/intervals';
import { orderValueContrast } from '../orders/value-contrast';
import type { Finding, RuleInput } from './input';
import { moneyStake, pointOfStarters, stakeOf } from './input';
import { YEAR_DAYS } from '../time/spans';

/** The tenth of the customers with the highest revenue. */
const TOP_SHARE = 0.1;

/** Stake: one more in a hundred of the last year's new customers × what a returning customer spent in it. */
export function secondOrder({ summary, kpis, year }: RuleInput, minimum: number): Finding | null {
  const { within30, within60, within90, medianDays } = kpis.secondOrder;
  if (summary.starters < minimum) return null;
  const known: [number, number | null][] = [
    [90, within90],
    [60, within60],
    [30, within30]
  ];
  for (const [days, rate] of known) {
    if (rate === null) continue;
    return {
      code: 'second-order',
      view: 'next',
      stake: pointOfStarters(year),
      rate,
      days,
      customers: summary.starters,
      medianDays
    };
  }
  return null;
}

/** By when to write to first-time buyers; at least `minimum` must have come back. Stake: as {@link secondOrder}. */
export function reminder({ summary, nextOrder, year }: RuleInput, minimum: number): Finding | null {
  const step = nextOrder.steps.find(({ order }) => order === 2);
  // Where half are back the day after, there is nobody to remind.
  if (!step?.reminder || step.reached < minimum || step.reminder.halfBy < 2) return null;
  const { halfBy, mostBy, horizonDays, returning } = step.reminder;
  let waiting = 0;
  for (let age = 0; age < halfBy; age++) waiting += summary.censoredDays[age] ?? 0;
  return {
    code: 'reminder',
    view: 'next',
    stake: pointOfStarters(year),
    halfBy,
    mostBy,
    horizonDays,
    returning,
    customers: step.customers,
    waiting
  };
}

/**
 * The step to the second, third or fourth order that the smallest share takes
 * within the longest of 90, 180 and 365 days known of all steps, so that those
 * who stepped up lately do not count as lost. Silent unless its 95% band lies
 * below those of all other steps. Stake: one more in a hundred of those who
 * stood on the step in the last year × the mean amount of the next order.
 */
export function bottleneck({ nextOrder, kpis, year }: RuleInput, minimum: number): Finding | null {
  const steps = nextOrder.steps.filter(({ customers }) => customers >= minimum);
  if (steps.length < 2) return null;
  for (const days of [365, 180, 90]) {
    const known = steps.flatMap(({ order, customers, within }) => {
      const at = within.find((entry) => entry.days === days);
      const { share = null, low = null, high = null } = at ?? {};
      if (share === null || low === null || high === null) return [];
      return [{ order, customers, share, low, high }];
    });
    if (known.length < steps.length) continue;
    known.sort((a, b) => a.share - b.share);
    const [worst, ...others] = known;
    if (!worst || others.some(({ low }) => low <= worst.high)) return null;
    const orders = worst.order - 1;
    const following = nextOrder.ladder.find((rung) => rung.orders === worst.order);
    const value = following?.averageOrderValue ?? kpis.averageOrderValue;
    return {
      code: 'bottleneck',
      view: 'next',
      stake: stakeOf('point', 0.01 * (year.reached[orders] ?? 0), value, year),
      orders,
      days,
      rate: worst.share,
      customers: worst.customers,
      elsewhere: others[0]?.share ?? 1
    };
  }
  return null;
}

/** Stake: one percent of the last year's revenue from orders after the first. */
export function returningRevenue({ kpis, year }: RuleInput, minimum: number): Finding | null {
  const share = kpis.returningRevenueShare;
  const customersShare = kpis.repeatPurchaseRate;
  if (share === null || customersShare === null || kpis.repeatCustomers < minimum) return null;
  return {
    code: 'returning-revenue',
    view: 'next',
    stake: moneyStake('percent', 0.01 * year.laterRevenue, year),
    share,
    customersShare,
    repeatCustomers: kpis.repeatCustomers,
    customers: kpis.customers
  };
}

/** Stake: one percent of what the best tenth brings, at the last year's revenue. */
export function concentration(input: RuleInput, minimum: number): Finding | null {
  const { kpis, nextOrder, year } = input;
  const top = nextOrder.concentration.shares.find((share) => share.top === TOP_SHARE);
  if (typeof top?.revenueShare !== 'number' || kpis.customers < minimum) return null;
  return {
    code: 'concentration',
    view: 'next',
    stake: moneyStake('percent', 0.01 * top.revenueShare * year.revenue, year),
    topShare: TOP_SHARE,
    revenueShare: top.revenueShare,
    topCustomers: top.customers,
    customers: kpis.customers
  };
}

/** Silent within chance. Stake: the difference × the last year's later orders. */
export function aovReturning(input: RuleInput, minimum: number): Finding | null {
  const { observed, days, summary, kpis, year } = input;
  if (Math.min(kpis.repeatCustomers, summary.starters) < minimum) return null;
  const { first, later, laterOrders, standardError } = orderValueContrast(observed, summary, days);
  if (!(first > 0) || !(later > 0)) return null;
  if (!(Math.abs(later - first) > Z_95 * standardError)) return null;
  return {
    code: 'aov-returning',
    view: 'next',
    stake: moneyStake('year', Math.abs(later - first) * year.laterOrders, year),
    first,
    later,
    firstOrders: summary.starters,
    laterOrders,
    significant: true
  };
}

/**
 * Stake: customers who lapsed in the last year, their last order W to W + 364
 * days old, and what they spent in the 365 days up to it.
 */
export function lapsed(
  { observed, summary, kpis, year }: RuleInput,
  minimum: number
): Finding | null {
  const { table, ends, observationEnd } = observed;
  const { customerCount, offsets, day, amount } = table;
  const days = kpis.lapseWindowDays;
  if (kpis.customers < minimum) return null;
  let customers = 0;
  let revenue = 0;
  let recently = 0;
  let spent = 0;
  for (let c = 0; c < customerCount; c++) {
    if (summary.customerOrders[c] === 0) continue;
    const start = offsets[c] ?? 0;
    const end = ends[c] ?? 0;
    const last = day[end - 1] ?? 0;
    const age = observationEnd - last;
    if (age < days) continue;
    customers++;
    revenue += summary.customerRevenue[c] ?? 0;
    if (age >= days + YEAR_DAYS) continue;
    recently++;
    for (let i = end - 1; i >= start && last - (day[i] ?? 0) < YEAR_DAYS; i--) {
      spent += amount[i] ?? 0;
    }
  }
  if (customers < minimum) return null;
  return {
    code: 'lapsed',
    view: 'retention',
    stake: stakeOf('spent', recently, recently > 0 ? spent / recently : null, year),
    lapsed: customers,
    customers: kpis.customers,
    days,
    revenue: revenue > 0 ? revenue : null
  };
}
