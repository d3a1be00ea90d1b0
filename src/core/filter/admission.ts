/** Which entries of a column meet a condition. */
import { NO_DAY } from '../orders/order-table';
import type { DimensionColumn } from './column';
import type { Keep } from './condition';

interface Admission {
  /** Whether an entry of the column is kept. */
  admits: (entry: number) => boolean;
  /** Sets the mask to 0 at every entry that is not kept: faster than asking for each. */
  strike: (mask: Uint8Array) => void;
}

/**
 * What a condition keeps of a column. A list of texts meets numbers and days
 * only in the blank ones; a range keeps nothing of a category.
 * @example admission(channel, { kind: 'values', values: ['web'], except: false }).admits(0)
 */
export function admission(column: DimensionColumn, keep: Keep): Admission {
  if (column.kind === 'category') return admitCodes(column, keep);
  const { values } = column;
  if (keep.kind === 'range') return admitRange(values, keep.from, keep.below);
  const isBlank =
    column.kind === 'day'
      ? (value: number) => value === NO_DAY
      : (value: number) => Number.isNaN(value);
  const blankKept = keep.values.includes('') !== keep.except;
  const admits = (entry: number): boolean =>
    isBlank(values[entry] ?? Number.NaN) ? blankKept : keep.except;
  return {
    admits,
    strike: (mask) => {
      for (let i = 0; i < mask.length; i++) if (!admits(i)) mask[i] = 0;
    }
  };
}

function admitCodes(column: DimensionColumn & { kind: 'category' }, keep: Keep): Admission {
  const kept = keptCodes(column, keep);
  const { codes } = column;
  return {
    admits: (entry) => kept[codes[entry] ?? 0] === 1,
    strike: codes instanceof Uint8Array ? strikeShort : strikeLong
  };
  // One loop for each width, so that the engine reads a plain array of one kind.
  function strikeShort(mask: Uint8Array): void {
    const short = codes as Uint8Array;
    for (let i = 0; i < mask.length; i++) mask[i] = (mask[i] ?? 0) & (kept[short[i] ?? 0] ?? 0);
  }
  function strikeLong(mask: Uint8Array): void {
    const long = codes as Uint16Array;
    for (let i = 0; i < mask.length; i++) mask[i] = (mask[i] ?? 0) & (kept[long[i] ?? 0] ?? 0);
  }
}

/** By code: 1 where it is kept. */
function keptCodes(column: DimensionColumn & { kind: 'category' }, keep: Keep): Uint8Array {
  const kept = new Uint8Array(column.texts + 1);
  if (keep.kind === 'range') return kept;
  const wanted = new Set(keep.values);
  kept.fill(keep.except ? 1 : 0);
  const listed = keep.except ? 0 : 1;
  if (wanted.delete('')) kept[0] = listed;
  for (let code = 1; code <= column.texts && wanted.size > 0; code++) {
    if (wanted.has(column.text(code))) kept[code] = listed;
  }
  return kept;
}

function admitRange(
  values: Float64Array | Int32Array,
  from: number | null,
  below: number | null
): Admission {
  // NaN is in no range by itself; the number that stands for a blank day is below all days.
  const low = from ?? (values instanceof Int32Array ? NO_DAY + 1 : -Infinity);
  const high = below ?? Number.NaN;
  const admits = (entry: number): boolean => {
    const value = values[entry] ?? Number.NaN;
    return value >= low && !(value >= high);
  };
  return {
    admits,
    strike: (mask) => {
      for (let i = 0; i < mask.length; i++) {
        const value = values[i] ?? Number.NaN;
        if (!(value >= low) || value >= high) mask[i] = 0;
      }
    }
  };
}
