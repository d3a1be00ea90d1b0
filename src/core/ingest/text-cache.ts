import { detached } from './interner';

const SLOTS = 64;

/**
 * Numbers for the few texts that a column repeats: a small table by length and
 * ends, so that the common case is one comparison of strings.
 */
export class TextCache {
  #texts: string[] = Array<string>(SLOTS).fill('');
  #values = new Int32Array(SLOTS);

  /** Value of a text that is not empty, −1 where it is not at hand. */
  find(text: string): number {
    const slot = slotOf(text);
    return this.#texts[slot] === text ? (this.#values[slot] ?? -1) : -1;
  }

  /** Keeps a value, which is not negative, in place of an earlier one. */
  keep(text: string, value: number): void {
    const slot = slotOf(text);
    this.#texts[slot] = detached(text);
    this.#values[slot] = value;
  }
}

function slotOf(text: string): number {
  const { length } = text;
  return (
    (length * 7 +
      text.charCodeAt(0) * 3 +
      text.charCodeAt(length - 1) +
      text.charCodeAt(length >> 1) * 5) &
    (SLOTS - 1)
  );
}
