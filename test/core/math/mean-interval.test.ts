import { describe, expect, it } from 'vitest';
import { ratioInterval } from '../../../src/core/math/mean-interval';

const ones = (n: number): number[] => new Array<number>(n).fill(1);

describe('ratioInterval', () => {
  it('is the interval by t where nothing is skewed: R’s t.test(1:10)$conf.int, 3.334149 to 7.665851', () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    const interval = ratioInterval(ones(10), values);
    // R prints six decimals.
    expect(interval?.low).toBeCloseTo(3.334149, 6);
    expect(interval?.high).toBeCloseTo(7.665851, 6);
  });

  it('inverts Hall’s transformation: at its bounds the transformed t is ±2.776445 / √5', () => {
    const values = [1, 1, 2, 3, 13];
    const { low, high } = ratioInterval(ones(5), values) ?? { low: NaN, high: NaN };
    // Mean 4; off it −3, −3, −2, −1, 9: squares 104, cubes 666.
    const spread = Math.sqrt(104 / 4);
    const skewness = 666 / 5 / (104 / 5) ** 1.5;
    const transformed = (bound: number): number => {
      const w = (4 - bound) / spread;
      return w + (skewness * w ** 2) / 3 + (skewness ** 2 * w ** 3) / 27 + skewness / 30;
    };
    const quantile = 2.7764451 / Math.sqrt(5);
    expect(transformed(low)).toBeCloseTo(quantile, 6);
    expect(transformed(high)).toBeCloseTo(-quantile, 6);
  });

  it('reaches further to the side of the long tail', () => {
    const { low, high } = ratioInterval(ones(5), [1, 1, 2, 3, 13]) ?? { low: NaN, high: NaN };
    expect(high - 4).toBeGreaterThan(4 - low);
    const mirrored = ratioInterval(ones(5), [-1, -1, -2, -3, -13]);
    expect(mirrored?.low).toBeCloseTo(-high, 9);
    expect(mirrored?.high).toBeCloseTo(-low, 9);
  });

  it('follows the unit of the money', () => {
    const orders = [1, 2, 1, 4, 3];
    const paid = [10, 30, 12, 20, 90];
    const one = ratioInterval(orders, paid);
    const hundred = ratioInterval(
      orders,
      paid.map((y) => 100 * y)
    );
    expect(hundred?.low).toBeCloseTo(100 * (one?.low ?? NaN), 8);
    expect(hundred?.high).toBeCloseTo(100 * (one?.high ?? NaN), 8);
  });

  it('is a point where every customer pays the same for an order, and none for a single customer', () => {
    expect(ratioInterval([1, 2, 3], [5, 10, 15])).toEqual({ low: 5, high: 5 });
    expect(ratioInterval([3], [15])).toBeNull();
  });
});
