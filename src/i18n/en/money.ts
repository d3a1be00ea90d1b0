import type { Formatter } from '../formatter';

/** Costs of winning customers, prices, spend. */
export const money = (f: Formatter) => {
  const customers = (n: number) =>
    f.plural(n, { one: `${f.integer(n)} new customer`, other: `${f.integer(n)} new customers` });
  const orders = (n: number) =>
    f.plural(n, { one: `${f.integer(n)} order`, other: `${f.integer(n)} orders` });
  const months = (n: number) =>
    f.plural(n, { one: `${f.integer(n)} month`, other: `${f.integer(n)} months` });
  const within = (n: number | null) => (n === null ? 'over a lifetime' : `within ${months(n)}`);
  const range = (low: string, high: string) => `${low} to ${high}`;

  return {
    within,
    range,

    acquisition: {
      title: 'What a new customer costs and brings',
      question: 'What did you spend to win customers?',
      known: 'You know the cost',
      together: 'for all customers together',
      by: (dimension: string) => `by ${dimension}`,
      per: 'The amount is',
      perCustomer: 'per new customer',
      perSpan: 'for all of them',
      costOfOne: 'Cost of one new customer',
      costOfAll: (days: string) => `Spent on winning customers, ${days}`,
      hint: 'Adverts, discounts on first orders, commissions of marketplaces, your own time.',
      byHint: 'Write 0 where winning them cost nothing; leave blank what you do not know.',
      invalid: 'Please give an amount of 0 or more, like 12.50.',
      more: (n: number) =>
        `${f.integer(n)} more are too rare to be listed; costs for all customers together take them in.`,
      remove: 'Remove the costs',
      empty:
        'With the cost of a new customer you see whether it comes back, and when. Without it, this stays blank.',
      costs: (cac: string, brings: string, time: number | null) =>
        `A new customer costs ${cac} and brings ${brings} ${within(time)}`,
      ratio: (ratio: string) => `${ratio}\u00a0:\u00a01`,
      paidBack: (month: number | null) =>
        month === null
          ? 'not paid back within three years'
          : month === 0
            ? 'paid back with the first order'
            : `paid back in month ${f.integer(month)}`,
      sentence: (costs: string, ratio: string, paidBack: string) =>
        `${costs}: ${ratio}; ${paidBack}.`,
      free: (brings: string, time: number | null) =>
        `A new customer costs nothing and brings ${brings} ${within(time)}.`,
      onlyCost: (cac: string) => `A new customer costs ${cac}.`,
      notKnown: (historic: string | null) =>
        historic === null
          ? 'What comes back cannot be forecast yet; the top of the page says why.'
          : `What comes back cannot be forecast yet; the top of the page says why. So far a customer has brought ${historic} on average.`,
      certain: (worth: string, ratio: string) =>
        `An average new customer brings ${worth}, so ${ratio} : 1 (95% interval). The first order is included; single customers differ far more.`,
      basis: (n: number, cost: string) => `${customers(n)} in the days shown, ${cost} in all.`,
      losing: 'At this cost each new customer loses money within that time.',
      rule: '“3 : 1” is often quoted as healthy. It is a rule of thumb of firms that sell subscriptions; when the money comes back, and whether your cash lasts until then, says more.',
      noMargin:
        'Your margin is not given, so the value is revenue: what is left for you is less, and the money comes back later.',
      missing:
        'The cost of some new customers is blank, so it cannot be told for all together. The table below has those that you told.',
      nobody: 'Nobody bought for the first time in the days shown.'
    },

    groups: {
      title: 'What customers are worth by group',
      dimension: 'Group customers by',
      by: (dimension: string) => `by ${dimension}`,
      loading: 'Working out the groups…',
      failed: 'The groups could not be worked out. Choose another column or change a setting.',
      columns: {
        group: 'Group',
        customers: 'Customers',
        historic: 'Brought so far, each',
        pAlive: 'Likely still customers',
        expected: (time: number | null) => `Still expected, each, ${within(time)}`,
        newcomer: (time: number | null) => `A new customer brings ${within(time)}`,
        cac: 'Cost of a new one',
        ratio: 'Value : cost',
        payback: 'Paid back'
      },
      hints: {
        historic: 'Revenue to date, times the margin where it is known, per customer of the group',
        pAlive: 'Mean chance that a customer of the group is still there',
        expected:
          'Of the present customers, discounted, times the margin where it is known; the forecast of all customers, added up by group',
        newcomer:
          'First order included, discounted, times the margin where it is known; worked out from this group alone, by the model MBG/NBD',
        cac: 'As you told it above',
        ratio: 'What a new customer brings, divided by the cost',
        payback: 'First month by which a new customer has brought back the cost'
      },
      all: 'All customers',
      other: 'Smaller groups together',
      few: 'too few',
      fewLong:
        'Fewer than 30 customers of this group have bought again: too few for a model of it.',
      ratio: (ratio: string) => `${ratio}\u00a0:\u00a01`,
      month: (n: number) => (n === 0 ? 'first order' : `month ${f.integer(n)}`),
      never: 'not in 3 years',
      sortBy: (column: string) => `Sort by ${column}`,
      note: 'A customer belongs to the group of the first order. Groups differ in age: an older one has brought more so far.',
      ranges:
        'Where two ranges overlap widely, the groups may be worth the same; the small print is the 95% interval. What a new customer of a group brings is worked out from the customers of that group alone, and always by one and the same model (MBG/NBD), so that groups can be compared. The value for all customers comes from the model chosen for your shop and need not lie between those of the groups.',
      noForecast: 'What is still to come cannot be forecast yet; the top of the page says why.',
      picture: (time: number | null) => `What a new customer brings ${within(time)}`
    },

    trend: {
      title: 'What the same customers spend per order',
      dearer: (change: string, between: string) =>
        `The same customer’s orders have become ${change} dearer a year (${between}).`,
      cheaper: (change: string, between: string) =>
        `The same customer’s orders have become ${change} cheaper a year (${between}).`,
      flat: (between: string) =>
        `The same customer’s orders have neither clearly grown nor shrunk (${between} a year).`,
      same: 'The same customer’s orders have cost the same throughout.',
      real: {
        dearer: (month: string, change: string, between: string) =>
          `In prices of ${month}: ${change} dearer a year (${between}).`,
        cheaper: (month: string, change: string, between: string) =>
          `In prices of ${month}: ${change} cheaper a year (${between}).`,
        flat: (month: string, between: string) =>
          `In prices of ${month}: no clear change (${between} a year).`
      },
      basis: (customersN: number, ordersN: number) =>
        `${f.integer(customersN)} customers with ${orders(ordersN)} on two days or more, each compared only with themselves; the range is a 95% interval.`,
      assumes:
        'The forecast expects of each customer about the mean of what their orders have cost so far: it lets amounts neither grow nor shrink.',
      drift: {
        dearer: 'If amounts go on rising, it is rather too low.',
        cheaper: 'If amounts go on falling, it is rather too high.',
        flat: ''
      },
      inflation:
        'Where it is prices that rise, set a price index: all amounts are then told in the prices of one month.',
      none: 'Too few customers have ordered on several days, over half a year or longer, to tell a trend.',
      next: (amount: string) => `A further order is expected to be ${amount} on average.`,
      paid: 'Average order, as paid',
      realSeries: (month: string) => `in prices of ${month}`,
      columns: { period: 'Period', orders: 'Orders' },
      alt: (first: string, last: string) =>
        `Line chart of the average order by period, from ${first} to ${last}.`
    },

    prices: {
      none: 'Amounts are told as they were paid.',
      set: (month: string, from: string, to: string) =>
        `All amounts of this report are in prices of ${month}; the index runs from ${from} to ${to}.`,
      uncovered: (n: number, monthsN: number) =>
        `${orders(n)} of ${months(monthsN)} that the index lacks took the prices of the nearest month.`,
      open: 'Price index…',
      title: 'Tell amounts in the prices of one month',
      intro:
        'Where prices rise fast, sums over years mislead. With a monthly price index every amount is turned into what it would be in the prices of one month. Your file stays as it is.',
      kind: 'The numbers are',
      kinds: { index: 'an index', inflation: 'inflation, % a month' },
      paste: 'A month and a number on each line',
      pasteHint:
        'Copy two columns from a spreadsheet or a statistical office’s table, for instance the consumer price index. Months like 2024-03, 03/2024, 1402/05 or Farvardin 1402.',
      example: { index: '2024-01\t100\n2024-02\t102.4', inflation: '2024-01\t2.1\n2024-02\t2.4' },
      read: (n: number, from: string, to: string) => `${months(n)} read, ${from} to ${to}.`,
      rise: (change: string) => `Over that time prices changed by ${change}.`,
      problems: (n: number) =>
        f.plural(n, {
          one: `${f.integer(n)} line cannot be used`,
          other: `${f.integer(n)} lines cannot be used`
        }),
      problem: (line: number, text: string, why: string) =>
        `Line ${f.integer(line)}, ${text}: ${why}`,
      why: {
        month: 'no month that can be read',
        number: 'no number that can be read',
        value: 'the number is too small',
        twice: 'this month is there twice with different numbers',
        calendar: 'a month of another calendar than the lines before',
        gap: 'the month before is missing'
      },
      moreProblems: (n: number) => `and ${f.integer(n)} more`,
      missing: (n: number) =>
        `${months(n)} of your orders ${n === 1 ? 'is' : 'are'} not in it and will take the prices of the nearest month.`,
      base: 'In prices of',
      preview: (first: string, last: string) => `The index from ${first} to ${last}.`,
      apply: 'Use these prices',
      remove: 'Tell amounts as paid',
      cancel: 'Cancel'
    },

    margin: {
      from: 'Where the margin comes from',
      typed: 'as typed',
      costs: (column: string) => `from the column ${column}`,
      leaves: (column: string, margin: string, n: number, all: number) =>
        `Your file’s column ${column} leaves ${margin} (from ${f.integer(n)} of ${orders(all)}).`,
      none: (column: string) =>
        `No margin can be told from the column ${column}: no costs in it, or they exceed the revenue. Values are revenue.`,
      concern: {
        'unit-cost':
          'The costs look as if they were of one piece, not of the whole order. Then the real margin is lower.',
        losing: (n: number, all: number) =>
          `${f.integer(n)} of ${orders(all)} cost more than they brought. Check what the column holds.`
      }
    }
  };
};
