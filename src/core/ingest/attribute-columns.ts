/** The columns in which attributes wait, row by row, until the file's end. */
import { MAX_CATEGORIES, NO_DAY, type AttributeRole } from '../orders/order-table';
import { parseAmount } from './amounts';
import { UNKNOWN, type CellTexts } from './cell-texts';
import { NO_DATE, type DateColumn } from './dates';
import { detached } from './interner';
import type { DecimalMark } from './reading';

/** Filled rows from which on a column whose texts hardly repeat is no category. */
const MIN_FILLED = 5_000;
/** Different texts by the filled rows that make it so. */
const MAX_DISTINCT_SHARE = 0.5;
/** Longer texts are notes; what they begin with is enough. */
const MAX_TEXT = 200;

/** What names a column of attributes. */
export interface ColumnName {
  name: string;
  role: AttributeRole | null;
  per: 'order' | 'customer';
}

/** Texts that recur, as codes: 0 is blank, `code` stands for `texts[code - 1]`. */
export class CategoryRows {
  readonly kind = 'category';
  readonly of: ColumnName;
  codes: Uint8Array | Uint16Array;
  texts: string[] = [];
  /** Whether the column has proved to be no category. */
  dropped = false;
  #numbers = new Map<string, number>();
  /** Rows with a text. */
  filled = 0;
  readonly #expected: number;

  /** @param expected rows to make room for once one is filled */
  constructor(of: ColumnName, expected: number) {
    this.of = of;
    this.#expected = expected;
    this.codes = new Uint8Array(0);
  }

  /** Takes the text of a row, whose slot among the column's texts is known. */
  put(index: number, row: readonly string[], texts: CellTexts): void {
    if (this.dropped) return;
    let code = texts.codes[texts.slot] ?? UNKNOWN;
    if (code < 0) {
      code = this.#codeOf(row[texts.column] ?? '');
      texts.codes[texts.slot] = code;
    }
    if (code === 0) return;
    if (index >= this.codes.length) this.codes = grown(this.codes, index, this.#expected);
    this.codes[index] = code;
    this.filled += 1;
  }

  /** Whether the texts repeat too seldom to be categories. */
  get scattered(): boolean {
    return this.filled >= MIN_FILLED && this.texts.length > this.filled * MAX_DISTINCT_SHARE;
  }

  #codeOf(text: string): number {
    const tidy = text.length > MAX_TEXT ? text.slice(0, MAX_TEXT).trim() : text.trim();
    if (tidy === '') return 0;
    let code = this.#numbers.get(tidy);
    if (code === undefined) {
      if (this.texts.length === MAX_CATEGORIES || this.scattered) {
        this.drop();
        return 0;
      }
      const own = detached(tidy);
      this.texts.push(own);
      code = this.texts.length;
      this.#numbers.set(own, code);
      if (code === 256) this.codes = Uint16Array.from(this.codes);
    }
    return code;
  }

  drop(): void {
    this.dropped = true;
    this.codes = new Uint8Array(0);
    this.texts = [];
    this.#numbers = new Map();
  }
}

/** Numbers, NaN where blank. */
export class NumberRows {
  readonly kind = 'number';
  readonly of: ColumnName;
  values = new Float64Array(0);
  readonly #expected: number;

  constructor(of: ColumnName, expected: number) {
    this.of = of;
    this.#expected = expected;
  }

  put(row: number, text: string, decimal: DecimalMark): void {
    if (text === '') return;
    if (row >= this.values.length) {
      const { length } = this.values;
      this.values = grown(this.values, row, this.#expected).fill(Number.NaN, length);
    }
    this.values[row] = parseAmount(text, decimal);
  }
}

/** Days: as their date columns pack them, from {@link resolve} on day numbers. */
export class DayRows {
  readonly kind = 'day';
  readonly of: ColumnName;
  values = new Int32Array(0);
  readonly #expected: number;

  constructor(of: ColumnName, expected: number) {
    this.of = of;
    this.#expected = expected;
  }

  put(row: number, text: string, dates: DateColumn): void {
    const packed = dates.push(text);
    if (packed === NO_DATE) return;
    if (row >= this.values.length) {
      const { length } = this.values;
      this.values = grown(this.values, row, this.#expected).fill(NO_DAY, length);
    }
    this.values[row] = packed;
  }

  /** Turns the packed dates of a stretch of rows into day numbers. */
  resolve(dates: DateColumn, from: number, to: number): void {
    const end = Math.min(to, this.values.length);
    for (let row = from; row < end; row++) {
      const packed = this.values[row] ?? NO_DAY;
      if (packed === NO_DAY) continue;
      const day = dates.resolve(packed);
      this.values[row] = day === NO_DATE ? NO_DAY : day;
    }
  }
}

export type AttributeRows = CategoryRows | NumberRows | DayRows;

function grown<T extends Uint8Array | Uint16Array | Float64Array | Int32Array>(
  array: T,
  row: number,
  expected: number
): T;
function grown(
  array: Uint8Array | Uint16Array | Float64Array | Int32Array,
  row: number,
  expected: number
): Uint8Array | Uint16Array | Float64Array | Int32Array {
  const length = row < expected ? expected : Math.max(256, Math.ceil(row * 1.5));
  if (array instanceof Uint8Array) return filled(new Uint8Array(length), array);
  if (array instanceof Uint16Array) return filled(new Uint16Array(length), array);
  if (array instanceof Float64Array) return filled(new Float64Array(length), array);
  return filled(new Int32Array(length), array);
}

function filled<T extends Uint8Array | Uint16Array | Float64Array | Int32Array>(
  wider: T,
  array: T
): T {
  wider.set(array);
  return wider;
}
