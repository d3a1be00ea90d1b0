import type { PeriodRow, Report } from '../core/report-schema';
import { isoToDay } from '../core/time/calendar';
import type { Formatter } from '../i18n/formatter';
import type { SeriesSummary } from '../i18n/series-summary';

/** Names of the periods: short for the axis, whole for the tooltip. */
export interface PeriodLabels {
  short: string[];
  long: string[];
}

/** Days and weeks over a longer span are told apart by month and year. */
const LONGEST_WITHOUT_YEAR = 330;

/** Labels of a report's periods in its own calendar. */
export function periodLabels(report: Report, f: Formatter): PeriodLabels {
  const { granularity, calendar } = report.settings;
  const starts = report.periods.map((row) => isoToDay(row.start));
  const span = (starts.at(-1) ?? 0) - (starts[0] ?? 0);
  const fine = granularity === 'day' || granularity === 'week';
  const onAxis = fine && span > LONGEST_WITHOUT_YEAR ? 'month' : granularity;
  return {
    short: starts.map((day) => f.periodShort(day, onAxis, calendar)),
    long: starts.map((day) => f.period(day, granularity, calendar))
  };
}

/** A number a chart can draw: null, a gap, for what is unknown or not finite. */
export function drawable(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}

/** The retention rate where it can be measured. */
export function measuredRetention(row: PeriodRow): number | null {
  return row.measurable ? drawable(row.retentionRate) : null;
}

/** Revenue of first orders: what is left of the period's revenue after later orders. */
export function firstOrderRevenue(row: PeriodRow): number {
  const first = row.revenue - row.returningRevenue;
  // Sums in another order differ in their last digits: a bar of −0.0000001 would stretch the axis below 0.
  return Math.abs(first) <= Math.abs(row.revenue) * 1e-9 ? 0 : first;
}

/**
 * Values by period without the open ones, which would make a false low or
 * high; with them where nothing else has a value.
 */
export function overOnly(report: Report, of: (row: PeriodRow) => number | null): (number | null)[] {
  const over = report.periods.map((row) => (row.complete ? of(row) : null));
  return over.some((value) => value !== null) ? over : report.periods.map(of);
}

/**
 * First, last, lowest and highest of a series, as text.
 * @returns null where no point has a value.
 */
export function summarise(
  values: readonly (number | null)[],
  labels: readonly string[],
  show: (value: number) => string
): SeriesSummary | null {
  const points = values.flatMap((value, i) =>
    value === null ? [] : [{ value, label: labels[i] ?? '' }]
  );
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return null;
  const lowest = points.reduce((a, b) => (b.value < a.value ? b : a));
  const highest = points.reduce((a, b) => (b.value > a.value ? b : a));
  return {
    count: points.length,
    first: show(first.value),
    firstLabel: first.label,
    last: show(last.value),
    lastLabel: last.label,
    lowest: show(lowest.value),
    lowestLabel: lowest.label,
    highest: show(highest.value),
    highestLabel: highest.label
  };
}
