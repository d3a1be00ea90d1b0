/** The same shop in the definitions of other tools. */
import type { Proportion } from '../report-schema';

export type ToolCode =
  /** Textbook: (E − N) ÷ S of the last complete period. */
  | 'textbook'
  /** Shopify's returning customer rate: customers of the period with an order before in their life ÷ customers of the period. */
  | 'shopify-returning'
  /** Share of customers with 2 or more orders within the period itself ÷ customers of the period. */
  | 'repeat-in-period'
  /** Lifetimely: share of first-time buyers with a second order within 90 days of their own first, of those watched as long. */
  | 'lifetimely-90'
  /** Mixpanel: of a cohort, active in its first period after the start or later ("on or after"). */
  | 'mixpanel-unbounded'
  /** PostHog: of a cohort, active in the first period after the start ("in the period"). */
  | 'posthog-period'
  /** Peel: repurchase rate of a cohort to date, cumulative. */
  | 'peel-repurchase'
  /** Bought in a period and bought again in the next. */
  | 'period-to-period'
  /** Days instead of calendar periods: active 30 to 59 days after the own first order. */
  | 'rolling-30';

export interface ToolFigure {
  code: ToolCode;
  /** Of the user's data; the rate is null where it is not measurable. May exceed 1 for `textbook`. */
  figure: Proportion;
  /** ISO dates of the days that it speaks of; null where it is over all cohorts. */
  from: string | null;
  to: string | null;
}

export interface OtherTools {
  /** Our retention of the same last complete period, to compare with. */
  own: ToolFigure['figure'];
  from: string | null;
  to: string | null;
  figures: ToolFigure[];
}
