import { logGamma1p } from './gamma';

/** Orders above this are left to the continued fraction, which then converges for every y. */
const LARGE_ORDER = 16;
const MAX_ITERATIONS = 20_000;
const PRECISION = 1e-16;
/** Nearer to 1 a factor of the fraction may never come: this is one and a half times the step of the numbers there. */
const LAST_FACTOR = 3.4e-16;

/**
 * eʸ E_ν(y), the exponential integral of real order, scaled:
 * ∫ over w from 0 to ∞ of e^(−yw) (1 + w)^(−ν).
 *
 * With it Tricomi's function is Ψ(s, s; z) = z^(1−s) eᶻ E_s(z), DLMF 13.6.6.
 *
 * Source: DLMF 8.19.17, the continued fraction, for y ≥ 1 or large ν; below
 * that DLMF 8.19.10, the power series, at an order brought near 1 and carried
 * up again by DLMF 8.19.12. The series' own 0/0 at order 1 is taken out
 * through ln Γ(1 + ε).
 * @param order ν, above 0
 * @param y 0 or above
 * @returns at most 1/y; 1/(ν − 1) at y = 0 where ν > 1, else Infinity
 * @throws RangeError for other arguments.
 * @example expIntegralScaled(1, 1) = 0.5963474
 */
export function expIntegralScaled(order: number, y: number): number {
  if (!(order > 0) || !(y >= 0)) throw new RangeError(`no E of order ${order} at ${y}`);
  if (y === 0) return order > 1 ? 1 / (order - 1) : Infinity;
  if (y >= 1 || order > LARGE_ORDER) return byContinuedFraction(order, y);
  const steps = Math.max(0, Math.round(order - 1));
  const base = order - steps;
  let value = bySeries(base, y);
  for (let i = 0; i < steps; i++) value = (1 - y * value) / (base + i);
  return value;
}

/** Lentz's method on the even part of the fraction. */
function byContinuedFraction(order: number, y: number): number {
  let b = y + order;
  let c = Infinity;
  let d = 1 / b;
  let value = d;
  for (let i = 1; i <= MAX_ITERATIONS; i++) {
    const a = -i * (order - 1 + i);
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < LAST_FACTOR) break;
  }
  return value;
}

/** Orders from just above 0 to 1.5, 0 < y < 1. */
function bySeries(order: number, y: number): number {
  const e = 1 - order;
  // Γ(e) y^(−e) − 1/e: the pole of either at e = 0 takes out the other's.
  const logRatio = logGamma1p(e) - e * Math.log(y);
  const head = e === 0 ? -Math.log(y) - 0.5772156649015329 : Math.expm1(logRatio) / e;
  let tail = 0;
  let power = 1;
  for (let k = 1; k < 40; k++) {
    power *= -y / k;
    const term = power / (e + k);
    tail += term;
    if (Math.abs(term) < PRECISION * Math.abs(tail)) break;
  }
  return Math.exp(y) * (head - tail);
}
