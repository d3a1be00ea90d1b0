import type { Clv } from '../report-schema';

/**
 * What a customer has brought so far, on average: revenue per customer, and
 * that times the gross margin. Of the days reported, where they are limited:
 * their revenue ÷ customers with an order in them.
 * @param grossMargin share of revenue in [0, 1], or null where unknown
 * @returns null each where there are no customers, the margin where it is unknown
 * @example historicClv(1000, 4, 0.3) → { revenuePerCustomer: 250, marginPerCustomer: 75 }
 */
export function historicClv(
  revenue: number,
  customers: number,
  grossMargin: number | null
): Clv['historic'] {
  const revenuePerCustomer = customers === 0 ? null : revenue / customers;
  return {
    revenuePerCustomer,
    marginPerCustomer:
      revenuePerCustomer === null || grossMargin === null ? null : revenuePerCustomer * grossMargin
  };
}
