import { describe, expect, it } from 'vitest';
import { OrderBuilder } from '../../../src/core/ingest/order-builder';
import type { Assembled, BuildOptions, RowPlan } from '../../../src/core/ingest/row-plan';
import { customerKey } from '../../../src/core/orders/build-table';
import { dayToIso } from '../../../src/core/time/calendar';

const HEADINGS = ['id', 'customer', 'date', 'amount', 'status', 'refund', 'phone'];

const PLAN: RowPlan = {
  kind: 'orders',
  headings: HEADINGS,
  width: HEADINGS.length,
  columns: { orderId: 0, customer: 1, date: 2, amount: 3, status: 4, refund: 5 },
  keys: [{ column: 1, kind: 'name' }],
  decimal: '.',
  dateHint: {},
  lineItems: 'unknown'
};

/** Reads rows written as `id|customer|date|amount|status|refund|phone`; cells left out are empty. */
function build(
  rows: readonly string[],
  plan: Partial<RowPlan> = {},
  disabledRules?: BuildOptions['disabledRules']
): Assembled {
  const builder = new OrderBuilder({
    expectedRows: 0,
    ...(disabledRules === undefined ? {} : { disabledRules })
  });
  builder.startFile(builder.addLayout({ ...PLAN, ...plan }));
  builder.addRows(
    rows.map((row) => {
      const cells = row.split('|');
      return [...cells, ...Array<string>(HEADINGS.length - cells.length).fill('')];
    }),
    2,
    null
  );
  return builder.finish();
}

/** Orders as `customer date amount`, sorted. */
function ordersOf({ table }: Assembled): string[] {
  const orders: string[] = [];
  for (let c = 0; c < table.customerCount; c++) {
    for (let i = table.offsets[c] ?? 0; i < (table.offsets[c + 1] ?? 0); i++) {
      orders.push(`${customerKey(table, c)} ${dayToIso(table.day[i] ?? 0)} ${table.amount[i]}`);
    }
  }
  return orders.sort();
}

const refundsOf = ({ table: { adjustments } }: Assembled): [string, number][] =>
  Array.from(adjustments.day, (day, i) => [dayToIso(day), adjustments.amount[i] ?? 0]);

describe('OrderBuilder: rows that share an order', () => {
  it('adds line items up, and takes the first day', () => {
    const result = build(['1|ann|2024-01-05|10.1', '1|ann|2024-01-04|20.2', '2|bob|2024-01-06|5']);
    expect(ordersOf(result)).toEqual(['ann 2024-01-04 30.3', 'bob 2024-01-06 5']);
    expect(result.counts).toMatchObject({ read: 3, accepted: 3 });
  });

  it('counts a total once that is repeated on each line', () => {
    const rows = [
      '1|ann|2024-01-05|30',
      '1|ann|2024-01-05|30',
      '2|bob|2024-01-06|7',
      '2|bob|2024-01-06|7'
    ];
    expect(ordersOf(build(rows))).toEqual(['ann 2024-01-05 30', 'bob 2024-01-06 7']);
    // One such order alone may be two equal items.
    expect(ordersOf(build(rows.slice(0, 3)))).toEqual(['ann 2024-01-05 60', 'bob 2024-01-06 7']);
    // Where the platform is known to list items, two equal ones are two.
    expect(ordersOf(build(rows, { lineItems: 'sum' }))).toEqual([
      'ann 2024-01-05 60',
      'bob 2024-01-06 14'
    ]);
  });

  it('lets nine in ten repeated totals settle it, and eight in ten not', () => {
    const orders = (different: number): string[] =>
      Array.from({ length: 10 }, (_, i) => [
        `${i}|c${i}|2024-01-05|30`,
        `${i}|c${i}|2024-01-05|${i < different ? 31 : 30}`
      ]).flat();
    const revenue = (rows: string[]): number => build(rows).table.amount.reduce((a, b) => a + b, 0);
    expect(revenue(orders(1))).toBe(9 * 30 + 31);
    expect(revenue(orders(2))).toBe(8 * 60 + 2 * 61);
  });

  it('fills the blank cells of further lines from the order, wherever its full row stands', () => {
    const full = '1|ann|2024-01-05|30|paid';
    for (const rows of [
      [full, '1'],
      ['1', full],
      ['1', full, '1|ann']
    ]) {
      const result = build(rows);
      expect(ordersOf(result)).toEqual(['ann 2024-01-05 30']);
      expect(result.counts.accepted).toBe(rows.length);
    }
  });

  it('leaves out further lines of an order that is left out', () => {
    const result = build(['1|ann|2024-01-05|30|cancelled', '1', '2|ann|2024-01-06|5']);
    expect(ordersOf(result)).toEqual(['ann 2024-01-06 5']);
    expect(result.counts.reasons).toEqual({ cancelled: 2 });
  });

  it('keeps orders of two customers apart that share an id', () => {
    expect(
      ordersOf(build(['1|ann|2024-01-05|10', '1|bob|2024-01-05|20', '1|bob|2024-01-05|5']))
    ).toEqual(['ann 2024-01-05 10', 'bob 2024-01-05 25']);
  });

  it('takes each row for an order where there are no ids', () => {
    const { orderId: _, ...columns } = PLAN.columns;
    expect(ordersOf(build(['|ann|2024-01-05|10', '|ann|2024-01-05|10'], { columns }))).toHaveLength(
      2
    );
    expect(ordersOf(build(['|ann|2024-01-05|10', '|ann|2024-01-05|10']))).toHaveLength(2);
  });
});

describe('OrderBuilder: refunds', () => {
  it('lowers an order by a negative row of its id, and by its refund column', () => {
    expect(ordersOf(build(['1|ann|2024-01-05|30', '1|ann|2024-02-01|-12.5']))).toEqual([
      'ann 2024-01-05 17.5'
    ]);
    expect(ordersOf(build(['1|ann|2024-01-05|30|paid|10']))).toEqual(['ann 2024-01-05 20']);
    expect(ordersOf(build(['1|ann|2024-01-05|30|paid|10', '1|ann||5']))).toEqual([
      'ann 2024-01-05 25'
    ]);
  });

  it('lowers an order by a row whose status is refunded', () => {
    expect(ordersOf(build(['1|ann|2024-01-05|30|paid', '1|ann|2024-01-09|12|refunded']))).toEqual([
      'ann 2024-01-05 18'
    ]);
  });

  it('lowers the revenue of its own day where there is no such order', () => {
    const result = build(['1|ann|2024-01-05|30', '9|ann|2024-02-01|-4']);
    expect(ordersOf(result)).toEqual(['ann 2024-01-05 30']);
    expect(refundsOf(result)).toEqual([['2024-02-01', -4]]);
    expect(result.counts.accepted).toBe(2);
  });

  it('leaves out refunds of customers who bought nothing in the file', () => {
    const result = build(['1|ann|2024-01-05|30', '9|bob|2024-02-01|-4']);
    expect(refundsOf(result)).toEqual([]);
    expect(result.counts).toMatchObject({
      accepted: 1,
      ignored: 1,
      reasons: { 'not-an-order': 1 }
    });
  });

  it('takes an order refunded in full for no purchase, unless the rule is off', () => {
    for (const rows of [
      ['1|ann|2024-01-05|30|refunded'],
      ['1|ann|2024-01-05|30|paid|30'],
      ['1|ann|2024-01-05|30', '1|ann|2024-01-07|-30']
    ]) {
      const all = [...rows, '2|bob|2024-01-05|1'];
      const result = build(all);
      expect(ordersOf(result)).toEqual(['bob 2024-01-05 1']);
      expect(result.counts.reasons).toEqual({ 'refunded-in-full': rows.length });
      const counted = build(all, {}, ['refunded-in-full']);
      expect(ordersOf(counted)).toEqual(['ann 2024-01-05 0', 'bob 2024-01-05 1']);
    }
  });
});

describe('OrderBuilder: rows left out', () => {
  it('names the rule, the line, the column and the value', () => {
    const result = build([
      '1|ann|2024-01-05|30|paid',
      '2|ann|2024-01-06|30|cancelled',
      '3||2024-01-07|30|paid',
      '4|ann|someday|30|paid',
      '5|ann|2024-02-30|30|paid',
      '6|ann|2024-01-08|much|paid',
      'Total|||120'
    ]);
    // The row without a customer has an id, and no other row of it tells more.
    expect(result.issues.map((i) => [i.line, i.reason, i.column, i.text])).toEqual([
      [3, 'cancelled', 'status', 'cancelled'],
      [4, 'no-customer', null, ''],
      [5, 'bad-date', 'date', 'someday'],
      [6, 'bad-date', 'date', '2024-02-30'],
      [7, 'bad-amount', 'amount', 'much'],
      [8, 'totals-line', null, '']
    ]);
    expect(result.counts).toEqual({
      read: 7,
      accepted: 1,
      rejected: 4,
      ignored: 2,
      reasons: { cancelled: 1, 'no-customer': 1, 'bad-date': 2, 'bad-amount': 1, 'totals-line': 1 }
    });
  });

  it('counts free orders as purchases unless the user says otherwise', () => {
    const rows = ['1|ann|2024-01-05|0', '2|ann|2024-01-06|5'];
    expect(ordersOf(build(rows))).toHaveLength(2);
    const strict = build(rows, {}, []);
    expect(strict.counts.reasons).toEqual({ 'zero-amount': 1 });
  });

  it('counts rows of a rule that is switched off', () => {
    const rows = ['1|ann|2024-01-05|3|cancelled', '2|bob|2024-01-06|5'];
    expect(ordersOf(build(rows, {}, ['cancelled']))).toHaveLength(2);
  });

  it('does not count blank rows, and ignores the headings repeated', () => {
    const result = build(['1|ann|2024-01-05|3', '', '  ', HEADINGS.join('|')]);
    expect(result.counts).toMatchObject({
      read: 2,
      accepted: 1,
      reasons: { 'repeated-header': 1 }
    });
  });

  it('settles the order of dates by a later row, and refuses what does not exist in it', () => {
    const result = build([
      '1|ann|03/04/2024|1',
      '2|ann|25/04/2024|1',
      '3|ann|26/04/2024|1',
      '4|ann|04/27/2024|1'
    ]);
    expect(ordersOf(result)).toEqual(['ann 2024-04-03 1', 'ann 2024-04-25 1', 'ann 2024-04-26 1']);
    expect(result.dates[0]).toMatchObject({ order: 'dmy', ambiguous: false });
    expect(result.counts.reasons).toEqual({ 'bad-date': 1 });
  });
});

describe('OrderBuilder: customers', () => {
  const keys: RowPlan['keys'] = [
    { column: 1, kind: 'code' },
    { column: 6, kind: 'phone' }
  ];

  it('refuses ids that a spreadsheet has destroyed', () => {
    const result = build(['1|1.11E+11|2024-01-05|3', '2|77|2024-01-05|3'], { keys });
    expect(result.issues).toMatchObject([
      { reason: 'bad-customer', column: 'customer', text: '1.11E+11' }
    ]);
  });

  it('keys guests by the next column that names them', () => {
    const result = build(
      ['1||2024-01-05|3|||0912 000 0006', '2|0|2024-01-06|3|||+989120000006', '3|7|2024-01-07|3'],
      { keys }
    );
    expect(ordersOf(result)).toEqual([
      '09120000006 2024-01-05 3',
      '09120000006 2024-01-06 3',
      '7 2024-01-07 3'
    ]);
  });

  it('takes spellings of one key for one customer', () => {
    const email = build(['1|Ann@Example.com|2024-01-05|3', '2| ann@example.com |2024-01-06|3'], {
      keys: [{ column: 1, kind: 'email' }]
    });
    expect(email.table.customerCount).toBe(1);
    // Arabic ي and ك for Persian ی and ک
    const name = build(['1|علي اكبري|2024-01-05|3', '2|علی اکبری|2024-01-06|3']);
    expect(name.table.customerCount).toBe(1);
  });

  it('does not take two placeholders for one customer', () => {
    const result = build(['1|-|2024-01-05|3', '2|Guest|2024-01-05|3', '3|ann|2024-01-05|3']);
    expect(result.counts).toMatchObject({ accepted: 1, reasons: { 'no-customer': 2 } });
  });
});

describe('OrderBuilder: fields', () => {
  const fields = (row: string[], width = HEADINGS.length): Assembled => {
    const builder = new OrderBuilder({ expectedRows: 0 });
    builder.startFile(builder.addLayout({ ...PLAN, width }));
    builder.addRows([['1', 'ann', '2024-01-01', '2', '', '', ''], row], 2, null);
    return builder.finish();
  };

  it('fills up rows that lack empty cells at the end, and drops surplus ones', () => {
    expect(fields(['2', 'bob', '2024-01-05', '3']).counts.accepted).toBe(2);
    expect(fields(['2', 'bob', '2024-01-05', '3', '', '', '', '', ' ']).counts.accepted).toBe(2);
  });

  it('joins a Persian date with the time that its own comma parted from it', () => {
    const result = fields(['2', 'bob', '۱۴۰۵/۸/۳۰', ' ۱۲:۰۰:۰۰', '3', '', '', '']);
    // 30 Aban 1405
    expect(ordersOf(result)).toContain('bob 2026-11-21 3');
  });

  it('rejects rows that fit no other way', () => {
    const result = fields(['2', 'bob', '2024-01-05', '1', '298', 'paid', '', 'x']);
    expect(result.issues).toMatchObject([{ line: 3, reason: 'wrong-field-count' }]);
  });

  it('multiplies unit price and quantity where there is no amount', () => {
    const builder = new OrderBuilder({ expectedRows: 0 });
    const columns = { orderId: 0, customer: 1, date: 2, unitPrice: 3, quantity: 4 };
    builder.startFile(builder.addLayout({ ...PLAN, columns }));
    builder.addRows([['1', 'ann', '2024-01-05', '2.50', '3', '', '']], 2, null);
    expect(ordersOf(builder.finish())).toEqual(['ann 2024-01-05 7.5']);
  });
});
