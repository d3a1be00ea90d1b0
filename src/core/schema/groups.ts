/** A break-down: the customers by what their first order or they themselves have. */
import type { DimensionId, Keep } from '../filter/condition';
import type { Proportion } from './proportion';

/** The customers (with all their orders in the selection) by one dimension. */
export interface GroupsReport {
  dimension: DimensionId;
  /**
   * By falling number of customers; for numbers, days and weekdays ascending, blank last.
   * The smallest beyond 12 are together in `other` (of days the oldest beyond 36).
   */
  groups: CustomerGroup[];
  other: CustomerGroup | null;
  /** Groups put into `other`. */
  otherGroups: number;
  /** All customers of the selection. */
  all: CustomerGroup;
  /** Over `groups` with at least 10 customers (blank and other left out); null where fewer than two are left. */
  test: GroupTest | null;
}

export interface CustomerGroup {
  /** What a filter needs to keep just this group; null for `all` and `other`. */
  keep: Keep | null;
  /** The text of a category ('' is blank), null for a band, which `keep` describes. */
  text: string | null;
  customers: number;
  orders: number;
  revenue: number;
  /** Customers with 2 or more orders. */
  repeat: Proportion;
  /** Kept, of those active at the start of the last complete period; as the report's own. */
  retention: Proportion;
  /**
   * Kaplan–Meier share with a second order within 90 days, with its 95% band (Greenwood, log(−log);
   * where nobody or everybody has returned, Wilson over those still watched); null where the data do not reach.
   */
  within90: { share: number; low: number; high: number } | null;
  /** 1 − S(t) of days to the second order at `curveDays`; null beyond what the group's data reach. */
  curve: (number | null)[];
  /** Mean amount of an order, with its 95% interval (customers as clusters); null below 2 customers. */
  averageOrderValue: MeanInterval;
  /** CLV to date: revenue ÷ customers, with its 95% interval by customer. */
  revenuePerCustomer: MeanInterval;
  /** Mean days from first order to observation end: groups of different age are not alike. */
  meanAgeDays: number;
  /**
   * Against all other customers of the selection: differences of the share
   * with a second order to date, repeat.rate − theirs, with a 95% Newcombe
   * interval, and the p-value of the log-rank test against the others, which
   * heeds the skewness of small groups (`skewedP`), adjusted for the number of
   * groups (Holm; two groups that are all customers are one question). null where not tested.
   */
  against: {
    difference: number;
    low: number;
    high: number;
    p: number;
    adjustedP: number;
  } | null;
}

export interface MeanInterval {
  value: number | null;
  low: number | null;
  high: number | null;
}

/** Days of the groups' curves: every 10 from 0 to 360. */
export const CURVE_DAYS: readonly number[] = Array.from({ length: 37 }, (_, i) => i * 10);

/** Log-rank test of all groups at once, of days from first to second order. */
export interface GroupTest {
  groups: number;
  chiSquare: number;
  degreesOfFreedom: number;
  p: number;
  /** Groups whose adjusted p is below 0.05; 0 is said as "no group differs more than chance". */
  differing: number;
}
