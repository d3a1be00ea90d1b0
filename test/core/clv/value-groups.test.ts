import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../src/core/answer';
import { valueByGroup } from '../../../src/core/clv/value-groups';
import { SeededRandom } from '../../../src/core/math/random';
import { orderTableFromRecords } from '../../../src/core/orders/build-table';
import type { CustomerSummary } from '../../../src/core/orders/customer-summary';
import type { OrderTable } from '../../../src/core/orders/order-table';
import { StringPacker } from '../../../src/core/orders/packed-strings';
import type { ForecastProgress } from '../../../src/core/questions';
import type { ValueGroup } from '../../../src/core/schema/value-groups';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/core/settings';
import { isoToDay } from '../../../src/core/time/calendar';
import { betaGeometricLife } from './simulate';

const FIRST = isoToDay('2022-01-01');
const DAYS = 700;

interface Kind {
  city: string;
  customers: number;
  /** Chance to leave after an order, about. */
  leaving: number;
  amount: number;
}

/** Customers of some cities, who differ in how soon they leave and in what they pay. */
function simulate(kinds: readonly Kind[], seed: number): OrderTable {
  const random = new SeededRandom(seed);
  const records: { customer: string; day: number; amount: number }[] = [];
  const cityOf = new Map<number, number>();
  kinds.forEach(({ city, customers, leaving, amount }, k) => {
    const shape = { r: 1, alpha: 8, a: 2 * leaving, b: 2 * (1 - leaving) };
    const life = betaGeometricLife(shape, true);
    for (let c = 0; c < customers; c++) {
      const start = Math.floor(random.uniform() * (DAYS - 60));
      const { times } = life(random, (DAYS - start) / 7);
      for (const time of [0, ...times]) {
        const day = Math.min(DAYS, start + Math.round(time * 7));
        // Told apart by the last digits of the amount: the table has an order of its own.
        const own = Math.round(amount * (0.5 + random.uniform())) + (k + 1) / 1024;
        cityOf.set(own % 1, k + 1);
        records.push({ customer: `${city} ${c}`, day: FIRST + day, amount: own });
      }
    }
  });
  const table = orderTableFromRecords(records);
  const packer = new StringPacker();
  for (const { city } of kinds) packer.add(city);
  const firsts = Array.from({ length: table.customerCount }, (_, c) => table.offsets[c] ?? 0);
  return {
    ...table,
    attributes: [
      {
        name: 'City',
        role: 'city',
        per: 'customer',
        kind: 'category',
        codes: Uint8Array.from(firsts, (i) => cityOf.get((table.amount[i] ?? 0) % 1) ?? 0),
        values: packer.pick(Uint32Array.from(kinds.keys()))
      }
    ]
  };
}

const SHOP = simulate(
  [
    { city: 'Loyal', customers: 150, leaving: 0.1, amount: 60 },
    { city: 'Fleeting', customers: 140, leaving: 0.6, amount: 30 },
    { city: 'Rare', customers: 25, leaving: 0.5, amount: 30 }
  ],
  11
);
const progress: ForecastProgress[] = [];
const ask = (settings: Partial<Settings> = {}, table = SHOP) =>
  valueByGroup(table, { ...DEFAULT_SETTINGS, ...settings }, 'customer:City', (step) => {
    progress.push(step);
  });
const ANSWER = ask({ grossMargin: 0.5 });
const [loyal, fleeting, rare] = ANSWER.groups as [ValueGroup, ValueGroup, ValueGroup];

const total = (of: (group: ValueGroup) => number | undefined): number =>
  ANSWER.groups.reduce((sum, group) => sum + (of(group) ?? NaN), 0);

describe('valueByGroup', () => {
  it('has a group for each value, by falling number of customers, and all of them', () => {
    expect(ANSWER.groups.map(({ text, customers }) => [text, customers])).toEqual([
      ['Loyal', 150],
      ['Fleeting', 140],
      ['Rare', 25]
    ]);
    expect(ANSWER).toMatchObject({ dimension: 'customer:City', forecast: true, other: null });
    expect(ANSWER.all.customers).toBe(315);
    expect(loyal.keep).toEqual({ kind: 'values', values: ['Loyal'], except: false });
  });

  it('tells the margin to date', () => {
    const revenue = SHOP.amount.reduce((sum, amount) => sum + amount, 0);
    expect(ANSWER.all.historicPerCustomer).toBeCloseTo((revenue * 0.5) / 315, 8);
    const groups = total(
      ({ historicPerCustomer, customers }) => (historicPerCustomer ?? NaN) * customers
    );
    expect(groups).toBeCloseTo(revenue * 0.5, 6);
  });

  it('adds up to the forecast of all customers', () => {
    const { all } = ANSWER;
    expect(total(({ expectedOrders }) => expectedOrders?.value)).toBeCloseTo(
      all.expectedOrders?.value ?? 0,
      3
    );
    const value = total(({ expectedValue }) => expectedValue?.value);
    expect(value / (all.expectedValue?.value ?? 1)).toBeCloseTo(1, 4);
    const alive = total(({ pAlive, customers }) => (pAlive ?? NaN) * customers);
    expect(alive / 315).toBeCloseTo(all.pAlive ?? 0, 10);
    expect(loyal.valuePerCustomer?.value).toBeCloseTo((loyal.expectedValue?.value ?? 0) / 150, 8);
  });

  it('values newcomers by a model of their own group, with intervals that tell unlike groups apart', () => {
    expect(loyal.newcomer?.low).toBeGreaterThan(fleeting.newcomer?.high ?? Infinity);
    expect(loyal.newcomer?.low).toBeLessThan(loyal.newcomer?.value ?? 0);
    // First orders alone bring half of 60 and 30.
    expect(loyal.newcomer?.value).toBeGreaterThan(30);
    expect(fleeting.newcomer?.value).toBeGreaterThan(15);
    expect(fleeting.newcomer?.value).toBeLessThan(30);
  });

  it('has no model of a group in which fewer than 30 have bought again', () => {
    expect(rare.newcomer).toBeNull();
    expect(rare.expectedOrders?.value).toBeGreaterThan(0);
  });

  it('tells how far it is, to the end', () => {
    const own = progress.filter(({ step }) => step === 'groups');
    expect(own.at(-1)).toMatchObject({ done: 4, of: 4 });
  });

  it('sets the cost of each group against what its newcomers bring', () => {
    const acquisition: Settings['acquisition'] = {
      dimension: 'customer:City',
      per: 'span',
      costs: [
        { value: 'Loyal', amount: 1500 },
        { value: 'Fleeting', amount: 2100 }
      ]
    };
    const { groups, all } = ask({ grossMargin: 0.5, acquisition });
    expect(groups[0]?.acquisition).toMatchObject({ newCustomers: 150, cost: 1500, cac: 10 });
    expect(groups[0]?.acquisition?.ratio?.value).toBeCloseTo((loyal.newcomer?.value ?? 0) / 10, 8);
    expect(groups[0]?.acquisition?.paybackMonth).toBe(0);
    expect(groups[1]?.acquisition?.cac).toBe(15);
    expect(groups[2]?.acquisition).toBeNull();
    // The cost of one city is not told, so that of all is not known.
    expect(all.acquisition).toBeNull();
    const rest = { value: 'Rare', amount: 180 };
    const whole = ask({
      grossMargin: 0.5,
      acquisition: { ...acquisition, costs: [...acquisition.costs, rest] }
    });
    expect(whole.all.acquisition).toMatchObject({ newCustomers: 315, cost: 3780, cac: 12 });
  });

  it('counts the new customers of the days reported, and values all that are there', () => {
    const acquisition: Settings['acquisition'] = {
      dimension: 'customer:City',
      per: 'customer',
      costs: [{ value: 'Loyal', amount: 10 }]
    };
    const from = FIRST + 365;
    const { groups } = ask({ grossMargin: 0.5, acquisition, from });
    const won = groups[0]?.acquisition?.newCustomers ?? 0;
    expect(won).toBeGreaterThan(0);
    expect(won).toBeLessThan(150);
    expect(groups[0]?.acquisition?.cost).toBe(10 * won);
    expect(groups[0]).toMatchObject({ customers: 150, expectedOrders: loyal.expectedOrders });
  });

  it('says what has been where nothing can be forecast', () => {
    const few = simulate([{ city: 'Rare', customers: 25, leaving: 0.5, amount: 30 }], 3);
    const acquisition: Settings['acquisition'] = {
      dimension: null,
      per: 'span',
      costs: [{ value: null, amount: 100 }]
    };
    const answer = ask({ acquisition }, few);
    expect(answer.forecast).toBe(false);
    expect(answer.groups[0]).toMatchObject({
      customers: 25,
      pAlive: null,
      expectedOrders: null,
      newcomer: null
    });
    expect(answer.all.historicPerCustomer).toBeGreaterThan(0);
    expect(answer.all.acquisition).toMatchObject({ newCustomers: 25, cac: 4, clv: null });
  });

  it('refuses a dimension that is not there, and a list of customers', () => {
    const question = { kind: 'value-groups', dimension: 'order:None' } as const;
    expect(() => answerQuestion(SHOP, DEFAULT_SETTINGS, question)).toThrow('order:None');
    const list: CustomerSummary = {
      customerCount: 1,
      keys: SHOP.keys,
      firstDay: null,
      lastDay: null,
      orders: Uint32Array.of(1),
      revenue: Float64Array.of(1),
      frequency: null,
      recency: null,
      age: null,
      monetary: null,
      timeUnitDays: null,
      observationEnd: null,
      attributes: []
    };
    expect(() => answerQuestion(list, DEFAULT_SETTINGS, question)).toThrow(RangeError);
  });
});
