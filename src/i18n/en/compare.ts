import type { ComparedKey } from '../../core/schema/comparison';
import type { Granularity } from '../../core/settings';
import type { Formatter } from '../formatter';

/** What the definitions have no name for. */
export type OwnMeasure = Extract<ComparedKey, 'orders' | 'secondWithin90' | 'revenuePerCustomer'>;

/** The view that lays two reports side by side. */
export const compare = (f: Formatter) => {
  const customers = (n: number) =>
    f.plural(n, { one: `${f.integer(n)} customer`, other: `${f.integer(n)} customers` });
  const units: Record<Granularity, string> = {
    day: 'Day',
    week: 'Week',
    month: 'Month',
    quarter: 'Quarter',
    year: 'Year'
  };
  const inUnits: Record<Granularity, (n: number) => string> = {
    day: (n) => f.plural(n, { one: 'day', other: `${f.integer(n)} days` }),
    week: (n) => f.plural(n, { one: 'week', other: `${f.integer(n)} weeks` }),
    month: (n) => f.plural(n, { one: 'month', other: `${f.integer(n)} months` }),
    quarter: (n) => f.plural(n, { one: 'quarter', other: `${f.integer(n)} quarters` }),
    year: (n) => f.plural(n, { one: 'year', other: `${f.integer(n)} years` })
  };
  const measures: Record<OwnMeasure, string> = {
    orders: 'Orders',
    secondWithin90: 'Second order within 90 days',
    revenuePerCustomer: 'Revenue per customer'
  };

  return {
    gloss:
      'Lay another time, another group of customers or another saved report beside this report, and see what differs by more than chance.',
    choose: {
      title: 'Compare with',
      kind: 'What to compare with',
      kinds: { period: 'Other period', filter: 'Other filter', session: 'Other report' },
      nothing: 'Nothing chosen yet',
      nothingText: 'A is the report in view. Choose above what B should be.',
      go: 'Compare',
      end: 'End comparison'
    },
    period: {
      yearBefore: 'The year before',
      before: 'Just before, as long',
      newest: (n: number, granularity: Granularity) =>
        n === 1
          ? `The newest ${inUnits[granularity](n)} against the one before`
          : `The newest ${inUnits[granularity](n)} against those before`,
      newestHint: 'Limits the report in view to these days too.',
      noPreset:
        'The report in view covers all days, so nothing lies before it. Limit it to a period, or choose days below; customers of both are then on both sides.',
      presets: 'Often chosen',
      own: 'From and to',
      from: 'From',
      to: 'To',
      reversed: 'The second must not lie before the first.'
    },
    filter: {
      others: 'Everyone else',
      without: 'Without a filter',
      dimension: 'By',
      loading: 'Looking through the orders…',
      failed: 'What can be chosen from could not be found out.',
      apart: 'Leave these customers out of A',
      apartHint: 'Then nobody is on both sides, and chance can be told.',
      chooseValues: 'Choose what B should hold.'
    },
    session: {
      label: 'Saved report',
      none: 'No other report is saved yet',
      noneText: 'Open another file: its report is kept and can be compared.',
      facts: (n: number, days: string) => (days === '' ? customers(n) : `${customers(n)}, ${days}`)
    },

    sides: {
      title: 'What is compared',
      a: 'A',
      b: 'B',
      inView: 'the report in view',
      beside: 'beside it',
      basis: (n: number, orders: number) =>
        `${customers(n)}, ${f.plural(orders, { one: `${f.integer(orders)} order`, other: `${f.integer(orders)} orders` })}`,
      shared: (n: number) => `${customers(n)} in both`,
      unknownShared: 'Whether somebody buys in both cannot be known.'
    },
    /** A side without words of its own. */
    noFilter: 'all customers',

    summary: {
      differs: (n: number, tested: number, items: readonly string[]) =>
        n === 1 && tested === 1
          ? `The one number that can be tested differs by more than chance: ${f.list(items)}.`
          : `${f.integer(n)} of ${f.integer(tested)} numbers that can be tested ${n === 1 ? 'differs' : 'differ'} by more than chance: ${f.list(items)}.`,
      item: (name: string, higher: boolean, difference: string) =>
        `${name} is ${higher ? 'higher' : 'lower'} in B (${difference})`,
      /** A difference with its 95% interval. */
      detail: (difference: string, interval: string) =>
        interval === '' ? difference : `${difference}; ${interval}`,
      none: (tested: number) =>
        tested === 1
          ? 'The one number that can be tested does not differ by more than chance.'
          : `None of the ${f.integer(tested)} numbers that can be tested differs by more than chance.`,
      sharing: (n: number) =>
        f.plural(n, {
          one: 'One customer is on both sides, so most differences cannot be told from chance.',
          other: `${f.integer(n)} customers are on both sides, so most differences cannot be told from chance.`
        }),
      untested: 'Nothing can be tested here yet: there are too few customers or too few days.',
      noCause:
        'A difference is not yet a cause: season, prices or the mix of customers may differ too.',
      soon: (differs: boolean, p: string) =>
        differs
          ? `How soon first-time buyers order again differs by more than chance (log-rank test, ${p}).`
          : `How soon first-time buyers order again does not differ by more than chance (log-rank test, ${p}).`,
      p: (p: number) => (p < 0.001 ? `p < ${f.decimal(0.001, 3)}` : `p = ${f.decimal(p, 3)}`)
    },

    table: {
      title: 'The numbers side by side',
      measure: 'Number',
      difference: 'B against A',
      interval: '95% interval',
      verdict: 'Chance?',
      measures,
      points: (difference: string) => `${difference} points`,
      /** The interval of a difference in points. */
      range: (low: string, high: string) => `${low} to ${high}`,
      days: (n: string) => `${n} days`,
      verdicts: {
        more: 'more than chance',
        within: 'within chance',
        shared: (n: number) =>
          f.plural(n, {
            one: 'cannot be told: one customer is in both',
            other: `cannot be told: ${f.integer(n)} customers are in both`
          }),
        unknown: 'not measurable on both sides',
        currency: 'different currencies',
        untested: 'not tested'
      },
      untestedNote:
        'Counts, sums and averages of money are not tested: a report holds how many there are, not how they scatter.',
      currencyNote: 'Each side is in its own currency; amounts are not compared.',
      thin: 'fewer than 30 customers',
      ofCustomers: (part: number, whole: number) => `${f.integer(part)} of ${customers(whole)}`,
      csv: 'Table (CSV)',
      menu: 'Numbers side by side: picture and table'
    },

    charts: {
      retention: 'Retention, one over the other',
      byNumber: 'first period against first period',
      byDate: 'by date',
      second: 'How soon first-time buyers order again',
      cohort: 'The average cohort',
      cohortSubtitle: 'Share of first-time buyers who buy in each later period',
      axisDays: 'Days after the first order',
      axisOffset: (granularity: Granularity) => `${units[granularity]}s after the first order`,
      axisNumber: (granularity: Granularity) => `${units[granularity]} of each side`,
      differentPeriods:
        'The cohorts of the two sides are counted in different periods, so they cannot be laid over each other.',
      side: (side: string, name: string) => `${side}: ${name}`,
      columns: { at: 'At', a: 'A', b: 'B' }
    },

    ofCustomers: (part: number, whole: number) => `${f.integer(part)} of ${customers(whole)}`,
    interval: (low: number, high: number) =>
      `95% interval: ${f.percent(low)} to ${f.percent(high)}`,
    openPeriod: 'Period not over yet',
    periodNumber: (n: number, granularity: Granularity) => `${units[granularity]} ${f.integer(n)}`,
    offset: (n: number, granularity: Granularity) => `${units[granularity]} ${f.integer(n)}`,
    day: (n: number) => `Day ${f.integer(n)}`,
    course: (
      name: string,
      first: { value: string; label: string },
      last: { value: string; label: string }
    ) => `${name}: ${first.value} (${first.label}), ${last.value} (${last.label})`,
    alt: (sides: readonly string[]) => `Line chart of both sides. ${sides.join('. ')}.`,
    noCourse: 'Nothing can be measured yet.',

    loading: 'The second report is being made…',
    failed: {
      title: 'The comparison could not be made',
      gone: (name: string) =>
        `The report ${f.isolate(name)} is no longer there, or cannot be read. Choose another one.`,
      newer: (name: string) =>
        `The report ${f.isolate(name)} was saved by a newer version of this app. Reload the page.`,
      other: 'Try again, or choose something else to compare with.',
      retry: 'Try again'
    },
    empty: {
      a: 'Nothing in the report in view meets its filter, so there is nothing to compare.',
      b: 'No order meets this filter, so there is nothing to compare. Choose other values.'
    },
    list: {
      title: 'That report holds a list of customers',
      text: 'It has one row for each customer and no single orders, so retention and second orders cannot be compared.'
    },
    thin: (n: number) =>
      `One side has only ${customers(n)}. Differences then must be large before they can be told from chance.`
  };
};
