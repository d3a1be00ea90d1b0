import { nearestRank } from '../math/quantile';

const WINDOWS = [30, 60, 90, 120, 180, 365];
const FALLBACK_DAYS = 365;
const FEWEST_GAPS = 20;

/** The window drawn from the data. */
export interface DefaultWindow {
  days: number;
  source: 'gaps' | 'fallback';
}

export interface LapseWindow {
  /** W: a customer is active on day d when d − last order < W. */
  days: number;
  source: 'gaps' | 'fallback' | 'user';
}

/**
 * The lapse window W: the user's, else the smallest of 30, 60, 90, 120, 180
 * and 365 days that is at least the 90th percentile (nearest rank) of the gaps
 * between a customer's purchase days. Where none is, or where there are fewer
 * than 20 gaps, 365 days as the fall-back.
 * @param gapCounts gaps by their days
 * @param gaps their number
 * @throws RangeError where the user's window is not a whole number from 1.
 * @example lapseWindow(counts of 18 gaps of 25 and 2 of 80 days, 20, null) → 30 from the gaps
 */
export function lapseWindow(
  gapCounts: ArrayLike<number>,
  gaps: number,
  userDays: number | null
): LapseWindow {
  if (userDays !== null) {
    if (!Number.isInteger(userDays) || userDays < 1) {
      throw new RangeError(`lapseWindowDays must be a whole number from 1: ${userDays}`);
    }
    return { days: userDays, source: 'user' };
  }
  return defaultWindow(gapCounts, gaps);
}

/** As {@link lapseWindow} where the user sets none. */
export function defaultWindow(gapCounts: ArrayLike<number>, gaps: number): DefaultWindow {
  const percentile = gaps < FEWEST_GAPS ? null : nearestRank(gapCounts, 0.9, gaps);
  const days = WINDOWS.find((window) => percentile !== null && window >= percentile);
  return days === undefined
    ? { days: FALLBACK_DAYS, source: 'fallback' }
    : { days, source: 'gaps' };
}
