import type { FitConcern } from '../../core/clv/models/fit';
import type { ForecastProgress } from '../../core/questions';
import type { NoForecast } from '../../core/schema/forecast';
import type { Formatter } from '../formatter';

/** What is likely to come: settings, headline, fan chart. */
export const forecast = (f: Formatter) => {
  const customers = (n: number) =>
    f.plural(n, { one: `${f.integer(n)} customer`, other: `${f.integer(n)} customers` });
  const orders = (n: number) =>
    f.plural(n, { one: `${f.integer(n)} order`, other: `${f.integer(n)} orders` });
  const months = (n: number) =>
    f.plural(n, { one: `${f.integer(n)} month`, other: `${f.integer(n)} months` });
  const within = (n: number | null) =>
    n === null ? 'over their whole time as customers' : `in the next ${months(n)}`;
  const range = (low: string, high: string) => `${low} to ${high}`;
  const kind = (margin: boolean) => (margin ? 'gross margin' : 'revenue');
  const steps: Record<ForecastProgress['step'], string> = {
    fit: 'Fitting the models to your orders…',
    holdout: 'Checking them on your own past…',
    ahead: 'Looking ahead…',
    customers: 'Going through the customers…',
    groups: 'Going through the groups…'
  };
  const reasons: Record<NoForecast['reason'], string> = {
    'few-repeat-buyers': 'Too few customers have come back for a forecast',
    'no-time': 'All customers are new: there is no past to learn from yet',
    'no-model': 'No model of buying fits these orders',
    'no-days': 'This list does not say when customers bought'
  };
  const concerns: Record<Exclude<FitConcern, 'few-repeat-buyers'>, string> = {
    'same-rate':
      'In these data all customers seem to buy at about the same pace. The total holds; differences between single customers mean little.',
    'same-dropout':
      'In these data all customers seem to leave with about the same chance. The total holds; who exactly has left is less sure.',
    'nobody-leaves':
      'So far there is no sign that anybody has left for good, so the forecast lets nobody leave. In a young shop that is too bright: trust the near months more than the far ones.',
    'all-leave':
      'Nearly everybody stops soon after the first orders. What is forecast rests on the few who stay.'
  };

  return {
    title: 'What your customers are likely to bring',
    within,
    range,

    settings: {
      title: 'How the forecast is made',
      text: 'Change anything: the numbers follow.',
      amounts: 'How amounts are told',
      onPaper: (ahead: number | null, rate: string, margin: string | null) =>
        `Looks ahead ${ahead === null ? 'over a whole lifetime' : months(ahead)}; discount rate ${rate} a year; ${margin === null ? 'gross margin not given' : `gross margin ${margin}`}.`,
      horizon: 'How far ahead, in months',
      lifetime: 'Lifetime',
      lifetimeNeedsRate:
        'A whole lifetime can be chosen once the discount rate is above 0: what never ends has a sum only if later money counts less.',
      rate: 'Discount rate a year',
      rateHint:
        'How much less money counts for you if it comes a year later: what a loan costs, or a deposit brings. 0 for no difference.',
      rateInvalid: 'A number from 0 to 100',
      rateAboveZero: 'For a whole lifetime it must be above 0',
      basis: (all: number, repeat: number, end: string) =>
        `Rests on ${customers(all)}, ${f.integer(repeat)} of them with orders on more than one day, up to ${end}.`
    },

    progress: {
      label: 'Forecast',
      begin: 'Computing the forecast…',
      step: (step: ForecastProgress['step']) => steps[step],
      stop: 'Stop',
      stoppedTitle: 'The forecast was stopped',
      stoppedText:
        'Everything else on this page is there. Computing it takes a few seconds, with very many customers longer.',
      compute: 'Compute',
      failedTitle: 'The forecast could not be computed',
      failedText: 'Your data are unharmed, and the rest of the report holds.',
      retry: 'Try again'
    },

    sentence: {
      orders: (all: number, n: number, low: string, high: string, ahead: number | null) =>
        `Your ${customers(all)} will likely place ${orders(n)} ${within(ahead)} (${range(low, high)}).`,
      worth: (value: string, low: string, high: string, margin: boolean, discounted: boolean) =>
        `These are worth ${value} of ${kind(margin)}${discounted ? ' in today’s money' : ''} (${range(low, high)}).`,
      lifetime: (all: number, value: string, low: string, high: string, margin: boolean) =>
        `Your ${customers(all)} will likely bring another ${value} of ${kind(margin)} in today’s money until the last of them has left (${range(low, high)}).`,
      none: 'No amounts are known, so a lifetime cannot be valued. Choose a number of months to see the expected orders.',
      caption:
        'Only the customers you already have are counted; those who are still to come are on top. In brackets: if customers go on as they did, 19 of 20 such forecasts end within this range.',
      noValue: 'Your data hold no amounts, so there is no value beside the orders.',
      noMargin: 'Without your gross margin all values are revenue.'
    },

    /** Beside the headline: the way to single customers. */
    toCustomers: 'See who is likely to order, and who is leaving',
    /** Of a list with one row for each customer. */
    listOfCustomers:
      'Single orders are not in it. So there is no check of the forecast on your own past, no season, no trend of amounts, no rule of thumb, no time to the second order and nothing on renewals. For these, open an export with one row per order.',

    tiles: {
      orders: 'Orders to expect',
      value: 'What they are worth',
      alive: 'Still active today',
      equity: 'Value left in your customers',
      newcomer: 'Value of a new customer',
      aliveOf: (share: string, all: number) => `about ${share} of ${customers(all)}`,
      aliveLikely: (n: number) => `${f.integer(n)} of them more likely than not`,
      equityText: 'all they will ever bring, in today’s money',
      equityNeedsRate: 'needs a discount rate above 0',
      kind: (margin: boolean, discounted: boolean) =>
        `${kind(margin)}${discounted ? ' in today’s money' : ''}`,
      newcomerOf: (first: string, later: string) => `first order ${first} + later ones ${later}`,
      newcomerFirst: (first: string) => `first order ${first}`,
      newcomerLater: 'from later orders'
    },

    concern: (code: Exclude<FitConcern, 'few-repeat-buyers'>) => concerns[code],
    spend: {
      'shrunk-means':
        'The amounts vary too wildly for the usual model of spend. Each customer’s own average is used, drawn towards the average of all.',
      constant:
        'All orders amount to much the same, so every further order is valued at that amount.',
      none: 'Your data hold no amounts that could be used: orders are forecast, their value is not.'
    },

    fan: {
      title: 'What came, and what is likely to come',
      titleAhead: 'What is likely to come',
      subtitle: (measure: 'orders' | 'revenue', shape: 'month' | 'total') =>
        `${measure === 'orders' ? 'later orders of the customers you have' : 'revenue from later orders of the customers you have'}, ${shape === 'month' ? 'by month' : 'added up'}`,
      measure: 'What is shown',
      orders: 'Orders',
      revenue: 'Revenue',
      shape: 'How it is counted',
      month: 'By month',
      total: 'Added up',
      came: 'Came',
      expected: 'Expected',
      band50: 'Every second time within',
      band95: '19 of 20 times within',
      range50: (low: string, high: string) => `Every second time: ${range(low, high)}`,
      range95: (low: string, high: string) => `19 of 20 times: ${range(low, high)}`,
      until: (date: string) => `Until ${date}`,
      gloss:
        'First orders are left out, in the past as in the future: nobody knows how many customers you will win. So the line sinks as the customers of today leave one by one.',
      glossAhead:
        'First orders are left out: nobody knows how many customers you will win. So the line sinks as the customers of today leave one by one.',
      season: 'The seasons of your past are in the line.',
      noSeason: 'Seasons are not in the line: a strong December or Nowruz shows in the past only.',
      monthBands:
        'The bands are for each month by itself. Added up, good and bad months even out, so the sum is surer than any month of it.',
      undiscounted: 'Revenue as it would be paid: not discounted, before margin.',
      columns: {
        month: 'Month until',
        came: 'Came',
        expected: 'Expected',
        half: 'Every second time',
        most: '19 of 20 times'
      },
      nothing: 'There is nothing to draw.',
      alt: (n: {
        measure: 'orders' | 'revenue';
        shape: 'month' | 'total';
        now: string | null;
        end: string;
        value: string;
        low: string;
        high: string;
      }) =>
        `Line chart of ${n.measure} ${n.shape === 'month' ? 'by month' : 'added up'} with a forecast.${n.now === null ? '' : ` At the end of the data: ${n.now}.`} Expected by ${n.end}: ${n.value} (${range(n.low, n.high)}).`
    },

    newcomer: {
      title: 'What a new customer brings back, month by month',
      subtitle: (margin: boolean, discounted: boolean) =>
        `mean of newcomers, first order included, ${kind(margin)}${discounted ? ' in today’s money' : ''}`,
      series: 'Brought so far',
      axis: 'months after the first order',
      month: (n: number) => (n === 0 ? 'With the first order' : `After ${months(n)}`),
      sentence: (first: string, year: string, last: string) =>
        `The first order brings ${first}. After 12 months it is ${year}, after 36 months ${last}.`,
      advice:
        'If winning one costs more than the curve reaches, it is not paid back within three years.',
      averageYear: 'Seasons are left out: the curve is that of an average year.',
      columns: { month: 'Month', value: 'Brought so far' },
      alt: (points: string) => `Line chart of what a new customer has brought. ${points}.`
    },

    none: {
      title: (reason: NoForecast['reason']) => reasons[reason],
      few: (repeat: number, least: number) =>
        repeat === 0
          ? `Nobody has come back so far. From ${f.integer(least)} returning customers on a forecast means something.`
          : `${f.plural(repeat, {
              one: `${f.integer(repeat)} customer has come back so far.`,
              other: `${f.integer(repeat)} customers have come back so far.`
            })} From ${f.integer(least)} on a forecast means something.`,
      noTime:
        'Every first order falls on the last day of the data. Come back with a few weeks more.',
      noModel:
        'Every model failed on them. Look in the Data view whether dates and customers were read as they should be.',
      noDays:
        'A forecast needs the day of the first order, the day of the last, the number of orders, and the day on which the list was made. Open the list of single orders, if you have one.',
      already: 'What you can see already:',
      perCustomer: (amount: string, all: number) =>
        `${customers(all)} have brought ${amount} each on average.`,
      repeat: (share: string) => `${share} of your customers have ordered more than once.`,
      second: (share: string, days: number) =>
        `Within ${f.integer(days)} days, ${share} of first-time buyers order again.`,
      gap: (days: number) =>
        `Between two orders of one customer, half of the time ${f.plural(days, { one: `${f.integer(days)} day`, other: `${f.integer(days)} days` })} or fewer go by.`
    },

    simple: {
      title: 'Rule of thumb: what a customer brings over a lifetime',
      nobody:
        'Nobody has come back so far: a customer brings the first order, and a rule that counts on more of them has nothing to go by.',
      why: 'Why it differs from the forecast: it treats every customer as the average one, lets the same share leave each year, and counts later money in full. The forecast gives each customer a pace and a chance of leaving of their own.',
      beside: (value: string, ahead: number | null) =>
        ahead === null
          ? `There, a new customer is worth ${value} over a lifetime.`
          : `There, a new customer is worth ${value} within ${months(ahead)}.`
    },

    overview: {
      title: (ahead: number | null) =>
        ahead === null
          ? 'Still to expect of your customers'
          : `To expect in the next ${months(ahead)}`
    }
  };
};
