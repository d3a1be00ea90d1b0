/** What orders can be filtered and broken down by. */
import type { OrderTable } from '../orders/order-table';
import type { Dimension } from '../schema/selection';
import type { Settings } from '../settings';

/** All dimensions of the orders up to the observation end, whatever the filter. */
export function dimensionsOf(table: OrderTable, settings: Settings): Dimension[] {
  throw new Error(`not built yet ${table.orderCount} ${settings.granularity}`);
}
