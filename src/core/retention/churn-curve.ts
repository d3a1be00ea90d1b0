/** What each lapse window would mean for churn, and how often it would be mistaken. */
import type { ObservedOrders } from '../orders/summary';
import type { ChurnCurve } from '../schema/churn-curve';

const SHORTEST = 30;
const LONGEST = 365;

const WINDOWS: readonly number[] = Array.from(
  { length: LONGEST - SHORTEST + 1 },
  (_, i) => SHORTEST + i
);

/** First and last day of the period whose churn is asked for, and its index in the report. */
export interface ChurnPeriod {
  index: number;
  start: number;
  end: number;
}

/**
 * Churn of one period, and lapses with those that came to an end, for each
 * lapse window from 30 to 365 days at once.
 *
 * With g = a − 1 − last order by then, a customer is active on the day before
 * the period from W = g + 1 on; with h = b − last order by the end, still
 * active at it from W = h + 1 on. Counting customers by g and by max(g, h)
 * gives both numbers for every W. The period is not measurable for W above
 * a − first day in the data: the customers are 0 there, as `periods[]` has it.
 * @param gapCounts gaps between purchase days by their days, of all observed orders
 * @param period null where no period is complete: all customers are 0
 * @param byDefault the window that holds where the user sets none
 */
export function churnCurve(
  observed: ObservedOrders,
  gapCounts: ArrayLike<number>,
  period: ChurnPeriod | null,
  byDefault: ChurnCurve['byDefault']
): ChurnCurve {
  const { table, ends, firstDay, observationEnd } = observed;
  const { customerCount, offsets, day } = table;
  // By the smallest W that makes it so; what no window reaches is not counted.
  const active = new Float64Array(LONGEST + 1);
  const kept = new Float64Array(LONGEST + 1);
  const openByDays = new Float64Array(observationEnd - firstDay + 1);
  const before = period === null ? -Infinity : period.start - 1;
  const end = period === null ? -Infinity : period.end;
  for (let c = 0; c < customerCount; c++) {
    const start = offsets[c] ?? 0;
    let i = (ends[c] ?? 0) - 1;
    if (i < start) continue;
    const open = observationEnd - (day[i] ?? 0);
    openByDays[open] = (openByDays[open] ?? 0) + 1;
    if ((day[start] ?? 0) > before) continue;
    while ((day[i] ?? 0) > end) i--;
    const sinceLast = end - (day[i] ?? 0);
    while ((day[i] ?? 0) > before) i--;
    const sinceLastBefore = before - (day[i] ?? 0);
    if (sinceLastBefore >= LONGEST) continue;
    active[sinceLastBefore + 1] = (active[sinceLastBefore + 1] ?? 0) + 1;
    const longer = Math.max(sinceLast, sinceLastBefore) + 1;
    if (longer <= LONGEST) kept[longer] = (kept[longer] ?? 0) + 1;
  }
  const activeFrom = sumsUpTo(active);
  const keptFrom = sumsUpTo(kept);
  const openFor = sumsFrom(openByDays);
  const gapsOf = sumsFrom(gapCounts);
  const measurable = (window: number): boolean =>
    period !== null && period.start - firstDay >= window;
  const customersAtStart = WINDOWS.map((w) => (measurable(w) ? (activeFrom[w] ?? 0) : 0));
  const cameBack = WINDOWS.map((w) => gapsOf[w + 1] ?? 0);
  return {
    windows: [...WINDOWS],
    period: period?.index ?? null,
    customersAtStart,
    churned: WINDOWS.map((w, i) =>
      measurable(w) ? (customersAtStart[i] ?? 0) - (keptFrom[w] ?? 0) : 0
    ),
    lapses: WINDOWS.map((w, i) => (cameBack[i] ?? 0) + (openFor[w] ?? 0)),
    cameBack,
    byDefault
  };
}

/** Entry i: the sum of the values up to i. */
function sumsUpTo(values: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(values.length);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sums[i] = sum += values[i] ?? 0;
  return sums;
}

/** Entry i: the sum of the values from i on. */
function sumsFrom(values: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(values.length);
  let sum = 0;
  for (let i = values.length - 1; i >= 0; i--) sums[i] = sum += values[i] ?? 0;
  return sums;
}
