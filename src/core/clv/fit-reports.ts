/** What is told of fitted models. */
import type { ModelReport, SpendReport } from '../schema/forecast';
import type { FittedModel } from './models/candidates';
import type { SpendFit } from './models/gamma-gamma';

export function modelReport({ name, parameters, fit }: FittedModel): ModelReport {
  const errors = fit.standardErrors;
  return {
    name,
    parameters,
    standardErrors:
      typeof errors === 'object' && errors !== null
        ? Object.fromEntries(Object.entries(errors))
        : null,
    logLikelihood: fit.logLikelihood,
    converged: fit.converged,
    concerns: fit.concerns
  };
}

export function spendReport(fit: SpendFit): SpendReport {
  const { method, parameters, logLikelihood, correlation, customers, populationMean } = fit;
  return {
    method,
    p: parameters?.p ?? null,
    q: parameters?.q ?? null,
    v: parameters?.v ?? null,
    logLikelihood,
    correlation,
    customers,
    populationMean
  };
}
