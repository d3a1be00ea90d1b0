import { detached } from './interner';

const SLOTS = 64;
/** The slot of blank cells. */
const BLANK = SLOTS;
/** Nothing is known yet of the slot's text. */
export const UNKNOWN = -1;

/**
 * The texts that a column repeats, each in a slot by its length and some of
 * its letters, so that the common case is one comparison of strings whatever
 * is known of the text. A text whose slot another needs is forgotten.
 */
export class CellTexts {
  readonly column: number;
  /** Slot of the row's text. */
  slot = BLANK;
  /** By slot: what a status or type makes of its row; UNKNOWN until it is found. */
  readonly fates = new Int16Array(SLOTS + 1).fill(UNKNOWN);
  /** By slot: 1 for a gift card, 0 for other goods. */
  readonly gifts = new Int8Array(SLOTS + 1).fill(UNKNOWN);
  /** By slot: code of the category. */
  readonly codes = new Int32Array(SLOTS + 1).fill(UNKNOWN);
  readonly #texts: string[] = Array<string>(SLOTS + 1).fill('');

  constructor(column: number) {
    this.column = column;
    this.fates[BLANK] = 0;
    this.gifts[BLANK] = 0;
    this.codes[BLANK] = 0;
  }

  /** Finds the slot of a row's text. */
  read(row: readonly string[]): void {
    const text = row[this.column] ?? '';
    const { length } = text;
    if (length === 0) {
      this.slot = BLANK;
      return;
    }
    const slot =
      (length * 7 +
        text.charCodeAt(0) * 3 +
        text.charCodeAt(length - 1) +
        text.charCodeAt(length >> 1) * 5) &
      (SLOTS - 1);
    this.slot = slot;
    if (this.#texts[slot] === text) return;
    this.#texts[slot] = detached(text);
    this.fates[slot] = UNKNOWN;
    this.gifts[slot] = UNKNOWN;
    this.codes[slot] = UNKNOWN;
  }
}
