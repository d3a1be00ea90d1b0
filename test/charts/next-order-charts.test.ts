import { describe, expect, it } from 'vitest';
import { lookFromStyles } from '../../src/charts';
import {
  concentrationChart,
  describeConcentration,
  describeLadder,
  gapsChart,
  ladderChart
} from '../../src/charts/ladder-chart';
import {
  byDay,
  describeSurvival,
  spacedDays,
  survivalChart,
  tickDays
} from '../../src/charts/survival-chart';
import type { Concentration, LadderRung, OrderStep } from '../../src/core/schema/next-order';
import { createFormatter } from '../../src/i18n/create-formatter';
import { nextOrder as english } from '../../src/i18n/en/next-order';
import { report as reportEnglish } from '../../src/i18n/en/report';
import { nextOrder as persian } from '../../src/i18n/fa/next-order';
import { report as reportPersian } from '../../src/i18n/fa/report';

const NO_STYLES = { getPropertyValue: () => '' };
const look = lookFromStyles(NO_STYLES, 'ltr');
const f = createFormatter('en');
const m = { nextOrder: english(f), report: reportEnglish(f) };
const fa = createFormatter('fa');
const persianWords = { nextOrder: persian(fa), report: reportPersian(fa) };

/**
 * Ten customers: two order on day 5, one is watched for 8 days only, one
 * orders on day 10, the other six are watched for 40 days.
 * S = 8/10, then 8/10 · 6/7.
 */
const STEP: OrderStep = {
  order: 2,
  customers: 10,
  reached: 3,
  days: [5, 8, 10, 40],
  atRisk: [10, 8, 7, 6],
  events: [2, 0, 1, 0],
  survival: [0.8, 0.8, (0.8 * 6) / 7, (0.8 * 6) / 7],
  low: [0.41, 0.41, 0.33, 0.33],
  high: [0.95, 0.95, 0.9, 0.9],
  medianDays: null,
  within: [
    { days: 30, share: 1 - (0.8 * 6) / 7, low: 0.1, high: 0.67 },
    { days: 60, share: null, low: null, high: null }
  ],
  reminder: { horizonDays: 40, returning: 0.314, halfBy: 5, mostBy: 10 }
};
const THIRD: OrderStep = { ...STEP, order: 3, days: [20], atRisk: [2], reminder: null };

describe('byDay', () => {
  const { share, low, high, atRisk } = byDay(STEP, 60);

  it('is the step function 1 − S(t), 0 before the first event', () => {
    expect([0, 4, 5, 9].map((day) => share[day])).toEqual([0, 0, 1 - 0.8, 1 - 0.8]);
    expect(share[10]).toBeCloseTo(1 - 24 / 35, 12);
    expect(share[40]).toBe(share[10]);
  });

  it('ends with the last day on which anybody was watched', () => {
    expect(share[41]).toBeNull();
    expect(atRisk[41]).toBe(0);
    expect(share).toHaveLength(61);
  });

  it('turns the band over with the curve', () => {
    expect(low[5]).toBeCloseTo(1 - 0.95, 12);
    expect(high[5]).toBeCloseTo(1 - 0.41, 12);
    expect(low[4]).toBeNull();
  });

  it('counts those at risk before the day, as many as at the next one on which one leaves', () => {
    expect([0, 5, 6, 8, 9, 10, 11, 40].map((day) => atRisk[day])).toEqual([
      10, 10, 8, 8, 7, 7, 6, 6
    ]);
  });
});

describe('tickDays and spacedDays', () => {
  it('are those that an owner thinks in, as far as the curve reaches', () => {
    expect(tickDays(365)).toEqual([0, 30, 60, 90, 180, 365]);
    expect(tickDays(100)).toEqual([0, 30, 60, 90]);
    expect(tickDays(20)).toEqual([0, 7, 14]);
  });

  it('leaves out days whose labels would touch, never the first and the last', () => {
    expect(spacedDays([0, 30, 60, 90, 180, 365], 365, 1000, 30)).toEqual([0, 30, 60, 90, 180, 365]);
    // 42 + 8 pixels of 260 are 70 days.
    expect(spacedDays([0, 30, 60, 90, 180, 365], 365, 260, 42)).toEqual([0, 90, 180, 365]);
    expect(spacedDays([0, 30, 60], 60, 10, 40)).toEqual([0, 60]);
  });
});

describe('survivalChart', () => {
  const config = survivalChart([STEP, THIRD], 2, look, m, f);
  const [lower, upper, second, third] = config.data.datasets;

  it('draws every step, and the band of the chosen one behind them', () => {
    expect([second?.label, third?.label]).toEqual(['Second order', 'Third order']);
    expect(upper).toMatchObject({ fill: '-1' });
    expect(lower?.data[5]).toBeCloseTo(0.05, 12);
    expect(config.data.labels).toHaveLength(41);
  });

  it('is dashed where fewer than ten are at risk', () => {
    const dash: unknown = Reflect.get(second?.segment ?? {}, 'borderDash');
    if (typeof dash !== 'function') throw new Error('no dashes');
    const into = (day: number): unknown => Reflect.apply(dash, undefined, [{ p1DataIndex: day }]);
    expect([into(5), into(6)]).toEqual([undefined, [5, 4]]);
  });

  it('marks the days of the reminder, one where both fall together, none without', () => {
    const marks = (steps: OrderStep[], order: number): unknown =>
      survivalChart(steps, order, look, m, f).options?.plugins?.dayMarks?.marks;
    expect(marks([STEP, THIRD], 2)).toEqual([
      { day: 5, label: 'half: day 5' },
      { day: 10, label: '80%: day 10' }
    ]);
    const together = {
      ...STEP,
      reminder: { horizonDays: 40, returning: 0.3, halfBy: 5, mostBy: 5 }
    };
    expect(marks([together], 2)).toHaveLength(1);
    expect(marks([STEP, THIRD], 3)).toEqual([]);
  });

  it('writes days and numbers at risk below the axis, in the digits of the language', () => {
    const label = (words: typeof m, locale: typeof f): unknown => {
      const axis = survivalChart([STEP], 2, look, words, locale).options?.scales?.x;
      const callback: unknown = axis?.ticks?.callback;
      if (typeof callback !== 'function') throw new Error('no callback');
      return Reflect.apply(callback, undefined, [7]);
    };
    expect(label(m, f)).toEqual(['7', '8']);
    expect(label(persianWords, fa)).toEqual(['۷', '۸']);
  });

  it('draws nobody at all without failing', () => {
    const nobody = { ...STEP, customers: 0, days: [], atRisk: [], survival: [], low: [], high: [] };
    const { data } = survivalChart([{ ...nobody, reminder: null }], 2, look, m, f);
    expect(data.datasets[2]?.data.every((value) => value === null)).toBe(true);
  });
});

describe('describeSurvival', () => {
  it('names the shares that can be told', () => {
    expect(describeSurvival([STEP], 2, m)).toContain(
      'order by days since the one before: 31.4% after 30 days.'
    );
    expect(describeSurvival([STEP], 4, m)).toBe('Nothing can be measured yet.');
  });
});

const RUNGS: LadderRung[] = [
  {
    orders: 1,
    next: { rate: 0.5, numerator: 50, denominator: 100, low: 0.404, high: 0.596, thin: false },
    averageOrderValue: 20,
    aovLow: 18,
    aovHigh: 22
  },
  {
    orders: 2,
    next: { rate: 0.2, numerator: 4, denominator: 20, low: 0.081, high: 0.416, thin: true },
    averageOrderValue: 30,
    aovLow: null,
    aovHigh: null
  }
];

describe('ladderChart', () => {
  it('has a bar a rung, pale where few customers stand on it', () => {
    const [bars] = ladderChart(RUNGS, look, m, f).data.datasets;
    expect(bars?.data).toEqual([0.5, 0.2]);
    expect(bars?.backgroundColor).toEqual([look.colours.accent, look.colours.fresh]);
  });

  it('is told in words', () => {
    expect(describeLadder(RUNGS, m, f)).toContain('From order 1 to 2: 50%, From order 2 to 3: 20%');
    expect(describeLadder([], m, f)).toBe('Nothing can be measured yet.');
  });
});

describe('gapsChart', () => {
  it('names the bins by their days, the last one open', () => {
    const { data } = gapsChart(
      {
        order: 2,
        count: 3,
        p25: 1,
        median: 1,
        p75: 9,
        p90: 9,
        bins: [
          { fromDays: 0, belowDays: 7, orders: 2 },
          { fromDays: 7, belowDays: 8, orders: 0 },
          { fromDays: 8, belowDays: null, orders: 1 }
        ]
      },
      look,
      m,
      f
    );
    expect(data.labels).toEqual(['0–6', '7', '8+']);
    expect(data.datasets[0]?.data).toEqual([2, 0, 1]);
  });
});

describe('concentrationChart', () => {
  const even: Concentration = {
    shares: [{ top: 0.1, customers: 10, revenueShare: 0.1 }],
    curve: Array.from({ length: 101 }, (_, i) => i / 100)
  };

  it('lies on the line of equal shares where all customers bring the same', () => {
    const [curve, equal] = concentrationChart(even, look, m, f).data.datasets;
    expect(curve?.data).toEqual(equal?.data);
  });

  it('is told in words, also where there is no revenue', () => {
    expect(describeConcentration(even, m, f)).toContain('Best 10%: 10%');
    expect(
      describeConcentration(
        { shares: [{ top: 0.1, customers: 1, revenueShare: null }], curve: [] },
        m,
        f
      )
    ).toBe('There is no revenue to divide.');
  });
});
