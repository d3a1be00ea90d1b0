/** What the file's column of costs leaves of the revenue. */
export interface CostMargin {
  /** Heading of the column. */
  name: string;
  /**
   * 1 − Σ cost ÷ Σ amount over the orders with a cost, refunds taken off; null
   * where no order has one, the amounts do not add up to more than 0, or costs
   * exceed them.
   */
  margin: number | null;
  /** Orders with a cost, and all orders of the selection up to the observation end. */
  orders: number;
  allOrders: number;
  /** Of the orders with a cost, those that cost more than they brought. */
  losing: number;
  /**
   * Why the margin may be wrong: the cost does not grow with the quantity, so
   * it may be of one piece; or many orders lose money.
   */
  concern: 'unit-cost' | 'losing' | null;
}
