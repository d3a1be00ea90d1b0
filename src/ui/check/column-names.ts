import type { ColumnInfo, LayoutReading, Role } from '../../core/ingest/reading';
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

export type RoleGroup = keyof Messages['reading']['roleGroups'];

/** Every role, in the groups in which they are offered. */
export const ROLE_GROUPS: Readonly<Record<RoleGroup, readonly Role[]>> = {
  who: ['customer', 'email', 'phone', 'name', 'lastName'],
  when: ['date', 'time', 'amount', 'quantity', 'unitPrice', 'discount', 'refund', 'currency'],
  order: ['orderId', 'status', 'type', 'product', 'shipping', 'tax', 'cost', 'deliveryDays'],
  groups: [
    'category',
    'channel',
    'source',
    'coupon',
    'payment',
    'city',
    'loyalty',
    'joinDate',
    'rating',
    'complaint'
  ],
  customer: [
    'firstDate',
    'lastDate',
    'orderCount',
    'revenue',
    'frequency',
    'recency',
    'age',
    'monetary'
  ]
};

export const GROUP_ORDER: readonly RoleGroup[] = ['who', 'when', 'order', 'groups', 'customer'];

const ALL_ROLES: readonly Role[] = GROUP_ORDER.flatMap((group) => ROLE_GROUPS[group]);

/** Roles of each column, in the order of the groups; a column without one is absent. */
export function rolesByColumn({ mapping }: Pick<LayoutReading, 'mapping'>): Map<number, Role[]> {
  const roles = new Map<number, Role[]>();
  for (const role of ALL_ROLES) {
    const guess = mapping[role];
    if (!guess) continue;
    roles.set(guess.column, [...(roles.get(guess.column) ?? []), role]);
  }
  return roles;
}

/**
 * What has to be told anew so that a column gets a role: the roles that it had
 * have no column then, and a role that another column had moves over.
 * @param role null for a column that is only kept
 */
export function assignRole(
  column: number,
  role: Role | null,
  before: readonly Role[]
): Partial<Record<Role, number | null>> {
  const roles: Partial<Record<Role, number | null>> = {};
  for (const old of before) roles[old] = null;
  if (role !== null) roles[role] = column;
  return roles;
}

/**
 * Roles without which no report can be made and that have no column yet. A
 * customer may also be known by e-mail, phone or name, an amount by a price.
 */
export function missingRoles({ kind, mapping }: Pick<LayoutReading, 'kind' | 'mapping'>): Role[] {
  const missing: Role[] = [];
  const anyone = mapping.customer ?? mapping.email ?? mapping.phone ?? mapping.name;
  if (!anyone && kind !== 'summary') missing.push('customer');
  if (kind === 'orders') {
    if (!mapping.date) missing.push('date');
    if (!mapping.amount && !mapping.unitPrice) missing.push('amount');
  }
  if (kind === 'summary' && !mapping.orderCount && !mapping.frequency) missing.push('orderCount');
  return missing;
}

/**
 * The files of a layout by name, the first two in full.
 * @example layoutFiles → "jan.csv and feb.csv"
 */
export function layoutFiles(
  files: readonly { name: string; layout: number }[],
  layout: number,
  words: Messages['check']['layout'],
  f: Formatter
): string {
  const names = files.filter((file) => file.layout === layout).map(({ name }) => f.isolate(name));
  const more = names.length - 2;
  return f.list(more > 0 ? [...names.slice(0, 2), words.more(more)] : names);
}
