/** 95% intervals of means over customers. */
import type { Interval } from './intervals';
import { studentQuantile } from './student';

/**
 * The 95% interval of R = Σy / Σx, where pairs (x, y) were drawn and not
 * their single parts: orders come in clusters, by customer, and those of one
 * customer are alike. With every x = 1 it is the interval of the mean of y by t.
 *
 * Linearised variance: n / (n − 1) · Σ(y − R·x)² / (Σx)², t with n − 1
 * degrees of freedom. Source: Cochran (1977), Sampling Techniques, 3rd ed.,
 * eq. 2.46 and 6.13 without the finite population.
 * @param xs above 0, such as a customer's orders
 * @param ys as long, such as what the customer paid
 * @returns null for fewer than two pairs
 * @example ratioInterval([1, 1], [2, 4]) → 3 ± 12.71
 */
export function ratioInterval(xs: ArrayLike<number>, ys: ArrayLike<number>): Interval | null {
  const n = xs.length;
  if (n < 2) return null;
  let sumX = 0;
  let sumY = 0;
  for (let i = 0; i < n; i++) {
    sumX += xs[i] ?? 0;
    sumY += ys[i] ?? 0;
  }
  const mean = sumY / sumX;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += ((ys[i] ?? 0) - mean * (xs[i] ?? 0)) ** 2;
  const error = Math.sqrt((n / (n - 1)) * squares) / sumX;
  const half = studentQuantile(0.975, n - 1) * error;
  return { low: mean - half, high: mean + half };
}
