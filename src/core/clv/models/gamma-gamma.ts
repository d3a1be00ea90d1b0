/**
 * Gamma-Gamma: what a customer spends per transaction varies around a mean of
 * the customer's own, and the means vary between customers; neither has to do
 * with how often they buy.
 *
 * Source: Fader & Hardie (2013), "The Gamma-Gamma Model of Monetary Value":
 * equation 1a is the likelihood, 5 the expectation.
 */
import { digamma, digammaRise, logGamma, logRising } from '../../math/gamma';
import type { Maximum } from './maximise';
import { maximise, standardErrors } from './maximise';

/** Each above 0; v is money, the others have no unit. */
export interface GammaGammaParameters {
  p: number;
  q: number;
  v: number;
}

/** Customers with x > 0 and m̄ > 0, sorted into blocks of equal x. */
export interface SpendRows {
  x: Float64Array;
  /** m̄: mean amount of the repeat transactions, above 0. */
  m: Float64Array;
  /** Block g is `blocks[g]` to `blocks[g + 1] − 1`. */
  blocks: Uint32Array;
  /** Σ ln m̄ of each block. */
  logSpend: Float64Array;
}

/**
 * The customers that tell of spending: x and m̄ above 0. Others are left out.
 * @example spendRowsOf([0, 2, 1], [NaN, 30, -5]) has one row
 */
export function spendRowsOf(x: ArrayLike<number>, m: ArrayLike<number>): SpendRows {
  const kept: number[] = [];
  for (let i = 0; i < x.length; i++) {
    const spend = m[i] ?? NaN;
    if ((x[i] ?? 0) > 0 && spend > 0 && spend < Infinity) kept.push(i);
  }
  const order = Uint32Array.from(kept).sort((i, j) => (x[i] ?? 0) - (x[j] ?? 0));
  return inBlocks(
    Float64Array.from(order, (i) => x[i] ?? 0),
    Float64Array.from(order, (i) => m[i] ?? 0)
  );
}

function inBlocks(x: Float64Array, m: Float64Array): SpendRows {
  const blocks = [0];
  const logSpend: number[] = [];
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    if (i > 0 && x[i] !== x[i - 1]) {
      blocks.push(i);
      logSpend.push(sum);
      sum = 0;
    }
    sum += Math.log(m[i] ?? 1);
  }
  if (x.length > 0) {
    blocks.push(x.length);
    logSpend.push(sum);
  }
  return { x, m, blocks: Uint32Array.from(blocks), logSpend: Float64Array.from(logSpend) };
}

/**
 * Σ ln f(m̄ | p, q, v; x) over the rows, and its derivatives by ln p, ln q, ln v:
 * f = Γ(px+q) / (Γ(px) Γ(q)) · v^q m̄^(px−1) x^(px) / (v + x m̄)^(px+q).
 */
export function evaluateGammaGamma(
  [p = NaN, q = NaN, v = NaN]: Float64Array,
  { x: xs, m: ms, blocks, logSpend: logSpends }: SpendRows,
  gradient: Float64Array
): number {
  const logV = Math.log(v);
  const logGammaQ = logGamma(q);
  const psiQ = digamma(q);
  let total = 0;
  let byP = 0;
  let byQ = 0;
  let byV = 0;
  for (let g = 0; g + 1 < blocks.length; g++) {
    const from = blocks[g] ?? 0;
    const to = blocks[g + 1] ?? 0;
    const x = xs[from] ?? 0;
    const customers = to - from;
    const shape = p * x;
    const logSpend = logSpends[g] ?? 0;
    let logSum = 0;
    let inverses = 0;
    let product = 1;
    for (let i = from; i < to; i++) {
      const sum = v + x * (ms[i] ?? 1);
      inverses += 1 / sum;
      // Logarithms are summed as a product, one now and then.
      product *= sum;
      if (!(product < ENOUGH && product > 1 / ENOUGH)) {
        logSum += Math.log(product / sum) + Math.log(sum);
        product = 1;
      }
    }
    logSum += Math.log(product);
    const logX = Math.log(x);
    const risen = logRising(shape, q) - logGammaQ + q * logV + shape * logX;
    total += customers * risen + (shape - 1) * logSpend - (shape + q) * logSum;
    byP += x * (customers * (digammaRise(shape, q) + logX) + logSpend - logSum);
    byQ += customers * (digamma(shape + q) - psiQ + logV) - logSum;
    byV += (customers * q) / v - (shape + q) * inverses;
  }
  gradient[0] = byP * p;
  gradient[1] = byQ * q;
  gradient[2] = byV * v;
  return total;
}

/** How spending is told, and how sure that is. */
export interface SpendFit {
  /**
   * `gamma-gamma`: the model. `shrunk-means`: the model has no mean (q ≤ 1) or
   * could not be fitted, each customer's own mean is drawn towards that of all
   * instead. `constant`: everybody spends the same. `none`: nobody has spent.
   */
  method: 'gamma-gamma' | 'shrunk-means' | 'constant' | 'none';
  /** The model as fitted, also where it is not used; null where it was not. */
  parameters: GammaGammaParameters | null;
  standardErrors: GammaGammaParameters | null;
  covarianceOfLogs: Float64Array | null;
  /** Sum over customers, with all constants. */
  logLikelihood: number | null;
  converged: boolean;
  /** Customers that it rests on. */
  customers: number;
  /** Expected mean of a customer of whom nothing is known; null where nobody has spent. */
  populationMean: number | null;
  /** With it a customer's own mean counts as x/(x + shrinkage); null under Gamma-Gamma. */
  shrinkage: number | null;
  /** Pearson's, of x and m̄: the model takes it to be 0. Null where either does not vary. */
  correlation: number | null;
}

/** The search from several starts is made on about so many customers. */
const SAMPLE = 10_000;
/** Below this many customers there is no fitting three parameters. */
const MIN_CUSTOMERS = 10;
/** Smallest coefficient of variation of m̄ that counts as variation. */
const NO_VARIATION = 1e-9;
/** |ln parameter| beyond which a gentle wall rises, for a mean spend of 1. */
const WALL = Math.log(1e6);

/**
 * Spending of customers by greatest likelihood, with an answer for every shop.
 * Money is measured in units of its mean meanwhile, so the currency is no matter.
 * @param x repeat transactions of each customer
 * @param m their mean amount; left out where not above 0
 * @example CDNOW, 39 weeks → p 6.25, q 3.74, v 15.44
 */
export function fitSpend(x: ArrayLike<number>, m: ArrayLike<number>): SpendFit {
  const rows = spendRowsOf(x, m);
  const customers = rows.m.length;
  const correlation = correlationOf(rows.x, rows.m);
  const base = {
    parameters: null,
    standardErrors: null,
    covarianceOfLogs: null,
    logLikelihood: null,
    converged: true,
    customers,
    correlation
  };
  if (customers === 0) return { ...base, method: 'none', populationMean: null, shrinkage: null };
  const mean = rows.m.reduce((sum, value) => sum + value, 0) / customers;
  const scaled = inBlocks(
    rows.x,
    rows.m.map((value) => value / mean)
  );
  const variance = scaled.m.reduce((sum, value) => sum + (value - 1) ** 2, 0) / customers;
  if (variance < NO_VARIATION ** 2) {
    return { ...base, method: 'constant', populationMean: mean, shrinkage: 0 };
  }
  const shrunk = shrunkMeans(scaled);
  const fallback = {
    method: 'shrunk-means' as const,
    populationMean: shrunk.mean * mean,
    shrinkage: shrunk.shrinkage
  };
  if (customers < MIN_CUSTOMERS) return { ...base, ...fallback };

  const starts = [
    [6, 4, 0.5],
    [1.5, 2.5, 1],
    [30, 8, 0.2]
  ];
  const fitOn = (some: SpendRows, from: readonly number[][]): Maximum =>
    maximise(
      (values, gradient) => evaluateGammaGamma(values, some, gradient),
      from,
      some.m.length,
      WALL
    );
  const every = Math.ceil(customers / SAMPLE);
  let found = fitOn(every > 1 ? everyOf(scaled, every) : scaled, starts);
  if (every > 1) found = fitOn(scaled, [Array.from(found.values)]);
  const { values, converged, covarianceOfLogs } = found;
  const inUnit = (value: number, i: number): number => (i === 2 ? value * mean : value);
  const parameters = parametersFrom(values.map(inUnit));
  const fitted = {
    ...base,
    parameters,
    standardErrors:
      covarianceOfLogs && parametersFrom(standardErrors(values, covarianceOfLogs).map(inUnit)),
    covarianceOfLogs,
    logLikelihood: found.logLikelihood - customers * Math.log(mean),
    converged
  };
  const populationMean = gammaGammaMean(parameters);
  if (populationMean === null || !converged) return { ...fitted, ...fallback };
  return { ...fitted, method: 'gamma-gamma', populationMean, shrinkage: null };
}

/**
 * E(M) = p v / (q − 1), the mean over customers.
 * @returns null where q ≤ 1: there is no mean
 * @example p 6.25, q 3.74, v 15.44 → 35.2
 */
export function gammaGammaMean({ p, q, v }: GammaGammaParameters): number | null {
  return q > 1 ? (p * v) / (q - 1) : null;
}

/**
 * Expected mean amount of a customer's further transactions:
 * p (v + x m̄) / (p x + q − 1), a mean of m̄ and that of all customers.
 * Customers with x = 0, or without an m̄ above 0, get the mean of all.
 * @returns above 0; null where nobody has spent anything
 * @example x 2, m̄ 22.35 under the parameters above: 24.65
 */
export function expectedSpend(fit: SpendFit, x: number, m: number): number | null {
  const { method, parameters, populationMean, shrinkage } = fit;
  if (populationMean === null || !(x > 0) || !(m > 0)) return populationMean;
  if (method === 'gamma-gamma' && parameters !== null) {
    const { p, q, v } = parameters;
    return (p * (v + x * m)) / (p * x + q - 1);
  }
  if (method === 'constant') return populationMean;
  const own = x / (x + (shrinkage ?? 0));
  return own * m + (1 - own) * populationMean;
}

/** A product up to this, times any sum, is still a finite number. */
const ENOUGH = 1e140;

const parametersFrom = ([p = NaN, q = NaN, v = NaN]: Float64Array): GammaGammaParameters => ({
  p,
  q,
  v
});

/** Every k-th customer of rows sorted by x: a stratified sample. */
function everyOf({ x, m }: SpendRows, every: number): SpendRows {
  const kept = (_: number, i: number): boolean => i % every === every >> 1;
  return inBlocks(x.filter(kept), m.filter(kept));
}

/**
 * The mean of all, and the weight k with which it is mixed in: m̄ counts as
 * x/(x + k), k the variance within customers over that between them, from
 * the regression of (m̄ − mean)² on 1/x. Means above the 99th percentile are
 * brought down to it beforehand: this is for spending with heavy tails.
 *
 * Source: Bühlmann & Gisler (2005), "A Course in Credibility Theory", 3.2.
 */
function shrunkMeans({ x, m }: SpendRows): { mean: number; shrinkage: number } {
  const sorted = m.slice().sort();
  const cap = sorted[Math.ceil(0.99 * sorted.length) - 1] ?? Infinity;
  const capped = m.map((value) => Math.min(value, cap));
  const n = m.length;
  const mean = capped.reduce((sum, value) => sum + value, 0) / n;
  let inverse = 0;
  let inverse2 = 0;
  let square = 0;
  let cross = 0;
  capped.forEach((value, i) => {
    const u = 1 / (x[i] ?? 1);
    const d = (value - mean) ** 2;
    inverse += u / n;
    inverse2 += (u * u) / n;
    square += d / n;
    cross += (u * d) / n;
  });
  const spread = inverse2 - inverse * inverse;
  // Where all have the same x, or the regression makes no sense, half and half at x = 1.
  if (!(spread > 1e-12)) return { mean, shrinkage: 1 };
  const within = (cross - inverse * square) / spread;
  const between = square - within * inverse;
  const sensible = within > 0 && between > 0;
  return { mean, shrinkage: sensible ? Math.min(100, within / between) : 1 };
}

function correlationOf(x: Float64Array, m: Float64Array): number | null {
  const n = x.length;
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / n;
  const meanX = mean(x);
  const meanM = mean(m);
  let xx = 0;
  let mm = 0;
  let xm = 0;
  for (let i = 0; i < n; i++) {
    const dx = (x[i] ?? 0) - meanX;
    const dm = (m[i] ?? 0) - meanM;
    xx += dx * dx;
    mm += dm * dm;
    xm += dx * dm;
  }
  const varies = xx > 0 && mm > NO_VARIATION ** 2 * n * meanM * meanM;
  return varies ? Math.max(-1, Math.min(1, xm / Math.sqrt(xx * mm))) : null;
}
