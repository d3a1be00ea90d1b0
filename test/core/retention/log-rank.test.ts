import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logRank, skewedP, type RiskTable } from '../../../src/core/retention/log-rank';

interface Subject {
  time: number;
  event: boolean;
}

/** The days on which somebody had the event or was last seen. */
function riskTable(subjects: readonly Subject[]): RiskTable {
  const days = [...new Set(subjects.map(({ time }) => time))].sort((x, y) => x - y);
  return {
    days,
    atRisk: days.map((day) => subjects.filter(({ time }) => time >= day).length),
    events: days.map((day) => subjects.filter(({ time, event }) => event && time === day).length)
  };
}

const subjects = (events: readonly number[], censored: readonly number[]): Subject[] => [
  ...events.map((time) => ({ time, event: true })),
  ...censored.map((time) => ({ time, event: false }))
];

/** Weeks of remission, 21 patients each. */
const SIX_MP = subjects(
  [6, 6, 6, 7, 10, 13, 16, 22, 23],
  [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
);
const PLACEBO = subjects(
  [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23],
  []
);

describe('logRank', () => {
  it('is as published for the remissions of Freireich et al. (1963), Blood 21: 16.79 (Kleinbaum & Klein 2012, Survival Analysis, chapter 2)', () => {
    const test = logRank([riskTable(SIX_MP), riskTable(PLACEBO)]);
    expect(test?.chiSquare).toBeCloseTo(16.79, 2);
    expect(test?.degreesOfFreedom).toBe(1);
    expect(test?.p).toBeCloseTo(4.17e-5, 7);
    expect(test?.observed).toEqual([9, 21]);
    expect(test?.expected[0]).toBeCloseTo(19.25, 2);
    expect(test?.expected[1]).toBeCloseTo(10.75, 2);
  });

  it('does not depend on the order of the groups, and expects as many events as there are', () => {
    const subject = fc.record({ time: fc.integer({ min: 0, max: 12 }), event: fc.boolean() });
    const groups = fc.array(fc.array(subject, { minLength: 1, maxLength: 12 }), {
      minLength: 2,
      maxLength: 5
    });
    fc.assert(
      fc.property(groups, (lists) => {
        const tables = lists.map(riskTable);
        const forth = logRank(tables);
        const back = logRank([...tables].reverse());
        if (forth === null || back === null) {
          expect(forth).toBe(back);
          return;
        }
        expect(back.degreesOfFreedom).toBe(forth.degreesOfFreedom);
        // Sums of at most 13 days in another order.
        expect(back.chiSquare).toBeCloseTo(forth.chiSquare, 8);
        const total = (values: number[]): number => values.reduce((x, y) => x + y, 0);
        expect(total(forth.expected)).toBeCloseTo(total(forth.observed), 9);
        expect(forth.p).toBeGreaterThanOrEqual(0);
        expect(forth.p).toBeLessThanOrEqual(1);
      })
    );
  });

  it('is 0 for groups that are alike', () => {
    const test = logRank([riskTable(SIX_MP), riskTable(SIX_MP), riskTable(SIX_MP)]);
    expect(test?.chiSquare).toBeCloseTo(0, 12);
    expect(test?.degreesOfFreedom).toBe(2);
    expect(test?.p).toBeCloseTo(1, 12);
  });

  it('of three groups is that of two where the third had left before any event', () => {
    const gone = riskTable(subjects([], [0, 0, 0]));
    const two = logRank([riskTable(SIX_MP), riskTable(PLACEBO)]);
    const three = logRank([riskTable(SIX_MP), gone, riskTable(PLACEBO)]);
    expect(three?.chiSquare).toBeCloseTo(two?.chiSquare ?? NaN, 9);
    expect(three?.degreesOfFreedom).toBe(1);
  });

  it('takes tables that list days without change as the same', () => {
    const daily = (list: readonly Subject[]): RiskTable => {
      const days = Array.from({ length: 36 }, (_, day) => day);
      const at = (day: number): Subject[] => list.filter(({ time }) => time >= day);
      return {
        days,
        atRisk: days.map((day) => at(day).length),
        events: days.map((day) => at(day).filter((s) => s.event && s.time === day).length)
      };
    };
    const sparse = logRank([riskTable(SIX_MP), riskTable(PLACEBO)]);
    expect(logRank([daily(SIX_MP), daily(PLACEBO)])).toEqual(sparse);
  });

  it('tells nothing without events, or where everybody left at risk had one', () => {
    expect(logRank([riskTable(subjects([], [3, 4])), riskTable(subjects([], [5]))])).toBeNull();
    expect(logRank([riskTable(subjects([2, 2], [])), riskTable(subjects([2], []))])).toBeNull();
    expect(logRank([riskTable([]), riskTable(PLACEBO)])).toBeNull();
  });
});

describe('skewedP', () => {
  /** All events on one day: the number of one group's is hypergeometric. */
  const testOf = (own: [number, number], others: [number, number]) => {
    const onOneDay = ([events, atRisk]: [number, number]): RiskTable => ({
      days: [1],
      atRisk: [atRisk],
      events: [events]
    });
    const test = logRank([onOneDay(own), onOneDay(others)]);
    if (test === null) throw new Error('nothing to test');
    return test;
  };

  it('is between twice the tails of a Poisson count of 6: 13 and more 0.0088, 14 and more 0.0036 (tables), where the chi-square tail is below both', () => {
    const test = testOf([13, 600], [5993, 600_000]);
    expect(test.expected[0]).toBeCloseTo(6, 2);
    expect(skewedP(test, 0)).toBeGreaterThan(2 * 0.0036);
    expect(skewedP(test, 0)).toBeLessThan(2 * 0.0088);
    expect(test.p).toBeLessThan(2 * 0.0036);
  });

  it('finds too few as rare as they are: none where 6 are expected has 0.0025', () => {
    const p = skewedP(testOf([0, 600], [6006, 600_000]), 0);
    // The gamma distribution has the count at 0 and half of the way to 1.
    expect(p).toBeGreaterThan(0);
    expect(p).toBeLessThan(2 * 0.0025);
  });

  it('is the tail of the chi-square distribution where both groups are large and alike', () => {
    const test = testOf([540, 30_000], [460, 30_000]);
    expect(skewedP(test, 0) / test.p).toBeCloseTo(1, 6);
  });

  it('is the same for both of two groups', () => {
    const test = logRank([riskTable(SIX_MP), riskTable(PLACEBO)]);
    if (test === null) throw new Error('nothing to test');
    expect(skewedP(test, 0)).toBeCloseTo(skewedP(test, 1), 12);
  });
});
