import type { NeedsOrders } from '../../core/report-schema';
import type { Formatter } from '../formatter';

/** The report of a list with one row for each customer. */
export const summary = (f: Formatter) => {
  const customers = (n: number) =>
    f.plural(n, { one: `${f.integer(n)} customer`, other: `${f.integer(n)} customers` });
  const days = (n: number) =>
    f.plural(n, { one: `${f.integer(n)} day`, other: `${f.integer(n)} days` });
  const orders = (n: number) =>
    f.plural(n, { one: `${f.integer(n)} order`, other: `${f.integer(n)} orders` });
  return {
    title: 'Your file has one row for each customer',
    text: (missing: string) =>
      `It tells how often, how much and when each of them bought, but not every single order. So these cannot be shown: ${missing}.`,
    todo: 'To see these too, open an export with one row per order.',
    /** In place of a view that needs single orders. */
    view: (name: string) => `${name} cannot be told from this file`,
    needs: {
      retention: 'retention by period',
      churn: 'churn',
      cohorts: 'cohorts',
      revenueByPeriod: 'revenue by period',
      returningRevenueShare: 'revenue from returning customers',
      secondOrder: 'time to the second order',
      medianDaysBetweenOrders: 'days between two orders',
      simpleClv: 'the rule of thumb for lifetime value'
    } satisfies Record<NeedsOrders, string>,
    end: {
      user: (date: string) => `Counted up to ${date}, as you chose.`,
      list: (date: string) => `Counted up to ${date}, as the ages in the list say.`,
      'last-order': (date: string) => `Counted up to ${date}, the day of the last order in it.`
    },
    share: (part: number, whole: number) => `${f.integer(part)} of ${customers(whole)}`,
    all: (n: number) => `Show all ${f.integer(n)}`,
    newCustomers: {
      title: 'New customers',
      subtitle: (granularity: string) =>
        `By the ${granularity.toLowerCase()} of their first order; the latest on top.`,
      repeat: (repeat: number, all: number) =>
        `${f.percent(all > 0 ? repeat / all : 0, 0)} have come back`
    },
    orderCounts: {
      title: 'Orders per customer',
      subtitle: 'How many customers have ordered once, twice and more.',
      exactly: orders,
      between: (from: number, to: number) => `${f.integer(from)} to ${orders(to)}`,
      from: (n: number) => `${orders(n)} or more`,
      revenue: (sum: string) => `together ${sum}`
    },
    since: {
      title: 'Time since the last order',
      subtitle: (n: number) => `After ${days(n)} without an order a customer counts as lost.`,
      active: (active: number, all: number) =>
        `${f.integer(active)} of ${customers(all)} are still active.`,
      between: (from: number, to: number) => `${f.integer(from)} to ${days(to)}`,
      from: (n: number) => `${days(n)} or more`,
      lost: 'lost'
    },
    gaps: {
      title: 'Time between orders',
      subtitle: (n: number) =>
        f.plural(n, {
          one: 'Mean of the one customer with two or more orders.',
          other: `Mean of each of the ${f.integer(n)} customers with two or more orders.`
        }),
      median: (n: number) => `For half of them it is ${days(n)} or fewer.`,
      between: (from: number, below: number) => `${f.integer(from)} to under ${days(below)}`,
      from: (n: number) => `${days(n)} or more`
    },
    repeat: {
      title: 'Orders after the first',
      transactions: 'Orders after the first',
      revenue: 'Revenue from them',
      averageValue: 'Average of one'
    },
    withRevenue: (known: number, all: number) =>
      `The list tells the revenue of ${f.integer(known)} of ${customers(all)}; money rests on these.`
  };
};
