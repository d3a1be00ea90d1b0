/** Amounts in the prices of one month: where money loses its worth, sums over years mislead. */
import { Memory } from '../memory';
import type { PricesReport } from '../schema/prices';
import type { CalendarId } from '../time/calendar';
import { periodLabel, periodOrdinal, periodStart, type PeriodScheme } from '../time/periods';
import type { Attribute, AttributeRole, OrderTable } from './order-table';
import type { ObservedOrders } from './summary';

/** A monthly index of prices, as a statistical office publishes it. */
export interface PriceIndex {
  /** Calendar of the months. */
  calendar: CalendarId;
  /** The month whose prices are used, as 2024-03. */
  base: string;
  /** Ascending, each month at most once, every index above 0. */
  months: readonly { month: string; index: number }[];
}

/** Further columns that hold money; prices change with them as with the amounts. */
const MONEY_ROLES: ReadonlySet<AttributeRole | null> = new Set<AttributeRole>([
  'discount',
  'shipping',
  'tax',
  'cost'
]);

const deflated = new Memory<OrderTable>(1);

/**
 * The orders with every amount in the prices of the index's base month:
 * amount × index of the base ÷ index of the order's month, in the calendar of
 * the index. Refunds count by their own day; columns of discounts, shipping,
 * tax and costs change with the orders. A month that the index does not know
 * has the prices of the nearest that it knows, the earlier of two. The table
 * itself where there is no index. The result is kept with the table.
 * @example an order of 100 in a month of index 50, prices of a month of index 75 → 150
 */
export function inPricesOf(table: OrderTable, index: PriceIndex | null): OrderTable {
  if (index === null || index.months.length === 0) return table;
  return deflated.recall(table, JSON.stringify(index), () => deflate(table, index));
}

function deflate(table: OrderTable, index: PriceIndex): OrderTable {
  const { day, adjustments } = table;
  const factorOn = priceFactors(index, ...daysOf(table));
  const priced = (values: Float64Array, days: Int32Array): Float64Array =>
    values.map((value, i) => value * factorOn(days[i] ?? 0));
  let attributes: readonly Attribute[] | null = null;
  return {
    ...table,
    amount: priced(table.amount, day),
    adjustments: { ...adjustments, amount: priced(adjustments.amount, adjustments.day) },
    // Most analyses never read them.
    get attributes() {
      return (attributes ??= table.attributes.map((column) =>
        column.kind === 'number' && column.per === 'order' && MONEY_ROLES.has(column.role)
          ? { ...column, values: priced(column.values, day) }
          : column
      ));
    }
  };
}

/** First and last day of orders and refunds. */
function daysOf({ day, adjustments }: OrderTable): [number, number] {
  let first = Infinity;
  let last = -Infinity;
  for (const days of [day, adjustments.day]) {
    for (const one of days) {
      if (one < first) first = one;
      if (one > last) last = one;
    }
  }
  return [first, last];
}

const schemeOf = ({ calendar }: Pick<PriceIndex, 'calendar'>): PeriodScheme => ({
  granularity: 'month',
  calendar,
  weekStart: 'monday'
});

/** Ordinal of a month like 2024-03. */
function ordinalOf(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

/**
 * What an amount paid on a day is multiplied by: index of the base ÷ index of the day's month.
 * @param firstDay,lastDay day numbers between which it will be asked
 */
export function priceFactors(
  index: PriceIndex,
  firstDay: number,
  lastDay: number
): (day: number) => number {
  if (!(firstDay <= lastDay) || index.months.length === 0) return () => 1;
  const scheme = schemeOf(index);
  const base = indexIn(index, ordinalOf(index.base));
  const factors = new Float64Array(lastDay - firstDay + 1);
  const last = periodOrdinal(scheme, lastDay);
  for (let ordinal = periodOrdinal(scheme, firstDay); ordinal <= last; ordinal++) {
    const from = Math.max(0, periodStart(scheme, ordinal) - firstDay);
    factors.fill(base / indexIn(index, ordinal), from, periodStart(scheme, ordinal + 1) - firstDay);
  }
  return (day) => factors[day - firstDay] ?? 1;
}

/** The index of a month, or of the nearest that is known, the earlier of two. */
function indexIn({ months }: PriceIndex, ordinal: number): number {
  let nearest = 1;
  let distance = Infinity;
  for (const { month, index } of months) {
    const away = Math.abs(ordinalOf(month) - ordinal);
    if (away >= distance) continue;
    distance = away;
    nearest = index;
  }
  return nearest;
}

/**
 * Which prices the amounts of a report are in, and how many of its orders the index does not reach.
 * @param observed of the report
 * @returns null where amounts are as they were paid
 */
export function pricesReport(
  { table, ends }: Pick<ObservedOrders, 'table' | 'ends'>,
  index: PriceIndex | null
): PricesReport | null {
  const first = index?.months[0];
  const last = index?.months.at(-1);
  if (!index || !first || !last) return null;
  const scheme = schemeOf(index);
  const known = new Set(index.months.map(({ month }) => ordinalOf(month)));
  const missing = new Set<number>();
  let uncoveredOrders = 0;
  let start = 0;
  let below = 0;
  let covered = true;
  for (let c = 0; c < table.customerCount; c++) {
    for (let i = table.offsets[c] ?? 0; i < (ends[c] ?? 0); i++) {
      const day = table.day[i] ?? 0;
      // Neighbours are often of one month: only at its bounds is another looked up.
      if (!(day >= start && day < below)) {
        const ordinal = periodOrdinal(scheme, day);
        start = periodStart(scheme, ordinal);
        below = periodStart(scheme, ordinal + 1);
        covered = known.has(ordinal);
        if (!covered) missing.add(ordinal);
      }
      if (!covered) uncoveredOrders++;
    }
  }
  return {
    calendar: index.calendar,
    base: index.base,
    from: first.month,
    to: last.month,
    uncoveredOrders,
    uncoveredMonths: [...missing].sort((a, b) => a - b).map((o) => periodLabel(scheme, o))
  };
}
