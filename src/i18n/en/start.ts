import type { SampleTexts } from '../../core/sample/sample-texts';
import type { Formatter } from '../formatter';

/** The start screen: what the app does, opening files, saved reports, and the wait while reading. */
export const start = (f: Formatter) => ({
  title: 'Who comes back to your shop?',
  lead: 'Drop your order export and see how many customers return, when they do, and what they are worth.',
  privacy: 'Nothing leaves this device.',
  privacyMore: 'How can I check?',
  drop: {
    title: 'Drop your orders here',
    hint: 'CSV or Excel, as your shop system exports it. Several files become one report.',
    open: 'Open files',
    input: 'Order files',
    paste: 'Paste cells',
    pasteHint: 'Or copy cells in your spreadsheet and paste them anywhere on this page.'
  },
  paste: {
    title: 'Paste cells from a spreadsheet',
    label: 'Copied cells, with their headings',
    hint: 'Select the table in Excel, Numbers or Google Sheets, copy it, and paste it here.',
    read: 'Read them'
  },
  sample: {
    action: 'Try with sample data',
    hint: 'An invented shop, 5,000 customers over three years'
  },
  calculator: {
    action: 'Quick calculator',
    hint: 'Retention, churn and customer value from a few numbers'
  },
  needs: {
    title: 'What files work',
    lead: 'Any table with one row per order, per item or per customer that says',
    columns: [
      'who bought: e-mail, phone, customer number or name',
      'when: the date of the order',
      'how much was paid'
    ],
    platforms: (names: readonly string[]) =>
      `Exports of these are recognised by their headings: ${f.list(names.map(f.isolate))}; and so are sheets of your own making, with headings in English, Persian, Armenian, German, French, Spanish, Russian, Turkish or Arabic.`,
    formats:
      'CSV, TSV and text in any common encoding, Excel workbooks (.xlsx), and all of these in a ZIP or gzip file. Monthly files and a list of customers can be dropped together.'
  },
  gives: {
    title: 'What you get',
    items: [
      { title: 'Retention and churn', text: 'Who was kept and who was lost, month by month.' },
      {
        title: 'Cohorts',
        text: 'Customers who first bought in the same month, and how many come back.'
      },
      { title: 'Customer value', text: 'What a customer brings, and what returning ones add.' },
      { title: 'Pictures and tables', text: 'A report image, tables and results to save and show.' }
    ]
  },
  sessions: {
    title: 'Your reports',
    count: (n: number) =>
      f.plural(n, { one: `${f.integer(n)} report`, other: `${f.integer(n)} reports` }),
    kept: 'Kept in this browser, on this device',
    empty: 'No reports yet',
    emptyText: 'Your first report appears here by itself, ready to open again.',
    loading: 'Looking for saved reports…',
    open: (name: string) => `Open ${f.isolate(name)}`,
    actions: (name: string) => `Actions for ${f.isolate(name)}`,
    openAction: 'Open',
    rename: 'Rename',
    duplicate: 'Duplicate',
    remove: 'Delete',
    removed: (name: string) => `${f.isolate(name)} deleted`,
    duplicated: (name: string) => `${f.isolate(name)} duplicated`,
    restored: (name: string) => `${f.isolate(name)} is back`,
    rows: (n: number) => f.plural(n, { one: `${f.integer(n)} row`, other: `${f.integer(n)} rows` }),
    files: (n: number) =>
      f.plural(n, { one: `${f.integer(n)} file`, other: `${f.integer(n)} files` }),
    opened: (when: string) => `opened ${when}`,
    sample: 'Sample'
  },
  reading: {
    files: (names: readonly string[]) =>
      names.length === 1 && names[0] !== undefined
        ? `Reading ${f.isolate(names[0])}`
        : f.plural(names.length, {
            one: 'Reading your file',
            other: `Reading ${f.integer(names.length)} files`
          }),
    pasted: 'Reading the pasted cells',
    starting: 'Getting ready…',
    bytes: (done: number, total: number) => `${f.fileSize(done)} of ${f.fileSize(total)}`,
    rows: (n: number) => f.plural(n, { one: `${f.integer(n)} row`, other: `${f.integer(n)} rows` }),
    announce: (share: number) => `${f.percent(share, 0)} read`,
    analysing: 'Computing retention…',
    sample: 'Making a sample shop…',
    opening: 'Opening the report…',
    cancel: 'Cancel',
    stays: 'The file is read on this device and is not uploaded.'
  },
  /** What the columns of the sample shop say; null for what they say by themselves, in English. */
  sampleShop: null as SampleTexts | null
});
