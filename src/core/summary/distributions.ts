/** Customers of a list by when they came, when they were last seen, and how often they bought. */
import type { CustomerSummary } from '../orders/customer-summary';
import type {
  MeanGaps,
  NewCustomersRow,
  OrderCountRow,
  SinceLastOrderRow,
  SummaryReport
} from '../report-schema';
import { dayToIso } from '../time/calendar';
import { periodLabel, periodTable, type PeriodScheme } from '../time/periods';
import type { SummaryDays } from './summary-days';

/** Adds up money of which some is unknown; null as long as none is known. */
const plus = (sum: number | null, value: number): number | null =>
  value === value ? (sum ?? 0) + value : sum;

/**
 * New customers by the period of their first order, from the first known day
 * to the observation end, without gaps.
 */
export function newCustomersByPeriod(
  { orders, revenue }: CustomerSummary,
  { first, firstKnown, observationEnd }: SummaryDays,
  scheme: PeriodScheme
): NewCustomersRow[] {
  if (first === null) return [];
  const periods = periodTable(scheme, firstKnown, observationEnd);
  const rows = Array.from({ length: periods.count }, (_, p): NewCustomersRow => {
    const end = (periods.starts[p + 1] ?? 0) - 1;
    return {
      start: dayToIso(periods.starts[p] ?? 0),
      end: dayToIso(end),
      label: periodLabel(scheme, periods.firstOrdinal + p),
      complete: end <= observationEnd,
      customers: 0,
      repeatCustomers: 0,
      orders: 0,
      revenue: null
    };
  });
  first.forEach((day, i) => {
    const row = rows[periods.periodOfDay[day - firstKnown] ?? 0];
    if (row === undefined) return;
    const count = orders[i] ?? 0;
    row.customers += 1;
    if (count > 1) row.repeatCustomers += 1;
    row.orders += count;
    row.revenue = plus(row.revenue, revenue[i] ?? Number.NaN);
  });
  return rows;
}

/** Bounds in days between the rows of {@link customersBySilence}; the lapse window joins them. */
const SILENCE_BOUNDS = [30, 60, 90, 120, 180, 365, 730];

/**
 * Customers by days from the last order to the observation end. The lapse
 * window W is one of the bounds, so that each row is active or is not: a
 * customer is active whose last order is at most W − 1 days old.
 */
export function customersBySilence(
  { revenue }: CustomerSummary,
  { last, observationEnd }: SummaryDays,
  lapseWindowDays: number
): SinceLastOrderRow[] {
  if (last === null) return [];
  const bounds = [...new Set([...SILENCE_BOUNDS, lapseWindowDays])].sort((a, b) => a - b);
  const rows = [0, ...bounds].map((fromDays, i): SinceLastOrderRow => {
    const next = bounds[i];
    return {
      fromDays,
      toDays: next === undefined ? null : next - 1,
      active: fromDays < lapseWindowDays,
      customers: 0,
      revenue: null
    };
  });
  last.forEach((day, i) => {
    const row = rows[bounds.findLastIndex((bound) => observationEnd - day >= bound) + 1];
    if (row === undefined) return;
    row.customers += 1;
    row.revenue = plus(row.revenue, revenue[i] ?? Number.NaN);
  });
  return rows;
}

/** Least orders of each row of {@link customersByOrders}. */
const ORDER_BOUNDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 50];

/** Customers by their number of orders, up to the row of those who have the most. */
export function customersByOrders({ orders, revenue }: CustomerSummary): OrderCountRow[] {
  const rows = ORDER_BOUNDS.map((fromOrders, i): OrderCountRow => {
    const next = ORDER_BOUNDS[i + 1];
    const toOrders = next === undefined ? null : next - 1;
    return { fromOrders, toOrders, customers: 0, orders: 0, revenue: null };
  });
  let most = 0;
  orders.forEach((count, i) => {
    const at = count < 10 ? count - 1 : ORDER_BOUNDS.findLastIndex((bound) => count >= bound);
    const row = rows[at];
    if (row === undefined) return;
    if (at > most) most = at;
    row.customers += 1;
    row.orders += count;
    row.revenue = plus(row.revenue, revenue[i] ?? Number.NaN);
  });
  return rows.slice(0, most + 1);
}

const GAP_BOUNDS = [7, 14, 30, 60, 90, 180, 365];

/**
 * Mean days between a customer's orders, of those with two or more:
 * (last − first) ÷ (orders − 1), or t_x ÷ x where the list tells no days.
 * A gap of 0 means that all orders were on one day.
 */
export function meanGaps(
  { orders, recency, frequency, timeUnitDays }: CustomerSummary,
  { first, last }: SummaryDays
): MeanGaps | null {
  const gaps: number[] = [];
  orders.forEach((count, i) => {
    if (count < 2) return;
    if (first !== null && last !== null) {
      gaps.push(((last[i] ?? 0) - (first[i] ?? 0)) / (count - 1));
    } else if (recency !== null && timeUnitDays !== null) {
      const x = frequency?.[i] ?? count - 1;
      if (x > 0) gaps.push(((recency[i] ?? 0) * timeUnitDays) / x);
    }
  });
  if (gaps.length === 0) return null;
  const sorted = Float64Array.from(gaps).sort();
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  const lower = sorted.length % 2 === 1 ? upper : (sorted[half - 1] ?? 0);
  const rows = [0, ...GAP_BOUNDS].map((fromDays, i) => ({
    fromDays,
    belowDays: GAP_BOUNDS[i] ?? null,
    customers: 0
  }));
  for (const gap of gaps) {
    const row = rows[GAP_BOUNDS.findLastIndex((bound) => gap >= bound) + 1];
    if (row !== undefined) row.customers += 1;
  }
  return {
    medianDays: (lower + upper) / 2,
    meanDays: gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length,
    customers: gaps.length,
    rows
  };
}

/** Transactions after the first and what they brought: Σ x and Σ x·m̄. */
export function repeatTransactions({
  frequency,
  monetary
}: CustomerSummary): SummaryReport['repeat'] {
  if (frequency === null) return null;
  let transactions = 0;
  let valued = 0;
  let revenue: number | null = null;
  for (let i = 0; i < frequency.length; i++) {
    const x = frequency[i] ?? 0;
    const m = monetary?.[i] ?? Number.NaN;
    transactions += x;
    if (!(x > 0) || m !== m) continue;
    valued += x;
    revenue = plus(revenue, x * m);
  }
  return { transactions, revenue, averageValue: revenue === null ? null : revenue / valued };
}
