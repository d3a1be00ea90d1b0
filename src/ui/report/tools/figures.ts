/** The user's own number under every definition, ready to be shown. Pure. */
import type { PeriodRow, Proportion, Report } from '../../../core/report-schema';
import type { OtherTools, ToolCode } from '../../../core/schema/other-tools';
import { dress } from '../../../i18n/dress';
import type { Formatter } from '../../../i18n/formatter';
import type { Messages } from '../../../i18n/messages';
import { NO_NUMBER } from '../../../i18n/numbers';

type Words = Pick<Messages, 'tools' | 'definitions'>;

export interface ToolRow {
  key: ToolCode | 'own' | 'revenue-net' | 'revenue-gross';
  /** Who counts so, and what they call it. */
  name: string;
  rate: number | null;
  value: string;
  basis: string;
  interval: string;
  of: string;
  thin: boolean;
}

/** The period that the figures of one period speak of. */
export function periodOf({ periods }: Report, { from }: OtherTools): PeriodRow | null {
  return periods.find(({ start }) => start === from) ?? null;
}

/**
 * Every definition with the user's number, the highest first; what cannot be
 * measured stands at the end.
 */
export function toolRows(report: Report, others: OtherTools, m: Words, f: Formatter): ToolRow[] {
  const text = m.tools.table;
  const row = periodOf(report, others);
  const period = row ? dress(report, f).period(row.start) : '';
  const share = (figure: Proportion): Omit<ToolRow, 'key' | 'name' | 'of'> => ({
    rate: figure.rate,
    value: figure.rate === null ? NO_NUMBER : f.percent(figure.rate),
    basis:
      figure.rate === null ? text.unknown : text.customers(figure.numerator, figure.denominator),
    interval:
      figure.low === null || figure.high === null
        ? ''
        : text.range(f.percent(figure.low), f.percent(figure.high)),
    thin: figure.rate !== null && figure.thin
  });
  const money = (key: 'revenue-net' | 'revenue-gross', rate: number | null): ToolRow => ({
    key,
    name: m.tools.revenue[key].word,
    rate,
    value: rate === null ? NO_NUMBER : f.percent(rate),
    basis: rate === null ? text.unknown : text.money,
    interval: '',
    of: period,
    thin: false
  });
  const rows: ToolRow[] = [
    { key: 'own', name: text.own, of: period, ...share(others.own) },
    ...others.figures.map(({ code, figure, from }) => ({
      key: code,
      name: `${m.tools.words[code].tool}: ${m.tools.words[code].word}`,
      // Without a finished period those of one have no days to name.
      of: from === null && (row || figure.rate !== null) ? text.allCohorts : period,
      ...share(figure)
    })),
    money('revenue-net', row?.revenueRetention ?? null),
    money('revenue-gross', row?.grossRevenueRetention ?? null)
  ];
  return rows.sort((a, b) => (b.rate ?? -1) - (a.rate ?? -1));
}

/** The textbook formula with the period's numbers; null where it is not measurable. */
export function textbookSum(
  report: Report,
  others: OtherTools,
  m: Words,
  f: Formatter
): { sum: string; wonBack: number; over: boolean } | null {
  const row = periodOf(report, others);
  const rate = row?.retentionRateWithWonBack ?? null;
  if (!row || rate === null) return null;
  const { customersAtEnd, newCustomers, customersAtStart, wonBackCustomers } = row;
  const period = dress(report, f).period(row.start);
  return {
    sum: m.tools.textbook.sum(
      customersAtEnd,
      newCustomers,
      customersAtStart,
      f.percent(rate),
      period
    ),
    wonBack: wonBackCustomers,
    over: rate > 1
  };
}
