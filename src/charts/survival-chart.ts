import type { ChartType, Plugin, TooltipItem } from 'chart.js';
import type { OrderStep } from '../core/schema/next-order';
import type { Formatter } from '../i18n/formatter';
import type { Messages } from '../i18n/messages';
import { bandEdge } from './band';
import { mandegarPlugin } from './chart-plugins';
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

type NextOrderWords = Pick<Messages, 'nextOrder'>;

/** Days after the order that the curve is drawn for at most. */
export const LONGEST_DAYS = 365;
/** Below so many at risk the curve is dashed. */
export const FEW_AT_RISK = 10;

const USUAL_TICKS = [0, 30, 60, 90, 180, 365];
const SHORT_TICKS = [0, 7, 14, 21, 30, 45];
const FEW_DASH = [5, 4];
const MARK_DASH = [3, 3];

/** Upright lines at single days, each with its label beside its head. */
export interface DayMarks {
  marks: { day: number; label: string }[];
  colour: string;
  textColour: string;
  ground: string;
  font: string;
  lineHeight: number;
}

declare module 'chart.js' {
  // The parameter must be named as in the library for the declarations to merge.
  interface PluginOptionsByType<TType extends ChartType> {
    dayMarks?: DayMarks;
  }
}

/** Draws the marks over the lines; everything comes from the options. */
export const dayMarksPlugin: Plugin<'line'> = {
  id: 'dayMarks',
  afterDatasetsDraw(chart) {
    const options = chart.options.plugins?.dayMarks;
    const axis = chart.scales.x;
    if (!options?.marks || !axis) return;
    const { marks, colour, textColour, ground, font, lineHeight } = options;
    const { ctx, chartArea } = chart;
    ctx.save();
    ctx.font = font ?? '';
    ctx.textBaseline = 'middle';
    marks.forEach((mark, i) => {
      const x = axis.getPixelForValue(mark.day ?? 0);
      ctx.strokeStyle = colour ?? '';
      ctx.lineWidth = 1;
      ctx.setLineDash(MARK_DASH);
      ctx.beginPath();
      ctx.moveTo(x, chartArea.top);
      ctx.lineTo(x, chartArea.bottom);
      ctx.stroke();
      const label = mark.label ?? '';
      const { width } = ctx.measureText(label);
      const height = lineHeight ?? 16;
      const before = x + width + 10 > chartArea.right;
      const left = before ? x - width - 8 : x + 4;
      // Each label a line lower, so that marks close to each other stay readable.
      const y = chartArea.top + height * (i + 0.5);
      ctx.fillStyle = ground ?? '';
      ctx.fillRect(left - 2, y - height / 2, width + 6, height);
      ctx.fillStyle = textColour ?? '';
      ctx.textAlign = 'left';
      ctx.fillText(label, left, y);
    });
    ctx.restore();
  }
};

/**
 * A step of {@link OrderStep} by day: entry t is the state after day t.
 * @returns `share` is 1 − S(t) with its band, null after the last day on which anybody was at risk
 */
export function byDay(
  step: OrderStep,
  lastDay: number
): {
  share: (number | null)[];
  low: (number | null)[];
  high: (number | null)[];
  atRisk: number[];
} {
  const share: (number | null)[] = [];
  const low: (number | null)[] = [];
  const high: (number | null)[] = [];
  const atRisk: number[] = [];
  const end = step.days.at(-1) ?? -1;
  // Index of the next entry not yet passed.
  let next = 0;
  for (let day = 0; day <= lastDay; day++) {
    atRisk.push(day > end ? 0 : (step.atRisk[next] ?? 0));
    while (next < step.days.length && (step.days[next] ?? Infinity) <= day) next += 1;
    if (day > end) {
      share.push(null);
      low.push(null);
      high.push(null);
      continue;
    }
    const at = next - 1;
    const complement = (value: number | null | undefined): number | null =>
      value === null || value === undefined ? null : 1 - value;
    share.push(at < 0 ? 0 : complement(step.survival[at]));
    // The upper bound of the survival is the lower one of the share.
    low.push(at < 0 ? null : complement(step.high[at]));
    high.push(at < 0 ? null : complement(step.low[at]));
  }
  return { share, low, high, atRisk };
}

/** Last day that the chart shows: as far as any of the curves reaches, a year at most. */
export function lastDayOf(steps: readonly OrderStep[]): number {
  return Math.min(LONGEST_DAYS, Math.max(1, ...steps.map((step) => step.days.at(-1) ?? 0)));
}

/** Days that get a tick, and below it the number at risk. */
export function tickDays(lastDay: number): number[] {
  return (lastDay < 60 ? SHORT_TICKS : USUAL_TICKS).filter((day) => day <= lastDay);
}

/**
 * Those of the days whose labels do not stand over each other; the first and the last stay.
 * @param width of the axis, and `label` of the widest label, in pixels
 */
export function spacedDays(
  days: readonly number[],
  lastDay: number,
  width: number,
  label: number
): number[] {
  const apart = ((label + 8) * lastDay) / Math.max(1, width);
  const last = days.at(-1) ?? 0;
  const kept: number[] = [];
  for (const day of days) {
    const before = kept.at(-1);
    const free = before === undefined || day - before >= apart;
    if (day === last || (free && (before === undefined || last - day >= apart))) kept.push(day);
  }
  return kept;
}

/**
 * Share of customers who have placed the next order, by days since the one
 * before: one line a step, the chosen one with its 95% band and the days for
 * the reminder. Below the axis stand the numbers at risk of the chosen step;
 * where they are fewer than ten, its line is dashed.
 */
export function survivalChart(
  steps: readonly OrderStep[],
  chosen: number,
  look: ChartLook,
  m: NextOrderWords,
  f: Formatter
): LineConfiguration {
  const { colours } = look;
  const text = m.nextOrder;
  const lastDay = lastDayOf(steps);
  const ticks = tickDays(lastDay);
  const atTick = new Set(ticks);
  const curves = steps.map((step) => ({ step, ...byDay(step, lastDay) }));
  const main = curves.find(({ step }) => step.order === chosen);
  const colourOf = (order: number): string =>
    order === 2 ? colours.accent : order === 3 ? colours.text : colours.fresh;
  const pointOf = (order: number) =>
    order === 2 ? ('circle' as const) : order === 3 ? ('triangle' as const) : ('rect' as const);
  const reminder = main?.step.reminder ?? null;
  const none = Array.from({ length: lastDay + 1 }, () => null);

  const edge = (data: (number | null)[], pick: 'low' | 'high') =>
    bandEdge(data, pick, {
      paint: colours.accentSoft,
      label: pick === 'low' ? '' : text.curve.band,
      order: 2
    });
  const lines = curves.map(({ step, share, atRisk }) => {
    const isMain = step.order === chosen;
    const colour = colourOf(step.order);
    return {
      label: text.stepName(step.order),
      data: share,
      borderColor: colour,
      backgroundColor: colour,
      borderWidth: isMain ? 2.5 : 1.5,
      pointStyle: pointOf(step.order),
      // A few marks along the line tell it from the others without colour.
      pointRadius: share.map((_, day) => (day > 0 && atTick.has(day) ? (isMain ? 3.5 : 2.5) : 0)),
      pointHitRadius: 8,
      pointHoverRadius: 4,
      fill: false,
      order: isMain ? 0 : 1,
      spanGaps: false,
      segment: {
        borderDash: ({ p1DataIndex }: { p1DataIndex: number }) =>
          (atRisk[p1DataIndex] ?? 0) < FEW_AT_RISK ? FEW_DASH : undefined
      }
    };
  });
  const curveOf = (item: TooltipItem<'line'>) => curves[item.datasetIndex - 2];
  const restsOn = (item: TooltipItem<'line'>): string[] => {
    const curve = curveOf(item);
    if (curve !== main || !main) return [];
    const low = main.low[item.dataIndex] ?? null;
    const high = main.high[item.dataIndex] ?? null;
    return [
      ...(low === null || high === null ? [] : [text.curve.interval(low, high)]),
      text.curve.atRisk(main.atRisk[item.dataIndex] ?? 0)
    ];
  };

  const dayAxis = timeAxis(look);
  const widest = f.integer(Math.max(0, ...(main?.atRisk ?? []))).length * look.smallFontSize * 0.65;
  return {
    type: 'line',
    data: {
      labels: Array.from({ length: lastDay + 1 }, (_, day) => f.integer(day)),
      datasets: [edge(main?.low ?? none, 'low'), edge(main?.high ?? none, 'high'), ...lines]
    },
    options: {
      ...baseOptions(look),
      scales: {
        x: {
          ...dayAxis,
          title: axisTitle(look, [text.curve.axis(chosen), text.curve.axisBelow]),
          afterBuildTicks: (axis) => {
            const shown = spacedDays(ticks, lastDay, axis.maxWidth, widest);
            axis.ticks = shown.map((value) => ({ value }));
          },
          ticks: {
            ...dayAxis.ticks,
            callback: (value) => [
              f.integer(Number(value)),
              f.integer(main?.atRisk[Number(value)] ?? 0)
            ]
          }
        },
        y: { ...valueAxis(look, (value) => f.percent(value, 0)), min: 0, suggestedMax: 0.2 }
      },
      plugins: {
        legend: {
          ...legendLook(look),
          labels: {
            ...legendLook(look).labels,
            // The lower edge of the band has no entry of its own.
            generateLabels: (chart) =>
              chart.data.datasets.flatMap((dataset, datasetIndex) =>
                datasetIndex === 0
                  ? []
                  : [
                      {
                        text: dataset.label ?? '',
                        datasetIndex,
                        fillStyle:
                          datasetIndex === 1
                            ? colours.accentSoft
                            : colourOf(curves[datasetIndex - 2]?.step.order ?? 0),
                        strokeStyle: 'transparent',
                        fontColor: colours.text,
                        pointStyle:
                          datasetIndex === 1
                            ? ('rect' as const)
                            : pointOf(curves[datasetIndex - 2]?.step.order ?? 0),
                        hidden: !chart.isDatasetVisible(datasetIndex)
                      }
                    ]
              )
          }
        },
        tooltip: {
          ...tooltipLook(look),
          filter: (item) => item.datasetIndex > 1,
          callbacks: {
            title: (items) => text.curve.day(items[0]?.dataIndex ?? 0),
            label: (item) => `${item.dataset.label ?? ''}: ${f.percent(item.parsed.y ?? NaN)}`,
            afterLabel: restsOn
          }
        },
        dayMarks: {
          marks: reminder
            ? [
                { day: reminder.halfBy, label: text.reminder.half(reminder.halfBy) },
                ...(reminder.mostBy > reminder.halfBy
                  ? [{ day: reminder.mostBy, label: text.reminder.most(reminder.mostBy) }]
                  : [])
              ]
            : [],
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

/** The chosen curve in one sentence. */
export function describeSurvival(
  steps: readonly OrderStep[],
  chosen: number,
  m: NextOrderWords
): string {
  const text = m.nextOrder.curve;
  const points = (steps.find(({ order }) => order === chosen)?.within ?? []).flatMap(
    ({ days, share }) => (share === null ? [] : [text.altPoint(share, days)])
  );
  return points.length === 0 ? text.altNone : text.alt(chosen, points.join(', '));
}
