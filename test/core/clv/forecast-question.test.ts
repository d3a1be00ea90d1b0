import { describe, expect, it } from 'vitest';
import { fittedSelection, forecastOf } from '../../../src/core/clv/forecast-question';
import { transactionsOf } from '../../../src/core/clv/models/transactions';
import { SeededRandom } from '../../../src/core/math/random';
import type { CustomerSummary } from '../../../src/core/orders/customer-summary';
import type { ForecastProgress } from '../../../src/core/questions';
import type { Forecast } from '../../../src/core/schema/forecast';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/core/settings';
import { END, simulateOrders, tableOf } from './simulate-orders';

const SETTINGS: Settings = { ...DEFAULT_SETTINGS, observationEnd: END };
const ORDERS = simulateOrders(500, 400, new SeededRandom(31));
const TABLE = tableOf(ORDERS);
const KNOWN = transactionsOf(TABLE, END);

function ready(answer: ReturnType<typeof forecastOf>): Forecast {
  if (answer.state !== 'ready') throw new Error(answer.reason);
  return answer;
}

/** A list of the same customers that tells nothing yet. */
const BARE: CustomerSummary = {
  customerCount: TABLE.customerCount,
  keys: TABLE.keys,
  firstDay: null,
  lastDay: null,
  orders: Uint32Array.from(KNOWN.x, (x) => x + 1),
  revenue: Float64Array.from(KNOWN.x, (x, i) => (KNOWN.spendOfAll[i] ?? NaN) * (x + 1)),
  frequency: null,
  recency: null,
  age: null,
  monetary: null,
  timeUnitDays: null,
  observationEnd: END,
  attributes: []
};

/** Days in weeks, as a list of two decimals has them. */
const inWeeks = (days: Int32Array): Float64Array =>
  Float64Array.from(days, (count) => Math.round((100 * count) / 7) / 100);

describe('forecastOf', () => {
  const steps: ForecastProgress[] = [];
  const ofOrders = ready(forecastOf(TABLE, SETTINGS, (progress) => steps.push(progress)));

  it('tells how far it is: each step from 0 to its end', () => {
    expect(steps.length).toBeGreaterThan(5);
    for (const step of ['fit', 'holdout', 'ahead'] as const) {
      const own = steps.filter((one) => one.step === step);
      expect(own[0]?.done).toBe(0);
      expect(own.at(-1)?.done).toBe(own.at(-1)?.of);
    }
  });

  it('gives a month for each of 36, cumulative, and a course that begins with the first order', () => {
    expect(ofOrders.ahead.map(({ months }) => months)).toEqual(
      Array.from({ length: 36 }, (_, i) => i + 1)
    );
    ofOrders.ahead.forEach(({ orders, low, high, revenue }, i) => {
      const before = ofOrders.ahead[i - 1];
      expect(orders).toBeGreaterThan(before?.orders ?? 0);
      expect(low).toBeLessThan(orders);
      expect(high).toBeGreaterThan(orders);
      expect(revenue?.value).toBeGreaterThan(before?.revenue?.value ?? 0);
    });
    // A single month is what the sums rise by, and less sure than they are.
    ofOrders.ahead.forEach(({ orders, low, high, month }, i) => {
      expect(month.orders.value).toBeCloseTo(orders - (ofOrders.ahead[i - 1]?.orders ?? 0), 6);
      expect(month.orders.low / month.orders.value).toBeLessThan(low / orders + 1e-6);
      expect(month.orders.high / month.orders.value).toBeGreaterThan(high / orders - 1e-6);
    });
    const { course, firstOrder } = ofOrders.newCustomer;
    expect(course).toHaveLength(37);
    expect(course[0]?.value).toBe(firstOrder);
    course.slice(1).forEach(({ value }, i) => expect(value).toBeGreaterThan(course[i]?.value ?? 0));
    const firsts = KNOWN.x.reduce((sum, x, i) => {
      const repeat = x > 0 ? (KNOWN.spend[i] ?? 0) * x : 0;
      return sum + (KNOWN.spendOfAll[i] ?? 0) * (x + 1) - repeat;
    }, 0);
    expect(firstOrder).toBeCloseTo(firsts / KNOWN.x.length, 9);
  });

  it('says what all that is to come is worth: more than within three years, nothing without a discount', () => {
    const { equity } = ofOrders.money;
    const years = ready(forecastOf(TABLE, { ...SETTINGS, horizonMonths: 36 }, () => undefined));
    expect(equity?.value).toBeGreaterThan(years.total.value ?? Infinity);
    expect(equity?.low).toBeLessThan(equity?.value ?? 0);
    expect(equity?.high).toBeGreaterThan(equity?.value ?? Infinity);
    const none = { ...SETTINGS, annualDiscountRate: 0 };
    expect(ready(forecastOf(TABLE, none, () => undefined)).money.equity).toBeNull();
  });

  it('fits a list of x, t_x, T and m̄ in weeks as it does the orders behind it', () => {
    const list: CustomerSummary = {
      ...BARE,
      frequency: Float64Array.from(KNOWN.x),
      recency: inWeeks(KNOWN.txDays),
      age: inWeeks(KNOWN.ageDays),
      monetary: KNOWN.spend,
      timeUnitDays: 7
    };
    const ofList = ready(forecastOf(list, SETTINGS, () => undefined));
    expect(ofList).toMatchObject({ basis: 'customers', holdout: null, tracking: null, past: [] });
    expect(ofList.calibration).toBeNull();
    expect(ofList.models.map(({ name, logLikelihood }) => [name, logLikelihood])).toEqual(
      ofOrders.models
        .filter(({ name }) => name !== 'MBG/CNBD-k')
        .map(({ name, logLikelihood }) => [name, logLikelihood])
    );
    expect(ofList.spend).toEqual(ofOrders.spend);
    expect(ofList.newCustomer.firstOrder).toBeCloseTo(ofOrders.newCustomer.firstOrder ?? NaN, 6);
  });

  it('fits a list of first and last days and orders the same', () => {
    const firstDay = KNOWN.ageDays.map((age) => END - age);
    const lastDay = firstDay.map((day, i) => day + (KNOWN.txDays[i] ?? 0));
    const ofList = ready(forecastOf({ ...BARE, firstDay, lastDay }, SETTINGS, () => undefined));
    const likelihoods = ({ models }: Forecast): number[] => models.map((m) => m.logLikelihood);
    expect(likelihoods(ofList).slice(0, 3)).toEqual(likelihoods(ofOrders).slice(0, 3));
    expect(ofList.selected.reason).toBe('likelihood');
  });

  it('says that a list without days cannot be forecast', () => {
    expect(forecastOf(BARE, SETTINGS, () => undefined)).toMatchObject({
      state: 'none',
      reason: 'no-days',
      customers: 500
    });
  });
});

describe('fittedSelection', () => {
  it('fits again for other orders only, not for another horizon, discount or margin', () => {
    const fittedUnder = (settings: Partial<Settings>) => {
      let told = 0;
      const found = fittedSelection(TABLE, { ...SETTINGS, ...settings }, () => told++);
      return { ...found, told };
    };
    const first = fittedUnder({});
    const others: Partial<Settings>[] = [
      { horizonMonths: 3 },
      { annualDiscountRate: 0.2 },
      { grossMargin: 0.4 },
      { granularity: 'week' },
      { lapseWindowDays: 50 },
      { acquisition: { dimension: null, per: 'customer', costs: [] } }
    ];
    for (const other of others) {
      const again = fittedUnder(other);
      expect(again.fitted).toBe(first.fitted);
      expect(again.told).toBe(0);
    }
    expect(fittedUnder({}).forecast).toBe(first.forecast);
    const earlier = fittedUnder({ observationEnd: END - 60 });
    expect(earlier.fitted).not.toBe(first.fitted);
    expect(earlier.told).toBeGreaterThan(5);
  });
});
