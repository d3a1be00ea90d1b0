import type { Chart, ChartType, Plugin } from 'chart.js';

/** Error bars of the points of the first series, one entry a point; null where there is none. */
export interface IntervalOptions {
  low: (number | null)[];
  high: (number | null)[];
  colour: string;
  /** Half the length of the caps, in pixels; 0 where points stand close. */
  cap: number;
}

declare module 'chart.js' {
  // The parameter must be named as in the library for the declarations to merge.
  interface PluginOptionsByType<TType extends ChartType> {
    cohortIntervals?: IntervalOptions;
  }
}

/** Draws intervals as upright bars behind the points. It holds no state: everything comes from the options. */
export const intervalsPlugin: Plugin = {
  id: 'cohortIntervals',
  beforeDatasetsDraw(chart: Chart) {
    const options = chart.options.plugins?.cohortIntervals;
    const { x, y } = chart.scales;
    if (!options?.low || !options.high || !x || !y) return;
    const { ctx, chartArea } = chart;
    const { low, high, colour = '', cap = 0 } = options;
    ctx.save();
    ctx.beginPath();
    ctx.rect(
      chartArea.left,
      chartArea.top,
      chartArea.right - chartArea.left,
      chartArea.bottom - chartArea.top
    );
    ctx.clip();
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1.25;
    ctx.beginPath();
    for (const [i, bottom] of low.entries()) {
      const top = high[i];
      if (typeof bottom !== 'number' || typeof top !== 'number') continue;
      const at = x.getPixelForValue(i);
      const from = y.getPixelForValue(bottom);
      const to = y.getPixelForValue(top);
      ctx.moveTo(at, from);
      ctx.lineTo(at, to);
      for (const end of cap > 0 ? [from, to] : []) {
        ctx.moveTo(at - cap, end);
        ctx.lineTo(at + cap, end);
      }
    }
    ctx.stroke();
    ctx.restore();
  }
};
