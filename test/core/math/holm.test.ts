import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holm } from '../../../src/core/math/holm';

describe('holm', () => {
  it('takes the smallest times their number: the procedure of Holm (1979), Scandinavian Journal of Statistics 6', () => {
    expect(holm([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]);
    expect(holm([0.005, 0.5, 0.6, 0.02])).toEqual([0.02, 1, 1, 0.06]);
  });

  it('rejects what the sequential procedure rejects: the smallest p against α/m, the next against α/(m − 1), until one fails', () => {
    const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });
    fc.assert(
      fc.property(values, fc.double({ min: 0.001, max: 0.5, noNaN: true }), (ps, alpha) => {
        const adjusted = holm(ps);
        const order = [...ps.keys()].sort((x, y) => (ps[x] ?? 0) - (ps[y] ?? 0));
        const rejected = new Set<number>();
        for (const [i, index] of order.entries()) {
          if ((ps[index] ?? 1) * (ps.length - i) > alpha) break;
          rejected.add(index);
        }
        ps.forEach((_, index) => {
          expect((adjusted[index] ?? 1) <= alpha).toBe(rejected.has(index));
        });
      })
    );
  });

  it('leaves a single value as it is, and stays at 1', () => {
    expect(holm([0.2])).toEqual([0.2]);
    expect(holm([0.9, 0.8])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });

  it('refuses what is no p-value', () => {
    expect(() => holm([0.5, NaN])).toThrow(RangeError);
    expect(() => holm([1.1])).toThrow(RangeError);
  });
});
