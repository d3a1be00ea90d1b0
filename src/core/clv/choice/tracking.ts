/** Whether a fitted model would have followed the shop's own course. */
import type { OrderTable } from '../../orders/order-table';
import type { Calibration, Tracking } from '../../schema/forecast';
import { dayToIso } from '../../time/calendar';
import type { Forecaster } from '../models/forecaster';
import { DAYS_PER_WEEK } from '../models/rows';

/**
 * Repeat transactions of all customers by week, cumulative, as they came and
 * as the models expect them of newcomers when they first bought.
 * Linear in the orders; the models are asked once for each whole week.
 * @param firstDay day of the first order, `end` the observation end
 */
export function trackOrders(
  table: OrderTable,
  { members }: Forecaster,
  firstDay: number,
  end: number
): Tracking {
  const weeks = Math.ceil((end - firstDay + 1) / DAYS_PER_WEEK);
  const starters = new Float64Array(weeks);
  const repeats = new Float64Array(weeks);
  for (let c = 0; c < table.customerCount; c++) {
    const from = table.offsets[c] ?? 0;
    const to = table.offsets[c + 1] ?? 0;
    const first = table.day[from] ?? 0;
    if (from === to || first > end) continue;
    const week = (day: number): number => Math.floor((day - firstDay) / DAYS_PER_WEEK);
    starters[week(first)] = (starters[week(first)] ?? 0) + 1;
    let last = first;
    for (let i = from + 1; i < to; i++) {
      const day = table.day[i] ?? 0;
      if (day > end) break;
      if (day !== last) repeats[week(day)] = (repeats[week(day)] ?? 0) + 1;
      last = day;
    }
  }
  const newcomers = members.map((model) => model.newCustomer());
  const expectedWithin = (t: number): number =>
    newcomers.reduce((sum, one) => sum + one.expected(t) / newcomers.length, 0);
  // Who begins in a week begins in its middle, on average.
  const expectedAfter = Float64Array.from({ length: weeks }, (_, w) => expectedWithin(w + 0.5));
  // The last week may have begun only: who began in an earlier one has had part of it, who begins in it half of that.
  const part = (end - firstDay + 1) / DAYS_PER_WEEK - (weeks - 1);
  const expectedAtEnd = Float64Array.from({ length: weeks }, (_, w) =>
    expectedWithin(w === 0 ? part / 2 : w - 0.5 + part)
  );
  const ends: string[] = [];
  const actual: number[] = [];
  const expected: number[] = [];
  let came = 0;
  for (let w = 0; w < weeks; w++) {
    came += repeats[w] ?? 0;
    let thought = 0;
    const after = w === weeks - 1 ? expectedAtEnd : expectedAfter;
    for (let s = 0; s <= w; s++) thought += (starters[s] ?? 0) * (after[w - s] ?? 0);
    ends.push(dayToIso(Math.min(end, firstDay + (w + 1) * DAYS_PER_WEEK - 1)));
    actual.push(came);
    expected.push(thought);
  }
  return { ends, actual, expected };
}

const DECILES = 10;
/** Numbers of transactions after the first that stand alone; the rest are together. */
const FREQUENCIES = [0, 1, 2, 3, 4, 5, 6] as const;

/**
 * What was expected of customers and what they did, in groups: mean orders of
 * each. Ties are broken by the order of the customers, so that each tenth has
 * its tenth.
 * @param x transactions after the first by the end of the calibration
 * @param expected of the holdout, `actual` what came; by customer
 */
export function calibrate(
  x: Uint32Array,
  expected: Float64Array,
  actual: Uint32Array
): Calibration {
  const order = Uint32Array.from(x.keys()).sort(
    (a, b) => (expected[a] ?? 0) - (expected[b] ?? 0) || a - b
  );
  const n = order.length;
  const mean = (members: Uint32Array) => {
    let thought = 0;
    let came = 0;
    for (const member of members) {
      thought += expected[member] ?? 0;
      came += actual[member] ?? 0;
    }
    const customers = members.length;
    return { customers, expected: thought / customers, actual: came / customers };
  };
  const deciles = Array.from({ length: DECILES }, (_, d) =>
    order.subarray(Math.floor((d * n) / DECILES), Math.floor(((d + 1) * n) / DECILES))
  )
    .filter((members) => members.length > 0)
    .map(mean);
  const most = FREQUENCIES.length;
  const byFrequency = Array.from({ length: most + 1 }, (_, k) => {
    const members = order.filter((i) => (k < most ? x[i] === k : (x[i] ?? 0) >= most));
    return { from: k, to: k < most ? k : null, ...mean(members) };
  }).filter(({ customers }) => customers > 0);
  return { deciles, byFrequency };
}
