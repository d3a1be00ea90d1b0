/**
 * Chart.js with only the parts that the charts use. Import it lazily: it is
 * no part of the first load.
 */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip
} from 'chart.js';
import type { AnyConfiguration } from './configuration';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip
);

/** The one chart of a canvas. */
export interface OwnedChart {
  /** Draws the configuration, moving from the one before where the kind is the same. */
  show(config: AnyConfiguration): void;
  destroy(): void;
}

type Points = (number | null)[];

/** A canvas as the owner of at most one chart. */
export function ownChart(canvas: HTMLCanvasElement): OwnedChart {
  let line: Chart<'line', Points, string> | null = null;
  let bar: Chart<'bar', Points, string> | null = null;
  const destroy = (): void => {
    line?.destroy();
    bar?.destroy();
    line = bar = null;
  };
  return {
    show(config) {
      if (config.type === 'line') {
        if (!line) {
          destroy();
          line = new Chart(canvas, config);
          return;
        }
        line.data = config.data;
        if (config.options) line.options = config.options;
        line.update();
        return;
      }
      if (!bar) {
        destroy();
        bar = new Chart(canvas, config);
        return;
      }
      bar.data = config.data;
      if (config.options) bar.options = config.options;
      bar.update();
    },
    destroy
  };
}
