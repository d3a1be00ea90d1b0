import { describe, expect, it } from 'vitest';
import { historicClv } from '../../../src/core/clv/historic';
import type { OrderRecord } from '../../../src/core/orders/build-table';
import { orderTableFromRecords } from '../../../src/core/orders/build-table';
import { analyse } from '../../../src/core/report';
import type { SimpleClv } from '../../../src/core/report-schema';
import type { Settings } from '../../../src/core/settings';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { isoToDay } from '../../../src/core/time/calendar';

/** Customers `prefix`0 to `prefix`(count − 1) with an order of 20 each on a day. */
const group = (prefix: string, from: number, to: number, iso: string): OrderRecord[] =>
  Array.from({ length: to - from }, (_, i) => ({
    customer: `${prefix}${from + i}`,
    day: isoToDay(iso),
    amount: 20
  }));

const simple = (records: OrderRecord[], end: string, settings: Partial<Settings> = {}): SimpleClv =>
  analyse(orderTableFromRecords(records), {
    ...DEFAULT_SETTINGS,
    lapseWindowDays: 30,
    observationEnd: isoToDay(end),
    ...settings
  }).clv.simple;

describe('historicClv', () => {
  it('is the revenue per customer, and the margin on it', () => {
    expect(historicClv(1000, 4, 0.25)).toEqual({
      revenuePerCustomer: 250,
      marginPerCustomer: 62.5
    });
  });

  it('has no margin where none is known, and nothing without customers', () => {
    expect(historicClv(1000, 4, null).marginPerCustomer).toBeNull();
    expect(historicClv(0, 0, 0.5)).toEqual({ revenuePerCustomer: null, marginPerCustomer: null });
  });
});

describe('simpleClv', () => {
  // One order in January 2022; forty customers active a year before the end, ten of them at it.
  const twoYears = [
    ...group('early', 0, 1, '2022-01-01'),
    ...group('c', 0, 40, '2022-12-20'),
    ...group('c', 0, 10, '2023-12-20')
  ];

  it('multiplies its parts, measured over the last year', () => {
    const result = simple(twoYears, '2023-12-31', { grossMargin: 0.5 });
    // Exposure: 2022-01-01 to 2023-12-31 is 729 days, 2022-12-20 to it 376.
    const ordersPerYear = (51 * 365) / (729 + 40 * 376);
    expect(result.averageOrderValue).toBe(20);
    expect(result.ordersPerYear).toBeCloseTo(ordersPerYear, 12);
    expect(result.yearlyChurn).toBe(0.75);
    expect(result.yearlyChurnBasis).toEqual({
      method: 'last-year',
      customers: 40,
      lapsed: 30,
      thin: false
    });
    expect(result.lifetimeYears).toBeCloseTo(4 / 3, 12);
    expect(result.value).toBeCloseTo(20 * ordersPerYear * (4 / 3) * 0.5, 10);
    expect(result.reason).toBe('ok');
  });

  it('gives the value in revenue where the margin is unknown', () => {
    const result = simple(twoYears, '2023-12-31');
    expect(result).toMatchObject({ value: null, reason: 'no-margin', grossMargin: null });
    expect(result.revenueValue).toBeGreaterThan(0);
  });

  it('carries the retention of the complete months to a year where the span is shorter', () => {
    // Active at the end of January 100, February 100, March 80, April 40.
    const months = [
      ...group('early', 0, 1, '2024-01-01'),
      ...group('c', 0, 100, '2024-01-31'),
      ...group('c', 0, 80, '2024-03-31'),
      ...group('c', 0, 40, '2024-04-30')
    ];
    const result = simple(months, '2024-04-30');
    // 1 × 0.8 × 0.5 in the 29 + 31 + 30 days of February to April.
    expect(result.yearlyChurn).toBeCloseTo(1 - 0.4 ** (365 / 90), 12);
    expect(result.yearlyChurnBasis).toEqual({
      method: 'periods',
      customers: 80,
      lapsed: null,
      thin: false
    });
  });

  it('counts a customer for at least W days', () => {
    const result = simple(group('c', 0, 40, '2024-01-01'), '2024-01-01');
    expect(result.ordersPerYear).toBeCloseTo(365 / 30, 12);
  });

  it('says why it knows nothing', () => {
    expect(simple(group('c', 0, 40, '2024-01-01'), '2024-01-20').reason).toBe('span-too-short');
    // Nobody was active when the measuring began: all lapsed in February.
    expect(simple(group('c', 0, 40, '2024-01-01'), '2024-04-30').reason).toBe('not-measurable');
    const loyal = [...group('c', 0, 40, '2024-01-31'), ...group('c', 0, 40, '2024-02-29')];
    const kept = [
      ...group('early', 0, 1, '2024-01-01'),
      ...loyal,
      ...group('c', 0, 40, '2024-03-29')
    ];
    expect(simple(kept, '2024-03-31')).toMatchObject({
      reason: 'no-churn',
      yearlyChurn: 0,
      lifetimeYears: null,
      value: null
    });
  });
});
