import { NOBODY } from './customers';
import { NO_DATE } from './dates';
import { OrderIds } from './order-ids';
import type { RowStore } from './row-store';

/** Sorts the rows into orders by their ids while they are read. */
export class OrderJoin {
  /** Row that stands for each order; null as long as every row is an order of its own. */
  heads: Int32Array | null = null;
  /** Whether an order has rows in more than one file. */
  crossesFiles = false;
  /** Pairs of orders with one id and different customers, who may prove to be one person. */
  readonly twins: number[] = [];
  /** Whether such pairs are kept. */
  keepsTwins = false;
  /** Order of the row that was placed last. */
  last = 0;
  readonly #rows: RowStore;
  #ids: OrderIds | null = null;
  #expected: number;

  constructor(rows: RowStore, expected: number) {
    this.#rows = rows;
    this.#expected = expected;
  }

  /** Number of orders met so far, refunds and orders left out later among them. */
  get count(): number {
    return this.#ids === null ? this.#rows.count : this.#ids.size;
  }

  /** Only the rows and the heads are needed from here on. */
  release(): void {
    this.#ids = null;
  }

  /** Gives a row without an order id an order of its own. */
  placeAlone(row: number): void {
    if (this.#ids === null) return;
    this.last = this.#ids.append();
    this.#begin(row, this.last);
  }

  /**
   * Gives the row its order.
   * @param fileStart first row of the file
   * @returns whether the order had a row before
   */
  place(id: string, row: number, fileStart: number): boolean {
    const customer = this.#rows.customer[row] ?? NOBODY;
    const ids = this.#ids ?? this.#makeIds(row);
    let found = ids.find(id);
    if (found < 0) {
      this.last = -1 - found;
      this.#begin(row, this.last);
      return false;
    }
    let head = this.#headOf(found);
    const other = this.#rows.customer[head] ?? NOBODY;
    if (customer >= 0 && other >= 0 && other !== customer) {
      const twin = found;
      found = ids.findPair(id, customer);
      if (found < 0) {
        this.last = -1 - found;
        this.#begin(row, this.last);
        if (this.keepsTwins) this.twins.push(twin, this.last);
        return false;
      }
      head = this.#headOf(found);
    }
    this.last = found;
    this.heads ??= new Int32Array(this.#rows.customer.length).map((_, index) => index);
    this.#rows.setOrder(row, found);
    if (head < fileStart) this.crossesFiles = true;
    const headLacks =
      (this.#rows.customer[head] ?? NOBODY) < 0 || this.#rows.date[head] === NO_DATE;
    if (headLacks && customer >= 0 && this.#rows.date[row] !== NO_DATE) this.heads[found] = row;
    return true;
  }

  #makeIds(row: number): OrderIds {
    const ids = new OrderIds(this.#expected);
    // The rows before, of layouts without ids, are orders of their own.
    for (let before = 0; before < row; before++) ids.append();
    this.#ids = ids;
    return ids;
  }

  #headOf(order: number): number {
    return this.heads === null ? order : (this.heads[order] ?? 0);
  }

  /** The row begins a new order. */
  #begin(row: number, order: number): void {
    if (this.heads === null) return;
    if (order >= this.heads.length) {
      const wider = new Int32Array(Math.ceil(order * 1.5));
      wider.set(this.heads);
      this.heads = wider;
    }
    this.heads[order] = row;
    this.#rows.setOrder(row, order);
  }
}
