/** The gamma function and its kin, for positive arguments, in logarithms. */

/** Stirling's series is used from here on; below it the argument is shifted. */
const STIRLING_FROM = 10;
const HALF_LOG_TWO_PI = 0.9189385332046728;
const EULER_GAMMA = 0.5772156649015329;

/** Σ B_2k / (2k(2k−1) x^(2k−1)), k = 1 to 8: what Stirling's formula lacks. */
function stirlingTail(x: number): number {
  const i = 1 / x;
  const i2 = i * i;
  return (
    i *
    (1 / 12 -
      i2 *
        (1 / 360 -
          i2 *
            (1 / 1260 -
              i2 *
                (1 / 1680 -
                  i2 * (1 / 1188 - i2 * (691 / 360360 - i2 * (1 / 156 - (i2 * 3617) / 122400)))))))
  );
}

/**
 * ln Γ(x).
 *
 * Source: Stirling's series (NIST Digital Library of Mathematical Functions
 * 5.11.1) from 10 on, the recurrence Γ(x + 1) = x Γ(x) below.
 * @param x above 0
 * @returns accurate to about 1e-15, relative to the larger of 1 and the value;
 *   Infinity at 0, NaN below.
 * @example logGamma(5) = ln 24 = 3.1780538
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Infinity : NaN;
  let shifted = x;
  let product = 1;
  while (shifted < STIRLING_FROM) product *= shifted++;
  const value =
    (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + stirlingTail(shifted);
  return product === 1 ? value : value - Math.log(product);
}

/**
 * ψ(x), the derivative of ln Γ(x).
 *
 * Source: DLMF 5.11.2 from 10 on, ψ(x + 1) = ψ(x) + 1/x below.
 * @param x above 0
 * @returns −Infinity at 0, NaN below.
 * @example digamma(1) = −0.5772157
 */
export function digamma(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  let shifted = x;
  let sum = 0;
  while (shifted < STIRLING_FROM) sum += 1 / shifted++;
  const i2 = 1 / (shifted * shifted);
  const tail =
    i2 *
    (1 / 12 -
      i2 *
        (1 / 120 -
          i2 *
            (1 / 252 -
              i2 *
                (1 / 240 -
                  i2 * (1 / 132 - i2 * (691 / 32760 - i2 * (1 / 12 - (i2 * 3617) / 8160)))))));
  return Math.log(shifted) - 0.5 / shifted - tail - sum;
}

/**
 * ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b).
 * @param a above 0
 * @param b above 0
 * @example logBeta(2, 3) = −ln 12 = −2.4849066
 */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  if (large < STIRLING_FROM) return logGamma(a) + logGamma(b) - logGamma(a + b);
  // Γ(large) / Γ(small + large) with what is large in both taken off beforehand.
  const ratio =
    -(large - 0.5) * Math.log1p(small / large) -
    small * Math.log(small + large) +
    small +
    stirlingTail(large) -
    stirlingTail(small + large);
  return logGamma(small) + ratio;
}

/** Up to so many factors are multiplied out. */
const MAX_FACTORS = 24;

/**
 * ln (a)_n = ln Γ(a + n) − ln Γ(a), the logarithm of Pochhammer's symbol.
 * It loses no digits where a is large and n is not, unlike the difference.
 * @param a above 0
 * @param n 0 or above, whole or not
 * @example logRising(2, 3) = ln(2 · 3 · 4) = 3.1780538
 */
export function logRising(a: number, n: number): number {
  if (n <= MAX_FACTORS && Number.isInteger(n) && a < 1e12) {
    let product = 1;
    for (let i = 0; i < n; i++) product *= a + i;
    return Math.log(product);
  }
  if (a < STIRLING_FROM) return logGamma(a + n) - logGamma(a);
  return (
    (a - 0.5) * Math.log1p(n / a) + n * Math.log(a + n) - n + stirlingTail(a + n) - stirlingTail(a)
  );
}

/**
 * ψ(a + n) − ψ(a), the derivative of {@link logRising} with respect to a.
 * @param a above 0
 * @param n 0 or above
 * @example digammaRise(2, 3) = 1/2 + 1/3 + 1/4
 */
export function digammaRise(a: number, n: number): number {
  if (n <= MAX_FACTORS && Number.isInteger(n)) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += 1 / (a + i);
    return sum;
  }
  return digamma(a + n) - digamma(a);
}

/** ζ(k) − 1 for k = 2, 3, … (DLMF 25.2.1, summed to the last bit). */
const ZETA_LESS_ONE = Float64Array.from({ length: 29 }, (_, i) => {
  const k = i + 2;
  let sum = 0;
  // Euler–Maclaurin beyond the 40th term.
  const n = 40;
  for (let j = n - 1; j >= 2; j--) sum += j ** -k;
  const tail = n ** (1 - k) / (k - 1) + n ** -k / 2;
  const first = (k * n ** (-k - 1)) / 12;
  const second = (k * (k + 1) * (k + 2) * n ** (-k - 3)) / 720;
  const third = (k * (k + 1) * (k + 2) * (k + 3) * (k + 4) * n ** (-k - 5)) / 30240;
  return sum + tail + first - second + third;
});

/**
 * ln Γ(1 + e), accurate relative to its value where that goes through 0 at e = 0.
 *
 * Source: DLMF 5.7.3: −ln(1 + e) + e(1 − γ) + Σ (−1)^k (ζ(k) − 1) e^k / k.
 * @param e above −1
 * @example logGamma1p(1e-9) = −5.772e-10
 */
export function logGamma1p(e: number): number {
  if (Math.abs(e) > 0.5) return logGamma(1 + e);
  let sum = 0;
  let power = e;
  for (let i = 0; i < ZETA_LESS_ONE.length; i++) {
    power *= -e;
    sum += (-(ZETA_LESS_ONE[i] ?? 0) * power) / (i + 2);
  }
  return -Math.log1p(e) + e * (1 - EULER_GAMMA) + sum;
}
