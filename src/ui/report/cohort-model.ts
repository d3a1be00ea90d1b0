/** The cohort table as it is drawn: shares, heat steps and what each cell rests on. */
import type { Cohorts, CohortRow } from '../../core/report-schema';

/** The three questions the table answers; keys of a cohort row. */
export type CohortMeasure = 'active' | 'activeOnOrAfter' | 'returnedBy';
export const COHORT_MEASURES: readonly CohortMeasure[] = [
  'active',
  'activeOnOrAfter',
  'returnedBy'
];

/** Steps of the heat scale beside the zero step. */
const STEPS = 6;
/** A cohort smaller than this does not set the scale: one customer of one would bleach the rest. */
const THIN_COHORT = 30;

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
  /** Whether any cell is still open. */
  anyIncomplete: boolean;
  customers: number;
}

const AVERAGES: Record<CohortMeasure, 'average' | 'averageOnOrAfter' | 'averageReturnedBy'> = {
  active: 'average',
  activeOnOrAfter: 'averageOnOrAfter',
  returnedBy: 'averageReturnedBy'
};

/** Whether the offset holds the whole cohort by definition. */
const isWhole = (measure: CohortMeasure, offset: number): boolean =>
  offset === 0 && measure !== 'returnedBy';

/** Heat step of a share: 0 for nobody, then six equal steps up to the scale's end. */
export function heatStep(share: number, scaleMax: number): number {
  if (share <= 0 || scaleMax <= 0) return 0;
  return Math.min(STEPS, Math.max(1, Math.ceil((share / scaleMax) * STEPS)));
}

/** Classes of heat.css for a step; null is the cell that is whole by definition. */
export function heatClass(step: number | null): string {
  return step === null ? 'heat heat-whole' : `heat heat-${step}`;
}

function scaleOf(rows: readonly CohortRow[], measure: CohortMeasure): number {
  const largest = (from: readonly CohortRow[]): number => {
    let max = 0;
    for (const row of from) {
      row[measure].forEach((count, offset) => {
        if (!isWhole(measure, offset) && row.size > 0) max = Math.max(max, count / row.size);
      });
    }
    return max;
  };
  const steady = largest(rows.filter((row) => row.size >= THIN_COHORT));
  return steady > 0 ? steady : largest(rows);
}

/**
 * All cells of the table for one measure. The colour follows the share of the
 * cohort, in the count display too: a large intake is not a better one.
 */
export function cohortMatrix(cohorts: Cohorts, measure: CohortMeasure): CohortMatrix {
  const scaleMax = scaleOf(cohorts.rows, measure);
  let offsets = 0;
  let anyIncomplete = false;
  let customers = 0;
  const rows = cohorts.rows.map((row) => {
    const cells = row[measure].map((count, offset): CohortCell => {
      const share = row.size > 0 ? count / row.size : 0;
      const complete = row.complete[offset] ?? true;
      if (!complete) anyIncomplete = true;
      return {
        count,
        share,
        step: isWhole(measure, offset) ? null : heatStep(share, scaleMax),
        complete
      };
    });
    offsets = Math.max(offsets, cells.length);
    customers += row.size;
    return { row, thin: row.size < THIN_COHORT, cells };
  });
  // The average ends with its last known offset: what is not complete anywhere has none.
  const average: CohortMatrix['average'] = [];
  for (const [offset, share] of cohorts[AVERAGES[measure]].entries()) {
    if (share === null) break;
    average.push({ share, step: isWhole(measure, offset) ? null : heatStep(share, scaleMax) });
  }
  return { rows, average, offsets, scaleMax, anyIncomplete, customers };
}

/** A window on a table too large to draw whole. */
export interface Window {
  start: number;
  end: number;
}

/** The page of `size` items that holds the index; the last page is as full as the others. */
export function windowAt(total: number, size: number, start: number): Window {
  const from = Math.max(0, Math.min(start, total - size));
  return { start: from, end: Math.min(total, from + size) };
}
