/** What customers are likely to do: the answer to the question `forecast`. */
import type { FitConcern } from '../clv/models/fit';
import type { LifetimeModelName } from '../clv/models/lifetime-model';

/** A model, the mean of all models, or last year's rate going on. */
export type ForecasterName = LifetimeModelName | 'ensemble' | 'naive';

/** Where nothing can be forecast, and why. */
export interface NoForecast {
  state: 'none';
  /**
   * `few-repeat-buyers`: under 30 customers have bought again. `no-time`: all
   * bought on the last day. `no-model`: no model could be fitted. `no-days`: a
   * list of customers does not tell when they bought, or until when they were watched.
   */
  reason: 'few-repeat-buyers' | 'no-time' | 'no-model' | 'no-days';
  customers: number;
  repeatBuyers: number;
}

/** A number with its 95% interval. */
export interface Estimate {
  value: number;
  low: number;
  high: number;
}

export interface Forecast {
  state: 'ready';
  /** `customers`: of a list with one row for each customer, on whose past nothing can be checked. */
  basis: 'orders' | 'customers';
  customers: number;
  repeatBuyers: number;
  /** ISO date after which everything is forecast. */
  observationEnd: string;
  settings: ForecastSettings;
  models: ModelReport[];
  spend: SpendReport;
  holdout: HoldoutReport | null;
  selected: Selected;
  /** Orders of the present customers by week since the first order: those after each customer's first, cumulative. */
  tracking: Tracking | null;
  /** Of the last holdout; null without one. */
  calibration: Calibration | null;
  /** Of the present customers, what came: their orders after the first, up to the observation end. Empty of a list of customers. */
  past: PastMonth[];
  /** Of the present customers, cumulative, for each of 36 months ahead. */
  ahead: AheadMonth[];
  /** Of the present customers: Σ P(alive), and how many have one of ½ or more. */
  alive: { expected: number; likely: number };
  /** Within the horizon of the settings. */
  total: TotalForecast;
  newCustomer: NewCustomerForecast;
  money: MoneyReport;
  /** P(alive) by orders after the first and days since the last, for customers as old as `ageDays`; who has bought once is as old as those days. */
  map: AliveMap;
  /** Month-of-year factors and whether they are used. */
  seasonality: Seasonality | null;
}

/** What the forecast is asked for. */
export interface ForecastSettings {
  /** One of the months of `ahead`, or null for a whole lifetime (then discounted). */
  horizonMonths: number | null;
  /** Per year, above −1; 0 for none. */
  annualDiscountRate: number;
  /** null where unknown: values are then revenue. */
  grossMargin: number | null;
}

export interface ModelReport {
  name: LifetimeModelName;
  parameters: Readonly<Record<string, number>>;
  /** null where the likelihood is flat in some direction. */
  standardErrors: Readonly<Record<string, number>> | null;
  logLikelihood: number;
  converged: boolean;
  concerns: readonly FitConcern[];
}

export interface SpendReport {
  method: 'gamma-gamma' | 'shrunk-means' | 'constant' | 'none';
  p: number | null;
  q: number | null;
  v: number | null;
  logLikelihood: number | null;
  /** Of x and m̄; the model takes it to be 0. */
  correlation: number | null;
  customers: number;
  populationMean: number | null;
}

export interface HoldoutReport {
  origins: {
    /** ISO date of the last day known to the forecast. */
    calibrationEnd: string;
    days: number;
    customers: number;
    /** ISO dates of the ends of the stretches, and orders up to each. */
    ends: string[];
    actual: number[];
    expected: { name: ForecasterName; orders: number[] }[];
    /** What the chosen forecaster would have said of the whole holdout, its 95% interval, and whether it held. */
    chosen: Estimate & { held: boolean };
    /** Revenue of these customers in the holdout and what the chosen forecaster and the spend model expected; null where nobody's spend is known. */
    revenue: { actual: number; expected: number } | null;
  }[];
  /** The best first. */
  scores: HoldoutScore[];
}

/** What speaks for a forecaster, over all holdouts. */
export interface HoldoutScore {
  name: ForecasterName;
  /** Of the orders in all holdouts together: expected ÷ actual − 1. */
  totalError: number;
  /** Σ |expected − actual| of the stretches, each by itself ÷ Σ actual. */
  stretchError: number;
  /** By customer: mean of |expected − actual|, and root of the mean square. */
  absolute: number;
  rootMeanSquare: number;
  /** `stretchError` ÷ the best one's + `rootMeanSquare` ÷ the best one's: 2 for who is best in both. */
  score: number;
}

export interface Selected {
  name: ForecasterName;
  /** Of which P(alive) is: in it one-time buyers can be gone. */
  aliveFrom: LifetimeModelName;
  /** `holdout`: best on the shop's own past. `likelihood`: no holdout could be made. */
  reason: 'holdout' | 'likelihood';
  /** Last year's rate going on would have done better than every model. */
  naiveWins: boolean;
  /** Factor on the totals that the holdouts teach, already in every number ahead; null where they teach none, or a season is used. */
  level: number | null;
}

export interface Tracking {
  /** ISO dates of the ends of the weeks. */
  ends: string[];
  actual: number[];
  expected: number[];
}

export interface Calibration {
  /** Customers in ten groups of equal size by what was expected of them, and by their orders after the first. */
  deciles: { customers: number; expected: number; actual: number }[];
  byFrequency: {
    from: number;
    to: number | null;
    customers: number;
    expected: number;
    actual: number;
  }[];
}

/** Cumulative, as the months ahead go on from it; the first entry is where the first whole month begins. */
export interface PastMonth {
  /** ISO date of the last day; months of a mean length, counted back from the observation end. */
  end: string;
  orders: number;
  /** Amounts of these orders. */
  revenue: number;
}

export interface AheadMonth {
  /** 1 to 36. */
  months: number;
  /** ISO date of the last day. */
  end: string;
  orders: number;
  low: number;
  high: number;
  /** Amounts of these orders, neither discounted nor times margin; null where nobody's spend is known. */
  revenue: Estimate | null;
  /** Of this month alone; its bounds are wider than what the sums rise by, for the chance of a month evens out in them. */
  month: { orders: Estimate; revenue: Estimate | null };
}

export interface TotalForecast {
  /** Orders and value of the present customers; null for a lifetime, where orders are not counted. */
  orders: number | null;
  low: number | null;
  high: number | null;
  /** Discounted, times margin where known: the customer equity for a lifetime. null where nobody's spend is known. */
  value: number | null;
  valueLow: number | null;
  valueHigh: number | null;
}

/** Of somebody at the first order. */
export interface NewCustomerForecast {
  /** Further orders within the horizon, the first not counted; null for a lifetime. */
  orders: number | null;
  /** Of the further orders, discounted, times margin where known. */
  value: number | null;
  /** Mean first order, times margin where known. */
  firstOrder: number | null;
  /** What has come back by the end of each month 0 to 36, the first order included, discounted, times margin. */
  course: { months: number; value: number }[];
}

/** What the forecast is worth in money; of the whole selection. */
export interface MoneyReport {
  /** Discounted value of all that the present customers will ever bring (customer equity); null without spend or a discount rate. */
  equity: Estimate | null;
  /** null where no cost is known for all customers together. */
  acquisition: AcquisitionReport | null;
  spendTrend: SpendTrend | null;
}

/** What it costs to win a customer, and what comes back. */
export interface AcquisitionReport {
  /** Customers whose first order is in the days reported. */
  newCustomers: number;
  /** Of all of them. */
  cost: number;
  /** Cost of one; null where there was no new customer. */
  cac: number | null;
  /** Of a newcomer within the horizon, the first order included; null where it cannot be forecast. */
  clv: Estimate | null;
  /** CLV ÷ CAC; null where either is unknown or the cost is 0. */
  ratio: Estimate | null;
  /** First month by which a newcomer has brought the cost back; 0 with the first order, null where not within 36. */
  paybackMonth: number | null;
}

/** How the amount of an order changes with the years. */
export interface SpendTrend {
  /** Of repeat customers, each compared with the own orders: change a year as paid, 0.12 for 12% more; with 95% interval. */
  yearly: Estimate;
  /** The same in the prices of the report; null where it has no price index. */
  yearlyReal: Estimate | null;
  customers: number;
  orders: number;
  /** Mean amount by period of the settings, as paid, and in the prices of the report. Periods without an order have no entry. */
  periods: { start: string; orders: number; mean: number; meanReal: number | null }[];
}

export interface AliveMap {
  ageDays: number;
  /** Columns and rows of the grid. */
  frequency: number[];
  daysSinceLast: number[];
  /** pAlive[row][column]; null where no such customer can be. */
  pAlive: (number | null)[][];
}

export interface Seasonality {
  calendar: 'gregory' | 'persian';
  /** Twelve factors around 1, months 1 to 12 of the calendar. */
  factors: number[];
  /** Years of data behind them. */
  years: number;
  /** Error of the stretches of the holdout without and with them; used only where it falls. */
  errorWithout: number | null;
  errorWith: number | null;
  used: boolean;
}
