import { describe, expect, it } from 'vitest';
import type { Assembled, RowPlan } from '../../../src/core/ingest/row-plan';
import { DEFAULT_DISABLED_RULES } from '../../../src/core/ingest/row-rules';
import type { Rule } from '../../../src/core/ingest/rules';
import { buildFiles, effectOf, imbalance, ordersOf, planOf, refundsOf } from './build-orders';

const PLAN = planOf('orderId|customer|date|amount|status|refund|product|phone', [
  { column: 1, kind: 'email' },
  { column: 7, kind: 'phone' }
]);
const { orderId: _, ...WITHOUT_IDS } = PLAN.columns;

function build(
  rows: readonly string[],
  off: readonly Rule[] | null = null,
  plan: Partial<RowPlan> = {}
): Assembled {
  return buildFiles(
    [{ plan: { ...PLAN, ...plan }, rows }],
    off === null ? {} : { disabledRules: off }
  );
}

const off = (...rules: Rule[]): Rule[] => [...DEFAULT_DISABLED_RULES, ...rules];

describe('rules that leave rows out', () => {
  it.each([
    ['cancelled', 'cancelled'],
    ['pending', 'unpaid'],
    ['test', 'test'],
    ['payout', 'not-an-order']
  ] as const)('count what they touch, and what they would: %s', (status, rule) => {
    const rows = [
      `1|ann|2024-01-05|10|${status}`,
      `2|ann|2024-01-06|20|${status}`,
      '3|bob|2024-01-05|1'
    ];
    const on = build(rows);
    expect(ordersOf(on)).toEqual(['bob 2024-01-05 1']);
    expect(effectOf(on, rule)).toEqual({ rule, on: true, rows: 2 });
    const without = build(rows, off(rule));
    expect(ordersOf(without)).toHaveLength(3);
    expect(effectOf(without, rule)).toEqual({ rule, on: false, rows: 2 });
  });

  it('list neither what touches nothing by default nor anything twice', () => {
    const { rules } = build(['1|ann|2024-01-05|10|cancelled', '2|ann|2024-01-06|0']);
    expect(rules).toEqual([
      { rule: 'cancelled', on: true, rows: 1 },
      { rule: 'zero-amount', on: false, rows: 1 }
    ]);
    expect(build(['1|ann|2024-01-05|10'], off('test')).rules).toEqual([
      { rule: 'test', on: false, rows: 0 }
    ]);
  });

  it('leave out a sold gift card, in several languages, and keep the other lines', () => {
    const gifts = ['Gift card', 'Geschenkgutschein', 'کارت هدیه', 'Նվեր քարտ'];
    const rows = [
      ...gifts.map((gift, i) => `${i}|ann|2024-01-05|50|paid||${gift}`),
      '9|bob|2024-01-05|30|paid||Mug',
      '9|bob|2024-01-05|25|paid||Gift card'
    ];
    const result = build(rows);
    expect(ordersOf(result)).toEqual(['bob 2024-01-05 30']);
    expect(effectOf(result, 'gift-card')).toEqual({ rule: 'gift-card', on: true, rows: 5 });
    const counted = build(rows, off('gift-card'));
    expect(ordersOf(counted)).toHaveLength(5);
    expect(effectOf(counted, 'gift-card')).toEqual({ rule: 'gift-card', on: false, rows: 5 });
  });

  it("keep an order's total that stands on the line of a gift card among goods", () => {
    const rows = [
      '1|ann|2024-01-05|80|paid||Gift card',
      '1|ann||||| Mug',
      '2|bob|2024-01-06|50|paid||Gift card'
    ];
    const result = build(rows, null, { lineItems: 'once' });
    expect(ordersOf(result)).toEqual(['ann 2024-01-05 80']);
    expect(result.counts.reasons).toEqual({ 'gift-card': 1 });
  });

  it('leave out a record that repeats with its time of day, where there is no order id', () => {
    const rows = [
      '|ann|2024-01-05 10:20|10',
      '|bob|2024-01-05 10:20|10',
      '|ann|2024-01-05 10:20|10'
    ];
    const result = build(rows, null, { columns: WITHOUT_IDS });
    expect(ordersOf(result)).toEqual(['ann 2024-01-05 10', 'bob 2024-01-05 10']);
    expect(result.issues).toMatchObject([{ line: 4, reason: 'duplicate-row' }]);
    const kept = build(rows, off('duplicate-row'), { columns: WITHOUT_IDS });
    expect(ordersOf(kept)).toHaveLength(3);
    expect(effectOf(kept, 'duplicate-row')).toEqual({ rule: 'duplicate-row', on: false, rows: 1 });
  });

  it('only count records that repeat without a time, or at midnight, unless asked', () => {
    for (const day of ['2024-01-05', '2024-01-05 00:00']) {
      const rows = [`|ann|${day}|10`, `|ann|${day}|10`];
      const result = build(rows, null, { columns: WITHOUT_IDS });
      expect(ordersOf(result)).toHaveLength(2);
      expect(effectOf(result, 'repeated-row')).toEqual({
        rule: 'repeated-row',
        on: false,
        rows: 1
      });
      expect(ordersOf(build(rows, [], { columns: WITHOUT_IDS }))).toHaveLength(1);
    }
  });

  it('take equal lines of an order for two things bought, unless asked', () => {
    const rows = [
      '1|ann|2024-01-05 10:20|10|paid||Mug',
      '1|ann|2024-01-05 10:20|7|paid||Rug',
      '1|ann|2024-01-05 10:20|10|paid||Mug'
    ];
    expect(ordersOf(build(rows))).toEqual(['ann 2024-01-05 27']);
    expect(effectOf(build(rows), 'repeated-row')?.rows).toBe(1);
    expect(ordersOf(build(rows, []))).toEqual(['ann 2024-01-05 17']);
  });

  it('leave out a cancelled line within an order, and the refund of a cancelled order', () => {
    const line = build(['1|ann|2024-01-05|10|paid', '1|ann|2024-01-05|7|cancelled']);
    expect(ordersOf(line)).toEqual(['ann 2024-01-05 10']);
    const whole = build([
      '1|ann|2024-01-05|10|cancelled',
      '1|ann|2024-01-07|-10|paid',
      '2|ann|2024-01-09|5'
    ]);
    expect(ordersOf(whole)).toEqual(['ann 2024-01-09 5']);
    expect(refundsOf(whole)).toEqual([]);
    expect(whole.counts.reasons).toEqual({ cancelled: 2 });
  });
});

describe('rules that change rows', () => {
  it('merge-lines: off, every row is an order, and refunds stay with the first', () => {
    const rows = [
      '1|ann|2024-01-05|10',
      '1|ann|2024-01-05|20',
      '1|ann|2024-01-09|-4',
      '2|bob|2024-01-06|5'
    ];
    const on = build(rows);
    expect(ordersOf(on)).toEqual(['ann 2024-01-05 26', 'bob 2024-01-06 5']);
    expect(effectOf(on, 'merge-lines')).toEqual({ rule: 'merge-lines', on: true, rows: 1 });
    const parted = build(rows, off('merge-lines'));
    expect(ordersOf(parted)).toEqual(['ann 2024-01-05 20', 'ann 2024-01-05 6', 'bob 2024-01-06 5']);
    expect(effectOf(parted, 'merge-lines')).toEqual({ rule: 'merge-lines', on: false, rows: 1 });
  });

  it('total-once: off, the rows add up', () => {
    const rows = ['1|ann|2024-01-05|30', '1|ann|2024-01-05|30'];
    const on = build(rows, null, { lineItems: 'once' });
    expect(ordersOf(on)).toEqual(['ann 2024-01-05 30']);
    expect(effectOf(on, 'total-once')).toEqual({ rule: 'total-once', on: true, rows: 1 });
    expect(on.ledger.entries).toContainEqual({
      what: 'merged',
      code: 'total-once',
      rows: 1,
      amount: -30,
      places: [{ file: 0, line: 3 }]
    });
    const added = build(rows, off('total-once'), { lineItems: 'once' });
    expect(ordersOf(added)).toEqual(['ann 2024-01-05 60']);
    expect(effectOf(added, 'total-once')).toEqual({ rule: 'total-once', on: false, rows: 1 });
  });

  it('refund-lowers: off, refunds are left out', () => {
    const rows = [
      '1|ann|2024-01-05|30|paid|10',
      '2|ann|2024-01-06|20',
      '2|ann|2024-02-01|-5',
      '8|ann|2024-03-01|-7'
    ];
    const on = build(rows);
    expect(ordersOf(on)).toEqual(['ann 2024-01-05 20', 'ann 2024-01-06 15']);
    expect(refundsOf(on)).toEqual(['ann 2024-03-01 -7']);
    expect(effectOf(on, 'refund-lowers')).toEqual({ rule: 'refund-lowers', on: true, rows: 3 });
    const without = build(rows, off('refund-lowers'));
    expect(ordersOf(without)).toEqual(['ann 2024-01-05 30', 'ann 2024-01-06 20']);
    expect(refundsOf(without)).toEqual([]);
    expect(effectOf(without, 'refund-lowers')).toEqual({
      rule: 'refund-lowers',
      on: false,
      rows: 3
    });
  });

  it('guest-contact: off, a row without a key is rejected', () => {
    const rows = ['1||2024-01-05|30||||0912 000 0006', '2|ann@x.am|2024-01-06|5'];
    expect(ordersOf(build(rows))).toEqual(['09120000006 2024-01-05 30', 'ann@x.am 2024-01-06 5']);
    expect(effectOf(build(rows), 'guest-contact')?.rows).toBe(1);
    const without = build(rows, off('guest-contact'));
    expect(without.counts.reasons).toEqual({ 'no-customer': 1 });
    expect(effectOf(without, 'guest-contact')).toEqual({
      rule: 'guest-contact',
      on: false,
      rows: 1
    });
  });
});

describe('refunds', () => {
  it('lower an order that comes after them', () => {
    expect(ordersOf(build(['1|ann|2024-02-01|-5', '1|ann|2024-01-05|30']))).toEqual([
      'ann 2024-01-05 25'
    ]);
  });

  it('add up to a refund in full over several rows', () => {
    const rows = [
      '1|ann|2024-01-05|30',
      '1|ann|2024-02-01|-12.1',
      '1|ann|2024-02-09|-17.9',
      '2|bob|2024-01-01|1'
    ];
    expect(build(rows).counts.reasons).toEqual({ 'refunded-in-full': 3 });
  });

  it('are told from a discount among the lines of an order by the day and the sum', () => {
    const discount = build(['1|ann|2024-01-05|30', '1|ann|2024-01-05|-5', '2|bob|2024-01-05|9']);
    expect(ordersOf(discount)).toEqual(['ann 2024-01-05 25', 'bob 2024-01-05 9']);
    expect(effectOf(discount, 'refund-lowers')).toBeUndefined();
    // The whole sum on the same day is no discount.
    const refund = build(['1|ann|2024-01-05|30', '1|ann|2024-01-05|-30', '2|bob|2024-01-05|9']);
    expect(refund.counts.reasons).toEqual({ 'refunded-in-full': 2 });
  });

  it('keep the balance by their sign', () => {
    const rows = [
      '1|ann|2024-01-05|30',
      '1|ann|2024-01-09|12|refunded',
      '2|ann|2024-01-06|8',
      '2|ann|2024-01-10|-3'
    ];
    const result = build(rows);
    // Read: 30 + 12 + 8 − 3. The 12 stands there as positive and lowers by 12.
    expect(result.ledger).toMatchObject({ amountRead: 47, revenue: 23 });
    expect(result.ledger.entries).toEqual([
      {
        what: 'merged',
        code: 'refund-lowers',
        rows: 2,
        amount: -24,
        places: [
          { file: 0, line: 3 },
          { file: 0, line: 5 }
        ]
      }
    ]);
    expect(imbalance(result)).toEqual({ rows: 0, money: 0 });
  });
});
