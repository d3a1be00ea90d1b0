/** Parts of a table's columns, as columns of their own. */
import {
  NO_DAY,
  type Adjustments,
  type Attribute,
  type OrderTable,
  type PackedStrings
} from '../orders/order-table';

/** The strings with the given numbers, in that order. */
export function gatherStrings(strings: PackedStrings, places: Uint32Array): PackedStrings {
  const offsets = new Uint32Array(places.length + 1);
  let total = 0;
  for (let i = 0; i < places.length; i++) {
    const place = places[i] ?? 0;
    total += (strings.offsets[place + 1] ?? 0) - (strings.offsets[place] ?? 0);
    offsets[i + 1] = total;
  }
  const bytes = new Uint8Array(total);
  let to = 0;
  for (const place of places) {
    const end = strings.offsets[place + 1] ?? 0;
    // Most names are short: a loop is faster than a call for each.
    for (let from = strings.offsets[place] ?? 0; from < end; from++) {
      bytes[to++] = strings.bytes[from] ?? 0;
    }
  }
  return { bytes, offsets };
}

/** The entries at the given places. Texts keep their codes, also those that no entry has any more. */
export function gatherAttribute(column: Attribute, places: Uint32Array): Attribute {
  switch (column.kind) {
    case 'category': {
      const { codes } = column;
      return {
        ...column,
        codes: codes instanceof Uint8Array ? gatherShort(codes, places) : gatherLong(codes, places)
      };
    }
    case 'number':
      return { ...column, values: gatherNumbers(column.values, places) };
    case 'day':
      return { ...column, values: gatherDays(column.values, places) };
  }
}

// A function for each kind of array: the engine optimises each loop for its own.

function gatherShort(from: Uint8Array, places: Uint32Array): Uint8Array {
  const to = new Uint8Array(places.length);
  for (let i = 0; i < to.length; i++) to[i] = from[places[i] ?? 0] ?? 0;
  return to;
}

function gatherLong(from: Uint16Array, places: Uint32Array): Uint16Array {
  const to = new Uint16Array(places.length);
  for (let i = 0; i < to.length; i++) to[i] = from[places[i] ?? 0] ?? 0;
  return to;
}

export function gatherNumbers(from: Float64Array, places: Uint32Array): Float64Array {
  const to = new Float64Array(places.length);
  for (let i = 0; i < to.length; i++) to[i] = from[places[i] ?? 0] ?? Number.NaN;
  return to;
}

export function gatherDays(from: Int32Array, places: Uint32Array): Int32Array {
  const to = new Int32Array(places.length);
  for (let i = 0; i < to.length; i++) to[i] = from[places[i] ?? 0] ?? NO_DAY;
  return to;
}

/** The refunds without an order of the customers given, who are numbered anew. */
export function gatherAdjustments(
  { adjustments, customerCount }: OrderTable,
  customers: Uint32Array
): Adjustments {
  const { customer, day, amount } = adjustments;
  if (customer.length === 0) return adjustments;
  const place = new Int32Array(customerCount).fill(-1);
  customers.forEach((c, i) => (place[c] = i));
  const kept = new Uint32Array(customer.length);
  let count = 0;
  for (let i = 0; i < customer.length; i++) {
    if ((place[customer[i] ?? 0] ?? -1) >= 0) kept[count++] = i;
  }
  const rows = kept.subarray(0, count);
  return {
    customer: Uint32Array.from(rows, (i) => place[customer[i] ?? 0] ?? 0),
    day: Int32Array.from(rows, (i) => day[i] ?? 0),
    amount: Float64Array.from(rows, (i) => amount[i] ?? 0)
  };
}
