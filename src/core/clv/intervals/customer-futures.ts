/**
 * What single customers may do: 95% intervals from futures drawn at random,
 * seeded, that many customers share.
 *
 * While a customer stays, the future depends on x and T alone (and on the time
 * since the last order where buying is regular). So futures are drawn for
 * cells of x and α + T, once each, by customers who have not left; a customer
 * who has left with chance 1 − P(alive) has the quantile u where these have
 * (u − 1 + P(alive))/P(alive). Money is drawn in units of the customer's mean
 * amount. Every future has parameters of its own, drawn around the fit. A cell
 * is seeded by what it is of, so that a customer has one interval, whoever
 * else is looked at.
 */
import type { Interval } from '../../math/intervals';
import { SeededRandom } from '../../math/random';
import type { PresentCustomers } from '../ahead';
import { drawnModel, type FittedModel } from '../models/candidates';
import type { Horizon } from '../models/lifetime-model';
import { DAYS_PER_WEEK, type History } from '../models/rows';
import type { Future } from '../models/sample-future';
import { drawnSpend, sumOfAmounts, type SpendDraw } from './spend-draws';

/** 95% intervals of a customer's future. */
export interface CustomerInterval {
  /** Whole transactions; null where the horizon has no end. */
  orders: Interval | null;
  /** Discounted, before margin; null where nobody's spend is known. */
  spend: Interval | null;
}

/** Futures of a cell under all models together: a quantile of 2.5% or 97.5% is then that of a level good to 0.8 points. */
const FUTURES = 400;
/** And under each of several. */
const FUTURES_EACH = 160;
/** Parameters drawn around the fit; the futures of a cell take them in turn. */
const DRAWS = 40;
/** Cells are as wide as this on the scale of ln(α + T): rates in them differ by 3% from that of the middle. */
const WIDTH = 0.06;
/** Up to this x each has its cells; above, those within 5%. */
const EACH_X = 20;
/** Bounds of the orders missed since the last, where buying is regular. */
const MISSED = [0.1, 0.3, 0.6, 1, 1.5, 2.5, 4];
/** A lifetime is drawn until it is discounted to this share. */
const REMAINDER = 0.005;
const SEED = 20_260_322;
const LOW = 0.025;
const HIGH = 0.975;
/** Of sums of weights. */
const ROUNDING = 1e-9;

/** Futures of customers who have not left, each column ascending. */
interface Cell {
  orders: Float32Array;
  /** In units of the mean amount; discounted. */
  spend: Float32Array;
}

/** A model of the forecast, with its cells. */
interface Member {
  model: FittedModel;
  drawn: FittedModel[];
  alpha: number;
  cells: Map<number, Cell>;
  /** P(alive) by row; NaN where it has not been asked for. */
  alive: Float64Array;
}

/**
 * Intervals of customers within one horizon. Cells are drawn when they are
 * first asked for: a hundred customers take some milliseconds, 250,000 a few
 * seconds.
 * @example new CustomerFutures(present, { length: 52, discountRate: 0.002 }).intervalOf(0)
 */
export class CustomerFutures {
  readonly #present: PresentCustomers;
  readonly #members: Member[];
  readonly #spends: SpendDraw[];
  readonly #horizon: Horizon;
  readonly #length: number;
  readonly #change: number;
  readonly #amounts: boolean;
  /** Of a cell under one model. */
  readonly #futures: number;
  /** By member, of the customer that is looked at: written over for each. */
  readonly #alive: number[] = [];
  readonly #orders: Float32Array[] = [];
  readonly #spend: Float32Array[] = [];

  /**
   * @param change what the seasons and the shop's own past change the expected orders by: within a
   *   horizon as if it were so many times as long, of a lifetime so many times the money
   */
  constructor(present: PresentCustomers, horizon: Horizon, change = 1) {
    const random = new SeededRandom(SEED);
    const endless = horizon.length === Infinity;
    this.#present = present;
    this.#horizon = endless
      ? horizon
      : { length: horizon.length * change, discountRate: horizon.discountRate / change };
    this.#length = endless ? -Math.log(REMAINDER) / horizon.discountRate : horizon.length * change;
    this.#change = endless ? change : 1;
    this.#members = present.forecaster.members.map((model) => ({
      model,
      drawn: Array.from({ length: DRAWS }, () => drawnModel(model, random)),
      alpha: model.parameters.alpha ?? 0,
      cells: new Map(),
      alive: new Float64Array(present.rows.count).fill(NaN)
    }));
    this.#spends = drawnSpend(present.spendFit, present.known, DRAWS, random);
    this.#amounts = present.spendFit.populationMean !== null;
    this.#futures = Math.max(FUTURES_EACH, Math.ceil(FUTURES / this.#members.length));
  }

  /** @param entry of the customer, as `known` counts them */
  intervalOf(entry: number): CustomerInterval {
    const { known, expectedSpend } = this.#present;
    const history = {
      x: known.x[entry] ?? 0,
      tx: (known.txDays[entry] ?? 0) / DAYS_PER_WEEK,
      T: (known.ageDays[entry] ?? 0) / DAYS_PER_WEEK
    };
    const told = history.x > 0 && (known.spend[entry] ?? NaN) > 0;
    const mean = expectedSpend[entry] ?? NaN;
    this.#members.forEach((member, m) => {
      const cell = this.#cellOf(member, history, told);
      this.#alive[m] = this.#aliveOf(member, history, entry);
      this.#orders[m] = cell.orders;
      this.#spend[m] = cell.spend;
    });
    return {
      orders: this.#horizon.length === Infinity ? null : this.#between(this.#orders, 1),
      spend: this.#amounts && mean > 0 ? this.#between(this.#spend, this.#change * mean) : null
    };
  }

  #between(columns: readonly Float32Array[], scale: number): Interval {
    return {
      low: scale * mixtureQuantile(columns, this.#alive, LOW),
      high: scale * mixtureQuantile(columns, this.#alive, HIGH)
    };
  }

  /** P(alive), the same for all customers of a row. */
  #aliveOf({ model, alive }: Member, history: History, entry: number): number {
    const row = this.#present.rows.rowOf[entry];
    const known = row === undefined ? undefined : alive[row];
    if (known !== undefined && !Number.isNaN(known)) return known;
    const { pAlive } = model.prospect(history);
    if (row !== undefined) alive[row] = pAlive;
    return pAlive;
  }

  #cellOf(member: Member, history: History, told: boolean): Cell {
    const { alpha, cells, model } = member;
    const x = roundedX(history.x);
    const age = Math.floor(Math.log(alpha + history.T) / WIDTH);
    const missed = model.name === 'MBG/CNBD-k' ? missedOf(model, history) : 0;
    const key = ((x * 4096 + age + 2048) * 16 + missed) * 2 + (told ? 1 : 0);
    let cell = cells.get(key);
    if (cell === undefined) {
      const T = Math.max(0, Math.exp((age + 0.5) * WIDTH) - alpha);
      const tx = x === 0 ? 0 : Math.max(0, T - silenceOf(model, x, T, missed));
      cell = this.#draw(member, { x, tx, T }, told, key);
      cells.set(key, cell);
    }
    return cell;
  }

  #draw({ drawn }: Member, history: History, told: boolean, key: number): Cell {
    const random = new SeededRandom((SEED + Math.imul(key, 0x9e3779b1)) | 0);
    const { discountRate } = this.#horizon;
    const t = this.#length;
    const orders = new Float32Array(this.#futures);
    const spend = new Float32Array(this.#futures);
    const future: Future = { stay: t };
    for (let k = 0; k < this.#futures; k++) {
      const which = k % DRAWS;
      const n = drawn[which]?.future(random, history, 1, t, future) ?? 0;
      orders[k] = n;
      const draw = this.#spends[which];
      if (n === 0 || draw === undefined) continue;
      const y = discountRate * future.stay;
      const kept = y < 1e-8 ? 1 : -Math.expm1(-y) / y;
      spend[k] = kept * sumOfAmounts(draw, told ? history.x : 0, n, random);
    }
    return { orders: orders.sort(), spend: spend.sort() };
  }
}

/** x itself up to {@link EACH_X}, above it one for all within 5%. */
function roundedX(x: number): number {
  if (x <= EACH_X) return x;
  const step = Math.round(Math.log(x / EACH_X) / 0.05);
  return Math.round(EACH_X * Math.exp(step * 0.05));
}

/** Expected orders since the last one, had the customer stayed: the band they are in. */
function missedOf({ parameters }: FittedModel, { x, tx, T }: History): number {
  const { k = 1, r = 1, alpha = 1 } = parameters;
  const missed = ((r + k * x) * (T - tx)) / (k * (alpha + T));
  const band = MISSED.findIndex((bound) => missed < bound);
  return band < 0 ? MISSED.length : band;
}

/** The time since the last order in the middle of a band; 0 for models that do not ask for it. */
function silenceOf({ name, parameters }: FittedModel, x: number, T: number, band: number): number {
  if (name !== 'MBG/CNBD-k') return 0;
  const { k = 1, r = 1, alpha = 1 } = parameters;
  const low = MISSED[band - 1] ?? 0;
  const missed = (low + (MISSED[band] ?? low * 1.5)) / 2;
  return Math.min(T, (missed * k * (alpha + T)) / (r + k * x));
}

/**
 * The smallest value that is not exceeded with the given chance, where each
 * column is as likely as the next, and of it the customer has left (value 0)
 * with chance 1 − alive.
 * @param columns ascending, from 0
 */
export function mixtureQuantile(
  columns: readonly Float32Array[],
  alive: readonly number[],
  level: number
): number {
  const [only] = columns;
  if (columns.length === 1 && only) {
    const p = alive[0] ?? 0;
    const within = level - (1 - p);
    if (!(within > 0)) return 0;
    const rank = Math.ceil((within / p) * only.length - 1e-9);
    return only[Math.min(only.length, Math.max(1, rank)) - 1] ?? 0;
  }
  // In customers of one column: those that have left, those below the quantile, those above it.
  const gone = alive.reduce((sum, p) => sum + 1 - p, 0);
  const within = level * columns.length - gone - ROUNDING;
  if (!(within > 0)) return 0;
  const above = (1 - level) * columns.length + ROUNDING;
  return within < above ? fromBelow(columns, alive, within) : fromAbove(columns, alive, above);
}

/** The value at which the weights of the columns, merged from the smallest on, come to so much. */
function fromBelow(
  columns: readonly Float32Array[],
  alive: readonly number[],
  wanted: number
): number {
  const places = columns.map(() => 0);
  let value = 0;
  for (let sum = 0; sum < wanted;) {
    let next = -1;
    let least = Infinity;
    for (let m = 0; m < columns.length; m++) {
      const own = columns[m]?.[places[m] ?? 0] ?? Infinity;
      if (own >= least) continue;
      least = own;
      next = m;
    }
    if (next < 0) break;
    value = least;
    places[next] = (places[next] ?? 0) + 1;
    sum += (alive[next] ?? 0) / (columns[next]?.length ?? 1);
  }
  return value;
}

/** The value at which they exceed so much, merged from the greatest on. */
function fromAbove(
  columns: readonly Float32Array[],
  alive: readonly number[],
  allowed: number
): number {
  const places = columns.map(({ length }) => length - 1);
  for (let sum = 0; ;) {
    let next = -1;
    let most = 0;
    for (let m = 0; m < columns.length; m++) {
      const own = columns[m]?.[places[m] ?? 0] ?? 0;
      if (own <= most) continue;
      most = own;
      next = m;
    }
    if (next < 0) return 0;
    places[next] = (places[next] ?? 0) - 1;
    sum += (alive[next] ?? 0) / (columns[next]?.length ?? 1);
    if (sum > allowed) return most;
  }
}
