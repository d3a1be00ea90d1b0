/** Two reports side by side. */
import type { Proportion } from './proportion';

export interface Comparison {
  /**
   * Customers that are in both: above 0 the differences are not independent,
   * and have no interval. null where nobody can know (another session): the
   * sides are then taken for different people.
   */
  shared: number | null;
  measures: ComparedMeasure[];
  /**
   * Log-rank test of the days from first to second order; null where it cannot be made or sides may
   * share first-time buyers (two spans of one selection that do not overlap never do).
   */
  secondOrder: { chiSquare: number; p: number } | null;
  /** The two reports cannot be compared in money. */
  currenciesDiffer: boolean;
}

export type ComparedKey =
  | 'customers'
  | 'orders'
  | 'revenue'
  | 'repeatPurchaseRate'
  | 'retentionRate'
  | 'churnRate'
  | 'averageOrderValue'
  | 'ordersPerCustomer'
  | 'returningRevenueShare'
  | 'secondWithin90'
  | 'medianDaysBetweenOrders'
  | 'revenuePerCustomer';

export interface ComparedMeasure {
  key: ComparedKey;
  unit: 'count' | 'rate' | 'money' | 'days' | 'ratio';
  a: number | null;
  b: number | null;
  /** Where it is a share of customers. */
  proportionA: Proportion | null;
  proportionB: Proportion | null;
  /** b − a; null where either is unknown. */
  difference: number | null;
  /** 95% interval of the difference, where one can be given; null otherwise. */
  low: number | null;
  high: number | null;
  /** Whether the interval leaves out 0; null without an interval. */
  significant: boolean | null;
}
