// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isCustomerSummary } from '../../src/core/orders/customer-summary';
import { sampleShop } from '../../src/core/sample/sample-shop';
import { gregorianToDay } from '../../src/core/time/calendar';
import { checkData, checkDetails } from '../../src/storage/check-record';
import { sessionFacts } from '../../src/storage/session';
import { readFiles } from '../../src/worker/reader';

const folder = join(import.meta.dirname, '../fixtures/platforms');
// Amazon's names no customer, so nothing can be saved of it.
const NONE = ['expected.json', 'amazon_date_range.csv'];
const samples = readdirSync(folder).filter((name) => !NONE.includes(name));

const CUSTOMERS = 'Email,City,Join date\nana@a.com,Rome,2023-12-01\nbob@b.com,Oslo,2023-11-01\n';
const ORDERS =
  'Order ID,Email,Date,Total,Quantity,City\n1,ana@a.com,2024-01-05,10,1,Rome\n2,bob@b.com,2024-01-30,20,2,Oslo\n3,ana@a.com,2024-02-28,30,3,Rome\n';
const SUMMARY =
  'customer,first_order,last_order,orders,revenue\na,2024-01-05,2024-03-10,2,30\nb,2024-01-07,2024-01-07,1,30\n';
const MODEL =
  'customer_id,frequency,recency,T,monetary_value\na,2,30.43,38.86,22.35\nb,1,1.71,38.86,11.77\nc,0,0,38.86,0\n';

const text = (name: string, content: string): File => new File([content], name);

/** Everything that a reading can come to has to pass the check that it will face at the next opening. */
describe('checkData of what the reader makes', () => {
  const cases: [string, File[]][] = [
    ...samples.map((name): [string, File[]] => [
      name,
      [new File([readFileSync(join(folder, name))], name)]
    ]),
    ['orders with what else is known', [text('orders.csv', ORDERS)]],
    ['orders and customers', [text('orders.csv', ORDERS), text('customers.csv', CUSTOMERS)]],
    ['figures by customer', [text('summary.csv', SUMMARY)]],
    ['the figures of the models', [text('model.csv', MODEL)]]
  ];

  it.each(cases)('takes %s', async (_name, files) => {
    const { reading, table } = await readFiles(files, {});
    // As a store gives it back: a copy, with nothing that cannot be cloned.
    const stored: unknown = structuredClone({
      id: 'd',
      version: 2,
      table: table ?? sampleShop(19_800).table,
      reading,
      options: {}
    });
    expect(checkData('d', stored).state).toBe('current');
    if (!table) return;
    const details = {
      ...{ id: 'a', version: 2, revision: 1, name: 'A', dataId: 'd', savedAt: 1 },
      ...sessionFacts(table, reading)
    };
    expect(checkDetails('a', details)).toMatchObject({
      state: 'current',
      details: { files: files.length }
    });
  });

  it('was given figures by customer, and orders with attributes', async () => {
    const summary = await readFiles([text('summary.csv', SUMMARY)], {});
    const both = await readFiles([text('orders.csv', ORDERS)], {});
    if (!summary.table || !both.table) throw new Error('a question was asked');
    expect(isCustomerSummary(summary.table)).toBe(true);
    expect(isCustomerSummary(both.table)).toBe(false);
    expect(both.table.attributes.length).toBeGreaterThan(0);
    // 5 January and 10 March 2024.
    expect(sessionFacts(summary.table, summary.reading)).toMatchObject({
      firstDay: gregorianToDay(2024, 1, 5),
      lastDay: gregorianToDay(2024, 3, 10),
      orders: 3,
      customers: 2
    });
  });

  it('takes the sample shop', () => {
    const { reading, table } = sampleShop(19_800);
    const stored: unknown = structuredClone({ id: 'd', version: 2, table, reading, options: {} });
    expect(checkData('d', stored).state).toBe('current');
  });
});
