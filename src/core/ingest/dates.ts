/**
 * Dates as files write them. Whether 08/01/2024 is in January or August is a
 * property of the column, not of the value: a {@link DateColumn} therefore
 * keeps the parts of each value while the file streams, and turns them into
 * day numbers once all rows have been seen.
 */
import { civilToDay, daysInMonth } from '../time/calendar';
import type { CalendarId } from '../time/calendar';
import { dayOfSerial, dayOfUnix } from './date-numbers';
import { dayOfOpen, isOpen, OpenDates, type OpenOrder } from './date-open';
import { calendarOf, FIRST_GREGORIAN_YEAR, NO_DATE } from './date-parts';
import { dateSeparator, endsDate, withoutMarks } from './date-scan';
import type { DateTally } from './date-trail';
import { readNamed } from './named-dates';
import { digitOf, isInvisible } from './normalise';
import type { DateOrder, DateReading, Evidence } from './reading';
import { minuteOf } from './times';

export type { OpenOrder } from './date-open';
export { NO_DATE } from './date-parts';
export { minuteOf } from './times';

export interface DateHint {
  order?: DateOrder;
  /** Calendar of two-digit years; four digits tell it by themselves. */
  calendar?: CalendarId;
}

export interface DateDecision {
  order: DateOrder;
  /** Calendar of most of the values. */
  calendar: CalendarId;
  /** Whether there are values of both calendars, each told by its year or its month's name. */
  mixedCalendars: boolean;
  evidence: Evidence;
  /** Whether the values read equally well in two ways, so that only the user knows. */
  ambiguous: boolean;
  /** The readings of `sample` that are open, likeliest first; empty unless ambiguous. */
  choices: DateReading[];
  /** A value as written: one whose reading is open where the column is ambiguous. */
  sample: string;
}

/**
 * The dates of one column. Call {@link push} for every row while the file
 * streams and keep what it returns; after the last row {@link decide} says how
 * the column is written and {@link resolve} turns what was kept into days.
 */
export class DateColumn {
  readonly tally: DateTally = { yearFirst: 0, open: 0, text: 0, excel: 0, unix: 0, bad: 0 };
  readonly #hint: DateHint;
  readonly #since1904: boolean;
  readonly #open = new OpenDates();

  /** Last month read with the year first: day number of its day 0, and its length. */
  #lastMonth = -1;
  #beforeMonth = 0;
  #monthDays = 0;
  /** Values of each calendar, those with two-digit years aside. */
  #persian = 0;
  #gregorian = 0;

  #sample = '';
  #decided: OpenOrder | null = null;
  #shortCalendar: CalendarId = 'gregory';
  #lastPacked = NO_DATE;
  #lastResolved = NO_DATE;

  constructor(hint: DateHint = {}) {
    this.#hint = hint;
    this.#since1904 = hint.order === 'excel-1904';
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
      const plain = withoutMarks(text);
      if (plain !== null) packed = this.#readNumeric(plain);
    }
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
    if (lengthC > 2) return NO_DATE;
    const packed = this.#open.shortOf(a, b, c, lengthA, lengthC, separator, text);
    if (packed !== NO_DATE) this.tally.open++;
    return packed;
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
    const packed = this.#open.withYearOf(a, b, year, separator, text);
    if (packed === NO_DATE) return NO_DATE;
    this.tally.open++;
    if (year < FIRST_GREGORIAN_YEAR) this.#persian++;
    else this.#gregorian++;
    return packed;
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
    const serial = digits === 5;
    const day = serial ? dayOfSerial(value, this.#since1904) : dayOfUnix(value, digits);
    if (day === NO_DATE) return NO_DATE;
    if (serial) this.tally.excel++;
    else this.tally.unix++;
    this.#gregorian++;
    return day;
  }

  /**
   * How the column is written, from all rows pushed so far. An order that the
   * user gave is taken as it is. Else any day above 12 settles it; then rows
   * that are sorted in one order only, the span of years, the dots between the
   * parts; else it is ambiguous.
   */
  decide(): DateDecision {
    const { tally } = this;
    const open = this.#open;
    const counts: [DateOrder, number][] = [
      ['ymd', tally.yearFirst],
      ['text', tally.text],
      [this.#since1904 ? 'excel-1904' : 'excel', tally.excel],
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
    if (open.count === 0) {
      this.#settle('dmy', this.#hint.calendar ?? 'gregory');
      if (this.#since1904 && main === 'excel-1904') return this.#decision(main, 'user');
      return this.#decision(main, most > 0 ? 'values' : 'default');
    }
    const { order: hinted } = this.#hint;
    if (hinted === 'dmy' || hinted === 'mdy' || (hinted === 'ymd' && open.withYear === 0)) {
      const calendars = this.#shortCalendars(hinted);
      this.#settle(hinted, calendars[0] ?? 'gregory');
      return calendars.length > 1 ? this.#askCalendar(hinted) : this.#decision(hinted, 'user');
    }
    const { orders, evidence } = open.orders();
    const best = orders[0] ?? 'dmy';
    const calendars = this.#shortCalendars(best);
    this.#settle(best, calendars[0] ?? 'gregory');
    if (orders.length > 1 && open.doubtful !== NO_DATE) {
      const choices = orders.flatMap((order) => this.#readings(open.doubtful, order));
      return this.#asked(best, open.doubtfulText, choices);
    }
    if (calendars.length > 1) return this.#askCalendar(best);
    return this.#decision(open.count >= most ? best : main, evidence);
  }

  #settle(order: OpenOrder, shortCalendar: CalendarId): void {
    this.#decided = order;
    this.#shortCalendar = shortCalendar;
    this.#lastPacked = NO_DATE;
  }

  /** Calendars that two-digit years can be of, likeliest first. */
  #shortCalendars(order: OpenOrder): CalendarId[] {
    const { calendar } = this.#hint;
    if (calendar !== undefined) return [calendar];
    return this.#open.shortCalendars(order, this.#persian > this.#gregorian);
  }

  #decision(order: DateOrder, evidence: Evidence): DateDecision {
    const { short } = this.#open;
    const persian = this.#persian + (this.#shortCalendar === 'persian' ? short : 0);
    const gregorian = this.#gregorian + (this.#shortCalendar === 'gregory' ? short : 0);
    const most = persian > gregorian ? 'persian' : 'gregory';
    return {
      order,
      calendar: persian === gregorian ? (this.#hint.calendar ?? most) : most,
      mixedCalendars: persian > 0 && gregorian > 0,
      evidence,
      ambiguous: false,
      choices: [],
      sample: this.#sample
    };
  }

  /** How a value reads in an order, in each calendar that its year can be of. */
  #readings(packed: number, order: OpenOrder): DateReading[] {
    const calendars = this.#shortCalendars(order);
    const told = calendars.length === 1 && calendars[0] === this.#shortCalendar;
    return calendars.flatMap((calendar) => {
      const day = dayOfOpen(packed, order, calendar);
      return day === NO_DATE ? [] : [told ? { order, day } : { order, day, calendar }];
    });
  }

  #askCalendar(order: OpenOrder): DateDecision {
    const { firstShort, firstShortText } = this.#open;
    return this.#asked(order, firstShortText, this.#readings(firstShort, order));
  }

  #asked(order: OpenOrder, sample: string, choices: DateReading[]): DateDecision {
    return { ...this.#decision(order, 'default'), ambiguous: true, choices, sample };
  }

  /**
   * Day number of a value that {@link push} returned, {@link NO_DATE} where
   * there is no such day. Valid after the last push.
   */
  resolve(packed: number): number {
    if (!isOpen(packed)) return packed;
    if (packed === this.#lastPacked) return this.#lastResolved;
    if (this.#decided === null) this.decide();
    this.#lastPacked = packed;
    this.#lastResolved = dayOfOpen(packed, this.#decided ?? 'dmy', this.#shortCalendar);
    return this.#lastResolved;
  }

  /** As {@link resolve}, were the column in the given order. */
  resolveAs(packed: number, order: OpenOrder): number {
    return isOpen(packed) ? dayOfOpen(packed, order, this.#shortCalendar) : packed;
  }

  /** Takes an order where something beside the column told it. */
  settle(order: OpenOrder, evidence: Evidence): DateDecision {
    this.#settle(order, this.#shortCalendar);
    return this.#decision(order, evidence);
  }

  /** See {@link minuteOf}. */
  static minuteOf(text: string): number {
    return minuteOf(text);
  }
}
