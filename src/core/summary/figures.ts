/** The figures of a list of customers, row by row, and what makes them impossible. */
import { NO_DATE } from '../ingest/date-parts';
import type { RowReason } from '../ingest/rules';

/** Places of the figures in a row's stretch of {@link FigureRows.figures}. */
export const ORDERS = 0;
export const REVENUE = 1;
export const X = 2;
export const T_X = 3;
export const T = 4;
export const M = 5;
/** Figures in a row. */
export const FIGURES = 6;

/** Which of the figures and days the list has a column for. */
export interface ListForm {
  firstDay: boolean;
  lastDay: boolean;
  /** By place, as {@link ORDERS} and so on. */
  has: readonly boolean[];
}

/** Rounding of t_x and T apart from each other can put t_x above T by this share of T. */
const ROUNDING = 1e-6;

/**
 * Why the figures of a row cannot be a customer's, null where they can. Days
 * are day numbers, or {@link NO_DATE} where there is none.
 *
 * The rules: orders a whole number from 1 (0 is a customer without orders), x
 * one from 0 and below the orders; the last order not before the first;
 * 0 ≤ t_x ≤ T; a single order has one day, so x = 0 means t_x = 0.
 */
export function faultOf(
  form: ListForm,
  figures: ArrayLike<number>,
  at: number,
  firstDay: number,
  lastDay: number
): RowReason | null {
  const orders = figures[at + ORDERS] ?? Number.NaN;
  const x = figures[at + X] ?? Number.NaN;
  if (form.has[ORDERS]) {
    if (orders === 0) return 'no-orders';
    if (!(Number.isInteger(orders) && orders >= 1 && orders <= 0xffffffff)) return 'bad-count';
  }
  if (form.has[X]) {
    if (!(Number.isInteger(x) && x >= 0 && x < 0xffffffff)) return 'bad-count';
    if (form.has[ORDERS] && orders < x + 1) return 'bad-figures';
  } else if (!form.has[ORDERS]) return 'bad-count';
  if (form.firstDay && firstDay === NO_DATE) return 'bad-date';
  if (form.lastDay && lastDay === NO_DATE) return 'bad-date';
  if (form.firstDay && form.lastDay) {
    if (lastDay < firstDay) return 'last-before-first';
    if (lastDay > firstDay && (form.has[ORDERS] ? orders === 1 : x === 0)) return 'bad-figures';
  }
  const tx = figures[at + T_X] ?? Number.NaN;
  const age = figures[at + T] ?? Number.NaN;
  if (form.has[T_X]) {
    if (!(tx >= 0)) return 'bad-figures';
    if (tx > 0 && (form.has[X] ? x === 0 : orders === 1)) return 'bad-figures';
  }
  if (form.has[T]) {
    if (!(age >= 0)) return 'bad-figures';
    if (form.has[T_X] && tx > age * (1 + ROUNDING)) return 'bad-figures';
  }
  return null;
}

/** The rows read so far, in columns that grow by half. Rows that were not used stand here too. */
export class FigureRows {
  count = 0;
  customer: Int32Array;
  line: Int32Array;
  file: Uint16Array;
  /** As the date column packs them. */
  first: Int32Array;
  last: Int32Array;
  /** {@link FIGURES} numbers a row, NaN where there is none. */
  figures: Float64Array;
  /** Why the row is not used, null where it is. */
  readonly reason: (RowReason | null)[] = [];

  constructor(expected: number) {
    const capacity = Math.max(256, expected);
    this.customer = new Int32Array(capacity);
    this.line = new Int32Array(capacity);
    this.file = new Uint16Array(capacity);
    this.first = new Int32Array(capacity);
    this.last = new Int32Array(capacity);
    this.figures = new Float64Array(capacity * FIGURES);
  }

  /** Makes a row whose figures are still NaN, and returns its number. */
  add(file: number, line: number): number {
    const row = this.count;
    if (row === this.customer.length) this.#widen(Math.ceil(row * 1.5));
    this.customer[row] = -1;
    this.line[row] = line;
    this.file[row] = file;
    this.first[row] = NO_DATE;
    this.last[row] = NO_DATE;
    this.figures.fill(Number.NaN, row * FIGURES, (row + 1) * FIGURES);
    this.reason.push(null);
    this.count = row + 1;
    return row;
  }

  /** Takes back the row added last. */
  removeLast(): void {
    this.count -= 1;
    this.reason.pop();
  }

  figure(row: number, place: number): number {
    return this.figures[row * FIGURES + place] ?? Number.NaN;
  }

  /** Whether two rows say the same of a customer. */
  same(row: number, other: number): boolean {
    if (this.first[row] !== this.first[other] || this.last[row] !== this.last[other]) return false;
    for (let place = 0; place < FIGURES; place++) {
      if (!Object.is(this.figure(row, place), this.figure(other, place))) return false;
    }
    return true;
  }

  #widen(capacity: number): void {
    const widen = <Column extends Int32Array | Uint16Array | Float64Array>(
      wider: Column,
      old: Column
    ): Column => {
      wider.set(old);
      return wider;
    };
    this.customer = widen(new Int32Array(capacity), this.customer);
    this.line = widen(new Int32Array(capacity), this.line);
    this.file = widen(new Uint16Array(capacity), this.file);
    this.first = widen(new Int32Array(capacity), this.first);
    this.last = widen(new Int32Array(capacity), this.last);
    this.figures = widen(new Float64Array(capacity * FIGURES), this.figures);
  }
}
