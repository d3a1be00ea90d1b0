/** What can become of a row, by name: the reasons, the rules that a user can switch, what they changed. */

/** Why a row could not be used. */
export type RejectReason =
  | 'no-customer'
  | 'bad-customer'
  | 'bad-date'
  | 'bad-amount'
  | 'wrong-field-count'
  // Of a list with one row for each customer
  /** The number of orders is no whole number from 1, or x none from 0. */
  | 'bad-count'
  /** The last order lies before the first. */
  | 'last-before-first'
  /** The figures contradict each other: t_x outside 0 to T, or two days with a single order. */
  | 'bad-figures'
  /** The customer's figures stand on an earlier row already, and cannot be added up. */
  | 'duplicate-customer';

/** A named rule by which a readable row is left out; the user can switch each. */
export type IgnoreRule =
  | 'cancelled'
  | 'unpaid'
  | 'test'
  | 'refunded-in-full'
  | 'zero-amount'
  | 'gift-card'
  | 'totals-line'
  | 'group-line'
  | 'repeated-header'
  | 'other-table'
  | 'not-an-order'
  /** An order that a file read before holds already. */
  | 'duplicate-order'
  /** The whole record repeats, and says the time of day: an export's mistake. */
  | 'duplicate-row'
  /** The whole record repeats, but has no time of day or is a line of an order: perhaps bought twice. */
  | 'repeated-row'
  /** In a currency that the user chose to leave out. Follows the choice of currencies, not a switch. */
  | 'other-currency'
  /** A row of a customers' file whose customer has no order. Counted, not switchable. */
  | 'no-orders';

export type RowReason = RejectReason | IgnoreRule;

/** A named rule by which rows are understood in another way than each for itself; the user can switch each. */
export type ChangeRule =
  /** Rows of one order id are one order. Off: every row is an order. */
  | 'merge-lines'
  /** An order's total that stands on each of its rows counts once. Off: the rows add up. */
  | 'total-once'
  /** A refund lowers its order or its customer's revenue. Off: refunds are left out. */
  | 'refund-lowers'
  /** A row without a customer's key is told by e-mail, then phone, then name. Off: it is rejected. */
  | 'guest-contact'
  /** Orders under a phone join those under the one e-mail or code seen with it. Off: they stay apart. */
  | 'same-person';

/** Everything that can be switched. */
export type Rule = IgnoreRule | ChangeRule;

/** What happened to a row that was read, beside the rules. */
export type RepairCode =
  /** Missing empty fields at the end were added, surplus empty ones cut off. */
  | 'padded'
  /** A date and its time that an unquoted comma had parted were joined. */
  | 'comma-joined'
  /** Customer or date came from another row of the same order. */
  | 'completed'
  /** A letter could not be read in the encoding and became U+FFFD. */
  | 'undecodable'
  /** A quotation mark was never closed, so the line was read with its quotes as letters. */
  | 'stray-quote'
  /** The amount was converted by a rate that the user gave. */
  | 'converted'
  /** Rows of one customer in a list of customers were added up. */
  | 'same-customer';

export type ChangeCode = ChangeRule | RepairCode;

/** A rule, how many rows it touched, and whether it is on. */
export interface RuleEffect {
  rule: Rule;
  on: boolean;
  /** Rows that it left out or changed; while it is off, those that it would, where that is known. */
  rows: number;
}

// The unions above as lists, in the order in which the screens show them.

export const REJECT_REASONS: readonly RejectReason[] = [
  'no-customer',
  'bad-customer',
  'bad-date',
  'bad-amount',
  'wrong-field-count',
  'bad-count',
  'last-before-first',
  'bad-figures',
  'duplicate-customer'
];

export const IGNORE_RULES: readonly IgnoreRule[] = [
  'cancelled',
  'unpaid',
  'test',
  'refunded-in-full',
  'zero-amount',
  'gift-card',
  'totals-line',
  'group-line',
  'repeated-header',
  'other-table',
  'not-an-order',
  'duplicate-order',
  'duplicate-row',
  'repeated-row',
  'other-currency',
  'no-orders'
];

export const CHANGE_RULES: readonly ChangeRule[] = [
  'merge-lines',
  'total-once',
  'refund-lowers',
  'guest-contact',
  'same-person'
];
