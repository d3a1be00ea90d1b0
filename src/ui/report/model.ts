/**
 * What the report screens derive from a Report beside its words. Pure, so that
 * each is computed once and can be tested without a page.
 */
import type { Report } from '../../core/report-schema';
import { REPORT_VIEWS, type ReportView } from '../../state/routes';
import { dayToIso, isoToDay } from '../../core/time/calendar';
import { periodEnd, periodOrdinal } from '../../core/time/periods';

/** Customers from which on rates are worth a headline; the page says so below it. */
export const MEANINGFUL_CUSTOMERS = 100;

/**
 * Points of a sparkline in a box of the given size, y downwards, broken where
 * a value is unknown. A flat series lies in the middle.
 */
export function sparkline(
  series: readonly (number | null)[],
  width: number,
  height: number
): { x: number; y: number }[][] {
  const known = series.filter((value) => value !== null);
  if (known.length === 0) return [];
  const low = Math.min(...known);
  const high = Math.max(...known);
  const step = series.length > 1 ? width / (series.length - 1) : 0;
  const runs: { x: number; y: number }[][] = [];
  let run: { x: number; y: number }[] = [];
  series.forEach((value, index) => {
    if (value === null) {
      if (run.length > 0) runs.push(run);
      run = [];
      return;
    }
    const share = high > low ? (value - low) / (high - low) : 0.5;
    run.push({ x: series.length > 1 ? index * step : width, y: height - share * height });
  });
  if (run.length > 0) runs.push(run);
  return runs;
}

/** Views that only single orders can fill. */
const OF_ORDERS: ReadonlySet<ReportView> = new Set<ReportView>([
  'retention',
  'cohorts',
  'next',
  'groups',
  'compare',
  'tools'
]);

/** Views that the navigation does not list: a button or a link leads to them. */
export const UNLISTED: ReadonlySet<ReportView> = new Set<ReportView>(['compare', 'tools']);

/** Views that the report can fill, in the order of the navigation. */
export function viewsOf({ basis }: Pick<Report, 'basis'>): readonly ReportView[] {
  return basis === 'orders' ? REPORT_VIEWS : REPORT_VIEWS.filter((view) => !OF_ORDERS.has(view));
}

/** Shortest span and fewest customers from which the overview speaks of rates at all. */
export function isThin(report: Report): boolean {
  return report.kpis.customers < MEANINGFUL_CUSTOMERS;
}

/**
 * ISO date of the last day of the period that holds the observation end, where that
 * period is not over: the date on which its numbers become final; else null.
 */
export function openUntil(report: Report): string | null {
  if (report.periods.at(-1)?.complete !== false) return null;
  const scheme = report.settings;
  return dayToIso(periodEnd(scheme, periodOrdinal(scheme, isoToDay(scheme.observationEnd))));
}
