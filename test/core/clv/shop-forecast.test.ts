import { describe, expect, it } from 'vitest';
import { aliveMap } from '../../../src/core/clv/alive-map';
import { fitNamed, type FittedModel } from '../../../src/core/clv/models/candidates';
import { choose, forecastRows } from '../../../src/core/clv/models/forecaster';
import { rowsFromLists } from '../../../src/core/clv/models/rows';
import { fitShop, forecastFrom } from '../../../src/core/clv/shop-forecast';
import { calibrate, trackOrders } from '../../../src/core/clv/choice/tracking';
import { SeededRandom } from '../../../src/core/math/random';
import { orderTableFromRecords } from '../../../src/core/orders/build-table';
import { sampleShop } from '../../../src/core/sample/sample-shop';
import type {
  Forecast,
  ForecasterName,
  ForecastSettings,
  HoldoutScore
} from '../../../src/core/schema/forecast';
import { isoToDay } from '../../../src/core/time/calendar';
import { betaGeometricLife, simulateShop } from './simulate';

const LAST = isoToDay('2024-12-31');
const YEAR = { horizonMonths: 12, annualDiscountRate: 0.1, grossMargin: null } as const;

function model(name: 'BG/NBD' | 'MBG/NBD' | 'Pareto/NBD'): FittedModel {
  const life = betaGeometricLife({ r: 0.8, alpha: 7, a: 0.8, b: 2.5 }, true);
  const watch = { customers: 800, from: 20, to: 60, ahead: 0 };
  const { lists } = simulateShop(life, watch, new SeededRandom(5));
  const fitted = fitNamed(name, rowsFromLists(lists));
  if (!fitted) throw new Error(`${name} could not be fitted`);
  return fitted;
}
const BG = model('BG/NBD');
const MBG = model('MBG/NBD');
const PARETO = model('Pareto/NBD');

const score = (name: ForecasterName, sum = 2): HoldoutScore => ({
  name,
  totalError: 0,
  stretchError: 0,
  absolute: 0,
  rootMeanSquare: 0,
  score: sum
});

describe('choose', () => {
  it('takes who did best on the past', () => {
    const choice = choose([BG, MBG, PARETO], [score('Pareto/NBD'), score('MBG/NBD')]);
    expect(choice?.selected).toEqual({
      name: 'Pareto/NBD',
      aliveFrom: 'Pareto/NBD',
      reason: 'holdout',
      naiveWins: false
    });
  });

  it('takes Pareto/NBD where it is less than half a percent behind', () => {
    const all = [score('MBG/NBD'), score('ensemble', 2.002), score('Pareto/NBD', 2.004)];
    expect(choose([BG, MBG, PARETO], all)?.selected.name).toBe('Pareto/NBD');
    all[2] = score('Pareto/NBD', 2.006);
    expect(choose([BG, MBG, PARETO], all)?.selected.name).toBe('MBG/NBD');
  });

  it('shows P(alive) of the next best where the best is BG/NBD, in which no one-time buyer has left', () => {
    const choice = choose(
      [BG, MBG, PARETO],
      [score('BG/NBD'), score('Pareto/NBD', 2.1), score('MBG/NBD', 2.2)]
    );
    expect(choice?.selected).toMatchObject({ name: 'BG/NBD', aliveFrom: 'Pareto/NBD' });
  });

  it('admits where last year going on does better than every model', () => {
    const choice = choose([BG, MBG], [score('naive'), score('ensemble'), score('MBG/NBD')]);
    expect(choice?.selected).toMatchObject({
      name: 'ensemble',
      aliveFrom: 'MBG/NBD',
      naiveWins: true
    });
    expect(choice?.forecaster.members).toEqual([BG, MBG]);
  });

  it('goes by likelihood where there is no past to check on, and never to BG/NBD', () => {
    const likelier = MBG.fit.logLikelihood > PARETO.fit.logLikelihood ? MBG : PARETO;
    const choice = choose([BG, MBG, PARETO], []);
    expect(choice?.selected).toMatchObject({ name: likelier.name, reason: 'likelihood' });
    expect(choose([BG], [])).toBeNull();
  });
});

describe('forecastRows', () => {
  it('is the mean of its members, with P(alive) of one', () => {
    const rows = rowsFromLists({ x: [0, 4], tx: [0, 20], T: [30, 31] });
    const horizon = { length: 26, discountRate: 0.002 };
    const mean = forecastRows({ name: 'ensemble', members: [BG, MBG], alive: MBG }, rows, horizon);
    const [a, b] = [BG.forecast(rows, horizon), MBG.forecast(rows, horizon)];
    for (let row = 0; row < rows.count; row++) {
      const half = (of: 'expected' | 'discounted') => ((a[of][row] ?? 0) + (b[of][row] ?? 0)) / 2;
      expect(mean.expected[row]).toBeCloseTo(half('expected'), 12);
      expect(mean.discounted[row]).toBeCloseTo(half('discounted'), 12);
    }
    expect(mean.pAlive).toEqual(b.pAlive);
  });
});

describe('trackOrders', () => {
  it('counts repeat purchase days by week, and adds up what is expected of newcomers', () => {
    const order = (customer: string, day: number) => ({ customer, day, amount: 1 });
    const table = orderTableFromRecords([
      ...[100, 100, 103, 110, 130].map((day) => order('a', day)),
      ...[107, 112].map((day) => order('b', day))
    ]);
    const forecaster = { name: 'MBG/NBD' as const, members: [MBG], alive: MBG };
    const { ends, actual, expected } = trackOrders(table, forecaster, 100, 114);
    expect(ends).toHaveLength(3);
    // Week 1: a on 103. Week 2: a on 110, b on 112. Week 3 has one day and nothing.
    expect(actual).toEqual([1, 3, 3]);
    const newcomer = MBG.newCustomer();
    // From the middles of the first two weeks to the end of that day.
    const since = (weeks: number): number => newcomer.expected(weeks - 0.5 + 1 / 7);
    expect(expected[2]).toBeCloseTo(since(2) + since(1), 12);
    expect(expected[1]).toBeCloseTo(newcomer.expected(1.5) + newcomer.expected(0.5), 12);
  });
});

describe('calibrate', () => {
  it('compares what was expected with what came, by tenths and by orders so far', () => {
    const expected = Float64Array.from({ length: 20 }, (_, i) => i / 10);
    const actual = Uint32Array.from({ length: 20 }, (_, i) => (i < 10 ? 0 : 2));
    const x = Uint32Array.from({ length: 20 }, (_, i) => (i < 18 ? 0 : 9));
    const { deciles, byFrequency } = calibrate(x, expected, actual);
    expect(deciles).toHaveLength(10);
    expect(deciles[0]).toEqual({ customers: 2, expected: 0.05, actual: 0 });
    expect(deciles[9]).toEqual({ customers: 2, expected: 1.85, actual: 2 });
    expect(byFrequency.map(({ from, to, customers }) => [from, to, customers])).toEqual([
      [0, 0, 18],
      [7, null, 2]
    ]);
  });
});

describe('aliveMap', () => {
  it('falls with the days since the last order, and is empty where nobody can be', () => {
    const map = aliveMap(MBG, 400, 12);
    expect(map.frequency).toHaveLength(13);
    const column = map.frequency.indexOf(6);
    const down = map.pAlive.map((row) => row[column]).filter((value) => typeof value === 'number');
    expect(down.length).toBeGreaterThan(20);
    down.forEach((value, i) => {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(down[i - 1] ?? 1);
    });
    // Who has come back did so after the first day, 400 days ago.
    expect(map.pAlive.at(-1)?.[3]).toBeNull();
  });

  it('tells of one-time buyers by the age that their silence has', () => {
    const map = aliveMap(MBG, 400, 12);
    map.daysSinceLast.forEach((days, row) => {
      expect(map.pAlive[row]?.[0]).toBe(MBG.prospect({ x: 0, tx: 0, T: days / 7 }).pAlive);
    });
  });
});

/** Every number in an object, however deep. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

describe('forecastFrom', () => {
  const { table } = sampleShop(LAST);
  const shop = fitShop(table, LAST);
  const { report, customers } = forecastFrom(shop, YEAR);
  if (report.state !== 'ready' || !customers) throw new Error('no forecast of the sample shop');
  const ready: Forecast = report;

  it('has an entry for each customer, and sums of them that agree', () => {
    expect(customers.pAlive).toHaveLength(5000);
    const sum = customers.expectedOrders.reduce((total, value) => total + value, 0);
    // The totals interpolate, to a millionth or so.
    expect((ready.total.orders ?? NaN) / sum).toBeCloseTo(1, 5);
    // To the coin: the page shows both.
    const value = customers.expectedValue.reduce((total, each) => total + each, 0);
    expect(ready.total.value).toBeCloseTo(value, 6);
    for (const p of customers.pAlive) if (!(p >= 0 && p <= 1)) throw new Error(`P(alive) ${p}`);
    // One-time buyers can be gone.
    const once = customers.known.x.findIndex((x) => x === 0);
    expect(customers.pAlive[once]).toBeLessThan(1);
  });

  it('holds no number that is not finite', () => {
    expect(numbersIn(ready).every(Number.isFinite)).toBe(true);
  });

  it('grows with the months ahead, within intervals that widen', () => {
    ready.ahead.forEach(({ orders, low, high }, i) => {
      const before = ready.ahead[i - 1];
      expect(orders).toBeGreaterThan(before?.orders ?? 0);
      expect(low).toBeLessThan(orders);
      expect(high - low).toBeGreaterThan(before ? before.high - before.low : 0);
      expect(high).toBeGreaterThan(orders);
    });
  });

  it('is checked on two holdouts, and follows the shop on the whole', () => {
    expect(ready.holdout?.origins).toHaveLength(2);
    const ratio = (ready.tracking?.expected.at(-1) ?? NaN) / (ready.tracking?.actual.at(-1) ?? NaN);
    // The fit is to these very orders: their sum is met within a few percent.
    expect(Math.abs(ratio - 1)).toBeLessThan(0.05);
    expect(ready.calibration?.deciles).toHaveLength(10);
  });

  it('is worth less with a margin and with a discount, and a lifetime is worth more than three years', () => {
    const value = (settings: ForecastSettings): number => {
      const other = forecastFrom(shop, settings).report;
      return other.state === 'ready' ? (other.total.value ?? NaN) : NaN;
    };
    const whole = value({ ...YEAR, annualDiscountRate: 0 });
    expect(value({ ...YEAR, grossMargin: 0.4, annualDiscountRate: 0 })).toBeCloseTo(0.4 * whole, 6);
    expect(ready.total.value).toBeLessThan(whole);
    const years = value({ ...YEAR, horizonMonths: 36 });
    expect(value({ ...YEAR, horizonMonths: null })).toBeGreaterThan(years);
  });

  it('says why there is none where too few have bought again', () => {
    const few = orderTableFromRecords(
      Array.from({ length: 60 }, (_, i) => ({ customer: `c${i % 45}`, day: 3 * i, amount: 5 }))
    );
    expect(forecastFrom(fitShop(few, 180), YEAR)).toEqual({
      report: { state: 'none', reason: 'few-repeat-buyers', customers: 45, repeatBuyers: 15 },
      customers: null
    });
  });

  it.each([
    { ...YEAR, annualDiscountRate: -1 },
    { ...YEAR, grossMargin: 1.1 },
    { ...YEAR, horizonMonths: 37 },
    { ...YEAR, horizonMonths: 1.5 },
    { ...YEAR, horizonMonths: null, annualDiscountRate: 0 }
  ])('refuses what makes no sense: %o', (settings) => {
    expect(() => forecastFrom(shop, settings)).toThrow(RangeError);
  });
});
