import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LayoutOptions } from '../../src/core/ingest/reading';
import { dayToIso } from '../../src/core/time/calendar';
import { readFiles } from '../../src/worker/reader';
import { naiveRecords, platformFile, platformText } from './fixture';

/**
 * The samples are the same sixty orders in different clothes, so each says
 * what the others must come to: who bought, on which day and for how much is
 * taken from one of them by a plain reading, and put into the others' units.
 * The states of the orders differ from file to file; whether one counts is
 * taken from the file's own words.
 */
interface Order {
  customer: string;
  date: string;
  cents: number;
}

const table = (name: string, delimiter: string): Map<string, string>[] => {
  const records = naiveRecords(platformText(name).replace('\ufeff', ''), delimiter);
  const at = records.findIndex((record) => record.filter((cell) => cell !== '').length > 3);
  const headings = records[at] ?? [];
  return records
    .slice(at + 1)
    .map((record) => new Map(headings.map((heading, i) => [heading, record[i] ?? ''])));
};

const BASE = new Map<string, Order>(
  table('woocommerce_analytics.csv', ',').map((row) => [
    row.get('Order #') ?? '',
    {
      customer: row.get('Customer') ?? '',
      date: (row.get('Date') ?? '').slice(0, 10),
      cents: Math.round(Number(row.get('Net Sales')) * 100)
    }
  ])
);

interface Clothes {
  name: string;
  delimiter?: string;
  id: string;
  /** Column of the state, and the words of those orders that are no purchases. */
  state?: string;
  gone?: readonly string[];
  /** From cents to the file's unit. */
  amount?: (cents: number) => number;
  date?: (iso: string) => string;
  /** What has to be answered, and what that question is called. */
  question?: { kind: string; answer: LayoutOptions };
}

const SAMPLES: readonly Clothes[] = [
  {
    name: 'shopify_orders.csv',
    id: 'Name',
    state: 'Financial Status',
    gone: ['refunded', 'voided', 'pending']
  },
  {
    name: 'woocommerce_analytics.csv',
    id: 'Order #',
    state: 'Status',
    gone: ['refunded', 'cancelled']
  },
  {
    name: 'etsy_sold_orders.csv',
    id: 'Order ID',
    state: 'Status',
    gone: ['Refunded', 'Canceled']
  },
  {
    name: 'paypal_de.csv',
    id: 'Transaktionscode',
    state: 'Status',
    gone: ['Storniert', 'Rückerstattet']
  },
  { name: 'quickbooks_report.csv', id: 'Num', state: 'Transaction Type', gone: ['Refund'] },
  {
    name: 'de_semicolon_cp1252.csv',
    delimiter: ';',
    id: 'Bestellnummer',
    state: 'Status',
    gone: ['Storniert', 'Erstattet']
  },
  {
    name: 'ambiguous_dmy_only.csv',
    id: 'Order',
    // Days above 12 were folded into 1 to 12, so that none tells which part is the month.
    date: (iso) => {
      const day = ((Number(iso.slice(8)) - 1) % 12) + 1;
      return iso.slice(0, 8) + String(day).padStart(2, '0');
    },
    question: { kind: 'date-order', answer: { dateOrder: 'dmy' } }
  },
  {
    name: 'fa_orders_utf8bom_fadigits.csv',
    id: 'شماره سفارش',
    state: 'وضعیت',
    gone: ['مرجوعی', 'لغو شده'],
    amount: (cents) => cents * 10
  },
  {
    name: 'fa_excel_unicode_text_utf16le.txt',
    delimiter: '\t',
    id: 'شماره فاکتور',
    state: 'وضعيت',
    gone: ['مرجوعی', 'لغو شده'],
    amount: (cents) => cents * 100,
    question: { kind: 'currency-unit', answer: { currency: 'IRR' } }
  },
  {
    name: 'hy_orders.csv',
    delimiter: ';',
    id: 'Պատվերի համար',
    state: 'Կարգավիճակ',
    gone: ['Վերադարձված', 'Չեղարկված'],
    // 390 dram to the unit, rounded
    amount: (cents) => Math.round(cents * 3.9)
  }
];

const ascii = (text: string): string =>
  text.replace(/[۰-۹]/g, (digit) => String('۰۱۲۳۴۵۶۷۸۹'.indexOf(digit)));

/** The orders that count in a file, as one line for each customer. */
function expectedOf(sample: Clothes): string[] {
  const { name, delimiter = ',', id, state = '', gone = [] } = sample;
  const amount = sample.amount ?? ((cents: number) => cents / 100);
  const date = sample.date ?? ((iso: string) => iso);
  const byCustomer = new Map<string, string[]>();
  const seen = new Set<string>();
  for (const row of table(name, delimiter)) {
    const key = ascii(row.get(id) ?? '').slice(-4);
    const order = BASE.get(key);
    // Totals, titles and further lines of an order are no orders.
    if (order === undefined || seen.has(key)) continue;
    seen.add(key);
    if (gone.includes(row.get(state) ?? '')) continue;
    const orders = byCustomer.get(order.customer) ?? [];
    orders.push(`${date(order.date)} ${amount(order.cents).toFixed(2)}`);
    byCustomer.set(order.customer, orders);
  }
  expect(seen.size).toBe(60);
  return [...byCustomer.values()].map((orders) => orders.sort().join(' | ')).sort();
}

async function read(name: string, answer: LayoutOptions): ReturnType<typeof readFiles> {
  return readFiles([platformFile(name)], { layouts: { '*': answer } });
}

describe('readFiles on the samples, without help', () => {
  it('has sixty orders of eleven customers to compare with, as the samples’ own list says', () => {
    const listed = JSON.parse(
      readFileSync(new URL('../fixtures/platforms/expected.json', import.meta.url), 'utf8')
    ) as Record<string, { orders: number; customers: number | null }>;
    expect(Object.keys(listed)).toHaveLength(12);
    expect(new Set(Object.values(listed).map(({ orders }) => orders))).toEqual(new Set([60]));
    expect(BASE.size).toBe(60);
    expect(new Set([...BASE.values()].map(({ customer }) => customer)).size).toBe(11);
  });

  it.each(SAMPLES)('finds customers, days and amounts of $name', async (sample) => {
    const { name, question } = sample;
    let outcome = await read(name, {});
    expect(outcome.reading.questions.map(({ kind }) => kind)).toEqual(
      question === undefined ? [] : [question.kind]
    );
    if (question !== undefined) outcome = await read(name, question.answer);
    expect(outcome.reading.questions).toEqual([]);
    const { table: orders } = outcome;
    if (orders === null || !('offsets' in orders)) throw new Error('no order table');
    const customers = Array.from({ length: orders.customerCount }, (_, c) => {
      const own: string[] = [];
      for (let i = orders.offsets[c] ?? 0; i < (orders.offsets[c + 1] ?? 0); i++) {
        own.push(`${dayToIso(orders.day[i] ?? 0)} ${(orders.amount[i] ?? Number.NaN).toFixed(2)}`);
      }
      return own.sort().join(' | ');
    });
    expect(customers.sort()).toEqual(expectedOf(sample));
    expect(outcome.reading.rows.rejected).toBe(0);
  });

  it('refuses the sample that names no customer, by its platform', async () => {
    await expect(read('amazon_date_range.csv', {})).rejects.toMatchObject({
      problem: { code: 'no-customer-column', platform: 'amazon_date_range' }
    });
  });

  it('asks which of the odd headings holds the amount, and reads the orders once it is told', async () => {
    const { reading, table: none } = await read('nasty_headers.csv', {});
    expect(none).toBeNull();
    expect(reading.questions).toMatchObject([{ kind: 'role', role: 'amount' }]);
    // The file has no amounts; its numbers of orders stand for them here.
    const { table: orders } = await read('nasty_headers.csv', { roles: { amount: 0 } });
    if (orders === null || !('offsets' in orders)) throw new Error('no order table');
    expect([orders.orderCount, orders.customerCount]).toEqual([60, 11]);
  });
});
