import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OrderIds } from '../../../src/core/ingest/order-ids';

/** Numbers the ids as a Map does, a number sign and spaces around them left off. */
function check(written: readonly string[]): void {
  const ids = written.map((id) => id.replace(/^[# ]+|[# ]+$/g, ''));
  const numbers = new OrderIds(0);
  const map = new Map<string, number>();
  let count = 0;
  for (const [i, id] of ids.entries()) {
    const found = numbers.find(written[i] ?? '');
    const known = map.get(id);
    if (known !== undefined && id !== '') {
      expect(found).toBe(known);
    } else {
      expect(found).toBe(-1 - count);
      map.set(id, count);
      count += 1;
    }
  }
  expect(numbers.size).toBe(count);
}

describe('OrderIds', () => {
  it('numbers ids as a Map does, sorted or not, and rows without an id each anew', () => {
    const id = fc.tuple(
      fc.constantFrom('', '#', ' ', 'A-', '#A-'),
      fc.integer({ min: 0, max: 30 })
    );
    const texts = fc.array(
      fc.oneof(
        { weight: 9, arbitrary: id.map(([prefix, n]) => `${prefix}${n}`) },
        fc.constantFrom('', '007', '7', 'x', '#', '99999999999999999999', '5000000000')
      ),
      { maxLength: 60 }
    );
    fc.assert(fc.property(texts, check));
    fc.assert(
      fc.property(texts, (list) => {
        check(list.toSorted((a, b) => Number(a) - Number(b)));
      })
    );
  });

  it('stays right where a long sorted run ends in an id out of turn', () => {
    const run = Array.from({ length: 5000 }, (_, i) => `#${1001 + i}`);
    check([...run, '#1500', '#6001', '#6002', '#1001']);
    check([...run.toReversed(), '#1500', '#999']);
    check(run.flatMap((id) => [id, id]));
  });

  it('takes ids that a spreadsheet has rounded for none', () => {
    const ids = new OrderIds(0);
    expect(['1.11E+11', '1.11E+11', '2', '1.11E+11', '2'].map((id) => ids.find(id))).toEqual([
      -1, -2, -3, -4, 2
    ]);
  });

  it('stays sorted past rows without an id', () => {
    check(['1', '', '2', '2', '', '3', '2', '', '1', '']);
  });

  it('parts an id by its customers', () => {
    const ids = new OrderIds(0);
    expect(ids.find('7')).toBe(-1);
    expect(ids.findPair('7', 3)).toBe(-2);
    expect(ids.findPair('7', 3)).toBe(1);
    expect(ids.find('7')).toBe(0);
  });
});
