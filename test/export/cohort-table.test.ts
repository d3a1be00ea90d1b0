import { describe, expect, it } from 'vitest';
import { SHARES } from '../../src/charts/cohort-matrix';
import { cellCustomersCsv } from '../../src/export/cell-customers';
import { cohortViewCsv } from '../../src/export/cohort-table';
import { smallReport } from '../charts/small-report';

const WORDS = { view: 'Share of the cohort', filter: '', average: 'average' };
const lines = (text: string): string[][] =>
  text
    .replace('\ufeff', '')
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));

describe('cohortViewCsv', () => {
  it('holds the view on screen, blank after the end, and the average last', () => {
    expect(lines(cohortViewCsv(smallReport(), SHARES, WORDS))).toEqual([
      ['start', 'label', 'size', 'complete_until', 'view', '0', '1', '2', '3'],
      ['2024-01-01', '2024-01', '40', '2', 'Share of the cohort', '1', '0.25', '0.2', '0.05'],
      ['2024-03-01', '2024-03', '25', '0', 'Share of the cohort', '1', '0.2', '', ''],
      // Offset 1 is open in the cohort of March, and complete in that of January.
      ['', 'average', '65', '', 'Share of the cohort', '1', '0.25', '0.2', '']
    ]);
  });

  it('says by what the report is filtered', () => {
    const [head, first] = lines(
      cohortViewCsv(smallReport(), SHARES, { ...WORDS, filter: 'Channel: Shop' })
    );
    expect(head?.[5]).toBe('filter');
    expect(first?.[5]).toBe('Channel: Shop');
  });

  it('takes margin into account where it is shown', () => {
    const report = smallReport();
    const settings = { ...report.settings, grossMargin: 0.5 };
    const choice = { ...SHARES, value: 'marginToDate' as const };
    const [, , march] = lines(cohortViewCsv({ ...report, settings }, choice, WORDS));
    expect(march?.slice(5)).toEqual(['25', '30', '', '']);
  });
});

describe('cellCustomersCsv', () => {
  it('runs no formula that a name may hold', () => {
    const text = cellCustomersCsv([
      {
        key: '=HYPERLINK("http://example.org")',
        firstOrder: '2024-01-10',
        lastOrder: '2024-03-10',
        orders: 3,
        revenue: 200,
        cellOrders: 1,
        cellRevenue: 50
      }
    ]);
    expect(text.split('\r\n')[1]).toBe(
      `"'=HYPERLINK(""http://example.org"")",2024-01-10,2024-03-10,3,200,1,50`
    );
  });
});
