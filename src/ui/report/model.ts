/**
 * What the report screens derive from a Report: labels in the report's own
 * calendar and currency, comparisons, and the cohort table as it is drawn.
 * Pure, so that each is computed once and can be tested without a page.
 */
import type { Report, Tile, TileKey } from '../../core/report-schema';
import { dayToIso, isoToDay } from '../../core/time/calendar';
import { periodEnd, periodOrdinal } from '../../core/time/periods';
import type { Formatter } from '../../i18n/formatter';

/** Customers from which on rates are worth a headline; the page says so below it. */
export const MEANINGFUL_CUSTOMERS = 100;

/** Formatting bound to one report, so that no component asks again for calendar and currency. */
export interface Dress {
  money: (amount: number) => string;
  moneyShort: (amount: number) => string;
  /** An ISO date. */
  date: (iso: string) => string;
  range: (fromIso: string, toIso: string) => string;
  /** The period, by the ISO date of its first day. */
  period: (startIso: string) => string;
  periodShort: (startIso: string) => string;
}

/** The formatter in the calendar, granularity and currency of the report. */
export function dress(report: Report, f: Formatter): Dress {
  const { calendar, granularity, currency } = report.settings;
  return {
    money: (amount) => f.money(amount, currency),
    moneyShort: (amount) => f.moneyCompact(amount, currency),
    date: (iso) => f.date(isoToDay(iso), calendar),
    range: (from, to) => f.dateRange(isoToDay(from), isoToDay(to), calendar),
    period: (start) => f.period(isoToDay(start), granularity, calendar),
    periodShort: (start) => f.periodShort(isoToDay(start), granularity, calendar)
  };
}

export type Trend = 'up' | 'down' | 'same';
export type Verdict = 'good' | 'bad' | 'neutral';

/** How the last complete period stands against the one before it. */
export interface Comparison {
  trend: Trend;
  /** Whether the change is welcome; a share of revenue is neither. */
  verdict: Verdict;
  /** A difference of rates as a fraction, or a relative change. */
  kind: 'points' | 'ratio';
  /** Signed. */
  difference: number;
}

/** +1 where more is better, −1 where less is, 0 where it depends. */
const WELCOME: Record<TileKey, 1 | -1 | 0> = {
  customers: 1,
  repeatPurchaseRate: 1,
  retentionRate: 1,
  churnRate: -1,
  averageOrderValue: 1,
  revenue: 1,
  returningRevenueShare: 0
};

/** A change smaller than what one decimal of a percent can show. */
const INVISIBLE = 0.0005;

/**
 * Comparison of a tile's last period with the one before; null where either is unknown
 * or the earlier one is 0, which nothing can be divided by.
 * @example churn 0.10 → 0.12: { trend: 'up', verdict: 'bad', kind: 'points', difference: 0.02 }
 */
export function compareTile(
  tile: Pick<Tile, 'key' | 'unit' | 'last' | 'previous'>
): Comparison | null {
  const { last, previous } = tile;
  if (last === null || previous === null) return null;
  const kind = tile.unit === 'rate' ? 'points' : 'ratio';
  if (kind === 'ratio' && previous <= 0) return null;
  const difference = kind === 'points' ? last - previous : last / previous - 1;
  const trend: Trend = Math.abs(difference) < INVISIBLE ? 'same' : difference > 0 ? 'up' : 'down';
  const sign = trend === 'same' ? 0 : trend === 'up' ? 1 : -1;
  const welcome = WELCOME[tile.key] * sign;
  return {
    trend,
    verdict: welcome > 0 ? 'good' : welcome < 0 ? 'bad' : 'neutral',
    kind,
    difference
  };
}

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

/** Shortest span and fewest customers from which the overview speaks of rates at all. */
export function isThin(report: Report): boolean {
  return report.kpis.customers < MEANINGFUL_CUSTOMERS;
}

/** ISO date from which on retention means something: W days after the first order. */
export function measurableFromDay(report: Report): number {
  return isoToDay(report.span.firstDay) + report.settings.lapseWindowDays;
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
