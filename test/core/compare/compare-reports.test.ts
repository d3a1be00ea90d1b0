import { describe, expect, it } from 'vitest';
import { compareReports } from '../../../src/core/compare-reports';
import { newcombeInterval } from '../../../src/core/math/intervals';
import type { OrderRecord } from '../../../src/core/orders/build-table';
import { orderTableFromRecords } from '../../../src/core/orders/build-table';
import { analyse } from '../../../src/core/report';
import type { Report } from '../../../src/core/report-schema';
import type { ComparedKey, ComparedMeasure, Comparison } from '../../../src/core/schema/comparison';
import type { Settings } from '../../../src/core/settings';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { isoToDay } from '../../../src/core/time/calendar';

/** `count` customers who buy for 10 on a day, of whom `back` come back for 20 on day 30. */
const shop = (prefix: string, count: number, back: number, iso: string): OrderRecord[] =>
  Array.from({ length: count }, (_, i) => {
    const customer = `${prefix}${i}`;
    const day = isoToDay(iso);
    const first = { customer, day, amount: 10 };
    return i < back ? [first, { customer, day: day + 30, amount: 20 }] : [first];
  }).flat();

const reportOf = (records: OrderRecord[], settings: Partial<Settings> = {}): Report =>
  analyse(orderTableFromRecords(records), {
    ...DEFAULT_SETTINGS,
    lapseWindowDays: 90,
    observationEnd: isoToDay('2024-12-31'),
    currency: 'EUR',
    ...settings
  });

const measureOf = ({ measures }: Comparison, key: ComparedKey): ComparedMeasure => {
  const found = measures.find((measure) => measure.key === key);
  if (!found) throw new Error(`no ${key}`);
  return found;
};

const few = reportOf(shop('a', 100, 20, '2024-03-10'));
const many = reportOf(shop('b', 200, 100, '2024-03-10'));

describe('compareReports', () => {
  it('sets counts, money and ratios beside each other, b less a, without an interval', () => {
    const compared = compareReports(few, many, 0);
    const plain = { low: null, high: null, significant: null, proportionA: null };
    expect(measureOf(compared, 'customers')).toMatchObject({
      unit: 'count',
      a: 100,
      b: 200,
      difference: 100,
      ...plain
    });
    // 100 × 10 + 20 × 20 and 200 × 10 + 100 × 20.
    expect(measureOf(compared, 'revenue')).toMatchObject({ a: 1400, b: 4000, ...plain });
    expect(measureOf(compared, 'revenuePerCustomer')).toMatchObject({
      a: 14,
      b: 20,
      difference: 6
    });
    expect(measureOf(compared, 'ordersPerCustomer')).toMatchObject({
      unit: 'ratio',
      a: 1.2,
      b: 1.5
    });
    expect(measureOf(compared, 'averageOrderValue')).toMatchObject({
      a: 1400 / 120,
      b: 4000 / 300
    });
    expect(measureOf(compared, 'returningRevenueShare')).toMatchObject({ a: 400 / 1400, b: 0.5 });
    expect(measureOf(compared, 'medianDaysBetweenOrders')).toMatchObject({
      unit: 'days',
      a: 30,
      b: 30
    });
  });

  it('gives shares of customers with Newcombe’s interval of the difference', () => {
    const share = measureOf(compareReports(few, many, 0), 'repeatPurchaseRate');
    const { low, high } = newcombeInterval(100, 200, 20, 100);
    expect(share).toMatchObject({ a: 0.2, b: 0.5, low, high, significant: true });
    expect(share.proportionA).toMatchObject({ numerator: 20, denominator: 100 });
    expect(share.proportionB).toMatchObject({ numerator: 100, denominator: 200 });
  });

  it('says what chance could make', () => {
    const alike = reportOf(shop('b', 200, 44, '2024-03-10'));
    const compared = compareReports(few, alike, 0);
    expect(measureOf(compared, 'repeatPurchaseRate').significant).toBe(false);
    expect(measureOf(compared, 'secondWithin90').significant).toBe(false);
    expect(compared.secondOrder?.p).toBeGreaterThan(0.05);
  });

  it('carries both Kaplan–Meier bands to the interval of the share with a second order', () => {
    const share = measureOf(compareReports(few, many, 0), 'secondWithin90');
    const [one, other] = [few, many].map(
      ({ nextOrder }) => nextOrder?.steps[0]?.within.find(({ days }) => days === 90) ?? null
    );
    if (!one || !other) throw new Error('no steps');
    const squareLow =
      ((other.share ?? 0) - (other.low ?? 0)) ** 2 + ((one.high ?? 0) - (one.share ?? 0)) ** 2;
    expect(share.significant).toBe(true);
    expect(share.a).toBeCloseTo(0.2, 12);
    expect(share.b).toBeCloseTo(0.5, 12);
    expect(share.difference).toBeCloseTo(0.3, 12);
    expect(share.low).toBeCloseTo(0.3 - Math.sqrt(squareLow), 12);
    // Nobody is censored before day 90: about as wide as Newcombe's.
    const newcombe = newcombeInterval(100, 200, 20, 100);
    expect(share.low).toBeCloseTo(newcombe.low, 1);
    expect(share.high).toBeCloseTo(newcombe.high, 1);
  });

  it('tests the days to the second order by log-rank', () => {
    // One day with events: 20 of 100 and 100 of 200 at risk. E = 120/3 = 40, and
    // V = 120 · 180 / 299 · 100/300 · 200/300 = 16.05: (20 − 40)² / V = 24.92.
    const test = compareReports(few, many, 0).secondOrder;
    expect(test?.chiSquare).toBeCloseTo(400 / (((120 * 180) / 299) * (2 / 9)), 9);
    expect(test?.p).toBeLessThan(1e-5);
  });

  it('claims nothing where customers are in both', () => {
    const compared = compareReports(few, many, 1);
    for (const { low, high, significant } of compared.measures) {
      expect([low, high, significant]).toEqual([null, null, null]);
    }
    expect(measureOf(compared, 'repeatPurchaseRate').difference).toBeCloseTo(0.3, 12);
    expect(compared.secondOrder).toBeNull();
    expect(compared.shared).toBe(1);
  });

  it('still compares the first-time buyers of two spans of one selection', () => {
    const records = [
      ...shop('a', 100, 20, '2024-02-10'),
      ...shop('b', 200, 100, '2024-05-10'),
      // In both spans.
      { customer: 'a99', day: isoToDay('2024-05-12'), amount: 5 }
    ];
    const span = (from: string, to: string): Report =>
      reportOf(records, { from: isoToDay(from), to: isoToDay(to) });
    const spring = span('2024-01-01', '2024-03-31');
    const summer = span('2024-04-01', '2024-06-30');
    const compared = compareReports(spring, summer, 1);
    expect(measureOf(compared, 'repeatPurchaseRate').significant).toBeNull();
    expect(measureOf(compared, 'secondWithin90').significant).toBe(true);
    expect(compared.secondOrder?.p).toBeLessThan(0.001);
    // Overlapping spans share first-time buyers.
    const overlapping = compareReports(spring, span('2024-03-01', '2024-06-30'), 1);
    expect(overlapping.secondOrder).toBeNull();
  });

  it('takes two sessions, of which nobody knows whom they share, for different people', () => {
    const compared = compareReports(few, many, null);
    expect(compared.shared).toBeNull();
    expect(measureOf(compared, 'repeatPurchaseRate').significant).toBe(true);
  });

  it('has no difference in money of two currencies', () => {
    const other = reportOf(shop('b', 200, 100, '2024-03-10'), { currency: 'USD' });
    const compared = compareReports(few, other, null);
    expect(compared.currenciesDiffer).toBe(true);
    expect(measureOf(compared, 'revenue')).toMatchObject({ a: 1400, b: 4000, difference: null });
    expect(measureOf(compared, 'orders').difference).toBe(180);
    const unknown = reportOf(shop('b', 200, 100, '2024-03-10'), { currency: null });
    expect(compareReports(few, unknown, null).currenciesDiffer).toBe(false);
  });

  it('gives kept and lost of the last complete period, none where it is not measurable', () => {
    const compared = compareReports(few, many, 0);
    // On 30 November nobody had ordered for 90 days.
    expect(measureOf(compared, 'retentionRate')).toMatchObject({ a: null, difference: null });
    const settings = { observationEnd: isoToDay('2024-07-15'), lapseWindowDays: 60 };
    const one = reportOf(shop('a', 100, 20, '2024-05-10'), settings);
    const start = [{ customer: 'start', day: isoToDay('2024-01-10'), amount: 1 }];
    const other = reportOf([...start, ...shop('b', 100, 40, '2024-04-10')], settings);
    const measures = compareReports(one, other, 0);
    const kept = measureOf(measures, 'retentionRate');
    const lost = measureOf(measures, 'churnRate');
    expect(kept.a).toBeNull();
    // On 31 May all 100 of April are active (51 days); on 30 June the 40 who came back on 10 May (51 days).
    expect(kept.proportionB).toMatchObject({ numerator: 40, denominator: 100 });
    expect(lost.proportionB).toMatchObject({ numerator: 60, denominator: 100 });
  });
});
