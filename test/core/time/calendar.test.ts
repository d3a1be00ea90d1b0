import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  civilToDay,
  dayToCivil,
  dayToGregorian,
  dayToIso,
  dayToPersian,
  daysInMonth,
  gregorianToDay,
  isoToDay,
  isPersianLeapYear,
  persianToDay
} from '../../../src/core/time/calendar';

const MS_PER_DAY = 86_400_000;
const intl = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric'
});

/** The engine's own Solar Hijri date of a day. */
function persianByIntl(day: number): string {
  const parts = new Map(
    intl.formatToParts(new Date(day * MS_PER_DAY)).map(({ type, value }) => [type, value])
  );
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}

describe('the Solar Hijri calendar', () => {
  it('is that of Intl on every day from 1200 to 1500, in both directions', () => {
    const first = persianToDay(1200, 1, 1);
    const last = persianToDay(1501, 1, 1) - 1;
    const wrong: string[] = [];
    let differentDays = 0;
    for (let day = first; day <= last; day++) {
      const { year, month, day: dayOfMonth } = dayToPersian(day);
      // Intl is asked for each month's first and last days and each tenth day: the days
      // between are counted by the round trip.
      if (dayOfMonth % 10 === 1 || dayOfMonth >= 29) {
        differentDays++;
        const expected = persianByIntl(day);
        if (expected !== `${year}-${month}-${dayOfMonth}`) wrong.push(expected);
      }
      if (persianToDay(year, month, dayOfMonth) !== day) wrong.push(dayToIso(day));
    }
    expect(wrong).toEqual([]);
    expect(differentDays).toBeGreaterThan(15_000);
  });

  it('begins its years on the days of Nowruz as they were kept', () => {
    // Nowruz fell on 21 March in 1979 and 2025, on 20 March in 2000 and 2024.
    expect(dayToIso(persianToDay(1358, 1, 1))).toBe('1979-03-21');
    expect(dayToIso(persianToDay(1379, 1, 1))).toBe('2000-03-20');
    expect(dayToIso(persianToDay(1403, 1, 1))).toBe('2024-03-20');
    expect(dayToIso(persianToDay(1404, 1, 1))).toBe('2025-03-21');
  });

  it('has the leap years of the official calendar', () => {
    const leap = [1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408];
    const found = Array.from({ length: 41 }, (_, i) => 1370 + i).filter(isPersianLeapYear);
    expect(found).toEqual(leap);
  });

  it('gives Esfand 30 days in leap years alone', () => {
    expect(daysInMonth('persian', 1403, 12)).toBe(30);
    expect(daysInMonth('persian', 1404, 12)).toBe(29);
    expect(daysInMonth('persian', 1404, 6)).toBe(31);
    expect(daysInMonth('persian', 1404, 7)).toBe(30);
    expect(daysInMonth('persian', 1404, 13)).toBe(0);
  });
});

describe('the Gregorian calendar', () => {
  it('is that of Date.UTC over the years 1600 to 2400', () => {
    fc.assert(
      fc.property(fc.integer({ min: -135_140, max: 157_054 }), (day) => {
        const date = new Date(day * MS_PER_DAY);
        const parts = dayToGregorian(day);
        expect(parts).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate()
        });
        expect(gregorianToDay(parts.year, parts.month, parts.day)).toBe(day);
        expect(dayToIso(day)).toBe(date.toISOString().slice(0, 10));
      }),
      { numRuns: 2000 }
    );
  });

  it('knows the length of February in century years', () => {
    expect(daysInMonth('gregory', 2000, 2)).toBe(29);
    expect(daysInMonth('gregory', 1900, 2)).toBe(28);
    expect(daysInMonth('gregory', 2100, 2)).toBe(28);
    expect(daysInMonth('gregory', 2024, 2)).toBe(29);
    expect(daysInMonth('gregory', 2024, 0)).toBe(0);
  });
});

describe('dayToCivil and civilToDay', () => {
  it('are inverse in both calendars', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('gregory' as const, 'persian' as const),
        fc.integer({ min: -50_000, max: 50_000 }),
        (calendar, day) => {
          const { year, month, day: dayOfMonth } = dayToCivil(calendar, day);
          expect(civilToDay(calendar, year, month, dayOfMonth)).toBe(day);
          expect(dayOfMonth).toBeLessThanOrEqual(daysInMonth(calendar, year, month));
        }
      )
    );
  });
});

describe('isoToDay', () => {
  it('counts days from 1970', () => {
    expect(isoToDay('1970-01-01')).toBe(0);
    expect(isoToDay('2024-02-29')).toBe(Date.UTC(2024, 1, 29) / MS_PER_DAY);
  });

  it('refuses what is no date', () => {
    for (const text of ['2023-02-29', '2024-13-01', '2024-1-1', 'today', '']) {
      expect(() => isoToDay(text)).toThrow(RangeError);
    }
  });
});
