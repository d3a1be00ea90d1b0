/** Lists of customers for the tests: made from orders by filters and loops, and read back. */
import { SummaryBuilder, type SummaryPlan } from '../../../src/core/summary/summary-builder';
import type { Role } from '../../../src/core/ingest/reading';

/** An order of a shop that a list is made from; the day is a day number. */
export interface Order {
  customer: string;
  day: number;
  amount: number;
}

const MS_PER_DAY = 86_400_000;
export const iso = (day: number): string => new Date(day * MS_PER_DAY).toISOString().slice(0, 10);

/** A plan for a list whose columns are the given roles, the customer's code first. */
export function planOf(
  roles: readonly (Role | 'other')[],
  more: Partial<SummaryPlan> = {}
): SummaryPlan {
  return {
    headings: roles.map((role) => `my ${role}`),
    width: roles.length,
    columns: Object.fromEntries(
      roles.flatMap((role, column) => (role === 'other' ? [] : [[role, column]]))
    ),
    keys: [{ column: 0, kind: 'code' }],
    decimal: '.',
    dateHint: {},
    expectedRows: 0,
    ...more
  };
}

/** Reads rows of one file. */
export function readList(plan: SummaryPlan, rows: readonly (readonly string[])[]) {
  const builder = new SummaryBuilder(plan);
  builder.startFile();
  builder.addRows(
    rows.map((row) => [...row]),
    2,
    null
  );
  return builder.finish();
}

/** Orders by customer, by day. */
export function byCustomer(orders: readonly Order[]): Map<string, Order[]> {
  const groups = new Map<string, Order[]>();
  for (const order of orders) {
    groups.set(order.customer, [...(groups.get(order.customer) ?? []), order]);
  }
  for (const group of groups.values()) group.sort((one, other) => one.day - other.day);
  return groups;
}

/** One row for each customer: code, first day, last day, orders, revenue. */
export function listOf(orders: readonly Order[]): string[][] {
  return [...byCustomer(orders)].map(([customer, own]) => [
    customer,
    iso(Math.min(...own.map(({ day }) => day))),
    iso(Math.max(...own.map(({ day }) => day))),
    String(own.length),
    own.reduce((sum, { amount }) => sum + amount, 0).toFixed(2)
  ]);
}
