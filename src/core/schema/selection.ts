/** What a filter keeps, and what it can be made of. */
import type { DimensionId } from '../filter/condition';
import type { AttributeRole } from '../orders/order-table';

/** What the filter of a report keeps of the data. */
export interface Selection {
  /** Kept by the conditions, up to the observation end; `orders` is 0 where nothing meets them. */
  customers: number;
  orders: number;
  /** In the data up to the observation end. */
  allCustomers: number;
  allOrders: number;
}

/** Something to filter or break down by, with what it takes in the data. */
export type Dimension = {
  id: DimensionId;
  /** Heading as written; '' for what is computed of the first order. */
  name: string;
  role: AttributeRole | null;
  per: 'order' | 'customer';
} & (
  | {
      kind: 'category';
      /** Different texts, blank not counted. */
      distinct: number;
      /** The most frequent ones, at most 2,000, by falling number of orders (customers where `per` says so); '' is blank. */
      values: { text: string; count: number }[];
    }
  | { kind: 'number' | 'day'; min: number; max: number; blank: number }
);
