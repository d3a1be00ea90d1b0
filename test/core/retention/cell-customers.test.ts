import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/report';
import { cellCustomers } from '../../../src/core/retention/cell-customers';
import { orderTableFromRecords } from '../../../src/core/orders/build-table';
import type { CellQuestion } from '../../../src/core/schema/cell';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { isoToDay } from '../../../src/core/time/calendar';
import {
  filters,
  filterShop,
  historyOf,
  smallShops,
  tableOf,
  variedSettings
} from '../filter/shop';

const VIEWS: CellQuestion['view'][] = ['active', 'activeOnOrAfter', 'returnedBy'];
const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);

describe('cellCustomers', () => {
  it('counts as many as the cohort table in every cell, on 30 random shops', () => {
    let cells = 0;
    const scenes = fc.record({
      shop: smallShops(8, 40),
      filter: fc.option(filters, { nil: [], freq: 2 }),
      settings: variedSettings,
      pick: fc.nat()
    });
    fc.assert(
      fc.property(scenes, ({ shop, filter, settings, pick }) => {
        const end =
          settings.observationEnd ??
          Math.max(...[...shop.orders, ...shop.refunds].map(({ day }) => day));
        if (!shop.orders.some(({ day }) => day <= end)) return;
        const asked = { ...settings, filter };
        const table = tableOf(shop);
        const { cohorts, selection } = analyse(table, asked);
        const kept = selection.orders === 0 ? shop : filterShop(shop, filter);
        for (const row of cohorts.rows) {
          const offset = pick % row.size === 0 ? 0 : pick % row.active.length;
          for (const view of VIEWS) {
            cells++;
            const cell = cellCustomers(table, asked, { start: row.start, offset, view });
            expect(cell.share.numerator).toBe(row[view][offset]);
            expect(cell.share.denominator).toBe(row.size);
            expect(cell.customers).toHaveLength(cell.share.numerator);
            if (view === 'active') expect(cell.orders).toBe(row.orders[offset]);
            expect(sum(cell.customers.map((c) => c.cellOrders))).toBe(cell.orders);
            expect(sum(cell.customers.map((c) => c.cellRevenue))).toBeCloseTo(cell.revenue, 9);
            for (const customer of cell.customers) {
              const history = historyOf(kept.orders, customer.key).filter(({ day }) => day <= end);
              expect(customer.orders).toBe(history.length);
              expect(isoToDay(customer.firstOrder)).toBe(history[0]?.day);
              expect(isoToDay(customer.lastOrder)).toBe(history.at(-1)?.day);
              const [first] = history;
              const refunds = kept.refunds.filter(
                ({ customer: key, day }) =>
                  key === customer.key && day <= end && day >= (first?.day ?? Infinity)
              );
              const paid = [...history, ...refunds].map(({ amount }) => amount);
              expect(customer.revenue).toBeCloseTo(sum(paid), 9);
            }
          }
        }
      }),
      { numRuns: 30, seed: 1 }
    );
    expect(cells).toBeGreaterThan(200);
  }, 60_000);

  const table = orderTableFromRecords(
    [
      { customer: 'ana', day: isoToDay('2024-01-05'), amount: 10 },
      { customer: 'ana', day: isoToDay('2024-02-05'), amount: 20 },
      { customer: 'ana', day: isoToDay('2024-03-05'), amount: 40 },
      { customer: 'ben', day: isoToDay('2024-01-31'), amount: 500 },
      { customer: 'ben', day: isoToDay('2024-03-01'), amount: 7 },
      { customer: 'eve', day: isoToDay('2024-02-01'), amount: 1 }
    ],
    [{ customer: 'ana', day: isoToDay('2024-02-20'), amount: -5 }]
  );
  const ask = (offset: number, view: CellQuestion['view']) =>
    cellCustomers(table, DEFAULT_SETTINGS, { start: '2024-01-01', offset, view });

  it('counts the orders and the revenue of the period, refunds taken off', () => {
    expect(ask(1, 'active')).toMatchObject({
      share: { numerator: 1, denominator: 2, rate: 0.5, thin: true },
      orders: 1,
      revenue: 15,
      customers: [
        {
          key: 'ana',
          firstOrder: '2024-01-05',
          lastOrder: '2024-03-05',
          orders: 3,
          revenue: 65,
          cellOrders: 1,
          cellRevenue: 15
        }
      ]
    });
  });

  it('counts from the period on, or from the start up to it, by the view, the highest revenue first', () => {
    const onOrAfter = ask(1, 'activeOnOrAfter');
    expect(onOrAfter.customers.map(({ key }) => key)).toEqual(['ben', 'ana']);
    expect(onOrAfter).toMatchObject({ orders: 3, revenue: 62 });
    expect(ask(1, 'returnedBy')).toMatchObject({
      share: { numerator: 1, denominator: 2 },
      orders: 2,
      revenue: 25
    });
  });

  it('lists at most 500, the ones with the highest revenue', () => {
    const many = orderTableFromRecords(
      Array.from({ length: 600 }, (_, i) => ({ customer: `c${i}`, day: i % 20, amount: i }))
    );
    const cell = cellCustomers(many, DEFAULT_SETTINGS, {
      start: '1970-01-01',
      offset: 0,
      view: 'active'
    });
    expect(cell.share.numerator).toBe(600);
    expect(cell.orders).toBe(600);
    expect(cell.customers).toHaveLength(500);
    expect(cell.customers[0]?.key).toBe('c599');
    expect(cell.customers.at(-1)?.key).toBe('c100');
  });

  it.each([
    ['2024-01-02', 0],
    ['2023-12-01', 0],
    ['2024-01-01', 3],
    ['2024-01-01', -1],
    ['2024-01-01', 0.5]
  ])('refuses a cohort of %s at offset %f', (start, offset) => {
    expect(() => cellCustomers(table, DEFAULT_SETTINGS, { start, offset, view: 'active' })).toThrow(
      RangeError
    );
  });
});
