/** Cohorts: the customers whose first order falls in one period, followed by period. */
import type { ObservedOrders } from '../orders/summary';
import { forEachAdjustment } from '../orders/summary';
import type { CohortRow, Cohorts } from '../report-schema';
import type { Granularity } from '../settings';
import { dayToIso } from '../time/calendar';
import type { PeriodScheme, PeriodTable } from '../time/periods';
import { periodLabel, periodTable, periodsBetween } from '../time/periods';

/**
 * Most periods a cohort table may have; its cells grow with their square.
 * Days reach it after 4 years, weeks after 28.
 */
export const MAX_COHORT_PERIODS = 1500;

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
 * A span of more than {@link MAX_COHORT_PERIODS} periods is bucketed one step
 * coarser until it fits; `granularity` names the one used. Refunds without an
 * order lower the revenue of their customer's cohort on their day, where it is
 * not before the customer's first order.
 */
export function cohortTables(observed: ObservedOrders, wanted: PeriodScheme): Cohorts {
  const periods = cohortPeriods(observed, wanted);
  const { count } = periods;
  const cells = fillCells(observed, periods);
  const rows: CohortRow[] = [];
  const lastComplete = (periods.starts[count] ?? 0) - 1 <= observed.observationEnd;
  for (let first = 0; first < count; first++) {
    const base = rowBase(first, count);
    const size = cells.active[base] ?? 0;
    if (size === 0) continue;
    const length = count - first;
    const slice = (values: Int32Array | Float64Array): number[] =>
      Array.from(values.subarray(base, base + length));
    const complete = new Array<boolean>(length).fill(true);
    complete[length - 1] = lastComplete;
    rows.push({
      start: dayToIso(periods.starts[first] ?? 0),
      label: periodLabel(periods.scheme, periods.firstOrdinal + first),
      size,
      active: slice(cells.active),
      activeOnOrAfter: sumsFromEnd(slice(cells.lastOrder)),
      returnedBy: sumsFromStart(slice(cells.secondOrder)),
      orders: slice(cells.orders),
      revenue: slice(cells.revenue),
      complete
    });
  }
  return {
    granularity: periods.scheme.granularity,
    calendar: periods.scheme.calendar,
    rows,
    average: weightedAverage(rows, count, (row) => row.active),
    averageOnOrAfter: weightedAverage(rows, count, (row) => row.activeOnOrAfter),
    averageReturnedBy: weightedAverage(rows, count, (row) => row.returnedBy)
  };
}

function cohortPeriods(
  { firstDay, observationEnd }: ObservedOrders,
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

/** One triangle of cells each: cohort `first`, offset k at `rowBase(first) + k`. */
interface Cells {
  active: Int32Array;
  /** Customers by the offset of their last order. */
  lastOrder: Int32Array;
  /** Customers by the offset of their second order. */
  secondOrder: Int32Array;
  orders: Int32Array;
  revenue: Float64Array;
}

const rowBase = (first: number, count: number): number => first * count - (first * (first - 1)) / 2;

function fillCells(observed: ObservedOrders, periods: PeriodTable): Cells {
  const { table, ends, firstDay } = observed;
  const { customerCount, offsets, day, amount } = table;
  const { count, periodOfDay } = periods;
  const size = rowBase(count, count);
  const active = new Int32Array(size);
  const lastOrder = new Int32Array(size);
  const secondOrder = new Int32Array(size);
  const orders = new Int32Array(size);
  const revenue = new Float64Array(size);
  for (let c = 0; c < customerCount; c++) {
    const start = offsets[c] ?? 0;
    const end = ends[c] ?? 0;
    if (start === end) continue;
    const first = periodOfDay[(day[start] ?? 0) - firstDay] ?? 0;
    // Adding a period to it gives the cell.
    const base = rowBase(first, count) - first;
    let cell = -1;
    for (let i = start; i < end; i++) {
      const current = base + (periodOfDay[(day[i] ?? 0) - firstDay] ?? 0);
      if (current !== cell) {
        active[current] = (active[current] ?? 0) + 1;
        cell = current;
      }
      orders[cell] = (orders[cell] ?? 0) + 1;
      revenue[cell] = (revenue[cell] ?? 0) + (amount[i] ?? 0);
      if (i === start + 1) secondOrder[cell] = (secondOrder[cell] ?? 0) + 1;
    }
    lastOrder[cell] = (lastOrder[cell] ?? 0) + 1;
  }
  forEachAdjustment(observed, (customer, d, change) => {
    const start = offsets[customer] ?? 0;
    if (start >= (ends[customer] ?? 0)) return;
    const firstOrderDay = day[start] ?? 0;
    if (d < firstOrderDay) return;
    const first = periodOfDay[firstOrderDay - firstDay] ?? 0;
    const cell = rowBase(first, count) - first + (periodOfDay[d - firstDay] ?? 0);
    revenue[cell] = (revenue[cell] ?? 0) + change;
  });
  return { active, lastOrder, secondOrder, orders, revenue };
}

function sumsFromStart(values: number[]): number[] {
  let sum = 0;
  return values.map((value) => (sum += value));
}

function sumsFromEnd(values: number[]): number[] {
  return sumsFromStart(values.reverse()).reverse();
}
