import type { Chart, ChartType, Plugin, Scale } from 'chart.js';
import type { Report } from '../core/report-schema';
import type { Formatter } from '../i18n/formatter';
import { badgeLabel, eventMarks, placeBadges, type EventMark } from './event-marks';
import type { ChartLook } from './look';

/** What the plugin reads; kept among the options, so that an update carries it along. */
export interface EventOptions {
  marks: readonly EventMark[];
  rtl: boolean;
  digits: (n: number) => string;
  font: string;
  line: string;
  band: string;
  ground: string;
  colour: string;
}

declare module 'chart.js' {
  // The parameter must be named as in the library for the declarations to merge.
  interface PluginOptionsByType<TType extends ChartType> {
    /** By a function, so that the types leave what it returns whole. */
    ownerEvents?: { get: () => EventOptions };
  }
}

const LANE = 24;
const BADGE = 16;

/**
 * What the plugin draws on a chart of this report.
 * @param marks where they stand, on an axis other than that of the periods
 */
export function eventOptions(
  report: Report,
  look: ChartLook,
  f: Formatter,
  marks: readonly EventMark[] = eventMarks(report)
): { get: () => EventOptions } {
  const { colours } = look;
  const options: EventOptions = {
    marks,
    rtl: look.dir === 'rtl',
    digits: (n) => f.integer(n),
    font: `${String(look.smallFontSize)}px ${look.fontFamily}`,
    line: colours.text,
    band: colours.muted,
    ground: colours.surface,
    colour: colours.text
  };
  return { get: () => options };
}

/**
 * An empty axis above the chart that keeps room for the badges, so that they
 * lie on no line and no bar. Nothing where there is no event.
 */
export function eventLane(report: Report, marks: readonly EventMark[] = eventMarks(report)) {
  if (marks.length === 0) return {};
  return {
    events: {
      type: 'category' as const,
      axis: 'x' as const,
      position: 'top' as const,
      border: { display: false },
      grid: { display: false },
      ticks: { display: false },
      afterFit: (axis: Scale) => {
        axis.height = LANE;
      }
    }
  };
}

/** Pixel of a place on the axis of periods; between its points lies one step. */
function pixelOf(chart: Chart): ((place: number) => number) | null {
  const axis = chart.scales.x;
  const { left, right } = chart.chartArea;
  const count = chart.data.labels?.length ?? 0;
  if (!axis || count === 0) return null;
  const origin = axis.getPixelForValue(0);
  const step = count > 1 ? axis.getPixelForValue(1) - origin : right - left;
  return (place) => Math.min(Math.max(origin + place * step, left), right);
}

function read(chart: Chart): EventOptions | null {
  // As given: the resolved options would call the function themselves, and wrap every mark.
  const options = chart.config.options?.plugins?.ownerEvents?.get?.();
  return options && options.marks.length > 0 ? options : null;
}

/** Lines and bands, behind the data. */
function drawLines(chart: Chart, options: EventOptions): void {
  const at = pixelOf(chart);
  if (!at) return;
  const { ctx, chartArea } = chart;
  const top = chartArea.top - 3;
  ctx.save();
  ctx.strokeStyle = options.line;
  ctx.lineWidth = 1;
  ctx.setLineDash([2, 3]);
  for (const { from, to } of options.marks) {
    const [left, right] = [at(from), at(to)];
    if (right - left >= 2) {
      ctx.globalAlpha = 0.14;
      ctx.fillStyle = options.band;
      ctx.fillRect(left, chartArea.top, right - left, chartArea.bottom - chartArea.top);
    }
    ctx.globalAlpha = 0.75;
    for (const x of right - left >= 2 ? [left, right] : [(left + right) / 2]) {
      ctx.beginPath();
      ctx.moveTo(Math.round(x) + 0.5, top);
      ctx.lineTo(Math.round(x) + 0.5, chartArea.bottom);
      ctx.stroke();
    }
  }
  ctx.restore();
}

/** The text, with an ellipsis where it is wider than the room. */
function fitted(text: string, room: number, measure: (text: string) => number): string {
  if (measure(text) <= room) return text;
  const letters = Array.from(text);
  while (letters.length > 1 && measure(`${letters.join('').trimEnd()}…`) > room) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** Numbers, and the texts that find room, in the lane above the chart. */
function drawBadges(chart: Chart, options: EventOptions): void {
  const at = pixelOf(chart);
  if (!at) return;
  const { ctx, chartArea } = chart;
  ctx.save();
  ctx.font = options.font;
  ctx.direction = options.rtl ? 'rtl' : 'ltr';
  ctx.textBaseline = 'middle';
  const measure = (text: string): number => ctx.measureText(text).width;
  const badges = placeBadges(
    options.marks.map(({ number, text, from, to }) => ({
      number,
      text,
      x: (at(from) + at(to)) / 2
    })),
    {
      left: chartArea.left,
      right: chartArea.right,
      rtl: options.rtl,
      badge: (label) => Math.max(BADGE, measure(label) + 8),
      text: measure
    }
  );
  const middle = chartArea.top - LANE / 2 - 1;
  for (const badge of badges) {
    ctx.beginPath();
    ctx.roundRect(badge.left, middle - BADGE / 2, badge.width, BADGE, BADGE / 2);
    ctx.fillStyle = options.ground;
    ctx.strokeStyle = options.line;
    ctx.fill();
    ctx.stroke();
    ctx.fillStyle = options.colour;
    ctx.textAlign = 'center';
    const label = badgeLabel(badge.first, badge.last, options.digits);
    ctx.fillText(label, badge.left + badge.width / 2, middle + 0.5);
    if (badge.text === '') continue;
    ctx.textAlign = options.rtl ? 'right' : 'left';
    const x = options.rtl ? badge.left - 4 : badge.left + badge.width + 4;
    ctx.fillText(fitted(badge.text, badge.room, measure), x, middle + 0.5);
  }
  ctx.restore();
}

/** Draws the owner's events. It holds no state: everything comes from the options. */
export const eventPlugin: Plugin = {
  id: 'ownerEvents',
  beforeDatasetsDraw(chart) {
    const options = read(chart);
    if (options) drawLines(chart, options);
  },
  // Below the tooltip, which is drawn last.
  afterDatasetsDraw(chart) {
    const options = read(chart);
    if (options) drawBadges(chart, options);
  }
};
