import { shareOf, type Definitions, type ShareNumbers } from '../definition';
import type { Formatter } from '../formatter';
import { exploringDefinitions } from './definitions-exploring';
import { forecastDefinitions } from './definitions-forecast';

/** What every number means; one entry a number, the same shape for all. */
export const definitions = (f: Formatter): Definitions => {
  const unknown = 'Not known yet: the data do not reach far enough.';
  const rate = (value: number | null): string => (value === null ? '–' : f.percent(value));
  const share = (part: string, whole: string, n: ShareNumbers): string =>
    n.rate === null
      ? unknown
      : `${part} ${f.integer(n.numerator)} ÷ ${whole} ${f.integer(n.denominator)} = ${f.percent(n.rate)}`;

  return {
    customers: {
      name: 'Customers',
      plain: 'How many different people bought at least once in the time the file covers.',
      formula: 'number of different customers with at least one order',
      caution:
        'One person under two e-mail addresses or phone numbers counts twice; guests without either cannot be told apart.',
      withNumbers: (n) =>
        n.value === null
          ? unknown
          : f.plural(n.value, {
              one: `${f.integer(n.value)} customer in the file`,
              other: `${f.integer(n.value)} different customers in the file`
            })
    },
    repeatPurchaseRate: {
      name: 'Repeat purchase rate',
      plain: 'Of all customers, the share who bought more than once.',
      formula: 'customers with 2 or more orders ÷ all customers',
      caution:
        'Customers who came only recently have had little time to return, so a fast-growing shop looks worse than it is.',
      withNumbers: (n) => share('two or more orders', 'all customers', shareOf(n))
    },
    retentionRate: {
      name: 'Retention rate',
      plain:
        'Of the customers who were active when the period began, the share still active when it ended. The headline is the last full period.',
      formula: 'active at the start and still active at the end ÷ active at the start',
      caution:
        'It depends on how long a customer may stay away before counting as lost (the lapse window). Below 30 customers it swings by chance.',
      withNumbers: (n) => share('retained', 'at the start', shareOf(n))
    },
    churnRate: {
      name: 'Churn rate',
      plain:
        'Of the customers who were active when the period began, the share who had lapsed by its end.',
      formula: '1 − retention rate',
      caution:
        'Nobody in a shop gives notice: “lost” means no order for the whole lapse window. Some will still come back.',
      withNumbers: (n) => share('lapsed', 'at the start', shareOf(n))
    },
    averageOrderValue: {
      name: 'Average order value',
      plain: 'What one order brings on average, refunds taken off.',
      formula: 'revenue ÷ orders',
      caution: 'A few very large orders pull the average up; most orders may be smaller.',
      withNumbers: (n) =>
        n.value === null || n.numerator === null || n.denominator === null
          ? unknown
          : `revenue ${f.money(n.numerator, n.currency)} ÷ ${f.integer(n.denominator)} orders = ${f.money(n.value, n.currency)}`
    },
    revenue: {
      name: 'Revenue',
      plain: 'Everything customers paid in the time the file covers, refunds taken off.',
      formula: 'sum of all orders − refunds',
      caution:
        'It follows the amount column of your file: whether tax and shipping are in it depends on your shop system.',
      withNumbers: (n) =>
        n.value === null ? unknown : `sum of all orders = ${f.money(n.value, n.currency)}`
    },
    returningRevenueShare: {
      name: 'Revenue from returning customers',
      plain: 'The share of revenue that came from second and later orders.',
      formula: 'revenue of all orders after a customer’s first ÷ revenue',
      caution:
        'In the first months of a file nearly every order looks like a first one, because earlier orders are not in it.',
      withNumbers: (n) =>
        n.value === null || n.numerator === null || n.denominator === null
          ? unknown
          : `later orders ${f.money(n.numerator, n.currency)} ÷ all revenue ${f.money(n.denominator, n.currency)} = ${f.percent(n.value)}`
    },
    ordersPerCustomer: {
      name: 'Orders per customer',
      plain: 'How many orders one customer has placed on average so far.',
      formula: 'orders ÷ customers',
      caution: 'A few very frequent buyers pull the average up.',
      withNumbers: (n) =>
        n.value === null
          ? unknown
          : `${f.integer(n.orders)} orders ÷ ${f.integer(n.customers)} customers = ${f.decimal(n.value, 2)}`
    },
    lapseWindowDays: {
      name: 'Lapse window',
      plain:
        'How many days a customer may go without an order before this report counts them as lost.',
      formula:
        'the smallest of 30, 60, 90, 120, 180, 365 days that covers 90% of the gaps between orders; 365 where there are fewer than 20 gaps',
      caution:
        'A shorter window shows more churn, a longer one less, with the same data. Choose the one that fits how often people buy from you, and keep it.',
      withNumbers: (n) => {
        const days = f.plural(n.days, {
          one: `${f.integer(n.days)} day`,
          other: `${f.integer(n.days)} days`
        });
        if (n.source === 'user') return `${days}, set by you`;
        return n.source === 'gaps'
          ? `90% of your ${f.integer(n.gaps)} gaps between orders are at most ${days}`
          : `only ${f.integer(n.gaps)} gaps between orders, fewer than 20: ${days} by default`;
      }
    },
    secondOrder: {
      name: 'Second order',
      plain: 'The share of first-time customers who order again within a given number of days.',
      formula:
        'Kaplan–Meier estimate: on each day, how many of those still without a second order place it; customers who came too recently count only for the days they were seen',
      caution: 'For spans nearly as long as your data it rests on the oldest customers alone.',
      withNumbers: (n) => {
        if (n.rate === null) return unknown;
        const within = `${f.percent(n.rate)} of ${f.integer(n.customers)} customers within ${f.integer(n.days)} days of the first order`;
        return n.medianDays === null
          ? `${within}; fewer than half have ordered again so far`
          : `${within}; half have ordered again after ${f.integer(n.medianDays)} days`;
      }
    },
    medianDaysBetweenOrders: {
      name: 'Typical days between orders',
      plain: 'Half of all gaps between one order of a customer and the next are shorter than this.',
      formula: 'middle value of the days between consecutive purchase days, all customers together',
      caution:
        'Only customers who came back have gaps, and frequent buyers have many: it says nothing about those who never returned.',
      withNumbers: (n) =>
        n.days === null
          ? unknown
          : `middle of ${f.integer(n.gaps)} gaps = ${f.decimal(n.days)} days`
    },
    activeCustomers: {
      name: 'Active customers',
      plain: 'Customers whose latest order is recent enough not to count as lost.',
      formula: 'customers whose last order is less than one lapse window old',
      caution: 'It moves with the lapse window.',
      withNumbers: (n) =>
        `${f.integer(n.active)} customers with an order in the last ${f.integer(n.lapseWindowDays)} days`
    },
    newCustomers: {
      name: 'New customers',
      plain: 'Customers whose first order ever falls in the period and who are active at its end.',
      formula: 'first order in the period, and active on its last day',
      caution: 'Old customers whose earlier orders are not in the file look new.',
      withNumbers: (n) => `${f.integer(n.newCustomers)} new`
    },
    wonBackCustomers: {
      name: 'Won back',
      plain: 'Customers who had lapsed, then ordered again and are active at the period’s end.',
      formula: 'active at the end − active since the start − new',
      caution: 'A short lapse window turns ordinary slow buyers into “won back” ones.',
      withNumbers: (n) => `${f.integer(n.wonBackCustomers)} won back`
    },
    firstTimeBuyers: {
      name: 'First-time buyers',
      plain: 'Customers who placed their very first order in the period.',
      formula: 'buyers − returning buyers',
      caution: 'Old customers whose earlier orders are not in the file look new.',
      withNumbers: (n) =>
        `buyers ${f.integer(n.buyers)} − returning ${f.integer(n.returningBuyers)} = ${f.integer(n.firstTimeBuyers)}`
    },
    returningBuyers: {
      name: 'Returning buyers',
      plain: 'Customers who ordered in the period and had first ordered before it.',
      formula: 'buyers − first-time buyers',
      caution: 'A second order in the same period as the first does not count here.',
      withNumbers: (n) =>
        `buyers ${f.integer(n.buyers)} − first-time ${f.integer(n.firstTimeBuyers)} = ${f.integer(n.returningBuyers)}`
    },
    retentionRateWithWonBack: {
      name: 'Retention with won-back customers',
      plain:
        'The textbook retention rate: everyone active at the end who is not new counts as kept, even those who had been lost.',
      formula: '(active at the end − new) ÷ active at the start',
      caution:
        'It can exceed 100% when many lapsed customers return; the plain retention rate cannot.',
      withNumbers: (n) =>
        n.rate === null
          ? unknown
          : `(${f.integer(n.customersAtEnd)} − ${f.integer(n.newCustomers)}) ÷ ${f.integer(n.customersAtStart)} = ${f.percent(n.rate)}`
    },
    revenueRetention: {
      name: 'Revenue retention, net',
      plain:
        'How much the buyers of the previous period spent in this one, compared with all revenue of the previous period.',
      formula:
        'revenue in this period from customers who also bought in the previous one ÷ revenue of the previous period',
      caution: 'Seasons move it: after a holiday peak it falls even when nobody is lost.',
      withNumbers: (n) =>
        n.rate === null
          ? unknown
          : `${f.money(n.rate * n.previousRevenue, n.currency)} ÷ ${f.money(n.previousRevenue, n.currency)} = ${f.percent(n.rate)}`
    },
    cohort: {
      name: 'Cohort',
      plain: 'A cohort is the group of customers who first bought in the same period.',
      formula: 'all customers whose first order falls in the period',
      caution:
        'The earliest cohort may hold older customers whose first orders are not in the file.',
      withNumbers: (n) =>
        `${f.isolate(n.label)}: ${f.plural(n.size, {
          one: `${f.integer(n.size)} customer`,
          other: `${f.integer(n.size)} customers`
        })}`
    },
    cohortActive: {
      name: 'Bought in the period',
      plain: 'Of a cohort, the share who placed an order in that later period.',
      formula: 'customers of the cohort with an order in the period ÷ size of the cohort',
      caution:
        'Someone who skips a period and comes back later is missing in the gap. The last period is open until it is over.',
      withNumbers: (n) => share('bought', 'cohort', n)
    },
    cohortOnOrAfter: {
      name: 'Bought then or later',
      plain: 'Of a cohort, the share who ordered in that period or in any later one.',
      formula:
        'customers of the cohort with an order in the period or after it ÷ size of the cohort',
      caution: 'The right end always falls, because there is less time left in which to return.',
      withNumbers: (n) => share('bought then or later', 'cohort', n)
    },
    cohortReturnedBy: {
      name: 'Returned by then',
      plain: 'Of a cohort, the share who had placed a second order by the end of that period.',
      formula: 'customers of the cohort with a second order by then ÷ size of the cohort',
      caution: 'It can only rise. Compare cohorts at the same age, not at the same date.',
      withNumbers: (n) => share('returned', 'cohort', n)
    },
    cohortAverage: {
      name: 'Average of the cohorts',
      plain: 'The same share over all cohorts old enough, large cohorts counting for more.',
      formula: 'sum of returning customers ÷ sum of cohort sizes, full periods only',
      caution: 'Further to the right fewer, and older, cohorts take part.',
      withNumbers: (n) => share('active in all cohorts', 'customers in them', n)
    },
    simpleClv: {
      name: 'Simple lifetime value',
      plain: 'A rough estimate of what one customer brings over the whole relationship.',
      formula:
        'average order value × orders a year × expected years as a customer × gross margin; years = 1 ÷ yearly churn',
      caution:
        'It takes all customers as alike and today’s churn as lasting. Use it for orders of magnitude, not for single customers.',
      withNumbers: (n) => {
        const worth = n.value ?? n.revenueValue;
        if (
          worth === null ||
          n.averageOrderValue === null ||
          n.ordersPerYear === null ||
          n.lifetimeYears === null
        ) {
          return unknown;
        }
        const factors = `${f.money(n.averageOrderValue, n.currency)} × ${f.decimal(n.ordersPerYear, 2)} orders a year × ${f.decimal(n.lifetimeYears, 2)} years`;
        const total = f.money(worth, n.currency);
        return n.value === null || n.grossMargin === null
          ? `${factors} = ${total} of revenue (no margin set)`
          : `${factors} × ${f.percent(n.grossMargin)} margin = ${total}`;
      }
    },
    historicClv: {
      name: 'Value per customer to date',
      plain: 'What a customer has brought on average so far; no forecast.',
      formula: 'revenue ÷ customers (× gross margin for the profit)',
      caution: 'Young customers have only begun to buy, so it grows with time.',
      withNumbers: (n) => {
        if (n.value === null || n.revenue === null) return unknown;
        const revenue = `${f.money(n.revenue, n.currency)} ÷ ${f.integer(n.customers)} customers = ${f.money(n.value, n.currency)}`;
        return n.margin === null
          ? revenue
          : `${revenue}; after the cost of goods ${f.money(n.margin, n.currency)}`;
      }
    },
    wilson: {
      name: '95% interval',
      plain:
        'The range in which the true rate probably lies, given how many customers it rests on.',
      formula: 'Wilson score interval at 95%',
      caution:
        'It covers chance only, not a season, a promotion or a mistake in the file. Two overlapping ranges may be no real difference.',
      withNumbers: (n) =>
        n.low === null || n.high === null
          ? unknown
          : `${rate(n.rate)} of ${f.integer(n.denominator)} customers: between ${f.percent(n.low)} and ${f.percent(n.high)}`
    },
    thin: {
      name: 'Thin data',
      plain: 'Fewer than 30 customers stand behind this rate, so chance alone moves it a lot.',
      formula: 'customers in the denominator < 30',
      caution: 'Take it as a first hint. Longer periods gather more customers into one number.',
      withNumbers: (n) =>
        f.plural(n.denominator, {
          one: `rests on ${f.integer(n.denominator)} customer`,
          other: `rests on ${f.integer(n.denominator)} customers`
        })
    },
    incompletePeriod: {
      name: 'Open period',
      plain: 'The period is not over yet, so its numbers will still change.',
      formula: 'the period contains the last observed day and ends after it',
      caution: 'Do not compare it with full periods. It is drawn dashed or hatched.',
      withNumbers: (n) => `data up to ${f.date(n.observationEnd, n.calendar)}`
    },
    ...exploringDefinitions(f, unknown, share),
    ...forecastDefinitions(f, unknown, share)
  };
};
