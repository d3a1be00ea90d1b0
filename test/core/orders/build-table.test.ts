import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerKey, orderTableFromRecords } from '../../../src/core/orders/build-table';
import { StringPacker, unpackString, unpackStrings } from '../../../src/core/orders/packed-strings';

const record = fc.record({
  customer: fc.constantFrom('ann', 'bob', 'Անի', 'گیتا', '😀'),
  day: fc.integer({ min: -5, max: 5 }),
  amount: fc.integer({ min: 0, max: 9 }),
  minute: fc.integer({ min: 0, max: 3 })
});

describe('orderTableFromRecords', () => {
  it('holds each record once, sorted by customer, day, minute and amount', () => {
    // Long lists of few customers, so that both ways of sorting a customer's orders are taken.
    fc.assert(
      fc.property(fc.array(record, { maxLength: 300 }), (records) => {
        const table = orderTableFromRecords(records);
        const expected = records
          .toSorted(
            (a, b) =>
              (a.customer < b.customer ? -1 : a.customer > b.customer ? 1 : 0) ||
              a.day - b.day ||
              a.minute - b.minute ||
              a.amount - b.amount
          )
          .map((r) => [r.customer, r.day, r.amount]);
        const actual: (string | number)[][] = [];
        for (let c = 0; c < table.customerCount; c++) {
          for (let i = table.offsets[c] ?? 0; i < (table.offsets[c + 1] ?? 0); i++) {
            actual.push([customerKey(table, c), table.day[i] ?? 0, table.amount[i] ?? 0]);
          }
        }
        expect(actual).toEqual(expected);
      })
    );
  });

  it('keeps refunds of customers who bought, on their own day', () => {
    const table = orderTableFromRecords(
      [{ customer: 'bob', day: 3, amount: 9 }],
      [
        { customer: 'bob', day: 5, amount: -2 },
        { customer: 'ann', day: 5, amount: -1 }
      ]
    );
    expect([...table.adjustments.customer]).toEqual([0]);
    expect([...table.adjustments.day]).toEqual([5]);
    expect([...table.adjustments.amount]).toEqual([-2]);
  });

  it('makes an empty table of nothing', () => {
    expect(orderTableFromRecords([])).toMatchObject({ customerCount: 0, orderCount: 0 });
  });

  it('throws for a customer that is not there', () => {
    expect(() => customerKey(orderTableFromRecords([]), 0)).toThrow(RangeError);
  });
});

describe('StringPacker', () => {
  it('gives back what it took, in the order asked for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }), { maxLength: 20 }),
        (texts) => {
          const packer = new StringPacker();
          for (const text of texts) packer.add(text);
          const packed = packer.pick(Uint32Array.from(texts, (_, i) => texts.length - 1 - i));
          expect(texts.map((_, i) => unpackString(packed, i))).toEqual(texts.toReversed());
          expect(new TextDecoder().decode(packed.bytes)).toBe(texts.toReversed().join(''));
          expect(unpackStrings(packed)).toEqual(texts.toReversed());
        }
      )
    );
  });

  it('is unpacked as a whole too, with names of any length and alphabet among plain ones', () => {
    const texts = Array.from({ length: 2000 }, (_, n) => `customer-${n}`);
    texts[700] = 'Սուրեն';
    texts[1500] = 'x'.repeat(20_000);
    const packer = new StringPacker();
    for (const text of texts) packer.add(text);
    expect(unpackStrings(packer.pick(Uint32Array.from(texts.keys())))).toEqual(texts);
    expect(unpackStrings({ bytes: new Uint8Array(), offsets: Uint32Array.of(0) })).toEqual([]);
  });
});
