/** Widths of the cohort table, from the longest text in a column: all columns share one, so that any can be left out. */
import type { CohortMatrix } from '../../../charts/cohort-matrix';
import type { CellWords } from './cell-words';

/** Width of a character of cells and of headings, generously, in rem. */
const CELL_CHARACTER = 0.5;
const HEADING_CHARACTER = 0.46;
/** Padding, and room for †. */
const PADDING = 1.25;
/** The box of a row and the gap beside it. */
const BOX = 1.75;
const LEAST_COLUMN = 3.5;
const LEAST_HEAD = 6;
/** Names looked at, from the first on and throughout: some months are twice as long as others. */
const LOOKED = 36;

const letters = (text: string): number => text.replace(/[\u2066-\u2069]/g, '').length;

/** Width of the column of an offset, in rem. */
export function columnRem({ extremes, offsets }: CohortMatrix, words: CellWords): number {
  const cell = { step: null, complete: true };
  const longest = Math.max(
    ...[extremes.low, extremes.high, extremes.high / 10].map((value) =>
      letters(words.short({ ...cell, value }))
    )
  );
  return Math.max(
    LEAST_COLUMN,
    longest * CELL_CHARACTER + PADDING,
    letters(words.offset(Math.max(0, offsets - 1))) * HEADING_CHARACTER + PADDING
  );
}

/** Width of the cohorts' names with their boxes, in rem. */
export function headRem({ rows }: CohortMatrix, words: CellWords): number {
  const step = Math.max(1, Math.ceil(rows.length / LOOKED));
  const longest = Math.max(
    ...rows.map((_, row) => (row < LOOKED || row % step === 0 ? letters(words.name(row)) : 0))
  );
  return Math.max(LEAST_HEAD, longest * CELL_CHARACTER + PADDING + BOX);
}
