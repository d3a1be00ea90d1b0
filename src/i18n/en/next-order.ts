import type { Formatter } from '../formatter';

/** The view "Next order": when customers return, when to remind them, how far they climb. */
export const nextOrder = (f: Formatter) => {
  const plain = (n: number) => f.integer(n);
  const days = (n: number) => f.plural(n, { one: `${plain(n)} day`, other: `${plain(n)} days` });
  const customers = (n: number) =>
    f.plural(n, { one: `${plain(n)} customer`, other: `${plain(n)} customers` });
  const ORDINALS = [
    '',
    'first',
    'second',
    'third',
    'fourth',
    'fifth',
    'sixth',
    'seventh',
    'eighth',
    'ninth',
    'tenth'
  ];
  /** "second"; from the eleventh on in digits. */
  const ordinal = (n: number) => ORDINALS[n] ?? `${plain(n)}th`;

  return {
    gloss:
      'How long do customers take to order again, who never does, and which day is the right one for a reminder?',
    none: 'No orders to look at yet',
    noneText: 'As soon as a customer could have ordered a second time, this view fills.',

    step: 'Which order',
    stepName: (n: number) => `${ordinal(n)[0]?.toUpperCase() ?? ''}${ordinal(n).slice(1)} order`,

    reminder: {
      title: 'When to send the reminder',
      sentence: (half: number, most: number) =>
        `Of those who come back, half do so within ${days(half)} and ${f.percent(0.8)} within ${days(most)}.`,
      sentenceSameDay: (most: number) =>
        `Of those who come back, half do so on the very same day, and ${f.percent(0.8)} within ${days(most)}.`,
      advice: (half: number, most: number) =>
        half < most
          ? `Write to them around day ${plain(half)}, and at the latest before day ${plain(most)}.`
          : `Write to them before day ${plain(most)}.`,
      adviceSameDay: (most: number) =>
        most > 0
          ? `Thank them at once, and write again before day ${plain(most)}.`
          : 'A later reminder reaches few who would still have come by themselves.',
      why: (half: number, most: number) =>
        half < most
          ? `Before day ${plain(half)} more than half of those who return are still to come, many of them by themselves; after day ${plain(most)} only one in five is left to win.`
          : `After day ${plain(most)} at most one in five of those who return is left to win.`,
      basis: (order: number, all: number, returning: number, horizon: number) =>
        `Rests on ${customers(all)} with ${order === 2 ? 'a first' : `a ${ordinal(order - 1)}`} order. Within ${days(horizon)}, ${f.percent(returning)} of them place the ${ordinal(order)}; that is as far as at least ${plain(30)} customers could be watched, and a year at most.`,
      toDate: (order: number, reached: number, all: number) =>
        f.plural(reached, {
          one: `So far ${plain(reached)} of ${customers(all)} has placed a ${ordinal(order)} order.`,
          other: `So far ${plain(reached)} of ${customers(all)} have placed their ${ordinal(order)} order.`
        }),
      none: (order: number) =>
        `A day for the reminder cannot be told yet: fewer than ${plain(30)} customers could be watched for ${days(30)} after their ${ordinal(order - 1)} order, or nobody has come back.`,
      half: (day: number) => `half: day ${plain(day)}`,
      most: (day: number) => `${f.percent(0.8)}: day ${plain(day)}`
    },

    curve: {
      title: 'How many have come back by which day',
      subtitle: (order: number) => `Days from order ${plain(order - 1)} to order ${plain(order)}`,
      gloss:
        'Follow the line to a day: so many had ordered again by then. A customer who came 20 days ago counts for 20 days and no longer, so newcomers do not pull the line down.',
      band: '95% interval',
      axis: (order: number) => `Days after the ${ordinal(order - 1)} order`,
      axisBelow: 'Below: customers watched, not yet back',
      day: (n: number) => `Day ${plain(n)}`,
      atRisk: (n: number) => `${customers(n)} still watched, not yet back`,
      interval: (low: number, high: number) =>
        `95% interval: ${f.percent(low)} to ${f.percent(high)}`,
      fewNote: `Dashed: fewer than ${plain(10)} customers are still watched, so the line may jump.`,
      median: (order: number, n: number) =>
        `Half of all customers have placed their ${ordinal(order)} order after ${days(n)}.`,
      tooShort: 'There is no line yet: nobody could be watched for a day after that order.',
      noMedian: (order: number) =>
        `Fewer than half of all customers have placed their ${ordinal(order)} order.`,
      columns: { within: 'Within', share: 'Have ordered again', interval: '95% interval' },
      within: (n: number) => days(n),
      beyond: 'the data are too short for this',
      alt: (order: number, points: string) =>
        `Line chart of the share of customers with their ${ordinal(order)} order by days since the one before: ${points}.`,
      altPoint: (share: number, n: number) => `${f.percent(share)} after ${days(n)}`,
      altNone: 'Nothing can be measured yet.'
    },

    gaps: {
      title: 'Days between orders',
      subtitle: (order: number) =>
        order >= 5
          ? `Before the ${ordinal(5)} order and later ones`
          : `Between order ${plain(order - 1)} and order ${plain(order)}`,
      orderName: (order: number) => (order >= 5 ? `${plain(5)} and more` : plain(order)),
      which: 'Days before order number',
      sentence: (p25: number, p75: number) =>
        `The middle half of these orders came ${plain(p25)} to ${days(p75)} after the one before.`,
      quantiles: {
        p25: 'A quarter within',
        median: 'Half within',
        p75: 'Three quarters within',
        p90: 'Nine of ten within'
      },
      days,
      series: 'Orders',
      axis: 'Days since the order before',
      bin: (from: number, below: number | null) =>
        below === null
          ? `${plain(from)}+`
          : below - from === 1
            ? plain(from)
            : `${plain(from)}–${plain(below - 1)}`,
      share: (part: number, n: number) =>
        f.plural(n, {
          one: `${plain(n)} order, ${f.percent(part)}`,
          other: `${plain(n)} orders, ${f.percent(part)}`
        }),
      basis: (n: number) =>
        f.plural(n, {
          one: `Counted from ${plain(n)} order.`,
          other: `Counted from ${plain(n)} orders.`
        }),
      note: 'A second order on the same day counts as 0 days. Only gaps that ended in an order are here. Those who are still away are missing, so the true waiting times are longer: to choose a day for the reminder, go by the curve above.',
      none: 'Nobody has placed this order yet.',
      columns: { days: 'Days', orders: 'Orders', share: 'Share' },
      alt: (order: string, median: number, count: number) =>
        `Bar chart of ${plain(count)} orders by days since the one before, order number ${order}: half within ${days(median)}.`
    },

    ladder: {
      title: 'From order to order',
      subtitle: 'Of the customers with so many orders, the share who placed one more, to date',
      rung: (n: number) => `${plain(n)} → ${plain(n + 1)}`,
      rungLong: (n: number) => `From order ${plain(n)} to ${plain(n + 1)}`,
      of: (part: number, whole: number) => `${plain(part)} of ${plain(whole)}`,
      loses: (n: number, lost: number, all: number) =>
        `Most are lost after the ${ordinal(n)} order: ${plain(lost)} of ${customers(all)} (${f.percent(lost / all)}) have not placed another one so far.`,
      climbs: (first: number, later: number, n: number) =>
        `After the first order ${f.percent(first)} go on, after the ${ordinal(n)} ${f.percent(later)}: whoever has come back often is likelier to come again.`,
      note: 'Newcomers count too, although they have had little time. The curves above take that into account.',
      aovTitle: 'Average amount by order number',
      aovGloss: 'Do customers spend more or less as they come back?',
      aovFew: 'There are too few orders to tell whether the amounts differ.',
      aovSame: 'The amounts do not differ more than chance between the first order and later ones.',
      aovMore: (n: number, later: string, first: string) =>
        `The ${ordinal(n)} order is larger than the first on average: ${later} against ${first}.`,
      aovLess: (n: number, later: string, first: string) =>
        `The ${ordinal(n)} order is smaller than the first on average: ${later} against ${first}.`,
      series: 'Share who went on',
      columns: {
        step: 'Step',
        share: 'Went on',
        basis: 'Customers',
        interval: '95% interval',
        order: 'Order number',
        aov: 'Average amount'
      },
      alt: (points: string) =>
        `Bar chart of the share of customers who placed one more order: ${points}.`
    },

    mix: {
      title: 'New and returning',
      subtitle: 'New: the first order of a customer ever. Returning: every order after it.',
      rows: { customers: 'Customers', orders: 'Orders', revenue: 'Revenue' },
      fresh: 'New',
      returning: 'Returning',
      sentence: (customersShare: number, revenueShare: number) =>
        `${f.percent(customersShare)} of those who bought came back at least once; orders after the first bring ${f.percent(revenueShare)} of the revenue.`,
      overlap:
        'Whoever has a first and a later order within these days counts as a returning customer.',
      columns: { what: 'What', fresh: 'New', returning: 'Returning', share: 'Share of returning' }
    },

    concentration: {
      title: 'How much hangs on the best customers',
      subtitle: 'Share of revenue from the customers with the highest revenue',
      top: (share: number) => `Best ${f.percent(share)}`,
      sentence: (share: number, n: number, revenue: number) =>
        f.plural(n, {
          one: `The best ${f.percent(share)}, ${plain(n)} customer, brings ${f.percent(revenue)} of the revenue.`,
          other: `The best ${f.percent(share)}, ${plain(n)} customers, bring ${f.percent(revenue)} of the revenue.`
        }),
      strong:
        'Much hangs on few: know these customers by name, and ask early where one of them stays away.',
      middle: 'That is usual for a shop: a small part of the customers brings a large part.',
      even: 'Revenue is spread evenly: no single customer decides over the year.',
      series: 'Share of revenue',
      equal: 'If all brought the same',
      axis: 'Share of customers, the best first',
      point: (share: number) => `Best ${f.percent(share)} of customers`,
      columns: { top: 'Part', customers: 'Customers', share: 'Share of revenue' },
      none: 'There is no revenue to divide.',
      alt: (points: string) =>
        `Line chart of the share of revenue by share of customers, the best first: ${points}.`
    }
  };
};
