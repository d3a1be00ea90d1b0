import type { ObservedOrders, OrderSummary } from './summary';

export interface OrderValueContrast {
  /** Mean amount of customers' first orders. */
  first: number;
  /** Mean amount of all later orders; NaN where there are none. */
  later: number;
  laterOrders: number;
  /** Of later − first. */
  standardError: number;
}

/**
 * Mean amounts of first and later orders, with the standard error of their
 * difference. Orders of one customer are alike, so the customer is the unit of
 * chance: with u_c = (S_c − n_c·later) / n − (f_c − first) / m the error is
 * √Σ u_c² (the cluster-robust variance of a difference of ratios; Cochran
 * 1977, Sampling Techniques, § 9A).
 */
export function orderValueContrast(
  { table, ends, customers, orders }: ObservedOrders,
  { firstRevenue, returningRevenue, laterRevenue }: OrderSummary
): OrderValueContrast {
  const { customerCount, offsets, amount } = table;
  const laterOrders = orders - customers;
  const first = firstRevenue / customers;
  const later = returningRevenue / laterOrders;
  let variance = 0;
  for (let c = 0; c < customerCount; c++) {
    const start = offsets[c] ?? 0;
    const end = ends[c] ?? 0;
    if (start === end) continue;
    const excess = (laterRevenue[c] ?? 0) - (end - start - 1) * later;
    const deviation = excess / laterOrders - ((amount[start] ?? 0) - first) / customers;
    variance += deviation * deviation;
  }
  return { first, later, laterOrders, standardError: Math.sqrt(variance) };
}
