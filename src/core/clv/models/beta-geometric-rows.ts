/** Likelihood and forecast of BG/NBD and MBG/NBD over rows: the loops that run long. */
import { digammaRise, logRising } from '../../math/gamma';
import { sigmoid } from '../../math/log-space';
import { evaluateSmooth } from '../../math/quadrature';
import { discountedWhileAlive, dropoutGrid, expectedWhileAlive, logStayed } from './beta-geometric';
import type { FitDescription } from './fit';
import type { Horizon, RowForecast } from './lifetime-model';
import type { TransactionRows } from './rows';

/** ln(1 + e^d) is d from here on. */
const OVERWHELMING = 40;
/** Times e^{@link OVERWHELMING} still a finite number. */
const ENOUGH = 1e280;

/** 0: the first transaction cannot be the last (BG). 1: it can (MBG). */
export type DropoutAtFirst = 0 | 1;

/**
 * Σ over rows of weight · ln L, and its derivatives by ln r, ln α, ln a, ln b.
 *
 * With c = 0 for BG and 1 for MBG,
 * L = B(a, b+x+c)/B(a, b) · Γ(r+x)/Γ(r) · α^r (α+T)^(−r−x) · (1 + e^d),
 * d = ln a − ln(b+x−1+c) + (r+x)·ln((α+T)/(α+t_x)),
 * the second term left out where x + c = 0. The chance of being alive is
 * 1/(1 + e^d), so the same d serves the derivatives.
 *
 * Sources: Fader, Hardie & Lee (2005), equation 6; Batislam, Denizel &
 * Filiztekin (2007) and Hoppe & Wagner (2007) for c = 1.
 */
export function evaluateBetaGeometric(
  values: Float64Array,
  rows: TransactionRows,
  gradient: Float64Array,
  atFirst: DropoutAtFirst
): number {
  const [r = NaN, alpha = NaN, a = NaN, b = NaN] = values;
  const { times, x: xs, txAt, ageAt, weight, blocks } = rows;
  const logs = new Float64Array(times.length);
  const inverses = new Float64Array(times.length);
  for (let i = 0; i < times.length; i++) {
    const rate = alpha + (times[i] ?? 0);
    logs[i] = Math.log(rate);
    inverses[i] = 1 / rate;
  }
  const logAlpha = Math.log(alpha);
  const logA = Math.log(a);
  let total = 0;
  let byR = 0;
  let byAlpha = 0;
  let byA = 0;
  let byB = 0;
  for (let g = 0; g + 1 < blocks.length; g++) {
    const from = blocks[g] ?? 0;
    const to = blocks[g + 1] ?? 0;
    const x = xs[from] ?? 0;
    const n = r + x;
    const stays = x + atFirst;
    const canLeave = stays > 0;
    const odds = logA - Math.log(b + stays - 1);
    let customers = 0;
    let ages = 0;
    let inverseAges = 0;
    let left = 0;
    let leftLogs = 0;
    let leftInverses = 0;
    let leftSum = 0;
    let product = 1;
    for (let i = from; i < to; i++) {
      const w = weight[i] ?? 0;
      const age = ageAt[i] ?? 0;
      const logAge = logs[age] ?? 0;
      const inverseAge = inverses[age] ?? 0;
      customers += w;
      ages += w * logAge;
      inverseAges += w * inverseAge;
      if (!canLeave) continue;
      const last = txAt[i] ?? 0;
      const ratio = logAge - (logs[last] ?? 0);
      const d = odds + n * ratio;
      let gone = w;
      if (d > OVERWHELMING) leftSum += w * d;
      else {
        const e = Math.exp(d);
        gone = (w * e) / (1 + e);
        // ln(1 + e) of single customers is summed as a product, a logarithm now and then.
        if (w === 1) product *= 1 + e;
        else leftSum += w * Math.log(1 + e);
        if (product > ENOUGH) {
          leftSum += Math.log(product);
          product = 1;
        }
      }
      left += gone;
      leftLogs += gone * ratio;
      leftInverses += gone * (inverseAge - (inverses[last] ?? 0));
    }
    leftSum += Math.log(product);
    total +=
      customers * (logRising(r, x) + r * logAlpha + logStayed(a, b, stays)) - n * ages + leftSum;
    byR += customers * (digammaRise(r, x) + logAlpha) - ages + leftLogs;
    byAlpha += (customers * r) / alpha + n * (leftInverses - inverseAges);
    const risen = digammaRise(a + b, stays);
    byA += left / a - customers * risen;
    byB += customers * (digammaRise(b, stays) - risen);
    if (canLeave) byB -= left / (b + stays - 1);
  }
  gradient[0] = byR * r;
  gradient[1] = byAlpha * alpha;
  gradient[2] = byA * a;
  gradient[3] = byB * b;
  return total;
}

/** The chance that the customer has not left: 1/(1 + e^d), see {@link evaluateBetaGeometric}. */
export function aliveProbability(
  values: readonly [r: number, alpha: number, a: number, b: number],
  x: number,
  tx: number,
  T: number,
  atFirst: DropoutAtFirst
): number {
  const [r, alpha, a, b] = values;
  if (x + atFirst === 0) return 1;
  const d =
    Math.log(a) -
    Math.log(b + x + atFirst - 1) +
    (r + x) * (Math.log(alpha + T) - Math.log(alpha + tx));
  return sigmoid(-d);
}

/** P(alive), expected and discounted transactions of every row. */
export function forecastBetaGeometric(
  values: readonly [r: number, alpha: number, a: number, b: number],
  rows: TransactionRows,
  { length, discountRate }: Horizon,
  atFirst: DropoutAtFirst
): RowForecast {
  const [r, alpha, a, b] = values;
  const { times, x: xs, txAt, ageAt, blocks } = rows;
  const pAlive = new Float64Array(rows.count);
  const expected = new Float64Array(rows.count).fill(NaN);
  const discounted = new Float64Array(rows.count);
  for (let g = 0; g + 1 < blocks.length; g++) {
    const from = blocks[g] ?? 0;
    const to = blocks[g + 1] ?? 0;
    const x = xs[from] ?? 0;
    const grid = dropoutGrid(a, b + x + atFirst);
    const rates = Float64Array.from(
      { length: to - from },
      (_, i) => alpha + (times[ageAt[from + i] ?? 0] ?? 0)
    );
    const ahead =
      length === Infinity
        ? null
        : evaluateSmooth((A) => expectedWhileAlive(grid, r + x, A, length), rates);
    const worth =
      discountRate === 0 && ahead !== null
        ? ahead
        : evaluateSmooth((A) => discountedWhileAlive(grid, r + x, A, length, discountRate), rates);
    for (let i = from; i < to; i++) {
      const tx = times[txAt[i] ?? 0] ?? 0;
      const T = times[ageAt[i] ?? 0] ?? 0;
      const alive = aliveProbability(values, x, tx, T, atFirst);
      pAlive[i] = alive;
      if (ahead !== null) expected[i] = alive * (ahead[i - from] ?? 0);
      discounted[i] = alive * (worth[i - from] ?? 0);
    }
  }
  return { pAlive, expected, discounted };
}

/** Starts of r, α, a, b for customers whose mean T is 1: lively and slow, loyal and fickle. */
export function betaGeometricStarts(rows: TransactionRows): number[][] {
  const rate = rows.totalX / rows.customers;
  return [
    [0.5, 0.3 / rate, 0.8, 2],
    [1.5, 1.2 / rate, 0.4, 4]
  ];
}

/** Means and shapes of the two distributions. */
export function describeBetaGeometric(values: Float64Array): FitDescription {
  const [r = NaN, alpha = NaN, a = NaN, b = NaN] = values;
  return {
    meanRate: r / alpha,
    rateShape: r,
    meanDropout: a / (a + b),
    dropoutOdds: a / b,
    dropoutShape: a + b
  };
}
