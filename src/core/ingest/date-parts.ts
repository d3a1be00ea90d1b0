/** Years, calendars and existing days: what the readers of dates share. */
import { daysInMonth, gregorianToDay, persianToDay } from '../time/calendar';
import type { CalendarId } from '../time/calendar';

/** Stands for a cell without a readable date. */
export const NO_DATE = -0x80000000;

export const FIRST_GREGORIAN_YEAR = 1900;
const LAST_GREGORIAN_YEAR = 2199;
const FIRST_PERSIAN_YEAR = 1300;
const LAST_PERSIAN_YEAR = 1450;

/** Day number of the spreadsheet serial 0 (1899-12-30). */
export const EXCEL_EPOCH = -25569;
/** Days by which a workbook that counts from 1904 lags behind the others. */
export const EXCEL_1904_SHIFT = 1462;
export const FIRST_EXCEL_SERIAL = 20000;
export const LAST_EXCEL_SERIAL = 60000;

export const SECONDS_PER_DAY = 86400;

/** Day number where the date exists in that calendar, else NO_DATE. */
export function dayOf(calendar: CalendarId, year: number, month: number, day: number): number {
  if (day < 1 || month < 1 || month > 12) return NO_DATE;
  if (day > 28 && day > daysInMonth(calendar, year, month)) return NO_DATE;
  return calendar === 'persian' ? persianToDay(year, month, day) : gregorianToDay(year, month, day);
}

/** Calendar that a four-digit year belongs to, or null for a year outside both. */
export function calendarOf(year: number): CalendarId | null {
  if (year >= FIRST_GREGORIAN_YEAR && year <= LAST_GREGORIAN_YEAR) return 'gregory';
  return year >= FIRST_PERSIAN_YEAR && year <= LAST_PERSIAN_YEAR ? 'persian' : null;
}

/** Year of two digits: 00–69 is 2000–2069, 70–99 is 1970–1999; in Jalali 1350–1449. */
export function fullYear(year: number, calendar: CalendarId): number {
  if (year >= 100) return year;
  if (calendar === 'persian') return year < 50 ? 1400 + year : 1300 + year;
  return year < 70 ? 2000 + year : 1900 + year;
}
