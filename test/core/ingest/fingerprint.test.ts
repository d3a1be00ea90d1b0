import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../../src/core/ingest/fingerprint';

describe('fingerprintOf', () => {
  it('is sixteen hexadecimal digits', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (headings) => {
        expect(fingerprintOf(headings, headings.length)).toMatch(/^[0-9a-f]{16}$/);
      })
    );
  });

  it('is the same for the same export, however case, spaces, marks and the Arabic ي are written', () => {
    const march = fingerprintOf(['Order ID', 'Date', 'مبلغ (تومان)', 'تاریخ'], 4);
    expect(fingerprintOf(['order_id ', 'DATE', '\u200eمبلغ  (تومان)', 'تاريخ'], 4)).toBe(march);
  });

  it('changes with a column more, a column less, another name and another order', () => {
    const headings = ['Order', 'Date', 'Total'];
    const all = [
      headings,
      ['Order', 'Date', 'Total', 'City'],
      ['Order', 'Date'],
      ['Order', 'Date', 'Amount'],
      ['Date', 'Order', 'Total'],
      // Where one heading ends and the next begins counts too.
      ['OrderDate', '', 'Total']
    ].map((row) => fingerprintOf(row, row.length));
    expect(new Set(all).size).toBe(all.length);
  });

  it('goes by the width alone where there are no headings', () => {
    expect(fingerprintOf(['', '', ''], 3)).toBe(fingerprintOf([' ', '', ''], 3));
    expect(fingerprintOf(['', '', ''], 3)).not.toBe(fingerprintOf(['', '', '', ''], 4));
  });

  it('tells many layouts apart', () => {
    const names = Array.from({ length: 20_000 }, (_, i) =>
      fingerprintOf(['Date', `Column ${i}`], 2)
    );
    expect(new Set(names).size).toBe(names.length);
  });
});
