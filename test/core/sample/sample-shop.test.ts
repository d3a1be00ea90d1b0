import { serialize } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { unpackString } from '../../../src/core/orders/packed-strings';
import { analyse } from '../../../src/core/report';
import { SAMPLE_DAYS, sampleShop } from '../../../src/core/sample/sample-shop';
import { ENGLISH_TEXTS, type SampleTexts } from '../../../src/core/sample/sample-texts';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { isoToDay } from '../../../src/core/time/calendar';
import { createFormatter } from '../../../src/i18n/create-formatter';
import { start as en } from '../../../src/i18n/en/start';
import { start as fa } from '../../../src/i18n/fa/start';
import { start as hy } from '../../../src/i18n/hy/start';

const START = { en, fa, hy };

const LAST = isoToDay('2024-12-31');
const shop = sampleShop(LAST);
const report = analyse(shop.table, DEFAULT_SETTINGS);

describe('sampleShop', () => {
  it('is the same for the same last day, and another for the next', () => {
    // As bytes: comparing the arrays number by number takes seconds.
    expect(serialize(sampleShop(LAST)).equals(serialize(shop))).toBe(true);
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

  it('says of its orders and customers what a shop could break them down by', () => {
    const { attributes, orderCount, customerCount } = shop.table;
    expect(attributes.map(({ role, per }) => `${role} ${per}`)).toEqual([
      'channel order',
      'category order',
      'product order',
      'coupon order',
      'payment order',
      'city customer'
    ]);
    for (const attribute of attributes) {
      if (attribute.kind !== 'category') throw new Error(`a ${attribute.kind}`);
      const texts = attribute.values.offsets.length - 1;
      expect(attribute.codes.length).toBe(attribute.per === 'order' ? orderCount : customerCount);
      const used = new Set(attribute.codes);
      // Only a coupon may be missing, and every text occurs.
      expect(used.has(0)).toBe(attribute.role === 'coupon');
      used.delete(0);
      expect([...used].sort((a, b) => a - b)).toEqual(
        Array.from({ length: texts }, (_, i) => i + 1)
      );
    }
  });

  it('has the same orders in any language', () => {
    const other = sampleShop(LAST, { ...ENGLISH_TEXTS, cities: ['1', '2', '3', '4', '5', '6'] });
    expect(other.table.amount).toEqual(shop.table.amount);
    expect(other.table.attributes[0]).toEqual(shop.table.attributes[0]);
  });

  it.each(['en', 'fa', 'hy'] as const)('has texts of the same number in %s', (locale) => {
    const texts = START[locale](createFormatter(locale)).sampleShop ?? ENGLISH_TEXTS;
    const lengths = (of: SampleTexts): Record<string, number> =>
      Object.fromEntries(Object.entries(of).map(([key, list]) => [key, Object.keys(list).length]));
    expect(lengths(texts)).toEqual(lengths(ENGLISH_TEXTS));
    for (const list of Object.values(texts)) {
      const words = Object.values<string>(list);
      expect(new Set(words).size).toBe(words.length);
    }
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
