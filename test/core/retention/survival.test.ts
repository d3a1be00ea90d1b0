import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kaplanMeier, secondOrder } from '../../../src/core/retention/survival';

function counts(times: readonly number[], length: number): number[] {
  const found = new Array<number>(length).fill(0);
  for (const t of times) found[t] = (found[t] ?? 0) + 1;
  return found;
}

/** Weeks of remission under 6-mercaptopurine, 21 patients. */
const RELAPSED = [6, 6, 6, 7, 10, 13, 16, 22, 23];
const CENSORED = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];

describe('kaplanMeier', () => {
  it('is as published for the 6-MP arm of Freireich et al. (1963), Blood 21 (Cox & Oakes 1984, p. 49)', () => {
    const survival = kaplanMeier(counts(RELAPSED, 36), counts(CENSORED, 36));
    const published: [number, number][] = [
      [5, 1],
      [6, 0.857],
      [7, 0.807],
      [10, 0.753],
      [13, 0.69],
      [16, 0.627],
      [22, 0.538],
      [23, 0.448],
      [35, 0.448]
    ];
    for (const [week, s] of published) expect(survival[week]).toBeCloseTo(s, 3);
  });

  it('is the plain share of survivors where nobody is censored', () => {
    const times = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1 });
    fc.assert(
      fc.property(times, (events) => {
        const survival = kaplanMeier(counts(events, 21), counts([], 21));
        for (let t = 0; t <= 20; t++) {
          const left = events.filter((event) => event > t).length / events.length;
          expect(survival[t]).toBeCloseTo(left, 12);
        }
      })
    );
  });
});

describe('secondOrder', () => {
  it('has the median of the 6-MP arm, 23 weeks', () => {
    expect(secondOrder(counts(RELAPSED, 36), counts(CENSORED, 36)).medianDays).toBe(23);
  });

  it('knows nothing beyond the span, and no median where more than half stay away', () => {
    const result = secondOrder(counts([0, 29], 60), counts([59, 59, 59], 60));
    expect(result.within30).toBeCloseTo(0.4, 12);
    expect(result.within60).toBeNull();
    expect(result.within365).toBeNull();
    expect(result.medianDays).toBeNull();
  });

  it('counts orders of the same day as a wait of 0', () => {
    expect(secondOrder([2], [1]).medianDays).toBe(0);
  });

  it('takes exactly one half as the median, whatever the rounding of the product', () => {
    // 49 of 98 leave one day after the other: the product of 49 fractions is ½.
    const days = Array.from({ length: 49 }, (_, i) => i + 1);
    const censored = counts(new Array<number>(49).fill(50), 51);
    expect(secondOrder(counts(days, 51), censored).medianDays).toBe(49);
  });
});
