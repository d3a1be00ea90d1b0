import type { RowCounts } from '../../core/ingest/reading';
import {
  CHANGE_RULES,
  IGNORE_RULES,
  REJECT_REASONS,
  type ChangeCode,
  type RepairCode,
  type RowReason,
  type Rule
} from '../../core/ingest/rules';
import type { Messages } from '../../i18n/messages';

const REPAIRS: readonly RepairCode[] = [
  'padded',
  'comma-joined',
  'completed',
  'undecodable',
  'stray-quote',
  'converted',
  'same-customer'
];

/** Rules that follow from a choice made elsewhere, or from the files alone. */
const FIXED: ReadonlySet<Rule> = new Set<Rule>(['other-currency', 'no-orders']);

/** Whether a user can switch the rule. */
export function isSwitchable(rule: Rule): boolean {
  return !FIXED.has(rule);
}

export interface ReasonCount<R extends RowReason = RowReason> {
  reason: R;
  count: number;
}

interface Words {
  label: string;
  hint: string;
}

/** Words for why a row is not used: its label, and one line that says more. */
export function reasonWords(reason: RowReason, m: Pick<Messages, 'problems'>): Words {
  const rejected = REJECT_REASONS.find((known) => known === reason);
  if (rejected) return m.problems.rejected[rejected];
  const ignored = IGNORE_RULES.find((known) => known === reason);
  if (ignored) return m.problems.ignored[ignored];
  return { label: reason, hint: '' };
}

/** Words for anything that can become of a row. */
export function outcomeWords(
  code: RowReason | ChangeCode,
  m: Pick<Messages, 'problems' | 'reading'>
): Words {
  const changed = CHANGE_RULES.find((known) => known === code);
  if (changed) return m.reading.changed[changed];
  const repaired = REPAIRS.find((known) => known === code);
  if (repaired) return m.reading.repaired[repaired];
  const reason = [...REJECT_REASONS, ...IGNORE_RULES].find((known) => known === code);
  return reason ? reasonWords(reason, m) : { label: code, hint: '' };
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
