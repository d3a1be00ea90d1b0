/**
 * What every model of "buying till you die" can be asked. Times are in one
 * unit throughout (weeks on the page); a discount rate is continuous and per
 * that unit.
 */
import { MEAN_YEAR_DAYS } from '../../time/spans';
import type { FitResult } from './fit';
import { DAYS_PER_WEEK, type History, type TransactionRows } from './rows';

export type LifetimeModelName = 'BG/NBD' | 'MBG/NBD' | 'Pareto/NBD' | 'MBG/CNBD-k';

/** Parameters by name. */
export type NamedParameters = Readonly<Record<string, number>>;

export interface LifetimeModel<P> {
  readonly name: LifetimeModelName;
  /** Parameters in the order of gradients and covariances. */
  readonly parameterNames: readonly string[];
  /** Sum over the customers, with all constants. */
  logLikelihood(parameters: P, rows: TransactionRows): number;
  /** Its derivatives with respect to the logarithms of the parameters. */
  gradient(parameters: P, rows: TransactionRows): Float64Array;
  /**
   * The parameters of greatest likelihood, or why there are none.
   * @param near parameters of much the same customers, where the search may begin
   */
  fit(rows: TransactionRows, near?: NamedParameters): FitResult<P>;
  /** What lies ahead of a customer with the given history. */
  prospect(parameters: P, history: History): Prospect;
  /** What lies ahead of a customer at the first transaction, which itself does not count. */
  newCustomer(parameters: P): Prospect;
  /** The same for all rows at once; see {@link RowForecast}. */
  forecast(parameters: P, rows: TransactionRows, horizon: Horizon): RowForecast;
}

/** What lies ahead, if the customer has not left. */
export interface WhileAlive {
  /** Expected transactions in (0, t]. */
  expected(t: number): number;
  /**
   * Expected transactions in (0, t], each times e^(−discountRate · its time);
   * t may be Infinity where the rate is above 0: then it is what the customer
   * is still worth in transactions (DERT).
   */
  discounted(t: number, discountRate: number): number;
  /** P(k transactions in (0, t]), k from 0 to most. What is missing to 1 is the chance of more. */
  counts(t: number, most: number): Float64Array;
}

/** What lies ahead, with the chance that the customer has left already. */
export interface Prospect extends WhileAlive {
  /** In [0, 1]. */
  pAlive: number;
}

/** How far ahead and at what discount. */
export interface Horizon {
  /** Length in time units; Infinity only with a discount rate above 0. */
  length: number;
  /** Continuous, per time unit; 0 for none. */
  discountRate: number;
}

/** One entry for each row. */
export interface RowForecast {
  pAlive: Float64Array;
  /** Expected transactions within the horizon; NaN where it has no end. */
  expected: Float64Array;
  /** The same, discounted; equal to `expected` at a discount rate of 0. */
  discounted: Float64Array;
}

/**
 * The continuous rate per week that is the same as a yearly discount rate.
 * @param annualDiscountRate 0.15 for 15% a year, above −1
 * @example weeklyDiscountRate(0.15) = 0.0026786
 */
export function weeklyDiscountRate(annualDiscountRate: number): number {
  return (Math.log1p(annualDiscountRate) * DAYS_PER_WEEK) / MEAN_YEAR_DAYS;
}

/** @throws RangeError where the sum would have no end or goes backwards. */
export function checkHorizon(t: number, discountRate: number): void {
  if (!(t >= 0) || !(discountRate >= 0) || (t === Infinity && discountRate === 0)) {
    throw new RangeError(`no horizon of ${t} at a discount rate of ${discountRate}`);
  }
}

/** Joins the chance of being alive with what happens then. */
export function prospectFrom(pAlive: number, ahead: WhileAlive): Prospect {
  return {
    pAlive,
    expected: (t) => pAlive * ahead.expected(t),
    discounted: (t, discountRate) => pAlive * ahead.discounted(t, discountRate),
    counts: (t, most) => {
      const counts = ahead.counts(t, most).map((share) => pAlive * share);
      counts[0] = (counts[0] ?? 0) + 1 - pAlive;
      return counts;
    }
  };
}
