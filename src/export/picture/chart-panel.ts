import { ownChart } from '../../charts/chart-js';
import type { AnyConfiguration } from '../../charts/configuration';
import { createCanvas, DENSITY, type Pen } from './pen';

/** Title and subtitle are left out where the picture's own header has them. */
export interface ChartPanel {
  heading: { title: string; subtitle: string } | null;
  config: AnyConfiguration;
}

const PADDING = 20;
const HEADER = 62;

/**
 * Draws a chart from its configuration on a canvas of its own, at once and
 * without motion, and puts it on a card with title and subtitle.
 */
export function drawChartPanel(
  pen: Pen,
  panel: ChartPanel,
  at: { x: number; top: number; width: number; height: number }
): void {
  const { colours } = pen.look;
  const inner = at.width - 2 * PADDING;
  pen.box(at.x, at.top, at.width, at.height, {
    fill: colours.surface,
    stroke: colours.border,
    radius: 10
  });
  if (panel.heading) drawPanelHeader(pen, panel.heading, at);
  const header = panel.heading ? HEADER : PADDING;

  const width = inner;
  const height = at.height - header - PADDING;
  const { canvas } = createCanvas(1, 1);
  // Chart.js multiplies by the density itself.
  canvas.width = width;
  canvas.height = height;
  const { config } = panel;
  if (config.options) {
    Object.assign(config.options, {
      responsive: false,
      animation: false,
      devicePixelRatio: DENSITY
    });
  }
  const chart = ownChart(canvas);
  chart.show(config);
  pen.context.drawImage(canvas, pen.left(at.x + PADDING, width), at.top + header, width, height);
  chart.destroy();
}

/** Title and subtitle of a card. */
export function drawPanelHeader(
  pen: Pen,
  { title, subtitle }: { title: string; subtitle: string },
  at: { x: number; top: number; width: number }
): void {
  const maxWidth = at.width - 2 * PADDING;
  pen.text(title, at.x + PADDING, at.top + 30, { size: 15, weight: 640, maxWidth });
  pen.text(subtitle, at.x + PADDING, at.top + 50, {
    size: 12,
    colour: pen.look.colours.muted,
    maxWidth
  });
}
