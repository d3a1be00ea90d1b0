import { describe, expect, it } from 'vitest';
import { lookFromStyles } from '../../src/charts';
import {
  ALIVE_BANDS,
  aliveMapChart,
  aliveStep,
  describeAliveMap,
  evenDay,
  evenDays
} from '../../src/charts/alive-map-chart';
import {
  calibrationChart,
  calibrationGroups,
  describeCalibration,
  describeHoldout,
  describeSeason,
  holdoutChart,
  holdoutStretches,
  seasonChart,
  trackingChart
} from '../../src/charts/trust-charts';
import { createFormatter } from '../../src/i18n/create-formatter';
import { trust as english } from '../../src/i18n/en/trust';
import { trust as persian } from '../../src/i18n/fa/trust';
import { NEWER, smallForecast } from './small-forecast';

const NO_STYLES = { getPropertyValue: () => '' };
const look = lookFromStyles(NO_STYLES, 'ltr');
const f = createFormatter('en');
const m = { trust: english(f) };
const fa = createFormatter('fa');
const persianWords = { trust: persian(fa) };
const { tracking, calibration, seasonality, map } = smallForecast();
if (!tracking || !calibration || !seasonality) throw new Error('the fixture is whole');

describe('holdoutStretches', () => {
  const stretches = holdoutStretches(NEWER, 'MBG/NBD', 'gregory', f);

  it('counts each stretch by itself', () => {
    expect(stretches.map(({ actual, chosen, naive }) => [actual, chosen, naive])).toEqual([
      [200, 205, 300],
      [238, 207, 300]
    ]);
  });

  it('begins on the day after what was known, and goes on without a gap', () => {
    expect(stretches.map(({ label }) => label)).toEqual([
      '1 Apr – 15 May 2024',
      '16 May – 30 Jun 2024'
    ]);
  });

  it('leaves open what a forecaster was not asked', () => {
    const [first] = holdoutStretches(NEWER, 'BG/NBD', 'gregory', f);
    expect(first?.chosen).toBeNull();
    expect(first?.actual).toBe(200);
  });

  it('is told in one sentence', () => {
    expect(describeHoldout(stretches, m)).toContain('1 Apr – 15 May 2024: 205 expected, 200 came');
  });
});

describe('holdoutChart', () => {
  it('sets the chosen forecast and last year’s rate beside what came', () => {
    const stretches = holdoutStretches(NEWER, 'MBG/NBD', 'gregory', f);
    const { data } = holdoutChart(stretches, 'MBG/NBD', look, m, f);
    expect(data.datasets.map(({ label }) => label)).toEqual([
      'Forecast (MBG/NBD)',
      'Came',
      'Last year’s rate'
    ]);
    expect(new Set(data.datasets.map(({ backgroundColor }) => backgroundColor)).size).toBe(3);
  });
});

describe('trackingChart', () => {
  const chart = trackingChart(tracking, NEWER.calibrationEnd, 'gregory', look, m, f);

  it('draws both lines over the weeks, told apart by dashes too', () => {
    expect(chart.data.datasets.map(({ data }) => data)).toEqual([
      [10, 22, 30],
      [11.2, 20.9, 33]
    ]);
    expect(chart.data.datasets[0]).not.toHaveProperty('borderDash');
    expect(chart.data.datasets[1]).toHaveProperty('borderDash');
  });

  it('marks the week in which the newest check began, and none without a check', () => {
    expect(chart.options?.plugins?.dayMarks?.marks).toEqual([
      { day: 1, label: 'check from 31 Mar 2024' }
    ]);
    const without = trackingChart(tracking, null, 'gregory', look, m, f);
    expect(without.options?.plugins?.dayMarks?.marks).toEqual([]);
  });
});

describe('calibrationGroups', () => {
  it('names tenths by their rank, and groups of orders by their bounds', () => {
    expect(calibrationGroups(calibration, 'deciles', m).map(({ short }) => short)).toEqual([
      '1',
      '2'
    ]);
    expect(calibrationGroups(calibration, 'byFrequency', m).map(({ short }) => short)).toEqual([
      '0',
      '1–6',
      '7+'
    ]);
  });

  it('makes pairs of expected and actual, and a sentence of them', () => {
    const groups = calibrationGroups(calibration, 'byFrequency', m);
    const { data } = calibrationChart(groups, 'axis', look, m, f);
    expect(data.datasets.map((one) => one.data)).toEqual([
      [0.1, 0.6, 2.5],
      [0.09, 0.7, 2]
    ]);
    expect(describeCalibration(groups, m)).toContain(
      '7 or more orders after the first: 2.5 expected, 2 came'
    );
  });
});

describe('seasonChart', () => {
  it('draws what is above an average month upwards and the rest downwards', () => {
    const { data } = seasonChart(seasonality, look, m, f);
    const values = data.datasets[0]?.data ?? [];
    expect(values[2]).toBeCloseTo(0.25, 12);
    expect(values[0]).toBeCloseTo(-0.1, 12);
  });

  it('names the months of its own calendar', () => {
    const inPersian = seasonChart({ ...seasonality, calendar: 'persian' }, look, persianWords, fa);
    expect(inPersian.data.labels?.[0]).toBe('فروردین');
    expect(describeSeason(seasonality, m, f)).toContain('Mar +25%');
  });
});

describe('aliveStep', () => {
  it('is deepest for the likeliest, and changes in the middle at even odds', () => {
    expect([0, 0.1, 0.4999, 0.5, 0.9, 1].map(aliveStep)).toEqual([1, 2, 3, 4, 6, 6]);
    ALIVE_BANDS.forEach(({ from }, band) => {
      expect(aliveStep(from)).toBe(band + 1);
    });
  });
});

describe('evenDay', () => {
  it('lies between two rows in proportion, and is none where the chance stays above one half', () => {
    // 0.65 on day 0, 0.45 on day 50: three quarters of the way.
    expect(evenDay(map, 0)).toBeCloseTo(37.5, 10);
    expect(evenDay(map, 1)).toBeNull();
    // 0.99 on day 0, 0.2 on day 50.
    expect(evenDay(map, 2)).toBeCloseTo((0.49 / 0.79) * 50, 10);
    expect(evenDays(map).map(({ orders }) => orders)).toEqual([0, 5]);
  });
});

describe('aliveMapChart', () => {
  const chart = aliveMapChart(map, look, m, f);

  it('lays a row on each number of days, blank where there is no such customer', () => {
    expect(chart.data.labels).toEqual(['0', '1', '5']);
    expect(chart.data.datasets.map(({ data }) => data)).toEqual([
      [1, 1, 1],
      [2, 2, 2],
      [3, null, null]
    ]);
    expect(chart.data.datasets.map(({ base }) => base)).toEqual([0, 1, 2]);
  });

  it('colours by the chance, and tells even odds by a line besides', () => {
    expect(chart.data.datasets[1]?.backgroundColor).toEqual([
      look.colours.heat[3],
      look.colours.heat[4],
      look.colours.heat[2]
    ]);
    expect(chart.options?.plugins?.evenLine?.above).toEqual([
      [true, true, true],
      [false, true, false],
      [false, null, null]
    ]);
  });

  it('is told by examples', () => {
    expect(describeAliveMap(map, m)).toContain('Who has bought once');
    expect(describeAliveMap(map, m)).toContain('after about 38 days');
  });
});
