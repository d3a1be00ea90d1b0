import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianOfCounts, nearestRank, sumOfLargest } from '../../../src/core/math/quantile';

function countsOf(values: readonly number[]): number[] {
  const counts = new Array<number>(1 + Math.max(0, ...values)).fill(0);
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

const values = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 80 });

describe('nearestRank', () => {
  it('takes the 9th of 10 for 0.9, and the 10th of 11', () => {
    expect(nearestRank(countsOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), 0.9, 10)).toBe(9);
    expect(nearestRank(countsOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]), 0.9, 11)).toBe(10);
  });

  it('is the ⌈9n/10⌉-th of the sorted values', () => {
    fc.assert(
      fc.property(values, (list) => {
        const sorted = [...list].sort((a, b) => a - b);
        const rank = Math.ceil((9 * list.length) / 10);
        expect(nearestRank(countsOf(list), 0.9, list.length)).toBe(sorted[rank - 1]);
      })
    );
  });

  it('knows nothing of no values, and refuses what is no quantile', () => {
    expect(nearestRank([], 0.5, 0)).toBeNull();
    expect(() => nearestRank([1], 0, 1)).toThrow(RangeError);
    expect(() => nearestRank([1], 1.1, 1)).toThrow(RangeError);
  });
});

describe('medianOfCounts', () => {
  it('is the middle value, or the mean of the two', () => {
    expect(medianOfCounts(countsOf([3, 9, 4]), 3)).toBe(4);
    expect(medianOfCounts(countsOf([3, 9, 4, 5]), 4)).toBe(4.5);
    expect(medianOfCounts([], 0)).toBeNull();
  });
});

describe('sumOfLargest', () => {
  it('adds up the same as sorting does', () => {
    const money = fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 60 });
    fc.assert(
      fc.property(money, fc.nat(), (list, pick) => {
        const k = pick % (list.length + 1);
        const sorted = [...list].sort((a, b) => b - a);
        const expected = sorted.slice(0, k).reduce((sum, value) => sum + value, 0);
        expect(sumOfLargest(Float64Array.from(list), k)).toBe(expected);
      })
    );
  });

  it('refuses more values than there are', () => {
    expect(() => sumOfLargest(Float64Array.of(1), 2)).toThrow(RangeError);
  });
});
