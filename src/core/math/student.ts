/** Student's t distribution: how wide an interval of a mean must be where few values tell its spread. */
import { logBeta } from './gamma';

const MAX_TERMS = 1000;
const EPSILON = 2 ** -53;

/**
 * P(T ≤ t) for T of Student's distribution.
 *
 * Source: DLMF 8.17.22, the continued fraction of the incomplete beta
 * function, by Lentz's method; P(|T| ≥ t) = I_x(ν/2, ½), x = ν / (ν + t²).
 * @param degreesOfFreedom ν above 0
 * @returns in [0, 1]
 * @throws RangeError where ν is not above 0.
 * @example studentDistribution(1, 1) === 0.75
 */
export function studentDistribution(t: number, degreesOfFreedom: number): number {
  if (!(degreesOfFreedom > 0)) throw new RangeError(`degrees of freedom: ${degreesOfFreedom}`);
  const square = t * t;
  const total = degreesOfFreedom + square;
  const tail = betaTail(degreesOfFreedom / total, square / total, degreesOfFreedom / 2) / 2;
  return t > 0 ? 1 - tail : tail;
}

/** I_x(a, ½) with y = 1 − x. */
function betaTail(x: number, y: number, a: number): number {
  const b = 0.5;
  if (y === 0) return 1;
  if (x === 0) return 0;
  const scale = Math.exp(a * Math.log(x) + b * Math.log(y) - logBeta(a, b));
  return x < (a + 1) / (a + b + 2)
    ? (scale * betaFraction(x, a, b)) / a
    : 1 - (scale * betaFraction(y, b, a)) / b;
}

function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let value = d;
  const step = (numerator: number): number => {
    d = 1 / (1 + numerator * d);
    c = 1 + numerator / c;
    value *= c * d;
    return c * d;
  };
  for (let m = 1; m < MAX_TERMS; m++) {
    const at = a + 2 * m;
    step((m * (b - m) * x) / ((at - 1) * at));
    const factor = step((-(a + m) * (a + b + m) * x) / (at * (at + 1)));
    if (Math.abs(factor - 1) < 4 * EPSILON) break;
  }
  return value;
}

/**
 * The quantile of Student's distribution: t with P(T ≤ t) = p, found by
 * halving an interval that holds it.
 * @param p in (0, 1)
 * @param degreesOfFreedom above 0
 * @throws RangeError for other arguments.
 * @example studentQuantile(0.975, 10) = 2.228139
 */
export function studentQuantile(p: number, degreesOfFreedom: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`no quantile at ${p}`);
  if (p === 0.5) return 0;
  if (p < 0.5) return -studentQuantile(1 - p, degreesOfFreedom);
  let low = 0;
  let high = 1;
  while (studentDistribution(high, degreesOfFreedom) < p && high < Number.MAX_VALUE / 4) {
    low = high;
    high *= 2;
  }
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (studentDistribution(middle, degreesOfFreedom) < p) low = middle;
    else high = middle;
  }
}
