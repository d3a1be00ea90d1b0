/** What is told of fitted models and of a holdout. */
import type { ForecasterName, HoldoutReport, ModelReport, SpendReport } from '../schema/forecast';
import { dayToIso } from '../time/calendar';
import type { FittedModel } from './candidates';
import type { SpendFit } from './gamma-gamma';
import { namesOf, type HoldoutOrigin } from './holdout';

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

export function originReport(
  origin: HoldoutOrigin,
  chosen: ForecasterName
): HoldoutReport['origins'][number] {
  const value = origin.expected[chosen]?.at(-1) ?? 0;
  return {
    calibrationEnd: dayToIso(origin.end),
    days: origin.days,
    customers: origin.customers,
    ends: origin.stretches.map(dayToIso),
    actual: origin.actual,
    expected: namesOf(origin).map((name) => ({ name, orders: origin.expected[name] ?? [] })),
    chosen: { value, low: value, high: value, held: value === origin.actual.at(-1) },
    revenue: null
  };
}
