import type { ColumnInfo, Reading, Role } from '../../core/ingest/reading';
import type { Formatter } from '../../i18n/formatter';
import type { Messages } from '../../i18n/messages';

/**
 * Names of the columns as the user knows them: the heading, with the column's
 * number where two share one, and the number alone where there is none.
 */
export function columnNames(
  columns: readonly ColumnInfo[],
  words: Messages['check']['columns'],
  f: Formatter
): string[] {
  const seen = new Map<string, number>();
  for (const { heading } of columns) seen.set(heading, (seen.get(heading) ?? 0) + 1);
  return columns.map(({ heading }, index) => {
    if (heading.trim() === '') return words.unnamed(index + 1);
    if ((seen.get(heading) ?? 0) > 1) return words.duplicate(heading, index + 1);
    return f.isolate(heading);
  });
}

/** Roles that every file is asked for, and those that only some have. */
export const MAIN_ROLES: readonly Role[] = ['customer', 'date', 'amount', 'orderId', 'status'];
export const OTHER_ROLES: readonly Role[] = [
  'email',
  'phone',
  'name',
  'time',
  'quantity',
  'unitPrice',
  'refund',
  'currency'
];

/**
 * Roles without which no report can be made and that have no column yet. A
 * customer may also be known by e-mail or phone, an amount by price and quantity.
 */
export function missingRoles({ mapping }: Reading): Role[] {
  const missing: Role[] = [];
  if (!mapping.customer && !mapping.email && !mapping.phone && !mapping.name) {
    missing.push('customer');
  }
  if (!mapping.date) missing.push('date');
  if (!mapping.amount && !mapping.unitPrice) missing.push('amount');
  return missing;
}
