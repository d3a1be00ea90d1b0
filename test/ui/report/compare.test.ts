import { cleanup, configure, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { compareReports } from '../../../src/core/compare-reports';
import type { Condition } from '../../../src/core/filter/condition';
import { proportion } from '../../../src/core/math/intervals';
import { analyse } from '../../../src/core/report';
import type { Report } from '../../../src/core/report-schema';
import type { ComparedMeasure, Comparison } from '../../../src/core/schema/comparison';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/core/settings';
import { dayToIso, isoToDay } from '../../../src/core/time/calendar';
import type { CompareWith } from '../../../src/state/compare.svelte';
import { i18n } from '../../../src/state/i18n.svelte';
import { differing, measureRows, summarySentences } from '../../../src/ui/report/compare/measures';
import { legendName } from '../../../src/ui/report/compare/overlay';
import {
  alignment,
  listScheme,
  newestAgainstBefore,
  periodPresets,
  shortNames,
  sideNames,
  theOthers,
  withCondition,
  type Days
} from '../../../src/ui/report/compare/sides';
import CompareView from '../../../src/ui/report/CompareView.svelte';
import { bare, expectAccessibleInEnglish, LANGUAGES } from '../shared/languages';
import { app } from './fake-report-app.svelte';
import { shop, TINY_SHOP } from './shops';

vi.mock('../../../src/state/app.svelte', () => import('./fake-report-app.svelte'));
vi.mock('../../../src/charts/chart-js', () => import('./fake-chart-js'));

const SHOP: Condition = {
  dimension: 'order:Channel',
  scope: 'customers',
  keep: { kind: 'values', values: ['Shop'], except: false }
};
const WEB: Condition = { ...SHOP, keep: { kind: 'values', values: ['Web'], except: false } };

/** One order a week from 10 January 2023 on, and the last one on 30 November 2024. */
const WEEKLY = shop([
  [
    ...Array.from({ length: 98 }, (_, week) => {
      return [dayToIso(isoToDay('2023-01-10') + 7 * week), 10] as const;
    }),
    ['2024-11-30', 10] as const
  ]
]);

/** A report that begins in January 2023 and is observed until 30 November 2024. */
function spanned(from: string | null, to: string | null, settings: Partial<Settings> = {}): Report {
  return analyse(WEEKLY, {
    ...DEFAULT_SETTINGS,
    from: from === null ? null : isoToDay(from),
    to: to === null ? null : isoToDay(to),
    ...settings
  });
}

const days = (span: Days | undefined): string[] | null =>
  span ? [dayToIso(span.from), dayToIso(span.to)] : null;
const preset = (report: Report, key: string): string[] | null =>
  days(periodPresets(report).find((candidate) => candidate.key === key));

beforeAll(() => {
  // A file before it in the same process may have said otherwise.
  configure({ defaultHidden: false });
  return i18n.complete();
});
beforeEach(async () => {
  await i18n.set('en');
});
afterEach(() => {
  cleanup();
  app.compare.end();
  app.close();
});

describe('periodPresets', () => {
  it('are the same months a year earlier, and as many months right before', () => {
    const report = spanned('2024-04-01', '2024-06-30');
    expect(preset(report, 'yearBefore')).toEqual(['2023-04-01', '2023-06-30']);
    expect(preset(report, 'before')).toEqual(['2024-01-01', '2024-03-31']);
  });

  it('leave out what reaches back beyond the first day', () => {
    const report = spanned('2023-03-01', '2023-06-30');
    expect(periodPresets(report)).toEqual([]);
  });

  it('are one where both are the same days', () => {
    const report = spanned('2024-01-01', '2024-12-31', { granularity: 'year' });
    expect(periodPresets(report).map(({ key }) => key)).toEqual(['yearBefore']);
  });

  it('are none where nothing can lie before the report', () => {
    expect(periodPresets(spanned(null, null))).toEqual([]);
    expect(periodPresets(spanned(null, '2024-06-30'))).toEqual([]);
  });

  it('go back 52 whole weeks where the report is by week', () => {
    // 3 June 2024 is a Monday, and so is 5 June 2023.
    const report = spanned('2024-06-03', '2024-06-30', { granularity: 'week' });
    expect(preset(report, 'yearBefore')).toEqual(['2023-06-05', '2023-07-02']);
  });

  it('go back to the same dates where it is by day, 29 February to the 28th', () => {
    const report = spanned('2024-02-29', '2024-03-10', { granularity: 'day' });
    expect(preset(report, 'yearBefore')).toEqual(['2023-02-28', '2023-03-10']);
    expect(preset(report, 'before')).toEqual(['2024-02-18', '2024-02-28']);
  });

  it('go by the months of the Solar Hijri calendar where the report does', () => {
    // Farvardin to Khordad 1403, and of 1402.
    const report = spanned('2024-03-20', '2024-06-20', { calendar: 'persian' });
    expect(preset(report, 'yearBefore')).toEqual(['2023-03-21', '2023-06-21']);
  });
});

describe('newestAgainstBefore', () => {
  it('takes as many whole periods on both sides as the data hold, a year at most', () => {
    const found = newestAgainstBefore(spanned(null, null));
    expect(found?.periods).toBe(11);
    expect(days(found?.newest)).toEqual(['2024-01-01', '2024-11-30']);
    expect(days(found?.before)).toEqual(['2023-02-01', '2023-12-31']);
  });

  it('leaves out the period that is not over', () => {
    const found = newestAgainstBefore(
      spanned(null, null, { observationEnd: isoToDay('2024-11-20') })
    );
    expect(days(found?.newest)).toEqual(['2023-12-01', '2024-10-31']);
    expect(days(found?.before)).toEqual(['2023-01-01', '2023-11-30']);
  });

  it('is nothing where the data have no two whole periods', () => {
    expect(newestAgainstBefore(spanned(null, null, { granularity: 'year' }))).toBeNull();
  });
});

describe('the choice of periods', () => {
  it('gives way to months where days would be too many to choose from', () => {
    expect(listScheme(spanned(null, null, { granularity: 'day' })).granularity).toBe('month');
    expect(listScheme(spanned(null, null, { granularity: 'week' })).granularity).toBe('week');
  });
});

describe('another filter', () => {
  it('takes the place of what the report keeps of the same column', () => {
    const city: Condition = { ...SHOP, dimension: 'customer:City' };
    expect(withCondition([SHOP, city], WEB)).toEqual([city, WEB]);
  });

  it('of everyone else keeps what one condition leaves out, and is none for ranges and many', () => {
    expect(theOthers([SHOP])).toEqual([
      { ...SHOP, keep: { kind: 'values', values: ['Shop'], except: true } }
    ]);
    expect(theOthers([SHOP, { ...SHOP, dimension: 'customer:City' }])).toBeNull();
    const range = { kind: 'range', from: 5, below: null } as const;
    expect(theOthers([{ ...SHOP, dimension: 'first-amount', keep: range }])).toBeNull();
    expect(theOthers([])).toBeNull();
  });
});

describe('sideNames', () => {
  const names = (a: Report, b: Report, what: CompareWith): string[] =>
    sideNames(a, b, what, 'Tea house', i18n.m, i18n.f).map(bare);
  const withFilter = (report: Report, filter: Settings['filter']): Report => ({
    ...report,
    settings: { ...report.settings, filter }
  });
  const settings: CompareWith = { kind: 'settings', settings: {} };

  it('are the days where only these differ, and charts then go by number', () => {
    const a = spanned('2024-01-01', '2024-06-30');
    const b = spanned('2023-01-01', '2023-06-30');
    expect(names(a, b, settings)).toEqual(['1 Jan – 30 Jun 2024', '1 Jan – 30 Jun 2023']);
    expect(alignment(a, b, settings)).toBe('number');
  });

  it('are the conditions where only these differ, and charts go by date', () => {
    const a = spanned('2024-01-01', '2024-06-30');
    const b = withFilter(a, [WEB]);
    expect(names(a, b, settings)).toEqual(['all customers', 'Channel of the first order: Web']);
    expect(alignment(a, b, settings)).toBe('date');
  });

  it('are the names of the sessions, with what limits the one in view', () => {
    const a = withFilter(spanned(null, null), [SHOP]);
    const what: CompareWith = { kind: 'session', id: 'x', name: 'Coffee bar' };
    expect(names(a, spanned(null, null), what)).toEqual([
      'Tea house · Channel of the first order: Shop',
      'Coffee bar'
    ]);
  });

  it('are only the values in a legend, where both sides keep some of one column', () => {
    const a = withFilter(spanned(null, null), [SHOP]);
    const b = withFilter(a, [WEB]);
    expect(shortNames(a, b, ['long', 'longer'], i18n.m, i18n.f).map(bare)).toEqual(['Shop', 'Web']);
    expect(shortNames(a, a, ['long', 'longer'], i18n.m, i18n.f)).toEqual(['long', 'longer']);
  });

  it('are cut for a legend without leaving foreign text open', () => {
    const long = legendName('A', `Channel: \u2068${'x'.repeat(80)}\u2069`, i18n.m);
    expect(long.length).toBeLessThan(60);
    expect(long.split('\u2068')).toHaveLength(long.split('\u2069').length);
  });
});

describe('the sentence on top', () => {
  const share = (
    key: ComparedMeasure['key'],
    a: number,
    b: number,
    significant: boolean | null
  ): ComparedMeasure => ({
    key,
    unit: 'rate',
    a: a / 100,
    b: b / 100,
    proportionA: proportion(a, 100),
    proportionB: proportion(b, 100),
    difference: (b - a) / 100,
    low: significant === null ? null : 0.01,
    high: significant === null ? null : 0.2,
    significant
  });
  const of = (measures: ComparedMeasure[], shared: number | null = 0): Comparison => ({
    shared,
    measures,
    secondOrder: null,
    currenciesDiffer: false
  });
  const said = (comparison: Comparison): string =>
    bare(summarySentences(comparison, i18n.m, i18n.f).join(' '));

  it('counts churn and retention as one, for one is the other’s rest', () => {
    const comparison = of([
      share('retentionRate', 60, 72, true),
      share('churnRate', 40, 28, true),
      share('repeatPurchaseRate', 30, 31, false)
    ]);
    expect(differing(comparison).map(({ key }) => key)).toEqual(['retentionRate']);
    expect(said(comparison)).toContain(
      '1 of 2 numbers that can be tested differs by more than chance: Retention rate is higher in B (+12 points; +1 to +20).'
    );
  });

  it('says plainly that nothing differs by more than chance', () => {
    expect(
      said(of([share('retentionRate', 60, 62, false), share('repeatPurchaseRate', 30, 31, false)]))
    ).toBe('None of the 2 numbers that can be tested differs by more than chance.');
  });

  it('says why nothing can be told where customers are on both sides', () => {
    expect(said(of([share('retentionRate', 60, 72, null)], 14))).toBe(
      '14 customers are on both sides, so most differences cannot be told from chance.'
    );
  });

  it('tells of the log-rank test, and of a p below a thousandth that it is below', () => {
    const comparison = { ...of([]), secondOrder: { chiSquare: 20, p: 1e-6 } };
    expect(said(comparison)).toContain('differs by more than chance (log-rank test, p < 0.001)');
    const alike = { ...of([]), secondOrder: { chiSquare: 0.5, p: 0.48 } };
    expect(said(alike)).toContain('does not differ by more than chance (log-rank test, p = 0.48)');
  });

  it('gives each number a verdict, and money of two currencies none', () => {
    const revenue: ComparedMeasure = {
      ...share('revenue', 0, 0, null),
      unit: 'money',
      a: 100,
      b: 200,
      proportionA: null,
      proportionB: null,
      difference: null
    };
    const comparison = {
      ...of(
        [
          share('repeatPurchaseRate', 20, 29, true),
          share('retentionRate', 60, 72, null),
          revenue,
          { ...share('churnRate', 1, 2, null), b: null }
        ],
        3
      ),
      currenciesDiffer: true
    };
    const report = spanned(null, null);
    const rows = measureRows(comparison, report, report, i18n.m, i18n.f);
    expect(rows.map(({ verdict }) => bare(verdict))).toEqual([
      'more than chance',
      'cannot be told: 3 customers are in both',
      'different currencies',
      'not measurable on both sides'
    ]);
    // 20 of 100 rests on enough, and says on what.
    expect(rows[0]?.a.lines.map(bare)[0]).toBe('20 of 100 customers');
  });
});

/** Puts February beside the report of all days, as the state would. */
function compareFebruary(): void {
  const report = app.open(TINY_SHOP, { lapseWindowDays: 30 });
  const settings = { from: isoToDay('2024-02-01'), to: isoToDay('2024-02-29') };
  const second = analyse(TINY_SHOP, { ...app.settings, ...settings });
  app.compare.with = { kind: 'settings', settings };
  app.compare.beside = report;
  app.compare.report = second;
  // A and C bought in February, and A, B and C at any time.
  app.compare.comparison = compareReports(report, second, 2);
}

function show(): void {
  if (!app.report) throw new Error('no report');
  render(CompareView, { report: app.report });
}

describe('CompareView', () => {
  it('leads to a choice where nothing is chosen', () => {
    app.open(TINY_SHOP);
    show();
    expect(screen.getByText('Nothing chosen yet')).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('begins with the days of the two lists', async () => {
    app.open(TINY_SHOP);
    show();
    const own = screen.getByRole('group', { name: 'From and to' });
    await fireEvent.change(within(own).getByLabelText('From'), { target: { selectedIndex: 1 } });
    await fireEvent.change(within(own).getByLabelText('To'), { target: { selectedIndex: 1 } });
    await fireEvent.click(within(own).getByRole('button', { name: 'Compare' }));
    expect(app.compare.begin).toHaveBeenLastCalledWith({
      kind: 'settings',
      settings: { from: isoToDay('2024-02-01'), to: isoToDay('2024-02-29') }
    });
  });

  it('limits the report in view where it takes both newest spans at once', async () => {
    app.open(TINY_SHOP);
    show();
    await fireEvent.click(screen.getByRole('button', { name: /The newest month against/ }));
    await vi.waitFor(() => expect(app.compare.begin).toHaveBeenCalled());
    expect(app.updateSettings).toHaveBeenCalledWith({
      from: isoToDay('2024-02-01'),
      to: isoToDay('2024-02-29')
    });
    expect(app.compare.begin).toHaveBeenLastCalledWith({
      kind: 'settings',
      settings: { from: isoToDay('2024-01-01'), to: isoToDay('2024-01-31') }
    });
  });

  it('lists the other saved reports, without the one that is open', async () => {
    app.open(TINY_SHOP);
    const saved = {
      version: 2,
      revision: 1,
      shop: '',
      notes: '',
      firstDay: 0,
      lastDay: 30,
      rows: 9,
      orders: 9,
      customers: 7,
      files: 1,
      sample: false,
      createdAt: 0,
      savedAt: 0,
      openedAt: 0
    };
    app.sessions = [
      { ...saved, id: 's1', name: 'Tea house' },
      { ...saved, id: 's2', name: 'Coffee bar' }
    ];
    show();
    await fireEvent.click(screen.getByRole('radio', { name: 'Other report' }));
    const list = screen.getByRole('list', { name: 'Saved report' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(1);
    await fireEvent.click(within(list).getByRole('button', { name: 'Compare: Coffee bar' }));
    expect(app.compare.begin).toHaveBeenLastCalledWith({
      kind: 'session',
      id: 's2',
      name: 'Coffee bar'
    });
  });

  it('waits in words while the second report is made', () => {
    app.open(TINY_SHOP);
    app.compare.with = { kind: 'settings', settings: {} };
    app.compare.pending = true;
    show();
    app.compare.pending = false;
    expect(screen.getByText('The second report is being made…')).toBeTruthy();
  });

  it('names the report that is gone, and offers to try again', async () => {
    app.open(TINY_SHOP);
    app.compare.with = { kind: 'session', id: 'x', name: 'Coffee bar' };
    app.compare.problem = { code: 'session-damaged', name: 'Coffee bar' };
    show();
    expect(bare(document.body.textContent)).toContain('The report Coffee bar is no longer there');
    await fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(app.compare.follow).toHaveBeenCalled();
  });

  it('lays both sides beside each other, each named by what it is', () => {
    compareFebruary();
    show();
    const rows = screen.getAllByRole('row').map((row) => bare(row.textContent));
    expect(rows.find((row) => row.includes('Customers'))).toMatch(/3\s*2/);
    expect(bare(document.body.textContent)).toMatch(/1\D*29 Feb 2024/);
    expect(bare(document.body.textContent)).toContain('2 customers are on both sides');
  });

  it('ends when the user is done', async () => {
    compareFebruary();
    show();
    await fireEvent.click(screen.getByRole('button', { name: 'End comparison' }));
    expect(app.compare.end).toHaveBeenCalled();
    expect(await screen.findByText('Nothing chosen yet')).toBeTruthy();
  });

  for (const locale of LANGUAGES) {
    it(`is whole, and in English accessible, in ${locale}`, async () => {
      await i18n.set(locale);
      compareFebruary();
      show();
      expect(document.body.textContent).not.toMatch(/undefined|NaN|\[object/);
      await expectAccessibleInEnglish(locale, document.body);
    });
  }
});
