/**
 * What a cell of the cohort table can show, and the average under it. Every
 * view is a numerator over a denominator, so that cell and average follow one
 * rule.
 */
import type { CohortRow, Cohorts } from '../report-schema';

/** The three ways to count a customer; keys of a cohort row. */
export type CohortMeasure = 'active' | 'activeOnOrAfter' | 'returnedBy';

export type CohortValue =
  /** Of the customers, as the measure counts them. */
  | 'share'
  | 'count'
  /** In the period. */
  | 'orders'
  | 'revenue'
  | 'averageOrderValue'
  /** From the start to the end of the period, for each customer of the cohort. */
  | 'ordersToDate'
  | 'revenueToDate'
  | 'marginToDate';

/** What the shares are taken of: the cohort, or those counted in the period before. */
export type ShareOf = 'start' | 'previous';

/** What the cohort table shows. */
export interface CohortChoice {
  measure: CohortMeasure;
  value: CohortValue;
  of: ShareOf;
}

/** Numerator ÷ denominator; without a value where the denominator is 0. */
export interface Ratio {
  numerator: number;
  denominator: number;
}

const OF_CUSTOMERS: ReadonlySet<CohortValue> = new Set<CohortValue>(['share', 'count']);

/** Whether the measure makes a difference to what is shown. */
export function countsCustomers({ value }: Pick<CohortChoice, 'value'>): boolean {
  return OF_CUSTOMERS.has(value);
}

/**
 * Whether shares of the period before mean something: who has returned stays
 * returned, so there each would only be a growth of 100% or more.
 */
export function offersPrevious({ measure, value }: CohortChoice): boolean {
  return value === 'share' && measure !== 'returnedBy';
}

/**
 * Whether each cell is a share of customers of whom the numerator is a part, so
 * that it has a Wilson interval. Customers active in a period need not have
 * been active in the one before, and that ratio may exceed 1.
 */
export function isProportion(choice: CohortChoice): boolean {
  if (choice.value !== 'share') return false;
  return choice.of === 'start' || choice.measure === 'activeOnOrAfter';
}

/** The choice with what does not go together put right: margin only where it is known. */
export function soundChoice(choice: CohortChoice, grossMargin: number | null): CohortChoice {
  const value =
    choice.value === 'marginToDate' && grossMargin === null ? 'revenueToDate' : choice.value;
  const sound = { ...choice, value };
  return offersPrevious(sound) ? sound : { ...sound, of: 'start' };
}

/**
 * The cells of one cohort, by offset.
 *
 * | value             | numerator                        | denominator                 |
 * |-------------------|----------------------------------|-----------------------------|
 * | share, of start   | customers counted in period k    | size                        |
 * | share, of previous| customers counted in period k    | the same in period k − 1    |
 * | count             | customers counted in period k    | 1                           |
 * | orders, revenue   | in period k                      | 1                           |
 * | averageOrderValue | revenue in period k              | orders in period k          |
 * | ordersToDate      | orders from period 0 to k        | size                        |
 * | revenueToDate     | revenue from period 0 to k       | size                        |
 * | marginToDate      | the same × gross margin          | size                        |
 *
 * At offset 0 the share of the previous period is that of the start.
 * @param grossMargin as a fraction; null is taken as 1, which `soundChoice` rules out
 * @example sizes 40, active [40, 10]: share of start → [40/40, 10/40]
 */
export function cohortRatios(
  row: CohortRow,
  { measure, value, of }: CohortChoice,
  grossMargin: number | null
): Ratio[] {
  const { size } = row;
  const over = (values: readonly number[], denominator: number): Ratio[] =>
    values.map((numerator) => ({ numerator, denominator }));
  switch (value) {
    case 'share': {
      const counts = row[measure];
      if (of === 'start') return over(counts, size);
      return counts.map((numerator, k) => ({
        numerator,
        denominator: k === 0 ? size : (counts[k - 1] ?? 0)
      }));
    }
    case 'count':
      return over(row[measure], 1);
    case 'orders':
    case 'revenue':
      return over(row[value], 1);
    case 'averageOrderValue':
      return row.revenue.map((numerator, k) => ({ numerator, denominator: row.orders[k] ?? 0 }));
    case 'ordersToDate':
      return over(toDate(row.orders), size);
    case 'revenueToDate':
      return over(toDate(row.revenue), size);
    case 'marginToDate':
      return over(
        toDate(row.revenue).map((revenue) => revenue * (grossMargin ?? 1)),
        size
      );
  }
}

/** The value of a cell; null where there is nothing to divide by. */
export function ratioValue({ numerator, denominator }: Ratio): number | null {
  return denominator === 0 ? null : numerator / denominator;
}

/**
 * The average under the table: at offset k, Σ numerators ÷ Σ denominators over
 * the cohorts whose offset k is complete (definitions, section 5). For shares
 * this weighs cohorts by their size and equals `average`, `averageOnOrAfter`
 * and `averageReturnedBy` of the report; for values for each customer and for
 * average orders it is that of all these cohorts taken as one; for counts,
 * orders and revenue, whose denominator is 1, it is the mean of the cohorts.
 * @returns one entry an offset, up to the last that is complete in some cohort
 * @example sizes 40 and 60 with 10 and 30 active: 40 ÷ 100, not the mean of 25% and 50%
 */
export function averageRatios(
  cohorts: Pick<Cohorts, 'rows'>,
  choice: CohortChoice,
  grossMargin: number | null
): Ratio[] {
  const sums: Ratio[] = [];
  for (const row of cohorts.rows) {
    cohortRatios(row, choice, grossMargin).forEach(({ numerator, denominator }, k) => {
      if (row.complete[k] !== true) return;
      const sum = (sums[k] ??= { numerator: 0, denominator: 0 });
      sum.numerator += numerator;
      sum.denominator += denominator;
    });
  }
  return sums;
}

function toDate(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value) => (sum += value));
}
