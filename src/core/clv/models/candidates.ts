/** The models that can forecast a shop's orders, each behind the same face. */
import { choleskyFactor } from '../../math/linear';
import type { SeededRandom } from '../../math/random';
import { bgNbd } from './bg-nbd';
import type { Fit } from './fit';
import { gapShape } from './gap-shape';
import type {
  Horizon,
  LifetimeModel,
  LifetimeModelName,
  Prospect,
  RowForecast
} from './lifetime-model';
import { mbgNbd } from './mbg-nbd';
import { paretoNbd } from './pareto-nbd';
import { regularBuying } from './regular-buying';
import type { History, TransactionRows } from './rows';
import type { FutureSampler } from './sample-future';
import { betaGeometricFuture, paretoFuture, regularFuture } from './sample-future';

/** A model with the parameters that it was fitted to, whatever they are called. */
export interface FittedModel {
  readonly name: LifetimeModelName;
  /** Parameters by name, as the results file gives them. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly fit: Fit<unknown>;
  forecast(rows: TransactionRows, horizon: Horizon): RowForecast;
  prospect(history: History): Prospect;
  newCustomer(): Prospect;
  readonly future: FutureSampler;
  /**
   * The model with its parameters e^(log + step); `steps` are in the order of
   * the covariance. What it says of its fit is still that of the original.
   */
  moved(steps: ArrayLike<number>): FittedModel;
}

/** `near`: the model fitted to much the same customers. */
type Fitter = (rows: TransactionRows, near?: FittedModel) => FittedModel | null;

function fitterOf<P extends object>(
  model: LifetimeModel<P>,
  futureOf: (parameters: P) => FutureSampler
): Fitter {
  const bind = (fit: Fit<P>, parameters: P): FittedModel => ({
    name: model.name,
    parameters: Object.fromEntries(Object.entries(parameters)),
    fit,
    forecast: (rows, horizon) => model.forecast(parameters, rows, horizon),
    prospect: (history) => model.prospect(parameters, history),
    newCustomer: () => model.newCustomer(parameters),
    future: futureOf(parameters),
    moved: (steps) => {
      const moved = Object.fromEntries(
        model.parameterNames.map((name, i) => [
          name,
          Number(Reflect.get(parameters, name)) * Math.exp(steps[i] ?? 0)
        ])
      );
      return bind(fit, { ...parameters, ...moved });
    }
  });
  return (rows, near) => {
    const fit = model.fit(rows, near?.parameters);
    return fit.status === 'fitted' ? bind(fit, fit.parameters) : null;
  };
}

const fitRegularBuying = fitterOf(regularBuying, regularFuture);

/**
 * Gaps of this shape or more are worth a clock: below it the nearest whole k
 * is 1, which is MBG/NBD over again. Platzer & Reutterer (2016), "Ticking Away
 * the Moments", Marketing Science 35, look at the regularity first as well.
 */
const REGULAR_FROM = 1.5;
const isRegular = (rows: TransactionRows): boolean => gapShape(rows) >= REGULAR_FROM;

const FITTERS: Readonly<Record<LifetimeModelName, Fitter>> = {
  'BG/NBD': fitterOf(bgNbd, (parameters) => betaGeometricFuture(parameters, 0)),
  'MBG/NBD': fitterOf(mbgNbd, (parameters) => betaGeometricFuture(parameters, 1)),
  'Pareto/NBD': fitterOf(paretoNbd, paretoFuture),
  'MBG/CNBD-k': (rows, near) => (isRegular(rows) ? fitRegularBuying(rows, near) : null)
};

/** One model fitted; null where the data give nothing to fit on. */
export function fitNamed(name: LifetimeModelName, rows: TransactionRows): FittedModel | null {
  return FITTERS[name](rows);
}

/** MBG/CNBD-1 is MBG/NBD over again. */
const isDouble = ({ name, parameters }: FittedModel): boolean =>
  name === 'MBG/CNBD-k' && parameters.k === 1;

/**
 * All models fitted to the same customers; those that the data give nothing to
 * fit on are missing. One whose search did not end (`fit.converged` is false)
 * is there to be told of, not to forecast with.
 * @param near models fitted to much the same customers, where the search may begin
 * @param progress told how many models of all are done
 */
export function attemptAll(
  rows: TransactionRows,
  near: readonly FittedModel[] = [],
  progress: (done: number, of: number) => void = () => undefined
): FittedModel[] {
  const fitters = Object.entries(FITTERS);
  const fitted: FittedModel[] = [];
  fitters.forEach(([name, fit], i) => {
    progress(i, fitters.length);
    const model = fit(
      rows,
      near.find((one) => one.name === name)
    );
    if (model && Number.isFinite(model.fit.logLikelihood) && !isDouble(model)) fitted.push(model);
  });
  progress(fitters.length, fitters.length);
  return fitted;
}

/**
 * The same, without those whose search did not end.
 * @example fitAll(rowsOf(transactionsOf(table, end))).map(({ name }) => name)
 */
export function fitAll(
  rows: TransactionRows,
  near: readonly FittedModel[] = [],
  progress: (done: number, of: number) => void = () => undefined
): FittedModel[] {
  return attemptAll(rows, near, progress).filter(({ fit }) => fit.converged);
}

/**
 * The model with parameters drawn from the normal distribution of their
 * logarithms around the fit (Laplace's approximation); the model itself where
 * the fit has no covariance.
 */
export function drawnModel(model: FittedModel, random: SeededRandom): FittedModel {
  const { covarianceOfLogs } = model.fit;
  if (!covarianceOfLogs) return model;
  const n = Math.round(Math.sqrt(covarianceOfLogs.length));
  const factor = choleskyFactor(covarianceOfLogs, n);
  if (!factor) return model;
  const normals = Array.from({ length: n }, () => random.normal());
  const steps = normals.map((_, i) => {
    let step = 0;
    for (let j = 0; j <= i; j++) step += (factor[i * n + j] ?? 0) * (normals[j] ?? 0);
    return step;
  });
  return model.moved(steps);
}
