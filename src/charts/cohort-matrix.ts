/** The cohort table as it is drawn, on the page and in pictures: shares, heat steps, open cells. */
import { THIN_BELOW } from '../core/math/intervals';
import type { CohortRow, Cohorts } from '../core/report-schema';

/** The three questions the table answers; keys of a cohort row. */
export type CohortMeasure = 'active' | 'activeOnOrAfter' | 'returnedBy';

/** Steps of the heat scale beside the one for nobody. */
const STEPS = 6;

export interface CohortCell {
  count: number;
  share: number;
  /** 0 (nobody) to 6, or null where the cell is 100% by definition and carries no colour. */
  step: number | null;
  complete: boolean;
}

export interface CohortMatrix {
  rows: { row: CohortRow; thin: boolean; cells: CohortCell[] }[];
  average: { share: number; step: number | null }[];
  /** Number of offsets, the longest row's. */
  offsets: number;
  /** Share at which the colour is deepest. */
  scaleMax: number;
  anyIncomplete: boolean;
  customers: number;
}

const AVERAGES: Record<CohortMeasure, 'average' | 'averageOnOrAfter' | 'averageReturnedBy'> = {
  active: 'average',
  activeOnOrAfter: 'averageOnOrAfter',
  returnedBy: 'averageReturnedBy'
};

/** Whether the offset holds the whole cohort by definition. */
export function isWholeCohort(measure: CohortMeasure, offset: number): boolean {
  return offset === 0 && measure !== 'returnedBy';
}

/**
 * Heat step of a share: 0 for nobody, then six equal steps up to the scale's end.
 * @example heatStep(0.1, 0.3) === 2
 */
export function heatStep(share: number, scaleMax: number): number {
  if (share <= 0 || scaleMax <= 0) return 0;
  return Math.min(STEPS, Math.max(1, Math.ceil((share / scaleMax) * STEPS)));
}

/** Largest share outside the first period; thin cohorts set it only where there is no other. */
function scaleOf(rows: readonly CohortRow[], measure: CohortMeasure): number {
  const largest = (from: readonly CohortRow[]): number => {
    let max = 0;
    for (const row of from) {
      row[measure].forEach((count, offset) => {
        if (!isWholeCohort(measure, offset) && row.size > 0) max = Math.max(max, count / row.size);
      });
    }
    return max;
  };
  const steady = largest(rows.filter((row) => row.size >= THIN_BELOW));
  return steady > 0 ? steady : largest(rows);
}

/** All cells of the table for one measure, coloured by the share of the cohort. */
export function cohortMatrix(cohorts: Cohorts, measure: CohortMeasure): CohortMatrix {
  const scaleMax = scaleOf(cohorts.rows, measure);
  let offsets = 0;
  let anyIncomplete = false;
  let customers = 0;
  const step = (share: number, offset: number): number | null =>
    isWholeCohort(measure, offset) ? null : heatStep(share, scaleMax);
  const rows = cohorts.rows.map((row) => {
    const cells = row[measure].map((count, offset): CohortCell => {
      const share = row.size > 0 ? count / row.size : 0;
      const complete = row.complete[offset] ?? true;
      if (!complete) anyIncomplete = true;
      return { count, share, step: step(share, offset), complete };
    });
    offsets = Math.max(offsets, cells.length);
    customers += row.size;
    return { row, thin: row.size < THIN_BELOW, cells };
  });
  // The average ends with its last known offset: what is complete nowhere has none.
  const average: CohortMatrix['average'] = [];
  for (const [offset, share] of cohorts[AVERAGES[measure]].entries()) {
    if (share === null) break;
    average.push({ share, step: step(share, offset) });
  }
  return { rows, average, offsets, scaleMax, anyIncomplete, customers };
}
