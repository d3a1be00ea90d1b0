/**
 * What the shop's own past teaches of the models' totals: where they were too
 * low in the holdouts, and by more than chance, they are likely too low again.
 */
import type { ForecasterName } from '../../schema/forecast';
import type { HoldoutOrigin } from './holdout';

/** Spread of ln(actual ÷ expected) between the holdouts of one shop, besides what counts do by chance. */
const BETWEEN_HOLDOUTS = 0.04;
/** Median of χ² with one degree of freedom: of the squares that chance alone makes, half are above this share of their variance. */
const CHANCE_MEDIAN = 0.455;
/** A level nearer to 1 than this is none. */
const LEAST = 0.005;
/** Of its logarithm: simulated shops that die or grow reached 0.17. Holdouts that were off by more saw a change that the fit to all that is known has seen too. */
const MOST = 0.3;

/**
 * The factor for the totals of a forecaster, from the mean m of
 * ln(actual ÷ expected) over the holdouts, each by its precision, with variance
 * s². The signal is what m² has beyond the median of chance,
 * max(0, m² − 0.455 s²), and the factor e^(m · signal ÷ (signal + s²)): none
 * where chance does as much every other time, little where it easily does so,
 * and nearly all of m where it cannot, but never beyond e^±0.3.
 *
 * What chance does to a total is read from the customers: its variance is
 * Σ (actual − expected)² over them, large where a few buy most.
 *
 * On simulated shops of five kinds stricter gates (each holdout beyond its 95%
 * interval, all of one sign) forecast worse: what shops that grow teach is clear
 * only over many of them.
 * @returns null where there is nothing to learn; else above 0
 * @example 2,000 orders where 1,800 were expected, twice, of 1,500 customers off by 1.5 each → 1.10
 */
export function levelOf(origins: readonly HoldoutOrigin[], name: ForecasterName): number | null {
  let sum = 0;
  let precision = 0;
  for (const origin of origins) {
    // Half an order more, that none in a small holdout does not speak of a level of 0.
    const actual = (origin.actual.at(-1) ?? 0) + 0.5;
    const expected = (origin.expected[name]?.at(-1) ?? 0) + 0.5;
    const chance = origin.customers * (origin.rootMeanSquare[name] ?? 0) ** 2 + 0.5;
    const weight = 1 / (BETWEEN_HOLDOUTS ** 2 + chance / expected ** 2);
    sum += weight * Math.log(actual / expected);
    precision += weight;
  }
  if (precision === 0) return null;
  const mean = sum / precision;
  const noise = 1 / precision;
  const signal = Math.max(0, mean ** 2 - CHANCE_MEDIAN * noise);
  const learnt = (mean * signal) / (signal + noise);
  const level = Math.exp(Math.min(MOST, Math.max(-MOST, learnt)));
  return Math.abs(level - 1) < LEAST ? null : level;
}
