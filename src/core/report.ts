/** One call from orders and settings to the report. */
import { historicClv } from './clv/historic';
import { simpleClv } from './clv/simple';
import { eventEffects } from './events/event-effects';
import type { Reading } from './ingest/reading';
import { findInsights } from './insights/find-insights';
import { medianOfCounts } from './math/quantile';
import { nextOrder } from './next-order/next-order';
import { costMargin, effectiveMargin, hasCosts } from './orders/cost-margin';
import { isCustomerSummary, type ShopData } from './orders/customer-summary';
import type { OrderTable } from './orders/order-table';
import { pricesReport } from './orders/price-index';
import type { OrderSummary } from './orders/summary';
import { otherTools } from './other-tools/other-tools';
import type { Kpis, PeriodRow, Report, ReportSource, SecondOrder } from './report-schema';
import { REPORT_SCHEMA } from './report-schema';
import { reportedOrders } from './reported-orders';
import { churnCurve, type ChurnPeriod } from './retention/churn-curve';
import { cohortPeriods, cohortTables } from './retention/cohorts';
import { defaultWindow, lapseWindow } from './retention/lapse-window';
import { periodRows } from './retention/periods';
import { secondOrder } from './retention/survival';
import { tallyOrders } from './retention/tally';
import type { Settings } from './settings';
import { analyseSummary } from './summary/analyse-summary';
import { headlineTiles, lastCompletePeriod } from './tiles';
import { dayToIso, isoToDay } from './time/calendar';
import { periodTable } from './time/periods';
import type { ReportedDays } from './time/reported-days';

/** The source of orders that came from no file. */
export const EMPTY_SOURCE: ReportSource = {
  files: [],
  sample: false,
  rows: { read: 0, accepted: 0, rejected: 0, ignored: 0, reasons: {} },
  mapping: {},
  dialect: null,
  layouts: [],
  ledger: null
};

/** What the results file keeps of a reading: how each layout was read, the mapping by heading. */
export function sourceFromReading(reading: Reading): ReportSource {
  const layouts = reading.layouts.map(({ kind, dialect, mapping, columns }) => ({
    kind,
    mapping: Object.fromEntries(
      Object.entries(mapping).map(([role, guess]) => [role, columns[guess.column]?.heading ?? ''])
    ),
    dialect: reading.sample ? null : dialect
  }));
  const [main] = layouts;
  const { ledger } = reading;
  return {
    files: reading.files,
    sample: reading.sample,
    rows: reading.rows,
    mapping: main?.mapping ?? {},
    dialect: main?.dialect ?? null,
    layouts,
    ledger: { ...ledger, entries: ledger.entries.map(({ places: _, ...entry }) => entry) }
  };
}

/**
 * The report of a shop's orders, or of a list with one row for each customer.
 * @throws RangeError as {@link analyse} and {@link analyseSummary} do.
 * @example analyseShop(data, DEFAULT_SETTINGS).basis === 'orders'
 */
export function analyseShop(
  data: ShopData,
  settings: Settings,
  source: ReportSource = EMPTY_SOURCE
): Report {
  return isCustomerSummary(data)
    ? analyseSummary(data, settings, source)
    : analyse(data, settings, source);
}

/**
 * Everything the page shows of the orders up to the observation end; later
 * ones are left out. Linear in the orders; the table is only read.
 * @param table at least one order on or before the observation end
 * @throws RangeError where there is none, where `lapseWindowDays` is not a
 *   whole number from 1, or where `grossMargin` is outside [0, 1].
 * @example analyse(table, DEFAULT_SETTINGS).kpis.repeatPurchaseRate
 */
export function analyse(
  table: OrderTable,
  settings: Settings,
  source: ReportSource = EMPTY_SOURCE
): Report {
  const typed = settings.grossMargin;
  if (typed !== null && !(typed >= 0 && typed <= 1)) {
    throw new RangeError(`grossMargin must be in [0, 1]: ${typed}`);
  }
  const { all, observed, whole, days, summary, selection } = reportedOrders(table, settings);
  const grossMargin = effectiveMargin(observed, settings);
  // Of all orders, so that selections can be compared.
  const window = lapseWindow(all.gapCounts, all.gaps, settings.lapseWindowDays);
  const span = periodTable(settings, observed.firstDay, observed.observationEnd);
  const cohortSpan = cohortPeriods(observed.firstDay, observed.observationEnd, settings);
  const shared = cohortSpan.scheme.granularity === settings.granularity;
  const tally = tallyOrders(observed, span, shared);
  const allPeriods = periodRows(observed, tally, window.days);
  const { completeOnly } = settings;
  const periods = reportedPeriods(allPeriods, days, completeOnly);
  const kpis = headlineNumbers(summary, window.days);
  const cohortTally = shared ? tally : tallyOrders(observed, cohortSpan, true);
  const cohorts = cohortTables(observed, cohortTally, days, completeOnly);
  const returning = nextOrder(observed, summary, days);
  const events = eventEffects(observed, settings.annotations, window.days);
  return {
    schema: REPORT_SCHEMA,
    basis: 'orders',
    source,
    settings: {
      granularity: settings.granularity,
      calendar: settings.calendar,
      weekStart: settings.weekStart,
      lapseWindowDays: window.days,
      lapseWindowSource: window.source,
      observationEnd: dayToIso(observed.observationEnd),
      grossMargin,
      marginFrom: settings.marginFrom,
      horizonMonths: settings.horizonMonths,
      annualDiscountRate: settings.annualDiscountRate,
      acquisition: settings.acquisition,
      priceIndex: settings.priceIndex,
      currency: settings.currency,
      filter: settings.filter,
      completeOnly: settings.completeOnly,
      annotations: settings.annotations
    },
    span: {
      firstDay: dayToIso(observed.firstDay),
      lastDay: dayToIso(observed.lastDay),
      observationEnd: dayToIso(observed.observationEnd),
      from: Number.isFinite(days.from) ? dayToIso(days.from) : null,
      to: settings.to === null || selection.orders === 0 ? null : dayToIso(days.to)
    },
    selection,
    prices: pricesReport(observed, settings.priceIndex),
    kpis,
    tiles: headlineTiles(kpis, summary.returningRevenue, periods),
    periods,
    cohorts,
    nextOrder: returning,
    churnCurve: churnCurve(observed, whole.gapCounts, churnPeriod(periods), {
      ...defaultWindow(all.gapCounts, all.gaps),
      gaps: all.gaps
    }),
    otherTools: otherTools(observed, periods, cohorts),
    events,
    clv: {
      historic: historicClv(summary.revenue, summary.customers, grossMargin),
      simple: simpleClv(observed, whole, allPeriods, window.days, grossMargin),
      costMargin: hasCosts(table) ? costMargin(observed) : null
    },
    segments: null,
    insights: findInsights({
      observed,
      days,
      summary,
      kpis,
      periods,
      cohorts,
      nextOrder: returning,
      events
    }),
    summary: null
  };
}

/** The rows that begin in the days reported, without the running period where it is not wanted. */
function reportedPeriods(
  rows: readonly PeriodRow[],
  { from, to }: ReportedDays,
  completeOnly: boolean
): PeriodRow[] {
  return rows.filter((row) => {
    const start = isoToDay(row.start);
    // The first period of all may begin before the first order.
    return start >= from && start <= to && (row.complete || !completeOnly);
  });
}

/** The last complete period that is reported. */
function churnPeriod(periods: readonly PeriodRow[]): ChurnPeriod | null {
  const index = lastCompletePeriod(periods);
  const row = index === null ? undefined : periods[index];
  if (index === null || row === undefined) return null;
  return { index, start: isoToDay(row.start), end: isoToDay(row.end) };
}

/** Money ratios are null where the revenue is not above 0: a share of nothing means nothing. */
function headlineNumbers(summary: OrderSummary, lapseWindowDays: number): Kpis {
  const { customers, orders, revenue, returningRevenue, repeatCustomers } = summary;
  const { gapCounts, gaps } = summary;
  return {
    customers,
    orders,
    revenue,
    averageOrderValue: revenue / orders,
    ordersPerCustomer: orders / customers,
    repeatCustomers,
    repeatPurchaseRate: repeatCustomers / customers,
    returningRevenueShare: revenue > 0 ? returningRevenue / revenue : null,
    medianDaysBetweenOrders: medianOfCounts(gapCounts, gaps),
    gaps,
    secondOrder: watchedSecondOrder(summary),
    lapseWindowDays
  };
}

/** Up to the days from the earliest first order to the observation end: nobody has been watched longer. */
function watchedSecondOrder({
  startersByDay,
  secondOrderDays,
  censoredDays
}: OrderSummary): SecondOrder {
  const earliest = startersByDay.findIndex((starters) => starters > 0);
  const length = earliest === -1 ? 0 : startersByDay.length - earliest;
  return secondOrder(secondOrderDays.subarray(0, length), censoredDays.subarray(0, length));
}
