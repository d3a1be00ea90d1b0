/** What can become of a row, as small numbers for a typed array, and the rules' defaults. */
import type { IgnoreRule, RejectReason, RowReason } from './reading';
import type { StatusClass } from './status';

/** The row is part of a purchase. */
export const SALE = 0;
/** The row takes something off an order, or off the customer's revenue. */
export const REFUND = 1;
/** The status says refunded and the amount is positive: a refund where the order has a sale row, else an order refunded in full. */
export const REFUNDED = 2;
/** Fates from here on are reasons: `REASONS[fate - FIRST_REASON]`. */
export const FIRST_REASON = 3;

const REJECT_REASONS: readonly RejectReason[] = [
  'no-customer',
  'bad-customer',
  'bad-date',
  'bad-amount',
  'wrong-field-count'
];

const IGNORE_RULES: readonly IgnoreRule[] = [
  'cancelled',
  'unpaid',
  'test',
  'refunded-in-full',
  'zero-amount',
  'totals-line',
  'group-line',
  'repeated-header',
  'not-an-order',
  'duplicate-order'
];

export const REASONS: readonly RowReason[] = [...REJECT_REASONS, ...IGNORE_RULES];

const FATES = new Map<RowReason, number>(
  REASONS.map((reason, index) => [reason, index + FIRST_REASON])
);

/** Number of a reason in the array of fates. */
export function fateOf(reason: RowReason): number {
  return FATES.get(reason) ?? FIRST_REASON;
}

/** The reason behind a fate, null for rows that count. */
export function reasonOf(fate: number): RowReason | null {
  return REASONS[fate - FIRST_REASON] ?? null;
}

export function isRejection(reason: RowReason): boolean {
  return (REJECT_REASONS as readonly RowReason[]).includes(reason);
}

/**
 * Rules that are off unless the user asks: a free order (a sample, a full
 * voucher) of a real customer is a purchase all the same.
 */
export const DEFAULT_DISABLED_RULES: readonly IgnoreRule[] = ['zero-amount'];

/** What a status makes of a row under the rules that are on: a fate. */
export function fateOfStatus(status: StatusClass, isOn: (rule: IgnoreRule) => boolean): number {
  switch (status) {
    case 'cancelled':
    case 'unpaid':
    case 'test':
    case 'not-an-order':
      return isOn(status) ? fateOf(status) : SALE;
    case 'refunded':
      return REFUNDED;
    case 'ok':
    case 'partially-refunded':
    case 'unknown':
      return SALE;
  }
}
