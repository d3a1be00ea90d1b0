import type * as ChartLibrary from './chart-js';
import type { AnyConfiguration } from './configuration';

interface Owned {
  /** Grows with each change, so that a slow start draws only the latest. */
  turn: number;
  chart: ChartLibrary.OwnedChart | null;
}

const owned = new WeakMap<HTMLCanvasElement, Owned>();

/** Loads the faces that the labels need: a canvas does not redraw when a font arrives. */
async function fontsFor(config: AnyConfiguration): Promise<void> {
  const { family, size } = config.options?.font ?? {};
  const faces = typeof document === 'undefined' ? undefined : document.fonts;
  if (!faces || typeof family !== 'string') return;
  const sample = [
    ...(config.data.labels ?? []),
    ...config.data.datasets.map((dataset) => dataset.label ?? '')
  ].join(' ');
  try {
    await faces.load(`${String(size ?? 12)}px ${family}`, sample);
  } catch {
    // A face that fails to load is no reason to show no chart.
  }
}

function prefersReducedMotion(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches;
}

let library: Promise<typeof ChartLibrary> | null = null;

/** Chart.js, fetched once; after a failure the next chart tries again. */
async function loadLibrary(): Promise<typeof ChartLibrary> {
  library ??= import('./chart-js');
  try {
    return await library;
  } catch (error) {
    library = null;
    throw error;
  }
}

async function show(canvas: HTMLCanvasElement, state: Owned, config: AnyConfiguration) {
  const turn = state.turn;
  const [{ ownChart }] = await Promise.all([loadLibrary(), fontsFor(config)]);
  if (state.turn !== turn || owned.get(canvas) !== state) return;
  if (prefersReducedMotion() && config.options) config.options.animation = false;
  state.chart ??= ownChart(canvas);
  state.chart.show(config);
}

/**
 * Attachment that draws a chart on a canvas and owns it: it loads Chart.js
 * when first needed, waits for the fonts, follows every change of the
 * configuration, and destroys the chart with its canvas. Without motion where
 * the user asks for none.
 * @param onFailure called where Chart.js cannot be loaded or the chart cannot be drawn
 * @example <canvas {@attach chart(() => retentionChart(report, look, m, f))}></canvas>
 */
export function chart(
  config: () => AnyConfiguration,
  onFailure?: () => void
): (canvas: HTMLCanvasElement) => () => void {
  return (canvas) => {
    const state = owned.get(canvas) ?? { turn: 0, chart: null };
    owned.set(canvas, state);
    state.turn += 1;
    const turn = state.turn;
    // Read at once, so that Svelte runs the attachment again when it changes.
    show(canvas, state, config()).catch(() => onFailure?.());
    return () => {
      // A change takes the attachment off and puts it on again in one go; only
      // where nobody took over by then has the canvas really gone.
      queueMicrotask(() => {
        if (state.turn !== turn) return;
        state.turn += 1;
        state.chart?.destroy();
        state.chart = null;
        owned.delete(canvas);
      });
    };
  };
}
