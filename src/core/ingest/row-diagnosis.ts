/** Why a row cannot be read, or what else it is. */
import { DESTROYED } from './customers';
import { NO_DATE } from './dates';
import { ABSENT, type Layout } from './layout';
import { isHeadingRow, triageLine } from './row-fields';
import { fateOf, SALE } from './row-rules';
import type { RuleSwitch } from './rule-switch';

/** A fate, and the column at fault. */
export interface Diagnosis {
  fate: number;
  column: number;
}

const ROW_COUNTS: Diagnosis = { fate: SALE, column: ABSENT };

/** Looks at a row that has no customer, no date or no amount. */
export function diagnoseRow(
  layout: Layout,
  row: readonly string[],
  date: number,
  amount: number,
  customer: number,
  rules: RuleSwitch
): Diagnosis {
  const rule = triageLine(row, layout.plan.headings, layout.key, layout.orderId, date === NO_DATE);
  if (rule !== null) {
    const fate = fateOf(rule);
    if (!rules.isOff(fate)) return { fate, column: ABSENT };
    rules.spare(fate);
  }
  const amountColumn = layout.amount >= 0 ? layout.amount : layout.unitPrice;
  const amountText = row[amountColumn] ?? '';
  const dateBlank = isBlank(row[layout.date]);
  const badAmount = amount !== amount && !isBlank(amountText);
  if (badAmount && layout.readsOtherwise(amountText)) layout.otherMarked += 1;
  if (customer === DESTROYED) return { fate: fateOf('bad-customer'), column: layout.key };
  if (date === NO_DATE && !dateBlank) return { fate: fateOf('bad-date'), column: layout.date };
  if (badAmount) return { fate: fateOf('bad-amount'), column: amountColumn };
  // What is blank may stand on another row of the same order.
  if (layout.orderId >= 0 && !isBlank(row[layout.orderId])) return ROW_COUNTS;
  if (customer < 0) return { fate: fateOf('no-customer'), column: layout.key };
  if (dateBlank) return { fate: fateOf('bad-date'), column: layout.date };
  return { fate: fateOf('bad-amount'), column: amountColumn };
}

/** What a record is whose fields do not fit the headings: a fate. */
export function diagnoseMisfit(layout: Layout, row: readonly string[], rules: RuleSwitch): number {
  const rule = triageLine(row, layout.plan.headings, layout.key, ABSENT, true);
  const misfit = fateOf('wrong-field-count');
  if (rule === null) return misfit;
  const fate = fateOf(rule);
  if (!rules.isOff(fate)) return fate;
  rules.spare(fate);
  return misfit;
}

/** Whether a record without a date and an amount heads another table. */
export function headsTable(layout: Layout, row: readonly string[]): boolean {
  return isWordy(row) && isHeadingRow(row, layout.plan.headings, layout.width);
}

function isBlank(cell: string | undefined): boolean {
  return cell === undefined || cell.trim() === '';
}

/** Whether at least two cells are filled and few hold a digit, as in a row of headings. */
function isWordy(row: readonly string[]): boolean {
  let filled = 0;
  let digits = 0;
  for (const cell of row) {
    if (cell === '') continue;
    filled += 1;
    if (/\p{Nd}/u.test(cell)) digits += 1;
  }
  return filled > 1 && digits * 4 <= filled;
}
