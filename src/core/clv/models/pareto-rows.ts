/** Likelihood and forecast of Pareto/NBD over rows: the loops that run long. */
import { digammaRise, logRising } from '../../math/gamma';
import { evaluateSmooth } from '../../math/quadrature';
import { DeathIntegral } from './death-integral';
import { DeathTable, logsOf } from './death-table';
import type { Horizon, RowForecast } from './lifetime-model';
import { discountedUntilDeath, expectedUntilDeath } from './pareto-process';
import type { TransactionRows } from './rows';

/** 1 more does not count beside it. */
const OVERWHELMING = 1e17;
/** Times {@link OVERWHELMING} still a finite number. */
const ENOUGH = 1e280;

/**
 * Σ over rows of weight · ln L, and its derivatives by ln r, ln α, ln s, ln β:
 * L = Γ(r+x)/Γ(r) α^r β^s [(α+T)^(−r−x) (β+T)^(−s) + s ∫ …], see {@link DeathIntegral}.
 *
 * Source: Schmittlein, Morrison & Colombo (1987), "Counting Your Customers:
 * Who Are They and What Will They Do Next?", Management Science 33; the
 * likelihood before its integral over the time of death is put into 2F1.
 */
export function evaluatePareto(
  values: Float64Array,
  rows: TransactionRows,
  gradient: Float64Array
): number {
  const [r = NaN, alpha = NaN, s = NaN, beta = NaN] = values;
  const { times, x: xs, txAt, ageAt, weight, blocks } = rows;
  const logA = logsOf(alpha, times);
  const logB = logsOf(beta, times);
  const constant = r * Math.log(alpha) + s * Math.log(beta);
  const alone = new DeathIntegral();
  const table = new DeathTable(times, alpha, s, beta);
  let total = 0;
  let byR = 0;
  let byAlpha = 0;
  let byS = 0;
  let byBeta = 0;
  let customersOfAll = 0;
  for (let g = 0; g + 1 < blocks.length; g++) {
    const from = blocks[g] ?? 0;
    const to = blocks[g + 1] ?? 0;
    const x = xs[from] ?? 0;
    const n = r + x;
    const together = to - from >= table.worthwhile;
    if (together) table.begin(n);
    const death = together ? table : alone;
    let customers = 0;
    let product = 1;
    for (let i = from; i < to; i++) {
      const w = weight[i] ?? 0;
      const age = ageAt[i] ?? 0;
      const last = txAt[i] ?? 0;
      const T = times[age] ?? 0;
      const logAge = logA[age] ?? 0;
      const logAgeB = logB[age] ?? 0;
      if (together) table.lookUp(last, age);
      else alone.evaluate(n, alpha, s, beta, times[last] ?? 0, T);
      customers += w;
      total -= w * (n * logAge + s * logAgeB);
      byR -= w * logAge;
      byAlpha -= (w * n) / (alpha + T);
      byS -= w * logAgeB;
      byBeta -= (w * s) / (beta + T);
      const { ratio } = death;
      if (ratio === 0) continue;
      let gone = w;
      if (ratio > OVERWHELMING) total += w * death.logRatio;
      else {
        gone = (w * ratio) / (1 + ratio);
        // ln(1 + ratio) of single customers is summed as a product, a logarithm now and then.
        if (w === 1) product *= 1 + ratio;
        else total += w * Math.log1p(ratio);
        if (product > ENOUGH) {
          total += Math.log(product);
          product = 1;
        }
      }
      byR += gone * death.logAlpha;
      byAlpha += gone * n * (1 / (alpha + T) - death.inverseAlpha);
      byS += gone * (1 / s + death.logBeta);
      byBeta += gone * (s / (beta + T) - (s + 1) * death.inverseBeta);
    }
    customersOfAll += customers;
    total += Math.log(product) + customers * (logRising(r, x) + constant);
    byR += customers * digammaRise(r, x);
  }
  byR += customersOfAll * Math.log(alpha);
  byAlpha += (customersOfAll * r) / alpha;
  byS += customersOfAll * Math.log(beta);
  byBeta += (customersOfAll * s) / beta;
  gradient[0] = byR * r;
  gradient[1] = byAlpha * alpha;
  gradient[2] = byS * s;
  gradient[3] = byBeta * beta;
  return total;
}

/** P(alive), expected and discounted transactions of every row. */
export function forecastPareto(
  values: readonly [r: number, alpha: number, s: number, beta: number],
  rows: TransactionRows,
  { length, discountRate }: Horizon
): RowForecast {
  const [r, alpha, s, beta] = values;
  const { times, x: xs, txAt, ageAt, blocks } = rows;
  const pAlive = new Float64Array(rows.count);
  const expected = new Float64Array(rows.count).fill(NaN);
  const discounted = new Float64Array(rows.count);
  const alone = new DeathIntegral();
  const table = new DeathTable(times, alpha, s, beta);
  // What the death rate leaves of one unit of λ, by age alone: n = A = 1 here.
  const m = Math.min(alpha, beta);
  const points = times.map((time) => m + time);
  const perRate = (f: (B: number) => number): Float64Array =>
    evaluateSmooth((point) => f(point + beta - m), points);
  const ahead = length === Infinity ? null : perRate((B) => expectedUntilDeath(1, 1, s, B, length));
  const worth =
    discountRate === 0 && ahead !== null
      ? ahead
      : perRate((B) => discountedUntilDeath(1, 1, s, B, length, discountRate));
  for (let g = 0; g + 1 < blocks.length; g++) {
    const from = blocks[g] ?? 0;
    const to = blocks[g + 1] ?? 0;
    const n = r + (xs[from] ?? 0);
    const together = to - from >= table.worthwhile;
    if (together) table.begin(n);
    const death = together ? table : alone;
    for (let i = from; i < to; i++) {
      const age = ageAt[i] ?? 0;
      const last = txAt[i] ?? 0;
      const T = times[age] ?? 0;
      if (together) table.lookUp(last, age);
      else alone.evaluate(n, alpha, s, beta, times[last] ?? 0, T);
      const alive = 1 / (1 + death.ratio);
      const rate = (alive * n) / (alpha + T);
      pAlive[i] = alive;
      if (ahead !== null) expected[i] = rate * (ahead[age] ?? 0);
      discounted[i] = rate * (worth[age] ?? 0);
    }
  }
  return { pAlive, expected, discounted };
}
