import { describe, expect, it } from 'vitest';
import { lookFromStyles } from '../../src/charts';
import {
  cohortCurves,
  describeCurves,
  firstPicked,
  leavesOutStart,
  MAX_CURVES
} from '../../src/charts/cohort-curves';
import { cohortMatrix, SHARES } from '../../src/charts/cohort-matrix';
import { cohortTrendChart, describeTrend } from '../../src/charts/cohort-trend';
import type { CohortRow, Report } from '../../src/core/report-schema';
import { cohortTrend } from '../../src/core/retention/cohort-trend';
import type { CohortChoice } from '../../src/core/retention/cohort-values';
import { explorer as explorerEn } from '../../src/i18n/en/explorer';
import { report as reportEn } from '../../src/i18n/en/report';
import { explorer as explorerFa } from '../../src/i18n/fa/explorer';
import { report as reportFa } from '../../src/i18n/fa/report';
import { explorer as explorerHy } from '../../src/i18n/hy/explorer';
import { report as reportHy } from '../../src/i18n/hy/report';
import { LOCALES, WORDS } from './catalogues';
import { EMPTY, smallReport } from './small-report';

const look = lookFromStyles({ getPropertyValue: () => '' }, 'ltr');
const f = WORDS.en.f;
const EXPLORER = { en: explorerEn, fa: explorerFa, hy: explorerHy };
const REPORT = { en: reportEn, fa: reportFa, hy: reportHy };
const words = (locale: 'en' | 'fa' | 'hy') => ({
  ...WORDS[locale].m,
  explorer: EXPLORER[locale](WORDS[locale].f),
  report: REPORT[locale](WORDS[locale].f)
});
const m = words('en');

/** Eight monthly cohorts of 2024, each with ten fewer active a month; the last cell is open. */
function eightCohorts(): Report {
  const rows = Array.from({ length: 8 }, (_, i): CohortRow => {
    const length = 9 - i;
    const fall = Array.from({ length }, (_, k) => Math.max(0, 100 - 10 * k));
    return {
      start: `2024-0${i + 1}-01`,
      label: `2024-0${i + 1}`,
      size: 100,
      active: fall,
      activeOnOrAfter: fall,
      returnedBy: fall.map((_, k) => 10 * k),
      orders: fall,
      revenue: fall.map((n) => n * 20),
      complete: fall.map((_, k) => k < length - 1)
    };
  });
  const report = smallReport();
  return { ...report, cohorts: { ...report.cohorts, rows } };
}

function curves(report: Report, picked: string[], choice: CohortChoice = SHARES) {
  const matrix = cohortMatrix(report.cohorts, choice);
  return cohortCurves({ report, matrix, picked }, look, m, f);
}

describe('cohortCurves', () => {
  const report = eightCohorts();
  const all = report.cohorts.rows.map(({ start }) => start);

  it('draws the chosen cohorts and the average, without the first period that is 100%', () => {
    const { labels, datasets } = curves(report, ['2024-01-01', '2024-03-01']).data;
    expect(datasets.map(({ label }) => label)).toEqual([
      'Jan 2024',
      'Mar 2024',
      'Average of all cohorts'
    ]);
    expect(labels).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    expect(datasets[1]?.data).toEqual([0.9, 0.8, 0.7, 0.6, 0.5, 0.4]);
    // Offset 8 is complete in no cohort.
    expect(datasets[2]?.data).toHaveLength(7);
  });

  it('tells at most six curves apart, by marks too', () => {
    const { datasets } = curves(report, all).data;
    expect(datasets).toHaveLength(MAX_CURVES + 1);
    const six = datasets.slice(0, MAX_CURVES);
    expect(new Set(six.map(({ pointStyle }) => pointStyle)).size).toBe(MAX_CURVES);
    expect(new Set(six.map(({ borderColor }) => borderColor)).size).toBe(MAX_CURVES);
  });

  it('has a hollow mark where the period is not over', () => {
    const points = curves(report, ['2024-08-01'], { ...SHARES, measure: 'returnedBy' }).data
      .datasets[0]?.pointBackgroundColor;
    expect(points).toEqual([look.colours.series[0], look.colours.surface]);
  });

  it('draws the value of a customer from the first period on', () => {
    const choice: CohortChoice = { ...SHARES, value: 'revenueToDate' };
    expect(leavesOutStart(cohortMatrix(report.cohorts, choice))).toBe(false);
    expect(curves(report, ['2024-08-01'], choice).data.datasets[0]?.data).toEqual([20, 38]);
  });

  it('begins with the newest cohorts that have been watched for some periods', () => {
    expect(firstPicked(cohortMatrix(report.cohorts, SHARES))).toEqual([
      '2024-01-01',
      '2024-02-01',
      '2024-03-01'
    ]);
    // None of the two has seven periods.
    expect(firstPicked(cohortMatrix(smallReport().cohorts, SHARES))).toEqual([
      '2024-01-01',
      '2024-03-01'
    ]);
  });

  it('is told in words: where each curve has come to, open cells left out', () => {
    const matrix = cohortMatrix(report.cohorts, SHARES);
    expect(describeCurves({ report, matrix, picked: ['2024-07-01'] }, look, m, f)).toBe(
      'Line chart by age of the cohort. Share of the cohort · in the period: Jul 2024 90% at Month 1 and Average of all cohorts 30% at Month 7.'
    );
  });

  it.each(LOCALES)('can be made and told of no cohorts: %s', (locale) => {
    const matrix = cohortMatrix(EMPTY.cohorts, SHARES);
    const request = { report: EMPTY, matrix, picked: [] };
    const w = words(locale);
    expect(cohortCurves(request, look, w, WORDS[locale].f).data.labels).toEqual([]);
    expect(describeCurves(request, look, w, WORDS[locale].f)).not.toMatch(/undefined|NaN/);
  });
});

describe('cohortTrendChart', () => {
  const report = eightCohorts();
  const trend = cohortTrend(report.cohorts, 1, 'active', '2024-01-01', 0);
  const chart = cohortTrendChart(trend, report.cohorts, look, m, f);

  it('has a point for each cohort that has come so far, hollow where open', () => {
    const [points] = chart.data.datasets;
    expect(points?.data).toEqual(Array<number>(8).fill(0.9));
    expect(points?.pointBackgroundColor).toEqual([
      ...Array<string>(7).fill(look.colours.accent),
      look.colours.surface
    ]);
  });

  it('gives each point its Wilson interval (1927): 90 of 100 is 82.6% to 94.5%', () => {
    const bars = chart.options?.plugins?.cohortIntervals;
    // (0.9 + z²/200 ∓ z·√(0.0009 + z²/40000)) ÷ (1 + z²/100), by hand.
    expect(bars?.low?.[0]).toBeCloseTo(0.8256, 4);
    expect(bars?.high?.[0]).toBeCloseTo(0.9448, 4);
  });

  it('draws the two sides of the comparison as levels over their cohorts', () => {
    const [, earlier, recent] = chart.data.datasets;
    // Seven are complete: the recent third is two, five are before.
    expect(earlier?.data).toEqual([0.9, 0.9, 0.9, 0.9, 0.9, null, null, null]);
    expect(recent?.data).toEqual([null, null, null, null, null, 0.9, 0.9, null]);
  });

  it.each(LOCALES)('is told in words: %s', (locale) => {
    const w = words(locale);
    const told = describeTrend(trend, 'X', report.cohorts, w, WORDS[locale].f);
    expect(told).toContain('X');
    expect(told).not.toMatch(/undefined|NaN/);
  });

  it('says that nothing can be measured where no cohort is complete', () => {
    const none = cohortTrend(EMPTY.cohorts, 1, 'active', '2024-01-01', 0);
    expect(describeTrend(none, 'Month 1', EMPTY.cohorts, m, f)).toBe(
      'No period can be measured yet.'
    );
  });
});
