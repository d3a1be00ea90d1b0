/**
 * Futures of customers drawn at random, as each model takes them to happen:
 * what intervals rest on. Everything is seeded.
 */
import type { SeededRandom } from '../../math/random';
import type { BetaGeometricParameters } from './bg-nbd';
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

/** From here on a Poisson number is as good as normal, and drawn at once. */
const MANY = 500;

function arrivals(random: SeededRandom, mean: number): number {
  if (mean < MANY) return random.poisson(mean);
  return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.normal()));
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
    const bought = arrivals(random, (random.gamma(r + x) / (alpha + T)) * t);
    if (bought === 0) return 0;
    const last = random.geometric(random.beta(a, b + x + dropoutAtFirst));
    return untilLeaving(bought, last, t, future);
  };

/**
 * Pareto/NBD. Of a customer who is still there, λ ~ Gamma(r + x, α + T) and
 * μ ~ Gamma(s, β + T); transactions come at random until an exponential time
 * with rate μ has passed.
 */
export const paretoFuture =
  ({ r, alpha, s, beta }: ParetoParameters): FutureSampler =>
  (random, { x, T }, pAlive, t, future) => {
    if (random.uniform() >= pAlive) return 0;
    const leaving = random.gamma(s) / (beta + T);
    const stay = leaving > 0 ? Math.min(t, random.exponential() / leaving) : t;
    if (future) future.stay = stay;
    return arrivals(random, (random.gamma(r + x) / (alpha + T)) * stay);
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
    const ticks = arrivals(random, (random.gamma(n + passed) / (alpha + T)) * t);
    const bought = Math.floor((passed + ticks) / k);
    if (bought === 0) return 0;
    return untilLeaving(bought, random.geometric(random.beta(a, b + x + 1)), t, future);
  };
