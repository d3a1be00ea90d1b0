/** The customers behind a cell of the cohort table. */
import type { OrderTable } from '../orders/order-table';
import type { CellCustomers, CellQuestion } from '../schema/cell';
import type { Settings } from '../settings';

export function cellCustomers(
  table: OrderTable,
  settings: Settings,
  question: CellQuestion
): CellCustomers {
  throw new Error(`not built yet ${table.orderCount} ${settings.granularity} ${question.offset}`);
}
