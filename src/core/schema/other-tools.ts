/** The same shop in the definitions of other tools. */
import type { Proportion } from './proportion';

/**
 * What a tool does by its own help pages, or by those who write about it; a
 * tool may change it, and its settings can.
 */
export type ToolCode =
  /** The textbook's formula, (E − N) ÷ S of the last complete period: won-back customers count as kept. */
  | 'textbook'
  /**
   * Shopify's returning customer rate: of the customers with an order in the
   * period, those with two or more orders in their life up to its end.
   * "Customers that have placed more than one order from your store, out of
   * customers that placed an order within the selected date range", as
   * littlestreamsoftware.com quotes the admin. Shopify's customer reports count
   * orders after the period too, so that past periods rise
   * (help.shopify.com, Customers reports).
   */
  | 'shopify-returning'
  /** Repeat Customer Insights' repeat purchase rate: of the customers with an order in the period, those with two or more in it. */
  | 'repeat-in-period'
  /**
   * Lifetimely's new customer repurchase rate: of first-time buyers, those with
   * a second order within 90 days of their own first, of those watched as long
   * (help.useamp.com, Repurchase Rate Report Walkthrough; younger cohorts are dashed there).
   */
  | 'lifetimely-90'
  /**
   * Mixpanel's default, "on or after" with windows of 30 days from the own
   * start: month 1 is an order 30 days or more after the first, whenever
   * (help.mixpanel.com, Advanced Retention Functionality). Of those watched 60 days.
   */
  | 'mixpanel-unbounded'
  /** PostHog's default: of a cohort, with an order in the first calendar period after the one of the first order. */
  | 'posthog-period'
  /**
   * Peel's repurchase rate: of a cohort, those with two or more orders to date,
   * whatever their age (help.peelinsights.com, Retention Rate vs Repurchase Rate).
   */
  | 'peel-repurchase'
  /** Bought in the period before and again in this one: Peel's month over month goes by 30 days, others by calendar months. */
  | 'period-to-period'
  /** Mixpanel's "on" and Amplitude's month 1: an order 30 to 59 days after the own first, of those watched 60 days. */
  | 'rolling-30';

export interface ToolFigure {
  code: ToolCode;
  /**
   * Of the user's data; the rate is null where it is not measurable. `textbook`
   * may exceed 1: it has then no interval.
   */
  figure: Proportion;
  /** ISO dates of the period that it speaks of; null where it is over all cohorts of the report. */
  from: string | null;
  to: string | null;
}

export interface OtherTools {
  /** Our retention of the same last complete period, to compare with. */
  own: ToolFigure['figure'];
  /** The last complete period; null where there is none. */
  from: string | null;
  to: string | null;
  /** One for each code, in the order above. */
  figures: ToolFigure[];
}
