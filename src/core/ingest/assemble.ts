/** From the rows of all files to orders, and what became of each row. */
import { buildOrderTable, MINUTE_SLOTS } from '../orders/build-table';
import type { OrderTable } from '../orders/order-table';
import { NO_DATE, type DateDecision } from './dates';
import type { OrderBuilder } from './order-builder';
import { MAX_ISSUES, type PreviewRow, type RowCounts, type RowIssue } from './reading';
import {
  fateOf,
  FIRST_REASON,
  isRejection,
  REASONS,
  reasonOf,
  REFUND,
  REFUNDED,
  SALE
} from './row-rules';
import type { RowStore } from './row-store';

/** What the whole of the rows comes to. */
export interface Assembled {
  table: OrderTable;
  counts: RowCounts;
  issues: RowIssue[];
  preview: PreviewRow[];
  /** Data rows by file. */
  fileRows: number[];
  dates: DateDecision;
}

// What is known of an order, as bits.
const HAS_AMOUNT = 1;
const HAS_SEVERAL = 2;
const DIFFERS = 4;
const HAS_SALE = 8;
const IS_REFUNDED = 16;

/** Share of the orders with several amounts that must repeat one amount. */
const REPEATED_SHARE = 0.9;
const MIN_REPEATED_ORDERS = 2;

/** Orders by number: arrays over the orders, or over the rows where each row is an order. */
interface Orders {
  count: number;
  of: Int32Array | null;
  heads: Int32Array | null;
  known: Uint8Array;
}

/** @param orderCount number of orders that the rows were sorted into */
export function assemble(builder: OrderBuilder, orderCount: number): Assembled {
  const { rows } = builder;
  const dates = builder.dates.decide();
  resolveDates(builder);
  const orders: Orders = {
    count: orderCount,
    of: rows.order,
    heads: builder.heads,
    known: new Uint8Array(orderCount)
  };
  completeRows(rows, orders);
  const once = surveyOrders(rows, orders, builder.plan.lineItems) === 'once';
  const { gross, refunds, loose } = sumOrders(rows, orders, once);
  // Settling overwrites the rows' columns, so what is still needed of them is taken first.
  const preview = makePreview(builder);
  const looseRefunds = takeLooseRefunds(rows, loose);
  const accepted = settleOrders(builder, orders, gross, refunds);
  dropStrangers(rows, looseRefunds, accepted.hasOrder);
  for (const shown of preview) shown.preview.reason = reasonOf(rows.fate[shown.row] ?? SALE);
  const { counts, issues } = tally(builder);
  const table = buildOrderTable(accepted.columns, builder.customers, looseRefunds);
  const fileRows = builder.fileStarts.map(
    (start, file) => (builder.fileStarts[file + 1] ?? rows.count) - start
  );
  return { table, counts, issues, preview: preview.map((shown) => shown.preview), fileRows, dates };
}

/** Packed dates become day numbers, now that the order of their parts is known. */
function resolveDates(builder: OrderBuilder): void {
  const { rows, dates } = builder;
  const { date, fate } = rows;
  const badDate = fateOf('bad-date');
  for (let row = 0; row < rows.count; row++) {
    const packed = date[row] ?? NO_DATE;
    if (packed === NO_DATE) continue;
    const day = dates.resolve(packed);
    date[row] = day;
    if (day === NO_DATE && (fate[row] ?? SALE) < FIRST_REASON) fate[row] = badDate;
  }
}

/**
 * Rows that lack a customer, a date or an amount take part in what becomes of
 * the order's whole rows, and take customer and date from its first day.
 * Nothing here depends on the order of rows.
 */
function completeRows(rows: RowStore, orders: Orders): void {
  const { customer, date, amount, fate } = rows;
  const { of, heads } = orders;
  const family = of === null || heads === null ? null : surveyFamilies(rows, of, heads);
  const noCustomer = fateOf('no-customer');
  const badDate = fateOf('bad-date');
  for (let row = 0; row < rows.count; row++) {
    if ((fate[row] ?? SALE) >= FIRST_REASON) continue;
    const nameless = (customer[row] ?? -1) < 0;
    const dateless = date[row] === NO_DATE;
    if (!nameless && !dateless && amount[row] === amount[row]) continue;
    if (family !== null && of !== null && heads !== null) {
      const order = of[row] ?? 0;
      const left = family.left[order] ?? SALE;
      const live = family.live[order] ?? 0;
      if (live === 0 && left !== SALE) {
        fate[row] = left;
        continue;
      }
      if (fate[row] === SALE && (live & (1 << SALE)) === 0 && (live & (1 << REFUNDED)) !== 0) {
        fate[row] = REFUNDED;
      }
      const head = heads[order] ?? row;
      if (nameless) customer[row] = customer[head] ?? -1;
      if (dateless) date[row] = date[head] ?? NO_DATE;
    }
    if ((customer[row] ?? -1) < 0) fate[row] = noCustomer;
    else if (date[row] === NO_DATE) fate[row] = badDate;
  }
}

/**
 * What becomes of each order's whole rows: `live`, the fates of those that
 * count, as bits; `left`, the least reason for which others are left out. The
 * heads move to the earliest row that counts and has a customer and a date.
 */
function surveyFamilies(
  rows: RowStore,
  of: Int32Array,
  heads: Int32Array
): { live: Uint8Array; left: Uint8Array } {
  const { customer, date, amount, fate } = rows;
  const live = new Uint8Array(heads.length);
  const left = new Uint8Array(heads.length);
  const lends = (row: number): boolean =>
    (fate[row] ?? SALE) < FIRST_REASON && (customer[row] ?? -1) >= 0 && date[row] !== NO_DATE;
  for (let row = 0; row < rows.count; row++) {
    const order = of[row] ?? 0;
    const rowFate = fate[row] ?? SALE;
    if (rowFate >= FIRST_REASON) {
      const least = left[order] ?? SALE;
      if (least === SALE || rowFate < least) left[order] = rowFate;
      continue;
    }
    if (!lends(row)) continue;
    if (amount[row] === amount[row]) live[order] = (live[order] ?? 0) | (1 << rowFate);
    const head = heads[order] ?? row;
    if (!lends(head) || (date[row] ?? 0) < (date[head] ?? 0)) heads[order] = row;
  }
  return { live, left };
}

/**
 * Looks at all orders once: which have a sale row and an amount, and whether
 * those with several amounts repeat one total on each row.
 */
function surveyOrders(
  rows: RowStore,
  orders: Orders,
  lineItems: 'once' | 'sum' | 'unknown'
): 'once' | 'sum' {
  const { amount, fate } = rows;
  const { known, of } = orders;
  const first = of === null ? null : new Float64Array(orders.count);
  for (let row = 0; row < rows.count; row++) {
    const rowFate = fate[row] ?? SALE;
    if (rowFate >= FIRST_REASON) continue;
    const order = of === null ? row : (of[row] ?? 0);
    let bits = known[order] ?? 0;
    const value = amount[row] ?? Number.NaN;
    if (rowFate === SALE && value === value) bits |= HAS_SALE;
    else if (rowFate === REFUNDED) bits |= IS_REFUNDED;
    if (rowFate !== REFUND && value === value) {
      if ((bits & HAS_AMOUNT) === 0) {
        bits |= HAS_AMOUNT;
        if (first !== null) first[order] = value;
      } else {
        bits |= HAS_SEVERAL;
        if (first !== null && first[order] !== value) bits |= DIFFERS;
      }
    }
    known[order] = bits;
  }
  if (lineItems !== 'unknown' || first === null) return lineItems === 'once' ? 'once' : 'sum';
  let several = 0;
  let repeated = 0;
  for (let order = 0; order < orders.count; order++) {
    const bits = known[order] ?? 0;
    if ((bits & HAS_SEVERAL) === 0) continue;
    several += 1;
    if ((bits & DIFFERS) === 0 && first[order] !== 0) repeated += 1;
  }
  return repeated >= MIN_REPEATED_ORDERS && repeated >= several * REPEATED_SHARE ? 'once' : 'sum';
}

interface Sums {
  /** What the sale rows of each order come to, NaN where none has an amount. */
  gross: Float64Array;
  /** What is taken off each order; null where nothing is. */
  refunds: Float64Array | null;
  /** Rows of refunds that belong to no order. */
  loose: number[];
}

function sumOrders(rows: RowStore, orders: Orders, once: boolean): Sums {
  const { amount, date, minute, fate } = rows;
  const { of, known, heads } = orders;
  // Where each row is an order, the rows' own columns serve as the orders'.
  const gross = of === null ? amount : new Float64Array(orders.count);
  let refunds = of === null ? rows.refund : null;
  const loose: number[] = [];
  const badAmount = fateOf('bad-amount');
  for (let row = 0; row < rows.count; row++) {
    const rowFate = fate[row] ?? SALE;
    if (rowFate >= FIRST_REASON) continue;
    const order = of === null ? row : (of[row] ?? 0);
    const bits = known[order] ?? 0;
    const value = amount[row] ?? Number.NaN;
    if (rowFate === REFUND || (rowFate === REFUNDED && (bits & HAS_SALE) !== 0)) {
      if ((bits & (HAS_SALE | IS_REFUNDED)) === 0) {
        loose.push(row);
        continue;
      }
      refunds ??= new Float64Array(orders.count);
      const off = Number.isNaN(value) ? 0 : Math.abs(value);
      const before = refunds[order] ?? 0;
      refunds[order] = once ? Math.max(before, off) : before + off;
      continue;
    }
    if ((bits & (HAS_SALE | IS_REFUNDED)) === 0) {
      fate[row] = badAmount;
      continue;
    }
    if (of === null || heads === null) continue;
    const off = rows.refund?.[row] ?? 0;
    if (off > 0) {
      refunds ??= new Float64Array(orders.count);
      refunds[order] = once ? Math.max(refunds[order] ?? 0, off) : (refunds[order] ?? 0) + off;
    }
    if (value === value) {
      const before = gross[order] ?? 0;
      gross[order] = once ? Math.max(before, value) : before + value;
    }
    // The order's day is its first one.
    const head = heads[order] ?? row;
    const day = date[row] ?? NO_DATE;
    const headDay = date[head] ?? NO_DATE;
    const headIsSale = fate[head] === rowFate;
    if (!headIsSale || day < headDay) {
      heads[order] = row;
    } else if (day === headDay && minute !== null) {
      const at = minute[row] ?? -1;
      const headAt = minute[head] ?? -1;
      if (at >= 0 && (headAt < 0 || at < headAt)) heads[order] = row;
    }
  }
  return { gross, refunds, loose };
}

/** Sums of decimals carry errors of the last binary digits; what is left of money is not that small. */
const DUST = 1e-9;

function tidySum(value: number): number {
  return Math.abs(value) < 1e9 ? Math.round(value * 1e6) / 1e6 : value;
}

/** Decides which orders are purchases, and gathers their columns at the front of the rows'. */
function settleOrders(
  builder: OrderBuilder,
  orders: Orders,
  gross: Float64Array,
  refunds: Float64Array | null
): {
  columns: Parameters<typeof buildOrderTable>[0];
  hasOrder: Uint8Array;
} {
  const { rows } = builder;
  const { of, heads, known } = orders;
  const { fate } = rows;
  const refundedInFull = builder.isOn('refunded-in-full') ? fateOf('refunded-in-full') : SALE;
  const zeroAmount = builder.isOn('zero-amount') ? fateOf('zero-amount') : SALE;
  const hasOrder = new Uint8Array(builder.customers.count);
  // Fate of each order; where rows are orders it is the rows' own.
  const orderFate = of === null ? fate : new Uint8Array(orders.count);
  // Where rows are orders the kept ones move forward in place, which spares a copy of all columns.
  const inPlace = of === null;
  const net = inPlace ? rows.amount : new Float64Array(orders.count);
  const customer = inPlace ? rows.customer : new Int32Array(orders.count);
  const at = inPlace ? rows.date : new Int32Array(orders.count);
  const { minute } = rows;
  let count = 0;
  for (let order = 0; order < orders.count; order++) {
    const bits = known[order] ?? 0;
    if ((bits & (HAS_SALE | IS_REFUNDED)) === 0) continue;
    const paid = gross[order] ?? Number.NaN;
    const off = refunds === null ? 0 : (refunds[order] ?? 0);
    const row = heads === null ? order : (heads[order] ?? 0);
    let amount = of === null && off === 0 ? paid : tidySum(paid - off);
    const refundedByStatus = (bits & HAS_SALE) === 0;
    if (refundedByStatus || (off > 0 && amount <= paid * DUST)) {
      if (refundedInFull !== SALE) {
        orderFate[order] = refundedInFull;
        continue;
      }
      amount = 0;
    } else if (amount === 0 && zeroAmount !== SALE) {
      orderFate[order] = zeroAmount;
      continue;
    }
    const buyer = rows.customer[row] ?? 0;
    hasOrder[buyer] = 1;
    customer[count] = buyer;
    const onDay = rows.date[row] ?? 0;
    at[count] = minute === null ? onDay : onDay * MINUTE_SLOTS + (minute[row] ?? -1) + 1;
    net[count] = amount;
    count += 1;
  }
  if (of !== null) {
    for (let row = 0; row < rows.count; row++) {
      if ((fate[row] ?? SALE) >= FIRST_REASON) continue;
      const reason = orderFate[of[row] ?? 0] ?? SALE;
      if (reason >= FIRST_REASON) fate[row] = reason;
    }
  }
  return { columns: { count, customer, at, amount: net, timed: minute !== null }, hasOrder };
}

interface LooseRefundRows {
  row: number[];
  customer: number[];
  day: number[];
  amount: number[];
}

function takeLooseRefunds(rows: RowStore, loose: readonly number[]): LooseRefundRows {
  return {
    row: [...loose],
    customer: loose.map((row) => rows.customer[row] ?? -1),
    day: loose.map((row) => rows.date[row] ?? 0),
    amount: loose.map((row) => -Math.abs(rows.amount[row] ?? 0))
  };
}

/** A refund lowers the revenue of a customer who bought; of any other its order is not in the file. */
function dropStrangers(rows: RowStore, refunds: LooseRefundRows, hasOrder: Uint8Array): void {
  const stranger = fateOf('not-an-order');
  refunds.customer.forEach((customer, index) => {
    if (hasOrder[customer] !== 1) rows.fate[refunds.row[index] ?? 0] = stranger;
  });
}

function makePreview(builder: OrderBuilder): { row: number; preview: PreviewRow }[] {
  const { rows } = builder;
  return builder.preview.map(({ row, customer, orderId, status }) => {
    const day = rows.date[row] ?? NO_DATE;
    const amount = rows.amount[row] ?? Number.NaN;
    return {
      row,
      preview: {
        line: rows.lineOf(row),
        customer,
        day: day === NO_DATE ? null : day,
        amount: Number.isNaN(amount) ? null : amount,
        orderId,
        status,
        reason: null
      }
    };
  });
}

function tally(builder: OrderBuilder): { counts: RowCounts; issues: RowIssue[] } {
  const { rows, issues: early, plan } = builder;
  const byFate = new Uint32Array(FIRST_REASON + REASONS.length);
  const issues: RowIssue[] = [];
  let next = 0;
  let file = 0;
  for (let row = 0; row < rows.count; row++) {
    const fate = rows.fate[row] ?? SALE;
    byFate[fate] = (byFate[fate] ?? 0) + 1;
    if (fate < FIRST_REASON || issues.length >= MAX_ISSUES) continue;
    const reason = reasonOf(fate);
    if (reason === null) continue;
    while ((builder.fileStarts[file + 1] ?? Number.POSITIVE_INFINITY) <= row) file += 1;
    while (next < early.length && (early[next]?.row ?? 0) < row) next += 1;
    const noted = early[next]?.row === row ? early[next] : undefined;
    const column = noted === undefined ? -1 : noted.column;
    issues.push({
      file,
      line: rows.lineOf(row),
      reason,
      column: plan.headings[column] ?? null,
      text: noted?.text ?? ''
    });
  }
  const counts: RowCounts = { read: rows.count, accepted: 0, rejected: 0, ignored: 0, reasons: {} };
  for (let fate = 0; fate < byFate.length; fate++) {
    const n = byFate[fate] ?? 0;
    const reason = reasonOf(fate);
    if (reason === null) {
      counts.accepted += n;
    } else if (n > 0) {
      counts.reasons[reason] = n;
      if (isRejection(reason)) counts.rejected += n;
      else counts.ignored += n;
    }
  }
  return { counts, issues };
}
