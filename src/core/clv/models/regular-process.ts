/**
 * Regular buying: unseen ticks come at random at a rate λ, every k-th of them
 * is a transaction, and after each transaction the customer leaves with chance
 * p. What is to be expected of a customer who is alive, j ticks after the last
 * transaction, with λ ~ Gamma(n, A) and p ~ Beta(a, B).
 *
 * Source: the process of Reutterer, Platzer & Schröder (2021), see
 * regular-buying.ts. The ticks make it exact where the source approximates:
 * N ticks in (0, t] are ⌊(N + j)/k⌋ transactions of a customer who stays, and
 * N is negative binomial.
 */
import { logGamma } from '../../math/gamma';
import { gaussLegendre } from '../../math/quadrature';
import type { DropoutGrid } from './beta-geometric';
import { meanOver, negativeBinomial } from './beta-geometric';
import { checkHorizon } from './lifetime-model';

/** A customer alive, j of k ticks after the last transaction. */
export interface TickState {
  k: number;
  j: number;
  n: number;
  A: number;
  a: number;
  B: number;
}

const RULE = gaussLegendre(12);
/** Discounting by less than this over the whole horizon is lost in rounding. */
const NO_DISCOUNT = 1e-8;
const MAX_TICKS = 200_000;
/** e to this is still a normal number. */
const SMALLEST_LOG = -700;
const NEGLIGIBLE = 1e-17;
/** A tail that is lost in the rounding of the sum before it. */
const NOTHING_LEFT = 1e-15;

/**
 * Expected transactions in (0, t]: Σ over m ≥ 1 of
 * B(a, B+m−1)/B(a, B) · P(N ≥ mk − j), the m-th coming and all before it survived.
 */
export function expectedByTicks({ k, j, n, A, a, B }: TickState, t: number): number {
  if (!(t > 0)) return 0;
  const step = t / (A + t);
  // P(N = 0) may be below the smallest number: until it is not, its logarithm is kept.
  let log = -n * Math.log1p(t / A);
  let share = Math.exp(log);
  let below = 0;
  let stayed = 1;
  let next = k - j;
  let m = 1;
  let sum = 0;
  const mean = (n * t) / A;
  for (let ticks = 0; ticks < MAX_TICKS; ticks++) {
    if (ticks === next) {
      sum += stayed * Math.max(0, 1 - below);
      stayed *= (B + m - 1) / (a + B + m - 1);
      m++;
      next += k;
    }
    below += share;
    const ratio = (step * (n + ticks)) / (ticks + 1);
    // Beyond the mean the shares fall by this ratio or more: what is left does not count.
    if (ticks > mean && log > SMALLEST_LOG && share < NOTHING_LEFT * (1 - ratio)) break;
    if (log > SMALLEST_LOG) share *= ratio;
    else {
      log += Math.log(ratio);
      if (log > SMALLEST_LOG) share = Math.exp(log);
    }
  }
  return sum;
}

/**
 * The same, discounted. Within a horizon by parts,
 * e^(−δt) E(t) + δ ∫ over (0, t] of e^(−δu) E(u) du; without an end through
 * the chance φ = λ/(λ + δ) that a tick comes before an exponential time of
 * rate δ: the mean over λ and p of φ^(k−j) / (1 − (1 − p) φ^k).
 * @param grid of {@link dropoutGrid}(a, B)
 * @throws RangeError where the sum has no end.
 */
export function discountedByTicks(
  state: TickState,
  t: number,
  discountRate: number,
  grid: DropoutGrid
): number {
  checkHorizon(t, discountRate);
  if (discountRate * t < NO_DISCOUNT) return expectedByTicks(state, t);
  if (t === Infinity) return discountedForever(state, discountRate, grid);
  const whole = Math.log1p(t / state.A);
  const panels = Math.ceil(Math.max(whole, discountRate * t));
  const width = whole / panels;
  let integral = 0;
  for (let panel = 0; panel < panels; panel++) {
    for (let i = 0; i < RULE.nodes.length; i++) {
      const v = (panel + (RULE.nodes[i] ?? 0)) * width;
      const u = state.A * Math.expm1(v);
      const share = (RULE.weights[i] ?? 0) * width * (state.A + u);
      integral += share * Math.exp(-discountRate * u) * expectedByTicks(state, u);
    }
  }
  return Math.exp(-discountRate * t) * expectedByTicks(state, t) + discountRate * integral;
}

/** λ by the trapezoidal rule on its logarithm, p on the grid. */
function discountedForever(
  { k, j, n, A }: TickState,
  discountRate: number,
  grid: DropoutGrid
): number {
  const step = Math.min(0.3, 0.8 / Math.sqrt(n));
  const centre = Math.log(n);
  const norm = logGamma(n);
  const cut = n * centre - n - norm + Math.log(NEGLIGIBLE);
  let sum = 0;
  for (const direction of [-1, 1]) {
    for (let i = direction === 1 ? 1 : 0; ; i++) {
      const log = centre + direction * i * step;
      const scaled = Math.exp(log);
      const density = n * log - scaled - norm;
      if (density < cut) break;
      const logPhi = -Math.log1p((discountRate * A) / scaled);
      const psi = Math.exp(k * logPhi);
      const rest = -Math.expm1(k * logPhi);
      const visits = meanOver(grid, 1 / rest, (p) => 1 / (rest + p * psi));
      sum += step * Math.exp(density + (k - j) * logPhi) * visits;
    }
  }
  return sum;
}

/** P(c transactions in (0, t]), c from 0 to most. */
export function countsByTicks(
  { k, j, n, A, a, B }: TickState,
  t: number,
  most: number
): Float64Array {
  const ticks = negativeBinomial(n, A, t, (most + 1) * k - j);
  const counts = new Float64Array(most + 1);
  let reached = 1;
  let stayed = 1;
  let at = 0;
  for (let c = 0; c <= most; c++) {
    // The c-th came and was the last; or it was survived and the next did not come.
    const last = c === 0 ? 0 : (stayed * a * reached) / (a + B + c - 1);
    if (c > 0) stayed *= (B + c - 1) / (a + B + c - 1);
    let within = 0;
    for (const end = (c + 1) * k - j; at < end; at++) within += ticks[at] ?? 0;
    counts[c] = last + stayed * within;
    reached = Math.max(0, reached - within);
  }
  return counts;
}
