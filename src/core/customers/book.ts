/** The customers of a selection as columns, one entry for each: what the table and the page of one read. */
import { horizonOf } from '../clv/ahead';
import { LIKELY_ALIVE } from '../clv/alive-total';
import { changeWithin, NO_CHANGE, type ChangeAhead } from '../clv/choice/change-ahead';
import { CustomerFutures } from '../clv/intervals/customer-futures';
import { fittedSelection, forecastSettings, type FittedSelection } from '../clv/forecast-question';
import type { CustomerForecasts } from '../clv/shop-forecast';
import { Memory } from '../memory';
import type { ShopData } from '../orders/customer-summary';
import { unpackString } from '../orders/packed-strings';
import type { OnForecastProgress } from '../questions';
import type { CustomerRow } from '../schema/customers';
import type { ForecastSettings } from '../schema/forecast';
import type { Settings } from '../settings';
import { dayToIso } from '../time/calendar';
import { knownCustomers, type KnownCustomers } from './known';
import { nextOrderDays } from './next-order';

/** What is expected of every customer, in columns with the entries of those known; NaN where it is not told. */
export interface ExpectedOfCustomers {
  pAlive: Float64Array;
  expectedOrders: Float64Array;
  expectedValue: Float64Array;
  /** Day numbers. */
  nextOrder: Float64Array;
  /** NaN of those who are more likely gone than not, too. */
  overdueDays: Float64Array;
  forecasts: CustomerForecasts;
  futures: CustomerFutures;
  /** What the forecast changes the expected orders by. */
  change: ChangeAhead;
}

export interface CustomerBook {
  known: KnownCustomers;
  /** null where there is no forecast, or none was asked for. */
  expected: ExpectedOfCustomers | null;
  /** What the forecast is of, or would be. */
  asked: ForecastSettings;
}

// What is fitted is that of the filter, the prices and the observation end. One book of each: its futures can take 50 MB.
const books = new Memory<CustomerBook>(1);
const booksWithout = new Memory<CustomerBook>(2);

/**
 * The customers of a selection; the last book of a forecast is remembered.
 * @param forecast whether with what is expected of them; else nothing is fitted
 */
export function bookOf(
  data: ShopData,
  settings: Settings,
  forecast: boolean,
  onProgress: OnForecastProgress
): CustomerBook {
  const known = knownCustomers(data, settings);
  if (!forecast) {
    const asked = forecastSettings(data, settings);
    return booksWithout.recall(known, JSON.stringify(asked), () => ({
      known,
      expected: null,
      asked
    }));
  }
  const selection = fittedSelection(data, settings, onProgress);
  return books.recall(selection.fitted, JSON.stringify(selection.asked), () => {
    onProgress({ phase: 'forecasting', step: 'customers', done: 0, of: 1 });
    const expected = expectedOf(known, selection);
    onProgress({ phase: 'forecasting', step: 'customers', done: 1, of: 1 });
    return { known, expected, asked: selection.asked };
  });
}

function expectedOf(
  { count, observationEnd }: KnownCustomers,
  { fitted, asked, forecast: { customers: forecasts } }: FittedSelection
): ExpectedOfCustomers | null {
  if (!forecasts) return null;
  const { known, pAlive, expectedOrders, expectedValue } = forecasts;
  const nextOrder = new Float64Array(count);
  const overdueDays = new Float64Array(count);
  const days = nextOrderDays(forecasts.forecaster.alive, known);
  for (let i = 0; i < count; i++) {
    // Where a list tells no days the models still know T: the last order lies T − t_x before the end.
    const silence = (known.ageDays[i] ?? 0) - (known.txDays[i] ?? 0);
    const next = observationEnd - silence + (days[i] ?? NaN);
    nextOrder[i] = next;
    // Who has most likely left is not late: there is nothing to wait for.
    overdueDays[i] = (pAlive[i] ?? NaN) >= LIKELY_ALIVE ? Math.max(0, observationEnd - next) : NaN;
  }
  const change = 'state' in fitted ? NO_CHANGE : fitted.change;
  const within = changeWithin(change, asked.horizonMonths);
  return {
    pAlive,
    expectedOrders,
    expectedValue,
    nextOrder,
    overdueDays,
    forecasts,
    futures: new CustomerFutures(forecasts, horizonOf(asked), within),
    change
  };
}

/** Name of the customer of an entry. */
export function keyOf({ source, customer }: KnownCustomers, entry: number): string {
  return unpackString(source.keys, customer[entry] ?? 0);
}

const numberOf = (value: number | undefined): number | null =>
  value === undefined || !Number.isFinite(value) ? null : value;

const dayOf = (value: number | undefined): string | null => {
  const day = numberOf(value);
  return day === null ? null : dayToIso(day);
};

/** Orders that a page shows as 0. */
const AS_GOOD_AS_NONE = 0.005;

type ExpectedOfRow = Omit<
  CustomerRow,
  'key' | 'firstOrder' | 'lastOrder' | 'orders' | 'revenue' | 'averageOrderValue'
>;

const NOTHING_EXPECTED: ExpectedOfRow = {
  pAlive: null,
  expectedOrders: null,
  ordersLow: null,
  ordersHigh: null,
  expectedValue: null,
  valueLow: null,
  valueHigh: null,
  nextOrder: null,
  overdueDays: null
};

/** A row of the table, with the intervals of what this customer may do. */
export function rowOf({ known, expected, asked }: CustomerBook, entry: number): CustomerRow {
  const orders = known.orders[entry] ?? 0;
  const revenue = numberOf(known.revenue[entry]);
  return {
    key: keyOf(known, entry),
    firstOrder: dayOf(known.first[entry]),
    lastOrder: dayOf(known.last[entry]),
    orders,
    revenue,
    averageOrderValue: revenue === null || orders === 0 ? null : revenue / orders,
    ...(expected ? expectedOfRow(expected, asked, entry) : NOTHING_EXPECTED)
  };
}

/**
 * The intervals hold what is expected: of who has most likely left, that is
 * beyond the quantile, which is 0. What is expected of the long gone is as good
 * as 0, and makes no bound of a whole order.
 */
function expectedOfRow(
  expected: ExpectedOfCustomers,
  { grossMargin }: ForecastSettings,
  entry: number
): ExpectedOfRow {
  const interval = expected.futures.intervalOf(entry);
  const expectedOrders = numberOf(expected.expectedOrders[entry]);
  const expectedValue = numberOf(expected.expectedValue[entry]);
  const margin = grossMargin ?? 1;
  const spend = expectedValue === null ? null : interval.spend;
  return {
    pAlive: numberOf(expected.pAlive[entry]),
    expectedOrders,
    ordersLow: interval.orders && Math.min(interval.orders.low, Math.floor(expectedOrders ?? 0)),
    ordersHigh:
      interval.orders &&
      Math.max(interval.orders.high, Math.ceil((expectedOrders ?? 0) - AS_GOOD_AS_NONE)),
    expectedValue,
    valueLow: spend && Math.min(spend.low * margin, expectedValue ?? 0),
    valueHigh: spend && Math.max(spend.high * margin, expectedValue ?? 0),
    nextOrder: dayOf(expected.nextOrder[entry]),
    overdueDays: numberOf(expected.overdueDays[entry])
  };
}
