/**
 * How far a forecast can be off: because the parameters are not known exactly
 * (Laplace's approximation of their distribution) and because customers do
 * what they like (the process drawn at random, seeded).
 */
import { Z_95, type Interval } from '../math/intervals';
import type { SeededRandom } from '../math/random';
import { drawnModel, type FittedModel } from './candidates';
import { expectedSpend, type SpendFit } from './gamma-gamma';
import type { History, TransactionRows } from './rows';
import { historyOf, thinned } from './rows';

/** Rows that the variances are computed on; more change nothing that is shown. */
const SAMPLE_ROWS = 2000;
/** Futures drawn of each of them. */
const FUTURES = 40;
/** Step of the logarithms in the central differences. */
const STEP = 1e-3;

/**
 * Interval of the expected transactions of all customers together.
 *
 * The variance is (∂ ln E)ᵀ C (∂ ln E) E² for the parameters plus the sum of
 * the customers' own variances; the interval is E e^(± z σ / E), which is
 * never below 0.
 * @param rows all customers, `expected` their transactions in (0, t] in sum
 * @param t horizon in time units
 * @returns 95% interval; from 0 where nothing is expected
 */
export function totalInterval(
  model: FittedModel,
  rows: TransactionRows,
  expected: number,
  t: number,
  random: SeededRandom
): Interval {
  if (!(expected > 0)) return { low: 0, high: 0 };
  const sample = thinned(rows, SAMPLE_ROWS);
  const variance =
    expected ** 2 * varianceOfLogTotal(model, sample, t) +
    varianceOfCounts(model, sample, t, random);
  const spread = Math.exp((Z_95 * Math.sqrt(variance)) / expected);
  return { low: expected / spread, high: expected * spread };
}

function total(model: FittedModel, rows: TransactionRows, t: number): number {
  const { expected } = model.forecast(rows, { length: t, discountRate: 0 });
  return expected.reduce((sum, value, row) => sum + value * (rows.weight[row] ?? 0), 0);
}

/** By the parameters alone; 0 where the fit has no covariance. */
function varianceOfLogTotal(model: FittedModel, rows: TransactionRows, t: number): number {
  const { covarianceOfLogs } = model.fit;
  if (!covarianceOfLogs) return 0;
  const n = Math.round(Math.sqrt(covarianceOfLogs.length));
  const slope = Float64Array.from({ length: n }, (_, i) => {
    const at = (step: number): number => {
      const steps = new Float64Array(n);
      steps[i] = step;
      return Math.log(total(model.moved(steps), rows, t));
    };
    return (at(STEP) - at(-STEP)) / (2 * STEP);
  });
  let variance = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      variance += (slope[i] ?? 0) * (covarianceOfLogs[i * n + j] ?? 0) * (slope[j] ?? 0);
    }
  }
  return Math.max(0, variance);
}

/** Σ over the customers of the variance of each one's transactions. */
function varianceOfCounts(
  model: FittedModel,
  rows: TransactionRows,
  t: number,
  random: SeededRandom
): number {
  const { pAlive, expected } = model.forecast(rows, { length: t, discountRate: 0 });
  let variance = 0;
  for (let row = 0; row < rows.count; row++) {
    const history = historyOf(rows, row);
    const mean = expected[row] ?? 0;
    let squares = 0;
    for (let k = 0; k < FUTURES; k++) {
      squares += (model.future(random, history, pAlive[row] ?? 0, t) - mean) ** 2;
    }
    variance += ((rows.weight[row] ?? 0) * squares) / FUTURES;
  }
  return variance;
}

/** A customer whose interval is wanted. */
export interface Customer extends History {
  /** m̄: NaN where x = 0. */
  spend: number;
}

/** 95% intervals of one customer's future, whole transactions and money. */
export interface CustomerInterval {
  transactions: Interval;
  /** Sum of the amounts, before margin and discount. */
  spend: Interval;
}

/**
 * Intervals of single customers, from so many futures each; every future has
 * parameters of its own, the same ones for all customers.
 *
 * Money: under Gamma-Gamma a customer's rate is ν ~ Gamma(q + p x, v + x m̄)
 * and n amounts add up to Gamma(p n, ν); otherwise each amount is what is
 * expected of the customer.
 * @param t horizon in time units
 * @param futures 200 give quantiles that are good to a few percent
 * @param progress told the number of customers done, every thousand
 */
export function customerIntervals(
  model: FittedModel,
  spend: SpendFit,
  customers: readonly Customer[],
  t: number,
  random: SeededRandom,
  futures = 200,
  progress: (done: number) => void = () => undefined
): CustomerInterval[] {
  const models = Array.from({ length: Math.min(futures, 25) }, () => drawnModel(model, random));
  const counts = new Float64Array(futures);
  const sums = new Float64Array(futures);
  return customers.map((customer, i) => {
    const alive = models.map((one) => one.prospect(customer).pAlive);
    for (let k = 0; k < futures; k++) {
      const which = k % models.length;
      const n = models[which]?.future(random, customer, alive[which] ?? 0, t) ?? 0;
      counts[k] = n;
      sums[k] = n === 0 ? 0 : amountOf(spend, customer, n, random);
    }
    if (i % 1000 === 999) progress(i + 1);
    return { transactions: middle95(counts), spend: middle95(sums) };
  });
}

function amountOf(
  fit: SpendFit,
  { x, spend }: Customer,
  transactions: number,
  random: SeededRandom
): number {
  const { method, parameters } = fit;
  const own = x > 0 && spend > 0;
  if (method !== 'gamma-gamma' || !parameters) {
    return transactions * (expectedSpend(fit, x, spend) ?? 0);
  }
  const { p, q, v } = parameters;
  const rate = own ? random.gamma(q + p * x) / (v + x * spend) : random.gamma(q) / v;
  return random.gamma(p * transactions) / rate;
}

/** Nearest-rank 2.5% and 97.5% quantiles; sorts its argument. */
function middle95(values: Float64Array): Interval {
  values.sort();
  const n = values.length;
  return {
    low: values[Math.max(0, Math.ceil(0.025 * n) - 1)] ?? 0,
    high: values[Math.ceil(0.975 * n) - 1] ?? 0
  };
}
