import { describe, expect, it } from 'vitest';
import { hessian, minimise, minimiseFromSeveral, polish } from '../../../src/core/math/bfgs';
import type { Objective } from '../../../src/core/math/bfgs';
import { choleskyFactor, invertPositiveDefinite } from '../../../src/core/math/linear';

/** Rosenbrock (1960): a curved valley, least at (1, 1). */
const rosenbrock: Objective = (point, gradient) => {
  const [x = 0, y = 0] = point;
  gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
  gradient[1] = 200 * (y - x * x);
  return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
};

/** Two hollows: −1 at 2, −2 at −2 (less what the tails add). */
const hollows: Objective = (point, gradient) => {
  const [x = 0] = point;
  const right = Math.exp(-((x - 2) ** 2));
  const left = 2 * Math.exp(-((x + 2) ** 2));
  gradient[0] = 2 * (x - 2) * right + 2 * (x + 2) * left;
  return -right - left;
};

describe('minimise', () => {
  it.each([
    [-1.2, 1],
    [5, -5],
    [0, 0]
  ])("finds the bottom of Rosenbrock's valley from (%f, %f)", (x, y) => {
    const found = minimise(rosenbrock, Float64Array.of(x, y));
    expect(found.converged).toBe(true);
    expect(found.point[0]).toBeCloseTo(1, 7);
    expect(found.point[1]).toBeCloseTo(1, 7);
  });

  it('leaves its start alone, and stays where it is flat', () => {
    const start = Float64Array.of(1, 1);
    const found = minimise(rosenbrock, start);
    expect(found).toMatchObject({ iterations: 0, evaluations: 1, converged: true, value: 0 });
    expect(Array.from(start)).toEqual([1, 1]);
  });

  it('turns back from walls of NaN and Infinity', () => {
    // x − ln x on x > 0, least at 1; nothing below.
    const walled: Objective = (point, gradient) => {
      const [x = 0] = point;
      gradient[0] = 1 - 1 / x;
      return x <= 0 ? NaN : x - Math.log(x);
    };
    const found = minimise(walled, Float64Array.of(0.01));
    expect(found.converged).toBe(true);
    expect(found.point[0]).toBeCloseTo(1, 7);
  });

  it('says so where it does not converge', () => {
    const slope: Objective = (_point, gradient) => {
      gradient[0] = 1;
      return -Infinity;
    };
    expect(minimise(slope, Float64Array.of(0)).converged).toBe(false);
    expect(minimise(rosenbrock, Float64Array.of(-1.2, 1), { maxIterations: 3 }).converged).toBe(
      false
    );
  });
});

describe('minimiseFromSeveral', () => {
  it('takes the lowest, whatever the order of the starts', () => {
    for (const starts of [
      [2.5, -2.5],
      [-2.5, 2.5]
    ]) {
      const found = minimiseFromSeveral(
        hollows,
        starts.map((start) => Float64Array.of(start))
      );
      expect(found.point[0]).toBeCloseTo(-2, 5);
    }
  });

  it('needs a start', () => expect(() => minimiseFromSeveral(hollows, [])).toThrow(RangeError));
});

describe('hessian and polish', () => {
  it('has the second derivatives of the valley at its bottom', () => {
    const matrix = hessian(rosenbrock, minimise(rosenbrock, Float64Array.of(0, 0)));
    // By hand: 802, −400; −400, 200. Forward differences of 1e-5 with a third derivative of 2400.
    [802, -400, -400, 200].forEach((value, i) =>
      expect(Math.abs((matrix[i] ?? 0) - value)).toBeLessThan(0.05)
    );
  });

  it('goes the last bit of the way, and never back', () => {
    const rough = minimise(rosenbrock, Float64Array.of(0, 0), { tolerance: 0.01 });
    const fine = polish(rosenbrock, rough, hessian(rosenbrock, rough));
    const slope = (gradient: Float64Array): number => Math.max(...gradient.map(Math.abs));
    expect(slope(fine.gradient)).toBeLessThan(1e-9);
    const flat = polish(rosenbrock, rough, Float64Array.of(-1, 0, 0, 1));
    expect(flat.point).toEqual(rough.point);
  });
});

describe('invertPositiveDefinite', () => {
  it('inverts', () => {
    // By hand: the determinant is 11.
    const inverse = invertPositiveDefinite(Float64Array.of(4, 1, 1, 3), 2) ?? new Float64Array();
    [3 / 11, -1 / 11, -1 / 11, 4 / 11].forEach((value, i) =>
      expect(inverse[i]).toBeCloseTo(value, 14)
    );
    const factor = choleskyFactor(Float64Array.of(4, 2, 2, 5), 2);
    expect(Array.from(factor ?? [])).toEqual([2, 0, 1, 2]);
  });

  it.each([
    [1, 2, 2, 1],
    [1, 1, 1, 1],
    [0, 0, 0, 0],
    [NaN, 0, 0, 1]
  ])('has no inverse for %f, %f; %f, %f', (...entries) =>
    expect(invertPositiveDefinite(Float64Array.from(entries), 2)).toBeNull()
  );
});
