/**
 * Numeric dates whose parts stand in an open order: 03/04/2024 is in March or
 * in April, 24/01/09 in 2024 or in 2009. The parts are kept, packed into one
 * number, until all rows of the column have been seen.
 */
import type { CalendarId } from '../time/calendar';
import { calendarOf, dayOf, fullYear, NO_DATE } from './date-parts';
import { DateTrail } from './date-trail';
import type { Evidence } from './reading';

/** Orders that a numeric date can be in. */
export type OpenOrder = 'dmy' | 'mdy' | 'ymd';

/** Day, month and four-digit year in an open order: 5, 5 and 14 bits under this tag. */
const TAG_WITH_YEAR = 1 << 28;
/** Three numbers of at most two digits in an open order: 7 bits each under this tag. */
const TAG_SHORT = 2 << 28;

/** Steps between rows from which their being sorted is no accident. */
const SORTED_STEPS = 5;
/** Steps each way that make rows plainly unsorted. */
const UNSORTED_STEPS = 2;

/** Two-digit years that a shop's file can mean in each calendar: 1995 to 2049, and 1380 to 1410 (2001 to 2032). */
const GREGORIAN_YEARS = { from: 95, to: 49 };
const PERSIAN_YEARS = { from: 80, to: 10 };

const isWithin = (year: number, { from, to }: { from: number; to: number }): boolean =>
  year >= from || year <= to;

const DOT = 46;

/** Whether a packed value still needs an order to be a day. */
export function isOpen(packed: number): boolean {
  return packed >= TAG_WITH_YEAR;
}

/** The dates of one column whose order is open. */
export class OpenDates {
  /** Number of values. */
  count = 0;
  /** Of these, with a year of four digits, and with one of two. */
  withYear = 0;
  short = 0;
  /** With two-digit years in Persian digits, and with four-digit years of that calendar. */
  shortPersianDigits = 0;
  persian = 0;
  /** The first value whose reading depends on the order, and as written. */
  doubtful = NO_DATE;
  doubtfulText = '';
  /** The first value with a two-digit year. */
  firstShort = NO_DATE;
  firstShortText = '';

  readonly #dayFirst = new DateTrail();
  readonly #monthFirst = new DateTrail();
  readonly #yearFirst = new DateTrail();
  #dotted = 0;
  /** First parts of values with two-digit years: how many can be years of each calendar. */
  #gregorianYears = 0;
  #persianYears = 0;

  /** Packs day, month and year; {@link NO_DATE} where no order gives a date. */
  withYearOf(a: number, b: number, year: number, separator: number, text: string): number {
    const calendar = calendarOf(year);
    const dayFirst = a >= 1 && a <= 31 && b >= 1 && b <= 12;
    const monthFirst = b >= 1 && b <= 31 && a >= 1 && a <= 12;
    if (calendar === null || !(dayFirst || monthFirst)) return NO_DATE;
    const packed = TAG_WITH_YEAR | (a << 19) | (b << 14) | year;
    this.withYear++;
    if (calendar === 'persian') this.persian++;
    this.#count(packed, separator, a !== b && dayFirst && monthFirst, text);
    if (dayFirst) this.#dayFirst.valid++;
    if (monthFirst) this.#monthFirst.valid++;
    // Once an order is ahead, what breaks a tie is no longer needed.
    if (this.#dayFirst.valid === this.#monthFirst.valid) {
      if (dayFirst) this.#dayFirst.follow(year, b, a);
      if (monthFirst) this.#monthFirst.follow(year, a, b);
    }
    return packed;
  }

  /** Packs three numbers of which one is a year in two digits. */
  shortOf(
    a: number,
    b: number,
    c: number,
    lengthA: number,
    lengthC: number,
    separator: number,
    text: string
  ): number {
    // A year of one digit is none.
    const dayFirst = lengthC === 2 && a >= 1 && a <= 31 && b >= 1 && b <= 12;
    const monthFirst = lengthC === 2 && b >= 1 && b <= 31 && a >= 1 && a <= 12;
    const yearFirst = lengthA === 2 && c >= 1 && c <= 31 && b >= 1 && b <= 12;
    if (!(dayFirst || monthFirst || yearFirst)) return NO_DATE;
    const packed = TAG_SHORT | (a << 14) | (b << 7) | c;
    if (this.short++ === 0) {
      this.firstShort = packed;
      this.firstShortText = text;
    }
    if (text.charCodeAt(text.length - 1) >= 0x660) this.shortPersianDigits++;
    this.#count(packed, separator, (a !== b && dayFirst && monthFirst) || yearFirst, text);
    if (dayFirst) {
      this.#dayFirst.valid++;
      this.#dayFirst.follow(fullYear(c, 'gregory'), b, a);
    }
    if (monthFirst) {
      this.#monthFirst.valid++;
      this.#monthFirst.follow(fullYear(c, 'gregory'), a, b);
    }
    if (yearFirst) {
      this.#yearFirst.valid++;
      this.#yearFirst.follow(fullYear(a, 'gregory'), b, c);
      if (isWithin(a, GREGORIAN_YEARS)) this.#gregorianYears++;
      if (isWithin(a, PERSIAN_YEARS)) this.#persianYears++;
    }
    return packed;
  }

  #count(packed: number, separator: number, doubtful: boolean, text: string): void {
    this.count++;
    if (separator === DOT) this.#dotted++;
    if (doubtful && this.doubtful === NO_DATE) {
      this.doubtful = packed;
      this.doubtfulText = text;
    }
  }

  /** Orders that read the most values, likeliest first, and what told them apart. */
  orders(): { orders: OpenOrder[]; evidence: Evidence } {
    const trails: [OpenOrder, DateTrail][] = [
      ['dmy', this.#dayFirst],
      ['mdy', this.#monthFirst],
      ['ymd', this.#yearFirst]
    ];
    const names = (open: [OpenOrder, DateTrail][]): OpenOrder[] => open.map(([order]) => order);
    const most = Math.max(...trails.map(([, trail]) => trail.valid));
    let open = trails.filter(([, trail]) => trail.valid === most);
    // A day above 12 has settled it.
    if (open.length === 1) return { orders: names(open), evidence: 'values' };
    const sorted = open.filter(
      ([, { rises, falls }]) => Math.min(rises, falls) === 0 && rises + falls >= SORTED_STEPS
    );
    const others = open.filter(([, { rises, falls }]) => Math.min(rises, falls) >= UNSORTED_STEPS);
    if (sorted.length === 1 && others.length === open.length - 1) {
      return { orders: names(sorted), evidence: 'statistics' };
    }
    // Days read as years stretch a shop's life over decades.
    const shortest = Math.min(...open.map(([, trail]) => trail.years));
    if (most >= SORTED_STEPS) open = open.filter(([, trail]) => trail.years <= 4 * shortest + 4);
    if (open.length > 1 && this.#dotted === this.count) {
      const dayFirst = open.filter(([order]) => order === 'dmy');
      if (dayFirst.length > 0) open = dayFirst;
    }
    if (open.length === 1) return { orders: names(open), evidence: 'statistics' };
    open.sort(([, one], [, other]) => one.disorder - other.disorder);
    return { orders: names(open), evidence: 'default' };
  }

  /**
   * Calendars that the two-digit years can be of, likeliest first. Persian
   * digits, or four-digit years of that calendar beside them, tell; so do
   * years that lie far off in the other one, where the year comes first. 98/05/12
   * is of 1998 or of 1398 (2019).
   */
  shortCalendars(order: OpenOrder, othersPersian: boolean): CalendarId[] {
    if (this.short === 0) return ['gregory'];
    if (this.shortPersianDigits * 2 > this.short || othersPersian) return ['persian'];
    if (order !== 'ymd') return ['gregory'];
    const mostly = (fitting: number): boolean => fitting >= 0.99 * this.#yearFirst.valid;
    const persian = mostly(this.#persianYears);
    if (!persian) return ['gregory'];
    return mostly(this.#gregorianYears) ? ['persian', 'gregory'] : ['persian'];
  }
}

/** Day number of packed parts in an order, {@link NO_DATE} where there is no such day. */
export function dayOfOpen(packed: number, order: OpenOrder, shortCalendar: CalendarId): number {
  if (packed < TAG_SHORT) {
    const a = (packed >> 19) & 31;
    const b = (packed >> 14) & 31;
    const year = packed & 16383;
    const calendar = calendarOf(year) ?? 'gregory';
    return order === 'mdy' ? dayOf(calendar, year, a, b) : dayOf(calendar, year, b, a);
  }
  const a = (packed >> 14) & 127;
  const b = (packed >> 7) & 127;
  const c = packed & 127;
  if (order === 'ymd') return dayOf(shortCalendar, fullYear(a, shortCalendar), b, c);
  const year = fullYear(c, shortCalendar);
  return order === 'mdy' ? dayOf(shortCalendar, year, a, b) : dayOf(shortCalendar, year, b, a);
}
