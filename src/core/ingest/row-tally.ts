/** What became of each row: counts, issues, previews, rules. */
import { NO_DATE } from './dates';
import { forEachSpan, type Intake } from './intake';
import { MAX_LEDGER_ROWS, type RowPlace } from './ledger';
import { MAX_ISSUES, type PreviewRow, type RowCounts, type RowIssue } from './reading';
import {
  DEFAULT_DISABLED_RULES,
  FIRST_REASON,
  fateOf,
  isIgnoreRule,
  isRejection,
  REASONS,
  reasonOf,
  RULES,
  SALE
} from './row-rules';
import type { ChangeRule, Rule, RuleEffect } from './rules';

export interface Tally {
  counts: RowCounts;
  issues: RowIssue[];
  /** Rows by fate, and where the first of them are. */
  byFate: Uint32Array;
  places: RowPlace[][];
}

/** Counts the rows by what became of them, and lists those that were not used. */
export function tallyRows(intake: Intake): Tally {
  const { rows, notes } = intake;
  const byFate = new Uint32Array(FIRST_REASON + REASONS.length);
  const places = Array.from(byFate, (): RowPlace[] => []);
  const issues: RowIssue[] = [];
  let next = 0;
  forEachSpan(intake, ({ file, layout }, from, to) => {
    const headings = layout?.plan.headings ?? [];
    for (let row = from; row < to; row++) {
      const fate = rows.fate[row] ?? SALE;
      byFate[fate] = (byFate[fate] ?? 0) + 1;
      if (fate < FIRST_REASON) continue;
      const reason = reasonOf(fate);
      const placed = places[fate];
      if (reason === null || placed === undefined) continue;
      if (placed.length >= MAX_LEDGER_ROWS && issues.length >= MAX_ISSUES) continue;
      const line = rows.lineOf(row);
      if (placed.length < MAX_LEDGER_ROWS) placed.push({ file, line });
      if (issues.length >= MAX_ISSUES) continue;
      while (next < notes.issues.length && (notes.issues[next]?.row ?? 0) < row) next += 1;
      const noted = notes.issues[next]?.row === row ? notes.issues[next] : undefined;
      const column = headings[noted?.column ?? -1] ?? null;
      issues.push({ file, line, reason, column, text: noted?.text ?? '' });
    }
  });
  const counts: RowCounts = { read: rows.count, accepted: 0, rejected: 0, ignored: 0, reasons: {} };
  byFate.forEach((n, fate) => {
    const reason = reasonOf(fate);
    if (reason === null) {
      counts.accepted += n;
    } else if (n > 0) {
      counts.reasons[reason] = n;
      if (isRejection(reason)) counts.rejected += n;
      else counts.ignored += n;
    }
  });
  return { counts, issues, byFate, places };
}

/** File and line of rows, which ascend. */
export function placesOf(intake: Intake, rows: readonly number[]): RowPlace[] {
  const { spans } = intake;
  let at = 0;
  return rows.map((row) => {
    while ((spans[at + 1]?.start ?? Number.POSITIVE_INFINITY) <= row) at += 1;
    return { file: spans[at]?.file ?? 0, line: intake.rows.lineOf(row) };
  });
}

/** The first rows of each layout as they were understood, before their reason is known. */
export function makePreviews(
  intake: Intake
): { row: number; layout: number; preview: PreviewRow }[] {
  const { rows } = intake;
  return intake.notes.previews.map(({ row, layout, customer, orderId, status }) => {
    const day = rows.date[row] ?? NO_DATE;
    const amount = rows.amount[row] ?? Number.NaN;
    const preview: PreviewRow = {
      line: rows.lineOf(row),
      customer,
      day: day === NO_DATE ? null : day,
      amount: Number.isNaN(amount) ? null : amount,
      orderId,
      status,
      reason: null
    };
    return { row, layout, preview };
  });
}

/** Every rule that touched a row, or would were it on, and every one that is not as by default. */
export function ruleEffects(
  intake: Intake,
  { byFate }: Tally,
  changed: Readonly<Record<ChangeRule, number>>
): RuleEffect[] {
  const isDefault = (rule: Rule): boolean =>
    intake.disabled.has(rule) === DEFAULT_DISABLED_RULES.includes(rule);
  return RULES.map((rule): RuleEffect => {
    const on = !intake.disabled.has(rule);
    if (!isIgnoreRule(rule)) return { rule, on, rows: changed[rule] };
    const fate = fateOf(rule);
    return { rule, on, rows: (on ? byFate[fate] : intake.spared[fate]) ?? 0 };
  }).filter(({ rule, rows }) => rows > 0 || !isDefault(rule));
}
