import { describe, expect, it } from 'vitest';
import { proportion } from '../../src/core/math/intervals';
import type { Comparison } from '../../src/core/schema/comparison';
import { comparisonCsv } from '../../src/export/comparison';
import { smallReport } from '../charts/small-report';

const COMPARISON: Comparison = {
  shared: 14,
  measures: [
    {
      key: 'repeatPurchaseRate',
      unit: 'rate',
      a: 0.2,
      b: 0.3,
      proportionA: proportion(20, 100),
      proportionB: proportion(15, 50),
      difference: 0.1,
      low: -0.04,
      high: 0.25,
      significant: false
    },
    {
      key: 'revenue',
      unit: 'money',
      a: 1000,
      b: null,
      proportionA: null,
      proportionB: null,
      difference: null,
      low: null,
      high: null,
      significant: null
    }
  ],
  secondOrder: { chiSquare: 16.5, p: 0.0005 },
  currenciesDiffer: false
};

const lines = (names: readonly [string, string], comparison = COMPARISON): string[] =>
  comparisonCsv({ comparison, a: smallReport(), b: smallReport(), names })
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n');

describe('comparisonCsv', () => {
  it('says what each side is before its numbers', () => {
    expect(lines(['Spring', 'Autumn']).slice(0, 3)).toEqual([
      'side,name,from,to,observation_end,currency',
      'a,Spring,2024-01-01,2024-04-10,2024-04-10,USD',
      'b,Autumn,2024-01-01,2024-04-10,2024-04-10,USD'
    ]);
  });

  it('has a row a number with its interval and counts, and leaves empty what is not known', () => {
    expect(lines(['A', 'B'])).toEqual(
      expect.arrayContaining([
        'repeatPurchaseRate,rate,0.2,0.3,0.1,-0.04,0.25,false,20,100,15,50',
        'revenue,money,1000,,,,,,,,,'
      ])
    );
  });

  it('ends with who is in both and the log-rank test, where it was made', () => {
    expect(lines(['A', 'B']).slice(-3)).toEqual([
      'shared_customers,14',
      'log_rank_chi_square,16.5',
      'log_rank_p,0.0005'
    ]);
    const untested = lines(['A', 'B'], { ...COMPARISON, shared: null, secondOrder: null });
    expect(untested.at(-1)).toBe('shared_customers,');
  });

  it('lets no name be run as a formula', () => {
    expect(lines(['=1+1', 'B'])[1]).toMatch(/^a,'=1\+1,/);
  });
});
