import type { Report } from '../core/report-schema';
import {
  averageRatios,
  cohortRatios,
  ratioValue,
  type CohortChoice
} from '../core/retention/cohort-values';
import { csvFile, type Cell } from './csv';

/** What stands beside the numbers, so that a table on its own says what it is of. */
export interface CohortTableWords {
  /** What the cells hold. */
  view: string;
  /** Conditions of the report; '' where there are none. */
  filter: string;
  average: string;
}

/**
 * The cohort table in one view: a row a cohort, a column an offset, and the
 * average last. Cells after the observation end are empty, as are those with
 * nothing to divide by; `complete_until` is the last offset that is over.
 * What the table shows stands in columns of its own, since a spreadsheet has
 * no subtitle and a line above the headings would be read as them.
 */
export function cohortViewCsv(
  report: Report,
  choice: CohortChoice,
  words: CohortTableWords
): string {
  const { grossMargin } = report.settings;
  const lines = report.cohorts.rows.map((row) => ({
    row,
    values: cohortRatios(row, choice, grossMargin).map(ratioValue)
  }));
  const average = averageRatios(report.cohorts, choice, grossMargin).map(ratioValue);
  const width = Math.max(0, ...lines.map(({ values }) => values.length));
  const offsets = Array.from({ length: width }, (_, k) => k);
  const across = (values: readonly Cell[]): Cell[] => offsets.map((k) => values[k] ?? null);
  const said: Cell[] = words.filter === '' ? [words.view] : [words.view, words.filter];
  const lastOver = (complete: readonly boolean[]): Cell => {
    const last = complete.lastIndexOf(true);
    return last < 0 ? null : last;
  };
  return csvFile([
    [
      'start',
      'label',
      'size',
      'complete_until',
      ...(words.filter === '' ? ['view'] : ['view', 'filter']),
      ...offsets
    ],
    ...lines.map(({ row, values }) => [
      row.start,
      row.label,
      row.size,
      lastOver(row.complete),
      ...said,
      ...across(values)
    ]),
    [
      null,
      words.average,
      report.cohorts.rows.reduce((sum, { size }) => sum + size, 0),
      null,
      ...said,
      ...across(average)
    ]
  ]);
}
