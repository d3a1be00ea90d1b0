/**
 * sBG, shifted beta-geometric: members renew or leave at the end of each
 * period, each with a chance of leaving of their own, θ ~ Beta(α, β).
 *
 * Sources: Fader & Hardie (2007), "How to Project Customer Retention", Journal
 * of Interactive Marketing 21: the likelihood; Fader & Hardie (2010),
 * "Customer-Base Valuation in a Contractual Setting: The Perils of Ignoring
 * Heterogeneity", Marketing Science 29: the discounted lifetimes.
 */
import { digammaRise, logRising } from '../../math/gamma';
import { hyp2f1 } from '../../math/hyp2f1';
import { maximise, standardErrors } from './maximise';

/** Each above 0. */
export interface SbgParameters {
  alpha: number;
  beta: number;
}

/**
 * Members of one cohort at the start of periods 0, 1, 2 …: not ascending, from
 * above 0. Cohorts of different lengths can be fitted together.
 */
export type MembersByPeriod = readonly number[];

export type SbgFit =
  | {
      status: 'fitted';
      parameters: SbgParameters;
      logLikelihood: number;
      converged: boolean;
      standardErrors: SbgParameters | null;
      covarianceOfLogs: Float64Array | null;
      /** Members leave all alike (a constant churn), so that only α/β means something. */
      concerns: readonly 'same-dropout'[];
      /** α/(α + β): the share that leaves in the first period. */
      meanDropout: number;
    }
  | { status: 'unfitted'; reason: 'no-members' | 'no-periods' | 'nobody-left' | 'all-left' };

const RUNAWAY = 1000;
const WALL = Math.log(1e5);

/**
 * Chance of still being a member after t periods: S(t) = B(α, β+t)/B(α, β).
 * @param t whole number from 0
 * @example sbgSurvival({ alpha: 1, beta: 1 }, 1) = 0.5
 */
export function sbgSurvival({ alpha, beta }: SbgParameters, t: number): number {
  return Math.exp(logRising(beta, t) - logRising(alpha + beta, t));
}

/**
 * Retention rate of period t, from 1: (β + t − 1)/(α + β + t − 1).
 * @example sbgRetentionRate({ alpha: 1, beta: 1 }, 1) = 0.5
 */
export function sbgRetentionRate({ alpha, beta }: SbgParameters, t: number): number {
  return (beta + t - 1) / (alpha + beta + t - 1);
}

/**
 * Expected renewals still to come, discounted, of a member who has renewed n
 * times and is about to be asked again:
 * (β+n)/(α+β+n) · 2F1(1, β+n+1; α+β+n+1; 1/(1+d)).
 *
 * The payment of the next renewal is not discounted, the one after it once
 * (DERL of Fader & Hardie 2010).
 * @param renewals n, whole number from 0
 * @param discountRate d per period, above 0
 * @throws RangeError where d is not above 0: the sum may have no end.
 * @example α 1, β 1, n 0, d 1 → Σ 1/((k+1) 2^(k−1)), k from 1, = 4 ln 2 − 2 = 0.7726
 */
export function sbgResidualRenewals(
  { alpha, beta }: SbgParameters,
  renewals: number,
  discountRate: number
): number {
  if (!(discountRate > 0)) throw new RangeError(`no discount rate: ${discountRate}`);
  const b = beta + renewals;
  return (b / (alpha + b)) * hyp2f1(1, b + 1, alpha + b + 1, 1 / (1 + discountRate));
}

/**
 * Expected members of a cohort in its periods 0 to `periods`.
 * @example a cohort of 1000 with α 1, β 1 → [1000, 500, 333.3, …]
 */
export function sbgProjection(
  parameters: SbgParameters,
  members: number,
  periods: number
): Float64Array {
  return Float64Array.from({ length: periods + 1 }, (_, t) => members * sbgSurvival(parameters, t));
}

/**
 * Σ of ln P(T = t) over those who left and of ln S(n) over those who stayed,
 * and its derivatives by ln α and ln β.
 */
export function evaluateSbg(
  [alpha = NaN, beta = NaN]: Float64Array,
  cohorts: readonly MembersByPeriod[],
  gradient: Float64Array
): number {
  let total = 0;
  let byAlpha = 0;
  let byBeta = 0;
  const both = alpha + beta;
  for (const members of cohorts) {
    for (let t = 1; t < members.length; t++) {
      const now = members[t] ?? 0;
      const left = (members[t - 1] ?? 0) - now;
      // Leaving in period t: α/(α+β+t−1) after having stayed t − 1 times.
      const all = both + t - 1;
      const stayers = t === members.length - 1 ? now : 0;
      const stayed = logRising(beta, t - 1) - logRising(both, t - 1);
      const byBoth = digammaRise(both, t - 1);
      const byRest = digammaRise(beta, t - 1);
      total += left * (stayed + Math.log(alpha / all));
      byAlpha += left * (1 / alpha - 1 / all - byBoth);
      byBeta += left * (byRest - byBoth - 1 / all);
      total += stayers * (stayed + Math.log((beta + t - 1) / all));
      byAlpha -= stayers * (byBoth + 1 / all);
      byBeta += stayers * (byRest + 1 / (beta + t - 1) - byBoth - 1 / all);
    }
  }
  gradient[0] = byAlpha * alpha;
  gradient[1] = byBeta * beta;
  return total;
}

/**
 * α and β of greatest likelihood over one cohort or several.
 * @throws RangeError where a cohort grows, or has an entry that is no count.
 * @example [[1000, 631, 468, 382, 326, 289, 262, 241]] → α 0.704, β 1.182
 */
export function fitSbg(cohorts: readonly MembersByPeriod[]): SbgFit {
  let first = 0;
  let last = 0;
  let periods = 0;
  for (const members of cohorts) {
    members.forEach((count, t) => {
      if (!(count >= 0 && count <= (members[t - 1] ?? Infinity)) || count === Infinity) {
        throw new RangeError(`not members of one cohort: ${members.join(', ')}`);
      }
    });
    if (members.length < 2) continue;
    first += members[0] ?? 0;
    last += members.at(-1) ?? 0;
    periods = Math.max(periods, members.length - 1);
  }
  if (periods === 0) return { status: 'unfitted', reason: 'no-periods' };
  if (first === 0) return { status: 'unfitted', reason: 'no-members' };
  if (last === first) return { status: 'unfitted', reason: 'nobody-left' };
  const stayedOnce = cohorts.some((members) => (members[1] ?? 0) > 0);
  if (!stayedOnce) return { status: 'unfitted', reason: 'all-left' };

  const starts = [
    [1, 1],
    [0.7, 4],
    [10, 30]
  ];
  const found = maximise(
    (values, gradient) => evaluateSbg(values, cohorts, gradient),
    starts,
    first,
    WALL
  );
  const parameters = parametersFrom(found.values);
  const { alpha, beta } = parameters;
  const runaway = alpha + beta > RUNAWAY;
  const covarianceOfLogs = runaway ? null : found.covarianceOfLogs;
  return {
    status: 'fitted',
    parameters,
    logLikelihood: found.logLikelihood,
    converged: found.converged,
    standardErrors:
      covarianceOfLogs && parametersFrom(standardErrors(found.values, covarianceOfLogs)),
    covarianceOfLogs,
    concerns: runaway ? ['same-dropout'] : [],
    meanDropout: alpha / (alpha + beta)
  };
}

const parametersFrom = ([alpha = NaN, beta = NaN]: Float64Array): SbgParameters => ({
  alpha,
  beta
});
