/**
 * How much expected totals vary because the parameters of a model are not
 * known exactly: the delta method on a sample of the customers.
 */
import { quadraticForm } from '../../math/linear';
import type { FittedModel } from '../models/candidates';
import type { Grouped, Span } from './future-totals';
import { historyOf, rowsFromLists, type TransactionRows } from '../models/rows';

export interface ParameterSpread {
  /** By row, under the model. */
  pAlive: Float64Array;
  /**
   * (∂ ln E)ᵀ C (∂ ln E), E the expected transactions, C the covariance of the
   * logarithms of the parameters: entry h · groups + g for each group within
   * each horizon. 0 where the fit has no covariance.
   */
  relative: Float64Array;
}

/** Rows of the sample, and of each group at most about so many. */
const SAMPLE = 150;
const SAMPLE_PER_GROUP = 60;
const MOST = 900;
/** Step of the logarithms in the differences, which are good to about as much of the slope. */
const STEP = 1e-3;
/** Horizons at which slopes are computed: those between lie on a parabola. */
const KNOTS = 3;

/**
 * Rows are drawn in proportion to the rate of their customers, at even steps
 * along the sorted rows, so that a hundred of them tell the slope of the sum.
 * @param horizons at least one
 */
export function parameterSpread(
  model: FittedModel,
  grouped: Grouped,
  horizons: readonly Span[]
): ParameterSpread {
  const { rows, groups } = grouped;
  const knots = knotsOf(horizons);
  const pAlive = Float64Array.from(
    { length: rows.count },
    (_, row) => model.prospect(historyOf(rows, row)).pAlive
  );
  const relative = new Float64Array(horizons.length * groups);
  const { covarianceOfLogs } = model.fit;
  const sample = covarianceOfLogs === null ? null : sampleOf(grouped, ratesOf(model, rows, pAlive));
  if (covarianceOfLogs === null || sample === null) return { pAlive, relative };
  const n = Math.round(Math.sqrt(covarianceOfLogs.length));
  const width = (groups + 1) * n;
  const slopes = new Float64Array(knots.length * width);
  const fitted = logTotals(model, sample, knots);
  for (let i = 0; i < n; i++) {
    const steps = new Float64Array(n);
    steps[i] = STEP;
    const moved = logTotals(model.moved(steps), sample, knots);
    moved.forEach((log, at) => {
      const place = Math.floor(at / (groups + 1)) * width + (at % (groups + 1)) * n + i;
      slopes[place] = (log - (fitted[at] ?? 0)) / STEP;
    });
  }
  const slope = new Float64Array(n);
  horizons.forEach((horizon, h) => {
    const mix = mixOf(knots, horizon);
    for (let g = 0; g < groups; g++) {
      // Where the sample has nobody of the group, all together speak for it.
      const seen = sample.weights[g]?.some((weight) => weight > 0) === true;
      const from = (seen ? g : groups) * n;
      for (let i = 0; i < n; i++) {
        slope[i] = mix.reduce(
          (sum, share, k) => sum + share * (slopes[k * width + from + i] ?? 0),
          0
        );
      }
      relative[h * groups + g] = quadraticForm(slope, covarianceOfLogs);
    }
  });
  return { pAlive, relative };
}

/** ln of the sums of the sample: for each horizon those of the groups, and of all. */
function logTotals(
  model: FittedModel,
  { rows, weights }: Sample,
  horizons: readonly Span[]
): number[] {
  const known = new Map<string, Float64Array>();
  /** Up to a time: ends and starts of spans meet. */
  const upTo = (length: number, discountRate: number): Float64Array => {
    const key = `${length.toFixed(6)} ${String(discountRate)}`;
    const found = known.get(key) ?? model.forecast(rows, { length, discountRate }).discounted;
    known.set(key, found);
    return found;
  };
  return horizons.flatMap(({ length, discountRate, from = 0 }) => {
    const discounted = upTo(length, discountRate);
    const before = from > 0 ? upTo(from, discountRate) : null;
    return weights.map((weight) => {
      let sum = 0;
      for (let s = 0; s < weight.length; s++) {
        sum += (weight[s] ?? 0) * ((discounted[s] ?? 0) - (before?.[s] ?? 0));
      }
      return sum > 0 ? Math.log(sum) : 0;
    });
  });
}

/** Of what begins now a few horizons between the shortest and the longest, and each that has no end; of what begins later a few of the spans. */
function knotsOf(spans: readonly Span[]): Span[] {
  const horizons = spans.filter(({ from }) => from === undefined);
  const lengths = horizons.map(({ length }) => length).filter((t) => t > 0 && t < Infinity);
  const endless = horizons.filter(({ length }) => length === Infinity);
  const finite: Span[] = [];
  if (lengths.length > 0) {
    const low = Math.min(...lengths);
    const high = Math.max(...lengths);
    const count = high > 1.1 * low ? KNOTS : 1;
    for (let k = 0; k < count; k++) {
      const share = count === 1 ? 1 : k / (count - 1);
      finite.push({ length: low * (high / low) ** share, discountRate: 0 });
    }
  }
  const rates = new Set(endless.map(({ discountRate }) => discountRate));
  return [
    ...finite,
    ...[...rates].map((discountRate) => ({ length: Infinity, discountRate })),
    ...fewOf(spans.filter(({ from }) => from !== undefined))
  ];
}

/** The first, the last and the one in the middle: with two alone the months between come out a tenth too wide. */
function fewOf(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.length - b.length);
  const last = sorted.length - 1;
  return sorted.filter((_, i) => i === 0 || i === Math.floor(last / 2) || i === last);
}

/** Shares of the knots at a horizon: those of the parabola through them on the scale of ln t. */
function mixOf(knots: readonly Span[], { length, discountRate, from }: Span): number[] {
  if (length === Infinity) {
    return knots.map((knot) =>
      knot.length === Infinity && knot.discountRate === discountRate ? 1 : 0
    );
  }
  const alike = (knot: Span): boolean =>
    knot.length < Infinity && (knot.from === undefined) === (from === undefined);
  const shortest = Math.min(...knots.filter(alike).map((knot) => knot.length));
  const t = Math.max(length, shortest);
  return knots.map((knot, k) => {
    if (!alike(knot)) return 0;
    let share = 1;
    knots.forEach((other, j) => {
      if (j === k || !alike(other)) return;
      share *= Math.log(t / other.length) / Math.log(knot.length / other.length);
    });
    return share;
  });
}

/** Transactions per time unit to be expected at first, by row. */
function ratesOf(
  { parameters }: FittedModel,
  rows: TransactionRows,
  pAlive: Float64Array
): Float64Array {
  const { r = 1, alpha = 1, k = 1 } = parameters;
  return pAlive.map((alive, row) => {
    const { x, T } = historyOf(rows, row);
    return (alive * (r + k * x)) / (k * (alpha + T));
  });
}

interface Sample {
  rows: TransactionRows;
  /** By group, and at last of all together: the weight of each of the sample's rows. */
  weights: Float64Array[];
}

/** null where nothing is expected. */
function sampleOf(
  { rows, known, groupOf, groups }: Grouped,
  expected: Float64Array
): Sample | null {
  const all = new Float64Array(rows.count);
  let total = 0;
  for (let row = 0; row < rows.count; row++) {
    total += (rows.weight[row] ?? 0) * (expected[row] ?? 0);
    all[row] = total;
  }
  if (!(total > 0) || total === Infinity) return null;
  const size = Math.min(MOST, Math.max(SAMPLE, SAMPLE_PER_GROUP * groups));
  const step = total / size;
  const chosen: number[] = [];
  const hits: number[] = [];
  let row = 0;
  for (let k = 0; k < size; k++) {
    while (row < rows.count - 1 && (all[row] ?? 0) < (k + 0.5) * step) row++;
    if (chosen.at(-1) === row) hits[hits.length - 1] = (hits.at(-1) ?? 0) + 1;
    else {
      chosen.push(row);
      hits.push(1);
    }
  }
  const histories = chosen.map((at) => historyOf(rows, at));
  const sample = rowsFromLists({
    x: histories.map(({ x }) => x),
    tx: histories.map(({ tx }) => tx),
    T: histories.map(({ T }) => T)
  });
  const place = new Int32Array(rows.count).fill(-1);
  chosen.forEach((at, s) => (place[at] = sample.rowOf[s] ?? 0));
  // Each hit stands for the same expected sum.
  const each = chosen.map((at, s) => ((hits[s] ?? 0) * step) / (expected[at] ?? 1));
  const together = new Float64Array(sample.count);
  chosen.forEach((at, s) => {
    const to = place[at] ?? 0;
    together[to] = (together[to] ?? 0) + (each[s] ?? 0);
  });
  const weights = Array.from({ length: groups }, () => new Float64Array(sample.count));
  if (groupOf === null) weights[0]?.set(together);
  else {
    for (let i = 0; i < known.x.length; i++) {
      const at = rows.rowOf[i] ?? 0;
      const to = place[at] ?? -1;
      const weight = weights[groupOf[i] ?? -1];
      if (to < 0 || !weight) continue;
      weight[to] = (weight[to] ?? 0) + (together[to] ?? 0) / (rows.weight[at] ?? 1);
    }
  }
  return { rows: sample, weights: [...weights, together] };
}
