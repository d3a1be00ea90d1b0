/** Shops drawn from known parameters, with models fitted to them. */
import { fitNamed, type FittedModel } from '../../../src/core/clv/models/candidates';
import type { LifetimeModelName } from '../../../src/core/clv/models/lifetime-model';
import { rowsFromLists } from '../../../src/core/clv/models/rows';
import type { Transactions } from '../../../src/core/clv/models/transactions';
import { SeededRandom } from '../../../src/core/math/random';
import { betaGeometricLife, paretoLife, simulateShop, type SimulatedShop } from './simulate';

export const TRUE = {
  'BG/NBD': { r: 0.8, alpha: 7, a: 0.8, b: 2.5 },
  'MBG/NBD': { r: 0.8, alpha: 7, a: 0.8, b: 2.5 },
  'Pareto/NBD': { r: 0.8, alpha: 7, s: 0.6, beta: 12 },
  'MBG/CNBD-k': { r: 4, alpha: 6, a: 0.8, b: 3, k: 3 }
};
export const LIVES = {
  'BG/NBD': betaGeometricLife(TRUE['BG/NBD'], false),
  'MBG/NBD': betaGeometricLife(TRUE['MBG/NBD'], true),
  'Pareto/NBD': paretoLife(TRUE['Pareto/NBD']),
  'MBG/CNBD-k': betaGeometricLife(TRUE['MBG/CNBD-k'], true)
};
export const NAMES = Object.keys(LIVES) as (keyof typeof LIVES & LifetimeModelName)[];

export function shopOf(name: keyof typeof LIVES, customers: number, seed: number): SimulatedShop {
  const watch = { customers, from: 20, to: 60, ahead: 26 };
  return simulateShop(LIVES[name], watch, new SeededRandom(seed));
}

export function modelOf(name: LifetimeModelName, { lists }: SimulatedShop): FittedModel {
  const found = fitNamed(name, rowsFromLists(lists));
  if (!found) throw new Error(`${name} could not be fitted`);
  return found;
}

/** The customers as the analysis knows them; amounts are Gamma-Gamma. */
export function knownOf({ lists }: SimulatedShop, spend: readonly number[]): Transactions {
  const days = (weeks: readonly number[]): Int32Array =>
    Int32Array.from(weeks, (week) => Math.round(7 * week));
  const n = lists.x.length;
  return {
    customer: Uint32Array.from({ length: n }, (_, i) => i),
    x: Uint32Array.from(lists.x),
    txDays: days(Array.from(lists.tx)),
    ageDays: days(Array.from(lists.T)),
    spend: Float64Array.from(spend),
    spendOfAll: Float64Array.from(spend),
    logGaps: new Float64Array(n)
  };
}

export const SPEND = { p: 4, q: 5, v: 30 };

/** Mean repeat amounts, and what is paid for the later transactions. */
export function amountsOf(shop: SimulatedShop, seed: number): { spend: number[]; later: number[] } {
  const random = new SeededRandom(seed);
  const later: number[] = [];
  const spend = Array.from(shop.lists.x, (x, i) => {
    const rate = random.gamma(SPEND.q) / SPEND.v;
    const sum = (n: number): number => (n > 0 ? random.gamma(SPEND.p * n) / rate : 0);
    later.push(sum(shop.later[i] ?? 0));
    return x > 0 ? sum(x) / x : NaN;
  });
  return { spend, later };
}

/** The model with the parameters that the shop was drawn with. */
export function trueModel(name: keyof typeof TRUE, shop: SimulatedShop): FittedModel {
  const fitted = modelOf(name, shop);
  const truth: Readonly<Record<string, number>> = TRUE[name];
  const names = Object.keys(fitted.parameters).filter((parameter) => parameter !== 'k');
  return fitted.moved(
    names.map((parameter) =>
      Math.log((truth[parameter] ?? NaN) / (fitted.parameters[parameter] ?? NaN))
    )
  );
}
