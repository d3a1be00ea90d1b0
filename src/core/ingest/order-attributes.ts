/** From attributes of rows to attributes of orders and customers. */
import {
  NO_DAY,
  type Attribute,
  type CategoryColumn,
  type DayColumn,
  type NumberColumn
} from '../orders/order-table';
import { StringPacker } from '../orders/packed-strings';
import type { AttributeRows, CategoryRows, NumberRows } from './attribute-columns';
import { countsOnce, HAS_SALE, type Orders } from './orders';
import { isRepeated } from './order-totals';
import { REFUNDED, SALE } from './row-rules';
import type { RowStore } from './row-store';

/** Of an order's lines the first value counts, since they do not add up. */
const FIRST_COUNTS = new Set(['rating', 'deliveryDays']);

/** An attribute whose arrays are over the orders, in the order of their numbers. */
export function foldToOrder(column: AttributeRows, rows: RowStore, orders: Orders): Attribute {
  const { of } = orders;
  switch (column.kind) {
    case 'category': {
      const codes = of === null ? column.codes : foldCodes(column, rows, orders, of);
      return { ...column.of, kind: 'category', codes, values: pack(column.texts) };
    }
    case 'number': {
      const values = of === null ? column.values : foldNumbers(column, rows, orders, of);
      return { ...column.of, kind: 'number', values };
    }
    case 'day': {
      if (of === null) return { ...column.of, kind: 'day', values: column.values };
      const values = new Int32Array(orders.count).fill(NO_DAY);
      const end = Math.min(rows.count, column.values.length);
      for (let row = 0; row < end; row++) {
        const order = of[row] ?? 0;
        const day = column.values[row] ?? NO_DAY;
        if (day === NO_DAY || values[order] !== NO_DAY || !tells(rows, orders, row, order))
          continue;
        values[order] = day;
      }
      return { ...column.of, kind: 'day', values };
    }
  }
}

/** Whether a row is a line of its order, and no refund of it. */
function tells(rows: RowStore, { known }: Orders, row: number, order: number): boolean {
  const fate = rows.fate[row] ?? SALE;
  return fate === SALE || (fate === REFUNDED && ((known[order] ?? 0) & HAS_SALE) === 0);
}

function foldCodes(
  { codes }: CategoryRows,
  rows: RowStore,
  orders: Orders,
  of: Int32Array
): Uint8Array | Uint16Array {
  const folded =
    codes instanceof Uint8Array ? new Uint8Array(orders.count) : new Uint16Array(orders.count);
  const end = Math.min(rows.count, codes.length);
  for (let row = 0; row < end; row++) {
    const code = codes[row] ?? 0;
    const order = of[row] ?? 0;
    if (code === 0 || folded[order] !== 0 || !tells(rows, orders, row, order)) continue;
    folded[order] = code;
  }
  return folded;
}

function foldNumbers(
  column: NumberRows,
  rows: RowStore,
  orders: Orders,
  of: Int32Array
): Float64Array {
  const { values } = column;
  const folded = new Float64Array(orders.count).fill(Number.NaN);
  const end = Math.min(rows.count, values.length);
  const onceOnly = FIRST_COUNTS.has(column.of.role ?? '');
  const repeats = onceOnly ? [] : repeatedTotals(column, rows, orders, of, end);
  for (let row = 0; row < end; row++) {
    const value = values[row] ?? Number.NaN;
    const order = of[row] ?? 0;
    if (value !== value || !tells(rows, orders, row, order)) continue;
    const before = folded[order] ?? Number.NaN;
    if (before !== before) folded[order] = value;
    else if (!onceOnly && repeats[orders.layout?.[order] ?? 0] !== true) {
      folded[order] = before + value;
    }
  }
  return folded;
}

/**
 * By layout: whether the column repeats a total on each of an order's rows, as
 * the amount does. A quantity of 1 on each line says nothing.
 */
function repeatedTotals(
  { of: { role }, values }: NumberRows,
  rows: RowStore,
  orders: Orders,
  of: Int32Array,
  end: number
): boolean[] {
  if (!orders.once.includes(true)) return [];
  const first = new Float64Array(orders.count).fill(Number.NaN);
  /** 1: several values, 2: which differ. */
  const seen = new Uint8Array(orders.count);
  for (let row = 0; row < end; row++) {
    const value = values[row] ?? Number.NaN;
    const order = of[row] ?? 0;
    if (value !== value || !countsOnce(orders, order) || !tells(rows, orders, row, order)) continue;
    const before = first[order] ?? Number.NaN;
    if (before !== before) first[order] = value;
    else seen[order] = (seen[order] ?? 0) | 1 | (before === value ? 0 : 2);
  }
  const several = orders.once.map(() => 0);
  const repeated = orders.once.map(() => 0);
  for (let order = 0; order < orders.count; order++) {
    if (seen[order] === 0) continue;
    const value = first[order] ?? 0;
    if (seen[order] === 1 && (value === 0 || (role === 'quantity' && value === 1))) continue;
    const at = orders.layout?.[order] ?? 0;
    several[at] = (several[at] ?? 0) + 1;
    if (seen[order] === 1) repeated[at] = (repeated[at] ?? 0) + 1;
  }
  return several.map((count, at) => isRepeated(repeated[at] ?? 0, count));
}

/**
 * An attribute of the customers.
 * @param profileRows rows that tell of customers
 * @param places place in the table of each one's customer, −1 without
 */
export function foldToCustomer(
  column: AttributeRows,
  profileRows: readonly number[],
  places: Int32Array,
  customerCount: number
): Attribute {
  const fill = <T>(
    value: (row: number) => T,
    isBlank: (value: T) => boolean,
    put: (place: number, value: T) => void
  ): void => {
    const filled = new Uint8Array(customerCount);
    profileRows.forEach((row, i) => {
      const place = places[i] ?? -1;
      if (place < 0 || filled[place] === 1) return;
      const own = value(row);
      if (isBlank(own)) return;
      filled[place] = 1;
      put(place, own);
    });
  };
  switch (column.kind) {
    case 'category': {
      const codes =
        column.codes instanceof Uint8Array
          ? new Uint8Array(customerCount)
          : new Uint16Array(customerCount);
      fill(
        (row) => column.codes[row] ?? 0,
        (code) => code === 0,
        (place, code) => (codes[place] = code)
      );
      return { ...column.of, kind: 'category', codes, values: pack(column.texts) };
    }
    case 'number': {
      const values = new Float64Array(customerCount).fill(Number.NaN);
      fill(
        (row) => column.values[row] ?? Number.NaN,
        Number.isNaN,
        (place, value) => (values[place] = value)
      );
      return { ...column.of, kind: 'number', values };
    }
    case 'day': {
      const values = new Int32Array(customerCount).fill(NO_DAY);
      fill(
        (row) => column.values[row] ?? NO_DAY,
        (day) => day === NO_DAY,
        (place, day) => (values[place] = day)
      );
      return { ...column.of, kind: 'day', values };
    }
  }
}

/** Whether no entry is filled. */
export function isBlankAttribute(attribute: CategoryColumn | NumberColumn | DayColumn): boolean {
  switch (attribute.kind) {
    case 'category':
      return !attribute.codes.some((code) => code !== 0);
    case 'number':
      return !attribute.values.some((value) => !Number.isNaN(value));
    case 'day':
      return !attribute.values.some((day) => day !== NO_DAY);
  }
}

/**
 * A category without the texts that no entry has, the others in the order of
 * their code units, so that the codes do not depend on the order of rows.
 */
export function tidyAttribute(attribute: Attribute, texts: readonly string[]): Attribute {
  if (attribute.kind !== 'category') return attribute;
  const { codes } = attribute;
  const used =
    codes instanceof Uint8Array ? usedShort(codes, texts.length) : usedLong(codes, texts.length);
  const kept = texts
    .map((text, i) => ({ text, code: i + 1 }))
    .filter(({ code }) => used[code] === 1)
    .sort((one, other) => (one.text < other.text ? -1 : 1));
  const sorted = kept.length === texts.length && kept.every(({ code }, i) => code === i + 1);
  if (sorted) return attribute;
  const next = new Uint16Array(texts.length + 1);
  kept.forEach(({ code }, i) => {
    next[code] = i + 1;
  });
  const values = pack(kept.map(({ text }) => text));
  if (codes instanceof Uint8Array) {
    renumberShort(codes, next);
    return { ...attribute, values };
  }
  renumberLong(codes, next);
  return { ...attribute, codes: kept.length < 256 ? Uint8Array.from(codes) : codes, values };
}

// A loop over arrays of one kind is several times as fast as one over either.

/** Which codes occur; looks no further than to the last new one where all do. */
function usedShort(codes: Uint8Array, texts: number): Uint8Array {
  const used = new Uint8Array(texts + 1);
  let missing = texts;
  for (let i = 0; i < codes.length && missing > 0; i++) {
    const code = codes[i] ?? 0;
    if (code === 0 || used[code] === 1) continue;
    used[code] = 1;
    missing -= 1;
  }
  return used;
}

function usedLong(codes: Uint16Array, texts: number): Uint8Array {
  const used = new Uint8Array(texts + 1);
  let missing = texts;
  for (let i = 0; i < codes.length && missing > 0; i++) {
    const code = codes[i] ?? 0;
    if (code === 0 || used[code] === 1) continue;
    used[code] = 1;
    missing -= 1;
  }
  return used;
}

function renumberShort(codes: Uint8Array, next: Uint16Array): void {
  for (let i = 0; i < codes.length; i++) codes[i] = next[codes[i] ?? 0] ?? 0;
}

function renumberLong(codes: Uint16Array, next: Uint16Array): void {
  for (let i = 0; i < codes.length; i++) codes[i] = next[codes[i] ?? 0] ?? 0;
}

function pack(texts: readonly string[]): CategoryColumn['values'] {
  const packer = new StringPacker();
  for (const text of texts) packer.add(text);
  return packer.pick(new Uint32Array(texts.length).map((_, i) => i));
}
