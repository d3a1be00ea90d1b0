import { describe, expect, it } from 'vitest';
import type { FittedModel } from '../../../../src/core/clv/models/candidates';
import { futureRates } from '../../../../src/core/clv/intervals/future-rates';
import { logGamma } from '../../../../src/core/math/gamma';

const REGULAR = { k: 4, r: 0.66, alpha: 0.34, a: 0.94, b: 2.7 };

/** Both rates of somebody of age T, j ticks after the last transaction, v ahead: the m-th transaction is tick 4m − j. */
function summed(x: number, T: number, j: number, v: number): [first: number, pairs: number] {
  const { k, r, alpha, a, b } = REGULAR;
  const [n, A, B] = [r + k * x + j, alpha + T, b + x + 1];
  const mean = (n * v) / A;
  const most = (mean + 60 * (1 + v / A) + 20 * Math.sqrt(mean * (1 + v / A))) / k;
  let [first, pairs] = [0, 0];
  for (let m = 1; m < most; m++) {
    const tick = m * k - j;
    const rate = Math.exp(
      logGamma(n + tick) -
        logGamma(n) -
        logGamma(tick) +
        n * Math.log(A / (A + v)) +
        (tick - 1) * Math.log(v / (A + v)) -
        Math.log(A + v) +
        (logGamma(B + m - 1) + logGamma(a + B) - logGamma(a + B + m - 1) - logGamma(B))
    );
    first += rate;
    pairs += 2 * (m - 1) * rate;
  }
  return [first, pairs];
}

describe('futureRates, regular buying', () => {
  const rates = futureRates({ name: 'MBG/CNBD-k', parameters: REGULAR } as unknown as FittedModel);
  const times = Float64Array.of(1, 20, 200, 1000);

  it.each([
    [1000, 142, 0, 1e-7],
    [1000, 142, 3, 1e-7],
    [3, 20, 1, 1e-6],
    // What many ticks are taken for is smooth from some ticks on: who has bought once has hardly any for a while.
    [0, 0.1, 0, 1e-3]
  ])('is the sum over transactions: x %d, T %d, %d ticks passed', (x, T, phase, precision) => {
    const first = new Float64Array(4);
    const pairs = new Float64Array(4);
    rates.at(x, T, phase, times, first, pairs);
    times.forEach((v, i) => {
      const [one, two] = summed(x, T, phase, v);
      expect(Math.abs((first[i] ?? 0) / one - 1)).toBeLessThan(precision);
      expect(Math.abs((pairs[i] ?? 0) / two - 1)).toBeLessThan(precision);
    });
  });
});
