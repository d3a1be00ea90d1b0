/** The numbers of two reports side by side. */
import type { Report } from '../core/report-schema';
import type { Comparison } from '../core/schema/comparison';
import { csvFile, type Cell } from './csv';

export interface ComparisonTable {
  comparison: Comparison;
  a: Report;
  b: Report;
  /** What each side is, in words. */
  names: readonly [string, string];
}

/**
 * One row a number, raw, under English keys. What each side is stands in the
 * first two rows, since a name can be longer than a heading should be; the last
 * row is the log-rank test of the second orders, where it was made.
 */
export function comparisonCsv({ comparison, a, b, names }: ComparisonTable): string {
  const { measures, shared, secondOrder } = comparison;
  const side = (report: Report, name: string): Cell[] => {
    const { span, settings } = report;
    const from = span.from ?? span.firstDay;
    const to = span.to ?? span.observationEnd;
    return [name, from, to, settings.observationEnd, settings.currency];
  };
  const blank: Cell[] = [];
  return csvFile([
    ['side', 'name', 'from', 'to', 'observation_end', 'currency'],
    ['a', ...side(a, names[0])],
    ['b', ...side(b, names[1])],
    blank,
    [
      'key',
      'unit',
      'a',
      'b',
      'difference',
      'low',
      'high',
      'significant',
      'a_numerator',
      'a_denominator',
      'b_numerator',
      'b_denominator'
    ],
    ...measures.map((measure): Cell[] => [
      measure.key,
      measure.unit,
      measure.a,
      measure.b,
      measure.difference,
      measure.low,
      measure.high,
      measure.significant,
      measure.proportionA?.numerator ?? null,
      measure.proportionA?.denominator ?? null,
      measure.proportionB?.numerator ?? null,
      measure.proportionB?.denominator ?? null
    ]),
    blank,
    ['shared_customers', shared],
    ...(secondOrder
      ? [
          ['log_rank_chi_square', secondOrder.chiSquare],
          ['log_rank_p', secondOrder.p]
        ]
      : [])
  ]);
}

export { comparisonImage } from './picture/comparison-image';
