/**
 * Share that is done, rounded down to quarters: 0, 0.25, 0.5, 0.75 or 1.
 * @example progressStep(60, 100) === 0.5
 */
export function progressStep(done: number, total: number): number {
  if (total <= 0) return 0;
  return Math.floor(Math.min(1, done / total) * 4) / 4;
}
