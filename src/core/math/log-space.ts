/** Sums, shares and differences of numbers that are only known by their logarithms. */

/**
 * ln(1 + eˣ), without overflow and without loss at either end.
 *
 * Source: Mächler (2012), "Accurately computing log(1 − exp(−|a|))", equation 10.
 * @example log1pExp(0) = ln 2; log1pExp(1000) === 1000; log1pExp(-Infinity) === 0
 */
export function log1pExp(x: number): number {
  if (x <= -37) return Math.exp(x);
  if (x <= 18) return Math.log1p(Math.exp(x));
  return x <= 33.3 ? x + Math.exp(-x) : x;
}

/**
 * 1 / (1 + e⁻ˣ), within [0, 1].
 * @example sigmoid(0) === 0.5; sigmoid(-800) === 0
 */
export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/**
 * ln(eᵃ + eᵇ).
 * @example logAddExp(-1000, -1000) = −1000 + ln 2
 */
export function logAddExp(a: number, b: number): number {
  if (a === b) return a + Math.LN2;
  return a > b ? a + log1pExp(b - a) : b + log1pExp(a - b);
}

/**
 * ln Σ eᵛ over the values; −Infinity where there is none.
 * @example logSumExp([0, 0, 0]) = ln 3
 */
export function logSumExp(values: Iterable<number>): number {
  const list = Float64Array.from(values);
  const largest = list.reduce((most, value) => Math.max(most, value), -Infinity);
  if (!Number.isFinite(largest)) return largest;
  return largest + Math.log(list.reduce((sum, value) => sum + Math.exp(value - largest), 0));
}

/**
 * (1 − e^(−qℓ)) / q, which is ℓ at q = 0: what (1 − y^(−q)) / q becomes with
 * ℓ = ln y, where the plain quotient is 0/0.
 * @example decayIntegral(0, 3) === 3; decayIntegral(1, Infinity) === 1
 */
export function decayIntegral(q: number, l: number): number {
  return q === 0 ? l : -Math.expm1(-q * l) / q;
}
