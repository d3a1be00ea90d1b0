import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Z_95 } from '../../../src/core/math/intervals';
import {
  indexOnDay,
  kaplanMeier,
  secondOrder,
  survivalCurve
} from '../../../src/core/retention/survival';

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

/** Times of up to forty subjects, some of them censored. */
const histories = fc.array(
  fc.record({ time: fc.integer({ min: 0, max: 30 }), event: fc.boolean() }),
  { minLength: 1, maxLength: 40 }
);
const curveOf = (subjects: { time: number; event: boolean }[]) => {
  const times = (event: boolean): number[] =>
    subjects.filter((subject) => subject.event === event).map((subject) => subject.time);
  return survivalCurve(counts(times(true), 31), counts(times(false), 31));
};

describe('survivalCurve', () => {
  const curve = survivalCurve(counts(RELAPSED, 36), counts(CENSORED, 36));
  const on = (week: number): number => indexOnDay(curve, week);

  it('counts the patients at risk of the 6-MP arm as Cox & Oakes (1984), p. 49', () => {
    expect(curve.days).toEqual([6, 7, 9, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 34, 35]);
    expect(curve.atRisk).toEqual([21, 17, 16, 15, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 2, 1]);
    expect(curve.events).toEqual([3, 1, 0, 1, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0]);
  });

  it('has Greenwood’s standard errors of the 6-MP arm (Klein & Moeschberger 2003, Survival Analysis, § 4.2)', () => {
    const published: [number, number, number][] = [
      [6, 0.857, 0.0764],
      [7, 0.807, 0.0869],
      [10, 0.753, 0.0963],
      [13, 0.69, 0.1068],
      [16, 0.627, 0.1141],
      [22, 0.538, 0.1282],
      [23, 0.448, 0.1346]
    ];
    for (const [week, survival, error] of published) {
      const s = curve.survival[on(week)] ?? NaN;
      expect(s).toBeCloseTo(survival, 3);
      // The bands are ln(−ln S) ± z · error / (S |ln S|): the error is read back from their width.
      const scaled = (bound: number | null | undefined): number =>
        Math.log(-Math.log(bound ?? NaN));
      const width = scaled(curve.low[on(week)]) - scaled(curve.high[on(week)]);
      expect((width / (2 * Z_95)) * s * -Math.log(s)).toBeCloseTo(error, 4);
    }
  });

  it('has the bands on the log(−log) scale (Kalbfleisch & Prentice 1980, § 1.3), of the 6-MP arm computed with mpmath at 30 digits', () => {
    const computed: [number, number, number][] = [
      [6, 0.619717955266, 0.951551747647],
      [10, 0.5031995108, 0.889361835169],
      [16, 0.367510855988, 0.804912189472],
      [23, 0.188052005959, 0.680142628495],
      [35, 0.188052005959, 0.680142628495]
    ];
    for (const [week, low, high] of computed) {
      expect(curve.low[on(week)]).toBeCloseTo(low, 11);
      expect(curve.high[on(week)]).toBeCloseTo(high, 11);
    }
  });

  it('falls within its bands, which stay within 0 and 1, and has none where all or nobody is left', () => {
    fc.assert(
      fc.property(histories, (subjects) => {
        const { days, atRisk, survival, low, high } = curveOf(subjects);
        expect(atRisk[0]).toBe(subjects.length);
        days.forEach((_, i) => {
          const s = survival[i] ?? NaN;
          expect(s).toBeLessThanOrEqual(survival[i - 1] ?? 1);
          if (s === 0 || s === 1) {
            expect([low[i], high[i]]).toEqual([null, null]);
          } else {
            expect(low[i]).toBeGreaterThanOrEqual(0);
            expect(low[i]).toBeLessThan(s);
            expect(high[i]).toBeGreaterThan(s);
            expect(high[i]).toBeLessThanOrEqual(1);
          }
        });
      })
    );
  });

  it('draws its bands closer with more subjects of the same kind', () => {
    fc.assert(
      fc.property(histories, (subjects) => {
        const once = curveOf(subjects);
        const fourfold = curveOf([...subjects, ...subjects, ...subjects, ...subjects]);
        once.low.forEach((low, i) => {
          if (low === null) return;
          expect(fourfold.survival[i]).toBeCloseTo(once.survival[i] ?? NaN, 12);
          expect(fourfold.low[i]).toBeGreaterThan(low);
          expect(fourfold.high[i]).toBeLessThan(once.high[i] ?? NaN);
        });
      })
    );
  });

  it('is empty without subjects', () => {
    expect(survivalCurve([0, 0], [0, 0]).days).toEqual([]);
  });
});

describe('indexOnDay', () => {
  it('is the last entry on or before the day, −1 before the first', () => {
    const curve = { days: [3, 7, 20] };
    expect([0, 2, 3, 6, 7, 19, 20, 99].map((day) => indexOnDay(curve, day))).toEqual([
      -1, -1, 0, 0, 1, 1, 2, 2
    ]);
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
