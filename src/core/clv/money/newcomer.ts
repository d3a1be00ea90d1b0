/** What somebody at the first order is worth, and how sure that is. */
import { Z_95 } from '../../math/intervals';
import { quadraticForm } from '../../math/linear';
import type { ForecastSettings } from '../../schema/forecast';
import type { NewcomerWorth } from './acquisition';
import { horizonOf, newcomerAhead, type PresentCustomers } from '../ahead';
import type { FittedModel } from '../models/candidates';
import type { SpendFit } from '../models/gamma-gamma';
import type { Horizon } from '../models/lifetime-model';
import type { Transactions } from '../models/transactions';

/** Step of the logarithms in the central differences. */
const STEP = 1e-3;

/**
 * Worth of a newcomer within the horizon, the first order included,
 * discounted, times margin where known, with its 95% interval, and the course
 * of it.
 *
 * The interval is of the mean newcomer, not of a single one: V e^(± z s), with
 * s² V² = W² (var ln D + var ln S) + F² var ln F; D the discounted further
 * orders, S what one of them brings, F the first order, W = D S, V = W + F.
 * var ln D and var ln S are by the delta method from the fits, var ln F is
 * that of a mean. What the three have in common is left out.
 */
export function newcomerWorth(
  present: PresentCustomers,
  settings: ForecastSettings
): NewcomerWorth {
  const { value: further, firstOrder, course } = newcomerAhead(present, settings);
  if (further === null || firstOrder === null) return { clv: null, course };
  const value = further + firstOrder;
  if (!(value > 0)) return { clv: { value: 0, low: 0, high: 0 }, course };
  const { known, forecaster, spendFit } = present;
  const variance =
    further ** 2 *
      (varianceOfOrders(forecaster.members, known, horizonOf(settings)) +
        varianceOfSpend(spendFit, known)) +
    firstOrder ** 2 * varianceOfMean(firstAmounts(known));
  const spread = Math.exp((Z_95 * Math.sqrt(variance)) / value);
  return { clv: { value, low: value / spread, high: value * spread }, course };
}

/** Of ln D. Models that are averaged rest on the same customers: their errors go together. */
function varianceOfOrders(
  members: readonly FittedModel[],
  { x }: Transactions,
  horizon: Horizon
): number {
  let orders = 0;
  let error = 0;
  for (const model of members) {
    const expected = discountedOf(model, horizon);
    orders += expected;
    error += expected * Math.sqrt(varianceUnder(model, x, horizon));
  }
  return orders > 0 ? (error / orders) ** 2 : 0;
}

const discountedOf = (model: FittedModel, { length, discountRate }: Horizon): number =>
  model.newCustomer().discounted(length, discountRate);

function varianceUnder(model: FittedModel, x: Uint32Array, horizon: Horizon): number {
  const { covarianceOfLogs } = model.fit;
  // Where the parameters cannot be told apart: as unsure as the mean number of orders to date.
  if (!covarianceOfLogs) return varianceOfMean(x);
  const n = Math.round(Math.sqrt(covarianceOfLogs.length));
  const slope = Array.from({ length: n }, (_, i) => {
    const at = (step: number): number => {
      const steps = new Float64Array(n);
      steps[i] = step;
      return Math.log(discountedOf(model.moved(steps), horizon));
    };
    const change = (at(STEP) - at(-STEP)) / (2 * STEP);
    // Where next to nothing is expected there is no logarithm of it, and nothing to be unsure of.
    return Number.isFinite(change) ? change : 0;
  });
  return quadraticForm(slope, covarianceOfLogs);
}

/** Of ln S: E(M) = p v / (q − 1), or the variance of the mean of the customers' own means. */
function varianceOfSpend(
  { method, parameters, covarianceOfLogs }: SpendFit,
  { x, spend }: Transactions
): number {
  if (method === 'constant') return 0;
  if (method === 'gamma-gamma' && parameters && covarianceOfLogs) {
    const { q } = parameters;
    return quadraticForm([1, -q / (q - 1), 1], covarianceOfLogs);
  }
  return varianceOfMean(spend.filter((value, i) => (x[i] ?? 0) > 0 && value > 0));
}

/** Of the logarithm of their mean: s² ÷ (n mean²); 0 where there is nothing to tell it from. */
function varianceOfMean(values: ArrayLike<number>): number {
  const n = values.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i] ?? 0;
  const mean = sum / n;
  if (n < 2 || !(mean > 0)) return 0;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += ((values[i] ?? 0) - mean) ** 2;
  return squares / (n - 1) / (n * mean * mean);
}

/** Amounts of the first transactions, where they are known. */
function firstAmounts({ x, spend, spendOfAll }: Transactions): number[] {
  const amounts: number[] = [];
  for (let i = 0; i < x.length; i++) {
    const repeats = x[i] ?? 0;
    const all = (spendOfAll[i] ?? NaN) * (repeats + 1);
    const first = repeats > 0 ? all - (spend[i] ?? NaN) * repeats : all;
    if (Number.isFinite(first)) amounts.push(first);
  }
  return amounts;
}
