/** The days behind a list of customers: written in it, or worked out of t_x and T. */
import type { CustomerSummary } from '../orders/customer-summary';
import type { SummaryReport } from '../report-schema';

export interface SummaryDays {
  /** Day numbers by customer; null where the list does not tell. */
  first: Int32Array | null;
  last: Int32Array | null;
  observationEnd: number;
  source: SummaryReport['observationEndSource'];
  /** First and last day that is known of any customer. */
  firstKnown: number;
  lastKnown: number;
}

/**
 * Day numbers of first and last orders, and the observation end. T counts
 * back from the day that the list gives for its end, else from the user's.
 * @param chosenEnd day number that the user set, or null
 * @throws RangeError where neither the list nor the user tells any day.
 */
export function daysOf(summary: CustomerSummary, chosenEnd: number | null): SummaryDays {
  const { age, recency, timeUnitDays } = summary;
  const unit = timeUnitDays ?? 1;
  const listEnd = summary.observationEnd ?? chosenEnd;
  let first = summary.firstDay;
  if (first === null && summary.lastDay !== null && recency !== null) {
    first = summary.lastDay.map((day, i) => day - Math.round((recency[i] ?? 0) * unit));
  } else if (first === null && age !== null && listEnd !== null) {
    first = Int32Array.from(age, (time) => listEnd - Math.round(time * unit));
  }
  let last = summary.lastDay;
  if (last === null && first !== null && recency !== null) {
    last = first.map((day, i) => day + Math.round((recency[i] ?? 0) * unit));
  }
  let firstKnown = Infinity;
  let lastKnown = -Infinity;
  for (const days of [first, last]) {
    for (const day of days ?? []) {
      if (day < firstKnown) firstKnown = day;
      if (day > lastKnown) lastKnown = day;
    }
  }
  if (firstKnown > lastKnown) {
    if (listEnd === null) throw new RangeError('the list tells no day, and none is set');
    firstKnown = listEnd;
    lastKnown = listEnd;
  }
  const known = { first, last, firstKnown, lastKnown };
  if (chosenEnd !== null && chosenEnd >= lastKnown) {
    return { ...known, observationEnd: chosenEnd, source: 'user' };
  }
  if (summary.observationEnd !== null && summary.observationEnd >= lastKnown) {
    return { ...known, observationEnd: summary.observationEnd, source: 'list' };
  }
  return { ...known, observationEnd: lastKnown, source: 'last-order' };
}
