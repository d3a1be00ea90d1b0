/**
 * Which column holds what: from a platform's layout where the headings show
 * one, else jointly from the words of the headings and the values below them.
 */
import type { AttributeRole } from '../orders/order-table';
import { forgetModelFigures, guessKind, SUMMARY_ROLES } from './layout-kind';
import { normaliseHeading } from './normalise';
import { columnsNamed, PLATFORM_HEADINGS, recognisePlatform } from './platforms';
import type { Platform } from './platform';
import { profileColumn } from './profile';
import type { ColumnProfile } from './profile';
import type { LayoutKind, Mapping, Role } from './reading';
import { looksLikeAmount, looksLikeDate, looksLikeOrderId } from './role-fit';
import type { Column } from './role-fit';
import { Guesser } from './role-guesser';
import { headingLikeness, hintedAttribute, hintedMeaning, meaningsOf } from './vocabulary';

/** What the headings and a sample of rows say about the columns. */
export interface RoleGuesses {
  /** Key of the recognised platform's layout, or null. */
  platform: Platform | null;
  kind: LayoutKind;
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
  /** What the values of each column look like. */
  profiles: readonly ColumnProfile[];
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
  'lastName',
  'customer',
  'email',
  'phone',
  'name',
  'loyalty',
  'city',
  'joinDate',
  'product',
  'firstDate',
  'lastDate',
  'orderCount',
  'revenue'
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

/** What is looked for once customer, date and amount are settled; the narrower comes first. */
const ATTRIBUTE_ROLES: readonly AttributeRole[] = [
  'joinDate',
  'deliveryDays',
  'coupon',
  'discount',
  'tax',
  'payment',
  'shipping',
  'cost',
  'city',
  'product',
  'category',
  'channel',
  'source',
  'rating',
  'complaint',
  'loyalty',
  'type'
];

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

/** A type says what a row is only where most of its words are known to. */
function tellsRows(profile: ColumnProfile | undefined): boolean {
  return profile === undefined || profile.filled === 0 || profile.statuses >= 0.5;
}

function describeColumns(
  headings: readonly string[],
  rows: readonly (readonly string[])[]
): Column[] {
  return headings.map((heading, index): Column => {
    const exact = new Map(meaningsOf(heading).map(({ meaning, score }) => [meaning, score]));
    const silent = exact.size === 0 || (exact.size === 1 && exact.has('other'));
    return {
      index,
      exact,
      hint: exact.size === 0 ? hintedMeaning(heading) : null,
      further: silent ? hintedAttribute(heading) : null,
      profile: profileColumn(rows, index)
    };
  });
}

function guessOrders(guesser: Guesser, platform: Platform | null): void {
  for (const role of ROLES_BY_HEADING) {
    // A known layout says where its refunds are; elsewhere they are rows of their own.
    if (role !== 'refund' || platform === null) guesser.fromHeadings(role);
  }
  guesser.settlePrice();
  guesser.fromValues('date', looksLikeDate);
  guesser.names();
  // A layout without customers stays without, unless a heading names one.
  guesser.customer(platform !== null && platform.roles.customer === undefined);
  guesser.fromHeadings('status');
  guesser.customerFromId();
  const { mapping } = guesser;
  if (mapping.quantity === undefined || mapping.unitPrice === undefined) {
    guesser.fromValues('amount', looksLikeAmount);
  }
  guesser.fromValues('orderId', looksLikeOrderId);
}

/**
 * Guesses which column holds what, jointly from the platform's layout, the
 * headings and the values. Confidence is 'sure' for a platform or a clear
 * heading with fitting values, 'check' where it is likely, 'unsure' where
 * only the values speak and several columns have them. The customer is a
 * code, an e-mail address or a phone rather than a name, where the file fills
 * it; without an amount column, quantity and unit price may stand for it.
 * What else is known of orders and customers is looked for last, so that it
 * never takes a column from customer, date, amount or order id.
 * @param sampleRows the first rows, up to a thousand; may be empty.
 * @param choice what the user says that the file holds
 * @example guessRoles(['Order', 'Date', 'Customer', 'Total'], []).mapping.amount?.column === 3
 */
export function guessRoles(
  headings: readonly string[],
  sampleRows: readonly (readonly string[])[],
  choice?: LayoutKind
): RoleGuesses {
  const described = describeColumns(headings, sampleRows);
  const platform = recognisePlatform(headings);
  const own = platform === null ? undefined : (platform.kind ?? 'orders');
  const kind = choice ?? own ?? guessKind(described, headings);
  const columns = kind === 'summary' ? described : forgetModelFigures(described);
  const guesser = new Guesser(columns, headings);
  if (platform) {
    for (const role of ROLES) {
      const totals = role === 'amount' && platform.lineItems === 'once';
      guesser.fromPlatform(role, columnsNamed(platform.roles[role], headings), totals);
    }
  }
  if (kind === 'orders') {
    guessOrders(guesser, platform);
  } else {
    if (kind === 'summary') {
      for (const role of SUMMARY_ROLES) guesser.fromHeadings(role);
      // Where a mean of the repeat orders is told, what is beside it may be of anything.
      if (guesser.mapping.monetary === undefined) guesser.revenueFromTotal();
    }
    guesser.fromHeadings('currency');
    guesser.joinDate();
    guesser.names();
    guesser.customerFromBareId();
    guesser.customer(false);
  }
  const { mapping } = guesser;
  const types = columnsNamed(platform?.types, headings);
  const [ownType] = types.filter((column) => column !== mapping.status?.column);
  if (ownType !== undefined) guesser.fromPlatform('type', [ownType]);
  for (const role of ATTRIBUTE_ROLES) guesser.attribute(role);
  if (platform === null && mapping.type !== undefined) {
    const { column } = mapping.type;
    if (tellsRows(columns[column]?.profile)) types.push(column);
  }
  return {
    platform,
    kind,
    mapping,
    lineItems: platform
      ? platformLineItems(platform, headings, mapping)
      : lineItemsFromRows(sampleRows, mapping),
    alternatives: guesser.alternatives,
    types: types.filter((column) => column !== mapping.status?.column),
    profiles: columns.map(({ profile }) => profile)
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
    const likeness = PLATFORM_HEADINGS.has(normaliseHeading(cell)) ? 1 : headingLikeness(cell);
    // The x and T of the models are headings, but a lone letter can be anything.
    known += cell.trim().length > 1 ? likeness : likeness / 2;
  }
  return filled === 0 ? 0 : known / filled;
}
