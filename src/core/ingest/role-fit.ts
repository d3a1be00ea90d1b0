/** How well a column suits a role, by its heading and by its values. */
import type { AttributeRole } from '../orders/order-table';
import type { ColumnProfile } from './profile';
import type { Meaning } from './vocabulary';

export interface Column {
  index: number;
  exact: ReadonlyMap<Meaning, number>;
  hint: Meaning | null;
  /** What else the words of a heading hint at that names no role itself. */
  further: AttributeRole | null;
  profile: ColumnProfile;
}

export interface Candidate {
  column: Column;
  score: number;
  /** How the heading speaks for the role. */
  heading: 'exact' | 'hint' | 'none';
}

/** A column that cannot have the role whatever its heading says. */
export const IMPOSSIBLE = -10;

/** How well the values suit a role, about −3 to 2; 0 where there is nothing to judge. */
export function fit(meaning: Meaning, { profile: p }: Column): number {
  if (p.filled === 0) return p.rows > 0 ? -0.6 : 0;
  const spread = p.distinct / p.filled;
  switch (meaning) {
    case 'email':
      return p.emails >= 0.5 ? 1 + p.emails : IMPOSSIBLE;
    case 'phone':
      if (p.destroyed > 0.5) return -1;
      // Foreign forms that the test does not know are still long runs of digits.
      return p.phones >= 0.5 ? 1 + p.phones : p.numbers >= 0.8 && p.small < 0.2 ? 0 : IMPOSSIBLE;
    case 'date':
    case 'firstDate':
    case 'lastDate':
    case 'joinDate': {
      const fullness = 0.3 * (p.filled / p.rows);
      if (p.dates >= 0.5) return p.dates + fullness;
      return p.dates + p.serialDates >= 0.8 ? 0.4 + fullness : IMPOSSIBLE;
    }
    case 'time':
      return p.times >= 0.6 && p.dates < 0.5 ? 1 : IMPOSSIBLE;
    case 'amount': {
      if (p.numbers < 0.6 || p.dates > 0.5) return IMPOSSIBLE;
      let score = p.numbers * 0.6;
      if (p.money > 0.3) score += 0.5;
      if (p.counter) score -= 2;
      if (p.phones > 0.8) score -= 1.5;
      if (p.idLike && spread > 0.95 && p.filled >= 5) score -= 0.5;
      if (p.distinct === 1 && p.filled >= 5) score -= 0.6;
      if (p.negative > 0.8) score -= 1;
      if (p.small > 0.95 && p.distinct <= 12 && p.filled >= 30) score -= 0.5;
      return score;
    }
    case 'refund':
    case 'revenue':
    case 'monetary':
    case 'recency':
    case 'age':
    case 'discount':
    case 'shipping':
    case 'tax':
    case 'cost':
      return p.numbers >= 0.6 && p.dates <= 0.5 ? 0.5 : IMPOSSIBLE;
    case 'orderCount':
    case 'frequency':
    case 'deliveryDays':
      return p.numbers >= 0.6 && p.small >= 0.6 && p.dates <= 0.5 ? 0.5 : IMPOSSIBLE;
    case 'rating':
      return p.numbers >= 0.6 && p.negative === 0 && p.distinct <= 101 && p.dates <= 0.5
        ? 0.5
        : IMPOSSIBLE;
    case 'coupon':
    case 'loyalty':
    case 'complaint':
    case 'type':
    case 'category':
      return p.dates > 0.5 || p.money > 0.3 || p.emails > 0.2 ? IMPOSSIBLE : 0.5;
    case 'channel':
    case 'source':
    case 'payment':
      // What is new in every row is a number of something.
      if (p.filled >= 10 && spread > 0.9) return IMPOSSIBLE;
      return p.dates > 0.5 || p.numbers > 0.5 || p.emails > 0.2 ? IMPOSSIBLE : 0.5;
    case 'product':
    case 'city':
      return p.dates > 0.5 || p.numbers > 0.5 || p.emails > 0.2 ? IMPOSSIBLE : 0.5;
    case 'quantity':
      return p.numbers >= 0.8 && p.money < 0.5 ? 0.4 + 0.4 * p.small : IMPOSSIBLE;
    case 'unitPrice':
      return p.numbers >= 0.8 ? 0.5 : IMPOSSIBLE;
    case 'orderId': {
      if (p.dates > 0.5 || p.emails > 0.2 || p.destroyed > 0.5) return IMPOSSIBLE;
      let score = 0.3 * spread;
      if (p.money > 0.3 && p.destroyed === 0) score -= 1.5;
      if (p.distinct === 1 && p.filled >= 5) score -= 1.5;
      if (p.fullNames > 0.5) score -= 1;
      return score;
    }
    case 'status':
      if (p.numbers > 0.8 || p.dates > 0.5) return -1.5;
      return (p.distinct <= Math.max(8, 0.2 * p.filled) ? 0.3 : -0.8) + 0.7 * p.statuses;
    case 'currency':
      return p.currencies >= 0.8 ? 1 : IMPOSSIBLE;
    case 'customerId':
      if (p.dates > 0.5 || p.destroyed > 0.5) return IMPOSSIBLE;
      return p.money > 0.5 && p.distinct === p.filled ? -1 : 0.5;
    case 'name':
    case 'firstName':
    case 'lastName':
      if (p.dates > 0.5 || p.destroyed > 0.5) return IMPOSSIBLE;
      // Whether someone is a member names nobody.
      if (p.booleans > 0.8 && p.distinct <= 2) return IMPOSSIBLE;
      if (meaning === 'lastName' && p.words < 0.5) return IMPOSSIBLE;
      return p.words >= 0.5 ? 0.5 + 0.3 * p.fullNames : 0;
    case 'customer':
    case 'other':
      return 0;
  }
}

export function candidatesFor(meaning: Meaning, columns: readonly Column[]): Candidate[] {
  const found: Candidate[] = [];
  for (const column of columns) {
    const exact = column.exact.get(meaning);
    const suits = fit(meaning, column);
    if (suits <= IMPOSSIBLE) continue;
    if (exact !== undefined) found.push({ column, score: 2 + 3 * exact + suits, heading: 'exact' });
    else if (column.exact.size === 0 && column.hint === meaning) {
      found.push({ column, score: 1.5 + suits, heading: 'hint' });
    }
  }
  return found.sort((a, b) => b.score - a.score || a.column.index - b.column.index);
}

/** A column that a known layout or the words of its heading give an attribute's role, best first. */
export function attributeCandidates(role: AttributeRole, columns: readonly Column[]): Candidate[] {
  const exact = candidatesFor(role, columns);
  if (exact.length > 0) return exact;
  const found: Candidate[] = [];
  for (const column of columns) {
    if (column.further !== role) continue;
    const suits = fit(role, column);
    if (suits <= IMPOSSIBLE) continue;
    found.push({ column, score: 1.5 + suits, heading: 'hint' });
  }
  return found;
}

/** Columns whose heading says nothing, judged by their values alone. */
function silentColumns(columns: readonly Column[]): Column[] {
  return columns.filter(
    ({ exact, hint, profile }) => exact.size === 0 && hint === null && profile.filled > 0
  );
}

export function valueCandidates(
  columns: readonly Column[],
  judge: (profile: ColumnProfile) => number
): Candidate[] {
  return silentColumns(columns)
    .map((column) => ({ column, score: judge(column.profile), heading: 'none' as const }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.column.index - b.column.index);
}

export const looksLikeDate = (p: ColumnProfile): number =>
  p.dates >= 0.8 ? p.dates + p.filled / p.rows : 0;

export function looksLikeAmount(p: ColumnProfile): number {
  if (p.numbers < 0.8 || p.counter || p.phones > 0.5 || p.dates > 0.2) return 0;
  if (p.distinct < 2 && p.filled >= 5) return 0;
  if (p.serialDates > 0.95 && p.money === 0) return 0.1;
  if (p.idLike) return 0.2;
  return 0.5 + p.money + (p.small > 0.95 && p.distinct <= 12 && p.filled >= 30 ? -0.4 : 0);
}

/** What an address or a phone scores, above all names and codes. */
export const CONTACT_SCORE = 3;

export function looksLikeCustomer(p: ColumnProfile): number {
  if (p.dates + p.times > 0.5 || p.counter || p.blanks > 0.8 || p.destroyed > 0.5) return 0;
  if (p.emails > 0.6) return CONTACT_SCORE + 1;
  if (p.phones > 0.8) return CONTACT_SCORE;
  if (p.distinct < 2 || p.money > 0.2) return 0;
  const spread = p.distinct / p.filled;
  // Whoever never comes back is an order's number; a handful of values is a status.
  if (p.filled >= 20 && (spread > 0.98 || p.distinct <= 4 || p.statuses + p.currencies > 0.6))
    return 0;
  if (p.words > 0.7) return 1 + p.fullNames;
  return p.numbers > 0.9 && p.small > 0.95 && p.distinct <= 12 ? 0 : 0.8;
}

export function looksLikeOrderId(p: ColumnProfile): number {
  if (p.filled < 0.95 * p.rows || p.dates + p.times > 0.2 || p.emails > 0 || p.phones > 0.5)
    return 0;
  if (p.money > 0 || p.fullNames > 0.1 || p.distinct < 0.99 * p.filled || p.destroyed > 0) return 0;
  if (p.words > 0.5 && p.distinct < p.filled) return 0;
  return p.counter ? 1 : p.idLike ? 0.9 : 0.3;
}
