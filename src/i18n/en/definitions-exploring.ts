import type { ExploringDefinitions, ShareNumbers } from '../definition';
import type { Formatter } from '../formatter';

/** What the numbers of the exploring views mean: next order, churn curve, filters, groups, comparison. */
export const exploringDefinitions = (
  f: Formatter,
  unknown: string,
  share: (part: string, whole: string, n: ShareNumbers) => string
): ExploringDefinitions => {
  const days = (n: number): string =>
    f.plural(n, { one: `${f.integer(n)} day`, other: `${f.integer(n)} days` });
  const elsewhere = 'Your own numbers stand beside it in the view that compares.';

  return {
    nextOrderCurve: {
      name: 'Time to the next order',
      plain:
        'How the share of customers who have ordered again grows with the days since the order before.',
      formula:
        '1 − S(t): each day, of the customers still waiting, the share who order is taken off S (Kaplan–Meier); customers who came too recently count only for the days they were seen. The band is the 95% range',
      caution:
        'To the right the curve rests on ever fewer, older customers, and the band widens. Read it only as far as the band is narrow.',
      withNumbers: (n) => {
        if (n === null) return unknown;
        const text = `${f.percent(n.share)} of ${f.integer(n.customers)} customers within ${days(n.days)}`;
        return n.low === null || n.high === null
          ? text
          : `${text} (${f.percent(n.low)} to ${f.percent(n.high)})`;
      }
    },
    reminderDay: {
      name: 'Reminder day',
      plain:
        'The day after an order by which half, and by which 80%, of the customers who return have returned.',
      formula:
        'first day on which 1 − S(t) reaches half, and 80%, of its height on the last day that at least 30 customers were watched (at most a year)',
      caution:
        'It tells when customers return by themselves. Whether a reminder on that day brings more of them, only a trial shows.',
      withNumbers: (n) =>
        n === null
          ? unknown
          : `${f.percent(n.returning)} return within ${days(n.horizonDays)}; half of these by day ${f.integer(n.halfBy)}, 80% by day ${f.integer(n.mostBy)}`
    },
    orderLadder: {
      name: 'Order ladder',
      plain: 'Of the customers who reached one order number, the share who went on to the next.',
      formula: 'customers with order n + 1 ÷ customers with order n',
      caution:
        'The rate rises from rung to rung because loyal customers are the ones left, not because each order makes people loyal. Recent customers have had less time to climb.',
      withNumbers: (n) =>
        share(`order ${f.integer(n.orders + 1)}`, `order ${f.integer(n.orders)}`, n)
    },
    concentration: {
      name: 'Concentration of revenue',
      plain: 'How much of the revenue comes from the few customers who spend most.',
      formula: 'revenue of the best 1, 5, 10 or 20% of customers ÷ all revenue',
      caution:
        'Some concentration is always there, even if all customers were alike and only chance differed. Customers who stayed longer have had more time to spend.',
      withNumbers: (n) => {
        const part = n?.revenueShare ?? null;
        return n === null || part === null
          ? unknown
          : `the best tenth, ${f.plural(n.customers, { one: `${f.integer(n.customers)} customer`, other: `${f.integer(n.customers)} customers` })}: ${f.percent(part)} of the revenue`;
      }
    },
    newAndReturning: {
      name: 'New and returning',
      plain:
        'Customers, orders and revenue, parted into a customer’s first order ever and all later ones.',
      formula: 'new: a customer’s first order; returning: every order after it',
      caution:
        'One customer can be both in the same time, with a first and a later order. Earlier orders that are not in the file make old customers look new.',
      withNumbers: (n) =>
        n === null
          ? unknown
          : `new: ${f.integer(n.newOrders)} orders, ${f.money(n.newRevenue, n.currency)}; returning: ${f.integer(n.returningOrders)} orders, ${f.money(n.returningRevenue, n.currency)}`
    },
    churnCurve: {
      name: 'Churn by lapse window',
      plain: 'What the churn rate of the last full period would be with other lapse windows.',
      formula: 'for each window from 30 to 365 days: lapsed in the period ÷ active at its start',
      caution:
        'No window is the true one. A lower churn rate at a longer window does not mean that more customers stay.',
      withNumbers: (n) =>
        n.length === 0
          ? unknown
          : n
              .map(
                (point) =>
                  `${days(point.days)}: ${f.integer(point.numerator)} ÷ ${f.integer(point.denominator)} = ${point.rate === null ? '–' : f.percent(point.rate)}`
              )
              .join('; ')
    },
    cameBack: {
      name: 'Came back after being counted as lost',
      plain:
        'Of all the times a customer was counted as lost, the share after which an order came all the same.',
      formula:
        'times a customer ordered again after the lapse window had passed ÷ times the window passed without an order',
      caution:
        'Customers lost only recently may still come back, so the share rises with time. A high share says that the window is too short.',
      withNumbers: (n) =>
        n.rate === null
          ? unknown
          : `with ${days(n.days)}: came back ${f.integer(n.numerator)} ÷ lost ${f.integer(n.denominator)} = ${f.percent(n.rate)}`
    },
    boughtAgain: {
      name: 'Bought again in the next period',
      plain: 'Of the customers who bought in the period before, the share who bought in this one.',
      formula: 'buyers of both periods ÷ buyers of the period before',
      caution:
        'It takes no lapse window, but whoever buys every second month looks lost each time. It is meant for goods that are bought in every period.',
      withNumbers: (n) => share('bought in both', 'buyers before', n)
    },
    revenueRetentionGross: {
      name: 'Gross revenue retention',
      plain:
        'How much of the revenue of the period before is still there, if nobody’s growth makes up for another’s loss.',
      formula:
        'sum over the buyers of the period before of the smaller of then and now ÷ their revenue then',
      caution:
        'Never above 100%, unlike the net figure. Where people do not buy in every period it is low, and says little.',
      withNumbers: (n) =>
        n.gross === null
          ? unknown
          : n.net === null
            ? `gross ${f.percent(n.gross)}`
            : `gross ${f.percent(n.gross)}, net ${f.percent(n.net)}`
    },
    spanFilter: {
      name: 'From, to, and as of',
      plain:
        '“From” and “to” limit which days are reported; “as of” is the last day that anything is known about.',
      formula:
        'periods and cohorts that begin in from–to, in whole periods; who is new follows from all earlier orders; second orders are followed up to “as of”',
      caution:
        'An earlier “as of” shows what was known then: later orders are left out everywhere. “To” leaves out no knowledge, it only reports less.',
      withNumbers: (n) => {
        const asOf = `as of ${f.date(n.observationEnd, n.calendar)}`;
        if (n.from !== null && n.to !== null) {
          return `${f.dateRange(n.from, n.to, n.calendar)}, ${asOf}`;
        }
        if (n.from !== null) return `from ${f.date(n.from, n.calendar)}, ${asOf}`;
        if (n.to !== null) return `up to ${f.date(n.to, n.calendar)}, ${asOf}`;
        return `all days, ${asOf}`;
      }
    },
    filterScope: {
      name: 'Filter: customers or orders',
      plain:
        'A condition can keep customers with all their orders, by what their first order was, or keep single orders as if there were no others.',
      formula:
        'customers: first order meets the condition → all orders of the customer count; orders: only orders that meet it count, and “first” means the first of these',
      caution:
        'Filtered by orders, a customer’s purchases elsewhere are invisible: someone who moved from shop to web looks new on the web and lost in the shop.',
      withNumbers: (n) =>
        `${f.integer(n.customers)} of ${f.integer(n.allCustomers)} customers, ${f.integer(n.orders)} of ${f.integer(n.allOrders)} orders`
    },
    groups: {
      name: 'Groups',
      plain:
        'Customers parted by one thing, such as the channel of their first order, each group with the same numbers.',
      formula:
        'each group against all other customers: share with a second order, and its difference',
      caution:
        'A difference between groups is no cause: a group may be younger, or have been won by a sale. The mean age of each group stands beside it.',
      withNumbers: (n) => share('all customers: two or more orders', 'customers', n)
    },
    logRank: {
      name: 'Log-rank test',
      plain:
        'Asks whether groups differ in how soon their customers order again, taking into account that some were watched for less long.',
      formula:
        'each day: second orders of a group − those expected if all groups were alike; summed, squared, divided by the variance (χ²)',
      caution:
        'It says whether there is a difference, not how large. Curves that cross can hide one from it.',
      withNumbers: (n) =>
        n === null
          ? elsewhere
          : `χ² = ${f.decimal(n.chiSquare, 2)}, p ${n.p < 0.001 ? `< ${f.decimal(0.001, 3)}` : `= ${f.decimal(n.p, 3)}`}`
    },
    manyGroups: {
      name: 'Many groups at once',
      plain:
        'Whoever compares many groups will find one that stands out by luck; so each must differ more clearly than it would have to alone.',
      formula:
        'the smallest p-value times the number of groups, the next times one fewer, and so on (Holm); it counts below 5%',
      caution: 'The more groups, the larger a difference must be to be seen. Ask few questions.',
      withNumbers: (n) =>
        n === null
          ? elsewhere
          : n.differing === 0
            ? `of ${f.integer(n.groups)} groups none differs more than chance`
            : `${f.integer(n.differing)} of ${f.integer(n.groups)} groups differ more than chance`
    },
    differenceInterval: {
      name: 'Range of a difference',
      plain:
        'The range in which the true difference of two shares probably lies. Where it holds zero, the two may be alike.',
      formula: '95% interval of Newcombe, made from the Wilson intervals of both shares',
      caution:
        'It covers chance only. Of twenty comparisons of things that are alike, about one will seem to differ. It needs different customers on both sides.',
      withNumbers: (n) =>
        n === null
          ? elsewhere
          : `${f.percent(n.b)} − ${f.percent(n.a)}: between ${f.points(n.low)} and ${f.points(n.high)} points`
    },
    eventEffect: {
      name: 'Before and after an event',
      plain: 'The same number of days before and after an event that you marked, side by side.',
      formula: 'mean after the event − mean before it, with a 95% interval',
      caution:
        'After is not because of: the season, a holiday or another event may have done it. Compare with the same days a year earlier.',
      withNumbers: (n) =>
        n === null
          ? 'No event is marked yet that has enough days on both sides.'
          : `first-time buyers a day: ${f.decimal(n.before, 2)} in the ${days(n.days)} before, ${f.decimal(n.after, 2)} in the ${days(n.days)} after`
    },
    comparison: {
      name: 'Comparison',
      plain:
        'Two reports side by side: two times, two filters or two shops, in the same periods and with the same lapse window.',
      formula: 'value of B − value of A, with its 95% interval where one can be given',
      caution:
        'With many lines one of them may differ by luck alone. Where the same customers are on both sides, chance cannot be told, and no verdict is given.',
      withNumbers: (n) =>
        n === null
          ? elsewhere
          : `${f.integer(n.differing.length)} of ${f.integer(n.measures)} numbers differ by more than chance`
    },
    averageOrderValueByGroup: {
      name: 'Average order value by group',
      plain: 'What one order of the group’s customers brings on average, with its 95% range.',
      formula:
        'revenue of the group ÷ its orders; the range takes all orders of a customer together, since they resemble each other',
      caution: 'A few very large orders widen the range and pull the average up.',
      withNumbers: (n) =>
        n.value === null || n.numerator === null || n.denominator === null
          ? unknown
          : `all customers: ${f.money(n.numerator, n.currency)} ÷ ${f.integer(n.denominator)} orders = ${f.money(n.value, n.currency)}`
    },
    cumulativeRevenue: {
      name: 'Revenue per customer, adding up',
      plain:
        'What the customers of a cohort have brought on average by the end of each period since their first (LTV curve).',
      formula:
        'sum of the cohort’s revenue from the first period to this one ÷ size of the cohort (× gross margin where margin is shown)',
      caution:
        'All customers of the cohort are in the divisor, also those who never came back. Compare cohorts at the same age.',
      withNumbers: (n) =>
        n.size === 0
          ? unknown
          : `${f.isolate(n.label)}: ${f.money(n.revenue, n.currency)} ÷ ${f.integer(n.size)} customers = ${f.money(n.revenue / n.size, n.currency)} so far`
    },
    cohortPreviousShare: {
      name: 'Share of the previous period',
      plain:
        'Of a cohort, the buyers of a period as a share of its buyers in the period just before, not of its start.',
      formula: 'buyers of the cohort in the period ÷ its buyers in the period before',
      caution:
        'The two need not be the same people: who skips a period and returns makes it rise, even above 100%.',
      withNumbers: (n) => share('this period', 'the period before', n)
    }
  };
};
