/** How far a sum over weeks can be off, where weeks differ and one carries over to the next. */

/** Of one side: the variance of its sum, and how many weeks' worth of independent ones it rests on. */
export interface SumSpread {
  variance: number;
  degreesOfFreedom: number;
}

/** A carry-over beyond this cannot be told from a trend in so few weeks. */
const MOST_CARRIED = 0.7;

/**
 * The variance of the sum of each side's weeks, from what each week is off its
 * expectation (of each side they add up to 0). What carries over from one week
 * to the next, as customers won in one come back in others, is estimated as an
 * autoregression of first order from both sides together:
 * r = Σ e_w e_(w+1) / Σ e_w², its bias of −(1 + 3r)/k taken off (Kendall 1954,
 * "Note on bias in the estimation of autocorrelation", Biometrika 41), never
 * below 0. The variance of k weeks is then that of single weeks times
 * c = 1 + 2 Σ (1 − j/k) r^j, as telling as k/c independent ones (Bayley &
 * Hammersley 1946, "The 'effective' number of independent observations in an
 * autocorrelated time series", Suppl. JRSS 8), and the spread of single weeks
 * around their own mean too small by (k − c)/(k − 1).
 * @param before,after at least two weeks each, as many on both sides
 * @example spreadOfSums([-1, 1], [-2, 2])[0].variance // 4, of 2 weeks with s² = 2, none carried over
 */
export function spreadOfSums(
  before: ArrayLike<number>,
  after: ArrayLike<number>
): readonly [SumSpread, SumSpread] {
  const k = before.length;
  const sides = [before, after].map(momentsOf);
  const squares = sides.reduce((sum, side) => sum + side.squares, 0);
  const products = sides.reduce((sum, side) => sum + side.products, 0);
  const raw = squares > 0 ? products / squares : 0;
  const carried = Math.min(MOST_CARRIED, Math.max(0, raw + (1 + 3 * raw) / k));
  let c = 1;
  for (let j = 1; j < k; j++) c += 2 * (1 - j / k) * carried ** j;
  c = Math.min(c, (k + 1) / 2);
  const degreesOfFreedom = Math.max(1, k / c - 1);
  const spread = (side: { squares: number }): SumSpread => ({
    variance: (k * c * side.squares) / (k - c),
    degreesOfFreedom
  });
  const [one = { squares: 0 }, other = { squares: 0 }] = sides;
  return [spread(one), spread(other)];
}

function momentsOf(weeks: ArrayLike<number>): { squares: number; products: number } {
  let squares = 0;
  let products = 0;
  for (let w = 0; w < weeks.length; w++) {
    squares += (weeks[w] ?? 0) ** 2;
    if (w > 0) products += (weeks[w] ?? 0) * (weeks[w - 1] ?? 0);
  }
  return { squares, products };
}
