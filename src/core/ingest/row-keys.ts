/** The cells that name a row's customer. */
import { isLinkable, type CustomerLinks } from './customer-links';
import type { Customers } from './customers';
import type { Layout } from './layout';
import type { EarlyPreview } from './row-notes';
import type { PlannedKey } from './row-plan';

/** Text of a key's cell, with that of its second column behind it. */
export function keyText(row: readonly string[], { column, second }: PlannedKey): string {
  const text = row[column] ?? '';
  return second === undefined ? text : joined(text, row[second] ?? '');
}

/** Customer whom each key of a row names, best first; below 0 where one names nobody. */
export function readKeys({ plan }: Layout, customers: Customers, row: readonly string[]): number[] {
  return plan.keys.map((key) => customers.find(keyText(row, key), key.kind));
}

/** Two parts of a name as one. */
export function joined(first: string, second: string): string {
  if (second === '') return first;
  return first === '' ? second : `${first} ${second}`;
}

/**
 * Notes which keys stand beside the one that named the row's customer.
 * @param at place of that key among the layout's
 */
export function linkKeys(
  layout: Layout,
  row: readonly string[],
  customer: number,
  at: number,
  customers: Customers,
  links: CustomerLinks
): void {
  const { keys } = layout.plan;
  const kind = keys[at]?.kind ?? 'name';
  for (let i = at + 1; i < keys.length; i++) {
    const key = keys[i];
    if (key === undefined || !isLinkable(key.kind)) continue;
    const text = row[key.column] ?? '';
    if (text === '' || !links.isNews(customer, i, text)) continue;
    const contact = customers.find(text, key.kind);
    if (contact >= 0) links.add(customer, kind, contact, key.kind);
  }
}

/** The cells of a row that the preview shows. Counts the row as shown. */
export function previewOf(layout: Layout, index: number, row: readonly string[]): EarlyPreview {
  const cell = (column: number): string | null => (column < 0 ? null : (row[column] ?? ''));
  let customer = '';
  for (const key of layout.plan.keys) if (customer.trim() === '') customer = keyText(row, key);
  layout.previews += 1;
  return {
    row: index,
    layout: layout.index,
    customer,
    orderId: cell(layout.orderId),
    status: cell(layout.status)
  };
}
