/** How long customers take from one order to the next, by the number of the order. */
import { nearestRank } from '../math/quantile';
import type { GapDistribution } from '../schema/next-order';
import { GAP_ORDERS } from './count-ladder';

/** Bins of equal width, and one for all that is longer. */
const BINS = 12;
/** Widths in days to choose from. */
const WIDTHS = [1, 7, 14, 30, 60, 90, 180, 365];
/** Share of the gaps that the bins of equal width must hold. */
const HELD = 0.9;
/** Without any gap. */
const DEFAULT_WIDTH = 30;

/**
 * Quantiles and bins of the days between one order and the next. The bins are
 * the same for all: twelve of equal width, the smallest that holds nine tenths
 * of all gaps together, and one for the rest.
 * @param gaps by {@link GAP_ORDERS}: orders by days since the one before
 * @example [[0, 3], [], [], []] → order 2: count 3, median 1, bins of one day
 */
export function gapDistributions(gaps: readonly ArrayLike<number>[]): GapDistribution[] {
  const width = binWidth(gaps);
  return GAP_ORDERS.map((order, g) => {
    const counts = gaps[g] ?? [];
    const count = sum(counts, 0, counts.length);
    return {
      order,
      count,
      p25: nearestRank(counts, 0.25, count),
      median: nearestRank(counts, 0.5, count),
      p75: nearestRank(counts, 0.75, count),
      p90: nearestRank(counts, 0.9, count),
      bins: Array.from({ length: BINS + 1 }, (_, i) => ({
        fromDays: i * width,
        belowDays: i < BINS ? (i + 1) * width : null,
        orders: sum(counts, i * width, i < BINS ? (i + 1) * width : counts.length)
      }))
    };
  });
}

function binWidth(gaps: readonly ArrayLike<number>[]): number {
  const longest = Math.max(...gaps.map((counts) => counts.length));
  const pooled = new Float64Array(longest);
  let total = 0;
  for (const counts of gaps) {
    for (let days = 0; days < counts.length; days++) {
      pooled[days] = (pooled[days] ?? 0) + (counts[days] ?? 0);
      total += counts[days] ?? 0;
    }
  }
  const long = nearestRank(pooled, HELD, total);
  if (long === null) return DEFAULT_WIDTH;
  return WIDTHS.find((width) => BINS * width > long) ?? Math.ceil((long + 1) / BINS);
}

function sum(counts: ArrayLike<number>, from: number, below: number): number {
  let total = 0;
  for (let i = from; i < Math.min(below, counts.length); i++) total += counts[i] ?? 0;
  return total;
}
