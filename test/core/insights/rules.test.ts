import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../../src/core/annotation';
import type { OrderRecord } from '../../../src/core/orders/build-table';
import { orderTableFromRecords } from '../../../src/core/orders/build-table';
import type { OrderTable } from '../../../src/core/orders/order-table';
import { StringPacker } from '../../../src/core/orders/packed-strings';
import { analyse } from '../../../src/core/report';
import type { Insight } from '../../../src/core/report-schema';
import type { Stake } from '../../../src/core/schema/insight';
import type { Settings } from '../../../src/core/settings';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { SeededRandom } from '../../../src/core/math/random';
import { isoToDay } from '../../../src/core/time/calendar';

/** Customers `prefix`0 to `prefix`(count − 1) with an order each, `from` days after a day. */
const group = (prefix: string, count: number, iso: string, amount = 20, from = 0): OrderRecord[] =>
  Array.from({ length: count }, (_, i) => ({
    customer: `${prefix}${i}`,
    day: isoToDay(iso) + from,
    amount
  }));

function insightsOf(
  data: OrderRecord[] | OrderTable,
  end: string,
  settings: Partial<Settings> = {}
): Insight[] {
  const table = Array.isArray(data) ? orderTableFromRecords(data) : data;
  return analyse(table, {
    ...DEFAULT_SETTINGS,
    lapseWindowDays: 30,
    observationEnd: isoToDay(end),
    ...settings
  }).insights;
}

function find<Code extends Insight['code']>(
  insights: Insight[],
  code: Code
): Extract<Insight, { code: Code }> | undefined {
  return insights.find((i): i is Extract<Insight, { code: Code }> => i.code === code);
}

describe('retention-change', () => {
  it('is worth the customers lost times what a buyer of the last year spent', () => {
    const records = [
      ...group('early', 1, '2023-12-01', 0),
      ...group('c', 100, '2024-01-31', 10),
      ...group('c', 100, '2024-02-29', 10),
      ...group('c', 45, '2024-03-31', 10)
    ];
    const change = find(insightsOf(records, '2024-03-31'), 'retention-change');
    // 55 of 100 lost; 245 orders of 10 by 101 customers in the last year.
    expect(change?.stake).toEqual({
      basis: 'year',
      // From 1 December to 31 March: no year yet.
      days: 122,
      customers: expect.closeTo(55, 9) as number,
      each: expect.closeTo(2450 / 101, 9) as number,
      money: expect.closeTo((55 * 2450) / 101, 9) as number
    });
  });

  it('has nothing at stake within chance', () => {
    const records = [
      ...group('early', 1, '2023-12-01'),
      ...group('c', 100, '2024-01-31'),
      ...group('c', 100, '2024-02-29'),
      ...group('c', 99, '2024-03-31')
    ];
    expect(find(insightsOf(records, '2024-03-31'), 'retention-change')).toMatchObject({
      significant: false,
      stake: null,
      strength: 0
    });
  });
});

describe('bought-again-change', () => {
  const months = (again: number): OrderRecord[] => [
    ...group('c', 100, '2024-01-10', 10),
    ...group('c', 80, '2024-02-10', 10),
    ...group('d', 20, '2024-02-11', 10),
    ...group('c', again, '2024-03-10', 10)
  ];

  it('tells a fall from one period to the next, and what it costs in a year of such periods', () => {
    const change = find(insightsOf(months(30), '2024-03-31'), 'bought-again-change');
    expect(change).toMatchObject({
      period: 2,
      rate: 0.3,
      previous: 0.8,
      numerator: 30,
      denominator: 100
    });
    // 50 buyers of 10 a month of 31 days.
    expect(change?.stake).toMatchObject({
      customers: expect.closeTo(50, 9) as number,
      money: expect.closeTo((50 * 10 * 365) / 31, 6) as number
    });
  });

  it('is silent within chance', () => {
    expect(find(insightsOf(months(76), '2024-03-31'), 'bought-again-change')).toBeUndefined();
  });
});

describe('revenue-retention-change', () => {
  const months = (kept: number, pays: number): OrderRecord[] => [
    ...group('c', 120, '2024-01-10', 10),
    ...group('c', 90, '2024-02-10', 10),
    ...group('d', 30, '2024-02-11', 10),
    ...group('c', kept, '2024-03-10', pays)
  ];

  it('tells less revenue from the buyers of the month before', () => {
    // 90 × 10 of 1,200 from January into February, 60 × 5 of 1,200 into March.
    const change = find(insightsOf(months(60, 5), '2024-03-31'), 'revenue-retention-change');
    expect(change).toMatchObject({ period: 2, rate: 0.25, previous: 0.75, buyers: 120 });
    expect(change?.stake?.money).toBeCloseTo((0.5 * 1200 * 365) / 31, 6);
  });

  it('is silent where one customer makes all the difference', () => {
    const records = [
      ...months(90, 10),
      { customer: 'whale', day: isoToDay('2024-02-12'), amount: 10 },
      { customer: 'whale', day: isoToDay('2024-03-12'), amount: 2000 }
    ];
    const silent = insightsOf(records, '2024-03-31');
    expect(find(silent, 'revenue-retention-change')).toBeUndefined();
  });
});

describe('second-order-year', () => {
  /** 100 new customers 150 days before the end and 514, of whom so many come back on day 20. */
  const years = (recent: number, before: number): OrderRecord[] => [
    ...group('first', 1, '2022-12-01', 10),
    ...group('old', 100, '2024-12-31', 10, -514),
    ...group('old', before, '2024-12-31', 10, -494),
    ...group('new', 100, '2024-12-31', 10, -150),
    ...group('new', recent, '2024-12-31', 30, -130)
  ];

  it('sets the newest 90 days that can be judged against the same weeks a year before', () => {
    const found = find(insightsOf(years(20, 60), '2024-12-31'), 'second-order-year');
    expect(found).toMatchObject({
      start: '2024-07-05',
      end: '2024-10-02',
      days: 90,
      recent: { numerator: 20, denominator: 100 },
      before: { numerator: 60, denominator: 100 }
    });
    // 40 of the 100 new customers of the last year × 600 of 20 returning customers.
    expect(found?.stake).toMatchObject({
      customers: expect.closeTo(40, 9) as number,
      each: 30,
      money: expect.closeTo(1200, 6) as number
    });
    // Newcombe's interval of 20 of 100 and 60 of 100 is about 24 points wide.
    expect(found?.points).toBeCloseTo(0.12, 2);
  });

  it('is silent within chance', () => {
    expect(find(insightsOf(years(55, 60), '2024-12-31'), 'second-order-year')).toBeUndefined();
  });

  it('is silent where the year before lies within W of the first order', () => {
    const close = years(20, 60).filter(({ customer }) => customer !== 'first0');
    const insights = insightsOf(close, '2024-12-31');
    expect(find(insights, 'second-order-year')).toBeUndefined();
  });
});

describe('reminder', () => {
  const records = [
    ...group('a', 200, '2024-01-01'),
    // Half of those who come back do so on day 10, four fifths by day 40.
    ...group('a', 50, '2024-01-01', 20, 10),
    ...Array.from({ length: 30 }, (_, i) => ({
      customer: `a${50 + i}`,
      day: isoToDay('2024-01-01') + 40,
      amount: 20
    })),
    ...Array.from({ length: 20 }, (_, i) => ({
      customer: `a${80 + i}`,
      day: isoToDay('2024-01-01') + 90,
      amount: 20
    })),
    ...group('late', 12, '2024-12-30')
  ];

  it('names the day before which to write, and who is waiting', () => {
    expect(find(insightsOf(records, '2025-01-01'), 'reminder')).toMatchObject({
      view: 'next',
      halfBy: 10,
      mostBy: 40,
      customers: 212,
      waiting: 12,
      stake: { basis: 'point' }
    });
  });

  it('is silent where fewer than 30 came back', () => {
    const few = records.filter(({ customer, day }) => {
      const number = Number(customer.slice(1));
      return day === isoToDay('2024-01-01') || number < 29;
    });
    expect(find(insightsOf(few, '2025-01-01'), 'reminder')).toBeUndefined();
  });
});

describe('bottleneck', () => {
  it('names the step that the smallest share takes, with the next order’s mean as its worth', () => {
    const records = [
      ...group('c', 1000, '2024-01-01', 10),
      ...group('c', 800, '2024-02-01', 10),
      ...group('c', 200, '2024-03-01', 50),
      ...group('c', 150, '2024-04-01', 10)
    ];
    const found = find(insightsOf(records, '2024-12-31'), 'bottleneck');
    expect(found).toMatchObject({
      view: 'next',
      orders: 2,
      days: 180,
      rate: expect.closeTo(0.25, 12) as number,
      customers: 800,
      elsewhere: expect.closeTo(0.75, 12) as number
    });
    // One in a hundred of 800, at 50 a third order.
    expect(found?.stake).toMatchObject({ basis: 'point', customers: 8, each: 50, money: 400 });
  });

  it('does not take those who stepped up lately for lost', () => {
    const early = group('e', 400, '2024-01-01', 10);
    const records = [
      ...early,
      ...group('e', 200, '2024-02-01', 10),
      ...group('e', 100, '2024-03-01', 10),
      // As many again come only now: none of them has had the time for a second order.
      ...group('late', 400, '2024-12-31', 10)
    ];
    expect(find(insightsOf(records, '2024-12-31'), 'bottleneck')).toBeUndefined();
  });

  it('is silent where all steps are alike', () => {
    const records = [
      ...group('c', 800, '2024-01-01', 10),
      ...group('c', 400, '2024-02-01', 10),
      ...group('c', 200, '2024-03-01', 10),
      ...group('c', 100, '2024-04-01', 10)
    ];
    expect(find(insightsOf(records, '2024-12-31'), 'bottleneck')).toBeUndefined();
  });
});

describe('lapsed', () => {
  it('is worth what those lost in the last year spent in the year up to their last order', () => {
    const records = [
      // Lost long ago: not at stake.
      ...group('old', 50, '2020-01-01', 1000),
      // Lost in the last year: 40 × (30 + 20), and an order too old to count.
      ...group('gone', 40, '2022-01-01', 500),
      ...group('gone', 40, '2024-03-01', 30),
      ...group('gone', 40, '2024-06-01', 20),
      ...group('here', 60, '2024-12-20', 10)
    ];
    const found = find(insightsOf(records, '2024-12-31'), 'lapsed');
    expect(found).toMatchObject({ lapsed: 90, customers: 150, revenue: 50_000 + 40 * 550 });
    expect(found?.stake).toEqual({
      basis: 'spent',
      days: null,
      customers: 40,
      each: 50,
      money: 2000
    });
  });
});

describe('event', () => {
  const sale: Annotation = {
    id: 'sale',
    kind: 'campaign',
    day: isoToDay('2024-06-01'),
    lastDay: null,
    text: 'Sale'
  };
  /** 12 weeks of 5 orders a day before, so many a day after. */
  const shop = (after: number): OrderRecord[] => {
    const records = [...group('first', 1, '2023-06-01')];
    for (let d = -84; d < 84; d++) {
      for (let i = 0; i < (d < 0 ? 5 : after); i++) {
        records.push({ customer: `d${d}-${i}`, day: sale.day + d, amount: 10 });
      }
    }
    return records;
  };

  it('tells what changed most in money, with the days and the sums', () => {
    const found = find(insightsOf(shop(12), '2024-08-31', { annotations: [sale] }), 'event');
    expect(found).toMatchObject({
      id: 'sale',
      days: 84,
      overlaps: false,
      beforeCount: 420,
      afterCount: 1008
    });
    // 7 orders of 10 a day more, for 84 days.
    expect(found?.stake?.money).toBeCloseTo(7 * 10 * 84, 6);
  });

  it('is silent where chance explains it', () => {
    const insights = insightsOf(shop(5), '2024-08-31', { annotations: [sale] });
    expect(find(insights, 'event')).toBeUndefined();
  });
});

describe('group-returns', () => {
  /** 600 customers of three channels; of every channel `back` in ten come back on day 30. */
  function shop(back: Record<string, number>): OrderTable {
    const names = Object.keys(back);
    const records: OrderRecord[] = [];
    const channels: string[] = [];
    for (let i = 0; i < 600; i++) {
      const channel = names[i % names.length] ?? '';
      // The keys of a table are in their order.
      const customer = `c${String(i).padStart(4, '0')}`;
      const day = isoToDay('2024-01-01') + (i % 90);
      records.push({ customer, day, amount: 10 });
      channels.push(channel);
      if (Math.floor(i / names.length) % 10 < (back[channel] ?? 0)) {
        records.push({ customer, day: day + 30, amount: 20 });
      }
    }
    const table = orderTableFromRecords(records);
    const values = new StringPacker();
    for (const name of names) values.add(name);
    const codes = Uint8Array.from(channels, (channel) => names.indexOf(channel) + 1);
    return {
      ...table,
      attributes: [
        {
          name: 'Channel',
          role: 'channel',
          per: 'customer',
          kind: 'category',
          codes,
          values: values.pick(Uint32Array.from(names, (_, i) => i))
        }
      ]
    };
  }

  it('names the group that differs most from the rest', () => {
    const found = find(
      insightsOf(shop({ web: 3, shop: 3, phone: 8 }), '2024-12-31'),
      'group-returns'
    );
    expect(found).toMatchObject({
      view: 'groups',
      name: 'Channel',
      text: 'phone',
      per: 'customer',
      days: 90,
      group: { numerator: 160, denominator: 200 },
      others: { numerator: 120, denominator: 400 }
    });
    // Half of the 200 of the last year more, at 20 a returning customer.
    expect(found?.stake).toMatchObject({ customers: 100, each: 20, money: 2000 });
  });

  it('is silent where no group differs more than chance', () => {
    const insights = insightsOf(shop({ web: 3, shop: 3, phone: 4 }), '2024-12-31');
    expect(find(insights, 'group-returns')).toBeUndefined();
  });
});

describe('findInsights', () => {
  /** Every number in a finding. */
  function numbersOf(value: unknown): number[] {
    if (typeof value === 'number') return [value];
    if (typeof value !== 'object' || value === null) return [];
    return Object.values(value).flatMap(numbersOf);
  }

  it('finds at most six things in any shop, by falling weight, and no number that is none', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = new SeededRandom(seed);
      const free = random.uniform() < 0.2;
      const days = 30 + Math.floor(random.uniform() * 900);
      const records: OrderRecord[] = [];
      for (let c = 0; c < 40 + random.uniform() * 260; c++) {
        let day = 19_000 + Math.floor(random.uniform() * days);
        do {
          const amount = free ? 0 : Math.round(100 * (random.gamma(2) - 0.1)) / 10;
          records.push({ customer: `c${c}`, day, amount });
          day += Math.floor(40 * random.exponential());
        } while (day < 19_000 + days && random.uniform() < 0.6);
      }
      const annotations: Annotation[] = [0.3, 0.6].map((at, i) => ({
        id: `e${i}`,
        kind: 'other',
        day: 19_000 + Math.floor(days * at),
        lastDay: null,
        text: ''
      }));
      const granularity = (['day', 'week', 'month', 'quarter', 'year'] as const)[seed % 5];
      const { insights } = analyse(orderTableFromRecords(records), {
        ...DEFAULT_SETTINGS,
        granularity: granularity ?? 'month',
        annotations,
        from: seed % 3 === 0 ? 19_000 + Math.floor(days / 3) : null,
        completeOnly: seed % 2 === 0
      });
      expect(insights.length).toBeLessThanOrEqual(6);
      expect(numbersOf(insights).filter((number) => !Number.isFinite(number))).toEqual([]);
      const weights = insights.map(({ strength }) => strength);
      expect(weights).toEqual(weights.toSorted((a, b) => b - a));
      for (const weight of weights) expect(weight >= 0 && weight <= 1).toBe(true);
    }
  });

  it('ranks by customers where nothing is paid', () => {
    const records = [
      ...group('c', 100, '2024-01-10', 0),
      ...group('c', 80, '2024-02-10', 0),
      ...group('d', 20, '2024-02-11', 0),
      ...group('c', 30, '2024-03-10', 0)
    ];
    const insights = insightsOf(records, '2024-03-31');
    const again = find(insights, 'bought-again-change');
    // 50 of 120 customers.
    expect(again?.strength).toBeCloseTo(50 / 120, 9);
    expect(again?.stake).toMatchObject({ money: null, each: null });
    const weights = insights.map(({ strength }) => strength);
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
  });

  it('weighs by the share of the last year’s revenue', () => {
    const records = [
      ...group('early', 1, '2023-12-01', 0),
      ...group('c', 100, '2024-01-31', 10),
      ...group('c', 100, '2024-02-29', 10),
      ...group('c', 45, '2024-03-31', 10)
    ];
    const change = find(insightsOf(records, '2024-03-31'), 'retention-change');
    expect(change?.strength).toBeCloseTo(55 / 101, 9);
  });
});

describe('what is at stake', () => {
  const records = [
    ...group('a', 60, '2024-03-01', 10),
    ...group('a', 60, '2024-03-05', 30),
    ...group('b', 60, '2024-03-02', 10)
  ];
  const ofTheYear = (end: string): Stake[] =>
    insightsOf(records, end).flatMap(({ stake }) =>
      stake && ['year', 'point', 'percent'].includes(stake.basis) ? [stake] : []
    );

  it('is of no money where a few days are all there is', () => {
    const stakes = ofTheYear('2024-03-05');
    expect(stakes.length).toBeGreaterThan(0);
    for (const { money } of stakes) expect(money).toBeNull();
  });

  it('is of the days that there are where they are fewer than a year', () => {
    const stakes = ofTheYear('2024-04-29');
    expect(stakes.some(({ money }) => (money ?? 0) > 0)).toBe(true);
    for (const { days } of stakes) expect(days).toBe(60);
  });

  it('is of a year from 365 days on', () => {
    const stakes = ofTheYear('2025-03-01');
    expect(stakes.length).toBeGreaterThan(0);
    for (const { days } of stakes) expect(days).toBeNull();
  });
});
