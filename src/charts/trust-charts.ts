/** Charts of how good the forecast is: against the past, week by week, group by group, month by month. */
import type {
  Calibration,
  ForecasterName,
  HoldoutReport,
  Seasonality,
  Tracking
} from '../core/schema/forecast';
import { isoToDay, type CalendarId } from '../core/time/calendar';
import type { Formatter } from '../i18n/formatter';
import type { Messages } from '../i18n/messages';
import { bars } from './bars';
import { mandegarPlugin } from './chart-plugins';
import type { BarConfiguration, LineConfiguration } from './configuration';
import type { ChartLook } from './look';
import { drawable } from './series';
import {
  axisTitle,
  baseOptions,
  legendLook,
  mandegarOptions,
  timeAxis,
  tooltipLook,
  valueAxis
} from './shared-options';
import { dayMarksPlugin } from './survival-chart';

type TrustWords = Pick<Messages, 'trust'>;
type Origin = HoldoutReport['origins'][number];

/** Weeks from which on the axis names months instead of days. */
const MONTHS_FROM = 52;

/** Repeat orders by week, cumulative, as they came and as the model expects them. */
export function trackingChart(
  { ends, actual, expected }: Tracking,
  /** ISO date of the last day known to the newest check; null without one. */
  checkFrom: string | null,
  calendar: CalendarId,
  look: ChartLook,
  m: TrustWords,
  f: Formatter
): LineConfiguration {
  const { colours } = look;
  const text = m.trust.tracking;
  const onAxis = ends.length > MONTHS_FROM ? 'month' : 'day';
  const line = {
    borderWidth: 2.5,
    pointRadius: 0,
    pointHitRadius: 8,
    pointHoverRadius: 4,
    fill: false as const
  };
  const mark = checkFrom === null ? -1 : ends.findIndex((end) => end >= checkFrom);
  return {
    type: 'line',
    data: {
      labels: ends.map((end) => f.periodShort(isoToDay(end), onAxis, calendar)),
      datasets: [
        {
          ...line,
          label: text.actual,
          data: actual.map(drawable),
          borderColor: colours.accent,
          backgroundColor: colours.accent,
          pointStyle: 'line' as const
        },
        {
          ...line,
          label: text.expected,
          data: expected.map(drawable),
          borderColor: colours.text,
          backgroundColor: colours.text,
          borderWidth: 1.5,
          borderDash: [6, 4],
          pointStyle: 'line' as const
        }
      ]
    },
    options: {
      ...baseOptions(look),
      scales: {
        x: timeAxis(look),
        y: valueAxis(look, (value, largest) => f.compact(value, largest))
      },
      plugins: {
        legend: legendLook(look),
        tooltip: {
          ...tooltipLook(look),
          callbacks: {
            title: (items) => {
              const end = ends[items[0]?.dataIndex ?? -1];
              return end === undefined ? '' : text.week(f.date(isoToDay(end), calendar));
            },
            label: (item) => `${item.dataset.label ?? ''}: ${f.integer(item.parsed.y ?? NaN)}`
          }
        },
        dayMarks: {
          marks:
            mark < 0 || checkFrom === null
              ? []
              : [{ day: mark, label: text.check(f.date(isoToDay(checkFrom), calendar)) }],
          colour: colours.muted,
          textColour: colours.text,
          ground: colours.surface,
          font: `${String(look.smallFontSize)}px ${look.fontFamily}`,
          lineHeight: look.smallFontSize + 6
        },
        mandegar: mandegarOptions(look)
      }
    },
    plugins: [mandegarPlugin, dayMarksPlugin]
  };
}

/** A group of customers with its name on the axis and in full. */
export interface CalibrationGroup {
  short: string;
  long: string;
  customers: number;
  expected: number;
  actual: number;
}

/** What a check's groups of customers are called. */
export function calibrationGroups(
  calibration: Calibration,
  by: 'deciles' | 'byFrequency',
  m: TrustWords
): CalibrationGroup[] {
  const text = m.trust.calibration;
  if (by === 'deciles') {
    return calibration.deciles.map((group, i) => ({
      ...group,
      short: text.decile(i + 1),
      long: text.decileLong(i + 1)
    }));
  }
  return calibration.byFrequency.map(({ from, to, ...group }) => ({
    ...group,
    short: text.times(from, to),
    long: text.timesLong(from, to)
  }));
}

/** Mean orders of each group of customers, as expected beside as they came. */
export function calibrationChart(
  groups: readonly CalibrationGroup[],
  axis: string,
  look: ChartLook,
  m: TrustWords,
  f: Formatter
): BarConfiguration {
  const { colours } = look;
  const text = m.trust.calibration;
  return {
    type: 'bar',
    data: {
      labels: groups.map(({ short }) => short),
      datasets: [
        bars(
          text.expected,
          groups.map(({ expected }) => expected),
          colours.fresh
        ),
        bars(
          text.actual,
          groups.map(({ actual }) => actual),
          colours.accent
        )
      ]
    },
    options: {
      ...baseOptions(look),
      scales: {
        x: { ...timeAxis(look), title: axisTitle(look, axis) },
        y: valueAxis(look, (value) => f.decimal(value, 2))
      },
      plugins: {
        legend: legendLook(look),
        tooltip: {
          ...tooltipLook(look),
          callbacks: {
            title: (items) => groups[items[0]?.dataIndex ?? -1]?.long ?? '',
            label: (item) => `${item.dataset.label ?? ''}: ${f.decimal(item.parsed.y ?? NaN, 2)}`,
            footer: (items) => {
              const group = groups[items[0]?.dataIndex ?? -1];
              return group ? text.customers(group.customers) : '';
            }
          }
        },
        mandegar: mandegarOptions(look)
      }
    },
    plugins: [mandegarPlugin]
  };
}

export function describeCalibration(groups: readonly CalibrationGroup[], m: TrustWords): string {
  const text = m.trust.calibration;
  return text.alt(
    groups.map(({ long, expected, actual }) => text.altPoint(long, expected, actual)).join('; ')
  );
}

/** A stretch of a check: its days in words, and orders in it. */
export interface Stretch {
  label: string;
  /** The days on an axis: the first below it, the last one line lower. */
  short: [string, string];
  actual: number;
  chosen: number | null;
  naive: number | null;
}

/** The stretches of a check, each by itself. */
export function holdoutStretches(
  { calibrationEnd, ends, actual, expected }: Origin,
  chosen: ForecasterName,
  calendar: CalendarId,
  f: Formatter
): Stretch[] {
  const of = (sums: readonly number[] | undefined, i: number): number | null =>
    sums?.[i] === undefined ? null : sums[i] - (i > 0 ? (sums[i - 1] ?? 0) : 0);
  const sumsOf = (name: ForecasterName) => expected.find((one) => one.name === name)?.orders;
  const own = sumsOf(chosen);
  const naive = sumsOf('naive');
  return ends.map((end, i) => {
    const before = i > 0 ? (ends[i - 1] ?? calibrationEnd) : calibrationEnd;
    return {
      label: f.dateRange(isoToDay(before) + 1, isoToDay(end), calendar),
      short: [
        f.periodShort(isoToDay(before) + 1, 'day', calendar),
        `– ${f.periodShort(isoToDay(end), 'day', calendar)}`
      ],
      actual: of(actual, i) ?? 0,
      chosen: of(own, i),
      naive: of(naive, i)
    };
  });
}

/** What came in each stretch of a check, beside the chosen forecast and last year's rate. */
export function holdoutChart(
  stretches: readonly Stretch[],
  name: string,
  look: ChartLook,
  m: TrustWords,
  f: Formatter
): BarConfiguration {
  const { colours } = look;
  const text = m.trust.stretches;
  const axis = timeAxis(look);
  return {
    type: 'bar',
    data: {
      labels: stretches.map(({ label }) => label),
      datasets: [
        bars(
          text.forecast(name),
          stretches.map(({ chosen }) => chosen),
          colours.series[2] ?? colours.text
        ),
        bars(
          text.came,
          stretches.map(({ actual }) => actual),
          colours.accent
        ),
        bars(
          text.naive,
          stretches.map(({ naive }) => naive),
          colours.fresh
        )
      ]
    },
    options: {
      ...baseOptions(look),
      scales: {
        x: {
          ...axis,
          ticks: {
            ...axis.ticks,
            autoSkip: false,
            callback: (value) => stretches[Number(value)]?.short ?? ''
          }
        },
        y: valueAxis(look, (value, largest) => f.compact(value, largest))
      },
      plugins: {
        legend: legendLook(look),
        tooltip: {
          ...tooltipLook(look),
          callbacks: {
            label: (item) => `${item.dataset.label ?? ''}: ${f.integer(item.parsed.y ?? NaN)}`
          }
        },
        mandegar: mandegarOptions(look)
      }
    },
    plugins: [mandegarPlugin]
  };
}

export function describeHoldout(stretches: readonly Stretch[], m: TrustWords): string {
  const text = m.trust.stretches;
  return text.alt(
    stretches
      .map(({ label, chosen, actual }) => text.altPoint(label, chosen ?? 0, actual))
      .join('; ')
  );
}

/** The season of each month: how far it lies above or below an average one. */
export function seasonChart(
  { calendar, factors }: Seasonality,
  look: ChartLook,
  m: TrustWords,
  f: Formatter
): BarConfiguration {
  const { colours } = look;
  const text = m.trust.season;
  const names = factors.map((_, i) => f.month(i + 1, calendar));
  const axis = timeAxis(look);
  return {
    type: 'bar',
    data: {
      labels: names,
      datasets: [
        bars(
          text.factor,
          factors.map((factor) => factor - 1),
          factors.map((factor) => (factor < 1 ? colours.fresh : colours.accent))
        )
      ]
    },
    options: {
      ...baseOptions(look),
      scales: {
        // All twelve are named, at a slant where there is no room.
        x: { ...axis, ticks: { ...axis.ticks, autoSkip: false, maxRotation: 60 } },
        y: valueAxis(look, (value) => f.change(value))
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          ...tooltipLook(look),
          callbacks: {
            label: (item) => `${text.factor}: ${f.change(item.parsed.y ?? NaN)}`
          }
        },
        mandegar: mandegarOptions(look)
      }
    },
    plugins: [mandegarPlugin]
  };
}

export function describeSeason(
  { calendar, factors }: Seasonality,
  m: TrustWords,
  f: Formatter
): string {
  const points = factors.map((factor, i) => `${f.month(i + 1, calendar)} ${f.change(factor - 1)}`);
  return m.trust.season.alt(points.join(', '));
}
