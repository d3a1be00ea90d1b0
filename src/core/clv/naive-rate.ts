/** The forecast that every model has to beat: last year's rate goes on. */
import type { OrderTable } from '../orders/order-table';
import { YEAR_DAYS } from '../time/spans';

/**
 * Expected transactions of each customer in the days ahead, if everybody goes
 * on as in the year before: transactions after the first within the last 365
 * days, by the days watched since then or since the first transaction.
 * Nobody leaves, and who has bought once never does again.
 * @param customer indices in the order table, each with an order by `end`
 * @param end last day known
 * @param days length of the forecast
 * @returns one entry for each of the given customers, from 0
 * @example first order 100 days before the end, 2 more since; 50 days → 1
 */
export function naiveRate(
  table: OrderTable,
  customer: Uint32Array,
  end: number,
  days: number
): Float64Array {
  const expected = new Float64Array(customer.length);
  const yearStart = end - YEAR_DAYS + 1;
  customer.forEach((c, entry) => {
    const from = table.offsets[c] ?? 0;
    const to = table.offsets[c + 1] ?? 0;
    const first = table.day[from] ?? 0;
    let last = first;
    let count = 0;
    for (let i = from + 1; i < to; i++) {
      const day = table.day[i] ?? 0;
      if (day > end) break;
      if (day !== last && day >= yearStart) count++;
      last = day;
    }
    const watched = Math.min(YEAR_DAYS, end - first);
    expected[entry] = watched > 0 ? (count / watched) * days : 0;
  });
  return expected;
}
