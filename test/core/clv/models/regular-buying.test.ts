/**
 * MBG/CNBD-k. The likelihood and P(alive) are by mpmath 1.3: the density of
 * the gaps for a given λ, integrated over λ by quadrature.
 */
import { describe, expect, it } from 'vitest';
import type { Fit, FitResult } from '../../../../src/core/clv/models/fit';
import { mbgNbd } from '../../../../src/core/clv/models/mbg-nbd';
import { fitRegular, regularBuying } from '../../../../src/core/clv/models/regular-buying';
import { historyOf, rowsFromLists } from '../../../../src/core/clv/models/rows';
import { SeededRandom } from '../../../../src/core/math/random';
import { betaGeometricLife, simulateShop } from '../simulate';

function fitted<P>(result: FitResult<P>): Fit<P> {
  if (result.status !== 'fitted') throw new Error(result.reason);
  return result;
}

function expectRelative(found: number, reference: number, tolerance: number): void {
  expect(Math.abs(found / reference - 1)).toBeLessThanOrEqual(tolerance);
}

const TRUTH = { k: 3, r: 1.5, alpha: 1, a: 1, b: 4 };

describe('regularBuying, likelihood', () => {
  it.each([
    [{ k: 3, r: 1.5, alpha: 1, a: 1, b: 4 }, [3, 5, 4.5], 20, -8.95002763622, 0.457219501601],
    [{ k: 2, r: 0.8, alpha: 2, a: 0.9, b: 2.5 }, [], 15, -0.71109700881, 0.460999585184],
    [
      { k: 5, r: 2, alpha: 1.5, a: 1.2, b: 6 },
      [2, 2.5, 3, 1.5],
      9.5,
      -6.40793922072,
      0.892306308963
    ]
  ])('is as in mpmath: %o, gaps %o, T %f', (parameters, gaps: number[], T, log, alive) => {
    const tx = gaps.reduce((sum, gap) => sum + gap, 0);
    const totalLogGaps = gaps.reduce((sum, gap) => sum + Math.log(gap), 0);
    const rows = rowsFromLists({ x: [gaps.length], tx: [tx], T: [T], totalLogGaps });
    expect(regularBuying.logLikelihood(parameters, rows)).toBeCloseTo(log, 10);
    const prospect = regularBuying.prospect(parameters, { x: gaps.length, tx, T });
    expect(prospect.pAlive).toBeCloseTo(alive, 11);
  });

  it('is that of MBG/NBD at k = 1, in all that it says', () => {
    const mbg = { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 };
    const rows = rowsFromLists({ x: [2, 0, 7], tx: [5, 0, 12], T: [9, 9, 30] });
    expect(regularBuying.logLikelihood({ ...mbg, k: 1 }, rows)).toBeCloseTo(
      mbgNbd.logLikelihood(mbg, rows),
      11
    );
    const history = { x: 4, tx: 20, T: 30 };
    const regular = regularBuying.prospect({ ...mbg, k: 1 }, history);
    const plain = mbgNbd.prospect(mbg, history);
    expect(regular.pAlive).toBeCloseTo(plain.pAlive, 13);
    // Sums of ticks against a quadrature.
    expectRelative(regular.expected(52), plain.expected(52), 1e-11);
    expectRelative(regular.discounted(52, 0.01), plain.discounted(52, 0.01), 1e-8);
    expectRelative(regular.discounted(Infinity, 0.003), plain.discounted(Infinity, 0.003), 1e-8);
    const counts = plain.counts(52, 12);
    regular.counts(52, 12).forEach((share, k) => expect(share).toBeCloseTo(counts[k] ?? NaN, 13));
    const newcomer = regularBuying.newCustomer({ ...mbg, k: 1 });
    expectRelative(newcomer.expected(52), mbgNbd.newCustomer(mbg).expected(52), 1e-11);
  });

  it('has the gradient of finite differences', () => {
    const watch = { customers: 300, from: 5, to: 60, ahead: 0 };
    const shop = simulateShop(betaGeometricLife(TRUTH, true), watch, new SeededRandom(3));
    const rows = rowsFromLists(shop.lists);
    const at = { k: 3, r: 1.1, alpha: 1.4, a: 0.8, b: 3 };
    const gradient = regularBuying.gradient(at, rows);
    const h = 1e-4;
    (['r', 'alpha', 'a', 'b'] as const).forEach((name, i) => {
      const move = (by: number): number =>
        regularBuying.logLikelihood({ ...at, [name]: at[name] * Math.exp(by) }, rows);
      // Fourth order; rounding of 1e-13 of a sum of some thousands, over h.
      const slope = (8 * (move(h) - move(-h)) - (move(2 * h) - move(-2 * h))) / (12 * h);
      expect(Math.abs((gradient[i] ?? 0) - slope)).toBeLessThan(1e-4);
    });
  });
});

describe('regularBuying, a shop of k = 3', () => {
  const watch = { customers: 8000, from: 15, to: 60, ahead: 30 };
  const shop = simulateShop(betaGeometricLife(TRUTH, true), watch, new SeededRandom(5));
  const rows = rowsFromLists(shop.lists);

  it('finds k and the parameters, within 3.5 standard errors', () => {
    const fit = fitted(regularBuying.fit(rows));
    expect(fit.converged).toBe(true);
    expect(fit.parameters.k).toBe(3);
    for (const name of ['r', 'alpha', 'a', 'b'] as const) {
      const error = fit.standardErrors?.[name] ?? NaN;
      expect(Math.abs(fit.parameters[name] - TRUTH[name])).toBeLessThan(3.5 * error);
    }
    const random = fitted(fitRegular(rows, 1));
    expect(fit.logLikelihood - random.logLikelihood).toBeGreaterThan(1000);
  });

  it('forecasts what the process brings, where MBG/NBD is some way off', () => {
    const total = shop.later.reduce((sum, count) => sum + count, 0);
    const horizon = { length: 30, discountRate: 0 };
    const sum = (expected: Float64Array): number =>
      expected.reduce((all, value, row) => all + value * (rows.weight[row] ?? 0), 0);
    const { pAlive, expected } = regularBuying.forecast(TRUTH, rows, horizon);
    let alive = 0;
    let aliveError = 0;
    let laterError = 0;
    shop.later.forEach((count, i) => {
      const p = pAlive[rows.rowOf[i] ?? 0] ?? NaN;
      alive += (shop.alive[i] === true ? 1 : 0) - p;
      aliveError += p * (1 - p);
      laterError += (count - (expected[rows.rowOf[i] ?? 0] ?? NaN)) ** 2;
    });
    // Four standard errors.
    expect(Math.abs(alive)).toBeLessThan(4 * Math.sqrt(aliveError));
    expect(Math.abs(total - sum(expected))).toBeLessThan(4 * Math.sqrt(laterError));
    const plain = fitted(mbgNbd.fit(rows));
    const off = sum(mbgNbd.forecast(plain.parameters, rows, horizon).expected) - total;
    expect(Math.abs(off)).toBeGreaterThan(4 * Math.sqrt(laterError));
  });

  it('forecasts rows as it does single customers', () => {
    for (const [length, discountRate] of [
      [26, 0],
      [52, 0.003],
      [Infinity, 0.003]
    ] as const) {
      const all = regularBuying.forecast(TRUTH, rows, { length, discountRate });
      for (let row = 0; row < rows.count; row += 397) {
        const each = regularBuying.prospect(TRUTH, historyOf(rows, row));
        expect(all.pAlive[row]).toBeCloseTo(each.pAlive, 13);
        if (length !== Infinity)
          expectRelative(all.expected[row] ?? NaN, each.expected(length), 1e-9);
        // Within a horizon the discount is integrated with 12 nodes for each factor e of time.
        const discounted = each.discounted(length, discountRate);
        expectRelative(all.discounted[row] ?? NaN, discounted, length === 52 ? 1e-7 : 1e-9);
      }
    }
  });

  it('counts up to 1, and to what it expects', () => {
    const prospect = regularBuying.prospect(TRUTH, { x: 4, tx: 20, T: 22 });
    const counts = prospect.counts(30, 200);
    expect(counts.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    const mean = counts.reduce((sum, share, k) => sum + k * share, 0);
    expect(mean).toBeCloseTo(prospect.expected(30), 10);
  });

  it.each([
    ['x 1,000', { x: 1000, tx: 38.9, T: 39 }],
    ['x 1,000, long gone', { x: 1000, tx: 1, T: 39 }],
    ['t_x = T', { x: 5, tx: 20, T: 20 }],
    ['T = 0', { x: 0, tx: 0, T: 0 }]
  ])('has numbers for %s', (_name, history) => {
    for (const k of [1, 4, 12]) {
      const prospect = regularBuying.prospect({ ...TRUTH, k }, history);
      const values = [
        prospect.pAlive,
        prospect.expected(0),
        prospect.expected(52),
        prospect.discounted(Infinity, 0.003),
        ...prospect.counts(52, 5)
      ];
      for (const value of values) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThan(Infinity);
      }
    }
  });
});
