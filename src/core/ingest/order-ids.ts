import { Interner } from './interner';
import { isDestroyedNumber } from './normalise';

const MAX_DIGITS = 15;
/** In place of a distance: the row has no id. */
const NO_ID = -2147483648;

const HASH = 35;

/**
 * Numbers for order ids, from 0 in the order of their first rows. A number
 * sign or spaces around an id are no part of it.
 *
 * Most exports are sorted by their ids (#1001, #1002, …). As long as an export
 * is, a new id is new because it lies beyond the last one, and four bytes hold
 * it; no table is kept. The first id out of turn makes one from what is held.
 */
export class OrderIds {
  #expected: number;
  #table: Interner | null = null;
  #prefix = '';
  /** Whether an id has set the prefix and the first number. */
  #begun = false;
  #first = 0;
  #last = 0;
  /** Number that the last id was given. */
  #lastNumber = -1;
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
    const { length } = id;
    if (length === 0) return -1 - this.append();
    if (isPadding(id.charCodeAt(0)) || isPadding(id.charCodeAt(length - 1))) return this.#trim(id);
    return this.#findBetween(id, 0, length);
  }

  /** {@link find} for an id with a number sign or spaces around it. */
  #trim(id: string): number {
    let from = 0;
    let to = id.length;
    while (from < to && isPadding(id.charCodeAt(from))) from += 1;
    while (to > from && isPadding(id.charCodeAt(to - 1))) to -= 1;
    return from === to ? -1 - this.append() : this.#findBetween(id, from, to);
  }

  #findBetween(id: string, from: number, to: number): number {
    if (this.#table === null) {
      const found = this.#findSorted(id, from, to);
      if (!Number.isNaN(found)) return found;
    }
    // Rounded to a power of ten by a spreadsheet, different ids look the same.
    if (mayBeDestroyed(id, to) && isDestroyedNumber(id.slice(from, to))) return -1 - this.append();
    return this.#tabled().intern(from === 0 && to === id.length ? id : id.slice(from, to));
  }

  /** As {@link find}, for an id that different customers share. */
  findPair(id: string, customer: number): number {
    const table = this.#tabled();
    let from = 0;
    let to = id.length;
    while (from < to && isPadding(id.charCodeAt(from))) from += 1;
    while (to > from && isPadding(id.charCodeAt(to - 1))) to -= 1;
    table.intern(id.slice(from, to));
    return table.internPair(table.hashA, table.hashB, customer);
  }

  /** A number for a row that has no id. */
  append(): number {
    return this.#table === null ? this.#add(NO_ID) : this.#table.append();
  }

  #add(step: number): number {
    if (this.#count === this.#steps.length) {
      const wider = new Int32Array(Math.ceil(this.#count * 1.5));
      wider.set(this.#steps);
      this.#steps = wider;
    }
    this.#steps[this.#count] = step;
    return this.#count++;
  }

  /** Number by the turn of the id, NaN where it is out of turn or of another form. */
  #findSorted(id: string, from: number, to: number): number {
    const prefix = this.#prefix.length;
    if (!this.#begun) return this.#begin(id, from, to);
    const start = from + prefix;
    if (to <= start || to - start > MAX_DIGITS) return Number.NaN;
    for (let i = 0; i < prefix; i++) {
      if (id.charCodeAt(from + i) !== this.#prefix.charCodeAt(i)) return Number.NaN;
    }
    const value = digitsFrom(id, start, to);
    if (value === this.#last) return this.#lastNumber;
    const direction = value > this.#last ? 1 : -1;
    const step = value - this.#first;
    if (value < 0 || direction === -this.#direction || step !== (step | 0) || step === NO_ID) {
      return Number.NaN;
    }
    this.#direction = direction;
    this.#last = value;
    this.#lastNumber = this.#add(step);
    return -1 - this.#lastNumber;
  }

  #begin(id: string, from: number, to: number): number {
    let digits = to;
    while (digits > from && isDigit(id.charCodeAt(digits - 1))) digits -= 1;
    if (to - digits > MAX_DIGITS || mayBeDestroyed(id, to)) return Number.NaN;
    const value = digitsFrom(id, digits, to);
    if (value < 0) return Number.NaN;
    this.#begun = true;
    this.#prefix = ` ${id.slice(from, digits)}`.slice(1);
    this.#first = value;
    this.#last = value;
    this.#lastNumber = this.#add(0);
    return -1 - this.#lastNumber;
  }

  #tabled(): Interner {
    if (this.#table === null) {
      const table = new Interner(Math.max(this.#expected, this.#count));
      for (let i = 0; i < this.#count; i++) {
        const step = this.#steps[i] ?? NO_ID;
        if (step === NO_ID) table.append();
        else table.intern(this.#prefix + String(this.#first + step));
      }
      this.#table = table;
      this.#steps = new Int32Array();
    }
    return this.#table;
  }
}

function isPadding(unit: number): boolean {
  return unit <= HASH ? unit === 32 || unit === HASH || unit === 9 : unit === 0xa0;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** Whether an exponent may stand at the end: `E+11`. */
function mayBeDestroyed(id: string, to: number): boolean {
  for (let i = to - 4; i < to - 1; i++) if ((id.charCodeAt(i) | 32) === 101) return true;
  return false;
}

/** The number that a stretch of the text is, −1 where it is none or begins with a zero. */
function digitsFrom(text: string, start: number, end: number): number {
  if (start >= end || (text.charCodeAt(start) === 48 && start + 1 < end)) return -1;
  let value = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 48 || unit > 57) return -1;
    value = value * 10 + unit - 48;
  }
  return value;
}
