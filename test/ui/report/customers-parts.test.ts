import { describe, expect, it } from 'vitest';
import type { CustomerPage } from '../../../src/core/schema/customers';
import type { Remembered } from '../../../src/state/browser-storage';
import { i18n } from '../../../src/state/i18n.svelte';
import { CustomersChoice } from '../../../src/ui/report/customers/choice.svelte';
import { chanceText, isMissed, ordersText } from '../../../src/ui/report/customers/columns';
import { partOf } from '../../../src/ui/report/customers/customers-file.svelte';
import { bandOf, historyLines, shortCounts } from '../../../src/ui/report/customers/detail-words';
import {
  listHeight,
  rowsInSight,
  scrollTopFor,
  TALLEST
} from '../../../src/ui/report/customers/row-window';
import { bare } from '../shared/languages';

const rows = (count: number) => ({ count, height: 40, viewHeight: 600 });

describe('rowsInSight', () => {
  it('draws what is seen and some way round it, however many rows there are', () => {
    for (const count of [20, 1000, 250_000, 5_000_000]) {
      const whole = listHeight(rows(count));
      for (const part of [0, 0.13, 0.5, 0.999, 1]) {
        const scrollTop = part * Math.max(0, whole - 600);
        const { start, end, first } = rowsInSight(rows(count), scrollTop);
        expect(start).toBeLessThanOrEqual(first);
        expect(end).toBeGreaterThanOrEqual(Math.min(count, first + 15));
        expect(end - start).toBeLessThan(40);
      }
    }
  });

  it('leaves rows where they are while the list is not too tall for a browser', () => {
    expect(listHeight(rows(250_000))).toBe(10_000_000);
    expect(rowsInSight(rows(250_000), 5_000_000).shift).toBe(0);
    expect(rowsInSight(rows(250_000), 5_000_000).first).toBe(125_000);
  });

  it('keeps a million rows within what a browser holds, and shows the first and the last', () => {
    const million = rows(1_000_000);
    expect(listHeight(million)).toBe(TALLEST);
    expect(rowsInSight(million, 0)).toMatchObject({ first: 0, shift: 0 });
    const end = rowsInSight(million, TALLEST - 600);
    expect(end.end).toBe(1_000_000);
    // The last row ends where the list ends.
    expect(1_000_000 * 40 + end.shift).toBeCloseTo(TALLEST, 3);
  });
});

describe('scrollTopFor', () => {
  it.each([1000, 1_000_000])('brings a row just into sight, of %i rows', (count) => {
    const all = rows(count);
    for (const row of [0, 14, 15, 500, count - 1]) {
      const scrollTop = scrollTopFor(all, scrollTopFor(all, 0, 300), row);
      const { first, shift } = rowsInSight(all, scrollTop);
      const top = row * 40 + shift - scrollTop;
      expect(top).toBeGreaterThan(-0.001);
      expect(top).toBeLessThan(600 - 40 + 0.001);
      expect(first).toBeLessThanOrEqual(row);
    }
  });

  it('does not scroll where the row is in sight', () => {
    expect(scrollTopFor(rows(1000), 400, 12)).toBe(400);
  });
});

describe('shortCounts', () => {
  it('sums up what is left where it is little', () => {
    const shown = shortCounts([0.5, 0.3, 0.16, 0.03, 0.01]);
    expect(shown.slice(0, 3)).toEqual([0.5, 0.3, 0.16]);
    expect(shown).toHaveLength(4);
    expect(shown[3]).toBeCloseTo(0.04, 12);
  });

  it('never has more than ten bars, and loses nothing', () => {
    const even = Array.from({ length: 30 }, () => 1 / 30);
    const shown = shortCounts(even);
    expect(shown).toHaveLength(10);
    expect(shown.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
  });

  it('leaves two counts as they are', () => {
    const [none, more] = shortCounts([0.99, 0.01]);
    expect(none).toBe(0.99);
    expect(more).toBeCloseTo(0.01, 12);
  });
});

describe('chanceText', () => {
  const textOf = async (locale: 'en' | 'fa' | 'hy', chance: number): Promise<string> => {
    await i18n.set(locale);
    return bare(chanceText(chance, i18n.m, i18n.f));
  };

  it('is never 0 or 100 percent: beyond a thousandth it says less or more', async () => {
    await i18n.complete();
    expect(await textOf('en', 1)).toBe('> 99.9%');
    expect(await textOf('en', 0)).toBe('< 0.1%');
    expect(await textOf('en', 0.0009)).toBe('< 0.1%');
    expect(await textOf('en', 0.001)).toBe('0.1%');
    expect(await textOf('en', 0.9985)).toBe('99.9%');
    expect(await textOf('en', 0.724)).toBe('72%');
    expect(await textOf('fa', 0.0001)).toBe('کمتر از ۰٫۱٪');
    expect(await textOf('hy', 0.9999)).toBe('> 99,9%');
  });
});

describe('ordersText', () => {
  it('tells few orders to two digits, and less than a hundredth as that', async () => {
    await i18n.set('en');
    const textOf = (orders: number): string => bare(ordersText(orders, i18n.m, i18n.f));
    expect([1.26, 0.62, 0.043, 0.01, 0.0099, 0].map(textOf)).toEqual([
      '1.3',
      '0.6',
      '0.04',
      '0.01',
      '< 0.01',
      '< 0.01'
    ]);
  });
});

describe('bandOf', () => {
  it('turns at one half, and is sure from nine of ten on', () => {
    expect([0.95, 0.9, 0.89, 0.5, 0.49, 0.1, 0.09].map(bandOf)).toEqual([
      'sure',
      'sure',
      'likely',
      'likely',
      'unlikely',
      'unlikely',
      'gone'
    ]);
  });
});

describe('historyLines', () => {
  it('has the newest first, refunds among the orders, and days between orders', () => {
    const page: Pick<CustomerPage, 'history' | 'refunds'> = {
      history: [
        { day: '2023-01-01', amount: 10 },
        { day: '2023-01-31', amount: 20 },
        { day: '2023-01-31', amount: 30 }
      ],
      refunds: [{ day: '2023-01-15', amount: -10 }]
    };
    expect(historyLines(page)).toEqual([
      { number: 3, day: '2023-01-31', amount: 30, gap: 0 },
      { number: 2, day: '2023-01-31', amount: 20, gap: 30 },
      { number: null, day: '2023-01-15', amount: -10, gap: null },
      { number: 1, day: '2023-01-01', amount: 10, gap: null }
    ]);
  });
});

function memory(kept: Record<string, string> = {}): Remembered {
  return {
    get: (key) => kept[key] ?? null,
    set: (key, value) => {
      kept[key] = value;
      return true;
    },
    remove: (key) => {
      Reflect.deleteProperty(kept, key);
    },
    keys: () => Object.keys(kept)
  };
}

describe('isMissed', () => {
  const report = { span: { observationEnd: '2024-06-30' } } as Parameters<typeof isMissed>[1];

  it('is an order whose day has passed and that nobody waits for, no late or coming one', () => {
    const missed = (nextOrder: string | null, overdueDays: number | null): boolean =>
      isMissed({ nextOrder, overdueDays }, report);
    expect(missed('2024-05-01', null)).toBe(true);
    expect(missed('2024-05-01', 60)).toBe(false);
    expect(missed('2024-07-01', null)).toBe(false);
    expect(missed('2024-07-01', 0)).toBe(false);
    expect(missed(null, null)).toBe(false);
  });
});

describe('CustomersChoice', () => {
  const AT_FIRST = ['firstOrder', 'averageOrderValue', 'expectedOrders', 'overdueDays'];

  it('remembers the columns that were put away, but never that of the names', () => {
    const kept = memory();
    const choice = new CustomersChoice(kept);
    expect([...choice.hidden]).toEqual(AT_FIRST);
    for (const column of ['averageOrderValue', 'expectedOrders', 'overdueDays'] as const) {
      choice.show(column, true);
    }
    choice.show('orders', false);
    choice.show('orders', true);
    choice.show('key', false);
    expect([...new CustomersChoice(kept).hidden]).toEqual(['firstOrder']);
  });

  it('shows all columns where all were wanted', () => {
    const kept = memory({ 'mandegar-customer-columns': '["key","nonsense",7]' });
    expect(new CustomersChoice(kept).hidden.size).toBe(0);
  });

  it.each(['', 'no json', '{}', 'null'])('begins anew where %j is remembered', (text) => {
    const kept = memory({ 'mandegar-customer-columns': text });
    expect([...new CustomersChoice(kept).hidden]).toEqual(AT_FIRST);
  });

  it('turns the order round the second time, and begins names with the first', () => {
    const choice = new CustomersChoice(memory());
    choice.sortBy('orders');
    expect(choice.order('', true)).toMatchObject({ sort: 'orders', descending: true });
    choice.sortBy('orders');
    expect(choice.descending).toBe(false);
    choice.sortBy('key');
    expect(choice.order('', true)).toMatchObject({ sort: 'key', descending: false });
  });

  it('puts those longest overdue first, and does without what a forecast has to tell', () => {
    const choice = new CustomersChoice(memory());
    choice.choose('overdue');
    expect(choice.order('', true)).toMatchObject({
      list: 'overdue',
      sort: 'nextOrder',
      descending: false
    });
    expect(choice.order('', false)).toMatchObject({
      list: 'all',
      sort: 'revenue',
      descending: true
    });
    choice.choose('once');
    choice.sortBy('orders');
    expect(choice.order('', false)).toMatchObject({ list: 'once', sort: 'orders' });
  });
});

describe('partOf', () => {
  it('says the list, and of a search only that there was one', () => {
    expect(partOf({ list: 'all', search: '' })).toBe('customers');
    expect(partOf({ list: 'leaving-best', search: '' })).toBe('customers-leaving-best');
    expect(partOf({ list: 'all', search: 'Anna' })).toBe('customers-search');
  });
});
