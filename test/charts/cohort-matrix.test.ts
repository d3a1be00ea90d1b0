import { describe, expect, it } from 'vitest';
import { cohortMatrix, heatStep } from '../../src/charts/cohort-matrix';
import { EMPTY, smallReport } from './small-report';

describe('heatStep', () => {
  it('is 0 for nobody, then six equal steps', () => {
    expect([0, 0.01, 0.05, 0.051, 0.3, 0.9].map((share) => heatStep(share, 0.3))).toEqual([
      0, 1, 1, 2, 6, 6
    ]);
    expect(heatStep(0.5, 0)).toBe(0);
  });
});

describe('cohortMatrix', () => {
  const { cohorts } = smallReport();

  it('takes shares of the cohort, and no colour for the whole first period', () => {
    const { rows, offsets, customers } = cohortMatrix(cohorts, 'active');
    expect(rows[0]?.cells.map(({ share }) => share)).toEqual([1, 0.25, 0.2, 0.05]);
    expect(rows[0]?.cells[0]?.step).toBeNull();
    expect([offsets, customers]).toEqual([4, 65]);
  });

  it('sets the scale by cohorts of 30 or more', () => {
    // 10 of 40; the cohort of 25 is thin.
    expect(cohortMatrix(cohorts, 'active').scaleMax).toBe(0.25);
    const thin = { ...cohorts, rows: cohorts.rows.slice(1) };
    expect(cohortMatrix(thin, 'active').scaleMax).toBe(0.2);
  });

  it('marks open cells and ends the average at the last known offset', () => {
    const { rows, average, anyIncomplete } = cohortMatrix(cohorts, 'returnedBy');
    expect(rows[1]?.cells.map(({ complete }) => complete)).toEqual([true, false]);
    expect(rows[1]?.thin).toBe(true);
    expect(anyIncomplete).toBe(true);
    expect(average).toHaveLength(3);
    expect(average[0]?.step).toBe(1);
  });

  it('is empty for no cohorts', () => {
    expect(cohortMatrix(EMPTY.cohorts, 'active')).toMatchObject({ rows: [], offsets: 0 });
  });
});
