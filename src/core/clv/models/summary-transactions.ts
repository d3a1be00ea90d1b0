/** What the models know of the customers of a list with one row for each. */
import type { CustomerSummary } from '../../orders/customer-summary';
import type { SummaryDays } from '../../summary/summary-days';
import type { Transactions } from './transactions';

/**
 * x, t_x, T and m̄ as the list tells them, or worked out of its days, orders
 * and revenue: T from the first day to the observation end, t_x from the first
 * to the last, x = orders − 1. Who has bought on one day only has x = 0. Times
 * are rounded to whole days. m̄ is the mean of all orders where the list has
 * none of those after the first. Gaps are unknown (NaN).
 * @returns one entry for each customer; null where the list tells too little of days
 * @example first day 0, last 7, 2 orders, and an end of 21 → x 1, t_x 7, T 21
 */
export function summaryTransactions(
  summary: CustomerSummary,
  days: SummaryDays
): Transactions | null {
  const { customerCount: n, frequency, recency, age, monetary, orders, revenue } = summary;
  const { first, last, observationEnd } = days;
  const unit = summary.timeUnitDays ?? 1;
  if (age === null && first === null) return null;
  if (recency === null && (first === null || last === null)) return null;
  const known: Transactions = {
    customer: Uint32Array.from({ length: n }, (_, i) => i),
    x: new Uint32Array(n),
    txDays: new Int32Array(n),
    ageDays: new Int32Array(n),
    spend: new Float64Array(n),
    spendOfAll: new Float64Array(n),
    logGaps: new Float64Array(n).fill(NaN)
  };
  for (let i = 0; i < n; i++) {
    const began = first?.[i] ?? 0;
    const since = recency ? Math.round((recency[i] ?? 0) * unit) : (last?.[i] ?? 0) - began;
    const watched = age ? Math.round((age[i] ?? 0) * unit) : observationEnd - began;
    const count = orders[i] ?? 1;
    // Several orders of one day are one transaction: a list of orders does not tell them apart.
    const x = frequency ? (frequency[i] ?? 0) : since > 0 ? count - 1 : 0;
    const tx = x > 0 ? Math.max(0, since) : 0;
    const each = (revenue[i] ?? NaN) / Math.max(1, count);
    known.x[i] = x;
    known.txDays[i] = tx;
    // A blank age counts as none: nobody is younger than the last order.
    known.ageDays[i] = watched > tx ? watched : tx;
    known.spend[i] = x > 0 ? (monetary?.[i] ?? each) : NaN;
    known.spendOfAll[i] = each;
  }
  return known;
}
