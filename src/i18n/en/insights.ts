import type { Formatter } from '../formatter';
import { INVISIBLE_CHANGE } from '../numbers';
import type { EventMeasureKey } from '../../core/schema/event-effect';
import type { Granularity } from '../../core/settings';

/** Texts of a stake: sums of money; `customers` is null where it is not by customer. */
interface StakeWords {
  money: string;
  /** null for a year. */
  days: number | null;
  customers: number | null;
  each: string;
}

/**
 * What stands out, one function for each code. Names of periods, dates and
 * sums of money come in as finished text; everything else as raw values.
 */
export const insights = (f: Formatter) => {
  const customers = (n: number) =>
    f.plural(n, { one: `${f.integer(n)} customer`, other: `${f.integer(n)} customers` });
  const days = (n: number) =>
    f.plural(n, { one: `${f.integer(n)} day`, other: `${f.integer(n)} days` });
  /** By the end of offset n: the period of the first order is offset 0. */
  const span = (n: number, granularity: Granularity) => {
    const [one, other] = {
      day: ['day', 'days'],
      week: ['week', 'weeks'],
      month: ['month', 'months'],
      quarter: ['quarter', 'quarters'],
      year: ['year', 'years']
    }[granularity];
    const length = f.plural(n, {
      one: `${f.integer(n)} ${one}`,
      other: `${f.integer(n)} ${other}`
    });
    return `${length} after their first ${one}`;
  };
  const chance = 'The difference is no larger than chance would make it.';
  const points = (difference: number) => {
    const size = f.decimal(Math.abs(difference) * 100, 1);
    return size === '1' ? '1 point' : `${size} points`;
  };
  const measures: Record<EventMeasureKey, string> = {
    newCustomersPerDay: 'new customers a day',
    ordersPerDay: 'orders a day',
    revenuePerDay: 'revenue a day',
    averageOrderValue: 'the average order',
    returningOrderShare: 'the share of orders that are not a customer’s first',
    secondWithin30: 'the share of new customers who order again within 30 days'
  };
  const nth = (n: number) => (n === 2 ? 'second' : n === 3 ? 'third' : `${f.integer(n)}th`);
  /** A year, or as many days as the data have. */
  const inDays = (n: number | null) => (n === null ? 'a year' : `in ${days(n)}`);
  const times = (count: number | null, each: string) =>
    count === null ? '' : ` (${customers(count)} at ${each} each)`;

  return {
    chance,
    /** What a finding is about in money; an estimate. */
    stake: {
      year: (x: StakeWords) =>
        `That comes to about ${x.money} ${inDays(x.days)}${times(x.customers, x.each)}.`,
      point: (x: StakeWords) =>
        `One more customer in a hundred would bring about ${x.money} ${inDays(x.days)}.`,
      percent: (x: StakeWords) => `One percent of it is about ${x.money} ${inDays(x.days)}.`,
      spent: (x: StakeWords) =>
        x.customers === null
          ? `Those lost in the last year had spent about ${x.money} in the year before.`
          : f.plural(x.customers, {
              one: `The one lost in the last year had spent about ${x.money} in the year before.`,
              other: `The ${f.integer(x.customers)} lost in the last year had spent about ${x.money} in the year before.`
            }),
      days: (x: StakeWords) =>
        `In those days that came to about ${x.money}${times(x.customers, x.each)}.`
    },
    boughtAgainChange: (x: {
      period: string;
      before: string;
      rate: number;
      previous: number;
      numerator: number;
      denominator: number;
    }) =>
      `${f.percent(x.rate)} of the buyers of ${x.before} bought again in ${x.period} (${f.integer(x.numerator)} of ${f.integer(x.denominator)}), ` +
      (x.rate >= x.previous
        ? `${points(x.rate - x.previous)} more than from the period before into ${x.before}.`
        : `${points(x.rate - x.previous)} less than from the period before into ${x.before}.`),
    revenueRetentionChange: (x: {
      period: string;
      before: string;
      rate: number;
      previous: number;
      buyers: number;
    }) =>
      `The ${customers(x.buyers)} who bought in ${x.before} brought ${f.percent(x.rate)} of that period’s revenue again in ${x.period}; it was ${f.percent(x.previous)} one period earlier.`,
    secondOrderYear: (x: {
      span: string;
      days: number;
      rate: number;
      customers: number;
      previous: number;
      previousCustomers: number;
      points: number;
    }) =>
      `Of ${f.integer(x.customers)} first-time buyers (${x.span}), ${f.percent(x.rate)} came back within ${days(x.days)}; in the same weeks a year before it was ${f.percent(x.previous)} of ${f.integer(x.previousCustomers)} (a difference of ${points(x.rate - x.previous)}, ±${f.decimal(x.points * 100, 1)}).`,
    reminder: (x: {
      halfBy: number;
      mostBy: number;
      returning: number;
      customers: number;
      waiting: number;
      horizonDays: number;
    }) =>
      `Half of the first-time buyers who come back do so within ${days(x.halfBy)}, four in five within ${days(x.mostBy)} (from ${customers(x.customers)}, of whom ${f.percent(x.returning)} come back within ${days(x.horizonDays)}). Write to them before day ${f.integer(x.halfBy)}` +
      (x.waiting > 0
        ? f.plural(x.waiting, {
            one: `; 1 customer is not there yet.`,
            other: `; ${f.integer(x.waiting)} customers are not there yet.`
          })
        : '.'),
    bottleneck: (x: {
      orders: number;
      days: number;
      rate: number;
      customers: number;
      elsewhere: number;
    }) =>
      `The hardest step is to the ${nth(x.orders + 1)} order: ${f.percent(x.rate)} of ${f.integer(x.customers)} customers take it within ${days(x.days)}; at the other steps at least ${f.percent(x.elsewhere)} do.`,
    groupReturns: (x: {
      name: string;
      text: string;
      per: 'order' | 'customer';
      days: number;
      rate: number;
      customers: number;
      otherRate: number;
      otherCustomers: number;
    }) =>
      `${x.rate >= x.otherRate ? 'More come back' : 'Fewer come back'} where ` +
      (x.per === 'order' ? `the first order has` : `the customer has`) +
      ` ${x.name} “${x.text}”: ${f.percent(x.rate)} of ${f.integer(x.customers)} ordered again within ${days(x.days)}, against ${f.percent(x.otherRate)} of the ${f.integer(x.otherCustomers)} others.`,
    event: (x: {
      name: string;
      measure: EventMeasureKey;
      days: number;
      beforeText: string;
      afterText: string;
      beforeCount: number;
      afterCount: number;
      overlaps: boolean;
    }) =>
      `In the ${days(x.days)} from “${x.name}” on, ${measures[x.measure]} came to ${x.afterText}; in as many days before it was ${x.beforeText}. ` +
      (x.overlaps
        ? 'Another event lies in these days, and the season may be part of it.'
        : 'The season and other causes may be part of it.'),
    retentionChange: (x: {
      period: string;
      before: string;
      rate: number;
      previous: number;
      numerator: number;
      denominator: number;
      significant: boolean;
    }) => {
      const what = `In ${x.period} you kept ${f.percent(x.rate)} of your customers (${f.integer(x.numerator)} of ${f.integer(x.denominator)})`;
      if (Math.abs(x.rate - x.previous) < INVISIBLE_CHANGE) return `${what}, as in ${x.before}.`;
      const than =
        x.rate >= x.previous
          ? `${points(x.rate - x.previous)} more than in ${x.before}`
          : `${points(x.rate - x.previous)} less than in ${x.before}`;
      return x.significant ? `${what}, ${than}.` : `${what}, ${than}. ${chance}`;
    },
    secondOrder: (x: {
      rate: number;
      days: number;
      customers: number;
      medianDays: number | null;
    }) =>
      `${f.percent(x.rate)} of first-time buyers order again within ${days(x.days)} (from ${customers(x.customers)}). ` +
      (x.medianDays === null
        ? 'More than half have not come back so far.'
        : `Half of all first-time buyers have come back after ${days(x.medianDays)}.`),
    cohortTrend: (x: {
      offset: number;
      granularity: Granularity;
      recent: number;
      recentNumerator: number;
      recentDenominator: number;
      earlier: number;
      earlierNumerator: number;
      earlierDenominator: number;
      cohorts: number;
      significant: boolean;
    }) =>
      `Of the newest ${f.integer(x.cohorts)} cohorts, ${f.percent(x.recent)} ordered again within ${span(x.offset, x.granularity)} (${f.integer(x.recentNumerator)} of ${customers(x.recentDenominator)}); of all before them, ${f.percent(x.earlier)} did (${f.integer(x.earlierNumerator)} of ${f.integer(x.earlierDenominator)}).` +
      (x.significant
        ? x.recent >= x.earlier
          ? ' Newer customers come back more often.'
          : ' Newer customers come back less often.'
        : ` ${chance}`),
    returningRevenue: (x: {
      share: number;
      customersShare: number;
      repeatCustomers: number;
      customers: number;
    }) =>
      `${f.percent(x.share)} of revenue comes from orders after the first. They were placed by ${f.percent(x.customersShare)} of customers (${f.integer(x.repeatCustomers)} of ${f.integer(x.customers)}).`,
    concentration: (x: {
      topShare: number;
      revenueShare: number;
      topCustomers: number;
      customers: number;
    }) =>
      `The best ${f.percent(x.topShare, 0)} of customers (${f.integer(x.topCustomers)} of ${f.integer(x.customers)}) bring ${f.percent(x.revenueShare)} of revenue.`,
    aovReturning: (x: {
      first: number;
      later: number;
      firstMoney: string;
      laterMoney: string;
      firstOrders: number;
      laterOrders: number;
      significant: boolean;
    }) => {
      const ratio = f.percent(Math.abs(x.later / x.first - 1), 0);
      const than =
        x.later >= x.first ? `${ratio} more than first orders` : `${ratio} less than first orders`;
      return (
        `Later orders are worth ${x.laterMoney} on average, ${than} (${x.firstMoney}); from ${f.integer(x.laterOrders)} later and ${f.integer(x.firstOrders)} first orders.` +
        (x.significant ? '' : ` ${chance}`)
      );
    },
    newCustomersChange: (x: {
      period: string;
      before: string;
      current: number;
      previous: number;
      significant: boolean;
    }) => {
      const difference = Math.abs(x.current - x.previous);
      const than =
        x.current === x.previous
          ? `as many as in ${x.before}`
          : x.current > x.previous
            ? `${f.integer(difference)} more than in ${x.before} (${f.integer(x.previous)})`
            : `${f.integer(difference)} fewer than in ${x.before} (${f.integer(x.previous)})`;
      return (
        f.plural(x.current, {
          one: `${f.integer(x.current)} new customer came in ${x.period}, ${than}.`,
          other: `${f.integer(x.current)} new customers came in ${x.period}, ${than}.`
        }) + (x.significant ? '' : ` ${chance}`)
      );
    },
    lapsed: (x: { lapsed: number; customers: number; days: number; money: string | null }) =>
      f.plural(x.lapsed, {
        one: `${f.integer(x.lapsed)} of ${customers(x.customers)} has not ordered for ${days(x.days)} or more and counts as lost`,
        other: `${f.integer(x.lapsed)} of ${customers(x.customers)} have not ordered for ${days(x.days)} or more and count as lost`
      }) + (x.money === null ? '.' : `; together they had spent ${x.money}.`),
    bestCohort: (x: {
      cohort: string;
      rate: number;
      average: number;
      offset: number;
      granularity: Granularity;
      size: number;
    }) =>
      `The customers who began in ${x.cohort} come back most: ${f.percent(x.rate)} of ${f.integer(x.size)} ordered again within ${span(x.offset, x.granularity)}, against ${f.percent(x.average)} of all others.`
  };
};
