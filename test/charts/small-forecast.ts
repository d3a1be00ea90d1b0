/** A forecast written by hand for the tests of charts, exports and the view of trust. */
import type { Forecast, HoldoutReport, NoForecast } from '../../src/core/schema/forecast';

type Origin = HoldoutReport['origins'][number];

/** The older check: nothing came in its second half. */
export const OLDER: Origin = {
  calibrationEnd: '2023-12-31',
  days: 91,
  customers: 900,
  ends: ['2024-02-14', '2024-03-31'],
  actual: [150, 300],
  expected: [
    { name: 'MBG/NBD', orders: [160, 330] },
    { name: 'Pareto/NBD', orders: [170, 345] },
    { name: 'naive', orders: [200, 400] }
  ],
  chosen: { value: 330, low: 301, high: 360, held: false },
  revenue: null
};

/** The newer one: 412 expected, 438 came, 5.9% too low. */
export const NEWER: Origin = {
  calibrationEnd: '2024-03-31',
  days: 91,
  customers: 1203,
  ends: ['2024-05-15', '2024-06-30'],
  actual: [200, 438],
  expected: [
    { name: 'MBG/NBD', orders: [205, 412] },
    { name: 'Pareto/NBD', orders: [190, 380] },
    { name: 'naive', orders: [300, 600] }
  ],
  chosen: { value: 412, low: 380, high: 450, held: true },
  revenue: { expected: 20_600, actual: 20_000 }
};

export function smallForecast(part: Partial<Forecast> = {}): Forecast {
  return {
    state: 'ready',
    basis: 'orders',
    customers: 1500,
    repeatBuyers: 600,
    observationEnd: '2024-06-30',
    settings: { horizonMonths: 12, annualDiscountRate: 0.1, grossMargin: null },
    models: [
      {
        name: 'MBG/NBD',
        parameters: { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 },
        standardErrors: { r: 0.05, alpha: 0.4, a: 0.1, b: 0.2 },
        logLikelihood: -9582.136,
        converged: true,
        concerns: []
      },
      {
        name: 'Pareto/NBD',
        parameters: { r: 5000, alpha: 61_000, s: 0.606, beta: 11.669 },
        standardErrors: null,
        logLikelihood: -9594.976,
        converged: true,
        concerns: ['same-rate']
      }
    ],
    spend: {
      method: 'gamma-gamma',
      p: 6.25,
      q: 3.74,
      v: 15.44,
      logLikelihood: -4055.918,
      correlation: 0.11,
      customers: 600,
      populationMean: 35.17
    },
    holdout: {
      origins: [OLDER, NEWER],
      scores: [
        {
          name: 'MBG/NBD',
          totalError: 0.0054,
          stretchError: 0.0827,
          absolute: 0.7648,
          rootMeanSquare: 1.25,
          score: 2
        },
        {
          name: 'Pareto/NBD',
          totalError: -0.0176,
          stretchError: 0.139,
          absolute: 0.7545,
          rootMeanSquare: 1.3,
          score: 2.7
        },
        {
          name: 'naive',
          totalError: 0.355,
          stretchError: 0.355,
          absolute: 0.9,
          rootMeanSquare: 1.6,
          score: 5.6
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
    tracking: {
      ends: ['2024-03-24', '2024-03-31', '2024-04-07'],
      actual: [10, 22, 30],
      expected: [11.2, 20.9, 33]
    },
    calibration: {
      deciles: [
        { customers: 600, expected: 0.05, actual: 0.04 },
        { customers: 603, expected: 0.75, actual: 0.8 }
      ],
      byFrequency: [
        { from: 0, to: 0, customers: 800, expected: 0.1, actual: 0.09 },
        { from: 1, to: 6, customers: 350, expected: 0.6, actual: 0.7 },
        { from: 7, to: null, customers: 53, expected: 2.5, actual: 2 }
      ]
    },
    past: [{ end: '2024-06-30', orders: 700, revenue: 24_000 }],
    ahead: [
      {
        months: 1,
        end: '2024-07-30',
        orders: 80.5,
        low: 64,
        high: 98,
        revenue: { value: 2800, low: 2200, high: 3500 },
        month: {
          orders: { value: 80.5, low: 64, high: 98 },
          revenue: { value: 2800, low: 2200, high: 3500 }
        }
      },
      {
        months: 2,
        end: '2024-08-30',
        orders: 150,
        low: 125,
        high: 176,
        revenue: null,
        month: { orders: { value: 69.5, low: 52, high: 88 }, revenue: null }
      }
    ],
    alive: { expected: 640.2, likely: 610 },
    total: { orders: 150, low: 125, high: 176, value: 5000, valueLow: 4100, valueHigh: 6000 },
    newCustomer: {
      orders: 1.2,
      value: 40,
      firstOrder: 34,
      course: [
        { months: 0, value: 34 },
        { months: 1, value: 39.5 }
      ]
    },
    money: { equity: null, acquisition: null, spendTrend: null },
    map: {
      ageDays: 100,
      frequency: [0, 1, 5],
      daysSinceLast: [0, 50, 100],
      pAlive: [
        [0.65, 0.97, 0.99],
        [0.45, 0.6, 0.2],
        [0.35, null, null]
      ]
    },
    seasonality: {
      calendar: 'gregory',
      factors: [0.9, 0.9, 1.25, 0.95, 1, 1, 1, 0.95, 0.95, 1, 1, 1.1],
      years: 2,
      errorWithout: 0.12,
      errorWith: 0.08,
      used: true
    },
    ...part
  };
}

export const FEW: NoForecast = {
  state: 'none',
  reason: 'few-repeat-buyers',
  customers: 40,
  repeatBuyers: 12
};
