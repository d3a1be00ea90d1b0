/** The integral over the time of death for many customers of one x at once. */
import { DeathIntegral } from './death-integral';

/** Relative error of the interpolation, by the bound below. */
const LOG_PRECISION = Math.log(1e9);
/** The integrals reach so far beyond the last time, on the logarithmic scale: what is left there is smooth or nothing. */
const BEYOND = 4;
/** Area, and means of ln(α+y), ln(β+y), 1/(α+y) times it. */
const KINDS = 4;
/** e to this is still a normal number. */
const LARGEST_LOG = 600;

/** ln(shift + t) of every time. */
export function logsOf(shift: number, times: Float64Array): Float64Array {
  const logs = new Float64Array(times.length);
  for (let i = 0; i < logs.length; i++) logs[i] = Math.log(shift + (times[i] ?? 0));
  return logs;
}

/**
 * What {@link DeathIntegral} says, from a table for each x.
 *
 * The integral from t_x to T is the difference of two that reach on to the
 * same far point. Divided by the height of the integrand where it begins, such
 * an integral is a smooth function of that beginning alone, and analytic in
 * v = ln(m + t), m = min(α, β), within π of the real line; so it is computed
 * at a few of Chebyshev's points and interpolated. The difference loses
 * nothing that counts: its error is that of the chance of being alive at T,
 * beside which it stands.
 *
 * Source: barycentric interpolation, Berrut & Trefethen (2004), "Barycentric
 * Lagrange Interpolation", SIAM Review 46; the number of points by theorem 8.2
 * in Trefethen (2013), "Approximation Theory and Approximation Practice".
 */
export class DeathTable {
  /** See {@link DeathIntegral}, for what was looked up last. */
  logRatio = -Infinity;
  ratio = 0;
  logAlpha = 0;
  inverseAlpha = 0;
  logBeta = 0;
  inverseBeta = 0;
  /** From so many rows on a table is cheaper than each by itself. */
  readonly worthwhile: number;

  readonly #alpha: number;
  readonly #s: number;
  readonly #beta: number;
  /** Times at the points, ascending, and the far end. */
  readonly #points: Float64Array;
  readonly #times: Float64Array;
  readonly #logA: Float64Array;
  readonly #logB: Float64Array;
  /** ln(m + t) at the points, and by time. */
  readonly #nodes: Float64Array;
  readonly #logM: Float64Array;
  /** By time: weights of the points, where `#filled` is above 0. */
  readonly #basis: Float64Array;
  /** Of the present x: by point, and by time where `#filled` says that it is of this x. */
  readonly #atPoints: Float64Array;
  readonly #atTimes: Float64Array;
  readonly #filled: Uint32Array;
  #block = 0;
  #n = 0;

  /** @param times ascending, 0 or above */
  constructor(times: Float64Array, alpha: number, s: number, beta: number) {
    this.#alpha = alpha;
    this.#s = s;
    this.#beta = beta;
    this.#times = times;
    const m = Math.min(alpha, beta);
    const low = Math.log(m + (times[0] ?? 0));
    const high = Math.log(m + (times.at(-1) ?? 0));
    const half = (high - low) / 2;
    const degree = Math.max(4, Math.ceil(LOG_PRECISION / Math.asinh(Math.PI / half)) + 1);
    const count = half > 0 ? degree + 1 : 1;
    this.worthwhile = half > 0 ? 2 * count : Infinity;
    this.#points = Float64Array.from({ length: count + 1 }, (_, j) =>
      j === count
        ? (m + (times.at(-1) ?? 0)) * Math.exp(BEYOND) - m
        : Math.max(0, Math.exp(low + half * (1 - Math.cos((j * Math.PI) / degree))) - m)
    );
    this.#nodes = this.#points.map((point) => Math.log(m + point));
    this.#logA = logsOf(alpha, times);
    this.#logB = logsOf(beta, times);
    this.#logM = alpha < beta ? this.#logA : this.#logB;
    this.#basis = new Float64Array(count * times.length);
    this.#atTimes = new Float64Array(KINDS * times.length);
    this.#atPoints = new Float64Array(KINDS * (count + 1));
    this.#filled = new Uint32Array(times.length);
  }

  /** Goes over to customers of n = r + x. */
  begin(n: number): void {
    this.#n = n;
    this.#block++;
    const points = this.#points;
    const values = this.#atPoints;
    const [alpha, s, beta] = [this.#alpha, this.#s, this.#beta];
    const piece = new DeathIntegral();
    values.fill(0, KINDS * (points.length - 1));
    for (let j = points.length - 2; j >= 0; j--) {
      const from = points[j] ?? 0;
      const to = points[j + 1] ?? 0;
      const at = KINDS * j;
      piece.evaluate(n, alpha, s, beta, from, to);
      const riseA = Math.log((alpha + to) / (alpha + from));
      const riseB = Math.log((beta + to) / (beta + from));
      const kept = Math.exp(-n * riseA - (s + 1) * riseB);
      const { area } = piece;
      const rest = kept * (values[at + KINDS] ?? 0);
      values[at] = area + rest;
      values[at + 1] =
        area * (riseA - piece.logAlpha) + rest * riseA + kept * (values[at + KINDS + 1] ?? 0);
      values[at + 2] =
        area * (riseB - piece.logBeta) + rest * riseB + kept * (values[at + KINDS + 2] ?? 0);
      values[at + 3] = area * piece.inverseAlpha + kept * (values[at + KINDS + 3] ?? 0);
    }
  }

  /** Of a customer whose last transaction and age stand at these places among the times. */
  lookUp(last: number, age: number): void {
    if (last === age) {
      this.ratio = 0;
      return;
    }
    const values = this.#valuesAt(last);
    this.#valuesAt(age);
    const a = KINDS * last;
    const b = KINDS * age;
    const riseA = (this.#logA[age] ?? 0) - (this.#logA[last] ?? 0);
    const riseB = (this.#logB[age] ?? 0) - (this.#logB[last] ?? 0);
    const rise = this.#n * riseA + (this.#s + 1) * riseB;
    const kept = Math.exp(-rise);
    const whole = values[a] ?? 0;
    const area = whole - kept * (values[b] ?? 0);
    if (!(area > 0)) {
      this.ratio = 0;
      return;
    }
    const share = (this.#s * area) / (this.#beta + (this.#times[age] ?? 0));
    this.ratio = rise < LARGEST_LOG ? share / kept : Infinity;
    this.logRatio = this.ratio < 1e15 ? NaN : Math.log(share) + rise;
    this.logAlpha = (riseA * whole - (values[a + 1] ?? 0) + kept * (values[b + 1] ?? 0)) / area;
    this.logBeta = (riseB * whole - (values[a + 2] ?? 0) + kept * (values[b + 2] ?? 0)) / area;
    const inverses = (values[a + 3] ?? 0) - kept * (values[b + 3] ?? 0);
    this.inverseAlpha = inverses / area;
    // By parts: n times the one and s + 1 times the other make up the fall of the integrand.
    this.inverseBeta = (1 - kept - this.#n * inverses) / ((this.#s + 1) * area);
  }

  /** The table by time, with the entries of one time filled. */
  #valuesAt(time: number): Float64Array {
    const table = this.#atTimes;
    const filled = this.#filled[time];
    if (filled === this.#block) return table;
    if (filled === 0) this.#weigh(time);
    this.#filled[time] = this.#block;
    const basis = this.#basis;
    const count = this.#points.length - 1;
    const at = this.#atPoints;
    let area = 0;
    let logA = 0;
    let logB = 0;
    let inverseA = 0;
    for (let j = 0, from = time * count, k = 0; j < count; j++, k += KINDS) {
      const weight = basis[from + j] ?? 0;
      area += weight * (at[k] ?? 0);
      logA += weight * (at[k + 1] ?? 0);
      logB += weight * (at[k + 2] ?? 0);
      inverseA += weight * (at[k + 3] ?? 0);
    }
    const to = KINDS * time;
    table[to] = area;
    table[to + 1] = logA;
    table[to + 2] = logB;
    table[to + 3] = inverseA;
    return table;
  }

  /** Weights of the points at one time: barycentric, and all on one point where the time is there. */
  #weigh(time: number): void {
    const count = this.#points.length - 1;
    const basis = this.#basis;
    const from = time * count;
    const v = this.#logM[time] ?? 0;
    let sum = 0;
    for (let j = 0; j < count; j++) {
      const gap = v - (this.#nodes[j] ?? 0);
      if (gap === 0) {
        basis.fill(0, from, from + count);
        basis[from + j] = 1;
        return;
      }
      const end = j === 0 || j === count - 1 ? 0.5 : 1;
      const share = (j % 2 === 0 ? end : -end) / gap;
      basis[from + j] = share;
      sum += share;
    }
    for (let j = from; j < from + count; j++) basis[j] = (basis[j] ?? 0) / sum;
  }
}
