/**
 * MBG/CNBD-k: as MBG/NBD, for customers who buy at regular intervals: the
 * times between transactions are Erlang-k with a rate of each customer's own.
 * k = 1 is MBG/NBD; the larger k, the more regular.
 *
 * Source: Reutterer, Platzer & Schröder (2021), "Leveraging purchase
 * regularity for predicting customer behavior the easy way", International
 * Journal of Research in Marketing 38.
 *
 * Chosen over Pareto/GGG, in which customers differ in regularity: that takes
 * the whole history of each customer and a Markov chain of minutes. This one
 * needs one number more than MBG/NBD, Σ ln of all gaps, and a second; its
 * authors find it to forecast as well.
 */
import { digammaRise, logGamma, logRising } from '../../math/gamma';
import { log1pExp, sigmoid } from '../../math/log-space';
import { evaluateSmooth } from '../../math/quadrature';
import { dropoutGrid, logStayed } from './beta-geometric';
import type { Fit, FitProblem, FitResult } from './fit';
import { fitModel } from './fit';
import { gapShape } from './gap-shape';
import type {
  Horizon,
  LifetimeModel,
  NamedParameters,
  RowForecast,
  WhileAlive
} from './lifetime-model';
import { prospectFrom } from './lifetime-model';
import type { TickState } from './regular-process';
import { countsByTicks, discountedByTicks, expectedByTicks } from './regular-process';
import type { History, TransactionRows } from './rows';
import { checkHistory } from './rows';

/** k a whole number from 1; the others above 0; α is a time. */
export interface RegularParameters {
  k: number;
  r: number;
  alpha: number;
  a: number;
  b: number;
}

/** No shop's customers are more regular than this. */
const MAX_K = 12;

/** c_j = (n)_j / j!, and Σ 1/(n+i), i < j: what the ticks since t_x weigh, by block. */
function tickWeights(n: number, k: number): { weight: Float64Array; byN: Float64Array } {
  const weight = new Float64Array(k);
  const byN = new Float64Array(k);
  weight[0] = 1;
  for (let j = 1; j < k; j++) {
    weight[j] = ((weight[j - 1] ?? 0) * (n + j - 1)) / j;
    byN[j] = (byN[j - 1] ?? 0) + 1 / (n + j - 1);
  }
  return { weight, byN };
}

/**
 * Σ over rows of weight · ln L, and its derivatives by ln r, ln α, ln a, ln b.
 * With n = r + kx and u = (T − t_x)/(α + T),
 * L = Π gap^(k−1)/Γ(k) · B(a, b+x+1)/B(a, b) · Γ(n)/Γ(r) · α^r (α+T)^(−n)
 *   · (Σ over j < k of (n)_j u^j / j! + a/(b+x) · ((α+T)/(α+t_x))^n).
 */
function evaluate(
  k: number,
  values: Float64Array,
  rows: TransactionRows,
  gradient: Float64Array
): number {
  const [r = NaN, alpha = NaN, a = NaN, b = NaN] = values;
  const { times, x: xs, txAt, ageAt, weight, blocks } = rows;
  const logs = times.map((time) => Math.log(alpha + time));
  const logAlpha = Math.log(alpha);
  let total = -rows.totalX * logGamma(k);
  if (k > 1) total += (k - 1) * rows.totalLogGaps;
  let byR = 0;
  let byAlpha = 0;
  let byA = 0;
  let byB = 0;
  for (let g = 0; g + 1 < blocks.length; g++) {
    const from = blocks[g] ?? 0;
    const to = blocks[g + 1] ?? 0;
    const x = xs[from] ?? 0;
    const n = r + k * x;
    const ticks = tickWeights(n, k);
    const odds = Math.log(a / (b + x));
    let customers = 0;
    let gone = 0;
    for (let i = from; i < to; i++) {
      const w = weight[i] ?? 0;
      const age = ageAt[i] ?? 0;
      const last = txAt[i] ?? 0;
      const T = times[age] ?? 0;
      const tx = times[last] ?? 0;
      const logAge = logs[age] ?? 0;
      const ratio = logAge - (logs[last] ?? 0);
      const inverse = 1 / (alpha + T);
      const u = (T - tx) * inverse;
      let silent = 0;
      let silentByN = 0;
      let silentByU = 0;
      let power = 1;
      for (let j = 0; j < k; j++) {
        const term = (ticks.weight[j] ?? 0) * power;
        silent += term;
        silentByN += term * (ticks.byN[j] ?? 0);
        silentByU += term * j;
        power *= u;
      }
      const logSilent = Math.log(silent);
      const d = odds + n * ratio - logSilent;
      const left = w * sigmoid(d);
      const stays = w - left;
      customers += w;
      gone += left;
      total += w * (log1pExp(d) + logSilent - n * logAge);
      byR += left * ratio + (stays * silentByN) / silent - w * logAge;
      byAlpha +=
        left * n * (inverse - 1 / (alpha + tx)) -
        ((stays * silentByU) / silent) * inverse -
        w * n * inverse;
    }
    const risen = digammaRise(a + b, x + 1);
    total += customers * (logRising(r, k * x) + r * logAlpha + logStayed(a, b, x + 1));
    byR += customers * (digammaRise(r, k * x) + logAlpha);
    byAlpha += (customers * r) / alpha;
    byA += gone / a - customers * risen;
    byB += customers * (digammaRise(b, x + 1) - risen) - gone / (b + x);
  }
  gradient[0] = byR * r;
  gradient[1] = byAlpha * alpha;
  gradient[2] = byA * a;
  gradient[3] = byB * b;
  return total;
}

function problemFor(k: number): FitProblem<RegularParameters> {
  return {
    names: ['r', 'alpha', 'a', 'b'],
    isTime: [false, true, false, false],
    sampleRows: 1000,
    evaluate: (values, rows, gradient) => evaluate(k, values, rows, gradient),
    starts: (rows) => {
      const rate = (k * rows.totalX) / rows.customers;
      return [
        [0.5, 0.3 / rate, 0.8, 2],
        [1.5, 1.2 / rate, 0.4, 4]
      ];
    },
    describe: ([r = NaN, alpha = NaN, a = NaN, b = NaN]) => ({
      meanRate: r / (k * alpha),
      rateShape: r,
      meanDropout: a / (a + b),
      dropoutOdds: a / b,
      dropoutShape: a + b
    }),
    fromValues: ([r = NaN, alpha = NaN, a = NaN, b = NaN]) => ({ k, r, alpha, a, b })
  };
}

/**
 * The parameters of greatest likelihood for one k. Standard errors take k as known.
 * @param k whole number from 1
 * @param near parameters for this k where the search may begin
 */
export function fitRegular(
  rows: TransactionRows,
  k: number,
  near?: NamedParameters
): FitResult<RegularParameters> {
  if (k > 1 && Number.isNaN(rows.totalLogGaps)) return { status: 'unfitted', reason: 'no-gaps' };
  const fit = fitModel(problemFor(k), rows, near);
  if (fit.status === 'unfitted' || fit.standardErrors === null) return fit;
  return { ...fit, standardErrors: { ...fit.standardErrors, k: 0 } };
}

/** What the parameters for one k suggest for another: the clock ticks that much faster. */
const withTicks = ({ k, r, alpha, a, b }: RegularParameters, to: number): NamedParameters => ({
  r,
  alpha: (alpha * k) / to,
  a,
  b
});

/**
 * k of greatest likelihood: uphill from the one that the gaps alone suggest,
 * each search beginning where its neighbour's ended.
 */
function fitAnyK(rows: TransactionRows, near?: NamedParameters): FitResult<RegularParameters> {
  if (Number.isNaN(rows.totalLogGaps) && rows.repeatBuyers > 0) {
    return { status: 'unfitted', reason: 'no-gaps' };
  }
  const shape = gapShape(rows);
  const k0 = Math.max(1, Math.min(MAX_K, Math.round(Number.isNaN(shape) ? 1 : shape)));
  const first = fitRegular(rows, k0, near?.k === k0 ? near : undefined);
  if (first.status === 'unfitted') return first;
  let best: Fit<RegularParameters> = first;
  for (const way of [1, -1]) {
    for (;;) {
      const k = best.parameters.k + way;
      if (k < 1 || k > MAX_K) break;
      const fit = fitRegular(rows, k, withTicks(best.parameters, k));
      if (fit.status === 'unfitted' || !(fit.logLikelihood > best.logLikelihood)) break;
      best = fit;
    }
    // Uphill one way: the other is down.
    if (best.parameters.k !== k0) break;
  }
  return best;
}

/** P(alive), and the chances of j ticks since t_x given that. */
function sinceLast(
  { k, r, alpha, a, b }: RegularParameters,
  { x, tx, T }: History
): { pAlive: number; ticks: Float64Array } {
  const n = r + k * x;
  const u = (T - tx) / (alpha + T);
  const ticks = tickWeights(n, k).weight.map((weight, j) => weight * u ** j);
  const silent = ticks.reduce((sum, value) => sum + value, 0);
  const d = Math.log(a / (b + x)) + n * Math.log((alpha + T) / (alpha + tx)) - Math.log(silent);
  return { pAlive: sigmoid(-d), ticks: ticks.map((value) => value / silent) };
}

function stateOf(
  { k, r, alpha, a, b }: RegularParameters,
  x: number,
  T: number,
  j: number
): TickState {
  return { k, j, n: r + k * x + j, A: alpha + T, a, B: b + x + 1 };
}

/** Mixes what is ahead over the ticks since the last transaction. */
function regularAhead(states: readonly TickState[], ticks: Float64Array): WhileAlive {
  const mix = (f: (state: TickState) => number): number =>
    states.reduce((sum, state, j) => sum + (ticks[j] ?? 0) * f(state), 0);
  return {
    expected: (t) => mix((state) => expectedByTicks(state, t)),
    discounted: (t, discountRate) =>
      mix((state) => discountedByTicks(state, t, discountRate, dropoutGrid(state.a, state.B))),
    counts: (t, most) => {
      const counts = new Float64Array(most + 1);
      states.forEach((state, j) => {
        countsByTicks(state, t, most).forEach((share, c) => {
          counts[c] = (counts[c] ?? 0) + (ticks[j] ?? 0) * share;
        });
      });
      return counts;
    }
  };
}

function forecast(
  parameters: RegularParameters,
  rows: TransactionRows,
  { length, discountRate }: Horizon
): RowForecast {
  const { k, alpha } = parameters;
  const { times, x: xs, txAt, ageAt, blocks } = rows;
  const pAlive = new Float64Array(rows.count);
  const expected = new Float64Array(rows.count).fill(length === Infinity ? NaN : 0);
  const discounted = new Float64Array(rows.count);
  for (let g = 0; g + 1 < blocks.length; g++) {
    const from = blocks[g] ?? 0;
    const to = blocks[g + 1] ?? 0;
    const x = xs[from] ?? 0;
    const rates = new Float64Array(to - from);
    const shares: Float64Array[] = [];
    const grid = dropoutGrid(parameters.a, parameters.b + x + 1);
    for (let i = from; i < to; i++) {
      const T = times[ageAt[i] ?? 0] ?? 0;
      const since = sinceLast(parameters, { x, tx: times[txAt[i] ?? 0] ?? 0, T });
      rates[i - from] = alpha + T;
      pAlive[i] = since.pAlive;
      shares.push(since.ticks);
    }
    for (let j = 0; j < k; j++) {
      const at = (A: number): TickState => stateOf(parameters, x, A - alpha, j);
      const add = (into: Float64Array, values: Float64Array): void => {
        for (let i = from; i < to; i++) {
          const share = (pAlive[i] ?? 0) * (shares[i - from]?.[j] ?? 0);
          into[i] = (into[i] ?? 0) + share * (values[i - from] ?? 0);
        }
      };
      if (length !== Infinity) {
        add(
          expected,
          evaluateSmooth((A) => expectedByTicks(at(A), length), rates)
        );
      }
      if (discountRate > 0) {
        add(
          discounted,
          evaluateSmooth((A) => discountedByTicks(at(A), length, discountRate, grid), rates)
        );
      }
    }
  }
  return { pAlive, expected, discounted: discountRate > 0 ? discounted : expected };
}

/**
 * MBG/CNBD-k as one of the models of lifetime; `fit` chooses k.
 * Derivatives are by r, α, a, b: k is whole.
 * @example buying every 10 days or so: regularBuying.fit(rows).parameters.k = 4
 */
export const regularBuying: LifetimeModel<RegularParameters> = {
  name: 'MBG/CNBD-k',
  parameterNames: ['r', 'alpha', 'a', 'b'],
  fit: fitAnyK,
  logLikelihood: ({ k, r, alpha, a, b }, rows) =>
    evaluate(k, Float64Array.of(r, alpha, a, b), rows, new Float64Array(4)),
  gradient: ({ k, r, alpha, a, b }, rows) => {
    const gradient = new Float64Array(4);
    evaluate(k, Float64Array.of(r, alpha, a, b), rows, gradient);
    return gradient;
  },
  prospect: (parameters, history) => {
    checkHistory(history);
    const { pAlive, ticks } = sinceLast(parameters, history);
    const states = Array.from(ticks, (_, j) => stateOf(parameters, history.x, history.T, j));
    return prospectFrom(pAlive, regularAhead(states, ticks));
  },
  newCustomer: (parameters) => {
    const { a, b } = parameters;
    const state = stateOf(parameters, 0, 0, 0);
    return prospectFrom(b / (a + b), regularAhead([state], Float64Array.of(1)));
  },
  forecast
};
