import { FIGURES, type FigureRows } from './figures';

/** The rows that stand for each customer: one as a rule, several where the list spells one in several ways. */
export class CustomerRows {
  /** Customers with a row, in the order in which they came. */
  readonly used: Uint32Array;
  readonly #rows: FigureRows;
  readonly #first: Int32Array;
  readonly #further: ReadonlyMap<number, readonly number[]>;

  /**
   * @param first row of each customer, −1 for none
   * @param further rows of a customer after the first
   */
  constructor(
    rows: FigureRows,
    first: Int32Array,
    further: ReadonlyMap<number, readonly number[]>
  ) {
    this.#rows = rows;
    this.#first = first;
    this.#further = further;
    const used: number[] = [];
    for (let c = 0; c < first.length; c++) if ((first[c] ?? -1) >= 0) used.push(c);
    this.used = Uint32Array.from(used);
  }

  /** Rows beyond the first of any customer, in the order in which the customers came. */
  get merged(): number[] {
    return [...this.#further.values()].flat();
  }

  /** The first row of a customer. */
  rowOf(customer: number): number {
    return this.#first[customer] ?? -1;
  }

  /** A figure of a customer, added up where there are several rows; a blank beside a number counts nothing. */
  figure(customer: number, place: number): number {
    const { figures } = this.#rows;
    let sum = figures[(this.#first[customer] ?? 0) * FIGURES + place] ?? Number.NaN;
    for (const row of this.#further.get(customer) ?? []) {
      const more = figures[row * FIGURES + place] ?? Number.NaN;
      if (more === more) sum = sum === sum ? sum + more : more;
    }
    return sum;
  }

  firstDay(customer: number): number {
    const { first } = this.#rows;
    let day = first[this.#first[customer] ?? 0] ?? 0;
    for (const row of this.#further.get(customer) ?? []) day = Math.min(day, first[row] ?? day);
    return day;
  }

  lastDay(customer: number): number {
    const { last } = this.#rows;
    let day = last[this.#first[customer] ?? 0] ?? 0;
    for (const row of this.#further.get(customer) ?? []) day = Math.max(day, last[row] ?? day);
    return day;
  }
}
