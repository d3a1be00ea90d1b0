/** What lies ahead of the present customers and of a newcomer, month by month. */
import { monotoneThrough } from '../math/monotone';
import type {
  AheadMonth,
  Estimate,
  ForecastSettings,
  NewCustomerForecast
} from '../schema/forecast';
import { dayToIso } from '../time/calendar';
import { MEAN_MONTH_DAYS } from '../time/spans';
import type { FittedModel } from './models/candidates';
import type { Forecaster } from './models/forecaster';
import type { SpendFit } from './models/gamma-gamma';
import { weeklyDiscountRate, type Horizon } from './models/lifetime-model';
import { DAYS_PER_WEEK, type TransactionRows } from './models/rows';
import type { Transactions } from './models/transactions';
import type { Span } from './intervals/future-totals';
import { totalIntervals, type FutureEstimates } from './intervals/uncertainty';

export const MONTHS = 36;
/** Months that are computed, the rest lies between them: the curve bends early. */
const KNOTS: readonly number[] = [1, 2, 3, 6, 9, 12, 18, 24, 30, 36];
/** Months whose own bounds are computed: seen from what a month expects they change slowly. */
const SINGLE: readonly number[] = [1, 3, 6, 18, 36];

/** Present customers, and how they are forecast. */
export interface PresentCustomers {
  known: Transactions;
  rows: TransactionRows;
  forecaster: Forecaster;
  spendFit: SpendFit;
  /** Mean amount of a further order of each customer; NaN where nobody's spend is known. */
  expectedSpend: Float64Array;
}

export const weeksOf = (months: number): number => (months * MEAN_MONTH_DAYS) / DAYS_PER_WEEK;

export function horizonOf({
  horizonMonths,
  annualDiscountRate
}: Pick<ForecastSettings, 'horizonMonths' | 'annualDiscountRate'>): Horizon {
  return {
    length: horizonMonths === null ? Infinity : weeksOf(horizonMonths),
    discountRate: Math.max(0, weeklyDiscountRate(annualDiscountRate))
  };
}

/** The totals of all customers within each of some spans. */
export function totalsAhead(
  { known, rows, forecaster, spendFit }: PresentCustomers,
  spans: readonly Span[]
): FutureEstimates[] {
  return totalIntervals(forecaster, rows, spendFit, known, spans);
}

/** Orders and revenue up to the end of each month from 1 to 36, and in it alone. */
export function monthsAhead(customers: PresentCustomers, observationEnd: number): AheadMonth[] {
  const totals = totalsAhead(customers, [
    ...KNOTS.map((months) => ({ length: weeksOf(months), discountRate: 0 })),
    ...SINGLE.map((month) => ({
      from: weeksOf(month - 1),
      length: weeksOf(month),
      discountRate: 0
    }))
  ]);
  const sums = totals.slice(0, KNOTS.length);
  const singles = totals.slice(KNOTS.length);
  const orders = curveThrough(sums.map((total) => total.orders));
  const revenue = curveThrough(sums.map(({ spend }) => spend));
  const ordersOfMonth = boundsThrough(
    singles.map((total) => total.orders),
    orders
  );
  const revenueOfMonth = boundsThrough(
    singles.map(({ spend }) => spend),
    revenue
  );
  return Array.from({ length: MONTHS }, (_, i) => {
    const months = i + 1;
    return {
      months,
      end: dayToIso(observationEnd + Math.round(months * MEAN_MONTH_DAYS)),
      ...ordersOf(orders(months)),
      revenue: revenue(months),
      month: {
        orders: ordersOfMonth(months) ?? { value: 0, low: 0, high: 0 },
        revenue: revenueOfMonth(months)
      }
    };
  });
}

const ordersOf = (estimate: Estimate | null): Pick<AheadMonth, 'orders' | 'low' | 'high'> => ({
  orders: estimate?.value ?? 0,
  low: estimate?.low ?? 0,
  high: estimate?.high ?? 0
});

/** Between the knots: the value itself, and its bounds in proportion to it, so that they stay on their sides of it. */
function curveThrough(estimates: readonly (Estimate | null)[]): (at: number) => Estimate | null {
  const known = estimates.filter((one) => one !== null);
  if (known.length < KNOTS.length) return () => null;
  const values = known.map(({ value }) => value);
  const down = known.map(({ value, low }) => (value > 0 ? low / value : 1));
  const up = known.map(({ value, high }) => (value > 0 ? high / value : 1));
  return (at) => {
    const value = monotoneThrough(KNOTS, values, at);
    return {
      value,
      low: value * monotoneThrough(KNOTS, down, at),
      high: value * monotoneThrough(KNOTS, up, at)
    };
  };
}

/** What a curve of sums rises by in a month, with the bounds of single months in proportion to it. */
function boundsThrough(
  singles: readonly (Estimate | null)[],
  sums: (months: number) => Estimate | null
): (month: number) => Estimate | null {
  const known = singles.filter((one) => one !== null);
  if (known.length < SINGLE.length) return () => null;
  const down = known.map(({ value, low }) => (value > 0 ? low / value : 1));
  const up = known.map(({ value, high }) => (value > 0 ? high / value : 1));
  return (month) => {
    const before = month === 1 ? 0 : (sums(month - 1)?.value ?? 0);
    const value = Math.max(0, (sums(month)?.value ?? 0) - before);
    return {
      value,
      low: value * monotoneThrough(SINGLE, down, month),
      high: value * monotoneThrough(SINGLE, up, month)
    };
  };
}

/**
 * Somebody at the first order: further orders and their value within the
 * horizon, and what has come back by the end of each month. It is a newcomer
 * of an average year: who may come in any month is not scaled by the seasons
 * ahead, and the level that holdouts teach is of those who were there already.
 */
export function newcomerAhead(
  { known, forecaster: { members }, spendFit }: PresentCustomers,
  settings: ForecastSettings
): NewCustomerForecast {
  const { length, discountRate } = horizonOf(settings);
  const newcomers = members.map((model) => model.newCustomer());
  const mean = (of: (one: ReturnType<FittedModel['newCustomer']>) => number): number =>
    newcomers.reduce((sum, one) => sum + of(one) / newcomers.length, 0);
  const margin = settings.grossMargin ?? 1;
  const { populationMean } = spendFit;
  const each = populationMean === null ? null : populationMean * margin;
  const first = meanFirstAmount(known);
  const firstOrder = first === null ? null : first * margin;
  const knots = [0, ...KNOTS];
  const further = knots.map((months) =>
    months === 0 ? 0 : mean((one) => one.discounted(weeksOf(months), discountRate))
  );
  return {
    orders: length === Infinity ? null : mean((one) => one.expected(length)),
    value: each === null ? null : each * mean((one) => one.discounted(length, discountRate)),
    firstOrder,
    course:
      firstOrder === null
        ? []
        : Array.from({ length: MONTHS + 1 }, (_, months) => ({
            months,
            value: firstOrder + (each ?? 0) * monotoneThrough(knots, further, months)
          }))
  };
}

/**
 * Mean amount of first transactions, not below 0; null where no amount is known.
 * Where only later ones are told apart, it is what they leave of all.
 */
function meanFirstAmount({ x, spend, spendOfAll }: Transactions): number | null {
  let sum = 0;
  let customers = 0;
  for (let i = 0; i < x.length; i++) {
    const repeats = x[i] ?? 0;
    const all = (spendOfAll[i] ?? NaN) * (repeats + 1);
    const first = repeats > 0 ? all - (spend[i] ?? NaN) * repeats : all;
    if (!Number.isFinite(first)) continue;
    sum += first;
    customers++;
  }
  return customers === 0 ? null : Math.max(0, sum / customers);
}
