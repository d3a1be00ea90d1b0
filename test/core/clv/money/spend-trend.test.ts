import { describe, expect, it } from 'vitest';
import { spendTrend } from '../../../../src/core/clv/money/spend-trend';
import { SeededRandom } from '../../../../src/core/math/random';
import { orderTableFromRecords } from '../../../../src/core/orders/build-table';
import { inPricesOf, type PriceIndex } from '../../../../src/core/orders/price-index';
import type { OrderTable } from '../../../../src/core/orders/order-table';
import { observeOrders } from '../../../../src/core/orders/summary';
import { DEFAULT_SETTINGS } from '../../../../src/core/settings';
import { isoToDay } from '../../../../src/core/time/calendar';

const FIRST = isoToDay('2022-01-01');
const YEAR = 365.2425;

interface Shop {
  customers: number;
  /** Change of amounts a year. */
  yearly: number;
  /** Standard deviation of ln amount from one order to the next. */
  noise: number;
  /** Later customers spend so much more, in logarithms a year: no trend of anybody's own. */
  mix?: number;
  /** Chance that an amount is a hundredth. */
  tokens?: number;
}

function simulate(shop: Shop, seed: number): OrderTable {
  const { customers, yearly, noise, mix = 0, tokens = 0 } = shop;
  const random = new SeededRandom(seed);
  const records: { customer: string; day: number; amount: number }[] = [];
  for (let c = 0; c < customers; c++) {
    const start = Math.floor(random.uniform() * 900);
    const level = 3 + random.normal() + (mix * start) / YEAR;
    const orders = 1 + Math.floor(random.uniform() * 6);
    for (let i = 0; i < orders; i++) {
      const day = start + Math.floor(i * 40 * random.uniform());
      const log = level + Math.log1p(yearly) * (day / YEAR) + noise * random.normal();
      const token = random.uniform() < tokens ? 0.01 : 1;
      records.push({ customer: String(c), day: FIRST + day, amount: Math.exp(log) * token });
    }
  }
  return orderTableFromRecords(records);
}

const trendOf = (table: OrderTable) => spendTrend(observeOrders(table, null), DEFAULT_SETTINGS);

describe('spendTrend', () => {
  it('is exact where amounts follow the years and nothing else', () => {
    const trend = trendOf(simulate({ customers: 60, yearly: 0.18, noise: 0 }, 1));
    expect(trend?.yearly.value).toBeCloseTo(0.18, 10);
    expect(trend?.yearly.low).toBeCloseTo(0.18, 8);
    expect(trend?.yearly.high).toBeCloseTo(0.18, 8);
  });

  it('compares each customer with themselves: newcomers who spend more are no trend', () => {
    const trend = trendOf(simulate({ customers: 400, yearly: 0, noise: 0.3, mix: 0.8 }, 2));
    expect(trend?.yearly.low).toBeLessThan(0);
    expect(trend?.yearly.high).toBeGreaterThan(0);
    expect(trend?.periods.at(-1)?.mean).toBeGreaterThan(2 * (trend?.periods[0]?.mean ?? Infinity));
  });

  it('holds the truth in about 95 of 100 intervals', () => {
    let held = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const yearly = trendOf(simulate({ customers: 150, yearly: 0.18, noise: 0.4 }, seed))?.yearly;
      if (yearly && yearly.low <= 0.18 && yearly.high >= 0.18) held++;
    }
    // Binomial with p = 0.95: below 89 comes in 1 of 200 such tests.
    expect(held).toBeGreaterThanOrEqual(89);
    expect(held).toBeLessThan(100);
  });

  it('is not decided by a few token amounts', () => {
    const shop = { customers: 500, yearly: 0.18, noise: 0.3 };
    const clean = trendOf(simulate(shop, 7))?.yearly;
    const soiled = trendOf(simulate({ ...shop, tokens: 0.008 }, 7))?.yearly;
    expect(Math.abs((soiled?.value ?? 9) - (clean?.value ?? 0))).toBeLessThan(0.05);
  });

  it('leaves amounts of 0 and below out', () => {
    const table = simulate({ customers: 60, yearly: 0.1, noise: 0 }, 3);
    const amount = table.amount.map((value, i) => (i % 50 === 0 ? -value : value));
    expect(trendOf({ ...table, amount })?.yearly.value).toBeCloseTo(0.1, 10);
  });

  it('says nothing of fewer than 30 customers or less than half a year', () => {
    expect(trendOf(simulate({ customers: 25, yearly: 0.1, noise: 0 }, 4))).toBeNull();
    const table = simulate({ customers: 60, yearly: 0.1, noise: 0 }, 4);
    const squeezed = {
      ...table,
      day: table.day.map((day) => FIRST + Math.floor((day - FIRST) / 6))
    };
    expect(trendOf(squeezed)).toBeNull();
  });

  describe('in the prices of a month', () => {
    // Prices double in each year of 12 months.
    const months = Array.from({ length: 40 }, (_, i) => ({
      month: `${2022 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
      index: 100 * 2 ** (i / 12)
    }));
    const priceIndex: PriceIndex = { calendar: 'gregory', base: '2022-01', months };
    const paid = simulate({ customers: 300, yearly: 1, noise: 0.05 }, 5);
    const observed = observeOrders(inPricesOf(paid, priceIndex), null);
    const trend = spendTrend(observed, { ...DEFAULT_SETTINGS, priceIndex });

    it('tells the trend as paid, and what is left of it', () => {
      expect(trend?.yearly.value).toBeCloseTo(trendOf(paid)?.yearly.value ?? 0, 10);
      expect(Math.abs(trend?.yearlyReal?.value ?? 9)).toBeLessThan(0.03);
    });

    it('tells the mean of each period both ways', () => {
      const own = trendOf(paid)?.periods ?? [];
      expect(trend?.periods.map(({ mean }) => mean.toFixed(6))).toEqual(
        own.map(({ mean }) => mean.toFixed(6))
      );
      const [first] = trend?.periods ?? [];
      expect(first?.meanReal).toBeCloseTo(first?.mean ?? 0, 10);
      const at = trend?.periods.find(({ start }) => start === '2023-01-01');
      expect((at?.mean ?? 0) / (at?.meanReal ?? 1)).toBeCloseTo(2, 10);
      expect(own.every(({ meanReal }) => meanReal === null)).toBe(true);
    });
  });
});
