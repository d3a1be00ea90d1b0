/**
 * What the amounts of a customer's further transactions vary by: between
 * customers of the same history, from one transaction to the next, and because
 * the parameters of the spend are not known exactly.
 */
import { logGamma } from '../../math/gamma';
import { expectedSpend, type SpendFit } from '../models/gamma-gamma';
import type { Transactions } from '../models/transactions';

/** Of one customer's further amounts M₁, M₂, …, given the history. */
export interface Amounts {
  /** E(M). */
  mean: number;
  /** E(M²). */
  square: number;
  /** E(M₁ M₂). */
  product: number;
  /** Derivatives of the mean by the logarithms of the parameters; 0 beyond their number. */
  slopes: [number, number, number];
}

export interface SpendMoments {
  /** Writes into the record it is given. */
  of(x: number, m: number, into: Amounts): void;
  /** Of the logarithms of the parameters, row by row; null where nothing is known of it. */
  covariance: Float64Array | null;
}

/** How far amounts differ where Gamma-Gamma does not tell: variances over the squared mean. */
export interface SpendSpread {
  /** From one transaction of a customer to the next. */
  within: number;
  /** Between the means of customers of whom nothing is known. */
  between: number;
}

/** Below this shape a second moment of Gamma-Gamma rests on amounts that hardly ever come. */
const HEAVY = 2.5;
/** Of all customers' amounts together, the chance that one lies beyond what is counted. */
const BEYOND = 0.01;

/**
 * Under Gamma-Gamma the rate of a customer's amounts is ν ~ Gamma(Q, V) with
 * Q = q + p x and V = v + x m̄, and an amount is Gamma(p, ν):
 * E(M) = pV/(Q − 1), E(M²) = p(p + 1)V²/((Q − 1)(Q − 2)) and
 * E(M₁M₂) = p²V²/((Q − 1)(Q − 2)). Where Q is 2 or little more these are
 * infinite or rest on customers richer than any shop has: there ν is cut off
 * below, where one of all customers lies in a hundred shops.
 *
 * Source: Fader & Hardie (2013), "The Gamma-Gamma Model of Monetary Value".
 * @returns null where nobody's spend is known
 */
export function spendMoments(fit: SpendFit, known: Transactions): SpendMoments | null {
  const { method, parameters, populationMean } = fit;
  if (populationMean === null) return null;
  if (method !== 'gamma-gamma' || !parameters) return shrunkMoments(fit, populationMean, known);
  const { p, q, v } = parameters;
  const customers = Math.max(1, known.x.length);
  const heavy = new Map<number, number>();
  const inverseSquare = (Q: number): number => {
    if (Q > HEAVY) return 1 / ((Q - 1) * (Q - 2));
    let value = heavy.get(Q);
    if (value === undefined) heavy.set(Q, (value = cutInverseSquare(Q, BEYOND / customers)));
    return value;
  };
  return {
    covariance: fit.covarianceOfLogs,
    of: (x, m, into) => {
      const own = x > 0 && m > 0;
      const Q = own ? q + p * x : q;
      const V = own ? v + x * m : v;
      const mean = (p * V) / (Q - 1);
      const square = V * V * inverseSquare(Q);
      into.mean = mean;
      into.square = p * (p + 1) * square;
      into.product = p * p * square;
      into.slopes[0] = mean * (1 - (own ? p * x : 0) / (Q - 1));
      into.slopes[1] = (-mean * q) / (Q - 1);
      into.slopes[2] = (mean * v) / V;
    }
  };
}

/** E(1/ν²) of ν ~ Gamma(Q, 1), the share `beyond` of the smallest left out; by the trapezoidal rule on ln ν. */
function cutInverseSquare(Q: number, beyond: number): number {
  // P(ν < c) is c^Q/Γ(Q + 1) and hardly less.
  const low = (Math.log(beyond) + logGamma(Q + 1)) / Q;
  const high = Math.log(60);
  const points = 400;
  const step = (high - low) / points;
  let sum = 0;
  for (let i = 0; i <= points; i++) {
    const y = low + i * step;
    const term = Math.exp((Q - 2) * y - Math.exp(y) - logGamma(Q));
    sum += i === 0 || i === points ? term / 2 : term;
  }
  return sum * step;
}

/** Where means are shrunk: the mean of all is what is not known exactly. */
function shrunkMoments(fit: SpendFit, all: number, known: Transactions): SpendMoments {
  const { within, between } = spendSpread(fit, known);
  const shrinkage = fit.shrinkage ?? 0;
  return {
    covariance: Float64Array.of(
      (within + between) / Math.max(1, fit.customers),
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0
    ),
    of: (x, m, into) => {
      const told = x > 0 && m > 0 && fit.method !== 'constant';
      const unknown = told ? shrinkage / (x + shrinkage) : 1;
      const mean = expectedSpend(fit, x, m) ?? 0;
      into.mean = mean;
      into.product = mean * mean * (1 + between * unknown);
      into.square = into.product + mean * mean * within;
      into.slopes[0] = all * unknown;
      into.slopes[1] = 0;
      into.slopes[2] = 0;
    }
  };
}

/**
 * How far amounts differ within and between customers, from the regression of
 * (m̄ − mean)² on 1/x, both over the squared mean; 0 where all spend the same.
 */
export function spendSpread(fit: SpendFit, known: Transactions): SpendSpread {
  if (fit.method === 'constant' || fit.method === 'none') return { within: 0, between: 0 };
  let n = 0;
  let sum = 0;
  known.spend.forEach((m, i) => {
    if ((known.x[i] ?? 0) === 0 || !(m > 0)) return;
    n++;
    sum += m;
  });
  if (n === 0) return { within: 0, between: 0 };
  const mean = sum / n;
  let u1 = 0;
  let u2 = 0;
  let d1 = 0;
  let ud = 0;
  known.spend.forEach((m, i) => {
    const x = known.x[i] ?? 0;
    if (x === 0 || !(m > 0)) return;
    const d = (m / mean - 1) ** 2 / n;
    u1 += 1 / x / n;
    u2 += 1 / (x * x) / n;
    d1 += d;
    ud += d / x;
  });
  const spread = u2 - u1 * u1;
  const within = spread > 1e-12 ? (ud - u1 * d1) / spread : d1 / 2;
  const between = d1 - within * u1;
  // Where the regression makes no sense, half and half at x = 1.
  if (!(within > 0) || !(between > 0)) return { within: d1 / (2 * u1), between: d1 / 2 };
  return { within, between };
}
