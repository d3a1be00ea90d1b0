/** Greatest likelihood over the logarithms of parameters that are above 0. */
import { hessian, minimiseFromSeveral, polish } from '../../math/bfgs';
import type { Objective } from '../../math/bfgs';
import { invertPositiveDefinite } from '../../math/linear';

/** Log-likelihood at given parameters; writes its derivatives by their logarithms. */
export type LogLikelihood = (values: Float64Array, gradient: Float64Array) => number;

export interface Maximum {
  values: Float64Array;
  logLikelihood: number;
  converged: boolean;
  /** Of the logarithms, row by row; null where the likelihood is flat in some direction. */
  covarianceOfLogs: Float64Array | null;
}

/**
 * The mean negative log-likelihood as a function of the logarithms, with a
 * gentle wall where a parameter is further than e^±wall from 1: parameters
 * that run away without end are brought to a stop there.
 * @param size what the sum is divided by: customers
 */
export function objectiveOf(evaluate: LogLikelihood, size: number, wall: number): Objective {
  return (point, gradient) => {
    const value = -evaluate(point.map(Math.exp), gradient) / size;
    point.forEach((log, i) => {
      gradient[i] = -(gradient[i] ?? 0) / size + beyond(log, wall);
    });
    return value + wallHeight(point, wall);
  };
}

/** What the wall adds at a point; 0 within it. */
export function wallHeight(point: Float64Array, wall: number): number {
  return point.reduce((sum, log) => sum + beyond(log, wall) ** 2 / 2, 0);
}

const beyond = (log: number, wall: number): number =>
  Math.sign(log) * Math.max(0, Math.abs(log) - wall);

/**
 * Greatest likelihood by BFGS from several starts and a last step of Newton's,
 * with the covariance of the estimates from the second derivatives there.
 * @param starts parameters, each above 0
 * @param size customers that the likelihood is a sum over
 */
export function maximise(
  evaluate: LogLikelihood,
  starts: readonly number[][],
  size: number,
  wall: number
): Maximum {
  const objective = objectiveOf(evaluate, size, wall);
  const points = starts.map((start) => Float64Array.from(start, Math.log));
  const near = minimiseFromSeveral(objective, points);
  const matrix = hessian(objective, near);
  const minimum = polish(objective, near, matrix);
  const values = minimum.point.map(Math.exp);
  return {
    values,
    logLikelihood: -(minimum.value - wallHeight(minimum.point, wall)) * size,
    converged: minimum.converged,
    covarianceOfLogs: covarianceOf(matrix, values.length, size)
  };
}

/**
 * Inverse of the information.
 * @param matrix second derivatives of the mean negative log-likelihood
 */
export function covarianceOf(matrix: Float64Array, n: number, size: number): Float64Array | null {
  return invertPositiveDefinite(matrix, n)?.map((value) => value / size) ?? null;
}

/** Delta method: the error of exp(θ) is exp(θ) times that of θ. */
export function standardErrors(values: Float64Array, covarianceOfLogs: Float64Array): Float64Array {
  const n = values.length;
  return values.map((value, i) => value * Math.sqrt(covarianceOfLogs[i * n + i] ?? NaN));
}
