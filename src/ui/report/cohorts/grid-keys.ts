/** Moving about the cohort table by keyboard. */

/** Column headings stand in row −2, the average in −1; the boxes of the rows in column −1. */
export interface Place {
  row: number;
  column: number;
}

export const HEADINGS = -2;
export const AVERAGE = -1;
export const PICKS = -1;

/** How far each row reaches. */
export interface GridShape {
  /** Number of cells by cohort. */
  lengths: readonly number[];
  /** Number of cells of the average; 0 where there is none. */
  average: number;
  columns: number;
  /** Rows moved by Page Up and Page Down. */
  page: number;
}

const lengthOf = (row: number, shape: GridShape): number => {
  if (row === HEADINGS) return shape.columns;
  return row === AVERAGE ? shape.average : (shape.lengths[row] ?? 0);
};

/** The place nearest to the one asked for that is there. */
export function placeWithin({ row, column }: Place, shape: GridShape): Place {
  const last = shape.lengths.length - 1;
  let line = Math.max(HEADINGS, Math.min(row, last));
  if (line === AVERAGE && shape.average === 0) line = row < AVERAGE ? HEADINGS : 0;
  const first = line >= 0 ? PICKS : 0;
  return { row: line, column: Math.max(first, Math.min(column, lengthOf(line, shape) - 1)) };
}

/**
 * Where a key leads to, or null for a key that leads nowhere.
 * @param rtl whether the row runs from right to left
 * @example nextPlace({ row: 0, column: 3 }, 'Home', …) → { row: 0, column: 0 }
 */
export function nextPlace(
  from: Place,
  key: string,
  { control, rtl }: { control: boolean; rtl: boolean },
  shape: GridShape
): Place | null {
  const { row, column } = from;
  const forwards = rtl ? 'ArrowLeft' : 'ArrowRight';
  const backwards = rtl ? 'ArrowRight' : 'ArrowLeft';
  /** The average may be missing, and is then stepped over. */
  const up = row === 0 && shape.average === 0 ? HEADINGS : row - 1;
  const to = ((): Place | null => {
    switch (key) {
      case forwards:
        return { row, column: column + 1 };
      case backwards:
        return { row, column: column - 1 };
      case 'ArrowDown':
        return { row: row === HEADINGS && shape.average === 0 ? 0 : row + 1, column };
      case 'ArrowUp':
        return { row: up, column };
      case 'PageDown':
        return { row: Math.max(0, row) + shape.page, column };
      case 'PageUp':
        return { row: Math.max(0, row - shape.page), column };
      case 'Home':
        return { row: control ? 0 : row, column: 0 };
      case 'End':
        return { row: control ? shape.lengths.length - 1 : row, column: Infinity };
      default:
        return null;
    }
  })();
  return to && placeWithin(to, shape);
}
