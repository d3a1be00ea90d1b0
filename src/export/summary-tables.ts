import type { SummaryReport } from '../core/report-schema';
import { csvFile, type Cell } from './csv';

/** Rows under the keys of the results file. */
function table<Row extends object>(columns: readonly (keyof Row & string)[], rows: readonly Row[]) {
  return csvFile([
    columns,
    ...rows.map((row) =>
      columns.map((column): Cell => {
        const value = row[column];
        return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
          ? value
          : null;
      })
    )
  ]);
}

/** New customers by period, one row a period. */
export function newCustomersCsv({ newCustomers }: SummaryReport): string {
  return table(
    ['start', 'end', 'label', 'complete', 'customers', 'repeatCustomers', 'orders', 'revenue'],
    newCustomers
  );
}

/** Customers by their number of orders; an empty `toOrders` means "and more". */
export function orderCountsCsv({ orderCounts }: SummaryReport): string {
  return table(['fromOrders', 'toOrders', 'customers', 'orders', 'revenue'], orderCounts);
}

/** Customers by days since the last order; an empty `toDays` means "and more". */
export function sinceLastOrderCsv({ sinceLastOrder }: SummaryReport): string {
  return table(['fromDays', 'toDays', 'active', 'customers', 'revenue'], sinceLastOrder);
}
