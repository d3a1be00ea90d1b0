/** When customers come back, and how far they climb: `nextOrder` of the report. */
import { Memory } from '../memory';
import type { ReportedDays } from '../time/reported-days';
import type { ObservedOrders, OrderSummary } from '../orders/summary';
import type { NewAndReturning, NextOrder } from '../schema/next-order';
import { concentration } from './concentration';
import { countLadder } from './count-ladder';
import { gapDistributions } from './gap-distributions';
import { orderLadder } from './order-ladder';
import { orderSteps } from './order-steps';

/** Two, since a comparison looks at two spans or ends in turn. */
const answers = new Memory<NextOrder>(2);

/**
 * Steps, gaps, ladder, new and returning, concentration of the orders in the
 * days that are reported. Who is new and which order is a customer's n-th is
 * known from all observed orders, and so is what follows them up to the
 * observation end. The table must not change: the last answers of it are remembered.
 * @param summary of the same days
 */
export function nextOrder(
  observed: ObservedOrders,
  summary: OrderSummary,
  days: ReportedDays
): NextOrder {
  const key = `${observed.observationEnd} ${days.from} ${days.to}`;
  return answers.recall(observed.table, key, () => {
    const counts = countLadder(observed, days);
    return {
      steps: orderSteps(counts),
      gaps: gapDistributions(counts.gaps),
      ladder: orderLadder(counts),
      newAndReturning: newAndReturning(summary, counts.returningCustomers),
      concentration: concentration(summary)
    };
  });
}

/** Refunds without an order lower neither revenue: they belong to no order. */
function newAndReturning(summary: OrderSummary, returningCustomers: number): NewAndReturning {
  return {
    newCustomers: summary.starters,
    returningCustomers,
    newOrders: summary.starters,
    returningOrders: summary.orders - summary.starters,
    newRevenue: summary.firstRevenue,
    returningRevenue: summary.returningRevenue
  };
}
