/** What a file holds: orders, customers, or one row of figures for each customer. */
import { normaliseHeading } from './normalise';
import type { LayoutKind } from './reading';
import { candidatesFor, looksLikeDate, type Candidate, type Column } from './role-fit';
import type { Meaning } from './vocabulary';

/** Roles of a list with one row for each customer. */
export const SUMMARY_ROLES = [
  'firstDate',
  'lastDate',
  'frequency',
  'recency',
  'age',
  'monetary',
  'orderCount',
  'revenue'
] as const;

const MODEL_ROLES = ['frequency', 'recency', 'age', 'monetary'] as const;

/** Headings of a day that is the order's in a list of orders and the customer's in one of customers. */
const CREATED = new Set(
  (
    'created at|created|date created|date added|creation date|created on|created date|created time|createdat|' +
    'تاریخ ایجاد|تاریخ ثبت|تاریخ ساخت|Ստեղծման ամսաթիվ|Գրանցման ամսաթիվ|Ստեղծվել է|erstellt am|erstellungsdatum|' +
    'créé le|date de création|fecha de creación|дата создания|создан|oluşturma tarihi|تاريخ الإنشاء'
  )
    .split('|')
    .map(normaliseHeading)
);

/** Keys that can name a customer once in a list, the surest first. */
const KEYS = ['customerId', 'email', 'phone', 'name', 'firstName'] as const;

/** A customers' list is told by one of these beside its key. */
const TRAITS = ['loyalty', 'joinDate', 'city', 'orderCount', 'revenue', 'lastDate'] as const;

const exactly = (meaning: Meaning, columns: readonly Column[]): Candidate[] =>
  candidatesFor(meaning, columns).filter(({ heading }) => heading === 'exact');

const has = (meaning: Meaning, columns: readonly Column[]): boolean =>
  exactly(meaning, columns).length > 0;

/**
 * Whether the headings are those of a model's own figures: repeat purchases,
 * time of the last one, age. Alone, such short headings mean nothing.
 */
function hasModelFigures(columns: readonly Column[]): boolean {
  return has('frequency', columns) && has('recency', columns) && has('age', columns);
}

/** Takes the short headings of a model's figures out of what the columns may mean. */
export function forgetModelFigures(columns: readonly Column[]): Column[] {
  return columns.map((column) => {
    if (!MODEL_ROLES.some((role) => column.exact.has(role))) return column;
    const exact = new Map(column.exact);
    for (const role of MODEL_ROLES) exact.delete(role);
    return { ...column, exact };
  });
}

/** Whether the best column that can name a customer names each once. Unknown without rows. */
function namesEachOnce(columns: readonly Column[]): boolean | null {
  for (const key of KEYS) {
    for (const { column } of exactly(key, columns)) {
      const { filled, rows, distinct } = column.profile;
      if (filled * 2 < rows) continue;
      if (filled === 0) return null;
      return key === 'name' || key === 'firstName' ? distinct >= 0.9 * filled : distinct === filled;
    }
  }
  return null;
}

/**
 * Guesses what a file holds. Orders, unless the headings say something else
 * and no customer comes twice.
 */
export function guessKind(columns: readonly Column[], headings: readonly string[]): LayoutKind {
  if (hasModelFigures(columns) && namesEachOnce(columns) !== false) return 'summary';
  const once = namesEachOnce(columns);
  if (once === false) return 'orders';
  const key = (column: Column): string => normaliseHeading(headings[column.index] ?? '');
  const firstAndLast =
    has('firstDate', columns) && has('lastDate', columns) && has('orderCount', columns);
  const dates = exactly('date', columns).filter(
    ({ column }) => !column.exact.has('firstDate') && !column.exact.has('lastDate')
  );
  const amounts = exactly('amount', columns).filter(({ column }) => !column.exact.has('revenue'));
  const ordered = dates.some(
    ({ column }) => !CREATED.has(key(column)) && !column.exact.has('joinDate')
  );
  if (firstAndLast && !ordered) return 'summary';
  if (ordered || amounts.length > 0 || once === null) return 'orders';
  if (has('quantity', columns) || has('unitPrice', columns)) return 'orders';
  const silentDate = columns.some(
    ({ exact, hint, profile }) =>
      exact.size === 0 && (hint === null || hint === 'date') && looksLikeDate(profile) > 0
  );
  if (silentDate) return 'orders';
  const created = dates.length > 0;
  const totals = has('revenue', columns) || has('orderCount', columns);
  // A day of creation beside an order's number is the order's.
  if (created && !totals && has('orderId', columns)) return 'orders';
  return TRAITS.some((trait) => has(trait, columns)) || created ? 'customers' : 'orders';
}
