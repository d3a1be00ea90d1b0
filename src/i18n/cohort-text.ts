/** The values of the cohort table in words: for cells, for sentences, for subtitles. */
import type { CohortChoice, CohortValue } from '../core/retention/cohort-values';
import type { Formatter } from './formatter';
import type { Messages } from './messages';
import { NO_NUMBER } from './numbers';

const MONEY: ReadonlySet<CohortValue> = new Set<CohortValue>([
  'revenue',
  'averageOrderValue',
  'revenueToDate',
  'marginToDate'
]);

/** A value as short as a cell needs: shares below 10% with a decimal, money without its currency. */
export function cohortCellText(
  value: number | null,
  { value: kind }: Pick<CohortChoice, 'value'>,
  f: Formatter
): string {
  if (value === null) return NO_NUMBER;
  if (kind === 'share') return f.percent(value, value > 0 && value < 0.1 ? 1 : 0);
  if (kind === 'ordersToDate') return f.fixed(value, 2);
  return MONEY.has(kind) ? f.compact(value) : f.integer(value);
}

/** The same in full, for tooltips and sentences. */
export function cohortValueText(
  value: number | null,
  { value: kind }: Pick<CohortChoice, 'value'>,
  currency: string | null,
  f: Formatter
): string {
  if (value === null) return NO_NUMBER;
  if (kind === 'share') return f.percent(value);
  if (kind === 'ordersToDate') return f.fixed(value, 2);
  if (MONEY.has(kind)) return f.money(value, currency);
  // An average of counts is seldom whole.
  return Number.isInteger(value) ? f.integer(value) : f.decimal(value);
}

/** As an axis shows it. */
export function cohortTickText(
  value: number,
  { value: kind }: Pick<CohortChoice, 'value'>,
  currency: string | null,
  f: Formatter,
  largest: number
): string {
  if (kind === 'share') return f.percent(value, largest < 0.05 ? 1 : 0);
  if (MONEY.has(kind)) return f.moneyCompact(value, currency, largest);
  return kind === 'ordersToDate' ? f.decimal(value, 2) : f.compact(value, largest);
}

/**
 * What the table shows, for titles and subtitles.
 * @example 'Share of the cohort · in the period'
 */
export function cohortViewText(
  choice: CohortChoice,
  m: Pick<Messages, 'report' | 'explorer'>
): string {
  if (choice.value !== 'share' && choice.value !== 'count') return m.explorer.values[choice.value];
  const what =
    choice.value === 'share' ? m.explorer.shareOf[choice.of] : m.explorer.values[choice.value];
  return `${what} · ${m.report.cohorts.measures[choice.measure]}`;
}
