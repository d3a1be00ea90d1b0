/** A dimension as a column of numbers or codes. */
import type { Attribute, AttributeRole, OrderTable } from '../orders/order-table';
import { unpackString } from '../orders/packed-strings';
import type { DimensionId } from './condition';

/**
 * What a dimension says of each order, or of each customer where `per` says
 * so. Of the orders `firstOnly` looks at each customer's first alone.
 */
export type DimensionColumn = {
  id: DimensionId;
  /** Heading as written; '' for what is computed of the first order. */
  name: string;
  role: AttributeRole | null;
  per: 'order' | 'customer';
  firstOnly: boolean;
} & (
  | {
      kind: 'category';
      /** 0 is blank. */
      codes: Uint8Array | Uint16Array;
      /** Codes run from 1 to this. */
      texts: number;
      text: (code: number) => string;
    }
  /** Blank is NaN for numbers, NO_DAY for days. */
  | { kind: 'number'; values: Float64Array }
  | { kind: 'day'; values: Int32Array }
);

const COMPUTED = { name: '', role: null } as const;

/**
 * The column of a dimension; null where the table has none of that heading.
 * Of several columns with one heading the first counts.
 * @example dimensionColumn(table, 'first-amount')?.kind === 'number'
 */
export function dimensionColumn(table: OrderTable, id: DimensionId): DimensionColumn | null {
  switch (id) {
    case 'first-amount':
      return {
        ...COMPUTED,
        id,
        per: 'order',
        firstOnly: true,
        kind: 'number',
        values: table.amount
      };
    case 'first-day':
      return { ...COMPUTED, id, per: 'order', firstOnly: true, kind: 'day', values: table.day };
    case 'first-weekday':
      return {
        ...COMPUTED,
        id,
        per: 'customer',
        firstOnly: false,
        kind: 'category',
        codes: firstWeekdays(table),
        texts: 7,
        text: String
      };
  }
  const found = table.attributes.find((attribute) => attributeId(attribute) === id);
  if (found === undefined) return null;
  const { name, role, per } = found;
  const named = { id, name, role, per, firstOnly: false };
  switch (found.kind) {
    case 'category': {
      const { codes, values } = found;
      const text = (code: number): string => unpackString(values, code - 1);
      return {
        ...named,
        kind: 'category',
        codes,
        texts: Math.max(0, values.offsets.length - 1),
        text
      };
    }
    case 'number':
      return { ...named, kind: 'number', values: found.values };
    case 'day':
      return { ...named, kind: 'day', values: found.values };
  }
}

/** What conditions call a column of the files. */
export function attributeId({ per, name }: Pick<Attribute, 'per' | 'name'>): DimensionId {
  return `${per}:${name}`;
}

/** The entry of the column that stands for a customer: the customer's own, or that of the first order. */
export function customerEntry(
  table: OrderTable,
  column: DimensionColumn,
  customer: number
): number {
  return column.per === 'customer' ? customer : (table.offsets[customer] ?? 0);
}

/** 1 Monday to 7 Sunday, of each customer's first order: 1970-01-01 was a Thursday. */
function firstWeekdays({ customerCount, offsets, day }: OrderTable): Uint8Array {
  const codes = new Uint8Array(customerCount);
  for (let c = 0; c < customerCount; c++) {
    const start = offsets[c] ?? 0;
    if (start === (offsets[c + 1] ?? 0)) continue;
    const sinceMonday = ((day[start] ?? 0) + 3) % 7;
    codes[c] = ((sinceMonday + 7) % 7) + 1;
  }
  return codes;
}
