/** Numerical integration and interpolation of smooth functions. */

export interface Rule {
  /** In (0, 1), ascending. */
  nodes: Float64Array;
  /** They add up to 1. */
  weights: Float64Array;
}

/**
 * Gauss–Legendre's rule on [0, 1]: exact for polynomials up to degree 2n − 1.
 *
 * Source: the roots of P_n by Newton's method from Tricomi's estimate, the
 * weights from its derivative there (DLMF 3.5.21).
 * @param n number of nodes, from 1
 * @example gaussLegendre(1) → { nodes: [0.5], weights: [1] }
 */
export function gaussLegendre(n: number): Rule {
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let z = Math.cos((Math.PI * (n - i - 0.25)) / (n + 0.5));
    let slope = 1;
    for (let step = 0; step < 8; step++) {
      let previous = 0;
      let value = 1;
      for (let j = 0; j < n; j++) {
        const next = ((2 * j + 1) * z * value - j * previous) / (j + 1);
        previous = value;
        value = next;
      }
      slope = (n * (z * value - previous)) / (z * z - 1);
      const move = value / slope;
      z -= move;
      if (Math.abs(move) < 1e-16) break;
    }
    nodes[i] = (1 + z) / 2;
    weights[i] = 1 / ((1 - z * z) * slope * slope);
  }
  return { nodes, weights };
}

/** Below this many arguments a function is called for each. */
const WORTH_A_TABLE = 32;

/**
 * The values of a smooth function of a positive argument, itself not below 0,
 * at many arguments: by Chebyshev interpolation on the scale of the logarithm
 * of the argument, where that is cheaper than calling it.
 *
 * Meant for functions that are analytic in ln a within π of the real line, as
 * powers of (a + c) are: the number of nodes is set so that the interpolation
 * is then good to about 1e-13 of the largest value.
 *
 * Source: Clenshaw (1955), "A note on the summation of Chebyshev series"; the
 * bound on the error is theorem 8.2 in Trefethen (2013), "Approximation Theory
 * and Approximation Practice".
 * @param f 0 or above everywhere
 * @param points above 0, in any order
 * @example evaluateSmooth((a) => 1 / (1 + a), Float64Array.of(1, 3)) → [0.5, 0.25]
 */
export function evaluateSmooth(f: (a: number) => number, points: Float64Array): Float64Array {
  let low = Infinity;
  let high = 0;
  for (const point of points) {
    low = Math.min(low, point);
    high = Math.max(high, point);
  }
  const centre = (Math.log(low) + Math.log(high)) / 2;
  const half = (Math.log(high) - Math.log(low)) / 2;
  // Bernstein's ellipse through ±iπ, on the scale of [−1, 1].
  const reach = Math.PI / half;
  const degree = Math.ceil(33 / Math.asinh(reach)) + 2;
  if (points.length < WORTH_A_TABLE || points.length <= 2 * degree || !(half > 0)) {
    return evaluateEach(f, points);
  }
  const values = new Float64Array(degree + 1);
  for (let j = 0; j <= degree; j++) {
    values[j] = f(Math.exp(centre + half * Math.cos((j * Math.PI) / degree)));
  }
  const coefficients = chebyshevCoefficients(values);
  const result = new Float64Array(points.length);
  for (let i = 0; i < points.length; i++) {
    const a = points[i] ?? 0;
    if (i > 0 && a === points[i - 1]) result[i] = result[i - 1] ?? 0;
    else result[i] = Math.max(0, clenshaw(coefficients, (Math.log(a) - centre) / half));
  }
  return result;
}

/** One call for each run of equal arguments. */
function evaluateEach(f: (a: number) => number, points: Float64Array): Float64Array {
  const result = new Float64Array(points.length);
  for (let i = 0; i < points.length; i++) {
    const a = points[i] ?? 0;
    result[i] = i > 0 && a === points[i - 1] ? (result[i - 1] ?? 0) : f(a);
  }
  return result;
}

/** Of the polynomial that takes given values at cos(jπ/n), j from 0 to n. */
function chebyshevCoefficients(values: Float64Array): Float64Array {
  const n = values.length - 1;
  return Float64Array.from(values, (_, k) => {
    let sum = 0;
    for (let j = 0; j <= n; j++) {
      const end = j === 0 || j === n ? 0.5 : 1;
      sum += end * (values[j] ?? 0) * Math.cos((((j * k) % (2 * n)) * Math.PI) / n);
    }
    return (sum * (k === 0 || k === n ? 1 : 2)) / n;
  });
}

/** Σ c_k T_k(at), by Clenshaw's recurrence. */
function clenshaw(coefficients: Float64Array, at: number): number {
  let later = 0;
  let next = 0;
  for (let k = coefficients.length - 1; k > 0; k--) {
    const here = (coefficients[k] ?? 0) + 2 * at * next - later;
    later = next;
    next = here;
  }
  return (coefficients[0] ?? 0) + at * next - later;
}
