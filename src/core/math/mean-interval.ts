/** 95% intervals of means over customers. */
import type { Interval } from './intervals';
import { studentQuantile } from './student';

/** A skewness below this is none, and its inverse would lose digits. */
const SYMMETRIC = 1e-6;

/**
 * The 95% interval of R = Σy / Σx, where pairs (x, y) were drawn and not
 * their single parts: orders come in clusters, by customer, and those of one
 * customer are alike. With every x = 1 it is the interval of the mean of y.
 *
 * Linearised variance: n / (n − 1) · Σ(y − R·x)² / (Σx)², t with n − 1
 * degrees of freedom. Source: Cochran (1977), Sampling Techniques, 3rd ed.,
 * eq. 2.46 and 6.13 without the finite population.
 *
 * What customers pay is skewed, and an interval by t alone then misses too
 * often what lies above it. So the quantiles ±t/√n pass through
 * g⁻¹(w) = 3/γ · (∛(1 + γ·(w − γ/(6n))) − 1), γ the skewness of y − R·x:
 * Hall (1992), "On the removal of skewness by transformation", JRSS B 54.
 * Where nothing is skewed it is the interval by t.
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
  let cubes = 0;
  for (let i = 0; i < n; i++) {
    const off = (ys[i] ?? 0) - mean * (xs[i] ?? 0);
    squares += off * off;
    cubes += off * off * off;
  }
  if (squares === 0) return { low: mean, high: mean };
  const spread = (n * Math.sqrt(squares / (n - 1))) / sumX;
  const skewness = cubes / n / (squares / n) ** 1.5;
  const unskewed = (w: number): number => {
    const shifted = w - skewness / (6 * n);
    if (Math.abs(skewness) < SYMMETRIC) return shifted;
    return (3 / skewness) * (Math.cbrt(1 + skewness * shifted) - 1);
  };
  const quantile = studentQuantile(0.975, n - 1) / Math.sqrt(n);
  return {
    low: mean - spread * unskewed(quantile),
    high: mean - spread * unskewed(-quantile)
  };
}
