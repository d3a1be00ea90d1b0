/** Reports written by hand for the tests of charts and exports. */
import type { CohortRow, PeriodRow, Report, Tile } from '../../src/core/report-schema';

export function periodRow(start: string, end: string, part: Partial<PeriodRow> = {}): PeriodRow {
  return {
    start,
    end,
    label: start.slice(0, 7),
    complete: true,
    measurable: true,
    customersAtStart: 100,
    customersAtEnd: 110,
    newCustomers: 25,
    wonBackCustomers: 5,
    retainedCustomers: 80,
    retentionRate: 0.8,
    retentionRateLow: 0.711,
    retentionRateHigh: 0.867,
    retentionRateWithWonBack: 0.85,
    churnRate: 0.2,
    buyers: 60,
    orders: 70,
    revenue: 5000,
    returningBuyers: 35,
    firstTimeBuyers: 25,
    returningRevenue: 3200,
    revenueRetention: 0.4,
    previousBuyers: 50,
    buyersAgain: 20,
    boughtAgainRate: 0.4,
    grossRevenueRetention: 0.3,
    repeatPurchaseRateToDate: 0.3,
    ...part
  };
}

export const JANUARY = periodRow('2024-01-01', '2024-01-31', {
  measurable: false,
  retentionRate: null,
  retentionRateLow: null,
  retentionRateHigh: null,
  retentionRateWithWonBack: null,
  churnRate: null,
  revenueRetention: null,
  previousBuyers: 0,
  buyersAgain: 0,
  boughtAgainRate: null,
  grossRevenueRetention: null
});
export const FEBRUARY = periodRow('2024-02-01', '2024-02-29', {
  retentionRate: 0.75,
  churnRate: 0.25
});
export const MARCH = periodRow('2024-03-01', '2024-03-31');
export const OPEN_APRIL = periodRow('2024-04-01', '2024-04-10', {
  complete: false,
  customersAtStart: 12,
  retainedCustomers: 11,
  retentionRate: 11 / 12,
  churnRate: 1 / 12,
  buyers: 9,
  returningBuyers: 7,
  firstTimeBuyers: 2,
  revenue: 640.5,
  returningRevenue: 500
});

export const COHORTS: CohortRow[] = [
  {
    start: '2024-01-01',
    label: '2024-01',
    size: 40,
    active: [40, 10, 8, 2],
    activeOnOrAfter: [40, 14, 9, 2],
    returnedBy: [3, 12, 14, 15],
    orders: [45, 11, 9, 2],
    revenue: [2000, 500.25, 400, 90],
    complete: [true, true, true, false]
  },
  {
    start: '2024-03-01',
    label: '2024-03',
    size: 25,
    active: [25, 5],
    activeOnOrAfter: [25, 5],
    returnedBy: [1, 6],
    orders: [26, 5],
    revenue: [1250, 250],
    complete: [true, false]
  }
];

export function tile(part: Partial<Tile> & Pick<Tile, 'key'>): Tile {
  return {
    unit: 'rate',
    value: 0.8,
    numerator: 80,
    denominator: 100,
    low: 0.711,
    high: 0.867,
    thin: false,
    lastPeriod: 2,
    last: 0.8,
    previous: 0.75,
    series: [null, 0.75, 0.8],
    ...part
  };
}

export function smallReport(part: Partial<Report> = {}): Report {
  return {
    schema: 'retention-report/1',
    basis: 'orders',
    source: {
      files: [
        {
          name: 'orders.csv',
          size: 12_345,
          rows: 120,
          layout: 0,
          unpackedFrom: null,
          part: null,
          otherParts: []
        }
      ],
      sample: false,
      rows: {
        read: 120,
        accepted: 110,
        rejected: 4,
        ignored: 6,
        reasons: { cancelled: 6, 'bad-date': 4 }
      },
      mapping: { date: 'Created at', customer: 'Email' },
      dialect: null,
      layouts: [],
      ledger: null
    },
    settings: {
      granularity: 'month',
      calendar: 'gregory',
      weekStart: 'monday',
      lapseWindowDays: 30,
      lapseWindowSource: 'user',
      observationEnd: '2024-04-10',
      grossMargin: null,
      marginFrom: 'rate',
      horizonMonths: 12,
      annualDiscountRate: 0.1,
      acquisition: null,
      priceIndex: null,
      currency: 'USD',
      filter: [],
      completeOnly: false,
      annotations: []
    },
    span: {
      firstDay: '2024-01-01',
      lastDay: '2024-04-10',
      observationEnd: '2024-04-10',
      from: null,
      to: null
    },
    selection: { customers: 65, orders: 98, allCustomers: 65, allOrders: 98 },
    prices: null,
    kpis: {
      customers: 65,
      orders: 98,
      revenue: 4490.25,
      averageOrderValue: 4490.25 / 98,
      ordersPerCustomer: 98 / 65,
      repeatCustomers: 21,
      repeatPurchaseRate: 21 / 65,
      returningRevenueShare: 0.4,
      medianDaysBetweenOrders: 24,
      gaps: 33,
      secondOrder: {
        within30: 0.2,
        within60: 0.3,
        within90: 0.35,
        within180: null,
        within365: null,
        medianDays: null
      },
      lapseWindowDays: 30
    },
    tiles: [tile({ key: 'retentionRate' }), tile({ key: 'churnRate', value: 0.2, numerator: 20 })],
    periods: [JANUARY, FEBRUARY, MARCH, OPEN_APRIL],
    cohorts: {
      granularity: 'month',
      calendar: 'gregory',
      rows: COHORTS,
      average: [1, 0.25, 0.2, null],
      averageOnOrAfter: [1, 0.35, 0.225, null],
      averageReturnedBy: [4 / 65, 0.3, 0.35, null]
    },
    nextOrder: null,
    churnCurve: null,
    otherTools: null,
    events: [],
    clv: {
      historic: { revenuePerCustomer: 4490.25 / 65, marginPerCustomer: null },
      simple: {
        value: null,
        reason: 'no-margin',
        averageOrderValue: 4490.25 / 98,
        ordersPerYear: 2,
        yearlyChurn: 0.4,
        lifetimeYears: 2.5,
        grossMargin: null,
        revenueValue: (4490.25 / 98) * 5
      },
      costMargin: null
    },
    segments: null,
    insights: [],
    summary: null,
    ...part
  };
}

/** A report of no periods at all. */
export const EMPTY: Report = smallReport({
  periods: [],
  tiles: [],
  cohorts: {
    granularity: 'month',
    calendar: 'gregory',
    rows: [],
    average: [],
    averageOnOrAfter: [],
    averageReturnedBy: []
  }
});
