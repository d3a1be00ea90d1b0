import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../../src/core/annotation';
import { eventEffects } from '../../../src/core/events/event-effects';
import { eventWindow } from '../../../src/core/events/event-window';
import { newcombeInterval } from '../../../src/core/math/intervals';
import { SeededRandom } from '../../../src/core/math/random';
import type { OrderRecord } from '../../../src/core/orders/build-table';
import { orderTableFromRecords } from '../../../src/core/orders/build-table';
import { observeOrders } from '../../../src/core/orders/summary';
import type {
  EventEffect,
  EventMeasure,
  EventMeasureKey
} from '../../../src/core/schema/event-effect';

const EVENT = 20_000;

const event = (day: number, lastDay: number | null = null, id = 'e'): Annotation => ({
  id,
  kind: 'campaign',
  day,
  lastDay,
  text: ''
});

function effectOf(records: OrderRecord[], end: number, window = 30): EventEffect {
  const observed = observeOrders(orderTableFromRecords(records), end);
  const [effect] = eventEffects(observed, [event(EVENT)], window);
  if (!effect) throw new Error('no effect');
  return effect;
}

const measureOf = (effect: EventEffect, key: EventMeasureKey): EventMeasure => {
  const found = effect.measures.find((measure) => measure.key === key);
  if (!found) throw new Error(`no ${key}`);
  return found;
};

describe('eventWindow', () => {
  it('takes whole weeks, at most 90 days', () => {
    expect(eventWindow(1000, 0, 5000)).toEqual({
      beforeFrom: 916,
      beforeTo: 999,
      afterFrom: 1000,
      afterTo: 1083,
      days: 84
    });
  });

  it('is limited by the first day and by the observation end, alike on both sides', () => {
    expect(eventWindow(1000, 980, 5000)?.days).toBe(14);
    expect(eventWindow(1000, 0, 1034)?.days).toBe(35);
  });

  it('needs 14 days on both sides', () => {
    expect(eventWindow(1000, 986, 1013)?.days).toBe(14);
    expect(eventWindow(1000, 987, 1013)).toBeNull();
    expect(eventWindow(1000, 986, 1012)).toBeNull();
  });
});

describe('eventEffects', () => {
  // 14 days on each side. Before: a new customer a day, who pays 10. After: two, who pay 10 and 30.
  const launch: OrderRecord[] = [];
  for (let d = -14; d < 14; d++) {
    launch.push({ customer: `a${d}`, day: EVENT + d, amount: 10 });
    if (d >= 0) launch.push({ customer: `b${d}`, day: EVENT + d, amount: 30 });
  }
  const effect = effectOf(launch, EVENT + 13);

  it('names its days as ISO dates', () => {
    // Day 20,000 is 4 October 2024.
    expect(effect.days).toEqual({
      beforeFrom: '2024-09-20',
      beforeTo: '2024-10-03',
      afterFrom: '2024-10-04',
      afterTo: '2024-10-17'
    });
  });

  it('counts new customers, orders and revenue a day', () => {
    expect(measureOf(effect, 'newCustomersPerDay')).toMatchObject({
      before: 1,
      after: 2,
      difference: 1,
      beforeCount: 14,
      afterCount: 28
    });
    expect(measureOf(effect, 'ordersPerDay')).toMatchObject({ before: 1, after: 2 });
    expect(measureOf(effect, 'revenuePerDay')).toMatchObject({
      before: 10,
      after: 40,
      difference: 30
    });
  });

  it('never takes weeks that happen to be alike for certainty', () => {
    // Weeks of 7 and 7, 14 and 14 have no variance; a Poisson process of 14 and 28 has √(14 + 28) / 14.
    const { low, high } = measureOf(effect, 'ordersPerDay');
    expect((high ?? 0) - (low ?? 0)).toBeGreaterThan((2 * 1.96 * Math.sqrt(14 + 28)) / 14);
  });

  it('gives the mean amount of an order', () => {
    expect(measureOf(effect, 'averageOrderValue')).toMatchObject({
      before: 10,
      after: 20,
      difference: 10,
      unit: 'money'
    });
  });

  it('counts refunds without an order in the revenue, not in the mean amount', () => {
    const table = orderTableFromRecords(launch);
    table.adjustments = {
      customer: Uint32Array.of(0),
      day: Int32Array.of(EVENT + 3),
      amount: Float64Array.of(-14)
    };
    const [refunded] = eventEffects(observeOrders(table, EVENT + 13), [event(EVENT)], 30);
    if (!refunded) throw new Error('no effect');
    expect(measureOf(refunded, 'revenuePerDay').after).toBe(39);
    expect(measureOf(refunded, 'averageOrderValue').after).toBe(20);
  });

  it('gives the share of orders that are not a first one', () => {
    const records: OrderRecord[] = [];
    for (let i = 0; i < 40; i++) {
      records.push({ customer: `old${i}`, day: EVENT - 60, amount: 1 });
      // Every fourth order before is of an old customer; after, all but every fourth.
      const day = EVENT - 1 - (i % 20);
      records.push({ customer: i % 4 === 0 ? `old${i}` : `n${i}`, day, amount: 1 });
      const later = EVENT + (i % 20);
      records.push({ customer: i % 4 === 0 ? `m${i}` : `old${i}`, day: later, amount: 1 });
    }
    // 21 days on each side.
    const share = measureOf(effectOf(records, EVENT + 20), 'returningOrderShare');
    expect(share).toMatchObject({ before: 0.25, after: 0.75, beforeCount: 40, afterCount: 40 });
    // Every customer has one order in a side, and weeks are nearly alike: nearly as good as single orders.
    const plain = newcombeInterval(30, 40, 10, 40);
    expect(share.low).toBeLessThanOrEqual(plain.low);
    expect(share.low).toBeGreaterThan(plain.low - 0.1);
    expect(share.significant).toBe(true);
  });

  it('finds nothing in a share that differs as much from week to week', () => {
    const records: OrderRecord[] = [];
    for (let i = 0; i < 120; i++) {
      records.push({ customer: `old${i}`, day: EVENT - 90, amount: 1 });
      const week = Math.floor(i / 20);
      // Of 20 orders a week, in turn 2 and 18 are of old customers; 6 weeks, of which the last 3 are after.
      const returning = i % 20 < (week === 0 || week === 2 || week === 4 ? 2 : 18);
      const day = EVENT - 21 + 7 * week + (i % 7);
      records.push({ customer: returning ? `old${i}` : `n${i}`, day, amount: 1 });
    }
    const share = measureOf(effectOf(records, EVENT + 20), 'returningOrderShare');
    expect(share).toMatchObject({ before: 22 / 60, after: 38 / 60, significant: false });
    // Single orders would have told them apart.
    expect(newcombeInterval(38, 60, 22, 60).low).toBeGreaterThan(0);
  });

  it('counts second orders within 30 days only where these end in the side', () => {
    const records: OrderRecord[] = [{ customer: 'start', day: EVENT - 300, amount: 1 }];
    const add = (name: string, first: number, second: number | null): void => {
      records.push({ customer: name, day: EVENT + first, amount: 1 });
      if (second !== null) records.push({ customer: name, day: EVENT + second, amount: 1 });
    };
    // 42 days on each side: first orders from −42 to −31 and from 0 to 11 are watched.
    add('a', -42, -12); // Day 30: within.
    add('b', -42, -11); // Day 31: not.
    add('c', -31, null);
    add('d', -30, -29); // Its 30 days end on the day of the event.
    add('e', 0, 1);
    add('f', 11, 41);
    add('g', 12, 13); // Its 30 days end after the side.
    const share = measureOf(effectOf(records, EVENT + 41), 'secondWithin30');
    expect(share).toMatchObject({ before: 1 / 3, beforeCount: 3, after: 1, afterCount: 2 });
    expect(share.low).toBe(newcombeInterval(2, 2, 1, 3).low);
  });

  it('has no share of second orders where a side is shorter than 31 days', () => {
    expect(measureOf(effect, 'secondWithin30')).toMatchObject({
      before: null,
      after: null,
      difference: null,
      low: null,
      high: null,
      significant: false
    });
  });

  it('has no measures with fewer than 14 days', () => {
    expect(effectOf(launch, EVENT + 12)).toMatchObject({ days: null, measures: [] });
  });

  it('tells other events within the days compared', () => {
    const observed = observeOrders(orderTableFromRecords(launch), EVENT + 13);
    const overlaps = (other: Annotation): boolean | undefined =>
      eventEffects(observed, [event(EVENT), other], 30)[0]?.overlaps;
    expect(overlaps(event(EVENT + 13, null, 'o'))).toBe(true);
    expect(overlaps(event(EVENT + 14, null, 'o'))).toBe(false);
    expect(overlaps(event(EVENT - 15, null, 'o'))).toBe(false);
    expect(overlaps(event(EVENT - 40, EVENT - 14, 'o'))).toBe(true);
  });

  it('tells where the days before begin within W of the first order', () => {
    const records = [{ customer: 'first', day: EVENT - 114, amount: 1 }, ...launch];
    expect(effectOf(records, EVENT + 13, 100).nearStart).toBe(false);
    expect(effectOf(records, EVENT + 13, 101).nearStart).toBe(true);
  });

  it('flags no more than chance where nothing changed, in a shop that sells in bursts', () => {
    // Poisson days with a rate that a gamma of shape 2 moves by the week, and doubled on weekends.
    const random = new SeededRandom(4);
    const poisson = (mean: number): number => {
      let count = 0;
      for (let t = random.exponential(); t < mean; t += random.exponential()) count++;
      return count;
    };
    const runs = 200;
    const flagged = new Map<EventMeasureKey, number>();
    for (let run = 0; run < runs; run++) {
      const records: OrderRecord[] = [];
      let next = 0;
      for (let week = -13; week < 12; week++) {
        const rate = random.gamma(2);
        for (let weekday = 0; weekday < 7; weekday++) {
          const day = EVENT + 7 * week + weekday;
          for (let left = poisson(rate * (weekday > 4 ? 2 : 1)); left > 0; left--) {
            const returning = next > 0 && random.uniform() < 0.4;
            const customer = returning ? Math.floor(random.uniform() * next) : next++;
            const amount = Math.exp(3 + 0.8 * random.normal());
            records.push({ customer: `c${customer}`, day, amount });
          }
        }
      }
      for (const { key, significant } of effectOf(records, EVENT + 83).measures) {
        if (significant) flagged.set(key, (flagged.get(key) ?? 0) + 1);
      }
    }
    // 5% of 200 is 10 ± 3.1; three of these above it. Newcomers really grow fewer as old ones add up.
    for (const key of ['ordersPerDay', 'revenuePerDay', 'averageOrderValue'] as const) {
      expect(flagged.get(key) ?? 0).toBeLessThan(20);
    }
    expect(flagged.get('ordersPerDay') ?? 0).toBeGreaterThan(0);
  });
});
