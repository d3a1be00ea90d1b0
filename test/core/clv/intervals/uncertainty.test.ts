import { describe, expect, it } from 'vitest';
import type { FittedModel } from '../../../../src/core/clv/models/candidates';
import type { Forecaster } from '../../../../src/core/clv/models/forecaster';
import { futureTotals } from '../../../../src/core/clv/intervals/future-totals';
import { expectedSpend, fitSpend } from '../../../../src/core/clv/models/gamma-gamma';
import { rowsFromLists } from '../../../../src/core/clv/models/rows';
import { spendMoments } from '../../../../src/core/clv/intervals/spend-moments';
import {
  gammaInterval,
  groupIntervals,
  totalIntervals,
  type FutureEstimates
} from '../../../../src/core/clv/intervals/uncertainty';
import { SeededRandom } from '../../../../src/core/math/random';
import type { Estimate } from '../../../../src/core/schema/forecast';
import {
  amountsOf,
  knownOf,
  LIVES,
  modelOf,
  NAMES,
  shopOf,
  SPEND,
  trueModel
} from '../known-shops';

const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

describe('futureTotals', () => {
  it.each(NAMES)('tells mean and variance of what simulated customers do and pay: %s', (name) => {
    const shop = shopOf(name, 900, 21);
    const { spend, later } = amountsOf(shop, 22);
    const known = knownOf(shop, spend);
    const rows = rowsFromLists(shop.lists);
    const model = trueModel(name, shop);
    if (name === 'MBG/CNBD-k') expect(model.parameters.k).toBe(3);
    const { pAlive } = model.forecast(rows, { length: 1, discountRate: 0 });
    const fit = { ...fitSpend(known.x, known.spend), parameters: SPEND };
    expect(fit.method).toBe('gamma-gamma');
    const moments = spendMoments(fit, known);
    const horizon = { length: 26, discountRate: 0 };
    const n = known.x.length;
    const each = futureTotals(
      model,
      pAlive,
      { rows, known, groupOf: Int32Array.from({ length: n }, (_, i) => i), groups: n },
      moments,
      [horizon]
    );
    const all = futureTotals(model, pAlive, { rows, known, groupOf: null, groups: 1 }, moments, [
      horizon
    ]);
    expect(sum(each.spend)).toBeCloseTo(all.spend[0] ?? NaN, 6);
    expect(sum(each.ordersVariance) / (all.ordersVariance[0] ?? NaN)).toBeCloseTo(1, 6);
    for (const [actual, mean, variance] of [
      [shop.later, each.orders, each.ordersVariance],
      [later, each.spend, each.spendVariance]
    ] as const) {
      // Four standard errors: of the sum, and of the sum of squares around the means.
      const off = sum(actual) - sum(mean);
      expect(Math.abs(off)).toBeLessThan(4 * Math.sqrt(sum(variance)));
      const squares = actual.map((value, i) => (value - (mean[i] ?? NaN)) ** 2);
      const surplus = squares.map((square, i) => square - (variance[i] ?? NaN));
      const error = Math.sqrt(sum(surplus.map((value) => value ** 2)));
      expect(Math.abs(sum(surplus))).toBeLessThan(4 * error);
      expect(sum(squares) / sum(variance)).toBeGreaterThan(0.6);
      expect(sum(squares) / sum(variance)).toBeLessThan(1.6);
    }
  });

  it('discounts every order by its own time, for newcomers whose lives are drawn step by step', () => {
    const discountRate = 0.02;
    const t = 40;
    const runs = 3000;
    for (const name of ['BG/NBD', 'MBG/NBD', 'Pareto/NBD'] as const) {
      const model = trueModel(name, shopOf(name, 300, 5));
      const rows = rowsFromLists({ x: [0], tx: [0], T: [0] });
      const known = knownOf(
        { lists: { x: [0], tx: [0], T: [0], totalLogGaps: 0 }, later: [], alive: [] },
        [NaN]
      );
      const fit = { ...fitSpend([2, 3, 4], [10, 10, 10]), populationMean: 1 };
      const { pAlive } = model.forecast(rows, { length: 1, discountRate: 0 });
      const totals = futureTotals(
        model,
        pAlive,
        { rows, known, groupOf: null, groups: 1 },
        spendMoments(fit, known),
        [{ length: t, discountRate }]
      );
      const random = new SeededRandom(31);
      const values = Array.from({ length: runs }, () =>
        sum(LIVES[name](random, t).times.map((time) => Math.exp(-discountRate * time)))
      );
      const mean = sum(values) / runs;
      const squares = values.map((value) => (value - mean) ** 2);
      const variance = sum(squares) / runs;
      expect(Math.abs(mean - (totals.spend[0] ?? NaN))).toBeLessThan(
        4 * Math.sqrt(variance / runs)
      );
      const error = Math.sqrt(sum(squares.map((square) => (square - variance) ** 2))) / runs;
      expect(Math.abs(variance - (totals.spendVariance[0] ?? NaN))).toBeLessThan(4 * error);
    }
  });
});

describe('futureTotals of a span that begins later', () => {
  const from = 20;
  const length = 40;
  const newcomers = { x: [0], tx: [0], T: [0] };
  const rows = rowsFromLists(newcomers);
  const known = knownOf({ lists: { ...newcomers, totalLogGaps: 0 }, later: [], alive: [] }, [NaN]);
  const grouped = { rows, known, groupOf: null, groups: 1 };

  it.each(['BG/NBD', 'MBG/NBD', 'Pareto/NBD'] as const)(
    'tells mean and variance of the orders of newcomers whose lives are drawn step by step: %s',
    (name) => {
      const model = trueModel(name, shopOf(name, 300, 5));
      const { pAlive } = model.forecast(rows, { length: 1, discountRate: 0 });
      const totals = futureTotals(model, pAlive, grouped, null, [
        { from, length, discountRate: 0 },
        { length: from, discountRate: 0 },
        { length, discountRate: 0 }
      ]);
      const [later = NaN, early = NaN, whole = NaN] = totals.orders;
      expect(early + later).toBeCloseTo(whole, 6);
      const runs = 6000;
      const random = new SeededRandom(33);
      const counts = Array.from(
        { length: runs },
        () => LIVES[name](random, length).times.filter((time) => time > from).length
      );
      // Four standard errors of each.
      const mean = sum(counts) / runs;
      const squares = counts.map((count) => (count - mean) ** 2);
      const variance = sum(squares) / runs;
      expect(Math.abs(mean - later)).toBeLessThan(4 * Math.sqrt(variance / runs));
      const error = Math.sqrt(sum(squares.map((square) => (square - variance) ** 2))) / runs;
      expect(Math.abs(variance - (totals.ordersVariance[0] ?? NaN))).toBeLessThan(4 * error);
    }
  );
});

const forecasterOf = (...members: FittedModel[]): Forecaster => {
  const [first] = members;
  if (!first) throw new Error('no members');
  return { name: members.length > 1 ? 'ensemble' : first.name, members, alive: first };
};

describe('totalIntervals', () => {
  it('hold what customers really buy and pay in about 95 of 100 simulated shops', () => {
    const held = { orders: 0, spend: 0 };
    const shops = 20;
    for (let seed = 0; seed < shops; seed++) {
      const name = NAMES[seed % 3] ?? 'MBG/NBD';
      const shop = shopOf(name, 200, 100 + seed);
      const { spend, later } = amountsOf(shop, seed);
      const known = knownOf(shop, spend);
      const [found] = totalIntervals(
        forecasterOf(modelOf(name, shop)),
        rowsFromLists(shop.lists),
        fitSpend(known.x, known.spend),
        known,
        [{ length: 26, discountRate: 0 }]
      );
      const holds = (interval: Estimate | null | undefined, actual: number): boolean =>
        !!interval && actual >= interval.low && actual <= interval.high;
      if (holds(found?.orders, sum(shop.later))) held.orders++;
      if (holds(found?.spend, sum(later))) held.spend++;
    }
    // Binomial(20, 0.95): 15 or fewer come up once in 390 seeds. The bench has many more shops.
    expect(held.orders).toBeGreaterThan(15);
    expect(held.spend).toBeGreaterThan(15);
  });

  const shop = shopOf('MBG/NBD', 400, 8);
  const rows = rowsFromLists(shop.lists);
  const known = knownOf(shop, amountsOf(shop, 9).spend);
  const spendFit = fitSpend(known.x, known.spend);
  const members = [modelOf('MBG/NBD', shop), modelOf('Pareto/NBD', shop)];
  const horizons = [
    { length: 4, discountRate: 0.002 },
    { length: 52, discountRate: 0.002 },
    { length: Infinity, discountRate: 0.002 }
  ];

  it('are around what the members expect on average, and wider where they differ', () => {
    const both = totalIntervals(forecasterOf(...members), rows, spendFit, known, horizons);
    const each = members.map((model) =>
      totalIntervals(forecasterOf(model), rows, spendFit, known, horizons)
    );
    horizons.forEach((horizon, h) => {
      const mean =
        sum(
          members.map((model) => {
            const { discounted } = model.forecast(rows, horizon);
            return known.x.reduce(
              (total, x, i) =>
                total +
                (discounted[rows.rowOf[i] ?? 0] ?? NaN) *
                  (expectedSpend(spendFit, x, known.spend[i] ?? NaN) ?? NaN),
              0
            );
          })
        ) / 2;
      // A lifetime is summed until a millionth is left.
      expect((both[h]?.spend?.value ?? NaN) / mean).toBeCloseTo(1, horizon.length < 99 ? 6 : 4);
      const width = (found: FutureEstimates | undefined): number =>
        (found?.spend?.high ?? NaN) - (found?.spend?.low ?? NaN);
      const widths = each.map((found) => width(found[h]) ** 2);
      expect(width(both[h]) ** 2).toBeGreaterThan(0.97 * (sum(widths) / 2));
      if (horizon.length === Infinity) expect(both[h]?.orders).toBeNull();
    });
  });

  it('are wider by what the forecaster doubts besides, around the same values', () => {
    const plain = forecasterOf(...members);
    const sure = totalIntervals(plain, rows, spendFit, known, horizons);
    const found = totalIntervals({ ...plain, doubt: 0.01 }, rows, spendFit, known, horizons);
    const spread = (one: Estimate | null | undefined): number =>
      ((one?.high ?? NaN) - (one?.low ?? NaN)) / (2 * 1.96 * (one?.value ?? NaN));
    horizons.forEach((_, h) => {
      for (const key of ['orders', 'spend'] as const) {
        const [before, after] = [sure[h]?.[key], found[h]?.[key]];
        if (!before || !after) continue;
        expect(after.value).toBe(before.value);
        // Quantiles of a Gamma distribution are nearly, not quite, in proportion to its spread.
        const added = spread(after) ** 2 - spread(before) ** 2;
        expect(added / 0.01).toBeGreaterThan(0.9);
        expect(added / 0.01).toBeLessThan(1.1);
      }
    });
  });

  it('of groups add up to all, and are 0 for a group of nobody', () => {
    const groupOf = Int32Array.from(known.x, (x) => (x === 0 ? 0 : x < 4 ? 2 : 3));
    const forecaster = forecasterOf(...members);
    const horizon = { length: 52, discountRate: 0.002 };
    const groups = groupIntervals(forecaster, rows, spendFit, known, groupOf, 4, horizon);
    const [all] = totalIntervals(forecaster, rows, spendFit, known, [horizon]);
    expect(sum(groups.map(({ orders }) => orders?.value ?? NaN))).toBeCloseTo(
      all?.orders?.value ?? NaN,
      6
    );
    expect(groups[1]).toEqual({
      orders: { value: 0, low: 0, high: 0 },
      spend: { value: 0, low: 0, high: 0 }
    });
    for (const { orders, spend } of groups) {
      for (const found of [orders, spend]) {
        expect(found?.low).toBeLessThanOrEqual(found?.value ?? NaN);
        expect(found?.high).toBeGreaterThanOrEqual(found?.value ?? NaN);
      }
    }
  });

  it('are finite and in order whatever the spend is like', () => {
    const flat = known.spend.map((m) => (m > 0 ? 20 : NaN));
    const heavy = known.spend.map((m, i) => (m > 0 ? m * (i % 50 === 0 ? 1000 : 1) : NaN));
    const none = known.spend.map(() => NaN);
    for (const spend of [known.spend, flat, heavy, none]) {
      const fit = fitSpend(known.x, spend);
      const own = { ...known, spend };
      const found = totalIntervals(forecasterOf(...members), rows, fit, own, horizons);
      for (const { orders, spend: money } of found) {
        expect(money === null).toBe(spend === none);
        for (const estimate of [orders, money]) {
          if (!estimate) continue;
          const { low, value, high } = estimate;
          expect(0 <= low && low <= value && value <= high && high < Infinity).toBe(true);
        }
      }
    }
  });
});

describe('gammaInterval', () => {
  it('has the quantiles of chi-square with 200 degrees of freedom, 162.728 and 241.058', () => {
    const { low, high } = gammaInterval(200, 400);
    expect(low).toBeCloseTo(162.728, 1);
    expect(high).toBeCloseTo(241.058, 1);
  });

  it('never leaves out the mean, nor goes below 0', () => {
    for (const variance of [0, 1e-6, 1, 100, 1e8]) {
      const { low, high } = gammaInterval(3, variance);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(3);
      expect(high).toBeGreaterThanOrEqual(3);
    }
    expect(gammaInterval(0, 1)).toEqual({ low: 0, high: 0 });
  });
});
