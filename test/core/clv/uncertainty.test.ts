import { describe, expect, it } from 'vitest';
import { drawnModel, fitNamed, type FittedModel } from '../../../src/core/clv/candidates';
import { fitSpend } from '../../../src/core/clv/gamma-gamma';
import type { LifetimeModelName } from '../../../src/core/clv/lifetime-model';
import { rowsFromLists } from '../../../src/core/clv/rows';
import { customerIntervals, totalInterval } from '../../../src/core/clv/uncertainty';
import { SeededRandom } from '../../../src/core/math/random';
import { betaGeometricLife, paretoLife, simulateShop, type SimulatedShop } from './simulate';

const LIVES = {
  'BG/NBD': betaGeometricLife({ r: 0.8, alpha: 7, a: 0.8, b: 2.5 }, false),
  'MBG/NBD': betaGeometricLife({ r: 0.8, alpha: 7, a: 0.8, b: 2.5 }, true),
  'Pareto/NBD': paretoLife({ r: 0.8, alpha: 7, s: 0.6, beta: 12 }),
  'MBG/CNBD-k': betaGeometricLife({ r: 4, alpha: 6, a: 0.8, b: 3, k: 3 }, true)
};
const NAMES = Object.keys(LIVES) as (keyof typeof LIVES & LifetimeModelName)[];

function shopOf(name: keyof typeof LIVES, customers: number, seed: number): SimulatedShop {
  const watch = { customers, from: 20, to: 60, ahead: 26 };
  return simulateShop(LIVES[name], watch, new SeededRandom(seed));
}

function modelOf(name: LifetimeModelName, { lists }: SimulatedShop): FittedModel {
  const found = fitNamed(name, rowsFromLists(lists));
  if (!found) throw new Error(`${name} could not be fitted`);
  return found;
}

describe('futures drawn at random', () => {
  it.each(NAMES)('have the distribution of counts that the model computes: %s', (name) => {
    const model = modelOf(name, shopOf(name, 600, 3));
    const random = new SeededRandom(11);
    for (const history of [
      { x: 0, tx: 0, T: 30 },
      { x: 3, tx: 25, T: 31.5 },
      { x: 12, tx: 40, T: 42 }
    ]) {
      const prospect = model.prospect(history);
      const runs = 20_000;
      const most = 4;
      const seen = new Float64Array(most + 1);
      let sum = 0;
      let squares = 0;
      for (let i = 0; i < runs; i++) {
        const count = model.future(random, history, prospect.pAlive, 20);
        sum += count;
        squares += count * count;
        if (count <= most) seen[count] = (seen[count] ?? 0) + 1;
      }
      // Four standard errors of a share and of a mean: one of 72 comparisons fails by chance in 200 seeds.
      prospect.counts(20, most).forEach((share, k) => {
        const error = Math.sqrt((share * (1 - share)) / runs) + 1e-4;
        expect(Math.abs((seen[k] ?? 0) / runs - share)).toBeLessThan(4 * error);
      });
      const deviation = Math.sqrt((squares / runs - (sum / runs) ** 2) / runs);
      expect(Math.abs(sum / runs - prospect.expected(20))).toBeLessThan(4 * deviation);
    }
  });
});

describe('drawnModel', () => {
  it('draws parameters around the fit, as far off as their standard errors', () => {
    const model = modelOf('MBG/NBD', shopOf('MBG/NBD', 2000, 5));
    const random = new SeededRandom(2);
    const draws = Array.from({ length: 4000 }, () =>
      Math.log((drawnModel(model, random).parameters.r ?? NaN) / (model.parameters.r ?? NaN))
    );
    const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
    const spread = Math.sqrt(draws.reduce((sum, value) => sum + value * value, 0) / draws.length);
    const wanted = Math.sqrt(model.fit.covarianceOfLogs?.[0] ?? NaN);
    expect(Math.abs(mean)).toBeLessThan((4 * wanted) / Math.sqrt(draws.length));
    // The standard error of a standard deviation is σ / √(2n): 1.1% here.
    expect(Math.abs(spread / wanted - 1)).toBeLessThan(0.05);
  });
});

describe('totalInterval', () => {
  it('holds what customers really buy in about 95 of 100 simulated shops', () => {
    let held = 0;
    const shops = 40;
    for (let seed = 0; seed < shops; seed++) {
      const name = NAMES[seed % 3] ?? 'MBG/NBD';
      const shop = shopOf(name, 400, 100 + seed);
      const model = modelOf(name, shop);
      const rows = rowsFromLists(shop.lists);
      const { expected } = model.forecast(rows, { length: 26, discountRate: 0 });
      const total = expected.reduce((sum, value, row) => sum + value * (rows.weight[row] ?? 0), 0);
      const { low, high } = totalInterval(model, rows, total, 26, new SeededRandom(seed));
      const actual = shop.later.reduce((sum, count) => sum + count, 0);
      expect(low).toBeLessThan(total);
      if (actual >= low && actual <= high) held++;
    }
    // Binomial(40, 0.95): 33 or fewer come up once in 290 seeds. 300 such shops: 288 held.
    expect(held).toBeGreaterThan(33);
  });
});

describe('customerIntervals', () => {
  it('hold at least 93% of what single customers do, and are whole numbers from 0', () => {
    let held = 0;
    let all = 0;
    for (const name of NAMES) {
      const shop = shopOf(name, 500, 40);
      const { x, tx, T } = shop.lists;
      const customers = Array.from(x, (count, i) => ({
        x: count,
        tx: tx[i] ?? 0,
        T: T[i] ?? 0,
        spend: count > 0 ? 20 : NaN
      }));
      const spend = fitSpend(
        x,
        customers.map((customer) => customer.spend)
      );
      const intervals = customerIntervals(
        modelOf(name, shop),
        spend,
        customers,
        26,
        new SeededRandom(1)
      );
      intervals.forEach(({ transactions, spend: money }, i) => {
        expect(transactions.low).toBe(Math.floor(transactions.low));
        expect(transactions.low).toBeLessThanOrEqual(transactions.high);
        // Everybody spends 20.
        expect(money.high).toBeCloseTo(20 * transactions.high, 9);
        const actual = shop.later[i] ?? 0;
        all++;
        if (actual >= transactions.low && actual <= transactions.high) held++;
      });
    }
    expect(held / all).toBeGreaterThan(0.93);
  });

  it('are the same for the same seed', () => {
    const model = modelOf('Pareto/NBD', shopOf('Pareto/NBD', 300, 9));
    const customers = [{ x: 4, tx: 20, T: 30, spend: 12 }];
    const spend = fitSpend([4, 5, 6], [12, 15, 9]);
    const once = customerIntervals(model, spend, customers, 26, new SeededRandom(6));
    expect(customerIntervals(model, spend, customers, 26, new SeededRandom(6))).toEqual(once);
  });
});
