/** The numbers behind each trend chart, as the rows of its table. */
import type { Report } from '../../core/report-schema';
import type { Formatter } from '../../i18n/formatter';
import type { Messages } from '../../i18n/messages';
import { dress } from '../../i18n/dress';

export type TrendKind = 'retention' | 'customers' | 'revenue';

export interface TableContent {
  columns: { label: string; text?: boolean }[];
  /** The first cell of a row is its heading. */
  rows: string[][];
}

/** Periods with their numbers, newest first; † marks the one that is not over. */
export function trendTable(
  kind: TrendKind,
  report: Report,
  m: Pick<Messages, 'report' | 'charts'>,
  f: Formatter
): TableContent {
  const { columns: words } = m.report.card;
  const { series } = m.charts;
  const { money, period } = dress(report, f);
  const rate = (value: number | null): string => (value === null ? '–' : f.percent(value));
  const numbers: Record<TrendKind, (row: Report['periods'][number]) => string[]> = {
    retention: (row) => [
      rate(row.retentionRate),
      rate(row.churnRate),
      row.retentionRate === null
        ? '–'
        : m.report.ofCustomers(row.retainedCustomers, row.customersAtStart)
    ],
    customers: (row) => [
      f.integer(row.firstTimeBuyers),
      f.integer(row.returningBuyers),
      f.integer(row.buyers)
    ],
    revenue: (row) => [
      money(row.revenue - row.returningRevenue),
      money(row.returningRevenue),
      money(row.revenue)
    ]
  };
  const labels: Record<TrendKind, string[]> = {
    retention: [series.retention, series.churn, words.basis],
    customers: [series.firstTime, series.returning, words.buyers],
    revenue: [series.firstRevenue, series.returningRevenue, words.revenue]
  };
  return {
    columns: [{ label: words.period, text: true }, ...labels[kind].map((label) => ({ label }))],
    rows: report.periods
      .map((row) => [period(row.start) + (row.complete ? '' : ' †'), ...numbers[kind](row)])
      .reverse()
  };
}
