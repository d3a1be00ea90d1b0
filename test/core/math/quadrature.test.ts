import { describe, expect, it } from 'vitest';
import { evaluateSmooth, gaussLegendre } from '../../../src/core/math/quadrature';

describe('gaussLegendre', () => {
  it('has the published nodes and weights of n = 3, carried to [0, 1]', () => {
    const { nodes, weights } = gaussLegendre(3);
    const root = Math.sqrt(3 / 5);
    [(1 - root) / 2, 0.5, (1 + root) / 2].forEach((node, i) =>
      expect(nodes[i]).toBeCloseTo(node, 15)
    );
    [5 / 18, 8 / 18, 5 / 18].forEach((weight, i) => expect(weights[i]).toBeCloseTo(weight, 15));
  });

  it.each([1, 2, 5, 12, 16])('integrates powers up to 2n − 1 exactly, n = %i', (n) => {
    const { nodes, weights } = gaussLegendre(n);
    for (let power = 0; power < 2 * n; power++) {
      const sum = nodes.reduce((total, x, i) => total + (weights[i] ?? 0) * x ** power, 0);
      expect(sum).toBeCloseTo(1 / (power + 1), 13);
    }
  });
});

describe('evaluateSmooth', () => {
  it('is as good as calling the function, for powers and logarithms', () => {
    const points = Float64Array.from({ length: 900 }, (_, i) => 3 + i / 7);
    const functions = [
      (a: number): number => (a / (a + 52)) ** 2.3,
      (a: number): number => Math.log1p(39 / a),
      (a: number): number => (1 / a) ** 2
    ];
    for (const f of functions) {
      const found = evaluateSmooth(f, points);
      // 1e-13 of the largest value, which is 2,000 times the smallest in the last.
      points.forEach((a, i) => expect((found[i] ?? 0) / f(a)).toBeCloseTo(1, 9));
    }
  });

  it('calls the function far less often than there are points', () => {
    let calls = 0;
    const points = Float64Array.from({ length: 1000 }, (_, i) => 5 + i / 10);
    evaluateSmooth((a) => {
      calls++;
      return 1 / a;
    }, points);
    expect(calls).toBeLessThan(60);
  });

  it('calls it for each where that is less, and where it is 0', () => {
    expect(Array.from(evaluateSmooth((a) => 2 * a, Float64Array.of(1, 1, 4)))).toEqual([2, 2, 8]);
    const points = Float64Array.from({ length: 1000 }, (_, i) => 5 + i / 10);
    expect(evaluateSmooth(() => 0, points).every((value) => value === 0)).toBe(true);
    expect(evaluateSmooth(() => 1, new Float64Array(0))).toHaveLength(0);
  });
});
