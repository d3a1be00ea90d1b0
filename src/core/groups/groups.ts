/** Break-downs: the customers by what their first order or they themselves have. */
import { dimensionColumn } from '../filter/column';
import type { DimensionId } from '../filter/condition';
import type { OrderTable } from '../orders/order-table';
import type { ObservedOrders } from '../orders/summary';
import { reportedOrders } from '../reported-orders';
import { lapseWindow } from '../retention/lapse-window';
import type { GroupsReport } from '../schema/groups';
import type { Settings } from '../settings';
import { periodTable } from '../time/periods';
import type { ReportedDays } from '../time/reported-days';
import { compareGroups } from './compare-groups';
import { describeGroup, ratePayments } from './describe-group';
import { groupCustomers } from './grouping';
import { GroupTally, tallyGroups, type KeptSpan } from './tally';

/**
 * The customers of the selection by a dimension, with all their orders in it
 * up to the observation end. Those count whose first order in the selection
 * lies in the days reported.
 *
 * A column of the orders is read at the customer's first order in the
 * selection. Numbers are in bands of about a fifth of the customers, days in
 * months, quarters or years of the calendar of the settings. Refunds without
 * an order lower what their customer has paid.
 * @throws RangeError where the data have no such dimension, or no order lies
 *   on or before the observation end.
 * @example groupsBy(table, DEFAULT_SETTINGS, 'order:Channel').groups[0]?.text === 'web'
 */
export function groupsBy(
  table: OrderTable,
  settings: Settings,
  dimension: DimensionId
): GroupsReport {
  const { all: allOrders, observed, whole, days } = reportedOrders(table, settings);
  const column = dimensionColumn(observed.table, dimension);
  if (column === null) throw new RangeError(`nothing is called ${dimension}`);
  const grouping = groupCustomers(observed.table, column, membersOf(observed, days), settings);
  const { days: lapseWindowDays } = lapseWindow(
    allOrders.gapCounts,
    allOrders.gaps,
    settings.lapseWindowDays
  );
  const kept = lastPeriod(observed, settings, days, lapseWindowDays);
  const { of, other } = tallyGroups(observed, grouping, whole.customerRevenue, kept);
  const all = new GroupTally(observed.observationEnd - observed.firstDay);
  for (const tally of [...of, other]) all.add(tally);
  const payments = ratePayments(observed, grouping, whole.customerRevenue, [...of, other]);
  const compared = compareGroups(grouping.groups, of, all);
  return {
    dimension,
    groups: grouping.groups.map(({ keep, text }, g) => ({
      ...describeGroup(of[g] ?? all, payments.of[g] ?? payments.all),
      keep,
      text,
      against: compared.against[g] ?? null
    })),
    other:
      grouping.otherGroups === 0
        ? null
        : describeGroup(other, payments.of[of.length] ?? payments.all),
    otherGroups: grouping.otherGroups,
    all: describeGroup(all, payments.all),
    test: compared.test
  };
}

/** By customer: 1 where the first order lies in the days reported. */
function membersOf({ table, ends }: ObservedOrders, { from, to }: ReportedDays): Uint8Array {
  const { customerCount, offsets, day } = table;
  const members = new Uint8Array(customerCount);
  for (let c = 0; c < customerCount; c++) {
    const start = offsets[c] ?? 0;
    const first = day[start] ?? 0;
    if (start < (ends[c] ?? 0) && first >= from && first <= to) members[c] = 1;
  }
  return members;
}

/** The last complete period that is reported; null where there is none or nobody can have lapsed by it. */
function lastPeriod(
  { firstDay, observationEnd }: ObservedOrders,
  settings: Settings,
  { from, to }: ReportedDays,
  lapseWindowDays: number
): KeptSpan | null {
  const { starts, count } = periodTable(settings, firstDay, observationEnd);
  for (let p = count - 1; p >= 0; p--) {
    const start = starts[p] ?? 0;
    const end = (starts[p + 1] ?? 0) - 1;
    if (start > to || end > observationEnd) continue;
    const measurable = start >= from && start - firstDay >= lapseWindowDays;
    return measurable ? { before: start - 1, end, lapseWindowDays } : null;
  }
  return null;
}
