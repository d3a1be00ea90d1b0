import { describe, expect, it } from 'vitest';
import type { Assembled, BuildOptions, RowPlan } from '../../../src/core/ingest/row-plan';
import { buildFiles, imbalance, ordersOf, planOf } from './build-orders';

const PLAN = planOf(
  'orderId|customer|date|amount|currency|refund|tax',
  [{ column: 1, kind: 'name' }],
  {
    attributes: [{ column: 6, name: 'Tax', role: 'tax', kind: 'number' }]
  }
);
const ROWS = [
  '1|ann|2024-01-05|10|EUR',
  '2|ann|2024-01-06|20|USD|5|2',
  '3|bob|2024-01-07|30|EUR',
  '4|bob|2024-01-08|40|USD|40',
  '5|bob|2024-01-09|50|GBP'
];

const build = (
  rows: readonly string[],
  currencies?: BuildOptions['currencies'],
  plan: RowPlan = PLAN
): Assembled => buildFiles([{ plan, rows }], currencies === undefined ? {} : { currencies });

describe('amounts in several currencies', () => {
  it('ask, with the share of each, the commonest first', () => {
    const result = build([...ROWS, '6|eve|2024-01-10|1|EUR']);
    expect(result.currency).toBeNull();
    expect(result.currencies).toEqual([
      { currency: 'EUR', rows: 3, amount: 41 },
      { currency: 'USD', rows: 2, amount: 60 },
      { currency: 'GBP', rows: 1, amount: 50 }
    ]);
  });

  it('do not ask where there is one, or where the others are left out anyway', () => {
    expect(build(ROWS.slice(0, 1))).toMatchObject({ currency: 'EUR', currenciesOpen: false });
    const status = planOf('customer|date|amount|currency|status', [{ column: 0, kind: 'name' }]);
    const rows = ['ann|2024-01-05|1|EUR|paid', 'ann|2024-01-05|1|USD|cancelled'];
    expect(build(rows, undefined, status)).toMatchObject({
      currency: 'EUR',
      currenciesOpen: false
    });
  });

  it('are those of the other files where a file names none and these agree', () => {
    const plain = planOf('customer|date|amount', [{ column: 0, kind: 'name' }]);
    const named = planOf('customer|date|amount|currency', [{ column: 0, kind: 'name' }]);
    const first = { plan: plain, rows: ['ann|2024-01-05|1'] };
    const one = buildFiles([first, { plan: named, rows: ['bob|2024-01-05|2|USD'] }], {});
    expect(one).toMatchObject({ currency: 'USD', currencies: [], currenciesOpen: false });
    // Of two currencies nobody knows which the other file is in: it is a share of its own.
    const two = {
      plan: named,
      rows: ['bob|2024-01-05|2|USD', 'bob|2024-01-06|3|USD', 'eve|2024-01-07|4|EUR']
    };
    expect(buildFiles([first, two], {}).currencies).toEqual([
      { currency: 'USD', rows: 2, amount: 5 },
      { currency: '', rows: 1, amount: 1 },
      { currency: 'EUR', rows: 1, amount: 4 }
    ]);
    const kept = buildFiles([first, two], { currencies: { keep: 'USD' } });
    expect(kept.counts.reasons).toEqual({ 'other-currency': 2 });
    const rates = { USD: 1, EUR: 1.1, '': 2 };
    const all = buildFiles([first, two], { currencies: { into: 'USD', rates } });
    // 2 + 3 + 4 × 1.1 + 1 × 2
    expect(all.ledger.revenue).toBeCloseTo(11.4, 9);
  });

  it('leave out the others where one is kept', () => {
    const result = build(ROWS, { keep: 'EUR' });
    expect(result).toMatchObject({ currency: 'EUR', currenciesOpen: false });
    expect(ordersOf(result)).toEqual(['ann 2024-01-05 10', 'bob 2024-01-07 30']);
    expect(result.counts.reasons).toEqual({ 'other-currency': 3 });
    expect(imbalance(result)).toEqual({ rows: 0, money: 0 });
  });

  it('are converted by rates, refunds and taxes with them', () => {
    const result = build(ROWS, { into: 'EUR', rates: { USD: 0.9, GBP: 1.2 } });
    expect(result).toMatchObject({ currency: 'EUR', currenciesOpen: false });
    // 20 × 0.9 − 5 × 0.9; the order of 40 is refunded in full.
    expect(ordersOf(result)).toEqual([
      'ann 2024-01-05 10',
      'ann 2024-01-06 13.5',
      'bob 2024-01-07 30',
      'bob 2024-01-09 60'
    ]);
    expect(result.counts.reasons).toEqual({ 'refunded-in-full': 1 });
    // 20 and 40 lose a tenth, 50 gains a fifth.
    expect(result.ledger.entries).toContainEqual({
      what: 'changed',
      code: 'converted',
      rows: 3,
      amount: 4,
      places: [3, 5, 6].map((line) => ({ file: 0, line }))
    });
    const [tax] = result.table.attributes;
    expect(tax?.kind === 'number' && tax.values.filter((value) => value > 0)).toEqual(
      Float64Array.of(1.8)
    );
    expect(imbalance(result)).toEqual({ rows: 0, money: 0 });
  });

  it('ask again where a rate is missing, and ignore a choice that is not needed', () => {
    expect(build(ROWS, { into: 'EUR', rates: { USD: 0.9 } }).currencies).toHaveLength(3);
    expect(build(ROWS, { keep: 'AMD' }).currencies).toHaveLength(3);
    const one = build(['1|ann|2024-01-05|10|USD'], { keep: 'EUR' });
    expect(one).toMatchObject({ currency: 'USD', currenciesOpen: false });
    expect(one.table.orderCount).toBe(1);
  });

  it('are told by signs beside the amounts, and by layouts', () => {
    const signs = planOf('customer|date|amount', [{ column: 0, kind: 'name' }]);
    const { currencies } = build(
      [
        'ann|2024-01-05|$10.00',
        'ann|2024-01-06|€5.00',
        'ann|2024-01-07|$2.00',
        'bob|2024-01-07|1.00'
      ],
      undefined,
      signs
    );
    // A bare amount is in the currency of most.
    expect(currencies).toEqual([
      { currency: 'USD', rows: 3, amount: 13 },
      { currency: 'EUR', rows: 1, amount: 5 }
    ]);
    const toman = { ...signs, currency: 'IRT' };
    const rial = { ...signs, currency: 'IRR' };
    const both = buildFiles([
      { plan: toman, rows: ['ann|2024-01-05|500'] },
      { plan: rial, rows: ['bob|2024-01-05|6000'] }
    ]);
    expect(both.currencies.map(({ currency }) => currency)).toEqual(['IRR', 'IRT']);
  });

  it('give the line of an order without currency that of its other rows', () => {
    const rows = [
      '1|ann|2024-01-05|10|USD',
      '1|ann|2024-01-05|5|',
      '2|bob|2024-01-05|1|EUR',
      '3|bob|2024-01-06|1|EUR',
      '4|bob|2024-01-07|1|EUR'
    ];
    expect(ordersOf(build(rows, { keep: 'USD' }))).toEqual(['ann 2024-01-05 15']);
  });
});

describe('the decimal mark', () => {
  it('is found wrong where more amounts end in the other one', () => {
    const marks = (...amounts: string[]): Assembled['revise'] =>
      build(amounts.map((amount, i) => `${i}|ann|2024-01-05|${amount}`)).revise;
    expect(marks('1,234', '5,678', '12,50')).toEqual([{ decimal: ',' }]);
    expect(marks('12.50', '1,234.50', '€ 7.25', '3,5')).toEqual([null]);
    expect(marks('100', '250')).toEqual([null]);
  });
});
