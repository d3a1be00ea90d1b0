/** From settled rows to orders: what each comes to, and whether it is a purchase. */
import { MINUTE_SLOTS, type OrderColumns } from '../orders/build-table';
import { NO_DATE } from './dates';
import {
  countsOnce,
  HAS_AMOUNT,
  HAS_SALE,
  IS_ORDER,
  IS_REFUNDED,
  orZero,
  tidySum,
  type FirstRows,
  type Orders
} from './orders';
import { fateOf, FIRST_REASON, PROFILE, reasonOf, REFUND, REFUNDED, SALE } from './row-rules';
import type { RowStore } from './row-store';
import type { Rule } from './rules';

/** Looks at all orders once: which have a sale row and an amount. */
export function surveyOrders(rows: RowStore, { of, known }: Orders): void {
  const { amount, fate } = rows;
  for (let row = 0; row < rows.count; row++) {
    const rowFate = fate[row] ?? SALE;
    if (rowFate >= PROFILE) continue;
    const order = of === null ? row : (of[row] ?? 0);
    let bits = known[order] ?? 0;
    const value = amount[row] ?? Number.NaN;
    if (rowFate === SALE && value === value) bits |= HAS_SALE;
    else if (rowFate === REFUNDED) bits |= IS_REFUNDED;
    if (rowFate !== REFUND && value === value) bits |= HAS_AMOUNT;
    known[order] = bits;
  }
}

export interface Sums {
  /** What the sale rows of each order come to. */
  gross: Float64Array;
  /** What is taken off each order; null where nothing is. */
  refunds: Float64Array | null;
  /** Rows of refunds that belong to no order. */
  loose: number[];
}

export interface SumRules {
  /** Whether refunds lower their orders; else they are left out. */
  refundsLower: boolean;
  /** Takes the refunds that are left out for that. */
  unlowered: FirstRows;
  /** By order: why rows of it are left out; SALE where none is. */
  left: Uint8Array | null;
  /** Order of each row for `left`. */
  leftOf: Int32Array | null;
}

export function sumOrders(rows: RowStore, orders: Orders, rules: SumRules): Sums {
  const { amount, date, minute, fate } = rows;
  const { of, known, heads } = orders;
  // Where each row is an order, the rows' own columns serve as the orders'.
  const gross = of === null ? amount : new Float64Array(orders.count);
  let refunds = of === null && rules.refundsLower ? rows.refund : null;
  const loose: number[] = [];
  const badAmount = fateOf('bad-amount');
  const leftOut = fateOf('not-an-order');
  for (let row = 0; row < rows.count; row++) {
    const rowFate = fate[row] ?? SALE;
    if (rowFate >= PROFILE) continue;
    const order = of === null ? row : (of[row] ?? 0);
    const bits = known[order] ?? 0;
    const value = amount[row] ?? Number.NaN;
    if (rowFate === REFUND || (rowFate === REFUNDED && (bits & HAS_SALE) !== 0)) {
      if (!rules.refundsLower) {
        rules.unlowered.add(row);
        fate[row] = leftOut;
        continue;
      }
      if ((bits & IS_ORDER) === 0) {
        // What is taken off an order that is left out is left out with it.
        const reason = rules.left?.[rules.leftOf?.[row] ?? 0] ?? SALE;
        if (reason !== SALE && takesRefunds(reason)) fate[row] = reason;
        else loose.push(row);
        continue;
      }
      refunds ??= new Float64Array(orders.count);
      const off = Number.isNaN(value) ? 0 : Math.abs(value);
      const before = refunds[order] ?? 0;
      refunds[order] = countsOnce(orders, order) ? Math.max(before, off) : before + off;
      continue;
    }
    if ((bits & IS_ORDER) === 0) {
      fate[row] = badAmount;
      continue;
    }
    const columnOff = rows.refund?.[row] ?? 0;
    if (columnOff > 0 && !rules.refundsLower) rules.unlowered.add(row);
    if (of === null || heads === null) continue;
    const once = countsOnce(orders, order);
    if (columnOff > 0 && rules.refundsLower) {
      refunds ??= new Float64Array(orders.count);
      const before = refunds[order] ?? 0;
      refunds[order] = once ? Math.max(before, columnOff) : before + columnOff;
    }
    if (value === value) {
      const before = gross[order] ?? 0;
      gross[order] = once ? Math.max(before, value) : before + value;
    }
    moveHead(rows, heads, order, row, rowFate, date, minute);
  }
  return { gross, refunds, loose };
}

/** The order's day is that of its first sale. */
function moveHead(
  rows: RowStore,
  heads: Int32Array,
  order: number,
  row: number,
  rowFate: number,
  date: Int32Array,
  minute: Int16Array | null
): void {
  const head = heads[order] ?? row;
  const day = date[row] ?? NO_DATE;
  const headDay = date[head] ?? NO_DATE;
  if (rows.fate[head] !== rowFate || day < headDay) {
    heads[order] = row;
  } else if (day === headDay && minute !== null) {
    const at = minute[row] ?? -1;
    const headAt = minute[head] ?? -1;
    if (at >= 0 && (headAt < 0 || at < headAt)) heads[order] = row;
  }
}

/** Whether a refund has the reason for which its order is left out. */
function takesRefunds(fate: number): boolean {
  const reason = reasonOf(fate);
  return (
    reason === 'cancelled' ||
    reason === 'unpaid' ||
    reason === 'test' ||
    reason === 'gift-card' ||
    reason === 'not-an-order' ||
    reason === 'other-currency'
  );
}

export interface Settled {
  columns: OrderColumns;
  /** Order of each of the columns' entries; null where they are the same. */
  origin: Int32Array | null;
  hasOrder: Uint8Array;
  /** Sum of the kept orders, before and after refunds. */
  gross: number;
  net: number;
  /** By order: the reason for which it is left out, or with {@link SPARED} the one that is off. */
  orderFate: Uint8Array;
}

/** Marks a reason that would leave an order out, were its rule on. */
export const SPARED = 128;

/** What is left of a sum after refunds that is no money. */
const DUST = 1e-9;

/**
 * Decides which orders are purchases, and gathers their columns. Where rows
 * are orders the kept ones move forward in place, which spares a copy of all
 * columns; `dropped` then takes the amounts of those that are left out.
 * @param dropped by fate
 * @param keepsOrigin whether it is needed which order an entry was
 */
export function settleOrders(
  rows: RowStore,
  customerCount: number,
  orders: Orders,
  { gross, refunds }: Sums,
  options: {
    disabled: ReadonlySet<Rule>;
    dropped: Float64Array;
    spared: Uint32Array;
    keepsOrigin: boolean;
  }
): Settled {
  const { of, heads, known } = orders;
  const { disabled, dropped, spared } = options;
  const refundedInFull = fateOf('refunded-in-full');
  const zeroAmount = fateOf('zero-amount');
  const dropsRefunded = !disabled.has('refunded-in-full');
  const dropsZero = !disabled.has('zero-amount');
  const lowers = !disabled.has('refund-lowers');
  const inPlace = of === null;
  const hasOrder = new Uint8Array(customerCount);
  const orderFate = inPlace ? rows.fate : new Uint8Array(orders.count);
  const net = inPlace ? rows.amount : new Float64Array(orders.count);
  const customer = inPlace ? rows.customer : new Int32Array(orders.count);
  const at = inPlace ? rows.date : new Int32Array(orders.count);
  const { minute } = rows;
  let origin: Int32Array | null = null;
  let grossSum = 0;
  let netSum = 0;
  let count = 0;
  for (let order = 0; order < orders.count; order++) {
    const bits = known[order] ?? 0;
    const paid = gross[order] ?? Number.NaN;
    let keeps = (bits & IS_ORDER) !== 0;
    let amount = 0;
    if (keeps) {
      const off = refunds === null ? 0 : (refunds[order] ?? 0);
      amount = inPlace && off === 0 ? paid : tidySum(paid - off);
      const refundedByStatus = (bits & HAS_SALE) === 0;
      if (refundedByStatus || (off > 0 && amount <= paid * DUST)) {
        if (dropsRefunded) {
          keeps = false;
          orderFate[order] = refundedInFull;
          if (inPlace) dropped[refundedInFull] = (dropped[refundedInFull] ?? 0) - orZero(paid);
        } else {
          if (inPlace) spared[refundedInFull] = (spared[refundedInFull] ?? 0) + 1;
          else orderFate[order] = SPARED | refundedInFull;
          amount = lowers || !refundedByStatus ? 0 : tidySum(orZero(paid));
        }
      } else if (amount === 0) {
        if (dropsZero) {
          keeps = false;
          orderFate[order] = zeroAmount;
          if (inPlace) dropped[zeroAmount] = (dropped[zeroAmount] ?? 0) - paid;
        } else if (inPlace) spared[zeroAmount] = (spared[zeroAmount] ?? 0) + 1;
        else orderFate[order] = SPARED | zeroAmount;
      }
    }
    if (!keeps) {
      if (origin === null && options.keepsOrigin) origin = identity(orders.count, count);
      continue;
    }
    const row = heads === null ? order : (heads[order] ?? 0);
    const buyer = rows.customer[row] ?? 0;
    hasOrder[buyer] = 1;
    grossSum += orZero(paid);
    netSum += amount;
    customer[count] = buyer;
    const onDay = rows.date[row] ?? 0;
    at[count] = minute === null ? onDay : onDay * MINUTE_SLOTS + (minute[row] ?? -1) + 1;
    net[count] = amount;
    if (origin !== null) origin[count] = order;
    count += 1;
  }
  return {
    columns: { count, customer, at, amount: net, timed: minute !== null },
    origin,
    hasOrder,
    gross: grossSum,
    net: netSum,
    orderFate
  };
}

/** An array of a length that begins 0, 1, 2, … */
function identity(length: number, known: number): Int32Array {
  const array = new Int32Array(length);
  for (let i = 0; i < known; i++) array[i] = i;
  return array;
}

/** The reason of an order becomes that of its rows. */
export function dropOrders(
  rows: RowStore,
  of: Int32Array,
  orderFate: Uint8Array,
  dropped: Float64Array,
  spared: Uint32Array
): void {
  const { fate, amount } = rows;
  for (let row = 0; row < rows.count; row++) {
    if ((fate[row] ?? SALE) >= FIRST_REASON) continue;
    const found = orderFate[of[row] ?? 0] ?? SALE;
    if (found === SALE) continue;
    const reason = found & (SPARED - 1);
    if ((found & SPARED) !== 0) {
      spared[reason] = (spared[reason] ?? 0) + 1;
      continue;
    }
    fate[row] = reason;
    dropped[reason] = (dropped[reason] ?? 0) - orZero(amount[row]);
  }
}
