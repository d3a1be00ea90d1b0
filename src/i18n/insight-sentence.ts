import type { Insight, Report } from '../core/report-schema';
import type { Stake } from '../core/schema/insight';
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
    case 'bought-again-change':
      return words.boughtAgainChange({
        ...insight,
        period: period(insight.period),
        before: period(insight.period - 1)
      });
    case 'revenue-retention-change':
      return words.revenueRetentionChange({
        ...insight,
        period: period(insight.period),
        before: period(insight.period - 1)
      });
    case 'second-order':
      return words.secondOrder(insight);
    case 'second-order-year':
      return words.secondOrderYear({
        ...insight,
        span: f.dateRange(isoToDay(insight.start), isoToDay(insight.end), calendar),
        rate: insight.recent.rate ?? 0,
        customers: insight.recent.denominator,
        previous: insight.before.rate ?? 0,
        previousCustomers: insight.before.denominator
      });
    case 'reminder':
      return words.reminder(insight);
    case 'bottleneck':
      return words.bottleneck(insight);
    case 'group-returns':
      return words.groupReturns({
        ...insight,
        name: f.isolate(insight.name),
        text: f.isolate(insight.text),
        rate: insight.group.rate ?? 0,
        customers: insight.group.denominator,
        otherRate: insight.others.rate ?? 0,
        otherCustomers: insight.others.denominator
      });
    case 'event': {
      const value = (number: number): string => {
        if (insight.unit === 'money') return f.money(number, currency);
        return insight.unit === 'rate' ? f.percent(number) : f.decimal(number, 1);
      };
      const marked = report.settings.annotations.find(({ id }) => id === insight.id);
      return words.event({
        ...insight,
        name: f.isolate(marked?.text ?? ''),
        beforeText: value(insight.before),
        afterText: value(insight.after)
      });
    }
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
      return words.lapsed({
        ...insight,
        money: insight.revenue === null ? null : f.money(insight.revenue, currency)
      });
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

/**
 * What a finding is about in money, as a sentence to stand after it; null
 * where that is not known or not above 0. Rounded to two digits, since it is
 * an estimate.
 * @example 'That is worth about $4,200 a year: 21 customers at $200 each.'
 */
export function stakeSentence(
  stake: Stake | null,
  report: Report,
  m: Pick<Messages, 'insights'>,
  f: Formatter
): string | null {
  const money = Number((stake?.money ?? 0).toPrecision(2));
  if (stake === null || !(money > 0)) return null;
  const { currency } = report.settings;
  const customers = Math.round(stake.customers ?? 0);
  return m.insights.stake[stake.basis]({
    money: f.money(money, currency),
    days: stake.days,
    customers: customers < 1 || stake.each === null ? null : customers,
    each: f.money(Number((stake.each ?? 0).toPrecision(2)), currency)
  });
}
