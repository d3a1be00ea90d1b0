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
    notMeasurable: 'not measurable yet',
    alt: {
      retention: (granularity: Granularity, s: SeriesSummary) =>
        `Line chart of the retention rate ${by[granularity]}: ${course(s)}.`,
      customers: (granularity: Granularity, first: SeriesSummary, returning: SeriesSummary) =>
        `Bar chart of buyers ${by[granularity]}. First-time: ${course(first)}. Returning: ${course(returning)}.`,
      revenue: (granularity: Granularity, first: SeriesSummary, returning: SeriesSummary) =>
        `Bar chart of revenue ${by[granularity]}. First orders: ${course(first)}. Later orders: ${course(returning)}.`,
      openPeriod: 'The last period is not over yet.',
      nothing: 'No period can be measured yet.'
    }
  };
};
