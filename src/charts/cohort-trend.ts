import type { TooltipItem } from 'chart.js';
import type { CohortTrend, TrendPoint } from '../core/retention/cohort-trend';
import type { Cohorts } from '../core/report-schema';
import { isoToDay } from '../core/time/calendar';
import type { Formatter } from '../i18n/formatter';
import type { Messages } from '../i18n/messages';
import { mandegarPlugin } from './chart-plugins';
import type { LineConfiguration } from './configuration';
import type { ChartLook } from './look';
import {
  baseOptions,
  legendLook,
  mandegarOptions,
  timeAxis,
  tooltipLook,
  valueAxis
} from './shared-options';
import { intervalsPlugin } from './cohort-intervals';

type Words = Pick<Messages, 'charts' | 'report' | 'explorer'>;

/** Bars closer than this many points get no caps. */
const WITH_CAPS = 40;

/**
 * The share of each cohort at one offset, oldest first: points with their 95%
 * Wilson interval, hollow where a cohort is thin or its period not over, and
 * the newer and the older cohorts of the comparison each as a level line.
 */
export function cohortTrendChart(
  trend: CohortTrend,
  { granularity, calendar }: Pick<Cohorts, 'granularity' | 'calendar'>,
  look: ChartLook,
  m: Words,
  f: Formatter
): LineConfiguration {
  const { points, comparison } = trend;
  const { colours } = look;
  const words = m.explorer.trend;
  const hollow = points.map(({ share, complete }) => share.thin || !complete);
  const taking = points.map(({ compared }, i) => (compared ? i : -1)).filter((i) => i >= 0);
  const firstRecent = comparison ? (taking.at(-comparison.recentCohorts) ?? 0) : points.length;
  const radius = points.length > 80 ? 2.5 : 4;

  const level = (label: string, rate: number | null, colour: string, from: number, to: number) => ({
    label,
    data: points.map((_, i) => (i >= from && i <= to ? rate : null)),
    borderColor: colour,
    backgroundColor: colour,
    borderWidth: 2,
    borderDash: [],
    pointStyle: 'line' as const,
    // A level over a single cohort is no line: a dash stands for it.
    pointRadius: from === to ? 10 : 0,
    pointHoverRadius: from === to ? 10 : 0,
    showLine: true
  });
  const levels = comparison
    ? [
        level(
          words.earlierLevel(comparison.earlierCohorts),
          comparison.earlier.rate,
          colours.muted,
          taking[0] ?? 0,
          taking.at(-comparison.recentCohorts - 1) ?? 0
        ),
        level(
          words.recentLevel(comparison.recentCohorts),
          comparison.recent.rate,
          colours.series[1] ?? colours.loss,
          firstRecent,
          taking.at(-1) ?? 0
        )
      ]
    : [];
  const inks = [colours.accent, ...levels.map(({ borderColor }) => borderColor)];

  return {
    type: 'line',
    data: {
      labels: points.map(({ start }) => f.periodShort(isoToDay(start), granularity, calendar)),
      datasets: [
        {
          label: words.series,
          data: points.map(({ share }) => share.rate),
          showLine: false,
          borderColor: colours.accent,
          backgroundColor: colours.accent,
          pointStyle: 'circle' as const,
          pointRadius: radius,
          pointHoverRadius: radius + 1,
          pointBorderColor: colours.accent,
          pointBackgroundColor: hollow.map((is) => (is ? colours.surface : colours.accent)),
          pointBorderWidth: 1.5
        },
        ...levels
      ]
    },
    options: {
      ...baseOptions(look),
      scales: {
        x: { ...timeAxis(look), offset: true },
        y: {
          ...valueAxis(look, (value, largest) => f.percent(value, largest < 0.05 ? 1 : 0)),
          min: 0,
          suggestedMax: highest(points)
        }
      },
      plugins: {
        legend: {
          ...legendLook(look),
          labels: {
            ...legendLook(look).labels,
            generateLabels: (chart) =>
              chart.data.datasets.map((set, datasetIndex) => {
                const colour = inks[datasetIndex] ?? colours.text;
                return {
                  text: set.label ?? '',
                  datasetIndex,
                  fillStyle: colour,
                  strokeStyle: colour,
                  lineWidth: 2,
                  fontColor: colours.text,
                  pointStyle: datasetIndex === 0 ? ('circle' as const) : ('line' as const),
                  hidden: !chart.isDatasetVisible(datasetIndex)
                };
              })
          }
        },
        tooltip: {
          ...tooltipLook(look),
          filter: (item) => item.datasetIndex === 0,
          callbacks: {
            title: (items) => {
              const point = points[items[0]?.dataIndex ?? -1];
              return point ? f.period(isoToDay(point.start), granularity, calendar) : '';
            },
            label: (item: TooltipItem<'line'>) =>
              item.parsed.y === null ? '–' : f.percent(item.parsed.y),
            afterLabel: (item: TooltipItem<'line'>) => restsOn(points[item.dataIndex], m),
            footer: (items: TooltipItem<'line'>[]) => {
              const point = points[items[0]?.dataIndex ?? -1];
              if (!point) return [];
              return [
                ...(point.complete ? [] : [m.charts.tooltip.incomplete]),
                ...(point.share.thin ? [m.charts.tooltip.thin] : []),
                ...(point.compared || !point.complete ? [] : [words.notCompared])
              ];
            }
          }
        },
        mandegar: mandegarOptions(look),
        cohortIntervals: {
          low: points.map(({ share }) => share.low),
          high: points.map(({ share }) => share.high),
          colour: colours.muted,
          cap: points.length > WITH_CAPS ? 0 : 4
        }
      }
    },
    plugins: [mandegarPlugin, intervalsPlugin]
  };
}

function restsOn(point: TrendPoint | undefined, m: Words): string[] {
  if (!point) return [];
  const { numerator, denominator, low, high } = point.share;
  return [
    m.charts.tooltip.ratio(numerator, denominator),
    ...(low === null || high === null ? [] : [m.charts.tooltip.interval(low, high)])
  ];
}

/** What the axis reaches at least: the bars of thin cohorts may run out of the chart, the others fit. */
function highest(points: readonly TrendPoint[]): number {
  const steady = points.filter(({ share }) => !share.thin);
  return Math.max(
    0,
    ...points.map(({ share }) => share.rate ?? 0),
    ...(steady.length > 0 ? steady : points).map(({ share }) => share.high ?? 0)
  );
}

/** The chart in one sentence. */
export function describeTrend(
  trend: CohortTrend,
  offset: string,
  { granularity, calendar }: Pick<Cohorts, 'granularity' | 'calendar'>,
  m: Pick<Messages, 'explorer' | 'charts'>,
  f: Formatter
): string {
  const known = trend.points.filter(({ share, complete }) => complete && share.rate !== null);
  const first = known[0];
  const last = known.at(-1);
  if (!first || !last) return m.charts.alt.nothing;
  const name = (point: TrendPoint): string =>
    f.period(isoToDay(point.start), granularity, calendar);
  return m.explorer.trend.alt(
    offset,
    f.percent(first.share.rate ?? 0),
    name(first),
    f.percent(last.share.rate ?? 0),
    name(last)
  );
}
