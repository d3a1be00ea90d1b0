import { describe, expect, it } from 'vitest';
import { fitNamed } from '../../../../src/core/clv/models/candidates';
import {
  changeByClock,
  seasonalRows,
  seasonalWeeks
} from '../../../../src/core/clv/choice/season-clock';
import {
  estimateSeasonality,
  meanFactors,
  monthsOfOrders,
  seasonalCourse,
  type MonthOfOrders
} from '../../../../src/core/clv/choice/seasonality';
import { rowsFromLists, rowsOf } from '../../../../src/core/clv/models/rows';
import { transactionsOf } from '../../../../src/core/clv/models/transactions';
import { SeededRandom } from '../../../../src/core/math/random';
import { orderTableFromRecords } from '../../../../src/core/orders/build-table';
import { daysInMonth, isoToDay } from '../../../../src/core/time/calendar';

const EVEN = Array.from({ length: 12 }, () => 1);
const DECEMBER = EVEN.map((_, m) => (m === 11 ? 2 : 1));
/** Mean 1 over the days of a common year. */
const WINTER = DECEMBER.map((factor) => (factor * 365) / (365 + 31));

/** Months of a shop with so many orders expected each, its level rising by `growth` a year. */
function months(
  random: SeededRandom,
  { count = 36, expected = 400, growth = 1, factors = EVEN }
): MonthOfOrders[] {
  return Array.from({ length: count }, (_, i) => {
    const month = (i % 12) + 1;
    const mean = 0.9 * expected * growth ** (i / 12) * (factors[month - 1] ?? 1);
    return { month, actual: random.poisson(mean), expected };
  });
}

const furthest = (found: readonly number[], truth: readonly number[]): number =>
  Math.max(...found.map((factor, m) => Math.abs(factor - (truth[m] ?? NaN))));

describe('estimateSeasonality', () => {
  it('finds the factors of a shop within three standard errors of its counts, whatever its growth', () => {
    const random = new SeededRandom(3);
    for (const growth of [0.7, 1, 1.5]) {
      const { factors, clear, years } = estimateSeasonality(
        months(random, { growth, factors: WINTER }),
        'gregory'
      );
      expect(clear).toBe(true);
      expect(years).toBe(3);
      // 3 · √(factor / (3 · 360)), the largest for December; a falling shop has a third fewer orders.
      expect(furthest(factors, WINTER)).toBeLessThan(3 * Math.sqrt(1.84 / (3 * 360 * 0.6)));
    }
  });

  it('finds none where there is none: factors near 1, hardly ever clear', () => {
    const random = new SeededRandom(4);
    const runs = Array.from({ length: 60 }, () =>
      estimateSeasonality(months(random, { growth: 1.3 }), 'gregory')
    );
    // At a level of 1% three or more of sixty are less likely than 3%.
    expect(runs.filter(({ clear }) => clear).length).toBeLessThan(3);
    const off = runs.map(({ factors }) => furthest(factors, EVEN)).sort((a, b) => a - b);
    // A single month's count is known to 3%: the median of the furthest stays within one standard error.
    expect(off[30]).toBeLessThan(0.03);
  });

  it('draws few orders further towards 1 than many', () => {
    const december = (expected: number): number =>
      estimateSeasonality(
        Array.from({ length: 36 }, (_, i) => ({
          month: (i % 12) + 1,
          actual: Math.round(expected * (WINTER[i % 12] ?? 1)),
          expected
        })),
        'gregory'
      ).factors[11] ?? NaN;
    expect(december(20)).toBeGreaterThan(1.2);
    expect(december(20)).toBeLessThan(december(200));
    expect(december(200)).toBeLessThan(december(5000));
    expect(december(5000)).toBeCloseTo(2 * (365 / 396), 2);
  });

  it('has the mean 1 over the days of a common year, in either calendar', () => {
    const found = months(new SeededRandom(5), { factors: WINTER });
    for (const [calendar, year] of [
      ['gregory', 2023],
      ['persian', 1402]
    ] as const) {
      const { factors } = estimateSeasonality(found, calendar);
      const sum = factors.reduce(
        (all, factor, m) => all + factor * daysInMonth(calendar, year, m + 1),
        0
      );
      expect(sum).toBeCloseTo(365, 9);
    }
  });

  it('learns nothing from a year or from nobody', () => {
    const short = estimateSeasonality(months(new SeededRandom(6), { count: 12 }), 'gregory');
    expect(short.factors).toEqual(EVEN);
    expect(short.clear).toBe(false);
    const none = Array.from({ length: 36 }, (_, i) => ({
      month: (i % 12) + 1,
      actual: 0,
      expected: 3
    }));
    for (const value of estimateSeasonality(none, 'persian').factors) {
      expect(Number.isFinite(value) && value > 0).toBe(true);
    }
  });
});

describe('meanFactors', () => {
  it('counts each month by its days, in either calendar', () => {
    const season = { factors: DECEMBER, calendar: 'gregory' } as const;
    const ends = [isoToDay('2024-12-10'), isoToDay('2025-01-10')];
    const [first, second] = meanFactors(season, isoToDay('2024-11-20'), ends);
    // 10 days of November and 10 of December; 21 of December and 10 of January.
    expect(first).toBeCloseTo((10 + 20) / 20, 12);
    expect(second).toBeCloseTo((42 + 10) / 31, 12);
    const nowruz = { factors: EVEN.map((_, m) => (m === 0 ? 3 : 1)), calendar: 'persian' } as const;
    // 1 Farvardin 1404 is 21 March 2025.
    const [days] = meanFactors(nowruz, isoToDay('2025-03-18'), [isoToDay('2025-03-22')]);
    expect(days).toBeCloseTo((1 + 1 + 3 + 3) / 4, 12);
  });
});

describe('seasonalCourse', () => {
  const start = isoToDay('2022-12-31');
  const ends = Array.from({ length: 365 }, (_, i) => start + 1 + i);

  it('keeps the total of a constant rate over a year, and moves it within', () => {
    const even = ends.map((_, i) => 2 * (i + 1));
    const course = seasonalCourse(even, ends, start, { factors: WINTER, calendar: 'gregory' });
    expect(course.at(-1)).toBeCloseTo(730, 9);
    expect(course[333]).toBeCloseTo((668 * 365) / 396, 9);
  });

  it('is the course itself under factors of 1', () => {
    const any = ends.map((_, i) => Math.sqrt(i + 1));
    const course = seasonalCourse(any, ends, start, { factors: EVEN, calendar: 'persian' });
    course.forEach((value, i) => {
      expect(value).toBeCloseTo(any[i] ?? NaN, 9);
    });
  });
});

const order = (customer: string, day: number) => ({ customer, day, amount: 10 });

/** Poisson buyers who never leave, twice as eager in December. */
function winterShop(customers: number, days: number) {
  const random = new SeededRandom(11);
  const start = isoToDay('2021-01-01');
  const records = Array.from({ length: customers }, (_, i) => {
    const first = start + Math.floor((random.uniform() * days) / 2);
    const rate = random.gamma(2) / 60;
    const own = [order(`c${i}`, first)];
    for (let time = first + 0.5; ;) {
      time += random.exponential() / (2 * rate);
      if (time >= start + days) return own;
      const month = new Date(Math.floor(time) * 86_400_000).getUTCMonth();
      if (2 * random.uniform() < (DECEMBER[month] ?? 1)) own.push(order(`c${i}`, Math.floor(time)));
    }
  }).flat();
  return { table: orderTableFromRecords(records), start, end: start + days - 1 };
}

describe('monthsOfOrders', () => {
  it('counts the days with an order after the first, and expects them of those who had come', () => {
    const day = isoToDay('2024-01-30');
    const table = orderTableFromRecords([
      ...[day, day + 1, day + 1, day + 5].map((one) => order('a', one)),
      order('b', day + 4)
    ]);
    const model = fitNamed(
      'MBG/NBD',
      rowsFromLists({
        x: Array.from({ length: 60 }, (_, i) => i % 5),
        tx: Array.from({ length: 60 }, (_, i) => (i % 5) * 4),
        T: Array.from({ length: 60 }, (_, i) => 20 + (i % 7))
      })
    );
    if (!model) throw new Error('not fitted');
    const found = monthsOfOrders(table, [model], day, day + 15, 'gregory');
    expect(found.map(({ month, actual }) => [month, actual])).toEqual([
      [1, 1],
      [2, 1]
    ]);
    // a is watched for 15 days, b for 11: within a week linear in time.
    const newcomer = model.newCustomer();
    const at = (days: number): number => {
      const [from, to] = [newcomer.expected(1), newcomer.expected(2)];
      const third = newcomer.expected(3);
      return days <= 14 ? from + ((to - from) * (days - 7)) / 7 : to + (third - to) / 7;
    };
    const sum = found.reduce((all, { expected }) => all + expected, 0);
    expect(sum).toBeCloseTo(at(15) + at(11), 12);
  });
});

describe('seasonalRows', () => {
  const { table, end } = winterShop(300, 1000);
  const known = transactionsOf(table, end);
  const rows = rowsOf(known);

  it('is the calendar under factors of 1, row by row', () => {
    const same = seasonalRows(table, known, rows, end, { factors: EVEN, calendar: 'gregory' });
    expect(same.totalLogGaps).toBeCloseTo(rows.totalLogGaps, 6);
    for (let row = 0; row < rows.count; row++) {
      const time = (of: typeof rows, at: Uint32Array): number => of.times[at[row] ?? 0] ?? NaN;
      expect(time(same, same.txAt)).toBeCloseTo(time(rows, rows.txAt), 9);
      expect(time(same, same.ageAt)).toBeCloseTo(time(rows, rows.ageAt), 9);
    }
  });

  it('counts a day of December as two', () => {
    const season = { factors: DECEMBER, calendar: 'gregory' } as const;
    expect(seasonalWeeks(season, isoToDay('2024-11-23'), [isoToDay('2024-12-07')])[0]).toBe(3);
    const moved = seasonalRows(table, known, rows, end, season);
    const oldest = Math.max(...known.ageDays);
    // From January 2021 to September 2023 there are two Decembers.
    expect(Math.max(...moved.times) * 7).toBeCloseTo(oldest + 62, 9);
  });
});

describe('changeByClock', () => {
  it('expects of a December what comes in it, where a model by the calendar expects half', () => {
    const { table, start } = winterShop(800, 1100);
    const end = isoToDay('2023-11-30');
    const season = { factors: WINTER, calendar: 'gregory' } as const;
    const known = transactionsOf(table, end);
    const rows = rowsOf(known);
    const moved = seasonalRows(table, known, rows, end, season);
    const [model, again] = [fitNamed('BG/NBD', rows), fitNamed('BG/NBD', moved)];
    if (!model || !again) throw new Error('not fitted');
    const december = isoToDay('2023-12-31');
    const [change] = changeByClock(
      { model, rows, weeks: [31 / 7] },
      { model: again, rows: moved, weeks: seasonalWeeks(season, end, [december]) }
    );
    expect(start + 1099).toBeGreaterThan(december);
    const { expected } = model.forecast(rows, { length: 31 / 7, discountRate: 0 });
    const plain = expected.reduce((sum, value, row) => sum + value * (rows.weight[row] ?? 0), 0);
    const later = Array.from(table.day).filter((day) => day > end && day <= december).length;
    // About 1,600 orders: 2.5% by chance, two standard errors.
    expect(Math.abs((plain * (change ?? 1)) / later - 1)).toBeLessThan(0.06);
    expect(plain / later).toBeLessThan(0.7);
  });
});
