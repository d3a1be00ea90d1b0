/** Intervals for the difference of two means, where little is known of how the values spread. */
import type { Interval } from './intervals';
import { studentQuantile } from './student';

/** What one side's mean rests on. */
export interface MeanEstimate {
  mean: number;
  /** Of the mean. */
  variance: number;
  degreesOfFreedom: number;
}

/**
 * The mean of values with its variance, s²/k, and k − 1 degrees of freedom.
 * @param values at least two
 * @throws RangeError for fewer.
 * @example meanOf([2, 4]) → { mean: 3, variance: 1, degreesOfFreedom: 1 }
 */
export function meanOf(values: ArrayLike<number>): MeanEstimate {
  const k = values.length;
  if (k < 2) throw new RangeError(`${k} values tell no spread`);
  let sum = 0;
  for (let i = 0; i < k; i++) sum += values[i] ?? 0;
  const mean = sum / k;
  let squares = 0;
  for (let i = 0; i < k; i++) squares += ((values[i] ?? 0) - mean) ** 2;
  return { mean, variance: squares / (k - 1) / k, degreesOfFreedom: k - 1 };
}

/**
 * Welch's 95% interval of the difference of two means, first minus second:
 * t with (v₁ + v₂)² / (v₁²/f₁ + v₂²/f₂) degrees of freedom.
 *
 * Source: Welch (1947), "The generalization of 'Student's' problem when
 * several different population variances are involved", Biometrika 34;
 * the degrees of freedom after Satterthwaite (1946), Biometrics 2.
 * @returns a point where neither side has any variance
 * @example welchInterval(meanOf([2, 4]), meanOf([1, 1])) → 2 ± 12.71
 */
export function welchInterval(first: MeanEstimate, second: MeanEstimate): Interval {
  const difference = first.mean - second.mean;
  const variance = first.variance + second.variance;
  if (variance === 0) return { low: difference, high: difference };
  const degreesOfFreedom =
    variance ** 2 /
    (first.variance ** 2 / first.degreesOfFreedom + second.variance ** 2 / second.degreesOfFreedom);
  const half = studentQuantile(0.975, degreesOfFreedom) * Math.sqrt(variance);
  return { low: difference - half, high: difference + half };
}
