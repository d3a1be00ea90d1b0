/** The cohort table as it is drawn, on the page and in pictures: values, heat steps, open cells. */
import { THIN_BELOW } from '../core/math/intervals';
import type { CohortRow, Cohorts } from '../core/report-schema';
import {
  averageRatios,
  cohortRatios,
  ratioValue,
  type CohortChoice
} from '../core/retention/cohort-values';

/** Within what the deepest colour is the largest value. */
export type HeatScope = 'table' | 'row' | 'column';

/** Steps of the heat scale beside the one for nobody. */
const STEPS = 6;

export interface CohortCell {
  /** null where there is nothing to divide by. */
  value: number | null;
  /** 0 (nothing) to 6, or null where the cell carries no colour: no value, or the start itself. */
  step: number | null;
  complete: boolean;
}

/** Values at which the colour is lightest and deepest. */
export interface HeatScale {
  low: number;
  high: number;
}

export interface CohortMatrix {
  choice: CohortChoice;
  rows: { row: CohortRow; thin: boolean; cells: CohortCell[] }[];
  /** Up to the last offset that is complete in some cohort. */
  average: CohortCell[];
  /** Number of offsets, the longest row's. */
  offsets: number;
  /** Of the whole table; null where each row or column has a scale of its own, or nothing is coloured. */
  scale: HeatScale | null;
  scope: HeatScope;
  /** Largest and smallest value in the table, by which columns get their width. */
  extremes: HeatScale;
  anyIncomplete: boolean;
  anyThin: boolean;
  customers: number;
}

/** The choice with which the report opens, and that of the pictures in it. */
export const SHARES: CohortChoice = { measure: 'active', value: 'share', of: 'start' };

/** Whether the offset is the start that the others are read against, and carries no colour. */
export function isStart({ measure, value }: CohortChoice, offset: number): boolean {
  if (offset !== 0) return false;
  if (value === 'share' || value === 'count') return measure !== 'returnedBy';
  return value === 'orders' || value === 'revenue';
}

/** Amounts are coloured from 0 on; ratios, which never come near it, from the smallest. */
function fromZero({ value, of }: CohortChoice): boolean {
  return (
    value === 'count' ||
    value === 'orders' ||
    value === 'revenue' ||
    (value === 'share' && of === 'start')
  );
}

/**
 * Heat step of a value: where the scale begins at 0, 0 for nothing and then six
 * equal steps up to its end; else the six steps alone.
 * @example heatStep(0.1, { low: 0, high: 0.3 }) === 2
 */
export function heatStep(value: number, { low, high }: HeatScale): number {
  if (low === 0 && (value <= 0 || high <= 0)) return 0;
  if (high <= low) return STEPS / 2;
  return Math.min(STEPS, Math.max(1, Math.ceil(((value - low) / (high - low)) * STEPS)));
}

/** Gathers the values that a scale spans; thin cohorts set it only where there is no other. */
class Span {
  #steady: HeatScale | null = null;
  #all: HeatScale | null = null;

  add(value: number, thin: boolean): void {
    this.#all = widened(this.#all, value);
    if (!thin) this.#steady = widened(this.#steady, value);
  }

  scale(zero: boolean): HeatScale | null {
    // A scale from 0 on with nothing above it is none.
    const found =
      zero && !((this.#steady?.high ?? 0) > 0) ? this.#all : (this.#steady ?? this.#all);
    if (!found) return null;
    if (!zero) return found;
    return found.high > 0 ? { low: 0, high: found.high } : null;
  }
}

function widened(scale: HeatScale | null, value: number): HeatScale {
  if (!scale) return { low: value, high: value };
  return { low: Math.min(scale.low, value), high: Math.max(scale.high, value) };
}

/**
 * All cells of the table in one view, coloured within the table, each row or
 * each column.
 * @param grossMargin as a fraction, for the views of margin
 */
export function cohortMatrix(
  cohorts: Cohorts,
  choice: CohortChoice,
  scope: HeatScope = 'table',
  grossMargin: number | null = null
): CohortMatrix {
  const zero = fromZero(choice);
  // In a column of their own the starts can be compared with each other, unless all are 100%.
  const coloured = (offset: number): boolean =>
    !isStart(choice, offset) || (scope === 'column' && choice.value !== 'share');
  const spans = new Map<number, Span>();
  const spanOf = (line: number, offset: number): Span => {
    const key = scope === 'table' ? 0 : scope === 'row' ? line : offset;
    let span = spans.get(key);
    if (!span) spans.set(key, (span = new Span()));
    return span;
  };

  let offsets = 0;
  let anyIncomplete = false;
  let customers = 0;
  const largest = new Span();
  const rows = cohorts.rows.map((row, line) => {
    const thin = row.size < THIN_BELOW;
    const cells = cohortRatios(row, choice, grossMargin).map((ratio, offset): CohortCell => {
      const value = ratioValue(ratio);
      const complete = row.complete[offset] ?? true;
      if (!complete) anyIncomplete = true;
      if (value !== null) {
        largest.add(value, false);
        // An open cell is too low by nature: it never sets where a scale begins.
        if (coloured(offset) && (zero || complete)) spanOf(line, offset).add(value, thin);
      }
      return { value, step: null, complete };
    });
    offsets = Math.max(offsets, cells.length);
    customers += row.size;
    return { row, thin, cells };
  });
  const average = averageRatios(cohorts, choice, grossMargin).map((ratio, offset): CohortCell => {
    const value = ratioValue(ratio);
    if (scope === 'row' && value !== null && coloured(offset)) {
      spanOf(-1, offset).add(value, false);
    }
    return { value, step: null, complete: true };
  });

  const scales = new Map([...spans].map(([key, span]) => [key, span.scale(zero)]));
  const paint = (cell: CohortCell, line: number, offset: number): void => {
    if (cell.value === null || !coloured(offset)) return;
    const scale = scales.get(scope === 'table' ? 0 : scope === 'row' ? line : offset);
    cell.step = scale ? heatStep(cell.value, scale) : 0;
  };
  rows.forEach(({ cells }, line) => cells.forEach((cell, offset) => paint(cell, line, offset)));
  average.forEach((cell, offset) => paint(cell, -1, offset));

  return {
    choice,
    rows,
    average,
    offsets,
    scale: scope === 'table' ? (scales.get(0) ?? null) : null,
    scope,
    extremes: largest.scale(false) ?? { low: 0, high: 0 },
    anyIncomplete,
    anyThin: rows.some(({ thin }) => thin),
    customers
  };
}
