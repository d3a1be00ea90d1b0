/** The customers behind a cell of the cohort table. */
import { proportion } from '../math/intervals';
import { customerKey } from '../orders/build-table';
import type { OrderTable } from '../orders/order-table';
import { forEachAdjustment, type ObservedOrders } from '../orders/summary';
import { reportedOrders } from '../reported-orders';
import type { CellCustomer, CellCustomers, CellQuestion } from '../schema/cell';
import type { Settings } from '../settings';
import { dayToIso, isoToDay } from '../time/calendar';
import { cohortPeriods } from './cohorts';

/** Most customers that are listed. */
const MOST_LISTED = 500;

/** Day numbers, both included. */
interface Days {
  from: number;
  to: number;
}

/**
 * Who is counted in a cell of the cohort table, and what they bought in its
 * days: `active`, with an order in the period; `activeOnOrAfter`, from it on;
 * `returnedBy`, with a second order by its end (the days then run from the
 * cohort's start). All up to the observation end. Refunds without an order
 * lower revenue on their day, where it is not before the customer's first order.
 * @throws RangeError where the selection has no such cohort or period.
 * @example cellCustomers(table, DEFAULT_SETTINGS, { start: '2024-01-01', offset: 1, view: 'active' }).share
 */
export function cellCustomers(
  table: OrderTable,
  settings: Settings,
  question: CellQuestion
): CellCustomers {
  const { observed } = reportedOrders(table, settings);
  const { cohort, period } = cellDays(observed, settings, question);
  const days = {
    active: period,
    activeOnOrAfter: { from: period.from, to: observed.observationEnd },
    returnedBy: { from: cohort.from, to: period.to }
  }[question.view];
  const { size, members } = findMembers(observed, cohort, days, question.view);
  if (size === 0) throw new RangeError(`nobody began in ${question.start}`);
  const bought = sumOrders(observed, members, days);
  const largest = Array.from(members.keys()).sort(
    (x, y) => (bought.revenue[y] ?? 0) - (bought.revenue[x] ?? 0) || x - y
  );
  return {
    share: proportion(members.length, size),
    orders: sum(bought.cellOrders),
    revenue: sum(bought.cellRevenue),
    customers: largest.slice(0, MOST_LISTED).map((m): CellCustomer => {
      const c = members[m] ?? 0;
      const start = observed.table.offsets[c] ?? 0;
      const end = observed.ends[c] ?? 0;
      return {
        key: customerKey(observed.table, c),
        firstOrder: dayToIso(observed.table.day[start] ?? 0),
        lastOrder: dayToIso(observed.table.day[end - 1] ?? 0),
        orders: end - start,
        revenue: bought.revenue[m] ?? 0,
        cellOrders: bought.cellOrders[m] ?? 0,
        cellRevenue: bought.cellRevenue[m] ?? 0
      };
    })
  };
}

/** The days in which the cohort began, and those of its period at the offset. */
function cellDays(
  { firstDay, observationEnd }: ObservedOrders,
  settings: Settings,
  { start, offset }: CellQuestion
): { cohort: Days; period: Days } {
  const periods = cohortPeriods(firstDay, observationEnd, settings);
  const first = periods.starts.indexOf(isoToDay(start));
  const period = first + offset;
  if (first < 0 || !Number.isInteger(offset) || offset < 0 || period >= periods.count) {
    throw new RangeError(`no period ${offset} of a cohort of ${start}`);
  }
  const daysOf = (p: number): Days => ({
    from: periods.starts[p] ?? 0,
    to: Math.min((periods.starts[p + 1] ?? 0) - 1, observationEnd)
  });
  return { cohort: daysOf(first), period: daysOf(period) };
}

/** Customers of the cohort, and those of them in the cell, in the order of the table. */
function findMembers(
  { table, ends }: ObservedOrders,
  cohort: Days,
  days: Days,
  view: CellQuestion['view']
): { size: number; members: number[] } {
  const { customerCount, offsets, day } = table;
  const members: number[] = [];
  let size = 0;
  for (let c = 0; c < customerCount; c++) {
    const start = offsets[c] ?? 0;
    const end = ends[c] ?? 0;
    const first = day[start] ?? 0;
    if (start === end || first < cohort.from || first > cohort.to) continue;
    size++;
    if (view === 'returnedBy') {
      if (end - start > 1 && (day[start + 1] ?? 0) <= days.to) members.push(c);
      continue;
    }
    let i = start;
    while (i < end && (day[i] ?? 0) < days.from) i++;
    if (i < end && (day[i] ?? 0) <= days.to) members.push(c);
  }
  return { size, members };
}

/** By member: revenue to date, and orders and revenue in the days of the cell. */
function sumOrders(
  observed: ObservedOrders,
  members: readonly number[],
  days: Days
): { revenue: Float64Array; cellOrders: Float64Array; cellRevenue: Float64Array } {
  const { table, ends } = observed;
  const revenue = new Float64Array(members.length);
  const cellOrders = new Float64Array(members.length);
  const cellRevenue = new Float64Array(members.length);
  const add = (m: number, day: number, amount: number): void => {
    revenue[m] = (revenue[m] ?? 0) + amount;
    if (day >= days.from && day <= days.to) cellRevenue[m] = (cellRevenue[m] ?? 0) + amount;
  };
  members.forEach((c, m) => {
    for (let i = table.offsets[c] ?? 0; i < (ends[c] ?? 0); i++) {
      const day = table.day[i] ?? 0;
      add(m, day, table.amount[i] ?? 0);
      if (day >= days.from && day <= days.to) cellOrders[m] = (cellOrders[m] ?? 0) + 1;
    }
  });
  const memberOf = new Map(members.map((c, m) => [c, m]));
  forEachAdjustment(observed, (customer, day, change) => {
    const m = memberOf.get(customer);
    if (m === undefined || day < (table.day[table.offsets[customer] ?? 0] ?? 0)) return;
    add(m, day, change);
  });
  return { revenue, cellOrders, cellRevenue };
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
