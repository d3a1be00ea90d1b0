/** A date as it is typed, part by part, in the calendar of the report. */
import { civilToDay, daysInMonth, dayToCivil, type CalendarId } from '../../../core/time/calendar';
import type { LocaleId } from '../../../i18n/formatter';
import { parseUserNumber } from '../../../i18n/parse-number';

/** `month` counts from 1; day and year as the user writes them. */
export interface DateParts {
  day: string;
  month: number;
  year: string;
}

/** Years in which a shop can have been at work, by calendar: what lies outside is a slip, or the other calendar. */
const YEARS: Record<CalendarId, readonly [number, number]> = {
  gregory: [1900, 2200],
  persian: [1279, 1579]
};

/**
 * Parts of a day number, as they are shown for editing.
 * @param digits writes a number without grouping, in the digits of the language
 */
export function partsOf(
  day: number,
  calendar: CalendarId,
  digits: (n: number) => string
): DateParts {
  const date = dayToCivil(calendar, day);
  return { day: digits(date.day), month: date.month, year: digits(date.year) };
}

/**
 * Day number of a typed date; null where there is no such day. Digits may be
 * those of any of the three languages.
 * @example dayOfParts({ day: '۳۰', month: 12, year: '۱۴۰۲' }, 'persian', 'fa') → null: Esfand 1402 has 29 days
 */
export function dayOfParts(
  parts: DateParts,
  calendar: CalendarId,
  locale: LocaleId
): number | null {
  const whole = (text: string): number | null => {
    const number = parseUserNumber(text, locale);
    return number && !number.percent && Number.isInteger(number.value) ? number.value : null;
  };
  const day = whole(parts.day);
  const year = whole(parts.year);
  const [first, last] = YEARS[calendar];
  if (day === null || year === null || year < first || year > last) return null;
  if (day < 1 || day > daysInMonth(calendar, year, parts.month)) return null;
  return civilToDay(calendar, year, parts.month, day);
}
