/** What stands out: keys of the report. */
import type { Proportion } from './proportion';
import type { EventMeasureKey } from './event-effect';

/**
 * A sentence that stands out, as a code and its numbers; the wording is made
 * in i18n. Each names what it rests on:
 *
 * - `retention-change`: retention of the last complete period (index `period`)
 *   against the one before; numerator and denominator are of `rate`.
 * - `bought-again-change`: the share of the buyers of one period who bought in
 *   the next one too, into the last complete period (index `period`) against
 *   into the one before; numerator and denominator are of `rate`.
 * - `revenue-retention-change`: the same of revenue, from customers who bought
 *   in both; `buyers` are those of the period before.
 * - `second-order`: share of customers with a second order within `days`
 *   (Kaplan–Meier), of all `customers`.
 * - `second-order-year`: of first-time buyers from `start` to `end`, the last
 *   90 days that have been watched for 90 days more, those with a second order
 *   within 90 days of their first; `before` the same 364 days earlier, when
 *   the weekdays are the same; `points` is half the 95% interval of the
 *   difference.
 * - `cohort-trend`: share with a second order by the end of offset `offset`,
 *   of the last `cohorts` cohorts together against all before them.
 * - `best-cohort`: the cohort with the highest share of second orders by the
 *   end of offset `offset`, against all other cohorts together (`average`).
 * - `reminder`: of those who come back within `horizonDays`, half have done so
 *   by day `halfBy` and four fifths by day `mostBy`; `waiting` have bought once
 *   and are not yet at day `halfBy`.
 * - `bottleneck`: of the `customers` with `orders` orders, the share `rate`
 *   place the next within `days` (Kaplan–Meier), fewer than at any other step;
 *   `elsewhere` is the lowest share of those.
 * - `group-returns`: of first-time buyers whose first order (`per` order) or
 *   who themselves had `text` in the column `name`, those with a second order
 *   within 90 days, against all others: of all groups of all columns the one
 *   that differs most.
 * - `returning-revenue`: share of revenue from orders after a customer's
 *   first; the repeat customers are `customersShare` of all.
 * - `concentration`: the `topCustomers` (the tenth with the highest revenue)
 *   of `customers` bring `revenueShare`.
 * - `aov-returning`: mean amount of customers' first orders and of all later ones.
 * - `new-customers-change`: first-time buyers of the last complete period
 *   (index `period`) against the one before, tested by day.
 * - `lapsed`: customers without an order in the last `days` days, and what
 *   they have spent to date, null where the revenue is not above 0.
 * - `event`: what changed most in money after the annotation `id`, as in
 *   `events[]` of the report.
 */
export type Insight = InsightBase & InsightOfCode;
export type InsightCode = InsightOfCode['code'];

export type InsightView = 'overview' | 'retention' | 'cohorts' | 'next' | 'groups' | 'value';

interface InsightBase {
  /** Money at stake ÷ revenue of the last year, at most 1; customers at stake ÷ customers where the revenue is unknown. They rank by it. */
  strength: number;
  /** Where its chart is. */
  view: InsightView;
  /** What it is about in money; null where the change is within chance. */
  stake: Stake | null;
}

/**
 * Money at stake. "The last year" is the 365 days up to the last day reported,
 * or as many as there are.
 *
 * - `year`: `customers` × `each`, what a change brings or costs in the last
 *   year, or `money` alone where it is not by customer.
 * - `point`: what one more customer in a hundred would bring in it.
 * - `percent`: one percent of the revenue spoken of, in it.
 * - `spent`: what `customers` who lapsed in the last year spent in the 365
 *   days up to their last order.
 * - `days`: what the change came to in the days after an event.
 */
export interface Stake {
  basis: 'year' | 'point' | 'percent' | 'spent' | 'days';
  /** Of `year`, `point` and `percent`: how many days there are where they are fewer than a year, and the money is of these; null for a year. */
  days: number | null;
  /** null where the revenue of the last year is not above 0, or too few days are there to tell. */
  money: number | null;
  /** May be a fraction; null where it is not by customer. */
  customers: number | null;
  /** Money a customer; null where unknown. */
  each: number | null;
}

type InsightOfCode =
  | {
      code: 'retention-change';
      period: number;
      rate: number;
      previous: number;
      numerator: number;
      denominator: number;
      significant: boolean;
    }
  | {
      code: 'bought-again-change';
      period: number;
      rate: number;
      previous: number;
      numerator: number;
      denominator: number;
    }
  | {
      code: 'revenue-retention-change';
      period: number;
      rate: number;
      previous: number;
      buyers: number;
    }
  | {
      code: 'second-order';
      rate: number;
      days: number;
      customers: number;
      medianDays: number | null;
    }
  | {
      code: 'second-order-year';
      /** ISO dates. */
      start: string;
      end: string;
      days: number;
      recent: Proportion;
      before: Proportion;
      points: number;
    }
  | {
      code: 'cohort-trend';
      offset: number;
      recent: Proportion;
      earlier: Proportion;
      cohorts: number;
      significant: boolean;
    }
  | {
      code: 'best-cohort';
      start: string;
      rate: number;
      average: number;
      offset: number;
      size: number;
    }
  | {
      code: 'reminder';
      halfBy: number;
      mostBy: number;
      horizonDays: number;
      /** Share of first-time buyers who come back within the horizon. */
      returning: number;
      customers: number;
      waiting: number;
    }
  | {
      code: 'bottleneck';
      orders: number;
      days: number;
      rate: number;
      customers: number;
      elsewhere: number;
    }
  | {
      code: 'group-returns';
      name: string;
      text: string;
      per: 'order' | 'customer';
      days: number;
      group: Proportion;
      others: Proportion;
    }
  | {
      code: 'returning-revenue';
      share: number;
      customersShare: number;
      repeatCustomers: number;
      customers: number;
    }
  | {
      code: 'concentration';
      topShare: number;
      revenueShare: number;
      topCustomers: number;
      customers: number;
    }
  | {
      code: 'aov-returning';
      first: number;
      later: number;
      firstOrders: number;
      laterOrders: number;
      significant: boolean;
    }
  | {
      code: 'new-customers-change';
      period: number;
      current: number;
      previous: number;
      significant: boolean;
    }
  | { code: 'lapsed'; lapsed: number; customers: number; days: number; revenue: number | null }
  | {
      code: 'event';
      id: string;
      measure: EventMeasureKey;
      unit: 'count' | 'money' | 'rate';
      before: number;
      after: number;
      /** Days on each side. */
      days: number;
      beforeCount: number;
      afterCount: number;
      overlaps: boolean;
    };
