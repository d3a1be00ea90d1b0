import { Interner } from './interner';

const MAX_DIGITS = 15;

/**
 * Numbers for order ids, from 0 in the order of their first rows.
 *
 * Most exports are sorted by their ids (#1001, #1002, …). As long as an export
 * is, a new id is new because it lies beyond the last one, and four bytes hold
 * it; no table is kept. The first id out of turn makes one from what is held.
 */
export class OrderIds {
  #expected: number;
  #table: Interner | null = null;
  #prefix = '';
  #first = 0;
  #last = 0;
  /** 1 where the ids rise, −1 where they fall, 0 until there are two. */
  #direction = 0;
  /** Distance of each id from the first one. */
  #steps: Int32Array;
  #count = 0;

  constructor(expected: number) {
    this.#expected = expected;
    this.#steps = new Int32Array(Math.max(256, expected));
  }

  get size(): number {
    return this.#table === null ? this.#count : this.#table.size;
  }

  /** Number of the order, or −1 − (the number it has just been given) where its id is new. */
  find(id: string): number {
    if (this.#table === null) {
      const found = this.#findSorted(id);
      if (!Number.isNaN(found)) return found;
    }
    return id === '' ? -1 - this.append() : this.#tabled().intern(id);
  }

  /** As {@link find}, for an id that different customers share. */
  findPair(id: string, customer: number): number {
    const table = this.#tabled();
    table.intern(id);
    return table.internPair(table.hashA, table.hashB, customer);
  }

  /** A number for a row that has no id. */
  append(): number {
    return this.#tabled().append();
  }

  /** Number by the turn of the id, NaN where it is out of turn or of another form. */
  #findSorted(id: string): number {
    const { length } = id;
    const prefix = this.#prefix.length;
    if (this.#count === 0) return this.#begin(id);
    if (length <= prefix || length - prefix > MAX_DIGITS) return Number.NaN;
    for (let i = 0; i < prefix; i++) {
      if (id.charCodeAt(i) !== this.#prefix.charCodeAt(i)) return Number.NaN;
    }
    const value = digitsFrom(id, prefix);
    if (value === this.#last) return this.#count - 1;
    const direction = value > this.#last ? 1 : -1;
    const step = value - this.#first;
    if (value < 0 || direction === -this.#direction || step !== (step | 0)) return Number.NaN;
    this.#direction = direction;
    this.#last = value;
    if (this.#count === this.#steps.length) {
      const wider = new Int32Array(Math.ceil(this.#count * 1.5));
      wider.set(this.#steps);
      this.#steps = wider;
    }
    this.#steps[this.#count] = step;
    return -1 - this.#count++;
  }

  #begin(id: string): number {
    let digits = id.length;
    while (digits > 0 && isDigit(id.charCodeAt(digits - 1))) digits -= 1;
    if (id.length - digits > MAX_DIGITS) return Number.NaN;
    const value = digitsFrom(id, digits);
    if (value < 0) return Number.NaN;
    this.#prefix = ` ${id.slice(0, digits)}`.slice(1);
    this.#first = value;
    this.#last = value;
    this.#steps[0] = 0;
    this.#count = 1;
    return -1;
  }

  #tabled(): Interner {
    if (this.#table === null) {
      const table = new Interner(Math.max(this.#expected, this.#count));
      for (let i = 0; i < this.#count; i++) {
        table.intern(this.#prefix + String(this.#first + (this.#steps[i] ?? 0)));
      }
      this.#table = table;
      this.#steps = new Int32Array();
    }
    return this.#table;
  }
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** The number that the rest of the text is, −1 where it is none or begins with a zero. */
function digitsFrom(text: string, start: number): number {
  const { length } = text;
  if (start >= length || (text.charCodeAt(start) === 48 && start + 1 < length)) return -1;
  let value = 0;
  for (let i = start; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 48 || unit > 57) return -1;
    value = value * 10 + unit - 48;
  }
  return value;
}
