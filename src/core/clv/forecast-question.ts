/** The forecast of a selection, made once and kept for what is asked of it. */
import { Memory } from '../memory';
import { effectiveMargin } from '../orders/cost-margin';
import { isCustomerSummary, type CustomerSummary, type ShopData } from '../orders/customer-summary';
import type { OrderTable } from '../orders/order-table';
import type { OnForecastProgress } from '../questions';
import { reportedOrders } from '../reported-orders';
import type { Forecast, ForecastSettings, NoForecast } from '../schema/forecast';
import type { Settings } from '../settings';
import { daysOf } from '../summary/summary-days';
import { MONTHS } from './ahead';
import { moneyOf } from './money/money';
import { newcomerWorth } from './money/newcomer';
import {
  fitCustomers,
  fitShop,
  forecastFrom,
  type FittedShop,
  type ShopForecast
} from './shop-forecast';
import { summaryTransactions } from './models/summary-transactions';

/** What every question on the forecast begins with. */
export interface FittedSelection {
  /** The orders that meet the filter, in the prices of the settings; null where the shop's data is a list of customers. */
  table: OrderTable | null;
  /** Day number. */
  observationEnd: number;
  fitted: FittedShop | NoForecast;
  /** Horizon, discount and margin: what `forecast` is of. */
  asked: ForecastSettings;
  forecast: ShopForecast;
}

/**
 * Fits, checks and looks ahead, or recalls it: only the filter, the prices and
 * the observation end need a new fit, and only the horizon, the discount and
 * the margin a new look ahead.
 */
export function fittedSelection(
  data: ShopData,
  settings: Settings,
  onProgress: OnForecastProgress
): FittedSelection {
  const found = isCustomerSummary(data)
    ? fittedCustomers(data, settings, onProgress)
    : fittedOrders(data, settings, onProgress);
  const asked = forecastSettings(data, settings);
  const forecast = forecasts.recall(found.fitted, JSON.stringify(asked), () =>
    forecastFrom(found.fitted, asked)
  );
  return { ...found, asked, forecast };
}

/**
 * What the forecast heeds of the settings, with the margin that everything is
 * multiplied by. What never ends has no sum unless it is discounted: such a
 * lifetime is answered with the longest of the other horizons.
 */
export function forecastSettings(data: ShopData, settings: Settings): ForecastSettings {
  const { annualDiscountRate } = settings;
  const horizonMonths =
    annualDiscountRate > 0 ? settings.horizonMonths : (settings.horizonMonths ?? MONTHS);
  const grossMargin = isCustomerSummary(data)
    ? settings.grossMargin
    : effectiveMargin(reportedOrders(data, settings).observed, settings);
  return { horizonMonths, annualDiscountRate, grossMargin };
}

type Fitted = Omit<FittedSelection, 'asked' | 'forecast'>;

// The table is that of the filter and the prices: it stands for both in the memory.
const fits = new Memory<FittedShop | NoForecast>(3);
const forecasts = new Memory<ShopForecast>(6);

function fittedOrders(
  data: OrderTable,
  settings: Settings,
  onProgress: OnForecastProgress
): Fitted {
  const { table, observationEnd } = reportedOrders(data, settings).observed;
  const fitted = fits.recall(table, `${observationEnd} ${settings.calendar}`, () =>
    fitShop(table, observationEnd, onProgress, settings.calendar)
  );
  return { table, observationEnd, fitted };
}

function fittedCustomers(
  data: CustomerSummary,
  settings: Settings,
  onProgress: OnForecastProgress
): Fitted {
  const days = daysOf(data, settings.observationEnd);
  const { observationEnd } = days;
  const fitted = fits.recall(data, `${observationEnd}`, () => {
    const known = summaryTransactions(data, days);
    return known ? fitCustomers(known, observationEnd, onProgress) : noDays(data);
  });
  return { table: null, observationEnd, fitted };
}

function noDays({ customerCount, orders }: CustomerSummary): NoForecast {
  return {
    state: 'none',
    reason: 'no-days',
    customers: customerCount,
    repeatBuyers: orders.reduce((sum, count) => sum + (count > 1 ? 1 : 0), 0)
  };
}

/** The answer to the question `forecast`. */
export function forecastOf(
  data: ShopData,
  settings: Settings,
  onProgress: OnForecastProgress
): Forecast | NoForecast {
  const { fitted, forecast } = fittedSelection(data, settings, onProgress);
  const { report } = forecast;
  if (report.state === 'none' || 'state' in fitted) return report;
  const worth = settings.acquisition && newcomerWorth(fitted, report.settings);
  return { ...report, money: { ...report.money, ...moneyOf(data, settings, worth) } };
}
