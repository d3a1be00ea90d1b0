import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectOrders, sharedCustomers } from '../../../src/core/filter/selection';
import { analyse } from '../../../src/core/report';
import type { Report } from '../../../src/core/report-schema';
import type { Settings } from '../../../src/core/settings';
import { differenceAt } from '../close';
import { labelOf, oracle } from '../oracle';
import { filters, filterShop, smallShops, tableOf, variedSettings, type SmallShop } from './shop';

const shops = smallShops(6, 30);

/** The observation end of all orders; null where no order lies on or before it. */
function endOf({ orders, refunds }: SmallShop, settings: Settings): number | null {
  const end = settings.observationEnd ?? Math.max(...[...orders, ...refunds].map(({ day }) => day));
  return orders.some(({ day }) => day <= end) ? end : null;
}

/** The days reported: those of the whole periods that hold from and to, up to the end. */
function isReported(day: number, settings: Settings, end: number): boolean {
  const { from, to } = settings;
  const afterFrom =
    from === null || day >= from || labelOf(day, settings) === labelOf(from, settings);
  const beforeTo = to === null || day <= to || labelOf(day, settings) === labelOf(to, settings);
  return day <= end && afterFrom && beforeTo;
}

const compared = ({ span, kpis, nextOrder, periods, cohorts }: Report) => ({
  span,
  kpis,
  nextOrder,
  periods,
  cohorts
});

describe('analyse with a filter', () => {
  it('is the report of the orders that meet it, written out naively, with W and the observation end of all orders: 300 random shops', () => {
    let empty = 0;
    fc.assert(
      fc.property(shops, filters, variedSettings, (shop, filter, settings) => {
        const end = endOf(shop, settings);
        if (end === null) return;
        const report = analyse(tableOf(shop), { ...settings, filter });
        const unlimited = { ...settings, from: null, to: null };
        const all = oracle(shop.orders, shop.refunds, unlimited);
        const kept = filterShop(shop, filter);
        const seen = kept.orders.filter(({ day }) => day <= end);
        expect(report.selection.allOrders).toBe(all.kpis.orders);
        expect(report.selection.allCustomers).toBe(all.kpis.customers);
        if (seen.some(({ day }) => isReported(day, settings, end))) {
          const expected = oracle(kept.orders, kept.refunds, {
            ...settings,
            observationEnd: end,
            lapseWindowDays: all.kpis.lapseWindowDays
          });
          expect(report.selection.orders).toBe(seen.length);
          expect(report.selection.customers).toBe(
            new Set(seen.map(({ customer }) => customer)).size
          );
          expect(differenceAt(compared(report), pick(expected))).toBeNull();
        } else {
          empty++;
          expect(report.selection.orders).toBe(0);
          expect(report.selection.customers).toBe(0);
          expect(differenceAt(compared(report), pick(all))).toBeNull();
        }
      }),
      { numRuns: 300, seed: 1 }
    );
    // Both ways are taken often.
    expect(empty).toBeGreaterThan(20);
    expect(empty).toBeLessThan(200);
  }, 120_000);
});

const pick = ({ span, kpis, nextOrder, periods, cohorts }: ReturnType<typeof oracle>) => ({
  span,
  kpis,
  nextOrder,
  periods,
  cohorts
});

describe('selectOrders', () => {
  it('does not depend on the order of the conditions', () => {
    fc.assert(
      fc.property(shops, filters, (shop, filter) => {
        const table = tableOf(shop);
        const back = [...filter].reverse();
        // A copy, so that nothing is remembered.
        expect({ ...selectOrders({ ...table }, back) }).toEqual({ ...selectOrders(table, filter) });
      }),
      { numRuns: 100, seed: 2 }
    );
  });

  it('gives a table of the same form: the one made of the orders that are left', () => {
    fc.assert(
      fc.property(shops, filters, (shop, filter) => {
        const kept = filterShop(shop, filter);
        const selected = selectOrders(tableOf(shop), filter);
        expect(selected.orderCount).toBe(kept.orders.length);
        if (kept.orders.length > 0) expect({ ...selected }).toEqual(tableOf(kept));
      }),
      { numRuns: 200, seed: 3 }
    );
  });
});

describe('sharedCustomers', () => {
  it('counts who is in both naive selections', () => {
    fc.assert(
      fc.property(
        shops,
        fc.tuple(filters, variedSettings),
        fc.tuple(fc.option(filters, { nil: [] }), variedSettings),
        (shop, ...sides) => {
          const named = sides.map(([filter, settings]) => {
            const end = endOf(shop, settings);
            if (end === null) return null;
            const { orders } = filterShop(shop, filter);
            const reported = orders.filter(({ day }) => isReported(day, settings, end));
            return new Set(reported.map(({ customer }) => customer));
          });
          const [one, other] = named;
          if (!one || !other) return;
          const [a, b] = sides.map(([filter, settings]) => ({ ...settings, filter }));
          if (a === undefined || b === undefined) return;
          expect(sharedCustomers(tableOf(shop), a, b)).toBe(
            [...one].filter((customer) => other.has(customer)).length
          );
        }
      ),
      { numRuns: 200, seed: 4 }
    );
  });
});
