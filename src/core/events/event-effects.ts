/** What came before and after the events that the owner marked. */
import type { Annotation } from '../annotation';
import { newcombeInterval, Z_95, type Interval } from '../math/intervals';
import { welchInterval, type MeanEstimate } from '../math/mean-difference';
import { studentQuantile } from '../math/student';
import type { ObservedOrders } from '../orders/summary';
import type { EventEffect, EventMeasure, EventMeasureKey } from '../schema/event-effect';
import { dayToIso } from '../time/calendar';
import { eventWindow, WEEK_DAYS, type EventWindow } from './event-window';
import { tallyWindow, type CustomerPart, type SideTally, type WindowTally } from './side-tally';
import { spreadOfSums, type SumSpread } from './weekly-sums';

/**
 * Before and after each event: {@link eventWindow} days on both sides, and what
 * differs, after − before, with a 95% interval. What else changed at the time
 * (a season, a trend, another event) is in the difference too.
 *
 * - a day (new customers, orders, revenue): Welch's interval over the sums of
 *   weeks, with what carries over between them ({@link spreadOfSums}). Weeks
 *   hold every weekday once and take up the bursts of a shop, of which single
 *   days of a Poisson process know nothing; but that many weeks may be alike by
 *   chance, so that a side's variance is never taken below that of a
 *   (compound) Poisson process: Σ 1 of the orders, Σ amount² of the revenue.
 * - mean amount of an order: customers as clusters; with
 *   u_c = (S_c − n_c·ā)/n after less the same before, the variance is
 *   G/(G − 1)·Σ u_c² (Cochran 1977, Sampling Techniques, § 9A), t with
 *   G − 1 degrees of freedom, G the customers of the smaller side.
 * - share of orders that are not a customer's first: Newcombe's interval with
 *   the orders of each side divided by their design effect, by customers and by
 *   weeks, as Korn & Graubard (1998), Survey Methodology 24, do for one share.
 * - share with a second order within 30 days: Newcombe's interval. On both
 *   sides only first-time buyers whose 30 days end in the side count, so that
 *   all before have been watched without the event, and all after with it.
 * @param lapseWindowDays W, within which of the first day new customers may be old ones
 * @returns one for each annotation, in their order
 * @example eventEffects(observed, [campaign], 90)[0].measures
 */
export function eventEffects(
  observed: ObservedOrders,
  annotations: readonly Annotation[],
  lapseWindowDays: number
): EventEffect[] {
  return annotations.map((event) => {
    const window = eventWindow(event.day, observed.firstDay, observed.observationEnd);
    if (window === null) {
      return { id: event.id, days: null, overlaps: false, nearStart: false, measures: [] };
    }
    return {
      id: event.id,
      days: {
        beforeFrom: dayToIso(window.beforeFrom),
        beforeTo: dayToIso(window.beforeTo),
        afterFrom: dayToIso(window.afterFrom),
        afterTo: dayToIso(window.afterTo)
      },
      overlaps: annotations.some((other) => other !== event && lies(other, window)),
      nearStart: window.beforeFrom - observed.firstDay < lapseWindowDays,
      measures: measuresOf(tallyWindow(observed, window))
    };
  });
}

const lies = ({ day, lastDay }: Annotation, { beforeFrom, afterTo }: EventWindow): boolean =>
  day <= afterTo && (lastDay ?? day) >= beforeFrom;

function measuresOf(tally: WindowTally): EventMeasure[] {
  const { before, after } = tally;
  return [
    aDay('newCustomersPerDay', 'count', tally, (side) => ({
      weeks: side.newCustomers,
      least: total(side.newCustomers),
      count: total(side.newCustomers)
    })),
    aDay('ordersPerDay', 'count', tally, (side) => ({
      weeks: side.orders,
      least: total(side.orders),
      count: total(side.orders)
    })),
    aDay('revenuePerDay', 'money', tally, (side) => ({
      weeks: side.revenue,
      least: side.revenueSquares,
      count: total(side.orders)
    })),
    orderValue(tally),
    returningShare(tally),
    measure(
      'secondWithin30',
      'rate',
      share(before.again, before.watched),
      share(after.again, after.watched),
      before.watched,
      after.watched,
      before.watched > 0 && after.watched > 0
        ? newcombeInterval(after.again, after.watched, before.again, before.watched)
        : null
    )
  ];
}

function measure(
  key: EventMeasureKey,
  unit: EventMeasure['unit'],
  before: number | null,
  after: number | null,
  beforeCount: number,
  afterCount: number,
  interval: Interval | null
): EventMeasure {
  return {
    key,
    unit,
    before,
    after,
    beforeCount,
    afterCount,
    difference: before === null || after === null ? null : after - before,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    significant: interval !== null && (interval.low > 0 || interval.high < 0)
  };
}

/** Sums a week as numbers a day; `least` is the variance of the side's sum by chance alone. */
function aDay(
  key: EventMeasureKey,
  unit: EventMeasure['unit'],
  { before, after }: WindowTally,
  of: (side: SideTally) => { weeks: Float64Array; least: number; count: number }
): EventMeasure {
  const days = WEEK_DAYS * before.weeks;
  const sides = [of(before), of(after)] as const;
  const spreads = spreadOfSums(offMean(sides[0].weeks), offMean(sides[1].weeks));
  const estimate = (s: 0 | 1): MeanEstimate => {
    const { weeks, least } = sides[s];
    const { variance, degreesOfFreedom } = spreads[s];
    return {
      mean: total(weeks) / days,
      variance: Math.max(variance, least) / days ** 2,
      degreesOfFreedom
    };
  };
  const one = estimate(0);
  const other = estimate(1);
  const [{ count: beforeCount }, { count: afterCount }] = sides;
  const interval = beforeCount + afterCount === 0 ? null : welchInterval(other, one);
  return measure(key, unit, one.mean, other.mean, beforeCount, afterCount, interval);
}

function offMean(weeks: Float64Array): Float64Array {
  const mean = total(weeks) / weeks.length;
  return weeks.map((value) => value - mean);
}

function orderValue({ before, after, parts }: WindowTally): EventMeasure {
  const beforeOrders = total(before.orders);
  const afterOrders = total(after.orders);
  const one = share(before.amount, beforeOrders);
  const other = share(after.amount, afterOrders);
  const fewest = Math.min(before.customers, after.customers);
  let interval: Interval | null = null;
  if (one !== null && other !== null && fewest >= 2) {
    let squares = 0;
    for (const part of parts) {
      const excess =
        (part.after.amount - part.after.orders * other) / afterOrders -
        (part.before.amount - part.before.orders * one) / beforeOrders;
      squares += excess * excess;
    }
    const half = studentQuantile(0.975, fewest - 1) * Math.sqrt((squares * fewest) / (fewest - 1));
    interval = { low: other - one - half, high: other - one + half };
  }
  return measure('averageOrderValue', 'money', one, other, beforeOrders, afterOrders, interval);
}

function returningShare({ before, after, parts }: WindowTally): EventMeasure {
  const beforeOrders = total(before.orders);
  const afterOrders = total(after.orders);
  const one = share(before.returningOrders, beforeOrders);
  const other = share(after.returningOrders, afterOrders);
  let interval: Interval | null = null;
  if (one !== null && other !== null) {
    const [weeksBefore, weeksAfter] = spreadOfSums(offShare(before, one), offShare(after, other));
    const trialsBefore = effectiveOrders(
      before,
      one,
      weeksBefore,
      parts.map((part) => part.before)
    );
    const trialsAfter = effectiveOrders(
      after,
      other,
      weeksAfter,
      parts.map((part) => part.after)
    );
    interval = newcombeInterval(other * trialsAfter, trialsAfter, one * trialsBefore, trialsBefore);
  }
  return measure('returningOrderShare', 'rate', one, other, beforeOrders, afterOrders, interval);
}

/** Orders of a week that are not first ones, beyond what the side's share makes of all. */
const offShare = (side: SideTally, rate: number): Float64Array =>
  side.orders.map((orders, w) => orders - (side.newCustomers[w] ?? 0) - rate * orders);

/**
 * Orders ÷ design effect: how many single orders would tell a share as well,
 * by customers or by weeks, whichever are fewer; fewer still for the few weeks
 * that tell how weeks differ, by (z/t)². As many as there are customers stand
 * for a share of none or all, whose variance says nothing.
 */
function effectiveOrders(
  side: SideTally,
  rate: number,
  byWeek: SumSpread,
  parts: readonly CustomerPart[]
): number {
  const orders = total(side.orders);
  const { customers } = side;
  if (rate === 0 || rate === 1) return customers;
  let squares = 0;
  for (const part of parts) {
    const excess = part.returning - part.orders * rate;
    squares += excess * excess;
  }
  const byCustomer = customers > 1 ? (squares * customers) / (customers - 1) : Infinity;
  const few = (studentQuantile(0.975, byWeek.degreesOfFreedom) / Z_95) ** 2;
  const single = rate * (1 - rate) * orders;
  return (orders * single) / Math.max(single, byCustomer, byWeek.variance * few);
}

const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
