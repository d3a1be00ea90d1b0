import type {
  Confidence,
  DateOrder,
  DecimalMark,
  Delimiter,
  EncodingId,
  Evidence,
  LayoutKind,
  Role
} from '../../core/ingest/reading';
import type { ChangeRule, RepairCode } from '../../core/ingest/rules';
import type { Formatter } from '../formatter';

interface Words {
  label: string;
  hint: string;
}

/** Names of everything that reading a file can meet: rules, roles, forms, and why each was chosen. */
export const reading = (f: Formatter) => ({
  changed: {
    'merge-lines': {
      label: 'Lines of one order',
      hint: 'Rows with the same order number and customer are one order. Off: every row is an order.'
    },
    'total-once': {
      label: 'A total repeated on each line',
      hint: 'The order’s total stands on each of its rows and counts once. Off: the rows add up.'
    },
    'refund-lowers': {
      label: 'Refunds',
      hint: 'Money that went back lowers its order, or the customer’s revenue. Off: refunds are left out.'
    },
    'guest-contact': {
      label: 'Guests known by e-mail or phone',
      hint: 'A row without a customer number is told by e-mail, phone or name. Off: it is rejected.'
    },
    'same-person': {
      label: 'The same person under two keys',
      hint: 'Orders under a phone number join those under the e-mail address or number seen with it. Off: they stay apart.'
    }
  } satisfies Record<ChangeRule, Words>,
  repaired: {
    padded: {
      label: 'Empty cells added or cut off',
      hint: 'The row ended early, or had empty cells too many.'
    },
    'comma-joined': {
      label: 'Date and time put together again',
      hint: 'A comma between date and time had split them into two cells.'
    },
    completed: {
      label: 'Filled in from the same order',
      hint: 'Customer or date stand on another row of the order only.'
    },
    undecodable: {
      label: 'Unreadable letters',
      hint: 'A letter does not exist in the file’s encoding and became �.'
    },
    'stray-quote': {
      label: 'Quotation mark never closed',
      hint: 'The line was read with its quotation marks as letters.'
    },
    converted: { label: 'Converted by your rate', hint: 'The amount is in another currency.' },
    'same-customer': {
      label: 'Rows of one customer added up',
      hint: 'The list has more than one row for the customer.'
    }
  } satisfies Record<RepairCode, Words>,
  roles: {
    customer: 'Customer',
    email: 'E-mail',
    phone: 'Phone',
    name: 'Name',
    lastName: 'Last name',
    date: 'Order date',
    time: 'Time of day',
    amount: 'Amount paid',
    unitPrice: 'Unit price',
    quantity: 'Quantity',
    refund: 'Refund',
    currency: 'Currency',
    orderId: 'Order number',
    status: 'Status',
    type: 'Kind of entry',
    product: 'Product',
    category: 'Category',
    channel: 'Sales channel',
    source: 'Source or referrer',
    coupon: 'Discount code',
    payment: 'Payment method',
    city: 'City',
    loyalty: 'Loyalty member',
    joinDate: 'Member since',
    complaint: 'Complaint',
    rating: 'Rating',
    deliveryDays: 'Days to delivery',
    discount: 'Discount',
    shipping: 'Shipping',
    tax: 'Tax',
    cost: 'Cost of the goods',
    firstDate: 'First order',
    lastDate: 'Last order',
    orderCount: 'Number of orders',
    revenue: 'Revenue to date',
    frequency: 'Repeat purchases (x)',
    recency: 'Age at the last purchase (tₓ)',
    age: 'Age of the customer (T)',
    monetary: 'Mean repeat amount (m̄)'
  } satisfies Record<Role, string>,
  roleGroups: {
    who: 'Who',
    when: 'When and how much',
    order: 'The order',
    groups: 'To group by',
    customer: 'One row per customer'
  },
  kinds: {
    orders: { label: 'Orders', hint: 'one row per order, or per item of an order' },
    customers: {
      label: 'Customers',
      hint: 'what is known of them, such as city or loyalty; joined to the orders by e-mail, phone or number'
    },
    summary: {
      label: 'Figures by customer',
      hint: 'one row per customer: first and last order, number of orders, revenue'
    }
  } satisfies Record<LayoutKind, Words>,
  confidence: {
    sure: 'Sure',
    check: 'Likely',
    unsure: 'Please check'
  } satisfies Record<Confidence, string>,
  /** Why a column has its role. */
  evidence: {
    platform: 'known export format',
    heading: 'from the heading',
    values: 'from the values',
    bom: 'from the file’s first bytes',
    user: 'your choice',
    remembered: 'as you decided before',
    default: 'the usual form',
    statistics: 'from how the values are spread',
    revised: 'corrected by later rows'
  } satisfies Record<Evidence, string>,
  /** Why a file is read in one way and not in another. `any` where nothing more is known. */
  why: {
    any: {
      platform: 'because this export is always written so',
      heading: 'because the headings say so',
      values: 'because the values say so',
      bom: 'because the file’s first bytes say so',
      user: 'because you chose it',
      remembered: 'as you decided before',
      default: 'because it is the usual form',
      statistics: 'because the file makes most sense this way',
      revised: 'because later rows disproved the first guess'
    } satisfies Record<Evidence, string>,
    platform: 'because its headings are those of this export',
    noPlatform: 'A form of its own, understood from headings and values',
    encoding: {
      default: 'because plain letters are alike in every encoding',
      statistics: 'because the letters form words this way'
    },
    delimiter: {
      heading: 'because the first line says so (sep=)',
      values: 'because rows then have equally many cells',
      statistics: 'because rows then have equally many cells'
    },
    quote: {
      some: 'so that a cell may hold the separator',
      none: 'because quotation marks stand inside the texts only'
    },
    header: {
      some: 'because it names the columns below it',
      none: 'because the first row already looks like an order'
    },
    dateOrder: {
      values: {
        ymd: 'because the year stands first',
        dmy: 'because a day above 12 stands first',
        mdy: 'because a day above 12 stands second',
        text: 'because the month is written as a word',
        excel: 'because the cells hold a spreadsheet’s day numbers',
        'excel-1904': 'because the cells hold a spreadsheet’s day numbers',
        unix: 'because the cells hold seconds since 1970'
      } satisfies Record<DateOrder, string>,
      statistics: 'because only so the dates run on without leaps',
      default: 'because nothing in the file speaks against it'
    },
    decimal: {
      values: {
        '.': 'because amounts such as 12.50 occur',
        ',': 'because amounts such as 12,50 occur'
      } satisfies Record<DecimalMark, string>,
      statistics: 'because of the currency and of how the digits are grouped',
      default: 'because no amount shows decimals'
    },
    mixedCalendars: 'Both calendars occur; each date is told by its year.'
  },
  dateOrders: {
    ymd: 'Year, month, day',
    dmy: 'Day first',
    mdy: 'Month first',
    text: 'Month by name',
    excel: 'Spreadsheet day numbers',
    'excel-1904': 'Spreadsheet day numbers from 1904',
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
  quotes: {
    double: 'Double ( " )',
    single: `Single ( ' )`,
    none: 'None: they are letters'
  },
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
  },
  /** A currency by its name where it has one here, else by its code; '' is none. */
  currency: (code: string) => {
    if (code === '') return 'without a currency';
    return code === 'IRT' ? 'toman' : code === 'IRR' ? 'rial' : f.isolate(code);
  }
});
