import { describe, expect, it } from 'vitest';
import type { OccasionRow } from '../../../../src/core/clv/models/bg-bb';
import { bgBbProspect, evaluateBgBb, fitBgBb } from '../../../../src/core/clv/models/bg-bb';
import { SeededRandom } from '../../../../src/core/math/random';

/** Fader, Hardie & Shang (2010): donors of 1995 on six occasions, x, t_x and how many. */
const DONORS: OccasionRow[] = [
  [6, 6, 1203],
  [5, 6, 728],
  [4, 6, 512],
  [3, 6, 357],
  [2, 6, 234],
  [1, 6, 129],
  [5, 5, 335],
  [4, 5, 284],
  [3, 5, 225],
  [2, 5, 173],
  [1, 5, 119],
  [4, 4, 240],
  [3, 4, 181],
  [2, 4, 155],
  [1, 4, 78],
  [3, 3, 322],
  [2, 3, 255],
  [1, 3, 129],
  [2, 2, 613],
  [1, 2, 277],
  [1, 1, 1091],
  [0, 0, 3464]
].map(([x = 0, tx = 0, customers = 0]) => ({ x, tx, n: 6, customers }));

const PAPER = { alpha: 1.2035, beta: 0.7497, gamma: 0.6568, delta: 2.7838 };

function simulate(customers: number, n: number, seed: number): OccasionRow[] {
  const random = new SeededRandom(seed);
  return Array.from({ length: customers }, () => {
    const p = random.beta(PAPER.alpha, PAPER.beta);
    const theta = random.beta(PAPER.gamma, PAPER.delta);
    let x = 0;
    let tx = 0;
    for (let i = 1; i <= n && random.uniform() >= theta; i++) {
      if (random.uniform() < p) {
        x++;
        tx = i;
      }
    }
    return { x, tx, n, customers: 1 };
  });
}

describe('fitBgBb', () => {
  it('finds what Fader, Hardie & Shang (2010) do for 11,104 donors', () => {
    const fit = fitBgBb(DONORS);
    if (fit.status !== 'fitted') throw new Error(fit.reason);
    expect(DONORS.reduce((sum, row) => sum + row.customers, 0)).toBe(11_104);
    expect(fit.converged).toBe(true);
    // Printed from an optimum of a spreadsheet's solver: 1e-4 of each.
    for (const name of ['alpha', 'beta', 'gamma', 'delta'] as const) {
      expect(Math.abs(fit.parameters[name] / PAPER[name] - 1)).toBeLessThan(2e-4);
    }
    expect(fit.logLikelihood).toBeCloseTo(-33225.58, 2);
  });

  it('recovers the parameters of a simulated shop within 3.5 standard errors', () => {
    const fit = fitBgBb(simulate(1500, 8, 3));
    if (fit.status !== 'fitted') throw new Error(fit.reason);
    for (const name of ['alpha', 'beta', 'gamma', 'delta'] as const) {
      const error = fit.standardErrors?.[name] ?? NaN;
      expect(Math.abs(fit.parameters[name] - PAPER[name])).toBeLessThan(3.5 * error);
    }
  });

  it('has the gradient of finite differences', () => {
    const at = [0.9, 1.5, 0.4, 4];
    const gradient = new Float64Array(4);
    evaluateBgBb(Float64Array.from(at), DONORS, gradient);
    const h = 1e-3;
    at.forEach((value, i) => {
      const move = (by: number): number =>
        evaluateBgBb(
          Float64Array.from(at, (other, j) => (i === j ? value * Math.exp(by) : other)),
          DONORS,
          new Float64Array(4)
        );
      const slope = (8 * (move(h) - move(-h)) - (move(2 * h) - move(-2 * h))) / (12 * h);
      // 1e-12 h⁴ of a fifth derivative of some 1e4, and rounding of 1e-11 over h.
      expect(Math.abs((gradient[i] ?? 0) - slope)).toBeLessThan(1e-5);
    });
  });

  it('says why there is nothing to fit', () => {
    const row = { x: 0, tx: 0, n: 6, customers: 5 };
    expect(fitBgBb([])).toEqual({ status: 'unfitted', reason: 'no-customers' });
    expect(fitBgBb([{ ...row, n: 0 }])).toEqual({ status: 'unfitted', reason: 'no-occasions' });
    expect(fitBgBb([row])).toEqual({ status: 'unfitted', reason: 'no-purchases' });
    expect(() => fitBgBb([{ ...row, x: 2, tx: 1 }])).toThrow(RangeError);
    expect(() => fitBgBb([{ ...row, tx: 1 }])).toThrow(RangeError);
  });

  it('gives sound numbers where everybody always buys, or one ever did', () => {
    for (const rows of [
      [{ x: 6, tx: 6, n: 6, customers: 50 }],
      [
        { x: 1, tx: 1, n: 6, customers: 1 },
        { x: 0, tx: 0, n: 6, customers: 99 }
      ]
    ]) {
      const fit = fitBgBb(rows);
      if (fit.status !== 'fitted') throw new Error(fit.reason);
      for (const value of [...Object.values(fit.parameters), fit.meanRate, fit.meanDropout]) {
        expect(value).toBeGreaterThan(0);
        expect(value).toBeLessThan(Infinity);
      }
      expect(Number.isFinite(fit.logLikelihood)).toBe(true);
    }
  });
});

describe('bgBbProspect', () => {
  // By mpmath 1.3 at 30 digits from the closed forms of the source.
  it.each([
    [
      6,
      6,
      6,
      5,
      0.1,
      -2.18168832083898,
      0.9304281507531301,
      3.752491738482266,
      5.909690991453683,
      [0.07681105145102781, 0.06673850481994995, 0.496093850419085]
    ],
    [
      0,
      0,
      6,
      5,
      0.1,
      -1.167511081725419,
      0.1081305201660143,
      0.07285975881120723,
      0.114744732378873,
      [0.9521949031228618, 0.0298551059362869, 0.0001723142267349741]
    ],
    [
      2,
      3,
      6,
      4,
      0.01,
      -4.516184549143598,
      0.2988866279567436,
      0.4402706178590014,
      3.806673216092115,
      [0.768150612861424, 0.09569419600577064, 0.01400231491328515]
    ]
  ])('x %i, t_x %i, n %i', (x, tx, n, ahead, d, log, alive, expected, discounted, shares) => {
    const values = Float64Array.from(Object.values(PAPER));
    const found = evaluateBgBb(values, [{ x, tx, n, customers: 1 }], new Float64Array(4));
    expect(found).toBeCloseTo(log, 12);
    const prospect = bgBbProspect(PAPER, { x, tx, n });
    expect(prospect.pAlive).toBeCloseTo(alive, 12);
    expect(prospect.expected(ahead)).toBeCloseTo(expected, 12);
    expect(prospect.discounted(d)).toBeCloseTo(discounted, 10);
    const counts = prospect.counts(ahead);
    [counts[0], counts[1], counts[ahead]].forEach((share, i) =>
      expect(share).toBeCloseTo(shares[i] ?? NaN, 12)
    );
    expect(counts.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('is smooth at γ = 1, where the closed form of the source is 0/0', () => {
    const at = (gamma: number): number =>
      bgBbProspect({ ...PAPER, gamma }, { x: 2, tx: 3, n: 6 }).expected(10);
    expect(Math.abs(at(1 + 1e-9) - at(1))).toBeLessThan(1e-8);
  });

  it('expects of newcomers what the process brings', () => {
    const rows = simulate(20_000, 10, 4);
    const found = rows.reduce((sum, { x }) => sum + x, 0) / rows.length;
    const spread = Math.sqrt(rows.reduce((sum, { x }) => sum + (x - found) ** 2, 0)) / rows.length;
    const expected = bgBbProspect(PAPER, { x: 0, tx: 0, n: 0 }).expected(10);
    // Four standard errors.
    expect(Math.abs(found - expected)).toBeLessThan(4 * spread);
  });

  it('refuses what cannot be', () => {
    expect(() => bgBbProspect(PAPER, { x: 1, tx: 7, n: 6 })).toThrow(RangeError);
    expect(() => bgBbProspect(PAPER, { x: 1, tx: 1, n: 6 }).discounted(0)).toThrow(RangeError);
  });
});
