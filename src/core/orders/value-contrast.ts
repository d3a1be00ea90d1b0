import type { ReportedDays } from '../time/reported-days';
import type { ObservedOrders, OrderSummary } from './summary';

export interface OrderValueContrast {
  /** Mean amount of customers' first orders; NaN where there are none. */
  first: number;
  /** Mean amount of all later orders; NaN where there are none. */
  later: number;
  laterOrders: number;
  /** Of later − first. */
  standardError: number;
}

/**
 * Mean amounts of first and later orders in the days reported, with the standard error of their
 * difference. Orders of one customer are alike, so the customer is the unit of
 * chance: with u_c = (S_c − n_c·later) / n − (f_c − first) / m the error is
 * √Σ u_c² (the cluster-robust variance of a difference of ratios; Cochran
 * 1977, Sampling Techniques, § 9A).
 * @param summary of the same days
 */
export function orderValueContrast(
  { table }: ObservedOrders,
  summary: OrderSummary,
  { from, to }: ReportedDays
): OrderValueContrast {
  const { customerCount, offsets, day, amount } = table;
  const { starters, laterRevenue, customerOrders } = summary;
  const laterOrders = summary.orders - starters;
  const first = summary.firstRevenue / starters;
  const later = summary.returningRevenue / laterOrders;
  let variance = 0;
  for (let c = 0; c < customerCount; c++) {
    const orders = customerOrders[c] ?? 0;
    if (orders === 0) continue;
    const start = offsets[c] ?? 0;
    const firstDay = day[start] ?? 0;
    const starts = firstDay >= from && firstDay <= to;
    const excess = (laterRevenue[c] ?? 0) - (orders - (starts ? 1 : 0)) * later;
    let deviation = excess / laterOrders;
    if (starts) deviation -= ((amount[start] ?? 0) - first) / starters;
    variance += deviation * deviation;
  }
  return { first, later, laterOrders, standardError: Math.sqrt(variance) };
}
