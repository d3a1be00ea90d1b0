/**
 * Pareto/NBD: while alive a customer buys at random at a rate λ ~ Gamma(r, α),
 * and dies at a moment that nobody sees, at a rate μ ~ Gamma(s, β).
 *
 * Sources: Schmittlein, Morrison & Colombo (1987), "Counting Your Customers",
 * Management Science 33; Fader & Hardie (2005), "A Note on Deriving the
 * Pareto/NBD Model and Related Expressions": the likelihood, P(alive),
 * expectations and DERT.
 */
import { sigmoid } from '../../math/log-space';
import { DeathIntegral } from './death-integral';
import type { FitDescription, FitProblem } from './fit';
import { fitModel } from './fit';
import type { LifetimeModel } from './lifetime-model';
import { prospectFrom } from './lifetime-model';
import { paretoAhead } from './pareto-process';
import { evaluatePareto, forecastPareto } from './pareto-rows';
import type { TransactionRows } from './rows';
import { checkHistory } from './rows';

/** Each above 0; α and β are times, r and s have no unit. */
export interface ParetoParameters {
  r: number;
  alpha: number;
  s: number;
  beta: number;
}

type Values = readonly [r: number, alpha: number, s: number, beta: number];

const valuesOf = ({ r, alpha, s, beta }: ParetoParameters): Values => [r, alpha, s, beta];

/** For customers whose mean T is 1: mortal and lasting. */
function starts(rows: TransactionRows): number[][] {
  const rate = rows.totalX / rows.customers;
  return [
    [0.5, 0.3 / rate, 0.6, 0.4],
    [1.2, 1 / rate, 1.5, 3]
  ];
}

function describe(values: Float64Array): FitDescription {
  const [r = NaN, alpha = NaN, s = NaN, beta = NaN] = values;
  return {
    meanRate: r / alpha,
    rateShape: r,
    meanDropout: s / beta,
    dropoutOdds: s / beta,
    dropoutShape: s
  };
}

const problem: FitProblem<ParetoParameters> = {
  names: ['r', 'alpha', 's', 'beta'],
  isTime: [false, true, false, true],
  sampleRows: 400,
  evaluate: evaluatePareto,
  starts,
  describe,
  fromValues: ([r = NaN, alpha = NaN, s = NaN, beta = NaN]) => ({ r, alpha, s, beta })
};

/**
 * Pareto/NBD as one of the models of lifetime.
 * @example paretoNbd.prospect({ r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 },
 *   { x: 26, tx: 30.857, T: 31 }) → pAlive 0.99787, expected(52) 25.456
 */
export const paretoNbd: LifetimeModel<ParetoParameters> = {
  name: 'Pareto/NBD',
  parameterNames: problem.names,
  fit: (rows, near) => fitModel(problem, rows, near),
  logLikelihood: (parameters, rows) =>
    evaluatePareto(
      Float64Array.from(valuesOf(parameters)),
      rows,
      new Float64Array(problem.names.length)
    ),
  gradient: (parameters, rows) => {
    const gradient = new Float64Array(problem.names.length);
    evaluatePareto(Float64Array.from(valuesOf(parameters)), rows, gradient);
    return gradient;
  },
  prospect: ({ r, alpha, s, beta }, history) => {
    checkHistory(history);
    const { x, tx, T } = history;
    const death = new DeathIntegral();
    death.evaluate(r + x, alpha, s, beta, tx, T);
    const ahead = paretoAhead(r + x, alpha + T, s, beta + T);
    return prospectFrom(sigmoid(-death.logRatio), ahead);
  },
  newCustomer: ({ r, alpha, s, beta }) => prospectFrom(1, paretoAhead(r, alpha, s, beta)),
  forecast: (parameters, rows, horizon) => forecastPareto(valuesOf(parameters), rows, horizon)
};
