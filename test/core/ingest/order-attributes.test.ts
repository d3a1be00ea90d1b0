import { describe, expect, it } from 'vitest';
import type { RowPlan } from '../../../src/core/ingest/row-plan';
import { customerKey } from '../../../src/core/orders/build-table';
import type { Attribute, OrderTable } from '../../../src/core/orders/order-table';
import { unpackString } from '../../../src/core/orders/packed-strings';
import { buildFiles, planOf, textsOf } from './build-orders';

const KEYS: RowPlan['keys'] = [{ column: 1, kind: 'name' }];
const HEADINGS = 'orderId|customer|date|amount|product|quantity|tax|rating|due';
const attributes: RowPlan['attributes'] = [
  { column: 4, name: 'Item', role: 'product', kind: 'category' },
  { column: 5, name: 'Qty', role: 'quantity', kind: 'number' },
  { column: 6, name: 'Tax', role: 'tax', kind: 'number' },
  { column: 7, name: 'Stars', role: 'rating', kind: 'number' },
  { column: 8, name: 'Due', role: null, kind: 'day' }
];
const PLAN = planOf(HEADINGS, KEYS, { lineItems: 'sum', attributes });

/** Values of an attribute by `customer amount`. */
function byOrder(table: OrderTable, name: string): Record<string, string | number> {
  const attribute = table.attributes.find((column) => column.name === name);
  const texts = textsOf(attribute);
  const found: Record<string, string | number> = {};
  for (let c = 0; c < table.customerCount; c++) {
    for (let i = table.offsets[c] ?? 0; i < (table.offsets[c + 1] ?? 0); i++) {
      const value = attribute?.kind === 'category' ? texts[i] : attribute?.values[i];
      found[`${customerKey(table, c)} ${table.amount[i]}`] = value ?? 'none';
    }
  }
  return found;
}

describe('attributes of orders', () => {
  it('go with their orders through the sort', () => {
    // Seventy orders of two customers, backwards: more than are sorted by insertion.
    const rows = Array.from({ length: 70 }, (_, i) => {
      const day = `2024-0${9 - Math.floor(i / 10)}-${28 - (i % 10)}`;
      return `${i}|${i % 2 === 0 ? 'ann' : 'bob'}|${day}|${i + 1}|p${i + 1}|${i + 1}|||2024-01-01`;
    });
    const { table } = buildFiles([{ plan: PLAN, rows }]);
    for (const [order, item] of Object.entries(byOrder(table, 'Item'))) {
      expect(item).toBe(`p${order.split(' ')[1]}`);
    }
    for (const [order, quantity] of Object.entries(byOrder(table, 'Qty'))) {
      expect(quantity).toBe(Number(order.split(' ')[1]));
    }
  });

  it('take the first filled text of the lines, add numbers up, and take the first rating', () => {
    const { table } = buildFiles([
      {
        plan: PLAN,
        rows: [
          '1|ann|2024-01-05|10||2|1.5|4|',
          '1|ann|2024-01-05|20|Mug|3|0.5|5|2024-02-01',
          '1|ann|2024-01-05|-1|Fee|9||1|',
          '2|bob|2024-01-06|7|Rug||||'
        ]
      }
    ]);
    // The discount line belongs to the order: its nine pieces count.
    expect(byOrder(table, 'Qty')).toEqual({ 'ann 29': 14, 'bob 7': Number.NaN });
    expect(byOrder(table, 'Item')).toEqual({ 'ann 29': 'Mug', 'bob 7': 'Rug' });
    expect(byOrder(table, 'Tax')).toEqual({ 'ann 29': 2, 'bob 7': Number.NaN });
    expect(byOrder(table, 'Stars')).toEqual({ 'ann 29': 4, 'bob 7': Number.NaN });
    // 2024-02-01
    expect(byOrder(table, 'Due')).toEqual({ 'ann 29': 19754, 'bob 7': -2147483648 });
  });

  it('count a total once that repeats on each line, and quantities of one for each', () => {
    const rows = [1, 2, 3].flatMap((id) =>
      Array<string>(2).fill(`${id}|ann|2024-01-0${id}|3${id}|Mug|1|5`)
    );
    const { table } = buildFiles([{ plan: { ...PLAN, lineItems: 'once' }, rows }]);
    expect(Object.values(byOrder(table, 'Tax'))).toEqual([5, 5, 5]);
    expect(Object.values(byOrder(table, 'Qty'))).toEqual([2, 2, 2]);
  });

  it('leave out the rows of refunds and of orders that are left out', () => {
    const { table } = buildFiles([
      {
        plan: PLAN,
        rows: [
          '1|ann|2024-01-05|10|Mug',
          '1|ann|2024-02-05|-10|Refund',
          '2|ann|2024-01-06|5|Rug',
          '2|ann|2024-02-06|-1|Back'
        ]
      }
    ]);
    expect(byOrder(table, 'Item')).toEqual({ 'ann 4': 'Rug' });
    const [item] = table.attributes;
    expect(item?.kind === 'category' && item.values.offsets.length - 1).toBe(1);
  });

  it('are one over layouts by role, or by heading without one', () => {
    const other = planOf('date|customer|amount|what|note', [{ column: 1, kind: 'name' }], {
      attributes: [
        { column: 3, name: 'Product', role: 'product', kind: 'category' },
        { column: 4, name: 'due ', role: null, kind: 'day' }
      ]
    });
    const { table } = buildFiles([
      { plan: PLAN, rows: ['1|ann|2024-01-05|10|Mug||||2024-02-01'] },
      { plan: other, rows: ['2024-01-06|bob|20|Mug|2024-02-02'] }
    ]);
    expect(table.attributes.map(({ name }) => name)).toEqual(['Item', 'Due']);
    expect(byOrder(table, 'Item')).toEqual({ 'ann 10': 'Mug', 'bob 20': 'Mug' });
    expect(byOrder(table, 'Due')).toEqual({ 'ann 10': 19754, 'bob 20': 19755 });
  });

  it('are given up and named where the texts hardly repeat', () => {
    const rows = (count: number, distinct: number): string[] =>
      Array.from({ length: count }, (_, i) => `${i}|ann|2024-01-05|1|text ${i % distinct}`);
    const few = buildFiles([{ plan: PLAN, rows: rows(6000, 300) }]);
    expect(few.droppedAttributes).toEqual([]);
    const [item] = few.table.attributes;
    expect(item?.kind === 'category' && item.codes).toBeInstanceOf(Uint16Array);
    expect(new Set(textsOf(item)).size).toBe(300);
    const many = buildFiles([{ plan: PLAN, rows: rows(6000, 4000) }]);
    expect(many.table.attributes).toEqual([]);
    expect(many.droppedAttributes).toEqual([{ name: 'Item', role: 'product' }]);
    // A short list keeps all its texts.
    const short = buildFiles([{ plan: PLAN, rows: rows(400, 400) }]);
    expect(new Set(textsOf(short.table.attributes[0])).size).toBe(400);
  });

  it('do not depend on the order of rows', () => {
    const rows = ['1|ann|2024-01-05|10|Mug', '2|bob|2024-01-06|20|Չայ', '3|eve|2024-01-07|30|Rug'];
    const codesOf = (column: Attribute | undefined): unknown =>
      column?.kind === 'category' && [
        column.codes,
        Array.from(column.codes, (code) => unpackString(column.values, code - 1))
      ];
    const one = buildFiles([{ plan: PLAN, rows }]);
    const other = buildFiles([{ plan: PLAN, rows: rows.toReversed() }]);
    expect(codesOf(other.table.attributes[0])).toEqual(codesOf(one.table.attributes[0]));
  });
});
