import { describe, expect, it } from 'vitest';
import type { OrderRecord } from '../../../src/core/orders/build-table';
import { orderTableFromRecords } from '../../../src/core/orders/build-table';
import { observeOrders, summariseOrders } from '../../../src/core/orders/summary';
import { orderValueContrast } from '../../../src/core/orders/value-contrast';
import { analyse } from '../../../src/core/report';
import type { Insight } from '../../../src/core/report-schema';
import type { Settings } from '../../../src/core/settings';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { isoToDay } from '../../../src/core/time/calendar';

/** Customers `prefix`0 to `prefix`(count − 1) with an order each on a day. */
const group = (prefix: string, count: number, iso: string, amount = 20): OrderRecord[] =>
  Array.from({ length: count }, (_, i) => ({
    customer: `${prefix}${i}`,
    day: isoToDay(iso),
    amount
  }));

const insightsOf = (
  records: OrderRecord[],
  end: string,
  settings: Partial<Settings> = {}
): Insight[] =>
  analyse(orderTableFromRecords(records), {
    ...DEFAULT_SETTINGS,
    lapseWindowDays: 30,
    observationEnd: isoToDay(end),
    ...settings
  }).insights;

function find<Code extends Insight['code']>(
  insights: Insight[],
  code: Code
): Extract<Insight, { code: Code }> | undefined {
  return insights.find((i): i is Extract<Insight, { code: Code }> => i.code === code);
}

describe('findInsights', () => {
  it('is silent on 29 customers, whatever they do', () => {
    const records = ['01', '02', '03', '04', '05', '06'].flatMap((month) =>
      group('c', 29, `2024-${month}-10`)
    );
    expect(insightsOf(records, '2024-06-30')).toEqual([]);
  });

  it('ranks by strength', () => {
    const records = [
      ...group('a', 200, '2024-01-10', 50),
      ...group('a', 120, '2024-02-10', 80),
      ...group('b', 300, '2024-03-10', 40)
    ];
    const strengths = insightsOf(records, '2024-03-31').map((insight) => insight.strength);
    expect(strengths.length).toBeGreaterThan(2);
    expect(strengths).toEqual([...strengths].sort((x, y) => y - x));
  });

  it('tells a change of retention with its numbers, and whether chance could make it', () => {
    // All 100 active at the end of January are so at the end of February; of them `kept` in March.
    const records = (kept: number): OrderRecord[] => [
      ...group('early', 1, '2023-12-01'),
      ...group('c', 100, '2024-01-31'),
      ...group('c', 100, '2024-02-29'),
      ...group('c', kept, '2024-03-31')
    ];
    const change = find(insightsOf(records(45), '2024-03-31'), 'retention-change');
    expect(change).toMatchObject({
      period: 3,
      rate: 0.45,
      previous: 1,
      numerator: 45,
      denominator: 100,
      significant: true
    });
    const steady = find(insightsOf(records(100), '2024-03-31'), 'retention-change');
    expect(steady).toMatchObject({ rate: 1, previous: 1, significant: false, strength: 0 });
  });

  it('tells more newcomers where there are, and not what chance makes', () => {
    const months = (last: number): OrderRecord[] => [
      ...group('a', 100, '2024-01-10'),
      ...group('b', 100, '2024-02-10'),
      ...group('d', last, '2024-03-10')
    ];
    expect(find(insightsOf(months(200), '2024-03-31'), 'new-customers-change')).toMatchObject({
      period: 2,
      current: 200,
      previous: 100,
      significant: true
    });
    // 107 in 31 days are as many a day as 100 in 29.
    expect(find(insightsOf(months(107), '2024-03-31'), 'new-customers-change')).toBeUndefined();
  });

  it('tells that recent cohorts return less, the first ones left out', () => {
    const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];
    const records = months.flatMap((month, i) => [
      ...group(`m${month}-`, 60, `2024-${month}-02`),
      // Half of the older cohorts come back, a fifth of those from July on.
      ...group(`m${month}-`, i < 6 ? 30 : 12, `2024-${month}-20`)
    ]);
    const trend = find(insightsOf(records, '2024-12-31'), 'cohort-trend');
    // January begins less than W after the first order; September is the last with offset 3.
    expect(trend).toMatchObject({ offset: 3, cohorts: 2, significant: true });
    expect(trend?.recent).toMatchObject({ numerator: 24, denominator: 120, rate: 0.2 });
    expect(trend?.earlier).toMatchObject({ numerator: 5 * 30 + 12, denominator: 360 });
  });

  it('names a best cohort that chance does not make best', () => {
    const months = ['01', '02', '03', '04', '05', '06', '07', '08'];
    const records = (best: number): OrderRecord[] =>
      months.flatMap((month) => [
        ...group(`m${month}-`, 100, `2024-${month}-02`),
        ...group(`m${month}-`, month === '04' ? best : 30, `2024-${month}-20`)
      ]);
    expect(find(insightsOf(records(60), '2024-08-31'), 'best-cohort')).toMatchObject({
      start: '2024-04-01',
      rate: 0.6,
      average: 0.3,
      offset: 3,
      size: 100
    });
    expect(find(insightsOf(records(38), '2024-08-31'), 'best-cohort')).toBeUndefined();
  });

  it('tells how much the best tenth brings', () => {
    const records = [...group('rich', 10, '2024-01-10', 91), ...group('c', 90, '2024-01-10', 1)];
    expect(find(insightsOf(records, '2024-01-31'), 'concentration')).toMatchObject({
      topShare: 0.1,
      topCustomers: 10,
      customers: 100,
      revenueShare: 0.91
    });
    expect(find(insightsOf(records.slice(0, 99), '2024-01-31'), 'concentration')).toBeUndefined();
  });

  it('tells the second order, the returning revenue and the lapsed', () => {
    const records = [
      ...group('c', 100, '2024-01-01', 20),
      ...group('c', 40, '2024-01-21', 20),
      ...group('d', 50, '2024-03-30', 20)
    ];
    const insights = insightsOf(records, '2024-03-31');
    // 40 of 150 return on day 20; the 50 of March are censored on day 1: 1 − S = 40 / 100.
    expect(find(insights, 'second-order')).toMatchObject({
      rate: expect.closeTo(0.4, 12),
      days: 90,
      customers: 150,
      medianDays: null
    });
    expect(find(insights, 'returning-revenue')).toMatchObject({
      share: 40 / 190,
      customersShare: 40 / 150,
      repeatCustomers: 40,
      customers: 150
    });
    expect(find(insights, 'lapsed')).toMatchObject({
      lapsed: 100,
      customers: 150,
      days: 30,
      revenue: 140 * 20
    });
  });

  it('tells larger later orders where they are so beyond chance', () => {
    const orders = (later: (i: number) => number): OrderRecord[] => [
      ...group('c', 60, '2024-01-01', 0).map((record, i) => ({ ...record, amount: 20 + (i % 5) })),
      ...group('c', 60, '2024-01-21', 0).map((record, i) => ({ ...record, amount: later(i) }))
    ];
    const larger = insightsOf(
      orders((i) => 25 + (i % 5)),
      '2024-01-31'
    );
    expect(find(larger, 'aov-returning')).toMatchObject({
      first: 22,
      later: 27,
      firstOrders: 60,
      laterOrders: 60,
      significant: true
    });
    const same = insightsOf(
      orders((i) => 20 + ((i + 2) % 5)),
      '2024-01-31'
    );
    expect(find(same, 'aov-returning')).toBeUndefined();
  });
});

describe('orderValueContrast', () => {
  it('has the standard error of paired differences where each customer orders twice', () => {
    const pairs = [
      [10, 12],
      [20, 19],
      [30, 37],
      [15, 15]
    ];
    const table = orderTableFromRecords(
      pairs.flatMap(([first = 0, later = 0], i) => [
        { customer: `c${i}`, day: 0, amount: first },
        { customer: `c${i}`, day: 9, amount: later }
      ])
    );
    const observed = observeOrders(table, null);
    const result = orderValueContrast(observed, summariseOrders(observed), {
      from: -Infinity,
      to: Infinity
    });
    // Differences 2, −1, 7, 0: mean 2, squared deviations 0 + 9 + 25 + 4 = 38.
    expect(result.later - result.first).toBeCloseTo(2, 12);
    expect(result.standardError).toBeCloseTo(Math.sqrt(38) / 4, 12);
  });
});
