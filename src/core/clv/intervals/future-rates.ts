/**
 * When a customer who has not left is likely to buy again: the rate of
 * transactions at each moment ahead, and that of pairs of them, which the
 * variance of a count rests on.
 *
 * With N the transactions in (0, v]: `first` is d E(N)/dv, `pairs` is
 * d E(N(N − 1))/dv. Given λ and p, or μ, a pair whose later one is at v has
 *
 *   BG/NBD, MBG/NBD   2 v λ² (1 − p) e^(−λpv)
 *   Pareto/NBD        2 v λ² e^(−μv)
 *
 * which is integrated over λ ~ Gamma(n, A), n = r + x and A = α + T, in closed
 * form, over μ too, and over p by quadrature. Under MBG/CNBD-k the m-th
 * transaction is tick mk − j of the clock, and the customer has stayed for it
 * with chance B(a, B + m − 1)/B(a, B).
 */
import { logGamma } from '../../math/gamma';
import { dropoutGrid, type DropoutGrid } from '../models/beta-geometric';
import type { FittedModel } from '../models/candidates';
import type { History } from '../models/rows';

export interface FutureRates {
  /** α: the rate of a customer of age T has the scale 1/(α + T). */
  alpha: number;
  /** States that a customer who has not left can be in: k ticks under MBG/CNBD-k, else 1. */
  phases: number;
  /** Writes the chances of the states of such a customer, which sum to 1. */
  shares(history: History, into: Float64Array): void;
  /**
   * Writes both rates at given times ahead of such a customer of one state.
   * @param times above 0, in time units
   */
  at(
    x: number,
    T: number,
    phase: number,
    times: Float64Array,
    first: Float64Array,
    pairs: Float64Array
  ): void;
}

/** The rates ahead under a fitted model. */
export function futureRates({ name, parameters }: FittedModel): FutureRates {
  const of = (parameter: string): number => parameters[parameter] ?? NaN;
  const rates = { r: of('r'), alpha: of('alpha') };
  switch (name) {
    case 'BG/NBD':
      return betaGeometricRates({ ...rates, a: of('a'), b: of('b') }, 0);
    case 'MBG/NBD':
      return betaGeometricRates({ ...rates, a: of('a'), b: of('b') }, 1);
    case 'Pareto/NBD':
      return paretoRates({ ...rates, s: of('s'), beta: of('beta') });
    case 'MBG/CNBD-k':
      return regularRates({ ...rates, k: of('k'), a: of('a'), b: of('b') });
  }
}

const onePhase = (_: History, into: Float64Array): void => {
  into[0] = 1;
};

function betaGeometricRates(
  { r, alpha, a, b }: { r: number; alpha: number; a: number; b: number },
  dropoutAtFirst: 0 | 1
): FutureRates {
  const grids = gridsOf(a, b + dropoutAtFirst);
  return {
    alpha,
    phases: 1,
    shares: onePhase,
    at: (x, T, _phase, times, first, pairs) => {
      const { p, weight, fromZero } = grids(x);
      const n = r + x;
      const A = alpha + T;
      for (let i = 0; i < times.length; i++) {
        const v = times[i] ?? 0;
        let one = 0;
        let two = 0;
        for (let j = 0; j < p.length; j++) {
          const share = p[j] ?? 0;
          const more = (share * v) / A;
          const stays = Math.exp(-(n + 1) * Math.log(1 + more));
          const again = ((1 - share) * stays) / (1 + more);
          const w = weight[j] ?? 0;
          one += w * (fromZero ? 1 - stays : stays);
          two += w * (fromZero ? 1 - again : again);
        }
        first[i] = (n / A) * (fromZero ? 1 - one : one);
        pairs[i] = ((2 * v * n * (n + 1)) / (A * A)) * (fromZero ? 1 - two : two);
      }
    }
  };
}

/** The grid of p for the last x asked for: callers go through the customers by x. */
function gridsOf(a: number, b: number): (x: number) => DropoutGrid {
  let known: { x: number; grid: DropoutGrid } | null = null;
  return (x) => {
    if (known?.x !== x) known = { x, grid: coarserGrid(a, b + x) };
    return known.grid;
  };
}

/** Where ln(p/(1 − p)) spreads this far, the grid is as good with every second point. */
const WIDE = 0.7;
/** What a point may weigh beside all others and be left out. */
const LIGHT = 1e-9;

/** The grid is made for thirteen digits: for eight, a quarter of its points will do. */
function coarserGrid(a: number, b: number): DropoutGrid {
  const { p, weight, fromZero } = dropoutGrid(a, b);
  const heft = weight.map((w, i) => w * (fromZero ? (p[i] ?? 0) : 1));
  const least = LIGHT * heft.reduce((sum, each) => sum + each, 0);
  const heavy = Array.from(p.keys()).filter((i) => (heft[i] ?? 0) > least);
  heavy.sort((i, j) => (p[i] ?? 0) - (p[j] ?? 0));
  const every = Math.sqrt(1 / (fromZero ? a + 1 : a) + 1 / b) > WIDE ? 2 : 1;
  const kept = heavy.filter((_, place) => place % every === 0);
  return {
    p: Float64Array.from(kept, (i) => p[i] ?? 0),
    weight: Float64Array.from(kept, (i) => every * (weight[i] ?? 0)),
    fromZero
  };
}

function paretoRates({
  r,
  alpha,
  s,
  beta
}: {
  r: number;
  alpha: number;
  s: number;
  beta: number;
}): FutureRates {
  return {
    alpha,
    phases: 1,
    shares: onePhase,
    at: (x, T, _phase, times, first, pairs) => {
      const n = r + x;
      const A = alpha + T;
      for (let i = 0; i < times.length; i++) {
        const v = times[i] ?? 0;
        const stays = Math.exp(-s * Math.log1p(v / (beta + T)));
        first[i] = (n / A) * stays;
        pairs[i] = ((2 * v * n * (n + 1)) / (A * A)) * stays;
      }
    }
  };
}

/** Parameters of MBG/CNBD-k. */
interface Regular {
  k: number;
  r: number;
  alpha: number;
  a: number;
  b: number;
}

function regularRates({ k, r, alpha, a, b }: Regular): FutureRates {
  return {
    alpha,
    phases: k,
    shares: (history, into) => {
      phaseShares({ k, r, alpha }, history, into);
    },
    at: (x, T, phase, times, first, pairs) => {
      const n = r + k * x + phase;
      const A = alpha + T;
      const B = b + x + 1;
      for (let i = 0; i < times.length; i++) {
        const rates = ratesByTicks(k, phase, n, A, a, B, times[i] ?? 0);
        first[i] = rates.first;
        pairs[i] = rates.pairs;
      }
    }
  };
}

/**
 * Chances that j < k ticks have passed since the last transaction of a customer
 * who has not left: proportional to (n)_j u^j / j!, n = r + kx and
 * u = (T − t_x)/(α + T).
 */
function phaseShares(
  { k, r, alpha }: Pick<Regular, 'k' | 'r' | 'alpha'>,
  { x, tx, T }: History,
  into: Float64Array
): void {
  const n = r + k * x;
  const u = (T - tx) / (alpha + T);
  let weight = 1;
  let total = 0;
  for (let j = 0; j < k; j++) {
    into[j] = weight;
    total += weight;
    weight *= ((n + j) / (j + 1)) * u;
  }
  for (let j = 0; j < k; j++) into[j] = (into[j] ?? 0) / total;
}

/** e to this is still a normal number. */
const SMALLEST_LOG = -700;
const NOTHING_LEFT = 1e-14;
/** Tail of the ticks that is summed, in units of 1 + v/A: e to the minus this is {@link NOTHING_LEFT}. */
const TAIL = 32;
/** From so many ticks on, a sum over all of them takes longer than an integral. */
const MANY_TICKS = 4000;

/**
 * Σ over m of S_m f_M(v) and of 2 (m − 1) S_m f_M(v), M = mk − j, with
 * f_M(v) = Γ(n+M)/(Γ(n) (M−1)!) A^n v^(M−1) (A+v)^(−n−M) the density of the
 * M-th tick and S_m = B(a, B+m−1)/B(a, B).
 */
function ratesByTicks(
  k: number,
  j: number,
  n: number,
  A: number,
  a: number,
  B: number,
  v: number
): { first: number; pairs: number } {
  const mean = (n * v) / A;
  if (mean + (TAIL * v) / A > MANY_TICKS) return ratesOfMany(k, j, n, A, a, B, v);
  const step = v / (A + v);
  // f may be below the smallest number at first: until it is not, its logarithm is kept.
  let log = Math.log(n) - n * Math.log1p(v / A) - Math.log(A + v);
  let density = Math.exp(log);
  let stayed = 1;
  let next = k - j;
  let m = 1;
  let first = 0;
  let pairs = 0;
  for (let tick = 1; ; tick++) {
    if (tick === next) {
      first += stayed * density;
      pairs += 2 * (m - 1) * stayed * density;
      stayed *= (B + m - 1) / (a + B + m - 1);
      m++;
      next += k;
    }
    const ratio = (step * (n + tick)) / tick;
    if (tick > mean + k && log > SMALLEST_LOG && density < NOTHING_LEFT * (1 - ratio) * first) {
      break;
    }
    if (log > SMALLEST_LOG) density *= ratio;
    else {
      log += Math.log(ratio);
      if (log > SMALLEST_LOG) density = Math.exp(log);
    }
  }
  return { first, pairs };
}

/** What λ is left out of, beside the most likely. */
const RARE = Math.log(1e-12);
/** The Poisson distribution's mean and two places on its sides that share its variance: Gauss & Hermite's. */
const PLACES = [
  { off: 0, weight: 2 / 3 },
  { off: Math.sqrt(3), weight: 1 / 6 },
  { off: -Math.sqrt(3), weight: 1 / 6 }
];

/**
 * The same where ticks are many. One at v is the (N + 1)-th, N ~ Poisson(λv)
 * and λ ~ Gamma(n + 1, A), and by then a transaction with chance 1/k, the
 * m-th, m = (N + 1 + j)/k: so the sums are n/(Ak) times the means of S and of
 * 2 (m − 1) S, S = Γ(B+m−1) Γ(a+B) / (Γ(a+B+m−1) Γ(B)), a smooth function of m.
 * λ by the trapezoidal rule on its logarithm. Good to about 1e-8; to 1e-3 for
 * who has bought once, and worse only where next to nobody stays so long.
 */
function ratesOfMany(
  k: number,
  j: number,
  n: number,
  A: number,
  a: number,
  B: number,
  v: number
): { first: number; pairs: number } {
  const shape = n + 1;
  const step = Math.min(0.35, 0.9 / Math.sqrt(shape));
  const whole = logGamma(a + B) - logGamma(B);
  let weights = 0;
  let first = 0;
  let pairs = 0;
  for (const direction of [-1, 1]) {
    for (let i = direction === 1 ? 1 : 0; ; i++) {
      const y = direction * i * step;
      const log = shape * (y - Math.expm1(y));
      if (log < RARE) break;
      const density = Math.exp(log);
      const ticks = (shape * Math.exp(y) * v) / A;
      weights += density;
      for (const { off, weight } of PLACES) {
        const m = Math.max(1, (ticks + off * Math.sqrt(ticks) + 1 + j) / k);
        const stayed = Math.exp(whole + logGamma(B + m - 1) - logGamma(a + B + m - 1));
        first += density * weight * stayed;
        pairs += density * weight * 2 * (m - 1) * stayed;
      }
    }
  }
  const rate = n / (A * k * weights);
  return { first: rate * first, pairs: rate * pairs };
}
