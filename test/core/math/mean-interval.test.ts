import { describe, expect, it } from 'vitest';
import { ratioInterval } from '../../../src/core/math/mean-interval';
import { SeededRandom } from '../../../src/core/math/random';

describe('ratioInterval', () => {
  it('is the interval of a mean by t where every weight is 1: 3 ± 12.706 · 1 for 2 and 4', () => {
    const interval = ratioInterval([1, 1], [2, 4]);
    expect(interval?.low).toBeCloseTo(3 - 12.7062047, 6);
    expect(interval?.high).toBeCloseTo(3 + 12.7062047, 6);
  });

  it('is as computed by hand: x 1, 2, 3 and y 10, 30, 20', () => {
    // R = 10; residuals 0, 10, −10; variance 3/2 · 200 / 36; t of 2 degrees of freedom 4.302653.
    const half = 4.302652729749464 * Math.sqrt(300 / 36);
    expect(ratioInterval([1, 2, 3], [10, 30, 20])?.low).toBeCloseTo(10 - half, 9);
    expect(ratioInterval([1, 2, 3], [10, 30, 20])?.high).toBeCloseTo(10 + half, 9);
  });

  it('knows nothing of the spread of fewer than two', () => {
    expect(ratioInterval([], [])).toBeNull();
    expect(ratioInterval([2], [9])).toBeNull();
  });

  it('holds the mean of all orders in 95% of 2,000 samples of 60 customers whose orders are alike', () => {
    const random = new SeededRandom(5);
    let holds = 0;
    for (let run = 0; run < 2000; run++) {
      const xs: number[] = [];
      const ys: number[] = [];
      for (let c = 0; c < 60; c++) {
        // One to four orders, all of the customer's own size: mean 50, whatever their number.
        const orders = 1 + Math.floor(random.uniform() * 4);
        xs.push(orders);
        ys.push(orders * (50 + 10 * random.normal()));
      }
      const interval = ratioInterval(xs, ys);
      if (interval !== null && interval.low <= 50 && interval.high >= 50) holds++;
    }
    // Four standard errors of a share of 0.95 in 2,000 are 0.02; a linearised variance is a little small.
    expect(holds / 2000).toBeGreaterThan(0.925);
    expect(holds / 2000).toBeLessThan(0.97);
  });
});
