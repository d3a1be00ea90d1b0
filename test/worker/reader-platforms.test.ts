import { describe, expect, it } from 'vitest';
import { IngestError, type Role } from '../../src/core/ingest/reading';
import { customerKey } from '../../src/core/orders/build-table';
import { dayToIso } from '../../src/core/time/calendar';
import {
  everywhere,
  layoutOf,
  naiveRecords,
  platformFile,
  platformText,
  readFiles
} from './fixture';

/**
 * The samples are exports of one invented shop: 60 orders of 11 customers
 * (fixtures/platforms/expected.json). Which of them count is derived here from
 * the files themselves by a reading of its own: the statuses listed under
 * `ignored` leave a row out.
 */
interface Sample {
  name: string;
  delimiter: string;
  /** Headings by role, as they stand in the file. */
  roles: Partial<Record<Role, string>>;
  /** Words in the status column whose rows are no purchases, by the rule that says so. */
  ignored: Record<string, string>;
  firstDay: string;
  encoding: string;
  headerRow?: number;
  order: string;
  decimal: string;
  /** Amount of a cell, by hand. */
  amount: (cell: string) => number;
  /** Rows that are no orders at all, by rule. */
  lines?: Record<string, number>;
  currency: string | null;
}

const plain = (cell: string): number => Number(cell.replaceAll(',', ''));
const german = (cell: string): number =>
  Number(
    cell
      .replaceAll('.', '')
      .replace(',', '.')
      .replace(/[^\d.-]/g, '')
  );
const digits = (cell: string): number =>
  Number(
    Array.from(cell)
      .map((c) => ('۰۱۲۳۴۵۶۷۸۹'.includes(c) ? String('۰۱۲۳۴۵۶۷۸۹'.indexOf(c)) : c))
      .filter((c) => c >= '0' && c <= '9')
      .join('')
  );

const SAMPLES: Sample[] = [
  {
    name: 'shopify_orders.csv',
    delimiter: ',',
    roles: {
      customer: 'Email',
      date: 'Created at',
      amount: 'Total',
      orderId: 'Name',
      status: 'Financial Status'
    },
    ignored: { refunded: 'refunded-in-full', voided: 'cancelled', pending: 'unpaid' },
    firstDay: '2024-01-08',
    encoding: 'utf-8',
    headerRow: 0,
    order: 'ymd',
    decimal: '.',
    amount: plain,
    currency: 'USD'
  },
  {
    name: 'woocommerce_analytics.csv',
    delimiter: ',',
    roles: {
      customer: 'Customer',
      date: 'Date',
      amount: 'Net Sales',
      orderId: 'Order #',
      status: 'Status'
    },
    ignored: { refunded: 'refunded-in-full', cancelled: 'cancelled' },
    firstDay: '2024-01-08',
    encoding: 'utf-8',
    headerRow: 0,
    order: 'ymd',
    decimal: '.',
    amount: plain,
    currency: null
  },
  {
    name: 'etsy_sold_orders.csv',
    delimiter: ',',
    roles: {
      customer: 'Buyer User ID',
      date: 'Sale Date',
      amount: 'Order Total',
      orderId: 'Order ID',
      status: 'Status'
    },
    ignored: { Refunded: 'refunded-in-full', Canceled: 'cancelled' },
    firstDay: '2024-01-08',
    encoding: 'utf-8',
    headerRow: 0,
    order: 'mdy',
    decimal: '.',
    amount: plain,
    currency: 'USD'
  },
  {
    name: 'paypal_de.csv',
    delimiter: ',',
    roles: {
      customer: 'Absender E-Mail-Adresse',
      date: 'Datum',
      time: 'Uhrzeit',
      amount: 'Brutto',
      orderId: 'Transaktionscode',
      status: 'Status'
    },
    ignored: { Storniert: 'cancelled', Rückerstattet: 'refunded-in-full' },
    firstDay: '2024-01-08',
    encoding: 'utf-8',
    headerRow: 0,
    order: 'dmy',
    decimal: ',',
    amount: german,
    currency: 'EUR'
  },
  {
    name: 'quickbooks_report.csv',
    delimiter: ',',
    roles: {
      customer: 'Name',
      date: 'Date',
      amount: 'Amount',
      orderId: 'Num',
      status: 'Transaction Type'
    },
    ignored: { Refund: 'refunded-in-full' },
    firstDay: '2024-01-08',
    encoding: 'utf-8',
    // Line 5 of the file; its fourth line is blank and not a record.
    headerRow: 3,
    order: 'mdy',
    decimal: '.',
    amount: plain,
    // A line with the name above each customer's rows and one with the total
    // below, for 11 customers; the grand total; the footer.
    lines: { 'group-line': 11, 'totals-line': 13 },
    currency: null
  },
  {
    name: 'de_semicolon_cp1252.csv',
    delimiter: ';',
    roles: {
      customer: 'Kunde',
      date: 'Datum',
      amount: 'Gesamtbetrag',
      orderId: 'Bestellnummer',
      status: 'Status'
    },
    ignored: { Storniert: 'cancelled', Erstattet: 'refunded-in-full' },
    firstDay: '2024-01-08',
    encoding: 'windows-1252',
    headerRow: 0,
    order: 'dmy',
    decimal: ',',
    amount: german,
    currency: 'EUR'
  },
  {
    name: 'fa_orders_utf8bom_fadigits.csv',
    delimiter: ',',
    roles: {
      customer: 'تلفن',
      date: 'تاریخ',
      amount: 'مبلغ (تومان)',
      orderId: 'شماره سفارش',
      status: 'وضعیت'
    },
    ignored: { مرجوعی: 'refunded-in-full', 'لغو شده': 'cancelled' },
    // 18 Dey 1402
    firstDay: '2024-01-08',
    encoding: 'utf-8',
    headerRow: 0,
    order: 'ymd',
    decimal: '.',
    amount: digits,
    currency: 'IRT'
  },
  {
    name: 'fa_excel_unicode_text_utf16le.txt',
    delimiter: '\t',
    roles: {
      customer: 'موبايل',
      date: 'تاريخ',
      amount: 'مبلغ كل',
      orderId: 'شماره فاکتور',
      status: 'وضعيت'
    },
    ignored: { مرجوعی: 'refunded-in-full', 'لغو شده': 'cancelled' },
    firstDay: '2024-01-08',
    encoding: 'utf-16le',
    headerRow: 0,
    order: 'ymd',
    decimal: '.',
    amount: digits,
    currency: null
  },
  {
    name: 'hy_orders.csv',
    delimiter: ';',
    roles: {
      customer: 'Հաճախորդ',
      date: 'Պատվերի ամսաթիվ',
      amount: 'Ընդհանուր գումար',
      orderId: 'Պատվերի համար',
      status: 'Կարգավիճակ'
    },
    ignored: { Վերադարձված: 'refunded-in-full', Չեղարկված: 'cancelled' },
    firstDay: '2024-01-08',
    encoding: 'utf-8',
    headerRow: 0,
    order: 'dmy',
    decimal: '.',
    amount: digits,
    currency: 'AMD'
  }
];

/** What the file holds, by the naive reading. */
function expectation(sample: Sample): {
  orders: number;
  customers: number;
  revenue: number;
  reasons: Record<string, number>;
} {
  const records = naiveRecords(platformText(sample.name), sample.delimiter);
  const { roles } = sample;
  const at = records.findIndex((record) => record.includes(roles.date ?? ''));
  const headings = records[at] ?? [];
  const column = (role: Role): number => headings.indexOf(roles[role] ?? '\0');
  const ids = new Set<string>();
  const customers = new Set<string>();
  const reasons: Record<string, number> = { ...sample.lines };
  let revenue = 0;
  let dropped = '';
  let lastId = '';
  for (const record of records.slice(at + 1)) {
    const date = record[column('date')] ?? '';
    const id = record[column('orderId')] ?? '';
    // A further line of the order above shares its fate.
    if (id === lastId && id !== '' && date === '') {
      if (dropped !== '') reasons[dropped] = (reasons[dropped] ?? 0) + 1;
      continue;
    }
    if (!/[\d۰-۹]/.test(date)) continue;
    lastId = id;
    dropped = sample.ignored[record[column('status')] ?? ''] ?? '';
    if (dropped !== '') {
      reasons[dropped] = (reasons[dropped] ?? 0) + 1;
      continue;
    }
    ids.add(id);
    customers.add(record[column('customer')] ?? '');
    revenue += sample.amount(record[column('amount')] ?? '');
  }
  return { orders: ids.size, customers: customers.size, revenue, reasons };
}

function columnsByHeading(sample: Sample): Partial<Record<Role, number>> {
  const records = naiveRecords(platformText(sample.name), sample.delimiter);
  const headings = records.find((record) => record.includes(sample.roles.date ?? '')) ?? [];
  return Object.fromEntries(
    Object.entries(sample.roles).map(([role, heading]) => [role, headings.indexOf(heading)])
  );
}

describe('readFiles on the samples of platforms', () => {
  for (const sample of SAMPLES) {
    it(`reads ${sample.name} as a naive reading does`, async () => {
      const expected = expectation(sample);
      const { reading, table } = await readFiles(
        [platformFile(sample.name)],
        everywhere({ roles: columnsByHeading(sample) })
      );
      expect(table?.orderCount).toBe(expected.orders);
      expect(table?.customerCount).toBe(expected.customers);
      const sum = (table?.amount ?? new Float64Array()).reduce((a, b) => a + b, 0);
      expect(sum).toBeCloseTo(expected.revenue, 6);
      expect(reading.rows.reasons).toEqual(expected.reasons);
      expect(dayToIso(Math.min(...(table?.day ?? [])))).toBe(sample.firstDay);
      expect(layoutOf(reading).dialect).toMatchObject({
        delimiter: sample.delimiter,
        encoding: sample.encoding,
        headerRow: sample.headerRow,
        dateOrder: sample.order,
        decimal: sample.decimal
      });
    });

    it(`finds the columns of ${sample.name} by itself`, async () => {
      const expected = expectation(sample);
      const { reading, table } = await readFiles([platformFile(sample.name)], {});
      expect(table?.orderCount).toBe(expected.orders);
      expect(table?.customerCount).toBe(expected.customers);
      expect(reading.currency ?? sample.currency).toBe(sample.currency ?? reading.currency);
    });
  }

  it('holds 60 orders of 11 customers where no rule leaves a row out', async () => {
    for (const sample of SAMPLES) {
      const { table } = await readFiles(
        [platformFile(sample.name)],
        everywhere(
          { roles: columnsByHeading(sample) },
          { disabledRules: ['cancelled', 'unpaid', 'refunded-in-full', 'zero-amount'] }
        )
      );
      expect([sample.name, table?.orderCount, table?.customerCount]).toEqual([sample.name, 60, 11]);
    }
  });

  it('refuses the Amazon report, which names no customer, by its platform', async () => {
    const reading = readFiles([platformFile('amazon_date_range.csv')], {});
    await expect(reading).rejects.toThrow(IngestError);
    await expect(reading).rejects.toMatchObject({
      problem: { code: 'no-customer-column', platform: 'amazon_date_range' }
    });
  });

  it('asks for the order of dates whose days are all below 13, and gives both readings', async () => {
    const { reading, table } = await readFiles([platformFile('ambiguous_dmy_only.csv')], {});
    expect(table).toBeNull();
    const question = reading.questions.find((q) => q.kind === 'date-order');
    // 8 January 2024 and 1 August 2024
    expect(question?.sample).toBe('08/01/2024');
    expect(question?.choices.map(({ order, day }) => [order, dayToIso(day)]).sort()).toEqual([
      ['dmy', '2024-01-08'],
      ['mdy', '2024-08-01']
    ]);
    const answered = await readFiles(
      [platformFile('ambiguous_dmy_only.csv')],
      everywhere({ dateOrder: 'dmy' })
    );
    expect(answered.reading.questions).toEqual([]);
    expect([answered.table?.orderCount, answered.table?.customerCount]).toEqual([60, 11]);
  });

  it('takes headings that are names of object members as any other', async () => {
    const { reading, table } = await readFiles(
      [platformFile('nasty_headers.csv')],
      everywhere({ roles: { orderId: 0, customer: 1, date: 4, amount: 0 } })
    );
    expect(layoutOf(reading).columns.map((column) => column.heading)).toEqual([
      '__proto__',
      'constructor',
      'toString',
      '',
      'Date',
      'Date',
      'hasOwnProperty'
    ]);
    expect(layoutOf(reading).columns[6]?.samples[0]).toBe('=HYPERLINK("http://x")');
    expect([table?.orderCount, table?.customerCount]).toEqual([60, 11]);
    expect(table && customerKey(table, 0).length).toBeGreaterThan(0);
  });
});
