import { describe, expect, it } from 'vitest';
import { sharedCustomers } from '../../../src/core/filter/selection';
import { dimensionsOf } from '../../../src/core/filter/dimensions';
import { orderTableFromRecords } from '../../../src/core/orders/build-table';
import type { OrderTable } from '../../../src/core/orders/order-table';
import { inPricesOf, pricesReport, type PriceIndex } from '../../../src/core/orders/price-index';
import { observeOrders } from '../../../src/core/orders/summary';
import { analyse } from '../../../src/core/report';
import { sampleShop } from '../../../src/core/sample/sample-shop';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/core/settings';
import { isoToDay, persianToDay } from '../../../src/core/time/calendar';

const gregory = (base: string, ...months: [string, number][]): PriceIndex => ({
  calendar: 'gregory',
  base,
  months: months.map(([month, index]) => ({ month, index }))
});

const order = (customer: string, iso: string, amount: number) => ({
  customer,
  day: isoToDay(iso),
  amount
});

const SHOP = orderTableFromRecords([
  order('a', '2024-01-31', 100),
  order('a', '2024-02-01', 100),
  order('a', '2024-03-15', 100)
]);

const amounts = (table: OrderTable): number[] => [...table.amount];

describe('inPricesOf', () => {
  it('multiplies an amount by the index of the base and divides it by that of its month', () => {
    const index = gregory('2024-03', ['2024-01', 50], ['2024-02', 80], ['2024-03', 100]);
    expect(amounts(inPricesOf(SHOP, index))).toEqual([200, 125, 100]);
  });

  it('takes the month in the calendar of the index: 20 March 2024 is the first day of Farvardin 1403', () => {
    const table = orderTableFromRecords([
      { customer: 'a', day: persianToDay(1402, 12, 29), amount: 100 },
      { customer: 'a', day: isoToDay('2024-03-20'), amount: 100 }
    ]);
    const index: PriceIndex = {
      calendar: 'persian',
      base: '1403-01',
      months: [
        { month: '1402-12', index: 80 },
        { month: '1403-01', index: 100 }
      ]
    };
    expect(amounts(inPricesOf(table, index))).toEqual([125, 100]);
  });

  it('gives months that the index lacks the prices of the nearest, the earlier of two', () => {
    const index = gregory('2024-03', ['2024-01', 50], ['2024-03', 100]);
    // February lies as near to January as to March.
    expect(amounts(inPricesOf(SHOP, index))).toEqual([200, 200, 100]);
    const late = gregory('2024-03', ['2024-03', 100], ['2024-04', 110]);
    expect(amounts(inPricesOf(SHOP, late))).toEqual([100, 100, 100]);
  });

  it('changes refunds by their own day, and columns of money with their order, but no others', () => {
    const table: OrderTable = {
      ...SHOP,
      adjustments: {
        customer: Uint32Array.of(0),
        day: Int32Array.of(isoToDay('2024-02-10')),
        amount: Float64Array.of(-40)
      },
      attributes: [
        {
          name: 'Tax',
          role: 'tax',
          per: 'order',
          kind: 'number',
          values: Float64Array.of(9, 9, NaN)
        },
        {
          name: 'Pieces',
          role: 'quantity',
          per: 'order',
          kind: 'number',
          values: Float64Array.of(1, 2, 3)
        }
      ]
    };
    const index = gregory('2024-03', ['2024-01', 50], ['2024-02', 80], ['2024-03', 100]);
    const priced = inPricesOf(table, index);
    expect([...priced.adjustments.amount]).toEqual([-50]);
    const [tax, pieces] = priced.attributes;
    expect(tax?.kind === 'number' && [...tax.values]).toEqual([18, 11.25, NaN]);
    expect(pieces).toBe(table.attributes[1]);
    expect([...table.amount]).toEqual([100, 100, 100]);
  });

  it('leaves the orders alone without an index, and keeps its result', () => {
    const index = gregory('2024-01', ['2024-01', 50]);
    expect(inPricesOf(SHOP, null)).toBe(SHOP);
    expect(inPricesOf(SHOP, gregory('2024-01'))).toBe(SHOP);
    expect(inPricesOf(SHOP, index)).toBe(inPricesOf(SHOP, { ...index }));
  });
});

describe('a report in the prices of a month', () => {
  const { table: shop } = sampleShop(isoToDay('2024-11-30'));
  const months = Array.from({ length: 48 }, (_, i) => {
    const ordinal = 2020 * 12 + 11 + i;
    return `${Math.floor(ordinal / 12)}-${String((ordinal % 12) + 1).padStart(2, '0')}`;
  });
  const withIndex = (indexOf: (i: number) => number, base = '2024-11'): Settings => ({
    ...DEFAULT_SETTINGS,
    grossMargin: 0.3,
    priceIndex: gregory(base, ...months.map((month, i): [string, number] => [month, indexOf(i)]))
  });
  const plain = analyse(shop, { ...DEFAULT_SETTINGS, grossMargin: 0.3 });

  it('is the same report under a constant index', () => {
    const { settings, prices, ...rest } = analyse(
      shop,
      withIndex(() => 250)
    );
    const { settings: _, prices: none, ...expected } = plain;
    expect(none).toBeNull();
    expect(prices?.uncoveredOrders).toBe(0);
    expect(settings.priceIndex).not.toBeNull();
    expect(rest).toEqual(expected);
  });

  it('tells money in proportion to the index of the base, and counts as before', () => {
    const grown = (base: string) =>
      analyse(
        shop,
        withIndex((i) => 100 * 1.02 ** i, base)
      );
    const [old, later] = [grown('2023-11'), grown('2024-11')];
    const ratio = 1.02 ** 12;
    expect((later.kpis.revenue ?? 0) / (old.kpis.revenue ?? 1)).toBeCloseTo(ratio, 10);
    expect((later.clv.simple.value ?? 0) / (old.clv.simple.value ?? 1)).toBeCloseTo(ratio, 10);
    expect(later.kpis.revenue).toBeGreaterThan(plain.kpis.revenue ?? Infinity);
    expect(later.kpis.returningRevenueShare).toBeCloseTo(old.kpis.returningRevenueShare ?? 0, 10);
    expect(later.cohorts.rows.map(({ active }) => active)).toEqual(
      plain.cohorts.rows.map(({ active }) => active)
    );
    expect(later.kpis.secondOrder).toEqual(plain.kpis.secondOrder);
  });
});

describe('amounts that filters and dimensions speak of', () => {
  const table = orderTableFromRecords([
    order('a', '2024-01-10', 100),
    order('b', '2024-02-10', 100),
    order('b', '2024-03-10', 100)
  ]);
  const priceIndex = gregory('2024-02', ['2024-01', 50], ['2024-02', 100]);
  const settings: Settings = { ...DEFAULT_SETTINGS, priceIndex };

  it('are in the prices of the settings', () => {
    const first = dimensionsOf(table, settings).find(({ id }) => id === 'first-amount');
    expect(first).toMatchObject({ min: 100, max: 200 });
    expect(dimensionsOf(table, DEFAULT_SETTINGS).some(({ id }) => id === 'first-amount')).toBe(
      false
    );
  });

  it('cut the same customers on both sides of a comparison', () => {
    const filter: Settings['filter'] = [
      {
        dimension: 'first-amount',
        scope: 'customers',
        keep: { kind: 'range', from: 150, below: null }
      }
    ];
    expect(sharedCustomers(table, { ...settings, filter }, settings)).toBe(1);
    expect(sharedCustomers(table, { ...DEFAULT_SETTINGS, filter }, DEFAULT_SETTINGS)).toBe(0);
    expect(analyse(table, { ...settings, filter }).kpis).toMatchObject({
      customers: 1,
      revenue: 200
    });
  });
});

describe('pricesReport', () => {
  const report = (index: PriceIndex | null) => pricesReport(observeOrders(SHOP, null), index);

  it('counts the orders and names the months that the index does not reach', () => {
    const index = gregory('2024-02', ['2023-12', 60], ['2024-02', 80]);
    expect(report(index)).toEqual({
      calendar: 'gregory',
      base: '2024-02',
      from: '2023-12',
      to: '2024-02',
      uncoveredOrders: 2,
      uncoveredMonths: ['2024-01', '2024-03']
    });
  });

  it('is nothing where amounts are as they were paid', () => {
    expect(report(null)).toBeNull();
  });
});
