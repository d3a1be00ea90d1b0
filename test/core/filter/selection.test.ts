import { describe, expect, it } from 'vitest';
import type { Filter } from '../../../src/core/filter/condition';
import { selectOrders, sharedCustomers } from '../../../src/core/filter/selection';
import { customerKey } from '../../../src/core/orders/build-table';
import type { CustomerSummary } from '../../../src/core/orders/customer-summary';
import type { OrderTable } from '../../../src/core/orders/order-table';
import { analyse } from '../../../src/core/report';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { tableOf, type SmallShop } from './shop';

const order = (customer: string, day: number, channel: string, items: number | null = 1) => ({
  customer,
  day,
  amount: 10,
  channel,
  items
});

/** a began in the web and came to the shop, b the other way round, c says nothing. */
const SHOP: SmallShop = {
  orders: [
    order('a', 1, 'web'),
    order('a', 5, 'shop', 3),
    order('b', 2, 'shop', null),
    order('b', 9, 'web', 2),
    order('c', 4, '')
  ],
  refunds: [
    { customer: 'a', day: 6, amount: -4 },
    { customer: 'c', day: 7, amount: -1 }
  ],
  customers: {
    a: { tier: 'gold', joined: 1 },
    b: { tier: '', joined: null },
    c: { tier: 'tin', joined: 3 }
  }
};

const keys = (table: OrderTable): string[] =>
  Array.from({ length: table.customerCount }, (_, c) => customerKey(table, c));

const web = { kind: 'values' as const, values: ['web'], except: false };

describe('selectOrders', () => {
  it('is the table itself without conditions', () => {
    const table = tableOf(SHOP);
    expect(selectOrders(table, [])).toBe(table);
  });

  it('keeps the customers whose first order meets a condition, with all their orders', () => {
    const kept = selectOrders(tableOf(SHOP), [
      { dimension: 'order:Channel', scope: 'customers', keep: web }
    ]);
    expect(keys(kept)).toEqual(['a']);
    expect([...kept.day]).toEqual([1, 5]);
    expect([...kept.adjustments.amount]).toEqual([-4]);
  });

  it('keeps only the orders that meet a condition, and the refunds of the customers left', () => {
    const kept = selectOrders(tableOf(SHOP), [
      { dimension: 'order:Channel', scope: 'orders', keep: web }
    ]);
    expect(keys(kept)).toEqual(['a', 'b']);
    expect([...kept.day]).toEqual([1, 9]);
    expect([...kept.adjustments.customer]).toEqual([0]);
  });

  it('looks at the first order of all where another condition takes that one away', () => {
    const filter: Filter = [
      {
        dimension: 'order:Channel',
        scope: 'orders',
        keep: { kind: 'values', values: ['shop'], except: false }
      },
      { dimension: 'order:Channel', scope: 'customers', keep: web }
    ];
    const kept = selectOrders(tableOf(SHOP), filter);
    expect(keys(kept)).toEqual(['a']);
    expect([...kept.day]).toEqual([5]);
  });

  it('takes a condition on orders by what is of the customer as one on customers', () => {
    for (const scope of ['customers', 'orders'] as const) {
      const kept = selectOrders(tableOf(SHOP), [
        { dimension: 'customer:Tier', scope, keep: { kind: 'values', values: [''], except: true } }
      ]);
      expect(keys(kept)).toEqual(['a', 'c']);
      expect(kept.orderCount).toBe(3);
    }
  });

  it('has no blank in any range, not even in one without bounds', () => {
    const every = { kind: 'range' as const, from: null, below: null };
    const items = selectOrders(tableOf(SHOP), [
      { dimension: 'order:Items', scope: 'orders', keep: every }
    ]);
    expect(items.orderCount).toBe(4);
    const joined = selectOrders(tableOf(SHOP), [
      { dimension: 'customer:Joined', scope: 'customers', keep: every }
    ]);
    expect(keys(joined)).toEqual(['a', 'c']);
  });

  it.each([true, false])('keeps nothing by a column that is not there (except: %s)', (except) => {
    const kept = selectOrders(tableOf(SHOP), [
      {
        dimension: 'order:Colour',
        scope: 'customers',
        keep: { kind: 'values', values: ['red'], except }
      }
    ]);
    expect(kept.orderCount).toBe(0);
    expect(kept.customerCount).toBe(0);
    expect([...kept.offsets]).toEqual([0]);
  });

  it('drops the refunds of nobody known', () => {
    const table = tableOf(SHOP);
    const adjustments = {
      customer: Uint32Array.of(0, 77),
      day: Int32Array.of(6, 6),
      amount: Float64Array.of(-4, -9)
    };
    const kept = selectOrders({ ...table, adjustments }, [
      { dimension: 'first-day', scope: 'customers', keep: { kind: 'range', from: 0, below: null } }
    ]);
    expect(kept.orderCount).toBe(5);
    expect([...kept.adjustments.amount]).toEqual([-4]);
  });

  it('remembers the last two selections of a table', () => {
    const table = tableOf(SHOP);
    const above = (from: number): Filter => [
      { dimension: 'first-day', scope: 'customers', keep: { kind: 'range', from, below: null } }
    ];
    const [one, two] = [selectOrders(table, above(1)), selectOrders(table, above(2))];
    expect(selectOrders(table, above(1))).toBe(one);
    expect(selectOrders(table, above(2))).toBe(two);
    selectOrders(table, above(3));
    expect(selectOrders(table, above(2))).toBe(two);
    expect(selectOrders(table, above(1))).not.toBe(one);
  });

  it('is whole after a message: what is gathered late is sent along', () => {
    const kept = selectOrders(tableOf(SHOP), [
      { dimension: 'order:Channel', scope: 'customers', keep: web }
    ]);
    expect(structuredClone(kept)).toEqual({ ...kept });
  });
});

describe('analyse', () => {
  it('gives the same numbers with a filter that keeps everything', () => {
    const table = tableOf(SHOP);
    const filter: Filter = [
      {
        dimension: 'first-amount',
        scope: 'customers',
        keep: { kind: 'range', from: 0, below: null }
      }
    ];
    const { settings: _, ...plain } = analyse(table, DEFAULT_SETTINGS);
    const { settings: __, ...filtered } = analyse(table, { ...DEFAULT_SETTINGS, filter });
    expect(filtered).toEqual(plain);
  });

  it('is of all orders where nothing meets the filter, and says so', () => {
    const table = tableOf(SHOP);
    const filter: Filter = [
      {
        dimension: 'first-amount',
        scope: 'customers',
        keep: { kind: 'range', from: 99, below: null }
      }
    ];
    const { kpis, selection } = analyse(table, { ...DEFAULT_SETTINGS, filter });
    expect(kpis.orders).toBe(5);
    expect(selection).toEqual({ customers: 0, orders: 0, allCustomers: 3, allOrders: 5 });
  });
});

describe('sharedCustomers', () => {
  it('is all of a list with one row for each customer', () => {
    const list = { orders: new Uint32Array(3), customerCount: 3 } as unknown as CustomerSummary;
    expect(sharedCustomers(list, DEFAULT_SETTINGS, DEFAULT_SETTINGS)).toBe(3);
  });

  it('counts the customers of neighbouring spans who bought in both', () => {
    const table = tableOf(SHOP);
    const days = { ...DEFAULT_SETTINGS, granularity: 'day' as const };
    const early = { ...days, from: 1, to: 4 };
    const late = { ...days, from: 5, to: 9 };
    expect(sharedCustomers(table, early, late)).toBe(2);
    expect(sharedCustomers(table, early, { ...late, from: 6 })).toBe(1);
  });
});
