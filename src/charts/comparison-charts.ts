import type { TooltipItem } from 'chart.js';
import type { Report } from '../core/report-schema';
import type { OrderStep } from '../core/schema/next-order';
import { isoToDay } from '../core/time/calendar';
import type { Formatter } from '../i18n/formatter';
import type { Messages } from '../i18n/messages';
import { bandEdge } from './band';
import { mandegarPlugin } from './chart-plugins';
import type { LineConfiguration } from './configuration';
import type { ChartLook, LookColours } from './look';
import { drawable, measuredRetention } from './series';
import {
  axisTitle,
  baseOptions,
  dashInto,
  legendLook,
  mandegarOptions,
  timeAxis,
  tooltipLook,
  valueAxis
} from './shared-options';
import { byDay, lastDayOf, tickDays } from './survival-chart';

type Words = Pick<Messages, 'compare'>;

/** Both sides, A and B, each with its name as the legend shows it. */
export interface Sides {
  a: Report;
  b: Report;
  names: readonly [string, string];
}

/** A point of a side: the value, its band, and what else there is to say of it. */
export interface SidePoint {
  value: number | null;
  low: number | null;
  high: number | null;
  /** The period is not over. */
  open: boolean;
  /** Said in the tooltip below the value. */
  lines: readonly string[];
}

/** Two series over one axis. */
export interface SideSeries {
  /** Short for the axis, whole for the tooltip. */
  labels: readonly { short: string; long: string }[];
  a: readonly SidePoint[];
  b: readonly SidePoint[];
}

const NOTHING: SidePoint = { value: null, low: null, high: null, open: false, lines: [] };
/** About a sixth of the colour, so that the ground and the other band show through. */
const VEIL = '2b';
/** Where no value is lower, the axis need not begin at 0. */
const HIGH = 0.5;
/** More points than this would be a bead string. */
const MOST_POINTS = 40;
const SHAPES = ['circle', 'triangle'] as const;

/** A and B: far apart in hue, and neither is the colour of loss. */
export function sideColours({ series, accent, text }: LookColours): readonly [string, string] {
  return [series[0] ?? accent, series[3] ?? text];
}

const veil = (colour: string): string => (/^#[0-9a-f]{6}$/i.test(colour) ? colour + VEIL : colour);

/**
 * Retention of both sides by period: by date where both speak of the same
 * days, else by the number of the period, first against first.
 */
export function retentionSeries(
  { a, b }: Sides,
  align: 'date' | 'number',
  m: Words,
  f: Formatter
): SideSeries {
  const { granularity, calendar } = a.settings;
  const long = (start: string): string => f.period(isoToDay(start), granularity, calendar);
  const point = ({ periods }: Report, index: number): SidePoint => {
    const row = periods[index];
    if (!row) return NOTHING;
    const value = measuredRetention(row);
    const lines = [
      ...(align === 'number' ? [long(row.start)] : []),
      ...(value === null
        ? []
        : [m.compare.ofCustomers(row.retainedCustomers, row.customersAtStart)])
    ];
    return {
      value,
      low: value === null ? null : row.retentionRateLow,
      high: value === null ? null : row.retentionRateHigh,
      open: !row.complete,
      lines
    };
  };
  if (align === 'number') {
    const count = Math.max(a.periods.length, b.periods.length);
    const all = Array.from({ length: count }, (_, i) => i);
    return {
      labels: all.map((i) => ({
        short: f.integer(i + 1),
        long: m.compare.periodNumber(i + 1, granularity)
      })),
      a: all.map((i) => point(a, i)),
      b: all.map((i) => point(b, i))
    };
  }
  const starts = [...new Set([...a.periods, ...b.periods].map((row) => row.start))].sort();
  const at = (report: Report, start: string): SidePoint =>
    point(
      report,
      report.periods.findIndex((row) => row.start === start)
    );
  return {
    labels: starts.map((start) => ({
      short: f.periodShort(isoToDay(start), granularity, calendar),
      long: long(start)
    })),
    a: starts.map((start) => at(a, start)),
    b: starts.map((start) => at(b, start))
  };
}

/** The average cohort of both sides: share that bought in each period after the first. */
export function cohortSeries({ a, b }: Sides, m: Words, f: Formatter): SideSeries {
  const { granularity } = a.cohorts;
  const reach = ({ cohorts }: Report): number => cohorts.average.findLastIndex((v) => v !== null);
  // Offset 0 is the whole cohort on both sides.
  const all = Array.from({ length: Math.max(0, reach(a), reach(b)) }, (_, i) => i + 1);
  const points = ({ cohorts }: Report): SidePoint[] =>
    all.map((k) => ({ ...NOTHING, value: drawable(cohorts.average[k] ?? null) }));
  return {
    labels: all.map((k) => ({ short: f.integer(k), long: m.compare.offset(k, granularity) })),
    a: points(a),
    b: points(b)
  };
}

/** 1 − S(t) of the days to the second order, of both sides, by day. */
export function secondOrderSeries({ a, b }: Sides, m: Words, f: Formatter): SideSeries {
  const step = ({ nextOrder }: Report): OrderStep | undefined =>
    nextOrder?.steps.find(({ order }) => order === 2);
  const steps = [step(a), step(b)];
  const lastDay = lastDayOf(steps.filter((one) => one !== undefined));
  const points = (one: OrderStep | undefined): SidePoint[] => {
    if (!one) return Array.from({ length: lastDay + 1 }, () => NOTHING);
    const { share, low, high } = byDay(one, lastDay);
    return share.map((value, day) => ({
      value,
      low: low[day] ?? null,
      high: high[day] ?? null,
      open: false,
      lines: []
    }));
  };
  return {
    labels: Array.from({ length: lastDay + 1 }, (_, day) => ({
      short: f.integer(day),
      long: m.compare.day(day)
    })),
    a: points(steps[0]),
    b: points(steps[1])
  };
}

/** Days that get a tick under {@link secondOrderSeries}. */
export function secondOrderTicks({ labels }: SideSeries): number[] {
  return tickDays(labels.length - 1);
}

/**
 * Two series over each other, A round and B three-cornered, each with its band
 * where it has one; the line into an open period is dashed and its point hollow.
 * @param axis what the axis counts
 * @param ticks places of the axis with a tick; all that fit where not given
 */
export function comparisonChart(
  series: SideSeries,
  names: Sides['names'],
  axis: string,
  look: ChartLook,
  m: Words,
  f: Formatter,
  ticks?: readonly number[]
): LineConfiguration {
  const { colours } = look;
  const paints = sideColours(colours);
  const sides = [series.a, series.b] as const;
  const marked = new Set(ticks);
  const few = series.labels.length <= MOST_POINTS;

  const line = (points: readonly SidePoint[], side: 0 | 1) => {
    const alone = points.filter(({ value }) => value !== null).length === 1;
    const dot = (point: SidePoint, i: number): number => {
      if (ticks) return marked.has(i) && i > 0 ? 4 : 0;
      return point.open || alone || few ? 4 : 0;
    };
    return {
      label: names[side],
      data: points.map(({ value }) => value),
      borderColor: paints[side],
      backgroundColor: paints[side],
      borderWidth: 2,
      pointStyle: SHAPES[side],
      pointRadius: points.map(dot),
      pointHoverRadius: 6,
      pointBorderColor: paints[side],
      pointBackgroundColor: points.map(({ open }) => (open ? colours.surface : paints[side])),
      pointBorderWidth: 1.5,
      segment: { borderDash: dashInto(points.map(({ open }) => open)) },
      order: 0,
      fill: false as const,
      spanGaps: false
    };
  };
  const edge = (points: readonly SidePoint[], side: 0 | 1, pick: 'low' | 'high') => ({
    ...bandEdge(
      points.map((point) => point[pick]),
      pick,
      { paint: veil(paints[side]) }
    ),
    pointStyle: SHAPES[side]
  });
  const banded = (points: readonly SidePoint[]): boolean =>
    points.some(({ low, high }) => low !== null && high !== null);
  const bands = ([0, 1] as const).flatMap((side) =>
    banded(sides[side]) ? [edge(sides[side], side, 'low'), edge(sides[side], side, 'high')] : []
  );

  const pointOf = (item: TooltipItem<'line'>): SidePoint =>
    (item.datasetIndex === 0 ? series.a : series.b)[item.dataIndex] ?? NOTHING;
  const restsOn = (item: TooltipItem<'line'>): string[] => {
    const { low, high, open, lines } = pointOf(item);
    return [
      ...lines,
      ...(low === null || high === null ? [] : [m.compare.interval(low, high)]),
      ...(open ? [m.compare.openPeriod] : [])
    ];
  };
  const across = timeAxis(look);
  const placed = ticks && {
    afterBuildTicks: (scale: { ticks: { value: number }[] }) => {
      scale.ticks = ticks.map((value) => ({ value }));
    }
  };

  return {
    type: 'line',
    data: {
      labels: series.labels.map(({ short }) => short),
      datasets: [line(series.a, 0), line(series.b, 1), ...bands]
    },
    options: {
      ...baseOptions(look),
      scales: {
        x: {
          ...across,
          ...placed,
          title: axisTitle(look, axis)
        },
        y: {
          ...valueAxis(look, (value) => f.percent(value, 0)),
          min: lowestTick(sides),
          suggestedMax: 0.2
        }
      },
      plugins: {
        legend: {
          ...legendLook(look),
          labels: {
            ...legendLook(look).labels,
            // The bands have no entries of their own.
            filter: (item) => (item.datasetIndex ?? 0) < 2
          }
        },
        tooltip: {
          ...tooltipLook(look),
          filter: (item) => item.datasetIndex < 2,
          callbacks: {
            title: (items) => series.labels[items[0]?.dataIndex ?? -1]?.long ?? '',
            label: (item) => {
              const value = item.parsed.y;
              const shown = value === null || Number.isNaN(value) ? '–' : f.percent(value);
              return `${item.dataset.label ?? ''}: ${shown}`;
            },
            afterLabel: restsOn
          }
        },
        mandegar: mandegarOptions(look)
      }
    },
    plugins: [mandegarPlugin]
  };
}

/** Lines that all lie high are told apart only where the axis begins below them; others keep their 0. */
function lowestTick(sides: readonly (readonly SidePoint[])[]): number {
  const lows = sides.flat().flatMap(({ value, low }) => (value === null ? [] : [low ?? value]));
  const lowest = Math.min(1, ...lows);
  return lowest > HIGH ? Math.floor(lowest * 10 - 0.2) / 10 : 0;
}

/** Both series in one sentence: where they begin and end. */
export function describeComparison(
  series: SideSeries,
  names: Sides['names'],
  m: Words,
  f: Formatter
): string {
  const sides = ([0, 1] as const).flatMap((side) => {
    const points = (side === 0 ? series.a : series.b).flatMap(({ value }, i) =>
      value === null ? [] : [{ value: f.percent(value), label: series.labels[i]?.long ?? '' }]
    );
    const first = points[0];
    const last = points.at(-1);
    return first && last ? [m.compare.course(names[side], first, last)] : [];
  });
  return sides.length === 0 ? m.compare.noCourse : m.compare.alt(sides);
}

/** Whether a side has a value at all. */
export function hasValues({ a, b }: SideSeries): boolean {
  return [...a, ...b].some(({ value }) => value !== null);
}
