import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/report';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { isoToDay } from '../../../src/core/time/calendar';
import { windowAt } from '../../../src/ui/report/cohort-model';
import { parseMargin, parseWindow } from '../../../src/ui/report/margin';
import { measurableFromDay } from '../../../src/i18n/dress';
import { compareTile } from '../../../src/i18n/tile-text';
import { openUntil, sparkline } from '../../../src/ui/report/model';
import { TINY_SHOP } from './shops';

describe('compareTile', () => {
  it('calls rising churn bad and rising retention good', () => {
    const change = { unit: 'rate', last: 0.12, previous: 0.1 } as const;
    expect(compareTile({ key: 'churnRate', ...change })).toMatchObject({
      trend: 'up',
      verdict: 'bad',
      kind: 'points'
    });
    expect(compareTile({ key: 'retentionRate', ...change })).toMatchObject({ verdict: 'good' });
  });

  it('takes no side on the share of revenue from returning customers', () => {
    const tile = { key: 'returningRevenueShare', unit: 'rate', last: 0.7, previous: 0.5 } as const;
    expect(compareTile(tile)?.verdict).toBe('neutral');
  });

  it('compares money by its ratio', () => {
    const tile = { key: 'revenue', unit: 'money', last: 75, previous: 100 } as const;
    expect(compareTile(tile)).toEqual({
      trend: 'down',
      verdict: 'bad',
      kind: 'ratio',
      difference: -0.25
    });
  });

  it('sees no change where one decimal of a percent shows none', () => {
    const tile = { key: 'churnRate', unit: 'rate', last: 0.1004, previous: 0.1 } as const;
    expect(compareTile(tile)).toMatchObject({ trend: 'same', verdict: 'neutral' });
  });

  it('is silent without an earlier period, and where that was zero', () => {
    expect(compareTile({ key: 'revenue', unit: 'money', last: 5, previous: null })).toBeNull();
    expect(compareTile({ key: 'customers', unit: 'count', last: 5, previous: 0 })).toBeNull();
  });
});

describe('sparkline', () => {
  it('runs from left to right, the highest value at the top', () => {
    expect(sparkline([0, 10, 5], 100, 20)).toEqual([
      [
        { x: 0, y: 20 },
        { x: 50, y: 0 },
        { x: 100, y: 10 }
      ]
    ]);
  });

  it('breaks where a value is unknown', () => {
    expect(sparkline([1, null, 2, 3], 90, 10).map((run) => run.length)).toEqual([1, 2]);
  });

  it('lays a flat series in the middle and draws nothing of nothing', () => {
    expect(sparkline([7, 7], 10, 10)[0]?.map(({ y }) => y)).toEqual([5, 5]);
    expect(sparkline([null, null], 10, 10)).toEqual([]);
  });
});

describe('openUntil', () => {
  it('is the last day of the month in which the data end', () => {
    expect(openUntil(analyse(TINY_SHOP, DEFAULT_SETTINGS))).toBe('2024-03-31');
  });

  it('follows the calendar: 20 March 2024 is 1 Farvardin 1403, a month of 31 days', () => {
    const report = analyse(TINY_SHOP, { ...DEFAULT_SETTINGS, calendar: 'persian' });
    expect(openUntil(report)).toBe('2024-04-19');
  });

  it('is null where the period ends with the data', () => {
    const observationEnd = isoToDay('2024-02-29');
    expect(openUntil(analyse(TINY_SHOP, { ...DEFAULT_SETTINGS, observationEnd }))).toBeNull();
  });
});

describe('measurableFromDay', () => {
  it('lies one lapse window after the first order', () => {
    const report = analyse(TINY_SHOP, { ...DEFAULT_SETTINGS, lapseWindowDays: 30 });
    expect(measurableFromDay(report)).toBe(isoToDay('2024-02-09'));
  });
});

describe('parseMargin', () => {
  it('reads percents in the digits and marks of each language', () => {
    expect(parseMargin('35%', 'en')).toBe(0.35);
    expect(parseMargin('۳۵٪', 'fa')).toBe(0.35);
    expect(parseMargin('12,5', 'hy')).toBe(0.125);
  });

  it('takes a number below 1 without a sign as a fraction', () => {
    expect(parseMargin('0.35', 'en')).toBe(0.35);
    expect(parseMargin('0.5%', 'en')).toBe(0.005);
    expect(parseMargin('1', 'en')).toBe(0.01);
  });

  it('tells nothing typed from what cannot be', () => {
    expect(parseMargin('  ', 'en')).toBeNull();
    for (const text of ['101', '-5', 'much', '1 2']) {
      expect(parseMargin(text, 'en'), text).toBe('invalid');
    }
  });
});

describe('parseWindow', () => {
  it('reads whole days', () => {
    expect(parseWindow('90', 'en')).toBe(90);
    expect(parseWindow('۱۲۰', 'fa')).toBe(120);
  });

  it('refuses what is no window', () => {
    for (const text of ['', '0', '2.5', '90%', '3651', 'long']) {
      expect(parseWindow(text, 'en'), text).toBe('invalid');
    }
  });
});

describe('windowAt', () => {
  it('shows all of what fits', () => {
    expect(windowAt(10, 72, Infinity)).toEqual({ start: 0, end: 10 });
  });

  it('ends with the last item, and is full wherever it stands', () => {
    expect(windowAt(100, 72, Infinity)).toEqual({ start: 28, end: 100 });
    expect(windowAt(100, 72, -5)).toEqual({ start: 0, end: 72 });
  });
});
