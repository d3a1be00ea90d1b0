import { describe, expect, it } from 'vitest';
import type { LayoutOptions, ReadOptions } from '../../src/core/ingest/reading';
import type { OrderTable } from '../../src/core/orders/order-table';
import { dayToIso } from '../../src/core/time/calendar';
import { readFiles, type ReadOutcome } from '../../src/worker/reader';
import { HOMEMADE_LAYOUTS } from '../fixtures/generator/homemade';
import { headingsOf, LAYOUT_IDS, type WrittenLayout } from '../fixtures/generator/layout';
import { MARKET_LAYOUTS } from '../fixtures/generator/markets';
import { PEOPLE, SALES, type Expected } from '../fixtures/generator/shop';
import { SHOP_LAYOUTS } from '../fixtures/generator/shops';
import { writeTable } from '../fixtures/generator/write';

const LAYOUTS = [...SHOP_LAYOUTS, ...MARKET_LAYOUTS, ...HOMEMADE_LAYOUTS];

/** What a table holds, whatever the customers are called in it. */
function contents(table: OrderTable): Expected {
  const customers: string[] = [];
  for (let c = 0; c < table.customerCount; c++) {
    const orders: string[] = [];
    for (let i = table.offsets[c] ?? 0; i < (table.offsets[c + 1] ?? 0); i++) {
      orders.push(`${dayToIso(table.day[i] ?? 0)} ${(table.amount[i] ?? Number.NaN).toFixed(2)}`);
    }
    customers.push(orders.sort().join(' | '));
  }
  const { day, amount } = table.adjustments;
  const adjustments = Array.from(
    day,
    (one, i) => `${dayToIso(one)} ${(amount[i] ?? 0).toFixed(2)}`
  );
  return { customers: customers.sort(), adjustments: adjustments.sort() };
}

function read({ bytes }: WrittenLayout, answer: LayoutOptions = {}): Promise<ReadOutcome> {
  const options: ReadOptions = { layouts: { '*': answer } };
  return readFiles([new File([bytes], 'export.csv')], options);
}

function tableOf({ table }: ReadOutcome): OrderTable {
  if (table === null || !('offsets' in table)) throw new Error('no order table');
  return table;
}

const title = ({ id, form }: WrittenLayout): string =>
  form === undefined ? id : `${id} (${form})`;

describe('the invented shop', () => {
  it('has twelve customers who buy at least twice, a guest, and every fate of an order', () => {
    expect(PEOPLE.every((who) => SALES.filter((sale) => sale.who === who).length >= 2)).toBe(true);
    expect(PEOPLE.filter(({ code }) => code === '')).toHaveLength(1);
    expect(new Set(SALES.map(({ fate }) => fate)).size).toBe(5);
  });

  it('is written in each of the 37 layouts', () => {
    const written = new Set(LAYOUTS.map(({ id }) => id));
    expect(LAYOUT_IDS.filter((id) => !written.has(id))).toEqual([]);
    expect(LAYOUT_IDS).toHaveLength(37);
  });
});

describe('readFiles on every layout written from one shop', () => {
  for (const layout of LAYOUTS) {
    const { expected, question } = layout;
    if (expected === null) {
      it(`refuses ${title(layout)}, which names no customer`, async () => {
        await expect(read(layout)).rejects.toMatchObject({
          problem: {
            code: 'no-customer-column',
            platform: /^(?:fa_|hy_)/.test(layout.id) ? null : layout.id
          }
        });
      });
      continue;
    }
    it(`brings the same orders back from ${title(layout)}`, async () => {
      let outcome = await read(layout);
      const asked = outcome.reading.questions.map(({ kind }) => kind);
      expect(asked).toEqual(question === undefined ? [] : [question.kind]);
      if (question !== undefined) outcome = await read(layout, question.answer);
      expect(outcome.reading.questions).toEqual([]);
      expect(contents(tableOf(outcome))).toEqual(expected);
      expect(outcome.reading.rows.rejected).toBe(0);
      if (layout.currency !== undefined) expect(outcome.reading.currency).toBe(layout.currency);
    });
  }

  it('asks for the amount where a list has numbers, days and receivers only', async () => {
    const headings = headingsOf('fa_shop_orders_generic', 3);
    const rows = SALES.map(({ id, date, who }) => ({
      'شماره سفارش': String(id),
      تاریخ: date,
      تحویل‌گیرنده: `${who.first} ${who.last}`
    }));
    const bytes = writeTable(headings, rows);
    const { reading, table } = await read({ id: '', bytes, expected: null });
    expect(table).toBeNull();
    expect(reading.questions).toMatchObject([{ kind: 'role', role: 'amount' }]);
  });
});
