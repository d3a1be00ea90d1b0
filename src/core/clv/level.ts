/**
 * What the shop's own past teaches of the models' totals: where they were too
 * low in one holdout after the other, they are likely too low again.
 */
import type { ForecasterName } from '../schema/forecast';
import type { HoldoutOrigin } from './holdout';

/** Spread of ln(actual ÷ expected) between shops: the prior, with mean 0. */
const BETWEEN_SHOPS = 0.1;
/** Spread of the same between the holdouts of one shop, besides what counts do by chance. */
const BETWEEN_HOLDOUTS = 0.06;

/**
 * The factor for the totals of a forecaster: e to the mean of
 * ln(actual ÷ expected) over the holdouts, each by its precision, drawn towards
 * 1 by the prior (the mean of a normal distribution with normal prior). What
 * chance does to a total is read from the customers: its variance is
 * Σ (actual − expected)² over them, large where a few buy most.
 * @returns 1 without a holdout; above 0
 * @example 2,000 orders where 1,800 were expected, twice, of 1,500 customers off by 1.5 each → 1.09
 */
export function levelOf(origins: readonly HoldoutOrigin[], name: ForecasterName): number {
  let sum = 0;
  let precision = 1 / BETWEEN_SHOPS ** 2;
  for (const origin of origins) {
    // Half an order more, that none in a small holdout does not speak of a level of 0.
    const actual = (origin.actual.at(-1) ?? 0) + 0.5;
    const expected = (origin.expected[name]?.at(-1) ?? 0) + 0.5;
    const chance = origin.customers * (origin.rootMeanSquare[name] ?? 0) ** 2 + 0.5;
    const weight = 1 / (BETWEEN_HOLDOUTS ** 2 + chance / expected ** 2);
    sum += weight * Math.log(actual / expected);
    precision += weight;
  }
  return Math.exp(sum / precision);
}
