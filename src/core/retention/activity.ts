/** Who is active when: a customer is active on day d when d − last order < W. */
import type { ObservedOrders } from '../orders/summary';
import type { PeriodTable } from '../time/periods';

/** By period; A(d) is the set of customers active on day d. */
export interface Activity {
  /** Size of A(b), b the period's last observed day. */
  atEnd: Int32Array;
  /** In A(b), with the first order ever in the period. */
  fresh: Int32Array;
  /** In A(b), not in the A of the period before, first order before the period. */
  wonBack: Int32Array;
}

/**
 * Sizes of the active sets at the end of every period, and who entered them.
 *
 * An order on day d keeps its customer active at the period ends from d to
 * d + W − 1: a run of periods known from d alone. The union of a customer's
 * runs falls into stretches; each begins with an entry, by a first order or a
 * return, and adds to a difference array, so that the cost is one step an
 * order, whatever the number of periods.
 */
export function activityByPeriod(
  observed: ObservedOrders,
  periods: PeriodTable,
  lapseWindowDays: number
): Activity {
  const { table, ends, firstDay } = observed;
  const { customerCount, offsets, day } = table;
  const { count, periodOfDay } = periods;
  const lastEndOfDay = lastActiveEnd(periods, lapseWindowDays);
  const change = new Int32Array(count + 1);
  const fresh = new Int32Array(count);
  const wonBack = new Int32Array(count);
  for (let c = 0; c < customerCount; c++) {
    const start = offsets[c] ?? 0;
    const end = ends[c] ?? 0;
    if (start === end) continue;
    const firstPeriod = periodOfDay[(day[start] ?? 0) - firstDay] ?? 0;
    // The stretch so far: period ends `low` to `high`; none yet while high < low.
    let low = 0;
    let high = -1;
    for (let i = start; i < end; i++) {
      const offset = (day[i] ?? 0) - firstDay;
      const from = periodOfDay[offset] ?? 0;
      const to = lastEndOfDay[offset] ?? 0;
      if (to < from) continue;
      if (high < low || from > high + 1) {
        if (high >= low) change[high + 1] = (change[high + 1] ?? 0) - 1;
        change[from] = (change[from] ?? 0) + 1;
        const entries = from === firstPeriod ? fresh : wonBack;
        entries[from] = (entries[from] ?? 0) + 1;
        low = from;
      }
      high = to;
    }
    if (high >= low) change[high + 1] = (change[high + 1] ?? 0) - 1;
  }
  const atEnd = new Int32Array(count);
  let active = 0;
  for (let p = 0; p < count; p++) {
    active += change[p] ?? 0;
    atEnd[p] = active;
  }
  return { atEnd, fresh, wonBack };
}

/**
 * For each day of the span, the last period at whose end an order of that day
 * still counts; before the day's own period where it lapses within it.
 */
function lastActiveEnd(periods: PeriodTable, lapseWindowDays: number): Int32Array {
  const { firstDay, lastDay, count, periodOfDay } = periods;
  const lastEnd = new Int32Array(periodOfDay.length);
  for (let d = firstDay; d <= lastDay; d++) {
    const lapsed = d + lapseWindowDays;
    lastEnd[d - firstDay] =
      lapsed > lastDay ? count - 1 : (periodOfDay[lapsed - firstDay] ?? 0) - 1;
  }
  return lastEnd;
}

/** Of the customers active on day `from`, how many are active on day `to`. */
export interface Kept {
  atStart: number;
  retained: number;
}

/**
 * Counts A(from) and its customers that are in A(to).
 * @param from day number before `to`
 * @param to day number, at most the observation end
 */
export function keptBetween(
  observed: ObservedOrders,
  from: number,
  to: number,
  lapseWindowDays: number
): Kept {
  const { table, ends } = observed;
  const { customerCount, offsets, day } = table;
  let atStart = 0;
  let retained = 0;
  for (let c = 0; c < customerCount; c++) {
    const start = offsets[c] ?? 0;
    let i = (ends[c] ?? 0) - 1;
    if (i < start || (day[start] ?? 0) > from) continue;
    while (i >= start && (day[i] ?? 0) > to) i--;
    const activeAtEnd = i >= start && to - (day[i] ?? 0) < lapseWindowDays;
    while (i >= start && (day[i] ?? 0) > from) i--;
    if (i < start || from - (day[i] ?? 0) >= lapseWindowDays) continue;
    atStart++;
    if (activeAtEnd) retained++;
  }
  return { atStart, retained };
}
