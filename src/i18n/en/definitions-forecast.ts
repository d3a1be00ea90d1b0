import type { ForecastDefinitions, ShareNumbers } from '../definition';
import type { Formatter } from '../formatter';

/** What the numbers of the forecast mean: value, customers, money, members. */
export const forecastDefinitions = (
  f: Formatter,
  unknown: string,
  share: (part: string, whole: string, n: ShareNumbers) => string
): ForecastDefinitions => {
  const elsewhere = 'Your own number stands where the forecast is shown.';
  const within = (months: number | null): string =>
    months === null
      ? 'over the whole lifetime'
      : f.plural(months, {
          one: `in the next ${f.integer(months)} month`,
          other: `in the next ${f.integer(months)} months`
        });
  const between = (low: string, high: string): string => `(${low} to ${high})`;
  const signed = (rate: number): string =>
    rate < 0 ? `${f.percent(-rate)} too low` : `${f.percent(rate)} too high`;

  return {
    pAlive: {
      name: 'Chance of still being a customer',
      plain:
        'How likely it is that a customer will order again at some time, judged by how often and how recently they have ordered. Ten orders a month and then half a year of silence say goodbye; two orders a year apart do not.',
      formula:
        'P(alive | orders, last order, first order) of the model; it assumes that each customer orders at a pace of their own and leaves for good one day, unseen',
      caution:
        'It cannot know of a holiday, a move or a complaint. Customers who buy for a season come back after a silence that looks like leaving.',
      withNumbers: (n) => (n === null ? elsewhere : share('likely still there', 'customers', n))
    },
    expectedOrders: {
      name: 'Expected orders',
      plain:
        'How many orders your present customers will probably place in the time ahead. Newcomers are not counted.',
      formula:
        'Σ over the customers of the expected orders of the chosen model, times the season where that helps; it assumes that habits stay as they are',
      caution:
        'A new price, product or rival changes habits. Look at how far the forecast was off on your own past before you plan with it.',
      withNumbers: (n) =>
        n === null
          ? elsewhere
          : `${f.integer(Math.round(n.value))} ${within(n.months)} ${between(f.integer(Math.round(n.low)), f.integer(Math.round(n.high)))}`
    },
    expectedValue: {
      name: 'Expected value',
      plain:
        'What the expected orders are worth today: money that comes later counts a little less. With a margin it is profit on goods, without one it is revenue.',
      formula:
        'Σ expected orders × expected amount of an order × margin, each discounted by the yearly rate; it assumes that amounts do not depend on how often somebody orders, and do not grow',
      caution:
        'With fast rising prices, old amounts are too small: set a price index. One very large customer can carry the whole sum.',
      withNumbers: (n) =>
        n === null
          ? elsewhere
          : `${f.money(n.value, n.currency)} ${within(n.months)} ${between(f.money(n.low, n.currency), f.money(n.high, n.currency))}`
    },
    customerEquity: {
      name: 'Value left in your customers',
      plain:
        'What all your present customers will still bring until the last of them has left, in today’s money (customer equity). It is the part of your shop that would remain if no new customer ever came.',
      formula:
        'Σ discounted expected value over the whole lifetime; the yearly discount rate must be above zero',
      caution:
        'Much of it lies years ahead, where nobody can check a forecast. Use it to compare, not as a price.',
      withNumbers: (n) =>
        n === null
          ? elsewhere
          : `${f.money(n.value, n.currency)} ${between(f.money(n.low, n.currency), f.money(n.high, n.currency))}`
    },
    newCustomerValue: {
      name: 'Value of a new customer',
      plain:
        'What somebody who orders for the first time today will bring on average, the first order included. It tells what you can afford to win one.',
      formula:
        'mean first order + expected further orders × expected amount, discounted, × margin; it assumes that newcomers are like the customers you have',
      caution:
        'Newcomers of a campaign are often worth less than the average. Compare by channel before you spend.',
      withNumbers: (n) => {
        const first = n?.firstOrder ?? null;
        const later = n?.value ?? null;
        if (n === null || first === null || later === null) return elsewhere;
        return `${f.money(first, n.currency)} with the first order + ${f.money(later, n.currency)} ${within(n.months)} = ${f.money(first + later, n.currency)}`;
      }
    },
    expectedSpend: {
      name: 'Expected amount of an order',
      plain:
        'What a further order of a customer will probably amount to: between the customer’s own average and that of all, nearer to the own one the more orders there are.',
      formula:
        'Gamma-Gamma model: (p (v + x m̄)) ÷ (p x + q − 1), with x repeat orders of mean amount m̄; where it does not fit, shrunk means',
      caution:
        'It does not follow a trend in amounts, and takes amounts to be independent of how often somebody orders. The correlation beside it says how true that is.',
      withNumbers: (n) => {
        const mean = n?.mean ?? null;
        return n === null || mean === null ? elsewhere : `${f.money(mean, n.currency)} on average`;
      }
    },
    forecastInterval: {
      name: 'Range of the forecast',
      plain:
        'If the model is right, what comes lies within the range 19 times out of 20. It counts what the model cannot know exactly, what customers freely decide, and that shops change: as much as the forecast was off on your own past or, where it could not be tried there, as is usual.',
      formula:
        'Laplace approximation of the parameters, variance of the buying process, and how far the checks on the past were off beyond chance (where none could be made, as far as is usual among shops that change); 95%',
      caution:
        'It does not count a crisis, a campaign or a model that is wrong in a way your past does not show. Whether it held in your own past is told beside the forecast.',
      withNumbers: (n) =>
        n === null
          ? elsewhere
          : `held in ${f.integer(n.held)} of ${f.integer(n.of)} checks on your own past`
    },
    holdoutError: {
      name: 'Error on your own past',
      plain:
        'The last months were hidden, the forecast made without them and then compared with what really came.',
      formula: 'expected ÷ actual − 1, in orders and in money, over all checks together',
      caution:
        'A few checks can flatter or shame by luck. A past with a closure or a great sale tells little of the future.',
      withNumbers: (n) => {
        if (n === null) return elsewhere;
        const checks = f.plural(n.origins, {
          one: `${f.integer(n.origins)} check`,
          other: `${f.integer(n.origins)} checks`
        });
        const money = n.money === null ? '' : `, in money ${signed(n.money)}`;
        return `orders ${signed(n.orders)}${money} (${checks})`;
      }
    },
    forecastModel: {
      name: 'The model behind the forecast',
      plain:
        'Several models of buying and leaving are fitted to your orders. The one that was nearest on your own past is used; where the mean of all was nearer, that.',
      formula:
        'BG/NBD, MBG/NBD, Pareto/NBD, for regular buyers MBG/CNBD-k, their mean, and “last year goes on” as the yardstick, ranked by the error in orders and by customer on held-out months',
      caution:
        'If last year’s pace would have done better than every model, the page says so: then trust the sum, not the details.',
      withNumbers: (n) => {
        if (n === null) return elsewhere;
        const name = n.name === 'ensemble' ? 'mean of all models' : n.name;
        return n.origins === 0
          ? `${name}, by likelihood`
          : `${name}, the nearest in ${f.plural(n.origins, { one: `${f.integer(n.origins)} check`, other: `${f.integer(n.origins)} checks` })}`;
      }
    },
    tracking: {
      name: 'Actual and expected orders',
      plain:
        'Repeat orders of all customers week by week as they came, and as the model expects them. If the lines stay together, the model has understood your shop.',
      formula:
        'cumulative orders after each customer’s first, against Σ over newcomers of the expected orders since their first',
      caution: 'The model has seen these weeks. The check on hidden months is the harder test.',
      withNumbers: (n) =>
        n === null
          ? elsewhere
          : `${f.integer(n.actual)} came, ${f.integer(Math.round(n.expected))} expected`
    },
    calibration: {
      name: 'Do the right customers come?',
      plain:
        'Customers are put in groups by what was expected of them; each group’s expectation stands beside what it did. Good if both rise together.',
      formula: 'mean expected and mean actual orders of each tenth, in the hidden months',
      caution: 'Small groups are off by chance. Look at the pattern, not at one bar.',
      withNumbers: (n) =>
        n === null
          ? elsewhere
          : `the best tenth: ${f.decimal(n.expected, 2)} expected, ${f.decimal(n.actual, 2)} came, per customer`
    },
    seasonality: {
      name: 'Seasons of the year',
      plain:
        'How much more or less is ordered in each month than in an average one. It is used only if the forecast of hidden months got better with it.',
      formula:
        'actual ÷ expected orders of each month of the year, pooled over the years and drawn towards 1 the less data there are; their mean is 1',
      caution:
        'Two years show each season only twice. A campaign repeated each spring looks like spring.',
      withNumbers: (n) =>
        n === null
          ? elsewhere
          : `from ${f.percent(n.low, 0)} to ${f.percent(n.high, 0)} of an average month, ${f.plural(n.years, { one: `${f.integer(n.years)} year`, other: `${f.integer(n.years)} years` })} of data`
    },
    aliveMap: {
      name: 'Map of who is still there',
      plain:
        'The chance of still being a customer for every number of orders and every length of silence. The more often somebody ordered, the sooner a silence means goodbye.',
      formula:
        'P(alive) of the model for customers as old as your oldest; of those who bought once, as old as their silence',
      caution: 'It shows what the model believes of such customers, not how many you have.',
      withNumbers: (n) =>
        n === null ? elsewhere : `for customers who first ordered ${f.integer(n.ageDays)} days ago`
    },
    nextOrderDate: {
      name: 'Next order expected',
      plain:
        'The day by which the next order comes with a chance of one half, if the customer is still there. Past it, the customer is overdue.',
      formula:
        'last order + median of the customer’s own gap, drawn towards that of all customers: (α + t_x)(2^(1/(r + x)) − 1)',
      caution:
        'Half of all faithful customers order later than this. With one order so far, the day is little more than that of the average customer.',
      withNumbers: (n) =>
        n === null
          ? elsewhere
          : f.plural(n.days, {
              one: `${f.integer(n.days)} day after the last order`,
              other: `${f.integer(n.days)} days after the last order`
            })
    },
    discountRate: {
      name: 'Yearly discount rate',
      plain:
        'By how much money that comes in a year is worth less than money today. A bank’s interest plus a little for the risk is a fair choice.',
      formula: 'value today = amount ÷ (1 + rate) to the power of the years',
      caution:
        'With amounts in rising prices use the full interest rate; with a price index, only what is above inflation.',
      withNumbers: (n) => (n === null ? unknown : `${f.percent(n.yearly)} a year`)
    },
    cac: {
      name: 'Cost of a new customer',
      plain: 'What you spent on winning customers, for each one won (CAC).',
      formula: 'cost ÷ customers whose first order is in the days shown',
      caution:
        'Some would have come by themselves. Count everything: adverts, discounts on first orders, fees, your own time.',
      withNumbers: (n) =>
        n === null
          ? elsewhere
          : `${f.money(n.cost, n.currency)} ÷ ${f.integer(n.customers)} new customers = ${f.money(n.cac, n.currency)}`
    },
    clvToCac: {
      name: 'Value for each unit of cost',
      plain:
        'How many times a new customer brings back what it cost to win. Below 1 every new customer loses money.',
      formula: 'value of a new customer within the horizon ÷ cost of a new customer',
      caution:
        '“3 to 1” is a rule of thumb of firms that sell subscriptions. Without a margin the value is revenue, and the ratio far too kind.',
      withNumbers: (n) =>
        n === null
          ? elsewhere
          : `${f.money(n.clv, n.currency)} ÷ ${f.money(n.cac, n.currency)} = ${f.decimal(n.ratio, 1)}`
    },
    payback: {
      name: 'Month of payback',
      plain: 'The month in which an average new customer has brought back what it cost to win.',
      formula:
        'first month in which first order + expected further orders, discounted, × margin reach the cost',
      caution:
        'It is an average: many never pay back, a few pay for them. Without a margin it comes too early.',
      withNumbers: (n) => {
        if (n === null) return elsewhere;
        const cost = f.money(n.cac, n.currency);
        if (n.month === null) return `${cost} not within three years`;
        return n.month === 0
          ? `${cost} with the first order`
          : `${cost} in month ${f.integer(n.month)}`;
      }
    },
    spendTrend: {
      name: 'Trend of amounts',
      plain:
        'By how much the orders of the same customers grow or shrink in a year. Each is compared only with themselves, so that new kinds of customers do not disturb it.',
      formula:
        'slope of the logarithm of the amount over time within customers with two or more orders, per year, 95% range by customer',
      caution:
        'Rising amounts may be rising prices. The forecast takes amounts as they are: with fast inflation set a price index.',
      withNumbers: (n) =>
        n === null
          ? elsewhere
          : `${f.change(n.value)} a year ${between(f.change(n.low), f.change(n.high))}`
    },
    priceIndex: {
      name: 'In the prices of one month',
      plain:
        'Every amount is turned into what it would be in the prices of one month, so that years can be compared. It is off until you give an index.',
      formula: 'amount × index of the chosen month ÷ index of the month of the order',
      caution:
        'Your prices may rise faster or slower than the index. Months that it lacks take the nearest one, and the page counts them.',
      withNumbers: (n) =>
        n === null
          ? elsewhere
          : `prices of ${f.isolate(n.base)}; the index changed by ${f.change(n.change)}`
    },
    memberRetention: {
      name: 'Members who renew',
      plain:
        'Of the members of each start, who renewed the first time, the second, and so on; and how that goes on. Those who stay longest leave least.',
      formula:
        'shifted beta-geometric model (sBG): each member renews with a chance of their own that does not change',
      caution:
        'It holds for memberships that are renewed at fixed times. For free orders at any time use the forecast above.',
      withNumbers: (n) => (n === null ? elsewhere : share('renewed', 'members', n))
    },
    memberFuture: {
      name: 'Occasions still expected',
      plain:
        'How many of the coming occasions a customer will still use, where orders come at fixed occasions: a fair, a term, a yearly order.',
      formula: 'BG/BB model: at each occasion a customer who is still there buys or does not',
      caution:
        'It counts one order for each occasion. Several orders in one month or year count as one.',
      withNumbers: (n) =>
        n === null ? elsewhere : `${f.decimal(n.expected, 2)} each, ${f.integer(n.members)} members`
    }
  };
};
