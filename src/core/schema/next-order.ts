/** When customers come back, and how far they climb: keys of the report. */
import type { Proportion } from './proportion';

export interface NextOrder {
  /** Days from order 1 to 2, 2 to 3 and 3 to 4; a step that nobody can have taken is missing. */
  steps: OrderStep[];
  /** Observed days between one order and the next, by the number of the later one: 2, 3, 4, 5 and more. */
  gaps: GapDistribution[];
  /** Of those with n orders, who made the next; n from 1 to 10 at most. */
  ladder: LadderRung[];
  /** Of the orders in the days reported. New: a customer's first order ever. */
  newAndReturning: NewAndReturning;
  concentration: Concentration;
}

/** A Kaplan–Meier curve by the days on which an event or a censoring falls, ascending; one entry each. */
export interface SurvivalCurve {
  days: number[];
  /** With neither event nor censoring before the day. */
  atRisk: number[];
  events: number[];
  survival: number[];
  /** 95% bands of the survival; null where it is 0 or 1. */
  low: (number | null)[];
  high: (number | null)[];
}

/**
 * Kaplan–Meier of the days from order n − 1 to order n, 0 on the same day,
 * censored at the observation end. Bands are 95%, by Greenwood's variance on
 * the log(−log) scale.
 */
export interface OrderStep extends SurvivalCurve {
  /** n: 2, 3 or 4. */
  order: number;
  /** Customers with order n − 1, and of these with order n. */
  customers: number;
  reached: number;
  /** Smallest t with S(t) ≤ ½; null where there is none. */
  medianDays: number | null;
  /**
   * 1 − S(t) after 30, 60, 90, 180, 365 days with its band; null beyond what the data reach: from the
   * earliest order n − 1 to the observation end. The band is null where S(t) is 0 or 1.
   */
  within: { days: number; share: number | null; low: number | null; high: number | null }[];
  reminder: Reminder | null;
}

/**
 * When those who return have returned. Those who return are the share
 * 1 − S(horizon); the horizon is the last day, at most 365, on which at least
 * 30 customers are at risk. null where the horizon is under 30 days or nobody returned.
 */
export interface Reminder {
  horizonDays: number;
  /** 1 − S(horizon). */
  returning: number;
  /** Smallest t with 1 − S(t) ≥ ½ and ≥ 80% of `returning`. */
  halfBy: number;
  mostBy: number;
}

export interface GapDistribution {
  /** Number of the later order; 5 stands for 5 and more. */
  order: number;
  count: number;
  /** Nearest-rank quantiles of the observed days; null without any. */
  p25: number | null;
  median: number | null;
  p75: number | null;
  p90: number | null;
  /**
   * Orders by days since the one before, from `fromDays` up to, not including, `belowDays` (null: and more).
   * The same bins for all: 12 of equal width, the smallest of 1, 7, 14, 30, 60, 90, 180, 365 days that
   * holds nine tenths of all gaps together, and one for the rest.
   */
  bins: { fromDays: number; belowDays: number | null; orders: number }[];
}

export interface LadderRung {
  /** n. */
  orders: number;
  /** Customers with order n + 1 ÷ customers with order n, whenever. */
  next: Proportion;
  /** Mean amount of all n-th orders with its 95% interval (by t; null below two orders). */
  averageOrderValue: number;
  aovLow: number | null;
  aovHigh: number | null;
}

/**
 * Each customer has one new order; one who starts and returns in the days counts among both.
 * Refunds that belong to no order lower neither revenue.
 */
export interface NewAndReturning {
  newCustomers: number;
  returningCustomers: number;
  newOrders: number;
  returningOrders: number;
  newRevenue: number;
  returningRevenue: number;
}

/**
 * Of the customers with an order in the days reported and their revenue in them, refunds that belong to no
 * order taken off. Shares of customers are rounded up to whole ones. Where refunds leave somebody below 0
 * the curve rises above 1 and comes back to it.
 */
export interface Concentration {
  /** For the 1, 5, 10 and 20% with the highest revenue (at least one customer each): null where revenue is not above 0. */
  shares: { top: number; customers: number; revenueShare: number | null }[];
  /** Revenue share of the best i percent of customers, i = 0 … 100; empty where revenue is not above 0. */
  curve: number[];
}
