import type { Chart, ChartType, Plugin } from 'chart.js';
import type { Direction } from '../i18n/formatter';

/** What the plugins below read; kept among the options, so that an update carries it along. */
export interface MandegarOptions {
  dir: Direction;
  /** Periods at the start that cannot be measured: drawn as a quiet field with this label. */
  gap: GapOptions | null;
}

export interface GapOptions {
  count: number;
  label: string;
  fill: string;
  colour: string;
  font: string;
}

declare module 'chart.js' {
  // The parameter must be named as in the library for the declarations to merge.
  interface PluginOptionsByType<TType extends ChartType> {
    mandegar?: MandegarOptions;
  }
}

const GAP_LINE_HEIGHT = 16;

/** The label broken at spaces; nothing where a word alone is too wide. */
function linesWithin(label: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    if (measure(word) > width) return [];
    const longer = lines.length > 0 ? `${lines.at(-1) ?? ''} ${word}` : word;
    if (lines.length > 0 && measure(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function drawGap(
  chart: Chart,
  gap: { [Key in keyof GapOptions]?: GapOptions[Key] | undefined }
): void {
  const { ctx, chartArea, scales } = chart;
  const axis = scales.x;
  const { count = 0, label = '', fill, colour, font } = gap;
  if (!axis || count === 0 || !fill || !colour || !font) return;
  const all = chart.data.labels?.length ?? 0;
  const last = axis.getPixelForValue(count - 1);
  const next = count < all ? axis.getPixelForValue(count) : chartArea.right;
  const end = count < all ? (last + next) / 2 : chartArea.right;
  const width = end - chartArea.left;
  ctx.save();
  ctx.fillStyle = fill;
  ctx.fillRect(chartArea.left, chartArea.top, width, chartArea.bottom - chartArea.top);
  ctx.font = font;
  ctx.fillStyle = colour;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  const lines = linesWithin(label, width - 8, (text) => ctx.measureText(text).width);
  const middle = (chartArea.top + chartArea.bottom) / 2;
  lines.forEach((line, i) => {
    const y = middle + (i - (lines.length - 1) / 2) * GAP_LINE_HEIGHT;
    ctx.fillText(line, chartArea.left + width / 2, y);
  });
  ctx.restore();
}

/**
 * Sets the writing direction, which a canvas outside the page does not
 * inherit, and shades the periods that cannot be measured yet. It holds no
 * state: everything comes from the options.
 */
export const mandegarPlugin: Plugin = {
  id: 'mandegar',
  beforeDraw(chart) {
    const options = chart.options.plugins?.mandegar;
    if (options?.dir) chart.ctx.direction = options.dir;
  },
  // Over the grid, so that no line strikes through the label.
  beforeDatasetsDraw(chart) {
    const gap = chart.options.plugins?.mandegar?.gap;
    if (gap) drawGap(chart, gap);
  }
};
