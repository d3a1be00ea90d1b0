/**
 * Numbers for texts, without keeping the texts.
 *
 * A parsed field is a slice of the chunk it came from, and keeping it would
 * keep the chunk. So a text is known here by two independent 32-bit hashes of
 * its UTF-16 code units, 64 bits together: among ten million different texts
 * the chance that any two share them is about 3 in a million.
 */

/** A slot is (entry + 1, two hashes, value): one look-up touches one cache line. */
const SLOT = 4;
const MAX_LOAD = 0.62;
const EMPTY = 0;

function powerOfTwoFor(entries: number): number {
  let capacity = 64;
  while (capacity * MAX_LOAD < entries) capacity *= 2;
  return capacity;
}

/** Open-addressing table from texts to consecutive entry numbers, from 0, each with a value. */
export class Interner {
  /** Number of entries so far. */
  size = 0;
  /** The two hashes of the text interned last, for combining with something else. */
  hashA = 0;
  hashB = 0;
  #slots: Int32Array;
  #mask: number;
  #limit: number;
  /** Entries that stand in slots, which those appended do not. */
  #used = 0;
  #last = 0;

  /** @param expected number of different texts to make room for; more are taken all the same. */
  constructor(expected = 0) {
    const capacity = powerOfTwoFor(expected);
    this.#slots = new Int32Array(capacity * SLOT);
    this.#mask = capacity - 1;
    this.#limit = Math.floor(capacity * MAX_LOAD);
  }

  /**
   * Entry of the text, or −1 − (the entry it has just been given) where it is new.
   * @example new Interner().intern('a') === -1, and the second time 0
   */
  intern(text: string): number {
    // The first hash is a polynomial: texts that differ in their last letter fall
    // into neighbouring slots, which spares the cache in files sorted by them.
    let a = 0;
    let b = 0x811c9dc5 | 0;
    const length = text.length;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      a = (Math.imul(a, 31) + unit) | 0;
      b = Math.imul(b ^ unit, 0x01000193);
    }
    b ^= b >>> 15;
    this.hashA = a;
    this.hashB = b;
    return this.internHashes(a, b);
  }

  /** {@link intern} for the hashes of a text together with a number, such as an order id with its customer. */
  internPair(a: number, b: number, extra: number): number {
    return this.internHashes(
      Math.imul(a ^ (extra + 0x9e3779b9), 0x85ebca6b),
      Math.imul(b + extra, 0xc2b2ae35) ^ (extra >>> 7)
    );
  }

  /** {@link intern} for two hashes that are already at hand. */
  internHashes(a: number, b: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    let at = (a & mask) * SLOT;
    for (;;) {
      const stored = slots[at] ?? EMPTY;
      if (stored === EMPTY) break;
      if (slots[at + 1] === b && slots[at + 2] === a) {
        this.#last = at;
        return stored - 1;
      }
      at = (at + SLOT) & (mask * SLOT + SLOT - 1);
    }
    const entry = this.size++;
    slots[at] = entry + 1;
    slots[at + 1] = b;
    slots[at + 2] = a;
    this.#last = at;
    if (++this.#used > this.#limit) this.#grow();
    return -1 - entry;
  }

  /** A new entry that no text finds. */
  append(): number {
    return this.size++;
  }

  /** Value of the text interned last; 0 until it is set. */
  get value(): number {
    return this.#slots[this.#last + 3] ?? 0;
  }

  set value(value: number) {
    this.#slots[this.#last + 3] = value;
  }

  /** Visits the values of all entries that a text finds. */
  forEachValue(visit: (value: number) => void): void {
    const slots = this.#slots;
    for (let at = 0; at < slots.length; at += SLOT) {
      if (slots[at] !== EMPTY) visit(slots[at + 3] ?? 0);
    }
  }

  #grow(): void {
    const old = this.#slots;
    const last = old.subarray(this.#last, this.#last + SLOT);
    const capacity = (this.#mask + 1) * 2;
    const slots = new Int32Array(capacity * SLOT);
    const wrap = capacity * SLOT - 1;
    for (let from = 0; from < old.length; from += SLOT) {
      const stored = old[from] ?? EMPTY;
      if (stored === EMPTY) continue;
      let at = ((old[from + 2] ?? 0) & (capacity - 1)) * SLOT;
      while (slots[at] !== EMPTY) at = (at + SLOT) & wrap;
      slots[at] = stored;
      slots[at + 1] = old[from + 1] ?? 0;
      slots[at + 2] = old[from + 2] ?? 0;
      slots[at + 3] = old[from + 3] ?? 0;
      if (stored === last[0]) this.#last = at;
    }
    this.#slots = slots;
    this.#mask = capacity - 1;
    this.#limit = Math.floor(capacity * MAX_LOAD);
  }
}

/** The text in memory of its own, so that it does not hold on to the chunk it was cut from. */
export function detached(text: string): string {
  return ` ${text}`.slice(1);
}
