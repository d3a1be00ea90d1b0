import { describe, expect, it } from 'vitest';
import { gapShape } from '../../../../src/core/clv/models/gap-shape';
import { rowsFromLists } from '../../../../src/core/clv/models/rows';
import { SeededRandom } from '../../../../src/core/math/random';
import { betaGeometricLife, simulateShop } from '../simulate';

const WATCH = { customers: 3000, from: 20, to: 80, ahead: 0 };

describe('gapShape', () => {
  it.each([1, 2, 4])('finds k = %i, though rates differ and customers leave', (k) => {
    const truth = { r: 1.5, alpha: 3, a: 1, b: 4, k };
    const shop = simulateShop(betaGeometricLife(truth, true), WATCH, new SeededRandom(k));
    // Some 6,000 gaps: the estimate is good to about 2 or 3%.
    expect(Math.abs(gapShape(rowsFromLists(shop.lists)) / k - 1)).toBeLessThan(0.1);
  });

  it('of two gaps is the shape of their Beta distribution: Wheat & Morrison (1990)', () => {
    // Shares ¼ and ¾ of the time to the last transaction, in every customer:
    // ψ(k) − ψ(2k) = (ln ¼ + ln ¾)/2, whose root by mpmath 1.3 is this.
    const gaps = (tx: number): number => Math.log(tx / 4) + Math.log((3 * tx) / 4);
    const lists = { x: [2, 2, 0], tx: [8, 20, 0], T: [10, 30, 30] };
    const k = gapShape(rowsFromLists({ ...lists, totalLogGaps: gaps(8) + gaps(20) }));
    expect(k).toBeCloseTo(1.9538947, 3);
  });

  it('does not hang on the unit of time, nor on customers with one gap', () => {
    const gaps = Math.log(3) + Math.log(5) + Math.log(9);
    const one = gapShape(rowsFromLists({ x: [2, 1], tx: [8, 9], T: [10, 12], totalLogGaps: gaps }));
    const days = gapShape(
      rowsFromLists({ x: [2], tx: [56], T: [70], totalLogGaps: Math.log(21) + Math.log(35) })
    );
    expect(one).toBeCloseTo(days, 3);
  });

  it('is infinite where all gaps are alike, and no number where there are none', () => {
    const alike = { x: [4], tx: [8], T: [9], totalLogGaps: 4 * Math.log(2) };
    expect(gapShape(rowsFromLists(alike))).toBe(Infinity);
    expect(
      gapShape(rowsFromLists({ x: [1], tx: [8], T: [9], totalLogGaps: Math.log(8) }))
    ).toBeNaN();
    expect(gapShape(rowsFromLists({ x: [3], tx: [8], T: [9] }))).toBeNaN();
  });
});
