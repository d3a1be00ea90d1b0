/**
 * Inverse of a symmetric positive definite matrix, by Cholesky's factors.
 * @param matrix n × n, row by row; the lower triangle is read
 * @returns n × n, symmetric; null where the matrix is not positive definite
 *   beyond rounding
 * @example invertPositiveDefinite(Float64Array.of(2, 0, 0, 4), 2) → [0.5, 0, 0, 0.25]
 */
export function invertPositiveDefinite(matrix: Float64Array, n: number): Float64Array | null {
  const lower = choleskyFactor(matrix, n);
  if (lower === null) return null;
  const inverse = new Float64Array(n * n);
  const column = new Float64Array(n);
  for (let c = 0; c < n; c++) {
    column.fill(0);
    column[c] = 1;
    solveTriangles(lower, n, column);
    for (let i = 0; i < n; i++) inverse[i * n + c] = column[i] ?? 0;
  }
  return inverse;
}

/**
 * L with L Lᵀ = the matrix, lower triangular, row by row.
 * @param matrix n × n, symmetric; the lower triangle is read
 * @returns null where the matrix is not positive definite beyond rounding
 * @example choleskyFactor(Float64Array.of(4, 2, 2, 5), 2) → [2, 0, 1, 2]
 */
export function choleskyFactor(matrix: Float64Array, n: number): Float64Array | null {
  const lower = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * n + j] ?? 0;
      for (let k = 0; k < j; k++) sum -= (lower[i * n + k] ?? 0) * (lower[j * n + k] ?? 0);
      if (i === j) {
        if (!(sum > 1e-13 * Math.abs(matrix[i * n + i] ?? 0))) return null;
        lower[i * n + i] = Math.sqrt(sum);
      } else {
        lower[i * n + j] = sum / (lower[j * n + j] ?? 1);
      }
    }
  }
  return lower;
}

/** Solves L Lᵀ y = column in place. */
function solveTriangles(lower: Float64Array, n: number, column: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let sum = column[i] ?? 0;
    for (let k = 0; k < i; k++) sum -= (lower[i * n + k] ?? 0) * (column[k] ?? 0);
    column[i] = sum / (lower[i * n + i] ?? 1);
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = column[i] ?? 0;
    for (let k = i + 1; k < n; k++) sum -= (lower[k * n + i] ?? 0) * (column[k] ?? 0);
    column[i] = sum / (lower[i * n + i] ?? 1);
  }
}

/**
 * sᵀ C s, not below 0: the variance of what changes by s with parameters of covariance C.
 * @param covariance n × n, row by row
 * @example quadraticForm([1, 2], [4, 0, 0, 1]) = 8
 */
export function quadraticForm(slope: ArrayLike<number>, covariance: ArrayLike<number>): number {
  const n = slope.length;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      sum += (slope[i] ?? 0) * (covariance[i * n + j] ?? 0) * (slope[j] ?? 0);
    }
  }
  return Math.max(0, sum);
}
