import type { Report } from '../core/report-schema';
import { isoToDay } from '../core/time/calendar';
import type { Formatter } from './formatter';

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

/** Day number from which on retention means something: W days after the first order. */
export function measurableFromDay(report: Report): number {
  return isoToDay(report.span.firstDay) + report.settings.lapseWindowDays;
}
