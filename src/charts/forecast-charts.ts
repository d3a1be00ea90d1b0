/** The fan of the forecast, and what a newcomer brings back month by month. */
import type { TooltipItem } from 'chart.js';
import type { Report } from '../core/report-schema';
import type { NewCustomerForecast } from '../core/schema/forecast';
import { isoToDay } from '../core/time/calendar';
import type { CalendarId } from '../core/time/calendar';
import { periodOrdinal, periodStart } from '../core/time/periods';
import { dress } from '../i18n/dress';
import type { Formatter } from '../i18n/formatter';
import type { Messages } from '../i18n/messages';
import { bandEdge } from './band';
import { mandegarPlugin } from './chart-plugins';
import type { LineConfiguration } from './configuration';
import { eventLane, eventOptions, eventPlugin } from './event-plugin';
import { placedEvents } from './event-marks';
import type { FanMeasure, FanPoint, FanShape } from './fan-series';
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
import { dayMarksPlugin, type DayMarks } from './survival-chart';

type ForecastWords = Pick<Messages, 'forecast'>;

/** What a fan shows of a forecast. */
export interface Fan {
  points: readonly FanPoint[];
  measure: FanMeasure;
  shape: FanShape;
}

const FORECAST_DASH = [6, 4];
/** Places of the series; each band is drawn between an edge and the one before it. */
const BAND_95 = 1;
const BAND_50 = 3;
const CAME = 4;
const EXPECTED = 5;
/** Calendar months from one label of the axis to the next. */
const TICK_STEPS = [1, 2, 3, 6, 12, 24] as const;

/**
 * What came, and from the end of the data on what is expected, in a band that
 * holds every second time within one that holds 19 times of 20.
 */
export function fanChart(
  { points, measure, shape }: Fan,
  report: Report,
  look: ChartLook,
  m: ForecastWords,
  f: Formatter
): LineConfiguration {
  const { colours } = look;
  const text = m.forecast.fan;
  const { currency, calendar } = report.settings;
  const days = points.map(({ end }) => isoToDay(end));
  const from = days[0] ?? 0;
  const to = days.at(-1) ?? 0;
  const step = points.length > 1 ? (to - from) / (points.length - 1) : 1;
  /** Place of the end of a day on the axis. */
  const place = (day: number): number => (day - from) / step;
  const now = points.findLastIndex(({ actual }) => actual !== null);
  const show = (value: number): string =>
    measure === 'orders' ? f.integer(Math.round(value)) : f.money(value, currency);
  /** The forecast goes on from the last of what came. */
  const ahead = (pick: (point: FanPoint) => number | undefined): (number | null)[] =>
    points.map((point, i) => (i === now ? point.actual : (pick(point) ?? null)));
  const line = (label: string, data: (number | null)[]) => ({
    label,
    data,
    borderColor: colours.accent,
    backgroundColor: colours.accent,
    borderWidth: 2.5,
    pointStyle: 'circle' as const,
    pointHitRadius: 8,
    pointHoverRadius: 4,
    fill: false,
    order: 0,
    spanGaps: false
  });
  const outer = { paint: colours.accentSoft, order: 3 };
  const inner = { paint: colours.heat[3] ?? colours.accentSoft, order: 2 };
  const axis = timeAxis(look);
  const ticks = (width: number) =>
    monthTicks(from, to, calendar, (width / look.smallFontSize) * 0.18).map((day) => ({
      value: place(day - 1),
      day
    }));
  const pointOf = (items: TooltipItem<'line'>[]): FanPoint | undefined =>
    points[items[0]?.dataIndex ?? -1];
  const marks: DayMarks = {
    marks: now < 0 ? [] : [{ day: now, label: f.date(days[now] ?? 0, calendar) }],
    colour: colours.muted,
    textColour: colours.text,
    ground: colours.surface,
    font: `${String(look.smallFontSize)}px ${look.fontFamily}`,
    lineHeight: look.smallFontSize + 6
  };
  const events = placedEvents(report, (moment) => place(moment - 1), [0, points.length - 1]);

  return {
    type: 'line',
    data: {
      labels: days.map((day) => f.date(day, calendar)),
      datasets: [
        bandEdge(
          ahead(({ expected }) => expected?.low),
          'low',
          outer
        ),
        bandEdge(
          ahead(({ expected }) => expected?.high),
          'high',
          { ...outer, label: text.band95 }
        ),
        bandEdge(
          ahead(({ expected }) => expected?.low50),
          'low',
          inner
        ),
        bandEdge(
          ahead(({ expected }) => expected?.high50),
          'high',
          {
            ...inner,
            label: text.band50
          }
        ),
        {
          ...line(
            text.came,
            points.map(({ actual }) => actual)
          ),
          pointRadius: 0
        },
        {
          ...line(
            text.expected,
            ahead(({ expected }) => expected?.value)
          ),
          borderDash: FORECAST_DASH,
          pointRadius: 0
        }
      ]
    },
    options: {
      ...baseOptions(look),
      scales: {
        x: {
          ...axis,
          afterBuildTicks: (scale) => {
            scale.ticks = ticks(scale.maxWidth).map(({ value }) => ({ value }));
          },
          ticks: {
            ...axis.ticks,
            autoSkip: false,
            callback: (value) => {
              const day = Math.round(from + Number(value) * step) + 1;
              return f.periodShort(day, 'month', calendar);
            }
          }
        },
        y: {
          ...valueAxis(look, (value, largest) =>
            measure === 'orders'
              ? f.compact(value, largest)
              : f.moneyCompact(value, currency, largest)
          ),
          // Sums of years would press the fan flat.
          beginAtZero: shape === 'month'
        },
        ...eventLane(report, events)
      },
      plugins: {
        legend: {
          ...legendLook(look),
          labels: {
            ...legendLook(look).labels,
            generateLabels: (chart) =>
              [...(now < 0 ? [] : [CAME]), EXPECTED, BAND_50, BAND_95].map((datasetIndex) => {
                const band = datasetIndex < CAME;
                return {
                  text: chart.data.datasets[datasetIndex]?.label ?? '',
                  datasetIndex,
                  fillStyle: band
                    ? datasetIndex === BAND_50
                      ? inner.paint
                      : outer.paint
                    : colours.accent,
                  strokeStyle: colours.accent,
                  lineWidth: band ? 0 : 2,
                  lineDash: datasetIndex === EXPECTED ? [3, 2] : [],
                  fontColor: colours.text,
                  pointStyle: band ? ('rect' as const) : ('line' as const),
                  hidden: !chart.isDatasetVisible(datasetIndex)
                };
              })
          }
        },
        tooltip: {
          ...tooltipLook(look),
          filter: ({ datasetIndex, dataIndex }) =>
            datasetIndex === CAME || (datasetIndex === EXPECTED && dataIndex !== now),
          callbacks: {
            title: (items) => {
              const point = pointOf(items);
              if (!point) return '';
              const end = isoToDay(point.end);
              return shape === 'month'
                ? f.dateRange(Math.round(end - step) + 1, end, calendar)
                : text.until(f.date(end, calendar));
            },
            label: (item) => `${item.dataset.label ?? ''}: ${show(item.parsed.y ?? NaN)}`,
            afterLabel: ({ dataIndex }) => {
              const expected = points[dataIndex]?.expected;
              return expected
                ? [
                    text.range50(show(expected.low50), show(expected.high50)),
                    text.range95(show(expected.low), show(expected.high))
                  ]
                : [];
            }
          }
        },
        dayMarks: marks,
        mandegar: mandegarOptions(look),
        ownerEvents: eventOptions(report, look, f, events)
      }
    },
    plugins: [mandegarPlugin, dayMarksPlugin, eventPlugin]
  };
}

/**
 * First days of calendar months that get a label, so many at most.
 * @param from day number of the first point, `to` of the last
 * @example monthTicks(isoToDay('2023-12-10'), isoToDay('2024-04-10'), 'gregory', 9) // 1 Jan, 1 Feb, 1 Mar, 1 Apr
 */
export function monthTicks(
  from: number,
  to: number,
  calendar: CalendarId,
  atMost: number
): number[] {
  const scheme = { granularity: 'month', calendar, weekStart: 'monday' } as const;
  const first = periodOrdinal(scheme, from) + 1;
  const last = periodOrdinal(scheme, to);
  const months = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  const chosen =
    TICK_STEPS.find(
      (step) => months.filter((month) => month % step === 0).length <= Math.max(1, atMost)
    ) ?? 24;
  return months.filter((month) => month % chosen === 0).map((month) => periodStart(scheme, month));
}

/** The fan in one sentence, for readers who do not see it. */
export function describeFan(
  { points, measure, shape }: Fan,
  report: Report,
  m: ForecastWords,
  f: Formatter
): string {
  const { money, date } = dress(report, f);
  const show = (value: number): string =>
    measure === 'orders' ? f.integer(Math.round(value)) : money(value);
  const now = points.findLast(({ actual }) => actual !== null);
  const last = points.at(-1);
  if (!last?.expected) return m.forecast.fan.nothing;
  const { value, low, high } = last.expected;
  return m.forecast.fan.alt({
    measure,
    shape,
    now: now ? show(now.actual ?? 0) : null,
    end: date(last.end),
    value: show(value),
    low: show(low),
    high: show(high)
  });
}

type Course = NewCustomerForecast['course'];

/** What a newcomer has brought by the end of each month, the first order included. */
export function courseChart(
  course: Course,
  horizonMonths: number | null,
  report: Report,
  look: ChartLook,
  m: ForecastWords,
  f: Formatter
): LineConfiguration {
  const { colours } = look;
  const text = m.forecast.newcomer;
  const { currency } = report.settings;
  const at = course.findIndex(({ months }) => months === horizonMonths);
  const axis = timeAxis(look);
  return {
    type: 'line',
    data: {
      labels: course.map(({ months }) => f.integer(months)),
      datasets: [
        {
          label: text.series,
          data: course.map(({ value }) => value),
          borderColor: colours.accent,
          backgroundColor: colours.accentSoft,
          borderWidth: 2.5,
          pointStyle: 'circle',
          pointBackgroundColor: colours.accent,
          pointRadius: course.map((_, i) => (i === 0 || i === at ? 4 : 0)),
          pointHitRadius: 8,
          pointHoverRadius: 4,
          fill: 'origin'
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
            scale.ticks = course.flatMap(({ months }, i) =>
              months % 6 === 0 ? [{ value: i }] : []
            );
          },
          ticks: { ...axis.ticks, autoSkip: false }
        },
        y: valueAxis(look, (value, largest) => f.moneyCompact(value, currency, largest))
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          ...tooltipLook(look),
          callbacks: {
            title: (items) => text.month(course[items[0]?.dataIndex ?? -1]?.months ?? 0),
            label: (item) => `${text.series}: ${f.money(item.parsed.y ?? NaN, currency)}`
          }
        },
        mandegar: mandegarOptions(look)
      }
    },
    plugins: [mandegarPlugin]
  };
}

export function describeCourse(
  course: Course,
  report: Report,
  m: ForecastWords,
  f: Formatter
): string {
  const { money } = dress(report, f);
  const points = course
    .filter(({ months }) => months % 12 === 0)
    .map(({ months, value }) => `${m.forecast.newcomer.month(months)}: ${money(value)}`);
  return m.forecast.newcomer.alt(points.join(', '));
}
