import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  quickCosts,
  quickLifetimeValue,
  quickRepeat,
  quickRetention
} from '../../../src/core/calculator/quick';

describe('quickRetention', () => {
  it('gives 88% kept and 12% lost for 500 at the start, 540 at the end, 100 new (by hand)', () => {
    expect(quickRetention({ start: 500, end: 540, new: 100 })).toEqual({
      kind: 'result',
      value: { retentionRate: 0.88, churnRate: 0.12, kept: 440, lost: 60 }
    });
  });

  it('waits for the third number', () => {
    expect(quickRetention({ start: 500, end: 540, new: null })).toEqual({ kind: 'incomplete' });
  });

  it('names the field of an impossible number, also before the others are typed', () => {
    expect(quickRetention({ start: null, end: 10, new: 11 })).toEqual({
      kind: 'fault',
      fault: { code: 'new-above-end', field: 'new', new: 11, end: 10 }
    });
    expect(quickRetention({ start: 0, end: null, new: null })).toMatchObject({
      fault: { code: 'zero', field: 'start' }
    });
    expect(quickRetention({ start: 10, end: -1, new: null })).toMatchObject({
      fault: { code: 'negative', field: 'end' }
    });
    expect(quickRetention({ start: 10.5, end: null, new: null })).toMatchObject({
      fault: { code: 'not-whole', field: 'start' }
    });
    expect(quickRetention({ start: 100, end: 150, new: 20 })).toEqual({
      kind: 'fault',
      fault: { code: 'kept-above-start', field: 'start', kept: 130, start: 100 }
    });
  });

  it('gives shares between 0 and 1 that sum to 1 for every possible shop', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 0, max: 1e6 }),
        fc.integer({ min: 0, max: 1e6 }),
        (start, kept, won) => {
          fc.pre(kept <= start);
          const result = quickRetention({ start, end: kept + won, new: won });
          if (result.kind !== 'result') throw new Error(`no result: ${result.kind}`);
          expect(result.value.retentionRate).toBeGreaterThanOrEqual(0);
          expect(result.value.retentionRate).toBeLessThanOrEqual(1);
          // Two roundings of a quotient at most.
          expect(result.value.retentionRate + result.value.churnRate).toBeCloseTo(1, 14);
          expect(result.value.kept).toBe(kept);
        }
      )
    );
  });
});

describe('quickRepeat', () => {
  it('gives 0.48876 for the CDNOW sample: 1,152 of 2,357 customers came back', () => {
    const result = quickRepeat({ customers: 2357, repeat: 1152 });
    expect(result.kind === 'result' && result.value).toBeCloseTo(0.48876, 5);
  });

  it('refuses more returning customers than customers', () => {
    expect(quickRepeat({ customers: 5, repeat: 6 })).toMatchObject({
      fault: { code: 'repeat-above-customers', repeat: 6, customers: 5 }
    });
  });
});

describe('quickLifetimeValue', () => {
  it('gives 320 for orders of 50, four a year, margin 40%, retention 75% (50 × 4 × 0.4 × 4 years)', () => {
    expect(
      quickLifetimeValue({ orderValue: 50, ordersPerYear: 4, margin: 0.4, retention: 0.75 })
    ).toEqual({ kind: 'result', value: { value: 320, lifetimeYears: 4, marginPerYear: 80 } });
  });

  it('has no lifetime where nobody ever leaves', () => {
    expect(
      quickLifetimeValue({ orderValue: 50, ordersPerYear: 4, margin: 0.4, retention: 1 })
    ).toEqual({ kind: 'fault', fault: { code: 'kept-for-ever', field: 'retention' } });
  });

  it('refuses a share above 100%', () => {
    expect(
      quickLifetimeValue({ orderValue: 1, ordersPerYear: 1, margin: 1.2, retention: 0.5 })
    ).toMatchObject({ fault: { code: 'above-one', field: 'margin' } });
  });
});

describe('quickCosts', () => {
  it('gives 20 for winning, 2 for keeping, ten times as much (2,000 / 100 and 880 / 440)', () => {
    expect(
      quickCosts({
        acquisitionCost: 2000,
        newCustomers: 100,
        retentionCost: 880,
        keptCustomers: 440
      })
    ).toEqual({ kind: 'result', value: { costPerNew: 20, costPerKept: 2, ratio: 10 } });
  });

  it('has no ratio where keeping customers cost nothing', () => {
    const result = quickCosts({
      acquisitionCost: 10,
      newCustomers: 1,
      retentionCost: 0,
      keptCustomers: 4
    });
    expect(result).toEqual({
      kind: 'result',
      value: { costPerNew: 10, costPerKept: 0, ratio: null }
    });
  });
});
