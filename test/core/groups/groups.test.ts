import { describe, expect, it } from 'vitest';
import { groupsBy } from '../../../src/core/groups/groups';
import { SeededRandom } from '../../../src/core/math/random';
import { orderTableFromRecords } from '../../../src/core/orders/build-table';
import type { OrderTable } from '../../../src/core/orders/order-table';
import { StringPacker } from '../../../src/core/orders/packed-strings';
import { analyse } from '../../../src/core/report';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { isoToDay } from '../../../src/core/time/calendar';
import { flagRates, simulateShop } from './simulate';

/** One order of each customer on successive days, with a text each ('' is blank). */
function shopOf(texts: readonly string[]): OrderTable {
  const records = texts.map((_, i) => ({
    customer: String(i).padStart(4, '0'),
    day: i,
    amount: 5
  }));
  const known = [...new Set(texts)].filter((text) => text !== '');
  const packer = new StringPacker();
  for (const text of known) packer.add(text);
  return {
    ...orderTableFromRecords(records),
    attributes: [
      {
        name: 'City',
        role: 'city',
        per: 'order',
        kind: 'category',
        codes: Uint8Array.from(texts, (text) => known.indexOf(text) + 1),
        values: packer.pick(Uint32Array.from(known.keys()))
      }
    ]
  };
}

describe('groupsBy', () => {
  it('has the largest groups first, those of equal size by their text, and the 13th and smaller in other', () => {
    const cities = Array.from({ length: 15 }, (_, i) => String.fromCharCode(111 - i));
    const texts = [...cities, 'd', 'd', 'k', '', '', ''];
    const { groups, other, otherGroups, all } = groupsBy(
      shopOf(texts),
      DEFAULT_SETTINGS,
      'order:City'
    );
    expect(groups.map(({ text }) => text)).toEqual([...['', 'd', 'k'], ...'abcefghij']);
    expect(groups[0]).toMatchObject({
      keep: { kind: 'values', values: [''], except: false },
      customers: 3
    });
    expect(otherGroups).toBe(4);
    expect(other).toMatchObject({ keep: null, text: null, customers: 4, against: null });
    expect(all).toMatchObject({ keep: null, text: null, customers: 21, orders: 21, revenue: 105 });
  });

  it('has weekdays from Monday, whatever their size', () => {
    // 1970-01-01 was a Thursday.
    const { groups } = groupsBy(
      shopOf(['x', 'x', 'x', 'x', 'x', 'x', 'x', 'x']),
      DEFAULT_SETTINGS,
      'first-weekday'
    );
    expect(groups.map(({ text, customers }) => [text, customers])).toEqual([
      ['1', 1],
      ['2', 1],
      ['3', 1],
      ['4', 2],
      ['5', 1],
      ['6', 1],
      ['7', 1]
    ]);
  });

  it('counts of from–to the customers who began in it, with what they bought later', () => {
    const table = orderTableFromRecords([
      { customer: 'early', day: isoToDay('2024-01-10'), amount: 1 },
      { customer: 'early', day: isoToDay('2024-02-10'), amount: 1 },
      { customer: 'new', day: isoToDay('2024-02-11'), amount: 10 },
      { customer: 'new', day: isoToDay('2024-04-01'), amount: 30 },
      { customer: 'late', day: isoToDay('2024-03-01'), amount: 1 }
    ]);
    const february = isoToDay('2024-02-15');
    const settings = { ...DEFAULT_SETTINGS, from: february, to: february };
    const { groups, all } = groupsBy(table, settings, 'first-day');
    expect(all).toMatchObject({ customers: 1, orders: 2, revenue: 40, meanAgeDays: 50 });
    expect(groups.map(({ keep }) => keep)).toEqual([
      { kind: 'range', from: isoToDay('2024-02-01'), below: isoToDay('2024-03-01') }
    ]);
  });

  it('has the retention of the report over all groups', () => {
    const table = simulateShop(new SeededRandom(3), { customers: 300, shares: [0.5, 0.5] });
    const tile = analyse(table, DEFAULT_SETTINGS).tiles.find(({ key }) => key === 'retentionRate');
    const { all, groups } = groupsBy(table, DEFAULT_SETTINGS, 'order:Group');
    expect(all.retention.numerator).toBe(tile?.numerator);
    expect(all.retention.denominator).toBe(tile?.denominator);
    expect(all.retention.denominator).toBe(
      groups.reduce((sum, { retention }) => sum + retention.denominator, 0)
    );
  });

  it('refuses a dimension that the data do not have', () => {
    expect(() => groupsBy(shopOf(['x']), DEFAULT_SETTINGS, 'order:Colour')).toThrow(RangeError);
  });

  it('tests nothing of one group, or of groups below 10 customers', () => {
    const few = [...Array<string>(30).fill('x'), ...Array<string>(9).fill('y')];
    expect(groupsBy(shopOf(few), DEFAULT_SETTINGS, 'order:City').test).toBeNull();
    const blank = [...Array<string>(30).fill('x'), ...Array<string>(30).fill('')];
    expect(groupsBy(shopOf(blank), DEFAULT_SETTINGS, 'order:City').test).toBeNull();
  });

  it('takes two groups that are all customers as one question, three as three', () => {
    const two = simulateShop(new SeededRandom(4), { customers: 200, shares: [0.6, 0.4] });
    const [a, b] = groupsBy(two, DEFAULT_SETTINGS, 'order:Group').groups;
    expect(a?.against?.adjustedP).toBe(a?.against?.p);
    expect(b?.against?.p).toBeCloseTo(a?.against?.p ?? NaN, 9);
    const three = simulateShop(new SeededRandom(4), { customers: 300, shares: [0.4, 0.3, 0.3] });
    const { groups, test } = groupsBy(three, DEFAULT_SETTINGS, 'order:Group');
    const smallest = Math.min(...groups.map(({ against }) => against?.p ?? NaN));
    const adjusted = Math.min(...groups.map(({ against }) => against?.adjustedP ?? NaN));
    expect(adjusted).toBeCloseTo(Math.min(1, 3 * smallest), 12);
    expect(test).toMatchObject({ groups: 3, degreesOfFreedom: 2 });
  });

  it('finds a difference where the first group buys three times as often', () => {
    const table = simulateShop(new SeededRandom(8), {
      customers: 600,
      shares: [0.3, 0.4, 0.3],
      effect: 3
    });
    const { groups, test } = groupsBy(table, DEFAULT_SETTINGS, 'order:Group');
    const first = groups.find(({ text }) => text === 'group 0');
    expect(first?.against?.adjustedP).toBeLessThan(0.001);
    expect(first?.against?.low).toBeGreaterThan(0);
    expect(test?.differing).toBeGreaterThanOrEqual(1);
  });

  it.each([
    ['three groups', { customers: 120, shares: [0.5, 0.3, 0.2] }],
    [
      'many small groups beside a large one',
      { customers: 300, shares: [0.6, ...Array<number>(8).fill(0.05)] }
    ]
  ])(
    'finds a difference where there is none in about one of twenty shops at most: %s',
    (_, shop) => {
      // 0.05 and three standard errors of a share of 0.05 in 200; the bench takes 10,000.
      expect(flagRates(200, 11, shop).anyGroup).toBeLessThan(0.05 + 3 * 0.0154);
    }
  );
});
