import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { bookOf } from '../../../src/core/customers/book';
import { medianGap, nextOrderDays } from '../../../src/core/customers/next-order';
import { customerPage } from '../../../src/core/customers/customer';
import { customersPage } from '../../../src/core/customers/customers';
import { SeededRandom } from '../../../src/core/math/random';
import { orderTableFromRecords } from '../../../src/core/orders/build-table';
import type { ShopData } from '../../../src/core/orders/customer-summary';
import {
  CUSTOMER_COLUMNS,
  CUSTOMER_LISTS,
  type CustomerColumn,
  type CustomerRow,
  type CustomersPage,
  type CustomersQuestion
} from '../../../src/core/schema/customers';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/core/settings';
import { dayToIso, isoToDay } from '../../../src/core/time/calendar';
import { betaGeometricLife } from '../clv/simulate';
import { BASE, historyOf, smallShops, tableOf } from '../filter/shop';
import { listOf, planOf, readList, type Order } from '../summary/lists';

const QUESTION: CustomersQuestion = {
  forecast: true,
  sort: 'key',
  descending: false,
  list: 'all',
  search: '',
  from: 0,
  count: 5000
};

const ask = (
  data: ShopData,
  question: Partial<CustomersQuestion> = {},
  settings: Partial<Settings> = {}
): CustomersPage =>
  customersPage(
    data,
    { ...DEFAULT_SETTINGS, ...settings },
    { ...QUESTION, ...question },
    () => undefined
  );

const page = (data: ShopData, key: string, settings: Partial<Settings> = {}) =>
  customerPage(
    data,
    { ...DEFAULT_SETTINGS, ...settings },
    { key, forecast: true },
    () => undefined
  );

/** All that a forecast tells of a customer. */
const NOTHING_EXPECTED = {
  pAlive: null,
  expectedOrders: null,
  ordersLow: null,
  ordersHigh: null,
  expectedValue: null,
  valueLow: null,
  valueHigh: null,
  nextOrder: null,
  overdueDays: null
};

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

/** What a row is sorted by; null for blank. */
function sortValue(row: CustomerRow, column: CustomerColumn): string | number | null {
  const value = row[column];
  return column === 'key' ? Number(row.key.slice(1)) : value;
}

/** Rows in the order of a column: blanks last, equals by name. */
function sorted(
  rows: readonly CustomerRow[],
  column: CustomerColumn,
  descending: boolean
): CustomerRow[] {
  const sign = descending ? -1 : 1;
  return [...rows].sort((one, other) => {
    const a = sortValue(one, column);
    const b = sortValue(other, column);
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return a < b ? -sign : a > b ? sign : 0;
  });
}

describe('customersPage', () => {
  it('lists, searches, sorts and sums as plain lists do, on 60 small shops without a forecast', () => {
    const scenes = fc.record({
      shop: smallShops(8, 40),
      end: fc.option(fc.integer({ min: BASE + 100, max: BASE + 229 }), { nil: null }),
      sort: fc.constantFrom(...CUSTOMER_COLUMNS),
      descending: fc.boolean(),
      list: fc.constantFrom('all' as const, 'all', 'once', 'repeat', 'repeat', 'overdue'),
      search: fc.constantFrom('', '', 'c', 'C', '7', 'nobody'),
      count: fc.integer({ min: 1, max: 4 })
    });
    let listed = 0;
    fc.assert(
      fc.property(scenes, ({ shop, end, sort, descending, list, search, count }) => {
        const last = Math.max(...[...shop.orders, ...shop.refunds].map(({ day }) => day));
        const until = end ?? last;
        const keys = [...new Set(shop.orders.map(({ customer }) => customer))];
        const plain = keys.flatMap((key) => {
          const own = historyOf(shop.orders, key).filter(({ day }) => day <= until);
          const [first] = own;
          if (!first) return [];
          const refunds = shop.refunds.filter(
            ({ customer, day }) => customer === key && day >= first.day && day <= until
          );
          const revenue = sum([...own, ...refunds].map(({ amount }) => amount));
          return { key, orders: own.length, revenue, first: first.day, last: own.at(-1)?.day ?? 0 };
        });
        if (plain.length === 0) return;
        const table = tableOf(shop);
        const question = { sort, descending, list, search };
        const answer = ask(table, question, { observationEnd: end });
        const kept = plain.filter(
          ({ key, orders }) =>
            key.includes(search.toLowerCase()) &&
            (list === 'all' ||
              (list === 'once' && orders === 1) ||
              (list === 'repeat' && orders > 1))
        );
        expect(answer.all).toBe(plain.length);
        expect(answer.matching).toBe(kept.length);
        expect(answer.forecast).toBe(false);
        expect(answer.lists).toEqual({
          all: plain.length,
          once: plain.filter(({ orders }) => orders === 1).length,
          repeat: plain.filter(({ orders }) => orders > 1).length,
          active: null,
          leaving: null,
          'leaving-best': null,
          overdue: null
        });
        expect(answer.totals).toEqual({
          orders: sum(kept.map(({ orders }) => orders)),
          revenue: sum(kept.map(({ revenue }) => revenue)),
          expectedOrders: null,
          expectedValue: null
        });
        const rows = answer.rows;
        listed += rows.length;
        for (const { key, orders, revenue, first, last: latest } of kept) {
          const row = rows.find((found) => found.key === key);
          expect(row).toMatchObject({
            orders,
            revenue,
            averageOrderValue: revenue / orders,
            firstOrder: dayToIso(first),
            lastOrder: dayToIso(latest),
            pAlive: null,
            expectedValue: null,
            nextOrder: null,
            overdueDays: null
          });
        }
        const values = rows.map((row) => sortValue(row, sort));
        expect(values).toEqual(sorted(rows, sort, descending).map((row) => sortValue(row, sort)));
        // Stretch by stretch it is the same table.
        const stretches: CustomerRow[] = [];
        for (let from = 0; from < kept.length; from += count) {
          const stretch = ask(table, { ...question, from, count }, { observationEnd: end });
          expect(stretch.from).toBe(from);
          stretches.push(...stretch.rows);
        }
        expect(stretches).toEqual(rows);
      }),
      { numRuns: 60, seed: 3 }
    );
    expect(listed).toBeGreaterThan(60);
  });

  it('finds names in any case, with any digits, and with Arabic or Persian letters', () => {
    const names = ['Āda Byron', 'علی کاوه', 'customer 12', 'CUSTOMER ۱۳'];
    const named = orderTableFromRecords(
      names.map((customer, day) => ({ customer, day, amount: 1 }))
    );
    const found = (search: string): string[] => ask(named, { search }).rows.map(({ key }) => key);
    expect(found('ada b')).toEqual(['Āda Byron']);
    expect(found('علي كا')).toEqual(['علی کاوه']);
    expect(found('۱۲')).toEqual(['customer 12']);
    expect(found(' Customer 1 ')).toHaveLength(2);
    expect(found('x')).toEqual([]);
  });

  it('sorts names that are numbers by size, before other names', () => {
    const names = ['b', '10', '9', 'a', '100'];
    const table = orderTableFromRecords(names.map((customer) => ({ customer, day: 0, amount: 1 })));
    expect(ask(table).rows.map(({ key }) => key)).toEqual(['9', '10', '100', 'a', 'b']);
    expect(ask(table, { descending: true }).rows.map(({ key }) => key)).toEqual([
      'b',
      'a',
      '100',
      '10',
      '9'
    ]);
  });

  it('refuses a stretch that is none', () => {
    const table = orderTableFromRecords([{ customer: 'a', day: 0, amount: 1 }]);
    expect(() => ask(table, { from: -1 })).toThrow(RangeError);
    expect(() => ask(table, { count: 0.5 })).toThrow(RangeError);
    expect(() => ask(table, { count: 5001 })).toThrow(RangeError);
    expect(ask(table, { from: 7 }).rows).toEqual([]);
  });
});

const END = isoToDay('2024-06-30');

/** Half a year of a shop whose customers stay as in MBG/NBD; too short for a holdout. */
function simulatedOrders(): Order[] {
  const random = new SeededRandom(12);
  const life = betaGeometricLife({ r: 1, alpha: 5, a: 0.8, b: 2.5 }, true);
  const orders: Order[] = [];
  for (let c = 0; c < 220; c++) {
    const age = c === 0 ? 175 : Math.floor(175 * random.uniform());
    const mean = 20 + 60 * random.uniform();
    const { times } = life(random, age / 7);
    for (const time of [0, ...times]) {
      const day = END - age + Math.floor(7 * time);
      orders.push({
        customer: `c${c}`,
        day,
        amount: Math.round(mean * (0.5 + random.uniform()))
      });
    }
  }
  return orders;
}

// One table for all: the forecast is kept with it.
const orders = simulatedOrders();
const table = orderTableFromRecords(orders);

describe('customersPage with a forecast', () => {
  const settings = { observationEnd: END, grossMargin: 0.4 };
  let rows: CustomerRow[] = [];
  beforeAll(() => {
    rows = ask(table, {}, settings).rows;
  });

  it('sorts by every column either way, blanks last, and tells a customer the same everywhere', () => {
    expect(rows).toHaveLength(220);
    for (const sort of CUSTOMER_COLUMNS) {
      for (const descending of [false, true]) {
        const found = ask(table, { sort, descending }, settings).rows;
        const values = found.map((row) => sortValue(row, sort));
        expect(values).toEqual(sorted(rows, sort, descending).map((row) => sortValue(row, sort)));
        expect(sorted(found, 'key', false)).toEqual(rows);
      }
    }
  });

  it('is without the forecast the same table with nothing expected, and nothing is computed for it', () => {
    const fresh = orderTableFromRecords(orders);
    const steps: unknown[] = [];
    for (const sort of ['key', 'revenue', 'lastOrder', 'averageOrderValue'] as const) {
      const question = { ...QUESTION, sort, forecast: false };
      const plain = customersPage(fresh, { ...DEFAULT_SETTINGS, ...settings }, question, (step) =>
        steps.push(step)
      );
      const whole = ask(table, { sort }, settings);
      expect(plain.rows).toEqual(whole.rows.map((row) => ({ ...row, ...NOTHING_EXPECTED })));
      expect(plain.totals).toEqual({ ...whole.totals, expectedOrders: null, expectedValue: null });
      expect(plain.lists).toEqual({
        ...whole.lists,
        active: null,
        leaving: null,
        'leaving-best': null,
        overdue: null
      });
      expect([plain.all, plain.matching, plain.forecast]).toEqual([220, 220, false]);
      expect(plain.horizonMonths).toBe(whole.horizonMonths);
    }
    expect(steps).toEqual([]);
  });

  it('keeps the order of the table where it is sorted by what is not told, and nobody in a list of it', () => {
    const plain = ask(
      table,
      { forecast: false, sort: 'expectedValue', descending: true },
      settings
    );
    expect(plain.rows.map(({ key }) => key).sort()).toEqual(rows.map(({ key }) => key).sort());
    expect(ask(table, { forecast: false, list: 'leaving' }, settings).matching).toBe(0);
  });

  it('keeps in each list who belongs there', () => {
    const { lists, totals, forecast } = ask(table, {}, settings);
    expect(forecast).toBe(true);
    const best = [...rows].sort((a, b) => (b.revenue ?? 0) - (a.revenue ?? 0))[43]?.revenue ?? 0;
    const is = (row: CustomerRow): Record<(typeof CUSTOMER_LISTS)[number], boolean> => {
      const active = (row.pAlive ?? 0) >= 0.5;
      return {
        all: true,
        once: row.orders === 1,
        repeat: row.orders > 1,
        active,
        leaving: !active,
        'leaving-best': !active && (row.revenue ?? 0) >= best,
        overdue: active && isoToDay(row.nextOrder ?? '') < END
      };
    };
    for (const list of CUSTOMER_LISTS) {
      const wanted = rows.filter((row) => is(row)[list]);
      expect(wanted.length).toBeGreaterThan(0);
      expect(lists[list]).toBe(wanted.length);
      const answer = ask(table, { list }, settings);
      expect(answer.rows).toEqual(wanted);
      expect(answer.totals.expectedValue).toBeCloseTo(
        sum(wanted.map(({ expectedValue }) => expectedValue ?? NaN)),
        6
      );
    }
    expect(totals.expectedOrders).toBeCloseTo(
      sum(rows.map(({ expectedOrders }) => expectedOrders ?? NaN)),
      6
    );
  });

  it('has numbers in order and nothing that is none', () => {
    for (const row of rows) {
      const { pAlive, ordersLow, ordersHigh, expectedOrders, valueLow, valueHigh } = row;
      for (const value of Object.values(row)) {
        if (typeof value === 'number') expect(Number.isFinite(value) && value >= 0).toBe(true);
      }
      expect(pAlive).toBeLessThanOrEqual(1);
      expect(ordersLow).toBeLessThanOrEqual(ordersHigh ?? -1);
      expect(valueLow).toBeLessThanOrEqual(valueHigh ?? -1);
      // Who is probably still there can buy more than is expected, and less.
      if ((pAlive ?? 0) < 0.5) continue;
      expect(ordersLow).toBeLessThanOrEqual(expectedOrders ?? NaN);
      expect(ordersHigh).toBeGreaterThanOrEqual(expectedOrders ?? NaN);
      expect(valueHigh).toBeGreaterThan(row.expectedValue ?? NaN);
    }
  });

  it('makes no whole order of next to nothing', () => {
    // An expectation below 0.005 is no chance of 2.5% of any order.
    const late = { observationEnd: END + 1000, horizonMonths: 3 };
    const gone = ask(table, {}, late).rows.filter((row) => (row.expectedOrders ?? 1) < 0.005);
    expect(gone.length).toBeGreaterThan(0);
    for (const { ordersHigh } of gone) expect(ordersHigh).toBe(0);
  });

  it('takes the margin off values, and counts no orders over a lifetime', () => {
    const whole = ask(table, {}, { ...settings, grossMargin: null }).rows;
    rows.forEach((row, i) => {
      expect(row.expectedValue).toBeCloseTo(0.4 * (whole[i]?.expectedValue ?? NaN), 9);
      expect(row.valueHigh).toBeCloseTo(0.4 * (whole[i]?.valueHigh ?? NaN), 9);
    });
    const lifetime = ask(table, {}, { ...settings, horizonMonths: null });
    expect(lifetime.totals.expectedOrders).toBeNull();
    expect(lifetime.horizonMonths).toBeNull();
    lifetime.rows.forEach((row, i) => {
      expect(row.expectedOrders).toBeNull();
      expect(row.ordersHigh).toBeNull();
      expect(row.expectedValue).toBeGreaterThan(rows[i]?.expectedValue ?? NaN);
    });
  });

  it('dates the next order from the last one, and what is overdue from there, of nobody who is likely gone', () => {
    let overdue = 0;
    let gone = 0;
    for (const { lastOrder, nextOrder, overdueDays, pAlive } of rows) {
      const next = isoToDay(nextOrder ?? '');
      expect(next).toBeGreaterThan(isoToDay(lastOrder ?? ''));
      expect(overdueDays).toBe((pAlive ?? 0) < 0.5 ? null : Math.max(0, END - next));
      if ((overdueDays ?? 0) > 0) overdue++;
      if (overdueDays === null && next < END) gone++;
    }
    expect(overdue).toBeGreaterThan(0);
    expect(gone).toBeGreaterThan(0);
  });

  it('answers for a list with one row for each customer as far as the list tells', () => {
    const list = readList(
      planOf(['customer', 'firstDate', 'lastDate', 'orderCount', 'revenue']),
      listOf(orders)
    );
    const found = ask(list.summary, {}, settings);
    expect(found.all).toBe(220);
    expect(found.forecast).toBe(true);
    const [row] = found.rows;
    expect(row).toMatchObject({
      key: rows[0]?.key,
      firstOrder: rows[0]?.firstOrder,
      lastOrder: rows[0]?.lastOrder,
      orders: rows[0]?.orders
    });
    const one = page(list.summary, row?.key ?? '', settings);
    expect(one?.history).toEqual([]);
    expect(one?.aliveCourse.days[0]).toBe(row?.lastOrder);
    expect(one?.aliveCourse.pAlive.at(-1)).toBeCloseTo(row?.pAlive ?? NaN, 9);
  });
});

describe('customerPage', () => {
  const settings = { observationEnd: END };
  const busiest = (): CustomerRow => {
    const [row] = ask(table, { sort: 'orders', descending: true, count: 1 }, settings).rows;
    if (!row) throw new Error('no rows');
    return row;
  };

  it('has the row of the table, the orders, and null for a name that nobody has', () => {
    const row = busiest();
    const one = page(table, row.key, settings);
    expect(one?.row).toEqual(row);
    const own = orders.filter(({ customer }) => customer === row.key);
    expect(one?.history.map(({ day }) => isoToDay(day))).toEqual(
      own.map(({ day }) => day).sort((a, b) => a - b)
    );
    expect(sum(one?.history.map(({ amount }) => amount) ?? [])).toBe(
      sum(own.map(({ amount }) => amount))
    );
    expect(page(table, 'nobody', settings)).toBeNull();
    expect(page(table, '', settings)).toBeNull();
  });

  it('has the history without the forecast too, and nothing of what is to come', () => {
    const { key } = busiest();
    const whole = page(table, key, settings);
    const question = { key, forecast: false };
    const plain = customerPage(table, { ...DEFAULT_SETTINGS, ...settings }, question, () => {
      throw new Error('nothing is to be computed');
    });
    expect(plain).toEqual({
      ...whole,
      row: { ...whole?.row, ...NOTHING_EXPECTED },
      aliveCourse: { days: [], pAlive: [] },
      counts: null,
      silence: []
    });
  });

  it('tells P(alive) week by week: up with every order, down in silence, today’s at the end', () => {
    const row = busiest();
    const { aliveCourse, history } = page(table, row.key, settings) ?? {};
    const days = aliveCourse?.days ?? [];
    expect(days[0]).toBe(row.firstOrder);
    expect(days.at(-1)).toBe(dayToIso(END));
    const bought = new Set(history?.map(({ day }) => day));
    for (const day of bought) expect(days).toContain(day);
    days.forEach((day, i) => {
      const now = aliveCourse?.pAlive[i] ?? NaN;
      expect(now).toBeGreaterThan(0);
      expect(now).toBeLessThanOrEqual(1);
      if (i === 0) return;
      expect(isoToDay(day) - isoToDay(days[i - 1] ?? '')).toBeLessThanOrEqual(7);
      const before = aliveCourse?.pAlive[i - 1] ?? NaN;
      if (bought.has(day)) expect(now).toBeGreaterThan(before * 0.999);
      else expect(now).toBeLessThan(before);
    });
    expect(aliveCourse?.pAlive.at(-1)).toBeCloseTo(row.pAlive ?? NaN, 9);
  });

  it('tells the chance of each number of orders, whose mean is what is expected, and of none', () => {
    const short = { ...settings, horizonMonths: 3 };
    for (const key of ['c1', 'c2', 'c3', 'c4', 'c5', 'c6']) {
      const { counts, row, silence } = page(table, key, short) ?? {};
      expect(sum(counts ?? [])).toBeCloseTo(1, 9);
      const most = (counts?.length ?? 0) - 1;
      const atLeast = sum(counts?.map((share, k) => share * k) ?? []);
      // "This many or more" counts as this many.
      expect(atLeast).toBeLessThanOrEqual((row?.expectedOrders ?? NaN) + 1e-9);
      expect(atLeast).toBeGreaterThan(
        (row?.expectedOrders ?? NaN) - (most + 8) * (counts?.[most] ?? 0) - 1e-9
      );
      expect(silence?.map(({ days }) => days)).toEqual([30, 60, 90, 180]);
      silence?.forEach(({ probability }, i) => {
        expect(probability).toBeLessThan(silence[i - 1]?.probability ?? 1);
        expect(probability).toBeGreaterThan(1 - (row?.pAlive ?? NaN));
      });
    }
    expect(page(table, 'c1', { ...settings, horizonMonths: null })?.counts).toBeNull();
  });

  it('has refunds without an order, and what the files say of the customer and the newest order', () => {
    const shop = {
      orders: [
        { customer: 'a', day: BASE, amount: 9, channel: 'web', items: 1 },
        { customer: 'a', day: BASE + 5, amount: 7, channel: 'shop', items: 2.5 },
        { customer: 'b', day: BASE + 6, amount: 7, channel: '', items: null }
      ],
      refunds: [
        { customer: 'a', day: BASE + 8, amount: -3 },
        { customer: 'b', day: BASE + 9, amount: -1 }
      ],
      customers: { a: { tier: 'gold', joined: BASE - 1 }, b: { tier: '', joined: null } }
    };
    const one = page(tableOf(shop), 'a');
    expect(one?.refunds).toEqual([{ day: dayToIso(BASE + 8), amount: -3 }]);
    expect(one?.row.revenue).toBe(13);
    expect(one?.attributes).toEqual([
      { name: 'Channel', per: 'order', text: 'shop' },
      { name: 'Items', per: 'order', text: '2.5' },
      { name: 'Tier', per: 'customer', text: 'gold' },
      { name: 'Joined', per: 'customer', text: dayToIso(BASE - 1) }
    ]);
    expect(one?.aliveCourse).toEqual({ days: [], pAlive: [] });
    expect(one?.counts).toBeNull();
    expect(one?.silence).toEqual([]);
    expect(page(tableOf(shop), 'b')?.attributes).toEqual([]);
  });
});

describe('bookOf', () => {
  it('keeps the last book of a fit, not one for each horizon', () => {
    const book = (horizonMonths: number) =>
      bookOf(table, { ...DEFAULT_SETTINGS, horizonMonths }, true, () => undefined);
    const first = book(6);
    expect(book(6)).toBe(first);
    expect(book(24).asked.horizonMonths).toBe(24);
    expect(book(6)).not.toBe(first);
    expect(book(6).asked.horizonMonths).toBe(6);
  });
});

describe('nextOrderDays', () => {
  it('is the median of gaps drawn at random: k ticks at a rate Gamma(n, 1)', () => {
    const random = new SeededRandom(8);
    for (const [n, k] of [
      [0.6, 1],
      [3, 1],
      [4, 3],
      [0.7, 2]
    ] as const) {
      const median = medianGap(n, k);
      const runs = 8000;
      let below = 0;
      for (let i = 0; i < runs; i++) if (random.gamma(k) / random.gamma(n) < median) below++;
      // Four standard errors of a share.
      expect(Math.abs(below / runs - 0.5)).toBeLessThan((4 * 0.5) / Math.sqrt(runs));
    }
  });

  it('is named for nobody who would be waited for ten years', () => {
    const model = {
      name: 'Pareto/NBD',
      parameters: { r: 0.05, alpha: 10, s: 1, beta: 1 }
    } as const;
    const days = nextOrderDays(model, {
      x: Uint32Array.of(0, 2),
      txDays: Int32Array.of(0, 70)
    });
    expect(days[0]).toBeNaN();
    // (70 + 70)(2^(1/2.05) − 1) = 56.3 days
    expect(days[1]).toBe(56);
  });
});
