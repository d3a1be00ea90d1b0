/**
 * P-values adjusted for their number, so that the chance of even one false
 * finding among them stays below the level they are held against.
 *
 * The i-th smallest of m is taken times m − i + 1, and none is below one before it.
 * Source: Holm (1979), "A simple sequentially rejective multiple test
 * procedure", Scandinavian Journal of Statistics 6.
 * @param values p-values in [0, 1], in any order
 * @returns adjusted ones in the same order, at most 1
 * @throws RangeError for a value outside [0, 1].
 * @example holm([0.01, 0.04, 0.03]) → [0.03, 0.06, 0.06]
 */
export function holm(values: readonly number[]): number[] {
  const ranked = values.map((p, index) => {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`not a p-value: ${p}`);
    return { p, index };
  });
  ranked.sort((x, y) => x.p - y.p);
  const adjusted = new Array<number>(values.length).fill(1);
  let largest = 0;
  ranked.forEach(({ p, index }, i) => {
    largest = Math.max(largest, Math.min(1, p * (values.length - i)));
    adjusted[index] = largest;
  });
  return adjusted;
}
