import type { Insight, Report } from '../core/report-schema';
import { isoToDay } from '../core/time/calendar';
import type { Formatter } from './formatter';
import type { Messages } from './messages';

/**
 * The sentence for what stands out, with its number, its comparison and what
 * it rests on, in the report's calendar and currency.
 * @example 'In Nov 2024 you kept 91.2% of your customers (912 of 1,000), 2.1 points more than in Oct 2024.'
 */
export function insightSentence(
  insight: Insight,
  report: Report,
  m: Pick<Messages, 'insights'>,
  f: Formatter
): string {
  const { calendar, granularity, currency } = report.settings;
  const period = (index: number): string => {
    const row = report.periods[index];
    return row ? f.period(isoToDay(row.start), granularity, calendar) : '';
  };
  const words = m.insights;
  switch (insight.code) {
    case 'retention-change':
      return words.retentionChange({
        ...insight,
        period: period(insight.period),
        before: period(insight.period - 1)
      });
    case 'second-order':
      return words.secondOrder(insight);
    case 'cohort-trend':
      return words.cohortTrend({
        offset: insight.offset,
        granularity: report.cohorts.granularity,
        recent: insight.recent.rate ?? 0,
        recentNumerator: insight.recent.numerator,
        recentDenominator: insight.recent.denominator,
        earlier: insight.earlier.rate ?? 0,
        earlierNumerator: insight.earlier.numerator,
        earlierDenominator: insight.earlier.denominator,
        cohorts: insight.cohorts,
        significant: insight.significant
      });
    case 'returning-revenue':
      return words.returningRevenue(insight);
    case 'concentration':
      return words.concentration(insight);
    case 'aov-returning':
      return words.aovReturning({
        ...insight,
        firstMoney: f.money(insight.first, currency),
        laterMoney: f.money(insight.later, currency)
      });
    case 'new-customers-change':
      return words.newCustomersChange({
        ...insight,
        period: period(insight.period),
        before: period(insight.period - 1)
      });
    case 'lapsed':
      return words.lapsed({ ...insight, money: f.money(insight.revenue, currency) });
    case 'best-cohort':
      return words.bestCohort({
        ...insight,
        granularity: report.cohorts.granularity,
        cohort: f.period(
          isoToDay(insight.start),
          report.cohorts.granularity,
          report.cohorts.calendar
        )
      });
  }
}
