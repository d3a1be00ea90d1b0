/** What the tables beside it are of: the days and the conditions, as a table of its own. */
import type { Condition, Keep } from '../core/filter/condition';
import type { Report } from '../core/report-schema';
import { csvFile, type Cell } from './csv';

/** Between the values of one condition; a value never holds it. */
const BETWEEN_VALUES = ' | ';

const valuesOf = (keep: Keep): Cell =>
  keep.kind === 'values'
    ? keep.values.map((value) => value || '(blank)').join(BETWEEN_VALUES)
    : null;

const kept = (keep: Keep): string =>
  keep.kind === 'range' ? 'range' : keep.except ? 'all but' : 'values';

/**
 * Settings and counts first, one row each, then one row a condition. Days of a
 * condition are day numbers since 1970-01-01, as in the results file.
 * @param wordsOf the condition as the page words it
 */
export function selectionCsv(report: Report, wordsOf: (condition: Condition) => string): string {
  const { span, settings, selection } = report;
  const plain = (key: string, value: Cell): Cell[] => [key, value, null, null, null, null, null];
  return csvFile([
    ['key', 'value', 'dimension', 'scope', 'keep', 'from', 'below'],
    plain('firstDay', span.firstDay),
    plain('lastDay', span.lastDay),
    plain('observationEnd', span.observationEnd),
    plain('from', span.from),
    plain('to', span.to),
    plain('granularity', settings.granularity),
    plain('calendar', settings.calendar),
    plain('weekStart', settings.weekStart),
    plain('completeOnly', settings.completeOnly),
    plain('lapseWindowDays', settings.lapseWindowDays),
    plain('customers', selection.customers),
    plain('allCustomers', selection.allCustomers),
    plain('orders', selection.orders),
    plain('allOrders', selection.allOrders),
    ...settings.filter.flatMap((condition): Cell[][] => {
      const { dimension, scope, keep } = condition;
      const range = keep.kind === 'range' ? keep : null;
      const what = [dimension, scope, kept(keep), range?.from ?? null, range?.below ?? null];
      return [
        ['condition', wordsOf(condition), ...what],
        ...(range ? [] : [['conditionValues', valuesOf(keep), ...what]])
      ];
    })
  ]);
}
