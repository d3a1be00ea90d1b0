/** Of those with n orders, who made the next, and what the n-th order is worth. */
import { proportion } from '../math/intervals';
import { studentQuantile } from '../math/student';
import type { LadderRung } from '../schema/next-order';
import type { LadderCounts } from './count-ladder';
import { RUNGS } from './count-ladder';

/** The rungs on which somebody stands. */
export function orderLadder(counts: LadderCounts): LadderRung[] {
  const rungs: LadderRung[] = [];
  for (let n = 1; n <= RUNGS; n++) {
    const customers = counts.reached[n] ?? 0;
    if (customers === 0) continue;
    const excess = (counts.sums[n] ?? 0) / customers;
    const averageOrderValue = counts.shift + excess;
    let half: number | null = null;
    if (customers > 1) {
      // Rounding may leave the variance of equal amounts a little below 0.
      const spread = Math.max(0, (counts.squares[n] ?? 0) - customers * excess * excess);
      const variance = spread / (customers - 1);
      half = studentQuantile(0.975, customers - 1) * Math.sqrt(variance / customers);
    }
    rungs.push({
      orders: n,
      next: proportion(counts.climbed[n] ?? 0, customers),
      averageOrderValue,
      aovLow: half === null ? null : averageOrderValue - half,
      aovHigh: half === null ? null : averageOrderValue + half
    });
  }
  return rungs;
}
