import type { CustomerColumn, CustomerList } from '../../core/schema/customers';
import type { Formatter } from '../formatter';

/** How likely it is that somebody is still a customer, in four steps from the highest. */
export type AliveBand = 'sure' | 'likely' | 'unlikely' | 'gone';

/** The table of customers and the page of one. */
export const customers = (f: Formatter) => {
  const days = (n: number) =>
    f.plural(n, { one: `${f.integer(n)} day`, other: `${f.integer(n)} days` });
  const months = (n: number) =>
    f.plural(n, { one: `${f.integer(n)} month`, other: `${f.integer(n)} months` });
  const orders = (n: number) =>
    f.plural(n, { one: `${f.integer(n)} order`, other: `${f.integer(n)} orders` });
  const count = (n: number) =>
    f.plural(n, { one: `${f.integer(n)} customer`, other: `${f.integer(n)} customers` });
  const within = (horizon: number | null) =>
    horizon === null ? 'in all the time to come' : `in the next ${months(horizon)}`;

  return {
    title: 'Every customer, and what is likely to come',
    days,
    range: (low: string, high: string) => `${low} to ${high}`,
    /** Days from the last order to the end of the data, beneath its date. */
    since: (n: number) => `${days(n)} since`,
    overdueBy: (n: number) => `${days(n)} overdue`,
    /** Of an order that nobody waits for any more, beneath the day on which it was expected. */
    missed: 'did not come',
    /** Chances beyond what can be told apart from none and from certainty. */
    below: (chance: string) => `< ${chance}`,
    above: (chance: string) => `> ${chance}`,

    lists: {
      all: 'All',
      once: 'Bought once',
      repeat: 'Bought again',
      active: 'Probably still customers',
      leaving: 'About to leave or gone',
      'leaving-best': 'Best ones leaving',
      overdue: 'Overdue'
    } satisfies Record<CustomerList, string>,
    listsLabel: 'Which customers',
    listGloss: {
      all: '',
      once: 'One order so far.',
      repeat: 'Two orders or more so far.',
      active: 'The chance that they are still customers is one half or more.',
      leaving: 'The chance that they are still customers is below one half.',
      'leaving-best':
        'The chance that they are still customers is below one half, and they belong to the fifth that has brought the most.',
      overdue:
        'Probably still customers, but past the day on which their next order was to be expected: a reminder may be due.'
    } satisfies Record<CustomerList, string>,

    columns: {
      key: 'Customer',
      firstOrder: 'First order',
      lastOrder: 'Last order',
      orders: 'Orders',
      revenue: 'Value to date',
      averageOrderValue: 'Average order',
      pAlive: 'Still a customer',
      expectedOrders: 'Orders to come',
      expectedValue: 'Value to come',
      nextOrder: 'Next order about',
      overdueDays: 'Overdue by'
    } satisfies Record<CustomerColumn, string>,
    /** A heading with the currency of what stands below. */
    inUnit: (column: string, unit: string) => `${column} (${unit})`,
    sortBy: (column: string) => `Sort by ${column}`,
    table: 'Customers, one row each',
    open: (name: string) => `Open ${name}`,
    loading: 'Loading…',
    keys: 'Arrow keys move from row to row, Page Up and Page Down by a screen, Home and End to the ends; Enter opens a customer.',
    /** Beneath the table on paper, which takes no more than the rows in sight. */
    printed: (from: number, to: number, of: number) =>
      `Rows ${f.integer(from)} to ${f.integer(to)} of ${f.integer(of)}; the CSV file has them all.`,
    columnsMenu: 'Columns',
    columnsTitle: 'Which columns',
    columnsText: 'The choice is remembered on this device. The customer always stays.',
    done: 'Done',
    help: 'What the columns mean',
    search: 'Find a customer',
    searchHint: 'Part of a name or address',
    clear: 'Clear the search',

    shown: (matching: number, all: number) =>
      matching === all ? count(all) : `${f.integer(matching)} of ${count(all)}`,
    totals: (orderCount: number, revenue: string | null) =>
      revenue === null ? orders(orderCount) : `${orders(orderCount)} and ${revenue} to date`,
    totalsToCome: (
      orderCount: string | null,
      value: string | null,
      horizon: number | null
    ): string => {
      const parts = [
        ...(orderCount === null ? [] : [`${orderCount} orders`]),
        ...(value === null
          ? []
          : [orderCount === null ? `a value of ${value}` : `${value} of value`])
      ];
      return parts.length === 0 ? '' : `expected ${within(horizon)}: ${parts.join(', ')}`;
    },
    toCome: (horizon: number | null) => `To come: ${within(horizon)}.`,
    basis: {
      intervals:
        'Small print: the range that holds what a single customer really does in 95 of 100 cases. It is wide, because one person is hard to foresee.',
      revenue: (rate: string) =>
        `Value to come is revenue${rate === '' ? '' : `, discounted at ${rate} a year`}.`,
      margin: (margin: string, rate: string) =>
        `Value to come is what is left of revenue at a margin of ${margin}${rate === '' ? '' : `, discounted at ${rate} a year`}.`
    },
    nobody: {
      title: 'No customer matches',
      search: (text: string) => `Nobody in this list has “${text}” in the name.`,
      list: 'Nobody is in this list.',
      all: 'Show all customers'
    },

    forecast: {
      computing: 'Working out what each customer is likely to do…',
      failedTitle: 'The customers could not be worked out',
      noneTitle: 'The table shows what has been, not what is to come'
    },

    csv: {
      save: 'Save as CSV',
      progress: (done: number, of: number) => `${f.integer(done)} of ${count(of)}`,
      label: 'Writing the file',
      cancel: 'Cancel'
    },

    page: {
      back: 'All customers',
      previous: 'Previous customer',
      next: 'Next customer',
      place: (n: number, of: number) => `${f.integer(n)} of ${f.integer(of)}`,
      pending: 'Looking up the customer…',
      failedTitle: 'The customer could not be looked up',
      missingTitle: 'This customer is not in the selection',
      missingText: 'The filter or the days in view leave the customer out.',
      alive: (chance: string, band: AliveBand) =>
        ({
          sure: `Very probably still a customer: ${chance}`,
          likely: `Probably still a customer: ${chance}`,
          unlikely: `Probably gone: the chance of still being a customer is ${chance}`,
          gone: `Very probably gone: the chance of still being a customer is ${chance}`
        })[band],
      orders: (n: string, low: string, high: string, horizon: number) =>
        `${n} orders are expected ${within(horizon)} (95% interval: ${low} to ${high}).`,
      worth: (value: string, low: string, high: string, horizon: number | null) =>
        `Worth ${within(horizon)}: ${value} (95% interval: ${low} to ${high}).`,
      nextOrder: (date: string) => `Next order expected about ${date}, if still a customer.`,
      nextOrderLate: (date: string, late: number) =>
        `The next order was expected about ${date}: ${days(late)} overdue.`,
      nextOrderMissed: (date: string) =>
        `The next order was to be expected about ${date}. It did not come.`,
      soFar: (n: number, first: string | null, last: string | null) =>
        n === 1
          ? `One order so far${last === null ? '' : `, on ${last}`}.`
          : `${orders(n)} so far${first === null ? '' : `, the first on ${first}`}${last === null ? '' : `, the last on ${last}`}.`,
      brought: (revenue: string, average: string | null) =>
        average === null
          ? `Brought ${revenue}.`
          : `Brought ${revenue}, ${average} an order on average.`,
      nothing: 'What is to come cannot be told yet.',
      until: (date: string) => `As of ${date}`,
      interval: 'In 95 of 100 cases a customer like this one ends up within the interval.',

      course: {
        title: 'Still a customer? As it looked from week to week',
        line: 'Chance of still being a customer',
        order: 'Order',
        gloss:
          'Each order lifts the line; silence lowers it, and the sooner the more often this customer used to buy. Reckoned with what is known today of all customers.',
        alt: (n: number, first: string, last: string, chance: string) =>
          `Line of the chance of still being a customer from ${first} to ${last}, with ${orders(n)}; ${chance} at the end.`,
        columns: { day: 'Day', chance: 'Still a customer', order: 'Order' }
      },
      counts: {
        title: 'How many orders are to come?',
        subtitle: (horizon: number) => `Chances ${within(horizon)}`,
        orders: (n: number, orMore: boolean) => (orMore ? `${f.integer(n)} or more` : orders(n)),
        label: 'Chance by number of orders'
      },
      silence: {
        title: 'How likely is silence?',
        subtitle: 'Chance of no order within so many days from the last day in your data',
        within: (n: number) => `within ${days(n)}`,
        label: 'Chance of no order'
      },
      history: {
        title: 'Orders',
        none: 'The file tells no single orders of this customer.',
        columns: { number: 'No.', day: 'Day', amount: 'Amount', gap: 'Since the one before' },
        refund: 'Refund',
        more: (n: number) =>
          f.plural(n, {
            one: 'and one earlier, which the CSV file has',
            other: `and ${f.integer(n)} earlier ones, which the CSV file has`
          }),
        csv: 'Save these orders (CSV)'
      },
      attributes: {
        title: 'What the files say',
        ofOrder: 'newest order',
        blank: '(blank)'
      }
    }
  };
};
