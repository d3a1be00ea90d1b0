/**
 * What the three languages say about one number: its name, what it means, how
 * it is computed, and when not to trust it. The shape is the same for every
 * number, so that one dialog can show any of them.
 */
import type { SimpleClv, TileKey } from '../core/report-schema';
import type { ComparedKey } from '../core/schema/comparison';
import type { Estimate, ForecasterName } from '../core/schema/forecast';
import type { Concentration, NewAndReturning, Reminder } from '../core/schema/next-order';
import type { Selection } from '../core/schema/selection';
import type { CalendarId } from '../core/time/calendar';

export interface Definition<Numbers> {
  /** Short enough for a tile. */
  name: string;
  /** One sentence in plain words. */
  plain: string;
  /** The formula in words. */
  formula: string;
  /** When not to trust it. */
  caution: string;
  /** The formula with the user's own numbers in it. */
  withNumbers: (numbers: Numbers) => string;
}

/** The parts of a headline tile, raw; money in `currency`. */
export interface TileNumbers {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  currency: string | null;
}

/** A share and the two counts behind it. */
export interface ShareNumbers {
  rate: number | null;
  numerator: number;
  denominator: number;
}

/** The share behind a headline number, with no rate where any part of it is unknown. */
export function shareOf(n: {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
}): ShareNumbers {
  return n.value === null || n.numerator === null || n.denominator === null
    ? { rate: null, numerator: 0, denominator: 0 }
    : { rate: n.value, numerator: n.numerator, denominator: n.denominator };
}

/** What `withNumbers` of each definition takes. Rates are fractions, days are whole days. */
export interface DefinitionNumbers extends Record<TileKey, TileNumbers> {
  ordersPerCustomer: { value: number | null; orders: number; customers: number };
  lapseWindowDays: { days: number; gaps: number; source: 'gaps' | 'fallback' | 'user' };
  /** `rate` is the share with a second order within `days`. */
  secondOrder: { days: number; rate: number | null; customers: number; medianDays: number | null };
  medianDaysBetweenOrders: { days: number | null; gaps: number };
  activeCustomers: { active: number; lapseWindowDays: number };
  newCustomers: { newCustomers: number };
  wonBackCustomers: { wonBackCustomers: number };
  firstTimeBuyers: { buyers: number; returningBuyers: number; firstTimeBuyers: number };
  returningBuyers: { buyers: number; returningBuyers: number; firstTimeBuyers: number };
  retentionRateWithWonBack: {
    customersAtStart: number;
    customersAtEnd: number;
    newCustomers: number;
    rate: number | null;
  };
  revenueRetention: { rate: number | null; previousRevenue: number; currency: string | null };
  /** `label` is the cohort's period as shown. */
  cohort: { label: string; size: number };
  cohortActive: ShareNumbers;
  cohortOnOrAfter: ShareNumbers;
  cohortReturnedBy: ShareNumbers;
  cohortAverage: ShareNumbers;
  simpleClv: Pick<
    SimpleClv,
    | 'value'
    | 'averageOrderValue'
    | 'ordersPerYear'
    | 'yearlyChurn'
    | 'lifetimeYears'
    | 'grossMargin'
    | 'revenueValue'
  > & { currency: string | null };
  /** `value` is revenue per customer; `margin` the same after the cost of goods, where known. */
  historicClv: {
    revenue: number | null;
    customers: number;
    value: number | null;
    margin: number | null;
    currency: string | null;
  };
  wilson: { rate: number | null; low: number | null; high: number | null; denominator: number };
  thin: { denominator: number };
  /** `observationEnd` is a day number. */
  incompletePeriod: { observationEnd: number; calendar: CalendarId };
  /** 1 − S(t) after `days` with its band, of `customers` with a first order; null where nothing is known. */
  nextOrderCurve: {
    days: number;
    share: number;
    low: number | null;
    high: number | null;
    customers: number;
  } | null;
  reminderDay: Reminder | null;
  /** Of those with `orders` orders, who made the next. */
  orderLadder: ShareNumbers & { orders: number };
  concentration: Concentration['shares'][number] | null;
  newAndReturning: (NewAndReturning & { currency: string | null }) | null;
  /** Churn of the last complete period at a short, the chosen and a long window; empty where not measurable. */
  churnCurve: (ShareNumbers & { days: number })[];
  /** At the chosen window: of the times that customers were lost, those after which they came back. */
  cameBack: ShareNumbers & { days: number };
  /** Of the buyers of the period before, those who bought in this one. */
  boughtAgain: ShareNumbers;
  revenueRetentionGross: { gross: number | null; net: number | null };
  /** Day numbers; null where the report is not limited. */
  spanFilter: {
    from: number | null;
    to: number | null;
    observationEnd: number;
    calendar: CalendarId;
  };
  filterScope: Selection;
  /** All customers, which every group is held against: those with two or more orders. */
  groups: ShareNumbers;
  /** null where the view that asks has none; see {@link OwnNumbers}. */
  logRank: { chiSquare: number; p: number } | null;
  manyGroups: { groups: number; differing: number } | null;
  /** The two shares and the 95% interval of b − a. */
  differenceInterval: { a: number; b: number; low: number; high: number } | null;
  /** First-time buyers a day before and after the first event that can be measured. */
  eventEffect: { days: number; before: number; after: number } | null;
  comparison: { measures: number; differing: readonly ComparedKey[] } | null;
  averageOrderValueByGroup: TileNumbers;
  /** Of the example cohort, to date. */
  cumulativeRevenue: {
    label: string;
    size: number;
    revenue: number;
    currency: string | null;
  };
  /** Of the example cohort: active in a period, of those active in the one before. */
  cohortPreviousShare: ShareNumbers;
  /** Σ P(alive), rounded, of all customers. null here and below where the view has no forecast at hand. */
  pAlive: ShareNumbers | null;
  /** Of the present customers within `months`, null for a lifetime. */
  expectedOrders: (Estimate & { months: number | null }) | null;
  expectedValue: (Estimate & { months: number | null; currency: string | null }) | null;
  customerEquity: (Estimate & { currency: string | null }) | null;
  /** `firstOrder` and what follows it within `months`. */
  newCustomerValue: {
    firstOrder: number | null;
    value: number | null;
    months: number | null;
    currency: string | null;
  } | null;
  /** Mean amount of a further order. */
  expectedSpend: { mean: number | null; currency: string | null } | null;
  /** Holdouts in which the 95% interval held what came. */
  forecastInterval: { held: number; of: number } | null;
  /** Of the chosen forecaster: expected ÷ actual − 1, in orders and in money. */
  holdoutError: { orders: number; money: number | null; origins: number } | null;
  forecastModel: { name: ForecasterName; origins: number } | null;
  tracking: { actual: number; expected: number } | null;
  /** The tenth of customers of whom most was expected. */
  calibration: { expected: number; actual: number } | null;
  /** Highest and lowest factor of a month. */
  seasonality: { high: number; low: number; years: number } | null;
  aliveMap: { ageDays: number } | null;
  nextOrderDate: { days: number } | null;
  discountRate: { yearly: number } | null;
  cac: { cost: number; customers: number; cac: number; currency: string | null } | null;
  clvToCac: { clv: number; cac: number; ratio: number; currency: string | null } | null;
  /** null month: not within three years. */
  payback: { month: number | null; cac: number; currency: string | null } | null;
  spendTrend: Estimate | null;
  /** `base` as 2024-03 in its own calendar, `change` of the index from the first to the last month. */
  priceIndex: { base: string; change: number; calendar: CalendarId } | null;
  /** Of members: kept at the first renewal. */
  memberRetention: ShareNumbers | null;
  /** Renewals or occasions still expected of a member of today. */
  memberFuture: { expected: number; members: number } | null;
}

/** Numbers that a view knows and the report does not hold: they take the place of the report's. */
export type OwnNumbers = Partial<DefinitionNumbers>;

export type DefinitionKey = keyof DefinitionNumbers;
export type Definitions = { [Key in DefinitionKey]: Definition<DefinitionNumbers[Key]> };

/** Told in a file of their own: the numbers of the exploring views. */
export type ExploringKey =
  | 'nextOrderCurve'
  | 'reminderDay'
  | 'orderLadder'
  | 'concentration'
  | 'newAndReturning'
  | 'churnCurve'
  | 'cameBack'
  | 'boughtAgain'
  | 'revenueRetentionGross'
  | 'spanFilter'
  | 'filterScope'
  | 'groups'
  | 'logRank'
  | 'manyGroups'
  | 'differenceInterval'
  | 'eventEffect'
  | 'comparison'
  | 'averageOrderValueByGroup'
  | 'cumulativeRevenue'
  | 'cohortPreviousShare';
/** The numbers of the forecast, in a file of their own too. */
export type ForecastKey =
  | 'pAlive'
  | 'expectedOrders'
  | 'expectedValue'
  | 'customerEquity'
  | 'newCustomerValue'
  | 'expectedSpend'
  | 'forecastInterval'
  | 'holdoutError'
  | 'forecastModel'
  | 'tracking'
  | 'calibration'
  | 'seasonality'
  | 'aliveMap'
  | 'nextOrderDate'
  | 'discountRate'
  | 'cac'
  | 'clvToCac'
  | 'payback'
  | 'spendTrend'
  | 'priceIndex'
  | 'memberRetention'
  | 'memberFuture';
export type ForecastDefinitions = Pick<Definitions, ForecastKey>;
export type ExploringDefinitions = Pick<Definitions, ExploringKey>;
