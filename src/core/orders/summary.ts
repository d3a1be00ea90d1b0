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

export interface OrderSummary {
  repeatCustomers: number;
  /** Of orders, and of refunds without one from the first order's day to the observation end. */
  revenue: number;
  /** Of customers' first orders; refunds without an order do not lower it. */
  firstRevenue: number;
  /** Of orders after each customer's first; refunds without an order do not lower it. */
  returningRevenue: number;
  /** Days between consecutive purchase days of a customer: gapCounts[days]. */
  gapCounts: Uint32Array;
  gaps: number;
  /** Customers by days from first to second order; 0 on the same day. */
  secondOrderDays: Uint32Array;
  /** Customers by days from the shop's first order to their own. */
  startersByDay: Uint32Array;
  /** Customers without a second order by days from first order to observation end. */
  censoredDays: Uint32Array;
  /** Revenue of each customer's orders after the first. */
  laterRevenue: Float64Array;
  /** Revenue of each customer, refunds without an order taken off. */
  customerRevenue: Float64Array;
}

/**
 * Sums, gaps and waiting times of the observed orders. Linear in the orders.
 */
export function summariseOrders(observed: ObservedOrders): OrderSummary {
  const { table, ends, firstDay, observationEnd } = observed;
  const { customerCount, offsets, day, amount } = table;
  const span = observationEnd - firstDay;
  const gapCounts = new Uint32Array(span + 1);
  const secondOrderDays = new Uint32Array(span + 1);
  const censoredDays = new Uint32Array(span + 1);
  const startersByDay = new Uint32Array(span + 1);
  const laterRevenue = new Float64Array(customerCount);
  const customerRevenue = new Float64Array(customerCount);
  let repeatCustomers = 0;
  let firstRevenue = 0;
  let returningRevenue = 0;
  let gaps = 0;
  for (let c = 0; c < customerCount; c++) {
    const start = offsets[c] ?? 0;
    const end = ends[c] ?? 0;
    if (start === end) continue;
    const first = day[start] ?? 0;
    startersByDay[first - firstDay] = (startersByDay[first - firstDay] ?? 0) + 1;
    const firstAmount = amount[start] ?? 0;
    let later = 0;
    let previous = first;
    for (let i = start + 1; i < end; i++) {
      const d = day[i] ?? 0;
      later += amount[i] ?? 0;
      if (d !== previous) {
        gapCounts[d - previous] = (gapCounts[d - previous] ?? 0) + 1;
        gaps++;
        previous = d;
      }
    }
    if (end - start > 1) {
      const wait = (day[start + 1] ?? 0) - first;
      secondOrderDays[wait] = (secondOrderDays[wait] ?? 0) + 1;
      repeatCustomers++;
    } else {
      const watched = observationEnd - first;
      censoredDays[watched] = (censoredDays[watched] ?? 0) + 1;
    }
    laterRevenue[c] = later;
    customerRevenue[c] = firstAmount + later;
    firstRevenue += firstAmount;
    returningRevenue += later;
  }
  let revenue = firstRevenue + returningRevenue;
  forEachAdjustment(observed, (customer, _day, change) => {
    revenue += change;
    if (customer < customerCount)
      customerRevenue[customer] = (customerRevenue[customer] ?? 0) + change;
  });
  return {
    repeatCustomers,
    revenue,
    firstRevenue,
    returningRevenue,
    gapCounts,
    gaps,
    secondOrderDays,
    startersByDay,
    censoredDays,
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
