/**
 * What BG/NBD and MBG/NBD have in common: a customer who is alive buys at a
 * rate λ and leaves after each transaction with chance p. From a moment at
 * which the customer is known to be alive, with λ ~ Gamma(n, A) and
 * p ~ Beta(a, B), both models say the same; they differ in how they get there.
 *
 * The usual closed forms have 2F1, which overflows near x = 1000, and a factor
 * 1/(a − 1). Here λ is integrated out in closed form and p by quadrature of a
 * positive, smooth integrand, which has neither trouble.
 */
import { expIntegralScaled } from '../../math/exp-integral';
import { logBeta, logRising } from '../../math/gamma';
import type { WhileAlive } from './lifetime-model';
import { checkHorizon } from './lifetime-model';

/** Points of p with the weights of its Beta distribution. */
export interface DropoutGrid {
  p: Float64Array;
  weight: Float64Array;
  /** The integrand at p = 0 is taken off first: the weights do not reach down there. */
  fromZero: boolean;
}

/** Terms of the quadrature smaller than this beside the largest are left out. */
const NEGLIGIBLE = 1e-17;
const MAX_NODES = 4000;
/** Discounting by less than this over the whole horizon is lost in rounding. */
const NO_DISCOUNT = 1e-8;

/**
 * Nodes of the trapezoidal rule on ln(p/(1 − p)), which converges
 * exponentially there. Where a < 1 the density reaches far towards p = 0, and
 * only the difference from the value at p = 0 is integrated.
 */
export function dropoutGrid(a: number, b: number): DropoutGrid {
  const fromZero = a < 1;
  const left = fromZero ? a + 1 : a;
  const spread = 0.8 * Math.sqrt(1 / left + 1 / b);
  const step = Math.min(0.3, spread);
  const centre = Math.log(left / b);
  const logNorm = logBeta(a, b);
  const p: number[] = [];
  const weight: number[] = [];
  // The bulk of what is integrated, p^left (1 − p)^b, is what decides where to stop.
  const peak = left * logShare(centre) + b * logShare(-centre);
  const cut = peak + Math.log(NEGLIGIBLE);
  for (const direction of [-1, 1]) {
    for (let k = direction === 1 ? 1 : 0; k < MAX_NODES; k++) {
      const logit = centre + direction * k * step;
      const logP = logShare(logit);
      const logRest = b * logShare(-logit);
      if (left * logP + logRest < cut) break;
      p.push(Math.exp(logP));
      weight.push(step * Math.exp(a * logP + logRest - logNorm));
    }
  }
  return { p: Float64Array.from(p), weight: Float64Array.from(weight), fromZero };
}

/** ln of 1 / (1 + e^(−logit)). */
const logShare = (logit: number): number =>
  logit < 0 ? logit - Math.log1p(Math.exp(logit)) : -Math.log1p(Math.exp(-logit));

/** Mean over p of f, given its limit at p = 0. */
export function meanOver(grid: DropoutGrid, atZero: number, f: (p: number) => number): number {
  let sum = 0;
  for (let j = 0; j < grid.p.length; j++) {
    const value = f(grid.p[j] ?? 0);
    sum += (grid.weight[j] ?? 0) * (grid.fromZero ? atZero - value : value);
  }
  return grid.fromZero ? atZero - sum : sum;
}

/**
 * E[(1 − (A/(A + pt))^n) / p] over p ~ Beta(a, B): expected transactions in
 * (0, t] of a customer alive at 0.
 *
 * Source: Fader, Hardie & Lee (2005), equations 9 and 10, before p is
 * integrated out.
 * @param grid of {@link dropoutGrid}(a, B)
 * @param n shape of λ, above 0
 * @param A rate of λ, above 0
 * @example n 1, A 1, t 1, a 1, B 1 → ∫ 1/(1 + p) dp = ln 2
 */
export function expectedWhileAlive(grid: DropoutGrid, n: number, A: number, t: number): number {
  const tau = t / A;
  // The mean of {@link meanOver}, spelt out: nothing else is called as often.
  const { p: nodes, weight, fromZero } = grid;
  let sum = 0;
  for (let j = 0; j < nodes.length; j++) {
    const p = nodes[j] ?? 0;
    const value = -Math.expm1(-n * Math.log1p(p * tau)) / p;
    sum += (weight[j] ?? 0) * (fromZero ? n * tau - value : value);
  }
  return fromZero ? n * tau - sum : sum;
}

/**
 * The same with each transaction discounted to 0: ∫ over u from 0 to t of
 * e^(−δu) (n/A) E[(1 + pu/A)^(−n−1)]. For one p the integral to infinity is
 * (n/p) eʸ E_(n+1)(y) with y = δA/p, E the exponential integral; to t it is
 * the difference of two of these.
 * @param discountRate δ, above 0 where t is Infinity
 * @throws RangeError where the sum has no end.
 */
export function discountedWhileAlive(
  grid: DropoutGrid,
  n: number,
  A: number,
  t: number,
  discountRate: number
): number {
  checkHorizon(t, discountRate);
  if (discountRate * t < NO_DISCOUNT) return expectedWhileAlive(grid, n, A, t);
  const forever = (p: number, from: number): number =>
    (n / p) * expIntegralScaled(n + 1, (discountRate * from) / p);
  const atZero = (-n * Math.expm1(-discountRate * t)) / (discountRate * A);
  return meanOver(grid, atZero, (p) => {
    if (t === Infinity) return forever(p, A);
    const kept = Math.exp(-discountRate * t - n * Math.log1p((p * t) / A));
    return forever(p, A) - kept * forever(p, A + p * t);
  });
}

/**
 * P(k transactions in (0, t]) of a customer alive at 0, k from 0 to most.
 *
 * Source: Fader, Hardie & Lee (2005), equation 8, with Gamma(n, A) and
 * Beta(a, B): either k came and the customer stayed, or the k-th was the last.
 */
export function countsWhileAlive(
  n: number,
  A: number,
  a: number,
  B: number,
  t: number,
  most: number
): Float64Array {
  const counts = new Float64Array(most + 1);
  const arrivals = negativeBinomial(n, A, t, most);
  let tail = 1;
  let stayed = 1;
  for (let k = 0; k <= most; k++) {
    const leftNow = k === 0 ? 0 : (stayed * a * tail) / (a + B + k - 1);
    if (k > 0) stayed *= (B + k - 1) / (a + B + k - 1);
    const arrived = arrivals[k] ?? 0;
    counts[k] = stayed * arrived + leftNow;
    tail = Math.max(0, tail - arrived);
  }
  return counts;
}

/**
 * P(N = k), N Poisson with mean λt, λ ~ Gamma(n, A); k from 0 to most.
 * @example negativeBinomial(1, 1, 1, 2) → [1/2, 1/4, 1/8]
 */
export function negativeBinomial(n: number, A: number, t: number, most: number): Float64Array {
  const shares = new Float64Array(most + 1);
  // In logarithms: A/(A + t) to the power n may be below the smallest number.
  let log = -n * Math.log1p(t / A);
  const logStep = Math.log(t / (A + t));
  for (let k = 0; k <= most; k++) {
    if (k > 0) log += logStep + Math.log((n + k - 1) / k);
    shares[k] = Math.exp(log);
  }
  return shares;
}

/** A customer alive now, λ ~ Gamma(n, A) and p ~ Beta(a, B). */
export function betaGeometricAhead(n: number, A: number, a: number, B: number): WhileAlive {
  let grid: DropoutGrid | null = null;
  const nodes = (): DropoutGrid => (grid ??= dropoutGrid(a, B));
  return {
    expected: (t) => expectedWhileAlive(nodes(), n, A, t),
    discounted: (t, discountRate) => discountedWhileAlive(nodes(), n, A, t, discountRate),
    counts: (t, most) => countsWhileAlive(n, A, a, B, t, most)
  };
}

/**
 * ln of the chance to stay k times in a row, B(a, b + k) / B(a, b).
 * @example logStayed(1, 1, 2) = ln 1/3
 */
export function logStayed(a: number, b: number, k: number): number {
  return logRising(b, k) - logRising(a + b, k);
}
