/** What stands out in a report: rules, the strongest first. */
import type { ObservedOrders, OrderSummary } from './orders/summary';
import type { Cohorts, Insight, Kpis, PeriodRow } from './report-schema';

export interface InsightInput {
  observed: ObservedOrders;
  summary: OrderSummary;
  kpis: Kpis;
  periods: readonly PeriodRow[];
  cohorts: Cohorts;
}

export function findInsights(_input: InsightInput): Insight[] {
  return [];
}
