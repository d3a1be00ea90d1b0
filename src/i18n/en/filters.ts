import type { DimensionId } from '../../core/filter/condition';
import type { Granularity } from '../../core/settings';
import type { Formatter } from '../formatter';

/** Dimensions that are computed of each customer's first order, and so have no heading. */
export type ComputedDimension = Exclude<DimensionId, `${string}:${string}`>;

/** The span and the filter of the report: in the bar, in its panels, and in every subtitle. */
export const filters = (f: Formatter) => {
  const customers = (n: number) =>
    f.plural(n, { one: `${f.integer(n)} customer`, other: `${f.integer(n)} customers` });
  const orders = (n: number) =>
    f.plural(n, { one: `${f.integer(n)} order`, other: `${f.integer(n)} orders` });
  const computed: Record<ComputedDimension, string> = {
    'first-amount': 'Size of the first order',
    'first-weekday': 'Weekday of the first order',
    'first-day': 'Time of the first order'
  };
  const lastPeriods: Record<Granularity, string> = {
    day: 'Last 30 days',
    week: 'Last 13 weeks',
    month: 'Last 12 months',
    quarter: 'Last 4 quarters',
    year: 'Last 3 years'
  };
  return {
    customers,
    orders,
    computed,
    /** ISO order: from Monday. */
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    unnamed: 'Column without a heading',
    blank: '(blank)',
    /** Where amounts are told in the prices of one month. */
    prices: {
      short: (month: string) => `in prices of ${month}`,
      note: (month: string) => `All amounts are in prices of ${month}.`
    },
    /** A condition in words: what it looks at, and what it keeps. */
    condition: {
      pair: (heading: string, value: string) => `${heading}: ${value}`,
      ofFirstOrder: (heading: string) => `${heading} of the first order`,
      ofOrders: (heading: string) => `Only orders with ${heading}`,
      nothing: 'nothing chosen',
      all: 'all',
      except: (values: string) => `all but ${values}`,
      /** The last of a list: Shop, Web and 4 more. */
      more: (n: number) => `${f.integer(n)} more`,
      from: (bound: string) => `at least ${bound}`,
      below: (bound: string) => `under ${bound}`,
      between: (from: string, below: string) => `${from} to under ${below}`,
      fromDay: (date: string) => `from ${date} on`,
      untilDay: (date: string) => `until ${date}`
    },

    /** The days that are reported. */
    span: {
      range: (from: string, to: string) => `${from} – ${to}`,
      button: (span: string) => `Days of the report: ${span}`,
      title: 'Days of the report',
      intro:
        'Choose what is reported. What customers did before is still known: who is new, and who comes back.',
      presets: 'Often chosen',
      all: 'All days',
      lastPeriods: (granularity: Granularity) => lastPeriods[granularity],
      thisYear: 'This year',
      lastYear: 'Last year',
      lastQuarter: 'Last quarter',
      own: 'From and to',
      from: 'From',
      to: 'To',
      fromStart: 'The first day',
      toEnd: 'The last day',
      completeOnly: 'Finished periods only',
      completeOnlyHint: (date: string) =>
        `Leaves out the period that is not over; it ends on ${date}.`,
      completeOnlyNone: 'Leaves out a period that is not over. At present all are finished.',
      running: (period: string, date: string) => `${period} is not over: it ends on ${date}.`,
      /** Beside the choice of weeks. */
      weekFrom: { monday: 'from Monday', saturday: 'from Saturday' },
      /** Above the tiles, where days are chosen. */
      tiles: (span: string, end: string) =>
        `Of the customers who bought in the chosen days, ${span}. Who came back is counted up to ${end}.`
    },

    /** The choice of conditions. */
    panel: {
      button: 'Filter',
      buttonWith: (n: number) => `Filter (${f.integer(n)})`,
      title: 'Filter',
      intro: 'Conditions hold together: a customer must meet all of them.',
      groups: {
        order: 'Columns of the orders',
        customer: 'Columns of the customers',
        first: 'First order'
      },
      loading: 'Looking through the orders…',
      failed: 'The columns could not be looked through. Change a setting, or open the files again.',
      none: 'These files have no column to filter by, beside the first order.',
      gone: 'This column is not in these files, or it is the same everywhere.',
      scope: 'What the condition means',
      scopes: {
        customers: 'Customers whose first order meets it',
        orders: 'Only orders that meet it'
      },
      scopeHints: {
        customers: 'These customers stay, with all their orders.',
        orders:
          'All other orders are left out, as if they had never been. “First order” then means the first of these.'
      },
      distinct: (n: number) => f.plural(n, { one: 'one value', other: `${f.integer(n)} values` }),
      search: 'Search',
      noMatch: 'No value matches.',
      except: 'All but these',
      exceptHint: 'Keeps what is not ticked.',
      values: 'Values',
      moreValues: (shown: number, all: number) =>
        `The ${f.integer(shown)} most frequent of ${f.integer(all)} are listed. Search for the rest.`,
      mostFrequent: (shown: number, all: number) =>
        `Only the ${f.integer(shown)} most frequent of ${f.integer(all)} values can be chosen.`,
      atLeast: 'At least',
      below: 'Less than',
      span: (low: string, high: string) => `${low} to ${high}`,
      range: (range: string) => `In the data: ${range}`,
      blankLeftOut: (n: number) =>
        f.plural(n, {
          one: 'One is blank, and in no range.',
          other: `${f.integer(n)} are blank, and in no range.`
        }),
      notNumber: 'Please give a number.',
      reversed: 'The second number must be the larger one.',
      remove: 'Remove this condition',
      back: 'All columns',
      close: 'Done'
    },

    /** The conditions in force, below the bar. */
    chips: {
      label: 'Conditions in force',
      edit: (condition: string) => `Change: ${condition}`,
      remove: (condition: string) => `Remove: ${condition}`,
      clear: 'Clear all',
      gone: 'not in these files',
      share: (part: number, whole: number, partOrders: number, wholeOrders: number) =>
        `${f.integer(part)} of ${customers(whole)}, ${f.integer(partOrders)} of ${orders(wholeOrders)}`
    },

    empty: {
      title: 'No order meets these conditions',
      text: 'Take one of them away, or choose more values.',
      clear: 'Clear all conditions'
    },

    /** In place of what is by period, where none is reported. */
    noPeriod: {
      unfinished: 'No period of these days is over yet',
      showRunning: 'Show the running period too',
      nothing: 'Your data hold none of the chosen days',
      nothingText: 'Choose other days, or all of them.'
    },

    /** The menu that begins a comparison. */
    compare: {
      button: 'Compare',
      period: 'Another period',
      filter: 'Another filter',
      session: 'Another session',
      end: 'End comparison'
    }
  };
};
