import { describe, expect, it } from 'vitest';
import { dimensionsOf } from '../../../src/core/filter/dimensions';
import type { Attribute, OrderTable } from '../../../src/core/orders/order-table';
import { orderTableFromRecords } from '../../../src/core/orders/build-table';
import { StringPacker } from '../../../src/core/orders/packed-strings';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { tableOf } from './shop';

/** 1970-01-05 was a Monday. */
const MONDAY = 4;

function category(name: string, texts: readonly string[]): Attribute {
  const known = [...new Set(texts)].filter((text) => text !== '');
  const packer = new StringPacker();
  for (const text of known) packer.add(text);
  return {
    name,
    role: null,
    per: 'order',
    kind: 'category',
    codes: Uint16Array.from(texts, (text) => known.indexOf(text) + 1),
    values: packer.pick(Uint32Array.from(known.keys()))
  };
}

const numbers = (name: string, values: readonly number[]): Attribute => ({
  name,
  role: null,
  per: 'order',
  kind: 'number',
  values: Float64Array.from(values)
});

/** A table of one customer's orders on successive days, with these columns. */
function tableWith(orders: number, attributes: Attribute[]): OrderTable {
  const records = Array.from({ length: orders }, (_, day) => ({ customer: 'a', day, amount: 1 }));
  return { ...orderTableFromRecords(records), attributes };
}

const ids = (table: OrderTable): string[] =>
  dimensionsOf(table, DEFAULT_SETTINGS).map(({ id }) => id);

describe('dimensionsOf', () => {
  const shop = tableOf({
    orders: [
      { customer: 'a', day: MONDAY, amount: 5, channel: 'web', items: 2 },
      { customer: 'a', day: MONDAY + 1, amount: 70, channel: 'web', items: null },
      { customer: 'b', day: MONDAY + 6, amount: 9, channel: '', items: 3 },
      { customer: 'c', day: MONDAY + 13, amount: 7, channel: 'shop', items: 1 },
      { customer: 'd', day: MONDAY + 40, amount: 90, channel: 'shop', items: 8 }
    ],
    refunds: [],
    customers: {
      a: { tier: 'gold', joined: 1 },
      b: { tier: 'tin', joined: null },
      c: { tier: 'tin', joined: 9 },
      d: { tier: '', joined: 30 }
    }
  });

  it('counts the orders, or the customers of a column of theirs, up to the observation end', () => {
    const found = dimensionsOf(shop, { ...DEFAULT_SETTINGS, observationEnd: MONDAY + 20 });
    expect(found).toEqual([
      {
        id: 'order:Channel',
        name: 'Channel',
        role: 'channel',
        per: 'order',
        kind: 'category',
        distinct: 2,
        values: [
          { text: 'web', count: 2 },
          { text: '', count: 1 },
          { text: 'shop', count: 1 }
        ]
      },
      {
        id: 'order:Items',
        name: 'Items',
        role: 'quantity',
        per: 'order',
        kind: 'number',
        min: 1,
        max: 3,
        blank: 1
      },
      {
        id: 'customer:Tier',
        name: 'Tier',
        role: 'loyalty',
        per: 'customer',
        kind: 'category',
        distinct: 2,
        values: [
          { text: 'tin', count: 2 },
          { text: 'gold', count: 1 }
        ]
      },
      {
        id: 'customer:Joined',
        name: 'Joined',
        role: 'joinDate',
        per: 'customer',
        kind: 'day',
        min: 1,
        max: 9,
        blank: 1
      },
      {
        id: 'first-amount',
        name: '',
        role: null,
        per: 'customer',
        kind: 'number',
        min: 5,
        max: 9,
        blank: 0
      },
      {
        id: 'first-weekday',
        name: '',
        role: null,
        per: 'customer',
        kind: 'category',
        distinct: 2,
        values: [
          { text: '7', count: 2 },
          { text: '1', count: 1 }
        ]
      },
      {
        id: 'first-day',
        name: '',
        role: null,
        per: 'customer',
        kind: 'day',
        min: MONDAY,
        max: MONDAY + 13,
        blank: 0
      }
    ]);
  });

  it('gives another answer for another observation end', () => {
    const early = dimensionsOf(shop, { ...DEFAULT_SETTINGS, observationEnd: MONDAY + 6 });
    const late = dimensionsOf(shop, DEFAULT_SETTINGS);
    expect(late.find(({ id }) => id === 'first-amount')).toMatchObject({ max: 90 });
    expect(early.find(({ id }) => id === 'first-amount')).toMatchObject({ max: 9 });
  });

  it('leaves out what is the same everywhere, but not what some have and some have not', () => {
    const table = tableWith(4, [
      category('one text', ['x', 'x', 'x', 'x']),
      category('blank', ['', '', '', '']),
      category('coupon', ['x', '', '', 'x']),
      numbers('ones', [1, 1, 1, 1]),
      numbers('nothing', [NaN, NaN, NaN, NaN]),
      numbers('rated', [5, 5, NaN, 5])
    ]);
    expect(ids(table)).toEqual(['order:coupon', 'order:rated']);
  });

  it('leaves out the numbers of orders: more than 50 texts, and more than half of the orders with one of their own', () => {
    const table = tableWith(104, [
      category(
        'number',
        Array.from({ length: 104 }, (_, i) => `no ${i}`)
      ),
      category(
        'half',
        Array.from({ length: 104 }, (_, i) => `no ${i % 52}`)
      ),
      category(
        'more than half',
        Array.from({ length: 104 }, (_, i) => `no ${i % 53}`)
      ),
      category(
        'few',
        Array.from({ length: 104 }, (_, i) => (i < 50 ? `no ${i}` : ''))
      )
    ]);
    expect(ids(table)).toEqual(['order:half', 'order:few']);
  });

  it('takes the first of two columns with one heading', () => {
    const table = tableWith(4, [
      category('name', ['x', 'y', 'x', 'y']),
      category('name', ['p', 'p', 'p', 'q'])
    ]);
    expect(dimensionsOf(table, DEFAULT_SETTINGS)).toHaveLength(1);
    expect(dimensionsOf(table, DEFAULT_SETTINGS)[0]).toMatchObject({
      values: [
        { text: 'x', count: 2 },
        { text: 'y', count: 2 }
      ]
    });
  });

  it('names at most 2,000 texts, but counts them all', () => {
    const texts = Array.from({ length: 5000 }, (_, i) => `t${i % 2100}`);
    expect(
      dimensionsOf(tableWith(5000, [category('many', texts)]), DEFAULT_SETTINGS)[0]
    ).toMatchObject({ distinct: 2100, values: { length: 2000 } });
  });
});
