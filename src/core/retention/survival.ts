/** How long until the next order, where not everybody has been watched to the end. */
import type { SecondOrder } from '../report-schema';

/**
 * Kaplan–Meier estimate of survival over whole days.
 *
 * S(t) = Π over j ≤ t of (1 − d_j / n_j), with d_j events on day j and n_j at
 * risk: those with neither event nor censoring before day j. A subject
 * censored on the day of an event was still at risk of it.
 *
 * Source: Kaplan & Meier (1958), "Nonparametric estimation from incomplete
 * observations", JASA 53.
 * @param events events[t]: subjects whose event came on day t
 * @param censored censored[t]: subjects last seen on day t without an event; as long as `events`
 * @returns S(0), S(1), …, as long as `events`, falling within [0, 1]
 * @example kaplanMeier([0, 1, 0], [0, 0, 1]) → [1, 0.5, 0.5]
 */
export function kaplanMeier(
  events: ArrayLike<number>,
  censored: ArrayLike<number>
): Float64Array<ArrayBuffer> {
  const survival = new Float64Array(events.length);
  let atRisk = 0;
  for (let t = 0; t < events.length; t++) atRisk += (events[t] ?? 0) + (censored[t] ?? 0);
  let s = 1;
  for (let t = 0; t < events.length; t++) {
    const died = events[t] ?? 0;
    if (died > 0) s *= (atRisk - died) / atRisk;
    survival[t] = s;
    atRisk -= died + (censored[t] ?? 0);
  }
  return survival;
}

/** Rounding of the product may leave a survival of exactly one half a little above it. */
const HALF = 0.5 + 1e-12;

/**
 * Chance of a second order within 30 to 365 days of the first, and the median
 * days to it, by {@link kaplanMeier}. Both arrays run from 0 to the days
 * between the first order of the shop and the observation end; beyond, nothing
 * is known, and the answer is null.
 * @param events customers by days from first to second order, 0 on the same day
 * @param censored customers without a second order by days from first order to observation end
 */
export function secondOrder(events: ArrayLike<number>, censored: ArrayLike<number>): SecondOrder {
  const survival = kaplanMeier(events, censored);
  const within = (days: number): number | null => {
    const s = survival[days];
    return s === undefined ? null : 1 - s;
  };
  const median = survival.findIndex((s) => s <= HALF);
  return {
    within30: within(30),
    within60: within(60),
    within90: within(90),
    within180: within(180),
    within365: within(365),
    medianDays: median === -1 ? null : median
  };
}
