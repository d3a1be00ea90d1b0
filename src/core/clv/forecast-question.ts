/** The forecast of a selection, made once and kept for what is asked of it. */
import { Memory } from '../memory';
import { isCustomerSummary, type ShopData } from '../orders/customer-summary';
import type { OrderTable } from '../orders/order-table';
import type { OnForecastProgress } from '../questions';
import { reportedOrders } from '../reported-orders';
import type { Forecast, NoForecast } from '../schema/forecast';
import type { Settings } from '../settings';
import { fitShop, forecastFrom, type FittedShop, type ShopForecast } from './shop-forecast';

/** What every question on the forecast begins with. */
export interface FittedSelection {
  /** The orders that meet the filter, in the prices of the settings; null where the shop's data is a list of customers. */
  table: OrderTable | null;
  /** Day number. */
  observationEnd: number;
  fitted: FittedShop | NoForecast;
  /** Under the horizon, discount and margin of the settings. */
  forecast: ShopForecast;
}

/**
 * Fits, checks and looks ahead, or recalls it: only the filter, the prices and
 * the observation end need a new fit.
 */
export function fittedSelection(
  data: ShopData,
  settings: Settings,
  _onProgress: OnForecastProgress
): FittedSelection {
  if (isCustomerSummary(data)) throw new RangeError('no forecast of a list yet');
  const { observed } = reportedOrders(data, settings);
  const { table, observationEnd } = observed;
  const fitted = fits.recall(table, `${observationEnd}`, () => fitShop(table, observationEnd));
  return { table, observationEnd, fitted, forecast: forecastFrom(fitted, settings) };
}

const fits = new Memory<FittedShop | NoForecast>(3);

/** The answer to the question `forecast`. */
export function forecastOf(
  data: ShopData,
  settings: Settings,
  onProgress: OnForecastProgress
): Forecast | NoForecast {
  return fittedSelection(data, settings, onProgress).forecast.report;
}
