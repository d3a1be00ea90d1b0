/** What the builder of orders is told before the rows come, and what it says after the last one. */
import type { Attribute, AttributeRole, OrderTable } from '../orders/order-table';
import type { DateDecision, DateHint } from './dates';
import type { Ledger } from './ledger';
import type { KeyKind } from './normalise';
import type {
  CurrencyChoice,
  CurrencyShare,
  DecimalMark,
  PreviewRow,
  Role,
  RowCounts,
  RowIssue
} from './reading';
import type { ColumnKind } from './row-fields';
import type { Rule, RuleEffect } from './rules';
import type { StatusClass } from './status';

/** A column that names the customer. */
export interface PlannedKey {
  column: number;
  kind: KeyKind;
  /** Column whose text follows after a space, such as the last name after the first. */
  second?: number;
}

/** A column that is kept beside the orders or the customers. */
export interface PlannedAttribute {
  column: number;
  /** Heading as written, '' where it is empty. */
  name: string;
  role: AttributeRole | null;
  kind: Attribute['kind'];
}

/** Where the cells of one layout are, and how to read them. */
export interface RowPlan {
  /** 'customers': the rows tell of customers, and none is an order. */
  kind: 'orders' | 'customers';
  headings: readonly string[];
  /** Number of fields of a whole row. */
  width: number;
  /** Column by role. */
  columns: Partial<Record<Role, number>>;
  /** Columns that name the customer, best first, with what they hold. */
  keys: readonly PlannedKey[];
  decimal: DecimalMark;
  dateHint: DateHint;
  lineItems: 'once' | 'sum' | 'unknown';
  /** Columns beside the status whose words say what a row is, such as a transaction's type. */
  types?: readonly number[];
  /** Column that is filled only where the order was cancelled. */
  cancelledAt?: number | null;
  /** Column that, where it is filled and not zero, stands for the amount. */
  adjusted?: number | null;
  /** Column that, on a refund's row, holds the order id of the sale. */
  refundOf?: number | null;
  /** What a status or type says of its row; the words known everywhere where absent. */
  classify?: (text: string) => StatusClass;
  /** Kind of each column, by which records with a misplaced delimiter are repaired. */
  kinds?: readonly ColumnKind[] | null;
  attributes?: readonly PlannedAttribute[];
  /** Unit of the amounts of rows that name none themselves. */
  currency?: string | null;
}

export interface BuildOptions {
  /** Rows to make room for, over all files. */
  expectedRows: number;
  /** Rules that are off; those that are off by default where absent. */
  disabledRules?: readonly Rule[];
  currencies?: CurrencyChoice;
}

/** What the whole of the rows comes to. `layouts` in the order in which they were added. */
export interface Assembled {
  table: OrderTable;
  counts: RowCounts;
  issues: RowIssue[];
  /** The first rows of each layout. */
  previews: PreviewRow[][];
  /** Data rows by file. */
  fileRows: number[];
  /** By layout. */
  dates: DateDecision[];
  /** By layout: the mark under which its amounts read better than under the plan's, else null. */
  revise: ({ decimal: DecimalMark } | null)[];
  /** Unit of the amounts in the table; null where it is unknown or where several are open. */
  currency: string | null;
  /** The amounts by currency where there are several; else empty. */
  currencies: CurrencyShare[];
  /** Whether no choice settles them. */
  currenciesOpen: boolean;
  rules: RuleEffect[];
  ledger: Ledger;
  /** Attributes that were given up, since their texts hardly repeat. */
  droppedAttributes: { name: string; role: AttributeRole | null }[];
}
