/**
 * What stands out in a report. Each rule says from how many customers on it
 * speaks, finds its numbers, and tests the difference where it reports one;
 * where the data are thin it is silent.
 */
import { newcombeInterval, poissonZ, proportion, THIN_BELOW, Z_95 } from './math/intervals';
import { sumOfLargest } from './math/quantile';
import type { ObservedOrders, OrderSummary } from './orders/summary';
import { orderValueContrast } from './orders/value-contrast';
import type { CohortRow, Cohorts, Insight, Kpis, PeriodRow, Proportion } from './report-schema';
import type { Granularity } from './settings';
import { lastCompletePeriod } from './tiles';
import { isoToDay } from './time/calendar';
import type { ReportedDays } from './time/reported-days';

/** What the rules read: parts of the analysis that makes the report. */
export interface InsightInput {
  observed: ObservedOrders;
  /** The days that are reported; `summary`, `kpis`, `periods` and `cohorts` are of them. */
  days: ReportedDays;
  summary: OrderSummary;
  kpis: Kpis;
  periods: readonly PeriodRow[];
  cohorts: Cohorts;
}

const MAX_INSIGHTS = 6;

interface Rule {
  code: Insight['code'];
  /** Fewest customers (in the smaller group, where two are compared). */
  minimum: number;
  /** Strength of an effect of `full` or more; a smaller effect counts in proportion. */
  weight: number;
  full: number;
  find: (input: InsightInput, minimum: number) => Finding | null;
}

/** An insight yet without its strength, and how large its effect is. */
interface Finding {
  effect: number;
  make: (strength: number) => Insight;
}

/** The tenth of the customers with the highest revenue. */
const TOP_SHARE = 0.1;

/** Offset at which cohorts are compared: about a quarter of a year, a year for years. */
const COHORT_OFFSET: Record<Granularity, number> = {
  day: 90,
  week: 13,
  month: 3,
  quarter: 1,
  year: 1
};
/** Cohorts taken together as the recent ones, where there are three times as many. */
const RECENT_COHORTS: Record<Granularity, number> = {
  day: 90,
  week: 13,
  month: 3,
  quarter: 2,
  year: 1
};

const RULES: readonly Rule[] = [
  {
    code: 'retention-change',
    minimum: THIN_BELOW,
    weight: 1,
    full: 0.1,
    find: retentionChange
  },
  { code: 'cohort-trend', minimum: THIN_BELOW, weight: 1, full: 0.1, find: cohortTrend },
  { code: 'new-customers-change', minimum: THIN_BELOW, weight: 0.8, full: 1, find: newCustomers },
  { code: 'best-cohort', minimum: THIN_BELOW, weight: 0.7, full: 0.2, find: bestCohort },
  { code: 'aov-returning', minimum: THIN_BELOW, weight: 0.7, full: 0.4, find: aovReturning },
  { code: 'second-order', minimum: THIN_BELOW, weight: 0.6, full: 0.5, find: secondOrder },
  {
    code: 'returning-revenue',
    minimum: THIN_BELOW,
    weight: 0.6,
    full: 1,
    find: returningRevenue
  },
  // A tenth of a hundred customers is ten: fewer are persons, not a share.
  { code: 'concentration', minimum: 100, weight: 0.6, full: 0.6, find: concentration },
  { code: 'lapsed', minimum: THIN_BELOW, weight: 0.5, full: 0.6, find: lapsed }
];

/**
 * Applies the rules and returns what they find, the strongest first, at most
 * {@link MAX_INSIGHTS}.
 * Strength is weight × effect / full effect, in [0, 1].
 */
export function findInsights(input: InsightInput): Insight[] {
  const found: Insight[] = [];
  for (const { find, minimum, weight, full } of RULES) {
    const finding = find(input, minimum);
    if (finding) found.push(finding.make(weight * Math.min(1, Math.abs(finding.effect) / full)));
  }
  return found.sort((a, b) => b.strength - a.strength).slice(0, MAX_INSIGHTS);
}

/** The last complete period against the one before, whether or not chance could explain it. */
function retentionChange({ periods }: InsightInput, minimum: number): Finding | null {
  const period = lastCompletePeriod(periods);
  const current = period === null ? undefined : periods[period];
  const before = period === null ? undefined : periods[period - 1];
  if (period === null || !current || !before) return null;
  if (current.retentionRate === null || before.retentionRate === null) return null;
  if (Math.min(current.customersAtStart, before.customersAtStart) < minimum) return null;
  const rate = current.retentionRate;
  const previous = before.retentionRate;
  const significant = excludesZero(
    newcombeInterval(
      current.retainedCustomers,
      current.customersAtStart,
      before.retainedCustomers,
      before.customersAtStart
    )
  );
  return {
    // A change within chance says "steady", and gives way to what is not.
    effect: significant ? rate - previous : 0,
    make: (strength) => ({
      strength,
      view: 'retention',
      code: 'retention-change',
      period,
      rate,
      previous,
      numerator: current.retainedCustomers,
      denominator: current.customersAtStart,
      significant
    })
  };
}

/** Tested by day, since months differ in length. Silent within chance. */
function newCustomers({ observed, periods }: InsightInput, minimum: number): Finding | null {
  const period = lastCompletePeriod(periods);
  const current = period === null ? undefined : periods[period];
  const before = period === null ? undefined : periods[period - 1];
  if (period === null || !current || !before) return null;
  // The first period begins with the first order, so part of it may be missing.
  if (isoToDay(before.start) <= observed.firstDay) return null;
  const now = current.firstTimeBuyers;
  const previous = before.firstTimeBuyers;
  if (Math.min(now, previous) < minimum) return null;
  const z = poissonZ(now, daysOf(current), previous, daysOf(before));
  if (Math.abs(z) <= Z_95) return null;
  return {
    effect: Math.log(now / previous),
    make: (strength) => ({
      strength,
      view: 'overview',
      code: 'new-customers-change',
      period,
      current: now,
      previous,
      significant: true
    })
  };
}

function secondOrder({ summary, kpis }: InsightInput, minimum: number): Finding | null {
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
      effect: rate,
      make: (strength) => ({
        strength,
        view: 'retention',
        code: 'second-order',
        rate,
        days,
        customers: summary.starters,
        medianDays
      })
    };
  }
  return null;
}

interface ComparableCohorts {
  offset: number;
  /** Oldest first; the offset is complete in each. */
  rows: CohortRow[];
}

/**
 * The cohorts that can be compared at one offset. Those that began less than W
 * days after the first order are left out: who then looks new may be an old
 * customer whose earlier orders the data do not hold.
 */
function comparableCohorts({ cohorts, observed, kpis }: InsightInput): ComparableCohorts {
  const offset = COHORT_OFFSET[cohorts.granularity];
  const rows = cohorts.rows.filter(
    (row) =>
      row.complete[offset] === true &&
      isoToDay(row.start) - observed.firstDay >= kpis.lapseWindowDays
  );
  return { offset, rows };
}

/** Customers of the cohorts with a second order by the end of the offset. */
function returned(rows: readonly CohortRow[], offset: number): Proportion {
  let numerator = 0;
  let denominator = 0;
  for (const row of rows) {
    numerator += row.returnedBy[offset] ?? 0;
    denominator += row.size;
  }
  return proportion(numerator, denominator);
}

function cohortTrend(input: InsightInput, minimum: number): Finding | null {
  const { offset, rows } = comparableCohorts(input);
  const count = Math.min(RECENT_COHORTS[input.cohorts.granularity], Math.floor(rows.length / 3));
  if (count === 0) return null;
  const recent = returned(rows.slice(-count), offset);
  const earlier = returned(rows.slice(0, -count), offset);
  if (Math.min(recent.denominator, earlier.denominator) < minimum) return null;
  const significant = excludesZero(difference(recent, earlier));
  if (!significant) return null;
  return {
    effect: (recent.rate ?? 0) - (earlier.rate ?? 0),
    make: (strength) => ({
      strength,
      view: 'cohorts',
      code: 'cohort-trend',
      offset,
      recent,
      earlier,
      cohorts: count,
      significant
    })
  };
}

/**
 * The best cohort of many is always above the average: it is named only where
 * it is so at a level divided by the number of cohorts (Bonferroni).
 */
function bestCohort(input: InsightInput, minimum: number): Finding | null {
  const { offset, rows } = comparableCohorts(input);
  const large = rows.filter((row) => row.size >= minimum);
  const rateOf = (row: CohortRow): number => (row.returnedBy[offset] ?? 0) / row.size;
  const best = large.reduce<CohortRow | null>(
    (top, row) => (top === null || rateOf(row) > rateOf(top) ? row : top),
    null
  );
  if (best === null) return null;
  const others = returned(
    rows.filter((row) => row !== best),
    offset
  );
  if (others.rate === null || others.denominator < minimum) return null;
  const z = bonferroniZ(large.length);
  if (difference(proportion(best.returnedBy[offset] ?? 0, best.size), others, z).low <= 0) {
    return null;
  }
  const average = others.rate;
  return {
    effect: rateOf(best) - average,
    make: (strength) => ({
      strength,
      view: 'cohorts',
      code: 'best-cohort',
      start: best.start,
      rate: rateOf(best),
      average,
      offset,
      size: best.size
    })
  };
}

function returningRevenue({ kpis }: InsightInput, minimum: number): Finding | null {
  const share = kpis.returningRevenueShare;
  const customersShare = kpis.repeatPurchaseRate;
  if (share === null || customersShare === null || kpis.repeatCustomers < minimum) return null;
  return {
    effect: share,
    make: (strength) => ({
      strength,
      view: 'value',
      code: 'returning-revenue',
      share,
      customersShare,
      repeatCustomers: kpis.repeatCustomers,
      customers: kpis.customers
    })
  };
}

function concentration({ summary, kpis }: InsightInput, minimum: number): Finding | null {
  const { revenue: total } = kpis;
  if (kpis.customers < minimum || total === null || !(total > 0)) return null;
  // Customers of whom nothing is observed stand in the array with 0, never among the top.
  const topCustomers = Math.ceil(kpis.customers * TOP_SHARE);
  const revenueShare = sumOfLargest(summary.customerRevenue.slice(), topCustomers) / total;
  return {
    effect: revenueShare - TOP_SHARE,
    make: (strength) => ({
      strength,
      view: 'value',
      code: 'concentration',
      topShare: TOP_SHARE,
      revenueShare,
      topCustomers,
      customers: kpis.customers
    })
  };
}

function aovReturning(input: InsightInput, minimum: number): Finding | null {
  const { observed, days, summary, kpis } = input;
  if (Math.min(kpis.repeatCustomers, summary.starters) < minimum) return null;
  const { first, later, laterOrders, standardError } = orderValueContrast(observed, summary, days);
  if (!(first > 0) || !(later > 0)) return null;
  if (!(Math.abs(later - first) > Z_95 * standardError)) return null;
  return {
    effect: later / first - 1,
    make: (strength) => ({
      strength,
      view: 'value',
      code: 'aov-returning',
      first,
      later,
      firstOrders: summary.starters,
      laterOrders,
      significant: true
    })
  };
}

function lapsed({ observed, summary, kpis }: InsightInput, minimum: number): Finding | null {
  const { table, ends, observationEnd } = observed;
  const days = kpis.lapseWindowDays;
  const { revenue: total } = kpis;
  if (kpis.customers < minimum || total === null || !(total > 0)) return null;
  let customers = 0;
  let revenue = 0;
  for (let c = 0; c < table.customerCount; c++) {
    const end = ends[c] ?? 0;
    if (summary.customerOrders[c] === 0) continue;
    if (observationEnd - (table.day[end - 1] ?? 0) < days) continue;
    customers++;
    revenue += summary.customerRevenue[c] ?? 0;
  }
  if (customers < minimum) return null;
  return {
    effect: revenue / total,
    make: (strength) => ({
      strength,
      view: 'value',
      code: 'lapsed',
      lapsed: customers,
      customers: kpis.customers,
      days,
      revenue
    })
  };
}

const daysOf = (row: PeriodRow): number => isoToDay(row.end) - isoToDay(row.start) + 1;

const excludesZero = ({ low, high }: { low: number; high: number }): boolean => low > 0 || high < 0;

const difference = (
  first: Proportion,
  second: Proportion,
  z = Z_95
): { low: number; high: number } =>
  newcombeInterval(first.numerator, first.denominator, second.numerator, second.denominator, z);

/**
 * Normal quantile for a two-sided 5% shared by m tests, by the bound
 * 1 − Φ(z) ≤ ½·exp(−z²/2): a little stricter than exact.
 */
function bonferroniZ(m: number): number {
  return Math.max(Z_95, Math.sqrt(-2 * Math.log(0.05 / m)));
}
