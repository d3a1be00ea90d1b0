/** The report of a list with one row for each customer. */
import { historicClv } from '../clv/historic';
import { proportion } from '../math/intervals';
import type { CustomerSummary } from '../orders/customer-summary';
import {
  REPORT_SCHEMA,
  type Kpis,
  type NeedsOrders,
  type Report,
  type ReportSource
} from '../report-schema';
import { lapseWindow } from '../retention/lapse-window';
import type { Settings } from '../settings';
import { headlineTiles } from '../tiles';
import { dayToIso } from '../time/calendar';
import {
  customersByOrders,
  customersBySilence,
  meanGaps,
  newCustomersByPeriod,
  repeatTransactions
} from './distributions';
import { daysOf } from './summary-days';

const NEEDS_ORDERS: NeedsOrders[] = [
  'retention',
  'churn',
  'cohorts',
  'revenueByPeriod',
  'returningRevenueShare',
  'secondOrder',
  'medianDaysBetweenOrders',
  'simpleClv'
];

/**
 * What the page shows of a list of customers: the headline numbers that it
 * allows and {@link Report.summary}. What needs single orders is null or empty
 * and named in `summary.needsOrders`. Linear in the customers.
 *
 * Money is over the customers of whom the list tells the revenue: their sum,
 * their average order value, their revenue a head.
 * @param summary at least one customer
 * @throws RangeError where there is none, where the list tells no day and none
 *   is set, where `lapseWindowDays` is not a whole number from 1, or where
 *   `grossMargin` is outside [0, 1].
 * @example analyseSummary(summary, DEFAULT_SETTINGS, source).kpis.repeatPurchaseRate
 */
export function analyseSummary(
  summary: CustomerSummary,
  settings: Settings,
  source: ReportSource
): Report {
  const { grossMargin, granularity, calendar, weekStart, currency } = settings;
  if (grossMargin !== null && !(grossMargin >= 0 && grossMargin <= 1)) {
    throw new RangeError(`grossMargin must be in [0, 1]: ${grossMargin}`);
  }
  if (summary.customerCount === 0) throw new RangeError('no customer in the list');
  const days = daysOf(summary, settings.observationEnd);
  const window = lapseWindow([], 0, settings.lapseWindowDays);
  const { kpis, customersWithRevenue } = headlineNumbers(summary, window.days);
  const observationEnd = dayToIso(days.observationEnd);
  const sinceLastOrder = customersBySilence(summary, days, window.days);
  const active = sinceLastOrder.reduce((sum, row) => sum + (row.active ? row.customers : 0), 0);
  return {
    schema: REPORT_SCHEMA,
    basis: 'customers',
    source,
    settings: {
      granularity,
      calendar,
      weekStart,
      lapseWindowDays: window.days,
      lapseWindowSource: window.source,
      observationEnd,
      grossMargin,
      marginFrom: 'rate',
      horizonMonths: settings.horizonMonths,
      annualDiscountRate: settings.annualDiscountRate,
      acquisition: settings.acquisition,
      // Amounts of unknown days cannot be told in other prices.
      priceIndex: null,
      currency,
      // A list of customers has no single orders to choose from.
      filter: [],
      completeOnly: settings.completeOnly,
      annotations: settings.annotations
    },
    span: {
      firstDay: dayToIso(days.firstKnown),
      lastDay: dayToIso(days.lastKnown),
      observationEnd,
      from: null,
      to: null
    },
    selection: {
      customers: kpis.customers,
      orders: kpis.orders,
      allCustomers: kpis.customers,
      allOrders: kpis.orders
    },
    prices: null,
    kpis,
    tiles: headlineTiles(kpis, null, []),
    periods: [],
    cohorts: {
      granularity,
      calendar,
      rows: [],
      average: [],
      averageOnOrAfter: [],
      averageReturnedBy: []
    },
    nextOrder: null,
    churnCurve: null,
    otherTools: null,
    events: [],
    clv: {
      historic:
        kpis.revenue === null
          ? { revenuePerCustomer: null, marginPerCustomer: null }
          : historicClv(kpis.revenue, customersWithRevenue, grossMargin),
      simple: {
        value: null,
        reason: 'not-measurable',
        averageOrderValue: kpis.averageOrderValue,
        ordersPerYear: null,
        yearlyChurn: null,
        yearlyChurnBasis: null,
        lifetimeYears: null,
        grossMargin,
        revenueValue: null
      },
      costMargin: null
    },
    segments: null,
    insights: [],
    summary: {
      observationEndSource: days.source,
      customersWithRevenue,
      newCustomers: newCustomersByPeriod(summary, days, { granularity, calendar, weekStart }),
      active: days.last === null ? null : proportion(active, summary.customerCount),
      sinceLastOrder,
      orderCounts: customersByOrders(summary),
      meanGap: meanGaps(summary, days),
      repeat: repeatTransactions(summary),
      needsOrders: [...NEEDS_ORDERS]
    }
  };
}

function headlineNumbers(
  summary: CustomerSummary,
  lapseWindowDays: number
): { kpis: Kpis; customersWithRevenue: number } {
  const { customerCount: customers } = summary;
  let orders = 0;
  let repeatCustomers = 0;
  let customersWithRevenue = 0;
  let paidOrders = 0;
  let sum = 0;
  summary.orders.forEach((count, i) => {
    orders += count;
    if (count > 1) repeatCustomers += 1;
    const own = summary.revenue[i] ?? Number.NaN;
    if (own !== own) return;
    customersWithRevenue += 1;
    paidOrders += count;
    sum += own;
  });
  const revenue = customersWithRevenue > 0 ? sum : null;
  const kpis: Kpis = {
    customers,
    orders,
    revenue,
    averageOrderValue: revenue === null ? null : revenue / paidOrders,
    ordersPerCustomer: orders / customers,
    repeatCustomers,
    repeatPurchaseRate: repeatCustomers / customers,
    returningRevenueShare: null,
    medianDaysBetweenOrders: null,
    gaps: 0,
    secondOrder: {
      within30: null,
      within60: null,
      within90: null,
      within180: null,
      within365: null,
      medianDays: null
    },
    lapseWindowDays
  };
  return { kpis, customersWithRevenue };
}
