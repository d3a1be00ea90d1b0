import type { CellCustomer } from '../core/schema/cell';
import { csvFile } from './csv';

/** The customers behind a cell, one row each, by the keys of the answer; their names are made safe. */
export function cellCustomersCsv(customers: readonly CellCustomer[]): string {
  return csvFile([
    [
      'customer',
      'first_order',
      'last_order',
      'orders',
      'revenue',
      'orders_in_cell',
      'revenue_in_cell'
    ],
    ...customers.map((each) => [
      each.key,
      each.firstOrder,
      each.lastOrder,
      each.orders,
      each.revenue,
      each.cellOrders,
      each.cellRevenue
    ])
  ]);
}
