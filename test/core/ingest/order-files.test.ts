import { describe, expect, it } from 'vitest';
import { OrderBuilder } from '../../../src/core/ingest/order-builder';
import { DEFAULT_DISABLED_RULES } from '../../../src/core/ingest/row-rules';
import type { Rule } from '../../../src/core/ingest/rules';
import {
  buildFiles,
  effectOf,
  imbalance,
  ordersOf,
  planOf,
  refundsOf,
  textsOf
} from './build-orders';

const SHOP = planOf('orderId|email|date|amount|status|refund', [{ column: 1, kind: 'email' }]);
const MARKET = planOf('date|orderId|email|amount|product', [{ column: 2, kind: 'email' }], {
  decimal: ','
});
const files = (...rows: string[][]): { plan: typeof SHOP; rows: string[] }[] =>
  rows.map((own) => ({ plan: SHOP, rows: own }));
const off = (...rules: Rule[]): { disabledRules: Rule[] } => {
  return { disabledRules: [...DEFAULT_DISABLED_RULES, ...rules] };
};

describe('several layouts', () => {
  it('have dates, a decimal mark and columns of their own, and share customers', () => {
    const result = buildFiles([
      { plan: SHOP, rows: ['1|ann@x.am|01/25/2024|10.5', '2|bob@x.am|01/26/2024|1'] },
      { plan: MARKET, rows: ['03.02.2024|A7|Ann@x.am|1.000,25', '14.02.2024|A8|Ann@x.am|2,5'] }
    ]);
    expect(ordersOf(result)).toEqual([
      'ann@x.am 2024-01-25 10.5',
      'ann@x.am 2024-02-03 1000.25',
      'ann@x.am 2024-02-14 2.5',
      'bob@x.am 2024-01-26 1'
    ]);
    expect(result.dates.map(({ order }) => order)).toEqual(['mdy', 'dmy']);
    expect(result.fileRows).toEqual([2, 2]);
    expect(result.previews.map((rows) => rows.map(({ orderId }) => orderId))).toEqual([
      ['1', '2'],
      ['A7', 'A8']
    ]);
  });

  it('give the issues of each the headings of its own', () => {
    const { issues } = buildFiles([
      { plan: SHOP, rows: ['1|ann@x.am|someday|10', '2|ann@x.am|2024-01-06|10'] },
      { plan: MARKET, rows: ['some|A7|ann@x.am|1'] }
    ]);
    expect(issues).toMatchObject([
      { file: 0, line: 2, column: 'date', text: 'someday' },
      { file: 1, line: 2, column: 'date', text: 'some' }
    ]);
  });

  it('decide for each layout whether a total repeats', () => {
    const twice = (id: number): string[] =>
      Array<string>(2).fill(`${id}|ann@x.am|2024-01-0${id}|30`);
    const result = buildFiles([
      { plan: SHOP, rows: [1, 2, 3].flatMap(twice) },
      {
        plan: { ...MARKET, lineItems: 'sum' },
        rows: ['2024-02-03|A7|ann@x.am|4', '2024-02-03|A7|ann@x.am|4']
      }
    ]);
    expect(result.table.amount).toEqual(Float64Array.of(30, 30, 30, 8));
  });
});

describe('files that overlap', () => {
  it('count an order once by its id, with or without a number sign', () => {
    const result = buildFiles([
      { plan: SHOP, rows: ['#1|ann@x.am|2024-01-05|10', '#2|ann@x.am|2024-01-06|20'] },
      { plan: MARKET, rows: ['06.01.2024| 2 |ann@x.am|20', '07.01.2024|3|ann@x.am|30'] }
    ]);
    expect(ordersOf(result)).toHaveLength(3);
    expect(result.issues).toMatchObject([{ file: 1, line: 2, reason: 'duplicate-order' }]);
    expect(imbalance(result)).toEqual({ rows: 0, money: 0 });
  });

  it('count the rows once that the rule would leave out, were it on', () => {
    const all = files(['1|ann@x.am|2024-01-05|10'], ['1|ann@x.am|2024-01-05|10']);
    expect(ordersOf(buildFiles(all))).toEqual(['ann@x.am 2024-01-05 10']);
    const added = buildFiles(all, off('duplicate-order'));
    expect(ordersOf(added)).toEqual(['ann@x.am 2024-01-05 20']);
    expect(effectOf(added, 'duplicate-order')).toEqual({
      rule: 'duplicate-order',
      on: false,
      rows: 1
    });
  });

  const sale = ['1|ann@x.am|2024-01-05|30|paid', '2|ann@x.am|2024-01-06|5|paid'];
  it.each([
    ['cancelled', '1|ann@x.am|2024-01-05|30|cancelled', []],
    ['refunded in full', '1|ann@x.am|2024-01-05|30|refunded', []],
    ['refunded in part', '1|ann@x.am|2024-01-05|30|paid|10', ['ann@x.am 2024-01-05 20']],
    ['less by a refund row', '1|ann@x.am|2024-02-01|-12|paid', ['ann@x.am 2024-01-05 18']],
    ['still unpaid', '1|ann@x.am|2024-01-05|30|pending', ['ann@x.am 2024-01-05 30']]
  ])('let a status win that is final, whichever file comes first: %s', (_, row, expected) => {
    const other = ['ann@x.am 2024-01-06 5'];
    for (const all of [files(sale, [row]), files([row], sale), files(sale, [row], [row])]) {
      const result = buildFiles(all);
      expect(ordersOf(result)).toEqual([...expected, ...other]);
      expect(refundsOf(result)).toEqual([]);
      expect(imbalance(result)).toEqual({ rows: 0, money: 0 });
    }
  });

  it('take a refund off once that both files hold with its sale', () => {
    const both = ['1|ann@x.am|2024-01-05|30', '1|ann@x.am|2024-01-20|-10'];
    expect(ordersOf(buildFiles(files(both, both)))).toEqual(['ann@x.am 2024-01-05 20']);
    expect(ordersOf(buildFiles(files(both.slice(0, 1), both)))).toEqual(['ann@x.am 2024-01-05 20']);
  });
});

describe('the same person', () => {
  const keys = planOf('orderId|code|email|phone|date|amount', [
    { column: 1, kind: 'code' },
    { column: 2, kind: 'email' },
    { column: 3, kind: 'phone' }
  ]);
  const person = (rows: string[], rules: Partial<{ disabledRules: Rule[] }> = {}) =>
    buildFiles([{ plan: keys, rows }], rules);

  it('is known by a phone that stood beside one e-mail, in any form, before or after', () => {
    const known = '1||ann@x.ir|+98 912 000 0006|2024-01-05|10';
    for (const form of ['09120000006', '0098 912 000 0006', '9120000006', '۰۹۱۲۰۰۰۰۰۰۶']) {
      const guest = `2|||${form}|2024-02-05|20`;
      for (const rows of [
        [known, guest],
        [guest, known]
      ]) {
        const result = person(rows);
        expect(ordersOf(result)).toEqual(['ann@x.ir 2024-01-05 10', 'ann@x.ir 2024-02-05 20']);
        expect(effectOf(result, 'same-person')).toEqual({ rule: 'same-person', on: true, rows: 1 });
      }
    }
    const armenian = person([
      '1||ani@x.am|+374 91 000001|2024-01-05|10',
      '2|||091000001|2024-02-05|20'
    ]);
    expect(armenian.table.customerCount).toBe(1);
  });

  it('stays apart where the rule is off', () => {
    const rows = ['1||ann@x.ir|09120000006|2024-01-05|10', '2|||09120000006|2024-02-05|20'];
    const result = person(rows, off('same-person'));
    expect(result.table.customerCount).toBe(2);
    expect(effectOf(result, 'same-person')).toEqual({ rule: 'same-person', on: false, rows: 1 });
  });

  it('is nobody where a phone stood beside two e-mails', () => {
    const rows = [
      '1||ann@x.ir|0912 000 0006|2024-01-05|10',
      '2||bob@x.ir|0912 000 0006|2024-01-06|10',
      '3|||09120000006|2024-02-05|20'
    ];
    expect(person(rows).table.customerCount).toBe(3);
  });

  it('is known by a code across files, through the e-mail', () => {
    const mails = planOf('orderId|email|date|amount', [{ column: 1, kind: 'email' }]);
    const result = buildFiles([
      { plan: mails, rows: ['7|ann@x.ir|2024-01-01|1'] },
      {
        plan: keys,
        rows: ['1|K1|ann@x.ir|09120000006|2024-01-05|10', '2|||09120000006|2024-02-05|20']
      }
    ]);
    expect(ordersOf(result)).toEqual(['K1 2024-01-01 1', 'K1 2024-01-05 10', 'K1 2024-02-05 20']);
  });

  it('has one order of an id that two files hold under different keys', () => {
    const phones = planOf('orderId|phone|date|amount', [{ column: 1, kind: 'phone' }]);
    const result = buildFiles([
      { plan: keys, rows: ['1||ann@x.ir|09120000006|2024-01-05|10', '2||ann@x.ir||2024-01-06|20'] },
      { plan: phones, rows: ['1|+989120000006|2024-01-05|10'] }
    ]);
    expect(ordersOf(result)).toEqual(['ann@x.ir 2024-01-05 10', 'ann@x.ir 2024-01-06 20']);
  });

  it('has that one order whichever of several customers with the id came first', () => {
    const guest = '9||| 0912 000 0006|2024-02-01|4';
    const ann = '9||ann@x.ir||2024-02-01|5';
    for (const first of [
      [guest, ann],
      [ann, guest]
    ]) {
      const result = buildFiles([
        { plan: keys, rows: first },
        { plan: keys, rows: ['9||eve@x.ir|09120000006|2024-02-01|4'] }
      ]);
      expect(ordersOf(result)).toEqual(['ann@x.ir 2024-02-01 5', 'eve@x.ir 2024-02-01 4']);
    }
  });

  it('is called by first and last name together', () => {
    const names = planOf('orderId|first|last|date|amount', [
      { column: 1, kind: 'name', second: 2 }
    ]);
    const result = buildFiles([
      {
        plan: names,
        rows: ['1|Ann|Lee|2024-01-05|10', '2|Ann|Roe|2024-01-06|10', '3|Ann||2024-01-07|1']
      }
    ]);
    expect(ordersOf(result)).toEqual([
      'Ann 2024-01-07 1',
      'Ann Lee 2024-01-05 10',
      'Ann Roe 2024-01-06 10'
    ]);
  });
});

describe("a customers' file", () => {
  const customers = planOf(
    'email|phone|city|joined',
    [
      { column: 0, kind: 'email' },
      { column: 1, kind: 'phone' }
    ],
    {
      kind: 'customers',
      attributes: [
        { column: 2, name: 'City', role: 'city', kind: 'category' },
        { column: 3, name: 'Joined', role: 'joinDate', kind: 'day' }
      ]
    }
  );

  it('tells of customers with orders by any key, and counts the others', () => {
    const phones = planOf('orderId|phone|date|amount', [{ column: 1, kind: 'phone' }]);
    for (const disabledRules of [
      DEFAULT_DISABLED_RULES,
      [...DEFAULT_DISABLED_RULES, 'same-person'] as Rule[]
    ]) {
      const result = buildFiles(
        [
          { plan: SHOP, rows: ['1|ann@x.am|2024-01-05|10', '2|bob@x.am|2024-01-06|20'] },
          { plan: phones, rows: ['8|091 000002|2024-01-07|30'] },
          {
            plan: customers,
            rows: [
              'Ann@x.am||Yerevan|2023-12-01',
              'eve@x.am|+374 91 000002|Gyumri|',
              'nobody@x.am||Vanadzor|2024-01-01',
              '||Sisian|'
            ]
          }
        ],
        { disabledRules }
      );
      const { table } = result;
      const cities = Object.fromEntries(
        textsOf(table.attributes[0]).map((city, c) => [table.amount[table.offsets[c] ?? 0], city])
      );
      expect(cities).toEqual({ 10: 'Yerevan', 20: '', 30: 'Gyumri' });
      expect(table.attributes[0]).toMatchObject({ name: 'City', role: 'city', per: 'customer' });
      const joined = table.attributes[1];
      // 2023-12-01 is day 19692; the others joined on no known day.
      expect(joined?.kind === 'day' && [...joined.values].sort((a, b) => b - a)[0]).toBe(19692);
      expect(result.counts).toMatchObject({
        read: 7,
        accepted: 5,
        reasons: { 'no-orders': 1, 'no-customer': 1 }
      });
      expect(imbalance(result)).toEqual({ rows: 0, money: 0 });
    }
  });
});

describe('tables one under another', () => {
  const other = ['Customer name', 'Order date', 'Total', 'Status', 'Email', 'Phone'];
  const builder = (disabledRules: readonly Rule[] = DEFAULT_DISABLED_RULES): OrderBuilder => {
    const made = new OrderBuilder({ expectedRows: 0, disabledRules });
    made.startFile(made.addLayout(SHOP));
    return made;
  };
  const first = ['1', 'ann@x.am', '2024-01-05', '10', '', ''];
  const next = ['2', 'ann@x.am', '2024-01-06', '20', '', ''];

  it('stop at headings that are not their own, and leave what follows to the caller', () => {
    const made = builder();
    const records = [first, other, next, next];
    expect(made.addRows(records, 2, null)).toBe(1);
    made.startTable(null);
    expect(made.addRows(records.slice(2), 4, null)).toBe(2);
    const { counts, issues } = made.finish();
    expect(counts.reasons).toEqual({ 'other-table': 2 });
    expect(issues[0]).toMatchObject({ line: 4, reason: 'other-table' });
  });

  it('take the record for a row where it is handed over again', () => {
    const made = builder();
    const records = [first, other, next];
    const taken = made.addRows(records, 2, null);
    expect(made.addRows(records.slice(taken), 2 + taken, null)).toBe(2);
    expect(made.finish().counts).toMatchObject({ read: 3, accepted: 2, rejected: 1 });
  });

  it('read on with the layout before where the rule is off', () => {
    const made = builder([...DEFAULT_DISABLED_RULES, 'other-table']);
    made.addRows([first], 2, null);
    made.startTable(null);
    made.addRows([next], 4, null);
    expect(made.finish().table.orderCount).toBe(2);
  });
});
