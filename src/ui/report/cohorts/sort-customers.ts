import type { CellCustomer } from '../../../core/schema/cell';

export type CustomerColumn = keyof CellCustomer;

/** The customers by one column, in a new array; equals stay as they were. */
export function sortCustomers(
  customers: readonly CellCustomer[],
  by: CustomerColumn,
  descending: boolean
): CellCustomer[] {
  const sign = descending ? -1 : 1;
  return [...customers].sort((a, b) => {
    const x = a[by];
    const y = b[by];
    // ISO dates sort as texts do.
    return sign * (x < y ? -1 : x > y ? 1 : 0);
  });
}
