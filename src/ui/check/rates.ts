/** Rials in a toman, by definition. */
export const RIALS_IN_A_TOMAN = 10;

/**
 * One unit of `from` in units of `into`, where no market sets it; else null.
 * @example fixedRate('IRT', 'IRR') === 10
 */
export function fixedRate(from: string, into: string): number | null {
  if (from === 'IRT' && into === 'IRR') return RIALS_IN_A_TOMAN;
  if (from === 'IRR' && into === 'IRT') return 1 / RIALS_IN_A_TOMAN;
  return null;
}
