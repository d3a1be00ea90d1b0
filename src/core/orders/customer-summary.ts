/**
 * Figures by customer instead of orders: what a shop takes out of its
 * warehouse. The list says either first day, last day, orders and revenue, or
 * the x, t_x, T and m̄ of the models of buying till you die. All arrays are
 * plain typed arrays with one entry for each customer.
 */
import {
  attributeArrays,
  copyAttribute,
  copyTable,
  distinctBuffers,
  tableBuffers
} from './order-table';
import type { Attribute, OrderTable, PackedStrings } from './order-table';

export interface CustomerSummary {
  customerCount: number;
  /** Names of the customers. */
  keys: PackedStrings;
  /** Day number of the first order; null where the list does not tell. */
  firstDay: Int32Array | null;
  /** Day number of the last order; null where the list does not tell. */
  lastDay: Int32Array | null;
  /** Orders to date, at least 1; x + 1 where only x is given. */
  orders: Uint32Array;
  /** What the customer has paid to date, in the file's own unit, NaN where unknown. */
  revenue: Float64Array;
  /** x: transactions after the first, a whole number from 0. */
  frequency: Float64Array | null;
  /** t_x: age of the customer at the last transaction, from 0 to T, in time units. */
  recency: Float64Array | null;
  /** T: from the first transaction to the observation end, in time units. */
  age: Float64Array | null;
  /** m̄: mean amount of the transactions after the first, NaN where there is none. */
  monetary: Float64Array | null;
  /** Days in the unit of t_x and T: 1, 7 or 30.4375; null where neither is given or nobody knows. */
  timeUnitDays: TimeUnitDays | null;
  /** Day up to which the list counts, where it can be told from days and T. */
  observationEnd: number | null;
  /** What else the list says, one entry for each customer. */
  attributes: readonly Attribute[];
}

/** A day, a week, or a mean month (a twelfth of 365.25 days). */
export type TimeUnitDays = 1 | 7 | 30.4375;

/** What a shop's files come to: its orders, or figures by customer. */
export type ShopData = OrderTable | CustomerSummary;

/**
 * Tells figures by customer from orders.
 * @example isCustomerSummary(data) ? data.orders.length : data.orderCount
 */
export function isCustomerSummary(data: ShopData): data is CustomerSummary {
  return 'orders' in data;
}

/** The buffers behind either, to be transferred in a message. Each occurs once. */
export function shopDataBuffers(data: ShopData): ArrayBuffer[] {
  if (!isCustomerSummary(data)) return tableBuffers(data);
  const columns = [
    data.keys.bytes,
    data.keys.offsets,
    data.firstDay,
    data.lastDay,
    data.orders,
    data.revenue,
    data.frequency,
    data.recency,
    data.age,
    data.monetary,
    ...data.attributes.flatMap(attributeArrays)
  ];
  return distinctBuffers(columns.filter((column) => column !== null));
}

/** A copy of either with buffers of its own, so that one side can keep it and the other receive it. */
export function copyShopData<T extends ShopData>(data: T): T;
export function copyShopData(data: ShopData): ShopData {
  if (!isCustomerSummary(data)) return copyTable(data);
  return {
    customerCount: data.customerCount,
    keys: { bytes: data.keys.bytes.slice(), offsets: data.keys.offsets.slice() },
    firstDay: data.firstDay?.slice() ?? null,
    lastDay: data.lastDay?.slice() ?? null,
    orders: data.orders.slice(),
    revenue: data.revenue.slice(),
    frequency: data.frequency?.slice() ?? null,
    recency: data.recency?.slice() ?? null,
    age: data.age?.slice() ?? null,
    monetary: data.monetary?.slice() ?? null,
    timeUnitDays: data.timeUnitDays,
    observationEnd: data.observationEnd,
    attributes: data.attributes.map(copyAttribute)
  };
}
