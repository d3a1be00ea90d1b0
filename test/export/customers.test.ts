import { describe, expect, it } from 'vitest';
import type { CustomerRow } from '../../src/core/schema/customers';
import { customersCsvHead, customersCsvRows } from '../../src/export/customers';

function row(part: Partial<CustomerRow>): CustomerRow {
  return {
    key: 'a@example.org',
    firstOrder: '2023-01-05',
    lastOrder: '2023-04-05',
    orders: 3,
    revenue: 60.5,
    averageOrderValue: 20.1666666666,
    pAlive: 0.725,
    expectedOrders: 1.25,
    ordersLow: 0,
    ordersHigh: 4,
    expectedValue: 25,
    valueLow: 0,
    valueHigh: 90.25,
    nextOrder: '2023-05-20',
    overdueDays: 12,
    ...part
  };
}

/** The cells of the first row; none of these has a comma in it. */
const cells = (part: Partial<CustomerRow>, horizon: number | null = 12): Record<string, string> => {
  const names = customersCsvHead(true).replace('\ufeff', '').trim().split(',');
  const values = customersCsvRows([row(part)], horizon, true)
    .trimEnd()
    .split(',');
  expect(values).toHaveLength(names.length);
  return Object.fromEntries(names.map((name, i) => [name, values[i] ?? '']));
};

describe('customersCsvHead', () => {
  it('begins with the mark by which spreadsheets know UTF-8, and names every column once', () => {
    const head = customersCsvHead(true);
    expect(head.startsWith('\ufeffcustomer,first_order,last_order,orders,revenue,')).toBe(true);
    const names = head.trim().split(',');
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('customersCsvRows', () => {
  it('leaves the columns of a forecast out where there is none', () => {
    expect(customersCsvHead(false).trim()).toMatch(/,revenue,average_order_value$/);
    expect(customersCsvRows([row({ averageOrderValue: 20 })], 12, false)).toBe(
      'a@example.org,2023-01-05,2023-04-05,3,60.5,20\r\n'
    );
  });

  it('writes plain numbers under their headings, each estimate with its interval', () => {
    expect(cells({})).toEqual({
      customer: 'a@example.org',
      first_order: '2023-01-05',
      last_order: '2023-04-05',
      orders: '3',
      revenue: '60.5',
      average_order_value: '20.166667',
      p_alive: '0.725',
      expected_orders: '1.25',
      expected_orders_low: '0',
      expected_orders_high: '4',
      expected_value: '25',
      expected_value_low: '0',
      expected_value_high: '90.25',
      horizon_months: '12',
      next_order: '2023-05-20',
      overdue_days: '12'
    });
  });

  it.each(['=1+1', '+49 151', '@SUM(A1)', '\tx', '\r=1', ' =1', '\0=1', '-1+2'])(
    'makes no formula of the name %j',
    (key) => {
      const written = (cells({ key }).customer ?? '').replace(/^"|"$/g, '');
      expect(written.startsWith("'")).toBe(true);
      // Nothing but apostrophes is put in.
      expect(written.replaceAll("'", '')).toBe(key);
    }
  );

  it('leaves a name that is a number as it is', () => {
    expect(cells({ key: '-2' }).customer).toBe('-2');
  });

  it('quotes a name with commas and quotes', () => {
    const text = customersCsvRows([row({ key: 'Tea, "the" shop' })], 12, true);
    expect(text.startsWith('"Tea, ""the"" shop",2023-01-05')).toBe(true);
  });

  it('leaves empty what is not known, the horizon too', () => {
    const unknown = cells({
      firstOrder: null,
      revenue: null,
      averageOrderValue: null,
      pAlive: null,
      expectedOrders: null,
      ordersLow: null,
      ordersHigh: null,
      expectedValue: null,
      valueLow: null,
      valueHigh: null,
      nextOrder: null,
      overdueDays: null
    });
    const filled = Object.entries(unknown).filter(([, text]) => text !== '');
    expect(filled).toEqual([
      ['customer', 'a@example.org'],
      ['last_order', '2023-04-05'],
      ['orders', '3']
    ]);
  });

  it('writes no trace of how sums are added in binary', () => {
    expect(cells({ revenue: 1599.4300000000003 }).revenue).toBe('1599.43');
  });

  it('names a lifetime as the horizon', () => {
    expect(cells({ expectedOrders: null }, null).horizon_months).toBe('lifetime');
  });
});
