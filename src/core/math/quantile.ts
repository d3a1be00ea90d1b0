/**
 * Quantiles of whole numbers given by their counts: `counts[v]` is how often
 * the value v occurs. Days between orders are such numbers, and counting them
 * takes no sorting.
 */

/**
 * Nearest-rank quantile: the ⌈q·n⌉-th smallest value.
 * @param q in (0, 1]
 * @param total number of values, the sum of the counts
 * @returns null where there are no values
 * @throws RangeError where q is outside (0, 1].
 * @example nearestRank([0, 5, 4, 1], 0.9, 10) === 2
 */
export function nearestRank(counts: ArrayLike<number>, q: number, total: number): number | null {
  if (!(q > 0 && q <= 1)) throw new RangeError(`not a quantile: ${q}`);
  if (total === 0) return null;
  // 0.9 * 10 must give rank 9, whatever the last bit of the product.
  return valueAtRank(counts, Math.max(1, Math.ceil(q * total - 1e-9)));
}

/**
 * Median; for an even number of values the mean of the two middle ones.
 * @param total number of values, the sum of the counts
 * @returns null where there are no values
 * @example medianOfCounts([0, 1, 0, 1], 2) === 2
 */
export function medianOfCounts(counts: ArrayLike<number>, total: number): number | null {
  if (total === 0) return null;
  const lower = valueAtRank(counts, Math.floor((total + 1) / 2));
  const upper = valueAtRank(counts, Math.floor(total / 2) + 1);
  return (lower + upper) / 2;
}

/** The rank-th smallest value, from 1. */
function valueAtRank(counts: ArrayLike<number>, rank: number): number {
  let seen = 0;
  for (let value = 0; value < counts.length; value++) {
    seen += counts[value] ?? 0;
    if (seen >= rank) return value;
  }
  throw new RangeError(`fewer than ${rank} values`);
}

/**
 * Sum of the k largest values, by quickselect: linear in the number of values.
 * The order of `values` is changed.
 * @param k whole number from 0 to values.length
 * @throws RangeError for any other k.
 * @example sumOfLargest(Float64Array.of(1, 5, 3), 2) === 8
 */
export function sumOfLargest(values: Float64Array, k: number): number {
  if (!Number.isInteger(k) || k < 0 || k > values.length) {
    throw new RangeError(`no ${k} of ${values.length} values`);
  }
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    // Hoare's partition, descending, around the middle: the larger values end on the left.
    const pivot = values[(left + right) >>> 1] ?? 0;
    let i = left;
    let j = right;
    while (i <= j) {
      while ((values[i] ?? pivot) > pivot) i++;
      while ((values[j] ?? pivot) < pivot) j--;
      if (i <= j) {
        const swapped = values[i] ?? 0;
        values[i++] = values[j] ?? 0;
        values[j--] = swapped;
      }
    }
    if (k - 1 <= j) right = j;
    else if (k - 1 >= i) left = i;
    else break;
  }
  let sum = 0;
  for (let i = 0; i < k; i++) sum += values[i] ?? 0;
  return sum;
}
