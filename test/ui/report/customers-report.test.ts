import { cleanup, configure, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { analyse } from '../../../src/core/report';
import type { Report, SummaryReport } from '../../../src/core/report-schema';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { i18n } from '../../../src/state/i18n.svelte';
import { route } from '../../../src/state/route.svelte';
import type { ReportView } from '../../../src/state/routes';
import ReportScreen from '../../../src/ui/report/ReportScreen.svelte';
import { viewsOf } from '../../../src/ui/report/model';
import { bare, expectAccessibleIn, LANGUAGES } from '../shared/languages';
import { app } from './fake-report-app.svelte';
import { TINY_SHOP } from './shops';

vi.mock('../../../src/state/app.svelte', () => import('./fake-report-app.svelte'));

/** Thirty customers, of whom ten came back; two have a last order long ago. */
const SUMMARY: SummaryReport = {
  observationEndSource: 'last-order',
  customersWithRevenue: 28,
  newCustomers: [
    {
      start: '2024-01-01',
      end: '2024-01-31',
      label: '2024-01',
      complete: true,
      customers: 20,
      repeatCustomers: 5,
      orders: 30,
      revenue: 900
    },
    {
      start: '2024-02-01',
      end: '2024-02-20',
      label: '2024-02',
      complete: false,
      customers: 10,
      repeatCustomers: 5,
      orders: 20,
      revenue: 600
    }
  ],
  active: { rate: 28 / 30, numerator: 28, denominator: 30, low: 0.78, high: 0.98, thin: false },
  sinceLastOrder: [
    { fromDays: 0, toDays: 29, active: true, customers: 28, revenue: 1400 },
    { fromDays: 30, toDays: null, active: false, customers: 2, revenue: 100 }
  ],
  orderCounts: [
    { fromOrders: 1, toOrders: 1, customers: 20, orders: 20, revenue: 600 },
    { fromOrders: 2, toOrders: 4, customers: 9, orders: 25, revenue: 700 },
    { fromOrders: 5, toOrders: null, customers: 1, orders: 5, revenue: 200 }
  ],
  meanGap: {
    medianDays: 12,
    meanDays: 14,
    customers: 10,
    rows: [{ fromDays: 0, belowDays: 30, customers: 10 }]
  },
  repeat: { transactions: 20, revenue: 500, averageValue: 25 },
  needsOrders: ['retention', 'churn', 'cohorts', 'secondOrder']
};

/** As the analysis of a list of customers leaves it: without periods, cohorts and insights. */
function customersReport(): Report {
  const report = analyse(TINY_SHOP, DEFAULT_SETTINGS);
  return {
    ...report,
    basis: 'customers',
    kpis: { ...report.kpis, customers: 30, orders: 50, revenue: 1500 },
    tiles: report.tiles.map((tile) => ({
      ...tile,
      ...(tile.unit === 'rate' && tile.key !== 'repeatPurchaseRate' ? { value: null } : {}),
      lastPeriod: null,
      last: null,
      previous: null,
      series: []
    })),
    periods: [],
    cohorts: {
      ...report.cohorts,
      rows: [],
      average: [],
      averageOnOrAfter: [],
      averageReturnedBy: []
    },
    insights: [],
    summary: SUMMARY
  };
}

function show(view: ReportView = 'overview'): HTMLElement {
  app.open(TINY_SHOP);
  app.report = customersReport();
  route.replace({ screen: 'report', view });
  return render(ReportScreen).container;
}

beforeAll(() => {
  // A file before it in the same process may have said otherwise.
  configure({ defaultHidden: false });
  window.scrollTo = () => undefined;
  return i18n.complete();
});
beforeEach(() => i18n.set('en'));
afterEach(() => {
  cleanup();
  app.close();
});

describe('viewsOf', () => {
  it('leaves out what only single orders can fill', () => {
    expect(viewsOf({ basis: 'orders' })).toContain('cohorts');
    expect(viewsOf({ basis: 'customers' })).toEqual([
      'overview',
      'customers',
      'value',
      'data',
      'help'
    ]);
  });
});

describe('the report of a list of customers', () => {
  const bars = (name: string): string[] =>
    within(screen.getByRole('list', { name }))
      .getAllByRole('listitem')
      .map((item) => bare(item.textContent));

  it('says what it cannot show, and why', () => {
    show();
    const notice = screen.getByText('Your file has one row for each customer').closest('.notice');
    expect(bare(notice?.textContent)).toContain(
      'retention by period, churn, cohorts and time to the second order.'
    );
  });

  it('leads only to views that can be shown', () => {
    show();
    const links = within(screen.getByRole('navigation', { name: 'Views of the report' }));
    expect(links.getAllByRole('link').map((link) => bare(link.textContent))).toEqual([
      'Overview',
      'Customers',
      'Value',
      'Data',
      'Help'
    ]);
  });

  it.each(['retention', 'cohorts'] as const)(
    'says so where %s is asked for all the same',
    (view) => {
      show(view);
      const name = i18n.m.report.views[view];
      expect(screen.getByText(`${name} cannot be told from this file`)).toBeTruthy();
    }
  );

  it('counts new customers by period, the latest first, with those who came back', () => {
    show();
    expect(bars('New customers')).toEqual([
      'Feb 2024 † 10 50% have come back',
      'Jan 2024 20 25% have come back'
    ]);
  });

  it('counts orders per customer and time since the last order', () => {
    show();
    expect(bars('Orders per customer')).toEqual([
      '1 order 20 together 600',
      '2 to 4 orders 9 together 700',
      '5 orders or more 1 together 200'
    ]);
    expect(bars('Time since the last order')).toEqual([
      '0 to 29 days 28',
      '30 days or more 2 lost'
    ]);
    expect(screen.getByText('28 of 30 customers are still active.')).toBeTruthy();
  });

  it('shows the tiles that exist, and no chart', () => {
    const container = show();
    const tiles = [...container.querySelectorAll('.tile h3')].map((tile) => bare(tile.textContent));
    expect(tiles).not.toContain(i18n.m.definitions.retentionRate.name);
    expect(tiles).toContain(i18n.m.definitions.customers.name);
    expect(container.querySelector('canvas')).toBeNull();
  });

  it('keeps to the value to date in the value view', () => {
    show('value');
    expect(screen.getByText(i18n.m.report.value.historicTitle)).toBeTruthy();
    expect(screen.queryByText(i18n.m.forecast.simple.title)).toBeNull();
  });

  it.each(LANGUAGES)('passes axe in %s', async (locale) => {
    await i18n.set(locale);
    await expectAccessibleIn(locale, show());
  });
});
