import { describe, expect, it } from 'vitest';
import {
  AVERAGE,
  HEADINGS,
  nextPlace,
  PICKS,
  placeWithin,
  type GridShape,
  type Place
} from '../../../src/ui/report/cohorts/grid-keys';
import { GridWindow } from '../../../src/ui/report/cohorts/grid-window.svelte';
import { sortCustomers } from '../../../src/ui/report/cohorts/sort-customers';
import type { CellCustomer } from '../../../src/core/schema/cell';

/** Three cohorts of three, two and one period. */
const SHAPE: GridShape = { lengths: [3, 2, 1], average: 2, columns: 3, page: 20 };
const ltr = { control: false, rtl: false };
const from = (place: Place, key: string, how = ltr, shape = SHAPE) =>
  nextPlace(place, key, how, shape);

describe('nextPlace', () => {
  it('leads from the headings over the average into the cohorts, and back', () => {
    expect(from({ row: HEADINGS, column: 1 }, 'ArrowDown')).toEqual({ row: AVERAGE, column: 1 });
    expect(from({ row: AVERAGE, column: 1 }, 'ArrowDown')).toEqual({ row: 0, column: 1 });
    expect(from({ row: 0, column: 2 }, 'ArrowUp')).toEqual({ row: AVERAGE, column: 1 });
  });

  it('steps over an average that is not there', () => {
    const none = { ...SHAPE, average: 0 };
    expect(from({ row: HEADINGS, column: 0 }, 'ArrowDown', ltr, none)).toMatchObject({ row: 0 });
    expect(from({ row: 0, column: 0 }, 'ArrowUp', ltr, none)).toMatchObject({ row: HEADINGS });
  });

  it('stays within the row: a younger cohort has fewer cells', () => {
    expect(from({ row: 0, column: 2 }, 'ArrowDown')).toEqual({ row: 1, column: 1 });
    expect(from({ row: 2, column: 0 }, 'ArrowRight')).toEqual({ row: 2, column: 0 });
    expect(from({ row: 2, column: 0 }, 'ArrowDown')).toEqual({ row: 2, column: 0 });
  });

  it("reaches a cohort's box before its first cell; headings and average have none", () => {
    expect(from({ row: 1, column: 0 }, 'ArrowLeft')).toEqual({ row: 1, column: PICKS });
    expect(from({ row: AVERAGE, column: 0 }, 'ArrowLeft')).toEqual({ row: AVERAGE, column: 0 });
  });

  it('mirrors where the row runs from right to left', () => {
    const rtl = { control: false, rtl: true };
    expect(from({ row: 0, column: 0 }, 'ArrowLeft', rtl)).toEqual({ row: 0, column: 1 });
    expect(from({ row: 0, column: 0 }, 'ArrowRight', rtl)).toEqual({ row: 0, column: PICKS });
  });

  it('goes to the ends of the row, and with Control to those of the table', () => {
    const control = { control: true, rtl: false };
    expect(from({ row: 1, column: 0 }, 'End')).toEqual({ row: 1, column: 1 });
    expect(from({ row: 1, column: 1 }, 'Home')).toEqual({ row: 1, column: 0 });
    expect(from({ row: 0, column: 2 }, 'End', control)).toEqual({ row: 2, column: 0 });
    expect(from({ row: 2, column: 0 }, 'Home', control)).toEqual({ row: 0, column: 0 });
    expect(from({ row: 0, column: 0 }, 'PageDown')).toEqual({ row: 2, column: 0 });
  });

  it('leaves other keys to the page', () => {
    expect(from({ row: 0, column: 0 }, 'a')).toBeNull();
    expect(from({ row: 0, column: 0 }, 'Tab')).toBeNull();
  });
});

describe('placeWithin', () => {
  it('finds the nearest place when the table has become smaller', () => {
    expect(placeWithin({ row: 9, column: 9 }, SHAPE)).toEqual({ row: 2, column: 0 });
  });
});

describe('GridWindow', () => {
  const size = (rows: number, columns: number) =>
    new GridWindow(() => ({ rows, columns, columnWidth: 4 }));

  /** An element of 320 × 320 CSS pixels: ten rows of 2 rem, five columns of 4 rem. */
  function frame(part: GridWindow, scrollLeft = 0, scrollTop = 0): HTMLElement {
    const node = document.createElement('div');
    for (const [name, value] of [
      ['clientWidth', 320],
      ['clientHeight', 320]
    ] as const) {
      Object.defineProperty(node, name, { value });
    }
    Object.defineProperty(node, 'scrollLeft', { value: scrollLeft, writable: true });
    node.scrollTop = scrollTop;
    document.body.append(node);
    part.frame(node);
    part.follow();
    return node;
  }

  it('leaves a table whole that is no larger than 72 by 72', () => {
    const part = size(72, 72);
    frame(part, 0, 500);
    expect([part.rows, part.columns]).toEqual([
      { start: 0, end: 72 },
      { start: 0, end: 72 }
    ]);
  });

  it('holds what is in sight and some way round it', () => {
    const part = size(156, 157);
    // Row 50 and column 40 stand at the edge.
    frame(part, 40 * 64, 50 * 32);
    expect(part.rows.start).toBeLessThan(48);
    expect(part.rows.end).toBeGreaterThan(62);
    expect(part.columns.start).toBeLessThan(38);
    expect(part.columns.end).toBeGreaterThan(47);
    const held = (part.rows.end - part.rows.start) * (part.columns.end - part.columns.start);
    expect(held).toBeLessThan(700);
  });

  it('knows that right-to-left text scrolls below 0', () => {
    const [left, right] = [size(156, 157), size(156, 157)];
    frame(left, 40 * 64);
    frame(right, -40 * 64);
    expect(right.columns).toEqual(left.columns);
  });

  it('is full at the end', () => {
    const part = size(156, 157);
    frame(part, 157 * 64, 156 * 32);
    expect(part.rows.end).toBe(156);
    expect(part.columns.end).toBe(157);
    expect(part.rows.start).toBeLessThan(147);
  });

  it('brings a far cell into the page before it takes the focus', () => {
    const part = size(156, 157);
    const node = frame(part);
    expect(part.holds({ row: 120, column: 30 })).toBe(false);
    part.reveal({ row: 120, column: 30 });
    expect(part.holds({ row: 120, column: 30 })).toBe(true);
    expect(node.scrollTop).toBeGreaterThan(100 * 32);
  });

  it('puts the newest cohorts and their first periods on paper', () => {
    const part = size(156, 157);
    frame(part, 40 * 64, 50 * 32);
    part.beginPrint();
    expect([part.rows, part.columns]).toEqual([
      { start: 84, end: 156 },
      { start: 0, end: 72 }
    ]);
    part.endPrint();
    expect(part.rows.end).toBeLessThan(84);
  });
});

describe('sortCustomers', () => {
  const customer = (key: string, part: Partial<CellCustomer>): CellCustomer => ({
    key,
    firstOrder: '2024-01-01',
    lastOrder: '2024-01-01',
    orders: 1,
    revenue: 10,
    cellOrders: 1,
    cellRevenue: 10,
    ...part
  });
  const three = [
    customer('b', { revenue: 30, lastOrder: '2024-03-01' }),
    customer('a', { revenue: 100, lastOrder: '2023-12-31' }),
    customer('c', { revenue: 9, lastOrder: '2024-02-10' })
  ];
  const keys = (...how: [keyof CellCustomer, boolean]) =>
    sortCustomers(three, ...how).map(({ key }) => key);

  it('sorts amounts as numbers and days by time, without touching the list', () => {
    expect(keys('revenue', true)).toEqual(['a', 'b', 'c']);
    expect(keys('lastOrder', false)).toEqual(['a', 'c', 'b']);
    expect(keys('key', false)).toEqual(['a', 'b', 'c']);
    expect(three.map(({ key }) => key)).toEqual(['b', 'a', 'c']);
  });
});
