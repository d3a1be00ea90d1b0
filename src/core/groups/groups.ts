/** Break-downs: the customers of the selection by a dimension. */
import type { DimensionId } from '../filter/condition';
import type { OrderTable } from '../orders/order-table';
import type { GroupsReport } from '../schema/groups';
import type { Settings } from '../settings';

export function groupsBy(
  table: OrderTable,
  settings: Settings,
  dimension: DimensionId
): GroupsReport {
  throw new Error(`not built yet ${table.orderCount} ${settings.granularity} ${dimension}`);
}
