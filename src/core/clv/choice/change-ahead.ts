/**
 * What the models of buying till you die leave out, as a factor of what they
 * expect of all customers together: the seasons, and where the shop's own past
 * shows them too high or too low. Everybody's share of the total stays.
 */
import { monotoneThrough } from '../../math/monotone';
import type { OrderTable } from '../../orders/order-table';
import type { AheadMonth, Estimate, Tracking } from '../../schema/forecast';
import { isoToDay } from '../../time/calendar';
import { fitNamed, type FittedModel } from '../models/candidates';
import type { Forecaster } from '../models/forecaster';
import { DAYS_PER_WEEK, type TransactionRows } from '../models/rows';
import { changeByClock, seasonalRows, seasonalWeeks } from './season-clock';
import { meanFactors, seasonalCourse, type SeasonFactors } from './seasonality';
import { trackOrders } from './tracking';
import type { Transactions } from '../models/transactions';

export interface ChangeAhead {
  /** Of the orders within 1, 2, … months. */
  within: number[];
  /** Of all that is still to come: that of the longest horizon. */
  everAfter: number;
}

/** No season, and nothing learnt. */
export const NO_CHANGE: ChangeAhead = { within: [], everAfter: 1 };

/** The change within so many months, null for a lifetime. */
export const changeWithin = (change: ChangeAhead, months: number | null): number =>
  months === null ? change.everAfter : (change.within[months - 1] ?? change.everAfter);

/** What the change of a forecast rests on. */
export interface Changing {
  table: OrderTable;
  known: Transactions;
  rows: TransactionRows;
  forecaster: Forecaster;
  observationEnd: number;
}

/** Months that the clock is asked for: its change is smooth over the rest. */
const KNOTS: readonly number[] = [1, 2, 3, 6, 9, 12, 18, 24, 30, 36];

/** A forecaster fitted again on the clock of the seasons. */
export interface OnSeasons {
  season: SeasonFactors;
  /** The same rows as by the calendar, with times in seasonal weeks. */
  rows: TransactionRows;
  /** One for each member; null where it could not be fitted. */
  members: readonly (FittedModel | null)[];
}

/** Fits the members of a forecaster again on the clock of the seasons. */
export function fitOnSeasons(
  { table, known, rows, forecaster: { members }, observationEnd }: Changing,
  season: SeasonFactors
): OnSeasons {
  const moved = seasonalRows(table, known, rows, observationEnd, season);
  return {
    season,
    rows: moved,
    members: members.map(({ name }) => {
      const again = fitNamed(name, moved);
      return again?.fit.converged ? again : null;
    })
  };
}

/**
 * The change of the totals of a forecaster.
 * @param level factor that the holdouts teach, 1 for none
 * @param seasonal null where no season is used
 * @param ahead months 1, 2, … without the change
 */
export function changeAhead(
  changing: Changing,
  ahead: readonly AheadMonth[],
  level: number,
  seasonal: OnSeasons | null
): ChangeAhead {
  const changes = seasonal && changeOfSeason(changing, ahead, seasonal);
  const within = ahead.map((_, i) => level * (changes?.[i] ?? 1));
  return { within, everAfter: within.at(-1) ?? level };
}

/**
 * What the calendar does to a month is taken from the factors of its days, and
 * only what the clock changes besides is interpolated.
 */
function changeOfSeason(
  { rows, forecaster: { members }, observationEnd }: Changing,
  ahead: readonly AheadMonth[],
  seasonal: OnSeasons
): number[] {
  const ends = ahead.map((month) => isoToDay(month.end));
  const weeks = ends.map((end) => (end - observationEnd) / DAYS_PER_WEEK);
  const seasonWeeks = seasonalWeeks(seasonal.season, observationEnd, ends);
  const longer = seasonWeeks.map((length, i) => length / (weeks[i] ?? 1));
  const knots = KNOTS.filter((month) => month <= ahead.length);
  const atKnots = (all: readonly number[]): number[] => knots.map((month) => all[month - 1] ?? 1);
  const changes = members.map((model, k) => {
    const again = seasonal.members[k];
    if (!again) return withoutFit(ahead, ends, observationEnd, seasonal.season);
    const stretch = atKnots(longer);
    const besides = changeByClock(
      { model, rows, weeks: atKnots(weeks) },
      { model: again, rows: seasonal.rows, weeks: atKnots(seasonWeeks) }
    ).map((change, knot) => change / (stretch[knot] ?? 1));
    return longer.map((factor, i) => factor * monotoneThrough(knots, besides, i + 1));
  });
  return ahead.map((_, i) => changes.reduce((sum, own) => sum + (own[i] ?? 1) / changes.length, 0));
}

/**
 * What a forecaster would have expected week by week, on the clock of the
 * seasons: that of the models fitted on it, what each week adds times the
 * factors of its days.
 */
export function trackSeasons(
  { table, forecaster, observationEnd }: Changing,
  firstDay: number,
  seasonal: OnSeasons
): Tracking {
  const members = forecaster.members.map((model, k) => seasonal.members[k] ?? model);
  const tracking = trackOrders(table, { ...forecaster, members }, firstDay, observationEnd);
  const ends = tracking.ends.map(isoToDay);
  const expected = seasonalCourse(tracking.expected, ends, firstDay - 1, seasonal.season);
  return { ...tracking, expected };
}

/** Where a model cannot be fitted on that clock: the factors of the days alone. */
function withoutFit(
  ahead: readonly AheadMonth[],
  ends: readonly number[],
  observationEnd: number,
  season: SeasonFactors
): number[] {
  const factors = meanFactors(season, observationEnd, ends);
  let sum = 0;
  return ahead.map(({ orders }, i) => {
    sum += (orders - (ahead[i - 1]?.orders ?? 0)) * (factors[i] ?? 1);
    return orders > 0 ? sum / orders : 1;
  });
}

/** Months ahead with the change: intervals and revenue keep their proportion to the orders. */
export function changedMonths(ahead: readonly AheadMonth[], change: ChangeAhead): AheadMonth[] {
  return ahead.map((one, i) => {
    const factor = changeWithin(change, i + 1);
    const previous = ahead[i - 1];
    const factorBefore = i === 0 ? 1 : changeWithin(change, i);
    /** A single month is what the changed sums rise by. */
    const single = (month: Estimate, sum: number, before = 0): Estimate =>
      month.value > 0
        ? times(month, Math.max(0, sum * factor - before * factorBefore) / month.value)
        : month;
    const { orders, revenue, month } = one;
    return {
      ...one,
      orders: orders * factor,
      low: one.low * factor,
      high: one.high * factor,
      revenue: revenue && times(revenue, factor),
      month: {
        orders: single(month.orders, orders, previous?.orders),
        revenue:
          revenue && month.revenue && single(month.revenue, revenue.value, previous?.revenue?.value)
      }
    };
  });
}

/** An estimate and its interval, multiplied. */
export const times = ({ value, low, high }: Estimate, factor: number): Estimate => ({
  value: value * factor,
  low: low * factor,
  high: high * factor
});
