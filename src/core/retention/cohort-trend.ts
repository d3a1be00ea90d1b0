/** One offset over the cohorts: do newer cohorts come back more often at the same age? */
import { newcombeInterval, proportion } from '../math/intervals';
import type { CohortRow, Cohorts, Proportion } from '../report-schema';
import { isoToDay } from '../time/calendar';
import type { CohortMeasure } from './cohort-values';

/**
 * Measures that compare cohorts fairly. "On or after" counts whatever came
 * later, and older cohorts have had more of it.
 */
export type TrendMeasure = Exclude<CohortMeasure, 'activeOnOrAfter'>;

export interface TrendPoint {
  start: string;
  share: Proportion;
  complete: boolean;
  /** Whether it takes part in the comparison: complete, and known to be new customers. */
  compared: boolean;
}

export interface CohortTrend {
  /** Every cohort that has reached the offset, oldest first. */
  points: TrendPoint[];
  /** The recent third of the compared cohorts against those before; null below three. */
  comparison: TrendComparison | null;
  /** Cohorts left out because their customers may be older than the data. */
  tooEarly: number;
}

export interface TrendComparison {
  recent: Proportion;
  earlier: Proportion;
  recentCohorts: number;
  earlierCohorts: number;
  /** recent − earlier, with its 95% Newcombe interval. */
  difference: number;
  low: number;
  high: number;
  /** The interval leaves out 0. */
  significant: boolean;
}

/**
 * The share of each cohort at one offset, and the recent third of the cohorts
 * (rounded down) taken together against all before them. Only complete cells
 * are compared, and only cohorts that began W days or more after the first
 * order in the data: who looks new before that may be an old customer.
 * @param firstDay ISO date of the first order in the data
 * @param lapseWindowDays W
 * @example shares 10% in the six older cohorts, 20% in the three newer, 500 each → difference 0.1, significant
 */
export function cohortTrend(
  cohorts: Pick<Cohorts, 'rows'>,
  offset: number,
  measure: TrendMeasure,
  firstDay: string,
  lapseWindowDays: number
): CohortTrend {
  const reached = cohorts.rows.filter((row) => row[measure][offset] !== undefined);
  const knownFrom = isoToDay(firstDay) + lapseWindowDays;
  const settled = reached.filter((row) => row.complete[offset] === true);
  const compared = settled.filter((row) => isoToDay(row.start) >= knownFrom);
  const taking = new Set(compared);
  return {
    points: reached.map((row) => ({
      start: row.start,
      share: proportion(row[measure][offset] ?? 0, row.size),
      complete: row.complete[offset] === true,
      compared: taking.has(row)
    })),
    comparison: compareThirds(compared, offset, measure),
    tooEarly: settled.length - compared.length
  };
}

function compareThirds(
  rows: readonly CohortRow[],
  offset: number,
  measure: TrendMeasure
): TrendComparison | null {
  const count = Math.floor(rows.length / 3);
  if (count === 0) return null;
  const recent = together(rows.slice(-count), offset, measure);
  const earlier = together(rows.slice(0, -count), offset, measure);
  if (recent.rate === null || earlier.rate === null) return null;
  const { low, high } = newcombeInterval(
    recent.numerator,
    recent.denominator,
    earlier.numerator,
    earlier.denominator
  );
  return {
    recent,
    earlier,
    recentCohorts: count,
    earlierCohorts: rows.length - count,
    difference: recent.rate - earlier.rate,
    low,
    high,
    significant: low > 0 || high < 0
  };
}

function together(rows: readonly CohortRow[], offset: number, measure: TrendMeasure): Proportion {
  let numerator = 0;
  let denominator = 0;
  for (const row of rows) {
    numerator += row[measure][offset] ?? 0;
    denominator += row.size;
  }
  return proportion(numerator, denominator);
}
