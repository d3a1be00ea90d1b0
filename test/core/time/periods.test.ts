import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoToDay, persianToDay } from '../../../src/core/time/calendar';
import type { PeriodScheme } from '../../../src/core/time/periods';
import {
  periodEnd,
  periodLabel,
  periodOrdinal,
  periodsBetween,
  periodStart,
  periodTable
} from '../../../src/core/time/periods';

const scheme = (
  granularity: PeriodScheme['granularity'],
  calendar: PeriodScheme['calendar'] = 'gregory',
  weekStart: PeriodScheme['weekStart'] = 'monday'
): PeriodScheme => ({ granularity, calendar, weekStart });

const schemes = fc.record({
  granularity: fc.constantFrom('day' as const, 'week', 'month', 'quarter', 'year'),
  calendar: fc.constantFrom('gregory' as const, 'persian'),
  weekStart: fc.constantFrom('monday' as const, 'saturday')
});
/** 1970 to 2069, and as far back. */
const days = fc.integer({ min: -36_500, max: 36_500 });

const labelOn = (s: PeriodScheme, iso: string): string =>
  periodLabel(s, periodOrdinal(s, isoToDay(iso)));

describe('periodLabel', () => {
  it.each([
    // The examples of ISO 8601's week rule at turns of the year.
    ['2024-03-01', '2024-W09'],
    ['2021-01-03', '2020-W53'],
    ['2018-12-31', '2019-W01'],
    ['2016-01-03', '2015-W53'],
    ['2026-12-31', '2026-W53'],
    ['2008-12-29', '2009-W01']
  ])('names the ISO week of %s %s', (iso, label) => {
    expect(labelOn(scheme('week'), iso)).toBe(label);
  });

  it('numbers Solar Hijri weeks from Saturday by their fourth day', () => {
    const saturdays = scheme('week', 'persian', 'saturday');
    // 1 Farvardin 1402 was a Tuesday, the fourth day of its week: week 1.
    expect(labelOn(saturdays, '2023-03-18')).toBe('1402-W01');
    // 52 weeks later the fourth day is still 29 Esfand 1402.
    expect(labelOn(saturdays, '2024-03-20')).toBe('1402-W53');
    expect(labelOn(saturdays, '2024-03-23')).toBe('1403-W01');
  });

  it.each([
    ['day', '1402-12-29'],
    ['month', '1402-12'],
    ['quarter', '1402-Q4'],
    ['year', '1402']
  ] as const)('names the last Solar Hijri %s before Nowruz 1403 %s', (granularity, label) => {
    expect(labelOn(scheme(granularity, 'persian'), '2024-03-19')).toBe(label);
  });

  it.each([
    ['day', '2024-03-01'],
    ['month', '2024-03'],
    ['quarter', '2024-Q1'],
    ['year', '2024']
  ] as const)('names the Gregorian %s of 1 March 2024 %s', (granularity, label) => {
    expect(labelOn(scheme(granularity), '2024-03-01')).toBe(label);
  });

  it('gives neighbouring periods different labels', () => {
    fc.assert(
      fc.property(schemes, days, (s, day) => {
        const p = periodOrdinal(s, day);
        expect(periodLabel(s, p)).not.toBe(periodLabel(s, p + 1));
      })
    );
  });
});

describe('periodStart and periodEnd', () => {
  it('enclose each day in the period of its ordinal, without gap or overlap', () => {
    fc.assert(
      fc.property(schemes, days, (s, day) => {
        const p = periodOrdinal(s, day);
        expect(periodStart(s, p)).toBeLessThanOrEqual(day);
        expect(periodEnd(s, p)).toBeGreaterThanOrEqual(day);
        expect(periodOrdinal(s, periodStart(s, p))).toBe(p);
        expect(periodOrdinal(s, periodEnd(s, p))).toBe(p);
        expect(periodStart(s, p + 1)).toBe(periodEnd(s, p) + 1);
      })
    );
  });

  it('begin weeks on the day that was chosen', () => {
    // 26 February 2024 was a Monday, 24 February a Saturday.
    for (const [weekStart, iso] of [
      ['monday', '2024-02-26'],
      ['saturday', '2024-02-24']
    ] as const) {
      const weeks = scheme('week', 'gregory', weekStart);
      expect(periodStart(weeks, periodOrdinal(weeks, isoToDay('2024-03-01')))).toBe(isoToDay(iso));
    }
  });

  it('give Esfand of the leap year 1403 its 30th day', () => {
    const months = scheme('month', 'persian');
    const esfand = periodOrdinal(months, persianToDay(1403, 12, 1));
    expect(periodEnd(months, esfand) - periodStart(months, esfand)).toBe(29);
  });
});

describe('periodsBetween', () => {
  it('counts the boundaries between two days', () => {
    const between = (s: PeriodScheme, from: string, to: string): number =>
      periodsBetween(s, isoToDay(from), isoToDay(to));
    expect(between(scheme('month'), '2024-01-31', '2024-02-01')).toBe(1);
    expect(between(scheme('month'), '2023-11-30', '2024-02-01')).toBe(3);
    expect(between(scheme('quarter'), '2024-02-01', '2023-11-30')).toBe(-1);
    expect(between(scheme('year', 'persian'), '2024-03-19', '2024-03-20')).toBe(1);
    expect(between(scheme('week'), '2024-03-03', '2024-03-04')).toBe(1);
  });
});

describe('periodTable', () => {
  it('finds the same period for each day as the ordinal does', () => {
    fc.assert(
      fc.property(schemes, days, fc.integer({ min: 0, max: 900 }), (s, firstDay, length) => {
        const table = periodTable(s, firstDay, firstDay + length);
        expect(table.starts.length).toBe(table.count + 1);
        expect(table.starts[table.count]).toBeGreaterThan(firstDay + length);
        for (let day = firstDay; day <= firstDay + length; day++) {
          expect(table.periodOfDay[day - firstDay]).toBe(
            periodOrdinal(s, day) - table.firstOrdinal
          );
        }
      }),
      { numRuns: 40 }
    );
  });

  it('refuses a span that ends before it begins', () => {
    expect(() => periodTable(scheme('month'), 5, 4)).toThrow(RangeError);
  });
});
