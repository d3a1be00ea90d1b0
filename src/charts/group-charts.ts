import type { TooltipItem } from 'chart.js';
import { CURVE_DAYS } from '../core/schema/groups';
import type { Formatter } from '../i18n/formatter';
import type { Messages } from '../i18n/messages';
import { mandegarPlugin } from './chart-plugins';
import { intervalsPlugin } from './cohort-intervals';
import type { LineConfiguration } from './configuration';
import type { ChartLook } from './look';
import {
  axisTitle,
  baseOptions,
  legendLook,
  mandegarOptions,
  timeAxis,
  tooltipLook,
  valueAxis
} from './shared-options';

type GroupWords = Pick<Messages, 'groups'>;

/** Lines that can be told apart in one chart. */
export const MOST_CURVES = 6;

/** A line is known by its dashes and its marks as well as by its colour. */
const DASHES: readonly number[][] = [[], [6, 3], [2, 3], [8, 3, 2, 3], [12, 4], [4, 2, 1, 2]];
const MARKS = ['circle', 'triangle', 'rect', 'rectRot', 'star', 'crossRot'] as const;

export interface GroupCurve {
  name: string;
  /** 1 − S(t) at the days of the curves. */
  curve: readonly (number | null)[];
}

/** Second orders by days since the first, one line a group, and all customers as a quiet one. */
export function groupCurvesChart(
  curves: readonly GroupCurve[],
  all: readonly (number | null)[],
  look: ChartLook,
  m: GroupWords,
  f: Formatter
): LineConfiguration {
  const { colours } = look;
  const text = m.groups.curves;
  const ticks = [0, 30, 60, 90, 180, 360];
  const axis = timeAxis(look);
  const line = (name: string, data: readonly (number | null)[], i: number) => {
    const colour = colours.series[i % colours.series.length] ?? colours.accent;
    return {
      label: name,
      data: [...data],
      borderColor: colour,
      backgroundColor: colour,
      borderWidth: 2,
      borderDash: [...(DASHES[i % DASHES.length] ?? [])],
      pointStyle: MARKS[i % MARKS.length] ?? ('circle' as const),
      pointRadius: CURVE_DAYS.map((day) => (day > 0 && ticks.includes(day) ? 4 : 0)),
      pointHoverRadius: 5,
      pointHitRadius: 6,
      fill: false as const,
      order: 0
    };
  };
  return {
    type: 'line',
    data: {
      labels: CURVE_DAYS.map((day) => f.integer(day)),
      datasets: [
        ...curves.map(({ name, curve }, i) => line(name, curve, i)),
        {
          ...line(text.all, all, 0),
          borderColor: colours.fresh,
          backgroundColor: colours.fresh,
          borderWidth: 4,
          borderDash: [],
          pointRadius: 0,
          pointStyle: 'line' as const,
          order: 1
        }
      ]
    },
    options: {
      ...baseOptions(look),
      scales: {
        x: {
          ...axis,
          title: axisTitle(look, text.axis),
          afterBuildTicks: (scale) => {
            scale.ticks = ticks.map((day) => ({ value: CURVE_DAYS.indexOf(day) }));
          }
        },
        y: { ...valueAxis(look, (value) => f.percent(value, 0)), min: 0, suggestedMax: 0.2 }
      },
      plugins: {
        legend: legendLook(look),
        tooltip: {
          ...tooltipLook(look),
          callbacks: {
            title: (items) => text.day(CURVE_DAYS[items[0]?.dataIndex ?? 0] ?? 0),
            label: (item) => `${item.dataset.label ?? ''}: ${f.percent(item.parsed.y ?? NaN)}`
          }
        },
        mandegar: mandegarOptions(look)
      }
    },
    plugins: [mandegarPlugin]
  };
}

/** Shares within 90 days by group, in words. */
export function describeGroupCurves(
  groups: readonly { name: string; within90: number | null }[],
  m: GroupWords
): string {
  const text = m.groups.curves;
  const points = groups.flatMap(({ name, within90 }) =>
    within90 === null ? [] : [text.altGroup(name, within90)]
  );
  return points.length === 0 ? text.altNone : text.alt(points.join(', '));
}

/** A number with its interval, by group. */
export interface GroupDot {
  name: string;
  value: number | null;
  low: number | null;
  high: number | null;
  customers: number;
}

/** Longer names would stand over each other on the axis. */
const LONGEST_NAME = 16;
const short = (name: string): string =>
  name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;

/** One number by group as dots with their intervals, against a line at all customers. */
export function groupDotsChart(
  title: string,
  dots: readonly GroupDot[],
  all: number | null,
  show: (value: number) => string,
  look: ChartLook,
  m: GroupWords
): LineConfiguration {
  const { colours } = look;
  const text = m.groups;
  const axis = timeAxis(look);
  const intervalOf = (item: TooltipItem<'line'>): string[] => {
    const dot = dots[item.dataIndex];
    if (!dot || item.datasetIndex !== 0) return [];
    const { low, high, customers } = dot;
    return [
      ...(low === null || high === null
        ? []
        : [`${text.dots.interval}: ${show(low)} – ${show(high)}`]),
      text.dots.basis(customers)
    ];
  };
  return {
    type: 'line',
    data: {
      labels: dots.map(({ name }) => short(name)),
      datasets: [
        {
          label: title,
          data: dots.map(({ value }) => value),
          showLine: false,
          borderColor: colours.accent,
          backgroundColor: colours.accent,
          pointRadius: 5,
          pointHoverRadius: 6,
          pointStyle: 'circle' as const
        },
        {
          label: text.table.all,
          data: dots.map(() => all),
          borderColor: colours.fresh,
          backgroundColor: colours.fresh,
          borderWidth: 1.5,
          borderDash: [4, 4],
          pointRadius: 0,
          pointStyle: 'line' as const
        }
      ]
    },
    options: {
      ...baseOptions(look),
      scales: {
        x: { ...axis, offset: true, ticks: { ...axis.ticks, autoSkip: false } },
        y: {
          ...valueAxis(look, show),
          min: 0,
          // The bounds of the intervals lie beyond the dots.
          suggestedMax: Math.max(0, ...dots.map(({ value, high }) => high ?? value ?? 0))
        }
      },
      plugins: {
        legend: legendLook(look),
        tooltip: {
          ...tooltipLook(look),
          callbacks: {
            title: (items) => dots[items[0]?.dataIndex ?? -1]?.name ?? '',
            label: (item) => `${item.dataset.label ?? ''}: ${show(item.parsed.y ?? NaN)}`,
            afterLabel: intervalOf
          }
        },
        cohortIntervals: {
          low: dots.map(({ low }) => low),
          high: dots.map(({ high }) => high),
          colour: colours.accent,
          cap: 4
        },
        mandegar: mandegarOptions(look)
      }
    },
    plugins: [mandegarPlugin, intervalsPlugin]
  };
}
