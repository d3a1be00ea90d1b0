import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../../../src/core/math/random';

const N = 200_000;

/** Sample mean and variance of N draws. */
function moments(draw: () => number): { mean: number; variance: number } {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < N; i++) {
    const x = draw();
    sum += x;
    squares += x * x;
  }
  const mean = sum / N;
  return { mean, variance: squares / N - mean * mean };
}

describe('SeededRandom', () => {
  it('gives the reference sequence of xoshiro128** from the state 1, 2, 3, 4', () => {
    const random = new SeededRandom([1, 2, 3, 4]);
    const drawn = Array.from({ length: 10 }, () => random.next());
    // What the authors' C program (version 1.1) gives, as carried in the tests of Rust's rand_xoshiro.
    expect(drawn).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597,
      4258142804
    ]);
  });

  it('repeats itself for a seed, and differs for the next', () => {
    const draw = (seed: number): number[] => {
      const random = new SeededRandom(seed);
      return Array.from({ length: 5 }, () => random.uniform());
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  // Tolerances: five standard errors of the mean, and of the variance, at N draws.
  it.each<[string, (r: SeededRandom) => number, number, number, number]>([
    ['uniform', (r) => r.uniform(), 1 / 2, 1 / 12, 1.8],
    ['exponential', (r) => r.exponential(), 1, 1, 9],
    ['normal', (r) => r.normal(), 0, 1, 3],
    ['gamma(2.5)', (r) => r.gamma(2.5), 2.5, 2.5, 5.4],
    ['gamma(0.4)', (r) => r.gamma(0.4), 0.4, 0.4, 18],
    ['beta(2, 3)', (r) => r.beta(2, 3), 2 / 5, 1 / 25, 2.4],
    ['poisson(0.3)', (r) => r.poisson(0.3), 0.3, 0.3, 3 + 1 / 0.3],
    ['poisson(29.5)', (r) => r.poisson(29.5), 29.5, 29.5, 3.1],
    ['poisson(75)', (r) => r.poisson(75), 75, 75, 3.1],
    ['binomial(9, 0.2)', (r) => r.binomial(9, 0.2), 1.8, 1.44, 3.1],
    ['geometric(0.3)', (r) => r.geometric(0.3), 1 / 0.3, 0.7 / 0.09, 9.2]
  ])('draws %s with its mean and variance', (_name, draw, mean, variance, kurtosis) => {
    const random = new SeededRandom(42);
    const found = moments(() => draw(random));
    expect(Math.abs(found.mean - mean)).toBeLessThan(5 * Math.sqrt(variance / N));
    expect(Math.abs(found.variance - variance)).toBeLessThan(
      5 * variance * Math.sqrt((kurtosis - 1) / N)
    );
  });

  it('knows chances that are certain, and those that are none', () => {
    const random = new SeededRandom(3);
    expect(random.geometric(1)).toBe(1);
    expect(random.geometric(0)).toBe(Infinity);
    expect(random.poisson(0)).toBe(0);
    expect(random.binomial(5, 1)).toBe(5);
    expect(() => random.poisson(-1)).toThrow(RangeError);
    expect(() => random.poisson(Infinity)).toThrow(RangeError);
  });

  it('refuses a state of zeros and a gamma without shape', () => {
    expect(() => new SeededRandom([0, 0, 0, 0])).toThrow(RangeError);
    expect(() => new SeededRandom(1).gamma(0)).toThrow(RangeError);
  });
});
