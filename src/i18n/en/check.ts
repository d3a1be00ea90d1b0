import type { Formatter } from '../formatter';

/** The check screen: how the files were read, and what only the owner can say. */
export const check = (f: Formatter) => ({
  title: 'How we read it',
  lead: 'Correct anything that is wrong. The file is read again at once.',
  showReport: 'Show report',
  ready: 'All set.',
  missing: (n: number) =>
    f.plural(n, {
      one: 'One question is still open.',
      other: `${f.integer(n)} questions are still open.`
    }),
  missingRole: (role: string) => `No column is chosen for: ${role}.`,
  noRows: 'No row can be used yet.',
  rereading: 'Reading again…',
  readOnly: {
    title: 'The file is no longer at hand',
    text: 'What you see is how it was read. To change something, drop the same file again, anywhere on this page.'
  },
  sampleNotice: 'This is the sample shop, made by the app. There is no file to correct.',
  summary: {
    label: 'How the file was read, in short',
    files: (n: number) =>
      f.plural(n, { one: `${f.integer(n)} file`, other: `${f.integer(n)} files` }),
    rows: (n: number) => f.plural(n, { one: `${f.integer(n)} row`, other: `${f.integer(n)} rows` }),
    sample: 'Sample shop',
    separatedBy: (delimiter: string) => `Separated by: ${delimiter}`,
    dates: (order: string) => `Dates: ${order}`,
    layouts: (n: number) => `${f.integer(n)} kinds of files`,
    platform: (name: string) => `Recognised: ${f.isolate(name)}`
  },
  questions: {
    title: (n: number) => f.plural(n, { one: 'One question', other: `${f.integer(n)} questions` }),
    lead: 'The file leaves this open, and it changes the result.',
    dateOrder: (sample: string) => `Which day is ${f.isolate(sample)}?`,
    dateOrderHelp: 'The day and the month could each be the other.',
    decimal: (sample: string) => `How much is ${f.isolate(sample)}?`,
    decimalHelp: 'The mark could set off thousands or decimals.',
    role: {
      customer: 'Which column says who bought?',
      date: 'Which column says when?',
      amount: 'Which column says how much was paid?'
    },
    roleHelp: {
      customer: 'Best is what stays the same at each purchase: e-mail, phone or customer number.',
      date: 'The day of the order, not of shipping or of a change.',
      amount: 'The total of the order as the customer paid it.'
    },
    otherColumn: 'Another column',
    chooseColumn: 'Choose a column…',
    currencyUnit: (sample: string) => `Is ${f.isolate(sample)} in toman or in rial?`,
    currencyUnitHelp: 'One toman is ten rials. Rates stay the same; amounts do not.',
    /** The same sum in the other unit. */
    sameAs: (sum: string) => `the same as ${sum}`,
    timeUnit: 'In which unit are the ages of the customers?',
    timeUnitHelp: (sample: string) =>
      `The greatest age in the list is ${f.isolate(sample)}; the list does not say of what.`,
    timeUnits: { day: 'Days', week: 'Weeks', month: 'Months' },
    longest: (days: number) =>
      f.plural(days, {
        one: `the oldest customer came ${f.integer(days)} day ago`,
        other: `the oldest customer came ${f.integer(days)} days ago`
      }),
    observationEnd: 'Up to which day does the list count?',
    observationEndHelp: (sample: string) =>
      `It tells the ages of the customers (the greatest is ${f.isolate(sample)}), but no day from which they are counted back.`,
    observationEndLabel: 'The last day that the list covers',
    observationEndApply: 'Use this day',
    inFile: (files: string) => `In ${files}`
  },
  currencies: {
    title: 'The amounts are in several currencies. How should they count?',
    help: 'Nothing is added up across currencies before you say how.',
    settled: 'Several currencies',
    settledLead: 'Counted as you chose. Choose again, and everything is counted anew.',
    keep: 'Count one currency only',
    only: (currency: string) => `Only ${currency}`,
    share: (rows: number, share: number) =>
      f.plural(rows, {
        one: `${f.integer(rows)} row, ${f.percent(share)} of all`,
        other: `${f.integer(rows)} rows, ${f.percent(share)} of all`
      }),
    together: (sum: string) => `together ${sum}`,
    others: (rows: number) =>
      f.plural(rows, {
        one: 'The other row is left out.',
        other: `The other ${f.integer(rows)} rows are left out.`
      }),
    convert: 'Convert all into one, at rates that you type',
    into: 'Convert into',
    rate: (from: string, into: string) => `1 ${from} in ${into}`,
    rateInvalid: 'Please give a number above zero, such as 0.92.',
    fixed: 'One toman is always ten rials.',
    total: (sum: string) => `All rows together: ${sum}`,
    totalOpen: 'The sum appears when every rate is filled in.',
    apply: 'Read with these rates'
  },
  layout: {
    /** Heads the section of the files that share their headings. */
    title: (files: string) => files,
    more: (n: number) => f.plural(n, { one: 'one more file', other: `${f.integer(n)} more files` }),
    kind: 'What the file holds',
    recognised: 'Recognised as',
    files: (n: number) => f.plural(n, { one: 'File', other: 'Files' }),
    rows: (n: number) => f.plural(n, { one: `${f.integer(n)} row`, other: `${f.integer(n)} rows` }),
    unpacked: {
      gzip: 'unpacked (gzip)',
      zip: 'from a ZIP archive',
      xlsx: 'from an Excel workbook'
    },
    part: {
      gzip: (file: string) => `File inside ${f.isolate(file)}`,
      zip: (file: string) => `File inside ${f.isolate(file)}`,
      xlsx: (file: string) => `Sheet of ${f.isolate(file)}`
    },
    remembered: 'Read as you decided before for files with these headings.',
    forget: 'Forget',
    forgetLabel: (files: string) => `Forget what you decided for ${files}`,
    details: 'Columns and form'
  },
  columns: {
    title: 'Columns',
    lead: 'What each column of the file is used for.',
    use: 'Used for',
    column: 'Column in the file',
    values: 'Values in it',
    sure: 'How sure',
    unnamed: (n: number) => `Column ${f.integer(n)}`,
    duplicate: (heading: string, n: number) => `${f.isolate(heading)} (column ${f.integer(n)})`,
    none: 'Not in this file',
    kept: 'Kept for break-downs',
    keptHint: 'not needed, but at hand to group by',
    empty: 'empty',
    noValues: 'no values',
    choose: (role: string) => `Column for: ${role}`,
    chooseUse: (column: string) => `Use of the column ${column}`,
    also: (roles: string) => `also: ${roles}`,
    needed: 'needed',
    more: (n: number) =>
      f.plural(n, {
        one: 'One more column, kept for break-downs',
        other: `${f.integer(n)} more columns, kept for break-downs`
      }),
    further: (n: number) => `Show ${f.integer(n)} more columns`
  },
  format: {
    title: 'How it is written',
    lead: 'Change these if letters, dates or amounts look wrong.',
    encoding: 'Text encoding',
    delimiter: 'Column separator',
    quote: 'Quotation mark',
    dateOrder: 'Date order',
    calendar: 'Calendar',
    decimal: 'Decimal mark',
    header: 'Header row',
    headerRow: (n: number) => `Row ${f.integer(n)}`,
    noHeader: 'No headings',
    currency: 'Unit of money'
  },
  rules: {
    title: 'Rules',
    lead: 'Switch a rule off or on, and everything is counted anew.',
    leftOut: 'Left out',
    leftOutHint: 'Switched off, these rows count as orders.',
    understood: 'Understood',
    understoodHint: 'How several rows become one order, and several keys one customer.',
    none: 'No rule touched these files: every readable row counts as it stands.',
    rows: (n: number) => f.plural(n, { one: `${f.integer(n)} row`, other: `${f.integer(n)} rows` }),
    would: (n: number) =>
      f.plural(n, { one: `off; ${f.integer(n)} row`, other: `off; ${f.integer(n)} rows` }),
    off: 'off'
  },
  result: {
    title: 'What became of the rows',
    accepted: 'Accepted',
    rejected: 'Rejected',
    ignored: 'Left out',
    acceptedHint: 'counted in the report',
    rejectedHint: 'could not be read',
    ignoredHint: 'by a rule',
    ofRead: (n: number) =>
      f.plural(n, { one: `of ${f.integer(n)} row read`, other: `of ${f.integer(n)} rows read` }),
    reasons: 'Reasons',
    allAccepted: 'Every row was accepted.',
    download: 'Download these rows (CSV)',
    downloadHint: (n: number) =>
      f.plural(n, {
        one: 'The row that was not used, with its line number and reason.',
        other: `The ${f.integer(n)} rows that were not used, with line number and reason.`
      }),
    downloadCut: (n: number) => `The first ${f.integer(n)} rows that were not used.`,
    downloadFailed: 'The rows could not be saved.',
    examples: 'For example',
    line: (n: number) => `line ${f.integer(n)}`
  },
  preview: {
    title: 'First rows as understood',
    lead: 'Compare a few with your file.',
    line: 'Line',
    customer: 'Customer',
    date: 'Date',
    amount: 'Amount',
    orderId: 'Order',
    status: 'Status',
    outcome: 'Outcome',
    accepted: 'Accepted',
    none: 'There are no rows to show yet.'
  }
});
