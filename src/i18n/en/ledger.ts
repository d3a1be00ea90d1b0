import type { Formatter } from '../formatter';

/** The data view: the books of what was read, the files, and what is remembered of them. */
export const ledger = (f: Formatter) => {
  const rows = (n: number) =>
    f.plural(n, { one: `${f.integer(n)} row`, other: `${f.integer(n)} rows` });
  const orders = (n: number) =>
    f.plural(n, { one: `${f.integer(n)} order`, other: `${f.integer(n)} orders` });
  const customers = (n: number) =>
    f.plural(n, { one: `${f.integer(n)} customer`, other: `${f.integer(n)} customers` });
  return {
    title: 'What was read, and what became of it',
    lead: 'From the files to the report: each column adds up from top to bottom.',
    columns: {
      what: 'What',
      rows: 'Rows',
      amount: 'Amount',
      amountIn: (currency: string) => `Amount (${currency})`
    },
    read: 'Read from the files',
    leftOut: 'Left out',
    accepted: 'Rows that count',
    changed: 'Merged and changed',
    changedHint: 'These rows stay in, so they are not taken off.',
    result: 'In the report',
    revenue: 'Revenue',
    come: (orderCount: number, customerCount: number) =>
      `They are ${orders(orderCount)} of ${customers(customerCount)}.`,
    comeCustomers: (customerCount: number) =>
      `They are the figures of ${customers(customerCount)}.`,
    spellings: (spellings: number, customerCount: number) =>
      `${f.integer(spellings)} spellings of names, addresses and numbers turned out to be ${customers(customerCount)}.`,
    balanced: 'Both columns add up.',
    unbalanced: {
      rows: (n: number) => `The rows do not add up: ${rows(n)} cannot be accounted for.`,
      amount: (sum: string) => `The amounts do not add up: ${sum} cannot be accounted for.`
    },
    unbalancedHelp: 'That is an error of this app. The ledger (CSV) shows where it arises.',
    nothing: 'Nothing was left out and nothing changed.',
    touched: (n: number) => rows(n),
    lines: {
      show: (what: string) => `Lines: ${what}`,
      line: (n: number) => `line ${f.integer(n)}`,
      lines: (list: string) => `lines ${list}`,
      more: (n: number) => `and ${f.integer(n)} more`,
      none: 'Not tied to single lines.'
    },
    download: 'Ledger (CSV)',
    downloadHint: 'Every entry with its lines, ready for a spreadsheet; the sums add up there too.',
    csv: {
      what: 'What',
      code: 'Code',
      file: 'File',
      line: 'Line',
      rows: 'Rows',
      touched: 'Rows touched',
      amount: 'Amount',
      more: (n: number) => `and ${f.integer(n)} more`
    },

    files: {
      title: 'Files',
      lead: (fileCount: number, rowCount: number) =>
        f.plural(fileCount, {
          one: `One file with ${rows(rowCount)}.`,
          other: `${f.integer(fileCount)} files with ${rows(rowCount)} together.`
        }),
      columns: { file: 'File', holds: 'Holds', rows: 'Rows', size: 'Size' },
      sample: 'The sample shop comes from no file.',
      add: 'Add next month…',
      addHint:
        'Choose the new export, or drop it anywhere on this page. It may overlap with what is there: orders with the same number count once.',
      addLabel: 'Files to add to this report',
      check: 'How they were read',
      kept: {
        kept: 'The files are kept with this report, on this device only, so that you can add to them and correct how they are read.',
        keeping: 'The files are being kept with this report…',
        'not-kept':
          'The files are not kept. To add to this report, drop the earlier files again together with the new ones.',
        'too-large':
          'The files are too large to be kept in this browser. To add to this report, drop the earlier files again together with the new ones.'
      }
    },

    remembered: {
      title: 'What you decided before',
      lead: 'Files with the same headings are read in the same way next month.',
      none: 'You have not had to decide anything yet.',
      decided: 'Your decisions are remembered for files with these headings.',
      forget: 'Forget',
      forgetLabel: (files: string) => `Forget what you decided for ${files}`,
      forgotten: 'Forgotten. The next file with these headings is read afresh.'
    }
  };
};
