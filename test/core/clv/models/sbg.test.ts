import { describe, expect, it } from 'vitest';
import {
  evaluateSbg,
  fitSbg,
  sbgProjection,
  sbgResidualRenewals,
  sbgRetentionRate,
  sbgSurvival
} from '../../../../src/core/clv/models/sbg';
import { SeededRandom } from '../../../../src/core/math/random';

/** Fader & Hardie (2007): of 1,000 members, by year. */
const REGULAR = [1000, 631, 468, 382, 326, 289, 262, 241];
const HIGH_END = [1000, 869, 743, 653, 593, 551, 517, 491];

describe('fitSbg', () => {
  it.each([
    ['Regular', REGULAR, 0.704, 1.182, -1680.265],
    ['High-end', HIGH_END, 0.668, 3.806, -1611.158]
  ])('finds what Fader & Hardie (2007) do: %s', (_name, members, alpha, beta, log) => {
    const fit = fitSbg([members]);
    if (fit.status !== 'fitted') throw new Error(fit.reason);
    expect(fit.converged).toBe(true);
    expect(fit.parameters.alpha).toBeCloseTo(alpha, 3);
    expect(fit.parameters.beta).toBeCloseTo(beta, 3);
    expect(Math.abs(fit.logLikelihood - log)).toBeLessThan(0.001);
  });

  it('takes cohorts of different lengths together', () => {
    const random = new SeededRandom(6);
    const cohorts = [8, 6, 4, 3].map((periods) => {
      const members = new Array<number>(periods + 1).fill(0);
      for (let i = 0; i < 3000; i++) {
        const theta = random.beta(0.9, 3);
        let t = 0;
        members[0] = (members[0] ?? 0) + 1;
        while (t < periods && random.uniform() >= theta) {
          t++;
          members[t] = (members[t] ?? 0) + 1;
        }
      }
      return members;
    });
    const fit = fitSbg(cohorts);
    if (fit.status !== 'fitted') throw new Error(fit.reason);
    for (const [name, truth] of [
      ['alpha', 0.9],
      ['beta', 3]
    ] as const) {
      const error = fit.standardErrors?.[name] ?? NaN;
      expect(Math.abs(fit.parameters[name] - truth)).toBeLessThan(3.5 * error);
    }
  });

  it('has the gradient of finite differences', () => {
    const at = [0.9, 2.5];
    const gradient = new Float64Array(2);
    const cohorts = [REGULAR, HIGH_END.slice(0, 4)];
    evaluateSbg(Float64Array.from(at), cohorts, gradient);
    const h = 1e-4;
    at.forEach((value, i) => {
      const move = (by: number): number =>
        evaluateSbg(
          Float64Array.from(at, (other, j) => (i === j ? value * Math.exp(by) : other)),
          cohorts,
          new Float64Array(2)
        );
      const slope = (8 * (move(h) - move(-h)) - (move(2 * h) - move(-2 * h))) / (12 * h);
      expect(Math.abs((gradient[i] ?? 0) - slope)).toBeLessThan(1e-5);
    });
  });

  it('calls a constant churn what it is', () => {
    const fit = fitSbg([[100_000, 50_000, 25_000, 12_500, 6250]]);
    if (fit.status !== 'fitted') throw new Error(fit.reason);
    expect(fit.concerns).toEqual(['same-dropout']);
    expect(fit.standardErrors).toBeNull();
    expect(fit.meanDropout).toBeCloseTo(0.5, 3);
  });

  it.each([
    ['no-periods', []],
    ['no-periods', [[100]]],
    ['no-members', [[0, 0]]],
    ['nobody-left', [[10, 10, 10]]],
    ['all-left', [[10, 0, 0]]]
  ])('says %s for %o', (reason, cohorts) =>
    expect(fitSbg(cohorts)).toEqual({ status: 'unfitted', reason })
  );

  it.each([[[10, 11]], [[10, -1]], [[NaN, 1]]])('refuses a cohort of %o', (members) =>
    expect(() => fitSbg([members])).toThrow(RangeError)
  );

  it('gives sound numbers for a handful', () => {
    for (const members of [
      [2, 1],
      [1000, 1, 0],
      [5, 5, 4],
      [1_000_000, 999_999]
    ]) {
      const fit = fitSbg([members]);
      if (fit.status !== 'fitted') throw new Error(fit.reason);
      const { alpha, beta } = fit.parameters;
      for (const value of [alpha, beta, -fit.logLikelihood, fit.meanDropout]) {
        expect(value).toBeGreaterThan(0);
        expect(value).toBeLessThan(Infinity);
      }
    }
  });
});

describe('sbg, what follows from the parameters', () => {
  const parameters = { alpha: 0.668, beta: 3.806 };

  it('has survival as the product of retention rates, which rise', () => {
    let product = 1;
    let before = 0;
    for (let t = 1; t <= 40; t++) {
      const rate = sbgRetentionRate(parameters, t);
      expect(rate).toBeGreaterThan(before);
      product *= rate;
      expect(sbgSurvival(parameters, t)).toBeCloseTo(product, 13);
      before = rate;
    }
    expect(sbgSurvival(parameters, 0)).toBe(1);
  });

  it('projects a cohort from its size on', () => {
    const projection = sbgProjection({ alpha: 1, beta: 1 }, 120, 3);
    // S(t) = 1/(t + 1) where θ is uniform.
    [120, 60, 40, 30].forEach((members, t) => expect(projection[t]).toBeCloseTo(members, 11));
  });

  it.each([
    [0.668, 3.806, 0, 0.1, 5.414856048374041],
    [0.668, 3.806, 4, 0.1, 6.897057397746091],
    [1.5, 2, 1, 0.02, 3.849719106944027]
  ])(
    'discounts what is to come as the sum of S(n+t)/S(n)/(1+d)^(t−1) by mpmath: %f, %f, n %i, d %f',
    (alpha, beta, renewals, d, reference) =>
      expect(sbgResidualRenewals({ alpha, beta }, renewals, d)).toBeCloseTo(reference, 11)
  );

  it('refuses to add up without discount', () =>
    expect(() => sbgResidualRenewals(parameters, 0, 0)).toThrow(RangeError));
});
