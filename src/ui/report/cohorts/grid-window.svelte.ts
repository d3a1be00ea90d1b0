import type { Attachment } from 'svelte/attachments';
import type { Window } from '../cohort-model';

/** Tables up to this many rows and columns stand in the page whole. */
const WHOLE = 72;
/** Rows and columns kept ready beyond the edges, so that none is missing while the page scrolls. */
const BEYOND = 6;
/** The window moves in steps, so that most scrolling changes nothing. */
const STEP = 4;
/** In sight where nothing can be measured. */
const ROWS_IN_SIGHT = 30;
const COLUMNS_IN_SIGHT = 24;

/** Height of a row, in rem. */
export const ROW_REM = 2;

/** How large the table is; the width of a column in rem. */
export interface GridSize {
  rows: number;
  columns: number;
  columnWidth: number;
}

/**
 * The part of a table that stands in the page: what is in sight of the frame
 * that scrolls, and some way round it. Small tables, and what goes to paper,
 * are not cut by scrolling.
 */
export class GridWindow {
  #size: () => GridSize;
  #frame: HTMLElement | null = null;
  #rem = 16;
  #printing = $state(false);
  #firstRow = $state(0);
  #firstColumn = $state(0);
  #rowsInSight = $state(ROWS_IN_SIGHT);
  #columnsInSight = $state(COLUMNS_IN_SIGHT);

  constructor(size: () => GridSize) {
    this.#size = size;
  }

  /** Whether the table is cut at all. */
  readonly whole = $derived.by(() => {
    const { rows, columns } = this.#size();
    return rows <= WHOLE && columns <= WHOLE;
  });

  readonly rows = $derived.by((): Window => {
    const { rows } = this.#size();
    if (this.whole) return { start: 0, end: rows };
    // A page of paper holds the newest cohorts.
    if (this.#printing) return { start: Math.max(0, rows - WHOLE), end: rows };
    return around(this.#firstRow, this.#rowsInSight, rows);
  });

  readonly columns = $derived.by((): Window => {
    const { columns } = this.#size();
    if (this.whole) return { start: 0, end: columns };
    if (this.#printing) return { start: 0, end: Math.min(columns, WHOLE) };
    return around(this.#firstColumn, this.#columnsInSight, columns);
  });

  /** Rows and columns that are left out stand as empty room, except on paper. */
  get keepsRoom(): boolean {
    return !this.#printing;
  }

  /** Belongs to the element that scrolls. */
  readonly frame: Attachment<HTMLElement> = (node) => {
    this.#frame = node;
    const measure = (): void => {
      this.#rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
      this.follow();
    };
    const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(measure);
    observer?.observe(node);
    return () => {
      observer?.disconnect();
      this.#frame = null;
    };
  };

  /** Call when the frame has been scrolled. */
  follow = (): void => {
    const node = this.#frame;
    if (!node || this.whole) return;
    const { columnWidth } = this.#size();
    const { clientHeight, clientWidth } = node;
    if (clientHeight > 0) {
      this.#rowsInSight = Math.ceil(clientHeight / (ROW_REM * this.#rem));
      this.#columnsInSight = Math.ceil(clientWidth / (columnWidth * this.#rem));
    }
    // In right-to-left text it is 0 at the start and negative beyond.
    const left = Math.abs(node.scrollLeft);
    this.#firstRow = stepped(node.scrollTop / (ROW_REM * this.#rem));
    this.#firstColumn = stepped(left / (columnWidth * this.#rem));
  };

  /** Whether a cell stands in the page; heads (below 0) always do. */
  holds({ row, column }: { row: number; column: number }): boolean {
    return (
      (row < 0 || (row >= this.rows.start && row < this.rows.end)) &&
      (column < 0 || (column >= this.columns.start && column < this.columns.end))
    );
  }

  /** Scrolls so far that the cell stands in the page; the rest is left to its focus. */
  reveal({ row, column }: { row: number; column: number }): void {
    const node = this.#frame;
    if (!node || this.holds({ row, column })) return;
    const { columnWidth } = this.#size();
    const rtl = getComputedStyle(node).direction === 'rtl';
    if (row >= 0 && (row < this.rows.start || row >= this.rows.end)) {
      node.scrollTop = Math.max(0, row - this.#rowsInSight / 2) * ROW_REM * this.#rem;
    }
    if (column >= 0 && (column < this.columns.start || column >= this.columns.end)) {
      const left = Math.max(0, column - this.#columnsInSight / 2) * columnWidth * this.#rem;
      node.scrollLeft = rtl ? -left : left;
    }
    this.follow();
  }

  beginPrint = (): void => {
    this.#printing = true;
  };
  endPrint = (): void => {
    this.#printing = false;
  };
}

const stepped = (position: number): number => Math.floor(Math.max(0, position) / STEP) * STEP;

function around(first: number, inSight: number, total: number): Window {
  const end = Math.min(total, first + inSight + STEP + BEYOND);
  return { start: Math.max(0, Math.min(first, total - inSight) - BEYOND), end };
}
