import type { FitConcern } from '../../core/clv/models/fit';
import type { ForecasterName, SpendReport } from '../../core/schema/forecast';
import type { Formatter } from '../formatter';

/** How good the forecast is: choice, past, models. */
export const trust = (f: Formatter) => {
  const plain = (n: number) => f.integer(n);
  const counted = (n: number, one: string, other: string) =>
    f.plural(Math.round(n), { one: `${plain(n)} ${one}`, other: `${plain(n)} ${other}` });
  const orders = (n: number) => counted(n, 'order', 'orders');
  const customers = (n: number) => counted(n, 'customer', 'customers');
  const days = (n: number) => counted(n, 'day', 'days');
  const months = (n: number) => counted(n, 'month', 'months');
  const checks = (n: number) => counted(n, 'check', 'checks');
  /** Days in words: whole months where they are that. */
  const span = (n: number) => {
    const inMonths = Math.round(n / 30.44);
    return inMonths > 0 && Math.abs(n - inMonths * 30.44) <= 3 ? months(inMonths) : days(n);
  };
  const off = (error: number) =>
    Math.abs(error) < 0.005
      ? `right to within ${f.percent(0.005)}`
      : `${f.percent(Math.abs(error), Math.abs(error) < 0.1 ? 1 : 0)} too ${error < 0 ? 'low' : 'high'}`;
  const typical = (stretch: number, rms: number) =>
    `off by ${f.percent(stretch)} stretch by stretch and, for a customer, typically by ${f.decimal(rms, 3)} orders`;
  const names: Record<ForecasterName, string> = {
    'BG/NBD': 'BG/NBD',
    'MBG/NBD': 'MBG/NBD',
    'Pareto/NBD': 'Pareto/NBD',
    'MBG/CNBD-k': 'MBG/CNBD-k',
    ensemble: 'Mean of the models',
    naive: 'Last year’s rate'
  };
  /** In the middle of a sentence. */
  const named = { ...names, ensemble: 'the mean of the models', naive: 'last year’s rate' };

  return {
    title: 'How good is this forecast?',
    subtitle: 'The same method, tried on your own past',
    names,
    named,
    /** Beside the headline: how sure it is. */
    brief: {
      checked: (ahead: number, error: number, held: number, of: number) =>
        `Tried on your own past, ${span(ahead)} ahead, it was ${off(error)}; its range held in ${plain(held)} of ${checks(of)}.`,
      naive:
        'Last year’s rate going on would have done better: go by the range, not by the number.',
      unchecked: 'It could not be tried on your own past: take it as an order of magnitude.'
    },

    past: {
      sentence: (date: string, ahead: number, expected: number, came: number, error: number) =>
        `Had you forecast ${span(ahead)} ahead on ${date}, you would have been ${off(error)}: ${orders(expected)} expected, ${plain(came)} came.`,
      nothingCame: (date: string, ahead: number, expected: number) =>
        `Had you forecast ${span(ahead)} ahead on ${date}: ${orders(expected)} expected, none came.`,
      held: (low: number, high: number) =>
        `The 95% interval was ${plain(low)} to ${plain(high)}, so it held.`,
      missed: (low: number, high: number) =>
        `The 95% interval was ${plain(low)} to ${plain(high)}: what came lies outside it.`,
      money: (expected: string, came: string, error: number) =>
        `In money: ${expected} expected, ${came} came, so ${off(error)}.`,
      moneyOnly: (expected: string, came: string) =>
        `In money: ${expected} expected, ${came} came.`,
      of: (n: number) =>
        `These are the orders of the ${customers(n)} you had by then; what newcomers bought later is not counted.`,
      before: 'The check before that:',
      heldOf: (held: number, of: number) =>
        `The interval held in ${plain(held)} of ${checks(of)}. So few are a sign, not a proof.`,
      naiveTitle: 'Last year’s rate going on would have done better',
      naive: (naive: number, chosen: number) =>
        `If everybody simply went on as in the year before, the error by stretch would have been ${f.percent(naive)}; with the forecast it was ${f.percent(chosen)}. Treat the total as a rough guide, and go by its interval.`,
      naiveCustomersWorse: (naive: number, chosen: number) =>
        `Customer by customer the forecast was nearer all the same: a typical error of ${f.decimal(chosen, 3)} orders, against ${f.decimal(naive, 3)}.`,
      naiveCustomersBetter: (naive: number, chosen: number) =>
        `Customer by customer, too, last year’s rate was no worse: a typical error of ${f.decimal(naive, 3)} orders, against ${f.decimal(chosen, 3)}.`
    },

    none: {
      title: 'No check on the past was possible',
      customers:
        'Your list has one row for each customer, without the days of the orders in between, so nothing can be held back and compared.',
      orders: `A check makes the forecast as of an earlier day and compares it with what came since. That takes ${days(90)} of orders before that day, ${days(28)} after it, and ${customers(30)} who had ordered again by then.`,
      meaning:
        'So the model was chosen by how well it describes what has happened, not by how well it foresees. Read the numbers as an order of magnitude until more time has passed.'
    },

    stretches: {
      which: 'Check',
      from: (date: string) => `from ${date}`,
      note: 'Each stretch is counted by itself. Last year’s rate lets every customer go on as in the year before, with as many orders in proportion to the days: nobody leaves, and who has bought once does not return.',
      came: 'Came',
      forecast: (name: string) => `Forecast (${name})`,
      naive: names.naive,
      stretch: 'Stretch',
      orders: 'Orders',
      alt: (points: string) => `Bar chart of orders by stretch of the check: ${points}.`,
      altPoint: (stretch: string, expected: number, came: number) =>
        `${stretch}: ${plain(expected)} expected, ${plain(came)} came`
    },

    choice: {
      title: 'Which model, and why',
      subtitle: (checked: boolean): string =>
        checked
          ? 'Every model forecasts your past; the best one forecasts your future'
          : 'The one that describes best what has happened',
      glosses: {
        'BG/NBD': 'everybody buys at a rate of their own and may leave after each repeat order',
        'MBG/NBD':
          'everybody buys at a rate of their own and may leave after each order, the first included',
        'Pareto/NBD': 'everybody buys at a rate of their own and may leave at any moment',
        'MBG/CNBD-k':
          'everybody buys at intervals that resemble each other and may leave after each order',
        ensemble: 'the mean of what all the models expect',
        naive: 'everybody goes on as in the year before'
      } satisfies Record<ForecasterName, string>,
      holdout: (name: string, gloss: string, origins: number) =>
        `${name} is used (${gloss}): over ${checks(origins)} on your own past it did best.`,
      naiveBest: (name: string, gloss: string, origins: number) =>
        `${name} is used (${gloss}): over ${checks(origins)} on your own past it did best of all models, though not better than last year’s rate.`,
      likelihood: (name: string, gloss: string) =>
        `${name} is used (${gloss}): no check on the past was possible, and it makes what happened likeliest.`,
      errors: (stretch: number, rms: number) => `It was ${typical(stretch, rms)}.`,
      next: (name: string, stretch: number, rms: number) =>
        `Next best, ${name}: ${typical(stretch, rms)}.`,
      naive: (stretch: number, rms: number) =>
        `For comparison, last year’s rate: ${typical(stretch, rms)}.`,
      level: (name: string, change: number) =>
        `In the checks ${change < 0 ? 'fewer' : 'more'} orders came than ${name} expected; as far as that is hardly chance, it is likely to go on: so all that it expects of the present customers is ${change < 0 ? 'lowered' : 'raised'} by ${f.percent(Math.abs(change))}, for each of them alike.`,
      aliveSame: (name: string) =>
        `The chance that a customer is still there comes from ${name} too.`,
      aliveOther: (name: string) =>
        `The chance that a customer is still there comes from ${name}, the best single model for it.`,
      aliveNotBg:
        'It never comes from BG/NBD: there, nobody can leave before a second order, so everyone who bought once would count as still there for certain.',
      columns: {
        forecaster: 'Forecast by',
        total: 'Total',
        stretch: 'By stretch',
        absolute: 'Per customer (MAE)',
        rms: 'Per customer (RMSE)'
      },
      hints: {
        total: 'Expected ÷ actual − 1, all checks together',
        stretch: 'Σ |expected − actual| of the stretches ÷ Σ actual',
        absolute: 'Mean of |expected − actual| in orders; favours who expects little of everybody',
        rms: 'The typical error: root of the mean square error in orders'
      },
      inUse: 'in use',
      tableCaption: 'Errors of all forecasters over the checks on the past',
      scoresCsv: 'Table of errors (CSV)',
      modelsCsv: 'Parameters of the models (CSV)',
      note: 'Best first. The order counts the error by stretch and the typical error per customer alike: totals alone would let luck decide, and single customers alone would favour who expects too little.'
    },

    details: {
      summary: 'For the statistician: parameters, likelihood, concerns',
      parameter: 'Parameter',
      estimate: 'Estimate',
      error: 'Standard error',
      caption: (name: string) => `Parameters of ${name}`,
      unit: 'Time in weeks.',
      logLikelihood: (value: string, n: number) =>
        `Log-likelihood ${value}, summed over ${customers(n)}, with all constants.`,
      converged: 'The search has converged.',
      notConverged:
        'The search has not converged: this model is shown, but should not be believed.',
      noErrors: 'No standard errors: the likelihood is flat in some direction.',
      concerns: {
        'same-rate':
          'All customers buy at nearly one rate: r and α run away together, and only their ratio, the mean rate, is known.',
        'same-dropout':
          'All customers leave alike: the two parameters of leaving run away together, and only the mean chance is known.',
        'nobody-leaves':
          'No sign that anybody leaves: the forecast lets everybody go on, which is too kind in the long run.',
        'all-leave': 'Hardly anybody stays: little is to be expected of the present customers.',
        'few-repeat-buyers': `Fewer than ${plain(30)} customers have bought again: the parameters are hardly known.`
      } satisfies Record<FitConcern, string>,
      spendTitle: 'Amount of an order',
      methods: {
        'gamma-gamma':
          'Gamma-Gamma: the amounts of a customer vary around a mean of the customer’s own.',
        'shrunk-means':
          'Gamma-Gamma could not be used, as it has no finite mean here (q ≤ 1) or could not be fitted. Instead each customer’s own mean is drawn towards that of all, the more the fewer orders are behind it.',
        constant: 'Every order is worth the same, so nothing needs a model.',
        none: 'No order after a first one has an amount: values cannot be told, only orders.'
      } satisfies Record<SpendReport['method'], string>,
      spendFrom: (n: number) => `Rests on ${customers(n)} with an order after the first.`,
      spendMean: (amount: string) =>
        `Expected amount for a customer of whom nothing is known: ${amount}.`,
      spendLikelihood: (value: string) => `Log-likelihood ${value}.`,
      correlation: (value: string) => `Correlation of number and amount of orders: ${value}.`,
      correlationNone:
        'That is next to nothing, as the model assumes: who buys often does not spend more or less an order.',
      correlationMore:
        'Who buys often spends more an order. The model takes the two to be unrelated, so it expects somewhat too little of the best customers.',
      correlationLess:
        'Who buys often spends less an order. The model takes the two to be unrelated, so it expects somewhat too much of frequent customers.'
    },

    tracking: {
      title: 'Does the model follow your shop?',
      subtitle: 'All orders after a customer’s first, by week, added up',
      actual: 'Actual',
      expected: 'Expected',
      sentence: (expected: number, actual: number) =>
        actual > 0
          ? `By the last day: ${orders(actual)} came, ${plain(expected)} expected (${off(expected / actual - 1)}).`
          : `By the last day no order after a first one has come, ${plain(expected)} were expected.`,
      check: (date: string) => `check from ${date}`,
      note: 'The model knows all weeks shown here: the picture tells whether its shape fits the course of your shop. Steps that only the actual line takes are seasons or campaigns.',
      noteCheck:
        'Whether it also foresees is told by the check above; it forecast the weeks right of the mark without knowing them.',
      week: (date: string) => `Week to ${date}`,
      columns: { week: 'Week to', actual: 'Actual', expected: 'Expected' },
      alt: (from: string, to: string, actual: number, expected: number) =>
        `Line chart of cumulative repeat orders from ${from} to ${to}: ${plain(actual)} came in the end, ${plain(expected)} were expected.`
    },

    calibration: {
      title: 'Does it know who will come?',
      subtitle: (date: string, n: number) =>
        `Mean orders per customer in the check from ${date} (${span(n)})`,
      by: 'Customers by',
      deciles: 'expectation',
      frequency: 'orders before',
      decilesNote:
        'All customers in ten groups of equal size, from those of whom the least was expected to those of whom the most was. Good is: the pairs are of one height, and rise.',
      frequencyNote:
        'Customers by how often they had come back before the check. Good is: the pairs are of one height, also for those who had bought only once (0).',
      expected: 'Expected',
      actual: 'Came',
      decile: plain,
      decileLong: (n: number) => `Group ${plain(n)} of ${plain(10)}`,
      decileAxis: 'Groups, from the least to the most expected',
      times: (from: number, to: number | null) =>
        to === null ? `${plain(from)}+` : from === to ? plain(from) : `${plain(from)}–${plain(to)}`,
      timesLong: (from: number, to: number | null) =>
        to === null
          ? `${plain(from)} or more orders after the first`
          : from === to
            ? `${orders(from)} after the first`
            : `${plain(from)} to ${orders(to)} after the first`,
      frequencyAxis: 'Orders after the first, before the check',
      customers,
      sentence: (expected: number, actual: number) =>
        `Of the tenth of whom most was expected, ${f.decimal(expected, 2)} orders each were expected and ${f.decimal(actual, 2)} came.`,
      columns: {
        group: 'Group',
        customers: 'Customers',
        expected: 'Expected orders each',
        actual: 'Orders each that came'
      },
      alt: (points: string) => `Bar chart of expected and actual orders per customer: ${points}.`,
      altPoint: (group: string, expected: number, actual: number) =>
        `${group}: ${f.decimal(expected, 2)} expected, ${f.decimal(actual, 2)} came`
    },

    season: {
      title: 'Seasons of your shop',
      subtitle: 'Orders of a month against those of an average month',
      sentence: (high: string, more: number, low: string, less: number) =>
        `The strongest month is ${high} (${f.change(more)}), the weakest ${low} (${f.change(less)}).`,
      used: (without: number, withThem: number) =>
        `The forecast of totals uses them: on your own past they lowered the error by stretch from ${f.percent(without)} to ${f.percent(withThem)}.`,
      notUsed: (without: number, withThem: number) =>
        `The forecast does not use them: on your own past the error by stretch would have been ${f.percent(withThem)} with them, ${f.percent(without)} without.`,
      noDifference: (error: number) =>
        `They were tried and make no difference: on your own past the error by stretch is ${f.percent(error)} with and without them. So the forecast does without.`,
      untested:
        'The forecast does not use them: there is no check on the past that could show whether they help.',
      usedUntested: 'The forecast of totals uses them.',
      years: (n: number) =>
        `Estimated from ${counted(n, 'year', 'years')} of orders; a month is drawn towards the average one, the more the fewer its data.`,
      none: `There are fewer than ${plain(2)} whole years of orders: a season cannot be told from chance yet, so the forecast has none.`,
      noneCustomers:
        'A list with one row for each customer does not tell the days of the orders, so the forecast knows no season.',
      factor: 'Against an average month',
      month: 'Month',
      alt: (points: string) => `Bar chart of the season by month: ${points}.`
    },

    map: {
      title: 'Who is still there?',
      subtitle: (n: number) =>
        `Chance of still being a customer, for those who first ordered ${span(n)} ago`,
      gloss:
        'Find the number of orders after the first below, and the days since the last order at the side: the colour tells how likely such a customer is still there. Who used to come often and has stopped is gone sooner than who always came seldom.',
      even: (n: number, day: number) =>
        n === 0
          ? `Who has bought once is as likely gone as still there after about ${days(day)} of silence.`
          : `Who has placed ${orders(n)} after the first is as likely gone as still there after about ${days(day)} of silence.`,
      bands: (from: number, to: number) =>
        to >= 1
          ? `over ${f.percent(from)}`
          : from <= 0
            ? `under ${f.percent(to)}`
            : `${f.percent(from)} to ${f.percent(to)}`,
      evenLine: 'Even odds',
      x: 'Orders after the first',
      y: 'Days since the last order',
      cell: (n: number, since: number) =>
        `${orders(n)} after the first, the last ${days(since)} ago`,
      chance: (p: number) => `${f.percent(p, 0)} likely still there`,
      corner: 'Days since the last order ↓, orders after the first →',
      blank:
        'Who has bought only once (0) first ordered so many days ago. Blank: there is no such customer, who has come back did so after the first day.',
      alt: (points: string) => `Heat map of the chance of still being a customer: ${points}`
    }
  };
};
