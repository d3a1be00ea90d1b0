import { describe, expect, it } from 'vitest';
import { lookFromStyles } from '../../src/charts';
import {
  describeGroupCurves,
  groupCurvesChart,
  groupDotsChart
} from '../../src/charts/group-charts';
import { CURVE_DAYS } from '../../src/core/schema/groups';
import { createFormatter } from '../../src/i18n/create-formatter';
import { groups as english } from '../../src/i18n/en/groups';

const look = lookFromStyles({ getPropertyValue: () => '' }, 'ltr');
const f = createFormatter('en');
const m = { groups: english(f) };
const flat = (share: number): number[] => CURVE_DAYS.map(() => share);

describe('groupCurvesChart', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const curves = names.map((name, i) => ({ name, curve: flat(i / 10) }));
  const { datasets } = groupCurvesChart(curves, flat(0.3), look, m, f).data;

  it('has a line a group and one of all customers', () => {
    expect(datasets.map(({ label }) => label)).toEqual([...names, 'All customers']);
    expect(datasets[2]?.data).toEqual(flat(0.2));
  });

  it('tells six groups apart by dashes and by marks, not by colour alone', () => {
    const six = datasets.slice(0, 6);
    expect(new Set(six.map((line) => JSON.stringify(line.borderDash))).size).toBe(6);
    expect(new Set(six.map(({ pointStyle }) => pointStyle)).size).toBe(6);
  });
});

describe('describeGroupCurves', () => {
  it('names the share within 90 days of the groups that can be told', () => {
    const text = describeGroupCurves(
      [
        { name: 'Web', within90: 0.375 },
        { name: 'Shop', within90: null }
      ],
      m
    );
    expect(text).toContain('Within 90 days: Web 37.5%.');
    expect(describeGroupCurves([], m)).not.toContain('90');
  });
});

describe('groupDotsChart', () => {
  const dots = [
    { name: 'Web', value: 0.4, low: 0.3, high: 0.5, customers: 90 },
    { name: 'A channel with a long name', value: null, low: null, high: null, customers: 2 }
  ];
  const config = groupDotsChart('Repeat rate', dots, 0.35, (n) => f.percent(n), look, m);

  it('has a dot a group with its interval, and a line at all customers', () => {
    expect(config.data.datasets.map(({ data }) => data)).toEqual([
      [0.4, null],
      [0.35, 0.35]
    ]);
    expect(config.options?.plugins?.cohortIntervals).toMatchObject({
      low: [0.3, null],
      high: [0.5, null]
    });
  });

  it('cuts names that would stand over each other', () => {
    expect(config.data.labels).toEqual(['Web', 'A channel with …']);
  });
});
