/**
 * What single customers may do: 95% intervals from futures drawn at random,
 * seeded, that many customers share.
 *
 * While a customer stays, the future depends on x and T alone (and on the time
 * since the last order where buying is regular). So futures are drawn for
 * cells of x and α + T, once each, by customers who have not left; a customer
 * who has left with chance 1 − P(alive) has the quantile u where these have
 * (u − 1 + P(alive))/P(alive). Money is drawn in units of the customer's mean
 * amount. Every future has parameters of its own, drawn around the fit; how far
 * the whole shop may change besides is not in them, for it is little beside what
 * one customer does by chance. A cell is seeded by what it is of, so that a
 * customer has one interval, whoever else is looked at.
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
/** The model in which what lies ahead hangs on the time since the last order. */
const REGULAR = 'MBG/CNBD-k';
/** Up to this x each has its cells; above, those within 5%. */
const EACH_X = 20;
/** Bounds of the orders missed since the last, where buying is regular. */
const MISSED = [0.1, 0.3, 0.6, 1, 1.5, 2.5, 4];
/** A lifetime is drawn until it is discounted to this share. */
const REMAINDER = 0.005;
const SEED = 20_260_322;
const LOW = 0.025;
const HIGH = 0.975;
/** Of sums, in futures. */
const ROUNDING = 1e-7;

/** Futures of customers who have not left. */
interface Futures<Values> {
  orders: Values;
  /** In units of the mean amount; discounted. */
  spend: Values;
}

/** Values of several columns of equal length together, ascending. */
interface Mixture {
  values: Float32Array;
  /** By value: which column it is of. */
  from: Uint8Array;
  /** Number of columns, and of values in each. */
  columns: number;
  each: number;
}

/** Where a cell lies. */
interface Place {
  x: number;
  /** Band of α + T. */
  age: number;
  /** Band of the orders missed since the last; 0 where nothing hangs on it. */
  missed: number;
  /** Whether the customer's own amounts are known. */
  told: boolean;
}

/** A model of the forecast, with its futures of each cell: ascending columns. */
interface Member {
  model: FittedModel;
  drawn: FittedModel[];
  /** Models draw apart from each other. */
  seed: number;
  columns: Map<number, Futures<Float32Array>>;
  /** P(alive) by row; NaN where it has not been asked for. */
  alive: Float64Array;
}

/**
 * Intervals of customers within one horizon. Cells are drawn when they are
 * first asked for: a hundred customers take some milliseconds, 250,000 about
 * two seconds.
 * @example new CustomerFutures(present, { length: 52, discountRate: 0.002 }).intervalOf(0)
 */
export class CustomerFutures {
  readonly #present: PresentCustomers;
  readonly #members: Member[];
  readonly #cells = new Map<number, Futures<Mixture>>();
  /** The least α of the members: none has wider cells than {@link WIDTH} says. */
  readonly #alpha: number;
  /** Where buying is regular: the model that asks for the time since the last order. */
  readonly #regular: FittedModel | undefined;
  readonly #spends: SpendDraw[];
  readonly #horizon: Horizon;
  readonly #length: number;
  readonly #change: number;
  readonly #amounts: boolean;
  /** Of a cell under one model. */
  readonly #futures: number;
  /** P(alive) by member, of the customer that is looked at: written over for each. */
  readonly #alive: number[] = [];

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
    this.#members = present.forecaster.members.map((model, m) => ({
      model,
      seed: SEED + m,
      drawn: Array.from({ length: DRAWS }, () => drawnModel(model, random)),
      columns: new Map(),
      alive: new Float64Array(present.rows.count).fill(NaN)
    }));
    const { members } = present.forecaster;
    this.#alpha = Math.min(...members.map(({ parameters }) => parameters.alpha ?? 0));
    this.#regular = members.find(({ name }) => name === REGULAR);
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
    const cell = this.#cellOf(history, told);
    for (let m = 0; m < this.#members.length; m++) {
      const member = this.#members[m];
      this.#alive[m] = member ? this.#aliveOf(member, history, entry) : 0;
    }
    return {
      orders: this.#horizon.length === Infinity ? null : this.#between(cell.orders, 1),
      spend: this.#amounts && mean > 0 ? this.#between(cell.spend, this.#change * mean) : null
    };
  }

  #between(futures: Mixture, scale: number): Interval {
    return {
      low: scale * quantileOf(futures, this.#alive, LOW),
      high: scale * quantileOf(futures, this.#alive, HIGH)
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

  #cellOf(history: History, told: boolean): Futures<Mixture> {
    const place = {
      x: roundedX(history.x),
      age: Math.floor(Math.log(this.#alpha + history.T) / WIDTH),
      missed: this.#regular ? missedOf(this.#regular, history) : 0,
      told
    };
    const key = keyOf(place);
    let cell = this.#cells.get(key);
    if (cell === undefined) {
      const all = this.#members.map((member) =>
        this.#columnsOf(member, member.model === this.#regular ? place : { ...place, missed: 0 })
      );
      cell = {
        orders: mixtureOf(all.map(({ orders }) => orders)),
        spend: mixtureOf(all.map(({ spend }) => spend))
      };
      this.#cells.set(key, cell);
    }
    return cell;
  }

  #columnsOf(member: Member, place: Place): Futures<Float32Array> {
    const key = keyOf(place);
    let columns = member.columns.get(key);
    if (columns === undefined) {
      const { x, age, missed, told } = place;
      const T = Math.max(0, Math.exp((age + 0.5) * WIDTH) - this.#alpha);
      const tx = x === 0 ? 0 : Math.max(0, T - silenceOf(member.model, x, T, missed));
      const random = new SeededRandom((member.seed + Math.imul(key, 0x9e3779b1)) | 0);
      columns = this.#draw(member.drawn, { x, tx, T }, told, random);
      member.columns.set(key, columns);
    }
    return columns;
  }

  #draw(
    drawn: readonly FittedModel[],
    history: History,
    told: boolean,
    random: SeededRandom
  ): Futures<Float32Array> {
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

const keyOf = ({ x, age, missed, told }: Place): number =>
  ((x * 4096 + age + 2048) * 16 + missed) * 2 + (told ? 1 : 0);

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
  if (name !== REGULAR) return 0;
  const { k = 1, r = 1, alpha = 1 } = parameters;
  const low = MISSED[band - 1] ?? 0;
  const missed = (low + (MISSED[band] ?? low * 1.5)) / 2;
  return Math.min(T, (missed * k * (alpha + T)) / (r + k * x));
}

/**
 * The smallest value that is not exceeded with the given chance, where each
 * column is as likely as the next, and of it the customer has left (value 0)
 * with chance 1 − alive.
 * @param columns ascending, from 0, of equal length
 */
export function mixtureQuantile(
  columns: readonly Float32Array[],
  alive: readonly number[],
  level: number
): number {
  return quantileOf(mixtureOf(columns), alive, level);
}

function mixtureOf(columns: readonly Float32Array[]): Mixture {
  const [only] = columns;
  const each = only?.length ?? 0;
  if (only && columns.length === 1) {
    return { values: only, from: new Uint8Array(each), columns: 1, each };
  }
  const values = new Float32Array(each * columns.length);
  const from = new Uint8Array(values.length);
  const places = columns.map(() => 0);
  const heads = columns.map((column) => column[0] ?? Infinity);
  for (let i = 0; i < values.length; i++) {
    let next = 0;
    let least = heads[0] ?? Infinity;
    for (let m = 1; m < heads.length; m++) {
      const head = heads[m] ?? Infinity;
      if (head >= least) continue;
      least = head;
      next = m;
    }
    values[i] = least;
    from[i] = next;
    const place = (places[next] ?? 0) + 1;
    places[next] = place;
    heads[next] = place < each ? (columns[next]?.[place] ?? Infinity) : Infinity;
  }
  return { values, from, columns: columns.length, each };
}

/** See {@link mixtureQuantile}. All that is summed is in values of one column. */
function quantileOf(
  { values, from, columns, each }: Mixture,
  alive: readonly number[],
  level: number
): number {
  let there = 0;
  for (let m = 0; m < columns; m++) there += (alive[m] ?? 0) * each;
  const above = (1 - level) * columns * each + ROUNDING;
  const within = there - above;
  if (!(within > 0)) return 0;
  let sum = 0;
  if (within < above) {
    for (let i = 0; i < values.length; i++) {
      sum += alive[from[i] ?? 0] ?? 0;
      if (sum >= within) return values[i] ?? 0;
    }
  }
  sum = 0;
  for (let i = values.length - 1; i >= 0; i--) {
    sum += alive[from[i] ?? 0] ?? 0;
    if (sum > above) return values[i] ?? 0;
  }
  return 0;
}
