/** The one pass over the orders from which the period rows and the cohort tables are made. */
import type { ObservedOrders } from '../orders/summary';
import type { PeriodTable } from '../time/periods';

/**
 * Orders counted by cohort and period. The cell of cohort f in period p is
 * `base[f] + p`. By cohort the cells form a triangle, a row for each cohort
 * from its own period on; else all cohorts share one row, so that a long span
 * of short periods costs no more than its length.
 */
export interface Tally {
  periods: PeriodTable;
  byCohort: boolean;
  base: Int32Array;
  /** Customers with an order in the period. */
  buyers: Int32Array;
  /** Customers whose second order falls in the period. */
  secondOrders: Int32Array;
  /** Customers whose last order falls in the period. */
  lastOrders: Int32Array;
  orders: Int32Array;
  /** Of orders; refunds without an order are not in it. */
  revenue: Float64Array;
  /** By period: customers whose first order falls in it. */
  starters: Int32Array;
  /** By period: revenue of orders after a customer's first. */
  returningRevenue: Float64Array;
}

/**
 * Counts the observed orders by period, and by cohort where asked. Linear in
 * the orders; the sums of one customer's period are kept aside and added once.
 */
export function tallyOrders(
  observed: ObservedOrders,
  periods: PeriodTable,
  byCohort: boolean
): Tally {
  const { table, ends, firstDay } = observed;
  const { customerCount, offsets, day, amount } = table;
  const { count, periodOfDay } = periods;
  const base = new Int32Array(count);
  let cells = count;
  if (byCohort) {
    cells = 0;
    for (let f = 0; f < count; f++) {
      base[f] = cells - f;
      cells += count - f;
    }
  }
  const buyers = new Int32Array(cells);
  const secondOrders = new Int32Array(cells);
  const lastOrders = new Int32Array(cells);
  const orders = new Int32Array(cells);
  const revenue = new Float64Array(cells);
  const starters = new Int32Array(count);
  const returningRevenue = new Float64Array(count);
  for (let c = 0; c < customerCount; c++) {
    const start = offsets[c] ?? 0;
    const end = ends[c] ?? 0;
    if (start === end) continue;
    let period = periodOfDay[(day[start] ?? 0) - firstDay] ?? 0;
    starters[period] = (starters[period] ?? 0) + 1;
    const row = base[period] ?? 0;
    let cell = row + period;
    buyers[cell] = (buyers[cell] ?? 0) + 1;
    revenue[cell] = (revenue[cell] ?? 0) + (amount[start] ?? 0);
    let cellStart = start;
    // Paid in the period by orders after the first of all.
    let paid = 0;
    for (let i = start + 1; i < end; i++) {
      const p = periodOfDay[(day[i] ?? 0) - firstDay] ?? 0;
      if (i === start + 1) secondOrders[row + p] = (secondOrders[row + p] ?? 0) + 1;
      if (p !== period) {
        orders[cell] = (orders[cell] ?? 0) + i - cellStart;
        revenue[cell] = (revenue[cell] ?? 0) + paid;
        returningRevenue[period] = (returningRevenue[period] ?? 0) + paid;
        period = p;
        cell = row + p;
        buyers[cell] = (buyers[cell] ?? 0) + 1;
        cellStart = i;
        paid = 0;
      }
      paid += amount[i] ?? 0;
    }
    lastOrders[cell] = (lastOrders[cell] ?? 0) + 1;
    orders[cell] = (orders[cell] ?? 0) + end - cellStart;
    if (end - start === 1) continue;
    revenue[cell] = (revenue[cell] ?? 0) + paid;
    returningRevenue[period] = (returningRevenue[period] ?? 0) + paid;
  }
  return {
    periods,
    byCohort,
    base,
    buyers,
    secondOrders,
    lastOrders,
    orders,
    revenue,
    starters,
    returningRevenue
  };
}

/** Sums over the cohorts, by period. */
export function sumByPeriod(tally: Tally, cells: Int32Array | Float64Array): Float64Array {
  const { base, byCohort, periods } = tally;
  const sums = new Float64Array(periods.count);
  for (let f = 0; f < (byCohort ? periods.count : 1); f++) {
    const row = base[f] ?? 0;
    for (let p = f; p < periods.count; p++) sums[p] = (sums[p] ?? 0) + (cells[row + p] ?? 0);
  }
  return sums;
}
