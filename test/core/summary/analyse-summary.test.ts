import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  copyShopData,
  isCustomerSummary,
  shopDataBuffers
} from '../../../src/core/orders/customer-summary';
import type { OrderTable } from '../../../src/core/orders/order-table';
import { StringPacker } from '../../../src/core/orders/packed-strings';
import { analyse, analyseShop, EMPTY_SOURCE } from '../../../src/core/report';
import type { Report } from '../../../src/core/report-schema';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/core/settings';
import { isoToDay } from '../../../src/core/time/calendar';
import { labelOf } from '../oracle';
import { byCustomer, iso, listOf, planOf, readList, type Order } from './lists';

const DAYS = planOf(['customer', 'firstDate', 'lastDate', 'orderCount', 'revenue']);
const MODEL = planOf(['customer', 'frequency', 'recency', 'age', 'monetary']);

const reportOf = (rows: string[][], settings: Partial<Settings> = {}, plan = DAYS): Report =>
  analyseShop(readList(plan, rows).summary, { ...DEFAULT_SETTINGS, ...settings });

const DAY_0 = isoToDay('2023-01-01');
/** Small shops: up to 12 customers with orders over 400 days, amounts in cents. */
const shops = fc.array(
  fc.record({
    customer: fc.integer({ min: 1, max: 12 }).map((n) => `c${n}`),
    day: fc.integer({ min: DAY_0, max: DAY_0 + 400 }),
    amount: fc.integer({ min: 0, max: 50_000 }).map((cents) => cents / 100)
  }),
  { minLength: 1, maxLength: 60 }
);

describe('analyseSummary', () => {
  it('gives the numbers of the orders that the list was made from', () => {
    fc.assert(
      fc.property(shops, fc.integer({ min: 1, max: 400 }), (orders, w) => {
        const { kpis, clv } = reportOf(listOf(orders), { lapseWindowDays: w, grossMargin: 0.5 });
        const groups = [...byCustomer(orders).values()];
        const revenue = orders.reduce((sum, { amount }) => sum + amount, 0);
        const repeat = groups.filter((group) => group.length > 1).length;
        expect(kpis).toMatchObject({
          customers: groups.length,
          orders: orders.length,
          repeatCustomers: repeat,
          repeatPurchaseRate: repeat / groups.length,
          ordersPerCustomer: orders.length / groups.length,
          lapseWindowDays: w,
          returningRevenueShare: null,
          medianDaysBetweenOrders: null
        });
        expect(kpis.revenue).toBeCloseTo(revenue, 6);
        expect(kpis.averageOrderValue).toBeCloseTo(revenue / orders.length, 6);
        expect(clv.historic.marginPerCustomer).toBeCloseTo(revenue / groups.length / 2, 6);
      }),
      { numRuns: 100 }
    );
  });

  it('counts new customers by period, in both calendars and every granularity', () => {
    const scheme = fc.record({
      granularity: fc.constantFrom('day', 'week', 'month', 'quarter', 'year'),
      calendar: fc.constantFrom('gregory', 'persian'),
      weekStart: fc.constantFrom('monday', 'saturday')
    });
    fc.assert(
      fc.property(shops, scheme, (orders, chosen) => {
        const settings = { ...DEFAULT_SETTINGS, ...chosen };
        const rows = reportOf(listOf(orders), settings).summary?.newCustomers ?? [];
        const groups = [...byCustomer(orders).values()];
        for (const row of rows) {
          const starters = groups.filter(
            ([first]) => labelOf(first?.day ?? 0, settings) === row.label
          );
          expect(row.customers).toBe(starters.length);
          expect(row.repeatCustomers).toBe(starters.filter((group) => group.length > 1).length);
          expect(row.orders).toBe(starters.flat().length);
          const paid = starters.flat().reduce((sum, { amount }) => sum + amount, 0);
          expect(row.revenue ?? 0).toBeCloseTo(paid, 6);
        }
        expect(rows.reduce((sum, row) => sum + row.customers, 0)).toBe(groups.length);
        const last = Math.max(...orders.map(({ day }) => day));
        expect(rows.at(-1)?.label).toBe(labelOf(last, settings));
        expect(rows.filter(({ complete }) => !complete).every((row) => row.end > iso(last))).toBe(
          true
        );
      }),
      { numRuns: 60 }
    );
  });

  it('splits customers by days since the last order, at the lapse window too', () => {
    fc.assert(
      fc.property(
        shops,
        fc.integer({ min: 1, max: 800 }),
        fc.integer({ min: 0, max: 500 }),
        (orders, w, later) => {
          const end = Math.max(...orders.map(({ day }) => day)) + later;
          const { summary } = reportOf(listOf(orders), { lapseWindowDays: w, observationEnd: end });
          const silence = [...byCustomer(orders).values()].map((group) => {
            return end - Math.max(...group.map(({ day }) => day));
          });
          for (const row of summary?.sinceLastOrder ?? []) {
            const to = row.toDays ?? Infinity;
            const inRow = silence.filter((days) => days >= row.fromDays && days <= to);
            expect(row.customers).toBe(inRow.length);
            expect(inRow.every((days) => days < w === row.active)).toBe(true);
          }
          const active = silence.filter((days) => days < w).length;
          expect(summary?.active).toMatchObject({ numerator: active, denominator: silence.length });
          expect(summary?.observationEndSource).toBe('user');
        }
      ),
      { numRuns: 100 }
    );
  });

  it('counts customers by their orders', () => {
    const rows = [1, 1, 2, 9, 10, 19, 20, 49, 50, 400].map((orders, i) => [
      `c${i}`,
      '2024-01-01',
      orders === 1 ? '2024-01-01' : '2024-06-01',
      String(orders),
      '10'
    ]);
    const counts = reportOf(rows).summary?.orderCounts.map((row) => [
      row.fromOrders,
      row.toOrders,
      row.customers,
      row.orders,
      row.revenue
    ]);
    expect(counts).toEqual([
      [1, 1, 2, 2, 20],
      [2, 2, 1, 2, 10],
      ...[3, 4, 5, 6, 7, 8].map((n) => [n, n, 0, 0, null]),
      [9, 9, 1, 9, 10],
      [10, 19, 2, 29, 20],
      [20, 49, 2, 69, 20],
      [50, null, 2, 450, 20]
    ]);
    const few = reportOf(rows.slice(0, 3)).summary?.orderCounts;
    expect(few).toHaveLength(2);
  });

  it('takes the mean gap of each customer with two orders or more', () => {
    const { summary } = reportOf([
      ['a', '2024-01-01', '2024-01-01', '1', '1'],
      // 30 days in 3 gaps, 14 in 1, 0 in 2
      ['b', '2024-01-01', '2024-01-31', '4', '1'],
      ['c', '2024-01-01', '2024-01-15', '2', '1'],
      ['d', '2024-01-01', '2024-01-01', '3', '1']
    ]);
    expect(summary?.meanGap).toMatchObject({ customers: 3, medianDays: 10, meanDays: 8 });
    expect(summary?.meanGap?.rows.filter(({ customers }) => customers > 0)).toEqual([
      { fromDays: 0, belowDays: 7, customers: 1 },
      { fromDays: 7, belowDays: 14, customers: 1 },
      { fromDays: 14, belowDays: 30, customers: 1 }
    ]);
    const once = reportOf([['a', '2024-01-01', '2024-01-01', '1', '1']]);
    expect(once.summary?.meanGap).toBeNull();
  });

  it('names what needs single orders and leaves it empty', () => {
    const report = reportOf([['a', '2024-01-01', '2024-02-01', '2', '10']]);
    expect(report).toMatchObject({
      basis: 'customers',
      periods: [],
      insights: [],
      cohorts: { rows: [], average: [] },
      clv: { simple: { value: null, reason: 'not-measurable' } }
    });
    expect(report.summary?.needsOrders).toContain('cohorts');
    const measured = report.tiles.filter(({ value }) => value !== null).map(({ key }) => key);
    expect(measured).toEqual(['customers', 'repeatPurchaseRate', 'averageOrderValue', 'revenue']);
  });

  it('sums money over the customers of whom it is known', () => {
    const { kpis, summary, clv } = reportOf([
      ['a', '2024-01-01', '2024-02-01', '2', '10'],
      ['b', '2024-01-01', '2024-02-01', '5', '']
    ]);
    expect(kpis).toMatchObject({ orders: 7, revenue: 10, averageOrderValue: 5 });
    expect(summary?.customersWithRevenue).toBe(1);
    expect(clv.historic.revenuePerCustomer).toBe(10);
    const none = reportOf([['a', '2024-01-01', '2024-02-01', '2', '']]);
    expect(none.kpis).toMatchObject({ revenue: null, averageOrderValue: null });
    expect(none.clv.historic.revenuePerCustomer).toBeNull();
  });

  it('does not cut a list before its last order, and takes its own end', () => {
    const rows = [['a', '2024-01-01', '2024-02-01', '2', '10']];
    const early = reportOf(rows, { observationEnd: isoToDay('2024-01-15') });
    expect(early.span.observationEnd).toBe('2024-02-01');
    expect(early.summary?.observationEndSource).toBe('last-order');
    const plan = { ...DAYS, observationEnd: isoToDay('2024-05-01') };
    const listed = reportOf(rows, {}, plan);
    expect(listed.settings.observationEnd).toBe('2024-05-01');
    expect(listed.summary?.observationEndSource).toBe('list');
  });

  it('works the days out of t_x and T', () => {
    const end = isoToDay('1997-09-30');
    const plan = { ...MODEL, timeUnitDays: 7 as const, observationEnd: end };
    // Rows of CDNOW's customers 1 and 2 as Fader & Hardie list them: first orders on 1 January,
    // 272 days (38.86 weeks) before the end; the last of customer 1 is 213 days (30.43 weeks) later.
    const { summary, span, kpis } = reportOf(
      [
        ['1', '2', '30.43', '38.86', '22.35'],
        ['2', '1', '1.71', '38.86', '11.77'],
        ['3', '0', '0', '38.86', '0']
      ],
      { lapseWindowDays: 90 },
      plan
    );
    expect(span).toEqual({
      firstDay: '1997-01-01',
      lastDay: '1997-08-02',
      observationEnd: '1997-09-30',
      from: null,
      to: null
    });
    expect(kpis).toMatchObject({ customers: 3, orders: 6, repeatCustomers: 2, revenue: null });
    expect(summary?.newCustomers[0]).toMatchObject({ label: '1997-01', customers: 3 });
    // 2 August is 59 days before the end
    expect(summary?.active).toMatchObject({ numerator: 1, denominator: 3 });
    // 213 days in 2 gaps, 12 in 1
    expect(summary?.meanGap).toMatchObject({ medianDays: (106.5 + 12) / 2, customers: 2 });
    expect(summary?.repeat?.transactions).toBe(3);
    expect(summary?.repeat?.revenue).toBeCloseTo(2 * 22.35 + 11.77, 9);
    expect(summary?.repeat?.averageValue).toBeCloseTo((2 * 22.35 + 11.77) / 3, 9);
  });

  it('throws for no customers, for no day at all and for settings that mean nothing', () => {
    expect(() => reportOf([])).toThrow(RangeError);
    expect(() => reportOf([['a', '1', '2', '9', '5']], {}, MODEL)).toThrow(RangeError);
    const rows = [['a', '2024-01-01', '2024-02-01', '2', '10']];
    expect(() => reportOf(rows, { lapseWindowDays: 0 })).toThrow(RangeError);
    expect(() => reportOf(rows, { grossMargin: 2 })).toThrow(RangeError);
  });
});

describe('copyShopData', () => {
  it('copies a list whole, into buffers of its own', () => {
    const { summary } = readList(DAYS, listOf([{ customer: 'a', day: DAY_0, amount: 5 }]));
    const copy = copyShopData(summary);
    expect(copy).toEqual(summary);
    const buffers = new Set(shopDataBuffers(summary));
    expect(shopDataBuffers(copy).some((buffer) => buffers.has(buffer))).toBe(false);
    expect(shopDataBuffers(copy)).toHaveLength(6);
    expect(isCustomerSummary(copy)).toBe(true);
    structuredClone(copy, { transfer: shopDataBuffers(copy) });
    expect(copy.orders).toHaveLength(0);
    expect(summary.orders).toHaveLength(1);
  });
});

/** The order table of the definition: by customer, then by day. */
function tableOf(orders: readonly Order[]): OrderTable {
  const groups = [...byCustomer(orders)];
  const sorted = groups.flatMap(([, own]) => own);
  const names = new StringPacker();
  const offsets = [0];
  for (const [customer, own] of groups) {
    names.add(customer);
    offsets.push((offsets.at(-1) ?? 0) + own.length);
  }
  return {
    customerCount: groups.length,
    orderCount: orders.length,
    offsets: Uint32Array.from(offsets),
    day: Int32Array.from(sorted, ({ day }) => day),
    amount: Float64Array.from(sorted, ({ amount }) => amount),
    keys: names.pick(Uint32Array.from(groups.keys())),
    adjustments: { customer: new Uint32Array(), day: new Int32Array(), amount: new Float64Array() },
    attributes: []
  };
}

const cdnow = join(import.meta.dirname, '../../../../shared/data/cdnow_sample.csv');

describe('analyseSummary on CDNOW', () => {
  it.skipIf(!existsSync(cdnow))('says what the orders say', () => {
    const orders = readFileSync(cdnow, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line): Order => {
        const [customer = '', day = '', , amount = ''] = line.split(',');
        return { customer, day: isoToDay(day), amount: Number(amount) };
      });
    const settings = { ...DEFAULT_SETTINGS, lapseWindowDays: 180 };
    const byOrders = analyse(tableOf(orders), settings, EMPTY_SOURCE);
    const bySummary = reportOf(listOf(orders), settings);
    // Fader & Hardie's 1/10 sample: 2,357 customers, 6,919 orders, 244,091.94 dollars
    expect(bySummary.kpis).toMatchObject({ customers: 2357, orders: 6919 });
    expect(bySummary.kpis.revenue).toBeCloseTo(244_091.94, 4);
    const same = ['customers', 'orders', 'repeatCustomers', 'repeatPurchaseRate'] as const;
    for (const key of same) expect(bySummary.kpis[key]).toBe(byOrders.kpis[key]);
    expect(bySummary.kpis.revenue).toBeCloseTo(byOrders.kpis.revenue ?? 0, 4);
    expect(bySummary.span).toEqual(byOrders.span);
    // The list's active customers at the end are those of the last period.
    expect(bySummary.summary?.active?.numerator).toBe(byOrders.periods.at(-1)?.customersAtEnd);
    const starters = bySummary.summary?.newCustomers.map(({ customers }) => customers);
    expect(starters).toEqual(byOrders.periods.map(({ firstTimeBuyers }) => firstTimeBuyers));
  });
});
