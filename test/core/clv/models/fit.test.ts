import { describe, expect, it } from 'vitest';
import { bgNbd } from '../../../../src/core/clv/models/bg-nbd';
import type { Fit, FitResult } from '../../../../src/core/clv/models/fit';
import type { LifetimeModel } from '../../../../src/core/clv/models/lifetime-model';
import { mbgNbd } from '../../../../src/core/clv/models/mbg-nbd';
import { paretoNbd } from '../../../../src/core/clv/models/pareto-nbd';
import { regularBuying } from '../../../../src/core/clv/models/regular-buying';
import type { CustomerLists } from '../../../../src/core/clv/models/rows';
import { rowsFromLists } from '../../../../src/core/clv/models/rows';
import { SeededRandom } from '../../../../src/core/math/random';
import { betaGeometricLife, paretoLife, simulateShop } from '../simulate';

function fitted<P>(result: FitResult<P>): Fit<P> {
  if (result.status !== 'fitted') throw new Error(result.reason);
  return result;
}

const numbersOf = (values: object): number[] =>
  Object.values(values).filter((value) => typeof value === 'number');

/** Every number of a fit and of the forecast from it is finite, none negative. */
function expectSound<P extends object>(
  model: LifetimeModel<P>,
  lists: CustomerLists
): FitResult<P> {
  const rows = rowsFromLists(lists);
  const fit = model.fit(rows);
  if (fit.status === 'unfitted') return fit;
  for (const value of [...numbersOf(fit.parameters), fit.meanRate, fit.meanDropout]) {
    expect(value).toBeGreaterThan(0);
    expect(value).toBeLessThan(Infinity);
  }
  expect(Number.isFinite(fit.logLikelihood)).toBe(true);
  for (const value of numbersOf(fit.standardErrors ?? {})) {
    expect(value).toBeGreaterThanOrEqual(0);
    expect(value).toBeLessThan(Infinity);
  }
  const forecast = model.forecast(fit.parameters, rows, { length: 52, discountRate: 0.003 });
  for (const column of [forecast.pAlive, forecast.expected, forecast.discounted]) {
    for (const value of column) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThan(Infinity);
    }
  }
  return fit;
}

const WATCH = { customers: 4000, from: 20, to: 80, ahead: 0 };

describe('fit, recovery from simulated shops', () => {
  it.each([
    ['BG/NBD', bgNbd, false],
    ['MBG/NBD', mbgNbd, true]
  ])('%s: the truth lies within 3.5 standard errors', (_name, model, atFirst) => {
    const truth = { r: 1.2, alpha: 6, a: 0.8, b: 3 };
    const shop = simulateShop(betaGeometricLife(truth, atFirst), WATCH, new SeededRandom(11));
    const rows = rowsFromLists(shop.lists);
    const fit = fitted(model.fit(rows));
    expect(fit).toMatchObject({ converged: true, concerns: [], customers: 4000 });
    for (const name of ['r', 'alpha', 'a', 'b'] as const) {
      const error = fit.standardErrors?.[name] ?? NaN;
      expect(Math.abs(fit.parameters[name] - truth[name])).toBeLessThan(3.5 * error);
      expect(error).toBeLessThan(truth[name] / 2);
    }
    expect(fit.logLikelihood).toBeGreaterThan(model.logLikelihood(truth, rows));
    // At most half a χ² with four degrees of freedom, 0.9999 quantile 23.5.
    expect(fit.logLikelihood - model.logLikelihood(truth, rows)).toBeLessThan(12);
  });

  it('Pareto/NBD: the truth lies within 3.5 standard errors', () => {
    const truth = { r: 1.2, alpha: 6, s: 0.9, beta: 25 };
    const shop = simulateShop(paretoLife(truth), WATCH, new SeededRandom(12));
    const rows = rowsFromLists(shop.lists);
    const fit = fitted(paretoNbd.fit(rows));
    expect(fit).toMatchObject({ converged: true, concerns: [] });
    for (const name of ['r', 'alpha', 's', 'beta'] as const) {
      const error = fit.standardErrors?.[name] ?? NaN;
      expect(Math.abs(fit.parameters[name] - truth[name])).toBeLessThan(3.5 * error);
    }
  });

  it('has standard errors as wide as the estimates scatter', () => {
    const truth = { r: 1.2, alpha: 6, a: 0.8, b: 3 };
    const watch = { ...WATCH, customers: 700 };
    const shops = 60;
    let sum = 0;
    let squares = 0;
    let told = 0;
    for (let seed = 1; seed <= shops; seed++) {
      const shop = simulateShop(betaGeometricLife(truth, true), watch, new SeededRandom(seed));
      const fit = fitted(mbgNbd.fit(rowsFromLists(shop.lists)));
      const log = Math.log(fit.parameters.r);
      sum += log;
      squares += log * log;
      told += Math.sqrt(fit.covarianceOfLogs?.[0] ?? NaN) / shops;
    }
    const scatter = Math.sqrt((squares - (sum * sum) / shops) / (shops - 1));
    // The standard deviation of 60 draws is good to 1/√118 = 9%; three times that.
    expect(told / scatter).toBeGreaterThan(0.73);
    expect(told / scatter).toBeLessThan(1.27);
  });

  it('finds on a sample and polishes on all what it finds on all at once', () => {
    const truth = { r: 1.2, alpha: 6, s: 0.9, beta: 25 };
    const watch = { ...WATCH, customers: 3000 };
    const shop = simulateShop(paretoLife(truth), watch, new SeededRandom(13));
    const rows = rowsFromLists(shop.lists);
    // Five times the sample and more.
    expect(rows.count).toBeGreaterThan(2000);
    const fit = fitted(paretoNbd.fit(rows));
    // At the maximum no direction goes up.
    for (const slope of paretoNbd.gradient(fit.parameters, rows)) {
      expect(Math.abs(slope)).toBeLessThan(1e-3);
    }
  });
});

describe('fit, units', () => {
  const shop = simulateShop(
    betaGeometricLife({ r: 1.2, alpha: 6, a: 0.8, b: 3, k: 2 }, true),
    { customers: 600, from: 20, to: 80, ahead: 0 },
    new SeededRandom(14)
  );
  const { x, tx, T, totalLogGaps } = shop.lists;
  const total = Array.from(x).reduce((sum, value) => sum + value, 0);
  const inWeeks = rowsFromLists(shop.lists);
  const fitsInWeeks = {
    bgNbd: fitted(bgNbd.fit(inWeeks)),
    mbgNbd: fitted(mbgNbd.fit(inWeeks)),
    paretoNbd: fitted(paretoNbd.fit(inWeeks)),
    regularBuying: fitted(regularBuying.fit(inWeeks))
  };

  it.each([
    ['hours', 1 / 168],
    ['days', 1 / 7],
    ['years', 52.1775]
  ])('in %s the answers are those in weeks', (_unit, weeks) => {
    const scaled = rowsFromLists({
      x,
      tx: Array.from(tx, (time) => time / weeks),
      T: Array.from(T, (time) => time / weeks),
      totalLogGaps: totalLogGaps - total * Math.log(weeks)
    });
    const compare = <P extends { alpha: number }>(
      model: LifetimeModel<P>,
      here: ReturnType<typeof fitted<P>>
    ): void => {
      const there = fitted(model.fit(scaled));
      // The Jacobian of the times of transactions, and nothing else.
      const jacobian = total * Math.log(weeks);
      expect(Math.abs(there.logLikelihood - jacobian - here.logLikelihood)).toBeLessThan(1e-6);
      expect((there.parameters.alpha * weeks) / here.parameters.alpha).toBeCloseTo(1, 6);
      const ours = model.forecast(here.parameters, inWeeks, { length: 52, discountRate: 0.003 });
      const theirs = model.forecast(there.parameters, scaled, {
        length: 52 / weeks,
        discountRate: 0.003 * weeks
      });
      for (let i = 0; i < shop.later.length; i += 50) {
        const a = inWeeks.rowOf[i] ?? 0;
        const b = scaled.rowOf[i] ?? 0;
        expect(theirs.pAlive[b]).toBeCloseTo(ours.pAlive[a] ?? NaN, 7);
        expect(theirs.expected[b]).toBeCloseTo(ours.expected[a] ?? NaN, 6);
        expect(theirs.discounted[b]).toBeCloseTo(ours.discounted[a] ?? NaN, 6);
      }
    };
    compare(bgNbd, fitsInWeeks.bgNbd);
    compare(mbgNbd, fitsInWeeks.mbgNbd);
    compare(paretoNbd, fitsInWeeks.paretoNbd);
    compare(regularBuying, fitsInWeeks.regularBuying);
  });
});

describe('fit, thin and odd data', () => {
  const repeat = <T>(value: T, times: number): T[] => Array.from({ length: times }, () => value);
  const random = new SeededRandom(77);

  it('says why there is nothing to fit', () => {
    const reasons = (lists: CustomerLists): string[] =>
      [
        bgNbd.fit(rowsFromLists(lists)),
        mbgNbd.fit(rowsFromLists(lists)),
        paretoNbd.fit(rowsFromLists(lists))
      ].map((fit) => (fit.status === 'unfitted' ? fit.reason : fit.status));
    expect(reasons({ x: [], tx: [], T: [] })).toEqual(repeat('no-customers', 3));
    expect(reasons({ x: [0, 0], tx: [0, 0], T: [0, 0] })).toEqual(repeat('no-time', 3));
    expect(reasons({ x: [0, 0], tx: [0, 0], T: [9, 3] })).toEqual(repeat('no-repeat-buyers', 3));
    const unknownGaps = regularBuying.fit(rowsFromLists({ x: [2, 0], tx: [5, 0], T: [9, 3] }));
    expect(unknownGaps).toEqual({ status: 'unfitted', reason: 'no-gaps' });
  });

  const odd: [string, CustomerLists][] = [
    [
      'one repeat buyer',
      { x: [1, ...repeat(0, 40)], tx: [3, ...repeat(0, 40)], T: repeat(20, 41) }
    ],
    ['one customer', { x: [4], tx: [10], T: [12] }],
    ['some with T = 0', { x: [0, 0, 2, 1, 0], tx: [0, 0, 9, 4, 0], T: [0, 0, 10, 12, 30] }],
    ['t_x = T for all', { x: [1, 2, 3, 1, 2], tx: [5, 6, 7, 8, 9], T: [5, 6, 7, 8, 9] }],
    ['all alike', { x: repeat(3, 50), tx: repeat(9, 50), T: repeat(12, 50) }],
    [
      'a buyer of every hour',
      { x: [1000, ...repeat(0, 30), 1, 2], tx: [38.9, ...repeat(0, 30), 5, 8], T: repeat(39, 33) }
    ],
    ['daily buyers', { x: repeat(200, 30), tx: repeat(28.5, 30), T: repeat(28.6, 30) }],
    ['everybody gone at once', { x: repeat(1, 60), tx: repeat(0.1, 60), T: repeat(500, 60) }],
    [
      'a single cohort',
      {
        x: Array.from({ length: 80 }, (_, i) => i % 4),
        tx: Array.from({ length: 80 }, (_, i) => (i % 4) * 5),
        T: repeat(30, 80)
      }
    ]
  ];
  it.each(odd)('gives sound numbers for %s', (_name, lists) => {
    expectSound(bgNbd, lists);
    expectSound(mbgNbd, lists);
    expectSound(paretoNbd, lists);
    expectSound(regularBuying, { ...lists, totalLogGaps: 0 });
  });

  it('marks fewer than 30 repeat buyers', () => {
    const fit = fitted(bgNbd.fit(rowsFromLists({ x: [1, 0, 0], tx: [3, 0, 0], T: [9, 9, 9] })));
    expect(fit.concerns).toContain('few-repeat-buyers');
    expect(fit.repeatBuyers).toBe(1);
  });

  it('sees that nobody leaves, and keeps the rate', () => {
    const shop = simulateShop(
      paretoLife({ r: 2, alpha: 6, s: 1, beta: 1e12 }),
      { customers: 500, from: 40, to: 80, ahead: 0 },
      random
    );
    for (const model of [bgNbd, mbgNbd]) {
      const fit = fitted(expectSound(model, shop.lists));
      expect(fit.meanDropout).toBeLessThan(0.002);
      // 2/6 transactions a week, give or take three standard errors of 500 customers' rates,
      // of √2/6 / √500 each.
      expect(Math.abs(fit.meanRate - 1 / 3)).toBeLessThan(0.032);
    }
    const fit = fitted(expectSound(paretoNbd, shop.lists));
    expect(fit.meanDropout).toBeLessThan(0.001);
  });

  it('sees that all buy alike, reports the ratio and no errors of single parameters', () => {
    // Four transactions in twelve weeks or so, every one of them: no more spread than Poisson's.
    const alike = { x: repeat(4, 200), tx: repeat(11.9, 200), T: repeat(12, 200) };
    const check = <P extends object>(model: LifetimeModel<P>): void => {
      const fit = fitted(expectSound(model, alike));
      expect(fit.concerns).toContain('same-rate');
      expect(fit.standardErrors).toBeNull();
      expect(fit.covarianceOfLogs).toBeNull();
      expect(fit.meanRate).toBeGreaterThan(0.3);
      expect(fit.meanRate).toBeLessThan(0.4);
    };
    check(bgNbd);
    check(mbgNbd);
    check(paretoNbd);
  });
});
