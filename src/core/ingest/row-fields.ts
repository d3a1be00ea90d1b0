/** Records that are not plain rows of the table: blank, ragged, headings repeated, totals, groups. */
import { cellType, digitShare, looksLikeData } from './cell-types';
import { digitOf, normaliseHeading } from './normalise';
import { scoreHeader } from './roles';
import type { IgnoreRule } from './rules';
import { isTotalsText } from './status';

/** What the cells of a column are, as far as a misplaced delimiter can be told by them. */
export type ColumnKind = 'number' | 'date' | 'text';

/** What is known of the table that a record should fit. */
export interface RowShape {
  /** Number of columns. */
  width: number;
  /** Index of the date, −1 where it is unknown. */
  date: number;
  /** Kind of each column as {@link columnKinds} finds it; without it only a parted date is joined. */
  kinds?: readonly ColumnKind[] | null;
}

/** A record that fits the table, and what had to be done for it; null where nothing was. */
export interface FittedRow {
  row: readonly string[];
  repair: 'padded' | 'comma-joined' | null;
}

/** Whether no cell of the record holds anything. */
export function isBlankRow(row: readonly string[]): boolean {
  for (const cell of row) if (cell !== '' && cell.trim() !== '') return false;
  return true;
}

/** More surplus fields than commas in a text or a number make belong to another table. */
const MAX_SURPLUS = 6;

/**
 * The record with as many fields as the table has columns, or null where
 * that cannot be had without guessing. Empty fields at the end may be missing
 * or surplus; an empty first field may be surplus; a date and its time that an
 * unquoted comma has parted (`۱۴۰۵/۸/۳۰, ۱۲:۰۰:۰۰`) are joined; and so are the
 * thousands of a number or the parts of a text, where the kinds of the columns
 * leave one way only.
 * @example fitRow(['7', '8/1/2024', ' 9:45 AM', '5'], { width: 3, date: 1 })
 *   → { row: ['7', '8/1/2024, 9:45 AM', '5'], repair: 'comma-joined' }
 */
export function fitRow(row: readonly string[], shape: RowShape): FittedRow | null {
  const { width, date } = shape;
  const surplus = row.length - width;
  if (surplus === 0) return { row, repair: null };
  if (surplus < 0) {
    // A cut-off record lacks more than the last few cells.
    if (row.length < 2 || row.length < width / 2) return null;
    return { row: [...row, ...Array<string>(-surplus).fill('')], repair: 'padded' };
  }
  const kinds = shape.kinds ?? null;
  if (isBlankFrom(row, width)) {
    // A blank last cell looks surplus where the date was parted.
    const timeless = kinds === null || kinds[date + 1] === 'number';
    const joined = date >= 0 && timeless ? joinDate(row, width, date) : null;
    if (joined !== null) return { row: joined, repair: 'comma-joined' };
    return { row: row.slice(0, width), repair: 'padded' };
  }
  if (kinds?.length === width && surplus <= MAX_SURPLUS) {
    const joined = joinByKinds(row, kinds);
    if (joined !== null) return { row: joined, repair: 'comma-joined' };
  } else {
    const joined = joinDate(row, width, date);
    if (joined !== null) return { row: joined, repair: 'comma-joined' };
  }
  const shifted =
    surplus === 1 && date >= 0 && isEmpty(row[0]) && !isDay(row[date]) && isDay(row[date + 1]);
  return shifted ? { row: row.slice(1), repair: 'padded' } : null;
}

/** The record that {@link fitRow} gives, without what was done. */
export function repairRow(
  row: readonly string[],
  width: number,
  dateColumn: number
): readonly string[] | null {
  return fitRow(row, { width, date: dateColumn })?.row ?? null;
}

const isEmpty = (cell: string | undefined): boolean => cell === undefined || cell.trim() === '';

function isBlankFrom(row: readonly string[], from: number): boolean {
  for (let i = from; i < row.length; i++) if (!isEmpty(row[i])) return false;
  return true;
}

function isDay(cell: string | undefined): boolean {
  return cell !== undefined && cellType(cell) === 'date';
}

/**
 * A time of day in ASCII, Persian or Arabic digits, with or without its half
 * of the day. With points it needs its seconds, else it is an amount.
 */
function isTime(text: string): boolean {
  return (
    text.length < 32 &&
    /^\s*[\d۰-۹٠-٩]{1,2}(?::[\d۰-۹٠-٩]{2}(?::[\d۰-۹٠-٩]{2})?|\.[\d۰-۹٠-٩]{2}\.[\d۰-۹٠-٩]{2})(\s*\S{1,6}){0,2}\s*$/.test(
      text
    )
  );
}

/** How many fields from here on make one date and time: 1 where the date is not parted. */
function partsOfDate(row: readonly string[], at: number): number {
  const first = row[at] ?? '';
  if (first.length > 24 || first.includes(':')) return 1;
  // "Jan 8, 2024" is parted before its year, and perhaps once more before its time.
  const dayless = /^\s*\p{L}{3,10}\.? \p{Nd}{1,2}\s*$/u.test(first);
  const next = row[at + 1] ?? '';
  if (dayless && /^\s*\p{Nd}{4}\s*$/u.test(next)) return isTime(row[at + 2] ?? '') ? 3 : 2;
  if (dayless && /^\s*\p{Nd}{4} /u.test(next)) return isTime(next.trim().slice(5)) ? 2 : 1;
  return isTime(next) && /\p{Nd}/u.test(first) ? 2 : 1;
}

/** The record with its parted date joined, null where that does not make it as wide as the table. */
function joinDate(row: readonly string[], width: number, date: number): readonly string[] | null {
  let at = date;
  if (at < 0) at = row.findIndex((cell, i) => partsOfDate(row, i) > 1 && mayBeDay(cell));
  if (at < 0 || row.length - partsOfDate(row, at) + 1 !== width) return null;
  return join(row, at, partsOfDate(row, at));
}

function mayBeDay(cell: string): boolean {
  return isDay(cell) || /^\s*\p{L}{3,10}\.? \p{Nd}{1,2}\s*$/u.test(cell);
}

function join(row: readonly string[], at: number, count: number): string[] {
  return [...row.slice(0, at), joinCells(row, at, count), ...row.slice(at + count)];
}

function joinCells(row: readonly string[], at: number, count: number): string {
  if (count === 1) return row[at] ?? '';
  const parts = row.slice(at, at + count);
  // The digits of a number stand close, the parts of a text or a date do not.
  return isGrouped(parts) ? parts.join(',') : parts.map((part) => part.trim()).join(', ');
}

/** Whether fields are the thousands of one number: `1`, `298`, `410.50`. */
function isGrouped(parts: readonly string[]): boolean {
  return parts.every((part, i) =>
    i === 0
      ? /^\s*[-+−(]?\s*(?:\p{L}{0,3}\p{Sc}|\p{Lu}{3})?\s*[-−]?(?!0)\p{Nd}{1,3}$/u.test(part)
      : i < parts.length - 1
        ? /^\p{Nd}{3}$/u.test(part)
        : /^\p{Nd}{3}(?:[.٫]\p{Nd}{1,4})?\s*(?:\p{Sc}|\p{L}{1,5}\.?)?\)?-?\s*$/u.test(part)
  );
}

/**
 * The one way of joining neighbours by which every field is of the kind of
 * its column; null where there is none, or more than one.
 */
function joinByKinds(row: readonly string[], kinds: readonly ColumnKind[]): string[] | null {
  const ways: number[][] = [];
  const counts: number[] = [];
  const place = (column: number, at: number): void => {
    if (ways.length > 1) return;
    if (column === kinds.length) {
      if (at === row.length) ways.push([...counts]);
      return;
    }
    const kind = kinds[column] ?? 'text';
    const most = row.length - at - (kinds.length - column - 1);
    for (let count = 1; count <= most; count++) {
      if (!fits(row, at, count, kind)) continue;
      counts.push(count);
      place(column + 1, at + count);
      counts.pop();
    }
  };
  place(0, 0);
  const [only] = ways;
  return only !== undefined && ways.length === 1 ? joinCounts(row, only) : null;
}

function joinCounts(row: readonly string[], counts: readonly number[]): string[] {
  let at = 0;
  return counts.map((count) => {
    at += count;
    return joinCells(row, at - count, count);
  });
}

/** Whether so many fields from here on make one cell of a kind. */
function fits(row: readonly string[], at: number, count: number, kind: ColumnKind): boolean {
  const first = row[at] ?? '';
  if (kind === 'number') {
    return count === 1 ? isNumberOrNone(first) : isGrouped(row.slice(at, at + count));
  }
  if (kind === 'date') {
    if (count > 1) return partsOfDate(row, at) === count;
    return isEmpty(first) || /\p{Nd}/u.test(first);
  }
  for (let i = at + 1; i < at + count; i++) {
    const part = row[i] ?? '';
    // A comma in a text has a space after it, or stands between words.
    if (!part.startsWith(' ') && (isNumberOrNone(part) || isNumberOrNone(row[i - 1] ?? ''))) {
      return false;
    }
  }
  return true;
}

function isNumberOrNone(cell: string): boolean {
  const type = cellType(cell);
  return type === 'number' || type === 'empty' || type === 'missing';
}

const CLEAR = 0.9;
const FEWEST_ROWS = 3;

/**
 * Kind of each column, by the rows that are as wide as the headings; where
 * nearly all rows have the same number of fields too many, by these, if there
 * is one column only whose numbers or dates a comma may have parted.
 * @param rows records below the headings
 * @returns null where too few rows are whole to tell
 */
export function columnKinds(
  rows: readonly (readonly string[])[],
  width: number
): ColumnKind[] | null {
  let whole = rows.filter((row) => row.length === width && !isBlankRow(row));
  if (whole.length < Math.max(FEWEST_ROWS, rows.length * 0.2)) whole = unparted(rows, width);
  if (whole.length < FEWEST_ROWS) return null;
  return Array.from({ length: width }, (_, column) =>
    kindOf(whole.map((row) => row[column] ?? ''))
  );
}

function kindOf(cells: readonly string[]): ColumnKind {
  let filled = 0;
  let numbers = 0;
  let dates = 0;
  for (const cell of cells) {
    const type = cellType(cell);
    if (type === 'empty' || type === 'missing') continue;
    filled += 1;
    if (type === 'number') numbers += 1;
    if (type === 'date' || type === 'time') dates += 1;
  }
  if (filled === 0) return 'text';
  if (numbers >= filled * CLEAR) return 'number';
  return dates >= filled * CLEAR ? 'date' : 'text';
}

/** Rows with one field too many, joined at the one column where nearly all can be. */
function unparted(rows: readonly (readonly string[])[], width: number): string[][] {
  const wide = rows.filter((row) => row.length === width + 1);
  if (wide.length < rows.length * 0.5) return [];
  const columns: number[] = [];
  for (let column = 0; column < width; column++) {
    const parted = wide.filter(
      (row) => isGrouped(row.slice(column, column + 2)) || partsOfDate(row, column) === 2
    );
    if (parted.length >= wide.length * CLEAR) columns.push(column);
  }
  const [column] = columns;
  if (column === undefined || columns.length > 1) return [];
  return wide.map((row) => join(row, column, 2));
}

/**
 * Whether a record that could not be read holds the headings of another
 * table: words, all different, of which most are headings elsewhere too.
 * @param headings of the table that the record was read in, whose repetition is no other table
 * @param width number of columns of that table
 */
export function isHeadingRow(
  row: readonly string[],
  headings: readonly string[],
  width: number
): boolean {
  const seen = new Set<string>();
  let same = 0;
  for (let i = 0; i < row.length; i++) {
    const cell = (row[i] ?? '').trim();
    if (cell === '') continue;
    // Most rows of data end here.
    if (digitOf(cell.charCodeAt(0)) >= 0 || cell.length > 80) return false;
    const folded = normaliseHeading(cell);
    if (seen.has(folded) || looksLikeData(cell) || digitShare(cell) > 0.5) return false;
    seen.add(folded);
    if (i < width && folded === normaliseHeading(headings[i] ?? '')) same += 1;
  }
  if (seen.size < 2 || same * 2 > seen.size) return false;
  return scoreHeader(row) >= 0.5;
}

/** Lines that exports put below the table: how many records, whose, by what rules, when and where printed. */
const FOOTER =
  /^\s*(?:\p{Nd}+ (?:records?|rows?|orders?|results?)\b|seller id\b|(?:accrual|cash) basis\b|(?:report |file )?(?:generated|exported|printed|downloaded|created) (?:on|at|by)\b|page \p{Nd}+|end of (?:report|file)|seite \p{Nd}+|erstellt am\b|страница \p{Nd}+|дата печати|sayfa \p{Nd}+|صفحه \p{Nd}+|صفحة \p{Nd}+|تاریخ (?:چاپ|گزارش|تهیه)|تعداد (?:رکورد|ردیف|سطر|کل)|էջ \p{Nd}+)/iu;

/**
 * Tells a line of a report from a row of the table, null where it is a row.
 * @param keyColumn index of the column that names the customer
 * @param idColumn index of the order ids, −1 without them; an id alone is a further line of its order
 * @param dateless whether the record has no readable date
 */
export function triageLine(
  row: readonly string[],
  headings: readonly string[],
  keyColumn: number,
  idColumn: number,
  dateless: boolean
): IgnoreRule | null {
  let filled = 0;
  let repeated = 0;
  let first = '';
  let second = '';
  for (let i = 0; i < row.length; i++) {
    const cell = (row[i] ?? '').trim();
    if (cell === '') continue;
    if (filled === 0) first = cell;
    if (filled === 1) second = cell;
    filled += 1;
    if (cell === (headings[i] ?? '').trim()) repeated += 1;
  }
  if (repeated > 1 && repeated * 2 > filled) return 'repeated-header';
  if (!dateless) return null;
  const key = (row[keyColumn] ?? '').trim();
  if (isTotalsText(first) || isTotalsText(key) || FOOTER.test(first)) return 'totals-line';
  // A row counter may stand before the word.
  if (looksLikeData(first) && isTotalsText(second)) return 'totals-line';
  if (filled === 1) return /\p{Nd}/u.test(row[idColumn] ?? '') ? null : 'group-line';
  return isDescription(row, headings, filled) ? 'repeated-header' : null;
}

/** Whether a record says in words what its columns are: the second line of TikTok's exports. */
function isDescription(
  row: readonly string[],
  headings: readonly string[],
  filled: number
): boolean {
  if (filled < 2 || filled * 2 < headings.length) return false;
  let phrases = 0;
  let length = 0;
  let headingLength = 0;
  for (let i = 0; i < row.length; i++) {
    const cell = (row[i] ?? '').trim();
    if (cell === '') continue;
    if (looksLikeData(cell) || digitShare(cell) > 0.2) return false;
    if (/\S\s\S/.test(cell)) phrases += 1;
    length += cell.length;
    headingLength += (headings[i] ?? '').length;
  }
  return phrases * 2 >= filled && length > headingLength;
}
