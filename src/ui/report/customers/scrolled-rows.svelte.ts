import type { Attachment } from 'svelte/attachments';
import {
  listHeight,
  nearest,
  rowsInSight,
  scrollTopFor,
  type Rows,
  type RowsInSight
} from './row-window';

/** Height of a row in rem. */
export const ROW_REM = 2.5;
/** In sight where nothing can be measured. */
const VIEW_REM = 30;

/** The part of the table that stands in the page, as its frame scrolls. */
export class ScrolledRows {
  #frame: HTMLElement | null = null;
  #rem = $state.raw(16);
  /** Of the frame, in pixels, its head included. */
  #height = $state.raw(VIEW_REM * 16);
  #head = $state.raw(0);
  #scrollTop = $state.raw(0);
  readonly #count: () => number;

  /** @param scrollTop where the frame stands at first */
  constructor(count: () => number, scrollTop: number) {
    this.#count = count;
    this.#scrollTop = scrollTop;
  }

  readonly #rows = $derived.by((): Rows => {
    return {
      count: this.#count(),
      height: ROW_REM * this.#rem,
      viewHeight: Math.max(1, this.#height - this.#head)
    };
  });
  /** Of all rows together, in pixels. */
  readonly whole = $derived.by(() => listHeight(this.#rows));
  readonly #now = $derived.by((): RowsInSight => rowsInSight(this.#rows, this.#scrollTop));
  readonly start = $derived.by(() => this.#now.start);
  readonly end = $derived.by(() => this.#now.end);
  readonly #shift = $derived.by(() => this.#now.shift);
  readonly #rowHeight = $derived.by(() => this.#rows.height);

  get scrollTop(): number {
    return this.#scrollTop;
  }
  /** The first row in sight. */
  readonly first = $derived.by(() => this.#now.first);
  /** A row in sight; another one only now and then. */
  readonly near = $derived.by(() => nearest(this.#rows, this.first));
  /** How many rows are in sight whole. */
  readonly inSight = $derived.by(() => {
    const { height, viewHeight } = this.#rows;
    return Math.max(1, Math.floor(viewHeight / height));
  });

  /** Where a row stands, in pixels below the head. */
  topOf(row: number): number {
    return row * this.#rowHeight + this.#shift;
  }

  /** Belongs to the element that scrolls; its first element is the head. */
  readonly frame: Attachment<HTMLElement> = (node) => {
    this.#frame = node;
    const measure = (): void => {
      this.#rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
      if (node.clientHeight > 0) this.#height = node.clientHeight;
      this.#head = node.querySelector('[role="columnheader"]')?.clientHeight ?? 0;
    };
    const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(measure);
    observer?.observe(node);
    queueMicrotask(() => {
      measure();
      node.scrollTop = this.#scrollTop;
    });
    return () => {
      observer?.disconnect();
      this.#frame = null;
    };
  };

  /** Call when the frame has been scrolled. */
  follow = (): void => {
    if (this.#frame) this.#scrollTop = Math.max(0, this.#frame.scrollTop);
  };

  scrollTo(scrollTop: number): void {
    if (this.#frame) this.#frame.scrollTop = scrollTop;
    this.#scrollTop = scrollTop;
  }

  /** Scrolls so far that the row is in sight. */
  reveal(row: number): void {
    const scrollTop = scrollTopFor(this.#rows, this.#scrollTop, row);
    if (scrollTop !== this.#scrollTop) this.scrollTo(scrollTop);
  }
}
