/** How regularly customers buy, before any model is fitted. */
import { digamma } from '../../math/gamma';
import type { TransactionRows } from './rows';

/** ln k beyond which nobody's gaps tell anything. */
const WIDEST = Math.log(200);
const PRECISION = 1e-4;

/**
 * The shape k of the times between transactions, taken to be Gamma with a rate
 * of each customer's own: 1 where they buy at random, above where they buy
 * regularly, below where in bursts.
 *
 * Given x and t_x, a customer's gaps are shares of t_x that follow Dirichlet's
 * distribution with x parameters k, whatever the rate, whoever leaves and when
 * the watching ends. So k has the greatest likelihood where
 * Σ (Σ ln gap − x ln t_x) = Σ x (ψ(k) − ψ(kx)) over the customers. Customers
 * with x ≤ 1 say nothing of it.
 *
 * Source: Wheat & Morrison (1990), "Estimating Purchase Regularity with Two
 * Interpurchase Times", Journal of Marketing Research 27: the case x = 2, where
 * the distribution is Beta(k, k). All gaps are used here.
 * @returns NaN where nobody has two gaps, or gaps are unknown; Infinity where all are alike
 * @example gaps at random: about 1; every third tick of a clock at random: about 3
 */
export function gapShape(rows: TransactionRows): number {
  const { x: xs, txAt, times, weight, blocks, totalLogGaps } = rows;
  let shares = totalLogGaps;
  let several = 0;
  const sizes: { x: number; transactions: number }[] = [];
  for (let g = 0; g + 1 < blocks.length; g++) {
    const from = blocks[g] ?? 0;
    const to = blocks[g + 1] ?? 0;
    const x = xs[from] ?? 0;
    if (x === 0) continue;
    let customers = 0;
    for (let i = from; i < to; i++) {
      const tx = times[txAt[i] ?? 0] ?? 0;
      if (tx === 0) continue;
      customers += weight[i] ?? 0;
      shares -= (weight[i] ?? 0) * x * Math.log(tx);
    }
    if (x > 1) several += customers;
    sizes.push({ x, transactions: x * customers });
  }
  if (several === 0 || Number.isNaN(shares)) return NaN;
  // Rises with k: the more regular, the nearer are all gaps to a share of 1/x.
  const excess = (k: number): number =>
    sizes.reduce(
      (sum, { x, transactions }) => sum + transactions * (digamma(k) - digamma(k * x)),
      0
    );
  let low = -WIDEST;
  let high = WIDEST;
  if (excess(Math.exp(high)) <= shares) return Infinity;
  while (high - low > PRECISION) {
    const middle = (low + high) / 2;
    if (excess(Math.exp(middle)) < shares) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}
