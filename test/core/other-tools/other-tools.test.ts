import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderRecord } from '../../../src/core/orders/build-table';
import { orderTableFromRecords } from '../../../src/core/orders/build-table';
import { observeOrders } from '../../../src/core/orders/summary';
import { otherTools } from '../../../src/core/other-tools/other-tools';
import { analyse } from '../../../src/core/report';
import type { Proportion } from '../../../src/core/report-schema';
import type { OtherTools, ToolCode } from '../../../src/core/schema/other-tools';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { isoToDay } from '../../../src/core/time/calendar';

const orders = (customer: string, ...days: string[]): OrderRecord[] =>
  days.map((iso) => ({ customer, day: isoToDay(iso), amount: 10 }));

function toolsOf(records: OrderRecord[], end: string, window = 30): OtherTools {
  const table = orderTableFromRecords(records);
  const settings = {
    ...DEFAULT_SETTINGS,
    lapseWindowDays: window,
    observationEnd: isoToDay(end)
  };
  const { periods, cohorts } = analyse(table, settings);
  return otherTools(observeOrders(table, settings.observationEnd), periods, cohorts);
}

const figureOf = (tools: OtherTools, code: ToolCode): Proportion => {
  const found = tools.figures.find((figure) => figure.code === code);
  if (!found) throw new Error(`no ${code}`);
  return found.figure;
};

const share = (numerator: number, denominator: number): Partial<Proportion> => ({
  numerator,
  denominator,
  rate: numerator / denominator
});

describe('otherTools', () => {
  // The last complete month is April; W is 30 days.
  const shop = [
    // Active on 31 March; buys twice in April.
    ...orders('ann', '2024-01-05', '2024-03-20', '2024-04-02', '2024-04-20'),
    // Active on 31 March, and lost in April.
    ...orders('bob', '2024-03-10'),
    // Back after a lapse.
    ...orders('cia', '2024-01-10', '2024-04-15'),
    // First order and the second in April.
    ...orders('dan', '2024-04-03', '2024-04-25'),
    // First order in April, the second only in May.
    ...orders('eva', '2024-04-28', '2024-05-02'),
    // Once in January.
    ...orders('fay', '2024-01-20')
  ];
  const tools = toolsOf(shop, '2024-05-10');

  it('speaks of the last complete period', () => {
    expect([tools.from, tools.to]).toEqual(['2024-04-01', '2024-04-30']);
    // Active on 31 March: ann, bob; on 30 April of these: ann.
    expect(tools.own).toMatchObject(share(1, 2));
  });

  it('counts won-back customers as kept in the textbook formula', () => {
    // E = ann, cia, dan, eva; N = dan, eva; S = ann, bob.
    expect(figureOf(tools, 'textbook')).toMatchObject(share(2, 2));
  });

  it('lets the textbook formula exceed 1, without an interval', () => {
    const wonBack = toolsOf([...shop, ...orders('gus', '2024-01-08', '2024-04-09')], '2024-05-10');
    expect(figureOf(wonBack, 'textbook')).toMatchObject({
      ...share(3, 2),
      low: null,
      high: null,
      thin: true
    });
  });

  it('gives Shopify customers with two orders in their life, and the others two in the period', () => {
    // Buyers of April: ann, cia, dan, eva.
    expect(figureOf(tools, 'shopify-returning')).toMatchObject(share(3, 4));
    expect(figureOf(tools, 'repeat-in-period')).toMatchObject(share(2, 4));
  });

  it('gives Lifetimely those with a second order within 90 days, of those watched as long', () => {
    // Watched 90 days on 10 May: first order by 10 February: ann (75 days), cia (96), fay.
    expect(figureOf(tools, 'lifetimely-90')).toMatchObject(share(1, 3));
  });

  it('counts an order on day 90 within 90 days, and one on day 91 not', () => {
    const edges = toolsOf(
      [...orders('a', '2024-01-01', '2024-03-31'), ...orders('b', '2024-01-01', '2024-04-01')],
      '2024-06-30'
    );
    expect(figureOf(edges, 'lifetimely-90')).toMatchObject(share(1, 2));
  });

  it('tells "on" from "on or after" 30 days from the own start', () => {
    // Watched 60 days: ann, cia, fay and bob (60 days with both ends counted in: 10 March to 8 May).
    expect(figureOf(tools, 'rolling-30')).toMatchObject(share(0, 4));
    expect(figureOf(tools, 'mixpanel-unbounded')).toMatchObject(share(2, 4));
    const edges = toolsOf(
      [
        ...orders('a', '2024-01-01', '2024-01-30'), // Day 29
        ...orders('b', '2024-01-01', '2024-01-31'), // Day 30
        ...orders('c', '2024-01-01', '2024-02-29'), // Day 59
        ...orders('d', '2024-01-01', '2024-03-01') // Day 60
      ],
      '2024-02-29'
    );
    expect(figureOf(edges, 'rolling-30')).toMatchObject(share(2, 4));
    expect(figureOf(edges, 'mixpanel-unbounded')).toMatchObject(share(2, 4));
  });

  it('gives PostHog the calendar month after that of the first order, where it is over', () => {
    // January: ann, cia, fay → none in February; March: bob → not in April; April's May is open.
    expect(figureOf(tools, 'posthog-period')).toMatchObject(share(0, 4));
  });

  it('gives Peel all who came back to date, however young', () => {
    expect(figureOf(tools, 'peel-repurchase')).toMatchObject(share(4, 6));
  });

  it('has no figure of a period where none is complete', () => {
    const young = toolsOf(orders('a', '2024-01-05', '2024-01-09'), '2024-01-20');
    expect([young.from, young.to]).toEqual([null, null]);
    expect(young.own.rate).toBeNull();
    for (const code of ['textbook', 'shopify-returning', 'repeat-in-period'] as const) {
      expect(figureOf(young, code)).toMatchObject({ denominator: 0, rate: null });
    }
    expect(figureOf(young, 'peel-repurchase')).toMatchObject(share(1, 1));
  });

  it('has no retention where nobody can have lapsed yet', () => {
    const unmeasured = toolsOf(shop, '2024-05-10', 365);
    expect(unmeasured.own).toMatchObject({ rate: null, low: null, high: null });
    expect(figureOf(unmeasured, 'textbook').rate).toBeNull();
  });

  it('gives shares within their intervals, of numerators within their denominators, in any shop', () => {
    const anyOrder = fc.record({
      customer: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
      day: fc.integer({ min: 19000, max: 19400 }),
      amount: fc.constant(1)
    });
    fc.assert(
      fc.property(
        fc.array(anyOrder, { minLength: 1, maxLength: 40 }),
        fc.constantFrom('day', 'week', 'month', 'quarter', 'year' as const),
        (records, granularity) => {
          const table = orderTableFromRecords(records);
          const settings = { ...DEFAULT_SETTINGS, granularity, lapseWindowDays: 30 };
          const { periods, cohorts } = analyse(table, settings);
          const { figures } = otherTools(observeOrders(table, null), periods, cohorts);
          for (const { code, figure } of figures) {
            const { rate, low, high, numerator, denominator } = figure;
            if (code !== 'textbook') expect(numerator).toBeLessThanOrEqual(denominator);
            if (low === null || high === null || rate === null) continue;
            expect(rate).toBeGreaterThanOrEqual(low);
            expect(rate).toBeLessThanOrEqual(high);
          }
          const of = (code: ToolCode): number =>
            figures.find((figure) => figure.code === code)?.figure.numerator ?? NaN;
          // "On or after" holds "on"; two in the period are two in the life.
          expect(of('mixpanel-unbounded')).toBeGreaterThanOrEqual(of('rolling-30'));
          expect(of('shopify-returning')).toBeGreaterThanOrEqual(of('repeat-in-period'));
        }
      )
    );
  });
});
