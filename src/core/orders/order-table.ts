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
  /** What else the files say of the orders and customers, in the order of the columns. */
  attributes: readonly Attribute[];
}

/** A further column of the orders (`per: 'order'`) or of the customers, one entry each. */
export type Attribute = AttributeName & (CategoryColumn | NumberColumn | DayColumn);

/** What a further column can be known to be. */
export type AttributeRole =
  // Categories
  | 'product'
  | 'category'
  | 'channel'
  | 'source'
  | 'coupon'
  | 'payment'
  | 'city'
  | 'loyalty'
  | 'complaint'
  | 'status'
  | 'type'
  // Numbers
  | 'quantity'
  | 'discount'
  | 'shipping'
  | 'tax'
  | 'cost'
  | 'rating'
  | 'deliveryDays'
  // Days
  | 'joinDate';

interface AttributeName {
  /** Heading as written, '' where it is empty. */
  name: string;
  /** What the column is, null where only its heading is known. */
  role: AttributeRole | null;
  per: 'order' | 'customer';
}

/** Texts: 0 is blank, `code` stands for `values[code - 1]`. Of an order's rows the first that is filled counts. */
export interface CategoryColumn {
  kind: 'category';
  codes: Uint8Array | Uint16Array;
  values: PackedStrings;
}

/** Numbers, NaN where blank. Of an order's lines they add up, except ratings and days, whose first counts. */
export interface NumberColumn {
  kind: 'number';
  values: Float64Array;
}

/** Day numbers, {@link NO_DAY} where blank. */
export interface DayColumn {
  kind: 'day';
  values: Int32Array;
}

export const NO_DAY = -2147483648;

/** Different texts that a category can have; a column with more is an identifier, not a category. */
export const MAX_CATEGORIES = 65_535;

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
    table.adjustments.amount,
    ...table.attributes.flatMap(attributeArrays)
  ];
  return distinctBuffers(arrays);
}

/** The arrays that hold a further column. */
export function attributeArrays(attribute: Attribute): ArrayBufferView[] {
  return attribute.kind === 'category'
    ? [attribute.codes, attribute.values.bytes, attribute.values.offsets]
    : [attribute.values];
}

/** The buffers behind arrays, each once. */
export function distinctBuffers(arrays: readonly ArrayBufferView[]): ArrayBuffer[] {
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
    },
    attributes: table.attributes.map(copyAttribute)
  };
}

/** A copy of a further column with buffers of its own. */
export function copyAttribute(attribute: Attribute): Attribute {
  switch (attribute.kind) {
    case 'category': {
      const { bytes, offsets } = attribute.values;
      const values = { bytes: bytes.slice(), offsets: offsets.slice() };
      return { ...attribute, codes: attribute.codes.slice(), values };
    }
    case 'number':
      return { ...attribute, values: attribute.values.slice() };
    case 'day':
      return { ...attribute, values: attribute.values.slice() };
  }
}
