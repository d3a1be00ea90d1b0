/** Simple CLV: the textbook product, with each of its parts measured on the orders. */
import { THIN_BELOW } from '../math/intervals';
import type { ObservedOrders, OrderSummary } from '../orders/summary';
import type { PeriodRow, SimpleClv } from '../report-schema';
import { keptBetween } from '../retention/activity';
import { isoToDay } from '../time/calendar';
import { YEAR_DAYS } from '../time/spans';

type Basis = NonNullable<SimpleClv['yearlyChurnBasis']>;

interface YearlyChurn {
  rate: number | null;
  basis: Basis | null;
  /** Why there is no rate. */
  missing: 'span-too-short' | 'not-measurable';
}

/**
 * AOV × orders per customer and year × expected lifetime in years × gross
 * margin, with lifetime = 1 / yearly churn.
 *
 * *Yearly churn* is 1 − retention as for any period, over the one year that
 * ends at the observation end: of the customers active 365 days before it, the
 * share no longer active at it. Where the data do not reach back far enough
 * for that (the year must begin at least W days after the first order) it is
 * 1 − g^365, g the daily retention that gives the product of the retention
 * rates of the complete, measurable periods: their geometric mean, weighted by
 * their days.
 *
 * *Orders per customer and year* is orders ÷ customer-years, a customer's time
 * running from the first order to the observation end, the time after a lapse
 * included, but at least W days: so long a customer counts as active on the
 * first order alone, and without that floor an intake of the last days would
 * look like a daily habit.
 *
 * All of it rests on all observed orders of the selection, up to the
 * observation end, also where the report is limited to some days: a rate of
 * leaving and a rate of buying need their history.
 *
 * `reason`: `span-too-short` without a year and without any complete,
 * measurable period; `not-measurable` where nobody was active when the
 * measuring began, or there is no revenue; `no-churn` where nobody left, so
 * that the lifetime has no end; `no-margin` where only the margin is missing
 * (`revenueValue` is there all the same).
 * @param periods all rows of the same analysis, whatever days are reported
 * @param grossMargin share of revenue in [0, 1], or null where unknown
 * @example AOV 50, 2 orders a year, churn 0.4, margin 0.3 → 50 × 2 × 2.5 × 0.3 = 75
 */
export function simpleClv(
  observed: ObservedOrders,
  { revenue, startersByDay }: OrderSummary,
  periods: readonly PeriodRow[],
  lapseWindowDays: number,
  grossMargin: number | null
): SimpleClv {
  const averageOrderValue = observed.orders === 0 ? null : revenue / observed.orders;
  const ordersPerYear =
    (observed.orders * YEAR_DAYS) / customerDays(startersByDay, lapseWindowDays);
  const churn = yearlyChurn(observed, periods, lapseWindowDays);
  const lifetimeYears = churn.rate === null || churn.rate === 0 ? null : 1 / churn.rate;
  const revenueValue =
    averageOrderValue === null || averageOrderValue <= 0 || lifetimeYears === null
      ? null
      : averageOrderValue * ordersPerYear * lifetimeYears;
  const value = revenueValue === null || grossMargin === null ? null : revenueValue * grossMargin;
  let reason: SimpleClv['reason'] = 'ok';
  if (churn.rate === null) reason = churn.missing;
  else if (churn.rate === 0) reason = 'no-churn';
  else if (revenueValue === null) reason = 'not-measurable';
  else if (value === null) reason = 'no-margin';
  return {
    value,
    reason,
    averageOrderValue,
    ordersPerYear,
    yearlyChurn: churn.rate,
    yearlyChurnBasis: churn.basis,
    lifetimeYears,
    grossMargin,
    revenueValue
  };
}

/** Σ over customers of the days from first order to observation end, at least `floor` each. */
function customerDays(startersByDay: Uint32Array, floor: number): number {
  const span = startersByDay.length - 1;
  let days = 0;
  for (let d = 0; d <= span; d++) days += (startersByDay[d] ?? 0) * Math.max(floor, span - d);
  return days;
}

function yearlyChurn(
  observed: ObservedOrders,
  periods: readonly PeriodRow[],
  lapseWindowDays: number
): YearlyChurn {
  const { firstDay, observationEnd } = observed;
  const yearStart = observationEnd - YEAR_DAYS + 1;
  const wholeYear = yearStart - firstDay >= lapseWindowDays;
  if (wholeYear) {
    const { atStart, retained } = keptBetween(
      observed,
      yearStart - 1,
      observationEnd,
      lapseWindowDays
    );
    if (atStart > 0) {
      const lapsed = atStart - retained;
      return {
        rate: lapsed / atStart,
        basis: {
          method: 'last-year',
          customers: atStart,
          lapsed,
          thin: atStart < THIN_BELOW
        },
        missing: 'not-measurable'
      };
    }
  }
  let logRetention = 0;
  let days = 0;
  let fewest = Infinity;
  for (const period of periods) {
    if (!period.complete || period.retentionRate === null) continue;
    logRetention += Math.log(period.retentionRate);
    days += isoToDay(period.end) - isoToDay(period.start) + 1;
    fewest = Math.min(fewest, period.customersAtStart);
  }
  if (days === 0) {
    const measurable = wholeYear || periods.some((row) => row.complete && row.measurable);
    return { rate: null, basis: null, missing: measurable ? 'not-measurable' : 'span-too-short' };
  }
  return {
    // ln 0 = −∞ where a period kept nobody: a churn of 1.
    rate: logRetention === 0 ? 0 : -Math.expm1((logRetention * YEAR_DAYS) / days),
    basis: { method: 'periods', customers: fewest, lapsed: null, thin: fewest < THIN_BELOW },
    missing: 'not-measurable'
  };
}
