/** Lines among which a line is looked for that repeats. */
const MAX_RUN = 64;

/** The lines so far of the order that is being read, as far as they stand together. */
export class LineRun {
  #lines: (readonly string[])[] = [];
  #order = -1;
  /** The row before, and its order. */
  #row: readonly string[] | null = null;
  #rowOrder = -1;

  /** Notes the first line of an order. */
  begin(row: readonly string[], order: number): void {
    this.#row = row;
    this.#rowOrder = order;
  }

  /** Whether a further line of an order is the same as one that stands with it. */
  repeats(row: readonly string[], order: number): boolean {
    if (this.#order !== order) {
      this.#order = order;
      this.#lines = this.#rowOrder === order && this.#row !== null ? [this.#row] : [];
    }
    this.begin(row, order);
    for (const line of this.#lines) if (isSame(line, row)) return true;
    if (this.#lines.length < MAX_RUN) this.#lines.push(row);
    return false;
  }

  /** Lets go of the lines. */
  clear(): void {
    this.#lines = [];
    this.#order = -1;
    this.#row = null;
    this.#rowOrder = -1;
  }
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  for (let i = 0; i < other.length; i++) if (one[i] !== other[i]) return false;
  return true;
}
