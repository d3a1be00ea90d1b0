import type { Formatter } from '../formatter';
import type {
  Confidence,
  DateOrder,
  DecimalMark,
  Delimiter,
  EncodingId,
  Evidence,
  IgnoreRule,
  RejectReason,
  Role
} from '../../core/ingest/reading';

/** What can go wrong, each with what happened and what to do; and the names of reading's codes. */
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
      title: 'That is an Excel workbook',
      what: (file: string) =>
        `${f.isolate(file)} is an .xlsx file, which this app does not read yet.`,
      todo: 'Open it in Excel, choose File → Save as → “CSV UTF-8 (comma delimited)”, and drop that file here. Or select the cells, copy them and paste them on this page.'
    },
    oldExcel: {
      title: 'That is an old Excel workbook',
      what: (file: string) => `${f.isolate(file)} is an .xls file, which this app does not read.`,
      todo: 'Open it in Excel, choose File → Save as → “CSV UTF-8 (comma delimited)”, and drop that file here. Or select the cells, copy them and paste them on this page.'
    },
    zip: {
      title: 'That is a compressed folder',
      what: (file: string) => `${f.isolate(file)} is a ZIP archive.`,
      todo: 'Unpack it first (double click, or “Extract all”), then drop the CSV file that is inside.'
    },
    gzip: {
      title: 'That is a compressed file',
      what: (file: string) => `${f.isolate(file)} is a gzip archive.`,
      todo: 'Unpack it first, then drop the CSV file that is inside.'
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
    differentLayout: {
      title: 'The files do not belong together',
      what: (file: string, first: string) =>
        `${f.isolate(file)} has other columns than ${f.isolate(first)}, so the two cannot be read as one table.`,
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
      todo: 'The reasons say what is in the way. Usually the wrong column was taken, or every order has a status that is left out.'
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
    }
  } satisfies Record<RejectReason, { label: string; hint: string }>,
  ignored: {
    cancelled: { label: 'Cancelled orders', hint: 'Their status says that they were called off.' },
    unpaid: { label: 'Unpaid orders', hint: 'Their status says pending, failed or not paid.' },
    test: { label: 'Test orders', hint: 'Marked as a test by the shop system.' },
    'refunded-in-full': {
      label: 'Refunded in full',
      hint: 'All the money went back, so it was no purchase.'
    },
    'zero-amount': { label: 'Amount of zero', hint: 'Nothing was paid, as for a free sample.' },
    'totals-line': { label: 'Totals lines', hint: 'Sums at the foot of a list, not orders.' },
    'group-line': { label: 'Group headings', hint: 'Titles between the rows, not orders.' },
    'repeated-header': {
      label: 'Repeated headings',
      hint: 'The headings again, in the middle of the file.'
    },
    'not-an-order': {
      label: 'Not an order',
      hint: 'Fees, payouts, transfers and other entries without a purchase.'
    },
    'duplicate-order': {
      label: 'Duplicates',
      hint: 'The same order a second time, often from overlapping files.'
    }
  } satisfies Record<IgnoreRule, { label: string; hint: string }>,
  roles: {
    customer: 'Customer',
    email: 'E-mail',
    phone: 'Phone',
    name: 'Name',
    date: 'Order date',
    time: 'Time of day',
    amount: 'Amount paid',
    quantity: 'Quantity',
    unitPrice: 'Unit price',
    refund: 'Refund',
    orderId: 'Order number',
    status: 'Status',
    currency: 'Currency'
  } satisfies Record<Role, string>,
  confidence: {
    sure: 'Sure',
    check: 'Likely',
    unsure: 'Please check'
  } satisfies Record<Confidence, string>,
  evidence: {
    platform: 'known export format',
    heading: 'from the heading',
    values: 'from the values',
    bom: 'from the file’s first bytes',
    user: 'your choice',
    default: 'the usual form',
    statistics: 'from the letters used'
  } satisfies Record<Evidence, string>,
  dateOrders: {
    ymd: 'Year, month, day',
    dmy: 'Day first',
    mdy: 'Month first',
    text: 'Month by name',
    excel: 'Spreadsheet day numbers',
    unix: 'Seconds since 1970'
  } satisfies Record<DateOrder, string>,
  encodings: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16 (Excel “Unicode text”)',
    'utf-16be': 'UTF-16, big-endian',
    'windows-1256': 'Windows-1256 (Persian, Arabic)',
    'windows-1251': 'Windows-1251 (Cyrillic)',
    'windows-1252': 'Windows-1252 (Western European)',
    'windows-1250': 'Windows-1250 (Central European)',
    'iso-8859-9': 'ISO 8859-9 (Turkish)'
  } satisfies Record<EncodingId, string>,
  delimiters: {
    ',': 'Comma ( , )',
    ';': 'Semicolon ( ; )',
    '\t': 'Tab',
    '|': 'Bar ( | )',
    '؛': 'Persian semicolon ( ؛ )',
    '،': 'Persian comma ( ، )'
  } satisfies Record<Delimiter, string>,
  decimals: {
    '.': 'Point: 1,234.56',
    ',': 'Comma: 1.234,56'
  } satisfies Record<DecimalMark, string>,
  calendars: {
    gregory: 'Gregorian',
    persian: 'Jalali (Solar Hijri)'
  },
  currencyUnits: {
    IRT: 'Toman',
    IRR: 'Rial'
  }
});
