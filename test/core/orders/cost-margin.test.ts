import { describe, expect, it } from 'vitest';
import { orderTableFromRecords } from '../../../src/core/orders/build-table';
import { costMargin, effectiveMargin } from '../../../src/core/orders/cost-margin';
import type { AttributeRole, OrderTable } from '../../../src/core/orders/order-table';
import { observeOrders } from '../../../src/core/orders/summary';
import { analyse } from '../../../src/core/report';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';

interface Sold {
  amount: number;
  cost: number;
  quantity?: number;
}

/** One order a day, all of one customer. */
function shopOf(sold: readonly Sold[], name = 'COGS'): OrderTable {
  const column = (role: AttributeRole, heading: string, values: number[]) =>
    ({
      name: heading,
      role,
      per: 'order',
      kind: 'number',
      values: Float64Array.from(values)
    }) as const;
  return {
    ...orderTableFromRecords(sold.map(({ amount }, day) => ({ customer: 'a', day, amount }))),
    attributes: [
      column(
        'cost',
        name,
        sold.map(({ cost }) => cost)
      ),
      column(
        'quantity',
        'Pieces',
        sold.map(({ quantity = 1 }) => quantity)
      )
    ]
  };
}

const marginOf = (table: OrderTable, end: number | null = null) =>
  costMargin(observeOrders(table, end));

describe('costMargin', () => {
  it('is what is left of the revenue of the orders that have a cost', () => {
    const table = shopOf([
      { amount: 100, cost: 60 },
      { amount: 50, cost: 30 },
      { amount: 1000, cost: NaN },
      { amount: 1000, cost: 0 }
    ]);
    expect(marginOf(table)).toEqual({
      name: 'COGS',
      margin: 0.4,
      orders: 2,
      allOrders: 4,
      losing: 0,
      concern: null
    });
  });

  it('looks no further than the observation end', () => {
    const table = shopOf([
      { amount: 100, cost: 60 },
      { amount: 100, cost: 90 }
    ]);
    expect(marginOf(table, 0)).toMatchObject({ margin: 0.4, orders: 1, allOrders: 1 });
    expect(marginOf(table)).toMatchObject({ margin: 0.25, orders: 2 });
  });

  it('reads costs that are written as negative numbers', () => {
    expect(marginOf(shopOf([{ amount: 100, cost: -75 }]))).toMatchObject({
      margin: 0.25,
      losing: 0
    });
  });

  it('has no margin where costs exceed the revenue or no order has a cost, and doubts the column', () => {
    expect(marginOf(shopOf([{ amount: 100, cost: 130 }]))).toMatchObject({
      margin: null,
      losing: 1,
      concern: 'losing'
    });
    expect(marginOf(shopOf([{ amount: 100, cost: NaN }]))).toMatchObject({
      margin: null,
      orders: 0,
      concern: null
    });
    expect(marginOf(orderTableFromRecords([{ customer: 'a', day: 0, amount: 1 }]))).toBeNull();
  });

  const pieces = (costOf: (quantity: number) => number): OrderTable =>
    shopOf(
      Array.from({ length: 60 }, (_, i) => {
        const quantity = i % 2 === 0 ? 1 : 3;
        return { amount: 10 * quantity, cost: costOf(quantity), quantity };
      })
    );

  it('doubts a cost that does not grow with the number of pieces', () => {
    expect(marginOf(pieces(() => 6))?.concern).toBe('unit-cost');
    expect(marginOf(pieces((quantity) => 6 * quantity))?.concern).toBeNull();
  });

  it('doubts a heading that says it is of one piece', () => {
    expect(marginOf(shopOf([{ amount: 10, cost: 6 }], 'Cost per item'))?.concern).toBe('unit-cost');
  });
});

describe('effectiveMargin', () => {
  const table = shopOf([{ amount: 100, cost: 60 }]);
  const observed = observeOrders(table, null);

  it('is the rate as typed, unless the column of costs is asked for', () => {
    expect(effectiveMargin(observed, { grossMargin: 0.3, marginFrom: 'rate' })).toBe(0.3);
    expect(effectiveMargin(observed, { grossMargin: 0.3, marginFrom: 'costs' })).toBe(0.4);
  });

  it('is the rate where the file has no such column, and unknown where the column cannot be used', () => {
    const without = observeOrders({ ...table, attributes: [] }, null);
    const unusable = observeOrders(shopOf([{ amount: 100, cost: 130 }]), null);
    expect(effectiveMargin(without, { grossMargin: 0.3, marginFrom: 'costs' })).toBe(0.3);
    expect(effectiveMargin(unusable, { grossMargin: 0.3, marginFrom: 'costs' })).toBeNull();
  });

  it('is what the report multiplies by and names in its settings', () => {
    const report = analyse(table, { ...DEFAULT_SETTINGS, grossMargin: 0.3, marginFrom: 'costs' });
    expect(report.settings.grossMargin).toBe(0.4);
    expect(report.clv.historic).toEqual({ revenuePerCustomer: 100, marginPerCustomer: 40 });
    expect(report.clv.simple.grossMargin).toBe(0.4);
    expect(report.clv.costMargin?.margin).toBe(0.4);
    expect(analyse(table, DEFAULT_SETTINGS).clv.costMargin?.margin).toBe(0.4);
  });
});
