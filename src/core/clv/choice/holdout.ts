/**
 * How well each model would have done on the shop's own past: the orders are
 * cut at earlier days, everything is fitted to what was known then, and the
 * forecast compared with what came.
 */
import type { OrderTable } from '../../orders/order-table';
import type { ForecasterName, HoldoutScore } from '../../schema/forecast';
import type { CalendarId } from '../../time/calendar';
import { fitAll, type FittedModel } from '../models/candidates';
import { MIN_REPEAT_BUYERS } from '../models/fit';
import { naiveRate } from './naive-rate';
import { DAYS_PER_WEEK, rowsOf, type TransactionRows } from '../models/rows';
import { changeByClock, seasonalRows, seasonalWeeks } from './season-clock';
import { LEAST_DAYS_TO_CHECK, seasonalCourse, seasonOf, type SeasonFactors } from './seasonality';
import { transactionsBetween, transactionsOf, type Transactions } from '../models/transactions';

export interface HoldoutPlan {
  /** Last day of each calibration, ascending. */
  ends: number[];
  /** Days of the holdout after each. */
  days: number;
}

/** One calibration and what came after it. */
export interface HoldoutOrigin {
  /** Last day of the calibration. */
  end: number;
  days: number;
  /** Customers who had bought by then; what newcomers buy is not counted. */
  customers: number;
  /** Last day of each stretch of the holdout, and what these customers bought up to it, since `end`. */
  stretches: number[];
  actual: number[];
  /** By forecaster: the same, expected. */
  expected: Partial<Record<ForecasterName, number[]>>;
  /** By forecaster: mean over the customers of |expected − actual|, and the root of the mean square. */
  absolute: Partial<Record<ForecasterName, number>>;
  rootMeanSquare: Partial<Record<ForecasterName, number>>;
  /** One entry for each customer: x by `end`, what came in the holdout, and what each forecaster expected. */
  byCustomer: {
    x: Uint32Array;
    actual: Uint32Array;
    expected: Partial<Record<ForecasterName, Float64Array>>;
  };
  /** Sum of the amounts of these orders. */
  revenue: number;
  /** What was known at `end`, and what was made of it; the season is null where too little was known of it. */
  known: Transactions;
  rows: TransactionRows;
  models: readonly FittedModel[];
  season: SeasonFactors | null;
}

/** Least days of a holdout and of the calibration before it. */
const LEAST_HOLDOUT = 28;
const LEAST_CALIBRATION = 90;
const LONGEST_HOLDOUT = 365;
const STRETCHES = 4;
const ORIGINS = 2;

/**
 * Two holdouts of a quarter of the span each, one after the other, at most a
 * year long; one where the span is too short for two, none where it is too
 * short for that.
 * @param firstDay day of the first order, `lastDay` the observation end
 * @example over 728 days → ends 364 and 546 days after the first, 182 days each
 */
export function planHoldouts(firstDay: number, lastDay: number): HoldoutPlan {
  const span = lastDay - firstDay + 1;
  const days = Math.min(LONGEST_HOLDOUT, Math.max(LEAST_HOLDOUT, Math.floor(span / 4)));
  const ends: number[] = [];
  for (let k = ORIGINS; k > 0; k--) {
    const end = lastDay - k * days;
    if (end - firstDay + 1 >= LEAST_CALIBRATION) ends.push(end);
  }
  return { ends, days };
}

/**
 * Calibrates on the orders up to a day and checks the forecasts of the days
 * after it. null where too few had bought again by then to fit anything.
 * @param calendar of the months that can have seasons
 * @param near models fitted to more of the same orders: the searches begin there, and end where they would anyway
 */
export function holdoutAt(
  table: OrderTable,
  end: number,
  days: number,
  calendar: CalendarId = 'gregory',
  near: readonly FittedModel[] = []
): HoldoutOrigin | null {
  const known = transactionsOf(table, end);
  const rows = rowsOf(known);
  if (rows.repeatBuyers < MIN_REPEAT_BUYERS) return null;
  const models = fitAll(rows, near);
  const { customer } = known;
  const stretches = Array.from({ length: STRETCHES }, (_, i) =>
    Math.round(((i + 1) * days) / STRETCHES)
  );
  const came = stretches.map((length) =>
    transactionsBetween(table, customer, end + 1, end + length)
  );
  const all = came.at(-1);
  const last = all?.transactions ?? new Uint32Array(customer.length);
  const firstDay = end - known.ageDays.reduce((most, age) => Math.max(most, age), 0);

  const origin: HoldoutOrigin = {
    end,
    days,
    customers: customer.length,
    stretches: stretches.map((length) => end + length),
    actual: came.map(({ transactions }) => transactions.reduce((sum, count) => sum + count, 0)),
    expected: {},
    absolute: {},
    rootMeanSquare: {},
    byCustomer: { x: known.x, actual: last, expected: {} },
    revenue: all?.revenue.reduce((sum, value) => sum + value, 0) ?? 0,
    known,
    rows,
    models,
    season: seasonOf(table, models, firstDay, end, calendar, LEAST_DAYS_TO_CHECK)
  };
  const judge = (name: ForecasterName, totals: number[], byCustomer: Float64Array): void => {
    judgeIn(origin, name, totals, byCustomer);
  };

  const naive = naiveRate(table, customer, end, days);
  const naiveTotal = naive.reduce((sum, value) => sum + value, 0);
  judge(
    'naive',
    stretches.map((length) => (naiveTotal * length) / days),
    naive
  );

  const totals: number[][] = [];
  const mean = new Float64Array(customer.length);
  for (const model of models) {
    const byStretch = stretches.map(
      (length) => model.forecast(rows, { length: length / DAYS_PER_WEEK, discountRate: 0 }).expected
    );
    const own = byStretch.map((expected) =>
      expected.reduce((sum, value, row) => sum + value * (rows.weight[row] ?? 0), 0)
    );
    const byRow = byStretch.at(-1) ?? new Float64Array(rows.count);
    const byCustomer = Float64Array.from(rows.rowOf, (row) => byRow[row] ?? 0);
    judge(model.name, own, byCustomer);
    totals.push(own);
    byCustomer.forEach((value, i) => (mean[i] = (mean[i] ?? 0) + value / models.length));
  }
  if (models.length > 1) {
    judge(
      'ensemble',
      stretches.map((_, i) => totals.reduce((sum, own) => sum + (own[i] ?? 0), 0) / totals.length),
      mean
    );
  }
  return origin;
}

/** Takes down what a forecaster expected, and how far off it was. */
function judgeIn(
  origin: HoldoutOrigin,
  name: ForecasterName,
  totals: number[],
  byCustomer: Float64Array
): void {
  origin.expected[name] = totals;
  origin.byCustomer.expected[name] = byCustomer;
  let absolute = 0;
  let squares = 0;
  byCustomer.forEach((expected, i) => {
    const error = expected - (origin.byCustomer.actual[i] ?? 0);
    absolute += Math.abs(error);
    squares += error * error;
  });
  origin.absolute[name] = absolute / byCustomer.length;
  origin.rootMeanSquare[name] = Math.sqrt(squares / byCustomer.length);
}

/**
 * The same holdout, every model fitted again on the clock of the seasons as
 * they were known at its origin; each customer's share of the whole stays.
 * @param again whether to fit again: else the courses are multiplied by the factors of their days
 */
function withSeason(
  table: OrderTable,
  origin: HoldoutOrigin,
  season: SeasonFactors,
  again: boolean
): HoldoutOrigin {
  const seasonal: HoldoutOrigin = {
    ...origin,
    expected: {},
    absolute: {},
    rootMeanSquare: {},
    byCustomer: { ...origin.byCustomer, expected: {} }
  };
  const { end, stretches } = origin;
  const rows = seasonalRows(table, origin.known, origin.rows, end, season);
  const moved = again ? fitAll(rows, origin.models) : [];
  const weeks = stretches.map((day) => (day - end) / DAYS_PER_WEEK);
  const seasonWeeks = seasonalWeeks(season, end, stretches);
  const courses: number[][] = [];
  for (const name of namesOf(origin)) {
    const plain = origin.expected[name] ?? [];
    let course = plain;
    const model = origin.models.find((one) => one.name === name);
    if (model) {
      const found = moved.find((one) => one.name === name);
      course = found
        ? changeByClock(
            { model, rows: origin.rows, weeks },
            { model: found, rows, weeks: seasonWeeks }
          ).map((change, i) => change * (plain[i] ?? 0))
        : seasonalCourse(plain, stretches, end, season);
      courses.push(course);
    } else if (name === 'ensemble') {
      course = plain.map((_, i) =>
        courses.reduce((sum, own) => sum + (own[i] ?? 0) / courses.length, 0)
      );
    }
    const before = plain.at(-1) ?? 0;
    const change = before > 0 ? (course.at(-1) ?? 0) / before : 1;
    const byCustomer = origin.byCustomer.expected[name] ?? new Float64Array(0);
    const shares = byCustomer.map((value) => value * change);
    judgeIn(seasonal, name, course, shares);
  }
  return seasonal;
}

/** Of the error of the stretches: seasons that help less are not told from none. */
const LEAST_GAIN = 0.05;

/** Whether seasons would have helped on the shop's own past. */
export interface SeasonCheck {
  /** The holdouts, made seasonal where that helped. */
  origins: HoldoutOrigin[];
  /** Error of the stretches of the best model without and with seasons; null where no holdout knew of any. */
  errorWithout: number | null;
  errorWith: number | null;
  used: boolean;
}

/**
 * Sets the holdouts without seasons against the same with them, each with the
 * seasons as they were known at its origin, and keeps what did better.
 * @param season of all that is known now; null where that is too little
 */
export function checkSeason(
  table: OrderTable | undefined,
  origins: readonly HoldoutOrigin[],
  season: SeasonFactors | null
): SeasonCheck {
  const knowing = origins.filter((origin) => origin.season !== null);
  if (!table || !season || knowing.length === 0) {
    return { origins: [...origins], errorWithout: null, errorWith: null, used: false };
  }
  // Months that differ by chance alone are not worth a second fit: they are not used, and the error is only told.
  const seasonal = origins.map((origin) =>
    origin.season ? withSeason(table, origin, origin.season, season.clear) : origin
  );
  const errorWithout = leastError(knowing);
  const errorWith = leastError(seasonal.filter((origin) => origin.season !== null));
  const used = season.clear && errorWith < (1 - LEAST_GAIN) * errorWithout;
  return { origins: used ? seasonal : [...origins], errorWithout, errorWith, used };
}

/** Of the stretches, of the model that has the least. */
const leastError = (origins: readonly HoldoutOrigin[]): number =>
  rankForecasters(origins)
    .filter(({ name }) => name !== 'naive')
    .reduce((least, { stretchError }) => Math.min(least, stretchError), Infinity);

/**
 * All forecasters that could be judged in every holdout, the best first.
 *
 * Totals alone would let luck decide: with two holdouts, who is 3% off and who
 * is 6% off can have changed places next time. Errors by customer tell models
 * apart better, and the square and the absolute one hold each other in check:
 * the former hangs on the few who buy most, the latter favours whoever
 * forecasts too little. A percent of the stretches counts as a percent of
 * either.
 */
export function rankForecasters(origins: readonly HoldoutOrigin[]): HoldoutScore[] {
  const [first] = origins;
  if (!first) return [];
  const names = namesOf(first).filter((name) => origins.every((origin) => origin.expected[name]));
  const scores = names.map((name) => scoreOf(name, origins));
  const least = (key: 'stretchError' | 'rootMeanSquare' | 'absolute'): number =>
    Math.max(1e-9, Math.min(...scores.map((score) => score[key])));
  const [stretch, square, absolute] = [
    least('stretchError'),
    least('rootMeanSquare'),
    least('absolute')
  ];
  for (const score of scores) {
    score.score =
      score.rootMeanSquare / square + score.absolute / absolute + score.stretchError - stretch;
  }
  return scores.sort((a, b) => a.score - b.score);
}

const NAMES: readonly ForecasterName[] = [
  'BG/NBD',
  'MBG/NBD',
  'Pareto/NBD',
  'MBG/CNBD-k',
  'ensemble',
  'naive'
];

/** The forecasters that a holdout judges. */
export const namesOf = ({ expected }: HoldoutOrigin): ForecasterName[] =>
  NAMES.filter((name) => expected[name] !== undefined);

function scoreOf(name: ForecasterName, origins: readonly HoldoutOrigin[]): HoldoutScore {
  let expected = 0;
  let actual = 0;
  let off = 0;
  let absolute = 0;
  let squares = 0;
  let customers = 0;
  for (const origin of origins) {
    const own = origin.expected[name] ?? [];
    origin.actual.forEach((sum, i) => {
      const came = sum - (i > 0 ? (origin.actual[i - 1] ?? 0) : 0);
      const thought = (own[i] ?? 0) - (i > 0 ? (own[i - 1] ?? 0) : 0);
      off += Math.abs(thought - came);
    });
    expected += own.at(-1) ?? 0;
    actual += origin.actual.at(-1) ?? 0;
    customers += origin.customers;
    absolute += (origin.absolute[name] ?? 0) * origin.customers;
    squares += (origin.rootMeanSquare[name] ?? 0) ** 2 * origin.customers;
  }
  const base = Math.max(1, actual);
  return {
    name,
    totalError: (expected - actual) / base,
    stretchError: off / base,
    absolute: absolute / customers,
    rootMeanSquare: Math.sqrt(squares / customers),
    score: 0
  };
}
