/** What became of the rows of a list of customers: counts, issues, preview, and the balance of the money. */
import { NO_DATE } from '../ingest/date-parts';
import { MAX_LEDGER_ROWS, type Ledger, type LedgerEntry } from '../ingest/ledger';
import { MAX_ISSUES, type PreviewRow, type RowCounts, type RowIssue } from '../ingest/reading';
import type { IgnoreRule, RowReason, RuleEffect } from '../ingest/rules';
import type { CustomerSummary } from '../orders/customer-summary';
import type { CustomerRows } from './customer-rows';
import { REVENUE } from './figures';
import type { SummaryBuilder } from './summary-builder';

/** Rules that leave a row of a list of customers out; every other reason is a rejection. */
const IGNORED: readonly IgnoreRule[] = [
  'no-orders',
  'duplicate-row',
  'totals-line',
  'group-line',
  'repeated-header',
  'other-table'
];

const isIgnored = (reason: RowReason): boolean =>
  (IGNORED as readonly RowReason[]).includes(reason);

/** Rows by what became of them, and the first that were not used. */
export function tallyRows(builder: SummaryBuilder): { counts: RowCounts; issues: RowIssue[] } {
  const { rows, plan } = builder;
  const counts: RowCounts = { read: rows.count, accepted: 0, rejected: 0, ignored: 0, reasons: {} };
  const issues: RowIssue[] = [];
  const noted = new Map(builder.issues.map((issue) => [issue.row, issue]));
  for (let row = 0; row < rows.count; row++) {
    const reason = rows.reason[row] ?? null;
    if (reason === null) {
      counts.accepted += 1;
      continue;
    }
    if (isIgnored(reason)) counts.ignored += 1;
    else counts.rejected += 1;
    counts.reasons[reason] = (counts.reasons[reason] ?? 0) + 1;
    if (issues.length === MAX_ISSUES) continue;
    const issue = noted.get(row);
    issues.push({
      file: rows.file[row] ?? 0,
      line: rows.line[row] ?? 0,
      reason,
      column: plan.headings[issue?.column ?? -1] ?? null,
      text: issue?.text ?? ''
    });
  }
  return { counts, issues };
}

/** The first rows as they were understood: the day is that of the first order. */
export function previewOf({ rows, preview, form }: SummaryBuilder): PreviewRow[] {
  return preview.map((customer, row) => {
    const day = (form.firstDay ? rows.first[row] : rows.last[row]) ?? NO_DATE;
    const revenue = rows.figure(row, REVENUE);
    return {
      line: rows.line[row] ?? 0,
      customer,
      day: day === NO_DATE ? null : day,
      amount: Number.isNaN(revenue) ? null : revenue,
      orderId: null,
      status: null,
      reason: rows.reason[row] ?? null
    };
  });
}

/** The balance: the revenue of all rows less that of the rows left out is the summary's. */
export function ledgerOf(
  builder: SummaryBuilder,
  { merged }: CustomerRows,
  summary: CustomerSummary
): { ledger: Ledger; rules: RuleEffect[] } {
  const { rows, repairs } = builder;
  const entries = new Map<string, LedgerEntry>();
  const note = (
    what: LedgerEntry['what'],
    code: LedgerEntry['code'],
    row: number,
    amount: number | null
  ): void => {
    let entry = entries.get(`${what} ${code}`);
    if (entry === undefined) {
      entry = { what, code, rows: 0, amount: null, places: [] };
      entries.set(`${what} ${code}`, entry);
    }
    entry.rows += 1;
    if (amount !== null) entry.amount = (entry.amount ?? 0) + amount;
    if (entry.places.length < MAX_LEDGER_ROWS) {
      entry.places.push({ file: rows.file[row] ?? 0, line: rows.line[row] ?? 0 });
    }
  };
  let amountRead = 0;
  let accepted = 0;
  for (let row = 0; row < rows.count; row++) {
    const read = rows.figure(row, REVENUE);
    if (read === read) amountRead += read;
    const reason = rows.reason[row] ?? null;
    if (reason === null) accepted += 1;
    else note('dropped', reason, row, read === read ? -read : null);
  }
  for (const row of merged) note('merged', 'same-customer', row, null);
  for (const { row, code } of repairs) note('changed', code, row, null);
  let revenue = 0;
  let orders = 0;
  for (const own of summary.revenue) if (own === own) revenue += own;
  for (const own of summary.orders) orders += own;
  const rules = IGNORED.flatMap((rule): RuleEffect[] => {
    const touched = entries.get(`dropped ${rule}`)?.rows ?? 0;
    const on = builder.isOn(rule);
    return touched > 0 || !on ? [{ rule, on, rows: touched }] : [];
  });
  return {
    ledger: {
      rowsRead: rows.count,
      rowsAccepted: accepted,
      orders,
      customers: summary.customerCount,
      spellings: summary.customerCount + merged.length,
      amountRead,
      revenue,
      entries: [...entries.values()]
    },
    rules
  };
}
