/**
 * Orders that stand in more than one file, as where monthly exports overlap.
 *
 * Each file that holds an order has a version of it, and one of them counts:
 * a cancelled one before one with refunds, that before a plain sale, and a
 * sale before an unpaid or otherwise unfinished one; among equals the first
 * file's. So the fresher status wins whatever the order of the files. Refunds
 * that stand in a file without their sale are no version: they are taken off,
 * each once.
 */
import type { Intake } from './intake';
import {
  fateOf,
  FIRST_REASON,
  GIFT,
  isRejection,
  MINUS,
  reasonOf,
  REFUND,
  REFUNDED,
  SALE
} from './row-rules';

const LIVE = 1;
const LESS = 2;
const CANCELLED = 4;
const UNFINISHED = 8;

const CANCELLED_FATE = fateOf('cancelled');

function rankOf(bits: number): number {
  if ((bits & LIVE) !== 0) return (bits & (LESS | CANCELLED)) !== 0 ? 3 : 2;
  if ((bits & CANCELLED) !== 0) return 4;
  return (bits & UNFINISHED) !== 0 ? 1 : 0;
}

function isLess(fate: number): boolean {
  return fate === REFUND || fate === REFUNDED || fate === MINUS;
}

function bitOf(fate: number): number {
  if (fate === SALE || fate === GIFT) return LIVE;
  if (isLess(fate)) return LESS;
  if (fate === CANCELLED_FATE) return CANCELLED;
  const reason = reasonOf(fate);
  return reason === null || isRejection(reason) ? 0 : UNFINISHED;
}

/**
 * Leaves out the rows of an order that another file's version stands for.
 * @param of order of each row
 * @param apply whether the rows are left out, or only counted
 * @returns how many rows there are
 */
export function settleVersions(
  { rows, fileStarts }: Intake,
  of: Int32Array,
  orderCount: number,
  apply: boolean
): number {
  const { fate, amount, date, refund } = rows;
  const bits = new Uint8Array(orderCount);
  const less = new Float64Array(orderCount);
  const bestRank = new Uint8Array(orderCount);
  const bestLess = new Float64Array(orderCount);
  const bestFile = new Int32Array(orderCount).fill(-1);
  const lastFile = new Int32Array(orderCount).fill(-1);
  const crosses = new Uint8Array(orderCount);
  fileStarts.forEach((start, file) => {
    const end = fileStarts[file + 1] ?? rows.count;
    for (let row = start; row < end; row++) {
      const order = of[row] ?? 0;
      const off = refund?.[row] ?? 0;
      const rowFate = fate[row] ?? SALE;
      const bit = bitOf(rowFate) | (off > 0 ? LESS : 0);
      bits[order] = (bits[order] ?? 0) | bit;
      if ((bit & LESS) !== 0) {
        const value = amount[row] ?? Number.NaN;
        less[order] =
          (less[order] ?? 0) + off + (isLess(rowFate) && value === value ? Math.abs(value) : 0);
      }
    }
    for (let row = start; row < end; row++) {
      const order = of[row] ?? 0;
      if (lastFile[order] === file) continue;
      if (lastFile[order] !== -1) crosses[order] = 1;
      lastFile[order] = file;
      const rank = rankOf(bits[order] ?? 0);
      const best = bestRank[order] ?? 0;
      const off = less[order] ?? 0;
      if (rank > best || (rank === best && rank === 3 && off > (bestLess[order] ?? 0))) {
        bestRank[order] = rank;
        bestFile[order] = file;
        bestLess[order] = off;
      }
      bits[order] = 0;
      less[order] = 0;
    }
  });
  const duplicate = fateOf('duplicate-order');
  const taken = new Map<string, { kept: number; file: number; seen: number }>();
  let touched = 0;
  /** Whether a refund has been met in a file before. */
  const isKnown = (row: number, file: number): boolean => {
    const key = `${of[row]} ${Math.abs(amount[row] ?? 0)} ${date[row]}`;
    let found = taken.get(key);
    if (found === undefined) taken.set(key, (found = { kept: 0, file, seen: 0 }));
    if (found.file !== file) {
      found.file = file;
      found.seen = 0;
    }
    found.seen += 1;
    if (found.seen <= found.kept) return true;
    found.kept += 1;
    return false;
  };
  fileStarts.forEach((start, file) => {
    const end = fileStarts[file + 1] ?? rows.count;
    for (let row = start; row < end; row++) {
      const order = of[row] ?? 0;
      const rowFate = fate[row] ?? SALE;
      if (crosses[order] === 1) bits[order] = (bits[order] ?? 0) | bitOf(rowFate);
    }
    for (let row = start; row < end; row++) {
      const order = of[row] ?? 0;
      const rowFate = fate[row] ?? SALE;
      if (crosses[order] !== 1 || rowFate >= FIRST_REASON) continue;
      const counts = bestFile[order] === file || bestRank[order] === 0;
      const own = ((bits[order] ?? 0) & LIVE) !== 0;
      const out = isLess(rowFate)
        ? (own && !counts) || isKnown(row, file)
        : !counts && (rowFate === SALE || rowFate === GIFT);
      if (!out) continue;
      touched += 1;
      if (apply) fate[row] = duplicate;
    }
    for (let row = start; row < end; row++) bits[of[row] ?? 0] = 0;
  });
  return touched;
}
