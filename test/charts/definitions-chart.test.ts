import { describe, expect, it } from 'vitest';
import { lookFromStyles } from '../../src/charts';
import {
  definitionPoints,
  definitionsChart,
  describeDefinitions,
  finalDate,
  pointLines
} from '../../src/charts/definitions-chart';
import { RETENTION_DEFINITIONS, retentionPoint } from '../../src/core/retention/side-by-side';
import { LOCALES, WORDS } from './catalogues';
import { EMPTY, FEBRUARY, JANUARY, MARCH, OPEN_APRIL, smallReport } from './small-report';

const { f, m } = WORDS.en;
const look = lookFromStyles({ getPropertyValue: () => '' }, 'ltr');
const ALL = { shown: RETENTION_DEFINITIONS, band: null };

describe('retentionPoint', () => {
  it('rests "kept" on the customers at the start, with their Wilson interval', () => {
    const point = retentionPoint('kept', MARCH, FEBRUARY);
    expect(point).toMatchObject({ rate: 0.8, numerator: 80, denominator: 100, thin: false });
    // Wilson (1927) for 80 of 100.
    expect(point.low).toBeCloseTo(0.7112, 4);
    expect(point.high).toBeCloseTo(0.8666, 4);
  });

  it('rests "bought again" on the buyers of the period before', () => {
    expect(retentionPoint('boughtAgain', MARCH, FEBRUARY)).toMatchObject({
      rate: 0.4,
      numerator: 20,
      denominator: 50,
      unit: 'customers'
    });
  });

  it('gives no interval where more can be won back than are lost, nor for money', () => {
    for (const key of ['keptWithWonBack', 'revenueNet', 'revenueGross'] as const) {
      expect(retentionPoint(key, MARCH, FEBRUARY)).toMatchObject({ low: null, high: null });
    }
  });

  it('counts money against the revenue of the period before, where that is in view', () => {
    // 40% of 5,000.
    expect(retentionPoint('revenueNet', MARCH, FEBRUARY)).toMatchObject({
      numerator: 2000,
      denominator: 5000,
      unit: 'money'
    });
    expect(retentionPoint('revenueGross', MARCH, null)).toMatchObject({
      rate: 0.3,
      numerator: null,
      denominator: null
    });
  });

  it('has no rate where nobody can have lapsed, and none where nobody bought before', () => {
    for (const key of RETENTION_DEFINITIONS) {
      expect(retentionPoint(key, JANUARY, null).rate).toBeNull();
    }
  });
});

describe('definitionsChart', () => {
  it('draws a line each, told apart by the shape of its points', () => {
    const { datasets } = definitionsChart(smallReport(), ALL, look, m, f).data;
    expect(datasets.map(({ label }) => label)).toEqual([
      'Kept',
      'Kept, with won back',
      'Bought again',
      'Revenue kept, net',
      'Revenue kept, gross'
    ]);
    const marks = datasets.map((set) =>
      'pointRotation' in set ? `${String(set.pointStyle)} ${String(set.pointRotation)}` : ''
    );
    expect(new Set(marks).size).toBe(5);
  });

  it('leaves the point of fewer than 30 customers hollow', () => {
    const report = smallReport({
      periods: [FEBRUARY, { ...MARCH, customersAtStart: 29, retainedCustomers: 25 }]
    });
    const [kept] = definitionsChart(report, { shown: ['kept'], band: null }, look, m, f).data
      .datasets;
    expect(kept).toHaveProperty('pointBackgroundColor', [
      look.colours.series[0],
      look.colours.surface
    ]);
  });

  it('shades the interval of the one that is chosen, and of no other', () => {
    const banded = definitionsChart(smallReport(), { ...ALL, band: 'boughtAgain' }, look, m, f);
    const extra = banded.data.datasets.slice(5);
    expect(extra.map((set) => set.data.map((value) => value !== null))).toEqual([
      [false, true, true, true],
      [false, true, true, true]
    ]);
    expect(extra[1]).toHaveProperty('fill', '-1');
    const hidden = { shown: ['kept' as const], band: 'boughtAgain' as const };
    expect(definitionsChart(smallReport(), hidden, look, m, f).data.datasets).toHaveLength(1);
  });

  it('lets the axis reach over 100% where more is won back than lost, and never over 200%', () => {
    const at = (rate: number) => {
      const report = smallReport({ periods: [{ ...MARCH, retentionRateWithWonBack: rate }] });
      return definitionsChart(report, ALL, look, m, f).options?.scales?.y;
    };
    expect(at(0.9)).toMatchObject({ min: 0, max: 1 });
    expect(at(1.3)).toMatchObject({ min: 0, suggestedMax: 1.3 });
    expect(at(30)).toMatchObject({ min: 0, max: 2 });
  });

  it('is made for no periods at all, in each language', () => {
    for (const locale of LOCALES) {
      const words = WORDS[locale];
      expect(definitionsChart(EMPTY, ALL, look, words.m, words.f).data.labels).toEqual([]);
      expect(describeDefinitions(EMPTY, ALL.shown, words.m, words.f)).toBe(
        words.m.charts.alt.nothing
      );
    }
  });
});

describe('pointLines', () => {
  const report = smallReport();
  const lines = (key: (typeof RETENTION_DEFINITIONS)[number]) =>
    definitionPoints(report, key).map((point) => pointLines(point, report, m, f));

  it('tell n of N and the interval', () => {
    // Wilson for 20 of 50.
    expect(lines('boughtAgain')[2]).toEqual(['20 of 50 customers', '95% interval: 27.6% to 53.8%']);
  });

  it('tell money of money, and that it has no interval', () => {
    expect(lines('revenueNet')[2]).toEqual([
      '$2,000 of $5,000 in the period before',
      'No interval: it is money, not a share of customers'
    ]);
  });

  it('are none where there is no number', () => {
    expect(lines('kept')[0]).toEqual([]);
  });
});

describe('finalDate', () => {
  it('is the last day of the period, however few of its days are known', () => {
    expect(finalDate(smallReport(), OPEN_APRIL.start, f)).toBe('30 Apr 2024');
  });
});

describe('describeDefinitions', () => {
  it('tells the course of each', () => {
    expect(describeDefinitions(smallReport(), ['kept', 'boughtAgain'], m, f)).toBe(
      'Line chart by month. Kept: 75% in Feb 2024, 80% in Mar 2024, lowest 75% (Feb 2024), highest 80% (Mar 2024). Bought again: 40% in Feb 2024, 40% in Mar 2024, lowest 40% (Feb 2024), highest 40% (Feb 2024). The last period is not over yet.'
    );
  });
});
