import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  newcombeInterval,
  poissonZ,
  proportion,
  wilsonInterval
} from '../../../src/core/math/intervals';

/** Published to four decimals. */
const PUBLISHED = 4;

describe('wilsonInterval', () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718]
  ])('is as in Newcombe (1998a), table I, method 3: %i of %i', (x, n, low, high) => {
    const interval = wilsonInterval(x, n);
    expect(interval.low).toBeCloseTo(low, PUBLISHED);
    expect(interval.high).toBeCloseTo(high, PUBLISHED);
  });

  it('holds the rate, stays within [0, 1] and mirrors when successes and failures swap', () => {
    const counts = fc
      .integer({ min: 1, max: 5000 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(counts, ([x, n]) => {
        const { low, high } = wilsonInterval(x, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(x / n);
        expect(high).toBeGreaterThanOrEqual(x / n);
        // Rounding of a handful of operations on numbers below 1.
        expect(1 - wilsonInterval(n - x, n).high).toBeCloseTo(low, 12);
      })
    );
  });

  it.each([
    [1, 0],
    [-1, 5],
    [6, 5],
    [NaN, 5]
  ])('refuses %f of %f', (x, n) => {
    expect(() => wilsonInterval(x, n)).toThrow(RangeError);
  });
});

describe('newcombeInterval', () => {
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775]
  ])('is as in Newcombe (1998b), table II, method 10: %i/%i − %i/%i', (x, m, y, n, low, high) => {
    const interval = newcombeInterval(x, m, y, n);
    expect(interval.low).toBeCloseTo(low, PUBLISHED);
    expect(interval.high).toBeCloseTo(high, PUBLISHED);
  });
});

describe('proportion', () => {
  it('has neither rate nor interval over nobody', () => {
    expect(proportion(0, 0)).toEqual({
      rate: null,
      numerator: 0,
      denominator: 0,
      low: null,
      high: null,
      thin: true
    });
  });

  it('is thin below 30', () => {
    expect(proportion(10, 29).thin).toBe(true);
    expect(proportion(10, 30).thin).toBe(false);
  });
});

describe('poissonZ', () => {
  it('is the z of a binomial split: 60 against 40 in equal times is (60 − 50) / 5', () => {
    expect(poissonZ(60, 1, 40, 1)).toBe(2);
  });

  it('is 0 where the counts stand as their exposures, and for no counts', () => {
    expect(poissonZ(31, 31, 28, 28)).toBeCloseTo(0, 12);
    expect(poissonZ(0, 1, 0, 1)).toBe(0);
  });
});
