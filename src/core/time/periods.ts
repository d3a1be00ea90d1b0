/**
 * Days, weeks, months, quarters and years of both calendars.
 *
 * Every period has an *ordinal*, its place on an endless axis of periods of
 * the same kind, so that the number of periods between two days is a
 * difference of ordinals. {@link periodTable} lays out the periods of a span
 * with one array look-up a day, for loops over many orders.
 */
import type { Granularity, WeekStart } from '../settings';
import type { CalendarId } from './calendar';
import { civilToDay, dayToCivil, dayToIso } from './calendar';

/** What kind of period is meant. A `Settings` value is one. */
export interface PeriodScheme {
  granularity: Granularity;
  calendar: CalendarId;
  /** Heeded for weeks only. */
  weekStart: WeekStart;
}

/** Days to add so that floor(day / 7) counts weeks: 1970-01-01 was a Thursday. */
const WEEK_SHIFT: Record<WeekStart, number> = { monday: 3, saturday: 5 };

/**
 * Ordinal of the period that holds a day.
 * @example periodOrdinal({ granularity: 'month', calendar: 'gregory', weekStart: 'monday' }, 0) === 1970 * 12
 */
export function periodOrdinal(scheme: PeriodScheme, day: number): number {
  switch (scheme.granularity) {
    case 'day':
      return day;
    case 'week':
      return Math.floor((day + WEEK_SHIFT[scheme.weekStart]) / 7);
    case 'month': {
      const { year, month } = dayToCivil(scheme.calendar, day);
      return year * 12 + month - 1;
    }
    case 'quarter': {
      const { year, month } = dayToCivil(scheme.calendar, day);
      return year * 4 + Math.floor((month - 1) / 3);
    }
    case 'year':
      return dayToCivil(scheme.calendar, day).year;
  }
}

/**
 * First day of the period with the given ordinal; the inverse of {@link periodOrdinal}.
 * @example periodStart({ granularity: 'year', calendar: 'gregory', weekStart: 'monday' }, 1970) === 0
 */
export function periodStart(scheme: PeriodScheme, ordinal: number): number {
  switch (scheme.granularity) {
    case 'day':
      return ordinal;
    case 'week':
      return 7 * ordinal - WEEK_SHIFT[scheme.weekStart];
    case 'month': {
      const year = Math.floor(ordinal / 12);
      return civilToDay(scheme.calendar, year, ordinal - year * 12 + 1, 1);
    }
    case 'quarter': {
      const year = Math.floor(ordinal / 4);
      return civilToDay(scheme.calendar, year, (ordinal - year * 4) * 3 + 1, 1);
    }
    case 'year':
      return civilToDay(scheme.calendar, ordinal, 1, 1);
  }
}

/** Last day of the period with the given ordinal. */
export function periodEnd(scheme: PeriodScheme, ordinal: number): number {
  return periodStart(scheme, ordinal + 1) - 1;
}

/**
 * Number of period boundaries from one day to another: 0 within one period,
 * 1 from a month to the next, negative where `to` lies before.
 * @example periodsBetween(monthly, isoToDay('2024-01-31'), isoToDay('2024-02-01')) === 1
 */
export function periodsBetween(scheme: PeriodScheme, from: number, to: number): number {
  return periodOrdinal(scheme, to) - periodOrdinal(scheme, from);
}

const padded = (value: number, width: number): string => String(value).padStart(width, '0');

/**
 * Label of a period, the same in every language: 2024-03-01, 2024-W09,
 * 2024-03, 2024-Q1, 2024; in the Solar Hijri calendar 1402-12-11, 1402-W50,
 * 1402-12, 1402-Q4, 1402.
 *
 * A week belongs to the year of the calendar that holds its fourth day, and so
 * most of its days, and is numbered from 1 within it. For weeks from Monday in
 * the Gregorian calendar that is ISO 8601; for weeks from Saturday, and in the
 * Solar Hijri calendar, it is the same rule carried over.
 */
export function periodLabel(scheme: PeriodScheme, ordinal: number): string {
  const start = periodStart(scheme, ordinal);
  switch (scheme.granularity) {
    case 'day': {
      if (scheme.calendar === 'gregory') return dayToIso(start);
      const { year, month, day } = dayToCivil(scheme.calendar, start);
      return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
    }
    case 'week': {
      const fourthDay = start + 3;
      const { year } = dayToCivil(scheme.calendar, fourthDay);
      const week = Math.floor((fourthDay - civilToDay(scheme.calendar, year, 1, 1)) / 7) + 1;
      return `${padded(year, 4)}-W${padded(week, 2)}`;
    }
    case 'month': {
      const { year, month } = dayToCivil(scheme.calendar, start);
      return `${padded(year, 4)}-${padded(month, 2)}`;
    }
    case 'quarter': {
      const year = Math.floor(ordinal / 4);
      return `${padded(year, 4)}-Q${ordinal - year * 4 + 1}`;
    }
    case 'year':
      return padded(ordinal, 4);
  }
}

/** The periods that touch a span of days, numbered from 0 without gaps. */
export interface PeriodTable {
  scheme: PeriodScheme;
  /** First and last day of the span, both included. */
  firstDay: number;
  lastDay: number;
  /** Number of periods, at least 1. */
  count: number;
  /** Ordinal of period 0. */
  firstOrdinal: number;
  /** First day of each period, and of the one after the last: length count + 1. */
  starts: Int32Array;
  /** Period of each day of the span: entry `day - firstDay`. */
  periodOfDay: Int32Array;
}

/**
 * Lays out the periods from the one that holds `firstDay` to the one that
 * holds `lastDay`. Cost: one step a day of the span.
 * @throws RangeError where lastDay is before firstDay.
 * @example periodTable(monthly, isoToDay('2024-01-15'), isoToDay('2024-03-02')).count === 3
 */
export function periodTable(scheme: PeriodScheme, firstDay: number, lastDay: number): PeriodTable {
  if (!(lastDay >= firstDay)) throw new RangeError(`no days from ${firstDay} to ${lastDay}`);
  const firstOrdinal = periodOrdinal(scheme, firstDay);
  const count = periodOrdinal(scheme, lastDay) - firstOrdinal + 1;
  const starts = new Int32Array(count + 1);
  for (let p = 0; p <= count; p++) starts[p] = periodStart(scheme, firstOrdinal + p);
  const periodOfDay = new Int32Array(lastDay - firstDay + 1);
  for (let p = 0; p < count; p++) {
    periodOfDay.fill(p, Math.max(0, at(starts, p) - firstDay), at(starts, p + 1) - firstDay);
  }
  return { scheme, firstDay, lastDay, count, firstOrdinal, starts, periodOfDay };
}

const at = (array: Int32Array, index: number): number => array[index] ?? 0;
