/**
 * A forecast in round numbers, for the tests of whatever shows one: 2,000
 * customers, 900 of whom have bought again, each order of 50, 100 orders a
 * month ahead with bounds a tenth below and a ninth above.
 */
import type { AheadMonth, Forecast } from '../../../src/core/schema/forecast';
import { dayToIso, isoToDay } from '../../../src/core/time/calendar';

const END = isoToDay('2024-04-10');
const MONTH_DAYS = 30.436875;
const SPEND = 50;

const estimate = (value: number) => ({ value, low: value * 0.9, high: value / 0.9 });
const dayAt = (months: number): string => dayToIso(END + Math.round(months * MONTH_DAYS));

function ahead(months: number): AheadMonth {
  const orders = 100 * months;
  const { low, high } = estimate(orders);
  const month = { orders: estimate(100), revenue: estimate(100 * SPEND) };
  return {
    months,
    end: dayAt(months),
    orders,
    low,
    high,
    revenue: estimate(orders * SPEND),
    month
  };
}

export const FORECAST: Forecast = {
  state: 'ready',
  basis: 'orders',
  customers: 2000,
  repeatBuyers: 900,
  observationEnd: dayToIso(END),
  settings: { horizonMonths: 12, annualDiscountRate: 0.1, grossMargin: null },
  models: [
    {
      name: 'MBG/NBD',
      parameters: { r: 0.5, alpha: 6, a: 0.9, b: 1.6 },
      standardErrors: { r: 0.05, alpha: 0.7, a: 0.2, b: 0.4 },
      logLikelihood: -9582.1,
      converged: true,
      concerns: []
    }
  ],
  spend: {
    method: 'gamma-gamma',
    p: 6,
    q: 4,
    v: 25,
    logLikelihood: -4000,
    correlation: 0.1,
    customers: 900,
    populationMean: SPEND
  },
  holdout: {
    origins: [
      {
        calibrationEnd: '2023-10-10',
        days: 183,
        customers: 1600,
        ends: ['2023-11-26', '2024-01-11', '2024-02-25', '2024-04-10'],
        actual: [150, 290, 420, 540],
        expected: [{ name: 'MBG/NBD', orders: [145, 285, 410, 520] }],
        chosen: { value: 520, low: 480, high: 563, held: true },
        revenue: { actual: 27_000, expected: 26_000 }
      }
    ],
    scores: [
      {
        name: 'MBG/NBD',
        totalError: 520 / 540 - 1,
        stretchError: 0.04,
        absolute: 0.7,
        rootMeanSquare: 1.4,
        score: 2
      }
    ]
  },
  selected: {
    name: 'MBG/NBD',
    aliveFrom: 'MBG/NBD',
    reason: 'holdout',
    naiveWins: false,
    level: null
  },
  tracking: { ends: ['2024-04-03', '2024-04-10'], actual: [1400, 1425], expected: [1390, 1420] },
  calibration: {
    deciles: [{ customers: 160, expected: 1.5, actual: 1.6 }],
    byFrequency: [{ from: 0, to: 0, customers: 900, expected: 0.2, actual: 0.25 }]
  },
  past: [-4, -3, -2, -1, 0].map((months, i) => ({
    end: dayAt(months),
    orders: 1000 + 110 * i,
    revenue: (1000 + 110 * i) * SPEND
  })),
  ahead: Array.from({ length: 36 }, (_, i) => ahead(i + 1)),
  alive: { expected: 800, likely: 700 },
  total: {
    orders: 1200,
    low: 1080,
    high: 1333,
    value: 57_000,
    valueLow: 51_300,
    valueHigh: 63_300
  },
  newCustomer: {
    orders: 1.2,
    value: 55,
    firstOrder: 45,
    course: Array.from({ length: 37 }, (_, months) => ({
      months,
      value: 45 + 55 * (1 - 0.9 ** months)
    }))
  },
  money: {
    equity: { value: 150_000, low: 130_000, high: 173_000 },
    acquisition: null,
    spendTrend: null
  },
  map: {
    ageDays: 365,
    frequency: [0, 1],
    daysSinceLast: [0, 180, 365],
    pAlive: [
      [null, 0.9],
      [null, 0.5],
      [0.4, null]
    ]
  },
  seasonality: null
};

/** The same over a whole lifetime, in which orders are not counted. */
export const LIFETIME: Forecast = {
  ...FORECAST,
  settings: { ...FORECAST.settings, horizonMonths: null },
  total: {
    orders: null,
    low: null,
    high: null,
    value: 150_000,
    valueLow: 130_000,
    valueHigh: 173_000
  },
  newCustomer: { ...FORECAST.newCustomer, orders: null, value: 75 }
};
