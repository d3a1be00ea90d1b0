/**
 * How far the totals of a forecast can be off: because the parameters are not
 * known exactly (Laplace's approximation of their distribution, by the delta
 * method), because customers do what they like, and because shops change as no
 * model says (as far as the holdouts show it). Nothing is drawn at random.
 */
import { Z_95, type Interval } from '../../math/intervals';
import { quadraticForm } from '../../math/linear';
import type { Estimate } from '../../schema/forecast';
import type { Forecaster } from '../models/forecaster';
import { futureTotals, type FutureTotals, type Grouped, type Span } from './future-totals';
import type { SpendFit } from '../models/gamma-gamma';
import type { Horizon } from '../models/lifetime-model';
import { parameterSpread } from './parameter-spread';
import type { TransactionRows } from '../models/rows';
import { spendMoments, type SpendMoments } from './spend-moments';
import type { Transactions } from '../models/transactions';

/** Orders and what is paid for them, of some customers together. */
export interface FutureEstimates {
  /** Transactions, not discounted; null where the horizon has no end. */
  orders: Estimate | null;
  /** Discounted, before margin; null where nobody's spend is known. */
  spend: Estimate | null;
}

/**
 * What all customers together will do, with 95% intervals.
 *
 * The variance of a total is (∂E)ᵀ C (∂E) for the parameters of the orders,
 * the same for those of the spend, and the customers' own variances in sum; of
 * several models it is the mean of theirs and the variance between them. To
 * that comes E² times the forecaster's own doubt. The interval has the
 * quantiles of the Gamma distribution with that mean and variance: it is never
 * below 0 and normal where the total is large.
 * @param rows all customers, row by row those of `known`
 * @param spans any number of them, each with a discount rate of its own: horizons, or the end of one
 * @returns one entry for each span
 * @example totalIntervals(forecaster, rows, spendFit, known, [{ length: 52, discountRate: 0 }])[0]?.orders
 */
export function totalIntervals(
  forecaster: Forecaster,
  rows: TransactionRows,
  spendFit: SpendFit,
  known: Transactions,
  spans: readonly Span[]
): FutureEstimates[] {
  const grouped = { rows, known, groupOf: null, groups: 1 };
  return estimates(forecaster, grouped, spendMoments(spendFit, known), spans);
}

/**
 * The same of groups of customers, within one horizon.
 * @param groupOf by customer of `known`: the group, from 0, or −1 for none
 * @param groups how many there are
 * @returns one entry for each group; all 0 where it is empty
 */
export function groupIntervals(
  forecaster: Forecaster,
  rows: TransactionRows,
  spendFit: SpendFit,
  known: Transactions,
  groupOf: Int32Array,
  groups: number,
  horizon: Horizon
): FutureEstimates[] {
  const grouped = { rows, known, groupOf, groups };
  return estimates(forecaster, grouped, spendMoments(spendFit, known), [horizon]);
}

function estimates(
  { members, doubt = 0 }: Forecaster,
  grouped: Grouped,
  spend: SpendMoments | null,
  horizons: readonly Span[]
): FutureEstimates[] {
  const size = horizons.length * grouped.groups;
  const orders = new Mixture(size);
  const money = new Mixture(size);
  for (const model of members) {
    const { pAlive, relative } = parameterSpread(model, grouped, horizons);
    const totals = futureTotals(model, pAlive, grouped, spend, horizons);
    for (let at = 0; at < size; at++) {
      const byParameters = relative[at] ?? 0;
      const count = totals.orders[at] ?? 0;
      orders.add(at, count, count ** 2 * byParameters + (totals.ordersVariance[at] ?? 0));
      const sum = totals.spend[at] ?? 0;
      const ofSpend = spend === null ? 0 : varianceOfSpend(totals, at, spend);
      money.add(at, sum, sum ** 2 * byParameters + ofSpend + (totals.spendVariance[at] ?? 0));
    }
  }
  return Array.from({ length: size }, (_, at) => {
    const { length } = horizons[Math.floor(at / grouped.groups)] ?? { length: NaN };
    return {
      orders: length === Infinity ? null : orders.estimate(at, doubt),
      spend: spend === null ? null : money.estimate(at, doubt)
    };
  });
}

/** By the parameters of the spend. */
function varianceOfSpend(
  { spendSlopes }: FutureTotals,
  at: number,
  { covariance }: SpendMoments
): number {
  if (covariance === null) return 0;
  return quadraticForm(spendSlopes.subarray(3 * at, 3 * at + 3), covariance);
}

/** Mean and variance of equally likely forecasts. */
class Mixture {
  readonly #sum: Float64Array;
  readonly #squares: Float64Array;
  readonly #variance: Float64Array;
  readonly #count: Uint32Array;

  constructor(size: number) {
    this.#sum = new Float64Array(size);
    this.#squares = new Float64Array(size);
    this.#variance = new Float64Array(size);
    this.#count = new Uint32Array(size);
  }

  add(at: number, mean: number, variance: number): void {
    this.#sum[at] = (this.#sum[at] ?? 0) + mean;
    this.#squares[at] = (this.#squares[at] ?? 0) + mean * mean;
    this.#variance[at] = (this.#variance[at] ?? 0) + Math.max(0, variance);
    this.#count[at] = (this.#count[at] ?? 0) + 1;
  }

  /** @param doubt further variance, in units of the squared mean */
  estimate(at: number, doubt: number): Estimate {
    const n = Math.max(1, this.#count[at] ?? 1);
    const value = (this.#sum[at] ?? 0) / n;
    const between = Math.max(0, (this.#squares[at] ?? 0) / n - value * value);
    const variance = (this.#variance[at] ?? 0) / n + between + doubt * value * value;
    return { value, ...gammaInterval(value, variance) };
  }
}

/**
 * Quantiles 2.5% and 97.5% of the Gamma distribution with a mean and a
 * variance, by Wilson & Hilferty's cube, which is good to about 1% of the mean
 * from a shape of 1 on; the mean itself is always inside.
 *
 * Source: Wilson & Hilferty (1931), "The distribution of chi-square", PNAS 17.
 * @example gammaInterval(100, 100) → { low: 81.4, high: 120.5 }
 */
export function gammaInterval(mean: number, variance: number): Interval {
  if (!(mean > 0)) return { low: 0, high: 0 };
  const ninth = variance / (9 * mean * mean);
  const at = (z: number): number => mean * Math.max(0, 1 - ninth + z * Math.sqrt(ninth)) ** 3;
  return { low: Math.min(mean, at(-Z_95)), high: Math.max(mean, at(Z_95)) };
}
