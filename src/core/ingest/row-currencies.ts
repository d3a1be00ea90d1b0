/** Which currency each row's amount is in. */
import { currencyIn } from './currencies';
import { detached } from './interner';

/** The row names no currency, and its layout has none. */
export const UNNAMED = 0;
const MAX_CURRENCIES = 255;

/** The currencies of all rows. As long as there is one, no row is remembered. */
export class RowCurrencies {
  /** Code of each currency by its number; {@link UNNAMED} is ''. */
  readonly codes: string[] = [''];
  /** Currency of each row; null as long as all are `only`. */
  of: Uint8Array | null = null;
  /** Currency of all rows so far, −1 before the first. */
  only = -1;
  #numbers = new Map<string, number>([['', UNNAMED]]);
  /** Numbers by cell, as written. */
  #cells = new Map<string, number>();

  /** Number of a currency code; null is {@link UNNAMED}. */
  numberOf(code: string | null): number {
    if (code === null) return UNNAMED;
    let number = this.#numbers.get(code);
    if (number === undefined) {
      if (this.codes.length > MAX_CURRENCIES) return UNNAMED;
      number = this.codes.length;
      this.codes.push(code);
      this.#numbers.set(code, number);
    }
    return number;
  }

  /** Currency named in a cell, {@link UNNAMED} where none is. */
  inCell(text: string): number {
    let number = this.#cells.get(text);
    if (number === undefined) {
      number = text.length > 40 ? UNNAMED : this.numberOf(currencyIn(text.trim()));
      if (this.#cells.size < 1000) this.#cells.set(detached(text), number);
    }
    return number;
  }

  /**
   * Currency of the sign or word beside an amount, {@link UNNAMED} where there is none.
   * The digits do not matter, so amounts with the same words around them share one answer.
   */
  besideAmount(text: string): number {
    let from = 0;
    let to = text.length;
    while (from < to && !isDigit(text.charCodeAt(from))) from += 1;
    while (to > from && !isDigit(text.charCodeAt(to - 1))) to -= 1;
    if (to - from < 1 || text.length - (to - from) > 24) return UNNAMED;
    return this.inCell(`${text.slice(0, from)}1${text.slice(to)}`);
  }

  /** Notes the currency of a row; `capacity` is the number of rows to make room for. */
  set(row: number, currency: number, capacity: number): void {
    if (this.of === null) {
      if (this.only < 0) this.only = currency;
      if (this.only === currency) return;
      this.of = new Uint8Array(capacity).fill(this.only);
    } else if (row >= this.of.length) {
      const wider = new Uint8Array(Math.max(capacity, row + 1));
      wider.set(this.of);
      this.of = wider;
    }
    this.of[row] = currency;
  }
}

function isDigit(unit: number): boolean {
  return (
    (unit >= 48 && unit <= 57) ||
    (unit >= 0x660 && unit <= 0x669) ||
    (unit >= 0x6f0 && unit <= 0x6f9)
  );
}
