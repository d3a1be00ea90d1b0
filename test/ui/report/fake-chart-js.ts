/**
 * Stands in for Chart.js, since jsdom has no canvas to draw on: it keeps what would be drawn.
 * One for all files, because files that share a process share what was put in a module's place.
 */
import type { AnyConfiguration } from '../../../src/charts';
import type { OwnedChart } from '../../../src/charts/chart-js';

/** All configurations so far, of all charts; a test that looks at them empties it first. */
export const drawn: AnyConfiguration[] = [];

export const ownChart = (): OwnedChart => ({
  show: (config) => void drawn.push(config),
  destroy: () => undefined
});
