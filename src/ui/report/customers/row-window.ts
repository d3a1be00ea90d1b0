/** Which rows of a long list stand in the page, and where. */
import type { Window } from '../cohort-model';

/**
 * Browsers cut elements off somewhere above 16 million pixels. A list that
 * would be taller scrolls faster than the wheel says: 300,000 rows of 40
 * pixels still scroll as they are.
 */
export const TALLEST = 12_000_000;

/** Rows kept ready beyond the edges, so that none is missing while the page scrolls. */
const BEYOND = 8;
/** The rows drawn change in steps, so that most scrolling changes nothing. */
const STEP = 4;

/** All lengths in pixels. */
export interface Rows {
  count: number;
  height: number;
  /** Of the box that they scroll in, without its head. */
  viewHeight: number;
}

export interface RowsInSight extends Window {
  /** What every row is moved by from its place in a list that is not cut: 0 where none has to be. */
  shift: number;
  /** The first row that is seen, in part perhaps. */
  first: number;
}

/**
 * Height of the whole list, at most {@link TALLEST}.
 * @example listHeight({ count: 250_000, height: 40, viewHeight: 600 }) === 10_000_000
 */
export function listHeight({ count, height, viewHeight }: Rows): number {
  return Math.min(count * height, Math.max(TALLEST, viewHeight));
}

/** Position in the list, in rows, of the top of what is seen. */
function firstOf(rows: Rows, scrollTop: number): number {
  const { count, height, viewHeight } = rows;
  const whole = listHeight(rows);
  const top = Math.max(0, Math.min(scrollTop, whole - viewHeight));
  if (whole === count * height) return top / height;
  return (top / (whole - viewHeight)) * (count - viewHeight / height);
}

/**
 * The rows to draw at a position of scrolling.
 * @example rowsInSight({ count: 1000, height: 40, viewHeight: 400 }, 4000)
 *   // { start: 92, end: 122, shift: 0, first: 100 }
 */
export function rowsInSight(rows: Rows, scrollTop: number): RowsInSight {
  const { count, height, viewHeight } = rows;
  const first = firstOf(rows, scrollTop);
  const step = Math.floor(first / STEP) * STEP;
  const start = Math.max(0, step - BEYOND);
  const end = Math.min(count, step + STEP + Math.ceil(viewHeight / height) + BEYOND);
  const shift = listHeight(rows) === count * height ? 0 : scrollTop - first * height;
  return {
    start,
    end: Math.max(start, end),
    shift,
    first: Math.floor(first)
  };
}

/** The first row in sight, or one of the next: the same one for as long as a step lasts. */
export function nearest({ count }: Rows, first: number): number {
  return Math.max(0, Math.min(count - 1, Math.ceil(first / STEP) * STEP));
}

/** Scrolls no further than it takes to have a row in sight whole. */
export function scrollTopFor(rows: Rows, scrollTop: number, row: number): number {
  const { count, height, viewHeight } = rows;
  const first = firstOf(rows, scrollTop);
  const inView = viewHeight / height;
  const wanted = row < first ? row : row + 1 > first + inView ? row + 1 - inView : first;
  if (wanted === first) return scrollTop;
  const whole = listHeight(rows);
  if (whole === count * height) return Math.max(0, wanted * height);
  return Math.max(0, (wanted / (count - inView)) * (whole - viewHeight));
}
