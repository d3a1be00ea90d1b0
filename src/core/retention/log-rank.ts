/** Whether groups differ in the time to an event by more than chance. */
import { chiSquareTail, upperGamma } from '../math/chi-square';

/**
 * The events of a group by day. `days` ascend; they are those on which anybody
 * had the event or was last seen, so that between two of them nothing changes.
 * An {@link OrderStep} of the report is one.
 */
export interface RiskTable {
  days: ArrayLike<number>;
  /** With neither event nor censoring before the day. */
  atRisk: ArrayLike<number>;
  events: ArrayLike<number>;
}

export interface LogRank {
  chiSquare: number;
  /** Groups that can be compared, less one. */
  degreesOfFreedom: number;
  /** P(X ≥ chiSquare) where the groups do not differ. */
  p: number;
  /** By group: events, and events to be expected if all groups were alike. */
  observed: number[];
  expected: number[];
  /** By group: second and third central moment of the events where the groups do not differ. */
  variance: number[];
  thirdMoment: number[];
}

/** A pivot below this share of its variance is what rounding leaves of 0. */
const SINGULAR = 1e-10;

/**
 * The log-rank test that the time to an event has the same distribution in
 * all groups: Zᵀ V⁻ Z with Z = observed − expected events of the groups.
 * On each day with d events among n at risk, n_i of them in group i,
 * E_i = d·n_i/n and V_ij = d·(n − d)/(n − 1) · n_i/n · (δ_ij − n_j/n).
 *
 * Sources: Mantel (1966), "Evaluation of survival data and two new rank order
 * statistics arising in its consideration", Cancer Chemotherapy Reports 50;
 * Peto & Peto (1972), "Asymptotically efficient rank invariant test
 * procedures", JRSS A 135; for several groups Klein & Moeschberger (2003),
 * Survival Analysis, eq. 7.3.3 to 7.3.6.
 * @param groups two or more
 * @returns null where no two groups were at risk of an event on the same day,
 *   or every one of those at risk had it: nothing can be told.
 * @example logRank([sixMp, placebo]) → chiSquare 16.79, degreesOfFreedom 1 (Freireich et al. 1963)
 */
export function logRank(groups: readonly RiskTable[]): LogRank | null {
  const k = groups.length;
  const observed = new Array<number>(k).fill(0);
  const expected = new Array<number>(k).fill(0);
  const covariance = Array.from({ length: k }, () => new Float64Array(k));
  const thirdMoment = new Array<number>(k).fill(0);
  const at = new Uint32Array(k);
  const risk = new Float64Array(k);
  for (;;) {
    let today = Infinity;
    groups.forEach(({ days }, g) => (today = Math.min(today, days[at[g] ?? 0] ?? Infinity)));
    if (today === Infinity) break;
    let n = 0;
    let d = 0;
    groups.forEach((group, g) => {
      const next = at[g] ?? 0;
      // Nobody leaves between two days of a group: those at risk on its next day are at risk today.
      risk[g] = group.atRisk[next] ?? 0;
      n += risk[g] ?? 0;
      if (group.days[next] !== today) return;
      const events = group.events[next] ?? 0;
      d += events;
      observed[g] = (observed[g] ?? 0) + events;
      at[g] = next + 1;
    });
    if (d > 0) addDay(n, d, risk, expected, covariance);
    if (d > 0) addThirdMoments(n, d, risk, thirdMoment);
  }
  const variance = covariance.map((row, g) => row[g] ?? 0);
  const form = quadraticForm(
    observed.map((o, g) => o - (expected[g] ?? 0)),
    covariance
  );
  if (form.rank === 0) return null;
  const p = chiSquareTail(form.value, form.rank);
  return {
    chiSquare: form.value,
    degreesOfFreedom: form.rank,
    p,
    observed,
    expected,
    variance,
    thirdMoment
  };
}

function addDay(
  n: number,
  d: number,
  risk: Float64Array,
  expected: number[],
  covariance: Float64Array[]
): void {
  const spread = n > 1 ? (d * (n - d)) / (n - 1) : 0;
  for (let i = 0; i < risk.length; i++) {
    const share = (risk[i] ?? 0) / n;
    if (share === 0) continue;
    expected[i] = (expected[i] ?? 0) + d * share;
    const row = covariance[i];
    if (row === undefined || spread === 0) continue;
    for (let j = 0; j < risk.length; j++) {
      row[j] = (row[j] ?? 0) + spread * share * ((i === j ? 1 : 0) - (risk[j] ?? 0) / n);
    }
  }
}

/** Of the hypergeometric distribution: d·q(1 − q)(1 − 2q)·(n − d)(n − 2d) / ((n − 1)(n − 2)), q = n_i/n. */
function addThirdMoments(n: number, d: number, risk: Float64Array, thirdMoment: number[]): void {
  if (n < 3) return;
  const spread = (d * (n - d) * (n - 2 * d)) / ((n - 1) * (n - 2));
  for (let i = 0; i < risk.length; i++) {
    const q = (risk[i] ?? 0) / n;
    thirdMoment[i] = (thirdMoment[i] ?? 0) + spread * q * (1 - q) * (1 - 2 * q);
  }
}

/** Above this shape a gamma distribution is the normal one for all that is asked here. */
const NEARLY_NORMAL = 1e5;

/**
 * Two-sided p-value of one group's events in a log-rank test, for small groups.
 *
 * The events of a small group among many are skewed, nearly a Poisson count:
 * the chi-square distribution finds too many differences in them, the more
 * the smaller the level. Here the tail is that of the gamma distribution
 * (Pearson's type III) with the same three moments, twice the smaller one.
 * Source: Mielke & Berry (2007), Permutation Methods, chapter 2, who take it for
 * the permutation distribution of a statistic from its first three moments.
 * @param group index of the group
 * @returns in [0, 1]; near `p` of two groups where both are large; 1 for a group without variance
 * @example skewedP(logRank([sixMp, placebo]), 0) = 1.0e-4, where the chi-square tail is 4.2e-5
 */
export function skewedP(test: LogRank, group: number): number {
  const variance = test.variance[group] ?? 0;
  if (!(variance > 0)) return 1;
  const z = ((test.observed[group] ?? 0) - (test.expected[group] ?? 0)) / Math.sqrt(variance);
  const skewness = (test.thirdMoment[group] ?? 0) / variance ** 1.5;
  const shape = 4 / skewness ** 2;
  if (!(shape < NEARLY_NORMAL)) return chiSquareTail(z * z, 1);
  const at = shape + Math.sign(skewness) * z * Math.sqrt(shape);
  const upper = at > 0 ? upperGamma(shape, at) : 1;
  return 2 * Math.min(upper, 1 - upper);
}

/**
 * zᵀ V⁻ z and the rank of V, by Gaussian elimination with the largest pivot
 * first. V has less than full rank by at least one, since what one group has
 * too much the others lack; z lies in what V spans, so that any generalised
 * inverse gives the same value.
 */
function quadraticForm(z: number[], v: Float64Array[]): { value: number; rank: number } {
  const scale = v.map((row, i) => row[i] ?? 0);
  const left = new Set(z.keys());
  let value = 0;
  let rank = 0;
  for (;;) {
    let pivot = -1;
    let largest = 0;
    for (const i of left) {
      const entry = v[i]?.[i] ?? 0;
      if (entry > largest && entry > SINGULAR * (scale[i] ?? 0)) {
        pivot = i;
        largest = entry;
      }
    }
    if (pivot === -1) return { value, rank };
    left.delete(pivot);
    const zp = z[pivot] ?? 0;
    value += (zp * zp) / largest;
    rank++;
    for (const i of left) {
      const row = v[i] ?? new Float64Array(0);
      const factor = (row[pivot] ?? 0) / largest;
      z[i] = (z[i] ?? 0) - factor * zp;
      for (const j of left) row[j] = (row[j] ?? 0) - factor * (v[pivot]?.[j] ?? 0);
    }
  }
}
