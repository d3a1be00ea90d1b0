/** When the next order of a customer is to be expected. */
import { negativeBinomial } from '../clv/models/beta-geometric';
import type { FittedModel } from '../clv/models/candidates';
import { DAYS_PER_WEEK } from '../clv/models/rows';
import type { Transactions } from '../clv/models/transactions';

/** A wait of more than ten years is as good as none to be named. */
const LONGEST_DAYS = 3653;

/**
 * Days from the last order to the next, as half of the customers of that
 * history would have made it had they stayed: the median of the gap, given
 * what was known on the day of the last order, λ ~ Gamma(n, α + t_x).
 *
 * Not the mean E(1/λ) = (α + t_x)/(n − 1): it is infinite for n ≤ 1, as for
 * most one-time buyers, and for others a few who buy once in years make it far
 * longer than most wait. And not (α + T), with what the silence since tells:
 * the day would recede while one waits for it, and nobody be late. A gap is
 * Exponential(λ) and so the median (α + t_x)(2^(1/n) − 1), n = r + x (Lomax's
 * distribution); k ticks of the clock where buying is regular, n = r + kx, with
 * the median found by bisection.
 * @returns whole days from 1 by customer; NaN beyond ten years
 * @example r 0.243, α 4.414 weeks, x 2, t_x 30.43 → 34.84 (2^(1/2.243) − 1) = 12.6 weeks: 88
 */
export function nextOrderDays(
  { name, parameters }: Pick<FittedModel, 'name' | 'parameters'>,
  { x, txDays }: Pick<Transactions, 'x' | 'txDays'>
): Float64Array {
  const { r = NaN, alpha = NaN } = parameters;
  const k = name === 'MBG/CNBD-k' ? (parameters.k ?? 1) : 1;
  // In units of α + t_x it hangs on x alone.
  const medians = new Map<number, number>();
  return Float64Array.from(x, (count, i) => {
    let median = medians.get(count);
    if (median === undefined) medians.set(count, (median = medianGap(r + k * count, k)));
    const days = median * (alpha * DAYS_PER_WEEK + (txDays[i] ?? 0));
    return days <= LONGEST_DAYS ? Math.max(1, Math.round(days)) : NaN;
  });
}

/** Median of the time of k ticks at a rate λ ~ Gamma(n, 1). */
export function medianGap(n: number, k: number): number {
  if (k === 1) return Math.expm1(Math.LN2 / n);
  const later = (t: number): number =>
    negativeBinomial(n, 1, t, k - 1).reduce((sum, share) => sum + share, 0);
  let low = 0;
  let high = 1;
  while (later(high) > 0.5 && high < 1e12) high *= 2;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (later(middle) > 0.5) low = middle;
    else high = middle;
  }
  return high;
}
