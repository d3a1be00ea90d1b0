/** Records that are not plain rows of the table: blank, ragged, headings repeated, totals, groups. */
import type { IgnoreRule } from './reading';
import { isTotalsText } from './status';

/** Whether no cell of the record holds anything. */
export function isBlankRow(row: readonly string[]): boolean {
  for (const cell of row) if (cell !== '' && cell.trim() !== '') return false;
  return true;
}

/**
 * The record with as many fields as the table has columns, or null where
 * that cannot be had without guessing. Empty fields at the end may be missing
 * or surplus, and a date and its time that an unquoted comma has parted
 * (`۱۴۰۵/۸/۳۰, ۱۲:۰۰:۰۰`) are joined.
 * @param dateColumn index of the date, −1 where it is unknown
 */
export function repairRow(
  row: readonly string[],
  width: number,
  dateColumn: number
): readonly string[] | null {
  if (row.length < width) {
    // A cut-off record lacks more than the last few cells.
    if (row.length < 2 || row.length < width / 2) return null;
    return [...row, ...Array<string>(width - row.length).fill('')];
  }
  const parted = dateColumn >= 0 && isTime(row[dateColumn + 1] ?? '');
  if (row.length === width + 1 && parted) {
    const joined = `${row[dateColumn] ?? ''}, ${(row[dateColumn + 1] ?? '').trim()}`;
    return [...row.slice(0, dateColumn), joined, ...row.slice(dateColumn + 2)];
  }
  for (let i = width; i < row.length; i++) if ((row[i] ?? '').trim() !== '') return null;
  return row.slice(0, width);
}

/** A time of day in ASCII, Persian or Arabic digits, with or without its half of the day. */
function isTime(text: string): boolean {
  return (
    text.length < 24 &&
    /^\s*[\d۰-۹٠-٩]{1,2}([:٫٬.][\d۰-۹٠-٩]{2}){1,2}(\s*\S{1,6}){0,2}\s*$/.test(text)
  );
}

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
  for (let i = 0; i < row.length; i++) {
    const cell = (row[i] ?? '').trim();
    if (cell === '') continue;
    if (filled === 0) first = cell;
    filled += 1;
    if (cell === (headings[i] ?? '').trim()) repeated += 1;
  }
  if (repeated > 1 && repeated * 2 > filled) return 'repeated-header';
  if (!dateless) return null;
  const key = (row[keyColumn] ?? '').trim();
  if (isTotalsText(first) || (key !== '' && isTotalsText(key))) return 'totals-line';
  if (filled !== 1) return null;
  return /\p{Nd}/u.test(row[idColumn] ?? '') ? null : 'group-line';
}
