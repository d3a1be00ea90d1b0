/** Gives the columns of a table their roles, from the surest evidence to the least. */
import type { AttributeRole } from '../orders/order-table';
import { normaliseHeading } from './normalise';
import type { ColumnProfile } from './profile';
import type { Confidence, Evidence, Mapping, Role, RoleGuess } from './reading';
import {
  attributeCandidates,
  candidatesFor,
  CONTACT_SCORE,
  fit,
  IMPOSSIBLE,
  looksLikeCustomer,
  valueCandidates
} from './role-fit';
import type { Candidate, Column } from './role-fit';
import { namePair } from './name-pair';
import type { Meaning } from './vocabulary';

const MAX_ALTERNATIVES = 8;

const guess = (column: number, confidence: Confidence, evidence: Evidence): RoleGuess => ({
  column,
  confidence,
  evidence
});

/** Kinds of key, the surest first. */
const KEYS = ['customerId', 'email', 'phone', 'name'] as const;
type Key = (typeof KEYS)[number];

/** What a column under a customer's heading really holds. */
function keyOf({ profile: p }: Column, claimed: Key): Key {
  if (p.filled === 0) return claimed;
  if (p.emails > 0.6) return 'email';
  if (claimed === 'name' || claimed === 'customerId') {
    if (p.phones > 0.8 && claimed === 'name') return 'phone';
    if (p.words < 0.3 && p.numbers > 0.7) return 'customerId';
  }
  return claimed;
}

/** Share of rows that a column gives a key for; 1 without rows. */
function coverage({ profile: p }: Column): number {
  return p.rows === 0 ? 1 : (p.filled * (1 - p.blanks) * (1 - p.destroyed)) / p.rows;
}

/** Whether no value comes twice and none is a spreadsheet's rounding. */
function isKey({ profile: p }: Column): boolean {
  return p.distinct === p.filled && p.destroyed === 0 && p.dates < 0.5 && p.money < 0.1;
}

/** Headings that name a number without saying whose. */
const BARE_IDS = new Set(
  ['id', 'code', 'number', 'no', 'num', 'کد', 'شماره', 'شناسه', 'Կոդ', 'Համար'].map(
    normaliseHeading
  )
);

/** Headings of a total: that of one order in a list of orders, that of all of a customer's in a list of customers. */
const TOTALS = new Set(
  (
    'total|totals|grand total|total amount|amount|sum|sales|net sales|gross sales|spent|money|turnover|' +
    'مبلغ کل|جمع کل|مجموع|مجموع کل|جمع|مبلغ|فروش|جمع مبلغ|مبلغ خرید|درآمد|خرید|' +
    'Ընդհանուր գումար|Ընդամենը|Գումար|Ընդհանուր|Հանրագումար|Ընդհանուր արժեք|Գնման գումար|' +
    'gesamtbetrag|gesamtsumme|gesamt|summe|betrag|montant total|montant|importe total|importe|сумма|итого|всего|общая сумма|toplam|toplam tutar|tutar|المبلغ الإجمالي|الإجمالي|المجموع|المبلغ'
  )
    .split('|')
    .map(normaliseHeading)
);

/** A key of a surer kind may leave some rows empty, but not most of those that another fills. */
const ENOUGH_COVERAGE = 0.6;

/** Gives columns to roles one after the other; what is given away is no longer offered. */
export class Guesser {
  readonly mapping: Mapping = {};
  readonly alternatives: Partial<Record<Role, number[]>> = {};
  readonly #columns: readonly Column[];
  readonly #headings: readonly string[];
  readonly #taken = new Set<number>();

  constructor(columns: readonly Column[], headings: readonly string[]) {
    this.#columns = columns;
    this.#headings = headings;
  }

  #free(): Column[] {
    return this.#columns.filter(({ index }) => !this.#taken.has(index));
  }

  #offer(role: Role, columns: readonly number[]): void {
    const chosen = this.mapping[role]?.column;
    const known = this.alternatives[role] ?? [];
    const merged = [...new Set([...known, ...columns])].filter((column) => column !== chosen);
    if (merged.length > 0) this.alternatives[role] = merged.slice(0, MAX_ALTERNATIVES);
  }

  /**
   * Gives a role to the first of a platform's columns that has readable values.
   * @param firstCounts whether a column may leave most rows empty, as totals on first rows do
   */
  fromPlatform(role: Role, preferred: readonly number[], firstCounts = false): void {
    const meaning: Meaning = role === 'customer' ? 'customerId' : role;
    const columns = preferred.flatMap((index) => this.#columns[index] ?? []);
    const readable = columns.filter((column) => fit(meaning, column) > IMPOSSIBLE);
    const fullest = Math.max(0, ...readable.map(coverage));
    const enough = firstCounts ? 0.01 : ENOUGH_COVERAGE * fullest;
    const chosen = readable.find((column) => coverage(column) >= enough) ?? columns[0];
    if (chosen === undefined) return;
    if (role !== 'customer' && role !== 'email' && role !== 'phone' && role !== 'name') {
      this.#taken.add(chosen.index);
    }
    const fits = fit(meaning, chosen) > IMPOSSIBLE;
    // A column that the layout always has but this file does not fill helps nobody.
    if (!fits && role !== 'customer' && role !== 'date' && role !== 'amount') return;
    this.mapping[role] = guess(chosen.index, fits ? 'sure' : 'check', 'platform');
    this.#offer(role, preferred);
  }

  /** Gives a role to the best column by its heading. */
  fromHeadings(role: Exclude<Role, 'customer'>): void {
    if (this.mapping[role] !== undefined) return;
    const candidates = candidatesFor(role, this.#free());
    const [best] = candidates;
    if (best === undefined) return;
    const suits = fit(role, best.column);
    if (role !== 'amount' && role !== 'date' && suits < 0 && best.column.profile.filled > 0) return;
    const rivals = candidates.slice(1).filter(({ heading }) => heading === best.heading);
    const sure = best.heading === 'exact' && suits >= 0 && rivals.length === 0;
    this.mapping[role] = guess(best.column.index, sure ? 'sure' : 'check', 'heading');
    this.#taken.add(best.column.index);
    this.#offer(
      role,
      candidates.map(({ column }) => column.index)
    );
  }

  /** In a list of customers, what its one column of totals sums up are their orders. */
  revenueFromTotal(): void {
    if (this.mapping.revenue !== undefined) return;
    const totals = this.#free().filter(
      (column) =>
        TOTALS.has(normaliseHeading(this.#headings[column.index] ?? '')) &&
        (column.profile.filled === 0 || fit('revenue', column) >= 0)
    );
    const [only] = totals;
    if (only === undefined || totals.length > 1) return;
    this.mapping.revenue = guess(only.index, 'check', 'heading');
    this.#taken.add(only.index);
  }

  /** Gives an attribute's role to a column that is filled and has no other role. */
  attribute(role: AttributeRole): void {
    if (this.mapping[role] !== undefined) return;
    const used = new Set(Object.values(this.mapping).map(({ column }) => column));
    const free = this.#free().filter(({ index }) => !used.has(index));
    const [best] = attributeCandidates(role, free).filter(
      ({ column }) => column.profile.filled > 0 || column.profile.rows === 0
    );
    if (best === undefined) return;
    const confidence = best.heading === 'exact' ? 'sure' : 'check';
    this.mapping[role] = guess(best.column.index, confidence, 'heading');
    this.#taken.add(best.column.index);
  }

  /** First and last name in two columns, where none has the whole name. */
  names(): void {
    if (this.mapping.name !== undefined) return;
    const pair = namePair(this.#free(), this.#headings);
    if (pair === null) return;
    const { first, last } = pair;
    this.mapping.name = guess(first.index, 'sure', 'heading');
    this.mapping.lastName = guess(last.index, 'sure', 'heading');
    this.#taken.add(last.index);
  }

  /** Gives a role to the one column whose values suit it, or asks between several. */
  fromValues(role: 'date' | 'amount' | 'orderId', judge: (p: ColumnProfile) => number): void {
    if (this.mapping[role] !== undefined) return;
    const candidates = valueCandidates(this.#free(), judge);
    const [best, second] = candidates;
    if (best === undefined) return;
    const close = second !== undefined && second.score >= 0.6 * best.score;
    this.mapping[role] = guess(best.column.index, close ? 'unsure' : 'check', 'values');
    this.#taken.add(best.column.index);
    this.#offer(
      role,
      candidates.map(({ column }) => column.index)
    );
  }

  /** The customer by the best kind of key that the file fills, and the other keys for guests. */
  customer(namedOnly: boolean): void {
    const free = this.#free();
    const byKey = new Map<Key, Candidate>();
    const offered: number[] = [];
    const first = this.mapping.lastName === undefined ? undefined : this.mapping.name;
    for (const key of KEYS) {
      for (const candidate of candidatesFor(key, free)) {
        // Where the name stands in two columns, any other is somebody else's.
        if (key === 'name' && first !== undefined && candidate.column.index !== first.column) {
          continue;
        }
        if (namedOnly && candidate.heading !== 'exact') continue;
        const kind = keyOf(candidate.column, key);
        offered.push(candidate.column.index);
        const known = byKey.get(kind);
        if (known === undefined || candidate.score > known.score) byKey.set(kind, candidate);
      }
    }
    const firstColumn = free.find(({ index }) => index === first?.column);
    if (firstColumn !== undefined && !byKey.has('name')) {
      byKey.set('name', { column: firstColumn, score: 4, heading: 'exact' });
      offered.push(firstColumn.index);
    }
    for (const key of ['email', 'phone', 'name'] as const) {
      const candidate = byKey.get(key);
      if (candidate === undefined || this.mapping[key] !== undefined) continue;
      const confidence = candidate.heading === 'exact' ? 'sure' : 'check';
      this.mapping[key] = guess(candidate.column.index, confidence, 'heading');
    }
    const fullest = Math.max(0, ...[...byKey.values()].map(({ column }) => coverage(column)));
    const enough = KEYS.flatMap((key) => {
      const candidate = byKey.get(key);
      const fills =
        candidate !== undefined && coverage(candidate.column) >= ENOUGH_COVERAGE * fullest;
      return fills ? [candidate] : [];
    });
    // A heading that merely hints gives way to one that says it.
    const best = enough.find(({ heading }) => heading === 'exact') ?? enough[0];
    if (best !== undefined && this.mapping.customer === undefined) {
      const repeats = best.column.profile.distinct < best.column.profile.filled;
      const sure = best.heading === 'exact' && (repeats || best.column.profile.filled < 20);
      this.mapping.customer = guess(best.column.index, sure ? 'sure' : 'check', 'heading');
      this.#taken.add(best.column.index);
    }
    this.#offer('customer', offered);
    if (this.mapping.customer === undefined && !namedOnly) this.#customerFromValues();
  }

  #customerFromValues(): void {
    const candidates = valueCandidates(this.#free(), looksLikeCustomer);
    const [best, second] = candidates;
    if (best === undefined) return;
    // Addresses and phones are a customer's and rival each other only; names and codes need not be.
    const rivalry = best.score >= CONTACT_SCORE ? CONTACT_SCORE : 0.4 * best.score;
    const close = second !== undefined && second.score >= rivalry;
    this.mapping.customer = guess(best.column.index, close ? 'unsure' : 'check', 'values');
    this.#taken.add(best.column.index);
    this.#offer(
      'customer',
      candidates.map(({ column }) => column.index)
    );
    const { profile } = best.column;
    const role =
      profile.emails > 0.6
        ? 'email'
        : profile.phones > 0.8
          ? 'phone'
          : profile.words > 0.7
            ? 'name'
            : null;
    if (role !== null) this.mapping[role] ??= guess(best.column.index, 'check', 'values');
  }

  /** A bare "id" in a list with one row for each customer is the customer's. */
  customerFromBareId(): void {
    if (this.mapping.customer !== undefined) return;
    const column = this.#free().find(
      (one) => BARE_IDS.has(normaliseHeading(this.#headings[one.index] ?? '')) && isKey(one)
    );
    const named = candidatesFor('customerId', this.#free()).length > 0;
    if (column === undefined || named) return;
    this.mapping.customer = guess(column.index, 'check', 'heading');
    this.#taken.add(column.index);
  }

  /** The day that a list of customers gives each: that of joining. */
  joinDate(): void {
    this.attribute('joinDate');
    if (this.mapping.joinDate !== undefined) return;
    const [best] = candidatesFor('date', this.#free());
    if (best === undefined) return;
    this.mapping.joinDate = guess(best.column.index, 'check', 'heading');
    this.#taken.add(best.column.index);
  }

  /** A bare "id" whose values come again and again is the customer's, where no other is. */
  customerFromId(): void {
    const { orderId, customer } = this.mapping;
    if (orderId === undefined || customer !== undefined || orderId.evidence === 'platform') return;
    const profile = this.#columns[orderId.column]?.profile;
    if (profile === undefined || profile.filled < 5) return;
    const bare = BARE_IDS.has(normaliseHeading(this.#headings[orderId.column] ?? ''));
    if (!bare || profile.distinct > 0.8 * profile.filled) return;
    this.mapping.customer = guess(orderId.column, 'check', 'values');
    delete this.mapping.orderId;
  }

  /** "Price" beside a quantity is the price of one, so the amount is their product. */
  settlePrice(): void {
    const { amount, quantity, unitPrice } = this.mapping;
    if (amount === undefined || amount.evidence === 'platform') return;
    if (quantity === undefined || unitPrice !== undefined) return;
    const column = this.#columns[amount.column];
    if (!column?.exact.has('unitPrice')) return;
    this.mapping.unitPrice = amount;
    delete this.mapping.amount;
  }
}
