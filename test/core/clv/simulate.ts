/** Shops that follow the models to the letter, drawn step by step from their definitions. */
import type { CustomerLists } from '../../../src/core/clv/models/rows';
import type { SeededRandom } from '../../../src/core/math/random';

/** What a customer did in (0, T] and in (T, T + ahead]. */
export interface SimulatedShop {
  lists: Required<CustomerLists>;
  /** Transactions in (T, T + ahead]. */
  later: number[];
  /** Whether the customer had not left at T. */
  alive: boolean[];
}

export interface Watch {
  customers: number;
  /** T is uniform between these. */
  from: number;
  to: number;
  ahead: number;
}

/** Times of transactions after the first (at 0), up to when they end or until is passed; and the end. */
type Life = (random: SeededRandom, until: number) => { times: number[]; end: number };

export function simulateShop(life: Life, watch: Watch, random: SeededRandom): SimulatedShop {
  const lists = { x: [] as number[], tx: [] as number[], T: [] as number[], totalLogGaps: 0 };
  const shop: SimulatedShop = { lists, later: [], alive: [] };
  for (let i = 0; i < watch.customers; i++) {
    const T = watch.from + (watch.to - watch.from) * random.uniform();
    const { times, end } = life(random, T + watch.ahead);
    const seen = times.filter((time) => time <= T);
    lists.x.push(seen.length);
    lists.tx.push(seen.at(-1) ?? 0);
    lists.T.push(T);
    seen.forEach((time, k) => (lists.totalLogGaps += Math.log(time - (seen[k - 1] ?? 0))));
    shop.later.push(times.length - seen.length);
    shop.alive.push(end > T);
  }
  return shop;
}

/**
 * Gaps are Erlang-k with rate λ ~ Gamma(r, α); drop-out with p ~ Beta(a, b)
 * after each transaction, after the first only where `atFirst`.
 */
export const betaGeometricLife =
  (
    { r, alpha, a, b, k = 1 }: { r: number; alpha: number; a: number; b: number; k?: number },
    atFirst: boolean
  ): Life =>
  (random, until) => {
    const rate = random.gamma(r) / alpha;
    const p = random.beta(a, b);
    const times: number[] = [];
    let time = 0;
    if (atFirst && random.uniform() < p) return { times, end: 0 };
    for (;;) {
      for (let stage = 0; stage < k; stage++) time += random.exponential() / rate;
      if (time > until) return { times, end: Infinity };
      times.push(time);
      if (random.uniform() < p) return { times, end: time };
    }
  };

/** Gaps are exponential with rate λ ~ Gamma(r, α), the life with rate μ ~ Gamma(s, β). */
export const paretoLife =
  ({ r, alpha, s, beta }: { r: number; alpha: number; s: number; beta: number }): Life =>
  (random, until) => {
    const rate = random.gamma(r) / alpha;
    const end = random.exponential() / (random.gamma(s) / beta);
    const times: number[] = [];
    for (let time = random.exponential() / rate; time <= Math.min(until, end);) {
      times.push(time);
      time += random.exponential() / rate;
    }
    return { times, end };
  };
