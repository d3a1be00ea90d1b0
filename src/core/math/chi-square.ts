/** The chi-square distribution's tail, by the incomplete gamma function. */
import { logGamma } from './gamma';

const MAX_TERMS = 10_000;
const EPSILON = 2 ** -53;

/**
 * Q(a, x) = Γ(a, x) / Γ(a), the regularised upper incomplete gamma function.
 *
 * Source: NIST Digital Library of Mathematical Functions 8.11.4, a series for
 * 1 − Q, where x < a + 1; 8.9.2, a continued fraction for Q, from there on, by
 * Lentz's method (Thompson & Barnett 1986).
 * @param a above 0
 * @param x from 0; Infinity gives 0
 * @returns in [0, 1], relative error about 1e-13 in the tail
 * @throws RangeError for other arguments.
 * @example upperGamma(1, 2) = e⁻² = 0.1353353
 */
export function upperGamma(a: number, x: number): number {
  if (!(a > 0) || a === Infinity || !(x >= 0)) throw new RangeError(`no Q(${a}, ${x})`);
  if (x === 0) return 1;
  if (x === Infinity) return 0;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? Math.max(0, 1 - scale * lowerSeries(a, x)) : scale * upperFraction(a, x);
}

/** Σ x^n / (a (a + 1) … (a + n)). */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MAX_TERMS && term > sum * EPSILON; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** 1 / (x + 1 − a − 1·(1 − a) / (x + 3 − a − 2·(2 − a) / (x + 5 − a − …))). */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Infinity;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < MAX_TERMS; n++) {
    const numerator = n * (a - n);
    b += 2;
    d = 1 / nonZero(b + numerator * d);
    c = nonZero(b + numerator / c);
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < 4 * EPSILON) break;
  }
  return value;
}

const nonZero = (value: number): number => (value === 0 ? Number.MIN_VALUE * 2 ** 60 : value);

/**
 * P(X ≥ x) for X of the chi-square distribution: the p-value of a statistic.
 * @param x the statistic, from 0
 * @param degreesOfFreedom above 0
 * @returns in [0, 1]
 * @throws RangeError for other arguments.
 * @example chiSquareTail(3.841459, 1) = 0.05
 */
export function chiSquareTail(x: number, degreesOfFreedom: number): number {
  return upperGamma(degreesOfFreedom / 2, x / 2);
}
