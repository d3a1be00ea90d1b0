import type { Granularity } from '../../core/settings';
import type { Formatter } from '../formatter';
import type { SeriesSummary } from '../series-summary';

/** Titles, series, axes and text alternatives of the charts. */
export const charts = (f: Formatter) => {
  const by: Record<Granularity, string> = {
    day: 'by day',
    week: 'by week',
    month: 'by month',
    quarter: 'by quarter',
    year: 'by year'
  };
  const course = (s: SeriesSummary): string =>
    s.count === 1
      ? `${s.last} in ${s.lastLabel}`
      : `${s.first} in ${s.firstLabel}, ${s.last} in ${s.lastLabel}, lowest ${s.lowest} (${s.lowestLabel}), highest ${s.highest} (${s.highestLabel})`;
  return {
    title: {
      retention: 'Kept and lost customers',
      definitions: 'Ways to count who stays, over each other',
      customers: 'New and returning customers',
      revenue: 'Revenue from new and returning customers',
      cohorts: 'Who comes back, by first purchase'
    },
    by: (granularity: Granularity) => by[granularity],
    series: {
      retention: 'Retention rate',
      churn: 'Churn rate',
      interval: '95% interval',
      firstTime: 'First-time buyers',
      returning: 'Returning buyers',
      firstRevenue: 'First orders',
      returningRevenue: 'Later orders'
    },
    tooltip: {
      ratio: (numerator: number, denominator: number) =>
        `${f.integer(numerator)} of ${f.integer(denominator)} customers`,
      interval: (low: number, high: number) =>
        `95% interval: ${f.percent(low)} to ${f.percent(high)}`,
      share: (part: number) => `${f.percent(part)} of the period`,
      total: (amount: string) => `Total: ${amount}`,
      incomplete: 'Period not over yet',
      notMeasurable: 'Not measurable yet: nobody could have lapsed',
      thin: 'Fewer than 30 customers: take with care'
    },
    /** Each definition of retention: its name, what it counts, and why it differs from `kept`. */
    definitions: {
      kept: {
        name: 'Kept',
        counts:
          'counts who was a customer at the start of the period and still is at its end, whether or not they bought in between',
        differs: 'The others ask for more, or count something else.'
      },
      keptWithWonBack: {
        name: 'Kept, with won back',
        counts:
          'counts all customers at the end who are not new, those won back among them, against those at the start',
        differs:
          'Higher than “kept”, and possibly above 100%: it adds customers who had been lost before. This is the textbook formula.'
      },
      boughtAgain: {
        name: 'Bought again',
        counts: 'counts who bought in the period before and bought in this one too',
        differs:
          'Much lower than “kept” where people buy less than once a period: a pause counts as not coming back.'
      },
      revenueNet: {
        name: 'Revenue kept, net',
        counts:
          'counts the money that the buyers of the period before spend in this one, against what they spent then',
        differs:
          'Money instead of heads: a few large buyers weigh more, and those who spend more make up for those who left; it can exceed 100%.'
      },
      revenueGross: {
        name: 'Revenue kept, gross',
        counts:
          'counts the same money, but nobody for more than they spent before, so that growth hides no loss',
        differs: 'Never above “net” nor above 100%: what one spends more does not count.'
      }
    },
    noInterval: {
      customers: 'No interval: it is no share of the customers at the start',
      money: 'No interval: it is money, not a share of customers'
    },
    moneyOf: (part: string, whole: string) => `${part} of ${whole} in the period before`,
    finalOn: (date: string) => `Period not over yet, final on ${date}`,
    key: {
      hollow: 'Hollow point: fewer than 30 customers',
      dashed: (date: string) => `Dashed: the period is not over, final on ${date}`,
      band: (name: string) => `Shaded: 95% interval of “${name}”`
    },
    notMeasurable: 'not measurable yet',
    alt: {
      retention: (granularity: Granularity, s: SeriesSummary) =>
        `Line chart of the retention rate ${by[granularity]}: ${course(s)}.`,
      customers: (granularity: Granularity, first: SeriesSummary, returning: SeriesSummary) =>
        `Bar chart of buyers ${by[granularity]}. First-time: ${course(first)}. Returning: ${course(returning)}.`,
      revenue: (granularity: Granularity, first: SeriesSummary, returning: SeriesSummary) =>
        `Bar chart of revenue ${by[granularity]}. First orders: ${course(first)}. Later orders: ${course(returning)}.`,
      definitions: (
        granularity: Granularity,
        parts: readonly { name: string; course: SeriesSummary }[]
      ) =>
        `Line chart ${by[granularity]}. ${parts.map((p) => `${p.name}: ${course(p.course)}.`).join(' ')}`,
      openPeriod: 'The last period is not over yet.',
      nothing: 'No period can be measured yet.'
    }
  };
};
