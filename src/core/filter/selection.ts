/** The orders that a filter keeps. */
import { customerEntry, dimensionColumn } from './column';
import { admission } from './admission';
import type { Filter } from './condition';
import {
  gatherAdjustments,
  gatherAttribute,
  gatherDays,
  gatherNumbers,
  gatherStrings
} from './gather';
import { Memory } from '../memory';
import { isCustomerSummary, type ShopData } from '../orders/customer-summary';
import type { OrderTable } from '../orders/order-table';
import { inPricesOf } from '../orders/price-index';
import { observeOrders } from '../orders/summary';
import type { Settings } from '../settings';
import { reportedDays } from '../time/reported-days';

/** What a filter keeps of a table. */
interface Kept {
  table: OrderTable;
  /** Of each customer kept, the place in the table that was filtered. */
  customers: Uint32Array;
}

/**
 * The orders that meet all conditions, as a table of their own; the table
 * itself where there are none.
 *
 * The conditions do not depend on their order. One on customers looks at the
 * first order in the whole table, or at the customer's own column; only then
 * do those on orders take away orders, and customers left without any. A
 * condition on orders by something that is of the customer or of the first
 * order keeps customers too. One that names a column that the table does not
 * have keeps nothing, even where it leaves out texts: it was meant to cut, and
 * nobody can say what.
 *
 * Refunds without an order stay where their customer does. Those of nobody
 * known (customer beyond `customerCount`) count only without a filter.
 *
 * Names of customers and further columns are gathered when they are first
 * read, since most analyses need only days and amounts. The last two
 * selections of a table are remembered; the table must not change.
 * @example selectOrders(table, []) === table
 */
export function selectOrders(table: OrderTable, filter: Filter): OrderTable {
  return filter.length === 0 ? table : keptOf(table, filter).table;
}

/** Two, since a comparison looks at two selections in turn. */
const selections = new Memory<Kept>(2);

function keptOf(table: OrderTable, filter: Filter): Kept {
  return selections.recall(table, JSON.stringify(filter), () => applyFilter(table, filter));
}

function applyFilter(table: OrderTable, filter: Filter): Kept {
  const ofCustomers: ((customer: number) => boolean)[] = [];
  let mask: Uint8Array | null = null;
  for (const { dimension, scope, keep } of filter) {
    const column = dimensionColumn(table, dimension);
    if (column === null) return compact(table, new Uint32Array(0), new Uint32Array(1), null);
    const { admits, strike } = admission(column, keep);
    if (scope === 'orders' && column.per === 'order' && !column.firstOnly) {
      mask ??= new Uint8Array(table.orderCount).fill(1);
      strike(mask);
    } else {
      ofCustomers.push((customer) => admits(customerEntry(table, column, customer)));
    }
  }
  const customers = keptCustomers(table, ofCustomers);
  return mask === null ? wholeHistories(table, customers) : partHistories(table, customers, mask);
}

/** Customers with an order that meet all conditions on customers. */
function keptCustomers(
  { customerCount, offsets }: OrderTable,
  conditions: readonly ((customer: number) => boolean)[]
): Uint32Array {
  const kept = new Uint32Array(customerCount);
  let count = 0;
  for (let c = 0; c < customerCount; c++) {
    let meets = offsets[c] !== offsets[c + 1];
    for (let i = 0; meets && i < conditions.length; i++) meets = conditions[i]?.(c) === true;
    if (meets) kept[count++] = c;
  }
  return kept.slice(0, count);
}

function wholeHistories(table: OrderTable, customers: Uint32Array): Kept {
  const offsets = new Uint32Array(customers.length + 1);
  let total = 0;
  for (let i = 0; i < customers.length; i++) {
    const c = customers[i] ?? 0;
    total += (table.offsets[c + 1] ?? 0) - (table.offsets[c] ?? 0);
    offsets[i + 1] = total;
  }
  return compact(table, customers, offsets, null);
}

/** @param mask 1 at each order that meets the conditions on orders */
function partHistories(table: OrderTable, customers: Uint32Array, mask: Uint8Array): Kept {
  const { offsets } = table;
  const places = new Uint32Array(table.orderCount);
  const left = new Uint32Array(customers.length);
  const ends = new Uint32Array(customers.length + 1);
  let count = 0;
  let total = 0;
  for (const c of customers) {
    const before = total;
    const end = offsets[c + 1] ?? 0;
    for (let i = offsets[c] ?? 0; i < end; i++) if (mask[i] === 1) places[total++] = i;
    if (total === before) continue;
    left[count++] = c;
    ends[count] = total;
  }
  return compact(table, left.slice(0, count), ends.slice(0, count + 1), places.slice(0, total));
}

/**
 * @param customers places of those kept, ascending
 * @param offsets of the compact table
 * @param orders places of those kept; null where they are all of these customers'
 */
function compact(
  table: OrderTable,
  customers: Uint32Array,
  offsets: Uint32Array,
  orders: Uint32Array | null
): Kept {
  const places = orders ?? placesOf(table, customers, offsets);
  let keys: OrderTable['keys'] | null = null;
  let attributes: OrderTable['attributes'] | null = null;
  return {
    customers,
    table: {
      customerCount: customers.length,
      orderCount: places.length,
      offsets,
      day: gatherDays(table.day, places),
      amount: gatherNumbers(table.amount, places),
      adjustments: gatherAdjustments(table, customers),
      get keys() {
        return (keys ??= gatherStrings(table.keys, customers));
      },
      get attributes() {
        return (attributes ??= table.attributes.map((column) =>
          gatherAttribute(column, column.per === 'order' ? places : customers)
        ));
      }
    }
  };
}

/** Places of all orders of the customers. */
function placesOf(table: OrderTable, customers: Uint32Array, offsets: Uint32Array): Uint32Array {
  const places = new Uint32Array(offsets[customers.length] ?? 0);
  let at = 0;
  for (const c of customers) {
    const end = table.offsets[c + 1] ?? 0;
    for (let i = table.offsets[c] ?? 0; i < end; i++) places[at++] = i;
  }
  return places;
}

/**
 * Customers with a reported order in both selections: filter, from–to as whole
 * periods, and observation end. All customers of a list with one row for each.
 * @throws RangeError where no order lies on or before an observation end.
 * @example sharedCustomers(table, DEFAULT_SETTINGS, DEFAULT_SETTINGS) === table.customerCount
 */
export function sharedCustomers(data: ShopData, one: Settings, other: Settings): number {
  if (isCustomerSummary(data)) return data.customerCount;
  const inOne = reportedCustomers(data, one);
  const inOther = reportedCustomers(data, other);
  let shared = 0;
  for (let c = 0; c < inOne.length; c++) shared += (inOne[c] ?? 0) & (inOther[c] ?? 0);
  return shared;
}

/** By customer of the table: 1 with an order in the selection on a day that is reported. */
function reportedCustomers(paid: OrderTable, settings: Settings): Uint8Array {
  const table = inPricesOf(paid, settings.priceIndex);
  const { observationEnd } = observeOrders(table, settings.observationEnd);
  const { from, to } = reportedDays(settings, observationEnd);
  const kept = settings.filter.length === 0 ? null : keptOf(table, settings.filter);
  const { offsets, day, customerCount } = kept?.table ?? table;
  const marks = new Uint8Array(table.customerCount);
  for (let c = 0; c < customerCount; c++) {
    const end = offsets[c + 1] ?? 0;
    let i = offsets[c] ?? 0;
    while (i < end && (day[i] ?? 0) < from) i++;
    if (i < end && (day[i] ?? 0) <= to) marks[kept?.customers[c] ?? c] = 1;
  }
  return marks;
}
