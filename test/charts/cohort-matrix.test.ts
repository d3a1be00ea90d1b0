import { describe, expect, it } from 'vitest';
import { cohortMatrix, heatStep, SHARES } from '../../src/charts/cohort-matrix';
import type { CohortChoice } from '../../src/core/retention/cohort-values';
import { EMPTY, smallReport } from './small-report';

describe('heatStep', () => {
  it('is 0 for nothing, then six equal steps', () => {
    const scale = { low: 0, high: 0.3 };
    expect([0, 0.01, 0.05, 0.051, 0.3, 0.9].map((share) => heatStep(share, scale))).toEqual([
      0, 1, 1, 2, 6, 6
    ]);
    expect(heatStep(0.5, { low: 0, high: 0 })).toBe(0);
  });

  it('is one of six steps from the smallest value on, where nothing is near 0', () => {
    const scale = { low: 40, high: 52 };
    expect([38, 40, 42, 42.1, 52].map((value) => heatStep(value, scale))).toEqual([1, 1, 1, 2, 6]);
    expect(heatStep(40, { low: 40, high: 40 })).toBe(3);
  });

  it('has no colour below nothing, as in a month of refunds', () => {
    expect(heatStep(-20, { low: 0, high: 100 })).toBe(0);
  });
});

describe('cohortMatrix', () => {
  const { cohorts } = smallReport();
  const choice = (part: Partial<CohortChoice>): CohortChoice => ({ ...SHARES, ...part });

  it('takes shares of the cohort, and no colour for the whole first period', () => {
    const { rows, offsets, customers } = cohortMatrix(cohorts, SHARES);
    expect(rows[0]?.cells.map(({ value }) => value)).toEqual([1, 0.25, 0.2, 0.05]);
    expect(rows[0]?.cells[0]?.step).toBeNull();
    expect([offsets, customers]).toEqual([4, 65]);
  });

  it('sets the scale by cohorts of 30 or more', () => {
    // 10 of 40; the cohort of 25 is thin.
    expect(cohortMatrix(cohorts, SHARES).scale).toEqual({ low: 0, high: 0.25 });
    const thin = { ...cohorts, rows: cohorts.rows.slice(1) };
    expect(cohortMatrix(thin, SHARES).scale).toEqual({ low: 0, high: 0.2 });
  });

  it('marks open cells and ends the average at the last known offset', () => {
    const { rows, average, anyIncomplete } = cohortMatrix(
      cohorts,
      choice({ measure: 'returnedBy' })
    );
    expect(rows[1]?.cells.map(({ complete }) => complete)).toEqual([true, false]);
    expect(rows[1]?.thin).toBe(true);
    expect(anyIncomplete).toBe(true);
    expect(average).toHaveLength(3);
    expect(average[0]?.step).toBe(1);
  });

  it('colours each row, or each column, by its own largest', () => {
    const row = cohortMatrix(cohorts, SHARES, 'row');
    expect(row.scale).toBeNull();
    expect(row.rows.map(({ cells }) => cells[1]?.step)).toEqual([6, 6]);
    // 8 of 40 against 10 of 40 in the same row: ⌈0.2 ÷ 0.25 × 6⌉.
    expect(row.rows[0]?.cells[2]?.step).toBe(5);
    const column = cohortMatrix(cohorts, SHARES, 'column');
    expect(column.rows[0]?.cells.slice(1).map(({ step }) => step)).toEqual([6, 6, 6]);
    // The thin cohort's 20% against the 25% that sets the column.
    expect(column.rows[1]?.cells[1]?.step).toBe(5);
  });

  it('compares the first periods with each other in columns of their own, where they differ', () => {
    const counts = choice({ value: 'count' });
    expect(cohortMatrix(cohorts, counts, 'table').rows[0]?.cells[0]?.step).toBeNull();
    // 25 of 40.
    expect(cohortMatrix(cohorts, counts, 'column').rows.map(({ cells }) => cells[0]?.step)).toEqual(
      [6, 4]
    );
  });

  it('colours ratios from the smallest on, which open cells do not set', () => {
    const { scale, rows } = cohortMatrix(cohorts, choice({ value: 'averageOrderValue' }));
    // 2,000 ÷ 45, 500.25 ÷ 11, 400 ÷ 9 of the cohort of 40; 90 ÷ 2 is open.
    expect(scale?.low).toBeCloseTo(2000 / 45, 10);
    expect(scale?.high).toBeCloseTo(500.25 / 11, 10);
    expect(rows[0]?.cells.map(({ step }) => step)).toEqual([1, 6, 1, 4]);
  });

  it('knows the margin, where it is known', () => {
    const { rows } = cohortMatrix(cohorts, choice({ value: 'marginToDate' }), 'table', 0.5);
    expect(rows[1]?.cells.map(({ value }) => value)).toEqual([25, 30]);
  });

  it('is empty for no cohorts', () => {
    expect(cohortMatrix(EMPTY.cohorts, SHARES)).toMatchObject({
      rows: [],
      offsets: 0,
      scale: null
    });
  });
});
