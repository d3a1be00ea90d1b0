/** Gross margin from a column of costs. */
import { Memory } from '../memory';
import type { CostMargin } from '../schema/cost-margin';
import type { Settings } from '../settings';
import type { Attribute, NumberColumn, OrderTable } from './order-table';
import type { ObservedOrders } from './summary';

/** Orders of one piece and of several that are needed to tell a cost of one piece. */
const FEWEST_COMPARED = 20;
/** Share of orders that lose money above which the column is doubted. */
const MANY_LOSING = 0.2;
/** Headings that name the cost of one piece. */
const ONE_PIECE = /\bunit\b|\beach\b|per (?:item|unit|piece)|هر (?:عدد|واحد)|واحد|միավոր/iu;

type Observed = Pick<ObservedOrders, 'table' | 'ends'>;

const margins = new Memory<CostMargin | null>(2);

/**
 * Whether the file tells what the goods of an order cost. Ask the table that
 * is not filtered: a selection has to gather its columns first.
 */
export function hasCosts({ attributes }: OrderTable): boolean {
  return attributes.some(isCosts);
}

const isCosts = ({ kind, role, per }: Attribute): boolean =>
  kind === 'number' && role === 'cost' && per === 'order';

/**
 * What the first column of costs leaves: 1 − Σ cost ÷ Σ amount over the orders
 * up to the observation end that have a cost. A cost of 0 tells nothing, as
 * shops export it where nobody filled it in; costs may be written as negative
 * numbers throughout.
 * @returns null where the table has no column of costs
 * @example amounts 100 and 50, costs 60 and 30 → margin 0.4
 */
export function costMargin({ table, ends }: Observed): CostMargin | null {
  const observed = ends.reduce((sum, end, c) => sum + end - (table.offsets[c] ?? 0), 0);
  return margins.recall(table, String(observed), () => measure({ table, ends }, observed));
}

function measure({ table, ends }: Observed, allOrders: number): CostMargin | null {
  const column = numbers(table, 'cost');
  if (column === null) return null;
  const cost = column.values;
  const quantity = numbers(table, 'quantity')?.values ?? null;
  const places = placesWithCost(table, ends, cost);
  const written = places.reduce((sum, i) => sum + (cost[i] ?? 0), 0);
  const sign = written < 0 ? -1 : 1;
  let losing = 0;
  let revenue = 0;
  for (const i of places) {
    revenue += table.amount[i] ?? 0;
    if (sign * (cost[i] ?? 0) > (table.amount[i] ?? 0)) losing++;
  }
  const margin = 1 - (sign * written) / revenue;
  const orders = places.length;
  const perPiece =
    ONE_PIECE.test(column.name) ||
    (quantity !== null && growsTooLittle(places, table.amount, cost, quantity));
  return {
    name: column.name,
    margin: orders > 0 && revenue > 0 && margin >= 0 && margin <= 1 ? margin : null,
    orders,
    allOrders,
    losing,
    concern: perPiece ? 'unit-cost' : losing > MANY_LOSING * orders ? 'losing' : null
  };
}

function numbers(
  table: OrderTable,
  role: 'cost' | 'quantity'
): (NumberColumn & { name: string }) | null {
  for (const column of table.attributes) {
    if (column.kind === 'number' && column.role === role && column.per === 'order') return column;
  }
  return null;
}

function placesWithCost(table: OrderTable, ends: Uint32Array, cost: Float64Array): Uint32Array {
  const places = new Uint32Array(table.orderCount);
  let count = 0;
  for (let c = 0; c < table.customerCount; c++) {
    for (let i = table.offsets[c] ?? 0; i < (ends[c] ?? 0); i++) {
      const value = cost[i] ?? Number.NaN;
      if (value !== 0 && Number.isFinite(value)) places[count++] = i;
    }
  }
  return places.subarray(0, count);
}

/**
 * Whether costs look like those of one piece: their share of the amount in
 * orders of several pieces lies nearer, in logarithms, to that of orders of one
 * piece ÷ pieces than to that of orders of one piece itself.
 */
function growsTooLittle(
  places: Uint32Array,
  amount: Float64Array,
  cost: Float64Array,
  quantity: Float64Array
): boolean {
  const one = { orders: 0, amount: 0, cost: 0, pieces: 0 };
  const several = { orders: 0, amount: 0, cost: 0, pieces: 0 };
  for (const i of places) {
    const pieces = quantity[i] ?? Number.NaN;
    if (!(pieces >= 1)) continue;
    const sums = pieces === 1 ? one : several;
    sums.orders++;
    sums.amount += amount[i] ?? 0;
    sums.cost += cost[i] ?? 0;
    sums.pieces += pieces;
  }
  if (Math.min(one.orders, several.orders) < FEWEST_COMPARED) return false;
  const change = several.cost / several.amount / (one.cost / one.amount);
  return change > 0 && Math.log(change) < -Math.log(several.pieces / several.orders) / 2;
}

/**
 * The gross margin that everything is multiplied by: the rate of the settings,
 * or what the column of costs leaves where the settings ask for that and the
 * file has one.
 * @returns in [0, 1]; null where it is unknown
 * @example effectiveMargin(observed, { grossMargin: 0.3, marginFrom: 'rate' }) === 0.3
 */
export function effectiveMargin(
  observed: Observed,
  { grossMargin, marginFrom }: Pick<Settings, 'grossMargin' | 'marginFrom'>
): number | null {
  if (marginFrom === 'rate') return grossMargin;
  const costs = costMargin(observed);
  return costs === null ? grossMargin : costs.margin;
}
