import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayBands, numberBands, roundestIn } from '../../../src/core/groups/bands';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { isoToDay, persianToDay } from '../../../src/core/time/calendar';

const sorted = (values: readonly number[]): Float64Array => Float64Array.from(values).sort();
const boundsOf = (values: readonly number[]): (number | null)[] =>
  numberBands(sorted(values))
    .map(({ from }) => from)
    .slice(1);

describe('numberBands', () => {
  it('has fifths of evenly spread numbers', () => {
    expect(numberBands(sorted(Array.from({ length: 100 }, (_, i) => i)))).toEqual([
      { from: null, below: 20 },
      { from: 20, below: 40 },
      { from: 40, below: 60 },
      { from: 60, below: 80 },
      { from: 80, below: null }
    ]);
  });

  it('rounds the bounds where a few percent more or less are in a band', () => {
    expect(boundsOf(Array.from({ length: 100 }, (_, i) => 1013 + 7.3 * i))).toEqual([
      1150, 1300, 1450, 1600
    ]);
  });

  it('keeps together who has the same number, and bounds few numbers where they change', () => {
    const items = [50, 25, 15, 6, 4].flatMap((count, i) => Array<number>(count).fill(i + 1));
    expect(boundsOf(items)).toEqual([2, 3]);
    expect(numberBands(sorted(Array<number>(50).fill(7)))).toEqual([{ from: null, below: null }]);
    expect(numberBands(sorted([]))).toEqual([]);
  });

  it('holds every number in exactly one band, none of them empty, bounds ascending', () => {
    const values = fc.array(
      fc.oneof(fc.integer({ min: -50, max: 50 }), fc.double({ min: -1e6, max: 1e9, noNaN: true })),
      { minLength: 1, maxLength: 80 }
    );
    fc.assert(
      fc.property(values, (numbers) => {
        const bands = numberBands(sorted(numbers));
        expect(bands.length).toBeLessThanOrEqual(5);
        const held = bands.map(
          ({ from, below }) =>
            numbers.filter((x) => x >= (from ?? -Infinity) && x < (below ?? Infinity)).length
        );
        expect(Math.min(...held)).toBeGreaterThan(0);
        expect(held.reduce((x, y) => x + y, 0)).toBe(numbers.length);
        bands.slice(1).forEach(({ from }, i) => {
          expect(from).toBe(bands[i]?.below);
        });
      }),
      { numRuns: 500, seed: 1 }
    );
  });
});

describe('roundestIn', () => {
  it.each([
    [98.2, 113, 105, 100],
    [41, 49, 44, 45],
    [0.61, 0.79, 0.7, 0.7],
    [1234.5, 1234.7, 1234.6, 1234.6],
    [-3, 4, 2, 0],
    [-49, -41, -44, -45],
    [7, 8, 8, 8]
  ])('above %f and at most %f, near %f, is %f', (low, high, wanted, bound) => {
    expect(roundestIn(low, high, wanted)).toBe(bound);
  });

  it('is written without a trail of digits', () => {
    expect(String(roundestIn(0.28, 0.31, 0.29))).toBe('0.3');
  });
});

describe('dayBands', () => {
  const days = (...isos: string[]): Float64Array => sorted(isos.map(isoToDay));

  it('are months where at most 36 hold all days, the ones without a day left out', () => {
    expect(dayBands(days('2021-02-28', '2021-03-01', '2024-01-31'), DEFAULT_SETTINGS)).toEqual([
      { from: isoToDay('2021-02-01'), below: isoToDay('2021-03-01') },
      { from: isoToDay('2021-03-01'), below: isoToDay('2021-04-01') },
      { from: isoToDay('2024-01-01'), below: isoToDay('2024-02-01') }
    ]);
  });

  it('are quarters from the 37th month on, and years from the 37th quarter on', () => {
    expect(dayBands(days('2021-02-01', '2024-02-01'), DEFAULT_SETTINGS)).toEqual([
      { from: isoToDay('2021-01-01'), below: isoToDay('2021-04-01') },
      { from: isoToDay('2024-01-01'), below: isoToDay('2024-04-01') }
    ]);
    expect(dayBands(days('2015-02-01', '2024-02-01'), DEFAULT_SETTINGS)).toEqual([
      { from: isoToDay('2015-01-01'), below: isoToDay('2016-01-01') },
      { from: isoToDay('2024-01-01'), below: isoToDay('2025-01-01') }
    ]);
  });

  it('are those of the calendar of the settings', () => {
    const settings = { ...DEFAULT_SETTINGS, calendar: 'persian' as const };
    expect(dayBands(days('2024-03-19', '2024-03-20'), settings)).toEqual([
      { from: persianToDay(1402, 12, 1), below: persianToDay(1403, 1, 1) },
      { from: persianToDay(1403, 1, 1), below: persianToDay(1403, 2, 1) }
    ]);
  });
});
