/** The forecast that every model has to beat: last year's rate goes on. */
import type { OrderTable } from '../../orders/order-table';
import { YEAR_DAYS } from '../../time/spans';

/**
 * Expected transactions of each customer in the days ahead, if everybody goes
 * on as in the year before: as many after the first as in the last 365 days,
 * in proportion to the days ahead. Nobody leaves, and who has bought once never
 * does again.
 *
 * The year is the shop's, not the customer's: who ordered twice in the first
 * three days would else be given a rate of hundreds a year. Only a shop that is
 * younger than a year is counted by its own days, from the first order of all.
 * @param customer indices in the order table, each with an order by `end`
 * @param end last day known
 * @param days length of the forecast
 * @returns one entry for each of the given customers, from 0
 * @example 4 transactions after the first in the last 365 days; 73 days → 0.8
 */
export function naiveRate(
  table: OrderTable,
  customer: Uint32Array,
  end: number,
  days: number
): Float64Array {
  const expected = new Float64Array(customer.length);
  const yearStart = end - YEAR_DAYS + 1;
  let firstDay = end;
  customer.forEach((c, entry) => {
    const from = table.offsets[c] ?? 0;
    const to = table.offsets[c + 1] ?? 0;
    let last = table.day[from] ?? 0;
    firstDay = Math.min(firstDay, last);
    let count = 0;
    for (let i = from + 1; i < to; i++) {
      const day = table.day[i] ?? 0;
      if (day > end) break;
      if (day !== last && day >= yearStart) count++;
      last = day;
    }
    expected[entry] = count;
  });
  // Nobody can come again on the first day of all.
  const watched = Math.min(YEAR_DAYS, end - firstDay);
  return expected.map((count) => (watched > 0 ? (count * days) / watched : 0));
}
