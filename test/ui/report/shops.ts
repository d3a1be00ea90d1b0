import type { OrderTable } from '../../../src/core/orders/order-table';
import { isoToDay } from '../../../src/core/time/calendar';

type Orders = readonly (readonly [isoDay: string, amount: number])[];

/** A table from the orders of each customer, which must stand in order of time. */
export function shop(customers: readonly Orders[]): OrderTable {
  const all = customers.flat();
  const offsets = new Uint32Array(customers.length + 1);
  customers.forEach((orders, c) => {
    offsets[c + 1] = (offsets[c] ?? 0) + orders.length;
  });
  return {
    customerCount: customers.length,
    orderCount: all.length,
    offsets,
    day: Int32Array.from(all, ([day]) => isoToDay(day)),
    amount: Float64Array.from(all, ([, amount]) => amount),
    keys: { bytes: new Uint8Array(0), offsets: new Uint32Array(customers.length + 1) },
    adjustments: {
      customer: new Uint32Array(0),
      day: new Int32Array(0),
      amount: new Float64Array(0)
    },
    attributes: []
  };
}

/**
 * Three customers and six orders, small enough to count by hand:
 *
 * | customer | orders                              |
 * |----------|-------------------------------------|
 * | A        | 10 Jan 100 · 10 Feb 50 · 10 Mar 50  |
 * | B        | 20 Jan 100                          |
 * | C        | 5 Feb 80 · 20 Mar 20                |
 *
 * Revenue 400, of which 120 after a customer's first order; 2 of 3 came back.
 * The data end on 20 March, so March is open until the 31st. January's cohort
 * is A and B, of whom A bought in February and in March; February's is C.
 */
export const TINY_SHOP = shop([
  [
    ['2024-01-10', 100],
    ['2024-02-10', 50],
    ['2024-03-10', 50]
  ],
  [['2024-01-20', 100]],
  [
    ['2024-02-05', 80],
    ['2024-03-20', 20]
  ]
]);

export const ONE_ORDER = shop([[['2024-03-05', 49.9]]]);
