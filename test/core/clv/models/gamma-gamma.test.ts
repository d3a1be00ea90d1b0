import { describe, expect, it } from 'vitest';
import {
  evaluateGammaGamma,
  expectedSpend,
  fitSpend,
  gammaGammaMean,
  spendRowsOf
} from '../../../../src/core/clv/models/gamma-gamma';
import { SeededRandom } from '../../../../src/core/math/random';

/** Transactions Gamma(p, rate ν), ν ~ Gamma(q, v): m̄ is the mean of x of them. */
function spenders(p: number, q: number, v: number, customers: number, seed: number) {
  const random = new SeededRandom(seed);
  const x: number[] = [];
  const m: number[] = [];
  for (let i = 0; i < customers; i++) {
    const count = 1 + Math.floor(6 * random.uniform());
    const nu = random.gamma(q) / v;
    x.push(count);
    m.push(random.gamma(p * count) / nu / count);
  }
  return { x, m };
}

const logDensity = (values: number[], x: number, m: number): number =>
  evaluateGammaGamma(Float64Array.from(values), spendRowsOf([x], [m]), new Float64Array(3));

describe('evaluateGammaGamma', () => {
  it('is the log of a density of m̄', () => {
    // On a scale of ln m̄, midpoints: smooth and vanishing at both ends.
    const step = 0.01;
    let sum = 0;
    for (let log = -12; log < 14; log += step) {
      sum += step * Math.exp(logDensity([6.25, 3.74, 15.44], 3, Math.exp(log)) + log);
    }
    expect(sum).toBeCloseTo(1, 10);
  });

  it('has the gradient of finite differences', () => {
    const { x, m } = spenders(6, 4, 15, 200, 1);
    const rows = spendRowsOf(x, m);
    const at = [5, 3, 20];
    const gradient = new Float64Array(3);
    evaluateGammaGamma(Float64Array.from(at), rows, gradient);
    const h = 1e-4;
    at.forEach((value, i) => {
      const move = (by: number): number =>
        evaluateGammaGamma(
          Float64Array.from(at, (other, j) => (i === j ? value * Math.exp(by) : other)),
          rows,
          new Float64Array(3)
        );
      const slope = (8 * (move(h) - move(-h)) - (move(2 * h) - move(-2 * h))) / (12 * h);
      // Rounding of 1e-13 of the sum over h.
      expect(Math.abs((gradient[i] ?? 0) - slope)).toBeLessThan(1e-5);
    });
  });
});

describe('spendRowsOf', () => {
  it('leaves out who tells nothing of spending', () => {
    const rows = spendRowsOf([0, 2, 1, 3, 1, 2], [NaN, 30, -5, 0, 7, Infinity]);
    expect(Array.from(rows.x)).toEqual([1, 2]);
    expect(Array.from(rows.m)).toEqual([7, 30]);
    expect(Array.from(rows.blocks)).toEqual([0, 1, 2]);
  });
});

describe('fitSpend', () => {
  it('recovers p, q and v within 3.5 standard errors', () => {
    const truth = { p: 6.25, q: 3.74, v: 15.44 };
    const { x, m } = spenders(truth.p, truth.q, truth.v, 5000, 2);
    const fit = fitSpend(x, m);
    expect(fit).toMatchObject({ method: 'gamma-gamma', converged: true, customers: 5000 });
    for (const name of ['p', 'q', 'v'] as const) {
      const error = fit.standardErrors?.[name] ?? NaN;
      expect(Math.abs((fit.parameters?.[name] ?? NaN) - truth[name])).toBeLessThan(3.5 * error);
    }
    // Drawn independently: 3.5 standard errors of a correlation of 0.
    expect(Math.abs(fit.correlation ?? NaN)).toBeLessThan(3.5 / Math.sqrt(5000));
  });

  it('says the same in rials as in thousands of tomans', () => {
    const { x, m } = spenders(6, 4, 15, 800, 3);
    const here = fitSpend(x, m);
    const there = fitSpend(
      x,
      m.map((value) => value * 10_000)
    );
    expect((there.parameters?.p ?? NaN) / (here.parameters?.p ?? NaN)).toBeCloseTo(1, 7);
    expect((there.parameters?.v ?? NaN) / (here.parameters?.v ?? NaN)).toBeCloseTo(10_000, 2);
    const jacobian = 800 * Math.log(10_000);
    expect((there.logLikelihood ?? NaN) + jacobian).toBeCloseTo(here.logLikelihood ?? NaN, 6);
    expect((expectedSpend(there, 3, 2e5) ?? NaN) / (expectedSpend(here, 3, 20) ?? NaN)).toBeCloseTo(
      10_000,
      3
    );
  });

  it('falls back on shrunk means where the model has no mean (q ≤ 1)', () => {
    const { x, m } = spenders(3, 0.6, 10, 3000, 4);
    const fit = fitSpend(x, m);
    expect(fit.parameters?.q).toBeLessThan(1);
    expect(fit.parameters && gammaGammaMean(fit.parameters)).toBeNull();
    expect(fit.method).toBe('shrunk-means');
    expect(fit.populationMean).toBeGreaterThan(0);
    const low = Math.min(...m);
    const spend = expectedSpend(fit, 2, low) ?? NaN;
    expect(spend).toBeGreaterThan(low);
    expect(spend).toBeLessThan(fit.populationMean ?? NaN);
    // The more transactions, the nearer to the customer's own mean.
    expect(expectedSpend(fit, 50, low)).toBeLessThan(spend);
  });

  it('takes constant spending for what it is', () => {
    const fit = fitSpend([1, 2, 3, 1], [20, 20, 20, 20]);
    expect(fit).toMatchObject({ method: 'constant', populationMean: 20, correlation: null });
    expect(expectedSpend(fit, 2, 20)).toBe(20);
    expect(expectedSpend(fit, 0, NaN)).toBe(20);
  });

  it('knows nothing where nobody has spent', () => {
    const fit = fitSpend([0, 2], [NaN, -4]);
    expect(fit).toMatchObject({ method: 'none', populationMean: null, customers: 0 });
    expect(expectedSpend(fit, 2, 10)).toBeNull();
  });

  it.each([
    ['few customers', [1, 2, 1], [5, 9, 20]],
    [
      'nearly constant',
      Array.from({ length: 60 }, (_, i) => 1 + (i % 3)),
      Array.from({ length: 60 }, (_, i) => 10 + 1e-5 * (i % 7))
    ],
    [
      'two prices',
      Array.from({ length: 60 }, () => 1),
      Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? 1 : 1000))
    ],
    [
      'an enormous one',
      Array.from({ length: 60 }, (_, i) => 1 + (i % 3)),
      Array.from({ length: 60 }, (_, i) => (i === 7 ? 1e9 : 10 + (i % 5)))
    ],
    [
      'x of 1,000',
      Array.from({ length: 60 }, () => 1000),
      Array.from({ length: 60 }, (_, i) => 10 + (i % 5))
    ]
  ])('never answers with NaN, nothing negative or infinite: %s', (_name, x, m) => {
    const fit = fitSpend(x, m);
    const most = Math.max(...m) * 2;
    for (const [count, mean] of [
      [0, NaN],
      [1, Math.min(...m)],
      [3, Math.max(...m)],
      [1000, 10],
      [2, -5]
    ] as const) {
      const spend = expectedSpend(fit, count, mean) ?? NaN;
      expect(spend).toBeGreaterThan(0);
      expect(spend).toBeLessThan(most);
    }
  });

  it('is nearer to what customers go on to spend than their own mean is', () => {
    const random = new SeededRandom(9);
    const x: number[] = [];
    const m: number[] = [];
    const truth: number[] = [];
    for (let i = 0; i < 4000; i++) {
      const nu = random.gamma(4) / 15;
      x.push(1);
      m.push(random.gamma(6) / nu);
      truth.push(6 / nu);
    }
    const fit = fitSpend(x, m);
    const error = (guess: (i: number) => number): number =>
      truth.reduce((sum, mean, i) => sum + (guess(i) - mean) ** 2, 0);
    const shrunk = error((i) => expectedSpend(fit, 1, m[i] ?? NaN) ?? NaN);
    expect(shrunk).toBeLessThan(error((i) => m[i] ?? NaN));
    expect(shrunk).toBeLessThan(error(() => fit.populationMean ?? NaN));
  });
});
