/** What it costs to win a customer, and when it has come back. */
import { customerEntry, dimensionColumn } from '../../filter/column';
import type { DimensionId } from '../../filter/condition';
import type { ObservedOrders } from '../../orders/summary';
import type { AcquisitionReport, Estimate, NewCustomerForecast } from '../../schema/forecast';
import type { AcquisitionCosts } from '../../settings';
import type { ReportedDays } from '../../time/reported-days';

/** Customers by what the dimension says at their first order; '' is blank, and stands for all without a dimension. */
export type CustomersByValue = ReadonlyMap<string, number>;

/**
 * Customers whose first order lies in the days, by a category.
 * @param dimension null: all together; so too where the table has no such category
 */
export function newCustomersBy(
  { table, ends }: Pick<ObservedOrders, 'table' | 'ends'>,
  { from, to }: ReportedDays,
  dimension: DimensionId | null
): CustomersByValue {
  const found = dimension === null ? null : dimensionColumn(table, dimension);
  const column = found?.kind === 'category' ? found : null;
  const counts = new Uint32Array((column?.texts ?? 0) + 1);
  for (let c = 0; c < table.customerCount; c++) {
    const start = table.offsets[c] ?? 0;
    const first = table.day[start] ?? 0;
    if (start >= (ends[c] ?? 0) || first < from || first > to) continue;
    const code = column === null ? 0 : (column.codes[customerEntry(table, column, c)] ?? 0);
    counts[code] = (counts[code] ?? 0) + 1;
  }
  const byValue = new Map<string, number>();
  counts.forEach((count, code) => {
    if (count > 0) byValue.set(code === 0 || column === null ? '' : column.text(code), count);
  });
  return byValue;
}

/** What one new customer costs, by value of the dimension that the costs are told by. */
export interface CustomerCosts {
  dimension: DimensionId | null;
  /** Of one with this value ('' where there is no dimension); null where it is not told, or nobody was won. */
  of: (value: string) => number | null;
  /** Spent on values that brought no customer. */
  wasted: number;
}

/**
 * The costs of the settings as costs of one customer. A sum is shared by all
 * new customers of the shop, whatever the filter keeps of them: a selection
 * was not won for the whole sum.
 * @param everyone new customers of the days reported, without a filter
 * @example a sum of 600 for 50 new customers → 12 each
 */
export function customerCosts(
  { dimension, per, costs }: AcquisitionCosts,
  everyone: CustomersByValue
): CustomerCosts {
  const told = new Map(
    costs.map(({ value, amount }) => [dimension === null ? '' : (value ?? ''), amount])
  );
  let wasted = 0;
  if (per === 'span') {
    for (const [value, amount] of told) if (!everyone.get(value)) wasted += amount;
  }
  const of = (value: string): number | null => {
    const amount = told.get(value);
    if (amount === undefined) return null;
    if (per === 'customer') return amount;
    const won = everyone.get(value) ?? 0;
    return won === 0 ? null : amount / won;
  };
  return { dimension, of, wasted };
}

/**
 * What the new customers of a selection cost together.
 * @returns null where the cost of any of them is not told
 */
export function costOfAll(costs: CustomerCosts, won: CustomersByValue): number | null {
  let sum = 0;
  for (const [value, customers] of won) {
    const each = costs.of(value);
    if (each === null) return null;
    sum += each * customers;
  }
  return sum;
}

/** What a newcomer is worth: within the horizon, and what has come back month by month. */
export interface NewcomerWorth {
  clv: Estimate | null;
  course: NewCustomerForecast['course'];
}

/**
 * Cost against worth of new customers.
 * @param newCustomers whose first order is in the days reported
 * @param cost of all of them together, not below 0
 * @param each cost of one where there is none to divide by
 * @param worth null where it cannot be forecast
 */
export function acquisitionReport(
  newCustomers: number,
  cost: number,
  each: number | null,
  worth: NewcomerWorth | null
): AcquisitionReport {
  const cac = newCustomers > 0 ? cost / newCustomers : each;
  const clv = worth?.clv ?? null;
  return {
    newCustomers,
    cost,
    cac,
    clv,
    ratio:
      clv === null || cac === null || cac === 0
        ? null
        : { value: clv.value / cac, low: clv.low / cac, high: clv.high / cac },
    paybackMonth: cac === null || worth === null ? null : paybackMonth(worth.course, cac)
  };
}

/**
 * The first month by whose end a newcomer has brought back the cost: 0 with
 * the first order.
 * @param course ascending months
 * @returns null where that is not within the course
 * @example course 8 at once, 11 in month 1, 13 in month 2, cost 12 → 2
 */
export function paybackMonth(course: NewCustomerForecast['course'], cac: number): number | null {
  return course.find(({ value }) => value >= cac)?.months ?? null;
}
