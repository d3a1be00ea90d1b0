/** Results that are kept for as long as what they were made of. */

/**
 * The last few results for each owner, by a key that says all that they depend
 * on beside it. For what changes seldom: most settings change neither the
 * orders nor the days that are looked at. Neither owner nor result may change
 * afterwards.
 * @example new Memory<number>(2).recall(table, 'orders', () => count(table))
 */
export class Memory<T> {
  readonly #limit: number;
  readonly #entries = new WeakMap<object, { key: string; value: T }[]>();

  /** @param limit results kept for each owner, at least 1 */
  constructor(limit: number) {
    this.#limit = limit;
  }

  recall(owner: object, key: string, make: () => T): T {
    const known = this.#entries.get(owner) ?? [];
    const entry = known.find((one) => one.key === key) ?? { key, value: make() };
    const others = known.filter((one) => one !== entry);
    this.#entries.set(owner, [entry, ...others].slice(0, this.#limit));
    return entry.value;
  }
}
