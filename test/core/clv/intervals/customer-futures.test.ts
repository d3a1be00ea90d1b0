import { describe, expect, it } from 'vitest';
import { drawnModel, type FittedModel } from '../../../../src/core/clv/models/candidates';
import {
  CustomerFutures,
  mixtureQuantile
} from '../../../../src/core/clv/intervals/customer-futures';
import { expectedSpend, fitSpend } from '../../../../src/core/clv/models/gamma-gamma';
import { historyOf, rowsFromLists } from '../../../../src/core/clv/models/rows';
import { SeededRandom } from '../../../../src/core/math/random';
import { amountsOf, knownOf, modelOf, NAMES, shopOf } from '../known-shops';
import type { SimulatedShop } from '../simulate';

describe('futures drawn at random', () => {
  it.each(NAMES)('have the distribution of counts that the model computes: %s', (name) => {
    const model = modelOf(name, shopOf(name, 400, 3));
    const random = new SeededRandom(11);
    for (const history of [
      { x: 0, tx: 0, T: 30 },
      { x: 3, tx: 25, T: 31.5 },
      { x: 12, tx: 40, T: 42 }
    ]) {
      const prospect = model.prospect(history);
      const runs = 5000;
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
    const model = modelOf('MBG/NBD', shopOf('MBG/NBD', 600, 5));
    const random = new SeededRandom(2);
    const draws = Array.from({ length: 2000 }, () =>
      Math.log((drawnModel(model, random).parameters.r ?? NaN) / (model.parameters.r ?? NaN))
    );
    const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
    const spread = Math.sqrt(draws.reduce((sum, value) => sum + value * value, 0) / draws.length);
    const wanted = Math.sqrt(model.fit.covarianceOfLogs?.[0] ?? NaN);
    expect(Math.abs(mean)).toBeLessThan((4 * wanted) / Math.sqrt(draws.length));
    // The standard error of a standard deviation is σ / √(2n): 1.6% here.
    expect(Math.abs(spread / wanted - 1)).toBeLessThan(0.065);
  });
});

function futuresOf(
  shop: SimulatedShop,
  members: readonly FittedModel[],
  horizon: { length: number; discountRate: number },
  spend: readonly number[] = amountsOf(shop, 1).spend,
  change?: number
): CustomerFutures {
  const known = knownOf(shop, spend);
  const spendFit = fitSpend(known.x, known.spend);
  const [alive] = members;
  if (!alive) throw new Error('no members');
  return new CustomerFutures(
    {
      known,
      rows: rowsFromLists(shop.lists),
      forecaster: { name: alive.name, members, alive },
      spendFit,
      expectedSpend: Float64Array.from(
        known.x,
        (x, i) => expectedSpend(spendFit, x, known.spend[i] ?? NaN) ?? NaN
      )
    },
    horizon,
    change
  );
}

describe('CustomerFutures', () => {
  const horizon = { length: 26, discountRate: 0 };

  it('hold at least 93% of what single customers do and pay, and are whole numbers of orders', () => {
    const held = { orders: 0, spend: 0 };
    let all = 0;
    for (const name of NAMES) {
      const shop = shopOf(name, 250, 40);
      const { spend, later } = amountsOf(shop, 41);
      const futures = futuresOf(shop, [modelOf(name, shop)], horizon, spend);
      shop.later.forEach((actual, i) => {
        const { orders, spend: money } = futures.intervalOf(i);
        if (!orders || !money) throw new Error('no interval');
        expect(orders.low).toBe(Math.floor(orders.low));
        expect(orders.low).toBeLessThanOrEqual(orders.high);
        expect(money.low).toBeLessThanOrEqual(money.high);
        all++;
        if (actual >= orders.low && actual <= orders.high) held.orders++;
        const paid = later[i] ?? NaN;
        if (paid >= money.low && paid <= money.high) held.spend++;
      });
    }
    expect(held.orders / all).toBeGreaterThan(0.93);
    expect(held.spend / all).toBeGreaterThan(0.93);
  });

  it.each(NAMES)('end where the distribution of counts has its quantiles: %s', (name) => {
    const shop = shopOf(name, 400, 3);
    const model = modelOf(name, shop);
    const futures = futuresOf(shop, [model], horizon);
    const rows = rowsFromLists(shop.lists);
    for (let i = 0; i < 400; i += 13) {
      const { orders } = futures.intervalOf(i);
      const counts = model.prospect(historyOf(rows, rows.rowOf[i] ?? 0)).counts(26, 300);
      const upTo = (k: number): number => counts.slice(0, k + 1).reduce((a, b) => a + b, 0);
      // 400 futures tell a level of 97.5% to 0.8 points, and cells and parameters differ a little.
      expect(upTo(orders?.high ?? NaN)).toBeGreaterThan(0.975 - 0.035);
      expect(upTo((orders?.high ?? NaN) - 1)).toBeLessThan(0.975 + 0.025);
      expect(upTo((orders?.low ?? NaN) - 1)).toBeLessThan(0.025 + 0.035);
    }
  });

  it('are of the customer alone, whoever is looked at before', () => {
    const shop = shopOf('MBG/NBD', 200, 9);
    const members = [modelOf('MBG/NBD', shop), modelOf('Pareto/NBD', shop)];
    const forwards = futuresOf(shop, members, horizon);
    const backwards = futuresOf(shop, members, horizon);
    const there = Array.from({ length: 200 }, (_, i) => forwards.intervalOf(i));
    const back = Array.from({ length: 200 }, (_, i) => backwards.intervalOf(199 - i));
    expect(back.reverse()).toEqual(there);
  });

  it('of money are 20 times those of orders where everybody pays 20, and less when discounted', () => {
    const shop = shopOf('Pareto/NBD', 200, 9);
    const model = modelOf('Pareto/NBD', shop);
    const flat = Array.from(shop.lists.x, (x) => (x > 0 ? 20 : NaN));
    const plain = futuresOf(shop, [model], horizon, flat);
    const discounted = futuresOf(shop, [model], { ...horizon, discountRate: 0.01 }, flat);
    for (let i = 0; i < 200; i++) {
      const { orders, spend } = plain.intervalOf(i);
      expect(spend?.high).toBeCloseTo(20 * (orders?.high ?? NaN), 6);
      const less = discounted.intervalOf(i).spend?.high ?? NaN;
      expect(less).toBeLessThanOrEqual(spend?.high ?? NaN);
      // Nobody pays before today, or after 26 weeks: e^(−0.26) is 0.77.
      expect(less).toBeGreaterThanOrEqual(0.77 * (spend?.high ?? NaN));
    }
  });

  it('stretch the horizon by what the seasons change', () => {
    const shop = shopOf('MBG/NBD', 100, 9);
    const members = [modelOf('MBG/NBD', shop)];
    const { spend } = amountsOf(shop, 2);
    const more = futuresOf(shop, members, { length: 20, discountRate: 0.003 }, spend, 1.5);
    const longer = futuresOf(shop, members, { length: 30, discountRate: 0.002 }, spend);
    for (let i = 0; i < 100; i++) expect(more.intervalOf(i)).toEqual(longer.intervalOf(i));
  });

  it.each([0.6, 1.5])(
    'hold what is expected of whoever is likely still there, where all is changed by %d',
    (change) => {
      const shop = shopOf('Pareto/NBD', 300, 9);
      const model = modelOf('Pareto/NBD', shop);
      const rows = rowsFromLists(shop.lists);
      const futures = futuresOf(shop, [model], horizon, amountsOf(shop, 2).spend, change);
      let checked = 0;
      for (let i = 0; i < 300; i++) {
        const prospect = model.prospect(historyOf(rows, rows.rowOf[i] ?? 0));
        if (prospect.pAlive < 0.5) continue;
        const { low, high } = futures.intervalOf(i).orders ?? { low: NaN, high: NaN };
        const expected = change * prospect.expected(horizon.length);
        expect(low).toBeLessThanOrEqual(expected);
        expect(high).toBeGreaterThanOrEqual(expected);
        checked++;
      }
      expect(checked).toBeGreaterThan(50);
    }
  );

  it('of a lifetime are of money alone, and end about a normal distance from what is expected', () => {
    const shop = shopOf('MBG/NBD', 300, 9);
    const model = modelOf('MBG/NBD', shop);
    const discountRate = 0.004;
    const flat = Array.from(shop.lists.x, (x) => (x > 0 ? 1 : NaN));
    const futures = futuresOf(shop, [model], { length: Infinity, discountRate }, flat);
    const rows = rowsFromLists(shop.lists);
    for (let i = 0; i < 300; i += 7) {
      const { orders, spend } = futures.intervalOf(i);
      expect(orders).toBeNull();
      const prospect = model.prospect(historyOf(rows, rows.rowOf[i] ?? 0));
      const expected = prospect.discounted(Infinity, discountRate);
      if (prospect.pAlive < 0.3) continue;
      expect(spend?.low).toBeLessThan(expected);
      expect(spend?.high).toBeGreaterThan(expected);
      expect(spend?.high).toBeLessThan(15 * expected + 5);
    }
  });
});

describe('mixtureQuantile', () => {
  it('is the value at which the sorted, weighted values reach the level, as a plain sum finds it', () => {
    const random = new SeededRandom(4);
    for (let run = 0; run < 300; run++) {
      const columns = Array.from({ length: 1 + (run % 3) }, () =>
        Float32Array.from({ length: 20 }, () => Math.floor(6 * random.uniform() ** 2)).sort()
      );
      const alive = columns.map(() => (run % 7 === 0 ? 1 : random.uniform()));
      const weighted = columns.flatMap((column, m) => [
        { value: 0, weight: 1 - (alive[m] ?? 0) },
        ...Array.from(column, (value) => ({ value, weight: (alive[m] ?? 0) / column.length }))
      ]);
      weighted.sort((a, b) => a.value - b.value);
      for (const level of [0.026, 0.5, 0.974]) {
        let sum = 0;
        const found = weighted.find(({ weight }) => {
          sum += weight / columns.length;
          return sum > level - 1e-9;
        });
        expect(mixtureQuantile(columns, alive, level)).toBe(found?.value);
      }
    }
  });
});
