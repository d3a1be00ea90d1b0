/** What each row is, once all are in: its day, its customer, and what its order makes of it. */
import { NO_DATE } from './dates';
import { forEachSpan, type Intake } from './intake';
import { countsOnce, orZero, type FirstRows, type Orders } from './orders';
import { fateOf, FIRST_REASON, GIFT, MINUS, PROFILE, REFUND, REFUNDED, SALE } from './row-rules';
import type { RowStore } from './row-store';

/** Packed dates become day numbers, now that the order of their parts is known. */
export function resolveDates(intake: Intake): void {
  const { date, fate } = intake.rows;
  const badDate = fateOf('bad-date');
  forEachSpan(intake, ({ layout }, from, to) => {
    if (layout === null) return;
    const { dates } = layout;
    for (let row = from; row < to; row++) {
      const packed = date[row] ?? NO_DATE;
      if (packed === NO_DATE) continue;
      const day = dates.resolve(packed);
      date[row] = day;
      if (day === NO_DATE && (fate[row] ?? SALE) < FIRST_REASON) fate[row] = badDate;
    }
    for (const attribute of layout.days) attribute.rows.resolve(attribute.dates, from, to);
  });
}

/**
 * Settles the rows that sell gift cards. A gift card is paid with when its
 * goods are bought, so its sale is left out; but where the order's total
 * stands on any of its rows, a gift card among other goods stays in.
 */
export function settleGifts(rows: RowStore, orders: Orders): void {
  const { fate } = rows;
  const { of } = orders;
  const giftCard = fateOf('gift-card');
  const sold = of === null ? null : new Uint8Array(orders.count);
  let any = false;
  for (let row = 0; row < rows.count; row++) {
    const rowFate = fate[row] ?? SALE;
    if (rowFate === GIFT) any = true;
    else if (rowFate === SALE && sold !== null && of !== null) sold[of[row] ?? 0] = 1;
  }
  if (!any) return;
  for (let row = 0; row < rows.count; row++) {
    if (fate[row] !== GIFT) continue;
    const order = of?.[row] ?? 0;
    const mixed = sold?.[order] === 1 && countsOnce(orders, order);
    fate[row] = mixed ? SALE : giftCard;
  }
}

/**
 * Settles the rows with a negative amount. One on the day of its order that
 * takes off less than the other lines come to is a discount among them; any
 * other is a refund.
 */
export function settleMinuses(rows: RowStore, orders: Orders): void {
  const { fate, amount, date } = rows;
  const { of } = orders;
  const touched = of === null ? null : new Uint8Array(orders.count);
  let any = false;
  for (let row = 0; row < rows.count; row++) {
    if (fate[row] !== MINUS) continue;
    any = true;
    if (touched === null || of === null) fate[row] = REFUND;
    else touched[of[row] ?? 0] = 1;
  }
  if (!any || touched === null || of === null) return;
  const sums = new Map<number, { day: number; sold: number; off: number }>();
  for (let row = 0; row < rows.count; row++) {
    const order = of[row] ?? 0;
    if (touched[order] !== 1 || fate[row] !== SALE) continue;
    const day = date[row] ?? NO_DATE;
    const sum = sums.get(order) ?? { day: NO_DATE, sold: 0, off: 0 };
    if (day !== NO_DATE && (sum.day === NO_DATE || day < sum.day)) sum.day = day;
    sum.sold += orZero(amount[row]);
    sums.set(order, sum);
  }
  const onDay = (row: number): { day: number; sold: number; off: number } | null => {
    const sum = sums.get(of[row] ?? 0);
    if (sum === undefined || countsOnce(orders, of[row] ?? 0)) return null;
    // A further line may leave its day to the order's first row.
    return date[row] === sum.day || date[row] === NO_DATE ? sum : null;
  };
  for (let row = 0; row < rows.count; row++) {
    if (fate[row] !== MINUS) continue;
    const sum = onDay(row);
    if (sum !== null) sum.off -= orZero(amount[row]);
  }
  for (let row = 0; row < rows.count; row++) {
    if (fate[row] !== MINUS) continue;
    const sum = onDay(row);
    fate[row] = sum !== null && sum.off < sum.sold * (1 - 1e-9) ? SALE : REFUND;
  }
}

/**
 * Rows that lack a customer, a date or an amount take part in what becomes of
 * the order's whole rows, and take customer and date from its first day.
 * Nothing here depends on the order of rows.
 * @param completed takes the rows that were given a customer or a date
 * @returns by order: why rows of it are left out, SALE where none is
 */
export function completeRows(
  rows: RowStore,
  orders: Orders,
  completed: FirstRows
): Uint8Array | null {
  const { customer, date, amount, fate } = rows;
  const { of, heads } = orders;
  const family = of === null || heads === null ? null : surveyFamilies(rows, of, heads);
  const noCustomer = fateOf('no-customer');
  const badDate = fateOf('bad-date');
  for (let row = 0; row < rows.count; row++) {
    const rowFate = fate[row] ?? SALE;
    if (rowFate >= PROFILE) continue;
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
      if (rowFate === SALE && (live & (1 << SALE)) === 0 && (live & (1 << REFUNDED)) !== 0) {
        fate[row] = REFUNDED;
      }
      if (nameless) customer[row] = family.customer[order] ?? -1;
      if (dateless) date[row] = family.date[order] ?? NO_DATE;
    }
    if ((customer[row] ?? -1) < 0) fate[row] = noCustomer;
    else if (date[row] === NO_DATE) fate[row] = badDate;
    else if (nameless || dateless) completed.add(row);
  }
  return family?.left ?? null;
}

interface Families {
  /** Fates of each order's whole rows that count, as bits. */
  live: Uint8Array;
  /** The least reason for which other rows of the order are left out. */
  left: Uint8Array;
  /** Customer of each order, −1 where no row names one. */
  customer: Int32Array;
  /** First day of its whole rows, else of any. */
  date: Int32Array;
}

/**
 * What each order's rows know of it. The heads move to the earliest row that
 * counts and has a customer and a date.
 */
function surveyFamilies(rows: RowStore, of: Int32Array, heads: Int32Array): Families {
  const { amount, fate } = rows;
  const live = new Uint8Array(heads.length);
  const left = new Uint8Array(heads.length);
  const customer = new Int32Array(heads.length).fill(-1);
  const date = new Int32Array(heads.length).fill(NO_DATE);
  const lends = (row: number): boolean =>
    (fate[row] ?? SALE) < PROFILE && (rows.customer[row] ?? -1) >= 0 && rows.date[row] !== NO_DATE;
  for (let row = 0; row < rows.count; row++) {
    const order = of[row] ?? 0;
    const rowFate = fate[row] ?? SALE;
    if (rowFate >= FIRST_REASON) {
      const least = left[order] ?? SALE;
      if (least === SALE || rowFate < least) left[order] = rowFate;
      continue;
    }
    if (rowFate >= PROFILE) continue;
    const own = rows.customer[row] ?? -1;
    const day = rows.date[row] ?? NO_DATE;
    // Rows of an order name one customer or none.
    if (own >= 0) customer[order] = own;
    const head = heads[order] ?? row;
    if (!lends(row)) {
      const first = date[order] ?? NO_DATE;
      if (!lends(head) && (first === NO_DATE || (day !== NO_DATE && day < first))) {
        date[order] = day;
      }
      continue;
    }
    if (amount[row] === amount[row]) live[order] = (live[order] ?? 0) | (1 << rowFate);
    if (!lends(head) || day < (rows.date[head] ?? 0)) heads[order] = row;
    date[order] = rows.date[heads[order] ?? row] ?? NO_DATE;
  }
  return { live, left, customer, date };
}
