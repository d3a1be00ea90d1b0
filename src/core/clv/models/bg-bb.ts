/**
 * BG/BB: buying on fixed occasions (fairs, yearly memberships, campaigns).
 * While alive a customer buys on each occasion with chance p ~ Beta(α, β), and
 * dies before each occasion with chance θ ~ Beta(γ, δ).
 *
 * Source: Fader, Hardie & Shang (2010), "Customer-Base Analysis in a
 * Discrete-Time Noncontractual Setting", Marketing Science 29(6): likelihood,
 * P(alive), expectation, distribution of counts and DERT. Where the source has
 * quotients of gamma functions, singular at γ = 1, the sums behind them are added up.
 */
import { digammaRise, logBeta, logRising } from '../../math/gamma';
import { hyp2f1 } from '../../math/hyp2f1';
import { logSumExp } from '../../math/log-space';
import { maximise, standardErrors } from './maximise';

/** Each above 0. */
export interface BgBbParameters {
  alpha: number;
  beta: number;
  gamma: number;
  delta: number;
}

/** x purchases on n occasions, the last on occasion tx; how many customers. Whole numbers. */
export interface OccasionRow {
  x: number;
  tx: number;
  n: number;
  customers: number;
}

export type BgBbFit =
  | {
      status: 'fitted';
      parameters: BgBbParameters;
      /** Sum over customers, with all constants but the choice of which occasions. */
      logLikelihood: number;
      converged: boolean;
      standardErrors: BgBbParameters | null;
      covarianceOfLogs: Float64Array | null;
      concerns: readonly ('same-rate' | 'same-dropout')[];
      /** α/(α+β): mean chance to buy on an occasion, while alive. */
      meanRate: number;
      /** γ/(γ+δ): mean chance to die before the first occasion. */
      meanDropout: number;
    }
  | { status: 'unfitted'; reason: 'no-customers' | 'no-occasions' | 'no-purchases' };

const RUNAWAY = 1000;
const WALL = Math.log(1e5);

/**
 * ln of the terms of L, by occasions lived through after the last purchase:
 * dead after t_x + i occasions for i from 0 to n − t_x − 1; the last, alive at n.
 */
function logTerms(
  { alpha, beta, gamma, delta }: BgBbParameters,
  { x, tx, n }: OccasionRow
): Float64Array {
  const terms = new Float64Array(n - tx + 1);
  const bought = logRising(alpha, x);
  for (let i = 0; i <= n - tx; i++) {
    const lived = tx + i;
    const silent = logRising(beta, lived - x) - logRising(alpha + beta, lived);
    const stayed = logRising(delta, lived) - logRising(gamma + delta, lived);
    const died = lived === n ? 0 : Math.log(gamma / (gamma + delta + lived));
    terms[i] = bought + silent + stayed + died;
  }
  return terms;
}

/** Σ of customers · ln L over the rows, and its derivatives by the logarithms of the parameters. */
export function evaluateBgBb(
  values: Float64Array,
  rows: readonly OccasionRow[],
  gradient: Float64Array
): number {
  const parameters = parametersFrom(values);
  const { alpha, beta, gamma, delta } = parameters;
  let total = 0;
  gradient.fill(0);
  const add = (at: number, value: number): void => {
    gradient[at] = (gradient[at] ?? 0) + value * (values[at] ?? 0);
  };
  for (const row of rows) {
    const terms = logTerms(parameters, row);
    const log = logSumExp(terms);
    total += row.customers * log;
    for (let i = 0; i < terms.length; i++) {
      const share = row.customers * Math.exp((terms[i] ?? 0) - log);
      const lived = row.tx + i;
      const both = digammaRise(alpha + beta, lived);
      const all = digammaRise(gamma + delta, lived);
      const dead = lived === row.n ? 0 : 1;
      const last = dead / (gamma + delta + lived);
      add(0, share * (digammaRise(alpha, row.x) - both));
      add(1, share * (digammaRise(beta, lived - row.x) - both));
      add(2, share * (dead / gamma - last - all));
      add(3, share * (digammaRise(delta, lived) - last - all));
    }
  }
  return total;
}

/**
 * The parameters of greatest likelihood.
 * @throws RangeError for a row that cannot be: x ≤ t_x ≤ n, t_x = 0 only with x = 0.
 * @example the donors of the source → α 1.2035, β 0.7497, γ 0.6568, δ 2.7838
 */
export function fitBgBb(rows: readonly OccasionRow[]): BgBbFit {
  rows.forEach(checkRow);
  let customers = 0;
  let purchases = 0;
  let occasions = 0;
  for (const row of rows) {
    customers += row.customers;
    purchases += row.customers * row.x;
    occasions += row.customers * row.n;
  }
  if (!(customers > 0)) return { status: 'unfitted', reason: 'no-customers' };
  if (occasions === 0) return { status: 'unfitted', reason: 'no-occasions' };
  if (purchases === 0) return { status: 'unfitted', reason: 'no-purchases' };

  const starts = [
    [1, 1, 0.5, 2],
    [2, 4, 1, 10],
    [0.5, 0.5, 0.5, 5]
  ];
  const found = maximise(
    (values, gradient) => evaluateBgBb(values, rows, gradient),
    starts,
    customers,
    WALL
  );
  const parameters = parametersFrom(found.values);
  const { alpha, beta, gamma, delta } = parameters;
  const concerns: ('same-rate' | 'same-dropout')[] = [];
  if (alpha + beta > RUNAWAY) concerns.push('same-rate');
  if (gamma + delta > RUNAWAY) concerns.push('same-dropout');
  const covarianceOfLogs = concerns.length > 0 ? null : found.covarianceOfLogs;
  return {
    status: 'fitted',
    parameters,
    logLikelihood: found.logLikelihood,
    converged: found.converged,
    standardErrors:
      covarianceOfLogs && parametersFrom(standardErrors(found.values, covarianceOfLogs)),
    covarianceOfLogs,
    concerns,
    meanRate: alpha / (alpha + beta),
    meanDropout: gamma / (gamma + delta)
  };
}

function checkRow({ x, tx, n, customers }: OccasionRow): void {
  const whole = [x, tx, n].every((value) => Number.isInteger(value) && value >= 0);
  const possible = whole && x <= tx && tx <= n && (x > 0 || tx === 0) && customers >= 0;
  if (!possible) throw new RangeError(`no history: x ${x}, t_x ${tx}, n ${n}`);
}

/** What lies ahead of a customer on fixed occasions. */
export interface OccasionProspect {
  /** Alive on the next occasion, as in the source: having outlived n and the step to n + 1. */
  pAlive: number;
  /** Expected purchases on the next so many occasions. */
  expected(occasions: number): number;
  /** P(k purchases on the next so many occasions), k from 0 to that many. */
  counts(occasions: number): Float64Array;
  /**
   * Expected purchases on all occasions to come, that of the next one
   * discounted once: DERT.
   * @throws RangeError where the rate per occasion is not above 0.
   */
  discounted(discountRate: number): number;
}

/**
 * What lies ahead, given x purchases on n occasions; x 0, tx 0, n 0 for a new customer.
 * @throws RangeError for a history that cannot be.
 * @example the donors' parameters, { x: 6, tx: 6, n: 6 } → pAlive 0.93
 */
export function bgBbProspect(
  parameters: BgBbParameters,
  history: Pick<OccasionRow, 'x' | 'tx' | 'n'>
): OccasionProspect {
  const row = { ...history, customers: 1 };
  checkRow(row);
  const { x, n } = history;
  const { alpha, beta, gamma, delta } = parameters;
  const terms = logTerms(parameters, row);
  const aliveAtN = Math.exp((terms.at(-1) ?? 0) - logSumExp(terms));
  // Alive at n, p ~ Beta(a, b) and θ ~ Beta(γ, d).
  const a = alpha + x;
  const b = beta + n - x;
  const d = delta + n;
  const stays = (k: number): number => Math.exp(logRising(d, k) - logRising(gamma + d, k));
  return {
    pAlive: (aliveAtN * d) / (gamma + d),
    expected: (occasions) => {
      let alive = 0;
      for (let k = 1; k <= occasions; k++) alive += stays(k);
      return (aliveAtN * alive * a) / (a + b);
    },
    counts: (occasions) => {
      const counts = new Float64Array(occasions + 1);
      for (let lived = 0; lived <= occasions; lived++) {
        const ends = lived === occasions ? 1 : gamma / (gamma + d + lived);
        const share = aliveAtN * stays(lived) * ends;
        for (let k = 0; k <= lived; k++) {
          counts[k] = (counts[k] ?? 0) + share * betaBinomial(k, lived, a, b);
        }
      }
      counts[0] = (counts[0] ?? 0) + 1 - aliveAtN;
      return counts;
    },
    discounted: (discountRate) => {
      if (!(discountRate > 0)) throw new RangeError(`no discount rate: ${discountRate}`);
      const z = 1 / (1 + discountRate);
      const worth = (z * d * hyp2f1(1, d + 1, gamma + d + 1, z)) / (gamma + d);
      return (aliveAtN * worth * a) / (a + b);
    }
  };
}

/** C(n, k) B(a + k, b + n − k) / B(a, b). */
function betaBinomial(k: number, n: number, a: number, b: number): number {
  const choose = -Math.log(n + 1) - logBeta(k + 1, n - k + 1);
  return Math.exp(choose + logRising(a, k) + logRising(b, n - k) - logRising(a + b, n));
}

const parametersFrom = ([
  alpha = NaN,
  beta = NaN,
  gamma = NaN,
  delta = NaN
]: Float64Array): BgBbParameters => ({ alpha, beta, gamma, delta });
