/** What stored values are checked with: small guards and the shapes of typed arrays. */
import type { PackedStrings } from '../core/orders/order-table';
import { isRecord } from './raw-record';

export const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value);

/** A whole number from 0. */
export const isCount = (value: unknown): value is number =>
  isNumber(value) && Number.isInteger(value) && value >= 0;

export const isText = (value: unknown): value is string => typeof value === 'string';

export const isTextOrNull = (value: unknown): value is string | null =>
  value === null || isText(value);

export const isListOf =
  <T>(is: (value: unknown) => value is T) =>
  (value: unknown): value is T[] =>
    Array.isArray(value) && value.every(is);

/** Whether a value is one of the keys of a table that names them all. */
export const isKeyOf =
  <T extends string>(table: Readonly<Record<T, true>>) =>
  (value: unknown): value is T =>
    typeof value === 'string' && Object.hasOwn(table, value);

interface TypedArrays {
  Uint8Array: Uint8Array;
  Uint16Array: Uint16Array;
  Uint32Array: Uint32Array;
  Int32Array: Int32Array;
  Float64Array: Float64Array;
}

/** By its tag and not by its constructor, which differs between a page and its frames. */
export function isColumn<K extends keyof TypedArrays>(
  kind: K,
  value: unknown,
  length?: number
): value is TypedArrays[K] {
  return (
    ArrayBuffer.isView(value) &&
    Object.prototype.toString.call(value) === `[object ${kind}]` &&
    (length === undefined || ('length' in value && value.length === length))
  );
}

/** Whether offsets rise from 0 to the end, one more than there are entries. */
export function areOffsets(offsets: unknown, entries: number, end: number): boolean {
  if (!isColumn('Uint32Array', offsets, entries + 1)) return false;
  if (offsets[0] !== 0 || offsets[entries] !== end) return false;
  let last = 0;
  for (const offset of offsets) {
    if (offset < last) return false;
    last = offset;
  }
  return true;
}

export function isPackedStrings(value: unknown): value is PackedStrings {
  if (!isRecord(value)) return false;
  const { bytes, offsets } = value;
  if (!isColumn('Uint8Array', bytes) || !isColumn('Uint32Array', offsets)) return false;
  return areOffsets(offsets, offsets.length - 1, bytes.length);
}
