/** What the page adds to the cohort matrix: its classes, and windows on very large tables. */
import type { CohortMeasure, CohortValue } from '../../core/retention/cohort-values';

export const COHORT_MEASURES: readonly CohortMeasure[] = [
  'active',
  'activeOnOrAfter',
  'returnedBy'
];

/** In the order in which they are offered. */
export const COHORT_VALUES: readonly CohortValue[] = [
  'share',
  'count',
  'orders',
  'revenue',
  'averageOrderValue',
  'ordersToDate',
  'revenueToDate',
  'marginToDate'
];

/** Classes of heat.css for a step; null is the cell that is whole by definition. */
export function heatClass(step: number | null): string {
  return step === null ? 'heat heat-whole' : `heat heat-${step}`;
}

/** A part of a table too large to draw whole: `start` included, `end` not. */
export interface Window {
  start: number;
  end: number;
}

/**
 * The `size` items from `start` on, moved so that the last window is as full as the others.
 * @example windowAt(100, 72, Infinity) → { start: 28, end: 100 }
 */
export function windowAt(total: number, size: number, start: number): Window {
  const from = Math.max(0, Math.min(start, total - size));
  return { start: from, end: Math.min(total, from + size) };
}
