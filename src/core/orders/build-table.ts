import { NO_DAY, type Attribute, type OrderTable } from './order-table';
import { StringPacker, unpackString } from './packed-strings';

/** Minutes of a day and a place before them for orders without a time. */
export const MINUTE_SLOTS = 1441;

/** Orders in any order, one entry each in `customer`, `at` and `amount`. */
export interface OrderColumns {
  count: number;
  /** Index of the customer, below `customers.count`. */
  customer: Int32Array;
  /** Day number, or day × {@link MINUTE_SLOTS} + minute + 1 where `timed`. */
  at: Int32Array;
  amount: Float64Array;
  timed: boolean;
  /** Columns that go with the orders, over a numbering of their own. */
  attributes?: readonly Attribute[];
  /** Place of each entry in the attributes' numbering; null where they are the same. */
  origin?: Int32Array | null;
}

export interface BuiltOrders {
  table: OrderTable;
  /** Place of each customer in the table, −1 for one without orders. */
  place: Int32Array;
}

/** The customers that the columns speak of. */
export interface CustomerNames {
  count: number;
  names: StringPacker;
  /** A number that depends on the name alone. Customers stand in its order, so that row order does not matter. */
  hash: Int32Array;
}

/** Refunds that belong to no order. */
export interface LooseRefunds {
  customer: ArrayLike<number>;
  day: ArrayLike<number>;
  amount: ArrayLike<number>;
}

/**
 * Sorts orders into the table that the analyses read: by customer, day,
 * minute and amount. Customers without an order get no place, and refunds of
 * such customers are left out. Time and memory grow linearly with the orders.
 * @throws RangeError where there are 2³¹ orders or more.
 */
export function buildOrderTable(
  orders: OrderColumns,
  customers: CustomerNames,
  refunds: LooseRefunds
): OrderTable {
  return buildOrders(orders, customers, refunds).table;
}

/** {@link buildOrderTable}, with the place of each customer in the table. */
export function buildOrders(
  orders: OrderColumns,
  customers: CustomerNames,
  refunds: LooseRefunds
): BuiltOrders {
  const n = orders.count;
  if (n >= 2 ** 31) throw new RangeError('too many orders');
  const ordersOf = new Uint32Array(customers.count);
  for (let i = 0; i < n; i++) {
    const c = orders.customer[i] ?? 0;
    ordersOf[c] = (ordersOf[c] ?? 0) + 1;
  }
  const ranked = rankCustomers(customers, ordersOf);
  const place = new Int32Array(customers.count).fill(-1);
  const offsets = new Uint32Array(ranked.length + 1);
  const next = new Uint32Array(customers.count);
  let total = 0;
  for (let i = 0; i < ranked.length; i++) {
    const c = ranked[i] ?? 0;
    place[c] = i;
    next[c] = total;
    total += ordersOf[c] ?? 0;
    offsets[i + 1] = total;
  }
  const day = new Int32Array(n);
  const amount = new Float64Array(n);
  const attributes = orders.attributes ?? [];
  // Which entry came to each place, where more is to follow it.
  const source = attributes.length === 0 ? null : new Int32Array(n);
  scatter(orders, next, day, amount, source);
  sortSpans(day, amount, source, offsets);
  if (orders.timed) dropMinutes(day);
  if (source !== null && orders.origin) {
    const { origin } = orders;
    for (let i = 0; i < n; i++) source[i] = origin[source[i] ?? 0] ?? 0;
  }
  const table: OrderTable = {
    customerCount: ranked.length,
    orderCount: n,
    offsets,
    day,
    amount,
    keys: customers.names.pick(ranked),
    adjustments: placeRefunds(refunds, place),
    attributes: source === null ? [] : attributes.map((column) => placeAttribute(column, source))
  };
  return { table, place };
}

// Loops in functions of their own: the engine optimises each as soon as it is long.

/** Puts each order behind those of its customer that came before. */
function scatter(
  { count, customer, at, amount }: OrderColumns,
  next: Uint32Array,
  toAt: Int32Array,
  toAmount: Float64Array,
  source: Int32Array | null
): void {
  for (let i = 0; i < count; i++) {
    const c = customer[i] ?? 0;
    const to = next[c] ?? 0;
    next[c] = to + 1;
    toAt[to] = at[i] ?? 0;
    toAmount[to] = amount[i] ?? 0;
    if (source !== null) source[to] = i;
  }
}

function sortSpans(
  at: Int32Array,
  amount: Float64Array,
  source: Int32Array | null,
  offsets: Uint32Array
): void {
  for (let i = 0; i + 1 < offsets.length; i++) {
    sortSpan(at, amount, source, offsets[i] ?? 0, offsets[i + 1] ?? 0);
  }
}

function dropMinutes(at: Int32Array): void {
  for (let i = 0; i < at.length; i++) at[i] = Math.floor((at[i] ?? 0) / MINUTE_SLOTS);
}

/** An attribute in the order of the table. */
function placeAttribute(attribute: Attribute, source: Int32Array): Attribute {
  const n = source.length;
  switch (attribute.kind) {
    case 'category': {
      const from = attribute.codes;
      const codes = from instanceof Uint8Array ? placeShort(from, source) : placeLong(from, source);
      return { ...attribute, codes };
    }
    case 'number': {
      const values = new Float64Array(n);
      for (let i = 0; i < n; i++) values[i] = attribute.values[source[i] ?? 0] ?? Number.NaN;
      return { ...attribute, values };
    }
    case 'day': {
      const values = new Int32Array(n);
      for (let i = 0; i < n; i++) values[i] = attribute.values[source[i] ?? 0] ?? NO_DAY;
      return { ...attribute, values };
    }
  }
}

function placeShort(from: Uint8Array, source: Int32Array): Uint8Array {
  const codes = new Uint8Array(source.length);
  for (let i = 0; i < codes.length; i++) codes[i] = from[source[i] ?? 0] ?? 0;
  return codes;
}

function placeLong(from: Uint16Array, source: Int32Array): Uint16Array {
  const codes = new Uint16Array(source.length);
  for (let i = 0; i < codes.length; i++) codes[i] = from[source[i] ?? 0] ?? 0;
  return codes;
}

const RADIX_BITS = 11;
const RADIX = 1 << RADIX_BITS;

/** Customers with orders, by hash and, where hashes agree, by name. */
function rankCustomers(customers: CustomerNames, ordersOf: Uint32Array): Uint32Array {
  let count = 0;
  for (let c = 0; c < customers.count; c++) if ((ordersOf[c] ?? 0) > 0) count += 1;
  let ranked = new Uint32Array(count);
  // The keys move along with the customers, so that each pass reads in sequence.
  let keys = new Uint32Array(count);
  count = 0;
  for (let c = 0; c < customers.count; c++) {
    if ((ordersOf[c] ?? 0) === 0) continue;
    keys[count] = customers.hash[c] ?? 0;
    ranked[count++] = c;
  }
  let spare = new Uint32Array(count);
  let spareKeys = new Uint32Array(count);
  for (let shift = 0; shift < 32; shift += RADIX_BITS) {
    const starts = new Uint32Array(RADIX + 1);
    for (let i = 0; i < count; i++) {
      const bucket = ((keys[i] ?? 0) >>> shift) & (RADIX - 1);
      starts[bucket + 1] = (starts[bucket + 1] ?? 0) + 1;
    }
    for (let b = 0; b < RADIX; b++) starts[b + 1] = (starts[b + 1] ?? 0) + (starts[b] ?? 0);
    for (let i = 0; i < count; i++) {
      const key = keys[i] ?? 0;
      const bucket = (key >>> shift) & (RADIX - 1);
      const at = starts[bucket] ?? 0;
      starts[bucket] = at + 1;
      spare[at] = ranked[i] ?? 0;
      spareKeys[at] = key;
    }
    [ranked, spare] = [spare, ranked];
    [keys, spareKeys] = [spareKeys, keys];
  }
  for (let i = 0, end = 0; i < count; i = end) {
    for (end = i + 1; end < count && keys[end] === keys[i];) end += 1;
    if (end - i > 1) sortByName(ranked.subarray(i, end), customers.names);
  }
  return ranked;
}

function sortByName(span: Uint32Array, names: StringPacker): void {
  const packed = names.pick(span);
  const named = Array.from(span, (c, i) => ({ c, name: unpackString(packed, i) }));
  named.sort((x, y) => (x.name < y.name ? -1 : x.name > y.name ? 1 : 0));
  named.forEach(({ c }, i) => {
    span[i] = c;
  });
}

/** Spans up to this length are sorted by insertion, which is linear where they already ascend. */
const INSERTION_LIMIT = 24;

/** Sorts the entries from `start` to `end` by time, then by amount; `source` moves along. */
function sortSpan(
  at: Int32Array,
  amount: Float64Array,
  source: Int32Array | null,
  start: number,
  end: number
): void {
  if (end - start > INSERTION_LIMIT) {
    sortLongSpan(at, amount, source, start, end);
    return;
  }
  for (let i = start + 1; i < end; i++) {
    const t = at[i] ?? 0;
    const a = amount[i] ?? 0;
    let j = i - 1;
    for (; j >= start; j--) {
      const before = at[j] ?? 0;
      if (before < t || (before === t && (amount[j] ?? 0) <= a)) break;
      at[j + 1] = before;
      amount[j + 1] = amount[j] ?? 0;
    }
    if (j + 1 === i) continue;
    at[j + 1] = t;
    amount[j + 1] = a;
    if (source === null) continue;
    const moved = source[i] ?? 0;
    source.copyWithin(j + 2, j + 1, i);
    source[j + 1] = moved;
  }
}

function sortLongSpan(
  at: Int32Array,
  amount: Float64Array,
  source: Int32Array | null,
  start: number,
  end: number
): void {
  const times = at.slice(start, end);
  const amounts = amount.slice(start, end);
  const sources = source?.slice(start, end);
  const order = new Uint32Array(end - start).map((_, i) => i);
  order.sort((x, y) => (times[x] ?? 0) - (times[y] ?? 0) || (amounts[x] ?? 0) - (amounts[y] ?? 0));
  for (let i = 0; i < order.length; i++) {
    const from = order[i] ?? 0;
    at[start + i] = times[from] ?? 0;
    amount[start + i] = amounts[from] ?? 0;
    if (source !== null) source[start + i] = sources?.[from] ?? 0;
  }
}

function placeRefunds(refunds: LooseRefunds, place: Int32Array): OrderTable['adjustments'] {
  const kept: { c: number; day: number; amount: number }[] = [];
  for (let i = 0; i < refunds.customer.length; i++) {
    const c = place[refunds.customer[i] ?? -1] ?? -1;
    if (c >= 0) kept.push({ c, day: refunds.day[i] ?? 0, amount: refunds.amount[i] ?? 0 });
  }
  kept.sort((x, y) => x.c - y.c || x.day - y.day || x.amount - y.amount);
  return {
    customer: Uint32Array.from(kept, (r) => r.c),
    day: Int32Array.from(kept, (r) => r.day),
    amount: Float64Array.from(kept, (r) => r.amount)
  };
}

/** One order of a list that is not large. */
export interface OrderRecord {
  customer: string;
  /** Day number. */
  day: number;
  amount: number;
  /** Minute of the day, 0 to 1439. */
  minute?: number;
}

/**
 * Order table of a list of records, customers in alphabetical order of their
 * code units; `refunds` become adjustments (give their amounts as negative).
 * @example orderTableFromRecords([{ customer: 'a', day: 0, amount: 9 }]).orderCount === 1
 */
export function orderTableFromRecords(
  records: readonly OrderRecord[],
  refunds: readonly OrderRecord[] = []
): OrderTable {
  const keys = [...new Set(records.map((record) => record.customer))].sort();
  const indexOf = new Map(keys.map((key, index) => [key, index]));
  const names = new StringPacker();
  for (const key of keys) names.add(key);
  const timed = records.some((record) => record.minute !== undefined);
  const kept = refunds.filter((refund) => indexOf.has(refund.customer));
  return buildOrderTable(
    {
      count: records.length,
      customer: Int32Array.from(records, (record) => indexOf.get(record.customer) ?? 0),
      at: Int32Array.from(records, ({ day, minute }) =>
        timed ? day * MINUTE_SLOTS + (minute ?? -1) + 1 : day
      ),
      amount: Float64Array.from(records, (record) => record.amount),
      timed
    },
    { count: keys.length, names, hash: Int32Array.from(keys, (_, index) => index) },
    {
      customer: kept.map((refund) => indexOf.get(refund.customer) ?? 0),
      day: kept.map((refund) => refund.day),
      amount: kept.map((refund) => refund.amount)
    }
  );
}

/**
 * Name of a customer of the table.
 * @throws RangeError where there is no such customer.
 */
export function customerKey(table: OrderTable, index: number): string {
  return unpackString(table.keys, index);
}
