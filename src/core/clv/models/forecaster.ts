/** The forecast that is used: of one model, or the mean of all. */
import type { ForecasterName, HoldoutScore, Selected } from '../../schema/forecast';
import type { FittedModel } from './candidates';
import type { Horizon, RowForecast } from './lifetime-model';
import type { TransactionRows } from './rows';

export interface Forecaster {
  name: ForecasterName;
  /** Models whose mean is the forecast. */
  members: readonly FittedModel[];
  /** P(alive) is its: one-time buyers can be gone in it. */
  alive: FittedModel;
  /** Variance of ln(actual ÷ expected) of totals besides that of parameters and customers: how far off they can be as the holdouts say, or as shops are without one. 0 where it is missing. */
  doubt?: number;
}

/** In BG/NBD nobody leaves before the second transaction: P(alive) of one-time buyers would be 1. */
const canLeaveAtOnce = ({ name }: FittedModel): boolean => name !== 'BG/NBD';

/** Of a score: who is less than so far behind the best is as good. */
const TIE = 0.005;

/**
 * The best by the holdouts; among equals Pareto/NBD, in which customers can
 * leave at any time and not only after an order.
 */
const bestOf = ([first, ...others]: readonly HoldoutScore[]): HoldoutScore | undefined =>
  others.find(({ name, score }) => name === 'Pareto/NBD' && score - (first?.score ?? 0) < TIE) ??
  first;

/**
 * Chooses by the holdouts where there are any, else by likelihood among the
 * models in which one-time buyers can be gone.
 * @param models fitted to all that is known
 * @param scores of the holdouts, the best first; empty without one
 * @returns null where there is no model to choose
 */
export function choose(
  models: readonly FittedModel[],
  scores: readonly HoldoutScore[]
): { forecaster: Forecaster; selected: Omit<Selected, 'level'> } | null {
  const byLikelihood = models
    .filter(canLeaveAtOnce)
    .sort((a, b) => b.fit.logLikelihood - a.fit.logLikelihood);
  const [likeliest] = byLikelihood;
  if (!likeliest) return null;
  const usable = (name: ForecasterName): boolean =>
    name === 'ensemble' ? models.length > 1 : models.some((model) => model.name === name);
  const best = bestOf(scores.filter(({ name }) => name !== 'naive' && usable(name)));
  const name = best?.name ?? likeliest.name;
  const members = name === 'ensemble' ? models : models.filter((model) => model.name === name);
  const own = members.length === 1 && members[0] && canLeaveAtOnce(members[0]) ? members[0] : null;
  const ranked = scores.map((score) => byLikelihood.find((model) => model.name === score.name));
  const alive = own ?? ranked.find((model) => model !== undefined) ?? likeliest;
  return {
    forecaster: { name, members, alive },
    selected: {
      name,
      aliveFrom: alive.name,
      reason: best ? 'holdout' : 'likelihood',
      naiveWins: scores[0]?.name === 'naive'
    }
  };
}

/** The mean of the members' expectations, and the P(alive) of one. */
export function forecastRows(
  { members, alive }: Forecaster,
  rows: TransactionRows,
  horizon: Horizon
): RowForecast {
  const all = members.map((model) => model.forecast(rows, horizon));
  const own = members.indexOf(alive);
  const { pAlive } = all[own] ?? alive.forecast(rows, { length: 1, discountRate: 0 });
  const [only] = all;
  if (all.length === 1 && only) return { ...only, pAlive };
  const mean = (of: (forecast: RowForecast) => Float64Array): Float64Array => {
    const sum = new Float64Array(rows.count);
    for (const forecast of all) {
      const values = of(forecast);
      for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (values[i] ?? 0) / all.length;
    }
    return sum;
  };
  return {
    pAlive,
    expected: mean((forecast) => forecast.expected),
    discounted: mean((forecast) => forecast.discounted)
  };
}

/** Σ over customers. */
export function totalOf(values: Float64Array, rows: TransactionRows): number {
  let sum = 0;
  for (let row = 0; row < rows.count; row++) sum += (values[row] ?? 0) * (rows.weight[row] ?? 0);
  return sum;
}
