/** The one pass over the orders from which steps, gaps and ladder are made. */
import type { ReportedDays } from '../time/reported-days';
import type { ObservedOrders } from '../orders/summary';

/** Rungs of the ladder: the first ten orders of a customer. */
export const RUNGS = 10;

/** Later orders that have a waiting time of their own: the 2nd, 3rd and 4th. */
const STEPS = [2, 3, 4] as const;

/** Numbers of the later order by which gaps are told apart; the last one and more are together. */
export const GAP_ORDERS = [2, 3, 4, 5] as const;

/** Orders by their number in the customer's life, those in the days that are reported. */
export interface LadderCounts {
  /** Entry n: customers whose n-th order is in the days, n from 1 to {@link RUNGS}. */
  reached: Float64Array;
  /** Entry n: those of them with an order n + 1, whenever. */
  climbed: Float64Array;
  /** Entry n: Σ and Σ of squares of these orders' amounts, each less `shift`. */
  sums: Float64Array;
  squares: Float64Array;
  /** An amount of the data, so that amounts much alike keep their digits. */
  shift: number;
  steps: StepCounts[];
  /** By {@link GAP_ORDERS}: orders by days since the one before. */
  gaps: Uint32Array[];
  /** Customers with an order in the days that is not their first. */
  returningCustomers: number;
}

/** Waiting times from order n − 1, in the days, to order n, whenever. */
export interface StepCounts {
  order: number;
  /** By days waited, from 0 to `reach`, the longest that anybody can have waited; empty without customers. */
  events: Uint32Array;
  censored: Uint32Array;
}

/** Counts the orders in the days by their number. Linear in the orders. */
export function countLadder(observed: ObservedOrders, days: ReportedDays): LadderCounts {
  const { table, ends, firstDay, observationEnd } = observed;
  const { customerCount, offsets, day, amount } = table;
  const { from, to } = days;
  const span = observationEnd - firstDay + 1;
  const reached = new Float64Array(RUNGS + 1);
  const climbed = new Float64Array(RUNGS + 1);
  const sums = new Float64Array(RUNGS + 1);
  const squares = new Float64Array(RUNGS + 1);
  const shift = amount[0] ?? 0;
  // One array each, step after step and gap order after gap order.
  const events = new Uint32Array(STEPS.length * span);
  const censored = new Uint32Array(STEPS.length * span);
  const gaps = new Uint32Array(GAP_ORDERS.length * span);
  const earliest = STEPS.map(() => Infinity);
  let returningCustomers = 0;
  for (let c = 0; c < customerCount; c++) {
    const start = offsets[c] ?? 0;
    const end = ends[c] ?? 0;
    let returns = false;
    let previous = start < end ? (day[start] ?? 0) : 0;
    for (let i = start; i < end; i++) {
      const d = day[i] ?? 0;
      if (d > to) break;
      const before = previous;
      previous = d;
      if (d < from) continue;
      const n = i - start + 1;
      if (n > 1) {
        returns = true;
        const gap = Math.min(n - 2, GAP_ORDERS.length - 1) * span + d - before;
        gaps[gap] = (gaps[gap] ?? 0) + 1;
      }
      if (n > RUNGS) continue;
      const hasNext = i + 1 < end;
      const excess = (amount[i] ?? 0) - shift;
      reached[n] = (reached[n] ?? 0) + 1;
      sums[n] = (sums[n] ?? 0) + excess;
      squares[n] = (squares[n] ?? 0) + excess * excess;
      if (hasNext) climbed[n] = (climbed[n] ?? 0) + 1;
      if (n > STEPS.length) continue;
      if (d < (earliest[n - 1] ?? Infinity)) earliest[n - 1] = d;
      const wait = (n - 1) * span + (hasNext ? (day[i + 1] ?? 0) : observationEnd) - d;
      const waits = hasNext ? events : censored;
      waits[wait] = (waits[wait] ?? 0) + 1;
    }
    if (returns) returningCustomers++;
  }
  return {
    reached,
    climbed,
    sums,
    squares,
    shift,
    steps: STEPS.map((order, s) => {
      const length = Math.max(0, observationEnd - (earliest[s] ?? Infinity) + 1);
      return {
        order,
        events: events.subarray(s * span, s * span + length),
        censored: censored.subarray(s * span, s * span + length)
      };
    }),
    gaps: GAP_ORDERS.map((_, g) => gaps.subarray(g * span, (g + 1) * span)),
    returningCustomers
  };
}
