/**
 * Which column holds what: from a platform's layout where the headings show
 * one, else jointly from the words of the headings and the values below them.
 */
import { normaliseHeading } from './normalise';
import { columnsNamed, PLATFORM_HEADINGS, recognisePlatform } from './platforms';
import type { Platform } from './platform';
import { profileColumn } from './profile';
import type { ColumnProfile } from './profile';
import type { Confidence, Evidence, Mapping, Role, RoleGuess } from './reading';
import {
  candidatesFor,
  CONTACT_SCORE,
  fit,
  IMPOSSIBLE,
  looksLikeAmount,
  looksLikeCustomer,
  looksLikeDate,
  looksLikeOrderId,
  valueCandidates
} from './role-fit';
import type { Candidate, Column } from './role-fit';
import { headingLikeness, hintedMeaning, meaningsOf } from './vocabulary';
import type { Meaning } from './vocabulary';

/** What the headings and a sample of rows say about the columns. */
export interface RoleGuesses {
  /** Key of the recognised platform's layout, or null. */
  platform: string | null;
  /**
   * Columns by role. The customer's column is also that of `email`, `phone` or
   * `name` where it holds such values; where it is none of these, it holds codes.
   */
  mapping: Mapping;
  /** Whether rows that share an order id repeat its total or add up to it. */
  lineItems: 'once' | 'sum' | 'unknown';
  /** Other columns that could fill a role, likeliest first. */
  alternatives: Partial<Record<Role, number[]>>;
  /** Further columns whose words say what a row is, such as a transaction's type. */
  types: number[];
  /** Column that is filled only where the order was cancelled, or null. */
  cancelledAt: number | null;
}

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

/** Headings that name a number without saying whose. */
const BARE_IDS = new Set(
  ['id', 'code', 'number', 'no', 'num', 'کد', 'شماره', 'شناسه', 'Կոդ', 'Համար'].map(
    normaliseHeading
  )
);

/** A key of a surer kind may leave some rows empty, but not most of those that another fills. */
const ENOUGH_COVERAGE = 0.6;

class Guesser {
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

  /** Gives a role to the first of a platform's columns that has readable values. */
  fromPlatform(role: Role, preferred: readonly number[]): void {
    const meaning: Meaning = role === 'customer' ? 'customerId' : role;
    const columns = preferred.flatMap((index) => this.#columns[index] ?? []);
    const readable = columns.filter((column) => fit(meaning, column) > IMPOSSIBLE);
    const fullest = Math.max(0, ...readable.map(coverage));
    const chosen =
      readable.find((column) => coverage(column) >= ENOUGH_COVERAGE * fullest) ?? columns[0];
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
  fromHeadings(role: Exclude<Role, 'customer'>): boolean {
    if (this.mapping[role] !== undefined) return true;
    const candidates = candidatesFor(role, this.#free());
    const [best] = candidates;
    if (best === undefined) return false;
    const suits = fit(role, best.column);
    if (role !== 'amount' && role !== 'date' && suits < 0 && best.column.profile.filled > 0) {
      return false;
    }
    const rivals = candidates.slice(1).filter(({ heading }) => heading === best.heading);
    const sure = best.heading === 'exact' && suits >= 0 && rivals.length === 0;
    this.mapping[role] = guess(best.column.index, sure ? 'sure' : 'check', 'heading');
    this.#taken.add(best.column.index);
    this.#offer(
      role,
      candidates.map(({ column }) => column.index)
    );
    return true;
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
    for (const key of KEYS) {
      for (const candidate of candidatesFor(key, free)) {
        if (namedOnly && candidate.heading !== 'exact') continue;
        const kind = keyOf(candidate.column, key);
        offered.push(candidate.column.index);
        const known = byKey.get(kind);
        if (known === undefined || candidate.score > known.score) byKey.set(kind, candidate);
      }
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

/** Whether the amounts of rows with one order id repeat its total or add up to it. */
function lineItemsFromRows(
  rows: readonly (readonly string[])[],
  { orderId, amount }: Mapping
): 'once' | 'sum' | 'unknown' {
  if (orderId === undefined || amount === undefined) return 'unknown';
  const orders = new Map<string, string[]>();
  for (const row of rows) {
    const id = (row[orderId.column] ?? '').trim();
    if (id === '') continue;
    const amounts = orders.get(id);
    const text = (row[amount.column] ?? '').trim();
    if (amounts) amounts.push(text);
    else orders.set(id, [text]);
  }
  let repeated = 0;
  let constant = 0;
  for (const amounts of orders.values()) {
    if (amounts.length < 2) continue;
    repeated++;
    const [first, ...others] = amounts;
    if (first !== '' && others.every((text) => text === '' || text === first)) constant++;
  }
  if (repeated === 0) return 'unknown';
  // Lines of equal price happen; a whole sample of them does not.
  if (repeated >= 3 && constant >= 0.95 * repeated) return 'once';
  return repeated >= 3 || constant === 0 ? 'sum' : 'unknown';
}

const ROLES: readonly Role[] = [
  'date',
  'time',
  'orderId',
  'amount',
  'refund',
  'quantity',
  'unitPrice',
  'status',
  'currency',
  'customer',
  'email',
  'phone',
  'name'
];

const ROLES_BY_HEADING = [
  'date',
  'quantity',
  'refund',
  'amount',
  'unitPrice',
  'orderId',
  'currency',
  'time'
] as const;

function platformLineItems(
  platform: Platform,
  headings: readonly string[],
  mapping: Mapping
): 'once' | 'sum' {
  // Lines of quantity and unit price add up.
  if (mapping.amount === undefined) return 'sum';
  const lines = columnsNamed(platform.lineAmounts, headings);
  return lines.includes(mapping.amount.column) ? 'sum' : platform.lineItems;
}

/**
 * Guesses which column holds what, jointly from the platform's layout, the
 * headings and the values. Confidence is 'sure' for a platform or a clear
 * heading with fitting values, 'check' where it is likely, 'unsure' where
 * only the values speak and several columns have them. The customer is a
 * code, an e-mail address or a phone rather than a name, where the file fills
 * it; without an amount column, quantity and unit price may stand for it.
 * @param sampleRows the first rows, up to a thousand; may be empty.
 * @example guessRoles(['Order', 'Date', 'Customer', 'Total'], []).mapping.amount?.column === 3
 */
export function guessRoles(
  headings: readonly string[],
  sampleRows: readonly (readonly string[])[]
): RoleGuesses {
  const columns = headings.map((heading, index): Column => {
    const exact = new Map(meaningsOf(heading).map(({ meaning, score }) => [meaning, score]));
    return {
      index,
      exact,
      hint: exact.size === 0 ? hintedMeaning(heading) : null,
      profile: profileColumn(sampleRows, index)
    };
  });
  const guesser = new Guesser(columns, headings);
  const platform = recognisePlatform(headings);
  if (platform) {
    for (const role of ROLES) {
      guesser.fromPlatform(role, columnsNamed(platform.roles[role], headings));
    }
  }
  for (const role of ROLES_BY_HEADING) {
    // A known layout says where its refunds are; elsewhere they are rows of their own.
    if (role !== 'refund' || platform === null) guesser.fromHeadings(role);
  }
  guesser.settlePrice();
  guesser.fromValues('date', looksLikeDate);
  // A layout without customers stays without, unless a heading names one.
  guesser.customer(platform !== null && platform.roles.customer === undefined);
  guesser.fromHeadings('status');
  guesser.customerFromId();
  const { mapping } = guesser;
  if (mapping.quantity === undefined || mapping.unitPrice === undefined) {
    guesser.fromValues('amount', looksLikeAmount);
  }
  guesser.fromValues('orderId', looksLikeOrderId);
  return {
    platform: platform?.id ?? null,
    mapping,
    lineItems: platform
      ? platformLineItems(platform, headings, mapping)
      : lineItemsFromRows(sampleRows, mapping),
    alternatives: guesser.alternatives,
    types: columnsNamed(platform?.types, headings).filter(
      (column) => column !== mapping.status?.column
    ),
    cancelledAt: columnsNamed(platform?.cancelledAt, headings)[0] ?? null
  };
}

/** Longer cells are notes, not headings. */
const LONGEST_HEADING = 120;

/**
 * Share of the non-empty cells of a row that are known headings, in [0, 1];
 * a cell that is only made of words that headings use counts in part. 0 for
 * an empty row.
 */
export function scoreHeader(row: readonly string[]): number {
  let filled = 0;
  let known = 0;
  for (const cell of row) {
    if (cell.trim() === '') continue;
    filled++;
    if (cell.length > LONGEST_HEADING) continue;
    known += PLATFORM_HEADINGS.has(normaliseHeading(cell)) ? 1 : headingLikeness(cell);
  }
  return filled === 0 ? 0 : known / filled;
}
