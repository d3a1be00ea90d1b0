/** Interpolation that neither overshoots nor turns where its points do not. */

/**
 * Values between given points, by cubics whose slopes keep them within the
 * points on either side: where the points rise, so does the curve.
 *
 * Source: Fritsch & Butland (1984), "A Method for Constructing Local Monotone
 * Piecewise Cubic Interpolants", SIAM J. Sci. Stat. Comput. 5; the slopes at
 * the ends are those of a parabola through three points, kept from turning.
 * @param xs ascending, at least one
 * @param ys one for each
 * @param at within xs; outside of them the nearest value holds
 * @example monotoneThrough([0, 1, 3], [0, 1, 1], 2) = 1
 */
export function monotoneThrough(xs: readonly number[], ys: readonly number[], at: number): number {
  const last = xs.length - 1;
  const x = (i: number): number => xs[i] ?? NaN;
  const y = (i: number): number => ys[i] ?? NaN;
  if (at <= x(0)) return y(0);
  if (at >= x(last)) return y(last);
  let i = 0;
  while (x(i + 1) < at) i++;
  const chord = (k: number): number => (y(k + 1) - y(k)) / (x(k + 1) - x(k));
  const slope = (k: number): number => {
    if (k === 0 || k === last) return endSlope(k === 0 ? [0, 1] : [last - 1, last - 2]);
    const [before, after] = [chord(k - 1), chord(k)];
    if (before * after <= 0) return 0;
    const [short, long] = [x(k) - x(k - 1), x(k + 1) - x(k)];
    const share = (short + 2 * long) / (3 * (short + long));
    return (before * after) / (share * after + (1 - share) * before);
  };
  /** Three points' parabola at the end; flat where that would turn the curve. */
  const endSlope = ([own = 0, next = 0]: readonly number[]): number => {
    if (last === 1) return chord(0);
    const [h, g] = [x(own + 1) - x(own), x(next + 1) - x(next)];
    const guess = ((2 * h + g) * chord(own) - h * chord(next)) / (h + g);
    if (guess * chord(own) <= 0) return 0;
    const steepest = 3 * chord(own);
    return Math.abs(guess) > Math.abs(steepest) ? steepest : guess;
  };
  const h = x(i + 1) - x(i);
  const s = (at - x(i)) / h;
  const rest = 1 - s;
  return (
    y(i) * (1 + 2 * s) * rest * rest +
    y(i + 1) * s * s * (3 - 2 * s) +
    h * (slope(i) * s * rest * rest - slope(i + 1) * s * s * rest)
  );
}
