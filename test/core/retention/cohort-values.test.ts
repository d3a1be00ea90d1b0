import { describe, expect, it } from 'vitest';
import type { CohortRow } from '../../../src/core/report-schema';
import {
  averageRatios,
  cohortRatios,
  isProportion,
  offersPrevious,
  ratioValue,
  soundChoice,
  type CohortChoice
} from '../../../src/core/retention/cohort-values';
import { analyse } from '../../../src/core/report';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { sampleShop } from '../../../src/core/sample/sample-shop';

const ROW: CohortRow = {
  start: '2024-01-01',
  label: '2024-01',
  size: 40,
  active: [40, 10, 15],
  activeOnOrAfter: [40, 20, 15],
  returnedBy: [4, 12, 18],
  orders: [50, 10, 0],
  revenue: [2000, 500, 0],
  complete: [true, true, false]
};
const YOUNGER: CohortRow = {
  ...ROW,
  start: '2024-02-01',
  size: 60,
  active: [60, 30],
  activeOnOrAfter: [60, 30],
  returnedBy: [0, 30],
  orders: [60, 40],
  revenue: [1800, 1200],
  complete: [true, true]
};

const choice = (part: Partial<CohortChoice>): CohortChoice => ({
  measure: 'active',
  value: 'share',
  of: 'start',
  ...part
});
const values = (part: Partial<CohortChoice>, margin: number | null = null) =>
  cohortRatios(ROW, choice(part), margin).map(ratioValue);
const average = (part: Partial<CohortChoice>, margin: number | null = null) =>
  averageRatios({ rows: [ROW, YOUNGER] }, choice(part), margin).map(ratioValue);

describe('cohortRatios', () => {
  it('takes shares of the cohort, by each way of counting', () => {
    expect(values({})).toEqual([1, 0.25, 0.375]);
    expect(values({ measure: 'activeOnOrAfter' })).toEqual([1, 0.5, 0.375]);
    expect(values({ measure: 'returnedBy' })).toEqual([0.1, 0.3, 0.45]);
  });

  it('takes shares of the period before, which may exceed 1 where customers skip a period', () => {
    expect(values({ of: 'previous' })).toEqual([1, 0.25, 1.5]);
    expect(values({ of: 'previous', measure: 'activeOnOrAfter' })).toEqual([1, 0.5, 0.75]);
  });

  it('has no share of a period in which there was nobody', () => {
    const row = { ...ROW, active: [40, 0, 3] };
    expect(cohortRatios(row, choice({ of: 'previous' }), null).map(ratioValue)).toEqual([
      1,
      0,
      null
    ]);
  });

  it('adds orders and revenue up for each customer, those who never came back included', () => {
    // 50, 60, 60 orders of 40 customers; 2,000, 2,500, 2,500.
    expect(values({ value: 'ordersToDate' })).toEqual([1.25, 1.5, 1.5]);
    expect(values({ value: 'revenueToDate' })).toEqual([50, 62.5, 62.5]);
    expect(values({ value: 'marginToDate' }, 0.4)).toEqual([20, 25, 25]);
  });

  it('has no average order where there were no orders, and not 0', () => {
    expect(values({ value: 'averageOrderValue' })).toEqual([40, 50, null]);
  });

  it('gives plain amounts of the period', () => {
    expect(values({ value: 'count' })).toEqual([40, 10, 15]);
    expect(values({ value: 'orders' })).toEqual([50, 10, 0]);
    expect(values({ value: 'revenue' })).toEqual([2000, 500, 0]);
  });
});

describe('averageRatios', () => {
  it('weighs by size and leaves open cells out', () => {
    // (10 + 30) ÷ (40 + 60), not the mean of 25% and 50%; offset 2 is open.
    expect(average({})).toEqual([1, 0.4]);
    expect(average({ measure: 'returnedBy' })).toEqual([0.04, 0.42]);
  });

  it('takes values for each customer and average orders of all cohorts as one', () => {
    // (2,000 + 500 + 1,800 + 1,200) ÷ 100
    expect(average({ value: 'revenueToDate' })).toEqual([38, 55]);
    // (500 + 1,200) ÷ (10 + 40)
    expect(average({ value: 'averageOrderValue' })[1]).toBe(34);
    // (10 + 30) ÷ (40 + 60) counted in the period before
    expect(average({ of: 'previous' })[1]).toBe(0.4);
  });

  it('is the mean of the cohorts for amounts', () => {
    expect(average({ value: 'revenue' })).toEqual([1900, 850]);
    expect(average({ value: 'count' })).toEqual([50, 20]);
  });

  it("equals the report's own averages of the three shares on the sample shop", () => {
    const { table } = sampleShop(20_000);
    const { cohorts } = analyse(table, DEFAULT_SETTINGS);
    const same = {
      active: cohorts.average,
      activeOnOrAfter: cohorts.averageOnOrAfter,
      returnedBy: cohorts.averageReturnedBy
    };
    for (const measure of ['active', 'activeOnOrAfter', 'returnedBy'] as const) {
      const found = averageRatios(cohorts, choice({ measure }), null).map(ratioValue);
      expect(found.length).toBeGreaterThan(12);
      expect(found).toEqual(same[measure].filter((value) => value !== null));
    }
  });
});

describe('soundChoice', () => {
  it('offers no share of the previous period of those who have returned', () => {
    expect(offersPrevious(choice({ measure: 'returnedBy' }))).toBe(false);
    expect(soundChoice(choice({ measure: 'returnedBy', of: 'previous' }), null).of).toBe('start');
    expect(soundChoice(choice({ of: 'previous' }), null).of).toBe('previous');
  });

  it('shows revenue where the margin is not known', () => {
    expect(soundChoice(choice({ value: 'marginToDate' }), null).value).toBe('revenueToDate');
    expect(soundChoice(choice({ value: 'marginToDate' }), 0).value).toBe('marginToDate');
  });
});

describe('isProportion', () => {
  it('has an interval only where the counted are a part of those they are divided by', () => {
    expect(isProportion(choice({}))).toBe(true);
    expect(isProportion(choice({ of: 'previous' }))).toBe(false);
    expect(isProportion(choice({ of: 'previous', measure: 'activeOnOrAfter' }))).toBe(true);
    expect(isProportion(choice({ value: 'revenueToDate' }))).toBe(false);
  });
});
