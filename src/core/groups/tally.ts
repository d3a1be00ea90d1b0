/** What the break-down needs of each group, gathered in one pass over the customers. */
import type { ObservedOrders } from '../orders/summary';
import { NOBODY, OTHER, type Grouping } from './grouping';

/** The last complete period: kept are those active the day before it and on its last day. */
export interface KeptSpan {
  /** Day before the period's first. */
  before: number;
  /** Its last day. */
  end: number;
  lapseWindowDays: number;
}

export class GroupTally {
  customers = 0;
  orders = 0;
  revenue = 0;
  repeatCustomers = 0;
  ageDays = 0;
  oldestDays = 0;
  activeBefore = 0;
  retained = 0;
  /** Customers by days from first to second order, and of those without one by days to the observation end. */
  events: Uint32Array;
  censored: Uint32Array;

  constructor(span: number) {
    this.events = new Uint32Array(span + 1);
    this.censored = new Uint32Array(span + 1);
  }

  /** The customers of others on top. */
  add(other: GroupTally): void {
    this.customers += other.customers;
    this.orders += other.orders;
    this.revenue += other.revenue;
    this.repeatCustomers += other.repeatCustomers;
    this.ageDays += other.ageDays;
    this.oldestDays = Math.max(this.oldestDays, other.oldestDays);
    this.activeBefore += other.activeBefore;
    this.retained += other.retained;
    addTo(this.events, other.events);
    addTo(this.censored, other.censored);
  }
}

/**
 * Counts by group, and of the customers who are in other.
 * @param revenue by customer, refunds taken off
 * @param kept null where no period can be measured
 */
export function tallyGroups(
  observed: ObservedOrders,
  { groups, of }: Grouping,
  revenue: Float64Array,
  kept: KeptSpan | null
): { of: GroupTally[]; other: GroupTally } {
  const { table, ends, firstDay, observationEnd } = observed;
  const { offsets, day } = table;
  const tallies = groups.map(() => new GroupTally(observationEnd - firstDay));
  const other = new GroupTally(observationEnd - firstDay);
  for (let c = 0; c < of.length; c++) {
    const group = of[c] ?? NOBODY;
    const tally = group === OTHER ? other : tallies[group];
    if (group === NOBODY || tally === undefined) continue;
    const start = offsets[c] ?? 0;
    const end = ends[c] ?? 0;
    const first = day[start] ?? 0;
    const age = observationEnd - first;
    tally.customers++;
    tally.orders += end - start;
    tally.revenue += revenue[c] ?? 0;
    tally.ageDays += age;
    if (age > tally.oldestDays) tally.oldestDays = age;
    if (end - start > 1) {
      const wait = (day[start + 1] ?? 0) - first;
      tally.repeatCustomers++;
      tally.events[wait] = (tally.events[wait] ?? 0) + 1;
    } else {
      tally.censored[age] = (tally.censored[age] ?? 0) + 1;
    }
    if (kept !== null) countKept(tally, day, start, end, kept);
  }
  return { of: tallies, other };
}

function countKept(
  tally: GroupTally,
  day: Int32Array,
  start: number,
  end: number,
  { before, end: last, lapseWindowDays }: KeptSpan
): void {
  let i = end - 1;
  while (i >= start && (day[i] ?? 0) > last) i--;
  const activeAtEnd = i >= start && last - (day[i] ?? 0) < lapseWindowDays;
  while (i >= start && (day[i] ?? 0) > before) i--;
  if (i < start || before - (day[i] ?? 0) >= lapseWindowDays) return;
  tally.activeBefore++;
  if (activeAtEnd) tally.retained++;
}

function addTo(sums: Uint32Array, more: Uint32Array): void {
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + (more[i] ?? 0);
}
