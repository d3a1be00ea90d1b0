import { describe, expect, it } from 'vitest';
import { studentDistribution, studentQuantile } from '../../../src/core/math/student';

describe('studentQuantile', () => {
  it.each([
    [0.975, 1, 12.7062047361747],
    [0.975, 2, 4.302652729749464],
    [0.975, 5, 2.570581835636316],
    [0.975, 10, 2.228138851986275],
    [0.975, 29, 2.045229642132704],
    [0.975, 100, 1.983971518523552],
    [0.9, 3, 1.63774435369621],
    [0.995, 4, 4.604094871349993],
    [0.025, 7, -2.364624251592785]
  ])('is as mpmath 1.2 computes it to 30 digits: %f with %i degrees of freedom', (p, df, t) => {
    // The distribution is right to some 1e-14, and its slope there is at least 0.005.
    expect(Math.abs(studentQuantile(p, df) / t - 1)).toBeLessThan(1e-11);
  });

  it('comes to the normal quantile: z + (z³ + z) / 4ν with many degrees of freedom', () => {
    const z = 1.959963984540054;
    const v = 1e6;
    // The next term is of the order of 1/ν².
    expect(studentQuantile(0.975, v)).toBeCloseTo(z + (z ** 3 + z) / (4 * v), 10);
  });

  it('is 0 in the middle', () => {
    expect(studentQuantile(0.5, 4)).toBe(0);
  });

  it.each([
    [0, 3],
    [1, 3],
    [NaN, 3],
    [0.9, 0]
  ])('refuses p %f with %f degrees of freedom', (p, df) => {
    expect(() => studentQuantile(p, df)).toThrow(RangeError);
  });
});

describe('studentDistribution', () => {
  it('is that of Cauchy with one degree of freedom: ½ + arctan(t) / π', () => {
    for (const t of [-30, -1, -0.2, 0, 0.5, 3, 1e4]) {
      expect(studentDistribution(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 13);
    }
  });
});
