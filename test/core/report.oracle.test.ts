import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderTableFromRecords } from '../../src/core/orders/build-table';
import { analyse } from '../../src/core/report';
import type { Report } from '../../src/core/report-schema';
import type { Settings } from '../../src/core/settings';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { differenceAt } from './close';
import { CHURN_WINDOWS, oracle } from './oracle';

/** Days around a Gregorian and a Solar Hijri turn of the year, 2023-11-20 on. */
const BASE = 19_681;

const granularity = fc.constantFrom('day' as const, 'week', 'month', 'quarter', 'year');

/** Shops of at most so many customers, with so many orders. */
const shopsOf = (
  customers: number,
  minLength: number,
  maxLength: number,
  length: fc.Arbitrary<number>
) => {
  const customer = fc.nat(customers - 1).map((c) => `c${c}`);
  return fc
    .record({
      length,
      orders: fc.array(
        fc.record({ customer, at: fc.nat(), amount: fc.integer({ min: 0, max: 90 }) }),
        { minLength, maxLength }
      ),
      refunds: fc.array(
        fc.record({ customer, at: fc.nat(), amount: fc.integer({ min: -40, max: -1 }) }),
        { maxLength: 3 }
      ),
      end: fc.option(fc.nat(), { nil: null }),
      from: fc.option(fc.nat(), { nil: null, freq: 2 }),
      to: fc.option(fc.nat(), { nil: null, freq: 2 }),
      completeOnly: fc.boolean(),
      granularity,
      calendar: fc.constantFrom('gregory' as const, 'persian'),
      weekStart: fc.constantFrom('monday' as const, 'saturday'),
      lapseWindowDays: fc.constantFrom(null, 1, 5, 14, 30, 31, 60, 400)
    })
    .map(({ length, orders, refunds, end, from, to, ...settings }) => {
      const place = <T extends { at: number }>({ at, ...rest }: T) => ({
        ...rest,
        day: BASE + (at % length)
      });
      const placed = orders.map(place);
      const first = Math.min(...placed.map((order) => order.day));
      const buyers = new Set(placed.map((order) => order.customer));
      // Somewhat before the data, within them, or after them; at times nothing is between.
      const bound = (at: number | null): number | null =>
        at === null ? null : BASE - 10 + (at % (length + 40));
      const days = { from: bound(from), to: bound(to) };
      if (days.from !== null && days.to !== null && days.from > days.to) {
        [days.from, days.to] = [days.to, days.from];
      }
      return {
        orders: placed,
        // A refund of a customer without any order never reaches the table.
        refunds: refunds.map(place).filter((refund) => buyers.has(refund.customer)),
        // Before some orders, at the last, or some time after it; never before the first.
        settings: {
          ...DEFAULT_SETTINGS,
          ...settings,
          ...days,
          observationEnd: end === null ? null : first + (end % (length + 30))
        } satisfies Settings
      };
    });
};

/** The keys that the oracle knows, the churn curve at its windows. */
function compared({ span, selection, kpis, nextOrder, churnCurve, clv, periods, cohorts }: Report) {
  return {
    span,
    selection,
    kpis,
    nextOrder,
    churnPeriod: churnCurve?.period,
    churn: CHURN_WINDOWS.map((window) => {
      const i = churnCurve?.windows.indexOf(window) ?? -1;
      return {
        window,
        customersAtStart: churnCurve?.customersAtStart[i],
        churned: churnCurve?.churned[i],
        lapses: churnCurve?.lapses[i],
        cameBack: churnCurve?.cameBack[i]
      };
    }),
    defaultWindow: churnCurve?.byDefault,
    revenuePerCustomer: clv.historic.revenuePerCustomer,
    periods,
    cohorts
  };
}

function expectAgreement(shops: ReturnType<typeof shopsOf>, numRuns: number): void {
  fc.assert(
    fc.property(shops, ({ orders, refunds, settings }) => {
      const report = analyse(orderTableFromRecords(orders, refunds), settings);
      expect(differenceAt(compared(report), oracle(orders, refunds, settings))).toBeNull();
    }),
    { numRuns, seed: 1 }
  );
}

describe('analyse', () => {
  it('agrees with the definitions written out naively, on 400 random small shops', () => {
    expectAgreement(shopsOf(6, 1, 45, fc.constantFrom(3, 40, 130, 460)), 400);
  }, 120_000);

  it('agrees on 40 shops with customers enough to say when to remind them', () => {
    expectAgreement(shopsOf(60, 90, 110, fc.constantFrom(130, 460)), 40);
  }, 120_000);
});
