import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderTableFromRecords } from '../../src/core/orders/build-table';
import { analyse } from '../../src/core/report';
import type { Settings } from '../../src/core/settings';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { differenceAt } from './close';
import { oracle } from './oracle';

/** Days around a Gregorian and a Solar Hijri turn of the year, 2023-11-20 on. */
const BASE = 19_681;

const customer = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');

const shops = fc
  .record({
    length: fc.constantFrom(3, 40, 130, 460),
    orders: fc.array(
      fc.record({ customer, at: fc.nat(), amount: fc.integer({ min: 0, max: 90 }) }),
      {
        minLength: 1,
        maxLength: 45
      }
    ),
    refunds: fc.array(
      fc.record({ customer, at: fc.nat(), amount: fc.integer({ min: -40, max: -1 }) }),
      { maxLength: 3 }
    ),
    end: fc.option(fc.nat(), { nil: null }),
    granularity: fc.constantFrom('day' as const, 'week', 'month', 'quarter', 'year'),
    calendar: fc.constantFrom('gregory' as const, 'persian'),
    weekStart: fc.constantFrom('monday' as const, 'saturday'),
    lapseWindowDays: fc.constantFrom(null, 1, 5, 14, 30, 31, 60, 400)
  })
  .map(({ length, orders, refunds, end, ...settings }) => {
    const place = <T extends { at: number }>({ at, ...rest }: T) => ({
      ...rest,
      day: BASE + (at % length)
    });
    const placed = orders.map(place);
    const first = Math.min(...placed.map((order) => order.day));
    const buyers = new Set(placed.map((order) => order.customer));
    return {
      orders: placed,
      // A refund of a customer without any order never reaches the table.
      refunds: refunds.map(place).filter((refund) => buyers.has(refund.customer)),
      // Before some orders, at the last, or some time after it; never before the first.
      settings: {
        ...DEFAULT_SETTINGS,
        ...settings,
        observationEnd: end === null ? null : first + (end % (length + 30))
      } satisfies Settings
    };
  });

describe('analyse', () => {
  it('agrees with the definitions written out naively, on 1,000 random small shops', () => {
    fc.assert(
      fc.property(shops, ({ orders, refunds, settings }) => {
        const report = analyse(orderTableFromRecords(orders, refunds), settings);
        const expected = oracle(orders, refunds, settings);
        const { span, kpis, periods, cohorts } = report;
        expect(differenceAt({ span, kpis, periods, cohorts }, expected)).toBeNull();
      }),
      { numRuns: 1000, seed: 1 }
    );
  }, 120_000);
});
