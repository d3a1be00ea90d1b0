/** The numbers of the fan chart: what came, and what is likely to come with its bands. Pure. */
import type { AheadMonth, Estimate, Forecast } from '../core/schema/forecast';
import { Z_95 } from '../core/math/intervals';

export type FanMeasure = 'orders' | 'revenue';
/** By month, or added up since the first order. */
export type FanShape = 'month' | 'total';

export interface FanPoint {
  /** ISO date of the last day of the month. */
  end: string;
  /** Months ahead; 0 and below are past. */
  months: number;
  /** What came; null ahead. */
  actual: number | null;
  /** What is expected; null in the past. */
  expected: Expected | null;
}

/** An expectation with the 95% interval and the one that holds every second time. */
export interface Expected extends Estimate {
  low50: number;
  high50: number;
}

/** At least so many months of the past stand before the forecast. */
const LEAST_PAST = 12;
/** Standard deviations to either side that hold half of a normal distribution. */
const Z_50 = 0.674_489_75;
const HALF = Z_50 / Z_95;

/**
 * What is shown for a horizon: twice as many months of the past as are ahead.
 * @param months ahead that are shown
 * @returns null where nobody's spend is known and revenue is asked for
 */
export function fanSeries(
  forecast: Pick<Forecast, 'past' | 'ahead'>,
  measure: FanMeasure,
  shape: FanShape,
  months: number
): FanPoint[] | null {
  const coming = estimates(
    forecast.ahead.filter((one) => one.months <= months),
    measure,
    shape
  );
  if (coming === null) return null;
  const past = forecast.past.map((one) => ({ end: one.end, sum: one[measure] }));
  const before = past.at(-1)?.sum ?? 0;
  const came = past.flatMap(({ end, sum }, i): FanPoint[] => {
    const previous = past[i - 1];
    // The first entry is no month: it holds what came before the first whole one.
    if (shape === 'month' && !previous) return [];
    const actual = shape === 'month' ? sum - (previous?.sum ?? 0) : sum;
    return [{ end, months: i - past.length + 1, actual, expected: null }];
  });
  const base = shape === 'month' ? 0 : before;
  return [
    ...came.slice(-Math.max(LEAST_PAST, 2 * months)),
    ...coming.map(({ end, months: at, estimate }): FanPoint => ({
      end,
      months: at,
      actual: null,
      expected: raised(withHalf(estimate), base)
    }))
  ];
}

interface Ahead {
  end: string;
  months: number;
  estimate: Estimate;
}

function estimates(
  ahead: readonly AheadMonth[],
  measure: FanMeasure,
  shape: FanShape
): Ahead[] | null {
  const list: Ahead[] = [];
  for (const { end, months, orders, low, high, revenue, month } of ahead) {
    const sum = measure === 'orders' ? { value: orders, low, high } : revenue;
    const estimate = shape === 'month' ? month[measure] : sum;
    if (estimate === null) return null;
    list.push({ end, months, estimate });
  }
  return list;
}

/**
 * The interval that holds every second time: on each side as far in logarithms
 * as 0.6745 is from 0 where the 95% bound is as far as 1.96. Where the lower
 * bound is 0, which has no logarithm, as far in the number itself.
 */
function withHalf(estimate: Estimate): Expected {
  const { value, low, high } = estimate;
  const side = (bound: number): number =>
    value > 0 && bound > 0 ? value * (bound / value) ** HALF : value + (bound - value) * HALF;
  return { ...estimate, low50: side(low), high50: side(high) };
}

const raised = ({ value, low, high, low50, high50 }: Expected, by: number): Expected => ({
  value: value + by,
  low: low + by,
  high: high + by,
  low50: low50 + by,
  high50: high50 + by
});
