/** The time of a death that nobody saw, integrated out: the heart of Pareto/NBD. */
import { gaussLegendre } from '../../math/quadrature';

/**
 * Gauss–Legendre's rules with the fall, ln of the ratio of its ends, and the
 * width, that each integrates to about 1e-10: by its error term
 * fall^2n (n!)^4 / ((2n + 1) (2n)!^3), DLMF 3.5.20, and by the ellipse through
 * the singularities at ±iπ.
 */
const RULES = [
  { ...gaussLegendre(4), fall: 0.7, width: 0.3 },
  { ...gaussLegendre(6), fall: 2.6, width: 0.6 },
  { ...gaussLegendre(8), fall: 5, width: 1 }
];
const LONGEST = { ...gaussLegendre(12), fall: 11, width: 1.6 };

/**
 * The chance of having died between t_x and T against that of being alive at
 * T, and its derivatives: ln of
 * s ∫ (α+y)^(−r−x) (β+y)^(−s−1) dy over y from t_x to T, divided by
 * (α+T)^(−r−x) (β+T)^(−s).
 *
 * The integrand is positive and, on the scale of v = ln((m+y)/(m+t_x)) with
 * m = min(α, β), log-concave: panels of Gauss–Legendre's rule follow its fall
 * until what is left does not count. Nothing overflows at x = 1000 and nothing
 * is singular at α = β or t_x = T, unlike the difference of two 2F1.
 */
export class DeathIntegral {
  /** ln of the ratio; −Infinity where t_x = T. */
  logRatio = -Infinity;
  /** The ratio itself; Infinity where it is too large to be told. */
  ratio = 0;
  /** ∫ alone, divided by the height of its integrand at t_x. */
  area = 0;
  /** Means of ln(α+y), 1/(α+y), ln(β+y), 1/(β+y) over the integrand, relative to T. */
  logAlpha = 0;
  inverseAlpha = 0;
  logBeta = 0;
  inverseBeta = 0;

  /** @param n r + x */
  evaluate(n: number, alpha: number, s: number, beta: number, tx: number, T: number): void {
    const m = Math.min(alpha, beta);
    const base = m + tx;
    const logBase = Math.log(base);
    const whole = Math.log((m + T) / base);
    if (!(whole > 0)) {
      this.logRatio = -Infinity;
      this.ratio = 0;
      this.area = 0;
      return;
    }
    const moreAlpha = alpha - m;
    const moreBeta = beta - m;
    // Relative to y = T; the fall is measured from the height at y = t_x.
    const logAlphaT = Math.log(alpha + T);
    const logBetaT = Math.log(beta + T);
    const top =
      n * (logAlphaT - Math.log(alpha + tx)) + (s + 1) * (logBetaT - Math.log(beta + tx)) + logBase;
    const steepestEver = n + s;
    let sum = 0;
    let sumLogA = 0;
    let sumInverseA = 0;
    let sumLogB = 0;
    let sumInverseB = 0;
    let v = 0;
    while (v < whole) {
      // The slope grows with v, by no more than e^width (and 1) and not beyond n + s.
      const here = base * Math.exp(v);
      const slope = 1 + slopeAt(here, n, s, moreAlpha, moreBeta);
      let width = Math.min(whole - v, LONGEST.width);
      const reached = v + width < whole ? steepestEver : slopeAt(m + T, n, s, moreAlpha, moreBeta);
      const steep = Math.min(reached, slope * Math.exp(width));
      if (steep * width > LONGEST.fall) {
        // e^width ≤ e where the width is at most 1.
        width = Math.min(width, 1, LONGEST.fall / Math.min(reached, slope * Math.E));
      }
      const fall = width * Math.max(1, Math.min(reached, slope * Math.exp(width)));
      let rule = LONGEST;
      for (let k = RULES.length - 1; k >= 0; k--) {
        const shorter = RULES[k];
        if (shorter === undefined || fall > shorter.fall || width > shorter.width) break;
        rule = shorter;
      }
      const { nodes, weights } = rule;
      const before = sum;
      for (let j = 0; j < nodes.length; j++) {
        const at = v + width * (nodes[j] ?? 0);
        const y = base * Math.exp(at);
        const a = y + moreAlpha;
        const b = y + moreBeta;
        const logA = logAlphaT - (moreAlpha === 0 ? logBase + at : Math.log(a));
        const logB = logBetaT - (moreBeta === 0 ? logBase + at : Math.log(b));
        const q = width * (weights[j] ?? 0) * y * Math.exp(n * logA + (s + 1) * logB - top);
        sum += q;
        sumLogA += q * logA;
        sumInverseA += q / a;
        sumLogB += q * logB;
        sumInverseB += q / b;
      }
      v += width;
      // Steeper from here on: what is left is less than this panel's last stretch repeated.
      if (sum - before < 1e-17 * sum) break;
    }
    this.area = sum * base;
    this.logRatio = Math.log(s) + Math.log(sum) + top - logBetaT;
    this.ratio = Math.exp(this.logRatio);
    this.logAlpha = sumLogA / sum;
    this.inverseAlpha = sumInverseA / sum;
    this.logBeta = sumLogB / sum;
    this.inverseBeta = sumInverseB / sum;
  }
}

/** −d/dv of the integrand's logarithm, at m + y = here. */
function slopeAt(here: number, n: number, s: number, moreAlpha: number, moreBeta: number): number {
  return (n * here) / (here + moreAlpha) + ((s + 1) * here) / (here + moreBeta) - 1;
}
