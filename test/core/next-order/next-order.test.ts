import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concentration } from '../../../src/core/next-order/concentration';
import { gapDistributions } from '../../../src/core/next-order/gap-distributions';
import { nextOrder } from '../../../src/core/next-order/next-order';
import type { OrderRecord } from '../../../src/core/orders/build-table';
import { orderTableFromRecords } from '../../../src/core/orders/build-table';
import { observeOrders, summariseOrders } from '../../../src/core/orders/summary';
import type { NextOrder, Reminder } from '../../../src/core/schema/next-order';

/** Of orders as [customer, day, amount], observed to a day. */
function nextOrderOf(
  orders: [string, number, number?][],
  observationEnd: number,
  from = -Infinity,
  to = observationEnd
): NextOrder {
  const records: OrderRecord[] = orders.map(([customer, day, amount = 10]) => ({
    customer,
    day,
    amount
  }));
  const observed = observeOrders(orderTableFromRecords(records), observationEnd);
  return nextOrder(observed, summariseOrders(observed, from, to), { from, to });
}

/** Customers who all start on day 0, with their second orders on the days given. */
function reminderOf(secondDays: number[], stayAway: number, end: number): Reminder | null {
  const orders = secondDays.flatMap((day, i): [string, number][] => [
    [`back ${i}`, 0],
    [`back ${i}`, day]
  ]);
  for (let i = 0; i < stayAway; i++) orders.push([`away ${i}`, 0]);
  return nextOrderOf(orders, end).steps[0]?.reminder ?? null;
}

describe('nextOrder', () => {
  it('says by when half and four fifths of those who return have returned', () => {
    // 10 of 60 return, one every ten days.
    const days = Array.from({ length: 10 }, (_, i) => 10 * (i + 1));
    const reminder = reminderOf(days, 50, 200);
    expect(reminder).toMatchObject({ horizonDays: 200, halfBy: 50, mostBy: 80 });
    expect(reminder?.returning).toBeCloseTo(1 / 6, 12);
  });

  it('looks for those who return no further than 365 days', () => {
    expect(reminderOf([20, 400], 50, 500)).toMatchObject({ horizonDays: 365, mostBy: 20 });
  });

  it('gives no reminder where fewer than 30 are watched for 30 days, or nobody returns', () => {
    expect(reminderOf([10], 28, 100)).toBeNull();
    expect(reminderOf([10], 40, 29)).toBeNull();
    expect(reminderOf([], 40, 100)).toBeNull();
  });

  it('has a step only where somebody can have taken it', () => {
    const { steps } = nextOrderOf(
      [
        ['a', 0],
        ['a', 5],
        ['b', 2]
      ],
      50
    );
    expect(steps.map(({ order, customers, reached }) => [order, customers, reached])).toEqual([
      [2, 2, 1],
      [3, 1, 0]
    ]);
    // The third order has been waited for since day 5 only.
    expect(steps[1]?.within.map(({ share }) => share)).toEqual([0, null, null, null, null]);
  });

  it('counts in a span the customers whose order lies in it, and what follows whenever', () => {
    const orders: [string, number, number][] = [
      ['old', 0, 7],
      ['old', 40, 11],
      ['old', 90, 13],
      ['new', 45, 17],
      ['new', 80, 19]
    ];
    const { steps, ladder, gaps, newAndReturning } = nextOrderOf(orders, 100, 30, 60);
    expect(steps.map(({ order, days, reached }) => [order, days, reached])).toEqual([
      [2, [35], 1],
      [3, [50], 1]
    ]);
    expect(ladder.map((rung) => [rung.orders, rung.averageOrderValue])).toEqual([
      [1, 17],
      [2, 11]
    ]);
    expect(gaps.map(({ count, median }) => [count, median])).toEqual([
      [1, 40],
      [0, null],
      [0, null],
      [0, null]
    ]);
    expect(newAndReturning).toEqual({
      newCustomers: 1,
      returningCustomers: 1,
      newOrders: 1,
      returningOrders: 1,
      newRevenue: 17,
      returningRevenue: 11
    });
  });

  it('climbs no higher than ten orders', () => {
    const orders = Array.from({ length: 14 }, (_, i): [string, number] => ['a', 3 * i]);
    const { ladder } = nextOrderOf(orders, 100);
    expect(ladder).toHaveLength(10);
    expect(ladder.every((rung) => rung.next.rate === 1)).toBe(true);
    expect(ladder[0]).toMatchObject({ aovLow: null, aovHigh: null });
  });

  it('has Student’s interval of the mean amount: 10 ± 12.706 × 2 / √2 of 8 and 12', () => {
    const { ladder } = nextOrderOf(
      [
        ['a', 0, 8],
        ['b', 0, 12]
      ],
      10
    );
    // The deviation is √8; 12.706 is the quantile with one degree of freedom in every table.
    expect(ladder[0]?.aovLow).toBeCloseTo(10 - (12.706 * Math.sqrt(8)) / Math.sqrt(2), 2);
    expect(ladder[0]?.aovHigh).toBeCloseTo(10 + (12.706 * Math.sqrt(8)) / Math.sqrt(2), 2);
  });

  it('finds no spread in amounts that are all the same, however large', () => {
    const orders = Array.from({ length: 500 }, (_, i): [string, number, number] => [
      `c${i}`,
      i,
      987_654_321.1
    ]);
    expect(nextOrderOf(orders, 600).ladder[0]).toMatchObject({
      averageOrderValue: 987_654_321.1,
      aovLow: 987_654_321.1,
      aovHigh: 987_654_321.1
    });
  });
});

describe('gapDistributions', () => {
  const days = (...values: number[]): number[] => {
    const counts = new Array<number>(700).fill(0);
    for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
    return counts;
  };

  it('has bins of the width that holds nine tenths of all gaps', () => {
    // 9 of 10 within 83 days: twelve weeks hold them. One day more, and it takes fortnights.
    const nine = new Array<number>(9).fill(83);
    const weeks = gapDistributions([days(...nine, 600), days(), days(), days()]);
    expect(weeks[0]?.bins.slice(-2)).toEqual([
      { fromDays: 77, belowDays: 84, orders: 9 },
      { fromDays: 84, belowDays: null, orders: 1 }
    ]);
    const fortnights = gapDistributions([days(...nine.map((gap) => gap + 1), 600), days()]);
    expect(fortnights[0]?.bins[1]).toMatchObject({ fromDays: 14, belowDays: 28 });
  });

  it('has the same bins for every order, and counts each gap in one', () => {
    const gaps = gapDistributions([days(0, 3, 40), days(200), days(), days(1, 1)]);
    for (const { bins, count } of gaps) {
      expect(bins.map((bin) => bin.fromDays)).toEqual(gaps[0]?.bins.map((bin) => bin.fromDays));
      expect(bins.reduce((sum, bin) => sum + bin.orders, 0)).toBe(count);
    }
  });

  it('has months where there is no gap at all', () => {
    const [second] = gapDistributions([days(), days(), days(), days()]);
    expect(second).toMatchObject({ count: 0, p25: null, p90: null });
    expect(second?.bins[0]).toEqual({ fromDays: 0, belowDays: 30, orders: 0 });
  });
});

describe('concentration', () => {
  const of = (revenues: number[]): ReturnType<typeof concentration> =>
    concentration({
      customers: revenues.length,
      customerOrders: new Uint32Array(revenues.length).fill(1),
      customerRevenue: Float64Array.from(revenues)
    });

  it('rounds shares of customers up to whole ones', () => {
    const { shares } = of([70, 20, 10]);
    expect(shares.map((share) => share.customers)).toEqual([1, 1, 1, 1]);
    expect(shares[0]?.revenueShare).toBeCloseTo(0.7, 12);
    const many = of(Array.from({ length: 200 }, (_, i) => i));
    expect(many.shares.map((share) => share.customers)).toEqual([2, 10, 20, 40]);
  });

  it('rises from 0 to 1, never below what an even spread would give', () => {
    const revenues = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1 });
    fc.assert(
      fc.property(revenues, (values) => {
        const { curve, shares } = of(values);
        if (values.every((value) => value === 0)) {
          expect(curve).toEqual([]);
          expect(shares[0]?.revenueShare).toBeNull();
          return;
        }
        expect([curve[0], curve[100], curve.length]).toEqual([0, 1, 101]);
        // Told in one word: 20,000 expectations would take longer than the rest of the file.
        const low = curve.findIndex(
          (share, percent) => !(share >= Math.max(curve[percent - 1] ?? 0, percent / 100 - 1e-12))
        );
        expect(low).toBe(-1);
      })
    );
  });

  it('leaves out customers without an order', () => {
    const { shares } = concentration({
      customers: 1,
      customerOrders: Uint32Array.of(0, 2),
      customerRevenue: Float64Array.of(-50, 30)
    });
    expect(shares[0]).toEqual({ top: 0.01, customers: 1, revenueShare: 1 });
  });
});
