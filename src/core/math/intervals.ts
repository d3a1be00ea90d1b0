/** Intervals and tests for shares: how far a rate can be off by chance alone. */
import type { Proportion } from '../schema/proportion';

/** The 0.975 quantile of the standard normal distribution: 95% two-sided. */
export const Z_95 = 1.959963984540054;

/** Below this many in the denominator a rate is marked as thin. */
export const THIN_BELOW = 30;

export interface Interval {
  low: number;
  high: number;
}

/**
 * Wilson's score interval for a proportion.
 *
 * Source: Wilson (1927), "Probable inference, the law of succession, and
 * statistical inference", JASA 22; method 3 in Newcombe (1998a).
 * @param successes number of successes, 0 ≤ successes ≤ trials
 * @param trials number of trials, > 0
 * @param z normal quantile; 95% unless told
 * @returns bounds within [0, 1]; the lower is exactly 0 without successes, the
 *   upper exactly 1 without failures.
 * @throws RangeError where the counts are no proportion.
 * @example wilsonInterval(81, 263) → { low: 0.2553, high: 0.3662 }
 */
export function wilsonInterval(successes: number, trials: number, z = Z_95): Interval {
  if (!(trials > 0) || !(successes >= 0) || !(successes <= trials)) {
    throw new RangeError(`not a proportion: ${successes} of ${trials}`);
  }
  const rate = successes / trials;
  const z2 = z * z;
  const centre = rate + z2 / (2 * trials);
  const half = z * Math.sqrt((rate * (1 - rate) + z2 / (4 * trials)) / trials);
  const scale = 1 + z2 / trials;
  return {
    low: successes === 0 ? 0 : Math.max(0, (centre - half) / scale),
    high: successes === trials ? 1 : Math.min(1, (centre + half) / scale)
  };
}

/**
 * Newcombe's interval for the difference of two independent proportions,
 * first minus second, from their Wilson intervals.
 *
 * Source: Newcombe (1998b), "Interval estimation for the difference between
 * independent proportions", Statistics in Medicine 17, method 10.
 * @returns bounds within [-1, 1]
 * @throws RangeError where either pair of counts is no proportion.
 * @example newcombeInterval(56, 70, 48, 80) → { low: 0.0524, high: 0.3339 }
 */
export function newcombeInterval(
  successes1: number,
  trials1: number,
  successes2: number,
  trials2: number,
  z = Z_95
): Interval {
  const first = wilsonInterval(successes1, trials1, z);
  const second = wilsonInterval(successes2, trials2, z);
  const rate1 = successes1 / trials1;
  const rate2 = successes2 / trials2;
  const difference = rate1 - rate2;
  return {
    low: difference - Math.hypot(rate1 - first.low, second.high - rate2),
    high: difference + Math.hypot(first.high - rate1, rate2 - second.low)
  };
}

/**
 * A share with its 95% Wilson interval; rate and bounds are null where the
 * denominator is 0.
 * @throws RangeError where the numerator is negative or above the denominator.
 * @example proportion(0, 20) → rate 0, low 0, high 0.161, thin
 */
export function proportion(numerator: number, denominator: number): Proportion {
  const thin = denominator < THIN_BELOW;
  if (denominator === 0) {
    return { rate: null, numerator, denominator, low: null, high: null, thin };
  }
  const { low, high } = wilsonInterval(numerator, denominator);
  return { rate: numerator / denominator, numerator, denominator, low, high, thin };
}

/**
 * z of two independent Poisson counts with known exposures, conditional on
 * their sum: (first − n·π) / √(n·π·(1 − π)), n = first + second,
 * π = exposure1 / (exposure1 + exposure2). 0 where both counts are 0.
 *
 * Source: Przyborowski & Wilenski (1940), "Homogeneity of results in testing
 * samples from Poisson series", Biometrika 31, in its normal approximation.
 * @example poissonZ(60, 1, 40, 1) === 2
 */
export function poissonZ(
  first: number,
  exposure1: number,
  second: number,
  exposure2: number
): number {
  const total = first + second;
  if (total === 0) return 0;
  const share = exposure1 / (exposure1 + exposure2);
  return (first - total * share) / Math.sqrt(total * share * (1 - share));
}
