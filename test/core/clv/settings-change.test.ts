import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../src/core/answer';
import { SeededRandom } from '../../../src/core/math/random';
import type { Attribute, OrderTable } from '../../../src/core/orders/order-table';
import type { Question } from '../../../src/core/questions';
import type { CustomersPage } from '../../../src/core/schema/customers';
import type { Forecast } from '../../../src/core/schema/forecast';
import { completeSettings, DEFAULT_SETTINGS, type Settings } from '../../../src/core/settings';
import { END, simulateOrders, tableOf } from './simulate-orders';

const ORDERS = simulateOrders(130, 300, new SeededRandom(8));

/** The same orders as a table of its own, of which nothing is remembered; costs are 60% of each amount. */
function shop(): OrderTable {
  const table = tableOf(ORDERS);
  const costs: Attribute = {
    name: 'COGS',
    role: 'cost',
    per: 'order',
    kind: 'number',
    values: table.amount.map((amount) => 0.6 * amount)
  };
  return { ...table, attributes: [costs] };
}

const BASE: Settings = { ...DEFAULT_SETTINGS, observationEnd: END };
const CUSTOMERS: Question = {
  kind: 'customers',
  forecast: true,
  sort: 'expectedValue',
  descending: true,
  list: 'all',
  search: '',
  from: 0,
  count: 5
};
const QUESTIONS: readonly Question[] = [
  { kind: 'forecast' },
  CUSTOMERS,
  { kind: 'value-groups', dimension: 'first-weekday' }
];

const ask = (table: OrderTable, settings: Settings): unknown[] =>
  QUESTIONS.map((question) => answerQuestion(table, settings, question));

describe('answers about what is to come', () => {
  it('are those of the settings at hand, whatever was asked before', () => {
    const table = shop();
    const seen = new Set([JSON.stringify(ask(table, BASE))]);
    const changes: Partial<Settings>[] = [
      { observationEnd: END - 30 },
      {
        filter: [
          {
            dimension: 'first-amount',
            scope: 'customers',
            keep: { kind: 'range', from: 15, below: null }
          }
        ]
      },
      {
        priceIndex: {
          calendar: 'gregory',
          base: '2024-10',
          months: [
            { month: '2024-03', index: 80 },
            { month: '2024-10', index: 100 }
          ]
        }
      },
      { horizonMonths: 6 },
      { annualDiscountRate: 0.3 },
      { grossMargin: 0.5 },
      { marginFrom: 'costs' }
    ];
    for (const change of changes) {
      const settings = { ...BASE, ...change };
      const answers = ask(table, settings);
      expect(answers).toEqual(ask(shop(), settings));
      seen.add(JSON.stringify(answers));
    }
    // Each of them changes something: nothing was compared with itself.
    expect(seen.size).toBe(1 + changes.length);
    expect(seen).toContain(JSON.stringify(ask(table, BASE)));
  });

  it('take values, and the bounds of them, by the margin that the costs leave', () => {
    const table = shop();
    const page = (settings: Partial<Settings>): CustomersPage =>
      answerQuestion(table, { ...BASE, ...settings }, CUSTOMERS) as CustomersPage;
    const revenue = page({}).rows;
    // A margin typed before does not count then.
    page({ grossMargin: 0.9, marginFrom: 'costs' }).rows.forEach((row, i) => {
      for (const column of ['expectedValue', 'valueLow', 'valueHigh'] as const) {
        expect(row[column]).toBeCloseTo(0.4 * (revenue[i]?.[column] ?? NaN), 9);
      }
    });
  });

  it('look as far as they can where a lifetime is asked for and nothing is discounted', () => {
    const table = shop();
    const endless = { ...BASE, horizonMonths: null, annualDiscountRate: 0 };
    const [forecast, customers] = ask(table, endless) as [Forecast, CustomersPage];
    expect(forecast.settings.horizonMonths).toBe(36);
    expect(customers.horizonMonths).toBe(36);
    expect(ask(table, endless)).toEqual(ask(table, { ...endless, horizonMonths: 36 }));
  });

  it('are there for the settings of a session from before there were any for them', () => {
    const { granularity, calendar, weekStart, filter, grossMargin } = BASE;
    const old = { granularity, calendar, weekStart, filter, grossMargin, observationEnd: END };
    const table = shop();
    expect(ask(table, completeSettings(old))).toEqual(ask(table, BASE));
  });
});
