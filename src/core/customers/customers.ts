/** A stretch of the table of all customers. */
import type { ShopData } from '../orders/customer-summary';
import type { OnForecastProgress } from '../questions';
import type { CustomersPage, CustomersQuestion } from '../schema/customers';
import type { Settings } from '../settings';
import { bookOf, rowOf } from './book';
import { listCounts, listingOf } from './listing';

/** Most rows of one answer. */
const MOST_ROWS = 5000;

/**
 * The rows of a stretch of the customers that a list and a search keep, in the
 * order of a column, and what they come to together. Without the forecast
 * everything that is expected is null.
 * @throws RangeError where `from` or `count` is no whole number from 0, or more
 *   than 5,000 rows are asked for.
 * @example customersPage(table, DEFAULT_SETTINGS, { forecast: true, sort: 'expectedValue', descending: true,
 *   list: 'all', search: '', from: 0, count: 100 }, () => undefined).rows
 */
export function customersPage(
  data: ShopData,
  settings: Settings,
  question: CustomersQuestion,
  onProgress: OnForecastProgress
): CustomersPage {
  const { from, count, forecast } = question;
  const whole = [from, count].every((value) => Number.isInteger(value) && value >= 0);
  if (!whole || count > MOST_ROWS) throw new RangeError(`no ${count} rows from ${from}`);
  const book = bookOf(data, settings, forecast, onProgress);
  const { entries, totals } = listingOf(book, question);
  return {
    all: book.known.count,
    matching: entries.length,
    lists: listCounts(book),
    forecast: book.expected !== null,
    horizonMonths: book.asked.horizonMonths,
    totals,
    from,
    rows: Array.from(entries.subarray(from, from + count), (entry) => rowOf(book, entry))
  };
}
