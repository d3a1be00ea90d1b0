/**
 * The columnar order table that every analysis reads.
 *
 * Orders are sorted by customer, then by day, then by the time of day where
 * the file gives one, then by amount, so that the table does not depend on the
 * order of rows in the file. The orders of customer `c` are the entries
 * `offsets[c]` to `offsets[c + 1] - 1`. All arrays are plain typed arrays:
 * they can be transferred to a worker and stored as they are.
 */
export interface OrderTable {
  /** Number of customers with at least one order. */
  customerCount: number;
  orderCount: number;
  /** Length customerCount + 1, ascending from 0 to orderCount. */
  offsets: Uint32Array;
  /** Day number of each order. */
  day: Int32Array;
  /** What the customer paid, refunds taken off, in the file's own unit. */
  amount: Float64Array;
  /** Names of the customers. */
  keys: PackedStrings;
  /** Refunds that belong to no order: they lower revenue on their day and are no purchase. */
  adjustments: Adjustments;
}

/** Strings in one UTF-8 buffer: string i is bytes `offsets[i]` to `offsets[i + 1] - 1`. */
export interface PackedStrings {
  bytes: Uint8Array;
  offsets: Uint32Array;
}

/** Three columns of equal length. `amount` is what revenue changes by: negative for a refund. */
export interface Adjustments {
  customer: Uint32Array;
  day: Int32Array;
  amount: Float64Array;
}

/** The buffers behind a table, to be transferred in a message. Each occurs once. */
export function tableBuffers(table: OrderTable): ArrayBuffer[] {
  const arrays = [
    table.offsets,
    table.day,
    table.amount,
    table.keys.bytes,
    table.keys.offsets,
    table.adjustments.customer,
    table.adjustments.day,
    table.adjustments.amount
  ];
  return [...new Set(arrays.map((array) => array.buffer as ArrayBuffer))];
}

/** A copy with buffers of its own, so that one side can keep the table and the other receive it. */
export function copyTable(table: OrderTable): OrderTable {
  return {
    customerCount: table.customerCount,
    orderCount: table.orderCount,
    offsets: table.offsets.slice(),
    day: table.day.slice(),
    amount: table.amount.slice(),
    keys: { bytes: table.keys.bytes.slice(), offsets: table.keys.offsets.slice() },
    adjustments: {
      customer: table.adjustments.customer.slice(),
      day: table.adjustments.day.slice(),
      amount: table.adjustments.amount.slice()
    }
  };
}
