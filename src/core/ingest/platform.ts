/** What is known of a platform's export. */
import type { LayoutKind, Role } from './reading';

/** Roles of a layout: headings in order of preference, separated by bars. */
type PlatformRoles = Partial<Record<Role, string>>;

export interface Platform {
  /** Key of the layout, as kept in a reading's dialect. */
  id: string;
  /** Headings that give it away; one list for each variant or language. */
  signs: readonly string[];
  roles: PlatformRoles;
  /**
   * Rows that share an order id: each repeats the order's total or only the
   * first has it ('once'), or their amounts add up to it ('sum').
   */
  lineItems: 'once' | 'sum';
  /** Amount headings whose rows add up although the layout's total counts once. */
  lineAmounts?: string;
  /** What the layout holds; orders where it does not say. */
  kind?: LayoutKind;
  /** Further columns whose words say what a row is, such as a transaction's type. */
  types?: string;
  /** Column that is filled only where the order was cancelled. */
  cancelledAt?: string;
  /** Words that this layout uses in a sense of its own, by class: `true=refunded`. */
  words?: string;
  /** Column that holds, where it is filled and not zero, what became of the amount after changes. */
  adjusted?: string;
  /** Column that holds, on a refund's row, what the column of ids has on the sale's. */
  refundOf?: { sale: string; id: string };
}
