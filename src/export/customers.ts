import type { CustomerRow } from '../core/schema/customers';
import { csvCell, csvFile, type Cell } from './csv';

const KNOWN = [
  'customer',
  'first_order',
  'last_order',
  'orders',
  'revenue',
  'average_order_value'
] as const;
const EXPECTED = [
  'p_alive',
  'expected_orders',
  'expected_orders_low',
  'expected_orders_high',
  'expected_value',
  'expected_value_low',
  'expected_value_high',
  'horizon_months',
  'next_order',
  'overdue_days'
] as const;

/** The digits beyond say nothing, and would make the file twice as large. */
const DIGITS = 1e6;
const rounded = (value: number | null): number | null =>
  value === null ? null : Math.round(value * DIGITS) / DIGITS;

/**
 * Begin of the file of customers, with the byte order mark and the headings.
 * @param forecast whether with the columns of what is expected
 */
export function customersCsvHead(forecast: boolean): string {
  return csvFile([forecast ? [...KNOWN, ...EXPECTED] : KNOWN]);
}

/**
 * Its rows, one a customer, for a stretch of the table; names are made safe,
 * and money and estimates rounded to six decimals.
 * @param horizon what the expectations are of: months, or null for a whole
 *   lifetime, which is written in the column `horizon_months`
 * @param forecast as in the head
 */
export function customersCsvRows(
  rows: readonly CustomerRow[],
  horizon: number | null,
  forecast: boolean
): string {
  let text = '';
  for (const row of rows) {
    const cells: Cell[] = [
      row.key,
      row.firstOrder,
      row.lastOrder,
      row.orders,
      rounded(row.revenue),
      rounded(row.averageOrderValue)
    ];
    const expected: Cell[] = [
      rounded(row.pAlive),
      rounded(row.expectedOrders),
      row.ordersLow,
      row.ordersHigh,
      rounded(row.expectedValue),
      rounded(row.valueLow),
      rounded(row.valueHigh),
      row.pAlive === null ? null : (horizon ?? 'lifetime'),
      row.nextOrder,
      row.overdueDays
    ];
    if (forecast) cells.push(...expected);
    text += `${cells.map(csvCell).join(',')}\r\n`;
  }
  return text;
}
