/**
 * A clock that runs faster where the season is high: on it, customers whose
 * rates rise and fall with the year buy evenly, as the models of buying till
 * you die take it. Somebody who has not bought for two months of a low season
 * is then less likely gone than after two months of a high one, and a fit right
 * after the season does not take its end for customers leaving.
 *
 * Seasonal time is the integral of the factors over the days: a Poisson process
 * of the rate λ f(t) is one of the rate λ in it (the time change of an
 * inhomogeneous Poisson process, Çinlar 1975, section 4.7).
 */
import type { OrderTable } from '../../orders/order-table';
import type { FittedModel } from '../models/candidates';
import { totalOf } from '../models/forecaster';
import { DAYS_PER_WEEK, thinned, type TransactionRows } from '../models/rows';
import { meanFactors, type SeasonFactors } from './seasonality';
import type { Transactions } from '../models/transactions';

type Season = Pick<SeasonFactors, 'factors' | 'calendar'>;

/** Rows that a change of totals is computed on; more change nothing that is shown. */
const SAMPLE_ROWS = 1000;

/**
 * Seasonal weeks from the end of one day to the ends of later ones.
 * @param after day number
 * @param ends ascending day numbers
 * @example factors of 1, 14 days later → 2
 */
export function seasonalWeeks(season: Season, after: number, ends: readonly number[]): number[] {
  const factors = meanFactors(season, after, ends);
  let sum = 0;
  return ends.map((end, i) => {
    sum += ((end - (ends[i - 1] ?? after)) * (factors[i] ?? 1)) / DAYS_PER_WEEK;
    return sum;
  });
}

/**
 * The same customers with their times in seasonal weeks. Later remains later:
 * row by row they are the same as those in calendar weeks.
 * @param known of the table, up to `end`; `rows` are its rows in calendar weeks
 */
export function seasonalRows(
  table: OrderTable,
  known: Transactions,
  rows: TransactionRows,
  end: number,
  season: Season
): TransactionRows {
  const oldest = known.ageDays.reduce((most, age) => Math.max(most, age), 0);
  const start = end - oldest;
  // By days since the first order of all.
  const days = Array.from({ length: oldest }, (_, i) => start + 1 + i);
  const clock = Float64Array.of(0, ...seasonalWeeks(season, start, days));
  const between = (from: number, to: number): number => (clock[to] ?? 0) - (clock[from] ?? 0);

  const values = new Float64Array(2 * rows.count);
  for (let row = 0; row < rows.count; row++) {
    const age = Math.round((rows.times[rows.ageAt[row] ?? 0] ?? 0) * DAYS_PER_WEEK);
    const tx = Math.round((rows.times[rows.txAt[row] ?? 0] ?? 0) * DAYS_PER_WEEK);
    const first = oldest - age;
    values[2 * row] = between(first, first + tx);
    values[2 * row + 1] = between(first, oldest);
  }
  const times = values
    .slice()
    .sort()
    .filter((time, i, sorted) => i === 0 || time !== sorted[i - 1]);
  const places = new Map<number, number>();
  times.forEach((time, i) => places.set(time, i));
  const place = (at: number): number => places.get(values[at] ?? 0) ?? 0;
  return {
    ...rows,
    times,
    txAt: rows.txAt.map((_, row) => place(2 * row)),
    ageAt: rows.ageAt.map((_, row) => place(2 * row + 1)),
    totalLogGaps: logGapsOf(table, known, start, end, between)
  };
}

/** Σ of the logarithms of the seasonal times between transactions. */
function logGapsOf(
  table: OrderTable,
  { customer }: Transactions,
  start: number,
  end: number,
  between: (from: number, to: number) => number
): number {
  let sum = 0;
  for (const c of customer) {
    const to = table.offsets[c + 1] ?? 0;
    const from = table.offsets[c] ?? 0;
    let last = table.day[from] ?? 0;
    for (let i = from + 1; i < to; i++) {
      const day = table.day[i] ?? 0;
      if (day > end) break;
      if (day === last) continue;
      sum += Math.log(between(last - start, day - start));
      last = day;
    }
  }
  return sum;
}

/** A model and the customers that it was fitted to, on one clock. */
export interface OnClock {
  model: FittedModel;
  rows: TransactionRows;
  /** Horizons in weeks of this clock. */
  weeks: readonly number[];
}

/**
 * By what the seasons change the orders of all customers together within each
 * of some horizons: expected by the clock of the seasons ÷ by the calendar.
 * @returns one entry for each horizon; 1 where nothing is expected
 */
export function changeByClock(calendar: OnClock, seasonal: OnClock): number[] {
  const total = ({ model, rows }: OnClock, length: number): number =>
    totalOf(model.forecast(rows, { length, discountRate: 0 }).expected, rows);
  const [plain, moved] = [calendar, seasonal].map((one) => ({
    ...one,
    rows: thinned(one.rows, SAMPLE_ROWS)
  }));
  if (!plain || !moved) return [];
  return plain.weeks.map((length, i) => {
    const before = total(plain, length);
    return before > 0 ? total(moved, moved.weeks[i] ?? length) / before : 1;
  });
}
