import { describe, expect, it } from 'vitest';
import { isCustomerSummary } from '../../src/core/orders/customer-summary';
import { unpackString } from '../../src/core/orders/packed-strings';
import { isoToDay } from '../../src/core/time/calendar';
import { readFiles } from '../../src/worker/reader';
import { file } from './fixture';

async function ordersOf(text: string) {
  const { table, reading } = await readFiles([file(text)], {});
  if (table === null || isCustomerSummary(table))
    throw new Error(JSON.stringify(reading.questions));
  const keys = Array.from({ length: table.customerCount }, (_, i) => unpackString(table.keys, i));
  return { table, reading, keys };
}

describe('readFiles on keys', () => {
  it('keeps leading zeros and 19 digits as text, and refuses what a spreadsheet rounded', async () => {
    const rows = [
      '1,007,2024-01-05,10.00',
      '2,7,2024-01-06,10.00',
      '3,1234567890123456789,2024-01-07,10.00',
      '4,1234567890123456788,2024-01-08,10.00',
      '5,1.11E+11,2024-01-25,10.00'
    ];
    const { keys, reading, table } = await ordersOf(
      `Order ID,Customer ID,Date,Total\n${rows.join('\n')}\n`
    );
    expect(keys.sort()).toEqual(['007', '1234567890123456788', '1234567890123456789', '7']);
    expect(table.orderCount).toBe(4);
    expect(reading.issues).toMatchObject([{ line: 6, reason: 'bad-customer', text: '1.11E+11' }]);
  });
});

describe('readFiles on a million rows', () => {
  it('revises the order of the date for row 900,000, and rejects no row for it', async () => {
    const text = 'customer,date,amount\n'.concat(
      'c1,03/04/2024,5.50\n'.repeat(899_999),
      'c2,31/05/2024,7.25\n',
      'c1,03/04/2024,5.50\n'.repeat(100_000)
    );
    const { table, reading } = await ordersOf(text);
    expect(reading.rows).toMatchObject({ read: 1_000_000, rejected: 0 });
    expect(reading.layouts[0]?.dialect).toMatchObject({
      dateOrder: 'dmy',
      dateOrderEvidence: 'values',
      mixedCalendars: false
    });
    expect(new Set(table.day)).toEqual(new Set([isoToDay('2024-04-03'), isoToDay('2024-05-31')]));
  }, 30_000);
});

describe('readFiles on a list of customers', () => {
  it('takes it for one, with its days in Jalali and its money in toman', async () => {
    const { table, reading } = await readFiles(
      [
        file(
          'کد مشتری,تاریخ اولین خرید,تاریخ آخرین خرید,تعداد خرید,مجموع خرید (تومان)\n' +
            '1001,۱۴۰۳/۰۱/۰۵,۱۴۰۳/۰۵/۱۲,۳,"۱٬۲۵۰٬۰۰۰"\n' +
            '1002,۱۴۰۳/۰۲/۳۱,۱۴۰۳/۰۲/۳۱,۱,"۴۰۰٬۰۰۰"\n',
          'customers.csv'
        )
      ],
      {}
    );
    if (table === null || !isCustomerSummary(table)) throw new Error(JSON.stringify(reading));
    expect(reading.layouts[0]?.kind).toBe('summary');
    expect(reading.currency).toBe('IRT');
    expect([...table.orders]).toEqual([3, 1]);
    expect([...table.revenue]).toEqual([1_250_000, 400_000]);
    // 12 Mordad 1403 is 2 August 2024
    expect(table.lastDay?.[0]).toBe(isoToDay('2024-08-02'));
  });
});
