/**
 * BG/NBD: while alive a customer buys at random at a rate λ ~ Gamma(r, α), and
 * leaves after each repeat transaction with chance p ~ Beta(a, b).
 *
 * Source: Fader, Hardie & Lee (2005), "'Counting Your Customers' the Easy Way:
 * An Alternative to the Pareto/NBD Model", Marketing Science 24(2). Equation 6
 * is the likelihood, 8 the distribution of counts, 9 and 10 the expectations.
 *
 * In this model nobody leaves at the first transaction, so that P(alive) of
 * every one-time buyer is 1. {@link aliveAfterFirst} is the form in which they
 * can have left; MBG/NBD is the model that is made that way.
 */
import { betaGeometricAhead } from './beta-geometric';
import {
  aliveProbability,
  betaGeometricStarts,
  describeBetaGeometric,
  evaluateBetaGeometric,
  forecastBetaGeometric
} from './beta-geometric-rows';
import type { FitProblem } from './fit';
import { fitModel } from './fit';
import type { LifetimeModel } from './lifetime-model';
import { prospectFrom } from './lifetime-model';
import type { History } from './rows';
import { checkHistory } from './rows';

/** Each above 0; α is a time, the others have no unit. */
export interface BetaGeometricParameters {
  r: number;
  alpha: number;
  a: number;
  b: number;
}

type Values = readonly [r: number, alpha: number, a: number, b: number];

const valuesOf = ({ r, alpha, a, b }: BetaGeometricParameters): Values => [r, alpha, a, b];

const problem: FitProblem<BetaGeometricParameters> = {
  names: ['r', 'alpha', 'a', 'b'],
  isTime: [false, true, false, false],
  sampleRows: 1000,
  evaluate: (values, rows, gradient) => evaluateBetaGeometric(values, rows, gradient, 0),
  starts: betaGeometricStarts,
  describe: describeBetaGeometric,
  fromValues: ([r = NaN, alpha = NaN, a = NaN, b = NaN]) => ({ r, alpha, a, b })
};

/**
 * BG/NBD as one of the models of lifetime.
 * @example bgNbd.prospect({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 },
 *   { x: 2, tx: 30.43, T: 38.86 }).expected(39) = 1.226
 */
export const bgNbd: LifetimeModel<BetaGeometricParameters> = {
  name: 'BG/NBD',
  parameterNames: problem.names,
  fit: (rows, near) => fitModel(problem, rows, near),
  logLikelihood: (parameters, rows) =>
    evaluateBetaGeometric(
      Float64Array.from(valuesOf(parameters)),
      rows,
      new Float64Array(problem.names.length),
      0
    ),
  gradient: (parameters, rows) => {
    const gradient = new Float64Array(problem.names.length);
    evaluateBetaGeometric(Float64Array.from(valuesOf(parameters)), rows, gradient, 0);
    return gradient;
  },
  prospect: (parameters, history) => {
    checkHistory(history);
    const { r, alpha, a, b } = parameters;
    const { x, tx, T } = history;
    const alive = aliveProbability(valuesOf(parameters), x, tx, T, 0);
    return prospectFrom(alive, betaGeometricAhead(r + x, alpha + T, a, b + x));
  },
  newCustomer: ({ r, alpha, a, b }) => prospectFrom(1, betaGeometricAhead(r, alpha, a, b)),
  forecast: (parameters, rows, horizon) =>
    forecastBetaGeometric(valuesOf(parameters), rows, horizon, 0)
};

/**
 * P(alive) in the form of MBG/NBD, with drop-out possible after the first
 * transaction too: 1/(1 + a/(b+x) ((α+T)/(α+t_x))^(r+x)). With parameters of
 * BG/NBD it is a lower bound for display, not a probability under that model.
 *
 * Source: Batislam, Denizel & Filiztekin (2007), "Empirical Validation and
 * Comparison of Models for Customer Base Analysis", IJRM 24.
 * @returns in [0, 1]; below 1 for one-time buyers
 * @throws RangeError for a history that cannot be.
 * @example with the parameters above and x 0, T 38.86: 0.3897 under those of MBG/NBD
 */
export function aliveAfterFirst(parameters: BetaGeometricParameters, history: History): number {
  checkHistory(history);
  return aliveProbability(valuesOf(parameters), history.x, history.tx, history.T, 1);
}
