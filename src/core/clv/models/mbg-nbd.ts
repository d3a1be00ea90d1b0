/**
 * MBG/NBD (CBG/NBD with Hoppe & Wagner): as BG/NBD, but a customer may leave
 * after the first transaction already, so that P(alive) of one-time buyers
 * falls with their silence. What the page shows for each customer.
 *
 * Sources: Batislam, Denizel & Filiztekin (2007), "Empirical Validation and
 * Comparison of Models for Customer Base Analysis", IJRM 24; Hoppe & Wagner
 * (2007), "Customer Base Analysis: The Case for a Central Variant of the
 * Betageometric/NBD Model", Marketing JRM 3.
 */
import { betaGeometricAhead } from './beta-geometric';
import {
  aliveProbability,
  betaGeometricStarts,
  describeBetaGeometric,
  evaluateBetaGeometric,
  forecastBetaGeometric
} from './beta-geometric-rows';
import type { BetaGeometricParameters } from './bg-nbd';
import type { FitProblem } from './fit';
import { fitModel } from './fit';
import type { LifetimeModel } from './lifetime-model';
import { prospectFrom } from './lifetime-model';
import { checkHistory } from './rows';

type Values = readonly [r: number, alpha: number, a: number, b: number];

const valuesOf = ({ r, alpha, a, b }: BetaGeometricParameters): Values => [r, alpha, a, b];

const problem: FitProblem<BetaGeometricParameters> = {
  names: ['r', 'alpha', 'a', 'b'],
  isTime: [false, true, false, false],
  sampleRows: 1000,
  evaluate: (values, rows, gradient) => evaluateBetaGeometric(values, rows, gradient, 1),
  starts: betaGeometricStarts,
  describe: describeBetaGeometric,
  fromValues: ([r = NaN, alpha = NaN, a = NaN, b = NaN]) => ({ r, alpha, a, b })
};

/**
 * MBG/NBD as one of the models of lifetime. A new customer has stayed beyond
 * the first transaction with chance b/(a + b), and p ~ Beta(a, b + 1) then.
 * @example mbgNbd.prospect({ r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 },
 *   { x: 0, tx: 0, T: 38.86 }).pAlive = 0.3897
 */
export const mbgNbd: LifetimeModel<BetaGeometricParameters> = {
  name: 'MBG/NBD',
  parameterNames: problem.names,
  fit: (rows, near) => fitModel(problem, rows, near),
  logLikelihood: (parameters, rows) =>
    evaluateBetaGeometric(
      Float64Array.from(valuesOf(parameters)),
      rows,
      new Float64Array(problem.names.length),
      1
    ),
  gradient: (parameters, rows) => {
    const gradient = new Float64Array(problem.names.length);
    evaluateBetaGeometric(Float64Array.from(valuesOf(parameters)), rows, gradient, 1);
    return gradient;
  },
  prospect: (parameters, history) => {
    checkHistory(history);
    const { r, alpha, a, b } = parameters;
    const { x, tx, T } = history;
    const alive = aliveProbability(valuesOf(parameters), x, tx, T, 1);
    return prospectFrom(alive, betaGeometricAhead(r + x, alpha + T, a, b + x + 1));
  },
  newCustomer: ({ r, alpha, a, b }) =>
    prospectFrom(b / (a + b), betaGeometricAhead(r, alpha, a, b + 1)),
  forecast: (parameters, rows, horizon) =>
    forecastBetaGeometric(valuesOf(parameters), rows, horizon, 1)
};
