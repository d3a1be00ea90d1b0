/** The orders that a filter keeps. */
import type { OrderTable } from '../orders/order-table';
import { isCustomerSummary, type ShopData } from '../orders/customer-summary';
import type { Settings } from '../settings';
import type { Filter } from './condition';

/**
 * The orders that meet all conditions, as a table of their own; the table
 * itself where there are none. The last selection of a table is remembered.
 * @example selectOrders(table, []) === table
 */
export function selectOrders(table: OrderTable, filter: Filter): OrderTable {
  if (filter.length === 0) return table;
  throw new Error('filters are not built yet');
}

/** Customers with a reported order in both selections: filter, from–to and observation end. */
export function sharedCustomers(data: ShopData, one: Settings, other: Settings): number {
  if (isCustomerSummary(data)) return data.customerCount;
  throw new Error(`not built yet ${one.granularity} ${other.granularity}`);
}
