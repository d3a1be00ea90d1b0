/** What the headline numbers need of the orders, gathered in one pass. */
import type { OrderTable } from './order-table';

/**
 * The orders up to the observation end: customer c's are entries
 * `table.offsets[c]` to `ends[c] - 1`, none where both are equal.
 */
export interface ObservedOrders {
  table: OrderTable;
  /** Day of the first order in the data. */
  firstDay: number;
  /** Day of the last order observed. */
  lastDay: number;
  observationEnd: number;
  ends: Uint32Array;
  /** Customers with an order up to the observation end. */
  customers: number;
  /** Orders up to the observation end. */
  orders: number;
}

/**
 * Cuts the orders at the observation end. Where none is given it is the last
 * day in the data, be it of an order or of a refund without one.
 * @param observationEnd day number, or null
 * @throws RangeError where no order lies on or before the observation end.
 */
export function observeOrders(table: OrderTable, observationEnd: number | null): ObservedOrders {
  const { customerCount, offsets, day } = table;
  let firstDay = Infinity;
  let lastInData = -Infinity;
  let customers = 0;
  for (let c = 0; c < customerCount; c++) {
    const start = offsets[c] ?? 0;
    const end = offsets[c + 1] ?? 0;
    if (start === end) continue;
    customers++;
    const first = day[start] ?? 0;
    const last = day[end - 1] ?? 0;
    if (first < firstDay) firstDay = first;
    if (last > lastInData) lastInData = last;
  }
  let end = observationEnd;
  if (end === null) {
    end = lastInData;
    for (const adjusted of table.adjustments.day) if (adjusted > end) end = adjusted;
  }
  if (!(firstDay <= end)) throw new RangeError('no order on or before the observation end');
  if (end >= lastInData) {
    return {
      table,
      firstDay,
      lastDay: lastInData,
      observationEnd: end,
      ends: offsets.subarray(1, customerCount + 1),
      customers,
      orders: table.orderCount
    };
  }
  return { table, firstDay, observationEnd: end, ...cutAt(table, end) };
}

function cutAt(
  { customerCount, offsets, day }: OrderTable,
  lastObserved: number
): Pick<ObservedOrders, 'ends' | 'customers' | 'orders' | 'lastDay'> {
  const ends = new Uint32Array(customerCount);
  let customers = 0;
  let orders = 0;
  let lastDay = -Infinity;
  for (let c = 0; c < customerCount; c++) {
    const start = offsets[c] ?? 0;
    let end = offsets[c + 1] ?? 0;
    while (end > start && (day[end - 1] ?? 0) > lastObserved) end--;
    ends[c] = end;
    if (end === start) continue;
    customers++;
    orders += end - start;
    lastDay = Math.max(lastDay, day[end - 1] ?? 0);
  }
  return { ends, customers, orders, lastDay };
}

/**
 * Of the orders in the days asked for. What a customer did before them is
 * known (who is new), and what happened after them, up to the observation end.
 */
export interface OrderSummary {
  /** Customers with an order in the days, and these orders. */
  customers: number;
  orders: number;
  /** Customers whose first order is in the days. */
  starters: number;
  /** Of the customers, those with 2 or more orders up to the observation end. */
  repeatCustomers: number;
  /** Of orders, and of refunds without one from the first order's day on. */
  revenue: number;
  /** Of customers' first orders; refunds without an order do not lower it. */
  firstRevenue: number;
  /** Of orders after each customer's first; refunds without an order do not lower it. */
  returningRevenue: number;
  /** Days between consecutive purchase days of a customer, the later one in the days: gapCounts[days]. */
  gapCounts: Uint32Array;
  gaps: number;
  /** Customers whose first order is in the days, by days to the second, whenever; 0 on the same day. */
  secondOrderDays: Uint32Array;
  /** Customers whose first order is in the days, by days from the shop's first order to their own. */
  startersByDay: Uint32Array;
  /** Those of them without a second order by days from first order to observation end. */
  censoredDays: Uint32Array;
  /** Orders of each customer in the days. */
  customerOrders: Uint32Array;
  /** Revenue of each customer's orders after the first. */
  laterRevenue: Float64Array;
  /** Revenue of each customer, refunds without an order taken off. */
  customerRevenue: Float64Array;
}

/**
 * Sums, gaps and waiting times of the observed orders from one day to another,
 * both included; of all where no days are given. Linear in the orders.
 */
export function summariseOrders(
  observed: ObservedOrders,
  from = observed.firstDay,
  to = observed.observationEnd
): OrderSummary {
  const { table, ends, firstDay, observationEnd } = observed;
  const { customerCount, offsets, day, amount } = table;
  const span = observationEnd - firstDay;
  const gapCounts = new Uint32Array(span + 1);
  const secondOrderDays = new Uint32Array(span + 1);
  const censoredDays = new Uint32Array(span + 1);
  const startersByDay = new Uint32Array(span + 1);
  const customerOrders = new Uint32Array(customerCount);
  const laterRevenue = new Float64Array(customerCount);
  const customerRevenue = new Float64Array(customerCount);
  let customers = 0;
  let orders = 0;
  let starters = 0;
  let repeatCustomers = 0;
  let firstRevenue = 0;
  let returningRevenue = 0;
  let gaps = 0;
  for (let c = 0; c < customerCount; c++) {
    const start = offsets[c] ?? 0;
    const end = ends[c] ?? 0;
    if (start === end) continue;
    const first = day[start] ?? 0;
    const repeats = end - start > 1;
    const startsWithin = first >= from && first <= to;
    const firstAmount = startsWithin ? (amount[start] ?? 0) : 0;
    let later = 0;
    let within = startsWithin ? 1 : 0;
    let previous = first;
    for (let i = start + 1; i < end; i++) {
      const d = day[i] ?? 0;
      if (d > to) break;
      if (d >= from) {
        within++;
        later += amount[i] ?? 0;
        if (d !== previous) {
          gapCounts[d - previous] = (gapCounts[d - previous] ?? 0) + 1;
          gaps++;
        }
      }
      previous = d;
    }
    if (within === 0) continue;
    customers++;
    orders += within;
    if (repeats) repeatCustomers++;
    customerOrders[c] = within;
    laterRevenue[c] = later;
    customerRevenue[c] = firstAmount + later;
    firstRevenue += firstAmount;
    returningRevenue += later;
    if (!startsWithin) continue;
    starters++;
    startersByDay[first - firstDay] = (startersByDay[first - firstDay] ?? 0) + 1;
    const waits = repeats ? secondOrderDays : censoredDays;
    const days = (repeats ? (day[start + 1] ?? 0) : observationEnd) - first;
    waits[days] = (waits[days] ?? 0) + 1;
  }
  let revenue = firstRevenue + returningRevenue;
  forEachAdjustment(observed, (customer, d, change) => {
    if (d < from || d > to) return;
    revenue += change;
    if (customer < customerCount)
      customerRevenue[customer] = (customerRevenue[customer] ?? 0) + change;
  });
  return {
    customers,
    orders,
    starters,
    repeatCustomers,
    revenue,
    firstRevenue,
    returningRevenue,
    gapCounts,
    gaps,
    secondOrderDays,
    startersByDay,
    censoredDays,
    customerOrders,
    laterRevenue,
    customerRevenue
  };
}

/**
 * Visits the refunds without an order that count: those from the day of the
 * first order to the observation end. One before it belongs to a purchase from
 * before the data begin.
 */
export function forEachAdjustment(
  { table, firstDay, observationEnd }: ObservedOrders,
  visit: (customer: number, day: number, change: number) => void
): void {
  const { customer, day, amount } = table.adjustments;
  for (let i = 0; i < day.length; i++) {
    const d = day[i] ?? 0;
    if (d >= firstDay && d <= observationEnd) visit(customer[i] ?? 0, d, amount[i] ?? 0);
  }
}
