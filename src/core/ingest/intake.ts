/** What the builder has gathered when the last row is in: the input of assemble. */
import type { AttributeRows } from './attribute-columns';
import type { CustomerLinks } from './customer-links';
import type { Customers } from './customers';
import type { Layout } from './layout';
import type { OrderJoin } from './order-join';
import type { Profiles } from './profiles';
import type { CurrencyChoice } from './reading';
import type { RowCurrencies } from './row-currencies';
import type { RowNotes } from './row-notes';
import type { RowStore } from './row-store';
import type { Rule } from './rules';

/** A stretch of rows of one file and one layout; it ends where the next begins. */
export interface Span {
  start: number;
  file: number;
  /** null for rows of a table that is left out. */
  layout: Layout | null;
}

export interface Intake {
  readonly rows: RowStore;
  readonly customers: Customers;
  readonly orders: OrderJoin;
  readonly layouts: readonly Layout[];
  readonly spans: readonly Span[];
  readonly fileStarts: readonly number[];
  readonly links: CustomerLinks;
  readonly profiles: Profiles;
  readonly attributes: readonly AttributeRows[];
  readonly currencies: RowCurrencies;
  readonly choice: CurrencyChoice | null;
  readonly notes: RowNotes;
  /** Whether rows have fates that only their orders settle. */
  readonly unsettled: boolean;
  /** By fate: rows that a rule would leave out that is off. */
  readonly spared: Uint32Array;
  readonly disabled: ReadonlySet<Rule>;
}

/** Visits the stretches of rows in their order. */
export function forEachSpan(
  { spans, rows }: Intake,
  visit: (span: Span, from: number, to: number) => void
): void {
  spans.forEach((span, index) => {
    visit(span, span.start, spans[index + 1]?.start ?? rows.count);
  });
}
