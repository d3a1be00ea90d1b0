import { describe, expect, it } from 'vitest';
import { orderTableFromRecords } from '../../../src/core/orders/build-table';
import { observeOrders, summariseOrders } from '../../../src/core/orders/summary';
import { churnCurve, type ChurnPeriod } from '../../../src/core/retention/churn-curve';
import type { ChurnCurve } from '../../../src/core/schema/churn-curve';

/** Orders by customer as day numbers, observed to the given day. */
function curveOf(
  orders: Record<string, number[]>,
  observationEnd: number,
  period: ChurnPeriod | null = null
): ChurnCurve {
  const records = Object.entries(orders).flatMap(([customer, days]) =>
    days.map((day) => ({ customer, day, amount: 1 }))
  );
  const observed = observeOrders(orderTableFromRecords(records), observationEnd);
  const { gapCounts } = summariseOrders(observed);
  return churnCurve(observed, gapCounts, period, { days: 365, source: 'fallback', gaps: 0 });
}

const at = (values: readonly number[], window: number): number | undefined => values[window - 30];

describe('churnCurve', () => {
  it('has an entry for each window from 30 to 365 days', () => {
    const { windows, ...curve } = curveOf({ a: [0] }, 10);
    expect(windows).toHaveLength(336);
    expect([windows[0], windows[335]]).toEqual([30, 365]);
    for (const values of [curve.customersAtStart, curve.churned, curve.lapses, curve.cameBack]) {
      expect(values).toHaveLength(336);
    }
  });

  it('takes a gap as a lapse where it is longer than the window, an open one where it is as long', () => {
    // Bought again after 50 days, then silent for 40 to the end.
    const { lapses, cameBack } = curveOf({ a: [0, 50] }, 90);
    expect([30, 40, 41, 49, 50].map((window) => at(lapses, window))).toEqual([2, 2, 1, 1, 0]);
    expect([30, 49, 50].map((window) => at(cameBack, window))).toEqual([1, 1, 0]);
  });

  it('takes several orders of a day as one, and no gap between them', () => {
    const { lapses, cameBack } = curveOf({ a: [0, 0, 60, 60] }, 60);
    expect(at(lapses, 59)).toBe(1);
    expect(at(cameBack, 59)).toBe(1);
  });

  it('finds who is active at both ends of the period for every window', () => {
    // The period is days 400 to 430. a: last order 39 days before it, then in it on day 410.
    // b: last order 99 days before it, never again.
    const period = { index: 7, start: 400, end: 430 };
    const curve = curveOf({ a: [0, 360, 410], b: [300] }, 450, period);
    expect(curve.period).toBe(7);
    const windows = [39, 40, 99, 100, 130, 131];
    expect(windows.map((window) => at(curve.customersAtStart, window))).toEqual([0, 1, 1, 2, 2, 2]);
    // b is 130 days silent at the end of day 430.
    expect(windows.map((window) => at(curve.churned, window))).toEqual([0, 0, 0, 1, 1, 0]);
  });

  it('is 0 for windows that reach back before the data', () => {
    const curve = curveOf({ a: [0, 95], b: [0] }, 140, { index: 0, start: 100, end: 130 });
    expect([100, 101].map((window) => at(curve.customersAtStart, window))).toEqual([2, 0]);
    expect([100, 101].map((window) => at(curve.churned, window))).toEqual([1, 0]);
  });

  it('has no churn where no period is complete', () => {
    const curve = curveOf({ a: [0, 100] }, 400);
    expect(curve.period).toBeNull();
    expect(new Set([...curve.customersAtStart, ...curve.churned])).toEqual(new Set([0]));
    expect(at(curve.lapses, 99)).toBe(2);
  });
});
