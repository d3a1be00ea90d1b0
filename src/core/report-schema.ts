/**
 * The report: what one analysis yields, and what the results file holds.
 * Keys, units and meanings are a contract with readers of the file; a key
 * that is here does not change without a new `schema`. Dates are ISO 8601
 * Gregorian, rates are fractions, money is in the file's own unit, and
 * unknown is null.
 */
import type { CalendarId } from './time/calendar';
import type { Granularity, Settings, WeekStart } from './settings';
import type { LedgerTotals } from './ingest/ledger';
import type { Dialect, FileInfo, LayoutKind, RowCounts } from './ingest/reading';
import type { ChurnCurve } from './schema/churn-curve';
import type { CostMargin } from './schema/cost-margin';
import type { EventEffect } from './schema/event-effect';
import type { Insight } from './schema/insight';
import type { NextOrder } from './schema/next-order';
import type { OtherTools } from './schema/other-tools';
import type { PricesReport } from './schema/prices';
import type { Proportion } from './schema/proportion';
import type { Selection } from './schema/selection';

export type { Insight } from './schema/insight';
export type { Proportion } from './schema/proportion';

export const REPORT_SCHEMA = 'retention-report/1';

export interface Report {
  schema: typeof REPORT_SCHEMA;
  /** What the report rests on. From `customers` there are no periods, cohorts or insights, but a `summary`. */
  basis: 'orders' | 'customers';
  source: ReportSource;
  settings: ReportSettings;
  span: ReportSpan;
  /** What the filter keeps. */
  selection: Selection;
  /** The prices that all amounts are in; null: as they were paid. */
  prices: PricesReport | null;
  kpis: Kpis;
  tiles: Tile[];
  /** Those that begin in the days reported; without the running one where only complete ones are wanted, so they may be none. */
  periods: PeriodRow[];
  cohorts: Cohorts;
  /** When customers come back, and how far they climb; null for a list of customers. */
  nextOrder: NextOrder | null;
  /** Churn and mistaken losses by lapse window; null for a list of customers. */
  churnCurve: ChurnCurve | null;
  /** What other tools would show; null for a list of customers. */
  otherTools: OtherTools | null;
  /** One for each annotation of the settings, in their order; empty for a list of customers. */
  events: EventEffect[];
  clv: Clv;
  segments: null;
  insights: Insight[];
  /** What a list with one row for each customer tells; null where the report rests on orders. */
  summary: SummaryReport | null;
}

/** ISO dates. */
export interface ReportSpan {
  firstDay: string;
  lastDay: string;
  observationEnd: string;
  /**
   * First and last day that are reported, as whole periods (the last one up to
   * the observation end); null where the settings do not limit them.
   */
  from: string | null;
  to: string | null;
}

export interface ReportSource {
  files: FileInfo[];
  sample: boolean;
  rows: RowCounts;
  /** Heading by role, of the first layout. */
  mapping: Record<string, string>;
  /** How the first layout is written. */
  dialect: Dialect | null;
  /** Every layout: what it holds, heading by role, how it is written. */
  layouts: { kind: LayoutKind; mapping: Record<string, string>; dialect: Dialect | null }[];
  /** What became of the rows and the money; null for orders that came from no file. */
  ledger: LedgerTotals | null;
}

export interface ReportSettings extends Omit<
  Settings,
  'observationEnd' | 'lapseWindowDays' | 'from' | 'to'
> {
  granularity: Granularity;
  calendar: CalendarId;
  weekStart: WeekStart;
  lapseWindowDays: number;
  /** Where W comes from: the gaps, the fall-back of 365 days, or the user. */
  lapseWindowSource: 'gaps' | 'fallback' | 'user';
  observationEnd: string;
}

/**
 * Of the days reported. What a customer did before them is known, and what
 * happened after them, up to the observation end.
 */
export interface Kpis {
  /** With an order in the days. */
  customers: number;
  orders: number;
  /** null only where a list of customers does not tell it. */
  revenue: number | null;
  averageOrderValue: number | null;
  ordersPerCustomer: number | null;
  /** Of these customers, those with 2 or more orders up to the observation end. */
  repeatCustomers: number;
  repeatPurchaseRate: number | null;
  /** Revenue of orders in the days that are not the customer's first ever ÷ revenue. */
  returningRevenueShare: number | null;
  /** Of gaps whose later purchase day is in the days. */
  medianDaysBetweenOrders: number | null;
  /** Number of gaps between purchase days, all customers pooled. */
  gaps: number;
  secondOrder: SecondOrder;
  lapseWindowDays: number;
}

/**
 * Kaplan–Meier of the days from first to second order, of customers whose
 * first order is in the days reported, followed to the observation end. null
 * beyond the days from the earliest of these first orders to the observation end.
 */
export interface SecondOrder {
  within30: number | null;
  within60: number | null;
  within90: number | null;
  within180: number | null;
  within365: number | null;
  medianDays: number | null;
}

export type TileKey =
  | 'customers'
  | 'repeatPurchaseRate'
  | 'retentionRate'
  | 'churnRate'
  | 'averageOrderValue'
  | 'revenue'
  | 'returningRevenueShare';

/**
 * A headline number. `value` is over the whole span, except for the retention
 * and churn rates, which are those of the last complete, measurable period.
 * `series`, `last` and `previous` are by period (complete ones only):
 * customers → new customers; repeatPurchaseRate → the rate as it stood at the
 * period's end; the others → the number of that period.
 */
export interface Tile {
  key: TileKey;
  unit: 'count' | 'rate' | 'money';
  value: number | null;
  /** What the value divides, where it is a ratio (money or counts). */
  numerator: number | null;
  denominator: number | null;
  /** 95% Wilson interval where the value is a share of customers. */
  low: number | null;
  high: number | null;
  thin: boolean;
  /** Index into `periods` of the last complete period, or null where there is none. */
  lastPeriod: number | null;
  last: number | null;
  previous: number | null;
  /** By period from the first to `lastPeriod`; null where not measurable. */
  series: (number | null)[];
}

export interface PeriodRow {
  start: string;
  end: string;
  /** Locale-free: 2024-03, 2024-Q1, 2024-W09, 2024, 2024-03-01, in the chosen calendar. */
  label: string;
  complete: boolean;
  measurable: boolean;
  customersAtStart: number;
  customersAtEnd: number;
  newCustomers: number;
  wonBackCustomers: number;
  retainedCustomers: number;
  retentionRate: number | null;
  retentionRateLow: number | null;
  retentionRateHigh: number | null;
  retentionRateWithWonBack: number | null;
  churnRate: number | null;
  buyers: number;
  orders: number;
  revenue: number;
  returningBuyers: number;
  /** Customers whose first order ever falls in the period, whatever became of them: buyers − returningBuyers. */
  firstTimeBuyers: number;
  /** Revenue of orders after a customer's first, in this period. */
  returningRevenue: number;
  revenueRetention: number | null;
  /** Customers with an order in the period before; 0 for the first period of the data. */
  previousBuyers: number;
  /** Of these, with an order in this period too; `boughtAgainRate` = that / previousBuyers, null where that is 0. */
  buyersAgain: number;
  boughtAgainRate: number | null;
  /**
   * Σ over the customers of the period before of min(revenue now, revenue then) / Σ revenue then, each
   * at least 0: what is left when nobody's growth makes up for another's loss. A refund that belongs to
   * no order lowers its customer's revenue on its day. null where the denominator is not above 0.
   */
  grossRevenueRetention: number | null;
  /** Repeat purchase rate over all orders up to the period's end. */
  repeatPurchaseRateToDate: number | null;
}

/**
 * Of the cohorts that begin in the days reported, followed to the observation
 * end. Where only complete periods are wanted, the running one has neither row
 * nor cell; an order in it still is one "on or after" the others.
 */
export interface Cohorts {
  /** As in the settings, or coarser where the span has more than 600 such periods. */
  granularity: Granularity;
  calendar: CalendarId;
  rows: CohortRow[];
  /** Of `active`; the other views likewise, each Σ / Σ size over the cohorts whose offset k is complete. */
  average: (number | null)[];
  averageOnOrAfter: (number | null)[];
  averageReturnedBy: (number | null)[];
}

export interface CohortRow {
  start: string;
  label: string;
  size: number;
  active: number[];
  activeOnOrAfter: number[];
  returnedBy: number[];
  orders: number[];
  revenue: number[];
  complete: boolean[];
}

export interface Clv {
  historic: { revenuePerCustomer: number | null; marginPerCustomer: number | null };
  simple: SimpleClv;
  /** What the file's column of costs leaves, whether it is used or not; null where it has none. */
  costMargin: CostMargin | null;
}

/**
 * AOV × orders per year × expected lifetime in years × gross margin,
 * lifetime = 1 / yearly churn. `value` is null with a reason where a part is
 * not measurable.
 */
export interface SimpleClv {
  value: number | null;
  reason: 'ok' | 'no-margin' | 'no-churn' | 'span-too-short' | 'not-measurable';
  averageOrderValue: number | null;
  /** Orders per customer and year: orders ÷ customer-years under observation. */
  ordersPerYear: number | null;
  yearlyChurn: number | null;
  /** What the churn rests on; always written, null with the churn. */
  yearlyChurnBasis?: {
    /**
     * `last-year`: `lapsed` of the `customers` active a year before the observation end are no
     * longer active at it. `periods`: the geometric mean of the retention of the complete,
     * measurable periods, carried to a year; `customers` is then the fewest at the start of any.
     */
    method: 'last-year' | 'periods';
    customers: number;
    lapsed: number | null;
    /** Fewer than 30 customers. */
    thin: boolean;
  } | null;
  lifetimeYears: number | null;
  grossMargin: number | null;
  /** The value with a margin of 1, where the margin is unknown. */
  revenueValue: number | null;
}

/**
 * What can be said of a shop from one row for each customer. Revenue is that
 * of the customers of whom the list tells it, null where it tells of none.
 */
export interface SummaryReport {
  /**
   * Where the observation end comes from: the user, the list (a first day and
   * T), or the last order day in it. A list cannot be cut, so a day that the
   * user sets before its last order is not taken.
   */
  observationEndSource: 'user' | 'list' | 'last-order';
  /** Customers of whom the list tells the revenue. */
  customersWithRevenue: number;
  /** By the period of the first order, without gaps; empty where the list has no first days. */
  newCustomers: NewCustomersRow[];
  /** Customers whose last order is less than W days before the observation end; null where it has no last days. */
  active: Proportion | null;
  /** Customers by days since the last order, W among the bounds; empty where the list has no last days. */
  sinceLastOrder: SinceLastOrderRow[];
  /** Customers by their number of orders; rows without customers between the least and the most are kept. */
  orderCounts: OrderCountRow[];
  /** Of customers with two or more orders: (last day − first day) ÷ (orders − 1), or t_x ÷ x; null where there is none. */
  meanGap: MeanGaps | null;
  /** Transactions after the first, from x and m̄; null where the list has neither. */
  repeat: { transactions: number; revenue: number | null; averageValue: number | null } | null;
  /** What only single orders can tell. */
  needsOrders: NeedsOrders[];
}

/** Figures of an orders' report that a list of customers cannot give. */
export type NeedsOrders =
  | 'retention'
  | 'churn'
  | 'cohorts'
  | 'revenueByPeriod'
  | 'returningRevenueShare'
  | 'secondOrder'
  | 'medianDaysBetweenOrders'
  | 'simpleClv';

/** Customers whose first order falls in one period, and what became of them to date. */
export interface NewCustomersRow {
  start: string;
  end: string;
  label: string;
  complete: boolean;
  customers: number;
  /** Of these, with two or more orders to date. */
  repeatCustomers: number;
  /** Their orders and revenue to date, whenever. */
  orders: number;
  revenue: number | null;
}

/** Customers whose last order is `fromDays` to `toDays` days old at the observation end, both included. */
export interface SinceLastOrderRow {
  fromDays: number;
  /** null: and more. */
  toDays: number | null;
  /** Whether these are within the lapse window. */
  active: boolean;
  customers: number;
  revenue: number | null;
}

export interface OrderCountRow {
  fromOrders: number;
  /** null: and more. */
  toOrders: number | null;
  customers: number;
  orders: number;
  revenue: number | null;
}

export interface MeanGaps {
  /** Over the customers, each counted once. */
  medianDays: number;
  meanDays: number;
  customers: number;
  /** Customers whose mean gap is from `fromDays` up to, not including, `belowDays`. */
  rows: { fromDays: number; belowDays: number | null; customers: number }[];
}
