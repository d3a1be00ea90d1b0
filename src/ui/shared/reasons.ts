import type { IgnoreRule, RejectReason, RowCounts, RowReason } from '../../core/ingest/reading';
import type { Messages } from '../../i18n/messages';

export const REJECT_REASONS: readonly RejectReason[] = [
  'no-customer',
  'bad-customer',
  'bad-date',
  'bad-amount',
  'wrong-field-count'
];

export const IGNORE_RULES: readonly IgnoreRule[] = [
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

export interface ReasonCount<R extends RowReason = RowReason> {
  reason: R;
  count: number;
}

/** Words for a reason: its label, and one line that says more. */
export function reasonWords(reason: RowReason, m: Messages): { label: string; hint: string } {
  const rejected = REJECT_REASONS.find((known) => known === reason);
  if (rejected) return m.problems.rejected[rejected];
  const ignored = IGNORE_RULES.find((known) => known === reason);
  if (ignored) return m.problems.ignored[ignored];
  return { label: reason, hint: '' };
}

/** Reasons that have rows, most frequent first. */
export function countReasons<R extends RowReason>(
  counts: RowCounts,
  reasons: readonly R[]
): ReasonCount<R>[] {
  return reasons
    .map((reason) => ({ reason, count: counts.reasons[reason] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}
