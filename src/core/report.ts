/** One call from orders and settings to the report. */
import { historicClv } from './clv/historic';
import { simpleClv } from './clv/simple';
import { eventEffects } from './events/event-effects';
import type { Reading } from './ingest/reading';
import { selectOrders } from './filter/selection';
import { findInsights } from './insights';
import { medianOfCounts } from './math/quantile';
import { isCustomerSummary, type ShopData } from './orders/customer-summary';
import type { OrderTable } from './orders/order-table';
import type { ObservedOrders, OrderSummary } from './orders/summary';
import { observeOrders, summariseOrders } from './orders/summary';
import { otherTools } from './other-tools/other-tools';
import type { Kpis, Report, ReportSource } from './report-schema';
import { REPORT_SCHEMA } from './report-schema';
import { cohortPeriods, cohortTables } from './retention/cohorts';
import { lapseWindow } from './retention/lapse-window';
import { periodRows } from './retention/periods';
import { secondOrder } from './retention/survival';
import { tallyOrders } from './retention/tally';
import type { Settings } from './settings';
import { analyseSummary } from './summary/analyse-summary';
import { headlineTiles } from './tiles';
import { dayToIso } from './time/calendar';
import { periodTable } from './time/periods';

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
  const { grossMargin } = settings;
  if (grossMargin !== null && !(grossMargin >= 0 && grossMargin <= 1)) {
    throw new RangeError(`grossMargin must be in [0, 1]: ${grossMargin}`);
  }
  const all = observeOrders(table, settings.observationEnd);
  const allSummary = summariseOrders(all);
  // Of all orders, so that selections can be compared.
  const window = lapseWindow(allSummary.gapCounts, allSummary.gaps, settings.lapseWindowDays);
  const kept = selectOrders(table, settings.filter);
  const selected = selectedOrders(kept, all.observationEnd);
  // Where nothing meets the filter, the numbers are of all orders, and `selection` says so.
  const observed = kept === table || selected === null ? all : selected;
  const summary = observed === all ? allSummary : summariseOrders(observed);
  const span = periodTable(settings, observed.firstDay, observed.observationEnd);
  const cohortSpan = cohortPeriods(observed.firstDay, observed.observationEnd, settings);
  const shared = cohortSpan.scheme.granularity === settings.granularity;
  const tally = tallyOrders(observed, span, shared);
  const periods = periodRows(observed, tally, window.days);
  const kpis = headlineNumbers(observed, summary, window.days);
  const cohorts = cohortTables(observed, shared ? tally : tallyOrders(observed, cohortSpan, true));
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
      currency: settings.currency,
      filter: settings.filter,
      completeOnly: settings.completeOnly,
      annotations: settings.annotations
    },
    span: {
      firstDay: dayToIso(observed.firstDay),
      lastDay: dayToIso(observed.lastDay),
      observationEnd: dayToIso(observed.observationEnd),
      from: null,
      to: null
    },
    selection: {
      customers: kept === table ? all.customers : (selected?.customers ?? 0),
      orders: kept === table ? all.orders : (selected?.orders ?? 0),
      allCustomers: all.customers,
      allOrders: all.orders
    },
    kpis,
    tiles: headlineTiles(kpis, summary.returningRevenue, periods),
    periods,
    cohorts,
    nextOrder: null,
    churnCurve: null,
    otherTools: otherTools(observed, periods, cohorts),
    events: eventEffects(observed, settings.annotations, window.days),
    clv: {
      historic: historicClv(summary.revenue, observed.customers, grossMargin),
      simple: simpleClv(observed, summary, periods, window.days, grossMargin)
    },
    segments: null,
    insights: findInsights({ observed, summary, kpis, periods, cohorts }),
    summary: null
  };
}

/** The selection up to the observation end; null where it has no order by then. */
function selectedOrders(kept: OrderTable, observationEnd: number): ObservedOrders | null {
  for (let c = 0; c < kept.customerCount; c++) {
    const first = kept.offsets[c] ?? 0;
    if (first < (kept.offsets[c + 1] ?? 0) && (kept.day[first] ?? 0) <= observationEnd) {
      return observeOrders(kept, observationEnd);
    }
  }
  return null;
}

/** Money ratios are null where the revenue is not above 0: a share of nothing means nothing. */
function headlineNumbers(
  { customers, orders }: ObservedOrders,
  summary: OrderSummary,
  lapseWindowDays: number
): Kpis {
  const { revenue, returningRevenue, repeatCustomers, gapCounts, gaps } = summary;
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
    secondOrder: secondOrder(summary.secondOrderDays, summary.censoredDays),
    lapseWindowDays
  };
}
