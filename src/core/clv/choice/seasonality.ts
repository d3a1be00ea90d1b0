/**
 * When in the year customers buy: a factor for each month of a calendar, by
 * which the orders that a model without seasons expects are multiplied.
 *
 * Growth and ageing cohorts are not season: the orders of each month are
 * compared with those that the models expect in that very month of the
 * customers there were, and a level that rises or falls steadily over the
 * months is taken off.
 */
import { chiSquareTail } from '../../math/chi-square';
import type { OrderTable } from '../../orders/order-table';
import { dayToCivil, daysInMonth, type CalendarId } from '../../time/calendar';
import type { FittedModel } from '../models/candidates';
import { DAYS_PER_WEEK } from '../models/rows';

/** Orders after each customer's first in one month, whole or begun. */
export interface MonthOfOrders {
  /** 1 to 12. */
  month: number;
  actual: number;
  /** By models without seasons, in the same days. */
  expected: number;
}

/** Factors of the months 1 to 12 of a calendar: 1 for a month like the year. */
export interface SeasonFactors {
  calendar: CalendarId;
  factors: number[];
  /** Months of data behind them ÷ 12. */
  years: number;
  /** The months differ by more than chance, at a level of 1%. */
  clear: boolean;
}

const MONTHS = 12;
/** A common year of either calendar, whose months are as long as they mostly are. */
const COMMON_YEAR: Readonly<Record<CalendarId, number>> = { gregory: 2023, persian: 1402 };
/** Level and slope are fitted besides the factors, whose mean is 1. */
const FITTED = MONTHS + 1;
/** Prior of the scatter of single months, as if so many months had shown that of a Poisson count. */
const PRIOR_MONTHS = 4;
const CLEAR = 0.01;
const ROUNDS = 30;
/** Change of a factor that no page shows. */
const SETTLED = 1e-6;

/**
 * The factors of the months, drawn towards 1 the more, the fewer orders speak.
 *
 * The orders of a month are taken to have the mean level · factor · expected,
 * ln level a straight line over the months (Poisson regression), and φ times a
 * Poisson's variance. With A and E the actual and expected orders of a
 * month of the calendar over all years, the factor is
 * 1 + (A/E − 1) τ² / (τ² + φ/E): empirical Bayes, τ² the variance between
 * months by the method of moments (DerSimonian & Laird 1986). The factors of
 * a common year have the mean 1 over its days.
 * @param months consecutive, the oldest first; those without expectation do not count
 * @returns factors of 1 where there is nothing to learn from
 * @example December twice what is expected in three years, 300 orders a month → about 1.8 in December, 0.93 in others
 */
export function estimateSeasonality(
  months: readonly MonthOfOrders[],
  calendar: CalendarId
): SeasonFactors {
  const used = months.filter(({ expected }) => expected > 0);
  let factors: Float64Array = new Float64Array(MONTHS).fill(1);
  let clear = false;
  const years = months.length / MONTHS;
  if (used.length <= FITTED) return { calendar, factors: [...factors], years, clear };
  for (let round = 0; round < ROUNDS; round++) {
    const level = levelOf(used, factors);
    const { actual, expected } = byMonth(used, level);
    const ratios = factors.map((_, m) => ratio(actual[m] ?? 0, expected[m] ?? 0));
    const scatter = scatterOf(used, level, ratios);
    const spread = spreadOf(ratios, expected, scatter);
    clear = spread.clear;
    const shrunk = ratios.map((value, m) => {
      const weight = (expected[m] ?? 0) / scatter;
      return 1 + ((value - 1) * spread.variance * weight) / (spread.variance * weight + 1);
    });
    const before = factors;
    factors = normalised(shrunk, calendar);
    if (factors.every((value, m) => Math.abs(value - (before[m] ?? 1)) < SETTLED)) break;
  }
  return { calendar, factors: [...factors], years, clear };
}

const ratio = (actual: number, expected: number): number => (expected > 0 ? actual / expected : 1);

/** e^(c + d t) of each month: Poisson regression on time with what is expected as exposure, by Newton's steps. */
function levelOf(months: readonly MonthOfOrders[], factors: Float64Array): Float64Array {
  const middle = (months.length - 1) / 2;
  const times = months.map((_, i) => (i - middle) / MONTHS);
  const base = months.map(({ month, expected }) => expected * (factors[month - 1] ?? 1));
  const sum = (of: (i: number) => number): number => times.reduce((all, _, i) => all + of(i), 0);
  const orders = sum((i) => months[i]?.actual ?? 0);
  let c = Math.log(Math.max(orders, 1) / sum((i) => base[i] ?? 0));
  let d = 0;
  const level = (i: number): number => Math.exp(c + d * (times[i] ?? 0));
  for (let step = 0; step < ROUNDS && orders > 0; step++) {
    const mean = (i: number): number => (base[i] ?? 0) * level(i);
    const left = (i: number): number => (months[i]?.actual ?? 0) - mean(i);
    const [g0, g1] = [sum(left), sum((i) => left(i) * (times[i] ?? 0))];
    const h0 = sum(mean);
    const h1 = sum((i) => mean(i) * (times[i] ?? 0));
    const h2 = sum((i) => mean(i) * (times[i] ?? 0) ** 2);
    const determinant = h0 * h2 - h1 * h1;
    if (!(determinant > 1e-9 * h0 * h2)) break;
    const [stepC, stepD] = [(h2 * g0 - h1 * g1) / determinant, (h0 * g1 - h1 * g0) / determinant];
    // Never more than e-fold at once: a first step from afar must not run away.
    c += Math.max(-1, Math.min(1, stepC));
    d += Math.max(-1, Math.min(1, stepD));
    if (Math.abs(stepC) + Math.abs(stepD) < 1e-10) break;
  }
  return Float64Array.from(times, (_, i) => level(i));
}

/** Sums over the years, by month of the calendar. */
function byMonth(months: readonly MonthOfOrders[], level: Float64Array) {
  const actual = new Float64Array(MONTHS);
  const expected = new Float64Array(MONTHS);
  months.forEach((one, i) => {
    const m = one.month - 1;
    actual[m] = (actual[m] ?? 0) + one.actual;
    expected[m] = (expected[m] ?? 0) + one.expected * (level[i] ?? 1);
  });
  return { actual, expected };
}

/** φ: the variance of a month's orders as a multiple of their mean, at least 1 (Pearson's statistic, with a prior). */
function scatterOf(
  months: readonly MonthOfOrders[],
  level: Float64Array,
  ratios: Float64Array
): number {
  let pearson = 0;
  months.forEach(({ month, actual, expected }, i) => {
    const mean = expected * (level[i] ?? 1) * (ratios[month - 1] ?? 1);
    if (mean > 0) pearson += (actual - mean) ** 2 / mean;
  });
  const free = Math.max(0, months.length - FITTED);
  return Math.max(1, (pearson + PRIOR_MONTHS) / (free + PRIOR_MONTHS));
}

/** τ² between the months of the calendar, and whether they differ by more than chance. */
function spreadOf(ratios: Float64Array, expected: Float64Array, scatter: number) {
  let statistic = 0;
  let weights = 0;
  let squares = 0;
  let seen = 0;
  ratios.forEach((value, m) => {
    const weight = (expected[m] ?? 0) / scatter;
    if (weight === 0) return;
    seen += 1;
    statistic += weight * (value - 1) ** 2;
    weights += weight;
    squares += weight * weight;
  });
  if (seen < 2) return { variance: 0, clear: false };
  const variance = Math.max(0, (statistic - (seen - 1)) / (weights - squares / weights));
  return { variance, clear: chiSquareTail(statistic, seen - 1) < CLEAR };
}

/** Of mean 1 over the days of a common year. */
function normalised(factors: Float64Array, calendar: CalendarId): Float64Array {
  let sum = 0;
  let days = 0;
  factors.forEach((factor, m) => {
    const length = daysInMonth(calendar, COMMON_YEAR[calendar], m + 1);
    sum += factor * length;
    days += length;
  });
  return factors.map((factor) => (factor * days) / sum);
}

/**
 * The mean factor of each of a row of spans that follow one another, each
 * month counted by its days in the span.
 * @param after day number before the first day of the first span
 * @param ends last day of each span, ascending
 * @example Gregorian, December 2, others 1: days from 1 November to 31 December → (30 + 31 · 2) / 61
 */
export function meanFactors(
  { factors, calendar }: Pick<SeasonFactors, 'factors' | 'calendar'>,
  after: number,
  ends: readonly number[]
): Float64Array {
  let day = after + 1;
  let { year, month, day: at } = dayToCivil(calendar, day);
  let left = daysInMonth(calendar, year, month) - at + 1;
  return Float64Array.from(ends, (end) => {
    const days = end - day + 1;
    let sum = 0;
    while (day <= end) {
      const taken = Math.min(left, end - day + 1);
      sum += taken * (factors[month - 1] ?? 1);
      day += taken;
      left -= taken;
      if (left > 0) break;
      month = month === MONTHS ? 1 : month + 1;
      if (month === 1) year += 1;
      at = 1;
      left = daysInMonth(calendar, year, month);
    }
    return days > 0 ? sum / days : 1;
  });
}

/**
 * A cumulative course without seasons made seasonal: what is added between two
 * points, taken to come evenly in between, is multiplied by the mean factor of
 * those days. A constant rate keeps its total over a common year.
 * @param cumulative from 0 at the start, one for each of `ends`
 * @param ends last days of the stretches, ascending day numbers
 * @param start last day before the course begins
 * @example factors of 1 → the course itself
 */
export function seasonalCourse(
  cumulative: readonly number[],
  ends: readonly number[],
  start: number,
  season: Pick<SeasonFactors, 'factors' | 'calendar'>
): number[] {
  const factors = meanFactors(season, start, ends);
  let sum = 0;
  return cumulative.map((value, i) => {
    sum += (value - (cumulative[i - 1] ?? 0)) * (factors[i] ?? 1);
    return sum;
  });
}

/** Two years: each month is seen twice. */
export const LEAST_DAYS = 730;
/** A year and a half: enough to ask whether seasons would have helped in what came then. */
export const LEAST_DAYS_TO_CHECK = 547;

/**
 * The seasons that a shop's orders up to a day show.
 * @param models fitted to these orders
 * @param firstDay day of the first order
 * @returns null where there are fewer days than the least, or no model
 */
export function seasonOf(
  table: OrderTable,
  models: readonly FittedModel[],
  firstDay: number,
  end: number,
  calendar: CalendarId,
  leastDays: number
): SeasonFactors | null {
  if (models.length === 0 || end - firstDay + 1 < leastDays) return null;
  return estimateSeasonality(monthsOfOrders(table, models, firstDay, end, calendar), calendar);
}

/**
 * Orders after each customer's first, month by month, as they came and as the
 * models, their mean, expect them of newcomers when they first bought.
 * @param firstDay day of the first order, `end` the last day that counts
 */
export function monthsOfOrders(
  table: OrderTable,
  models: readonly FittedModel[],
  firstDay: number,
  end: number,
  calendar: CalendarId
): MonthOfOrders[] {
  const days = end - firstDay + 1;
  const starters = new Uint32Array(days);
  const repeats = new Uint32Array(days);
  for (let c = 0; c < table.customerCount; c++) {
    const from = table.offsets[c] ?? 0;
    const to = table.offsets[c + 1] ?? 0;
    let last = (table.day[from] ?? 0) - firstDay;
    if (from === to || last >= days) continue;
    starters[last] = (starters[last] ?? 0) + 1;
    for (let i = from + 1; i < to; i++) {
      const day = (table.day[i] ?? 0) - firstDay;
      if (day >= days) break;
      if (day !== last) repeats[day] = (repeats[day] ?? 0) + 1;
      last = day;
    }
  }
  const expected = expectedByDay(starters, models);
  const months: MonthOfOrders[] = [];
  let left = 0;
  for (let day = 0; day < days; day++) {
    if (left === 0) {
      const { year, month, day: at } = dayToCivil(calendar, firstDay + day);
      left = daysInMonth(calendar, year, month) - at + 1;
      months.push({ month, actual: 0, expected: 0 });
    }
    left -= 1;
    const current = months[months.length - 1];
    if (!current) continue;
    current.actual += repeats[day] ?? 0;
    current.expected += expected[day] ?? 0;
  }
  return months;
}

/** Expected on each day of all who first bought before it; the models are asked by week. */
function expectedByDay(starters: Uint32Array, models: readonly FittedModel[]): Float64Array {
  const days = starters.length;
  const newcomers = models.map((model) => model.newCustomer());
  const weeks = Math.ceil(days / DAYS_PER_WEEK);
  const cumulative = Float64Array.from({ length: weeks + 1 }, (_, week) =>
    newcomers.reduce((sum, one) => sum + one.expected(week) / newcomers.length, 0)
  );
  // By age in days, evenly over each week: age 1 is the day after the first order.
  const added = Float64Array.from({ length: days }, (_, age) => {
    const week = Math.floor((age - 1) / DAYS_PER_WEEK);
    if (age === 0) return 0;
    return ((cumulative[week + 1] ?? 0) - (cumulative[week] ?? 0)) / DAYS_PER_WEEK;
  });
  const expected = new Float64Array(days);
  for (let first = 0; first < days; first++) {
    const count = starters[first] ?? 0;
    if (count === 0) continue;
    for (let day = first + 1; day < days; day++) {
      expected[day] = (expected[day] ?? 0) + count * (added[day - first] ?? 0);
    }
  }
  return expected;
}
