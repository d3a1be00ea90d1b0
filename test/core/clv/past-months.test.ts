import { describe, expect, it } from 'vitest';
import { aliveOf } from '../../../src/core/clv/alive-total';
import { pastMonths } from '../../../src/core/clv/past-months';
import { isoToDay } from '../../../src/core/time/calendar';
import { shop } from '../../ui/report/shops';

const DAY = (iso: string): number => isoToDay(iso);

describe('pastMonths', () => {
  // 60 days: one whole month (30 days, from 31 January on), and what came before it.
  const table = shop([
    [
      ['2023-01-02', 100],
      ['2023-01-20', 10],
      ['2023-02-10', 20],
      ['2023-02-10', 5],
      ['2023-03-02', 40]
    ],
    [
      ['2023-02-01', 7],
      ['2023-02-01', 8]
    ]
  ]);
  const months = pastMonths(table, DAY('2023-01-02'), DAY('2023-03-02'));

  it('begins with what came before the first whole month, and adds up', () => {
    expect(months).toEqual([
      { end: '2023-01-31', orders: 1, revenue: 10 },
      { end: '2023-03-02', orders: 3, revenue: 75 }
    ]);
  });

  it('leaves out what comes after the observation end', () => {
    const last = pastMonths(table, DAY('2023-01-02'), DAY('2023-02-28')).at(-1);
    expect(last).toEqual({ end: '2023-02-28', orders: 2, revenue: 35 });
  });

  it('is one entry where the data are shorter than a month', () => {
    expect(pastMonths(table, DAY('2023-01-02'), DAY('2023-01-21'))).toEqual([
      { end: '2023-01-21', orders: 1, revenue: 10 }
    ]);
  });

  it('puts every day into the month that ends on or after it', () => {
    const first = DAY('2020-01-01');
    const end = DAY('2024-07-19');
    for (let day = first + 1; day <= end; day += 3) {
      const one = {
        ...shop([
          [
            ['2020-01-01', 1],
            ['2020-01-02', 1]
          ]
        ]),
        day: Int32Array.of(first, day)
      };
      const parts = pastMonths(one, first, end);
      const at = parts.findIndex(({ orders }) => orders > 0);
      expect(DAY(parts[at]?.end ?? '')).toBeGreaterThanOrEqual(day);
      if (at > 0) expect(DAY(parts[at - 1]?.end ?? '')).toBeLessThan(day);
    }
  });
});

describe('aliveOf', () => {
  it('adds the chances up, and counts those of a half or more', () => {
    expect(aliveOf(Float64Array.of(0.75, 0.5, 0.25))).toEqual({ expected: 1.5, likely: 2 });
    expect(aliveOf(new Float64Array(0))).toEqual({ expected: 0, likely: 0 });
  });
});
