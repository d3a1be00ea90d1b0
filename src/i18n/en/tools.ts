import type { ToolCode } from '../../core/schema/other-tools';
import type { Granularity } from '../../core/settings';
import type { Formatter } from '../formatter';

/** What is said of a figure as another tool defines it. */
export interface ToolWords {
  /** Who counts so. */
  tool: string;
  /** What they call it. */
  word: string;
  /** What it divides, in words. */
  formula: string;
  /** Why it differs from ours. */
  why: string;
  /** When it is the better question. */
  better: string;
}

export type RevenueCode = 'revenue-net' | 'revenue-gross';

/** "Why does my other tool show another number?" */
export const tools = (f: Formatter) => {
  const periods: Record<Granularity, string> = {
    day: 'day',
    week: 'week',
    month: 'month',
    quarter: 'quarter',
    year: 'year'
  };
  const words: Record<ToolCode, ToolWords> = {
    textbook: {
      tool: 'Textbook formula',
      word: 'Customer retention rate',
      formula: '(active at the end − new) ÷ active at the start',
      why: 'Everyone who is active at the end and not new counts as kept, even a customer who had been lost and was won back. Our rate counts only those who were active at both ends.',
      better:
        'Ask it when winning customers back is part of the work and should show in one number.'
    },
    'shopify-returning': {
      tool: 'Shopify',
      word: 'Returning customer rate',
      formula:
        'buyers of the period with two or more orders in their life so far ÷ buyers of the period',
      why: 'It looks at who bought in the period and asks whether they had ever bought before. Customers who stayed away are not in it at all, and it falls when many new ones come, though nobody is lost.',
      better: 'Ask it to see what your sales live on: newcomers or regulars.'
    },
    'repeat-in-period': {
      tool: 'Repeat Customer Insights',
      word: 'Repeat purchase rate in the period',
      formula: 'buyers with two or more orders within the period ÷ buyers of the period',
      why: 'Both orders must fall in the same period. In a short period hardly anybody manages that, so it lies far below ours and grows with the length of the period.',
      better: 'Ask it for goods that people buy several times in a period, such as coffee or lunch.'
    },
    'lifetimely-90': {
      tool: 'Lifetimely',
      word: 'Repurchase rate within 90 days',
      formula:
        'first-time buyers with a second order within 90 days ÷ first-time buyers watched that long',
      why: 'It is about newcomers only and asks for one more order. Regulars, who make our rate high, are not in it.',
      better: 'Ask it to judge the first weeks of a customer: welcome letters, first impressions.'
    },
    'mixpanel-unbounded': {
      tool: 'Mixpanel',
      word: 'Retention, on or after month 1',
      formula:
        'first-time buyers with an order 30 days after their first, or at any time later ÷ first-time buyers watched for 60 days',
      why: 'One order at any later time is enough to count as kept, and past figures rise as customers return. Ours asks whether a customer is still active on a given day.',
      better: 'Ask it when it does not matter when people return, only that they do.'
    },
    'posthog-period': {
      tool: 'PostHog',
      word: 'Retention in the period after the first',
      formula:
        'customers of a cohort with an order in the next calendar period ÷ customers of the cohort',
      why: 'Only an order in exactly that period counts: whoever comes a period later is missing. Ours lets customers stay away for the whole lapse window.',
      better: 'Ask it for things that are used or bought in every period, such as subscriptions.'
    },
    'peel-repurchase': {
      tool: 'Peel',
      word: 'Repurchase rate',
      formula: 'first-time buyers with two or more orders to date ÷ first-time buyers',
      why: 'It adds up over all time and can only rise: a customer who bought twice years ago counts for ever. Ours forgets customers who stay away.',
      better: 'Ask it to compare intakes of the same age: which of them came back at all?'
    },
    'period-to-period': {
      tool: 'Period to period',
      word: 'Bought again in the next period',
      formula: 'buyers of both periods ÷ buyers of the period before',
      why: 'There is no lapse window: whoever skips one period counts as lost, and as new custom when returning. Peel does the same by 30 days.',
      better: 'Ask it when a customer of yours really should buy in every single period.'
    },
    'rolling-30': {
      tool: 'Mixpanel and Amplitude',
      word: 'Retention in days 30 to 59',
      formula:
        'first-time buyers with an order 30 to 59 days after their first ÷ first-time buyers watched for 60 days',
      why: 'The month begins with each customer’s own first order, not on the first of the calendar, and only an order in those 30 days counts.',
      better:
        'Ask it when the calendar should play no part, for instance after a campaign mid-month.'
    }
  };
  const revenue: Record<RevenueCode, Omit<ToolWords, 'tool'>> = {
    'revenue-net': {
      word: 'Net revenue retention',
      formula:
        'revenue now of those who bought in the period before ÷ all revenue of the period before',
      why: 'It counts money in place of people: one large customer who buys more can make up for ten who left, and it can exceed 100%.',
      better: 'Ask it when a few customers bring most of the revenue.'
    },
    'revenue-gross': {
      word: 'Gross revenue retention',
      formula:
        'the smaller of then and now, for each buyer of the period before, added up ÷ their revenue then',
      why: 'Like the net figure, but nobody’s growth makes up for another’s loss, so it never exceeds 100%.',
      better: 'Ask it to see how much of the revenue crumbles before anything is won.'
    }
  };

  return {
    title: 'They count different things: none is wrong',
    lead: 'Retention, repeat rate, returning customers: the same words stand for different questions. Here is your own shop under each definition, computed from the same orders, so that you can see which one your other tool asks.',
    caveat:
      'What a tool does is told here by its public help pages. Tools change, and their settings can change the number too.',

    table: {
      title: 'Your number under every definition',
      subtitle: 'The highest first',
      definition: 'Definition',
      value: 'Your number',
      basis: 'Rests on',
      interval: '95% interval',
      of: 'Of',
      own: 'Mandegar: retention rate',
      ownMark: 'shown in this report',
      customers: (part: number, whole: number) =>
        `${f.integer(part)} of ${f.plural(whole, { one: `${f.integer(whole)} customer`, other: `${f.integer(whole)} customers` })}`,
      range: (low: string, high: string) => `${low} to ${high}`,
      allCohorts: 'all first-time buyers',
      unknown: 'not measurable yet',
      money: 'money, not customers'
    },
    ownWhy: (days: number) =>
      `Our own rate: of the customers active when the period began, the share still active when it ended. Active means with an order in the last ${f.plural(days, { one: 'day', other: `${f.integer(days)} days` })} (the lapse window).`,

    card: {
      yours: 'With your orders',
      formula: 'What it divides',
      why: 'Why it differs from ours',
      better: 'When it is the better question'
    },
    words,
    revenue,

    textbook: {
      title: 'The textbook formula, and why it can exceed 100%',
      intro:
        'Many books and calculators take the customers at the end, subtract the new ones, and divide by those at the start.',
      sum: (end: number, fresh: number, start: number, rate: string, period: string) =>
        `${period}: (${f.integer(end)} − ${f.integer(fresh)}) ÷ ${f.integer(start)} = ${rate}`,
      unknown:
        'It cannot be computed yet: no finished period is long enough after the first order.',
      wonBack: (n: number) =>
        f.plural(n, {
          one: 'One of those counted as kept had been lost before and was won back in the period.',
          other: `${f.integer(n)} of those counted as kept had been lost before and were won back in the period.`
        }),
      none: 'Nobody was won back in this period, so it equals our own rate.',
      why: 'Won-back customers stand above the line but not below it, because they were not active at the start. When more are won back than are lost, the result passes 100%. Our own rate leaves them out and shows them in a column of their own.',
      over: 'In your data this happens in this very period.'
    },

    other: {
      title: 'Other reasons for a difference',
      lines: [
        'Which orders are in: refunds, cancelled, unpaid and test orders may be counted elsewhere. The Data view tells what was left out here.',
        'Who is one customer: guest checkouts under the same e-mail are one person here, and may be several elsewhere.',
        'Where the day begins: a shop in another time zone puts late orders on the next day. Here a day is the date that your file writes.',
        'How far back the data reach: a tool that began later takes old customers for new ones.'
      ]
    },
    link: 'Why does my other tool show another number?',
    period: (granularity: Granularity) => `the last full ${periods[granularity]}`
  };
};
