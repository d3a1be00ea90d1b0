/** Tables of the forecast: what lies ahead, how it did on the past, and what the models are. */
import type {
  AheadMonth,
  AliveMap,
  Calibration,
  Forecast,
  ForecasterName,
  HoldoutReport,
  HoldoutScore,
  Seasonality,
  Tracking
} from '../core/schema/forecast';
import type { Cell } from './csv';

type Rows = Cell[][];

/** One row a month ahead: orders and revenue up to its end, of the present customers. */
export function aheadRows(ahead: readonly AheadMonth[]): Rows {
  return [
    ['months', 'end', 'orders', 'low', 'high', 'revenue', 'revenueLow', 'revenueHigh'],
    ...ahead.map(({ months, end, orders, low, high, revenue }): Cell[] => [
      months,
      end,
      orders,
      low,
      high,
      revenue?.value ?? null,
      revenue?.low ?? null,
      revenue?.high ?? null
    ])
  ];
}

/** What a customer has brought by the end of each month after the first order, that order included. */
export function newCustomerRows({ newCustomer }: Pick<Forecast, 'newCustomer'>): Rows {
  return [
    ['months', 'value'],
    ...newCustomer.course.map(({ months, value }): Cell[] => [months, value])
  ];
}

/**
 * Orders of a list of sums up to each end, stretch by stretch.
 * @example stretchesOf([3, 5, 9]) → [3, 2, 4]
 */
export function stretchesOf(cumulative: readonly number[]): number[] {
  return cumulative.map((sum, i) => sum - (i > 0 ? (cumulative[i - 1] ?? 0) : 0));
}

/** One row a stretch of each check: orders that came in it, and what each forecaster expected. */
export function holdoutRows({ origins }: HoldoutReport): Rows {
  const names = [...new Set(origins.flatMap(({ expected }) => expected.map(({ name }) => name)))];
  return [
    ['calibrationEnd', 'end', 'actual', ...names],
    ...origins.flatMap(({ calibrationEnd, ends, actual, expected }) => {
      const came = stretchesOf(actual);
      const thought = new Map(expected.map(({ name, orders }) => [name, stretchesOf(orders)]));
      return ends.map((end, i): Cell[] => [
        calibrationEnd,
        end,
        came[i] ?? null,
        ...names.map((name) => thought.get(name)?.[i] ?? null)
      ]);
    })
  ];
}

/** One row a forecaster, the best first. */
export function scoreRows(scores: readonly HoldoutScore[], selected: ForecasterName): Rows {
  return [
    [
      'forecaster',
      'selected',
      'totalError',
      'stretchError',
      'meanAbsoluteError',
      'rootMeanSquareError',
      'score'
    ],
    ...scores.map((score): Cell[] => [
      score.name,
      score.name === selected,
      score.totalError,
      score.stretchError,
      score.absolute,
      score.rootMeanSquare,
      score.score
    ])
  ];
}

/** One row a parameter of each model, and of Gamma-Gamma for the amount of an order. */
export function modelRows({ models, spend }: Pick<Forecast, 'models' | 'spend'>): Rows {
  const amounts = (['p', 'q', 'v'] as const).flatMap((name): Rows =>
    spend[name] === null
      ? []
      : [['Gamma-Gamma', name, spend[name], null, spend.logLikelihood, null, null]]
  );
  return [
    ['model', 'parameter', 'estimate', 'standardError', 'logLikelihood', 'converged', 'concerns'],
    ...models.flatMap((model) =>
      Object.entries(model.parameters).map(([parameter, estimate]): Cell[] => [
        model.name,
        parameter,
        estimate,
        model.standardErrors?.[parameter] ?? null,
        model.logLikelihood,
        model.converged,
        model.concerns.join(' ') || null
      ])
    ),
    ...amounts
  ];
}

/** Repeat orders by week, cumulative. */
export function trackingRows({ ends, actual, expected }: Tracking): Rows {
  return [
    ['end', 'actual', 'expected'],
    ...ends.map((end, i): Cell[] => [end, actual[i] ?? null, expected[i] ?? null])
  ];
}

/** Mean orders of groups of customers: ten by what was expected, then by their orders before. */
export function calibrationRows({ deciles, byFrequency }: Calibration): Rows {
  return [
    ['by', 'from', 'to', 'customers', 'expected', 'actual'],
    ...deciles.map(({ customers, expected, actual }, i): Cell[] => [
      'decile',
      i + 1,
      i + 1,
      customers,
      expected,
      actual
    ]),
    ...byFrequency.map(({ from, to, customers, expected, actual }): Cell[] => [
      'frequency',
      from,
      to,
      customers,
      expected,
      actual
    ])
  ];
}

/** One row a month of the year, in its calendar. */
export function seasonRows({ calendar, factors }: Seasonality): Rows {
  return [
    ['calendar', 'month', 'factor'],
    ...factors.map((factor, i): Cell[] => [calendar, i + 1, factor])
  ];
}

/** One row a number of days since the last order, one column a number of orders after the first. */
export function aliveMapRows({ frequency, daysSinceLast, pAlive }: AliveMap): Rows {
  return [
    ['daysSinceLast', ...frequency],
    ...daysSinceLast.map((days, row): Cell[] => [days, ...(pAlive[row] ?? [])])
  ];
}
