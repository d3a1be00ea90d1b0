import { describe, expect, it } from 'vitest';
import { chiSquareTail, upperGamma } from '../../../src/core/math/chi-square';

describe('chiSquareTail', () => {
  it.each([
    [3.841458820694124, 1, 0.050000000000000057],
    [16.79, 1, 4.1752751389197895e-5],
    [0.5, 1, 0.47950012218695346],
    [5.991, 2, 0.05001161502657909],
    [21, 11, 0.033371054380710803],
    [1, 11, 0.99994961005131217],
    [60, 11, 9.2721615028364283e-9],
    [300, 3, 9.9487583463277089e-65],
    [11, 12, 0.5289186865258621],
    [0.001, 1, 0.97477287936996039]
  ])('is as mpmath 1.2 computes it to 30 digits: %f with %i degrees of freedom', (x, df, p) => {
    // The series and the fraction lose a few of the last bits; the power of the tail a few more.
    expect(Math.abs(chiSquareTail(x, df) / p - 1)).toBeLessThan(1e-12);
  });

  it('is e^(−x/2) with two degrees of freedom', () => {
    for (const x of [0.01, 1, 2.9, 4.1, 30]) {
      expect(chiSquareTail(x, 2)).toBeCloseTo(Math.exp(-x / 2), 14);
    }
  });

  it('is 1 at 0, 0 at infinity and beyond the smallest number', () => {
    expect(chiSquareTail(0, 3)).toBe(1);
    expect(chiSquareTail(Infinity, 3)).toBe(0);
    expect(chiSquareTail(5000, 1)).toBe(0);
  });

  it('falls where the series gives way to the fraction', () => {
    const values = Array.from({ length: 200 }, (_, i) => chiSquareTail(12 + i / 100, 11));
    values.slice(1).forEach((value, i) => {
      expect(value).toBeLessThan(values[i] ?? 0);
    });
  });
});

describe('upperGamma', () => {
  it.each([
    [0, 1],
    [-1, 1],
    [1, -1],
    [1, NaN]
  ])('refuses a %f, x %f', (a, x) => {
    expect(() => upperGamma(a, x)).toThrow(RangeError);
  });
});
