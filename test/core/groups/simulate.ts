/** Shops in which nothing depends on the group, and how often a difference is found in them all the same. */
import { groupsBy } from '../../../src/core/groups/groups';
import { SeededRandom } from '../../../src/core/math/random';
import type { OrderTable } from '../../../src/core/orders/order-table';
import { StringPacker } from '../../../src/core/orders/packed-strings';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';

const SPAN = 400;

export interface SimulatedShop {
  customers: number;
  /** Shares of the customers by group, adding up to 1. */
  shares: readonly number[];
  /** How many times as often the customers of the first group buy as the others; 1: no effect. */
  effect?: number;
}

/**
 * A shop over 400 days. Customers begin on any of them and buy again at a
 * pace of their own, one in three never; the group is drawn by the shares.
 */
export function simulateShop(random: SeededRandom, shop: SimulatedShop): OrderTable {
  const { customers, shares, effect = 1 } = shop;
  const offsets = new Uint32Array(customers + 1);
  const day: number[] = [];
  const amount: number[] = [];
  const groups: number[] = [];
  for (let c = 0; c < customers; c++) {
    let left = random.uniform();
    let group = 0;
    while (group < shares.length - 1 && left >= (shares[group] ?? 1)) left -= shares[group++] ?? 1;
    const pace = random.uniform() < 1 / 3 ? 0 : random.gamma(1.5) / 120;
    const perDay = pace * (group === 0 ? effect : 1);
    let at = random.uniform() * SPAN;
    while (at < SPAN) {
      day.push(Math.floor(at));
      amount.push(Math.round(random.gamma(2) * 2000) / 100);
      groups.push(group + 1);
      at = perDay === 0 ? Infinity : at + random.exponential() / perDay;
    }
    offsets[c + 1] = day.length;
  }
  const names = new StringPacker();
  for (let c = 0; c < customers; c++) names.add(`c${c}`);
  const texts = new StringPacker();
  shares.forEach((_, group) => texts.add(`group ${group}`));
  return {
    customerCount: customers,
    orderCount: day.length,
    offsets,
    day: Int32Array.from(day),
    amount: Float64Array.from(amount),
    keys: names.pick(Uint32Array.from({ length: customers }, (_, c) => c)),
    adjustments: {
      customer: new Uint32Array(0),
      day: new Int32Array(0),
      amount: new Float64Array(0)
    },
    attributes: [
      {
        name: 'Group',
        role: null,
        per: 'order',
        kind: 'category',
        codes: Uint8Array.from(groups),
        values: texts.pick(Uint32Array.from(shares.keys()))
      }
    ]
  };
}

export interface FlagRates {
  /** Share of the runs in which at least one group is said to differ. */
  anyGroup: number;
  /** Share of the runs in which the test of all groups at once has p below 0.05. */
  together: number;
}

/**
 * How often groups are said to differ, over so many simulated shops.
 * @example flagRates(10_000, 1, { customers: 300, shares: [0.5, 0.3, 0.2] }).anyGroup ≤ 0.05
 */
export function flagRates(runs: number, seed: number, shop: SimulatedShop): FlagRates {
  const random = new SeededRandom(seed);
  let anyGroup = 0;
  let together = 0;
  for (let run = 0; run < runs; run++) {
    const table = simulateShop(random, shop);
    const { test } = groupsBy(table, DEFAULT_SETTINGS, 'order:Group');
    if (test === null) continue;
    if (test.differing > 0) anyGroup++;
    if (test.p < 0.05) together++;
  }
  return { anyGroup: anyGroup / runs, together: together / runs };
}
