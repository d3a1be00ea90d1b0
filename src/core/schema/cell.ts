/** The customers behind one cell of the cohort table. */
import type { Proportion } from './proportion';

/** `start` is the cohort's first day (ISO), `offset` the period, `view` as the table asks. */
export interface CellQuestion {
  start: string;
  offset: number;
  view: 'active' | 'activeOnOrAfter' | 'returnedBy';
}

export interface CellCustomers {
  /** Of the cohort. */
  share: Proportion;
  /** Of the customers of the cell in that period (`active`) or up to it (`returnedBy`), or from it on (`activeOnOrAfter`). */
  orders: number;
  revenue: number;
  /** At most 500, the ones with the highest revenue to date first. */
  customers: CellCustomer[];
}

export interface CellCustomer {
  key: string;
  /** ISO dates up to the observation end. */
  firstOrder: string;
  lastOrder: string;
  orders: number;
  revenue: number;
  /** In the cell's own days, as above. */
  cellOrders: number;
  cellRevenue: number;
}
