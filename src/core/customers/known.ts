/** What is known of every customer without a forecast. */
import { Memory } from '../memory';
import { isCustomerSummary, type CustomerSummary, type ShopData } from '../orders/customer-summary';
import type { OrderTable } from '../orders/order-table';
import { reportedOrders } from '../reported-orders';
import type { Settings } from '../settings';
import { daysOf } from '../summary/summary-days';

/** Columns with an entry for each customer, as the forecast counts them; numbers are NaN where they are not known. */
export interface KnownCustomers {
  count: number;
  /** Index in the table or the list. */
  customer: Uint32Array;
  source: Pick<ShopData, 'keys' | 'attributes'>;
  /** null for a list of customers. */
  table: OrderTable | null;
  /** Of an order table: the customer's orders end before this place. */
  ends: Uint32Array | null;
  /** Day number. */
  observationEnd: number;
  /** Day numbers. */
  first: Float64Array;
  last: Float64Array;
  orders: Float64Array;
  revenue: Float64Array;
}

// The table is that of the filter and the prices: it stands for both.
const memory = new Memory<KnownCustomers>(2);

/** The customers of the selection up to the observation end; the last are remembered. */
export function knownCustomers(data: ShopData, settings: Settings): KnownCustomers {
  if (isCustomerSummary(data)) {
    return memory.recall(data, String(settings.observationEnd), () => fromList(data, settings));
  }
  const { table, observationEnd } = reportedOrders(data, settings).observed;
  return memory.recall(table, String(observationEnd), () => fromOrders(table, observationEnd));
}

/** Customers with an order up to the observation end; refunds without an order count from their first order on. */
function fromOrders(table: OrderTable, observationEnd: number): KnownCustomers {
  const { customerCount, offsets, day, amount, adjustments } = table;
  const customer = new Uint32Array(customerCount);
  const entryOf = new Int32Array(customerCount).fill(-1);
  const ends = new Uint32Array(customerCount);
  const first = new Float64Array(customerCount);
  const last = new Float64Array(customerCount);
  const orders = new Float64Array(customerCount);
  const revenue = new Float64Array(customerCount);
  let count = 0;
  for (let c = 0; c < customerCount; c++) {
    const start = offsets[c] ?? 0;
    const stop = offsets[c + 1] ?? 0;
    let end = start;
    let sum = 0;
    for (; end < stop && (day[end] ?? 0) <= observationEnd; end++) sum += amount[end] ?? 0;
    if (end === start) continue;
    customer[count] = c;
    entryOf[c] = count;
    ends[count] = end;
    first[count] = day[start] ?? 0;
    last[count] = day[end - 1] ?? 0;
    orders[count] = end - start;
    revenue[count] = sum;
    count++;
  }
  adjustments.day.forEach((on, i) => {
    const entry = entryOf[adjustments.customer[i] ?? -1] ?? -1;
    if (entry < 0 || on > observationEnd || on < (first[entry] ?? 0)) return;
    revenue[entry] = (revenue[entry] ?? 0) + (adjustments.amount[i] ?? 0);
  });
  return {
    count,
    customer: customer.slice(0, count),
    source: table,
    table,
    ends: ends.slice(0, count),
    observationEnd,
    first: first.slice(0, count),
    last: last.slice(0, count),
    orders: orders.slice(0, count),
    revenue: revenue.slice(0, count)
  };
}

function fromList(list: CustomerSummary, settings: Settings): KnownCustomers {
  const { first, last, observationEnd } = daysOf(list, settings.observationEnd);
  const blank = (): Float64Array => new Float64Array(list.customerCount).fill(NaN);
  return {
    count: list.customerCount,
    customer: Uint32Array.from({ length: list.customerCount }, (_, i) => i),
    source: list,
    table: null,
    ends: null,
    observationEnd,
    first: first ? Float64Array.from(first) : blank(),
    last: last ? Float64Array.from(last) : blank(),
    orders: Float64Array.from(list.orders),
    revenue: list.revenue.slice()
  };
}
