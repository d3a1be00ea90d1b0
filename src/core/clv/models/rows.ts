/**
 * Customers with the same x, t_x and T as one row with a count: what the
 * likelihoods run over. Rows are sorted by x, then T, then t_x.
 */
import type { Transactions } from './transactions';

export interface TransactionRows {
  /** Number of rows. */
  count: number;
  /** Customers in all, and those with x > 0. */
  customers: number;
  repeatBuyers: number;
  /** The different times, ascending; the first is 0 unless nobody has it. */
  times: Float64Array;
  /** By row: x, and where in `times` t_x and T stand. */
  x: Uint32Array;
  txAt: Uint32Array;
  ageAt: Uint32Array;
  /** By row: number of customers. */
  weight: Float64Array;
  /** Rows of equal x: block g is `blocks[g]` to `blocks[g + 1] − 1`. */
  blocks: Uint32Array;
  /** Σ of x over customers. */
  totalX: number;
  /** Σ of the logarithms of all times between transactions; NaN where they are not known. */
  totalLogGaps: number;
  /** Row of each customer; empty for rows that stand for a sample. */
  rowOf: Uint32Array;
}

/** Definitions, section 6: the time unit is 7 days. */
export const DAYS_PER_WEEK = 7;

/**
 * Rows of customers counted in days.
 * @param daysPerUnit 7 for weeks; any other unit gives the same answers in that unit
 * @example two customers of x 0, T 28 → one row of weight 2, T 4
 */
export function rowsOf(customers: Transactions, daysPerUnit = DAYS_PER_WEEK): TransactionRows {
  const { x, txDays, ageDays, logGaps } = customers;
  const n = x.length;
  let longest = 0;
  for (let i = 0; i < n; i++) longest = Math.max(longest, ageDays[i] ?? 0);
  const seen = new Uint8Array(longest + 1);
  let totalX = 0;
  let gaps = 0;
  for (let i = 0; i < n; i++) {
    seen[txDays[i] ?? 0] = 1;
    seen[ageDays[i] ?? 0] = 1;
    totalX += x[i] ?? 0;
    gaps += logGaps[i] ?? 0;
  }
  const place = new Uint32Array(longest + 1);
  const times = new Float64Array(seen.reduce((sum, flag) => sum + flag, 0));
  let at = 0;
  for (let days = 0; days <= longest; days++) {
    if (seen[days] === 0) continue;
    times[at] = days / daysPerUnit;
    place[days] = at++;
  }
  const txAt = new Uint32Array(n);
  const ageAt = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    txAt[i] = place[txDays[i] ?? 0] ?? 0;
    ageAt[i] = place[ageDays[i] ?? 0] ?? 0;
  }
  return group(x, txAt, ageAt, times, gaps - totalX * Math.log(daysPerUnit));
}

/** Customers as lists, in any unit of time. */
export interface CustomerLists {
  x: ArrayLike<number>;
  tx: ArrayLike<number>;
  T: ArrayLike<number>;
  /** Σ over all customers of the logarithms of the times between transactions; NaN where unknown. */
  totalLogGaps?: number;
}

/**
 * Rows of customers given by x, t_x and T, whole or not.
 * @throws RangeError where an x is no whole number from 0, t_x is above T or
 *   below 0, or t_x is not 0 though x is.
 * @example rowsFromLists({ x: [1], tx: [0.5], T: [2] })
 */
export function rowsFromLists({ x, tx, T, totalLogGaps = NaN }: CustomerLists): TransactionRows {
  const n = x.length;
  const all = new Float64Array(2 * n);
  for (let i = 0; i < n; i++) {
    const history = { x: x[i] ?? NaN, tx: tx[i] ?? NaN, T: T[i] ?? NaN };
    checkHistory(history);
    all[2 * i] = history.tx;
    all[2 * i + 1] = history.T;
  }
  const sorted = all.slice().sort();
  const times = sorted.filter((time, i) => i === 0 || time !== sorted[i - 1]);
  const places = new Map<number, number>();
  times.forEach((time, i) => places.set(time, i));
  const place = (time: number): number => places.get(time) ?? 0;
  return group(
    Uint32Array.from(x),
    Uint32Array.from({ length: n }, (_, i) => place(all[2 * i] ?? 0)),
    Uint32Array.from({ length: n }, (_, i) => place(all[2 * i + 1] ?? 0)),
    times,
    totalLogGaps
  );
}

/** One customer's history: x transactions after the first, the last at t_x, watched until T. */
export interface History {
  x: number;
  tx: number;
  T: number;
}

/** @throws RangeError where a history cannot be: see {@link rowsFromLists}. */
export function checkHistory({ x, tx, T }: History): void {
  const possible =
    Number.isInteger(x) && x >= 0 && tx >= 0 && tx <= T && T < Infinity && (x > 0 || tx === 0);
  if (!possible) throw new RangeError(`no history: x ${x}, t_x ${tx}, T ${T}`);
}

function group(
  x: Uint32Array,
  txAt: Uint32Array,
  ageAt: Uint32Array,
  times: Float64Array,
  totalLogGaps: number
): TransactionRows {
  const n = x.length;
  // Least significant key first; each pass keeps the order of the one before.
  let order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  for (const key of [txAt, ageAt, x]) order = sortBy(key, order);
  const rowOf = new Uint32Array(n);
  const first = new Uint32Array(n);
  const weight = new Float64Array(n);
  let count = 0;
  for (let at = 0; at < n; at++) {
    const i = order[at] ?? 0;
    const before = first[count - 1] ?? 0;
    const same =
      count > 0 && x[i] === x[before] && ageAt[i] === ageAt[before] && txAt[i] === txAt[before];
    if (!same) first[count++] = i;
    weight[count - 1] = (weight[count - 1] ?? 0) + 1;
    rowOf[i] = count - 1;
  }
  const rows = first.subarray(0, count);
  return withTotals({
    times,
    x: taken(x, rows),
    txAt: taken(txAt, rows),
    ageAt: taken(ageAt, rows),
    weight: weight.slice(0, count),
    totalLogGaps,
    rowOf
  });
}

function taken(column: Uint32Array, rows: Uint32Array): Uint32Array {
  const result = new Uint32Array(rows.length);
  for (let i = 0; i < rows.length; i++) result[i] = column[rows[i] ?? 0] ?? 0;
  return result;
}

/** Counting sort; falls back on comparing where the keys are far fewer than their range. */
function sortBy(key: Uint32Array, order: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const n = key.length;
  let most = 0;
  for (let i = 0; i < n; i++) most = Math.max(most, key[i] ?? 0);
  if (most > 4 * n + 1000) {
    return order.slice().sort((a, b) => (key[a] ?? 0) - (key[b] ?? 0));
  }
  const starts = new Uint32Array(most + 2);
  for (let i = 0; i < n; i++) {
    const after = (key[i] ?? 0) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let value = 1; value < starts.length; value++) {
    starts[value] = (starts[value] ?? 0) + (starts[value - 1] ?? 0);
  }
  const sorted = new Uint32Array(n);
  for (let at = 0; at < n; at++) {
    const i = order[at] ?? 0;
    const value = key[i] ?? 0;
    const to = starts[value] ?? 0;
    sorted[to] = i;
    starts[value] = to + 1;
  }
  return sorted;
}

type Columns = Pick<
  TransactionRows,
  'times' | 'x' | 'txAt' | 'ageAt' | 'weight' | 'totalLogGaps' | 'rowOf'
>;

function withTotals(columns: Columns): TransactionRows {
  const { x, weight } = columns;
  const blocks: number[] = [0];
  let customers = 0;
  let repeatBuyers = 0;
  let totalX = 0;
  for (let i = 0; i < x.length; i++) {
    const value = x[i] ?? 0;
    const count = weight[i] ?? 0;
    customers += count;
    totalX += count * value;
    if (value > 0) repeatBuyers += count;
    if (i > 0 && value !== x[i - 1]) blocks.push(i);
  }
  if (x.length > 0) blocks.push(x.length);
  const ends = Uint32Array.from(blocks);
  return { ...columns, count: x.length, customers, repeatBuyers, totalX, blocks: ends };
}

/** Mean of T over the customers. */
export function meanAge(rows: TransactionRows): number {
  let sum = 0;
  for (let i = 0; i < rows.count; i++) {
    sum += (rows.weight[i] ?? 0) * (rows.times[rows.ageAt[i] ?? 0] ?? 0);
  }
  return sum / rows.customers;
}

/** The same customers in a unit of time `scale` times as long. */
export function rescaled(rows: TransactionRows, scale: number): TransactionRows {
  return {
    ...rows,
    times: rows.times.map((time) => time / scale),
    totalLogGaps: rows.totalLogGaps - rows.totalX * Math.log(scale)
  };
}

/**
 * A sample of about so many rows, every k-th with k times its weight: sorted
 * rows make it a stratified one. Rows of one-time buyers, few and heavy, all stay.
 */
export function thinned(rows: TransactionRows, about: number): TransactionRows {
  const onceUntil = rows.x[0] === 0 ? (rows.blocks[1] ?? 0) : 0;
  const every = Math.ceil((rows.count - onceUntil) / about);
  if (every <= 1) return rows;
  const kept: number[] = [];
  for (let i = 0; i < onceUntil; i++) kept.push(i);
  for (let i = onceUntil + (every >> 1); i < rows.count; i += every) kept.push(i);
  const sampled = Uint32Array.from(kept);
  const weight = Float64Array.from(
    sampled,
    (row) => (rows.weight[row] ?? 0) * (row < onceUntil ? 1 : every)
  );
  const sample = withTotals({
    ...withoutUnused(rows.times, taken(rows.txAt, sampled), taken(rows.ageAt, sampled)),
    x: taken(rows.x, sampled),
    weight,
    totalLogGaps: 0,
    rowOf: new Uint32Array(0)
  });
  return { ...sample, totalLogGaps: (rows.totalLogGaps * sample.totalX) / rows.totalX };
}

/** The times that some row has, and where in them its own stand. */
function withoutUnused(
  times: Float64Array,
  txAt: Uint32Array,
  ageAt: Uint32Array
): Pick<TransactionRows, 'times' | 'txAt' | 'ageAt'> {
  const place = new Uint32Array(times.length);
  for (let i = 0; i < txAt.length; i++) {
    place[txAt[i] ?? 0] = 1;
    place[ageAt[i] ?? 0] = 1;
  }
  const kept = times.filter((_, i) => place[i] === 1);
  let at = 0;
  for (let i = 0; i < place.length; i++) if (place[i] === 1) place[i] = at++;
  return {
    times: kept,
    txAt: txAt.map((i) => place[i] ?? 0),
    ageAt: ageAt.map((i) => place[i] ?? 0)
  };
}

/** History of a row. */
export function historyOf(rows: TransactionRows, row: number): History {
  return {
    x: rows.x[row] ?? 0,
    tx: rows.times[rows.txAt[row] ?? 0] ?? 0,
    T: rows.times[rows.ageAt[row] ?? 0] ?? 0
  };
}
