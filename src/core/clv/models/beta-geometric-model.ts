/** What BG/NBD and MBG/NBD share: they differ in whether the first transaction can be the last. */
import { betaGeometricAhead } from './beta-geometric';
import {
  aliveProbability,
  betaGeometricStarts,
  describeBetaGeometric,
  evaluateBetaGeometric,
  forecastBetaGeometric,
  type DropoutAtFirst
} from './beta-geometric-rows';
import { fitModel, type FitProblem } from './fit';
import { prospectFrom, type LifetimeModel } from './lifetime-model';
import { checkHistory, type TransactionRows } from './rows';

/** Each above 0; α is a time, the others have no unit. */
export interface BetaGeometricParameters {
  r: number;
  alpha: number;
  a: number;
  b: number;
}

/** In the order in which the rows' functions take them. */
export const valuesOf = ({
  r,
  alpha,
  a,
  b
}: BetaGeometricParameters): readonly [r: number, alpha: number, a: number, b: number] => [
  r,
  alpha,
  a,
  b
];

/**
 * The model of customers who buy at random while alive and leave with a chance
 * of their own after a transaction.
 * @param atFirst 1 where they can leave after the first, 0 where only after a repeat transaction
 */
export function betaGeometricModel(
  name: LifetimeModel<BetaGeometricParameters>['name'],
  atFirst: DropoutAtFirst
): LifetimeModel<BetaGeometricParameters> {
  const problem: FitProblem<BetaGeometricParameters> = {
    names: ['r', 'alpha', 'a', 'b'],
    isTime: [false, true, false, false],
    sampleRows: 1000,
    evaluate: (values, rows, gradient) => evaluateBetaGeometric(values, rows, gradient, atFirst),
    starts: betaGeometricStarts,
    describe: describeBetaGeometric,
    fromValues: ([r = NaN, alpha = NaN, a = NaN, b = NaN]) => ({ r, alpha, a, b })
  };
  const evaluate = (
    parameters: BetaGeometricParameters,
    rows: TransactionRows
  ): { logLikelihood: number; gradient: Float64Array } => {
    const gradient = new Float64Array(problem.names.length);
    const values = Float64Array.from(valuesOf(parameters));
    return { logLikelihood: problem.evaluate(values, rows, gradient), gradient };
  };
  return {
    name,
    parameterNames: problem.names,
    fit: (rows, near) => fitModel(problem, rows, near),
    logLikelihood: (parameters, rows) => evaluate(parameters, rows).logLikelihood,
    gradient: (parameters, rows) => evaluate(parameters, rows).gradient,
    prospect: (parameters, history) => {
      checkHistory(history);
      const { r, alpha, a, b } = parameters;
      const { x, tx, T } = history;
      const alive = aliveProbability(valuesOf(parameters), x, tx, T, atFirst);
      return prospectFrom(alive, betaGeometricAhead(r + x, alpha + T, a, b + x + atFirst));
    },
    newCustomer: ({ r, alpha, a, b }) =>
      prospectFrom(atFirst === 1 ? b / (a + b) : 1, betaGeometricAhead(r, alpha, a, b + atFirst)),
    forecast: (parameters, rows, horizon) =>
      forecastBetaGeometric(valuesOf(parameters), rows, horizon, atFirst)
  };
}
