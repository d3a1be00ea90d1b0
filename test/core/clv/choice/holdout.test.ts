import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  checkSeason,
  holdoutAt,
  planHoldouts,
  rankForecasters,
  type HoldoutOrigin
} from '../../../../src/core/clv/choice/holdout';
import { originReports } from '../../../../src/core/clv/choice/holdout-report';
import { levelOf } from '../../../../src/core/clv/choice/level';
import { naiveRate } from '../../../../src/core/clv/choice/naive-rate';
import { SeededRandom } from '../../../../src/core/math/random';
import { orderTableFromRecords } from '../../../../src/core/orders/build-table';
import { isoToDay } from '../../../../src/core/time/calendar';
import { rowsOf } from '../../../../src/core/clv/models/rows';
import { LEAST_DAYS, seasonOf } from '../../../../src/core/clv/choice/seasonality';
import { transactionsOf } from '../../../../src/core/clv/models/transactions';
import { betaGeometricLife } from '../simulate';

const order = (customer: string, day: number) => ({ customer, day, amount: 10 });

describe('naiveRate', () => {
  const table = orderTableFromRecords([
    // Came 100 days before the end, two more orders since the first, two of a day are one.
    ...[900, 920, 950, 950].map((day) => order('a', day)),
    // Bought once.
    order('b', 950),
    // Of its four later orders one lies before the last 365 days.
    ...[0, 500, 700, 800, 990].map((day) => order('c', day)),
    // First order on the last day.
    order('d', 1000)
  ]);
  const customers = Uint32Array.of(0, 1, 2, 3);

  it('lets everybody order as in the year before, whoever came when in it', () => {
    const expected = naiveRate(table, customers, 1000, 50);
    expect(expected[0]).toBeCloseTo((2 / 365) * 50, 12);
    expect(expected[1]).toBe(0);
    expect(expected[2]).toBeCloseTo((3 / 365) * 50, 12);
    expect(expected[3]).toBe(0);
  });

  it('gives nobody a rate of hundreds a year for two orders in the first days', () => {
    const keen = orderTableFromRecords([0, 998, 999].map((day, i) => order(i ? 'b' : 'a', day)));
    expect(naiveRate(keen, Uint32Array.of(0, 1), 1000, 365)[1]).toBe(1);
  });

  it('counts a shop younger than a year by its own days', () => {
    const young = orderTableFromRecords([
      ...[900, 950].map((day) => order('a', day)),
      ...[980, 990].map((day) => order('b', day))
    ]);
    expect(naiveRate(young, Uint32Array.of(0, 1), 1000, 50)).toEqual(Float64Array.of(0.5, 0.5));
    expect(naiveRate(young, Uint32Array.of(0), 900, 50)[0]).toBe(0);
  });

  it('does not look beyond the last day known', () => {
    // By day 930 one more order, on day 920.
    expect(naiveRate(table, Uint32Array.of(0, 2), 930, 73)[0]).toBeCloseTo(0.2, 12);
  });
});

describe('planHoldouts', () => {
  it('cuts two holdouts of a quarter of the span, one after the other', () => {
    expect(planHoldouts(0, 727)).toEqual({ days: 182, ends: [363, 545] });
  });
  it('takes a year at most', () => {
    expect(planHoldouts(0, 3999)).toEqual({ days: 365, ends: [3999 - 730, 3999 - 365] });
  });
  it('takes one where there is too little for two, and none where there is too little for one', () => {
    expect(planHoldouts(0, 129)).toEqual({ days: 32, ends: [97] });
    expect(planHoldouts(0, 59)).toEqual({ days: 28, ends: [] });
  });
});

const NOBODY = transactionsOf(orderTableFromRecords([]), 0);
const NOTHING_KNOWN = { known: NOBODY, rows: rowsOf(NOBODY), models: [], season: null };

describe('rankForecasters', () => {
  const origin = (expected: HoldoutOrigin['expected']): HoldoutOrigin => ({
    end: 0,
    days: 20,
    customers: 100,
    stretches: [10, 20],
    actual: [50, 100],
    expected,
    absolute: { 'MBG/NBD': 0.5, naive: 0.4 },
    rootMeanSquare: { 'MBG/NBD': 1, naive: 2 },
    byCustomer: { x: new Uint32Array(0), actual: new Uint32Array(0), expected: {} },
    revenue: 0,
    ...NOTHING_KNOWN
  });

  it('adds up the errors by customer, each against the best, and the error of the stretches', () => {
    const [best, other] = rankForecasters([
      origin({ 'MBG/NBD': [60, 110], naive: [45, 105] }),
      origin({ 'MBG/NBD': [40, 90], naive: [50, 100] })
    ]);
    // MBG: off by 10 and 0, then by −10 and 0: 20 of 200; naive: by −5 and 10, then by nothing: 15 of 200.
    expect(other).toMatchObject({ name: 'naive', stretchError: 0.075, totalError: 0.025 });
    expect(best).toMatchObject({ name: 'MBG/NBD', stretchError: 0.1, totalError: 0 });
    expect(best?.score).toBeCloseTo(1 + 0.5 / 0.4 + (0.1 - 0.075), 12);
    expect(other?.score).toBeCloseTo(2 / 1 + 1, 12);
  });

  it('leaves out who could not be judged everywhere', () => {
    const scores = rankForecasters([
      origin({ 'MBG/NBD': [50, 100], naive: [1, 2] }),
      origin({ naive: [1, 2] })
    ]);
    expect(scores.map(({ name }) => name)).toEqual(['naive']);
    expect(rankForecasters([])).toEqual([]);
  });
});

describe('holdoutAt', () => {
  it('finds nothing to fit on among one-time buyers', () => {
    const table = orderTableFromRecords(Array.from({ length: 200 }, (_, i) => order(`c${i}`, i)));
    expect(holdoutAt(table, 150, 30)).toBeNull();
  });

  it('prefers a model to last year going on in a shop whose customers leave, and regular buying where they buy regularly', () => {
    const random = new SeededRandom(7);
    const life = betaGeometricLife({ r: 6, alpha: 12, a: 0.9, b: 5, k: 4 }, true);
    const records = Array.from({ length: 300 }, (_, i) => {
      const first = Math.floor(random.uniform() * 300);
      const { times } = life(random, (728 - first) / 7);
      return [0, ...times].map((time) => order(`c${i}`, first + Math.round(time * 7)));
    }).flat();
    const table = orderTableFromRecords(records);
    const { ends, days } = planHoldouts(0, 727);
    const origins = ends
      .map((end) => holdoutAt(table, end, days))
      .filter((found) => found !== null);
    expect(origins).toHaveLength(2);
    const scores = rankForecasters(origins);
    const place = (name: string): number => scores.findIndex((score) => score.name === name);
    expect(scores[0]?.name).not.toBe('naive');
    expect(place('MBG/CNBD-k')).toBeLessThan(place('MBG/NBD'));
    // About 2,400 orders in the holdouts: the best is within a few percent of them.
    expect(Math.abs(scores[0]?.totalError ?? 1)).toBeLessThan(0.05);
  });
});

/** Customers who come over two years, buy and leave; three years in all. */
function changingShop(seed: number) {
  const random = new SeededRandom(seed);
  const life = betaGeometricLife({ r: 1, alpha: 5, a: 1, b: 4 }, true);
  return Array.from({ length: 400 }, (_, i) => {
    const first = Math.floor(random.uniform() * 730);
    const { times } = life(random, (1095 - first) / 7);
    return [0, ...times].map((time) => order(`c${i}`, first + Math.round(time * 7)));
  }).flat();
}

describe('holdoutAt, of what it knows', () => {
  it('sees nothing of what came after its origin', () => {
    const records = changingShop(9);
    const end = 800;
    const known = records.filter(({ day }) => day <= end);
    const random = new SeededRandom(10);
    // The same customers do something else, and others come.
    const other = known.concat(
      Array.from({ length: 900 }, (_, i) =>
        order(i % 3 === 0 ? `c${i % 400}` : `new${i}`, 801 + Math.floor(200 * random.uniform()))
      )
    );
    const [one, two] = [records, other].map((orders) =>
      holdoutAt(orderTableFromRecords(orders), end, 200)
    );
    if (!one || !two) throw new Error('no holdout');
    expect(two.actual).not.toEqual(one.actual);
    expect(two.customers).toBe(one.customers);
    expect(two.expected).toEqual(one.expected);
    expect(two.season).toEqual(one.season);
    const sum = (origin: HoldoutOrigin): number =>
      origin.byCustomer.expected['MBG/NBD']?.reduce((all, value) => all + value, 0) ?? NaN;
    expect(sum(two)).toBe(sum(one));
  });
});

describe('checkSeason', () => {
  it('keeps the seasons out of a shop without any, and tells what they would have done', () => {
    const table = orderTableFromRecords(changingShop(12));
    const { ends, days } = planHoldouts(0, 1094);
    const origins = ends
      .map((end) => holdoutAt(table, end, days))
      .filter((found) => found !== null);
    const [last] = origins.slice(-1);
    const season = seasonOf(table, last?.models ?? [], 0, 1094, 'gregory', LEAST_DAYS);
    const check = checkSeason(table, origins, season);
    expect(check.used).toBe(false);
    expect(check.origins).toEqual(origins);
    expect(check.errorWithout).toBeGreaterThan(0);
    expect(check.errorWith).toBeGreaterThan(0);
  });

  it('has nothing to say where no holdout knew of any', () => {
    const check = checkSeason(orderTableFromRecords([]), [], null);
    expect(check).toEqual({ origins: [], errorWithout: null, errorWith: null, used: false });
  });
});

describe('levelOf', () => {
  /** A hundred customers, each of them off by so much. */
  const origin = (actual: number, expected: number, off = 1): HoldoutOrigin => ({
    end: 0,
    days: 20,
    customers: 100,
    stretches: [20],
    actual: [actual],
    expected: { 'MBG/NBD': [expected] },
    absolute: {},
    rootMeanSquare: { 'MBG/NBD': off },
    byCustomer: { x: new Uint32Array(0), actual: new Uint32Array(0), expected: {} },
    revenue: 0,
    ...NOTHING_KNOWN
  });
  const level = (...origins: HoldoutOrigin[]) => levelOf(origins, 'MBG/NBD');
  const factor = (...origins: HoldoutOrigin[]) => level(...origins).factor ?? NaN;

  /** Bayes' theorem by a sum: a shift of 0 with chance 0.4, else one of N(0, 0.15²), seen as `mean` with a variance of `noise`. */
  function bySum(mean: number, noise: number) {
    const seen = (shift: number) => Math.exp(-((mean - shift) ** 2) / (2 * noise));
    const step = 0.0005;
    let weight = 0.4 * seen(0);
    let sum = 0;
    let squares = 0;
    for (let shift = -1; shift <= 1; shift += step) {
      const prior = Math.exp(-(shift ** 2) / (2 * 0.15 ** 2)) / (0.15 * Math.sqrt(2 * Math.PI));
      const share = 0.6 * prior * seen(shift) * step;
      weight += share;
      sum += share * shift;
      squares += share * shift ** 2;
    }
    const expected = sum / weight;
    const square = squares / weight;
    return { factor: Math.exp(expected), doubt: square - expected ** 2, doubtWithout: square };
  }

  it('knows of no factor without a holdout, and doubts as before any: three of five shops change, by 0.15', () => {
    const { factor: none, doubt, doubtWithout } = level();
    expect(none).toBeNull();
    expect(doubt).toBeCloseTo(0.6 * 0.15 ** 2, 12);
    expect(doubtWithout).toBe(doubt);
    // As after a holdout of which nothing can be seen for chance.
    const blind = level(origin(1000, 1000, 1e4));
    expect(blind.doubt).toBeCloseTo(doubt, 4);
  });

  it('learns nothing from a holdout in which the forecaster could not be fitted', () => {
    const without: HoldoutOrigin = { ...origin(1000, 1000), expected: { naive: [900] } };
    expect(level(without)).toEqual(level());
    expect(level(without, origin(1100, 1000, 2))).toEqual(level(origin(1100, 1000, 2)));
  });

  it('is the mean of what is likely after the holdout, and its variance the doubt, as a sum over all shifts finds them', () => {
    const cases = [
      [1100, 1000, 2],
      [960, 1000, 1],
      [1300, 1000, 6],
      [1100, 1000, 15]
    ] as const;
    for (const [actual, expected, off] of cases) {
      // 0.04² between holdouts, and what 100 customers do by chance.
      const noise = 0.04 ** 2 + (100 * off ** 2 + 0.5) / (expected + 0.5) ** 2;
      const sum = bySum(Math.log((actual + 0.5) / (expected + 0.5)), noise);
      const found = level(origin(actual, expected, off));
      expect(found.factor).toBeCloseTo(sum.factor, 6);
      expect(found.doubt).toBeCloseTo(sum.doubt, 6);
      expect(found.doubtWithout).toBeCloseTo(sum.doubtWithout, 6);
    }
  });

  it('counts an older holdout half', () => {
    const noise = 0.04 ** 2 + 100.5 / 1000.5 ** 2;
    const mean = (0.5 * Math.log(950.5 / 1000.5) + Math.log(1100.5 / 1000.5)) / 1.5;
    // Of weights ⅓ and ⅔ of equal variances.
    const sum = bySum(mean, (noise * (1 + 4)) / 9);
    const found = level(origin(950, 1000), origin(1100, 1000));
    expect(found.factor).toBeCloseTo(sum.factor, 6);
    expect(found.doubt).toBeCloseTo(sum.doubt, 6);
  });

  it('learns no factor where holdouts were right or contradict each other, and doubts less the more orders they had', () => {
    const right = level(origin(500, 500), origin(800, 800));
    expect(right.factor).toBeNull();
    expect(level(origin(1210, 1000), origin(910, 1000)).factor).toBeNull();
    expect(right.doubt).toBeGreaterThan(level(origin(5000, 5000), origin(8000, 8000)).doubt);
    expect(right.doubt).toBeLessThan(level(origin(50, 50), origin(80, 80)).doubt);
  });

  it('believes two holdouts more than one, many orders more than few, and is never beyond a factor of e^0.3', () => {
    const one = factor(origin(900, 1000));
    expect(factor(origin(900, 1000), origin(900, 1000))).toBeLessThan(one);
    expect(one).toBeLessThan(factor(origin(90, 100)));
    expect(factor(origin(90, 100))).toBeLessThan(1);
    expect(factor(origin(0, 1000))).toBeCloseTo(Math.exp(-0.3), 12);
    expect(factor(origin(5000, 1000))).toBeCloseTo(Math.exp(0.3), 12);
  });
});

describe('originReports', () => {
  it('tells what the page would have said: an interval around what was expected, and revenue at the mean amount', () => {
    const table = orderTableFromRecords(changingShop(14));
    const { ends, days } = planHoldouts(0, 1094);
    const origins = ends
      .map((end) => holdoutAt(table, end, days))
      .filter((found) => found !== null);
    const reports = originReports(origins, 'MBG/NBD', false);
    expect(reports).toHaveLength(2);
    reports.forEach(({ chosen, revenue, actual, expected }, i) => {
      const plain = expected.find(({ name }) => name === 'MBG/NBD')?.orders.at(-1) ?? NaN;
      // The first holdout has none before it to learn from, the second has one.
      const level = i === 0 ? 1 : (levelOf(origins.slice(0, 1), 'MBG/NBD').factor ?? 1);
      expect(chosen.value).toBeCloseTo(plain * level, 9);
      expect(chosen.low).toBeLessThan(chosen.value);
      expect(chosen.high).toBeGreaterThan(chosen.value);
      const came = actual.at(-1) ?? NaN;
      expect(chosen.held).toBe(chosen.low <= came && came <= chosen.high);
      // All orders are of 10: a few of them fall on one day.
      const each = (revenue?.expected ?? NaN) / chosen.value;
      expect(each).toBeGreaterThan(10);
      expect(each).toBeLessThan(10.5);
      expect(revenue?.actual).toBeGreaterThanOrEqual(10 * came);
    });
  });
});

const FILE = new URL('../../../../../shared/data/cdnow_sample.csv', import.meta.url);

describe.skipIf(!existsSync(FILE))('holdoutAt of the CDNOW sample', () => {
  it('meets what the libraries say of weeks 40 to 78: 1,882 orders, their totals and mean absolute errors', () => {
    const lines = readFileSync(FILE, 'utf8').trim().split(/\r?\n/u).slice(1);
    const table = orderTableFromRecords(
      lines.map((line) => {
        const [customer = '', date = '', , amount = ''] = line.split(',');
        return { customer, day: isoToDay(date), amount: Number(amount) };
      })
    );
    const origin = holdoutAt(table, isoToDay('1997-09-30'), 39 * 7);
    expect(origin?.customers).toBe(2357);
    expect(origin?.actual.at(-1)).toBe(1882);
    const total = (name: 'BG/NBD' | 'MBG/NBD' | 'Pareto/NBD') =>
      origin?.expected[name]?.at(-1) ?? 0;
    expect(total('BG/NBD')).toBeCloseTo(1653.41, 1);
    expect(total('MBG/NBD')).toBeCloseTo(1576.73, 1);
    expect(total('Pareto/NBD')).toBeCloseTo(1665.51, 1);
    expect(origin?.absolute['BG/NBD']).toBeCloseTo(0.7855, 4);
    expect(origin?.absolute['MBG/NBD']).toBeCloseTo(0.7648, 4);
    expect(origin?.absolute['Pareto/NBD']).toBeCloseTo(0.7545, 4);
  });
});
