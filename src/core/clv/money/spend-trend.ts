/** How the amount of an order changes with the years. */
import { studentQuantile } from '../../math/student';
import type { ObservedOrders } from '../../orders/summary';
import { priceFactors } from '../../orders/price-index';
import type { Estimate, SpendTrend } from '../../schema/forecast';
import type { Settings } from '../../settings';
import { dayToIso } from '../../time/calendar';
import { periodTable } from '../../time/periods';
import { MEAN_YEAR_DAYS } from '../../time/spans';

/** Below this many customers with orders on different days a trend says nothing. */
const FEWEST_CUSTOMERS = 30;
/** A shorter span would be stretched too far to a year. */
const SHORTEST_DAYS = 180;
/** Residuals beyond the 1st and 99th percentile are brought to it. */
const TAIL = 0.01;
const ROUNDS = 5;

type Periods = Pick<Settings, 'granularity' | 'calendar' | 'weekStart' | 'priceIndex'>;

/**
 * The yearly change of what an order of one and the same customer costs: the
 * least squares of ln amount on time with a level of each customer's own
 * ("fixed effects"), over customers with orders above 0 on two days or more.
 * Residuals are brought to their 1st and 99th percentile (Huber's winsorising,
 * fixed point of five rounds), so that single huge or token amounts do not
 * decide. The interval takes customers as clusters, t with their number − 1
 * degrees of freedom; change = e^slope − 1, and so the bounds.
 *
 * Sources: Wooldridge (2010), Econometric Analysis of Cross Section and Panel
 * Data, 10.5 (the within estimator and its clustered variance, 10.59); Huber
 * (1981), Robust Statistics, 7.
 * @param observed of the selection, amounts in the prices of the settings
 * @returns null where fewer than 30 customers can be compared with themselves,
 *   or their orders span less than 180 days
 * @example all amounts 18% a year dearer → yearly.value 0.18
 */
export function spendTrend(observed: ObservedOrders, settings: Periods): SpendTrend | null {
  const { firstDay, lastDay } = observed;
  if (lastDay - firstDay < SHORTEST_DAYS) return null;
  const { priceIndex } = settings;
  const factorOn = priceIndex && priceFactors(priceIndex, firstDay, lastDay);
  const paid = within(observed, factorOn);
  const yearly = yearlyChange(paid);
  if (yearly === null) return null;
  return {
    yearly,
    yearlyReal: factorOn ? yearlyChange(within(observed, null)) : null,
    customers: paid.starts.length - 1,
    orders: paid.time.length,
    periods: meanByPeriod(observed, settings, factorOn)
  };
}

/** Orders less the mean of their customer: those of customer c are `starts[c]` to `starts[c + 1] − 1`. */
interface Deviations {
  /** Years. */
  time: Float64Array;
  /** Logarithms of amounts. */
  amount: Float64Array;
  starts: number[];
}

type Factors = ((day: number) => number) | null;

/** @param factorOn what amounts are divided by; null: taken as they stand */
function within({ table, ends }: ObservedOrders, factorOn: Factors): Deviations {
  const { offsets, day, amount, customerCount, orderCount } = table;
  const time = new Float64Array(orderCount);
  const logs = new Float64Array(orderCount);
  const starts = [0];
  let count = 0;
  for (let c = 0; c < customerCount; c++) {
    const from = count;
    let sumTime = 0;
    let sumLog = 0;
    for (let i = offsets[c] ?? 0; i < (ends[c] ?? 0); i++) {
      const on = day[i] ?? 0;
      const paid = (amount[i] ?? 0) / (factorOn?.(on) ?? 1);
      if (!(paid > 0)) continue;
      time[count] = on / MEAN_YEAR_DAYS;
      logs[count] = Math.log(paid);
      sumTime += time[count] ?? 0;
      sumLog += logs[count] ?? 0;
      count++;
    }
    // Without two days there is nothing to compare.
    if (count === from || time[from] === time[count - 1]) {
      count = from;
      continue;
    }
    const n = count - from;
    for (let i = from; i < count; i++) {
      time[i] = (time[i] ?? 0) - sumTime / n;
      logs[i] = (logs[i] ?? 0) - sumLog / n;
    }
    starts.push(count);
  }
  return { time: time.subarray(0, count), amount: logs.subarray(0, count), starts };
}

function yearlyChange({ time, amount, starts }: Deviations): Estimate | null {
  const clusters = starts.length - 1;
  const spread = dot(time, time);
  if (clusters < FEWEST_CUSTOMERS || !(spread > 0)) return null;
  const slope = dot(time, amount) / spread;
  const residuals = amount.map((value, i) => value - slope * (time[i] ?? 0));
  const sorted = residuals.slice().sort();
  const low = sorted[Math.floor(TAIL * sorted.length)] ?? -Infinity;
  const high = sorted[Math.ceil((1 - TAIL) * sorted.length) - 1] ?? Infinity;
  const tamed = (value: number): number => Math.min(high, Math.max(low, value));
  let robust = slope;
  const residual = (i: number): number => tamed((amount[i] ?? 0) - robust * (time[i] ?? 0));
  for (let round = 0; round < ROUNDS; round++) {
    let pull = 0;
    for (let i = 0; i < time.length; i++) pull += (time[i] ?? 0) * residual(i);
    robust += pull / spread;
  }
  // Where a residual is tamed, its time pulls no more: the curvature is of the others.
  let curvature = 0;
  let squares = 0;
  for (let c = 0; c < clusters; c++) {
    let score = 0;
    for (let i = starts[c] ?? 0; i < (starts[c + 1] ?? 0); i++) {
      const years = time[i] ?? 0;
      const left = (amount[i] ?? 0) - robust * years;
      score += years * tamed(left);
      if (left >= low && left <= high) curvature += years * years;
    }
    squares += score * score;
  }
  if (!(curvature > 0)) return null;
  const error = Math.sqrt((squares * clusters) / (clusters - 1)) / curvature;
  const reach = studentQuantile(0.975, clusters - 1) * error;
  return {
    value: Math.expm1(robust),
    low: Math.expm1(robust - reach),
    high: Math.expm1(robust + reach)
  };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** Means over all orders, whoever gave them. */
function meanByPeriod(
  { table, ends, firstDay, observationEnd }: ObservedOrders,
  settings: Periods,
  factorOn: Factors
): SpendTrend['periods'] {
  const { starts, count, periodOfDay } = periodTable(settings, firstDay, observationEnd);
  const orders = new Uint32Array(count);
  const paid = new Float64Array(count);
  const real = new Float64Array(count);
  for (let c = 0; c < table.customerCount; c++) {
    for (let i = table.offsets[c] ?? 0; i < (ends[c] ?? 0); i++) {
      const on = table.day[i] ?? 0;
      const p = periodOfDay[on - firstDay] ?? 0;
      const amount = table.amount[i] ?? 0;
      orders[p] = (orders[p] ?? 0) + 1;
      real[p] = (real[p] ?? 0) + amount;
      paid[p] = (paid[p] ?? 0) + amount / (factorOn?.(on) ?? 1);
    }
  }
  const periods: SpendTrend['periods'] = [];
  orders.forEach((n, p) => {
    if (n === 0) return;
    periods.push({
      start: dayToIso(starts[p] ?? 0),
      orders: n,
      mean: (paid[p] ?? 0) / n,
      meanReal: factorOn ? (real[p] ?? 0) / n : null
    });
  });
  return periods;
}
