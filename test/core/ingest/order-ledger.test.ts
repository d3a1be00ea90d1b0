import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assembled, RowPlan } from '../../../src/core/ingest/row-plan';
import type { Rule } from '../../../src/core/ingest/rules';
import { buildFiles, imbalance, ordersOf, planOf, refundsOf, type TestFile } from './build-orders';

const SHOP: Omit<Partial<RowPlan>, 'attributes'> = { lineItems: 'unknown' };
const shop = planOf(
  'orderId|email|phone|date|amount|status|refund|product|currency',
  [
    { column: 1, kind: 'email' },
    { column: 2, kind: 'phone' }
  ],
  SHOP
);
const till = planOf('date|phone|amount', [{ column: 1, kind: 'phone' }]);

// Whole cents, so that sums of doubles stay within a cent of the exact ones.
const amount = fc.integer({ min: -3000, max: 6000 }).map((cents) => String(cents / 100));
const EMAILS = ['ann@x.am', 'bob@x.am', 'Eve@x.am'];
const email = fc.constantFrom(...EMAILS, '', '');
const phone = fc.constantFrom('+374 91 000001', '091000001', '0912 000 0006', '', 'x');
// A row without a customer belongs to its order's. Where two customers share
// an id nobody can say to which, so those ids come with a customer.
const buyer = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 8 }), fc.boolean())
    .map(([n, named]) => [String(n), named ? (EMAILS[n % 3] ?? '') : '', '']),
  fc
    .tuple(fc.integer({ min: 9, max: 12 }), email, phone)
    .map(([n, mail, tel]) => [String(n), mail === '' && tel === '' ? 'ann@x.am' : mail, tel]),
  fc.tuple(fc.constant(''), email, phone)
);
const day = fc
  .integer({ min: 1, max: 28 })
  .map((date) => `2024-02-${String(date).padStart(2, '0')}`);
const time = fc.constantFrom('', ' 10:20', ' 10:20', ' 00:00');

const shopRow = fc
  .tuple(
    buyer.map((cells) => cells.join('|')),
    fc.oneof({ weight: 9, arbitrary: day }, fc.constantFrom('', 'someday')),
    fc.oneof({ weight: 9, arbitrary: amount }, fc.constantFrom('', 'much', '10')),
    fc.constantFrom('paid', 'paid', '', 'cancelled', 'pending', 'refunded', 'test', 'payout'),
    fc.constantFrom('', '', '', '5', '10'),
    fc.constantFrom('Mug', 'Gift card', '', 'Rug'),
    fc.constantFrom('EUR', 'EUR', 'USD', '')
  )
  .map((cells) => cells.join('|'));
const tillRow = fc
  .tuple(day, time, phone, amount)
  .map(([date, at, who, paid]) => `${date}${at}|${who}|${paid}`);

const files = fc.tuple(
  fc.array(shopRow, { maxLength: 25 }),
  fc.array(shopRow, { maxLength: 12 }),
  fc.array(tillRow, { maxLength: 12 })
);
const RULES: Rule[] = [
  'cancelled',
  'unpaid',
  'test',
  'refunded-in-full',
  'zero-amount',
  'gift-card',
  'not-an-order',
  'duplicate-order',
  'duplicate-row',
  'repeated-row',
  'merge-lines',
  'total-once',
  'refund-lowers',
  'guest-contact',
  'same-person'
];

const read = (
  [first, second, third]: readonly (readonly string[])[],
  options: Parameters<typeof buildFiles>[1] = {}
): Assembled =>
  buildFiles(
    [
      { plan: shop, rows: first ?? [] },
      { plan: shop, rows: second ?? [] },
      { plan: till, rows: third ?? [] }
    ] satisfies TestFile[],
    options
  );

describe('the ledger', () => {
  it('balances in rows and in money, whatever rules are off', () => {
    fc.assert(
      fc.property(
        files,
        fc.option(fc.subarray(RULES), { nil: undefined }),
        fc.constantFrom(undefined, { keep: 'EUR' }, { into: 'EUR', rates: { USD: 0.5 } } as const),
        (all, disabledRules, currencies) => {
          const result = read(all, {
            ...(disabledRules === undefined ? {} : { disabledRules }),
            ...(currencies === undefined ? {} : { currencies })
          });
          const off = imbalance(result);
          expect(off.rows).toBe(0);
          // Each sum is rounded to a millionth.
          expect(Math.abs(off.money)).toBeLessThan(1e-4);
          const { counts, ledger, table } = result;
          expect(counts.read).toBe(all.flat().length);
          expect(counts.accepted + counts.rejected + counts.ignored).toBe(counts.read);
          expect(ledger.rowsAccepted).toBe(counts.accepted);
          expect(ledger.spellings).toBeGreaterThanOrEqual(table.customerCount);
          const sum = [...table.amount, ...table.adjustments.amount].reduce((a, b) => a + b, 0);
          expect(ledger.revenue).toBeCloseTo(sum, 4);
        }
      ),
      { numRuns: 200 }
    );
  });

  it('places each dropped row once, on a line of its file', () => {
    fc.assert(
      fc.property(files, (all) => {
        const { ledger } = read(all);
        const places = ledger.entries
          .filter(({ what }) => what === 'dropped')
          .flatMap((entry) => {
            expect(entry.places).toHaveLength(entry.rows);
            return entry.places.map(({ file, line }) => `${file} ${line}`);
          });
        expect(new Set(places).size).toBe(places.length);
        for (const entry of ledger.entries) {
          for (const { file, line } of entry.places) {
            expect(line).toBeGreaterThanOrEqual(2);
            expect(line).toBeLessThan(2 + (all[file] ?? []).length);
          }
        }
      }),
      { numRuns: 60 }
    );
  });
});

describe('the order of rows', () => {
  it('changes no order and no refund', () => {
    fc.assert(
      fc.property(
        files.chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.tuple(
              ...all.map((rows) =>
                fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length })
              )
            )
          )
        ),
        ([all, shuffled]) => {
          const one = read(all, { currencies: { keep: 'EUR' } });
          const other = read(shuffled, { currencies: { keep: 'EUR' } });
          expect(ordersOf(other)).toEqual(ordersOf(one));
          expect(refundsOf(other)).toEqual(refundsOf(one));
        }
      ),
      { numRuns: 200 }
    );
  });
});
