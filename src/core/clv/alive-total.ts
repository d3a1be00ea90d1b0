/** P(alive) from which a customer counts as likely still active, wherever they are counted or listed. */
export const LIKELY_ALIVE = 0.5;

/**
 * How many customers are likely still active.
 * @param pAlive of each customer, in [0, 1]
 * @returns `expected` is Σ P(alive), `likely` counts those of ½ or more
 * @example aliveOf(Float64Array.of(0.9, 0.5, 0.1)) // { expected: 1.5, likely: 2 }
 */
export function aliveOf(pAlive: Float64Array): { expected: number; likely: number } {
  let expected = 0;
  let likely = 0;
  for (const p of pAlive) {
    expected += p;
    if (p >= LIKELY_ALIVE) likely++;
  }
  return { expected, likely };
}
