/**
 * What the models of buying till you die know of a customer: x, t_x, T and m̄.
 * Definitions: Fader, Hardie & Lee (2005), "Counting Your Customers the Easy
 * Way"; several orders of a customer on one day are one transaction.
 */
import type { OrderTable } from '../../orders/order-table';

/** One entry for each customer who had bought by the observation end. Times are whole days. */
export interface Transactions {
  /** Index of the customer in the order table, ascending. */
  customer: Uint32Array;
  /** x (frequency): transactions after the first. */
  x: Uint32Array;
  /** t_x (recency): days from the first transaction to the last. */
  txDays: Int32Array;
  /** T: days from the first transaction to the observation end. */
  ageDays: Int32Array;
  /** m̄ (monetary value): mean amount of the repeat transactions; NaN where x = 0. */
  spend: Float64Array;
  /** Mean amount of all transactions, the first included. */
  spendOfAll: Float64Array;
  /** Σ ln of the days between consecutive transactions. */
  logGaps: Float64Array;
}

/**
 * The customers' transactions from their first to the observation end, which
 * may lie before the end of the data: what follows is then a holdout.
 * Refunds that belong to no order lower nobody's m̄: they are no transaction.
 * @param observationEnd day number, included
 * @returns times in days; x from 0, 0 ≤ t_x ≤ T
 * @example orders on days 0, 0, 7 and an end of 21 → x 1, t_x 7, T 21
 */
export function transactionsOf(table: OrderTable, observationEnd: number): Transactions {
  const n = table.customerCount;
  const customer = new Uint32Array(n);
  const x = new Uint32Array(n);
  const txDays = new Int32Array(n);
  const ageDays = new Int32Array(n);
  const spend = new Float64Array(n);
  const spendOfAll = new Float64Array(n);
  const logGaps = new Float64Array(n);
  let found = 0;
  for (let c = 0; c < n; c++) {
    const from = table.offsets[c] ?? 0;
    const to = table.offsets[c + 1] ?? from;
    const first = table.day[from] ?? 0;
    if (from === to || first > observationEnd) continue;
    let last = first;
    let repeats = 0;
    let initial = 0;
    let later = 0;
    let gaps = 0;
    for (let i = from; i < to; i++) {
      const day = table.day[i] ?? 0;
      if (day > observationEnd) break;
      if (day === first) initial += table.amount[i] ?? 0;
      else later += table.amount[i] ?? 0;
      if (day === last) continue;
      repeats++;
      gaps += Math.log(day - last);
      last = day;
    }
    customer[found] = c;
    x[found] = repeats;
    txDays[found] = last - first;
    ageDays[found] = observationEnd - first;
    spend[found] = repeats === 0 ? NaN : later / repeats;
    spendOfAll[found] = (initial + later) / (repeats + 1);
    logGaps[found] = gaps;
    found++;
  }
  return {
    customer: customer.slice(0, found),
    x: x.slice(0, found),
    txDays: txDays.slice(0, found),
    ageDays: ageDays.slice(0, found),
    spend: spend.slice(0, found),
    spendOfAll: spendOfAll.slice(0, found),
    logGaps: logGaps.slice(0, found)
  };
}

/** What customers did in a span of days: the holdout that a forecast is checked against. */
export interface LaterTransactions {
  transactions: Uint32Array;
  revenue: Float64Array;
}

/**
 * Transactions (days with an order) and revenue of given customers in a span.
 * @param customer indices in the order table
 * @param from first day, included
 * @param to last day, included
 * @returns one entry for each of the given customers
 * @example orders on days 5, 5 and 9, from 5 to 8 → 1 transaction
 */
export function transactionsBetween(
  table: OrderTable,
  customer: Uint32Array,
  from: number,
  to: number
): LaterTransactions {
  const transactions = new Uint32Array(customer.length);
  const revenue = new Float64Array(customer.length);
  customer.forEach((c, entry) => {
    const end = table.offsets[c + 1] ?? 0;
    let last = from - 1;
    let count = 0;
    let sum = 0;
    for (let i = table.offsets[c] ?? 0; i < end; i++) {
      const day = table.day[i] ?? 0;
      if (day < from) continue;
      if (day > to) break;
      sum += table.amount[i] ?? 0;
      if (day !== last) count++;
      last = day;
    }
    transactions[entry] = count;
    revenue[entry] = sum;
  });
  return { transactions, revenue };
}
