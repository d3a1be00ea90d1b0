/**
 * BG/NBD and MBG/NBD. Reference values are by mpmath 1.3: expectations from
 * the closed form with hyp2f1 at 40 digits (its integral at a = 1), discounted
 * ones by quadrature of hyp2f1, likelihoods by quadrature over p of the
 * likelihood for a given p, counts from equation 8 of Fader, Hardie & Lee (2005).
 */
import { describe, expect, it } from 'vitest';
import { betaGeometricAhead } from '../../../../src/core/clv/models/beta-geometric';
import type { BetaGeometricParameters } from '../../../../src/core/clv/models/beta-geometric-model';
import { aliveAfterFirst, bgNbd } from '../../../../src/core/clv/models/bg-nbd';
import { weeklyDiscountRate } from '../../../../src/core/clv/models/lifetime-model';
import { mbgNbd } from '../../../../src/core/clv/models/mbg-nbd';
import { historyOf, rowsFromLists } from '../../../../src/core/clv/models/rows';
import { SeededRandom } from '../../../../src/core/math/random';
import { betaGeometricLife, simulateShop } from '../simulate';

const PAPER: BetaGeometricParameters = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const MBG: BetaGeometricParameters = { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 };

function expectRelative(found: number, reference: number, tolerance: number): void {
  expect(Math.abs(found / reference - 1)).toBeLessThanOrEqual(tolerance);
}

const one = (x: number, tx: number, T: number) => rowsFromLists({ x: [x], tx: [tx], T: [T] });

describe('betaGeometricAhead', () => {
  it.each([
    [0.243, 4.414, 0.793, 2.426, 52, 1.446050595396404],
    [2.243, 43.274, 0.793, 4.426, 39, 1.687399305805313],
    [1000.243, 43.27, 0.793, 1002.4, 39, 687.6885427543908],
    [26.2, 35.4, 1, 28.4, 52, 24.31363241151705],
    [3, 10, 2.5, 4, 1000, 3.653440671856874],
    [0.5, 10, 0.01, 5, 100, 4.961089219870213],
    [1.5, 20, 0.4, 20000, 52, 3.899746558872675],
    [5, 30, 60, 90, 104, 2.490059651663716],
    [1.2, 0.5, 1.0000001, 2, 500, 12.39976567132483],
    [0.01, 3, 0.2, 0.1, 30, 0.04261461197969573]
  ])('expects as mpmath does: n %f, A %f, a %f, B %f, t %f', (n, A, a, B, t, reference) =>
    // The trapezoidal rule with a step of 0.3 is good to e^(−π²/0.3) = 5e-15 and some terms.
    expectRelative(betaGeometricAhead(n, A, a, B).expected(t), reference, 1e-12)
  );

  it.each([
    [0.243, 4.414, 0.793, 2.426, Infinity, 0.0027, 3.647809630137423],
    [2.243, 43.274, 0.793, 4.426, Infinity, 0.0027, 7.09679591235607],
    [26.24, 35.4, 1, 28.4, Infinity, 0.0027, 56.42133883292898],
    [300.2, 43, 0.5, 302, Infinity, 0.001, 2064.337186329307],
    [2.243, 43.274, 0.793, 4.426, 156, 0.0027, 4.112481190259799],
    [3, 10, 2.5, 4, 52, 0.02, 2.454719570820959],
    [1.5, 20, 0.05, 3, Infinity, 0.01, 7.019121430564763]
  ])('discounts as mpmath does: n %f, A %f, a %f, B %f, t %f, δ %f', (n, A, a, B, t, d, value) =>
    // The reference itself is a quadrature to infinity, cut at e^−80.
    expectRelative(betaGeometricAhead(n, A, a, B).discounted(t, d), value, 1e-9)
  );

  it.each([
    [0.243, 4.414, 0.793, 2.426, 39, [0.5737863520960094, 0.1993952808359115]],
    [26.2, 35.4, 1, 28.4, 52, [5.203384633276259e-11, 0.03401360622392711]]
  ])(
    'counts as mpmath does: n %f, A %f, a %f, B %f, t %f',
    (n, A, a, B, t, [none = 0, first = 0]) => {
      const counts = betaGeometricAhead(n, A, a, B).counts(t, 20);
      expect(counts[0]).toBeCloseTo(none, 14);
      expect(counts[1]).toBeCloseTo(first, 14);
    }
  );

  it('counts up to 1, and to what it expects', () => {
    const ahead = betaGeometricAhead(2.2, 40, 0.8, 4.4);
    const counts = ahead.counts(39, 400);
    expect(counts.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    const mean = counts.reduce((sum, share, k) => sum + k * share, 0);
    expect(mean).toBeCloseTo(ahead.expected(39), 10);
  });

  it('discounts the less the further: between 0 and all of what it expects', () => {
    const ahead = betaGeometricAhead(2.2, 40, 0.8, 4.4);
    expect(ahead.discounted(39, 0)).toBe(ahead.expected(39));
    expectRelative(ahead.discounted(39, 1e-7), ahead.expected(39), 4e-6);
    let before = ahead.expected(39);
    for (const rate of [1e-4, 0.001, 0.01, 0.1, 1]) {
      const now = ahead.discounted(39, rate);
      expect(now).toBeLessThan(before);
      expect(now).toBeGreaterThan(0);
      before = now;
    }
    expect(ahead.discounted(1e6, 0.01)).toBeCloseTo(ahead.discounted(Infinity, 0.01), 10);
  });

  it('refuses a sum without an end', () => {
    const ahead = betaGeometricAhead(2.2, 40, 0.8, 4.4);
    expect(() => ahead.discounted(Infinity, 0)).toThrow(RangeError);
    expect(() => ahead.discounted(52, -0.1)).toThrow(RangeError);
    expect(() => ahead.discounted(-1, 0.1)).toThrow(RangeError);
  });
});

describe('bgNbd and mbgNbd, likelihood', () => {
  it.each([
    ['BG', PAPER, 2, 30.43, 38.86, -9.45860630707, 0.726578570081],
    ['MBG', MBG, 0, 0, 38.86, -0.539837463531, 0.389735080919],
    ['MBG', MBG, 7, 12, 30, -17.6397304777, 0.051702104759],
    ['BG', { r: 1.7, alpha: 3, a: 1.5, b: 2 }, 4, 9, 9, -9.20008628778, 0.769230769231]
  ])('%s with %o: x %i, t_x %f, T %f', (name, parameters, x, tx, T, log, alive) => {
    const model = name === 'BG' ? bgNbd : mbgNbd;
    expect(model.logLikelihood(parameters, one(x, tx, T))).toBeCloseTo(log, 10);
    expect(model.prospect(parameters, { x, tx, T }).pAlive).toBeCloseTo(alive, 11);
  });

  it('is 0 and sure of one-time buyers of the last day (T = 0) under BG/NBD', () => {
    expect(bgNbd.logLikelihood(PAPER, one(0, 0, 0))).toBeCloseTo(0, 14);
    expect(bgNbd.prospect(PAPER, { x: 0, tx: 0, T: 0 }).pAlive).toBe(1);
    expect(mbgNbd.logLikelihood(MBG, one(0, 0, 0))).toBeCloseTo(0, 14);
    expect(mbgNbd.prospect(MBG, { x: 0, tx: 0, T: 0 }).pAlive).toBeCloseTo(1.614 / 2.505, 14);
  });

  const shop = simulateShop(
    betaGeometricLife({ r: 0.8, alpha: 4, a: 0.9, b: 3 }, false),
    { customers: 300, from: 0, to: 60, ahead: 0 },
    new SeededRandom(3)
  );

  it.each([
    ['BG/NBD', bgNbd],
    ['MBG/NBD', mbgNbd]
  ])('%s: the gradient is that of finite differences', (_name, model) => {
    const rows = rowsFromLists(shop.lists);
    const at = { r: 0.7, alpha: 5, a: 1.1, b: 2.2 };
    const gradient = model.gradient(at, rows);
    const h = 1e-4;
    (['r', 'alpha', 'a', 'b'] as const).forEach((name, i) => {
      const move = (by: number): number =>
        model.logLikelihood({ ...at, [name]: at[name] * Math.exp(by) }, rows);
      // Fourth order; the error is of the order of h⁴ and of rounding, 1e-13 of the sum / h.
      const slope = (8 * (move(h) - move(-h)) - (move(2 * h) - move(-2 * h))) / (12 * h);
      expect(Math.abs((gradient[i] ?? 0) - slope)).toBeLessThan(1e-5);
    });
  });

  it('is the same for customers one by one, in rows, and in any order', () => {
    const rows = rowsFromLists({ x: [2, 0, 2, 1], tx: [5, 0, 5, 3], T: [9, 9, 9, 4] });
    expect(rows.count).toBe(3);
    for (const model of [bgNbd, mbgNbd]) {
      const single = one(2, 5, 9);
      const sum =
        2 * model.logLikelihood(PAPER, single) +
        model.logLikelihood(PAPER, one(0, 0, 9)) +
        model.logLikelihood(PAPER, one(1, 3, 4));
      expect(model.logLikelihood(PAPER, rows)).toBeCloseTo(sum, 11);
    }
  });
});

describe('bgNbd and mbgNbd, customers', () => {
  it('make P(alive) fall with silence, and expectations rise with the horizon', () => {
    for (const model of [bgNbd, mbgNbd]) {
      let alive = 1;
      for (let T = 10; T < 200; T += 10) {
        const prospect = model.prospect(PAPER, { x: 3, tx: 10, T });
        expect(prospect.pAlive).toBeLessThan(alive);
        expect(prospect.expected(20)).toBeGreaterThan(prospect.expected(10));
        alive = prospect.pAlive;
      }
    }
  });

  it('lets one-time buyers go only where drop-out can come first', () => {
    const silent = { x: 0, tx: 0, T: 200 };
    expect(bgNbd.prospect(PAPER, silent).pAlive).toBe(1);
    expect(mbgNbd.prospect(PAPER, silent).pAlive).toBeLessThan(0.6);
    expect(aliveAfterFirst(PAPER, silent)).toBe(mbgNbd.prospect(PAPER, silent).pAlive);
  });

  it('forecasts all rows as it does each customer', () => {
    const random = new SeededRandom(8);
    const shop = simulateShop(
      betaGeometricLife({ r: 0.8, alpha: 4, a: 0.9, b: 3 }, true),
      { customers: 800, from: 1, to: 150, ahead: 0 },
      random
    );
    const rows = rowsFromLists(shop.lists);
    for (const model of [bgNbd, mbgNbd]) {
      for (const [length, discountRate] of [
        [26, 0],
        [156, weeklyDiscountRate(0.15)],
        [Infinity, weeklyDiscountRate(0.15)]
      ] as const) {
        const all = model.forecast(MBG, rows, { length, discountRate });
        for (let row = 0; row < rows.count; row += 23) {
          const each = model.prospect(MBG, historyOf(rows, row));
          expect(all.pAlive[row]).toBeCloseTo(each.pAlive, 14);
          const expected = length === Infinity ? NaN : each.expected(length);
          if (length === Infinity) expect(all.expected[row]).toBeNaN();
          else expectRelative(all.expected[row] ?? NaN, expected, 1e-11);
          expectRelative(all.discounted[row] ?? NaN, each.discounted(length, discountRate), 1e-10);
        }
      }
    }
  });

  it.each([
    { x: 1.5, tx: 1, T: 2 },
    { x: -1, tx: 0, T: 2 },
    { x: 1, tx: 3, T: 2 },
    { x: 0, tx: 1, T: 2 },
    { x: 1, tx: -1, T: 2 },
    { x: 1, tx: 1, T: NaN }
  ])('refuse a history that cannot be: %o', (history) => {
    expect(() => bgNbd.prospect(PAPER, history)).toThrow(RangeError);
    expect(() => mbgNbd.prospect(PAPER, history)).toThrow(RangeError);
    expect(() => aliveAfterFirst(PAPER, history)).toThrow(RangeError);
  });

  it.each([
    ['x 1,000', { x: 1000, tx: 38.9, T: 39 }],
    ['x 1,000, long gone', { x: 1000, tx: 1, T: 39 }],
    ['t_x = T', { x: 5, tx: 20, T: 20 }],
    ['T = 0', { x: 0, tx: 0, T: 0 }],
    ['a century', { x: 3, tx: 100, T: 5200 }]
  ])('give numbers for %s, at a = 1 too', (_name, history) => {
    for (const model of [bgNbd, mbgNbd]) {
      for (const a of [1e-4, 0.999999, 1, 1.000001, 50]) {
        const prospect = model.prospect({ ...PAPER, a }, history);
        expect(prospect.pAlive).toBeGreaterThanOrEqual(0);
        expect(prospect.pAlive).toBeLessThanOrEqual(1);
        const values = [
          prospect.expected(0),
          prospect.expected(52),
          prospect.discounted(Infinity, 0.003),
          ...prospect.counts(52, 10)
        ];
        for (const value of values) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThan(Infinity);
        }
      }
    }
  });

  it('pass through a = 1 without a jump', () => {
    const at = (a: number): number =>
      bgNbd.prospect({ ...PAPER, a }, { x: 26, tx: 30.86, T: 31 }).expected(52);
    expectRelative(at(1 + 1e-9), at(1), 1e-8);
    expectRelative(at(1 - 1e-9), at(1), 1e-8);
  });
});

describe('bgNbd and mbgNbd against the process itself', () => {
  const N = 40_000;
  it.each([
    ['BG/NBD', bgNbd, false],
    ['MBG/NBD', mbgNbd, true]
  ])('%s: newcomers buy as expected', (_name, model, atFirst) => {
    const parameters = { r: 0.9, alpha: 6, a: 1, b: 3 };
    const shop = simulateShop(
      betaGeometricLife(parameters, atFirst),
      { customers: N, from: 52, to: 52, ahead: 0 },
      new SeededRandom(21)
    );
    const counts = model.newCustomer(parameters).counts(52, 30);
    const mean = shop.lists.x as number[];
    const found = mean.reduce((sum, x) => sum + x, 0) / N;
    const spread = Math.sqrt(mean.reduce((sum, x) => sum + (x - found) ** 2, 0)) / N;
    // Four standard errors.
    expect(Math.abs(found - model.newCustomer(parameters).expected(52))).toBeLessThan(4 * spread);
    for (const k of [0, 1, 2, 5]) {
      const share = mean.filter((x) => x === k).length / N;
      const p = counts[k] ?? NaN;
      expect(Math.abs(share - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / N));
    }
  });

  it.each([
    ['BG/NBD', bgNbd, false],
    ['MBG/NBD', mbgNbd, true]
  ])('%s: customers are alive, and buy on, as expected', (_name, model, atFirst) => {
    const parameters = { r: 0.9, alpha: 6, a: 1, b: 3 };
    const shop = simulateShop(
      betaGeometricLife(parameters, atFirst),
      { customers: N, from: 10, to: 60, ahead: 30 },
      new SeededRandom(22)
    );
    const rows = rowsFromLists(shop.lists);
    const { pAlive, expected } = model.forecast(parameters, rows, { length: 30, discountRate: 0 });
    let alive = 0;
    let aliveError = 0;
    let later = 0;
    let laterError = 0;
    shop.later.forEach((count, i) => {
      const p = pAlive[rows.rowOf[i] ?? 0] ?? NaN;
      const mean = expected[rows.rowOf[i] ?? 0] ?? NaN;
      alive += (shop.alive[i] === true ? 1 : 0) - p;
      aliveError += p * (1 - p);
      later += count - mean;
      laterError += (count - mean) ** 2;
    });
    expect(Math.abs(alive)).toBeLessThan(4 * Math.sqrt(aliveError) + 1e-9);
    expect(Math.abs(later)).toBeLessThan(4 * Math.sqrt(laterError));
  });
});
