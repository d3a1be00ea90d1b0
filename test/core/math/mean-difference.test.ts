import { describe, expect, it } from 'vitest';
import { meanOf, welchInterval } from '../../../src/core/math/mean-difference';

describe('welchInterval', () => {
  it('equals the interval of t.test(extra ~ group, data = sleep) in the help of R: Student (1908), Biometrika 6', () => {
    const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
    const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    const { low, high } = welchInterval(meanOf(first), meanOf(second));
    // R prints seven decimals.
    expect(low).toBeCloseTo(-3.3654832, 6);
    expect(high).toBeCloseTo(0.2054832, 6);
  });

  it('is a point where nothing varies', () => {
    expect(welchInterval(meanOf([3, 3]), meanOf([1, 1, 1]))).toEqual({ low: 2, high: 2 });
  });

  it('turns around with the sides', () => {
    const one = meanOf([1, 5, 6]);
    const other = meanOf([2, 2, 9, 4]);
    const forth = welchInterval(one, other);
    const back = welchInterval(other, one);
    expect(back.low).toBeCloseTo(-forth.high, 12);
    expect(back.high).toBeCloseTo(-forth.low, 12);
  });
});

describe('meanOf', () => {
  it('gives mean and variance of the mean', () => {
    expect(meanOf([2, 4, 9])).toEqual({ mean: 5, variance: 13 / 3, degreesOfFreedom: 2 });
  });

  it('throws for one value, which tells no spread', () => {
    expect(() => meanOf([1])).toThrow(RangeError);
  });
});
