import { describe, expect, it } from 'vitest';
import {
  customersChart,
  describeCustomers,
  describeRetention,
  describeRevenue,
  lookFromStyles,
  retentionChart,
  revenueChart,
  type AnyConfiguration
} from '../../src/charts';
import { dashInto } from '../../src/charts/shared-options';
import type { Report } from '../../src/core/report-schema';
import { LOCALES, WORDS } from './catalogues';
import {
  EMPTY,
  FEBRUARY,
  JANUARY,
  MARCH,
  OPEN_APRIL,
  periodRow,
  smallReport
} from './small-report';

const NO_STYLES = { getPropertyValue: () => '' };
const look = lookFromStyles(NO_STYLES, 'ltr');
const rtl = lookFromStyles(NO_STYLES, 'rtl');
const { f, m } = WORDS.en;

const REPORTS: [string, Report][] = [
  ['no periods', EMPTY],
  ['one open period', smallReport({ periods: [{ ...JANUARY, complete: false }] })],
  ['one measurable period', smallReport({ periods: [MARCH] })],
  ['four periods', smallReport()],
  [
    'numbers that are none',
    smallReport({
      periods: [
        periodRow('2024-03-01', '2024-03-31', {
          retentionRate: NaN,
          churnRate: Infinity,
          revenue: NaN
        })
      ]
    })
  ]
];

const all = (report: Report, locale: 'en' | 'fa' | 'hy'): AnyConfiguration[] => {
  const words = WORDS[locale];
  const side = words.f.dir === 'rtl' ? rtl : look;
  return [
    retentionChart(report, side, words.m, words.f),
    customersChart(report, side, words.m, words.f),
    revenueChart(report, side, words.m, words.f)
  ];
};

describe('every chart', () => {
  it.each(REPORTS)('has only finite numbers or gaps, one a period: %s', (_name, report) => {
    for (const locale of LOCALES) {
      for (const config of all(report, locale)) {
        expect(config.data.labels).toHaveLength(report.periods.length);
        for (const { data } of config.data.datasets) {
          expect(data).toHaveLength(report.periods.length);
          for (const value of data) expect(value === null || Number.isFinite(value)).toBe(true);
        }
      }
    }
  });

  it('runs from left to right in every language, with the value axis where lines begin', () => {
    for (const locale of LOCALES) {
      for (const config of all(smallReport(), locale)) {
        expect(config.options?.scales?.x).toMatchObject({ reverse: false });
        const position = locale === 'fa' ? 'right' : 'left';
        expect(config.options?.scales?.y).toMatchObject({ position });
      }
    }
  });

  it('asks for at most twelve ticks that are never turned', () => {
    for (const config of all(smallReport(), 'en')) {
      expect(config.options?.scales?.x).toMatchObject({
        ticks: { maxTicksLimit: 12, maxRotation: 0 }
      });
    }
  });

  it('names the year on the axis where days run over more than one', () => {
    const periods = [0, 1].map((year) =>
      periodRow(`202${String(3 + year)}-11-05`, `202${String(3 + year)}-11-05`)
    );
    const settings = { ...smallReport().settings, granularity: 'day' as const };
    const config = customersChart(smallReport({ periods, settings }), look, m, f);
    expect(config.data.labels).toEqual(['Nov 23', 'Nov 24']);
  });
});

describe('retentionChart', () => {
  const config = retentionChart(smallReport(), look, m, f);
  const [low, high, retention, churn] = config.data.datasets;

  it('leaves a gap where nothing can be measured, never a zero', () => {
    expect(retention?.data).toEqual([null, 0.75, 0.8, 11 / 12]);
    expect(churn?.data).toEqual([null, 0.25, 0.2, 1 / 12]);
    expect(config.options?.plugins?.mandegar?.gap).toMatchObject({ count: 1 });
  });

  it('covers everything where no period is measurable', () => {
    const nothing = retentionChart(smallReport({ periods: [JANUARY, JANUARY] }), look, m, f);
    expect(nothing.options?.plugins?.mandegar?.gap).toMatchObject({ count: 2 });
  });

  it('draws the interval of the retention rate behind the lines', () => {
    expect(low?.data).toEqual([null, 0.711, 0.711, 0.711]);
    expect(high?.data).toEqual([null, 0.867, 0.867, 0.867]);
    expect(high).toMatchObject({ fill: '-1', order: 1 });
    expect(retention).toMatchObject({ order: 0 });
  });

  it('dashes the line into an open period and leaves its point hollow', () => {
    const dash = dashInto([false, false, false, true]);
    const into = (index: number): unknown =>
      // Only the index of the end is read.
      Reflect.apply(dash, undefined, [{ p1DataIndex: index }]);
    expect(retention).toHaveProperty('segment.borderDash');
    expect([1, 2, 3].map(into)).toEqual([undefined, undefined, [5, 4]]);
    expect(retention?.pointBackgroundColor).toEqual([
      look.colours.accent,
      look.colours.accent,
      look.colours.accent,
      look.colours.surface
    ]);
  });

  it('writes ticks as percents in the digits of the language', () => {
    const persian = retentionChart(smallReport(), rtl, WORDS.fa.m, WORDS.fa.f);
    const axis = persian.options?.scales?.y;
    const callback = axis?.ticks?.callback;
    if (typeof callback !== 'function') throw new Error('no callback');
    expect(Reflect.apply(callback, undefined, [0.2, 0, [{ value: 1 }]])).toBe('\u2066۲۰٪\u2069');
  });
});

describe('customersChart and revenueChart', () => {
  it('stack up to all buyers and to all revenue', () => {
    const report = smallReport();
    const sums = (config: AnyConfiguration): number[] =>
      report.periods.map((_, i) =>
        config.data.datasets.reduce((sum, { data }) => sum + (data[i] ?? 0), 0)
      );
    expect(sums(customersChart(report, look, m, f))).toEqual([60, 60, 60, 9]);
    expect(sums(revenueChart(report, look, m, f))).toEqual([5000, 5000, 5000, 640.5]);
  });

  it('shows no half customers on the axis', () => {
    expect(customersChart(smallReport(), look, m, f).options?.scales?.y).toMatchObject({
      ticks: { precision: 0 }
    });
  });
});

describe('text alternatives', () => {
  it('name first, last, lowest and highest, and leave the open period to a sentence of its own', () => {
    expect(describeRetention(smallReport(), m, f)).toBe(
      'Line chart of the retention rate by month: 75% in Feb 2024, 80% in Mar 2024, lowest 75% (Feb 2024), highest 80% (Mar 2024). The last period is not over yet.'
    );
  });

  it('are short for one period', () => {
    expect(describeRetention(smallReport({ periods: [MARCH] }), m, f)).toBe(
      'Line chart of the retention rate by month: 80% in Mar 2024.'
    );
  });

  it('use the open period where there is no other', () => {
    expect(describeRetention(smallReport({ periods: [OPEN_APRIL] }), m, f)).toContain('91.7%');
  });

  it('say so where nothing is measurable', () => {
    for (const locale of LOCALES) {
      const words = WORDS[locale];
      const nothing = words.m.charts.alt.nothing;
      expect(describeRetention(EMPTY, words.m, words.f)).toBe(nothing);
      expect(describeCustomers(EMPTY, words.m, words.f)).toBe(nothing);
      expect(describeRevenue(EMPTY, words.m, words.f)).toBe(nothing);
    }
  });

  it('tell both parts of a stack', () => {
    const text = describeRevenue(smallReport({ periods: [FEBRUARY, MARCH] }), m, f);
    expect(text).toContain('First orders: $1,800 in Feb 2024');
    expect(text).toContain('Later orders: $3,200 in Feb 2024');
  });
});

describe('lookFromStyles', () => {
  it('reads tokens and turns rem into pixels', () => {
    const tokens: Record<string, string> = {
      '--accent': ' #123456 ',
      '--text-sm': '0.5rem',
      '--text-xs': '9px'
    };
    const read = lookFromStyles({ getPropertyValue: (name) => tokens[name] ?? '' }, 'rtl', 20);
    expect(read).toMatchObject({ dir: 'rtl', fontSize: 10, smallFontSize: 9 });
    expect(read.colours.accent).toBe('#123456');
    expect(read.colours.heat).toHaveLength(7);
  });
});
