import { describe, expect, it } from 'vitest';
import {
  cohortSeries,
  comparisonChart,
  describeComparison,
  hasValues,
  retentionSeries,
  secondOrderSeries,
  secondOrderTicks,
  type Sides,
  type SideSeries
} from '../../src/charts/comparison-charts';
import { lookFromStyles } from '../../src/charts';
import type { Report } from '../../src/core/report-schema';
import type { OrderStep } from '../../src/core/schema/next-order';
import { createFormatter } from '../../src/i18n/create-formatter';
import { compare } from '../../src/i18n/en/compare';
import { FEBRUARY, JANUARY, MARCH, OPEN_APRIL, periodRow, smallReport } from './small-report';

const f = createFormatter('en');
const m = { compare: compare(f) };
const NO_STYLES = { getPropertyValue: () => '' };
const look = lookFromStyles(NO_STYLES, 'ltr');
const rtl = lookFromStyles(NO_STYLES, 'rtl');
const NAMES = ['A: 2024', 'B: 2023'] as const;

const A = smallReport({ periods: [JANUARY, FEBRUARY, MARCH, OPEN_APRIL] });
const B = smallReport({
  periods: [
    periodRow('2023-02-01', '2023-02-28', { retentionRate: 0.6, retentionRateLow: 0.5 }),
    periodRow('2023-03-01', '2023-03-31', { retentionRate: 0.7 })
  ]
});
const sides = (a: Report = A, b: Report = B): Sides => ({ a, b, names: NAMES });
const values = (points: SideSeries['a']): (number | null)[] => points.map(({ value }) => value);

/** Half of four customers back on day 10, one more on day 30 of two at risk. */
const STEP: OrderStep = {
  order: 2,
  customers: 4,
  reached: 3,
  days: [10, 30],
  atRisk: [4, 2],
  events: [2, 1],
  survival: [0.5, 0.25],
  low: [0.1, 0.05],
  high: [0.8, 0.6],
  medianDays: 10,
  within: [],
  reminder: null
};
const withStep = (steps: OrderStep[]): Report =>
  smallReport({
    nextOrder: {
      steps,
      gaps: [],
      ladder: [],
      newAndReturning: {
        newCustomers: 0,
        returningCustomers: 0,
        newOrders: 0,
        returningOrders: 0,
        newRevenue: 0,
        returningRevenue: 0
      },
      concentration: { shares: [], curve: [] }
    }
  });

describe('retentionSeries', () => {
  it('lays the first period over the first where the days differ, and names both in the tooltip', () => {
    const series = retentionSeries(sides(), 'number', m, f);
    expect(series.labels.map(({ short }) => short)).toEqual(['1', '2', '3', '4']);
    // January cannot be measured: a gap, never zero.
    expect(values(series.a)).toEqual([null, 0.75, 0.8, 11 / 12]);
    expect(values(series.b)).toEqual([0.6, 0.7, null, null]);
    expect(series.b[0]?.lines).toEqual(['Feb 2023', '80 of 100 customers']);
  });

  it('lays the same date over the same date otherwise', () => {
    const later = smallReport({ periods: [MARCH, OPEN_APRIL] });
    const series = retentionSeries(sides(A, later), 'date', m, f);
    expect(series.labels.map(({ long }) => long)).toEqual([
      'Jan 2024',
      'Feb 2024',
      'Mar 2024',
      'Apr 2024'
    ]);
    expect(values(series.b)).toEqual([null, null, 0.8, 11 / 12]);
    expect(series.b[3]?.open).toBe(true);
  });
});

describe('cohortSeries', () => {
  it('begins after the start, which is the whole cohort on both sides, and ends with the longer', () => {
    const short = smallReport();
    short.cohorts = { ...short.cohorts, average: [1, 0.4] };
    const series = cohortSeries(sides(smallReport(), short), m, f);
    expect(series.labels.map(({ long }) => long)).toEqual(['Month 1', 'Month 2']);
    expect(values(series.a)).toEqual([0.25, 0.2]);
    expect(values(series.b)).toEqual([0.4, null]);
  });
});

describe('secondOrderSeries', () => {
  it('is 1 − S(t) by day with its band, as far as either side was watched', () => {
    const series = secondOrderSeries(sides(withStep([STEP]), withStep([])), m, f);
    expect(series.labels).toHaveLength(31);
    expect([series.a[9]?.value, series.a[10]?.value, series.a[30]?.value]).toEqual([0, 0.5, 0.75]);
    // The band of the share is the other way round than that of the survival.
    expect(series.a[10]?.low).toBeCloseTo(0.2, 12);
    expect(series.a[10]?.high).toBeCloseTo(0.9, 12);
    expect(values(series.b).every((value) => value === null)).toBe(true);
    expect(secondOrderTicks(series)).toEqual([0, 7, 14, 21, 30]);
  });

  it('has nothing to draw where neither side has a second order to wait for', () => {
    expect(hasValues(secondOrderSeries(sides(withStep([]), withStep([])), m, f))).toBe(false);
  });
});

describe('comparisonChart', () => {
  const series = retentionSeries(sides(), 'number', m, f);
  const config = comparisonChart(series, NAMES, 'Month', look, m, f);

  it('draws A and B told apart by shape too, with the bands behind them', () => {
    const [a, b, ...bands] = config.data.datasets;
    expect([a?.label, b?.label]).toEqual([...NAMES]);
    expect([a?.pointStyle, b?.pointStyle]).toEqual(['circle', 'triangle']);
    expect(a?.borderColor).not.toBe(b?.borderColor);
    expect(bands).toHaveLength(4);
    for (const band of bands) expect(band.order).toBeGreaterThan(a?.order ?? 0);
    for (const { data } of config.data.datasets) expect(data).toHaveLength(4);
  });

  it('leaves out the bands of a side that has none', () => {
    const cohorts = cohortSeries(sides(smallReport(), smallReport()), m, f);
    const drawn = comparisonChart(cohorts, NAMES, '', look, m, f);
    expect(drawn.data.datasets).toHaveLength(2);
  });

  it('runs from left to right in every language, the values where lines begin', () => {
    const mirrored = comparisonChart(series, NAMES, '', rtl, m, f);
    expect(mirrored.options?.scales?.x).toMatchObject({ reverse: false });
    expect(mirrored.options?.scales?.y).toMatchObject({ position: 'right' });
    expect(config.options?.scales?.y).toMatchObject({ position: 'left' });
  });

  it('begins at 0, but for lines that all lie high', () => {
    const high = (low: number): SideSeries => {
      const point = { value: 0.9, low, high: 0.95, open: false, lines: [] };
      return { labels: [{ short: '1', long: '1' }], a: [point], b: [point] };
    };
    const least = (of: SideSeries): unknown =>
      comparisonChart(of, NAMES, '', look, m, f).options?.scales?.y?.min;
    expect(least(high(0.4))).toBe(0);
    expect(least(high(0.85))).toBe(0.8);
    // Not so tight that the lowest point lies on the axis.
    expect(least(high(0.81))).toBe(0.7);
  });
});

describe('describeComparison', () => {
  it('tells where both sides begin and end', () => {
    const text = describeComparison(retentionSeries(sides(), 'number', m, f), NAMES, m, f);
    expect(text).toBe(
      'Line chart of both sides. A: 2024: 75% (Month 2), 91.7% (Month 4). B: 2023: 60% (Month 1), 70% (Month 2).'
    );
  });

  it('says that nothing can be measured where that is so', () => {
    const none = retentionSeries(
      sides(smallReport({ periods: [] }), smallReport({ periods: [] })),
      'date',
      m,
      f
    );
    expect(describeComparison(none, NAMES, m, f)).toBe('Nothing can be measured yet.');
  });
});
