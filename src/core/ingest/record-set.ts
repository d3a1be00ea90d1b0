const MAX_LOAD = 0.7;
const SEPARATOR = 0x1f;

/**
 * Records met so far, each known by 64 bits of two independent hashes: among
 * ten million different records the chance that any two share them is about 3
 * in a million.
 */
export class RecordSet {
  /** A slot is two hashes; both zero: empty. */
  #slots: Int32Array;
  #mask: number;
  #size = 0;

  /** @param expected number of records to make room for; more are taken all the same. */
  constructor(expected: number) {
    let capacity = 256;
    while (capacity * MAX_LOAD < expected) capacity *= 2;
    this.#slots = new Int32Array(capacity * 2);
    this.#mask = capacity - 1;
  }

  /** Whether the record is there already; it is from now on. */
  has(record: readonly string[]): boolean {
    let a = 0;
    let b = 0x811c9dc5 | 0;
    for (const field of record) {
      for (let i = 0; i < field.length; i++) {
        const unit = field.charCodeAt(i);
        a = (Math.imul(a, 31) + unit) | 0;
        b = Math.imul(b ^ unit, 0x01000193);
      }
      a = (Math.imul(a, 31) + SEPARATOR) | 0;
      b = Math.imul(b ^ SEPARATOR, 0x01000193);
    }
    b ^= b >>> 15;
    if (a === 0 && b === 0) b = 1;
    return this.#add(a, b);
  }

  #add(a: number, b: number): boolean {
    const slots = this.#slots;
    const mask = this.#mask;
    // The mixed second hash finds the slot: records differ little in their last letters.
    let at = (Math.imul(b, 0x9e3779b1) >>> 7) & mask;
    for (;;) {
      const storedA = slots[at * 2];
      const storedB = slots[at * 2 + 1];
      if (storedA === 0 && storedB === 0) break;
      if (storedA === a && storedB === b) return true;
      at = (at + 1) & mask;
    }
    slots[at * 2] = a;
    slots[at * 2 + 1] = b;
    this.#size += 1;
    if (this.#size > MAX_LOAD * (mask + 1)) this.#grow();
    return false;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    this.#mask = old.length - 1;
    this.#size = 0;
    for (let at = 0; at < old.length; at += 2) {
      const a = old[at] ?? 0;
      const b = old[at + 1] ?? 0;
      if (a !== 0 || b !== 0) this.#add(a, b);
    }
  }
}
