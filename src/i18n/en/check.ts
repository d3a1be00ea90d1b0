import type { Formatter } from '../formatter';
import type { Role } from '../../core/ingest/reading';

/** The check screen: how the file was read, and what only the owner can say. */
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
    currencyUnitHelp: 'One toman is ten rials. Rates stay the same; amounts do not.'
  },
  columns: {
    title: 'Columns',
    lead: 'Which column of the file is used for what.',
    use: 'Used for',
    column: 'Column in the file',
    values: 'Values in it',
    sure: 'How sure',
    unnamed: (n: number) => `Column ${f.integer(n)}`,
    duplicate: (heading: string, n: number) => `${f.isolate(heading)} (column ${f.integer(n)})`,
    none: 'Not in this file',
    noValues: 'no values',
    choose: (role: string) => `Column for: ${role}`,
    needed: 'needed',
    more: (n: number) => f.plural(n, { one: 'One more use', other: `${f.integer(n)} more uses` }),
    roleHints: {
      customer: 'who bought',
      email: 'to recognise guests',
      phone: 'to recognise guests',
      name: 'for lists',
      date: 'day of the order',
      time: 'if in a column of its own',
      amount: 'what was paid',
      quantity: 'pieces, for line items',
      unitPrice: 'price of one piece',
      refund: 'what went back',
      orderId: 'joins the lines of one order',
      status: 'to leave out what was cancelled',
      currency: 'code or sign'
    } satisfies Record<Role, string>
  },
  format: {
    title: 'File format',
    lead: 'Change these if letters, dates or amounts look wrong.',
    encoding: 'Text encoding',
    delimiter: 'Column separator',
    dateOrder: 'Date order',
    calendar: 'Calendar',
    decimal: 'Decimal mark',
    header: 'Header row',
    headerRow: (n: number) => `Row ${f.integer(n)}`,
    noHeader: 'No headings',
    currency: 'Unit of money'
  },
  rules: {
    title: 'Rows left out on purpose',
    lead: 'Switch a rule off, and its rows count as orders.',
    none: 'No rule applied to this file: every readable row counts.',
    off: 'counted in',
    rows: (n: number) => f.plural(n, { one: `${f.integer(n)} row`, other: `${f.integer(n)} rows` })
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
