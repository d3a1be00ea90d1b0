import { describe, expect, it } from 'vitest';
import { forecastOf } from '../../../src/core/clv/forecast-question';
import { SeededRandom } from '../../../src/core/math/random';
import type { OrderTable } from '../../../src/core/orders/order-table';
import type { Forecast, NoForecast } from '../../../src/core/schema/forecast';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/core/settings';
import { END, simulateOrders, tableOf, type OrderRecord } from './simulate-orders';

const SETTINGS: Settings = { ...DEFAULT_SETTINGS, observationEnd: END };
const random = new SeededRandom(41);
const PLAIN = simulateOrders(200, 300, random);

/** Of one table there is one fit, however often it is asked of. */
type Shop = OrderTable | readonly OrderRecord[];

const answerTo = (shop: Shop, more: Partial<Settings> = {}) =>
  forecastOf('offsets' in shop ? shop : tableOf(shop), { ...SETTINGS, ...more }, () => undefined);

/** Paths of all numbers in an object. */
function numbersIn(value: unknown, path = ''): [path: string, value: number][] {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, `${path}.${key}`));
}

/** What can rightly be below 0: differences, logarithms, and the past where refunds exceed sales. */
const SIGNED = /logLikelihood|correlation|totalError|\.past\.|spendTrend|revenue\.actual/;

/** Nothing is no number, infinite or below 0, and bounds are on their sides. */
function expectSound(answer: Forecast | NoForecast): void {
  const wrong = numbersIn(answer).filter(
    ([path, value]) => !Number.isFinite(value) || (value < 0 && !SIGNED.test(path))
  );
  expect(wrong).toEqual([]);
  if (answer.state === 'none') return;
  for (const { orders, low, high, revenue } of answer.ahead) {
    expect(low).toBeLessThanOrEqual(orders);
    expect(high).toBeGreaterThanOrEqual(orders);
    if (revenue) expect(revenue.low).toBeLessThanOrEqual(revenue.high);
  }
}

function readyOf(shop: Shop, more: Partial<Settings> = {}): Forecast {
  const answer = answerTo(shop, more);
  expectSound(answer);
  if (answer.state !== 'ready') throw new Error(answer.reason);
  return answer;
}

/** Orders every so many days from a first one on, until the end. */
function regular(customer: string, first: number, every: () => number, amount = 10): OrderRecord[] {
  const orders: OrderRecord[] = [];
  for (let day = first; day <= END; day += Math.max(1, Math.round(every()))) {
    orders.push({ customer, day, amount });
  }
  return orders;
}

describe('forecastOf, thin data', () => {
  it('says that all bought on the last day only', () => {
    const today = Array.from({ length: 50 }, (_, i) => ({
      customer: `c${i}`,
      day: END,
      amount: 5
    }));
    expect(answerTo(today)).toEqual({
      state: 'none',
      reason: 'no-time',
      customers: 50,
      repeatBuyers: 0
    });
  });

  it('says that too few have come back', () => {
    const answer = answerTo(simulateOrders(40, 60, new SeededRandom(2)));
    expect(answer).toMatchObject({ state: 'none', reason: 'few-repeat-buyers' });
  });

  it('makes do without a holdout in a shop of two months', () => {
    const { holdout, selected, calibration } = readyOf(
      simulateOrders(300, 60, new SeededRandom(3)),
      { horizonMonths: 36 }
    );
    expect(holdout).toBeNull();
    expect(calibration).toBeNull();
    expect(selected.reason).toBe('likelihood');
  });
});

describe('forecastOf, odd buying', () => {
  it('expects customers who never leave to go on', () => {
    const loyal = Array.from({ length: 120 }, (_, c) => {
      const gap = 15 + random.gamma(4) * 5;
      return regular(`c${c}`, END - 400 + c, () => gap * random.exponential());
    }).flat();
    const forecast = readyOf(loyal);
    const year = forecast.ahead[11]?.orders ?? 0;
    const last = loyal.filter(({ day }) => day > END - 365).length;
    // Nobody has left: much the same again.
    expect(year / last).toBeGreaterThan(0.75);
    expect(year / last).toBeLessThan(1.25);
    expect(forecast.alive.expected).toBeGreaterThan(110);
  });

  it('takes daily buyers: a thousand orders beside others’ two', () => {
    const shop = tableOf([...regular('daily', END - 1000, () => 1), ...PLAIN]);
    const forecast = readyOf(shop, { annualDiscountRate: 0 });
    // The one who buys every day goes on to, or nearly so.
    expect(forecast.total.orders).toBeGreaterThan(200);
    expect(forecast.money.equity).toBeNull();
    // And is worth most of what all are, for a lifetime too.
    const { total, money } = readyOf(shop, { horizonMonths: null });
    expect(total.orders).toBeNull();
    expect(total.value).toBeGreaterThan(10 * (forecast.total.orders ?? Infinity));
    expect(money.equity?.value).toBe(total.value);
  });

  it('takes one cohort: everybody began on the same day', () => {
    const shift = new Map<string, number>();
    const cohort = PLAIN.map((order) => {
      const first = shift.get(order.customer) ?? order.day;
      shift.set(order.customer, first);
      return { ...order, day: END - 300 + (order.day - first) };
    }).filter(({ day }) => day <= END);
    expect(readyOf(cohort).customers).toBe(200);
  });

  it('takes a shop in which all have gone', () => {
    const gone = PLAIN.filter(({ day }) => day < END - 150).map((order) => ({
      ...order,
      day: order.day - 600
    }));
    const { alive, customers, ahead } = readyOf(gone);
    expect(alive.expected).toBeLessThan(customers / 4);
    expect(ahead[11]?.orders).toBeLessThan(gone.length / 4);
  });
});

describe('forecastOf, odd amounts', () => {
  const withAmounts = (amount: (order: OrderRecord, i: number) => number): OrderRecord[] =>
    PLAIN.map((order, i) => ({ ...order, amount: amount(order, i) }));

  it('takes it that everybody spends the same where they do', () => {
    const { spend, total, newCustomer } = readyOf(withAmounts(() => 25));
    expect(spend).toMatchObject({ method: 'constant', populationMean: 25 });
    expect(newCustomer.firstOrder).toBe(25);
    const { orders = null, value } = total;
    // Discounted within the year, at a tenth.
    expect(value).toBeLessThan(25 * (orders ?? 0));
    expect(value).toBeGreaterThan(23 * (orders ?? Infinity));
  });

  it('shrinks means where the model of spend has none: q of 1 or less', () => {
    const level = new Map<string, number>();
    const heavy = withAmounts(({ customer }) => {
      const own = level.get(customer) ?? random.uniform() ** -1.6;
      level.set(customer, own);
      return own * (0.98 + 0.04 * random.uniform());
    });
    const { spend } = readyOf(heavy);
    expect(spend.q).toBeLessThanOrEqual(1);
    expect(spend.method).toBe('shrunk-means');
  });

  it('tells orders but no money where nobody has paid', () => {
    const { total, money, newCustomer, ahead } = readyOf(withAmounts(() => 0));
    expect(total.orders).toBeGreaterThan(0);
    expect(total.value).toBeNull();
    expect(money.equity).toBeNull();
    expect(newCustomer.value).toBeNull();
    expect(ahead[0]?.revenue).toBeNull();
  });

  it('leaves orders of nothing and below out of the spend, not out of the buying', () => {
    const some = withAmounts(({ amount }, i) => (i % 9 === 0 ? -amount : i % 5 === 0 ? 0 : amount));
    const forecast = readyOf(some);
    expect(forecast.total.orders).toBeCloseTo(readyOf(PLAIN).total.orders ?? NaN, 6);
  });
});
