/**
 * Reference values are by mpmath 1.3 at 60 digits: the likelihood and P(alive)
 * from their closed form with two 2F1, DERT with hyperu, finite horizons and
 * distributions of counts by quadrature over the time of death.
 */
import { describe, expect, it } from 'vitest';
import { paretoAhead } from '../../../../src/core/clv/models/pareto-process';
import { paretoNbd } from '../../../../src/core/clv/models/pareto-nbd';
import { historyOf, rowsFromLists } from '../../../../src/core/clv/models/rows';
import { SeededRandom } from '../../../../src/core/math/random';
import { paretoLife, simulateShop } from '../simulate';

const PAPER = { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 };

function expectRelative(found: number, reference: number, tolerance: number): void {
  expect(Math.abs(found / reference - 1)).toBeLessThanOrEqual(tolerance);
}

const one = (x: number, tx: number, T: number) => rowsFromLists({ x: [x], tx: [tx], T: [T] });

describe('paretoNbd, likelihood', () => {
  it.each([
    ['a loyal one', PAPER, 26, 30 + 6 / 7, 31, -39.1316269761166, 0.9978742606099413],
    ['a one-time buyer', PAPER, 0, 0, 38 + 6 / 7, -0.5210368564101566, 0.2953033742657955],
    ['x = 1,000', PAPER, 1000, 38.9, 39, 2003.278034863454, 0.9961364823688492],
    [
      'α = β, s = 1',
      { r: 2, alpha: 5, s: 1, beta: 5 },
      3,
      10,
      30,
      -10.0031813729527,
      0.03606114069945752
    ],
    [
      'a tiny β',
      { r: 1.5, alpha: 20, s: 0.8, beta: 0.05 },
      0,
      0,
      100,
      -0.03192841520280532,
      0.0001605616372659513
    ],
    [
      'a tiny α',
      { r: 0.7, alpha: 0.02, s: 3, beta: 40 },
      5,
      2,
      60,
      -6.402016751695601,
      1.019024621798818e-8
    ],
    ['t_x = T', { r: 0.5, alpha: 10, s: 0.6, beta: 12 }, 4, 9, 9, -10.55308070459547, 1],
    [
      'one death rate',
      { r: 0.8, alpha: 3, s: 900, beta: 20000 },
      2,
      10,
      60,
      -7.902525587324602,
      0.00579548111114912
    ],
    ['years of silence', PAPER, 10, 2, 900, -14.90878807634613, 3.679362096474276e-20]
  ])('is as in mpmath: %s', (_name, parameters, x, tx, T, log, alive) => {
    // The rules are made for 1e-10 of the integral.
    expectRelative(paretoNbd.logLikelihood(parameters, one(x, tx, T)), log, 1e-10);
    expectRelative(paretoNbd.prospect(parameters, { x, tx, T }).pAlive, alive, 2e-9);
  });

  it('holds where P(alive) is smaller than any number: x = 1,000 long gone', () => {
    // 7.7e-630 in mpmath.
    expectRelative(paretoNbd.logLikelihood(PAPER, one(1000, 1, 39)), 3451.859219191784, 1e-11);
    expect(paretoNbd.prospect(PAPER, { x: 1000, tx: 1, T: 39 }).pAlive).toBe(0);
  });

  it('is 0 at T = 0', () =>
    expect(paretoNbd.logLikelihood(PAPER, one(0, 0, 0))).toBeCloseTo(0, 13));

  it('does not jump where α passes β', () => {
    const at = (beta: number): number =>
      paretoNbd.logLikelihood({ ...PAPER, alpha: 10, beta }, one(4, 12, 40));
    expect(Math.abs(at(10 * (1 + 1e-9)) - at(10))).toBeLessThan(1e-8);
    expect(Math.abs(at(10 * (1 - 1e-9)) - at(10))).toBeLessThan(1e-8);
  });

  it.each([
    [{ r: 0.7, alpha: 5, s: 1.1, beta: 8 }],
    [{ r: 0.7, alpha: 8, s: 1, beta: 0.3 }],
    [{ r: 3, alpha: 5, s: 0.2, beta: 5 }]
  ])('has the gradient of finite differences at %o', (at) => {
    const shop = simulateShop(
      paretoLife({ r: 0.8, alpha: 4, s: 0.9, beta: 20 }),
      { customers: 300, from: 0, to: 60, ahead: 0 },
      new SeededRandom(3)
    );
    const rows = rowsFromLists(shop.lists);
    const gradient = paretoNbd.gradient(at, rows);
    const h = 1e-3;
    (['r', 'alpha', 's', 'beta'] as const).forEach((name, i) => {
      const move = (by: number): number =>
        paretoNbd.logLikelihood({ ...at, [name]: at[name] * Math.exp(by) }, rows);
      // Fourth order; the quadrature's 1e-10 of each customer's share, over h.
      const slope = (8 * (move(h) - move(-h)) - (move(2 * h) - move(-2 * h))) / (12 * h);
      expect(Math.abs((gradient[i] ?? 0) - slope)).toBeLessThan(1e-5);
    });
  });
});

describe('paretoAhead', () => {
  it.each([
    [0.553, 10.578, 0.606, 11.669, 52, 0, 1.472996803375107],
    [3, 20, 1, 5, 104, 0, 2.311432477346282],
    [3, 20, 1.000000001, 5, 104, 0, 2.311432473784469],
    [26.553, 41.578, 0.606, 42.669, 52, 0.0027, 23.93482690645694],
    [3, 20, 2.4, 5, 200, 0.01, 0.4944819030211789],
    [26.553, 41.578, 0.606, 42.669, Infinity, 0.0027, 86.23597385547806],
    [0.553, 10, 1, 12, Infinity, 0.01, 1.241680607521861],
    [3, 20, 2.4, 5, Infinity, 0.001, 0.5301656764738113],
    [3, 20, 0.0005, 5, Infinity, 0.01, 14.98055634059476]
  ])('is as in mpmath: n %f, A %f, s %f, B %f, t %f, δ %f', (n, A, s, B, t, d, reference) =>
    expectRelative(paretoAhead(n, A, s, B).discounted(t, d), reference, 2e-12)
  );

  it.each([
    [
      0.553,
      10.578,
      0.606,
      11.669,
      39,
      {
        0: 0.5936250316023839,
        1: 0.1655629472771755,
        5: 0.02148482836182104,
        12: 0.002332945307728897
      }
    ],
    [
      1000.5,
      43,
      0.6,
      50,
      39,
      {
        0: 0.0005155482805493344,
        100: 0.0004518234044093054,
        900: 0.006833995578796048,
        950: 0.003961121162251045
      }
    ],
    [
      3,
      20,
      2.4,
      0.5,
      100,
      {
        0: 0.953175828522052,
        1: 0.04193831684189482,
        5: 7.207917018298571e-5,
        12: 2.293711079650699e-6
      }
    ]
  ])('counts as mpmath does: n %f, A %f, s %f, B %f, t %f', (n, A, s, B, t, shares) => {
    const counts = paretoAhead(n, A, s, B).counts(t, 960);
    for (const [k, share] of Object.entries(shares)) {
      expectRelative(counts[Number(k)] ?? NaN, share, 1e-9);
    }
  });

  it('counts up to 1, and to what it expects', () => {
    const ahead = paretoAhead(2.5, 40, 0.6, 42);
    const counts = ahead.counts(39, 300);
    expect(counts.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
    const mean = counts.reduce((sum, share, k) => sum + k * share, 0);
    expect(mean).toBeCloseTo(ahead.expected(39), 8);
    expect(Array.from(ahead.counts(0, 2))).toEqual([1, 0, 0]);
  });

  it('refuses a sum without an end', () => {
    expect(() => paretoAhead(2.5, 40, 0.6, 42).discounted(Infinity, 0)).toThrow(RangeError);
  });
});

describe('paretoNbd, customers', () => {
  it.each([
    ['x 1,000', { x: 1000, tx: 38.9, T: 39 }],
    ['t_x = T', { x: 5, tx: 20, T: 20 }],
    ['T = 0', { x: 0, tx: 0, T: 0 }],
    ['a century', { x: 3, tx: 100, T: 5200 }]
  ])('are given numbers for %s, at s = 1 and α = β too', (_name, history) => {
    for (const s of [1e-4, 0.999999, 1, 1.000001, 500]) {
      for (const beta of [1e-3, 10.578, 10.578001, 1e5]) {
        const prospect = paretoNbd.prospect({ ...PAPER, s, beta }, history);
        expect(prospect.pAlive).toBeGreaterThanOrEqual(0);
        expect(prospect.pAlive).toBeLessThanOrEqual(1);
        for (const value of [
          prospect.expected(0),
          prospect.expected(52),
          prospect.discounted(Infinity, 0.003),
          ...prospect.counts(52, 5)
        ]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThan(Infinity);
        }
      }
    }
  });

  it('are forecast in rows as one by one', () => {
    const shop = simulateShop(
      paretoLife(PAPER),
      { customers: 700, from: 1, to: 150, ahead: 0 },
      new SeededRandom(8)
    );
    const rows = rowsFromLists(shop.lists);
    for (const [length, discountRate] of [
      [26, 0],
      [156, 0.003],
      [Infinity, 0.003]
    ] as const) {
      const all = paretoNbd.forecast(PAPER, rows, { length, discountRate });
      for (let row = 0; row < rows.count; row += 19) {
        const each = paretoNbd.prospect(PAPER, historyOf(rows, row));
        // Rows of one x are interpolated where they are many.
        expect(all.pAlive[row]).toBeCloseTo(each.pAlive, 11);
        if (length === Infinity) expect(all.expected[row]).toBeNaN();
        else expectRelative(all.expected[row] ?? NaN, each.expected(length), 1e-10);
        expectRelative(all.discounted[row] ?? NaN, each.discounted(length, discountRate), 1e-10);
      }
    }
  });

  it('are alive, and buy on, as the process makes them', () => {
    const parameters = { r: 0.9, alpha: 6, s: 1, beta: 30 };
    const shop = simulateShop(
      paretoLife(parameters),
      { customers: 40_000, from: 10, to: 60, ahead: 30 },
      new SeededRandom(22)
    );
    const rows = rowsFromLists(shop.lists);
    const horizon = { length: 30, discountRate: 0 };
    const { pAlive, expected } = paretoNbd.forecast(parameters, rows, horizon);
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
    // Four standard errors.
    expect(Math.abs(alive)).toBeLessThan(4 * Math.sqrt(aliveError));
    expect(Math.abs(later)).toBeLessThan(4 * Math.sqrt(laterError));
  });
});
