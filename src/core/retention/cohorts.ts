/** Cohorts: the customers whose first order falls in one period, followed by period. */
import type { ObservedOrders } from '../orders/summary';
import { forEachAdjustment } from '../orders/summary';
import type { CohortRow, Cohorts } from '../report-schema';
import type { Granularity } from '../settings';
import { dayToIso } from '../time/calendar';
import type { PeriodScheme, PeriodTable } from '../time/periods';
import { periodLabel, periodTable, periodsBetween } from '../time/periods';
import type { ReportedDays } from '../time/reported-days';
import type { Tally } from './tally';

/**
 * Most periods a cohort table may have; its cells grow with their square, and
 * with them the message to the page and the results file. Days reach it after
 * 20 months, weeks after 11 years.
 */
const MAX_COHORT_PERIODS = 600;

const COARSER: Record<Granularity, Granularity | null> = {
  day: 'week',
  week: 'month',
  month: 'quarter',
  quarter: 'year',
  year: null
};

/**
 * The cohort tables: a row for each period in which somebody started, with
 * entry k for the k-th period after it, up to the one of the observation end.
 *
 * Refunds without an order lower the revenue of their customer's cohort on
 * their day, where it is not before the customer's first order. They are taken
 * off the tally's cells: make the period rows first.
 *
 * Only the cohorts that begin in the days reported have a row, followed to the
 * observation end; the averages are theirs.
 * @param tally of the same orders, by cohort
 * @param completeOnly leaves out the running period: its cohort and its cells
 * @throws RangeError for a tally that is not by cohort.
 */
export function cohortTables(
  observed: ObservedOrders,
  tally: Tally,
  { from, to }: ReportedDays,
  completeOnly: boolean
): Cohorts {
  if (!tally.byCohort) throw new RangeError('the tally is not by cohort');
  refundCells(observed, tally);
  const { periods } = tally;
  const lastComplete = (periods.starts[periods.count] ?? 0) - 1 <= observed.observationEnd;
  const count = completeOnly && !lastComplete ? periods.count - 1 : periods.count;
  const rows: CohortRow[] = [];
  // Periods that begin before the days reported.
  let earlier = 0;
  for (let first = 0; first < count; first++) {
    const start = periods.starts[first] ?? 0;
    if (start < from) earlier = first + 1;
    if (start < from || start > to) continue;
    const size = tally.starters[first] ?? 0;
    if (size === 0) continue;
    const length = count - first;
    const firstCell = (tally.base[first] ?? 0) + first;
    const slice = (values: Int32Array | Float64Array): number[] =>
      Array.from(values.subarray(firstCell, firstCell + length));
    const complete = new Array<boolean>(length).fill(true);
    complete[length - 1] = lastComplete || completeOnly;
    rows.push({
      start: dayToIso(start),
      label: periodLabel(periods.scheme, periods.firstOrdinal + first),
      size,
      active: slice(tally.buyers),
      // An order in the running period is one after the others, also where it has no cell.
      activeOnOrAfter: sumsFromEnd(
        Array.from(tally.lastOrders.subarray(firstCell, firstCell + periods.count - first))
      ).slice(0, length),
      returnedBy: sumsFromStart(slice(tally.secondOrders)),
      orders: slice(tally.orders),
      revenue: slice(tally.revenue),
      complete
    });
  }
  return {
    granularity: periods.scheme.granularity,
    calendar: periods.scheme.calendar,
    rows,
    average: weightedAverage(rows, count - earlier, (row) => row.active),
    averageOnOrAfter: weightedAverage(rows, count - earlier, (row) => row.activeOnOrAfter),
    averageReturnedBy: weightedAverage(rows, count - earlier, (row) => row.returnedBy)
  };
}

/**
 * The periods by which cohorts are bucketed: as wanted, or one or more steps
 * coarser where the span has more than {@link MAX_COHORT_PERIODS} of them.
 */
export function cohortPeriods(
  firstDay: number,
  observationEnd: number,
  wanted: PeriodScheme
): PeriodTable {
  let scheme = wanted;
  let coarser = COARSER[scheme.granularity];
  while (
    coarser !== null &&
    periodsBetween(scheme, firstDay, observationEnd) >= MAX_COHORT_PERIODS
  ) {
    scheme = { ...scheme, granularity: coarser };
    coarser = COARSER[coarser];
  }
  return periodTable(scheme, firstDay, observationEnd);
}

/**
 * Σ of a view at offset k / Σ size, over the cohorts whose offset k is
 * complete; null where there is none.
 */
function weightedAverage(
  rows: readonly CohortRow[],
  count: number,
  view: (row: CohortRow) => readonly number[]
): (number | null)[] {
  const sums = new Float64Array(count);
  const sizes = new Float64Array(count);
  for (const row of rows) {
    const values = view(row);
    for (let k = 0; k < values.length; k++) {
      if (row.complete[k] !== true) continue;
      sums[k] = (sums[k] ?? 0) + (values[k] ?? 0);
      sizes[k] = (sizes[k] ?? 0) + row.size;
    }
  }
  return Array.from(sums, (sum, k) => ((sizes[k] ?? 0) > 0 ? sum / (sizes[k] ?? 0) : null));
}

/** Takes refunds without an order off their customers' cells. */
function refundCells(observed: ObservedOrders, { base, periods, revenue }: Tally): void {
  const { table, ends, firstDay } = observed;
  forEachAdjustment(observed, (customer, day, change) => {
    const start = table.offsets[customer] ?? 0;
    if (start >= (ends[customer] ?? 0)) return;
    const firstOrderDay = table.day[start] ?? 0;
    if (day < firstOrderDay) return;
    const cohort = periods.periodOfDay[firstOrderDay - firstDay] ?? 0;
    const cell = (base[cohort] ?? 0) + (periods.periodOfDay[day - firstDay] ?? 0);
    revenue[cell] = (revenue[cell] ?? 0) + change;
  });
}

function sumsFromStart(values: number[]): number[] {
  let sum = 0;
  return values.map((value) => (sum += value));
}

function sumsFromEnd(values: number[]): number[] {
  return sumsFromStart(values.reverse()).reverse();
}
