/** From orders to the forecast: fit, check on the shop's own past, choose, look ahead. */
import { SeededRandom } from '../math/random';
import type { OrderTable } from '../orders/order-table';
import type {
  AheadMonth,
  Calibration,
  Forecast,
  ForecasterName,
  ForecastSettings,
  HoldoutReport,
  ModelReport,
  NoForecast,
  SpendReport,
  TotalForecast
} from '../schema/forecast';
import { dayToIso } from '../time/calendar';
import { aliveMap } from './alive-map';
import { aliveOf } from './alive-total';
import { fitAll, type FittedModel } from './candidates';
import { MIN_REPEAT_BUYERS } from './fit';
import { choose, forecastRows, totalOf, type Forecaster } from './forecaster';
import { expectedSpend, fitSpend, type SpendFit } from './gamma-gamma';
import { holdoutAt, namesOf, planHoldouts, rankForecasters, type HoldoutOrigin } from './holdout';
import { weeklyDiscountRate } from './lifetime-model';
import { pastMonths } from './past-months';
import { DAYS_PER_WEEK, rowsOf, type TransactionRows } from './rows';
import { calibrate, trackOrders } from './tracking';
import { transactionsOf, type Transactions } from './transactions';
import { totalInterval } from './uncertainty';

/** Days of a mean month: a twelfth of 365.2425. */
const MONTH_DAYS = 30.436875;
/** The curve bends early: more points there. */
const MONTHS_AHEAD = [1, 2, 3, 6, 9, 12, 18, 24, 30, 36] as const;
/** Its spread stands for a lifetime's. */
const LONGEST = 36;
const SEED = 20_260_322;
/** Transactions that the map of P(alive) reaches: only one customer in a hundred has more. */
const MAP_QUANTILE = 0.99;

/** What the analysis keeps by customer: one entry for each, in the order of `known.customer`. */
export interface CustomerForecasts {
  known: Transactions;
  forecaster: Forecaster;
  spendFit: SpendFit;
  pAlive: Float64Array;
  /** Within the horizon; NaN for a lifetime. */
  expectedOrders: Float64Array;
  /** Mean amount of a further order; NaN where nobody's spend is known. */
  expectedSpend: Float64Array;
  /** Discounted, times margin where known. */
  expectedValue: Float64Array;
}

export interface ShopForecast {
  report: Forecast | NoForecast;
  /** null where there is no forecast. */
  customers: CustomerForecasts | null;
}

/** What does not hang on the horizon, the discount or the margin, and takes the time. */
export interface FittedShop {
  known: Transactions;
  rows: TransactionRows;
  forecaster: Forecaster;
  spendFit: SpendFit;
  report: Omit<Forecast, 'settings' | 'alive' | 'total' | 'newCustomer' | 'money'>;
}

/**
 * Fits all models to a shop's orders up to a day, checks them on its own past,
 * and chooses.
 * @param table the orders of the selection
 * @param observationEnd day number; at least one order lies on or before it
 */
export function fitShop(table: OrderTable, observationEnd: number): FittedShop | NoForecast {
  const known = transactionsOf(table, observationEnd);
  const rows = rowsOf(known);
  const { customers, repeatBuyers } = rows;
  if (repeatBuyers < MIN_REPEAT_BUYERS) {
    return { state: 'none', reason: 'few-repeat-buyers', customers, repeatBuyers };
  }
  const models = fitAll(rows);
  const firstDay = observationEnd - known.ageDays.reduce((most, age) => Math.max(most, age), 0);
  const plan = planHoldouts(firstDay, observationEnd);
  const origins = plan.ends
    .map((end) => holdoutAt(table, end, plan.days))
    .filter((origin) => origin !== null);
  const scores = rankForecasters(origins);
  const choice = choose(models, scores);
  if (!choice) return { state: 'none', reason: 'no-model', customers, repeatBuyers };
  const { forecaster, selected } = choice;
  const spendFit = fitSpend(known.x, known.spend);
  const most = nearestRankOf(known.x, MAP_QUANTILE);
  return {
    known,
    rows,
    forecaster,
    spendFit,
    report: {
      state: 'ready',
      basis: 'orders',
      customers,
      repeatBuyers,
      observationEnd: dayToIso(observationEnd),
      models: models.map(modelReport),
      spend: spendReport(spendFit),
      holdout:
        origins.length > 0
          ? { origins: origins.map((origin) => originReport(origin, selected.name)), scores }
          : null,
      selected,
      tracking: trackOrders(table, forecaster, firstDay, observationEnd),
      calibration: lastCalibration(origins, forecaster),
      past: pastMonths(table, firstDay, observationEnd),
      ahead: monthsAhead(forecaster, rows, observationEnd, new SeededRandom(SEED)),
      map: aliveMap(forecaster.alive, observationEnd - firstDay, most),
      seasonality: null
    }
  };
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
  return {
    customers,
    report: {
      ...shop.report,
      settings,
      alive: aliveOf(customers.pAlive),
      total: totalForecast(customers, shop.report.ahead, settings),
      newCustomer: newCustomerForecast(shop, settings),
      money: { equity: null, acquisition: null, spendTrend: null }
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
  const known = MONTHS_AHEAD.some((months) => months === horizonMonths);
  if (horizonMonths === null ? !(annualDiscountRate > 0) : !known) {
    throw new RangeError(`no horizon of ${horizonMonths} months at ${annualDiscountRate}`);
  }
}

const weeksOf = (months: number): number => (months * MONTH_DAYS) / DAYS_PER_WEEK;

function horizonOf({ horizonMonths, annualDiscountRate }: ForecastSettings) {
  return {
    length: horizonMonths === null ? Infinity : weeksOf(horizonMonths),
    discountRate: Math.max(0, weeklyDiscountRate(annualDiscountRate))
  };
}

function customerForecasts(
  { known, rows, forecaster, spendFit }: FittedShop,
  settings: ForecastSettings
): CustomerForecasts {
  const { pAlive, expected, discounted } = forecastRows(forecaster, rows, horizonOf(settings));
  const n = known.x.length;
  const result: CustomerForecasts = {
    known,
    forecaster,
    spendFit,
    pAlive: new Float64Array(n),
    expectedOrders: new Float64Array(n),
    expectedSpend: new Float64Array(n),
    expectedValue: new Float64Array(n)
  };
  const margin = settings.grossMargin ?? 1;
  for (let i = 0; i < n; i++) {
    const row = rows.rowOf[i] ?? 0;
    const spend = expectedSpend(spendFit, known.x[i] ?? 0, known.spend[i] ?? NaN) ?? NaN;
    result.pAlive[i] = pAlive[row] ?? 0;
    result.expectedOrders[i] = expected[row] ?? 0;
    result.expectedSpend[i] = spend;
    result.expectedValue[i] = (discounted[row] ?? 0) * spend * margin;
  }
  return result;
}

/** Cumulative orders by month, each with its interval; where the forecast is a mean of models, its relative spread is that of the first. */
function monthsAhead(
  forecaster: Forecaster,
  rows: TransactionRows,
  end: number,
  random: SeededRandom
): AheadMonth[] {
  const [model = forecaster.alive] = forecaster.members;
  return MONTHS_AHEAD.map((months) => {
    const t = weeksOf(months);
    const { expected } = forecastRows(forecaster, rows, { length: t, discountRate: 0 });
    const orders = totalOf(expected, rows);
    const last = dayToIso(end + Math.round(months * MONTH_DAYS));
    return {
      months,
      end: last,
      orders,
      ...totalInterval(model, rows, orders, t, random),
      revenue: null
    };
  });
}

function totalForecast(
  { expectedValue }: CustomerForecasts,
  ahead: readonly AheadMonth[],
  { horizonMonths }: ForecastSettings
): TotalForecast {
  const sum = expectedValue.reduce((total, value) => total + value, 0);
  const value = Number.isFinite(sum) ? sum : null;
  const at = ahead.find(({ months }) => months === (horizonMonths ?? LONGEST));
  // Money is as unsure as the orders behind it; what is known of the spend is far less so.
  const spread = at && at.orders > 0 ? at.high / at.orders : 1;
  const counted = horizonMonths === null ? undefined : at;
  return {
    orders: counted?.orders ?? null,
    low: counted?.low ?? null,
    high: counted?.high ?? null,
    value,
    valueLow: value === null ? null : value / spread,
    valueHigh: value === null ? null : value * spread
  };
}

function newCustomerForecast(
  { forecaster: { members }, spendFit }: FittedShop,
  settings: ForecastSettings
): Forecast['newCustomer'] {
  const { length, discountRate } = horizonOf(settings);
  const mean = (of: (model: FittedModel) => number): number =>
    members.reduce((sum, model) => sum + of(model) / members.length, 0);
  const { populationMean } = spendFit;
  const discounted = mean((model) => model.newCustomer().discounted(length, discountRate));
  return {
    orders: length === Infinity ? null : mean((model) => model.newCustomer().expected(length)),
    value:
      populationMean === null ? null : discounted * populationMean * (settings.grossMargin ?? 1),
    firstOrder: null,
    course: []
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

function modelReport({ name, parameters, fit }: FittedModel): ModelReport {
  const errors = fit.standardErrors;
  return {
    name,
    parameters,
    standardErrors:
      typeof errors === 'object' && errors !== null
        ? Object.fromEntries(Object.entries(errors))
        : null,
    logLikelihood: fit.logLikelihood,
    converged: fit.converged,
    concerns: fit.concerns
  };
}

function spendReport(fit: SpendFit): SpendReport {
  const { method, parameters, logLikelihood, correlation, customers, populationMean } = fit;
  return {
    method,
    p: parameters?.p ?? null,
    q: parameters?.q ?? null,
    v: parameters?.v ?? null,
    logLikelihood,
    correlation,
    customers,
    populationMean
  };
}

function originReport(
  origin: HoldoutOrigin,
  chosen: ForecasterName
): HoldoutReport['origins'][number] {
  const value = origin.expected[chosen]?.at(-1) ?? 0;
  return {
    calibrationEnd: dayToIso(origin.end),
    days: origin.days,
    customers: origin.customers,
    ends: origin.stretches.map(dayToIso),
    actual: origin.actual,
    expected: namesOf(origin).map((name) => ({ name, orders: origin.expected[name] ?? [] })),
    chosen: { value, low: value, high: value, held: value === origin.actual.at(-1) },
    revenue: null
  };
}

function nearestRankOf(values: Uint32Array, q: number): number {
  const sorted = values.slice().sort();
  return sorted[Math.ceil(q * sorted.length) - 1] ?? 0;
}
