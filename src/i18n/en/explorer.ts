import type { CohortMeasure, CohortValue, ShareOf } from '../../core/retention/cohort-values';
import type { Formatter } from '../formatter';

/** The cohort explorer beside its table, whose words stand in the report's `cohorts`. */
export const explorer = (f: Formatter) => {
  const cohorts = (n: number) =>
    f.plural(n, { one: `${f.integer(n)} cohort`, other: `${f.integer(n)} cohorts` });
  const customers = (n: number) =>
    f.plural(n, { one: `${f.integer(n)} customer`, other: `${f.integer(n)} customers` });
  const values: Record<CohortValue, string> = {
    share: 'Share',
    count: 'Number of customers',
    orders: 'Orders',
    revenue: 'Revenue',
    averageOrderValue: 'Average order value',
    ordersToDate: 'Orders per customer so far',
    revenueToDate: 'Revenue per customer so far',
    marginToDate: 'Margin per customer so far'
  };
  const ofs: Record<ShareOf, string> = { start: 'the cohort', previous: 'the period before' };

  return {
    show: 'Show',
    values,
    valueGroups: { customers: 'Customers', orders: 'Orders and money' },
    valueGloss: {
      share: '',
      count: '',
      orders: 'Orders of the cohort in that period.',
      revenue: 'Revenue of the cohort in that period, refunds taken off.',
      averageOrderValue: 'Revenue ÷ orders of the cohort in that period.',
      ordersToDate: 'All orders up to the end of that period ÷ all customers of the cohort.',
      revenueToDate:
        'What a customer has brought by then, on average: all revenue up to the end of that period ÷ all customers of the cohort, those who never came back included.',
      marginToDate:
        'The same after the cost of the goods: revenue per customer so far × gross margin. This is customer lifetime value as it grows.'
    } satisfies Record<CohortValue, string>,
    of: 'Share of',
    ofs,
    previousGloss:
      'May exceed 100%: a customer can skip a period and come back, so these are not the same people.',
    /** Subtitles: what share. */
    shareOf: {
      start: 'Share of the cohort',
      previous: 'Share of the period before'
    } satisfies Record<ShareOf, string>,
    scope: 'Colours within',
    scopes: { table: 'the table', row: 'each row', column: 'each column' },
    scopeNote: {
      table: '',
      row: 'Colours run within each row, from its lowest to its highest.',
      column: 'Colours run within each column, from its lowest to its highest.'
    },
    thinNote: 'Cohorts marked * have fewer than 30 customers.',
    noValueNote: '–: no orders in that period',
    averageHint: {
      weighted: 'All finished cohorts taken together; large ones count for more',
      mean: 'Mean of the finished cohorts'
    },
    marginHint: 'Margin per customer can be shown too, once your gross margin is in the settings.',
    csvAverage: 'average',

    keys: 'Press Enter on a cell to see its customers. With the arrow keys you reach the headings, which open the trend of a column, and the boxes of the rows, which draw a cohort as a curve.',
    pick: (cohort: string) => `Draw ${cohort} as a curve`,
    openTrend: (offset: string) => `${offset}: show its trend over the cohorts`,
    cell: {
      /** Between the pieces of what is read out. */
      between: ', ',
      state: { final: 'final', open: 'still open', none: 'no orders' },
      basis: (part: number, whole: number) => `${f.integer(part)} of ${customers(whole)}`,
      basisPrevious: (part: number, whole: number) =>
        `${f.integer(part)}, against ${f.integer(whole)} in the period before`,
      perOrders: (sum: string, n: number) => `${sum} ÷ ${f.integer(n)} orders`,
      perCustomers: (sum: string, n: number) => `${sum} ÷ ${customers(n)}`
    },

    panel: {
      label: 'Customers behind a cell',
      close: 'Close',
      share: 'Share',
      interval: '95% interval',
      basis: 'Rests on',
      ordersIn: {
        active: 'Their orders in that period',
        activeOnOrAfter: 'Their orders from that period on',
        returnedBy: 'Their orders up to then'
      } satisfies Record<CohortMeasure, string>,
      revenueIn: {
        active: 'Their revenue in that period',
        activeOnOrAfter: 'Their revenue from that period on',
        returnedBy: 'Their revenue up to then'
      } satisfies Record<CohortMeasure, string>,
      average: 'Average order value',
      state: 'State',
      final: 'Final',
      openUntil: (date: string) => `Open until ${date}`,
      customers: 'Customers',
      nobody: 'Nobody: no customer of this cohort is in this cell.',
      columns: {
        key: 'Customer',
        firstOrder: 'First order',
        lastOrder: 'Last order',
        orders: 'Orders to date',
        revenue: 'Revenue to date',
        cellOrders: 'Orders here',
        cellRevenue: 'Revenue here'
      },
      more: (n: number) =>
        f.plural(n, {
          one: `and ${f.integer(n)} more`,
          other: `and ${f.integer(n)} more, with less revenue to date`
        }),
      csv: 'Save these customers (CSV)',
      pending: 'Looking up the customers…',
      failed: 'The customers could not be looked up. Please try again.'
    },

    curves: {
      title: 'Cohorts over each other',
      gloss: (most: number) =>
        `Each line is a cohort from its first period on. Tick up to ${f.integer(most)} in the table to choose them.`,
      dashed: 'Dashed: the period is not over yet',
      average: 'Average of all cohorts',
      clear: 'Reset',
      none: 'There is only one period to draw so far.',
      pastStart:
        'The first period, in which all are counted, is left out so that the rest can be read.',
      alt: (view: string, names: string) => `Line chart by age of the cohort. ${view}: ${names}.`,
      altLine: (name: string, value: string, offset: string) => `${name} ${value} at ${offset}`
    },

    trend: {
      title: (offset: string) => `Is ${offset} getting better?`,
      offset: 'Period after the start',
      gloss: 'Each point is one cohort at the same age; the bar is its 95% interval.',
      series: 'Share of the cohort',
      earlierLevel: (n: number) => `${cohorts(n)} before, together`,
      recentLevel: (n: number) => `Newest ${cohorts(n)}, together`,
      hollow: 'Hollow: fewer than 30 customers, or not over yet',
      fairly:
        'Shown as “in the period”: “on or after” would favour older cohorts, who have had more time to come back.',
      ofShares: 'The trend is always of the share of customers.',
      better: (x: TrendNumbers) =>
        `Yes: ${x.recent} in the newest ${cohorts(x.recentCohorts)} against ${x.earlier} in the ${cohorts(x.earlierCohorts)} before. The difference of ${x.difference} points (95% interval: ${x.low} to ${x.high}) is more than chance.`,
      worse: (x: TrendNumbers) =>
        `No, it is getting worse: ${x.recent} in the newest ${cohorts(x.recentCohorts)} against ${x.earlier} in the ${cohorts(x.earlierCohorts)} before. The difference of ${x.difference} points (95% interval: ${x.low} to ${x.high}) is more than chance.`,
      chance: (x: TrendNumbers) =>
        `Not to be told: ${x.recent} in the newest ${cohorts(x.recentCohorts)} against ${x.earlier} in the ${cohorts(x.earlierCohorts)} before. The difference of ${x.difference} points (95% interval: ${x.low} to ${x.high}) is within chance.`,
      tooFew: 'To compare newer cohorts with older ones, at least three finished ones are needed.',
      tooEarly: (n: number, days: number) =>
        f.plural(n, {
          one: `The first cohort is left out of the comparison: it begins less than ${f.integer(days)} days after the first order in your data, so its customers may be older than they seem.`,
          other: `The first ${cohorts(n)} are left out of the comparison: they begin less than ${f.integer(days)} days after the first order in your data, so their customers may be older than they seem.`
        }),
      notCompared: 'Not part of the comparison',
      alt: (offset: string, first: string, firstLabel: string, last: string, lastLabel: string) =>
        `Points with error bars, one for each cohort, at ${offset}: ${first} in ${firstLabel}, ${last} in ${lastLabel}.`,
      columns: { share: 'Share', basis: 'Rests on', interval: '95% interval' }
    }
  };
};

/** Already formatted, except for the counts. */
export interface TrendNumbers {
  recent: string;
  earlier: string;
  recentCohorts: number;
  earlierCohorts: number;
  difference: string;
  low: string;
  high: string;
}
