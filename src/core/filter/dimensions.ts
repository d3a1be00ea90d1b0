/** What orders can be filtered and broken down by. */
import { Memory } from '../memory';
import { NO_DAY, type OrderTable } from '../orders/order-table';
import { inPricesOf } from '../orders/price-index';
import { observeOrders, type ObservedOrders } from '../orders/summary';
import type { Dimension } from '../schema/selection';
import type { Settings } from '../settings';
import { attributeId, dimensionColumn, type DimensionColumn } from './column';
import type { DimensionId } from './condition';

/** Most texts that the page is told of a column; the rest are rare. */
const MOST_TEXTS = 2000;

/** With more texts than this, and more than half of the orders that have one with a text of their own, a column numbers things. */
const FEW_TEXTS = 50;

/** The page asks anew with every report, and the answer depends on nothing else. */
const described = new Memory<Dimension[]>(1);

/**
 * All dimensions of the orders, amounts in the prices of the settings, up to the observation end, whatever the filter:
 * the further columns in their order, then amount, weekday and day of the
 * first order. Left out is what can tell nothing apart (the same everywhere)
 * or tells everything apart (numbers of orders). Linear in orders × columns;
 * the last answer for a table is remembered.
 * @throws RangeError where no order lies on or before the observation end.
 * @example dimensionsOf(table, DEFAULT_SETTINGS).at(-1)?.id === 'first-day'
 */
export function dimensionsOf(paid: OrderTable, settings: Settings): Dimension[] {
  const table = inPricesOf(paid, settings.priceIndex);
  const observed = observeOrders(table, settings.observationEnd);
  return described.recall(table, String(observed.observationEnd), () => describeAll(observed));
}

function describeAll(observed: ObservedOrders): Dimension[] {
  const { table } = observed;
  const ids = new Set<DimensionId>(table.attributes.map(attributeId));
  for (const id of ['first-amount', 'first-weekday', 'first-day'] as const) ids.add(id);
  return [...ids].flatMap((id) => {
    const column = dimensionColumn(table, id);
    const found = column === null ? null : describe(observed, column);
    return found === null ? [] : [found];
  });
}

/** null where the column cannot help. */
function describe(observed: ObservedOrders, column: DimensionColumn): Dimension | null {
  const { id, name, role } = column;
  const per = column.firstOnly ? 'customer' : column.per;
  if (column.kind !== 'category') {
    const range = valueRange(observed, column);
    if (!(range.min <= range.max) || (range.min === range.max && range.blank === 0)) return null;
    return { id, name, role, per, kind: column.kind, ...range };
  }
  const counts = countCodes(observed, column);
  const blank = counts[0] ?? 0;
  let distinct = 0;
  let filled = 0;
  for (let code = 1; code <= column.texts; code++) {
    if ((counts[code] ?? 0) > 0) distinct++;
    filled += counts[code] ?? 0;
  }
  if (distinct === 0 || (distinct === 1 && blank === 0)) return null;
  if (distinct > FEW_TEXTS && distinct > filled / 2) return null;
  const codes = Array.from(counts.keys()).filter((code) => (counts[code] ?? 0) > 0);
  codes.sort((x, y) => (counts[y] ?? 0) - (counts[x] ?? 0) || x - y);
  const values = codes.slice(0, MOST_TEXTS).map((code) => ({
    text: code === 0 ? '' : column.text(code),
    count: counts[code] ?? 0
  }));
  return { id, name, role, per, kind: 'category', distinct, values };
}

function countCodes(
  { table, ends }: ObservedOrders,
  { codes, texts, per }: DimensionColumn & { kind: 'category' }
): Uint32Array {
  const counts = new Uint32Array(texts + 1);
  const { offsets, customerCount } = table;
  for (let c = 0; c < customerCount; c++) {
    const start = offsets[c] ?? 0;
    const end = ends[c] ?? 0;
    if (start === end) continue;
    const last = per === 'customer' ? c + 1 : end;
    for (let entry = per === 'customer' ? c : start; entry < last; entry++) {
      const code = codes[entry] ?? 0;
      counts[code] = (counts[code] ?? 0) + 1;
    }
  }
  return counts;
}

function valueRange(
  { table, ends }: ObservedOrders,
  column: DimensionColumn & { kind: 'number' | 'day' }
): { min: number; max: number; blank: number } {
  const { values, per, firstOnly } = column;
  const blankDay = column.kind === 'day' ? NO_DAY : Number.NaN;
  const { offsets, customerCount } = table;
  let min = Infinity;
  let max = -Infinity;
  let blank = 0;
  for (let c = 0; c < customerCount; c++) {
    const start = offsets[c] ?? 0;
    const end = ends[c] ?? 0;
    if (start === end) continue;
    const first = per === 'customer' ? c : start;
    const last = per === 'customer' || firstOnly ? first + 1 : end;
    for (let entry = first; entry < last; entry++) {
      const value = values[entry] ?? Number.NaN;
      if (value !== value || value === blankDay) blank++;
      else {
        if (value < min) min = value;
        if (value > max) max = value;
      }
    }
  }
  return { min, max, blank };
}
