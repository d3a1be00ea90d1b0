/** The table of all customers, and the page of one. */

/** Columns that the table can be sorted by. */
export const CUSTOMER_COLUMNS = [
  'key',
  'firstOrder',
  'lastOrder',
  'orders',
  'revenue',
  'averageOrderValue',
  'pAlive',
  'expectedOrders',
  'expectedValue',
  'nextOrder',
  'overdueDays'
] as const;
export type CustomerColumn = (typeof CUSTOMER_COLUMNS)[number];

/** Columns that only a forecast fills: without one every row has null there. */
export const FORECAST_COLUMNS = [
  'pAlive',
  'expectedOrders',
  'expectedValue',
  'nextOrder',
  'overdueDays'
] as const satisfies readonly CustomerColumn[];

/** Which customers are listed. */
export const CUSTOMER_LISTS = [
  'all',
  /** With one order, and with two or more. */
  'once',
  'repeat',
  /** P(alive) of ½ or more, below it, and below it with revenue in the upper fifth. */
  'active',
  'leaving',
  'leaving-best',
  /** Past the day on which the next order was expected, while P(alive) is ½ or more. */
  'overdue'
] as const;
export type CustomerList = (typeof CUSTOMER_LISTS)[number];

/** Lists that only a forecast fills: without one nobody is in them. */
export const FORECAST_LISTS = [
  'active',
  'leaving',
  'leaving-best',
  'overdue'
] as const satisfies readonly CustomerList[];

/** A stretch of the table, which the page asks for as it scrolls. What is forecast follows the settings. */
export interface CustomersQuestion {
  /** Whether with the forecast, which may take a while; without it the answer is there at once. */
  forecast: boolean;
  sort: CustomerColumn;
  descending: boolean;
  list: CustomerList;
  /** Part of the key, in any case; '' for all. */
  search: string;
  /** First row and number of rows, at most 5,000. */
  from: number;
  count: number;
}

export interface CustomersPage {
  /** Customers of the selection up to the observation end, and those that the list and the search keep. */
  all: number;
  matching: number;
  /** How many customers each list holds, whatever the search; null for those that need a forecast where there is none. */
  lists: Record<CustomerList, number | null>;
  /** Whether there is a forecast, and it was asked for: else everything that is expected is null. */
  forecast: boolean;
  /** As in the settings: null where the expectations are of a whole lifetime (then orders are null). */
  horizonMonths: number | null;
  /** Of the customers that match, summed. */
  totals: {
    orders: number;
    revenue: number;
    expectedOrders: number | null;
    expectedValue: number | null;
  };
  from: number;
  rows: CustomerRow[];
}

export interface CustomerRow {
  key: string;
  /** ISO dates up to the observation end; null where a list of customers does not tell them. */
  firstOrder: string | null;
  lastOrder: string | null;
  orders: number;
  /** null where a list of customers does not tell it. */
  revenue: number | null;
  averageOrderValue: number | null;
  /** From a model in which one-time buyers can be gone. This and all below is of the forecast, and null without one. */
  pAlive: number | null;
  /** Within the horizon, with 95% intervals of what this customer may do; orders are whole there. */
  expectedOrders: number | null;
  ordersLow: number | null;
  ordersHigh: number | null;
  /** Discounted, times margin where known. */
  expectedValue: number | null;
  valueLow: number | null;
  valueHigh: number | null;
  /**
   * The day by which half of the customers of this history would have bought again had they stayed: the median gap
   * under P(alive)'s model and what was known on the day of the last order, (α + t_x)(2^(1/(r + x)) − 1) after it.
   * It does not recede while one waits. null without a forecast and where it is more than ten years.
   */
  nextOrder: string | null;
  /**
   * Days from then to the observation end; 0 where it is not past; null where there is no such day, and of a customer
   * who is more likely gone than not (P(alive) below one half): nobody waits for that order.
   */
  overdueDays: number | null;
}

/** The page of one customer. */
export interface CustomerQuestion {
  key: string;
  /** Whether with the forecast, as in the table. */
  forecast: boolean;
}

export interface CustomerPage {
  row: CustomerRow;
  /** All orders up to the observation end, the oldest first; empty where only figures by customer are known. */
  history: { day: string; amount: number }[];
  /** Refunds without an order. */
  refunds: { day: string; amount: number }[];
  /**
   * P(alive) as it would have been told week by week with today's parameters, from the first order to the
   * observation end, with the days of orders among the days; empty without a forecast. Of a list of customers,
   * which does not tell the orders between, from the last order.
   */
  aliveCourse: { days: string[]; pAlive: number[] };
  /** P(k orders within the horizon), k from 0; the last entry is "this many or more". null without a forecast or for a lifetime. */
  counts: number[] | null;
  /** P(no order within 30, 60, 90, 180 days from the observation end); empty without a forecast. */
  silence: { days: number; probability: number }[];
  /** What the files say of the customer, and of the newest order. */
  attributes: { name: string; per: 'order' | 'customer'; text: string }[];
}
