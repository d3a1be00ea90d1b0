/**
 * Mean and variance of what groups of customers will do within several
 * spans of the time ahead, under one model with its parameters taken as known.
 *
 * What is ahead of a customer who has not left depends on x and T alone (and
 * on the ticks since the last order where buying is regular), and smoothly on
 * T. So the customers of one x are laid on a few values of T, with the weights
 * of Lagrange's interpolation, and only these few are computed.
 */
import { gaussLegendre } from '../../math/quadrature';
import type { FittedModel } from '../models/candidates';
import { futureRates, type FutureRates } from './future-rates';
import type { Horizon } from '../models/lifetime-model';
import { historyOf, type TransactionRows } from '../models/rows';
import type { Amounts, SpendMoments } from './spend-moments';
import type { Transactions } from '../models/transactions';

/** One entry for each group within each span: entry h · groups + g. */
export interface FutureTotals {
  /** Expected transactions; Infinity or NaN where the horizon has no end. */
  orders: Float64Array;
  /** Sum of the customers' own variances. */
  ordersVariance: Float64Array;
  /** Expected amounts, discounted, before margin; 0 where nobody's spend is known. */
  spend: Float64Array;
  spendVariance: Float64Array;
  /** Derivatives of `spend` by the logarithms of the parameters of the spend: three for each entry. */
  spendSlopes: Float64Array;
}

/** A horizon, or the end of one: what is ahead after `from`, in (from, length]. */
export interface Span extends Horizon {
  /** Time units, from 0 to below the length; 0 where it is not told. */
  from?: number;
}

/** The customers and the groups that they are in. */
export interface Grouped {
  rows: TransactionRows;
  /** By customer, as `rows.rowOf` counts them. */
  known: Transactions;
  /** By customer; −1 for none. null: all are in the one group. */
  groupOf: Int32Array | null;
  groups: number;
}

/** Values of T for each x; the interpolation is good to about 1e-6 of the largest value. */
const NODES = 12;
/** Sums by cell and group: see {@link addCustomer}. */
const SUMS = 9;

/**
 * @param pAlive by row, under the model
 * @param spend null where nobody's spend is known
 */
export function futureTotals(
  model: FittedModel,
  pAlive: Float64Array,
  { rows, known, groupOf, groups }: Grouped,
  spend: SpendMoments | null,
  horizons: readonly Span[]
): FutureTotals {
  const rates = futureRates(model);
  const { phases } = rates;
  const grid = ageGrid(rows, rates);
  const width = groups * phases * SUMS;
  const sums = new Float64Array(grid.cells * width);
  const shares = new Float64Array(phases);
  const one = new Float64Array(SUMS);
  const amounts: Amounts = { mean: 0, square: 0, product: 0, slopes: [0, 0, 0] };
  const n = known.x.length;
  for (let i = 0; i < n; i++) {
    const group = groupOf === null ? 0 : (groupOf[i] ?? -1);
    if (group < 0) continue;
    const row = rows.rowOf[i] ?? 0;
    spend?.of(known.x[i] ?? 0, known.spend[i] ?? NaN, amounts);
    addCustomer(one, pAlive[row] ?? 0, amounts);
    if (phases > 1) rates.shares(historyOf(rows, row), shares);
    else shares[0] = 1;
    const first = grid.firstCell[row] ?? 0;
    const count = grid.cellCount[row] ?? 1;
    const basis = (rows.ageAt[row] ?? 0) * NODES;
    for (let node = 0; node < count; node++) {
      const weight = count === 1 ? 1 : (grid.basis[basis + node] ?? 0);
      if (weight === 0) continue;
      const at = (first + node) * width + group * phases * SUMS;
      for (let phase = 0; phase < phases; phase++) {
        const share = weight * (shares[phase] ?? 0);
        const to = at + phase * SUMS;
        for (let k = 0; k < SUMS; k++) sums[to + k] = (sums[to + k] ?? 0) + share * (one[k] ?? 0);
      }
    }
  }
  return gather(rates, grid, sums, groups, horizons);
}

/** What a customer adds: P(alive) times 1 and the moments of the amounts, and the squares of the means. */
function addCustomer(into: Float64Array, alive: number, amounts: Amounts): void {
  into[0] = alive;
  into[1] = alive * amounts.mean;
  into[2] = alive * amounts.square;
  into[3] = alive * amounts.product;
  into[4] = alive * alive;
  into[5] = (alive * amounts.mean) ** 2;
  into[6] = alive * amounts.slopes[0];
  into[7] = alive * amounts.slopes[1];
  into[8] = alive * amounts.slopes[2];
}

/** Pairs of x and T that are computed, and how each row is laid on them. */
interface AgeGrid {
  cells: number;
  x: number[];
  T: number[];
  /** By row: its cells, and how many; where there is only one its weight is 1. */
  firstCell: Uint32Array;
  cellCount: Uint8Array;
  /** By place in `rows.times`: weights of the nodes. */
  basis: Float64Array;
}

/** Chebyshev's points of the second kind on the scale of ln(α + T), for the blocks with more ages than that. */
function ageGrid(rows: TransactionRows, { alpha }: FutureRates): AgeGrid {
  const { times, ageAt, blocks } = rows;
  const logs = times.map((time) => Math.log(alpha + time));
  let low = Infinity;
  let high = -Infinity;
  for (let row = 0; row < rows.count; row++) {
    const log = logs[ageAt[row] ?? 0] ?? 0;
    low = Math.min(low, log);
    high = Math.max(high, log);
  }
  const nodes = Float64Array.from(
    { length: NODES },
    (_, j) => (low + high) / 2 - ((high - low) / 2) * Math.cos((j * Math.PI) / (NODES - 1))
  );
  const grid: AgeGrid = {
    cells: 0,
    x: [],
    T: [],
    firstCell: new Uint32Array(rows.count),
    cellCount: new Uint8Array(rows.count),
    basis: basisAt(nodes, logs)
  };
  for (let g = 0; g + 1 < blocks.length; g++) {
    const from = blocks[g] ?? 0;
    const to = blocks[g + 1] ?? 0;
    const x = rows.x[from] ?? 0;
    // Rows of a block are sorted by age.
    let ages = 0;
    for (let row = from; row < to && ages <= NODES; row++) {
      if (row === from || ageAt[row] !== ageAt[row - 1]) ages++;
    }
    if (ages > NODES) {
      grid.firstCell.fill(grid.cells, from, to);
      grid.cellCount.fill(NODES, from, to);
      for (const log of nodes) {
        grid.x.push(x);
        grid.T.push(Math.max(0, Math.exp(log) - alpha));
      }
    } else {
      for (let row = from; row < to; row++) {
        if (row === from || ageAt[row] !== ageAt[row - 1]) {
          grid.x.push(x);
          grid.T.push(times[ageAt[row] ?? 0] ?? 0);
        }
        grid.firstCell[row] = grid.x.length - 1;
        grid.cellCount[row] = 1;
      }
    }
    grid.cells = grid.x.length;
  }
  return grid;
}

/**
 * Lagrange's polynomials of Chebyshev's points, by the second barycentric formula.
 *
 * Source: Berrut & Trefethen (2004), "Barycentric Lagrange Interpolation", SIAM Review 46, 5.4.
 */
function basisAt(nodes: Float64Array, points: Float64Array): Float64Array {
  const basis = new Float64Array(points.length * NODES);
  points.forEach((point, i) => {
    const at = i * NODES;
    const exact = nodes.findIndex((node) => Math.abs(node - point) < 1e-14);
    if (exact >= 0) {
      basis[at + exact] = 1;
      return;
    }
    let total = 0;
    nodes.forEach((node, j) => {
      const half = j === 0 || j === NODES - 1 ? 0.5 : 1;
      const term = ((j % 2 === 0 ? 1 : -1) * half) / (point - node);
      basis[at + j] = term;
      total += term;
    });
    for (let j = 0; j < NODES; j++) basis[at + j] = (basis[at + j] ?? 0) / total;
  });
  return basis;
}

function gather(
  rates: FutureRates,
  grid: AgeGrid,
  sums: Float64Array,
  groups: number,
  horizons: readonly Span[]
): FutureTotals {
  const { phases } = rates;
  const steps = stepsTo(horizons);
  const J = steps.at.length;
  const first = new Float64Array(J);
  const pairs = new Float64Array(J);
  const size = horizons.length * groups;
  const totals: FutureTotals = {
    orders: new Float64Array(size),
    ordersVariance: new Float64Array(size),
    spend: new Float64Array(size),
    spendVariance: new Float64Array(size),
    spendSlopes: new Float64Array(3 * size)
  };
  const ahead = { orders: 0, pairs: 0, discounted: 0, twice: 0, discountedPairs: 0 };
  for (let cell = 0; cell < grid.cells; cell++) {
    for (let phase = 0; phase < phases; phase++) {
      rates.at(grid.x[cell] ?? 0, grid.T[cell] ?? 0, phase, steps.at, first, pairs);
      for (let h = 0; h < horizons.length; h++) {
        within(steps, h, first, pairs, ahead);
        for (let g = 0; g < groups; g++) {
          const from = ((cell * groups + g) * phases + phase) * SUMS;
          const at = h * groups + g;
          addCell(totals, at, sums, from, ahead);
        }
      }
    }
  }
  return totals;
}

/** Of one customer who has not left, within a span. */
interface Ahead {
  orders: number;
  pairs: number;
  /** Σ of e^(−δu) and of e^(−2δu) over the transactions, and over pairs the product of both. */
  discounted: number;
  twice: number;
  discountedPairs: number;
}

function addCell(
  totals: FutureTotals,
  at: number,
  sums: Float64Array,
  from: number,
  { orders, pairs, discounted, twice, discountedPairs }: Ahead
): void {
  const sum = (k: number): number => sums[from + k] ?? 0;
  const add = (to: Float64Array, place: number, value: number): void => {
    to[place] = (to[place] ?? 0) + value;
  };
  add(totals.orders, at, sum(0) * orders);
  add(totals.ordersVariance, at, sum(0) * (orders + pairs) - sum(4) * orders * orders);
  add(totals.spend, at, sum(1) * discounted);
  add(
    totals.spendVariance,
    at,
    sum(2) * twice + sum(3) * discountedPairs - sum(5) * discounted * discounted
  );
  for (let k = 0; k < 3; k++) add(totals.spendSlopes, 3 * at + k, sum(6 + k) * discounted);
}

/** Nodes and weights of the time ahead, in panels between the ends of the spans, and by span the discount at each. */
interface Steps {
  at: Float64Array;
  weight: Float64Array;
  /** Nodes before each span, and up to its end. */
  before: number[];
  count: number[];
  discount: Float64Array[];
  /**
   * 1 − from/v: of two transactions, the later one at v, the earlier lies evenly in (0, v), and with this chance in
   * the span. Regular buyers keep them apart: the deviation of a month comes out 5 to 15% too wide for k = 3.
   */
  both: Float64Array[];
  /** What it then keeps on average: e^(−δ from) (1 − e^(−y))/y, y = δ(v − from). */
  earlier: Float64Array[];
}

const SHORT = gaussLegendre(3);
const LONG = gaussLegendre(5);
/** A panel ends where its end is this many times as far as its start, counted from four time units before. */
const GROWTH = 3;
const BEFORE = 4;
/** What is discounted to less than this does not count. */
const NOTHING = 1e-6;

function stepsTo(horizons: readonly Span[]): Steps {
  const ends = horizons.map(({ length, discountRate }) =>
    length === Infinity ? -Math.log(NOTHING) / discountRate : length
  );
  const starts = horizons.map(({ from }) => from ?? 0);
  const sorted = [...new Set([...starts, ...ends])].sort((a, b) => a - b);
  const at: number[] = [];
  const weight: number[] = [];
  const countAt = new Map<number, number>();
  let from = 0;
  for (const end of sorted) {
    while (from < end) {
      const to = Math.min(end, (from + BEFORE) * GROWTH - BEFORE);
      const rule = (to + BEFORE) / (from + BEFORE) < 1.6 ? SHORT : LONG;
      rule.nodes.forEach((node, i) => {
        at.push(from + node * (to - from));
        weight.push((rule.weights[i] ?? 0) * (to - from));
      });
      from = to;
    }
    countAt.set(end, at.length);
  }
  const times = Float64Array.from(at);
  return {
    at: times,
    weight: Float64Array.from(weight),
    before: starts.map((start) => countAt.get(start) ?? 0),
    count: ends.map((end) => countAt.get(end) ?? 0),
    discount: horizons.map(({ discountRate }) => times.map((v) => Math.exp(-discountRate * v))),
    both: horizons.map(({ from = 0 }) => times.map((v) => 1 - from / v)),
    earlier: horizons.map(({ discountRate, from = 0 }) =>
      times.map((v) => {
        const y = discountRate * (v - from);
        return Math.exp(-discountRate * from) * (y < 1e-8 ? 1 : -Math.expm1(-y) / y);
      })
    )
  };
}

function within(
  { weight, before, count, discount, both, earlier }: Steps,
  h: number,
  first: Float64Array,
  pairs: Float64Array,
  into: Ahead
): void {
  const own = discount[h];
  const together = both[h];
  const ofEarlier = earlier[h];
  into.orders = 0;
  into.pairs = 0;
  into.discounted = 0;
  into.twice = 0;
  into.discountedPairs = 0;
  const end = count[h] ?? 0;
  for (let j = before[h] ?? 0; j < end; j++) {
    const w = weight[j] ?? 0;
    const kept = own?.[j] ?? 1;
    const one = w * (first[j] ?? 0);
    const two = w * (pairs[j] ?? 0) * (together?.[j] ?? 1);
    into.orders += one;
    into.pairs += two;
    into.discounted += one * kept;
    into.twice += one * kept * kept;
    into.discountedPairs += two * kept * (ofEarlier?.[j] ?? 1);
  }
}
