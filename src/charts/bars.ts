/** The look of bars: one series of them, as every bar chart draws it. */
import { drawable } from './series';

/** @param colour of all bars, or of each */
export function bars(label: string, data: readonly (number | null)[], colour: string | string[]) {
  return {
    label,
    data: data.map(drawable),
    backgroundColor: colour,
    borderRadius: 2,
    maxBarThickness: 44,
    categoryPercentage: 0.84,
    barPercentage: 0.92,
    pointStyle: 'rect' as const
  };
}
