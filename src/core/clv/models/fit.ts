/** Fitting by greatest likelihood, the same way for every model with rates and drop-out. */
import { hessian, minimise, minimiseFromSeveral, polish } from '../../math/bfgs';
import type { Minimum, Objective } from '../../math/bfgs';
import { invertPositiveDefinite } from '../../math/linear';
import { covarianceOf, objectiveOf, standardErrors, wallHeight } from './maximise';
import type { NamedParameters } from './lifetime-model';
import type { TransactionRows } from './rows';
import { meanAge, rescaled, thinned } from './rows';

/** A model that could be fitted. */
export interface Fit<P> {
  status: 'fitted';
  parameters: P;
  /** Sum over customers, with all constants, in the unit of time that was given. */
  logLikelihood: number;
  converged: boolean;
  /** Of the parameters, by the delta method; null where the likelihood is flat in some direction. */
  standardErrors: P | null;
  /** Of the logarithms of the parameters, row by row; null as above. */
  covarianceOfLogs: Float64Array | null;
  /** What about the parameters is not to be believed one by one; empty where all is well. */
  concerns: readonly FitConcern[];
  /** Mean transactions per time unit of a customer who stays: identified even where r and α are not. */
  meanRate: number;
  /** Mean chance of leaving: after a transaction (a/(a+b)), or per time unit (s/β). */
  meanDropout: number;
  customers: number;
  repeatBuyers: number;
}

/** Nothing to fit on. */
export interface Unfitted {
  status: 'unfitted';
  reason: 'no-customers' | 'no-time' | 'no-repeat-buyers' | 'no-gaps';
}

export type FitResult<P> = Fit<P> | Unfitted;

/**
 * `same-rate`: all customers buy alike, r and α run away with a finite ratio.
 * `same-dropout`: all leave alike, the same for the parameters of drop-out.
 * `nobody-leaves`: no sign of drop-out. `all-leave`: hardly anybody stays.
 * `few-repeat-buyers`: fewer than {@link MIN_REPEAT_BUYERS}.
 */
export type FitConcern =
  'same-rate' | 'same-dropout' | 'nobody-leaves' | 'all-leave' | 'few-repeat-buyers';

/** Below this many repeat buyers the page shows no forecast. */
export const MIN_REPEAT_BUYERS = 30;

/** Parameters at or above this (in units of the mean T) stand for infinity. */
const RUNAWAY = 1000;
/** Odds of leaving below this stand for nobody, above its inverse for everybody. */
const NO_DROPOUT = 1e-4;
/** |ln parameter| beyond which a gentle wall rises: nothing is learnt further out. */
const WALL = Math.log(10_000);

/** Slope at which all rows take over from the search on a sample. */
const NEARBY = 1e-4;
/** Slope at which Newton's steps take over from the search on all rows. */
const NEAR = 1e-5;

/** What a model brings to its fit. Parameters are lists here, in one order throughout. */
export interface FitProblem<P> {
  names: readonly string[];
  /** Which parameters are times: they change with the unit. */
  isTime: readonly boolean[];
  /** Log-likelihood; writes its derivatives by the logarithms of the parameters. */
  evaluate(values: Float64Array, rows: TransactionRows, gradient: Float64Array): number;
  /** Where to start, for customers whose mean T is 1. */
  starts(rows: TransactionRows): readonly number[][];
  fromValues(values: Float64Array): P;
  /** Rate and drop-out of the parameters: the mean, and how much each differs (infinite: not at all). */
  describe(values: Float64Array): FitDescription;
  /** Rows that the search from several starts is made on, before all rows are used. */
  sampleRows: number;
}

export interface FitDescription {
  meanRate: number;
  /** r: infinite where all buy at one rate. */
  rateShape: number;
  meanDropout: number;
  /** a/b, or s/β: 0 where nobody leaves, infinite where all do at once. */
  dropoutOdds: number;
  /** a + b, or s: infinite where all leave alike. */
  dropoutShape: number;
}

/**
 * Greatest likelihood over the logarithms of the parameters: BFGS from several
 * starts on a stratified sample, then on all rows, then a step of Newton's.
 * Time is measured in units of the mean T meanwhile, so the answer does not
 * depend on the unit; the likelihood is given back in the unit of the rows.
 * @param near parameters by name to begin at, where they are known about
 */
export function fitModel<P>(
  problem: FitProblem<P>,
  rows: TransactionRows,
  near?: NamedParameters
): FitResult<P> {
  if (rows.customers === 0) return { status: 'unfitted', reason: 'no-customers' };
  const scale = meanAge(rows);
  if (!(scale > 0)) return { status: 'unfitted', reason: 'no-time' };
  if (rows.repeatBuyers === 0) return { status: 'unfitted', reason: 'no-repeat-buyers' };

  const scaled = rescaled(rows, scale);
  const all = objectiveOn(problem, scaled);
  const guess =
    near &&
    Float64Array.from(problem.names, (name, i) =>
      Math.log((near[name] ?? NaN) / (problem.isTime[i] === true ? scale : 1))
    );
  const { minimum, matrix } = descend(problem, scaled, all, guess);
  const values = minimum.point.map(Math.exp);
  const inUnit = (value: number, i: number): number =>
    problem.isTime[i] === true ? value * scale : value;
  const parameters = problem.fromValues(values.map(inUnit));
  const mean = minimum.value - wallHeight(minimum.point, WALL);
  const logLikelihood = -mean * rows.customers - rows.totalX * Math.log(scale);

  const description = problem.describe(values);
  const concerns = concernsOf(description, rows);
  const trusted = concerns.every((concern) => concern === 'few-repeat-buyers');
  const covariance = trusted ? covarianceOf(matrix, values.length, rows.customers) : null;
  const errors = covariance && standardErrors(values, covariance).map(inUnit);
  return {
    status: 'fitted',
    parameters,
    logLikelihood,
    converged: minimum.converged,
    standardErrors: errors && problem.fromValues(errors),
    covarianceOfLogs: covariance,
    concerns,
    meanRate: description.meanRate / scale,
    meanDropout: problem.describe(values.map(inUnit)).meanDropout,
    customers: rows.customers,
    repeatBuyers: rows.repeatBuyers
  };
}

function descend<P>(
  problem: FitProblem<P>,
  rows: TransactionRows,
  all: Objective,
  near: Float64Array | undefined
): { minimum: Minimum; matrix: Float64Array } {
  const sample = thinned(rows, problem.sampleRows);
  const onSample = sample === rows ? all : objectiveOn(problem, sample);
  const starts = problem.starts(rows).map((start) => Float64Array.from(start, Math.log));
  const minimum =
    (near && fromNear(all, onSample, near, starts)) ?? fromAfar(all, onSample, starts);
  const matrix = hessian(all, minimum);
  return { minimum: polish(all, minimum, matrix), matrix };
}

/** From one point: null where that leads nowhere, or not below where the search would begin otherwise. */
function fromNear(
  all: Objective,
  onSample: Objective,
  near: Float64Array,
  starts: readonly Float64Array[]
): Minimum | null {
  if (!near.every(Number.isFinite)) return null;
  const found = minimise(all, near, {
    inverseHessian: inverseHessianAt(onSample, near),
    tolerance: NEAR
  });
  const spare = new Float64Array(near.length);
  const beaten = starts.every((start) => !(all(start, spare) <= found.value));
  return found.converged && beaten ? found : null;
}

/** From several points: on the sample first, then on all rows. */
function fromAfar(all: Objective, onSample: Objective, starts: readonly Float64Array[]): Minimum {
  const minimum = minimiseFromSeveral(
    onSample,
    starts,
    onSample === all ? {} : { tolerance: NEARBY }
  );
  if (onSample === all) return minimum;
  const inverseHessian = inverseHessianAt(onSample, minimum.point);
  return minimise(all, minimum.point, { inverseHessian, tolerance: NEAR });
}

/** null where the function does not curve upwards there. */
function inverseHessianAt(objective: Objective, point: Float64Array): Float64Array | null {
  const gradient = new Float64Array(point.length);
  objective(point, gradient);
  return invertPositiveDefinite(hessian(objective, { point, gradient }), point.length);
}

const objectiveOn = <P>(problem: FitProblem<P>, rows: TransactionRows): Objective =>
  objectiveOf((values, gradient) => problem.evaluate(values, rows, gradient), rows.customers, WALL);

function concernsOf(description: FitDescription, rows: TransactionRows): FitConcern[] {
  const { rateShape, dropoutOdds, dropoutShape } = description;
  const concerns: FitConcern[] = [];
  if (rateShape > RUNAWAY) concerns.push('same-rate');
  if (dropoutOdds < NO_DROPOUT) concerns.push('nobody-leaves');
  else if (dropoutOdds > 1 / NO_DROPOUT) concerns.push('all-leave');
  else if (dropoutShape > RUNAWAY) concerns.push('same-dropout');
  if (rows.repeatBuyers < MIN_REPEAT_BUYERS) concerns.push('few-repeat-buyers');
  return concerns;
}
