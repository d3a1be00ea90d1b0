/** What the definitions of the exploring views take from a report. */
import { proportion } from '../../core/math/intervals';
import type { CohortRow, PeriodRow, Report } from '../../core/report-schema';
import type { ChurnCurve } from '../../core/schema/churn-curve';
import type { NextOrder } from '../../core/schema/next-order';
import { isoToDay } from '../../core/time/calendar';
import type { DefinitionNumbers, ExploringKey, ShareNumbers } from '../../i18n/definition';

type ExploringNumbers = Pick<DefinitionNumbers, ExploringKey>;

const NO_SHARE: ShareNumbers = { rate: null, numerator: 0, denominator: 0 };

/** The longest of the usual spans that the data reach, as far as 90 days. */
function curveNumbers(nextOrder: NextOrder | null): DefinitionNumbers['nextOrderCurve'] {
  const step = nextOrder?.steps[0];
  const known = step?.within.findLast(({ days, share }) => days <= 90 && share !== null);
  if (!step || !known) return null;
  const { days, share, low, high } = known;
  return share === null ? null : { days, share, low, high, customers: step.customers };
}

/** The rung from two orders to three tells more than the first; where nobody is on it, the first. */
function ladderNumbers(nextOrder: NextOrder | null): DefinitionNumbers['orderLadder'] {
  const rung =
    nextOrder?.ladder.find(({ orders, next }) => orders === 2 && next.denominator > 0) ??
    nextOrder?.ladder[0];
  return rung ? { ...shareOf(rung.next), orders: rung.orders } : { ...NO_SHARE, orders: 1 };
}

function shareOf({ rate, numerator, denominator }: ShareNumbers): ShareNumbers {
  return { rate, numerator, denominator };
}

function churnAt(curve: ChurnCurve | null, window: number): DefinitionNumbers['churnCurve'] {
  const windows = [...new Set([30, window, 365])].sort((a, b) => a - b);
  return windows.flatMap((days) => {
    const at = curve?.windows.indexOf(days) ?? -1;
    const start = curve?.customersAtStart[at] ?? 0;
    if (!curve || start === 0) return [];
    return [{ days, ...shareOf(proportion(curve.churned[at] ?? 0, start)) }];
  });
}

function cameBackAt(curve: ChurnCurve | null, days: number): DefinitionNumbers['cameBack'] {
  const at = curve?.windows.indexOf(days) ?? -1;
  const share = curve
    ? shareOf(proportion(curve.cameBack[at] ?? 0, curve.lapses[at] ?? 0))
    : NO_SHARE;
  return { days, ...share };
}

/** Of the latest of the first two offsets that is over. It may exceed 1: a customer can skip a period. */
function previousShare(cohort: CohortRow | undefined): ShareNumbers {
  const at = cohort?.complete[2] === true ? 2 : 1;
  const numerator = cohort?.active[at] ?? 0;
  const denominator = cohort?.active[at - 1] ?? 0;
  if (cohort?.complete[at] !== true || denominator === 0) return NO_SHARE;
  return { rate: numerator / denominator, numerator, denominator };
}

function eventNumbers({ events }: Report): DefinitionNumbers['eventEffect'] {
  for (const { days, measures } of events) {
    const found = measures.find(({ key }) => key === 'newCustomersPerDay');
    const { before, after } = found ?? { before: null, after: null };
    if (!days || before === null || after === null) continue;
    return { days: isoToDay(days.beforeTo) - isoToDay(days.beforeFrom) + 1, before, after };
  }
  return null;
}

/**
 * @param last the period that the definitions speak of
 * @param cohort the cohort that they take as an example
 * @param label its name as shown
 */
export function exploringNumbers(
  report: Report,
  last: PeriodRow | undefined,
  cohort: CohortRow | undefined,
  label: string
): ExploringNumbers {
  const { kpis, settings, span, nextOrder, churnCurve } = report;
  const { currency, calendar, lapseWindowDays } = settings;
  const day = (iso: string | null): number | null => (iso === null ? null : isoToDay(iso));
  return {
    nextOrderCurve: curveNumbers(nextOrder),
    reminderDay: nextOrder?.steps[0]?.reminder ?? null,
    orderLadder: ladderNumbers(nextOrder),
    concentration: nextOrder?.concentration.shares.find(({ top }) => top === 0.1) ?? null,
    newAndReturning: nextOrder ? { ...nextOrder.newAndReturning, currency } : null,
    churnCurve: churnAt(churnCurve, lapseWindowDays),
    cameBack: cameBackAt(churnCurve, lapseWindowDays),
    boughtAgain: {
      rate: last?.boughtAgainRate ?? null,
      numerator: last?.buyersAgain ?? 0,
      denominator: last?.previousBuyers ?? 0
    },
    revenueRetentionGross: {
      gross: last?.grossRevenueRetention ?? null,
      net: last?.revenueRetention ?? null
    },
    spanFilter: {
      from: day(span.from),
      to: day(span.to),
      observationEnd: isoToDay(settings.observationEnd),
      calendar
    },
    filterScope: report.selection,
    groups: {
      rate: kpis.repeatPurchaseRate,
      numerator: kpis.repeatCustomers,
      denominator: kpis.customers
    },
    logRank: null,
    manyGroups: null,
    differenceInterval: null,
    eventEffect: eventNumbers(report),
    comparison: null,
    averageOrderValueByGroup: {
      value: kpis.averageOrderValue,
      numerator: kpis.revenue,
      denominator: kpis.orders,
      currency
    },
    cumulativeRevenue: {
      label,
      size: cohort?.size ?? 0,
      revenue: cohort?.revenue.reduce((sum, amount) => sum + amount, 0) ?? 0,
      currency
    },
    cohortPreviousShare: previousShare(cohort)
  };
}
