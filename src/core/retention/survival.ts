/** How long until the next order, where not everybody has been watched to the end. */
import { type Interval, Z_95 } from '../math/intervals';
import type { SecondOrder } from '../report-schema';
import type { SurvivalCurve } from '../schema/next-order';

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

/**
 * The curve of {@link kaplanMeier} with pointwise 95% bands.
 *
 * The variance is Greenwood's, Var ln S = Σ over j ≤ t of d_j / (n_j (n_j − d_j)),
 * carried to the scale of ln(−ln S), on which the interval is symmetric: the
 * bounds are S^exp(±z √(Var ln S) / ln S), so that they stay within [0, 1].
 *
 * Sources: Greenwood (1926), "The natural duration of cancer"; Kalbfleisch &
 * Prentice (1980), The Statistical Analysis of Failure Time Data, § 1.3;
 * Collett (2015), Modelling Survival Data in Medical Research, § 2.2.3.
 * @param events events[t]: subjects whose event came on day t
 * @param censored censored[t]: subjects last seen on day t without an event
 * @returns no entries where there are no subjects
 * @example survivalCurve([0, 1, 0], [0, 0, 1]) → days [1, 2], survival [0.5, 0.5], low 0.006, high 0.910
 */
export function survivalCurve(
  events: ArrayLike<number>,
  censored: ArrayLike<number>
): SurvivalCurve {
  const survival = kaplanMeier(events, censored);
  const curve: SurvivalCurve = {
    days: [],
    atRisk: [],
    events: [],
    survival: [],
    low: [],
    high: []
  };
  let left = 0;
  for (let t = 0; t < events.length; t++) left += (events[t] ?? 0) + (censored[t] ?? 0);
  let greenwood = 0;
  for (let t = 0; t < events.length; t++) {
    const came = events[t] ?? 0;
    const lost = censored[t] ?? 0;
    if (came + lost === 0) continue;
    greenwood += came === 0 ? 0 : came / (left * (left - came));
    const s = survival[t] ?? 0;
    const band = logLogBand(s, greenwood);
    curve.days.push(t);
    curve.atRisk.push(left);
    curve.events.push(came);
    curve.survival.push(s);
    curve.low.push(band?.low ?? null);
    curve.high.push(band?.high ?? null);
    left -= came + lost;
  }
  return curve;
}

/** 95% band of a survival from the variance of its logarithm; null at 0 and 1, where it is not defined. */
function logLogBand(survival: number, variance: number): Interval | null {
  if (!(survival > 0 && survival < 1)) return null;
  const factor = Math.exp((Z_95 * Math.sqrt(variance)) / -Math.log(survival));
  return { low: survival ** factor, high: survival ** (1 / factor) };
}

/**
 * Index into a curve's entries of what holds on day t: the last one on or
 * before it, −1 before the first, where all still survive.
 */
export function indexOnDay(curve: Pick<SurvivalCurve, 'days'>, t: number): number {
  let low = 0;
  let high = curve.days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((curve.days[middle] ?? 0) <= t) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Rounding of the product may leave a survival of exactly one half a little above it. */
export const HALF = 0.5 + 1e-12;

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
