import { describe, expect, it } from 'vitest';
import { unpackString } from '../../../src/core/orders/packed-strings';
import { analyse } from '../../../src/core/report';
import { SAMPLE_DAYS, sampleShop } from '../../../src/core/sample/sample-shop';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { isoToDay } from '../../../src/core/time/calendar';

const LAST = isoToDay('2024-12-31');
const shop = sampleShop(LAST);
const report = analyse(shop.table, DEFAULT_SETTINGS);

describe('sampleShop', () => {
  it('is the same for the same last day, and another for the next', () => {
    expect(sampleShop(LAST)).toEqual(shop);
    expect(sampleShop(LAST + 1).table.amount).not.toEqual(shop.table.amount);
  });

  it('has 5,000 customers over three years up to the last day', () => {
    expect(shop.table.customerCount).toBe(5000);
    const days = [...shop.table.day];
    expect(Math.min(...days)).toBeGreaterThanOrEqual(LAST - SAMPLE_DAYS + 1);
    // The first and last order lie within days of the ends of the span.
    expect(Math.min(...days)).toBeLessThan(LAST - SAMPLE_DAYS + 10);
    expect(Math.max(...days)).toBeLessThanOrEqual(LAST);
    expect(Math.max(...days)).toBeGreaterThan(LAST - 10);
  });

  it('keeps the contract of an order table: orders of a customer by day, each paid', () => {
    const { offsets, day, amount, customerCount, orderCount } = shop.table;
    expect(offsets.length).toBe(customerCount + 1);
    expect(offsets[customerCount]).toBe(orderCount);
    for (let c = 0; c < customerCount; c++) {
      const own = day.slice(offsets[c], offsets[c + 1]);
      expect(own.length).toBeGreaterThan(0);
      for (let i = 1; i < own.length; i++) expect(own[i]).toBeGreaterThan(own[i - 1] ?? Infinity);
    }
    expect(amount.every((paid) => paid > 0)).toBe(true);
  });

  it('names its customers neutrally', () => {
    expect(unpackString(shop.table.keys, 0)).toBe('customer-0001');
    expect(unpackString(shop.table.keys, 4999)).toBe('customer-5000');
  });

  it('accepts each of its rows in the reading', () => {
    const { rows, layouts, sample } = shop.reading;
    const preview = layouts[0]?.preview ?? [];
    expect(sample).toBe(true);
    expect(rows).toEqual({
      read: shop.table.orderCount,
      accepted: shop.table.orderCount,
      rejected: 0,
      ignored: 0,
      reasons: {}
    });
    expect(preview).toHaveLength(20);
  });

  it('is a plausible small shop', () => {
    // Between a third and two thirds come back, as the trade reports for consumables.
    expect(report.kpis.repeatPurchaseRate).toBeGreaterThan(1 / 3);
    expect(report.kpis.repeatPurchaseRate).toBeLessThan(2 / 3);
    expect(report.settings.lapseWindowSource).toBe('gaps');
    expect(report.clv.simple.reason).toBe('no-margin');
  });

  it('sells more in December and before Nowruz than in between', () => {
    const ordersIn = (label: string): number =>
      report.periods.find((row) => row.label === label)?.orders ?? NaN;
    for (const year of ['2023', '2024']) {
      expect(ordersIn(`${year}-12`)).toBeGreaterThan(ordersIn(`${year}-10`));
      expect(ordersIn(`${year}-03`)).toBeGreaterThan(ordersIn(`${year}-05`));
    }
  });

  it('has an intake that stays away more, and newcomers who come back more', () => {
    const returned = (from: string, to: string): number => {
      const rows = report.cohorts.rows.filter((row) => row.label >= from && row.label <= to);
      const second = rows.reduce((sum, row) => sum + (row.returnedBy[3] ?? NaN), 0);
      return second / rows.reduce((sum, row) => sum + row.size, 0);
    };
    // The campaign ran from day 600 to 660: late August to late October 2023.
    const before = returned('2022-06', '2023-07');
    expect(returned('2023-09', '2023-10')).toBeLessThan(before - 0.05);
    expect(returned('2024-04', '2024-09')).toBeGreaterThan(before + 0.03);
  });

  it.each(['2023-03-25', '2024-06-30', '2024-12-31', '2026-01-15'])(
    'lets 3 to 6 things stand out when it ends on %s',
    (iso) => {
      const { insights } = analyse(sampleShop(isoToDay(iso)).table, DEFAULT_SETTINGS);
      expect(insights.length).toBeGreaterThanOrEqual(3);
      expect(insights.length).toBeLessThanOrEqual(6);
    }
  );
});
