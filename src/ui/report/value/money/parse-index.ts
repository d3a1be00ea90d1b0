/** A monthly price index as people paste it from a spreadsheet or a statistical office's table. Pure. */
import { monthNamed } from '../../../../core/ingest/months';
import { toAsciiDigits } from '../../../../core/ingest/normalise';
import type { PriceIndex } from '../../../../core/orders/price-index';
import type { CalendarId } from '../../../../core/time/calendar';
import type { LocaleId } from '../../../../i18n/formatter';
import { parseUserNumber } from '../../../../i18n/parse-number';

/** What the numbers are: an index, or how much dearer everything became in the month, in percent. */
export type IndexKind = 'index' | 'inflation';

/**
 * `month`, `number`: cannot be read. `value`: an index not above 0, inflation of
 * −100% or less. `twice`: a month that was there with another number.
 * `calendar`: a month of another calendar than the first. `gap`: inflation of
 * the month before is missing.
 */
export type LineProblem = 'month' | 'number' | 'value' | 'twice' | 'calendar' | 'gap';

export interface ParsedIndex {
  calendar: CalendarId;
  months: PriceIndex['months'];
  /** By line, counted from 1, with what is written there. */
  problems: { line: number; text: string; problem: LineProblem }[];
}

interface ReadMonth {
  calendar: CalendarId;
  /** Counted in months from year 0. */
  ordinal: number;
}

/** Solar Hijri years are those before this. */
const FIRST_GREGORIAN_YEAR = 1700;

/**
 * Reads lines of a month and a number, in any order, with tabs, semicolons,
 * commas or spaces between. Months: 2024-03, 03/2024, 1402/05, 202403, 2024M03,
 * Mar 2024, فروردین ۱۴۰۲, also with the first day of the month. Empty lines and
 * a heading are passed over.
 * @returns no months where there is nothing to read
 * @example parsePriceIndex('2024-01;100\n2024-02;102.5', 'index', 'en').months.length === 2
 */
export function parsePriceIndex(text: string, kind: IndexKind, locale: LocaleId): ParsedIndex {
  const found = new Map<number, { value: number; line: number; text: string }>();
  const problems: ParsedIndex['problems'] = [];
  let calendar: CalendarId | null = null;
  for (const [i, written] of text.split(/\r\n|\r|\n/u).entries()) {
    const line = tidy(written);
    if (line === '') continue;
    const tell = (problem: LineProblem): void => {
      problems.push({ line: i + 1, text: line, problem });
    };
    const month = readMonth(line);
    if (month === null) {
      // A heading has no number in it.
      if (found.size > 0 || /\d/u.test(line)) tell('month');
      continue;
    }
    const value = readValue(month.rest, kind, locale);
    if (typeof value === 'string') tell(value);
    else if (calendar !== null && month.calendar !== calendar) tell('calendar');
    else if (found.has(month.ordinal) && found.get(month.ordinal)?.value !== value) tell('twice');
    else {
      calendar ??= month.calendar;
      found.set(month.ordinal, { value, line: i + 1, text: line });
    }
  }
  const ordered = [...found].sort(([a], [b]) => a - b);
  let index = 100;
  let before: number | null = null;
  const months = ordered.map(([ordinal, { value, line, text: own }]) => {
    if (kind === 'inflation') {
      if (before !== null && ordinal !== before + 1) {
        problems.push({ line, text: own, problem: 'gap' });
      }
      index *= 1 + value / 100;
      before = ordinal;
    }
    return { month: monthKey(ordinal), index: kind === 'inflation' ? index : value };
  });
  problems.sort((a, b) => a.line - b.line);
  return { calendar: calendar ?? 'gregory', months, problems };
}

/** ASCII digits, plain spaces, no marks of direction at the ends. */
function tidy(line: string): string {
  return toAsciiDigits(line)
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replace(/[\u00a0\u202f]/gu, ' ')
    .replace(/["']/gu, '')
    .trim();
}

const monthKey = (ordinal: number): string =>
  `${String(Math.floor(ordinal / 12)).padStart(4, '0')}-${String((ordinal % 12) + 1).padStart(2, '0')}`;

function readMonth(line: string): (ReadMonth & { rest: string }) | null {
  for (const [pattern, parts] of PATTERNS) {
    const match = pattern.exec(line);
    const read = match && parts(match.slice(1));
    if (!match || !read) continue;
    const rest = line.slice(match[0].length);
    // What follows a month is apart from it: 2024-031 is none.
    if (rest !== '' && !/^[\s;,،|:=]/u.test(rest)) continue;
    return { ...read, rest: rest.replace(/^[\s;,،|:=]+/u, '') };
  }
  return null;
}

/** The ways to write a month at the start of a line, those with more parts first. */
const PATTERNS: readonly [RegExp, (parts: string[]) => ReadMonth | null][] = [
  // 2024-03-01, 1402/05/01
  [/^(\d{4})[-/.](\d{1,2})[-/.]\d{1,2}(?:[T ]00:00(?::00)?)?/u, ([y, m]) => numbered(y, m)],
  // 01.03.2024, and 3/1/2024 as the first of March: the day is 1
  [
    /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})/u,
    ([a, b, y]) => (Number(a) === 1 ? numbered(y, b) : Number(b) === 1 ? numbered(y, a) : null)
  ],
  // 2024-03, 2024/3, 2024M03, 2024.03, 2024 03
  [/^(\d{4})\s?(?:[-/.M_ ]|-M)\s?(\d{1,2})(?!\d)/iu, ([y, m]) => numbered(y, m)],
  [/^(\d{1,2})[-/.](\d{4})/u, ([m, y]) => numbered(y, m)],
  [/^(\d{4})(\d{2})(?!\d)/u, ([y, m]) => numbered(y, m)],
  // Mar 2024, Mar-24, مرداد ماه ۱۴۰۲, 2024 թ. մարտ
  [
    /^(\p{L}[\p{L}\p{M}\u200c]*)\.?(?: ماه)?[\s\-/,،]*(\d{4}|\d{2})(?!\d)/u,
    ([n, y]) => named(n, y)
  ],
  [/^(\d{4})(?:\s*թ\.)?[\s\-/,،]*(\p{L}[\p{L}\p{M}\u200c]*)\.?/u, ([y, n]) => named(n, y)]
];

function numbered(year = '', month = ''): ReadMonth | null {
  const y = Number(year);
  const m = Number(month);
  if (m < 1 || m > 12 || y < 1200 || y > 2200) return null;
  return { calendar: y < FIRST_GREGORIAN_YEAR ? 'persian' : 'gregory', ordinal: y * 12 + m - 1 };
}

function named(name = '', year = ''): ReadMonth | null {
  const found = monthNamed(name.replace(/\u200c/gu, ''));
  if (found === null) return null;
  const short = Number(year);
  const century = found.calendar === 'gregory' ? 2000 : short < 50 ? 1400 : 1300;
  const read = numbered(String(year.length === 2 ? century + short : short), String(found.month));
  return read?.calendar === found.calendar ? read : null;
}

function readValue(rest: string, kind: IndexKind, locale: LocaleId): number | LineProblem {
  // Further columns are passed over.
  const [cell = ''] = rest.split(/[\t;|]/u);
  const value = parseUserNumber(cell, locale)?.value;
  if (value === undefined) return 'number';
  return value > (kind === 'index' ? 0 : -100) ? value : 'value';
}

/** A stored index as lines that {@link parsePriceIndex} reads again. */
export function writePriceIndex({ months }: PriceIndex): string {
  return months.map(({ month, index }) => `${month}\t${String(index)}`).join('\n');
}
