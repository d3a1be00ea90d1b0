import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { proportion } from '../../src/core/math/intervals';
import type { NextOrder } from '../../src/core/schema/next-order';
import {
  concentrationCsv,
  eventsCsv,
  gapsCsv,
  ladderCsv,
  lapseWindowsCsv,
  newAndReturningCsv,
  nextOrderCsv,
  nextOrderCurvesCsv,
  otherToolsCsv
} from '../../src/export/exploring-tables';
import { selectionCsv } from '../../src/export/selection-table';
import { tablesZip } from '../../src/export/tables';
import { LOCALES, WORDS } from '../charts/catalogues';
import { smallReport } from '../charts/small-report';

/** The rows of a table as objects under its headings. */
function rowsOf(csv: string): Record<string, string>[] {
  const result = Papa.parse<Record<string, string>>(csv.slice(1), {
    header: true,
    skipEmptyLines: true
  });
  expect(result.errors).toEqual([]);
  return result.data;
}

const within = (days: number, share: number | null) => ({ days, share, low: null, high: null });

const NEXT: NextOrder = {
  steps: [
    {
      order: 2,
      customers: 4,
      reached: 2,
      days: [10, 40],
      atRisk: [4, 2],
      events: [1, 1],
      survival: [0.75, 0.375],
      low: [0.128, null],
      high: [0.961, null],
      medianDays: 40,
      within: [within(30, 0.25), within(60, null)],
      reminder: null
    },
    {
      order: 3,
      customers: 2,
      reached: 0,
      days: [],
      atRisk: [],
      events: [],
      survival: [],
      low: [],
      high: [],
      medianDays: null,
      within: [within(30, 0), within(60, null)],
      reminder: { horizonDays: 60, returning: 0.4, halfBy: 12, mostBy: 33 }
    }
  ],
  gaps: [
    {
      order: 2,
      count: 2,
      p25: 10,
      median: 10,
      p75: 40,
      p90: 40,
      bins: [
        { fromDays: 0, belowDays: 30, orders: 1 },
        { fromDays: 30, belowDays: null, orders: 1 }
      ]
    }
  ],
  ladder: [
    { orders: 1, next: proportion(2, 4), averageOrderValue: 25, aovLow: null, aovHigh: null }
  ],
  newAndReturning: {
    newCustomers: 4,
    returningCustomers: 2,
    newOrders: 4,
    returningOrders: 3,
    newRevenue: 100,
    returningRevenue: 90.5
  },
  concentration: {
    shares: [{ top: 0.01, customers: 1, revenueShare: 0.3 }],
    curve: [0, 0.3, 0.31]
  }
};

describe('tables of the next order', () => {
  it('have a row a step, with empty cells for what the data do not reach', () => {
    const [second, third] = rowsOf(nextOrderCsv(NEXT));
    expect(second).toMatchObject({
      order: '2',
      customers: '4',
      reached: '2',
      medianDays: '40',
      within30: '0.25',
      within60: '',
      halfBy: ''
    });
    expect(third).toMatchObject({ order: '3', within30: '0', halfBy: '12', mostBy: '33' });
  });

  it('have a row a day of the curves', () => {
    expect(rowsOf(nextOrderCurvesCsv(NEXT)).map((row) => Object.values(row).join(' '))).toEqual([
      '2 10 4 1 0.75 0.128 0.961',
      '2 40 2 1 0.375  '
    ]);
  });

  it('leave the end of "and more" empty', () => {
    expect(
      rowsOf(gapsCsv(NEXT)).map(({ fromDays, belowDays, orders }) => [fromDays, belowDays, orders])
    ).toEqual([
      ['0', '30', '1'],
      ['30', '', '1']
    ]);
  });

  it('give the ladder with numerator, denominator and interval', () => {
    const [rung] = rowsOf(ladderCsv(NEXT));
    expect(rung).toMatchObject({
      orders: '1',
      rate: '0.5',
      numerator: '2',
      denominator: '4',
      thin: 'true'
    });
    expect(Number(rung?.low)).toBeCloseTo(0.15, 2);
  });

  it('set new against returning, and add up', () => {
    const rows = rowsOf(newAndReturningCsv(NEXT));
    expect(rows.map(({ who }) => who)).toEqual(['new', 'returning']);
    expect(rows.reduce((sum, { revenue }) => sum + Number(revenue), 0)).toBe(190.5);
  });

  it('give the concentration percent by percent', () => {
    expect(rowsOf(concentrationCsv(NEXT))).toEqual([
      { topPercent: '0', customers: '', revenueShare: '0' },
      { topPercent: '1', customers: '1', revenueShare: '0.3' },
      { topPercent: '2', customers: '', revenueShare: '0.31' }
    ]);
  });
});

describe('lapseWindowsCsv', () => {
  it('divides what each window counts, and nothing by 0', () => {
    const { periods } = smallReport();
    const rows = rowsOf(
      lapseWindowsCsv(
        {
          windows: [30, 31],
          period: 1,
          customersAtStart: [20, 0],
          churned: [5, 0],
          lapses: [8, 0],
          cameBack: [2, 0],
          byDefault: { days: 30, source: 'gaps', gaps: 40 }
        },
        periods
      )
    );
    expect(rows[0]).toMatchObject({
      lapseWindowDays: '30',
      periodStart: '2024-02-01',
      churnRate: '0.25',
      cameBackShare: '0.25'
    });
    expect(rows[1]).toMatchObject({ churnRate: '', cameBackShare: '' });
  });
});

describe('otherToolsCsv', () => {
  it('begins with the own figure', () => {
    const rows = rowsOf(
      otherToolsCsv({
        own: proportion(80, 100),
        from: '2024-03-01',
        to: '2024-03-31',
        figures: [{ code: 'lifetimely-90', figure: proportion(1, 4), from: null, to: null }]
      })
    );
    expect(rows.map(({ code, rate, from }) => [code, rate, from])).toEqual([
      ['own', '0.8', '2024-03-01'],
      ['lifetimely-90', '0.25', '']
    ]);
  });
});

describe('eventsCsv', () => {
  it('disarms what the owner wrote, and keeps an event that cannot be measured', () => {
    const { settings } = smallReport();
    const [row] = rowsOf(
      eventsCsv({
        settings: {
          ...settings,
          annotations: [
            { id: 'a', kind: 'campaign', day: 19_783, lastDay: null, text: '=HYPERLINK("x")' }
          ]
        },
        events: [{ id: 'a', days: null, overlaps: false, nearStart: true, measures: [] }]
      })
    );
    expect(row).toMatchObject({
      text: `'=HYPERLINK("x")`,
      kind: 'campaign',
      day: '2024-03-01',
      lastDay: '',
      beforeFrom: '',
      nearStart: 'true',
      key: ''
    });
  });
});

describe('selectionCsv', () => {
  it('says days, counts and every condition, and disarms values', () => {
    const report = smallReport();
    const rows = rowsOf(
      selectionCsv(
        {
          ...report,
          selection: { customers: 3, orders: 5, allCustomers: 65, allOrders: 98 },
          settings: {
            ...report.settings,
            filter: [
              {
                dimension: 'order:Channel',
                scope: 'orders',
                keep: { kind: 'values', values: ['=web', ''], except: true }
              },
              {
                dimension: 'first-amount',
                scope: 'customers',
                keep: { kind: 'range', from: 20, below: null }
              }
            ]
          }
        },
        ({ dimension }) => `words of ${dimension}`
      )
    );
    const value = new Map(rows.map((row) => [row.key, row.value]));
    expect(value.get('customers')).toBe('3');
    expect(value.get('allOrders')).toBe('98');
    expect(value.get('from')).toBe('');
    expect(rows.slice(-3)).toEqual([
      {
        key: 'condition',
        value: 'words of order:Channel',
        dimension: 'order:Channel',
        scope: 'orders',
        keep: 'all but',
        from: '',
        below: ''
      },
      {
        key: 'conditionValues',
        value: "'=web | (blank)",
        dimension: 'order:Channel',
        scope: 'orders',
        keep: 'all but',
        from: '',
        below: ''
      },
      {
        key: 'condition',
        value: 'words of first-amount',
        dimension: 'first-amount',
        scope: 'customers',
        keep: 'range',
        from: '20',
        below: ''
      }
    ]);
  });
});

describe('tablesZip', () => {
  it.each(LOCALES)(
    'names every further table in its note, with days and filter, in %s',
    async (locale) => {
      const { m, f } = WORDS[locale];
      const report = smallReport();
      const blob = tablesZip({
        report: {
          ...report,
          nextOrder: NEXT,
          settings: {
            ...report.settings,
            filter: [
              {
                dimension: 'order:Sales channel',
                scope: 'customers',
                keep: { kind: 'values', values: ['Pop-up'], except: false }
              }
            ]
          }
        },
        forecast: null,
        session: { name: 'n', shop: '' },
        messages: m,
        formatter: f,
        madeAt: 0
      });
      const text = new TextDecoder().decode(await blob.arrayBuffer());
      const readme = text.slice(0, text.indexOf('PK', 10));
      for (const name of [
        'selection',
        'next-order',
        'next-order-curves',
        'days-between-orders',
        'order-ladder',
        'new-and-returning',
        'concentration'
      ]) {
        expect(text.split(`${name}.csv`).length, name).toBeGreaterThan(3);
        expect(readme).toContain(`${name}.csv: `);
      }
      expect(readme).toContain('Sales channel');
      expect(readme).toContain('Pop-up');
    }
  );
});
