import type { IgnoreRule, RejectReason } from '../../core/ingest/rules';
import type { Formatter } from '../formatter';

interface Words {
  label: string;
  hint: string;
}

/** What can go wrong, each with what happened and what to do; and why rows are not used. */
export const problems = (f: Formatter) => ({
  /** Heads the list of what to do. */
  todo: 'What you can do',
  technical: 'Technical detail',
  reasonsTitle: 'Why the rows were left out',
  chooseAnother: 'Open another file',
  file: {
    empty: {
      title: 'The file is empty',
      what: (file: string) => `${f.isolate(file)} has no content.`,
      todo: 'Export it again from your shop system, and wait until the download has finished.'
    },
    image: {
      title: 'That is a picture, not a table',
      what: (file: string) => `${f.isolate(file)} is an image file.`,
      todo: 'Numbers cannot be read from a picture. Export the order list of your shop system as CSV, usually under Orders → Export.'
    },
    pdf: {
      title: 'PDF files cannot be read',
      what: (file: string) => `${f.isolate(file)} is a PDF, made for printing.`,
      todo: 'In the place where you got the PDF, look for “Export” or “Download as CSV”.'
    },
    excel: {
      title: 'That workbook cannot be opened here',
      what: (file: string) =>
        `${f.isolate(file)} is an Excel workbook of a kind that this app cannot open, or lies inside another file.`,
      todo: 'Drop the .xlsx file itself. If it is that file, open it in Excel, choose File → Save as → “CSV UTF-8 (comma delimited)”, and drop the new file.'
    },
    oldExcel: {
      title: 'That is an Excel workbook of the old kind (.xls)',
      what: (file: string) =>
        `${f.isolate(file)} is in the format of Excel 2003 and before, which this app does not read.`,
      todo: 'Open it in Excel, choose File → Save as → “CSV UTF-8 (comma delimited)” or “Excel workbook (.xlsx)”, and drop the new file here. Or select the cells, copy them and paste them on this page.'
    },
    zip: {
      title: 'That ZIP archive cannot be opened here',
      what: (file: string) =>
        `${f.isolate(file)} is a ZIP archive of a kind that this app cannot open, or lies inside another file.`,
      todo: 'Unpack it first (double click, or “Extract all”), then drop the files that are inside.'
    },
    gzip: {
      title: 'That compressed file cannot be opened here',
      what: (file: string) => `${f.isolate(file)} is a gzip archive that lies inside another file.`,
      todo: 'Unpack it first, then drop the file that is inside.'
    },
    binary: {
      title: 'That is not a table of orders',
      what: (file: string) => `${f.isolate(file)} holds binary data, not text.`,
      todo: 'Export the order list of your shop system as CSV, usually under Orders → Export.'
    },
    headerOnly: {
      title: 'There are headings but no orders',
      what: (file: string) => `${f.isolate(file)} ends after its headings.`,
      todo: 'Check the date span and the filters of the export, and export again.'
    },
    noTable: {
      title: 'No table was found in the file',
      what: (file: string) =>
        `${f.isolate(file)} is text, but not in rows and columns that repeat.`,
      todo: 'Use an export with one order a row and a heading for each column: customer, date, amount.'
    },
    lineTooLong: {
      title: 'A line of the file has no end',
      what: (file: string, line: number, limit: number) =>
        `Line ${f.integer(line)} of ${f.isolate(file)} is longer than ${f.fileSize(limit)}. Often a quotation mark is opened and never closed.`,
      todo: 'Look at that line in a text editor, or export the file again.'
    },
    tooManyColumns: {
      title: 'Too many columns',
      what: (file: string, columns: number, limit: number) =>
        `${f.isolate(file)} has ${f.integer(columns)} columns; up to ${f.integer(limit)} can be read.`,
      todo: 'Keep the columns for customer, date, amount, order number and status, and export again.'
    },
    tooManyRows: {
      title: 'Too many rows',
      what: (file: string, limit: number) =>
        `${f.isolate(file)} has more than ${f.integer(limit)} rows, more than one report can hold.`,
      todo: 'Export a shorter span, for instance the last three years.'
    },
    unreadable: {
      title: 'The file could not be read',
      what: (file: string) =>
        `${f.isolate(file)} was moved, deleted or locked while it was being read.`,
      todo: 'Check that it is still there and not open elsewhere, then open it again. A folder cannot be read: drop the files in it.'
    },
    damaged: {
      title: {
        gzip: 'The compressed file is damaged',
        zip: 'The ZIP archive is damaged',
        xlsx: 'The workbook is damaged'
      },
      what: (file: string) =>
        `${f.isolate(file)} cannot be unpacked: a part of it is missing or was changed, often by a download that broke off.`,
      todo: 'Download or export it once more and wait until it has finished. If you can open it elsewhere, save it there as “CSV UTF-8” and drop that file.'
    },
    encrypted: {
      title: { zip: 'The ZIP archive has a password', xlsx: 'The workbook has a password' },
      what: (file: string) => `${f.isolate(file)} is locked, so its content cannot be read.`,
      todo: {
        zip: 'Unpack it with its password on your device, then drop the files that are inside.',
        xlsx: 'Open it in Excel with its password, choose File → Save as → “CSV UTF-8 (comma delimited)”, and drop that file.'
      }
    },
    unpacksTooLarge: {
      title: 'Unpacked, the file is too large',
      what: (file: string, limit: number) =>
        `${f.isolate(file)} unpacks to more than ${f.fileSize(limit)}. Reading stopped there, to keep your device working.`,
      todo: 'Export a shorter span, for instance the last three years, or several files of a year each.'
    },
    nothingInside: {
      title: { zip: 'There is no table in the archive', xlsx: 'There is no table in the workbook' },
      what: {
        zip: (file: string) => `${f.isolate(file)} holds no CSV, TSV or text file.`,
        xlsx: (file: string) => `${f.isolate(file)} holds no sheet with rows and columns.`
      },
      todo: {
        zip: 'Look into the archive: the orders may be missing, or be a workbook. Drop that file itself.',
        xlsx: 'Look into the workbook: charts and pictures cannot be read, only cells.'
      }
    },
    noOrdersFile: {
      title: 'The orders are missing',
      what: (file: string) =>
        `${f.isolate(file)} tells about customers, such as their city or loyalty, but holds no orders.`,
      todo: 'Drop it together with your order export; the two are joined by e-mail, phone or customer number. If it does hold orders, say so under “What the file holds”.'
    },
    mixedKinds: {
      title: 'Orders and figures by customer do not add up',
      what: (file: string, first: string) =>
        `${f.isolate(file)} and ${f.isolate(first)} are of two kinds: one lists orders, the other has one row of figures for each customer. Counting both would count the same purchases twice.`,
      todo: 'Open them one after the other. Each becomes a report of its own.'
    },
    noCustomerColumn: {
      title: 'The file does not say who bought',
      what: (file: string) =>
        `No column of ${f.isolate(file)} names the customer. Without it nobody can be recognised when they return.`,
      whatPlatform: (file: string, platform: string) =>
        `${f.isolate(file)} is an export of ${f.isolate(platform)} that leaves the customers out. Without them nobody can be recognised when they return.`,
      todo: 'Choose an export that holds an e-mail address, phone number, customer number or name.'
    },
    noRows: {
      title: 'No row could be used',
      what: (file: string, read: number) =>
        f.plural(read, {
          one: `${f.isolate(file)} holds one row, and it was left out.`,
          other: `All ${f.integer(read)} rows of ${f.isolate(file)} were left out.`
        }),
      todo: 'The reasons say what is in the way. Usually the wrong column was taken, or every order has a status that is left out: choose another column, or switch that rule off.'
    }
  },
  app: {
    workerFailed: {
      title: 'The computation stopped',
      what: 'Something went wrong while computing. Your file and your saved reports are unharmed.',
      todo: 'Try again. If it stops at the same place, close other tabs to free memory, or open a shorter span of orders.'
    },
    workerNotReady: {
      title: 'The computing part did not start',
      what: 'The browser did not load the part of the page that does the computing.',
      todo: 'Reload the page. If that does not help, switch off extensions that block scripts for this page.'
    },
    storageUnavailable: {
      title: 'Reports cannot be kept here',
      what: 'This browser does not let the page store anything, as in a private window.',
      todo: 'You can work all the same. Save what you need with Export before you close the tab.'
    },
    storageFull: {
      title: 'There is no space left to save',
      what: 'The browser refused to store more. The report is open and complete, but not saved.',
      todo: 'Delete reports you no longer need, or free space on the device. Save “Results (JSON)” with Export to be safe.'
    },
    saveFailed: {
      title: 'The report could not be saved',
      what: 'The browser reported an error while saving. The report is open and complete.',
      todo: 'Keep this tab open and save “Results (JSON)” with Export. The next change tries to save again.'
    },
    sessionDamaged: {
      title: 'That report cannot be opened',
      what: (name: string) =>
        `What is stored of ${f.isolate(name)} is damaged. The other reports are not touched by it.`,
      todo: 'Open the order file again to make the report anew.'
    },
    sessionNewer: {
      title: 'That report is from a newer version',
      what: (name: string) =>
        `${f.isolate(name)} was saved by a newer version of Mandegar than the one in this tab.`,
      todo: 'Reload the page to get the newer version, then open it again.'
    },
    sourcesNotKept: {
      title: 'The earlier files are no longer at hand',
      what: 'This report keeps its numbers, but not the files that they came from; new files cannot be joined to numbers alone.',
      todo: 'Drop the earlier files and the new ones here together. What you decided before is remembered.'
    },
    nothingPasted: {
      title: 'There was no table in what you pasted',
      what: 'The clipboard holds no rows and columns.',
      todo: 'Select the cells in your spreadsheet, headings included, copy them and paste again.'
    }
  },
  rejected: {
    'no-customer': { label: 'No customer', hint: 'The row does not say who bought.' },
    'bad-customer': {
      label: 'Customer cannot be used',
      hint: 'The number was destroyed by a spreadsheet, as in 1.11E+11.'
    },
    'bad-date': { label: 'Date cannot be read', hint: 'The cell holds no date that exists.' },
    'bad-amount': { label: 'Amount cannot be read', hint: 'The cell holds no number.' },
    'wrong-field-count': {
      label: 'Wrong number of fields',
      hint: 'The row has more or fewer cells than there are headings.'
    },
    'bad-count': {
      label: 'Number of orders cannot be read',
      hint: 'The cell holds no whole number of orders, at least one.'
    },
    'last-before-first': {
      label: 'Last order before the first',
      hint: 'One of the two dates is wrong, or the columns are swapped.'
    },
    'bad-figures': {
      label: 'Figures contradict each other',
      hint: 'For instance one order only, but a first and a last day that differ.'
    },
    'duplicate-customer': {
      label: 'Customer listed before',
      hint: 'An earlier row has this customer’s figures, and these two cannot be added up.'
    }
  } satisfies Record<RejectReason, Words>,
  ignored: {
    cancelled: { label: 'Cancelled orders', hint: 'Their status says that they were called off.' },
    unpaid: { label: 'Unpaid orders', hint: 'Their status says pending, failed or not paid.' },
    test: { label: 'Test orders', hint: 'Marked as a test by the shop system.' },
    'refunded-in-full': {
      label: 'Refunded in full',
      hint: 'All the money went back, so it was no purchase.'
    },
    'zero-amount': { label: 'Amount of zero', hint: 'Nothing was paid, as for a free sample.' },
    'gift-card': {
      label: 'Gift cards sold',
      hint: 'The purchase comes when the card is used; counting both would count the money twice.'
    },
    'totals-line': { label: 'Totals lines', hint: 'Sums at the foot of a list, not orders.' },
    'group-line': { label: 'Group headings', hint: 'Titles between the rows, not orders.' },
    'repeated-header': {
      label: 'Repeated headings',
      hint: 'The headings again, in the middle of the file.'
    },
    'other-table': {
      label: 'Another table',
      hint: 'A second table below the orders that holds something else.'
    },
    'not-an-order': {
      label: 'Not an order',
      hint: 'Fees, payouts, transfers and other entries without a purchase.'
    },
    'duplicate-order': {
      label: 'Orders read before',
      hint: 'The same order number stands in a file read earlier, often because two exports overlap.'
    },
    'duplicate-row': {
      label: 'Rows exported twice',
      hint: 'The whole row repeats, to the minute: a mistake of the export.'
    },
    'repeated-row': {
      label: 'Identical rows',
      hint: 'The whole row repeats, but without a time of day. It may be an export’s mistake, or something bought twice.'
    },
    'other-currency': {
      label: 'In another currency',
      hint: 'Left out because you chose to count one currency.'
    },
    'no-orders': {
      label: 'Customers without an order',
      hint: 'They stand in the customers’ file only, so there is nothing to count.'
    }
  } satisfies Record<IgnoreRule, Words>
});
