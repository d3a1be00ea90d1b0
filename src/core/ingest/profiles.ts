import { NOBODY } from './customers';

/** Keys by which a row of a customers' file can be joined. */
const MAX_KEYS = 4;

/** Rows that tell of customers, each with all its keys. */
export class Profiles {
  readonly rows: number[] = [];
  #keys: number[] = [];
  /** Which of a row's keys is a name, −1 where none is. */
  #names: number[] = [];

  /** @param keys customers that the row's keys name, best first, {@link NOBODY} where one is blank */
  add(row: number, keys: readonly number[], nameAt: number): void {
    this.rows.push(row);
    for (let i = 0; i < MAX_KEYS; i++) this.#keys.push(keys[i] ?? NOBODY);
    this.#names.push(nameAt < MAX_KEYS ? nameAt : -1);
  }

  /**
   * Customer with orders whom each row tells of, {@link NOBODY} where there is
   * none. A name that two rows share tells of neither.
   * @param of customer that each key belongs to
   * @param hasOrder 1 for each customer with orders
   */
  resolve(of: Int32Array | null, hasOrder: Uint8Array): Int32Array {
    const rowsOfName = new Map<number, number>();
    this.#names.forEach((nameAt, i) => {
      const name = nameAt < 0 ? NOBODY : (this.#keys[i * MAX_KEYS + nameAt] ?? NOBODY);
      if (name >= 0) rowsOfName.set(name, (rowsOfName.get(name) ?? 0) + 1);
    });
    return Int32Array.from(this.rows, (_, i) => {
      for (let k = 0; k < MAX_KEYS; k++) {
        const key = this.#keys[i * MAX_KEYS + k] ?? NOBODY;
        if (key < 0 || (k === this.#names[i] && (rowsOfName.get(key) ?? 0) > 1)) continue;
        const customer = of === null ? key : (of[key] ?? key);
        if (hasOrder[customer] === 1) return customer;
      }
      return NOBODY;
    });
  }
}
