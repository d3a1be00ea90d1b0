/** Sums of a customer's further amounts drawn at random, in units of the customer's mean amount. */
import { choleskyFactor } from '../../math/linear';
import type { SeededRandom } from '../../math/random';
import type { SpendFit } from '../models/gamma-gamma';
import { spendSpread } from './spend-moments';
import type { Transactions } from '../models/transactions';

/** What amounts are drawn with, once. */
export interface SpendDraw {
  /** Shape of an amount around the customer's own mean; Infinity where all are the same. */
  amount: number;
  /** Shape of the customer's own mean, one that has bought x times again: q + p x, or what stands for it. */
  customer: (x: number) => number;
  /** Gamma-Gamma: the mean is one over a Gamma number; else it is a Gamma number. */
  inverse: boolean;
  /** Drawn mean of all over the fitted one, for who has bought x times again. */
  shift: (x: number) => number;
}

/** So regular that nothing is seen of it. */
const STEADY = 1e6;

/**
 * The parameters of the spend, drawn so many times around the fit (Laplace's
 * approximation); the fit itself where it has no covariance. Without
 * Gamma-Gamma, amounts and means are Gamma numbers with the variances found.
 * @returns empty where nobody's spend is known
 */
export function drawnSpend(
  fit: SpendFit,
  known: Transactions,
  draws: number,
  random: SeededRandom
): SpendDraw[] {
  const { method, parameters, populationMean, covarianceOfLogs } = fit;
  if (populationMean === null) return [];
  if (method !== 'gamma-gamma' || !parameters) {
    const { within, between } = spendSpread(fit, known);
    const shrinkage = fit.shrinkage ?? 0;
    const unknown = (x: number): number => (x > 0 ? shrinkage / (x + shrinkage) : 1);
    const error = Math.sqrt((within + between) / Math.max(1, fit.customers));
    return Array.from({ length: draws }, () => {
      const off = Math.max(-0.9, error * random.normal());
      return {
        amount: within > 0 ? 1 / within : Infinity,
        customer: (x) => (between > 0 ? 1 / (between * unknown(x)) : Infinity),
        inverse: false,
        shift: (x) => 1 + unknown(x) * off
      };
    });
  }
  const { p, q, v } = parameters;
  const factor = covarianceOfLogs && choleskyFactor(covarianceOfLogs, 3);
  return Array.from({ length: draws }, () => {
    const normals = [random.normal(), random.normal(), random.normal()];
    const step = (i: number): number =>
      factor
        ? normals.reduce((sum, z, j) => sum + (j <= i ? (factor[3 * i + j] ?? 0) * z : 0), 0)
        : 0;
    const own = { p: p * Math.exp(step(0)), q: q * Math.exp(step(1)), v: v * Math.exp(step(2)) };
    // Where a drawn q has no mean, the shapes are drawn and the mean is as fitted.
    const spends = (x: number, m: number): number =>
      (own.p * (own.v + x * m)) / Math.max(0.1, own.p * x + own.q - 1);
    const fitted = (x: number, m: number): number => (p * (v + x * m)) / (p * x + q - 1);
    return {
      amount: own.p,
      customer: (x) => own.q + own.p * x,
      inverse: true,
      shift: (x) => (own.q > 1 ? spends(x, populationMean) / fitted(x, populationMean) : 1)
    };
  });
}

/**
 * Sum of n amounts of a customer who has bought x times again, in units of
 * what is expected of one amount.
 */
export function sumOfAmounts(
  { amount, customer, inverse, shift }: SpendDraw,
  x: number,
  n: number,
  random: SeededRandom
): number {
  const shape = customer(x);
  let mean = 1;
  if (shape < STEADY) {
    if (!inverse) mean = random.gamma(shape) / shape;
    else mean = Math.max(0.1, shape - 1) / random.gamma(shape);
  }
  const sum = amount * n < STEADY ? random.gamma(amount * n) / amount : n;
  return shift(x) * mean * sum;
}
