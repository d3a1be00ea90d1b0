import { describe, expect, it } from 'vitest';
import { lookFromStyles } from '../../src/charts';
import { fanSeries } from '../../src/charts/fan-series';
import {
  courseChart,
  describeCourse,
  describeFan,
  fanChart,
  monthTicks
} from '../../src/charts/forecast-charts';
import { dayToIso, isoToDay } from '../../src/core/time/calendar';
import { createFormatter } from '../../src/i18n/create-formatter';
import { forecast as english } from '../../src/i18n/en/forecast';
import { forecast as persian } from '../../src/i18n/fa/forecast';
import { FORECAST } from '../ui/report/forecast-fixture';
import { smallReport } from './small-report';

const look = lookFromStyles({ getPropertyValue: () => '' }, 'ltr');
const f = createFormatter('en');
const m = { forecast: english(f) };
const report = smallReport();

const series = (...rest: Parameters<typeof fanSeries> extends [unknown, ...infer R] ? R : never) =>
  fanSeries(FORECAST, ...rest) ?? [];

describe('fanSeries', () => {
  it('leads from single months of the past into single months ahead', () => {
    const points = series('orders', 'month', 3);
    // Five sums are four months.
    expect(points.map(({ actual }) => actual)).toEqual([110, 110, 110, 110, null, null, null]);
    expect(points.map(({ months }) => months)).toEqual([-3, -2, -1, 0, 1, 2, 3]);
    expect(points.slice(4).map(({ expected }) => expected?.value)).toEqual([100, 100, 100]);
  });

  it('adds up from the first order on', () => {
    const points = series('revenue', 'total', 2);
    expect(points.map(({ actual }) => actual)).toEqual([
      50_000,
      55_500,
      61_000,
      66_500,
      72_000,
      null,
      null
    ]);
    expect(points.at(-1)?.expected?.value).toBeCloseTo(72_000 + 10_000, 6);
    expect(points.at(-1)?.expected?.low).toBeCloseTo(72_000 + 9000, 6);
  });

  it('shows no more than twice the months ahead of the past, and a year at least', () => {
    const past = Array.from({ length: 50 }, (_, i) => ({
      end: '2024-01-01',
      orders: i,
      revenue: 0
    }));
    const shown = (months: number) =>
      fanSeries({ ...FORECAST, past }, 'orders', 'month', months)?.filter(
        ({ actual }) => actual !== null
      ).length;
    expect(shown(3)).toBe(12);
    expect(shown(12)).toBe(24);
    expect(shown(36)).toBe(49);
  });

  it('puts the interval of every second time a third as far in logarithms as the 95% one', () => {
    const point = series('orders', 'month', 1).at(-1)?.expected;
    // 0.6745 / 1.96 of ln(100 / 90), the quantiles of the normal distribution.
    expect(point?.low50).toBeCloseTo(100 * Math.exp((-0.6745 / 1.96) * Math.log(1 / 0.9)), 3);
    expect(point?.high50).toBeCloseTo(100 * Math.exp((0.6745 / 1.96) * Math.log(1 / 0.9)), 3);
  });

  it('draws a single month with the bounds of that month, not with those of the sums', () => {
    const ahead = FORECAST.ahead.map((one) => ({
      ...one,
      month: { orders: { value: 100, low: 60, high: 150 }, revenue: null }
    }));
    const points = fanSeries({ past: [], ahead }, 'orders', 'month', 12) ?? [];
    expect(points).toHaveLength(12);
    for (const { expected } of points) expect(expected).toMatchObject({ low: 60, high: 150 });
    expect(fanSeries({ past: [], ahead }, 'revenue', 'month', 12)).toBeNull();
  });

  it('reaches down to 0 where a bound is 0, and is never negative or not a number', () => {
    const none = { value: 0, low: 0, high: 0 };
    const some = { value: 2, low: 0, high: 6 };
    const month = (months: number, sum: typeof none, own: typeof none) => {
      const { value: orders, ...bounds } = sum;
      const end = `2024-0${String(4 + months)}-10`;
      return {
        months,
        end,
        orders,
        ...bounds,
        revenue: null,
        month: { orders: own, revenue: null }
      };
    };
    const ahead = [month(1, some, some), month(2, some, none), month(3, none, none)];
    for (const shape of ['month', 'total'] as const) {
      for (const { expected } of fanSeries({ past: [], ahead }, 'orders', shape, 3) ?? []) {
        const { low = NaN, low50 = NaN, value = NaN, high50 = NaN, high = NaN } = expected ?? {};
        expect([0, low, low50, value, high50, high]).toEqual(
          [0, low, low50, value, high50, high].toSorted((a, b) => a - b)
        );
        expect(Number.isFinite(high)).toBe(true);
      }
    }
  });

  it('has no revenue where nobody’s spend is known', () => {
    const ahead = FORECAST.ahead.map((one) => ({
      ...one,
      revenue: null,
      month: { ...one.month, revenue: null }
    }));
    expect(fanSeries({ ...FORECAST, ahead }, 'revenue', 'month', 12)).toBeNull();
    expect(fanSeries({ ...FORECAST, ahead }, 'revenue', 'total', 12)).toBeNull();
  });
});

describe('monthTicks', () => {
  const iso = (days: number[]) => days.map(dayToIso);

  it('labels the months that begin within the days shown', () => {
    expect(iso(monthTicks(isoToDay('2023-12-10'), isoToDay('2024-03-10'), 'gregory', 9))).toEqual([
      '2024-01-01',
      '2024-02-01',
      '2024-03-01'
    ]);
  });

  it('labels quarters, half years or years where months find no room', () => {
    const between = [isoToDay('2022-01-10'), isoToDay('2024-12-10')] as const;
    expect(monthTicks(...between, 'gregory', 12)).toHaveLength(11);
    expect(iso(monthTicks(...between, 'gregory', 3))).toEqual(['2023-01-01', '2024-01-01']);
  });

  it('begins Persian months on their own days', () => {
    // Nowruz 1403 was on 20 March 2024.
    expect(iso(monthTicks(isoToDay('2024-03-10'), isoToDay('2024-04-10'), 'persian', 5))).toEqual([
      '2024-03-20'
    ]);
  });
});

describe('fanChart', () => {
  const fan = { points: series('orders', 'month', 3), measure: 'orders', shape: 'month' } as const;
  const config = fanChart(fan, report, look, m, f);
  const data = (place: number) => config.data.datasets[place]?.data;

  it('begins forecast and bands at the last month that came', () => {
    expect(data(4)).toEqual([110, 110, 110, 110, null, null, null]);
    expect(data(5)).toEqual([null, null, null, 110, 100, 100, 100]);
    expect(data(0)?.slice(0, 4)).toEqual([null, null, null, 110]);
    expect(data(0)?.[4]).toBeCloseTo(90, 6);
  });

  it('marks the end of the data', () => {
    expect(config.options?.plugins?.dayMarks?.marks).toEqual([{ day: 3, label: '10 Apr 2024' }]);
  });

  it('tells of the sum what is to come, with its range', () => {
    expect(describeFan(fan, report, m, f)).toBe(
      'Line chart of orders by month with a forecast. At the end of the data: 110. Expected by 10 Jul 2024: 100 (90 to 111).'
    );
  });

  it('has something to say in Persian, of a list of customers too', () => {
    const fa = createFormatter('fa');
    const points = fanSeries({ ...FORECAST, past: [] }, 'orders', 'total', 12) ?? [];
    const words = { forecast: persian(fa) };
    const ofList = { points, measure: 'orders', shape: 'total' } as const;
    expect(describeFan(ofList, report, words, fa)).not.toMatch(/undefined|NaN/);
    const drawn = fanChart(ofList, report, look, words, fa);
    expect(drawn.options?.plugins?.dayMarks?.marks).toEqual([]);
  });
});

describe('courseChart', () => {
  const { course } = FORECAST.newCustomer;

  it('marks the first order and the horizon', () => {
    const [line] = courseChart(course, 12, report, look, m, f).data.datasets;
    const marked = [line?.pointRadius].flat().flatMap((radius, i) => (radius === 0 ? [] : [i]));
    expect(marked).toEqual([0, 12]);
  });

  it('is told by year', () => {
    expect(describeCourse(course, report, m, f)).toContain(
      'With the first order: $45, After 12 months: $84.47'
    );
  });
});
