/** Bands of numbers and of days, for break-downs. */
import type { Granularity, Settings } from '../settings';
import type { PeriodScheme } from '../time/periods';
import { periodOrdinal, periodStart } from '../time/periods';

/** From one bound up to, not including, the other; null where it has none. */
export interface Band {
  from: number | null;
  below: number | null;
}

const SHARES = [0.2, 0.4, 0.6, 0.8];
/** How far from its share of the values a bound may lie for the sake of a round number. */
const SLACK = 0.05;

/**
 * About a fifth of the values each, with round bounds: the roundest number
 * that leaves between s − 5% and s + 5% of the values below it, for s = 20, 40,
 * 60 and 80%. Where a single value takes more than that, the bound comes to
 * lie before or after all of it. Bands without values are left out.
 * @param sorted finite, ascending
 * @returns ascending, the first and the last without an outer bound; none where there are no values
 * @example numberBands(0, 1, …, 99) → below 20, 20–40, 40–60, 60–80, 80 and more
 */
export function numberBands(sorted: Float64Array): Band[] {
  if (sorted.length === 0) return [];
  const bounds: number[] = [];
  let under = 0;
  for (const share of SHARES) {
    const bound = boundAt(sorted, share);
    const left = bound === null ? 0 : rankOf(sorted, bound);
    if (bound === null || left <= under || left === sorted.length) continue;
    bounds.push(bound);
    under = left;
  }
  return [null, ...bounds].map((from, i) => ({ from, below: bounds[i] ?? null }));
}

function boundAt(sorted: Float64Array, share: number): number | null {
  const n = sorted.length;
  const at = (rank: number): number => sorted[Math.min(n - 1, Math.max(0, rank))] ?? 0;
  const middle = Math.floor(share * n);
  const value = at(middle);
  const low = at(Math.floor((share - SLACK) * n));
  const high = at(Math.floor((share + SLACK) * n));
  if (low < high) return roundestIn(low, high, value);
  const first = rankOf(sorted, value);
  let end = n;
  // The first rank above the value, by halving.
  for (let from = first; from < end;) {
    const rank = (from + end) >>> 1;
    if (at(rank) <= value) from = rank + 1;
    else end = rank;
  }
  if (first > 0 && (middle - first <= end - middle || end === n)) {
    return roundestIn(at(first - 1), value, value);
  }
  return end < n ? roundestIn(value, at(end), at(end)) : null;
}

/** Number of values below a bound. */
function rankOf(sorted: Float64Array, bound: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The roundest number above `low` and at most `high`: a multiple of the
 * largest of …, 100, 50, 20, 10, 5, 2, 1, 0.5, … that has one there, the one
 * nearest to `wanted`. `high` itself where no such number can be told from it.
 */
export function roundestIn(low: number, high: number, wanted: number): number {
  if (low < 0 && high >= 0) return 0;
  const largest = Math.ceil(Math.log10(Math.max(Math.abs(low), Math.abs(high))));
  for (let power = largest; power > largest - 16; power--) {
    for (const digit of [5, 2, 1]) {
      const multiple = (k: number): number =>
        power >= 0 ? k * digit * 10 ** power : (k * digit) / 10 ** -power;
      const step = multiple(1);
      const around = Math.round(wanted / step);
      const found = [around, around - 1, around + 1, Math.floor(high / step)]
        .map(multiple)
        .find((bound) => bound > low && bound <= high);
      if (found !== undefined) return found;
    }
  }
  return high;
}

const CALENDAR_STEPS: readonly Granularity[] = ['month', 'quarter', 'year'];
/** Three years of months: as many as a table can show and a shop commonly has. */
export const MOST_PERIODS = 36;

/**
 * Calendar months where at most 36 of them hold all days, else quarters, else
 * years. Periods without a day are left out.
 * @param sorted day numbers, ascending
 * @returns ascending; none where there are no days
 * @example dayBands(days of 2024, persian) → the months of 1402 and 1403
 */
export function dayBands(sorted: Float64Array, settings: Settings): Band[] {
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return [];
  const schemes = CALENDAR_STEPS.map((granularity): PeriodScheme => ({ ...settings, granularity }));
  const scheme =
    schemes.find((one) => periodOrdinal(one, last) - periodOrdinal(one, first) < MOST_PERIODS) ??
    schemes.at(-1);
  if (scheme === undefined) return [];
  const bands: Band[] = [];
  for (let rank = 0; rank < sorted.length;) {
    const ordinal = periodOrdinal(scheme, sorted[rank] ?? 0);
    const from = periodStart(scheme, ordinal);
    const below = periodStart(scheme, ordinal + 1);
    bands.push({ from, below });
    rank = rankOf(sorted, below);
  }
  return bands;
}
