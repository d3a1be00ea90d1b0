/**
 * Who is the same person: the keys that stand beside each other in a row.
 *
 * A phone belongs to the one e-mail or code that it was seen with, an e-mail
 * to the one code. Where two claim it, it may be a family's or the shop's own,
 * and joins nobody.
 */
import type { Customers } from './customers';
import type { KeyKind } from './normalise';

/** Kinds of key, the surest first. A name is no key: two people may share it. */
const RANKS: Readonly<Record<KeyKind, number>> = { code: 0, email: 1, phone: 2, name: 3 };
const UNCLAIMED = -1;
const SHARED = -2;

/** Whether keys of this kind tell who is the same person. */
export function isLinkable(kind: KeyKind): boolean {
  return kind !== 'name';
}

export class CustomerLinks {
  /** Pairs of a less sure key and a surer one. */
  #lower: number[][] = [[], [], []];
  #upper: number[][] = [[], [], []];
  /** Hash of the text that stood last beside each customer, by the place of its column among the keys. */
  #seen: Int32Array[] = [];

  get any(): boolean {
    return this.#lower.some((pairs) => pairs.length > 0);
  }

  /** Whether the text beside a customer is another one than last time. */
  isNews(customer: number, place: number, text: string): boolean {
    let hash = 0;
    for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
    hash |= 1;
    let seen = this.#seen[place];
    if (seen === undefined || customer >= seen.length) {
      const wider = new Int32Array(Math.max(1024, Math.ceil(customer * 1.5)));
      if (seen !== undefined) wider.set(seen);
      seen = wider;
      this.#seen[place] = seen;
    }
    if (seen[customer] === hash) return false;
    seen[customer] = hash;
    return true;
  }

  /** All keys of a row, best first, below 0 where one is blank: each belongs to the first. */
  addAll(keys: readonly number[], kinds: readonly KeyKind[]): void {
    const at = keys.findIndex((key, i) => key >= 0 && isLinkable(kinds[i] ?? 'name'));
    if (at < 0) return;
    for (let i = at + 1; i < keys.length; i++) {
      const kind = kinds[i] ?? 'name';
      const key = keys[i] ?? -1;
      if (key >= 0 && isLinkable(kind)) this.add(keys[at] ?? key, kinds[at] ?? kind, key, kind);
    }
  }

  /** Two keys stand in one row. */
  add(one: number, oneKind: KeyKind, other: number, otherKind: KeyKind): void {
    if (one === other) return;
    const rank = RANKS[oneKind];
    const otherRank = RANKS[otherKind];
    if (rank === otherRank) return;
    const kind = Math.max(rank, otherRank);
    this.#lower[kind]?.push(rank > otherRank ? one : other);
    this.#upper[kind]?.push(rank > otherRank ? other : one);
  }

  /**
   * The customer that each one is. Among the keys of a person the surest that
   * has orders of its own names it. Nothing here depends on the order of rows.
   * @param hasRows 1 for each customer that rows name
   */
  resolve(customers: Customers, hasRows: Uint8Array): Int32Array {
    const root = new Int32Array(customers.count).map((_, index) => index);
    const rank = new Uint8Array(customers.count);
    for (const [kind, lower] of this.#lower.entries()) {
      const upper = this.#upper[kind] ?? [];
      const owner = new Map<number, number>();
      for (const [i, contact] of lower.entries()) {
        rank[contact] = kind;
        const claims = root[upper[i] ?? 0] ?? 0;
        const before = owner.get(contact) ?? UNCLAIMED;
        owner.set(contact, before === UNCLAIMED || before === claims ? claims : SHARED);
      }
      // Owners are of surer kinds, and those are settled.
      for (const [contact, owned] of owner) if (owned >= 0) root[contact] = owned;
    }
    const best = new Map<number, number>();
    const names = customers.names;
    const isBetter = (one: number, other: number): boolean => {
      const byRank = (rank[one] ?? 0) - (rank[other] ?? 0);
      if (byRank !== 0) return byRank < 0;
      const byHash = (customers.hash[one] ?? 0) - (customers.hash[other] ?? 0);
      return byHash === 0 ? names.get(one) < names.get(other) : byHash < 0;
    };
    for (let customer = 0; customer < root.length; customer++) {
      const of = root[customer] ?? customer;
      if (of === customer || hasRows[of] === 1 || hasRows[customer] !== 1) continue;
      const before = best.get(of);
      if (before === undefined || isBetter(customer, before)) best.set(of, customer);
    }
    if (best.size === 0) return root;
    return root.map((of) => best.get(of) ?? of);
  }
}
