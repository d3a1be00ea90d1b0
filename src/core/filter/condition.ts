/**
 * What a filter says. Conditions name headings and texts, not codes, so that
 * they outlive a new reading of the files.
 */

/**
 * What orders or customers can be told apart by: a column of the orders or of
 * the customers by its heading, or what is computed of each customer's first
 * order: its amount, its weekday (ISO: '1' Monday to '7' Sunday), its day.
 */
export type DimensionId =
  `order:${string}` | `customer:${string}` | 'first-amount' | 'first-weekday' | 'first-day';

/**
 * One condition; those of a filter hold together.
 *
 * - `customers`: keeps the customers whose first order (or whose own column)
 *   meets it, with all their orders.
 * - `orders`: only orders that meet it count, as if there were no others:
 *   "first" then means the first of these. Only with a column of the orders.
 */
export interface Condition {
  dimension: DimensionId;
  scope: 'customers' | 'orders';
  keep: Keep;
}

/**
 * Texts ('' is blank), kept or left out; or numbers from one bound up to, not
 * including, the other (days as day numbers). Blank is in no range.
 */
export type Keep =
  | { kind: 'values'; values: readonly string[]; except: boolean }
  | { kind: 'range'; from: number | null; below: number | null };

export type Filter = readonly Condition[];
