/**
 * The columns in which rows wait until the file's end. Every data row has one
 * entry, whatever becomes of it. The columns grow by half, or at once to the
 * expected size.
 */
export class RowStore {
  /** Number of rows. */
  count = 0;
  /** Customer index, −1 where the row names none. */
  customer: Int32Array;
  /** Date as the date column packs it. */
  date: Int32Array;
  /** NaN where the cell is blank. */
  amount: Float64Array;
  fate: Uint8Array;
  /** Minute of the day, −1 where unknown; null until a row has one. */
  minute: Int16Array | null = null;
  /** What the row's refund column takes off; null until a row has some. */
  refund: Float64Array | null = null;
  /** Order of each row; null as long as every row is an order of its own. */
  order: Int32Array | null = null;

  // Lines ascend by one from row to row almost always, so only the jumps are kept.
  #jumpRows: number[] = [];
  #jumpLines: number[] = [];
  #nextLine = -1;

  constructor(expected: number) {
    const capacity = Math.max(256, expected);
    this.customer = new Int32Array(capacity);
    this.date = new Int32Array(capacity);
    this.amount = new Float64Array(capacity);
    this.fate = new Uint8Array(capacity);
  }

  /** Appends a row and returns its number. */
  add(line: number, customer: number, date: number, amount: number, fate: number): number {
    const row = this.count;
    if (row === this.customer.length) this.#widen(Math.ceil(row * 1.5));
    this.customer[row] = customer;
    this.date[row] = date;
    this.amount[row] = amount;
    this.fate[row] = fate;
    if (line !== this.#nextLine) {
      this.#jumpRows.push(row);
      this.#jumpLines.push(line);
    }
    this.#nextLine = line + 1;
    this.count = row + 1;
    return row;
  }

  setMinute(row: number, minute: number): void {
    this.minute ??= new Int16Array(this.customer.length).fill(-1);
    this.minute[row] = minute;
  }

  setRefund(row: number, amount: number): void {
    this.refund ??= new Float64Array(this.customer.length);
    this.refund[row] = amount;
  }

  setOrder(row: number, order: number): void {
    this.order ??= new Int32Array(this.customer.length).map((_, index) => index);
    this.order[row] = order;
  }

  /** Line of the file on which a row starts. */
  lineOf(row: number): number {
    let low = 0;
    let high = this.#jumpRows.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#jumpRows[middle] ?? 0) <= row) low = middle;
      else high = middle - 1;
    }
    return (this.#jumpLines[low] ?? 1) + row - (this.#jumpRows[low] ?? 0);
  }

  #widen(capacity: number): void {
    const widen = <T extends Int32Array | Float64Array | Uint8Array | Int16Array>(
      wider: T,
      old: T
    ): T => {
      wider.set(old);
      return wider;
    };
    const old = this.customer.length;
    this.customer = widen(new Int32Array(capacity), this.customer);
    this.date = widen(new Int32Array(capacity), this.date);
    this.amount = widen(new Float64Array(capacity), this.amount);
    this.fate = widen(new Uint8Array(capacity), this.fate);
    if (this.minute !== null) {
      this.minute = widen(new Int16Array(capacity), this.minute).fill(-1, old);
    }
    if (this.refund !== null) this.refund = widen(new Float64Array(capacity), this.refund);
    if (this.order !== null) {
      this.order = widen(new Int32Array(capacity), this.order);
      for (let row = old; row < capacity; row++) this.order[row] = row;
    }
  }
}
