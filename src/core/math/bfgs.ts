/** Minimising a smooth function of a few variables whose gradient is known. */
import { invertPositiveDefinite } from './linear';

/**
 * A function to be minimised: returns its value and writes its gradient. A
 * value that is not finite counts as a wall that the search turns back from.
 */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

export interface Minimum {
  point: Float64Array;
  value: number;
  gradient: Float64Array;
  /** The largest slope is at most the tolerance, or no step lowers the value and it is near it. */
  converged: boolean;
  iterations: number;
  evaluations: number;
}

export interface MinimiseOptions {
  /** Largest slope in any direction that counts as flat; 1e-8 unless told. */
  tolerance?: number;
  maxIterations?: number;
  /** n × n, row by row, positive definite; the identity, scaled by the first step, unless told. */
  inverseHessian?: Float64Array | null;
}

/** Largest slope that counts as flat. */
const CONVERGED = 1e-8;
/** Where no step lowers the value any more but by rounding, this many tolerances count as flat. */
const NEARLY = 1000;
/** So many steps in a row that gain no more than rounding are the end of the search. */
const IDLE_STEPS = 5;
/** Wolfe's constants: sufficient decrease, and flattening of the slope. */
const DECREASE = 1e-4;
const CURVATURE = 0.9;
const MAX_TRIALS = 25;
const MAX_POLISH = 4;
/** No single step goes further than this in any variable (they are logarithms). */
const MAX_STEP = 4;

/**
 * Minimises by the method of Broyden, Fletcher, Goldfarb and Shanno with a
 * line search for the strong Wolfe conditions.
 *
 * Source: Nocedal & Wright (2006), "Numerical Optimization", algorithms 6.1,
 * 3.5 and 3.6.
 * @param start is not changed
 * @example minimise((x, g) => { g[0] = 2 * (x[0] ?? 0); return (x[0] ?? 0) ** 2; }, Float64Array.of(3))
 *   → point [0], value 0, converged
 */
export function minimise(
  objective: Objective,
  start: Float64Array,
  options: MinimiseOptions = {}
): Minimum {
  const { tolerance = CONVERGED, maxIterations = 200 } = options;
  const n = start.length;
  let here = evaluate(objective, start.slice());
  let evaluations = 1;
  let inverse: Float64Array = options.inverseHessian?.slice() ?? identity(n, 1);
  let fresh = (options.inverseHessian ?? null) === null;
  let iterations = 0;
  let idle = 0;
  let stuck = !Number.isFinite(here.value);
  while (!stuck && steepest(here.gradient) > tolerance && iterations < maxIterations) {
    iterations++;
    let direction = multiply(inverse, here.gradient, -1);
    if (!(dot(direction, here.gradient) < 0)) {
      inverse = identity(n, 1);
      fresh = true;
      direction = multiply(inverse, here.gradient, -1);
    }
    const longest = steepest(direction);
    const limit = fresh ? Math.min(1, 1 / longest) : 1;
    const found = lineSearch(objective, here, direction, limit, MAX_STEP / longest);
    evaluations += found.trials;
    if (found.at === null) {
      // Once more along the steepest descent, before giving up.
      stuck = fresh;
      inverse = identity(n, 1);
      fresh = true;
      continue;
    }
    const step = difference(found.at.point, here.point);
    const turn = difference(found.at.gradient, here.gradient);
    const curvature = dot(step, turn);
    if (curvature > 1e-14 * Math.sqrt(dot(step, step) * dot(turn, turn))) {
      if (fresh) inverse = identity(n, curvature / dot(turn, turn));
      fresh = false;
      update(inverse, step, turn, curvature);
    }
    idle = here.value - found.at.value <= rounding(here.value) ? idle + 1 : 0;
    stuck = idle >= IDLE_STEPS;
    here = found.at;
  }
  const slope = steepest(here.gradient);
  const converged = slope <= tolerance || (stuck && slope <= NEARLY * tolerance);
  return { ...here, converged, iterations, evaluations };
}

/**
 * The lowest of the minima found from several starts; one that converged goes
 * before one that did not where both are as low to within 1e-9.
 * @throws RangeError without a start.
 */
export function minimiseFromSeveral(
  objective: Objective,
  starts: readonly Float64Array[],
  options: MinimiseOptions = {}
): Minimum {
  let best: Minimum | null = null;
  for (const start of starts) {
    const found = minimise(objective, start, options);
    if (best === null || better(found, best)) best = found;
  }
  if (best === null) throw new RangeError('no start');
  return best;
}

function better(found: Minimum, best: Minimum): boolean {
  if (!Number.isFinite(found.value)) return false;
  if (!Number.isFinite(best.value)) return true;
  const alike = Math.abs(found.value - best.value) <= 1e-9 * Math.max(1, Math.abs(best.value));
  if (alike && found.converged !== best.converged) return found.converged;
  return found.value < best.value;
}

/**
 * The matrix of second derivatives, by differences of the gradient from that
 * at the minimum, made symmetric.
 * @param step in each variable; the relative error is of its order
 * @returns n × n, row by row; costs n evaluations
 */
export function hessian(
  objective: Objective,
  { point, gradient }: Pick<Minimum, 'point' | 'gradient'>,
  step = 1e-5
): Float64Array {
  const n = point.length;
  const columns = new Float64Array(n * n);
  const at = point.slice();
  const moved = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    at[i] = (point[i] ?? 0) + step;
    objective(at, moved);
    at[i] = point[i] ?? 0;
    for (let j = 0; j < n; j++) {
      columns[i * n + j] = ((moved[j] ?? 0) - (gradient[j] ?? 0)) / step;
    }
  }
  return columns.map((value, k) => {
    const mirrored = (k % n) * n + Math.floor(k / n);
    return (value + (columns[mirrored] ?? 0)) / 2;
  });
}

/**
 * Last steps of Newton's with one matrix, each kept where it lowers the slope.
 * @param matrix the second derivatives near the point
 * @param tolerance largest slope at which there is nothing left to do
 */
export function polish(
  objective: Objective,
  minimum: Minimum,
  matrix: Float64Array,
  tolerance = 1e-12
): Minimum {
  const inverse = invertPositiveDefinite(matrix, minimum.point.length);
  let here = minimum;
  for (let i = 0; inverse !== null && i < MAX_POLISH; i++) {
    const slope = steepest(here.gradient);
    if (slope <= tolerance) break;
    const step = multiply(inverse, here.gradient, -1);
    if (!(steepest(step) < 0.1)) break;
    const next = evaluate(objective, sum(here.point, step, 1));
    const better = steepest(next.gradient) < slope;
    here = { ...here, ...(better ? next : {}), evaluations: here.evaluations + 1 };
    if (!better) break;
  }
  return { ...here, converged: minimum.converged || steepest(here.gradient) <= CONVERGED };
}

interface Place {
  point: Float64Array;
  value: number;
  gradient: Float64Array;
}

function evaluate(objective: Objective, point: Float64Array): Place {
  const gradient = new Float64Array(point.length);
  const value = objective(point, gradient);
  return { point, value: Number.isNaN(value) ? Infinity : value, gradient };
}

/** Strong Wolfe conditions: bracket by doubling, then shrink by cubic interpolation. */
function lineSearch(
  objective: Objective,
  from: Place,
  direction: Float64Array,
  first: number,
  longest: number
): { at: Place | null; trials: number } {
  const slope0 = dot(direction, from.gradient);
  let lowT = 0;
  let low = from;
  let lowSlope = slope0;
  let highT = Infinity;
  let high: Place | null = null;
  let t = Math.min(first, longest);
  let trials = 0;
  while (trials < MAX_TRIALS) {
    trials++;
    const at = evaluate(objective, sum(from.point, direction, t));
    const slope = dot(direction, at.gradient);
    const enough = at.value <= from.value + DECREASE * t * slope0 + rounding(from.value);
    if (!enough || !Number.isFinite(slope) || at.value >= low.value + rounding(low.value)) {
      highT = t;
      high = at;
    } else {
      if (Math.abs(slope) <= -CURVATURE * slope0 || t >= longest) return { at, trials };
      const uphill = slope >= 0;
      if (uphill === lowT < highT) {
        highT = lowT;
        high = low;
      }
      low = at;
      lowT = t;
      lowSlope = slope;
    }
    if (highT === Infinity) t = Math.min(longest, 2.5 * t);
    else {
      const next = interpolate(lowT, low.value, lowSlope, highT, high, direction);
      if (Math.abs(highT - lowT) * steepest(direction) < 1e-14) break;
      t = next;
    }
  }
  return { at: low === from ? null : low, trials };
}

/** Near the minimum a step's gain is lost in the last bits of the value. */
const rounding = (value: number): number => 4e-16 * Math.abs(value);

/** Between two points of a line: the cubic's minimum, kept off the ends; else the middle. */
function interpolate(
  lowT: number,
  lowValue: number,
  lowSlope: number,
  highT: number,
  high: Place | null,
  direction: Float64Array
): number {
  const width = highT - lowT;
  const middle = lowT + width / 2;
  if (high === null || !Number.isFinite(high.value)) return lowT + width / 10;
  const highSlope = dot(direction, high.gradient);
  if (!Number.isFinite(highSlope)) return middle;
  const d1 = lowSlope + highSlope - (3 * (lowValue - high.value)) / (lowT - highT);
  const square = d1 * d1 - lowSlope * highSlope;
  if (!(square >= 0)) return middle;
  const d2 = Math.sign(width) * Math.sqrt(square);
  const t = highT - (width * (highSlope + d2 - d1)) / (highSlope - lowSlope + 2 * d2);
  const share = (t - lowT) / width;
  return share > 0.05 && share < 0.95 ? t : middle;
}

/** Sherman–Morrison form of the update, in place: H ← (I − ρsyᵀ) H (I − ρysᵀ) + ρssᵀ. */
function update(h: Float64Array, s: Float64Array, y: Float64Array, curvature: number): void {
  const n = s.length;
  const hy = multiply(h, y, 1);
  const scale = (1 + dot(y, hy) / curvature) / curvature;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const si = s[i] ?? 0;
      const sj = s[j] ?? 0;
      h[i * n + j] =
        (h[i * n + j] ?? 0) + scale * si * sj - ((hy[i] ?? 0) * sj + si * (hy[j] ?? 0)) / curvature;
    }
  }
}

function identity(n: number, diagonal: number): Float64Array {
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) matrix[i * n + i] = diagonal;
  return matrix;
}

function multiply(matrix: Float64Array, vector: Float64Array, factor: number): Float64Array {
  const n = vector.length;
  return Float64Array.from(vector, (_, i) => {
    let total = 0;
    for (let j = 0; j < n; j++) total += (matrix[i * n + j] ?? 0) * (vector[j] ?? 0);
    return factor * total;
  });
}

const dot = (a: Float64Array, b: Float64Array): number =>
  a.reduce((total, value, i) => total + value * (b[i] ?? 0), 0);

const sum = (a: Float64Array, b: Float64Array, factor: number): Float64Array =>
  a.map((value, i) => value + factor * (b[i] ?? 0));

const difference = (a: Float64Array, b: Float64Array): Float64Array => sum(a, b, -1);

/** Largest absolute entry; Infinity where one is no number. */
const steepest = (gradient: Float64Array): number =>
  gradient.reduce((most, g) => (Number.isNaN(g) ? Infinity : Math.max(most, Math.abs(g))), 0);
