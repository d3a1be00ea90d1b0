/**
 * Numbers for texts, without keeping the texts.
 *
 * A parsed field is a slice of the chunk it came from, and keeping it would
 * keep the chunk. So a text is known here by two independent 32-bit hashes of
 * its UTF-16 code units, 64 bits together: among ten million different texts
 * the chance that any two share them is about 3 in a million.
 */

/** Slots are pairs (entry + 1, second hash), so that most look-ups touch one cache line. */
const SLOT = 2;
const MAX_LOAD = 0.62;
const EMPTY = 0;

function powerOfTwoFor(entries: number): number {
  let capacity = 64;
  while (capacity * MAX_LOAD < entries) capacity *= 2;
  return capacity;
}

/** Open-addressing table from texts to consecutive entry numbers, from 0. */
export class Interner {
  /** Number of entries so far. */
  size = 0;
  #slots: Int32Array;
  #mask: number;
  #first: Int32Array;
  #limit: number;

  /** @param expected number of different texts to make room for; more are taken all the same. */
  constructor(expected = 0) {
    const capacity = powerOfTwoFor(expected);
    this.#slots = new Int32Array(capacity * SLOT);
    this.#mask = capacity - 1;
    this.#limit = Math.floor(capacity * MAX_LOAD);
    this.#first = new Int32Array(Math.max(expected, 64));
  }

  /** Two hashes of the text's last interning, for combining with something else. */
  hashA = 0;
  hashB = 0;

  /**
   * Entry of the text, or −1 − (the entry it has just been given) where it is new.
   * @example new Interner().intern('a') === -1, and the second time 0
   */
  intern(text: string): number {
    // The first hash is a polynomial: ids that differ in their last digit fall
    // into neighbouring slots, which spares the cache in files of ascending ids.
    let a = 0;
    let b = 0x811c9dc5 | 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      a = (Math.imul(a, 31) + unit) | 0;
      b = Math.imul(b ^ unit, 0x01000193);
    }
    b ^= b >>> 15;
    this.hashA = a;
    this.hashB = b;
    return this.internHashes(a, b);
  }

  /** {@link intern} for a text together with a number, such as an order id with its customer. */
  internPair(a: number, b: number, extra: number): number {
    return this.internHashes(
      Math.imul(a ^ (extra + 0x9e3779b9), 0x85ebca6b),
      Math.imul(b + extra, 0xc2b2ae35) ^ (extra >>> 7)
    );
  }

  /** {@link intern} for two hashes that are already at hand. */
  internHashes(a: number, b: number): number {
    const slots = this.#slots;
    let at = a & this.#mask;
    for (;;) {
      const entry = (slots[at * SLOT] ?? EMPTY) - 1;
      if (entry < 0) break;
      if (slots[at * SLOT + 1] === b && this.#first[entry] === a) return entry;
      at = (at + 1) & this.#mask;
    }
    const entry = this.append(a);
    slots[at * SLOT] = entry + 1;
    slots[at * SLOT + 1] = b;
    if (this.size > this.#limit) this.#grow();
    return -1 - entry;
  }

  /** A new entry that no text finds. */
  append(a = 0): number {
    if (this.size === this.#first.length) {
      const wider = new Int32Array(Math.ceil(this.size * 1.5));
      wider.set(this.#first);
      this.#first = wider;
    }
    this.#first[this.size] = a;
    return this.size++;
  }

  /** First hash of an entry; it depends on the text alone. */
  firstHash(entry: number): number {
    return this.#first[entry] ?? 0;
  }

  #grow(): void {
    const old = this.#slots;
    const capacity = (this.#mask + 1) * 2;
    const slots = new Int32Array(capacity * SLOT);
    const mask = capacity - 1;
    for (let from = 0; from < old.length; from += SLOT) {
      const stored = old[from] ?? EMPTY;
      if (stored === EMPTY) continue;
      let at = (this.#first[stored - 1] ?? 0) & mask;
      while (slots[at * SLOT] !== EMPTY) at = (at + 1) & mask;
      slots[at * SLOT] = stored;
      slots[at * SLOT + 1] = old[from + 1] ?? 0;
    }
    this.#slots = slots;
    this.#mask = mask;
    this.#limit = Math.floor(capacity * MAX_LOAD);
  }
}

/** The text in memory of its own, so that it does not hold on to the chunk it was cut from. */
export function detached(text: string): string {
  return ` ${text}`.slice(1);
}
