import type { Formatter } from '../formatter';
import type { Granularity } from '../../core/settings';

/** The report screens. @see ../messages.ts for how catalogues are put together. */
export const report = (f: Formatter) => {
  const customers = (n: number) =>
    f.plural(n, { one: `${f.integer(n)} customer`, other: `${f.integer(n)} customers` });
  const orders = (n: number) =>
    f.plural(n, { one: `${f.integer(n)} order`, other: `${f.integer(n)} orders` });
  const days = (n: number) =>
    f.plural(n, { one: `${f.integer(n)} day`, other: `${f.integer(n)} days` });
  const granularities: Record<Granularity, string> = {
    day: 'Day',
    week: 'Week',
    month: 'Month',
    quarter: 'Quarter',
    year: 'Year'
  };

  return {
    title: 'Report',
    customers,
    orders,
    days,
    /** 1,306 of 3,000 customers */
    ofCustomers: (part: number, whole: number) =>
      f.plural(whole, {
        one: `${f.integer(part)} of ${f.integer(whole)} customer`,
        other: `${f.integer(part)} of ${f.integer(whole)} customers`
      }),
    interval: (low: string, high: string) => `95% interval: ${low} to ${high}`,
    notKnown: 'not known yet',
    thin: 'few customers',
    thinLong: 'Fewer than 30 customers: read this as a hint, not as a measurement.',

    views: {
      overview: 'Overview',
      retention: 'Retention',
      cohorts: 'Cohorts',
      next: 'Next order',
      customers: 'Customers',
      value: 'Value',
      groups: 'Groups',
      data: 'Data',
      help: 'Help',
      compare: 'Compare',
      tools: 'Why does my other tool show another number?'
    },
    more: 'More',
    nav: 'Views of the report',

    bar: {
      label: 'Settings of the report',
      asOf: (date: string) => `as of ${date}`,
      granularity: 'By',
      granularities,
      calendar: 'Calendar',
      calendars: { gregory: 'Gregorian', persian: 'Solar Hijri' },
      settings: 'Settings',
      lapse: (n: number) => `Lapse window: ${days(n)}`,
      recomputing: 'Computing again…'
    },

    settings: {
      title: 'Settings',
      intro: 'Every change is computed at once and kept with this session.',
      lapse: 'Lapse window',
      lapseGloss:
        'A customer counts as kept until this many days have gone by without an order; after that, as lost.',
      lapseAuto: (n: number) => `From your data: ${days(n)}`,
      lapseAutoUnknown: 'From your data',
      lapseOwn: 'My own number',
      lapseOwnDays: 'Days without an order',
      lapseWhyGaps: (n: number, gaps: number) =>
        `Nine of ten gaps between orders in your data (${f.integer(gaps)} gaps) are at most ${days(n)} long.`,
      lapseWhyFallback:
        'Your data hold too few gaps between orders, or too long ones, to tell; a year is used.',
      lapseWhyUser: 'Chosen by you.',
      lapseInvalid: 'Please give a whole number of days, from 1 to 3,650.',
      lapseEffect: (churn: string, period: string) => `Churn in ${period}: ${churn}`,
      lapseTried: 'What churn becomes with other windows you tried',
      lapseTriedWindow: 'Window',
      lapseTriedChurn: 'Churn',
      periods: 'Periods',
      weekStart: 'Weeks begin on',
      weekStarts: { monday: 'Monday', saturday: 'Saturday' },
      observationEnd: 'Data up to',
      observationEndHint: 'Later orders are left out, as if the report had been made on that day.',
      observationLast: 'The last day in the data',
      money: 'Money',
      margin: 'Gross margin',
      marginHint: 'What is left of the price after the cost of the goods. Example: 35%.',
      marginInvalid: 'Please give a percentage from 0 to 100.',
      currency: 'Currency',
      currencyNone: 'None: plain numbers',
      currencyHint: 'Only a label. Nothing is converted.',
      done: 'Done'
    },

    /** Beside the items of the export menu, whose names stand in the exports section. */
    exportHints: {
      json: 'Every number, for other programs',
      csv: 'Periods and cohorts, for a spreadsheet',
      png: 'One page to send or print',
      print: 'Print…'
    },

    tiles: {
      heading: 'Headline numbers',
      howOf: (name: string) => `How is this computed? ${name}`,
      ordersEach: (ratio: string) => (ratio === '1' ? '1 order each' : `${ratio} orders each`),
      overOrders: (sum: string, n: number) => `${sum} over ${orders(n)}`,
      ofRevenue: (part: string, whole: string) => `${part} of ${whole}`,
      inPeriod: (text: string, period: string) => `${text}, ${period}`,
      periods: (last: string, previous: string) => `${last} against ${previous}`,
      noComparison: 'Nothing to compare with yet',
      better: 'better',
      worse: 'worse',
      /** The change from the period before; `size` is already unsigned and formatted. */
      change: {
        customers: {
          up: (size: string) => `${size} more new customers`,
          down: (size: string) => `${size} fewer new customers`,
          same: 'as many new customers'
        },
        rate: {
          up: (size: string) => `${size} ${size === '1' ? 'point' : 'points'} higher`,
          down: (size: string) => `${size} ${size === '1' ? 'point' : 'points'} lower`,
          same: 'unchanged'
        },
        money: {
          up: (size: string) => `${size} higher`,
          down: (size: string) => `${size} lower`,
          same: 'unchanged'
        }
      },
      notMeasurable: (date: string) => `Measurable from ${date} on`
    },

    definition: {
      formula: 'Formula',
      yours: 'With your numbers',
      interval: 'How certain',
      caution: 'Please note',
      intervalText: (low: string, high: string) =>
        `The true rate probably lies between ${low} and ${high} (95% interval).`
    },

    overview: {
      standsOut: 'What stands out',
      nothing:
        'Nothing stands out from chance yet. The numbers above and the charts below still hold.',
      thinTitle: (n: number) =>
        `${customers(n)} so far; rates become meaningful near ${f.integer(100)}.`,
      thinIntro: 'Here is what you can already see:',
      thinRepeat: (repeat: number, all: number) =>
        f.plural(repeat, {
          one: `${f.integer(repeat)} of ${customers(all)} has bought more than once.`,
          other: `${f.integer(repeat)} of ${customers(all)} have bought more than once.`
        }),
      thinNoRepeat: 'Nobody has bought a second time yet.',
      thinOrders: (n: number, sum: string, average: string) =>
        `${orders(n)} brought in ${sum}, ${average} on average.`,
      thinOneOrder: (sum: string) => `One order so far, of ${sum}.`,
      thinGap: (n: number) => `Half of the returns came within ${days(n)} of the order before.`,
      thinOneDay: (date: string) =>
        `All orders are from one day, ${date}. Who comes back can be seen as soon as there are orders from later days.`,
      thinNext: 'Add the next export when you have more orders; nothing needs to be set up again.',
      goTo: (view: string) => `See ${view}`,
      trends: 'Trends',
      retentionTitle: 'How many customers are kept and lost',
      buyersTitle: 'New and returning customers',
      revenueTitle: 'Revenue from new and from returning customers',
      cohortsTitle: 'How each intake comes back',
      cohortsSubtitle: (n: number) =>
        f.plural(n, {
          one: 'The newest cohort. A cohort is the customers who first bought in the same period.',
          other: `The newest ${f.integer(n)} cohorts. A cohort is the customers who first bought in the same period.`
        }),
      cohortsAll: 'See all cohorts'
    },

    card: {
      menu: (title: string) => `More about: ${title}`,
      define: 'What does this mean?',
      showTable: 'Show as table',
      showChart: 'Show as chart',
      columns: {
        period: 'Period',
        basis: 'Kept of those at the start',
        buyers: 'All who bought',
        revenue: 'Revenue'
      }
    },

    retention: {
      chartTitle: 'Customers kept and lost in each period',
      gloss: (n: number) =>
        `Kept: was a customer at the start of the period and still is at its end. Lost: ${days(n)} have passed without an order.`,
      tableTitle: 'Period by period',
      notYet: (date: string, n: number) =>
        `Retention means something from ${date} on, when ${days(n)} have passed since the first order: before that nobody can have been lost.`,
      neverTitle: 'Retention cannot be measured yet',
      never: (date: string, n: number) =>
        `The data end before ${date}. Only then will ${days(n)} have passed since the first order, so nobody can have been lost yet. A shorter lapse window in the settings would show more.`,
      columns: {
        period: 'Period',
        atStart: 'At the start',
        new: 'New',
        wonBack: 'Won back',
        retained: 'Kept',
        atEnd: 'At the end',
        rate: 'Kept, share',
        withWonBack: 'With won back',
        churn: 'Lost, share',
        boughtAgain: 'Bought again',
        revenueRetention: 'Revenue kept, net',
        revenueGross: 'Revenue kept, gross'
      },
      columnsShown: 'Columns',
      columnCounts: 'Counts of customers',
      tableHint: 'Point at a number, or move with the arrow keys, to read what it rests on.',
      definitionsText: (n: number) =>
        f.plural(n, {
          one: 'One definition shown. Choose others to lay them over it.',
          other: `${f.integer(n)} definitions over each other. Each counts something else.`
        }),
      definitionsChoose: 'Definitions shown',
      definitionsNone: 'Choose at least one definition.',
      definitionsUnknown: 'None of the chosen definitions can be measured in these days yet.',
      /** Without a preposition: months want another one than days. */
      lastComplete: (period: string) => period,
      bandShow: (name: string) => `Show the 95% interval of “${name}”`,
      band: 'interval',
      differ: 'Why they differ',
      cohortsToo:
        'In the cohorts the same question has three answers: in the period, on or after, returned by.',
      cohortsLink: 'See cohorts',
      thinPoint: 'Rests on fewer than 30 customers',
      /** 1,487 of 1,650, 88.6% to 91.5% */
      basis: (part: number, whole: number, low: string, high: string) =>
        `${f.integer(part)} of ${f.integer(whole)}, ${low} to ${high}`,
      overHundred:
        'More than 100%: more customers were won back than lost. This is the textbook formula, which counts won-back customers as kept.',
      incompleteNote: (date: string) =>
        `The period marked † is not over. Its numbers are final on ${date}.`,
      notMeasurable: 'not measurable yet',
      newestFirst: 'Newest first',
      rowsShown: (from: number, to: number, all: number) =>
        `Periods ${f.integer(from)} to ${f.integer(to)} of ${f.integer(all)}`,
      newer: 'Newer periods',
      older: 'Older periods'
    },

    cohorts: {
      title: 'Cohorts',
      gloss:
        'A cohort is the customers who first bought in the same period. Read along a row how many of them come back later; read down a column whether newer cohorts do better.',
      measure: 'Count a customer',
      measures: {
        active: 'in the period',
        activeOnOrAfter: 'on or after',
        returnedBy: 'returned by'
      },
      measureGloss: {
        active: 'Ordered in exactly that period.',
        activeOnOrAfter: 'Ordered in that period or in any later one. Past cells can still rise.',
        returnedBy: 'Had placed a second order by the end of that period. Adds up along the row.'
      },
      cohort: 'Cohort',
      size: 'Customers',
      average: 'Average',
      averageHint: 'Weighted by cohort size, over finished cells only',
      offset: (n: number, granularity: Granularity) => {
        const unit = {
          day: 'Day',
          week: 'Week',
          month: 'Month',
          quarter: 'Quarter',
          year: 'Year'
        }[granularity];
        return `${unit} ${f.integer(n)}`;
      },
      caption: (measure: string, n: number) =>
        `Customers by the period of their first order: ${measure}. ${f.plural(n, { one: '1 cohort.', other: `${f.integer(n)} cohorts.` })}`,
      legendBlank: 'blank: not happened yet',
      finalOn: (date: string) => `Cells marked † are still open; they are final on ${date}.`,
      openCell: (date: string) => `Still open; final on ${date}.`,
      hint: 'Point at a cell, or move with the arrow keys, to read what it rests on.',
      detail: (cohort: string, offset: string) => `${cohort}, ${offset}`,
      money: (n: number, sum: string) => `In that period: ${orders(n)}, ${sum}.`,
      averageDetail: (offset: string, share: string, n: number) =>
        f.plural(n, {
          one: `${offset}, average of 1 cohort: ${share}`,
          other: `${offset}, average of ${f.integer(n)} cohorts: ${share}`
        }),
      coarser: (shown: Granularity) =>
        `By ${granularities[shown].toLowerCase()}: in shorter periods this table would be too large to read.`,
      one: 'All customers began in the same period, so there is one cohort to read and none to compare it with. Choose a shorter period above.'
    },

    value: {
      historicTitle: 'What a customer has brought so far',
      historicText: 'All revenue to date, divided by all customers. No forecast is in it.',
      revenuePerCustomer: 'Revenue per customer',
      marginPerCustomer: 'Margin per customer',
      simpleText:
        'Assumes that customers go on as they do now. A first estimate to set spending by, no promise.',
      parts: {
        averageOrderValue: 'average order value',
        ordersPerYear: 'orders a year',
        lifetimeYears: 'years as a customer',
        grossMargin: 'gross margin'
      },
      result: 'customer lifetime value',
      resultRevenue: 'lifetime revenue',
      lifetimeFrom: (churn: string, years: string) =>
        `Years as a customer = 1 ÷ yearly churn = 1 ÷ ${churn} = ${years}`,
      churnLastYear: (lost: number, all: number) =>
        `Yearly churn: of ${customers(all)} a year before the end of the data, ${f.integer(lost)} have been lost since.`,
      churnPeriods:
        'Yearly churn: carried to a year from the finished periods, since the data do not yet reach back a year beyond the lapse window.',
      churnThin: 'It rests on fewer than 30 customers.',
      reasons: {
        ok: '',
        'no-margin':
          'Without your gross margin this is lifetime revenue. Fill in the margin to see what is left for you.',
        'no-churn': 'Nobody has been lost yet, so a lifetime cannot be told: it would be endless.',
        'span-too-short':
          'The data cover too short a time to tell how many customers are lost in a year.',
        'not-measurable': 'There are too few orders to compute the parts.'
      },
      margin: 'Your gross margin',
      secondTitle: 'How soon first-time buyers come back',
      secondText:
        'Share of first-time buyers who order again within so many days. Customers too new to tell are counted only for the days they could be watched.',
      within: (n: number) => `within ${days(n)}`,
      beyond: 'the data are too short for this',
      median: (n: number) => `Half of all first-time buyers have come back after ${days(n)}.`,
      noMedian: 'Fewer than half of all first-time buyers have come back so far.',
      gap: (n: number) =>
        `Between two orders of one customer, half of the time ${days(n)} or fewer go by.`
    },

    data: {
      notes: 'Notes',
      notesHint: 'For yourself: what happened when. Kept with this session, on this device only.',
      notesLabel: 'Notes on this report'
    },

    help: {
      numbers: 'What each number means',
      whyTitle: 'Why may another tool show another number?',
      why: [
        'The same word is used for different things. Some tools count a customer of a cohort only in the period of an order, others in that period or any later one; the cohort table here offers both and says which is shown.',
        'The repeat purchase rate can be taken over all time, as here, or only over the customers of one period.',
        'Without subscriptions nobody announces that they leave. Each tool chooses after how many days a customer counts as lost; here the lapse window is drawn from your own data and you can change it.',
        'Refunds, cancelled and unpaid orders, tax and shipping may be in or out. The Data view shows what was counted here and what was left out.',
        'A day begins at another hour in another time zone. Here a day is the date that your file writes.'
      ],
      privacyTitle: 'Who can see my data?',
      privacy: [
        'Nobody but you. The file is read by this page on your own device; no order, name or number is sent anywhere.',
        'You can check it: load the page, switch off the network, and open your file. Everything works.',
        'Sessions are kept in this browser. Deleting one, or clearing the data of this site, removes it for good.'
      ],
      thinTitle: 'What does “few customers” mean?',
      thin: [
        'A share of few customers jumps about by chance: of 10 customers, one more or less is 10 points. Shares that rest on fewer than 30 customers are marked.',
        'The range beside a share says in which range the true share probably lies (95% interval). Where the ranges of two shares overlap widely, the difference may be no change at all.'
      ],
      openTitle: 'What does † mean?',
      open: [
        'The period is not over yet, so its number can still change. The date on which it is final stands beside it.'
      ]
    },

    loading: 'The report is being made…',
    none: {
      title: 'No report yet',
      text: 'Open your orders first, or try the sample shop.',
      start: 'Open orders',
      waitingTitle: 'One answer is still needed',
      waitingText:
        'Some columns of your file could be read in two ways. Answer the question and the report opens.',
      toCheck: 'Answer now'
    },
    failed: {
      title: 'This part cannot be shown',
      text: 'The other views still work. Your data are safe.',
      retry: 'Try again'
    }
  };
};
