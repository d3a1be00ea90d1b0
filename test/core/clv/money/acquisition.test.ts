import { describe, expect, it } from 'vitest';
import {
  acquisitionReport,
  costOfAll,
  customerCosts,
  newCustomersBy,
  paybackMonth
} from '../../../../src/core/clv/money/acquisition';
import { moneyOf } from '../../../../src/core/clv/money/money';
import { orderTableFromRecords } from '../../../../src/core/orders/build-table';
import type { OrderTable } from '../../../../src/core/orders/order-table';
import { StringPacker } from '../../../../src/core/orders/packed-strings';
import { observeOrders } from '../../../../src/core/orders/summary';
import {
  DEFAULT_SETTINGS,
  type AcquisitionCosts,
  type Settings
} from '../../../../src/core/settings';

/** Customers a to f with a first order on days 0 to 5; d orders again. Channels of the orders. */
const CHANNELS = ['ad', 'ad', 'shop', 'shop', 'ad', 'ad', ''];
function shop(): OrderTable {
  const records = ['a', 'b', 'c', 'd', 'e', 'f'].map((customer, day) => ({
    customer,
    day,
    amount: 10
  }));
  const table = orderTableFromRecords([...records, { customer: 'd', day: 9, amount: 10 }]);
  const packer = new StringPacker();
  for (const text of ['ad', 'shop']) packer.add(text);
  return {
    ...table,
    attributes: [
      {
        name: 'Channel',
        role: 'channel',
        per: 'order',
        kind: 'category',
        // Customers stand in the order of their names' hashes: the day of an order tells whose it is.
        codes: Uint8Array.from(table.day, (day) =>
          day === 9 ? 1 : ['', 'ad', 'shop'].indexOf(CHANNELS[day] ?? '')
        ),
        values: packer.pick(Uint32Array.of(0, 1))
      }
    ]
  };
}

const SHOP = shop();
const ALL_DAYS = { from: -Infinity, to: Infinity };
const COURSE = [8, 11, 13, 14].map((value, months) => ({ months, value }));
const WORTH = { clv: { value: 14, low: 13, high: 15 }, course: COURSE };

describe('newCustomersBy', () => {
  const observed = observeOrders(SHOP, null);

  it('counts customers by what their first order says', () => {
    const won = newCustomersBy(observed, ALL_DAYS, 'order:Channel');
    expect(Object.fromEntries(won)).toEqual({ ad: 4, shop: 2 });
  });

  it('counts those whose first order lies in the days, all together without a dimension', () => {
    expect([...newCustomersBy(observed, { from: 4, to: 9 }, null)]).toEqual([['', 2]]);
    expect([...newCustomersBy(observed, { from: 6, to: 9 }, null)]).toEqual([]);
  });
});

describe('customerCosts', () => {
  const told = (per: AcquisitionCosts['per']): AcquisitionCosts => ({
    dimension: 'order:Channel',
    per,
    costs: [
      { value: 'ad', amount: 60 },
      { value: 'leaflet', amount: 25 }
    ]
  });
  const everyone = new Map([
    ['ad', 4],
    ['shop', 2]
  ]);

  it('shares a sum among those it won, and knows what won nobody', () => {
    const costs = customerCosts(told('span'), everyone);
    expect(costs.of('ad')).toBe(15);
    expect(costs.of('leaflet')).toBeNull();
    expect(costs.of('shop')).toBeNull();
    expect(costs.wasted).toBe(25);
  });

  it('takes an amount for one customer as it is', () => {
    const costs = customerCosts(told('customer'), everyone);
    expect(costs.of('ad')).toBe(60);
    expect(costs.wasted).toBe(0);
  });

  it('cannot tell the cost of all where that of some is blank', () => {
    const costs = customerCosts(told('span'), everyone);
    expect(costOfAll(costs, everyone)).toBeNull();
    expect(costOfAll(costs, new Map([['ad', 2]]))).toBe(30);
  });
});

describe('acquisitionReport', () => {
  it('sets what a newcomer brings against the cost of one', () => {
    expect(acquisitionReport(50, 600, null, WORTH)).toEqual({
      newCustomers: 50,
      cost: 600,
      cac: 12,
      clv: WORTH.clv,
      ratio: { value: 14 / 12, low: 13 / 12, high: 15 / 12 },
      paybackMonth: 2
    });
  });

  it('has no ratio to a cost of nothing, and is paid back at once', () => {
    expect(acquisitionReport(50, 0, 0, WORTH)).toMatchObject({
      cac: 0,
      ratio: null,
      paybackMonth: 0
    });
  });

  it('knows the cost without a forecast, and nothing of none won for a sum', () => {
    expect(acquisitionReport(5, 10, null, null)).toMatchObject({
      cac: 2,
      clv: null,
      ratio: null,
      paybackMonth: null
    });
    expect(acquisitionReport(0, 10, null, WORTH).cac).toBeNull();
  });
});

describe('paybackMonth', () => {
  it('is the first month that reaches the cost, 0 with the first order, null where none does', () => {
    expect(paybackMonth(COURSE, 12)).toBe(2);
    expect(paybackMonth(COURSE, 11)).toBe(1);
    expect(paybackMonth(COURSE, 8)).toBe(0);
    expect(paybackMonth(COURSE, 14.01)).toBeNull();
    expect(paybackMonth([], 0)).toBeNull();
  });
});

describe('moneyOf', () => {
  const of = (acquisition: AcquisitionCosts, settings: Partial<Settings> = {}) =>
    moneyOf(SHOP, { ...DEFAULT_SETTINGS, ...settings, acquisition }, WORTH).acquisition;
  const together: AcquisitionCosts = {
    dimension: null,
    per: 'span',
    costs: [{ value: null, amount: 72 }]
  };
  const onlyShop: Settings['filter'] = [
    {
      dimension: 'order:Channel',
      scope: 'customers',
      keep: { kind: 'values', values: ['shop'], except: false }
    }
  ];

  it('shares one sum by all new customers', () => {
    expect(of(together)).toMatchObject({ newCustomers: 6, cost: 72, cac: 12, paybackMonth: 2 });
  });

  it('does not lay the whole sum on the customers that a filter keeps', () => {
    expect(of(together, { filter: onlyShop })).toMatchObject({
      newCustomers: 2,
      cost: 24,
      cac: 12
    });
  });

  it('counts money that won nobody, but not against a part of the customers', () => {
    const byChannel: AcquisitionCosts = {
      dimension: 'order:Channel',
      per: 'span',
      costs: [
        { value: 'ad', amount: 40 },
        { value: 'shop', amount: 0 },
        { value: 'leaflet', amount: 20 }
      ]
    };
    expect(of(byChannel)).toMatchObject({ newCustomers: 6, cost: 60, cac: 10 });
    expect(of(byChannel, { filter: onlyShop })).toMatchObject({ cost: 0, cac: 0, ratio: null });
  });

  it('looks at the new customers of the days reported', () => {
    const days = { granularity: 'day' as const, from: 4, to: 5 };
    expect(of(together, days)).toMatchObject({ newCustomers: 2, cost: 72, cac: 36 });
  });

  it('says nothing where no cost is told', () => {
    expect(of({ ...together, costs: [] })).toBeNull();
    expect(moneyOf(SHOP, DEFAULT_SETTINGS, WORTH).acquisition).toBeNull();
  });
});
