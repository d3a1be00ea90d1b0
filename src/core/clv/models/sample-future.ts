/**
 * Futures of customers drawn at random, as each model takes them to happen:
 * what intervals rest on. Everything is seeded.
 */
import type { SeededRandom } from '../../math/random';
import type { BetaGeometricParameters } from './beta-geometric-model';
import type { ParetoParameters } from './pareto-nbd';
import type { RegularParameters } from './regular-buying';
import type { History } from './rows';

/**
 * Draws the number of transactions in (T, T + t] of customers of one history.
 * @param pAlive chance that they are still there, under the same parameters
 * @param future told how long the customer stayed
 */
export type FutureSampler = (
  random: SeededRandom,
  history: History,
  pAlive: number,
  t: number,
  future?: Future
) => number;

/** A future beside its number of transactions. */
export interface Future {
  /** Time within which the transactions lie evenly; t where the customer was still there at its end. */
  stay: number;
}

/** Numbers expected up to here are found one by one from 0, which takes a single random number. */
const FEW = 30;
/** So far at most: what lies beyond is lost in rounding. */
const FARTHEST = 5000;
/** e to less than this is no number to go on from. */
const SMALLEST_LOG = -700;
/** From here on a Poisson number is as good as normal, and drawn at once. */
const MANY = 500;

/**
 * Poisson with mean λt, λ ~ Gamma(n, A): where few are expected by inverting
 * its distribution, (n)_k/k! (A/(A+t))^n (t/(A+t))^k.
 */
function arrivals(random: SeededRandom, n: number, A: number, t: number): number {
  const expected = (n / A) * t;
  const logNone = -n * Math.log1p(t / A);
  if (expected < FEW && logNone > SMALLEST_LOG) {
    const odds = t / (A + t);
    let left = random.uniform();
    let share = Math.exp(logNone);
    let k = 0;
    while (left >= share && k < FARTHEST) {
      left -= share;
      share *= (odds * (n + k)) / (k + 1);
      k++;
    }
    return k;
  }
  const mean = (random.gamma(n) / A) * t;
  if (mean < MANY) return random.poisson(mean);
  return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.normal()));
}

/**
 * The transaction after which a customer leaves, p ~ Beta(a, B), where it is
 * one of the first so many; Infinity where it is a later one. The chance to
 * stay for k is Π (B + i)/(a + B + i), i < k.
 */
function lastOf(bought: number, random: SeededRandom, a: number, B: number): number {
  if (bought < FEW) {
    const u = 1 - random.uniform();
    let stayed = 1;
    for (let k = 0; k < bought; k++) {
      stayed *= (B + k) / (a + B + k);
      if (u > stayed) return k + 1;
    }
    return Infinity;
  }
  const last = random.geometric(random.beta(a, B));
  return last <= bought ? last : Infinity;
}

/** The smaller of what would be bought and the transaction after which the customer leaves. */
function untilLeaving(bought: number, last: number, t: number, future?: Future): number {
  // Of so many arrivals in (0, t] the last-th comes at this share of it, on average.
  if (future) future.stay = last <= bought ? (t * last) / (bought + 1) : t;
  return Math.min(bought, last);
}

/**
 * BG/NBD and MBG/NBD. Of a customer who is still there, λ ~ Gamma(r + x, α + T)
 * and p ~ Beta(a, b + x + d), d = 1 where one can leave after the first
 * transaction; then transactions come at random until the one after which the
 * customer leaves, so that their number is min(Poisson(λt), Geometric(p)).
 */
export const betaGeometricFuture =
  ({ r, alpha, a, b }: BetaGeometricParameters, dropoutAtFirst: 0 | 1): FutureSampler =>
  (random, { x, T }, pAlive, t, future) => {
    if (random.uniform() >= pAlive) return 0;
    const bought = arrivals(random, r + x, alpha + T, t);
    if (bought === 0) return 0;
    return untilLeaving(bought, lastOf(bought, random, a, b + x + dropoutAtFirst), t, future);
  };

/**
 * Pareto/NBD. Of a customer who is still there, λ ~ Gamma(r + x, α + T) and
 * μ ~ Gamma(s, β + T); transactions come at random until an exponential time
 * with rate μ has passed, which is longer than y with chance (1 + y/(β + T))^(−s).
 */
export const paretoFuture =
  ({ r, alpha, s, beta }: ParetoParameters): FutureSampler =>
  (random, { x, T }, pAlive, t, future) => {
    if (random.uniform() >= pAlive) return 0;
    const stay = Math.min(t, (beta + T) * Math.expm1(random.exponential() / s));
    if (future) future.stay = stay;
    return arrivals(random, r + x, alpha + T, stay);
  };

/**
 * MBG/CNBD-k: every k-th tick of a clock of rate λ is a transaction. Of a
 * customer who is still there, j < k ticks have passed since t_x with weight
 * (n)_j u^j / j!, n = r + kx, u = (T − t_x)/(α + T); then λ ~ Gamma(n + j, α + T).
 */
export const regularFuture =
  ({ k, r, alpha, a, b }: RegularParameters): FutureSampler =>
  (random, { x, tx, T }, pAlive, t, future) => {
    if (random.uniform() >= pAlive) return 0;
    const n = r + k * x;
    const u = (T - tx) / (alpha + T);
    let total = 0;
    let weight = 1;
    for (let j = 0; j < k; j++) {
      total += weight;
      weight *= ((n + j) / (j + 1)) * u;
    }
    let left = random.uniform() * total;
    let passed = 0;
    weight = 1;
    while (passed < k - 1 && left >= weight) {
      left -= weight;
      weight *= ((n + passed) / (passed + 1)) * u;
      passed++;
    }
    const ticks = arrivals(random, n + passed, alpha + T, t);
    const bought = Math.floor((passed + ticks) / k);
    if (bought === 0) return 0;
    return untilLeaving(bought, lastOf(bought, random, a, b + x + 1), t, future);
  };
