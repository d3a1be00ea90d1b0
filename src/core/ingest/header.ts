/** The row of headings: not always the first, and not always there. */
import { digitShare, looksLikeData } from './cell-types';

/** Records among which the headings are looked for. */
export const HEADER_SEARCH = 30;

/** Share of known headings in a row, in [0, 1]. */
export type ScoreHeader = (row: readonly string[]) => number;

type Rows = readonly (readonly string[])[];

/** A word with a number, such as Q1 or Tax 12, which the first row may use for its columns. */
const NUMBERED = /^\p{L}+[ _-]?\p{Nd}+$/u;

/** Share of known headings below which a row further down has to show by data below it that it heads them. */
const FEW_KNOWN = 0.05;

const isFilled = (cell: string | undefined): boolean => cell !== undefined && cell.trim() !== '';

/** Width that most of the records have, the larger one where two are as common. */
export function modalWidth(records: Rows): number {
  const counts = new Map<number, number>();
  for (const record of records) counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
  let width = 0;
  let most = 0;
  for (const [candidate, count] of counts) {
    if (count > most || (count === most && candidate > width)) {
      width = candidate;
      most = count;
    }
  }
  return width;
}

/**
 * Index of the headings among the records, or null for a file without them.
 * Headings are as wide as the rows, are different words rather than data, are
 * known from other exports, and have data below them.
 * @param records the first non-blank records of the file
 */
export function findHeader(records: Rows, scoreHeader: ScoreHeader): number | null {
  const width = modalWidth(records);
  let best: number | null = null;
  let bestScore = 0;
  const last = Math.min(records.length, HEADER_SEARCH);
  for (let i = 0; i < last; i++) {
    const record = records[i] ?? [];
    const filled = record.filter(isFilled);
    // Report titles fill one cell; a table needs at least two columns.
    if (filled.length < 2) continue;
    const data = filled.filter(
      (cell) => looksLikeData(cell) || (digitShare(cell) > 0.5 && !(i === 0 && NUMBERED.test(cell)))
    );
    const words = 1 - data.length / filled.length;
    const different = new Set(filled.map((cell) => cell.trim())).size / filled.length;
    // One word in every cell is no row of headings, even where it is one of their words.
    const known = scoreHeader(record) * different;
    if (words < 0.75 && known < 0.5) continue;
    const fit = Math.min(record.length, width) / Math.max(record.length, width);
    const below = dataBelow(records, i);
    // Rows of plain words can look like headings: what stands above wins.
    const score =
      known * 3 +
      words +
      fit +
      (filled.length / record.length) * 0.5 +
      different * 0.5 +
      below -
      i * 0.02;
    if (known < FEW_KNOWN && below === 0 && i > 0) continue;
    if (score > bestScore) {
      best = i;
      bestScore = score;
    }
  }
  return best;
}

/** Share of the columns that hold data in the rows below but a word in this row. */
function dataBelow(records: Rows, row: number): number {
  const record = records[row] ?? [];
  const rows = records.slice(row + 1, row + 11);
  if (rows.length === 0 || record.length === 0) return 0;
  let columns = 0;
  for (let column = 0; column < record.length; column++) {
    if (looksLikeData(record[column] ?? '')) continue;
    const filled = rows.filter((below) => isFilled(below[column]));
    const data = filled.filter((below) => looksLikeData(below[column] ?? ''));
    if (filled.length > 0 && data.length * 2 > filled.length) columns += 1;
  }
  return columns / record.length;
}

/**
 * The headings of a table, as written. Where a row of groups stands above
 * them, a column without a heading takes what stands above it, and columns
 * with the same heading are told apart by their groups.
 * @param records the first non-blank records of the file
 * @param headerRow index of the headings among them
 * @example headingsAt([['Billing', '', 'Shipping', ''], ['Name', 'City', 'Name', 'Zip']], 1)
 *   → ['Billing Name', 'City', 'Shipping Name', 'Zip']
 */
export function headingsAt(records: Rows, headerRow: number): string[] {
  const headings = (records[headerRow] ?? []).map((cell) => cell.trim());
  const groups = groupsAbove(records, headerRow);
  if (groups === null) return headings;
  const counts = new Map<string, number>();
  for (const heading of headings) counts.set(heading, (counts.get(heading) ?? 0) + 1);
  let group = '';
  return headings.map((heading, column) => {
    const above = (groups[column] ?? '').trim();
    if (above !== '') group = above;
    if (heading === '') return above;
    return (counts.get(heading) ?? 0) > 1 && group !== '' ? `${group} ${heading}` : heading;
  });
}

/** The row above the headings where it names groups of them, else null. */
function groupsAbove(records: Rows, headerRow: number): readonly string[] | null {
  const headings = records[headerRow] ?? [];
  const above = records[headerRow - 1];
  if (above?.length !== headings.length) return null;
  const filled = above.filter(isFilled);
  // A title fills one cell, a row of data has data.
  if (filled.length < 2 || filled.some((cell) => looksLikeData(cell))) return null;
  return above;
}
