/** Rules on whether later customers come back as earlier ones did. */
import { proportion } from '../math/intervals';
import type { CohortRow, Proportion } from '../report-schema';
import type { Granularity } from '../settings';
import { dayToIso, isoToDay } from '../time/calendar';
import type { Finding, InsightInput, RuleInput } from './input';
import { bonferroniZ, difference, excludesZero, stakeOf } from './input';

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
/** Days from the first order within which a second one counts, and days of first orders taken together. */
export const RETURN_DAYS = 90;
/** 52 weeks, so that the weekdays are the same. */
const YEAR_OF_WEEKS = 364;

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

/**
 * Silent within chance. Stake: customers of the last year's new ones who come
 * back more or less × what a returning customer spent in it.
 */
export function cohortTrend(input: RuleInput, minimum: number): Finding | null {
  const { year } = input;
  const { offset, rows } = comparableCohorts(input);
  const count = Math.min(RECENT_COHORTS[input.cohorts.granularity], Math.floor(rows.length / 3));
  if (count === 0) return null;
  const recent = returned(rows.slice(-count), offset);
  const earlier = returned(rows.slice(0, -count), offset);
  if (Math.min(recent.denominator, earlier.denominator) < minimum) return null;
  if (!excludesZero(difference(recent, earlier))) return null;
  const customers = Math.abs((recent.rate ?? 0) - (earlier.rate ?? 0)) * year.newCustomers;
  return {
    code: 'cohort-trend',
    view: 'cohorts',
    stake: stakeOf('year', customers, year.perReturning, year),
    offset,
    recent,
    earlier,
    cohorts: count,
    significant: true
  };
}

/**
 * The best cohort of many is always above the average: it is named only where
 * it is so at a level divided by the number of cohorts (Bonferroni). Stake:
 * its customers who came back beyond the average × what a returning customer
 * of the last year spent in it.
 */
export function bestCohort(input: RuleInput, minimum: number): Finding | null {
  const { year } = input;
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
  const rate = rateOf(best);
  const average = others.rate;
  return {
    code: 'best-cohort',
    view: 'cohorts',
    stake: stakeOf('year', (rate - average) * best.size, year.perReturning, year),
    start: best.start,
    rate,
    average,
    offset,
    size: best.size
  };
}

/**
 * The newest first-time buyers that can be judged against those of the same
 * weeks a year before. Silent within chance, and where the year before lies
 * within W of the first order. Stake: as {@link cohortTrend}.
 */
export function secondOrderYear(input: RuleInput, minimum: number): Finding | null {
  const { observed, days, kpis, year } = input;
  const end = Math.min(days.to, observed.observationEnd - RETURN_DAYS);
  const start = end - RETURN_DAYS + 1;
  if (start < days.from) return null;
  if (start - YEAR_OF_WEEKS - observed.firstDay < kpis.lapseWindowDays) return null;
  const recent = returnedOfStarters(observed, start);
  const before = returnedOfStarters(observed, start - YEAR_OF_WEEKS);
  if (recent.rate === null || before.rate === null) return null;
  if (Math.min(recent.denominator, before.denominator) < minimum) return null;
  const interval = difference(recent, before);
  if (!excludesZero(interval)) return null;
  const customers = Math.abs(recent.rate - before.rate) * year.newCustomers;
  return {
    code: 'second-order-year',
    view: 'cohorts',
    stake: stakeOf('year', customers, year.perReturning, year),
    start: dayToIso(start),
    end: dayToIso(end),
    days: RETURN_DAYS,
    recent,
    before,
    points: (interval.high - interval.low) / 2
  };
}

/** Of those whose first order lies in the 90 days from a start, those with a second within 90 days of it. */
function returnedOfStarters({ table, ends }: InsightInput['observed'], from: number): Proportion {
  const { customerCount, offsets, day } = table;
  const to = from + RETURN_DAYS - 1;
  let again = 0;
  let all = 0;
  for (let c = 0; c < customerCount; c++) {
    const start = offsets[c] ?? 0;
    const first = day[start] ?? 0;
    if (first < from || first > to || start === (ends[c] ?? 0)) continue;
    all++;
    if (start + 1 < (ends[c] ?? 0) && (day[start + 1] ?? 0) - first <= RETURN_DAYS) again++;
  }
  return proportion(again, all);
}
