/** The customers of a selection as columns, one entry for each: what the table and the page of one read. */
import { horizonOf } from '../clv/ahead';
import { changeWithin, NO_CHANGE, type ChangeAhead } from '../clv/choice/change-ahead';
import { CustomerFutures } from '../clv/intervals/customer-futures';
import { fittedSelection, type FittedSelection } from '../clv/forecast-question';
import type { CustomerForecasts } from '../clv/shop-forecast';
import { Memory } from '../memory';
import { isCustomerSummary, type CustomerSummary, type ShopData } from '../orders/customer-summary';
import type { OrderTable } from '../orders/order-table';
import { unpackString } from '../orders/packed-strings';
import type { OnForecastProgress } from '../questions';
import type { CustomerRow } from '../schema/customers';
import type { ForecastSettings } from '../schema/forecast';
import type { Settings } from '../settings';
import { daysOf } from '../summary/summary-days';
import { dayToIso } from '../time/calendar';
import { nextOrderDays } from './next-order';

/** Columns of numbers, NaN where they are not known. Entry by entry as the forecast counts the customers. */
export interface CustomerBook {
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
  pAlive: Float64Array;
  expectedOrders: Float64Array;
  expectedValue: Float64Array;
  /** Day numbers. */
  nextOrder: Float64Array;
  overdueDays: Float64Array;
  /** What the forecast is of. */
  asked: ForecastSettings;
  /** null where there is no forecast. */
  forecasts: CustomerForecasts | null;
  futures: CustomerFutures | null;
  /** What the forecast changes the expected orders by. */
  change: ChangeAhead;
}

// The forecast is that of the filter, the prices, the observation end and the horizon: it stands for all of them.
const books = new Memory<CustomerBook>(1);

/** The customers of a selection; the last book of a forecast is remembered. */
export function bookOf(
  data: ShopData,
  settings: Settings,
  onProgress: OnForecastProgress
): CustomerBook {
  const selection = fittedSelection(data, settings, onProgress);
  return books.recall(selection.forecast, '', () => {
    onProgress({ phase: 'forecasting', step: 'customers', done: 0, of: 1 });
    const book = writeBook(data, settings, selection);
    onProgress({ phase: 'forecasting', step: 'customers', done: 1, of: 1 });
    return book;
  });
}

type Known = Pick<
  CustomerBook,
  'customer' | 'source' | 'table' | 'ends' | 'first' | 'last' | 'orders' | 'revenue'
>;

function writeBook(
  data: ShopData,
  settings: Settings,
  { table, observationEnd, fitted, asked, forecast: { customers: forecasts } }: FittedSelection
): CustomerBook {
  const known = isCustomerSummary(data)
    ? fromList(data, settings)
    : fromOrders(table ?? data, observationEnd);
  const count = known.customer.length;
  const unknown = (): Float64Array => new Float64Array(count).fill(NaN);
  const nextOrder = unknown();
  const overdueDays = unknown();
  if (forecasts) {
    const days = nextOrderDays(forecasts.forecaster.alive, forecasts.known);
    for (let i = 0; i < count; i++) {
      // Where a list tells no days the models still know T: the last order lies T − t_x before the end.
      const silence = (forecasts.known.ageDays[i] ?? 0) - (forecasts.known.txDays[i] ?? 0);
      const next = observationEnd - silence + (days[i] ?? NaN);
      nextOrder[i] = next;
      overdueDays[i] = Math.max(0, observationEnd - next);
    }
  }
  const change = 'state' in fitted ? NO_CHANGE : fitted.change;
  return {
    ...known,
    count,
    observationEnd,
    pAlive: forecasts?.pAlive ?? unknown(),
    expectedOrders: forecasts?.expectedOrders ?? unknown(),
    expectedValue: forecasts?.expectedValue ?? unknown(),
    nextOrder,
    overdueDays,
    asked,
    forecasts,
    futures:
      forecasts &&
      new CustomerFutures(forecasts, horizonOf(asked), changeWithin(change, asked.horizonMonths)),
    change
  };
}

/** Customers with an order up to the observation end; refunds without an order count from their first order on. */
function fromOrders(table: OrderTable, observationEnd: number): Known {
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
    customer: customer.slice(0, count),
    source: table,
    table,
    ends: ends.slice(0, count),
    first: first.slice(0, count),
    last: last.slice(0, count),
    orders: orders.slice(0, count),
    revenue: revenue.slice(0, count)
  };
}

function fromList(list: CustomerSummary, settings: Settings): Known {
  const { first, last } = daysOf(list, settings.observationEnd);
  const blank = (): Float64Array => new Float64Array(list.customerCount).fill(NaN);
  return {
    customer: Uint32Array.from({ length: list.customerCount }, (_, i) => i),
    source: list,
    table: null,
    ends: null,
    first: first ? Float64Array.from(first) : blank(),
    last: last ? Float64Array.from(last) : blank(),
    orders: Float64Array.from(list.orders),
    revenue: list.revenue.slice()
  };
}

/** Name of the customer of an entry. */
export function keyOf(book: CustomerBook, entry: number): string {
  return unpackString(book.source.keys, book.customer[entry] ?? 0);
}

const known = (value: number | undefined): number | null =>
  value === undefined || !Number.isFinite(value) ? null : value;

const dayOf = (value: number | undefined): string | null => {
  const day = known(value);
  return day === null ? null : dayToIso(day);
};

/** Orders that a page shows as 0. */
const AS_GOOD_AS_NONE = 0.005;

/**
 * A row of the table, with the intervals of what this customer may do. They
 * hold what is expected: of who has most likely left, that is beyond the
 * quantile, which is 0. What is expected of the long gone is as good as 0, and
 * makes no bound of a whole order.
 */
export function rowOf(book: CustomerBook, entry: number): CustomerRow {
  const orders = book.orders[entry] ?? 0;
  const revenue = known(book.revenue[entry]);
  const interval = book.futures?.intervalOf(entry) ?? { orders: null, spend: null };
  const expectedOrders = known(book.expectedOrders[entry]);
  const expectedValue = known(book.expectedValue[entry]);
  const margin = book.asked.grossMargin ?? 1;
  const spend = expectedValue === null ? null : interval.spend;
  return {
    key: keyOf(book, entry),
    firstOrder: dayOf(book.first[entry]),
    lastOrder: dayOf(book.last[entry]),
    orders,
    revenue,
    averageOrderValue: revenue === null || orders === 0 ? null : revenue / orders,
    pAlive: known(book.pAlive[entry]),
    expectedOrders,
    ordersLow: interval.orders && Math.min(interval.orders.low, Math.floor(expectedOrders ?? 0)),
    ordersHigh:
      interval.orders &&
      Math.max(interval.orders.high, Math.ceil((expectedOrders ?? 0) - AS_GOOD_AS_NONE)),
    expectedValue,
    valueLow: spend && Math.min(spend.low * margin, expectedValue ?? 0),
    valueHigh: spend && Math.max(spend.high * margin, expectedValue ?? 0),
    nextOrder: dayOf(book.nextOrder[entry]),
    overdueDays: known(book.overdueDays[entry])
  };
}
