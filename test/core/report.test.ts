import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderRecord } from '../../src/core/orders/build-table';
import { orderTableFromRecords } from '../../src/core/orders/build-table';
import type { OrderTable } from '../../src/core/orders/order-table';
import { analyse, EMPTY_SOURCE, sourceFromReading } from '../../src/core/report';
import type { Report } from '../../src/core/report-schema';
import { sampleShop } from '../../src/core/sample/sample-shop';
import type { Settings } from '../../src/core/settings';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { isoToDay } from '../../src/core/time/calendar';

const analyseRecords = (records: OrderRecord[], settings: Partial<Settings> = {}): Report =>
  analyse(orderTableFromRecords(records), { ...DEFAULT_SETTINGS, ...settings });

const order = (customer: string, iso: string, amount = 10): OrderRecord => ({
  customer,
  day: isoToDay(iso),
  amount
});

const CDNOW = new URL('../../../shared/data/cdnow_sample.csv', import.meta.url);

function readCdnow(): OrderTable {
  const lines = readFileSync(CDNOW, 'utf8').trim().split('\n').slice(1);
  return orderTableFromRecords(
    lines.map((line) => {
      const [customer = '', date = '', , amount = ''] = line.split(',');
      return { customer, day: isoToDay(date), amount: Number(amount) };
    })
  );
}

describe.skipIf(!existsSync(CDNOW))('analyse of the CDNOW sample (Fader & Hardie)', () => {
  it('has its 2,357 customers, 6,919 orders and revenue of 244,091.94', () => {
    const { kpis, span } = analyse(readCdnow(), DEFAULT_SETTINGS);
    expect(kpis.customers).toBe(2357);
    expect(kpis.orders).toBe(6919);
    // Whole cents: half a cent is the tolerance of a sum of 6,919 of them.
    expect(kpis.revenue).toBeCloseTo(244091.94, 2);
    expect(kpis.repeatPurchaseRate).toBeCloseTo(0.48876, 5);
    expect(span).toEqual({
      firstDay: '1997-01-01',
      lastDay: '1998-06-30',
      observationEnd: '1998-06-30',
      from: null,
      to: null
    });
  });

  it('has a cohort of 781 in January 1997, of whom 124, 95, 70, 65 are active in the next months', () => {
    const { cohorts } = analyse(readCdnow(), DEFAULT_SETTINGS);
    const january = cohorts.rows[0];
    expect(january?.label).toBe('1997-01');
    expect(january?.active.slice(0, 5)).toEqual([781, 124, 95, 70, 65]);
    // The intake of the sample ended in March 1997.
    expect(cohorts.rows.length).toBe(3);
  });

  it('climbs as in the 39 weeks of Fader, Hardie & Lee (2005), Marketing Science 24: 1411 bought once, 439 twice, 214, 100, 62, 38, 29, and 64 eight times or more', () => {
    // They count the days on which a customer bought.
    const table = readCdnow();
    const records: OrderRecord[] = [];
    for (let c = 0; c < table.customerCount; c++) {
      const own = table.day.subarray(table.offsets[c], table.offsets[c + 1]);
      for (const day of new Set(own)) records.push({ customer: `c${c}`, day, amount: 1 });
    }
    const { nextOrder } = analyseRecords(records, { observationEnd: isoToDay('1997-09-30') });
    const ladder = nextOrder?.ladder ?? [];
    const stopped = ladder.slice(0, 7).map(({ next }) => next.denominator - next.numerator);
    expect(stopped).toEqual([1411, 439, 214, 100, 62, 38, 29]);
    expect(ladder[7]?.next.denominator).toBe(64);
  });

  it('reports a quarter as the months that make it up, and takes nobody for new who bought before', () => {
    const span = { from: isoToDay('1998-01-15'), to: isoToDay('1998-03-02') };
    const all = analyse(readCdnow(), DEFAULT_SETTINGS);
    const quarter = analyse(readCdnow(), { ...DEFAULT_SETTINGS, ...span });
    expect(quarter.span).toMatchObject({ from: '1998-01-01', to: '1998-03-31' });
    expect(quarter.periods).toEqual(all.periods.slice(12, 15));
    expect(quarter.kpis.orders).toBe(sum(quarter.periods.map((row) => row.orders)));
    expect(quarter.kpis.lapseWindowDays).toBe(all.kpis.lapseWindowDays);
    // The intake had ended a year before.
    expect(quarter.kpis.returningRevenueShare).toBe(1);
    expect(quarter.nextOrder?.newAndReturning.newCustomers).toBe(0);
    expect(quarter.kpis.secondOrder.within30).toBeNull();
    expect(quarter.cohorts.rows).toEqual([]);
  });
});

/** Small shops for the properties. */
const shops = fc.array(
  fc.record({
    customer: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
    day: fc.integer({ min: 19_700, max: 20_200 }),
    amount: fc.integer({ min: 1, max: 500 })
  }),
  { minLength: 1, maxLength: 60 }
);
const granularity = fc.constantFrom('day' as const, 'week', 'month', 'quarter', 'year');
const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);

/** Keys of money, which scale with it; all others must not. */
const MONEY =
  /^(revenue|returningRevenue|averageOrderValue|revenuePerCustomer|marginPerCustomer|value|revenueValue|first|later|newRevenue|aovLow|aovHigh)$/;

/** The same report with its money divided by `scale`. */
function unscaled(value: unknown, scale: number, key = ''): unknown {
  if (typeof value === 'number') {
    return MONEY.test(key) ? Number((value / scale).toPrecision(12)) : value;
  }
  if (Array.isArray(value)) return value.map((item) => unscaled(item, scale, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, unscaled(item, scale, name)])
  );
}

describe('analyse', () => {
  it('counts each customer in one cohort, and each order and all revenue in one cell', () => {
    fc.assert(
      fc.property(shops, granularity, (records, unit) => {
        const { kpis, cohorts, periods } = analyseRecords(records, { granularity: unit });
        expect(sum(cohorts.rows.map((row) => row.size))).toBe(kpis.customers);
        expect(sum(cohorts.rows.flatMap((row) => row.orders))).toBe(kpis.orders);
        expect(sum(cohorts.rows.flatMap((row) => row.revenue))).toBe(kpis.revenue);
        expect(sum(periods.map((row) => row.orders))).toBe(kpis.orders);
        expect(sum(periods.map((row) => row.revenue))).toBe(kpis.revenue);
        expect(sum(periods.map((row) => row.firstTimeBuyers))).toBe(kpis.customers);
        for (const row of cohorts.rows) expect(row.active[0]).toBe(row.size);
      })
    );
  });

  it('finds every customer at a period’s end kept, new or won back', () => {
    fc.assert(
      fc.property(shops, granularity, (records, unit) => {
        for (const row of analyseRecords(records, { granularity: unit }).periods) {
          expect(row.retainedCustomers + row.newCustomers + row.wonBackCustomers).toBe(
            row.customersAtEnd
          );
          expect(row.retainedCustomers).toBeLessThanOrEqual(row.customersAtStart);
        }
      })
    );
  });

  it('scales money with the money, and nothing else', () => {
    fc.assert(
      fc.property(shops, (records) => {
        // A power of two, so that scaling does not round.
        const larger = records.map((record) => ({ ...record, amount: record.amount * 1024 }));
        const settings = { grossMargin: 0.25 };
        const { tiles: _tiles, ...rest } = analyseRecords(records, settings);
        const { tiles: _scaledTiles, ...scaled } = analyseRecords(larger, settings);
        expect(unscaled(scaled, 1024)).toEqual(unscaled(rest, 1));
      })
    );
  });

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(shops, (records) => {
        expect(analyseRecords([...records].reverse())).toEqual(analyseRecords(records));
      })
    );
  });

  it('leaves out orders after the observation end', () => {
    const records = [order('a', '2024-01-10'), order('b', '2024-02-10'), order('a', '2024-03-10')];
    const cut = analyseRecords(records, { observationEnd: isoToDay('2024-02-29') });
    expect(cut.kpis).toMatchObject({ customers: 2, orders: 2, repeatCustomers: 0 });
    expect(cut.periods.map((row) => row.label)).toEqual(['2024-01', '2024-02']);
    expect(cut.periods.map((row) => row.complete)).toEqual([true, true]);
  });

  it('continues the periods to an observation end after the last order', () => {
    const { periods, span } = analyseRecords([order('a', '2024-01-10')], {
      observationEnd: isoToDay('2024-03-15')
    });
    expect(periods.map((row) => [row.label, row.orders, row.complete])).toEqual([
      ['2024-01', 1, true],
      ['2024-02', 0, true],
      ['2024-03', 0, false]
    ]);
    expect(span.lastDay).toBe('2024-01-10');
  });

  it('takes a refund without an order off the revenue of its day, and no purchase', () => {
    const table = orderTableFromRecords(
      [order('a', '2024-01-10', 100), order('a', '2024-02-10', 50)],
      [order('a', '2024-02-20', -30)]
    );
    const { kpis, periods, cohorts } = analyse(table, DEFAULT_SETTINGS);
    expect(kpis).toMatchObject({ orders: 2, revenue: 120, averageOrderValue: 60 });
    expect(periods.map((row) => row.revenue)).toEqual([100, 20]);
    expect(periods[1]).toMatchObject({ returningRevenue: 50, revenueRetention: 0.2, orders: 1 });
    expect(cohorts.rows[0]?.revenue).toEqual([100, 20]);
  });

  it('reads a shop of one order', () => {
    const report = analyseRecords([order('a', '2024-01-10', 25)]);
    expect(report.kpis).toMatchObject({
      customers: 1,
      orders: 1,
      revenue: 25,
      repeatPurchaseRate: 0,
      medianDaysBetweenOrders: null,
      lapseWindowDays: 365
    });
    expect(report.settings.lapseWindowSource).toBe('fallback');
    expect(report.periods).toHaveLength(1);
    expect(report.periods[0]).toMatchObject({ complete: false, measurable: false, buyers: 1 });
    expect(report.cohorts.rows).toHaveLength(1);
    expect(report.cohorts.average).toEqual([null]);
    expect(report.clv.simple).toMatchObject({ value: null, reason: 'span-too-short' });
    expect(report.insights).toEqual([]);
    expect(report.tiles.every((tile) => tile.lastPeriod === null)).toBe(true);
  });

  it('reads a shop of one customer, and of one day', () => {
    const one = analyseRecords([order('a', '2024-01-10'), order('a', '2024-01-25')]);
    expect(one.kpis).toMatchObject({ customers: 1, repeatPurchaseRate: 1 });
    expect(one.kpis.medianDaysBetweenOrders).toBe(15);
    const day = analyseRecords([
      order('a', '2024-01-10'),
      order('a', '2024-01-10'),
      order('b', '2024-01-10')
    ]);
    expect(day.kpis).toMatchObject({ customers: 2, orders: 3, repeatCustomers: 1, gaps: 0 });
    expect(day.kpis.secondOrder).toMatchObject({ within30: null, medianDays: 0 });
  });

  it('reads orders that cost nothing', () => {
    const { kpis } = analyseRecords([order('a', '2024-01-10', 0), order('a', '2024-02-10', 0)]);
    expect(kpis.averageOrderValue).toBe(0);
    expect(kpis.returningRevenueShare).toBeNull();
  });

  it('refuses what cannot be analysed', () => {
    const early = { observationEnd: isoToDay('2024-01-09') };
    expect(() => analyseRecords([order('a', '2024-01-10')], early)).toThrow(RangeError);
    expect(() => analyseRecords([])).toThrow(RangeError);
    expect(() => analyseRecords([order('a', '2024-01-10')], { lapseWindowDays: 0 })).toThrow(
      RangeError
    );
    expect(() => analyseRecords([order('a', '2024-01-10')], { grossMargin: 35 })).toThrow(
      RangeError
    );
  });

  it('buckets cohorts by week where a table by day would have more than 600 columns', () => {
    const report = analyseRecords([order('a', '2018-01-10'), order('b', '2024-01-10')], {
      granularity: 'day'
    });
    expect(report.periods).toHaveLength(2192);
    expect(report.cohorts.granularity).toBe('week');
    expect(report.cohorts.rows.map((row) => row.label)).toEqual(['2018-W02', '2024-W02']);
    expect(sum(report.periods.map((row) => row.buyers))).toBe(2);
  });

  it('adds up from spans that share no day to what it says of all of them', () => {
    const bound = fc.integer({ min: 19_700, max: 20_150 });
    fc.assert(
      fc.property(shops, granularity, bound, (records, unit, to) => {
        const all = analyseRecords(records, { granularity: unit });
        const before = analyseRecords(records, { granularity: unit, to });
        const { to: end, observationEnd } = before.span;
        fc.pre(end !== null && end !== observationEnd);
        const after = analyseRecords(records, {
          granularity: unit,
          from: isoToDay(end ?? '') + 1
        });
        // Where one side is empty its numbers are of all orders.
        fc.pre(before.selection.orders > 0 && after.selection.orders > 0);
        const { kpis, nextOrder } = all;
        expect(before.kpis.orders + after.kpis.orders).toBe(kpis.orders);
        expect((before.kpis.revenue ?? 0) + (after.kpis.revenue ?? 0)).toBe(kpis.revenue);
        expect(before.kpis.gaps + after.kpis.gaps).toBe(kpis.gaps);
        expect([...before.periods, ...after.periods]).toEqual(all.periods);
        expect([...before.cohorts.rows, ...after.cohorts.rows]).toEqual(all.cohorts.rows);
        const starters = (report: Report): number =>
          report.nextOrder?.newAndReturning.newCustomers ?? NaN;
        expect(starters(before) + starters(after)).toBe(nextOrder?.newAndReturning.newCustomers);
      })
    );
  });

  it('says nothing else of days that reach around all orders', () => {
    fc.assert(
      fc.property(shops, granularity, (records, unit) => {
        const around = { from: 19_000, to: 21_000, granularity: unit };
        const { span, ...limited } = analyseRecords(records, around);
        const { span: _span, ...all } = analyseRecords(records, { granularity: unit });
        expect(limited).toEqual(all);
        expect(span.to).toBe(span.observationEnd);
      })
    );
  });

  it('is of all orders where none lies in the days, and says that nothing was met', () => {
    const records = [order('a', '2024-01-10'), order('b', '2024-03-10')];
    const all = analyseRecords(records);
    for (const days of [
      { from: isoToDay('2025-01-01'), to: null },
      { from: null, to: isoToDay('2023-12-31') },
      { from: isoToDay('2024-02-01'), to: isoToDay('2024-02-29') },
      { from: isoToDay('2024-03-01'), to: isoToDay('2024-01-31') }
    ]) {
      const { selection, ...rest } = analyseRecords(records, days);
      expect(selection).toEqual({ customers: 0, orders: 0, allCustomers: 2, allOrders: 2 });
      const { selection: _selection, ...expected } = all;
      expect(rest).toEqual(expected);
    }
  });

  it('leaves the running period out where only complete ones are wanted, and keeps its orders in the totals', () => {
    const records = [
      order('a', '2024-01-10'),
      order('a', '2024-02-10'),
      order('a', '2024-03-10'),
      order('b', '2024-03-05')
    ];
    const settings = { observationEnd: isoToDay('2024-03-15') };
    const all = analyseRecords(records, settings);
    const complete = analyseRecords(records, { ...settings, completeOnly: true });
    expect(complete.periods).toEqual(all.periods.slice(0, 2));
    expect(complete.kpis).toEqual(all.kpis);
    expect(complete.tiles).toEqual(all.tiles);
    expect(complete.clv).toEqual(all.clv);
    expect(complete.cohorts.rows).toHaveLength(1);
    expect(complete.cohorts.rows[0]).toMatchObject({
      label: '2024-01',
      active: [1, 1],
      // The order of March is one after those of February.
      activeOnOrAfter: [1, 1],
      complete: [true, true]
    });
    expect(complete.cohorts.average).toEqual([1, 1]);
  });

  it('has no period and no cohort where none is complete', () => {
    const report = analyseRecords([order('a', '2024-01-10'), order('a', '2024-01-20')], {
      completeOnly: true
    });
    expect(report.periods).toEqual([]);
    expect(report.cohorts).toMatchObject({ rows: [], average: [] });
    expect(report.churnCurve?.period).toBeNull();
    expect(report.kpis.orders).toBe(2);
  });

  it('follows revenue from one month to the next, net and gross of growth', () => {
    // January: a 100, b 50. February: a 30, b 80; c is new. a keeps 30 of 100, b all of its 50.
    const records = [
      order('a', '2024-01-10', 100),
      order('b', '2024-01-10', 50),
      order('a', '2024-02-10', 30),
      order('b', '2024-02-10', 80),
      order('c', '2024-02-10', 500)
    ];
    const { periods } = analyseRecords(records);
    expect(periods[0]).toMatchObject({
      previousBuyers: 0,
      buyersAgain: 0,
      boughtAgainRate: null,
      grossRevenueRetention: null
    });
    expect(periods[1]).toMatchObject({ previousBuyers: 2, buyersAgain: 2, boughtAgainRate: 1 });
    expect(periods[1]?.revenueRetention).toBeCloseTo(110 / 150, 12);
    expect(periods[1]?.grossRevenueRetention).toBeCloseTo(80 / 150, 12);
  });

  it('takes refunds without an order off what a customer kept, down to nothing', () => {
    // a: 100 − 40, then 80 − 100: nothing kept of 60. b: 50, then no order. 110 is the base.
    const table = orderTableFromRecords(
      [order('a', '2024-01-10', 100), order('b', '2024-01-10', 50), order('a', '2024-02-10', 80)],
      [order('a', '2024-01-20', -40), order('a', '2024-02-20', -100), order('b', '2024-02-20', -5)]
    );
    const { periods } = analyse(table, DEFAULT_SETTINGS);
    expect(periods[1]?.grossRevenueRetention).toBe(0);
    expect(periods[1]?.revenueRetention).toBeCloseTo((80 - 100 - 5) / 110, 12);
  });

  it('rests historic CLV on the days reported, and simple CLV on all', () => {
    const records = [
      order('a', '2022-01-10', 40),
      order('a', '2024-02-10', 30),
      order('b', '2024-03-10', 20)
    ];
    const all = analyseRecords(records);
    const limited = analyseRecords(records, { from: isoToDay('2024-01-01') });
    expect(limited.clv.historic.revenuePerCustomer).toBe(25);
    expect(limited.clv.simple).toEqual(all.clv.simple);
  });

  it('holds nothing that JSON cannot', () => {
    const report = analyseRecords([order('a', '2024-01-10'), order('b', '2024-05-10')]);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('says the same of a table whatever it was asked before', () => {
    const askings = fc.array(
      fc.record({
        observationEnd: fc.option(fc.integer({ min: 20_000, max: 20_200 }), { nil: null }),
        from: fc.option(fc.integer({ min: 19_700, max: 19_900 }), { nil: null }),
        to: fc.option(fc.integer({ min: 19_900, max: 20_200 }), { nil: null }),
        granularity
      }),
      { minLength: 2, maxLength: 6 }
    );
    fc.assert(
      fc.property(shops, askings, (records, asked) => {
        const early = { customer: 'early', day: 19_700, amount: 1 };
        const table = orderTableFromRecords([early, ...records]);
        for (const settings of asked) {
          expect(analyse(table, { ...DEFAULT_SETTINGS, ...settings })).toEqual(
            analyseRecords([early, ...records], settings)
          );
        }
      }),
      { numRuns: 30 }
    );
  });

  it('names its source, none unless given', () => {
    expect(analyseRecords([order('a', '2024-01-10')]).source).toBe(EMPTY_SOURCE);
  });
});

describe('the headline tiles', () => {
  // Orders on the 15th of each month; W is 40 days, so a month without an order is a lapse.
  const records = [
    ...['01', '02', '03', '04'].map((month) => order('loyal', `2024-${month}-15`, 10)),
    order('once', '2024-01-15', 30),
    order('late', '2024-03-15', 20),
    order('back', '2024-01-15', 5),
    order('back', '2024-04-15', 5)
  ];
  const { tiles } = analyseRecords(records, {
    lapseWindowDays: 40,
    observationEnd: isoToDay('2024-04-30')
  });
  const tile = (key: string): Report['tiles'][number] | undefined =>
    tiles.find((candidate) => candidate.key === key);

  it('count new customers by month', () => {
    expect(tile('customers')).toMatchObject({
      value: 4,
      series: [3, 0, 1, 0],
      last: 0,
      previous: 1,
      lastPeriod: 3
    });
  });

  it('give retention and churn of the last complete, measurable month', () => {
    // By hand: active on 31 March are loyal and late; on 30 April late is 46 days old.
    expect(tile('retentionRate')).toMatchObject({
      value: 0.5,
      numerator: 1,
      denominator: 2,
      thin: true,
      series: [null, null, 1, 0.5],
      previous: 1
    });
    expect(tile('churnRate')).toMatchObject({ value: 0.5, numerator: 1, denominator: 2 });
  });

  it('give the repeat purchase rate as it stood at each month’s end', () => {
    expect(tile('repeatPurchaseRate')).toMatchObject({
      value: 0.5,
      numerator: 2,
      denominator: 4,
      series: [0, 1 / 3, 1 / 4, 2 / 4]
    });
  });

  it('give revenue, order value and the returning share by month', () => {
    expect(tile('revenue')).toMatchObject({ value: 100, series: [45, 10, 30, 15] });
    expect(tile('averageOrderValue')).toMatchObject({ value: 12.5, series: [15, 10, 15, 7.5] });
    expect(tile('returningRevenueShare')).toMatchObject({
      value: 0.35,
      numerator: 35,
      denominator: 100,
      series: [0, 1, 1 / 3, 1]
    });
  });

  it('are of the days reported: value, series and the last complete month', () => {
    const limited = analyseRecords(records, {
      lapseWindowDays: 40,
      observationEnd: isoToDay('2024-04-30'),
      from: isoToDay('2024-02-01'),
      to: isoToDay('2024-03-31')
    });
    const of = (key: string): Report['tiles'][number] | undefined =>
      limited.tiles.find((candidate) => candidate.key === key);
    expect(of('customers')).toMatchObject({ value: 2, series: [0, 1], lastPeriod: 1 });
    expect(of('revenue')).toMatchObject({ value: 40, series: [10, 30] });
    // Of loyal and late, loyal has two orders, one of them before February.
    expect(of('repeatPurchaseRate')).toMatchObject({ value: 0.5, numerator: 1, denominator: 2 });
    expect(of('returningRevenueShare')).toMatchObject({ value: 0.5, numerator: 20 });
    expect(of('retentionRate')).toMatchObject({ value: 1, series: [null, 1] });
  });

  it('leave an incomplete month out', () => {
    const cut = analyseRecords(records, { observationEnd: isoToDay('2024-04-20') });
    expect(cut.tiles[0]).toMatchObject({ lastPeriod: 2, last: 1, previous: 0 });
    expect(cut.tiles[0]?.series).toHaveLength(3);
  });
});

describe('sourceFromReading', () => {
  it('keeps counts and headings, and no rows', () => {
    const { reading } = sampleShop(isoToDay('2024-06-30'));
    const rows = reading.rows.read;
    expect(sourceFromReading(reading)).toEqual({
      files: [],
      sample: true,
      rows: reading.rows,
      mapping: { customer: 'customer', date: 'date', amount: 'amount' },
      dialect: null,
      layouts: [
        {
          kind: 'orders',
          mapping: { customer: 'customer', date: 'date', amount: 'amount' },
          dialect: null
        }
      ],
      ledger: reading.ledger
    });
    // Every order of the sample counts as it stands.
    expect(reading.ledger).toMatchObject({ rowsRead: rows, rowsAccepted: rows, entries: [] });
  });
});
