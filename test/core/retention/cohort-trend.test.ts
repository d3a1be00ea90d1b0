import { describe, expect, it } from 'vitest';
import type { CohortRow } from '../../../src/core/report-schema';
import { cohortTrend } from '../../../src/core/retention/cohort-trend';

/** Cohorts of the months of 2024, with so many active in the month after. */
function cohorts(active: readonly number[], size = 100, open = 0): { rows: CohortRow[] } {
  return {
    rows: active.map((count, i) => ({
      start: `2024-${String(i + 1).padStart(2, '0')}-01`,
      label: '',
      size,
      active: [size, count],
      activeOnOrAfter: [size, count],
      returnedBy: [0, count + 1],
      orders: [size, count],
      revenue: [0, 0],
      complete: [true, i < active.length - open]
    }))
  };
}

describe('cohortTrend', () => {
  it('compares the recent third with all before, with the interval of Newcombe (1998b), table II, row (a): 56/70 against 48/80', () => {
    const rows = cohorts([16, 16, 16]).rows.map((row, i) => {
      const [size, count] = (
        [
          [40, 24],
          [40, 24],
          [70, 56]
        ] as const
      )[i] ?? [0, 0];
      return { ...row, size, active: [size, count] };
    });
    const { comparison } = cohortTrend({ rows }, 1, 'active', '2024-01-01', 0);
    expect(comparison?.recent).toMatchObject({ numerator: 56, denominator: 70 });
    expect(comparison?.earlier).toMatchObject({ numerator: 48, denominator: 80 });
    expect(comparison?.difference).toBeCloseTo(0.2, 12);
    // Published to four digits.
    expect(comparison?.low).toBeCloseTo(0.0524, 4);
    expect(comparison?.high).toBeCloseTo(0.3339, 4);
    expect(comparison?.significant).toBe(true);
  });

  it('calls a difference chance where the interval holds 0', () => {
    const { comparison } = cohortTrend(
      cohorts([20, 21, 19, 20, 22, 21]),
      1,
      'active',
      '2024-01-01',
      0
    );
    expect(comparison).toMatchObject({
      recentCohorts: 2,
      earlierCohorts: 4,
      significant: false
    });
    expect(comparison?.low).toBeLessThan(0);
    expect(comparison?.high).toBeGreaterThan(0);
  });

  it('draws an open cell, and does not compare it', () => {
    const trend = cohortTrend(cohorts([20, 20, 20, 1], 100, 1), 1, 'active', '2024-01-01', 0);
    expect(trend.points.map(({ complete }) => complete)).toEqual([true, true, true, false]);
    expect(trend.points[3]).toMatchObject({ compared: false });
    expect(trend.comparison?.recent.numerator).toBe(20);
  });

  it('leaves out cohorts that began less than W days after the first order', () => {
    // 31 + 29 days to 1 March.
    const trend = cohortTrend(cohorts([90, 90, 20, 20, 20]), 1, 'active', '2024-01-01', 60);
    expect(trend.tooEarly).toBe(2);
    expect(trend.comparison).toMatchObject({ difference: 0, earlierCohorts: 2 });
    expect(trend.points.map(({ compared }) => compared)).toEqual([false, false, true, true, true]);
  });

  it('compares nothing below three cohorts, and shows none that has not come so far', () => {
    expect(cohortTrend(cohorts([20, 20]), 1, 'active', '2024-01-01', 0).comparison).toBeNull();
    expect(cohortTrend(cohorts([20, 20, 20]), 2, 'active', '2024-01-01', 0).points).toEqual([]);
  });

  it('counts as asked', () => {
    const [first] = cohortTrend(cohorts([20, 20, 20]), 1, 'returnedBy', '2024-01-01', 0).points;
    expect(first?.share).toMatchObject({ numerator: 21, denominator: 100, thin: false });
  });
});
