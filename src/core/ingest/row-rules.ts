/** What can become of a row, as small numbers for a typed array, and the rules' defaults. */
import {
  CHANGE_RULES,
  IGNORE_RULES,
  REJECT_REASONS,
  type IgnoreRule,
  type RowReason,
  type Rule
} from './rules';
import type { StatusClass } from './status';

/** The row is part of a purchase. */
export const SALE = 0;
/** The row takes something off an order, or off the customer's revenue. */
export const REFUND = 1;
/** The status says refunded and the amount is positive: a refund where the order has a sale row, else an order refunded in full. */
export const REFUNDED = 2;
/** The row tells of a customer, not of an order. */
export const PROFILE = 3;
/** The row sells a gift card; whether it counts depends on its order. */
export const GIFT = 4;
/** A negative amount: a discount among the lines of an order, or a refund; its order tells. */
export const MINUS = 5;
/** Fates from here on are reasons: `REASONS[fate - FIRST_REASON]`. */
export const FIRST_REASON = 6;

/** In the order in which the screens list them. */
export const RULES: readonly Rule[] = [...IGNORE_RULES, ...CHANGE_RULES];

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

export function isIgnoreRule(rule: Rule): rule is IgnoreRule {
  return (IGNORE_RULES as readonly Rule[]).includes(rule);
}

/**
 * Rules that are off unless the user asks: a free order (a sample, a full
 * voucher) of a real customer is a purchase all the same, and so may be the
 * same thing bought twice.
 */
export const DEFAULT_DISABLED_RULES: readonly Rule[] = ['zero-amount', 'repeated-row'];

/** What a status makes of a row while all rules are on: a fate. */
export function fateOfStatus(status: StatusClass): number {
  switch (status) {
    case 'cancelled':
    case 'unpaid':
    case 'test':
    case 'not-an-order':
      return fateOf(status);
    case 'refunded':
      return REFUNDED;
    case 'ok':
    case 'partially-refunded':
    case 'unknown':
      return SALE;
  }
}
