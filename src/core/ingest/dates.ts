/**
 * Dates as files write them. Whether 08/01/2024 is in January or August is a
 * property of the column, not of the value: a {@link DateColumn} therefore
 * keeps the parts of each value while the file streams, and turns them into
 * day numbers once all rows have been seen.
 */
import { civilToDay, daysInMonth } from '../time/calendar';
import type { CalendarId } from '../time/calendar';
import {
  calendarOf,
  dayOf,
  EXCEL_EPOCH,
  FIRST_EXCEL_SERIAL,
  FIRST_GREGORIAN_YEAR,
  fullYear,
  LAST_EXCEL_SERIAL,
  NO_DATE,
  SECONDS_PER_DAY
} from './date-parts';
import { DateTrail } from './date-trail';
import type { DateTally } from './date-trail';
import { readNamed } from './named-dates';
import { digitOf, isInvisible } from './normalise';
import type { DateOrder, Evidence } from './reading';
import { minuteOf } from './times';

export { NO_DATE } from './date-parts';
export { minuteOf } from './times';

/** Day, month and four-digit year in an open order: 5, 5 and 14 bits under this tag. */
const TAG_WITH_YEAR = 1 << 28;
/** Three numbers of at most two digits in an open order: 7 bits each under this tag. */
const TAG_SHORT = 2 << 28;

/** Orders that a numeric date can be in. */
type OpenOrder = 'dmy' | 'mdy' | 'ymd';

/** Steps between rows from which their being sorted is no accident. */
const SORTED_STEPS = 5;
/** Steps each way that make rows plainly unsorted. */
const UNSORTED_STEPS = 2;

export interface DateHint {
  order?: DateOrder;
  /** Calendar of two-digit years; four digits tell it by themselves. */
  calendar?: CalendarId;
}

export interface DateDecision {
  order: DateOrder;
  /** Calendar of most of the values. */
  calendar: CalendarId;
  evidence: Evidence;
  /** Whether the values read equally well in two orders, so that only the user knows. */
  ambiguous: boolean;
  /** The readings of `sample` that are open, likeliest first; empty unless ambiguous. */
  choices: { order: DateOrder; day: number }[];
  /** A value as written: one whose reading is open where the column is ambiguous. */
  sample: string;
}

/** One of - / . space and their look-alikes as a code of its own, 0 for anything else. */
function dateSeparator(code: number): number {
  if (code === 45 || code === 46 || code === 47) return code;
  if (code === 32 || code === 0xa0 || code === 0x202f) return 32;
  if (code === 0x2024) return 46;
  return code === 0x2010 || code === 0x2011 || code === 0x2013 ? 45 : 0;
}

/** Whether a character can follow a numeric date: the end, a space, a comma, the T of a time. */
function endsDate(text: string, at: number): boolean {
  if (at >= text.length) return true;
  const code = text.charCodeAt(at);
  switch (code) {
    case 32:
    case 34:
    case 39:
    case 44:
    case 59:
    case 84:
    case 90:
    case 116:
    case 0xa0:
    case 0x60c:
    case 0x202f:
      return true;
    case 43:
      return true;
    case 46:
    case 0x2024:
      return at + 1 === text.length || text.charCodeAt(at + 1) === 32;
    default:
      return isInvisible(code);
  }
}

/**
 * The dates of one column. Call {@link push} for every row while the file
 * streams and keep what it returns; after the last row {@link decide} says how
 * the column is written and {@link resolve} turns what was kept into days.
 */
export class DateColumn {
  readonly tally: DateTally = { yearFirst: 0, open: 0, text: 0, excel: 0, unix: 0, bad: 0 };
  readonly #hint: DateHint;

  /** Last month read with the year first: day number of its day 0, and its length. */
  #lastMonth = -1;
  #beforeMonth = 0;
  #monthDays = 0;
  #persian = 0;
  #gregorian = 0;

  readonly #dayFirst = new DateTrail();
  readonly #monthFirst = new DateTrail();
  readonly #yearFirst = new DateTrail();
  #withYear = 0;
  #dotted = 0;

  #sample = '';
  #openSample = '';
  #openPacked = NO_DATE;
  #decided: OpenOrder | null = null;
  #lastPacked = NO_DATE;
  #lastResolved = NO_DATE;

  constructor(hint: DateHint = {}) {
    this.#hint = hint;
  }

  /**
   * Takes a cell and returns what {@link resolve} needs of it: the parts of a
   * numeric date in an open order, a day number, or {@link NO_DATE}. The day is
   * the one written; an offset or a zone does not shift it.
   */
  push(text: string): number {
    if (text === '') return NO_DATE;
    let packed = this.#readPlain(text);
    if (packed === NO_DATE) packed = this.#readNumeric(text);
    if (packed === NO_DATE) {
      const named = readNamed(text);
      if (named !== null) {
        packed = named.day;
        this.tally.text++;
        if (named.calendar === 'persian') this.#persian++;
        else this.#gregorian++;
      } else if (text.trim() !== '') this.tally.bad++;
    }
    if (this.#sample === '' && packed !== NO_DATE) this.#sample = text;
    return packed;
  }

  /**
   * The common cases in ASCII, alone or before a space or T: YYYY-MM-DD and
   * YYYY/MM/DD, and DD/MM/YYYY in either order with any separator.
   */
  #readPlain(text: string): number {
    const length = text.length;
    if (length < 10) return NO_DATE;
    if (length > 10) {
      const after = text.charCodeAt(10);
      if (after !== 32 && after !== 84) return NO_DATE;
    }
    const fifth = text.charCodeAt(4);
    const yearFirst = fifth < 48 && fifth === text.charCodeAt(7);
    const separator = text.charCodeAt(yearFirst ? 4 : 2);
    if (separator !== 45 && separator !== 47 && separator !== 46) return NO_DATE;
    if (!yearFirst && text.charCodeAt(5) !== separator) return NO_DATE;
    let parts = 0;
    for (let i = 0; i < 10; i++) {
      const code = text.charCodeAt(i);
      if (code >= 48 && code <= 57) parts = parts * 10 + code - 48;
      else if (code !== separator || (yearFirst ? i !== 4 && i !== 7 : i !== 2 && i !== 5)) {
        return NO_DATE;
      }
    }
    if (yearFirst) return this.#readYearFirst((parts / 100) | 0, parts % 100);
    const year = parts % 10000;
    const dayAndMonth = (parts / 10000) | 0;
    return this.#openWithYear((dayAndMonth / 100) | 0, dayAndMonth % 100, year, separator, text);
  }

  #readNumeric(text: string): number {
    const length = text.length;
    let i = 0;
    let code = text.charCodeAt(0);
    // Quotes, spaces, marks and the ="…" of a spreadsheet before the digits.
    while (digitOf(code) < 0) {
      if (code > 61 && !isInvisible(code) && code !== 0xa0) return NO_DATE;
      if (code < 61 && code !== 32 && code !== 34 && code !== 39 && code !== 9) return NO_DATE;
      if (++i >= length) return NO_DATE;
      code = text.charCodeAt(i);
    }
    const start = i;
    let a = 0;
    let digit = digitOf(code);
    for (; digit >= 0 && i - start < 5; digit = digitOf(text.charCodeAt(++i))) a = a * 10 + digit;
    const lengthA = i - start;
    if (lengthA === 5) return this.#readNumber(text, start);
    let separator = dateSeparator(text.charCodeAt(i));
    if (separator === 32 && dateSeparator(text.charCodeAt(i + 1)) > 32) {
      separator = dateSeparator(text.charCodeAt(++i));
    }
    if (separator === 0) return NO_DATE;
    i++;
    if (separator !== 32 && dateSeparator(text.charCodeAt(i)) === 32) i++;
    const startB = i;
    let b = 0;
    for (digit = digitOf(text.charCodeAt(i)); digit >= 0 && i - startB < 3;) {
      b = b * 10 + digit;
      digit = digitOf(text.charCodeAt(++i));
    }
    const lengthB = i - startB;
    if (lengthB < 1 || lengthB > 2) return NO_DATE;
    if (separator !== 32 && dateSeparator(text.charCodeAt(i)) === 32) i++;
    if (dateSeparator(text.charCodeAt(i)) !== separator) return NO_DATE;
    i++;
    if (separator !== 32 && dateSeparator(text.charCodeAt(i)) === 32) i++;
    const startC = i;
    let c = 0;
    for (digit = digitOf(text.charCodeAt(i)); digit >= 0 && i - startC < 5;) {
      c = c * 10 + digit;
      digit = digitOf(text.charCodeAt(++i));
    }
    const lengthC = i - startC;
    if (lengthC < 1 || !endsDate(text, i)) return NO_DATE;
    if (lengthA === 4) return lengthC <= 2 ? this.#readYearFirst(a * 100 + b, c) : NO_DATE;
    if (lengthA > 2) return NO_DATE;
    if (lengthC === 4) return this.#openWithYear(a, b, c, separator, text);
    return lengthC <= 2 ? this.#openShort(a, b, c, lengthA, lengthC, separator, text) : NO_DATE;
  }

  /** Day number of a day in a month given as year × 100 + month. */
  #readYearFirst(yearMonth: number, day: number): number {
    if (yearMonth !== this.#lastMonth) {
      const year = Math.floor(yearMonth / 100);
      const month = yearMonth % 100;
      const calendar = calendarOf(year);
      this.#lastMonth = yearMonth;
      this.#monthDays = calendar === null ? 0 : daysInMonth(calendar, year, month);
      this.#beforeMonth = calendar === null ? 0 : civilToDay(calendar, year, month, 1) - 1;
    }
    if (day < 1 || day > this.#monthDays) return NO_DATE;
    this.tally.yearFirst++;
    if (yearMonth < FIRST_GREGORIAN_YEAR * 100) this.#persian++;
    else this.#gregorian++;
    return this.#beforeMonth + day;
  }

  #openWithYear(a: number, b: number, year: number, separator: number, text: string): number {
    const calendar = calendarOf(year);
    const dayFirst = a >= 1 && a <= 31 && b >= 1 && b <= 12;
    const monthFirst = b >= 1 && b <= 31 && a >= 1 && a <= 12;
    if (calendar === null || !(dayFirst || monthFirst)) return NO_DATE;
    const packed = TAG_WITH_YEAR | (a << 19) | (b << 14) | year;
    this.#withYear++;
    if (calendar === 'persian') this.#persian++;
    else this.#gregorian++;
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

  #openShort(
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
    if (this.#hint.calendar === 'persian') this.#persian++;
    else this.#gregorian++;
    this.#count(packed, separator, (a !== b && dayFirst && monthFirst) || yearFirst, text);
    if (dayFirst) this.#dayFirst.valid++;
    if (monthFirst) this.#monthFirst.valid++;
    if (yearFirst) this.#yearFirst.valid++;
    if (dayFirst) this.#dayFirst.follow(fullYear(c, 'gregory'), b, a);
    if (monthFirst) this.#monthFirst.follow(fullYear(c, 'gregory'), a, b);
    if (yearFirst) this.#yearFirst.follow(fullYear(a, 'gregory'), b, c);
    return packed;
  }

  #count(packed: number, separator: number, doubtful: boolean, text: string): void {
    this.tally.open++;
    if (separator === 46) this.#dotted++;
    if (doubtful && this.#openPacked === NO_DATE) {
      this.#openPacked = packed;
      this.#openSample = text;
    }
  }

  /** A run of five digits or more: a spreadsheet serial, a Unix time, or YYYYMMDD. */
  #readNumber(text: string, start: number): number {
    let value = 0;
    let i = start;
    for (let digit = digitOf(text.charCodeAt(i)); digit >= 0;) {
      value = value * 10 + digit;
      digit = digitOf(text.charCodeAt(++i));
    }
    const digits = i - start;
    if (digits === 8 || digits === 12 || digits === 14) {
      const date = Math.floor(value / 10 ** (digits - 8));
      if (endsDate(text, i) || digits > 8) {
        const day = this.#readYearFirst(Math.floor(date / 100), date % 100);
        if (day !== NO_DATE) return day;
      }
      if (digits === 8 && i === text.length) {
        return this.#openWithYear(
          Math.floor(date / 1e6),
          Math.floor(date / 10000) % 100,
          date % 10000,
          0,
          text
        );
      }
    }
    const code = text.charCodeAt(i);
    if (code === 46 || code === 44 || code === 0x66b) {
      i++;
      while (digitOf(text.charCodeAt(i)) >= 0) i++;
    }
    if (i < text.length && text.slice(i).trim() !== '') return NO_DATE;
    if (digits === 5) {
      if (value < FIRST_EXCEL_SERIAL || value > LAST_EXCEL_SERIAL) return NO_DATE;
      this.tally.excel++;
      this.#gregorian++;
      return value + EXCEL_EPOCH;
    }
    const seconds =
      digits === 9 || digits === 10
        ? value
        : digits === 12 || digits === 13
          ? value / 1000
          : digits === 16
            ? value / 1e6
            : -1;
    // From 1973, so that short codes are no times, to 2100.
    if (seconds < 1e8 || seconds > 4102444800) return NO_DATE;
    this.tally.unix++;
    this.#gregorian++;
    return Math.floor(seconds / SECONDS_PER_DAY);
  }

  /** Orders that read the most values, likeliest first, and what told them apart. */
  #openOrders(): { orders: OpenOrder[]; evidence: Evidence } {
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
    if (open.length > 1 && this.#dotted === this.tally.open) {
      const dayFirst = open.filter(([order]) => order === 'dmy');
      if (dayFirst.length > 0) open = dayFirst;
    }
    if (open.length === 1) return { orders: names(open), evidence: 'statistics' };
    open.sort(([, one], [, other]) => one.disorder - other.disorder);
    return { orders: names(open), evidence: 'default' };
  }

  /**
   * How the column is written, from all rows pushed so far. An order that the
   * user gave is taken as it is. Else any day above 12 settles it; then rows
   * that are sorted in one order only, the span of years, the dots between the
   * parts; else it is ambiguous.
   */
  decide(): DateDecision {
    const { order: hinted } = this.#hint;
    const { tally } = this;
    const calendar =
      this.#persian === 0 && this.#gregorian === 0
        ? (this.#hint.calendar ?? 'gregory')
        : this.#persian > this.#gregorian
          ? 'persian'
          : 'gregory';
    const sample = this.#sample;
    const settled = (order: DateOrder, evidence: Evidence): DateDecision => {
      return { order, calendar, evidence, ambiguous: false, choices: [], sample };
    };
    const counts: [DateOrder, number][] = [
      ['ymd', tally.yearFirst],
      ['text', tally.text],
      ['excel', tally.excel],
      ['unix', tally.unix]
    ];
    let main: DateOrder = 'ymd';
    let most = 0;
    for (const [order, count] of counts) {
      if (count > most) {
        main = order;
        most = count;
      }
    }
    if (tally.open === 0) {
      this.#decided = 'dmy';
      return settled(main, most > 0 ? 'values' : 'default');
    }
    if (hinted === 'dmy' || hinted === 'mdy' || (hinted === 'ymd' && this.#withYear === 0)) {
      this.#decided = hinted;
      return settled(hinted, 'user');
    }
    const { orders, evidence } = this.#openOrders();
    const best = orders[0] ?? 'dmy';
    this.#decided = best;
    const ambiguous = orders.length > 1 && this.#openPacked !== NO_DATE;
    if (!ambiguous) return settled(tally.open >= most ? best : main, evidence);
    const choices = orders.flatMap((order) => {
      const day = this.#open(this.#openPacked, order);
      return day === NO_DATE ? [] : [{ order, day }];
    });
    return { order: best, calendar, evidence, ambiguous: true, choices, sample: this.#openSample };
  }

  /** Day number of parts in an order, NO_DATE where there is no such day. */
  #open(packed: number, order: OpenOrder): number {
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
    const calendar = this.#hint.calendar ?? 'gregory';
    if (order === 'ymd') return dayOf(calendar, fullYear(a, calendar), b, c);
    const year = fullYear(c, calendar);
    return order === 'mdy' ? dayOf(calendar, year, a, b) : dayOf(calendar, year, b, a);
  }

  /**
   * Day number of a value that {@link push} returned, {@link NO_DATE} where
   * there is no such day. Valid after the last push.
   */
  resolve(packed: number): number {
    if (packed < TAG_WITH_YEAR) return packed;
    if (packed === this.#lastPacked) return this.#lastResolved;
    if (this.#decided === null) this.decide();
    this.#lastPacked = packed;
    this.#lastResolved = this.#open(packed, this.#decided ?? 'dmy');
    return this.#lastResolved;
  }

  /** See {@link minuteOf}. */
  static minuteOf(text: string): number {
    return minuteOf(text);
  }
}
