/** What the present customers did, in months that end where the forecast begins. */
import type { OrderTable } from '../orders/order-table';
import type { PastMonth } from '../schema/forecast';
import { dayToIso } from '../time/calendar';
import { MEAN_MONTH_DAYS } from '../time/spans';

/**
 * Repeat transactions and their amounts, cumulative by month, counted back from
 * the observation end so that the months ahead go on from the last of them.
 * Several orders of a customer on one day are one transaction, as in the
 * models; what is bought on a customer's first day is no repeat. A month that
 * the data do not cover whole is only in the sum that the first entry begins with.
 * @param firstDay day of the first order, `end` the observation end
 * @returns the oldest first; where the data are shorter than a month, one entry
 * @example orders of one customer on days 0 and 40, end 60 → ends 29 Jan (0 orders) and 2 Mar (1 order) of 1970
 */
export function pastMonths(table: OrderTable, firstDay: number, end: number): PastMonth[] {
  const whole = Math.floor((end - firstDay + 1) / MEAN_MONTH_DAYS);
  const ends = Array.from(
    { length: whole + 1 },
    (_, i) => end - Math.round((whole - i) * MEAN_MONTH_DAYS)
  );
  const counts = new Float64Array(ends.length);
  const sums = new Float64Array(ends.length);
  /** Entry that holds the day. */
  const entryOf = (day: number): number => {
    let i = Math.max(0, whole - Math.ceil((end - day) / MEAN_MONTH_DAYS));
    while (i < whole && (ends[i] ?? end) < day) i++;
    while (i > 0 && (ends[i - 1] ?? day) >= day) i--;
    return i;
  };
  for (let c = 0; c < table.customerCount; c++) {
    const from = table.offsets[c] ?? 0;
    const to = table.offsets[c + 1] ?? from;
    const first = table.day[from] ?? 0;
    let last = first;
    for (let i = from; i < to; i++) {
      const day = table.day[i] ?? 0;
      if (day > end) break;
      if (day === first) continue;
      const entry = entryOf(day);
      sums[entry] = (sums[entry] ?? 0) + (table.amount[i] ?? 0);
      if (day !== last) counts[entry] = (counts[entry] ?? 0) + 1;
      last = day;
    }
  }
  let orders = 0;
  let revenue = 0;
  return ends.map((day, i) => {
    orders += counts[i] ?? 0;
    revenue += sums[i] ?? 0;
    return { end: dayToIso(day), orders, revenue };
  });
}
