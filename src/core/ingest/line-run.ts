/** Lines among which a line is looked for that repeats. */
const MAX_RUN = 64;

/** The lines so far of the order that is being read, as far as they stand together. */
export class LineRun {
  readonly #lines: (readonly string[])[] = [];
  #length = 0;
  #order = -1;

  /**
   * Whether a line is the same as one of its order before.
   * @param known whether the order had a row before
   */
  repeats(row: readonly string[], order: number, known: boolean): boolean {
    const lines = this.#lines;
    if (!known || order !== this.#order) {
      this.#order = order;
      this.#length = 1;
      lines[0] = row;
      return false;
    }
    for (let i = 0; i < this.#length; i++) if (isSame(lines[i] ?? [], row)) return true;
    if (this.#length < MAX_RUN) lines[this.#length++] = row;
    return false;
  }

  /** Lets go of the lines. */
  clear(): void {
    this.#lines.length = 0;
    this.#length = 0;
    this.#order = -1;
  }
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  for (let i = 0; i < other.length; i++) if (one[i] !== other[i]) return false;
  return true;
}
