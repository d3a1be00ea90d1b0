/**
 * Day numbers and the two calendars.
 *
 * A *day number* is the count of days since 1970-01-01 in the proleptic
 * Gregorian calendar, an integer that may be negative. No time zone is
 * involved anywhere: a day is the date as the shop's file writes it.
 */

export type CalendarId = 'gregory' | 'persian';

/** A date by its parts; `month` and `day` count from 1. */
export interface CivilDate {
  year: number;
  month: number;
  day: number;
}

/** Days from 0000-03-01 to 1970-01-01 in the proleptic Gregorian calendar. */
const EPOCH_FROM_MARCH_0000 = 719468;
const DAYS_PER_400_YEARS = 146097;

/** 1970-01-01 counted in days from 1 Farvardin of the Solar Hijri year 1. */
const PERSIAN_EPOCH_OFFSET = 492268;

/**
 * Day number of a Gregorian date that is known to exist.
 * Years are counted from March, so that the leap day falls at the end.
 * @example gregorianToDay(1970, 1, 1) === 0
 */
export function gregorianToDay(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const monthFromMarch = month > 2 ? month - 3 : month + 9;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_400_YEARS + dayOfEra - EPOCH_FROM_MARCH_0000;
}

/**
 * Gregorian parts of a day number; the inverse of {@link gregorianToDay}.
 * @example dayToGregorian(0) → { year: 1970, month: 1, day: 1 }
 */
export function dayToGregorian(dayNumber: number): CivilDate {
  const z = dayNumber + EPOCH_FROM_MARCH_0000;
  const era = Math.floor(z / DAYS_PER_400_YEARS);
  const dayOfEra = z - era * DAYS_PER_400_YEARS;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day };
}

/**
 * Whether a Solar Hijri year has 366 days, by the 33-year rule, which agrees
 * with the astronomical calendar over the years 1178 to 1633.
 */
export function isPersianLeapYear(year: number): boolean {
  return (25 * year + 11) % 33 < 8;
}

/**
 * Day number of a Solar Hijri date that is known to exist.
 * @example persianToDay(1403, 1, 1) === gregorianToDay(2024, 3, 20)
 */
export function persianToDay(year: number, month: number, day: number): number {
  const beforeMonth = month <= 7 ? 31 * (month - 1) : 186 + 30 * (month - 7);
  return (
    365 * (year - 1) +
    Math.floor((8 * year + 21) / 33) +
    beforeMonth +
    day -
    1 -
    PERSIAN_EPOCH_OFFSET
  );
}

/** Solar Hijri parts of a day number; the inverse of {@link persianToDay}. */
export function dayToPersian(dayNumber: number): CivilDate {
  let year = Math.floor((dayNumber + PERSIAN_EPOCH_OFFSET) / 365.2424) + 1;
  let first = persianToDay(year, 1, 1);
  while (first > dayNumber) first = persianToDay(--year, 1, 1);
  for (let next = persianToDay(year + 1, 1, 1); next <= dayNumber;) {
    year += 1;
    first = next;
    next = persianToDay(year + 1, 1, 1);
  }
  const dayOfYear = dayNumber - first;
  const month =
    dayOfYear < 186 ? Math.floor(dayOfYear / 31) + 1 : Math.floor((dayOfYear - 186) / 30) + 7;
  const day = dayOfYear < 186 ? (dayOfYear % 31) + 1 : ((dayOfYear - 186) % 30) + 1;
  return { year, month, day };
}

const GREGORIAN_MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Number of days in a month of either calendar; 0 for a month that does not exist. */
export function daysInMonth(calendar: CalendarId, year: number, month: number): number {
  if (month < 1 || month > 12) return 0;
  if (calendar === 'persian') {
    if (month <= 6) return 31;
    return month <= 11 || isPersianLeapYear(year) ? 30 : 29;
  }
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (GREGORIAN_MONTH_DAYS[month - 1] ?? 0);
}

/** Parts of a day number in the given calendar. */
export function dayToCivil(calendar: CalendarId, dayNumber: number): CivilDate {
  return calendar === 'persian' ? dayToPersian(dayNumber) : dayToGregorian(dayNumber);
}

/** Day number of an existing date of the given calendar. */
export function civilToDay(calendar: CalendarId, year: number, month: number, day: number): number {
  return calendar === 'persian' ? persianToDay(year, month, day) : gregorianToDay(year, month, day);
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/**
 * ISO 8601 date of a day number, Gregorian.
 * @example dayToIso(0) === '1970-01-01'
 */
export function dayToIso(dayNumber: number): string {
  const { year, month, day } = dayToGregorian(dayNumber);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/**
 * Day number of an ISO 8601 date.
 * @throws RangeError where the text is not an existing date written YYYY-MM-DD.
 */
export function isoToDay(iso: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  const [year, month, day] = match ? match.slice(1).map(Number) : [];
  if (year === undefined || month === undefined || day === undefined) {
    throw new RangeError(`not an ISO date: ${iso}`);
  }
  if (day < 1 || day > daysInMonth('gregory', year, month)) {
    throw new RangeError(`no such date: ${iso}`);
  }
  return gregorianToDay(year, month, day);
}
