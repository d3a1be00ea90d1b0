import { describe, expect, it } from 'vitest';
import {
  historyOf,
  meanAge,
  rescaled,
  rowsFromLists,
  rowsOf,
  thinned
} from '../../../../src/core/clv/models/rows';
import { transactionsBetween, transactionsOf } from '../../../../src/core/clv/models/transactions';
import { SeededRandom } from '../../../../src/core/math/random';
import { orderTableFromRecords } from '../../../../src/core/orders/build-table';

const TABLE = orderTableFromRecords([
  // Two orders on the first day, two on day 17: three transactions by day 40.
  { customer: 'a', day: 10, amount: 5 },
  { customer: 'a', day: 10, amount: 7 },
  { customer: 'a', day: 17, amount: 20 },
  { customer: 'a', day: 17, amount: 10 },
  { customer: 'a', day: 38, amount: 6 },
  { customer: 'a', day: 60, amount: 99 },
  { customer: 'b', day: 38, amount: 3 },
  { customer: 'c', day: 45, amount: 8 },
  { customer: 'd', day: 38, amount: 4 }
]);

describe('transactionsOf', () => {
  it('counts days with orders after the first, up to the observation end', () => {
    const found = transactionsOf(TABLE, 40);
    expect(Array.from(found.customer)).toEqual([0, 1, 3]);
    expect(Array.from(found.x)).toEqual([2, 0, 0]);
    expect(Array.from(found.txDays)).toEqual([28, 0, 0]);
    expect(Array.from(found.ageDays)).toEqual([30, 2, 2]);
  });

  it('takes m̄ over the repeat transactions, orders of a day added up', () => {
    const found = transactionsOf(TABLE, 40);
    // (30 + 6) / 2; with the first, (12 + 30 + 6) / 3.
    expect(Array.from(found.spend)).toEqual([18, NaN, NaN]);
    expect(Array.from(found.spendOfAll)).toEqual([16, 3, 4]);
    expect(found.logGaps[0]).toBeCloseTo(Math.log(7) + Math.log(21), 14);
  });

  it('knows of nobody before the first order', () => {
    expect(transactionsOf(TABLE, 9).customer).toHaveLength(0);
    expect(transactionsOf(TABLE, 10).ageDays[0]).toBe(0);
  });
});

describe('transactionsBetween', () => {
  it('counts days with orders and revenue in a span, both ends included', () => {
    const later = transactionsBetween(TABLE, Uint32Array.of(0, 2), 17, 45);
    expect(Array.from(later.transactions)).toEqual([2, 1]);
    expect(Array.from(later.revenue)).toEqual([36, 8]);
  });
});

describe('rowsOf', () => {
  it('joins customers alike, in weeks', () => {
    const rows = rowsOf(transactionsOf(TABLE, 40));
    expect(rows.count).toBe(2);
    expect(rows).toMatchObject({ customers: 3, repeatBuyers: 1, totalX: 2 });
    expect(Array.from(rows.weight)).toEqual([2, 1]);
    expect(Array.from(rows.rowOf)).toEqual([1, 0, 0]);
    expect(historyOf(rows, 1)).toEqual({ x: 2, tx: 4, T: 30 / 7 });
    expect(rows.totalLogGaps).toBeCloseTo(Math.log(1) + Math.log(3), 14);
    expect(meanAge(rows)).toBeCloseTo((30 + 2 + 2) / 21, 14);
  });

  it('is the same as from lists', () => {
    const random = new SeededRandom(1);
    const records = Array.from({ length: 3000 }, () => ({
      customer: String(Math.floor(random.uniform() ** 2 * 900)),
      day: Math.floor(random.uniform() * 400),
      amount: 1
    }));
    const customers = transactionsOf(orderTableFromRecords(records), 399);
    const rows = rowsOf(customers, 1);
    const total = customers.logGaps.reduce((sum, value) => sum + value, 0);
    const lists = { x: customers.x, tx: customers.txDays, T: customers.ageDays };
    const same = rowsFromLists({ ...lists, totalLogGaps: total });
    expect(same).toEqual(rows);
    customers.x.forEach((x, i) => {
      const { txDays, ageDays } = customers;
      const history = { x, tx: txDays[i], T: ageDays[i] };
      expect(historyOf(rows, rows.rowOf[i] ?? 0)).toEqual(history);
    });
    expect(rows.weight.reduce((sum, count) => sum + count, 0)).toBe(customers.x.length);
  });

  it('sorts by x even where one customer is far beyond the others', () => {
    const rows = rowsFromLists({ x: [2_000_000, 0, 3], tx: [9, 0, 5], T: [9, 9, 9] });
    expect(Array.from(rows.x)).toEqual([0, 3, 2_000_000]);
    expect(Array.from(rows.blocks)).toEqual([0, 1, 2, 3]);
  });

  it.each([
    [1, 5, 4],
    [0, 1, 4],
    [-1, 0, 4],
    [0.5, 1, 4],
    [1, NaN, 4]
  ])('refuses x %f, t_x %f, T %f', (x, tx, T) =>
    expect(() => rowsFromLists({ x: [x], tx: [tx], T: [T] })).toThrow(RangeError)
  );
});

describe('rescaled and thinned', () => {
  const random = new SeededRandom(2);
  const n = 5000;
  const x = Array.from({ length: n }, () => Math.floor(4 * random.uniform()));
  const T = x.map(() => 10 + 50 * random.uniform());
  const tx = x.map((count, i) => (count === 0 ? 0 : (T[i] ?? 0) * random.uniform()));
  const rows = rowsFromLists({ x, tx, T, totalLogGaps: 100 });

  it('changes the unit of times and gaps alone', () => {
    const other = rescaled(rows, 2);
    expect(historyOf(other, 7).T).toBe(historyOf(rows, 7).T / 2);
    expect(other.totalLogGaps).toBeCloseTo(100 - rows.totalX * Math.LN2, 8);
    expect(rows.totalLogGaps).toBe(100);
  });

  it('keeps the one-time buyers, and every k-th other row for k', () => {
    const sample = thinned(rows, 500);
    const once = x.filter((count) => count === 0).length;
    expect(sample.blocks[1]).toBe(once);
    expect(sample.count - once).toBeGreaterThan(450);
    expect(sample.count - once).toBeLessThanOrEqual(500);
    expect(Math.abs(sample.customers / n - 1)).toBeLessThan(0.005);
    expect(Math.abs(sample.totalX / rows.totalX - 1)).toBeLessThan(0.005);
    expect(thinned(rows, 50_000)).toBe(rows);
  });
});
