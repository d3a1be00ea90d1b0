const MAX_TERMS = 5_000_000;
const PRECISION = 1e-17;

/**
 * Gauss's hypergeometric function 2F1(a, b; c; z) in the region that the
 * models of discrete time need: c > 0 and z < 1, all else real.
 *
 * Source: DLMF 15.2.1, the series, for z ≥ 0, where no term is negative if a
 * and b are positive; DLMF 15.8.1 (Pfaff), (1 − z)^(−a) 2F1(a, c − b; c; z/(z − 1)),
 * for z < 0. The series takes about 37/(1 − z) terms; near z = 1 that is slow
 * but exact, without the poles of the transformations to 1 − z.
 * @throws RangeError for c ≤ 0, z ≥ 1 or any argument that is no number.
 * @example hyp2f1(1, 1, 2, 0.5) = 2 ln 2
 */
export function hyp2f1(a: number, b: number, c: number, z: number): number {
  if (!(c > 0) || !(z < 1) || Number.isNaN(a + b)) {
    throw new RangeError(`no 2F1(${a}, ${b}; ${c}; ${z})`);
  }
  // Of the two forms of Pfaff's, the one whose new parameter is the tamer.
  if (z < 0) {
    const swap = Math.abs(c - a) < Math.abs(c - b);
    const [kept, changed] = swap ? [b, c - a] : [a, c - b];
    return (1 - z) ** -kept * hyp2f1(kept, changed, c, z / (z - 1));
  }
  let term = 1;
  let sum = 1;
  for (let k = 0; k < MAX_TERMS; k++) {
    const ratio = (((a + k) * (b + k)) / ((c + k) * (k + 1))) * z;
    term *= ratio;
    sum += term;
    // A bound on what is left is the next term over 1 − ratio, once the ratio has settled.
    if (ratio < 1 && k > -a && k > -b && Math.abs(term) < PRECISION * (1 - ratio) * Math.abs(sum)) {
      break;
    }
    if (term === 0) break;
  }
  return sum;
}
