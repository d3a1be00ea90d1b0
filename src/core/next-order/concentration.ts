/** How much of the revenue comes from the customers who bring the most. */
import type { OrderSummary } from '../orders/summary';
import type { Concentration } from '../schema/next-order';

const TOPS = [0.01, 0.05, 0.1, 0.2];

/**
 * Revenue shares of the best customers, of those with an order in the days and
 * of their revenue in them, refunds without an order taken off. A share of
 * n customers is rounded up to whole ones.
 * @example revenues 70, 20, 10 → the best 1% is one customer with 0.7
 */
export function concentration({
  customers,
  customerOrders,
  customerRevenue
}: Pick<OrderSummary, 'customers' | 'customerOrders' | 'customerRevenue'>): Concentration {
  const revenues = new Float64Array(customers);
  let filled = 0;
  for (let c = 0; c < customerOrders.length; c++) {
    if (customerOrders[c] !== 0) revenues[filled++] = customerRevenue[c] ?? 0;
  }
  revenues.sort();
  // Entry i: what the best i percent bring.
  const sums = new Float64Array(101);
  let sum = 0;
  let taken = 0;
  for (let percent = 1; percent <= 100; percent++) {
    const upTo = customersOf(percent / 100, customers);
    while (taken < upTo) sum += revenues[customers - ++taken] ?? 0;
    sums[percent] = sum;
  }
  return {
    shares: TOPS.map((top) => ({
      top,
      customers: customersOf(top, customers),
      revenueShare: sum > 0 ? (sums[Math.round(top * 100)] ?? 0) / sum : null
    })),
    curve: sum > 0 ? Array.from(sums, (upTo) => upTo / sum) : []
  };
}

/** 0.07 × 100 must be 7 customers, whatever the last bit of the product. */
const customersOf = (share: number, customers: number): number =>
  Math.ceil(share * customers - 1e-9);
