import { detached } from './interner';

const FIRST_SLOTS = 64;
const MOST_SLOTS = 32_768;
/** Nothing is known yet of the slot's text. */
export const UNKNOWN = -1;

/**
 * The texts that a column repeats, each in a slot by its length and some of
 * its letters, so that the common case is one comparison of strings whatever
 * is known of the text. A text whose slot another needs is forgotten; where
 * that happens often there are more slots, by all letters.
 */
export class CellTexts {
  readonly column: number;
  /** Slot of the row's text. */
  slot = 0;
  /** By slot: what a status or type makes of its row; UNKNOWN until it is found. */
  fates = new Int16Array(0);
  /** By slot: 1 for a gift card, 0 for other goods. */
  gifts = new Int8Array(0);
  /** By slot: code of the category. */
  codes = new Int32Array(0);
  /** The slot after these is that of blank cells. */
  #slots = 0;
  #texts: string[] = [];
  #forgotten = 0;

  constructor(column: number) {
    this.column = column;
    this.#widen(FIRST_SLOTS);
  }

  /** Finds the slot of a row's text. */
  read(row: readonly string[]): void {
    const text = row[this.column] ?? '';
    const { length } = text;
    if (length === 0) {
      this.slot = this.#slots;
      return;
    }
    const slot =
      this.#slots === FIRST_SLOTS
        ? (length * 7 +
            text.charCodeAt(0) * 3 +
            text.charCodeAt(length - 1) +
            text.charCodeAt(length >> 1) * 5) &
          (FIRST_SLOTS - 1)
        : hashOf(text) & (this.#slots - 1);
    this.slot = slot;
    if (this.#texts[slot] !== text) this.#take(slot, text);
  }

  /** Gives a text its slot. */
  #take(slot: number, text: string): void {
    let own = slot;
    if (this.#texts[slot] !== '') this.#forgotten += 1;
    if (this.#forgotten > this.#slots && this.#slots < MOST_SLOTS) {
      this.#widen(Math.min(MOST_SLOTS, this.#slots * 8));
      // Its slot among so many is found when it comes again.
      own = this.#slots - 1;
      this.slot = own;
    }
    this.#texts[own] = detached(text);
    this.fates[own] = UNKNOWN;
    this.gifts[own] = UNKNOWN;
    this.codes[own] = UNKNOWN;
  }

  /** Forgets all and makes room for more. */
  #widen(slots: number): void {
    this.#slots = slots;
    this.#forgotten = 0;
    this.#texts = Array<string>(slots).fill('');
    this.fates = new Int16Array(slots + 1).fill(UNKNOWN);
    this.gifts = new Int8Array(slots + 1).fill(UNKNOWN);
    this.codes = new Int32Array(slots + 1).fill(UNKNOWN);
    this.fates[slots] = 0;
    this.gifts[slots] = 0;
    this.codes[slots] = 0;
  }
}

function hashOf(text: string): number {
  let hash = text.length;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash ^ (hash >>> 13);
}
