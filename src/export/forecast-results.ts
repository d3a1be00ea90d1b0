/** What the results file holds of the forecast, under `clv`. */
import type { Report } from '../core/report-schema';
import type { Forecast, ForecasterName, HoldoutReport, NoForecast } from '../core/schema/forecast';
import { stretchesOf } from './forecast-tables';

/** Days of a mean month: a twelfth of 365.2425. */
const MONTH_DAYS = 30.436875;

/** Whether there is a forecast, and of what. */
export interface ForecastState {
  /** `missing`: it was not computed when the file was made. */
  state: 'ready' | 'none' | 'missing';
  /** Why there is none. */
  reason: NoForecast['reason'] | null;
  /** What it rests on: orders, or a list with one row for each customer. */
  basis: Forecast['basis'] | null;
  customers: number | null;
  /** Customers with a transaction after the first. */
  repeatBuyers: number | null;
  /** ISO date after which everything is forecast. */
  observationEnd: string | null;
}

/** A check on the shop's own past, and all of them. */
export interface HoldoutResults {
  /** Of the newest check: ISO date of the last day known, and days forecast. */
  calibrationEnd: string;
  days: number;
  customers: number;
  /** Orders of these customers in those days: as they came, and as the selected forecaster expected, with its 95% interval. */
  actual: number;
  predicted: number;
  low: number;
  high: number;
  /** Whether the interval held what came. */
  held: boolean;
  /** predicted ÷ actual − 1; null where nothing came. */
  error: number | null;
  /** The same, stretch by stretch. */
  periods: { end: string; actual: number; predicted: number | null; error: number | null }[];
  /** Every check, the oldest first; `actual` and `expected` are cumulative. */
  origins: HoldoutReport['origins'];
  /** Every forecaster over all checks, the best first. */
  scores: HoldoutReport['scores'];
}

/** Keys are in the order of the file; null, or an empty list, where there is no forecast. */
export interface ForecastResults extends Nullable<
  Pick<
    Forecast,
    | 'spend'
    | 'selected'
    | 'total'
    | 'alive'
    | 'newCustomer'
    | 'money'
    | 'seasonality'
    | 'tracking'
    | 'calibration'
    | 'map'
  >
> {
  forecast: ForecastState;
  /** Every fitted model: name, parameters with standard errors, logLikelihood, converged, concerns. Time is in weeks. */
  models: Forecast['models'];
  holdout: HoldoutResults | null;
  /** Months of the horizon × 30.436875, rounded; null for a lifetime. */
  horizonDays: number | null;
  annualDiscountRate: number;
  grossMargin: number | null;
  past: Forecast['past'];
  /** Cumulative, month by month; `month` is of that month alone. */
  ahead: Forecast['ahead'];
}

type Nullable<Part> = { [Key in keyof Part]: Part[Key] | null };

/**
 * The keys of the forecast. Nothing in it names a customer.
 * @param forecast null where it was not computed
 */
export function forecastResults(
  { settings }: Pick<Report, 'settings'>,
  forecast: Forecast | NoForecast | null
): ForecastResults {
  const ready = forecast?.state === 'ready' ? forecast : null;
  const { horizonMonths, annualDiscountRate, grossMargin } = ready?.settings ?? settings;
  return {
    forecast: stateOf(forecast),
    models: ready?.models ?? [],
    spend: ready?.spend ?? null,
    selected: ready?.selected ?? null,
    holdout: ready?.holdout ? holdoutResults(ready.holdout, ready.selected.name) : null,
    horizonDays: horizonMonths === null ? null : Math.round(horizonMonths * MONTH_DAYS),
    annualDiscountRate,
    grossMargin,
    total: ready?.total ?? null,
    past: ready?.past ?? [],
    ahead: ready?.ahead ?? [],
    alive: ready?.alive ?? null,
    newCustomer: ready?.newCustomer ?? null,
    money: ready?.money ?? null,
    seasonality: ready?.seasonality ?? null,
    tracking: ready?.tracking ?? null,
    calibration: ready?.calibration ?? null,
    map: ready?.map ?? null
  };
}

function stateOf(forecast: Forecast | NoForecast | null): ForecastState {
  return {
    state: forecast?.state ?? 'missing',
    reason: forecast?.state === 'none' ? forecast.reason : null,
    basis: forecast?.state === 'ready' ? forecast.basis : null,
    customers: forecast?.customers ?? null,
    repeatBuyers: forecast?.repeatBuyers ?? null,
    observationEnd: forecast?.state === 'ready' ? forecast.observationEnd : null
  };
}

const errorOf = (predicted: number, actual: number): number | null =>
  actual > 0 ? predicted / actual - 1 : null;

function holdoutResults(
  { origins, scores }: HoldoutReport,
  selected: ForecasterName
): HoldoutResults | null {
  const newest = origins.at(-1);
  if (!newest) return null;
  const { calibrationEnd, days, customers, ends, chosen, expected } = newest;
  const actual = newest.actual.at(-1) ?? 0;
  const came = stretchesOf(newest.actual);
  const thought = stretchesOf(expected.find(({ name }) => name === selected)?.orders ?? []);
  return {
    calibrationEnd,
    days,
    customers,
    actual,
    predicted: chosen.value,
    low: chosen.low,
    high: chosen.high,
    held: chosen.held,
    error: errorOf(chosen.value, actual),
    periods: ends.map((end, i) => {
      const predicted = thought[i] ?? null;
      const own = came[i] ?? 0;
      return {
        end,
        actual: own,
        predicted,
        error: predicted === null ? null : errorOf(predicted, own)
      };
    }),
    origins,
    scores
  };
}
