import { cleanup, configure, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { proportion } from '../../../src/core/math/intervals';
import type { LadderRung, NewAndReturning } from '../../../src/core/schema/next-order';
import { dayToIso, isoToDay } from '../../../src/core/time/calendar';
import { i18n } from '../../../src/state/i18n.svelte';
import {
  amountChange,
  concentrationDegree,
  curveRows,
  ladderPoints,
  ladderRows,
  mixOf
} from '../../../src/ui/report/next/model';
import NextOrderView from '../../../src/ui/report/NextOrderView.svelte';
import { bare, expectAccessibleInEnglish, LANGUAGES } from '../shared/languages';
import { app } from './fake-report-app.svelte';
import { ONE_ORDER, shop, TINY_SHOP } from './shops';

vi.mock('../../../src/state/app.svelte', () => import('./fake-report-app.svelte'));
vi.mock('../../../src/charts/chart-js', () => import('./fake-chart-js'));

const START = isoToDay('2023-01-01');
const on = (day: number): string => dayToIso(START + day);

/**
 * A hundred customers of day 0, watched for 400 days: 40 order again on day 10,
 * 20 on day 50, 40 never. So 60% return; half of these by day 10 (40%), four
 * fifths (48% of all) by day 50. 40 are at risk to the end.
 */
const HUNDRED = shop(
  Array.from({ length: 100 }, (_, i) =>
    i < 40
      ? ([
          [on(0), 10],
          [on(10), 10]
        ] as const)
      : i < 60
        ? ([
            [on(0), 10],
            [on(50), 10]
          ] as const)
        : ([[on(0), 10]] as const)
  )
);
const WATCHED = { observationEnd: START + 400 };

const text = (): string => bare(document.body.textContent);
const show = (): void => {
  const { report } = app;
  if (!report) throw new Error('nothing is open');
  render(NextOrderView, { report });
};
const card = (title: string): HTMLElement => screen.getByRole('region', { name: title });

beforeAll(() => {
  configure({ defaultHidden: true });
  return i18n.complete();
});
beforeEach(async () => {
  await i18n.set('en');
});
afterEach(() => {
  cleanup();
  app.close();
});

describe('NextOrderView', () => {
  it('says by when half and 80% of those who return have returned, and what it rests on', () => {
    app.open(HUNDRED, WATCHED);
    show();
    expect(text()).toContain(
      'Of those who come back, half do so within 10 days and 80% within 50 days. Write to them around day 10, and at the latest before day 50.'
    );
    expect(text()).toContain('Rests on 100 customers with a first order. Within 365 days, 60%');
    expect(text()).toContain('So far 60 of 100 customers have placed their second order.');
  });

  it('names no day where too few could be watched', () => {
    app.open(TINY_SHOP);
    show();
    expect(text()).toContain('So far 2 of 3 customers have placed their second order.');
    expect(text()).toContain('A day for the reminder cannot be told yet: fewer than 30 customers');
    expect(text()).not.toContain('Write to them');
  });

  it('goes on to the third order when asked', async () => {
    app.open(TINY_SHOP);
    show();
    await fireEvent.click(screen.getByRole('radio', { name: 'Third order' }));
    expect(text()).toContain('So far 1 of 2 customers has placed a third order.');
  });

  it('shows the curve as a table with intervals, blank where the data do not reach', async () => {
    app.open(HUNDRED, { observationEnd: START + 100 });
    show();
    const curve = card('How many have come back by which day');
    await fireEvent.click(within(curve).getByRole('button', { name: /^More about/ }));
    await fireEvent.click(screen.getByRole('menuitem', { name: 'Show as table' }));
    const rows = within(curve)
      .getAllByRole('row')
      .map((row) => bare([...row.children].map((cell) => cell.textContent.trim()).join(' | ')));
    expect(rows[1]).toMatch(/^30 days \| 40% \| \d/);
    expect(rows[2]).toMatch(/^60 days \| 60% \| /);
    expect(rows[4]).toBe('180 days | the data are too short for this | –');
  });

  it('shows the ladder with what each share rests on', () => {
    app.open(TINY_SHOP);
    show();
    const ladder = card('From order to order');
    const rungs = within(ladder)
      .getAllByRole('listitem')
      .map((item) => bare(item.textContent));
    expect(rungs[0]).toContain('From order 1 to 2');
    expect(rungs[0]).toContain('2 of 3');
    expect(rungs[0]).toContain('few customers');
    // Wilson (1927) for 2 of 3: 0.2077 to 0.9385.
    expect(
      within(ladder).getByRole('button', {
        name: (name) => bare(name).includes('2 of 3. 95% interval: 20.8% to 93.9%')
      })
    ).toBeTruthy();
  });

  it('parts customers, orders and revenue into new and returning', () => {
    app.open(TINY_SHOP);
    show();
    const mix = bare(card('New and returning').textContent);
    expect(mix).toContain('Returning: 2 66.7% New: 1 33.3%');
    expect(mix).toContain('Returning: 3 50% New: 3 50%');
    expect(mix).toContain('Returning: 120 30% New: 280 70%');
  });

  it('says how much hangs on the best customers', () => {
    app.open(TINY_SHOP);
    show();
    // A brought 200 of 400; a fifth of three customers is one.
    expect(text()).toContain('The best 20%, 1 customer, brings 50% of the revenue.');
  });

  for (const locale of LANGUAGES) {
    it(`is whole, and in English accessible, from one order to a hundred customers: ${locale}`, async () => {
      await i18n.set(locale);
      for (const [table, settings] of [
        [ONE_ORDER, {}],
        [TINY_SHOP, {}],
        [HUNDRED, WATCHED]
      ] as const) {
        app.open(table, settings);
        show();
        expect(text()).not.toMatch(/undefined|NaN|Infinity|\[object/);
        await expectAccessibleInEnglish(locale, document.body);
        cleanup();
      }
    });
  }
});

const rung = (
  orders: number,
  part: number,
  whole: number,
  aov: [number, number, number]
): LadderRung => ({
  orders,
  next: proportion(part, whole),
  averageOrderValue: aov[0],
  aovLow: aov[1],
  aovHigh: aov[2]
});

describe('ladderPoints', () => {
  it('names the rung that loses the most customers, of those that are not thin', () => {
    const ladder = [rung(1, 40, 100, [1, 1, 1]), rung(2, 0, 29, [1, 1, 1])];
    expect(ladderPoints(ladder)).toEqual({
      loses: { orders: 1, lost: 60, customers: 100 },
      climbs: null
    });
  });

  it('says that it gets easier only where the intervals lie apart', () => {
    const apart = [rung(1, 400, 1000, [1, 1, 1]), rung(2, 300, 400, [1, 1, 1])];
    expect(ladderPoints(apart).climbs).toEqual({ first: 0.4, later: 0.75, orders: 2 });
    const near = [rung(1, 40, 100, [1, 1, 1]), rung(2, 18, 40, [1, 1, 1])];
    expect(ladderPoints(near).climbs).toBeNull();
  });

  it('says nothing of thin rungs alone, or of none', () => {
    expect(ladderPoints([rung(1, 1, 3, [1, 1, 1])])).toEqual({ loses: null, climbs: null });
    expect(ladderPoints([])).toEqual({ loses: null, climbs: null });
  });
});

describe('amountChange', () => {
  it('is the first later order whose interval lies apart from that of the first', () => {
    const ladder = [
      rung(1, 1, 3, [20, 18, 22]),
      rung(2, 1, 3, [23, 21, 25]),
      rung(3, 1, 3, [30, 26, 34]),
      rung(4, 1, 3, [50, 40, 60])
    ];
    expect(amountChange(ladder)).toEqual({ orders: 3, later: 30, first: 20 });
    expect(amountChange(ladder.slice(0, 2))).toBeNull();
  });
});

describe('mixOf', () => {
  const mix: NewAndReturning = {
    newCustomers: 10,
    returningCustomers: 6,
    newOrders: 10,
    returningOrders: 30,
    newRevenue: -5,
    returningRevenue: 50
  };

  it('counts a customer with a first and a later order once, as returning', () => {
    expect(mixOf(mix, 'customers', 12)).toEqual({ fresh: 6, returning: 6, share: 0.5 });
    expect(mixOf(mix, 'orders', 12)).toEqual({ fresh: 10, returning: 30, share: 0.75 });
  });

  it('divides nothing where refunds turn a side negative', () => {
    expect(mixOf(mix, 'revenue', 12).share).toBeNull();
  });
});

describe('concentrationDegree', () => {
  const with20 = (revenueShare: number | null) => ({
    shares: [{ top: 0.2, customers: 5, revenueShare }],
    curve: []
  });

  it('calls 20% of revenue from the best fifth even, 80% strong', () => {
    expect(concentrationDegree(with20(0.2))).toBe('even');
    expect(concentrationDegree(with20(0.55))).toBe('middle');
    expect(concentrationDegree(with20(0.8))).toBe('strong');
    expect(concentrationDegree(with20(null))).toBeNull();
  });
});

describe('the tables that are handed out', () => {
  it('have a row for every day and rung, with as many cells as headings', () => {
    const { nextOrder } = app.open(HUNDRED, WATCHED);
    if (!nextOrder) throw new Error('no numbers');
    const curves = curveRows(nextOrder.steps);
    expect(curves[11]).toEqual([2, 10, 100, 0.4, expect.any(Number), expect.any(Number)]);
    const rungs = ladderRows(nextOrder.ladder);
    expect(rungs[1]?.slice(0, 4)).toEqual([1, 100, 60, 0.6]);
    for (const rows of [curves, rungs]) {
      expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    }
  });
});
