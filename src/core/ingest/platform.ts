/** What is known of a platform's export. */
import type { Role } from './reading';

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
  /** Further columns whose words say what a row is, such as a transaction's type. */
  types?: string;
  /** Column that is filled only where the order was cancelled. */
  cancelledAt?: string;
}
