import { describe, expect, it } from 'vitest';
import { spreadOfSums } from '../../../src/core/events/weekly-sums';
import { SeededRandom } from '../../../src/core/math/random';

describe('spreadOfSums', () => {
  it('has the variance k·s² of independent weeks where nothing is carried over', () => {
    // r = (−1 − 4 + …) is below 0: taken as none.
    const [before, after] = spreadOfSums([-1, 1, -1, 1], [-2, 2, -2, 2]);
    expect(before).toEqual({ variance: (4 * 4) / 3, degreesOfFreedom: 3 });
    expect(after).toEqual({ variance: (4 * 16) / 3, degreesOfFreedom: 3 });
  });

  it('has no variance where every week is as expected', () => {
    expect(spreadOfSums([0, 0], [0, 0])[0]).toEqual({ variance: 0, degreesOfFreedom: 1 });
  });

  it('is larger, on fewer degrees of freedom, where weeks carry over', () => {
    const [, alternating] = spreadOfSums([-3, 1, 3, -1], [-3, 1, 3, -1]);
    const [, drifting] = spreadOfSums([-3, -1, 1, 3], [-3, -1, 1, 3]);
    expect(drifting.variance).toBeGreaterThan(alternating.variance);
    expect(drifting.degreesOfFreedom).toBeLessThan(alternating.degreesOfFreedom);
    expect(drifting.degreesOfFreedom).toBeGreaterThanOrEqual(1);
  });

  it('finds the variance of sums that carry over, in 2,000 simulated pairs of 12 weeks', () => {
    // e_w = 0.4 e_(w−1) + noise of variance 1.
    const random = new SeededRandom(1);
    const carried = 0.4;
    const weeks = (): number[] => {
      const values: number[] = [];
      let e = random.normal() / Math.sqrt(1 - carried ** 2);
      for (let w = 0; w < 12; w++) values.push((e = carried * e + random.normal()));
      return values;
    };
    const off = (values: number[]): number[] => {
      const mean = values.reduce((sum, v) => sum + v, 0) / 12;
      return values.map((v) => v - mean);
    };
    let estimated = 0;
    const sums: number[] = [];
    for (let run = 0; run < 2000; run++) {
      const before = weeks();
      const [spread] = spreadOfSums(off(before), off(weeks()));
      estimated += spread.variance / 2000;
      sums.push(before.reduce((sum, v) => sum + v, 0));
    }
    const actual = sums.reduce((sum, v) => sum + v * v, 0) / 2000;
    // The sampling error of either is about 3%; a naive k·s² would be at about half.
    expect(estimated / actual).toBeGreaterThan(0.85);
    expect(estimated / actual).toBeLessThan(1.25);
  });
});
