/** Which columns are kept beside the orders or customers, for break-downs. */
import type { Attribute, AttributeRole } from '../orders/order-table';
import { normaliseHeading } from './normalise';
import type { ColumnProfile } from './profile';
import type { Mapping } from './reading';
import { meaningsOf, type Meaning } from './vocabulary';

export interface AttributePlan {
  /** Index of the column, from 0. */
  column: number;
  /** Heading as written, '' where it is empty. */
  name: string;
  role: AttributeRole | null;
  kind: Attribute['kind'];
}

/** Columns that are kept although only their heading is known. */
const MAX_UNKNOWN = 24;

/** Roles that are attributes, with what their columns hold. */
const KINDS: Readonly<Record<AttributeRole, Attribute['kind']>> = {
  product: 'category',
  category: 'category',
  channel: 'category',
  source: 'category',
  coupon: 'category',
  payment: 'category',
  city: 'category',
  loyalty: 'category',
  complaint: 'category',
  status: 'category',
  type: 'category',
  quantity: 'number',
  discount: 'number',
  shipping: 'number',
  tax: 'number',
  cost: 'number',
  rating: 'number',
  deliveryDays: 'number',
  joinDate: 'day'
};

const isAttributeRole = (role: string): role is AttributeRole => Object.hasOwn(KINDS, role);

/** Different values of the sample beyond which a column is no category. */
const MAX_DISTINCT = 40;
/** Longer texts are notes or addresses. */
const LONGEST_TEXT = 40;

/** Words of headings that name keys, places in the street, notes and parts of people's names. */
const NEVER =
  /(?:^| )(?:id|ids|uuid|guid|token|key|hash|address|street|zip|postcode|postal|phone|mobile|fax|email|e-mail|url|link|note|notes|comment|comments|memo|message|name|first|last|tracking|ip|user agent|fingerprint|last4|suffix|iban|vat number|tax id)(?: |$)|آدرس|نشانی|کد پستی|توضیحات|یادداشت|تلفن|موبایل|հասցե|adresse|straße|strasse|plz|dirección|адрес|индекс|комментарий|adres|العنوان/i;

/** How much a break-down by a column would tell, 0 where it is none. */
function usefulness(heading: string, p: ColumnProfile): number {
  if (p.filled === 0 || p.distinct < 2 || p.distinct > MAX_DISTINCT) return 0;
  if (p.distinct > 0.5 * p.filled && p.filled > 4) return 0;
  if (p.filled <= 4 && p.distinct === p.filled) return 0;
  if (p.length > LONGEST_TEXT) return 0;
  if (p.emails + p.phones > 0.1 || p.dates > 0.3 || p.times > 0.5 || p.destroyed > 0) return 0;
  if (p.money > 0.1 || p.counter || p.negative > 0 || p.serialDates > 0.5) return 0;
  // Numbers are categories only where they are few and small: a star, a size, a branch.
  if (p.numbers > 0.5 && (p.distinct > 12 || p.small < 0.9)) return 0;
  const words = heading.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_\-/.]+/g, ' ');
  if (NEVER.test(words)) return 0;
  const full = p.filled / p.rows;
  const spread = 1 - Math.abs(p.distinct - 6) / MAX_DISTINCT;
  return full + spread + (p.words > 0.5 ? 0.5 : 0);
}

/**
 * The columns of what else is known: those with an attribute's role, and up to
 * 24 others whose sample looks like a category (few different short values,
 * neither a key nor a note nor an amount), the most telling first.
 * @example planAttributes(['City'], mapping, profiles)[0]?.kind === 'category'
 */
export function planAttributes(
  headings: readonly string[],
  mapping: Mapping,
  profiles: readonly ColumnProfile[]
): AttributePlan[] {
  const plans: AttributePlan[] = [];
  const used = new Set<number>();
  for (const [role, guess] of Object.entries(mapping)) {
    const { column } = guess;
    if (!isAttributeRole(role)) {
      used.add(column);
      continue;
    }
    if (used.has(column)) continue;
    used.add(column);
    const profile = profiles[column];
    if (profile?.filled === 0 && profile.rows > 0) continue;
    plans.push({ column, name: headings[column] ?? '', role, kind: KINDS[role] });
  }
  const others = profiles
    .map((profile, column) => ({ column, score: usefulness(headings[column] ?? '', profile) }))
    .filter(
      ({ column, score }) => score > 0 && !used.has(column) && !isSomethingElse(headings[column])
    )
    .sort((a, b) => b.score - a.score || a.column - b.column)
    .slice(0, MAX_UNKNOWN);
  for (const { column } of others) {
    plans.push({ column, name: headings[column] ?? '', role: null, kind: 'category' });
  }
  return plans.sort((a, b) => a.column - b.column);
}

const NO_CATEGORIES: ReadonlySet<Meaning> = new Set<Meaning>([
  'customerId',
  'email',
  'phone',
  'name',
  'firstName',
  'lastName',
  'orderId',
  'date',
  'time',
  'amount',
  'unitPrice',
  'refund',
  'discount',
  'shipping',
  'tax',
  'cost',
  'revenue'
]);

const MONEY_OTHERS = new Set(
  'balance|fee|fees|net|profit|margin|commission|tip|tips|outstanding balance|weight|سود|کارمزد|مانده|saldo|gebühr|solde'
    .split('|')
    .map(normaliseHeading)
);

/** Whether a heading names money, a person, a day or an order, whose few values in a sample make no category. */
function isSomethingElse(heading = ''): boolean {
  return (
    MONEY_OTHERS.has(normaliseHeading(heading)) ||
    meaningsOf(heading).some(({ meaning }) => NO_CATEGORIES.has(meaning))
  );
}
