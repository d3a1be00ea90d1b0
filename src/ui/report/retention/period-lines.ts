/** The rows of the period table: which columns, and what stands in them. */
import { pointLines } from '../../../charts';
import type { PeriodRow, Report } from '../../../core/report-schema';
import { retentionPoint, type RetentionPoint } from '../../../core/retention/side-by-side';
import type { DefinitionKey } from '../../../i18n/definition';
import { dress } from '../../../i18n/dress';
import type { Formatter } from '../../../i18n/formatter';
import type { Messages } from '../../../i18n/messages';
import { EXPLAINED } from './definition-keys';
import type { ColumnGroup } from './choices.svelte';

type Words = Pick<Messages, 'report' | 'charts'>;
type ColumnName = keyof Messages['report']['retention']['columns'];

/** A column, with the definition that its heading tells on hover. */
export interface PeriodColumn {
  key: ColumnName;
  define: DefinitionKey | null;
}

const COUNTS: readonly PeriodColumn[] = [
  { key: 'atStart', define: 'activeCustomers' },
  { key: 'new', define: 'newCustomers' },
  { key: 'wonBack', define: 'wonBackCustomers' },
  { key: 'retained', define: null },
  { key: 'atEnd', define: 'activeCustomers' }
];

const RATES: Record<Exclude<ColumnGroup, 'counts'>, ColumnName> = {
  kept: 'rate',
  churn: 'churn',
  keptWithWonBack: 'withWonBack',
  boughtAgain: 'boughtAgain',
  revenueNet: 'revenueRetention',
  revenueGross: 'revenueGross'
};

const definitionOf = (column: Exclude<ColumnGroup, 'counts'>): DefinitionKey =>
  column === 'churn' ? 'churnRate' : EXPLAINED[column];

/** Name of a group of columns, to choose it by. */
export function columnName(column: ColumnGroup, { report }: Words): string {
  const text = report.retention;
  return column === 'counts' ? text.columnCounts : text.columns[RATES[column]];
}

export function periodColumns(shown: readonly ColumnGroup[]): PeriodColumn[] {
  return shown.flatMap((column) =>
    column === 'counts' ? COUNTS : [{ key: RATES[column], define: definitionOf(column) }]
  );
}

/** A rate in the table. `value` is null where there is none, and `reason` says why. */
export interface RateCell {
  key: string;
  value: string | null;
  reason: string;
  lines: string[];
  /** Below the number, for the first column of rates. */
  basis: string;
  thin: boolean;
  overHundred: boolean;
}

export interface PeriodLine {
  label: string;
  row: PeriodRow;
  counts: string[];
  rates: RateCell[];
}

/** One row of the table, in the columns shown. */
export function periodLine(
  row: PeriodRow,
  before: PeriodRow | null,
  shown: readonly ColumnGroup[],
  report: Report,
  m: Words,
  f: Formatter
): PeriodLine {
  const text = m.report.retention;
  const cell = (column: Exclude<ColumnGroup, 'counts'>): RateCell => {
    const point = column === 'churn' ? lostPoint(row) : retentionPoint(column, row, before);
    const lines = pointLines(point, report, m, f);
    const overHundred = column === 'keptWithWonBack' && (point.rate ?? 0) > 1;
    if (point.thin) lines.push(m.report.thinLong);
    if (overHundred) lines.push(text.overHundred);
    return {
      key: column,
      value: point.rate === null ? null : f.percent(point.rate),
      reason: reasonOf(column, row, text.notMeasurable),
      lines,
      basis:
        column === 'kept' && point.low !== null && point.high !== null
          ? text.basis(
              row.retainedCustomers,
              row.customersAtStart,
              f.percent(point.low),
              f.percent(point.high)
            )
          : '',
      thin: point.rate !== null && point.thin,
      overHundred
    };
  };
  return {
    label: dress(report, f).period(row.start),
    row,
    counts: shown.includes('counts')
      ? [
          row.customersAtStart,
          row.newCustomers,
          row.wonBackCustomers,
          row.retainedCustomers,
          row.customersAtEnd
        ].map((n) => f.integer(n))
      : [],
    rates: shown.flatMap((column) => (column === 'counts' ? [] : [cell(column)]))
  };
}

/** Churn is the rest of what is kept. */
function lostPoint(row: PeriodRow): RetentionPoint {
  const kept = retentionPoint('kept', row, null);
  return {
    ...kept,
    rate: kept.rate === null ? null : row.churnRate,
    numerator: row.customersAtStart - row.retainedCustomers,
    low: kept.high === null ? null : 1 - kept.high,
    high: kept.low === null ? null : 1 - kept.low
  };
}

/** In words only once a row: the main column says that nothing can be measured, the others have a dash. */
function reasonOf(column: ColumnGroup, row: PeriodRow, notMeasurable: string): string {
  return column === 'kept' && !row.measurable ? notMeasurable : '–';
}
