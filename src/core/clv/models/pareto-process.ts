/**
 * Buying at rate λ ~ Gamma(n, A) until a death that comes at rate
 * μ ~ Gamma(s, B): what Pareto/NBD expects of a customer who is alive.
 */
import { expIntegralScaled } from '../../math/exp-integral';
import { decayIntegral } from '../../math/log-space';
import { gaussLegendre } from '../../math/quadrature';
import { negativeBinomial } from './beta-geometric';
import type { WhileAlive } from './lifetime-model';
import { checkHorizon } from './lifetime-model';

/** Discounting by less than this over the whole horizon is lost in rounding. */
const NO_DISCOUNT = 1e-8;
const RULE = gaussLegendre(16);

/**
 * (n/A) · B/(s − 1) · (1 − (B/(B + t))^(s−1)); (n/A) · B · ln(1 + t/B) at s = 1.
 *
 * Source: Fader & Hardie (2005), "A Note on Deriving the Pareto/NBD Model and
 * Related Expressions": the mean, and given λ's and μ's distributions at T the conditional mean.
 */
export function expectedUntilDeath(n: number, A: number, s: number, B: number, t: number): number {
  return (n / A) * B * decayIntegral(s - 1, Math.log1p(t / B));
}

/**
 * (n/A) ∫ over u from 0 to t of e^(−δu) (B/(B + u))^s: to infinity it is
 * (n/A) · B · eʸ E_s(y) with y = δB, which is the Ψ of the source.
 *
 * Source: Fader, Hardie & Lee (2005), "RFM and CLV: Using Iso-Value Curves for
 * Customer Base Analysis", Journal of Marketing Research 42, the DERT for t infinite.
 * @throws RangeError where the sum has no end.
 */
export function discountedUntilDeath(
  n: number,
  A: number,
  s: number,
  B: number,
  t: number,
  discountRate: number
): number {
  checkHorizon(t, discountRate);
  if (discountRate * t < NO_DISCOUNT) return expectedUntilDeath(n, A, s, B, t);
  const forever = B * expIntegralScaled(s, discountRate * B);
  if (t === Infinity) return (n / A) * forever;
  const kept = Math.exp(-discountRate * t - s * Math.log1p(t / B));
  return (n / A) * (forever - kept * (B + t) * expIntegralScaled(s, discountRate * (B + t)));
}

/**
 * P(k transactions in (0, t]): either alive throughout, or dead at u in (0, t]
 * after k transactions, u integrated out on a logarithmic scale.
 *
 * Source: Fader & Hardie (2006), "Deriving an Expression for P(X(t) = x) under
 * the Pareto/NBD Model", before its closed form.
 */
export function countsUntilDeath(
  n: number,
  A: number,
  s: number,
  B: number,
  t: number,
  most: number
): Float64Array {
  const counts = negativeBinomial(n, A, t, most).map((p) => p * (B / (B + t)) ** s);
  if (!(t > 0)) return counts;
  // Panels short enough for the steepest factor, (A + u)^(−n−k) or the rise of u^k.
  const m = Math.min(A, B);
  const whole = Math.log1p(t / m);
  const panels = Math.ceil(whole * (1 + Math.sqrt(n + most)));
  const width = whole / panels;
  for (let panel = 0; panel < panels; panel++) {
    RULE.nodes.forEach((node, j) => {
      const v = (panel + node) * width;
      const u = m * Math.expm1(v);
      const density = (s / (B + u)) * (B / (B + u)) ** s;
      const share = (RULE.weights[j] ?? 0) * width * (m + u) * density;
      const arrivals = negativeBinomial(n, A, u, most);
      for (let k = 0; k <= most; k++) counts[k] = (counts[k] ?? 0) + share * (arrivals[k] ?? 0);
    });
  }
  return counts;
}

/** A customer alive now, λ ~ Gamma(n, A) and μ ~ Gamma(s, B). */
export function paretoAhead(n: number, A: number, s: number, B: number): WhileAlive {
  return {
    expected: (t) => expectedUntilDeath(n, A, s, B, t),
    discounted: (t, discountRate) => discountedUntilDeath(n, A, s, B, t, discountRate),
    counts: (t, most) => countsUntilDeath(n, A, s, B, t, most)
  };
}
