/** From orders to the forecast: fit, check on the shop's own past, choose, look ahead. */
import type { OrderTable } from '../orders/order-table';
import type { OnForecastProgress } from '../questions';
import type {
  Calibration,
  Estimate,
  Forecast,
  ForecastSettings,
  NoForecast,
  TotalForecast
} from '../schema/forecast';
import { dayToIso, type CalendarId } from '../time/calendar';
import { horizonOf, monthsAhead, MONTHS, newcomerAhead, totalsAhead } from './ahead';
import type { PresentCustomers } from './ahead';
import { aliveMap } from './alive-map';
import { aliveOf } from './alive-total';
import { attemptAll, type FittedModel } from './models/candidates';
import {
  changeAhead,
  changedMonths,
  changeWithin,
  fitOnSeasons,
  NO_CHANGE,
  times,
  trackSeasons,
  type ChangeAhead
} from './choice/change-ahead';
import { MIN_REPEAT_BUYERS } from './models/fit';
import { modelReport, spendReport } from './fit-reports';
import { choose, forecastRows, type Forecaster } from './models/forecaster';
import { expectedSpend, fitSpend } from './models/gamma-gamma';
import { checkSeason, holdoutAt, planHoldouts, rankForecasters } from './choice/holdout';
import type { HoldoutOrigin } from './choice/holdout';
import { levelUsed, originReports } from './choice/holdout-report';
import { pastMonths } from './past-months';
import { rowsOf } from './models/rows';
import { LEAST_DAYS, seasonOf } from './choice/seasonality';
import { calibrate, trackOrders } from './choice/tracking';
import { transactionsOf, type Transactions } from './models/transactions';

/** Transactions that the map of P(alive) reaches: only one customer in a hundred has more. */
const MAP_QUANTILE = 0.99;

/** What the analysis keeps by customer: one entry for each, in the order of `known.customer`. */
export interface CustomerForecasts extends PresentCustomers {
  pAlive: Float64Array;
  /** Within the horizon; NaN for a lifetime. */
  expectedOrders: Float64Array;
  /** Discounted, times margin where known. */
  expectedValue: Float64Array;
}

export interface ShopForecast {
  report: Forecast | NoForecast;
  /** null where there is no forecast. */
  customers: CustomerForecasts | null;
}

/** What does not hang on the horizon, the discount or the margin, and takes the time. */
export interface FittedShop extends PresentCustomers {
  /** By what the seasons and the shop's own past change what the models expect of all customers. */
  change: ChangeAhead;
  report: Omit<Forecast, 'settings' | 'alive' | 'total' | 'newCustomer' | 'money'>;
}

/** Orders that the fit can be checked on, and the calendar of their seasons. */
interface ShopsPast {
  table: OrderTable;
  firstDay: number;
  calendar: CalendarId;
}

const QUIET: OnForecastProgress = () => undefined;

/**
 * Fits all models to a shop's orders up to a day, checks them on its own past,
 * and chooses.
 * @param table the orders of the selection
 * @param observationEnd day number; at least one order lies on or before it
 * @param calendar of the months that can have seasons
 */
export function fitShop(
  table: OrderTable,
  observationEnd: number,
  onProgress: OnForecastProgress = QUIET,
  calendar: CalendarId = 'gregory'
): FittedShop | NoForecast {
  const known = transactionsOf(table, observationEnd);
  const firstDay = observationEnd - longestOf(known.ageDays);
  return fitTo(known, observationEnd, { table, firstDay, calendar }, onProgress);
}

/**
 * The same of customers of whom only x, t_x, T and m̄ are known: there is no
 * past to check on, and none to show.
 */
export function fitCustomers(
  known: Transactions,
  observationEnd: number,
  onProgress: OnForecastProgress = QUIET
): FittedShop | NoForecast {
  return fitTo(known, observationEnd, null, onProgress);
}

function fitTo(
  known: Transactions,
  observationEnd: number,
  past: ShopsPast | null,
  onProgress: OnForecastProgress
): FittedShop | NoForecast {
  const rows = rowsOf(known);
  const { customers, repeatBuyers } = rows;
  const none = (reason: NoForecast['reason']): NoForecast => ({
    state: 'none',
    reason,
    customers,
    repeatBuyers
  });
  const oldest = longestOf(known.ageDays);
  if (oldest === 0) return none('no-time');
  if (repeatBuyers < MIN_REPEAT_BUYERS) return none('few-repeat-buyers');

  const tell = (step: 'fit' | 'holdout' | 'ahead') => (done: number, of: number) => {
    onProgress({ phase: 'forecasting', step, done, of });
  };
  const fitted = attemptAll(rows, [], tell('fit'));
  const models = fitted.filter(({ fit }) => fit.converged);
  const season =
    past && seasonOf(past.table, models, past.firstDay, observationEnd, past.calendar, LEAST_DAYS);
  const checked = past ? checkOn(past, observationEnd, models, tell('holdout')) : [];
  const { origins, errorWithout, errorWith, used } = checkSeason(past?.table, checked, season);
  const inUse = used ? season : null;
  const scores = rankForecasters(origins);
  const choice = choose(models, scores);
  if (!choice) return none('no-model');
  const { selected } = choice;
  const level = levelUsed(origins, selected.name, oldest, used);
  const forecaster = { ...choice.forecaster, doubt: level.doubt };
  const spendFit = fitSpend(known.x, known.spend);
  const spend = Float64Array.from(
    known.x,
    (x, i) => expectedSpend(spendFit, x, known.spend[i] ?? NaN) ?? NaN
  );
  const present = { known, rows, forecaster, spendFit, expectedSpend: spend };
  const tellAhead = tell('ahead');
  tellAhead(0, 2);
  const plain = monthsAhead(present, observationEnd);
  const changing = past && { ...past, ...present, observationEnd };
  const seasonal = changing && inUse && fitOnSeasons(changing, inUse);
  const change = changing ? changeAhead(changing, plain, level.factor ?? 1, seasonal) : NO_CHANGE;
  const ahead = changedMonths(plain, change);
  tellAhead(1, 2);
  const report: FittedShop['report'] = {
    state: 'ready',
    basis: past ? 'orders' : 'customers',
    customers,
    repeatBuyers,
    observationEnd: dayToIso(observationEnd),
    models: fitted.map(modelReport),
    spend: spendReport(spendFit),
    holdout:
      origins.length > 0 ? { origins: originReports(origins, selected.name, used), scores } : null,
    selected: { ...selected, level: level.factor },
    tracking:
      changing && seasonal
        ? trackSeasons(changing, changing.firstDay, seasonal)
        : past && trackOrders(past.table, forecaster, past.firstDay, observationEnd),
    calibration: lastCalibration(origins, forecaster),
    past: past ? pastMonths(past.table, past.firstDay, observationEnd) : [],
    ahead,
    map: aliveMap(forecaster.alive, oldest, nearestRankOf(known.x, MAP_QUANTILE)),
    seasonality: season && {
      calendar: season.calendar,
      factors: season.factors,
      years: season.years,
      errorWithout,
      errorWith,
      used
    }
  };
  tellAhead(2, 2);
  return { ...present, change, report };
}

/** The holdouts that could be made, the oldest first. */
function checkOn(
  { table, firstDay, calendar }: ShopsPast,
  observationEnd: number,
  models: readonly FittedModel[],
  tell: (done: number, of: number) => void
): HoldoutOrigin[] {
  const { ends, days } = planHoldouts(firstDay, observationEnd);
  const origins: HoldoutOrigin[] = [];
  ends.forEach((end, i) => {
    tell(i, ends.length);
    const origin = holdoutAt(table, end, days, calendar, models);
    if (origin) origins.push(origin);
  });
  tell(ends.length, ends.length);
  return origins;
}

/**
 * The forecast of a shop's present customers.
 * @throws RangeError where the discount rate is not above −1, the margin not
 *   in [0, 1], the horizon none of the months of the forecast, or a lifetime
 *   is asked for without a discount.
 * @example forecastFrom(fitShop(table, end), { horizonMonths: 12, annualDiscountRate: 0.1, grossMargin: null })
 */
export function forecastFrom(
  shop: FittedShop | NoForecast,
  settings: ForecastSettings
): ShopForecast {
  checkSettings(settings);
  if ('state' in shop) return { report: shop, customers: null };
  const customers = customerForecasts(shop, settings);
  const { total, equity } = totalForecast(shop, settings, customers);
  return {
    customers,
    report: {
      ...shop.report,
      settings,
      alive: aliveOf(customers.pAlive),
      total,
      newCustomer: newcomerAhead(shop, settings),
      money: { equity, acquisition: null, spendTrend: null }
    }
  };
}

function checkSettings({ horizonMonths, annualDiscountRate, grossMargin }: ForecastSettings): void {
  if (!(annualDiscountRate > -1) || annualDiscountRate === Infinity) {
    throw new RangeError(`annualDiscountRate must be above -1: ${annualDiscountRate}`);
  }
  if (grossMargin !== null && !(grossMargin >= 0 && grossMargin <= 1)) {
    throw new RangeError(`grossMargin must be in [0, 1]: ${grossMargin}`);
  }
  const possible =
    horizonMonths === null
      ? annualDiscountRate > 0
      : Number.isInteger(horizonMonths) && horizonMonths >= 1 && horizonMonths <= MONTHS;
  if (!possible) {
    throw new RangeError(`no horizon of ${horizonMonths} months at ${annualDiscountRate}`);
  }
}

function customerForecasts(shop: FittedShop, settings: ForecastSettings): CustomerForecasts {
  const { known, rows, forecaster, spendFit, expectedSpend: spend } = shop;
  const { pAlive, expected, discounted } = forecastRows(forecaster, rows, horizonOf(settings));
  const n = known.x.length;
  const result: CustomerForecasts = {
    known,
    rows,
    forecaster,
    spendFit,
    pAlive: new Float64Array(n),
    expectedOrders: new Float64Array(n),
    expectedSpend: spend,
    expectedValue: new Float64Array(n)
  };
  const margin = settings.grossMargin ?? 1;
  // Everybody's share of the total stays.
  const change = changeWithin(shop.change, settings.horizonMonths);
  for (let i = 0; i < n; i++) {
    const row = rows.rowOf[i] ?? 0;
    result.pAlive[i] = pAlive[row] ?? 0;
    result.expectedOrders[i] = (expected[row] ?? 0) * change;
    result.expectedValue[i] = (discounted[row] ?? 0) * change * (spend[i] ?? NaN) * margin;
  }
  return result;
}

/**
 * Within the horizon, and all that is still to come. The worth within the
 * horizon is that of the customers in sum: the totals that bear the interval
 * lie on a few ages (see `futureTotals`), and a page that shows both must not
 * differ by a handful of coins.
 */
function totalForecast(
  shop: FittedShop,
  settings: ForecastSettings,
  { expectedValue }: CustomerForecasts
): { total: TotalForecast; equity: Estimate | null } {
  const { horizonMonths, annualDiscountRate, grossMargin } = settings;
  const horizons = [horizonOf(settings)];
  const endless = annualDiscountRate > 0;
  if (endless && horizonMonths !== null) {
    horizons.push(horizonOf({ horizonMonths: null, annualDiscountRate }));
  }
  const totals = totalsAhead(shop, horizons);
  const margin = grossMargin ?? 1;
  const worth = (spend: Estimate | null | undefined, months: number | null): Estimate | null =>
    spend ? times(spend, margin * changeWithin(shop.change, months)) : null;
  const about = worth(totals[0]?.spend, horizonMonths);
  const sum = expectedValue.reduce((whole, value) => whole + value, 0);
  const value = about && about.value > 0 && sum > 0 ? times(about, sum / about.value) : about;
  // As the curve says it: the same number wherever it is shown.
  const orders = shop.report.ahead.find(({ months }) => months === horizonMonths);
  return {
    total: {
      orders: orders?.orders ?? null,
      low: orders?.low ?? null,
      high: orders?.high ?? null,
      value: value?.value ?? null,
      valueLow: value?.low ?? null,
      valueHigh: value?.high ?? null
    },
    // A lifetime is all that is still to come: one number for both.
    equity: horizonMonths === null ? value : endless ? worth(totals.at(-1)?.spend, null) : null
  };
}

/** Of the newest holdout, by who is used now. */
function lastCalibration(
  origins: readonly HoldoutOrigin[],
  { name }: Forecaster
): Calibration | null {
  const last = origins.at(-1);
  const expected = last?.byCustomer.expected[name];
  return last && expected ? calibrate(last.byCustomer.x, expected, last.byCustomer.actual) : null;
}

const longestOf = (days: Int32Array): number => days.reduce((most, age) => Math.max(most, age), 0);

function nearestRankOf(values: Uint32Array, q: number): number {
  const sorted = values.slice().sort();
  return sorted[Math.ceil(q * sorted.length) - 1] ?? 0;
}
