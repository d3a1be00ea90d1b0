import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../src/core/filter/condition';
import type { Report } from '../../../src/core/report-schema';
import { DEFAULT_SETTINGS, type Granularity } from '../../../src/core/settings';
import { dayToIso, isoToDay } from '../../../src/core/time/calendar';
import type { PeriodScheme } from '../../../src/core/time/periods';
import {
  choosableDays,
  newCondition,
  periodChoices,
  runningPeriod,
  searchValues,
  setCondition,
  spanPresets,
  withChosenDays
} from '../../../src/ui/report/filter/filter-model';

const scheme = (part: Partial<PeriodScheme> = {}): PeriodScheme => ({
  granularity: 'month',
  calendar: 'gregory',
  weekStart: 'monday',
  ...part
});
const FIRST = isoToDay('2023-01-05');
const END = isoToDay('2024-11-17');

const iso = (day: number | null): string | null => (day === null ? null : dayToIso(day));
const named = (part: Partial<PeriodScheme>, first = FIRST, end = END) =>
  Object.fromEntries(
    spanPresets(scheme(part), first, end).map(({ key, from, to }) => [key, [iso(from), iso(to)]])
  );

describe('spanPresets', () => {
  it('counts back from the last observed day', () => {
    expect(named({})).toEqual({
      all: [null, null],
      lastPeriods: ['2023-12-01', null],
      thisYear: ['2024-01-01', null],
      lastYear: ['2023-01-01', '2023-12-31'],
      lastQuarter: ['2024-07-01', '2024-09-30']
    });
  });

  it('goes by the years and quarters of the Solar Hijri calendar where that is chosen', () => {
    // 17 November 2024 is 27 Aban 1403; the years begin on 20 March 2024 and 21 March 2023.
    expect(named({ calendar: 'persian' })).toMatchObject({
      thisYear: ['2024-03-20', null],
      lastYear: ['2023-03-21', '2024-03-19'],
      lastQuarter: ['2024-06-21', '2024-09-21']
    });
  });

  it('offers twelve months beside short periods, and no quarter in years', () => {
    expect(named({ granularity: 'day' }).lastMonths).toEqual(['2023-12-01', null]);
    expect(named({ granularity: 'day' }).lastPeriods).toEqual(['2024-10-19', null]);
    expect(named({ granularity: 'year' }).lastQuarter).toBeUndefined();
  });

  it('leaves out what holds all days or none', () => {
    expect(Object.keys(named({}, isoToDay('2024-11-02')))).toEqual(['all']);
  });

  it('never ends before it begins, or before the data do', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10_000, max: 25_000 }),
        fc.integer({ min: 0, max: 3000 }),
        fc.constantFrom<Granularity>('day', 'week', 'month', 'quarter', 'year'),
        fc.constantFrom('gregory' as const, 'persian' as const),
        (first, length, granularity, calendar) => {
          const kind = scheme({ granularity, calendar });
          for (const { from, to } of spanPresets(kind, first, first + length)) {
            expect(from ?? first).toBeLessThanOrEqual(to ?? first + length);
            if (to !== null) expect(to).toBeGreaterThanOrEqual(first);
          }
        }
      )
    );
  });
});

describe('periodChoices', () => {
  it('lays the periods end to end', () => {
    const list = periodChoices(scheme({ granularity: 'week', weekStart: 'saturday' }), FIRST, END);
    list.forEach(({ start, end }, i) => {
      expect(end).toBe(start + 6);
      if (i > 0) expect(start).toBe((list[i - 1]?.end ?? 0) + 1);
    });
    expect(list[0]?.start).toBeLessThanOrEqual(FIRST);
    expect(list.at(-1)?.end).toBeGreaterThanOrEqual(END);
  });
  it('is empty where the days end before they begin', () => {
    expect(periodChoices(scheme(), END, FIRST)).toEqual([]);
  });
});

describe('choosableDays', () => {
  const span = {
    firstDay: dayToIso(FIRST),
    lastDay: dayToIso(END),
    observationEnd: dayToIso(END),
    from: null,
    to: null
  };
  it('are those of the data, and of what is chosen beyond them', () => {
    expect(choosableDays({ span }, { from: null, to: null })).toEqual({ first: FIRST, last: END });
    expect(choosableDays({ span }, { from: FIRST - 40, to: null }).first).toBe(FIRST - 40);
    expect(choosableDays({ span }, { from: null, to: END + 13 }).last).toBe(END + 13);
  });
});

describe('runningPeriod', () => {
  const at = (observationEnd: string) => {
    const settings = {
      ...DEFAULT_SETTINGS,
      observationEnd,
      lapseWindowDays: 90,
      lapseWindowSource: 'user' as const
    };
    return runningPeriod({ settings });
  };
  it('is the one that holds the last observed day, unless it ends there', () => {
    expect(at('2024-11-17')).toEqual({
      start: isoToDay('2024-11-01'),
      end: isoToDay('2024-11-30')
    });
    expect(at('2024-11-30')).toBeNull();
  });
});

describe('setCondition', () => {
  const web: Condition = {
    dimension: 'order:Channel',
    scope: 'customers',
    keep: { kind: 'values', values: ['Web'], except: false }
  };
  const city: Condition = { ...web, dimension: 'customer:City' };

  it('adds at the end, changes in place, and takes away what says nothing', () => {
    expect(setCondition([web], 1, city)).toEqual([web, city]);
    const both = { ...web, scope: 'orders' as const };
    expect(setCondition([web, city], 0, both)).toEqual([both, city]);
    expect(setCondition([web, city], 0, newCondition('order:Channel', 'values'))).toEqual([city]);
    expect(setCondition([web], 1, newCondition('first-amount', 'range'))).toEqual([web]);
  });
});

describe('searchValues', () => {
  const find = (search: string) =>
    searchValues(['Web shop', 'كيف', 'نیم‌بوت', 'ԳԻՐՔ'], (text) => text, search);
  it('heeds neither case nor the form of Persian letters', () => {
    expect(find('  WEB ')).toEqual(['Web shop']);
    expect(find('کیف')).toEqual(['كيف']);
    expect(find('نیم بوت')).toEqual(['نیم‌بوت']);
    expect(find('գիրք')).toEqual(['ԳԻՐՔ']);
  });
  it('finds all where nothing is searched for', () => {
    expect(find(' ')).toHaveLength(4);
  });
});

describe('withChosenDays', () => {
  /** As the core reports them: without days where no order meets the filter. */
  const report = (orders: number) =>
    ({
      selection: { orders },
      span: {
        firstDay: '2023-01-05',
        lastDay: '2024-11-17',
        observationEnd: '2024-11-17',
        from: null,
        to: null
      }
    }) as Report;
  const settings = {
    ...DEFAULT_SETTINGS,
    from: isoToDay('2024-03-10'),
    to: isoToDay('2024-04-02')
  };

  it('keeps the chosen days, out to whole months, where no order meets the filter', () => {
    expect(withChosenDays(report(0), settings).span).toMatchObject({
      from: '2024-03-01',
      to: '2024-04-30'
    });
  });
  it('ends on the last observed day at the latest', () => {
    const { span } = withChosenDays(report(0), { ...settings, to: isoToDay('2024-11-20') });
    expect(span.to).toBe('2024-11-17');
  });
  it('leaves alone a report that has orders', () => {
    const whole = report(1);
    expect(withChosenDays(whole, settings)).toBe(whole);
  });
});
