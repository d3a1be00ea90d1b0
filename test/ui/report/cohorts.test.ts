import {
  cleanup,
  configure,
  fireEvent,
  render,
  screen,
  waitFor,
  within
} from '@testing-library/svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OrderTable } from '../../../src/core/orders/order-table';
import { i18n } from '../../../src/state/i18n.svelte';
import CohortsView from '../../../src/ui/report/CohortsView.svelte';
import { bare, expectAccessibleInEnglish, LANGUAGES } from '../shared/languages';
import { drawn } from './fake-chart-js';
import { app } from './fake-report-app.svelte';
import { shop, TINY_SHOP } from './shops';

vi.mock('../../../src/state/app.svelte', () => import('./fake-report-app.svelte'));
vi.mock('../../../src/charts/chart-js', () => import('./fake-chart-js'));

const curves = (): string[] => {
  const last = drawn.findLast(({ data }) =>
    data.datasets.some(({ label }) => label === 'Average of all cohorts')
  );
  return (last?.data.datasets ?? []).map(({ label }) => label ?? '');
};

/** The same shop with customers named c0, c1 and so on. */
function named(table: OrderTable): OrderTable {
  const names = Array.from({ length: table.customerCount }, (_, i) => `c${i}`);
  const offsets = new Uint32Array(names.length + 1);
  names.forEach((name, i) => (offsets[i + 1] = (offsets[i] ?? 0) + name.length));
  return { ...table, keys: { bytes: new TextEncoder().encode(names.join('')), offsets } };
}

/** Six monthly cohorts of ten; all come back in the month after, but for the first. */
const SIX_MONTHS = named(
  shop(
    Array.from({ length: 60 }, (_, i) => {
      const month = (k: number) => `2024-0${k}-15`;
      const start = 1 + (i % 6);
      return start === 1
        ? [[month(1), 20]]
        : [
            [month(start), 20],
            [month(start + 1), 30]
          ];
    })
  )
);

const grid = () => screen.getByRole('grid');
const cell = (row: number, column: number): HTMLElement => {
  const found = grid().querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`);
  if (!found) throw new Error(`no cell ${row}, ${column}`);
  return found;
};
const texts = (row: number): string[] =>
  [...grid().querySelectorAll(`td[data-row="${row}"]`)].map((node) => bare(node.textContent));
async function choose(label: string, option: string): Promise<void> {
  const select = screen.getByRole<HTMLSelectElement>('combobox', { name: label });
  const selectedIndex = [...select.options].findIndex((each) => each.text.trim() === option);
  await fireEvent.change(select, { target: { selectedIndex } });
}

function show(): void {
  const { report } = app;
  if (!report) throw new Error('nothing is open');
  render(CohortsView, { report });
}

beforeAll(() => {
  configure({ defaultHidden: true });
  return i18n.complete();
});
beforeEach(async () => {
  await i18n.set('en');
  drawn.length = 0;
  app.open(TINY_SHOP);
});
afterEach(() => {
  cleanup();
  app.close();
});

describe('the views of the cohort table', () => {
  it('hold money of the period, average orders and the value of a customer', async () => {
    show();
    await choose('Show', 'Revenue');
    // January: A 100 and B 100, then A 50 and A 50.
    expect(texts(0)).toEqual(['200', '50', '50†']);
    await choose('Show', 'Average order value');
    expect(texts(0)).toEqual(['100', '50', '50†']);
    await choose('Show', 'Revenue per customer so far');
    // 200, 250, 300 of two customers; C 80, then 100.
    expect(texts(0)).toEqual(['100', '125', '150†']);
    expect(texts(1)).toEqual(['80', '100†']);
    // (200 + 80) ÷ 3 and, January alone being complete, 250 ÷ 2.
    expect(texts(-1)).toEqual(['93.3', '125']);
    await choose('Show', 'Orders per customer so far');
    expect(texts(0)).toEqual(['1.00', '1.50', '2.00†']);
  });

  it('offer margin only where it is known', async () => {
    show();
    const options = () =>
      [...screen.getByRole<HTMLSelectElement>('combobox', { name: 'Show' }).options].map(
        ({ text }) => text.trim()
      );
    expect(options()).not.toContain('Margin per customer so far');
    cleanup();
    app.open(TINY_SHOP, { grossMargin: 0.4 });
    show();
    expect(options()).toContain('Margin per customer so far');
    await choose('Show', 'Margin per customer so far');
    expect(texts(0)).toEqual(['40', '50', '60†']);
  });

  it('take shares of the period before, but not of those who have returned', async () => {
    app.open(SIX_MONTHS);
    show();
    await fireEvent.click(screen.getByRole('radio', { name: 'the period before' }));
    // Ten, then nobody: there is no share of nobody.
    expect(texts(0).slice(0, 3)).toEqual(['100%', '0%', '–']);
    expect(screen.getByText(/May exceed 100%/)).toBeTruthy();
    await fireEvent.click(screen.getByRole('radio', { name: 'returned by' }));
    expect(screen.queryByRole('radio', { name: 'the period before' })).toBeNull();
    expect(texts(1).slice(0, 2)).toEqual(['0%', '100%']);
  });

  it('count by no measure where no customers are counted', async () => {
    show();
    await choose('Show', 'Orders');
    expect(screen.queryByRole('radio', { name: 'on or after' })).toBeNull();
    expect(texts(0)).toEqual(['2', '1', '1†']);
  });

  it('colour within the row where asked', async () => {
    app.open(SIX_MONTHS);
    show();
    await choose('Show', 'Orders');
    await fireEvent.click(screen.getByRole('radio', { name: 'each row' }));
    expect(screen.getByText(/within each row, from its lowest to its highest/)).toBeTruthy();
    expect(cell(1, 1).className).toContain('heat-6');
  });
});

describe('a cell', () => {
  it('is read out with cohort, period, share, n of N, and whether it is final', async () => {
    show();
    expect(bare(cell(0, 1).getAttribute('aria-label'))).toBe(
      'Jan 2024, Month 1, 50%, 1 of 2 customers, final'
    );
    expect(bare(cell(1, 1).getAttribute('aria-label'))).toBe(
      'Feb 2024, Month 1, 100%, 1 of 1 customer, still open'
    );
    await choose('Show', 'Revenue per customer so far');
    expect(bare(cell(0, 1).getAttribute('aria-label'))).toBe(
      'Jan 2024, Month 1, 125, 250 ÷ 2 customers, final'
    );
  });

  it('opens on its customers by Enter, gives them the focus, and takes it back', async () => {
    show();
    cell(0, 1).focus();
    await fireEvent.keyDown(cell(0, 1), { key: 'Enter' });
    const panel = screen.getByRole('region', { name: 'Jan 2024, Month 1' });
    expect(document.activeElement?.textContent).toBe('Jan 2024, Month 1');
    expect(cell(0, 1).getAttribute('aria-selected')).toBe('true');
    const [, customer] = await within(panel).findAllByRole('row');
    // A: 200 to date in three orders, of which one of 50 in February.
    const cells = within(customer ?? panel).getAllByRole('cell');
    expect(cells.map(({ textContent }) => bare(textContent))).toEqual([
      '200',
      '3',
      '50',
      '1',
      '10 Jan 2024',
      '10 Mar 2024'
    ]);
    expect(bare(panel.textContent)).toContain('50% 1 of 2 customers');
    // Wilson (1927) for 1 of 2: 0.0945 to 0.9055.
    expect(bare(panel.textContent)).toContain('9.5% – 90.5%');
    await fireEvent.keyDown(panel, { key: 'Escape' });
    await waitFor(() =>
      expect(screen.queryByRole('region', { name: 'Jan 2024, Month 1' })).toBeNull()
    );
    expect(document.activeElement).toBe(cell(0, 1));
  });

  it('opens by click without moving the focus away', async () => {
    show();
    cell(1, 1).focus();
    await fireEvent.click(cell(1, 1));
    expect(await screen.findByText('Open until 31 Mar 2024')).toBeTruthy();
    expect(document.activeElement).toBe(cell(1, 1));
  });

  it('says that nobody is in it', async () => {
    app.open(SIX_MONTHS);
    show();
    await fireEvent.click(cell(0, 1));
    expect(await screen.findByText(/Nobody: no customer of this cohort/)).toBeTruthy();
  });

  it('says so where the customers cannot be looked up', async () => {
    show();
    const ask = vi.spyOn(app, 'ask').mockRejectedValue(new Error('gone'));
    await fireEvent.click(cell(0, 1));
    expect((await screen.findByRole('alert')).textContent).toBe(
      'The customers could not be looked up. Please try again.'
    );
    ask.mockRestore();
  });
});

describe('the curves', () => {
  it('are of the cohorts that are ticked', async () => {
    app.open(SIX_MONTHS);
    show();
    await waitFor(() => expect(curves()).toHaveLength(4));
    const tick = (name: string) =>
      screen.getByRole('checkbox', { name: `Draw ${name} as a curve` });
    await fireEvent.click(tick('May 2024'));
    await waitFor(() => expect(curves()).toContain('May 2024'));
    await fireEvent.click(screen.getByRole('button', { name: 'Reset' }));
    await waitFor(() => expect(tick('May 2024')).toHaveProperty('checked', false));
  });

  it('are at most six', async () => {
    app.open(SIX_MONTHS, { granularity: 'week' });
    show();
    for (const box of screen.getAllByRole<HTMLInputElement>('checkbox')) {
      if (!box.checked && !box.disabled) await fireEvent.click(box);
    }
    const boxes = screen.getAllByRole<HTMLInputElement>('checkbox');
    expect(boxes.filter(({ checked }) => checked)).toHaveLength(6);
  });
});

describe('the trend', () => {
  it('needs three finished cohorts', () => {
    show();
    expect(screen.getByText(/at least three finished ones are needed/)).toBeTruthy();
  });

  it('follows the heading of a column, and says how certain it is', async () => {
    app.open(SIX_MONTHS, { lapseWindowDays: 1 });
    show();
    await fireEvent.click(screen.getByRole('button', { name: 'Month 2' }));
    const heading = screen.getByRole('heading', { name: 'Is Month 2 getting better?' });
    // Nobody came in the second month after: five cohorts of ten are finished, the first begins too early.
    const card = heading.closest('section');
    expect(bare(card?.textContent)).toContain('Not to be told: 0% in the newest 1 cohort');
    expect(bare(card?.textContent)).toContain('is within chance');
    expect(bare(card?.textContent)).toContain('Fewer than 30 customers');
  });

  it('shows “in the period” for “on or after”, which would favour older cohorts', async () => {
    show();
    await fireEvent.click(screen.getByRole('radio', { name: 'on or after' }));
    expect(screen.getByText(/would favour older cohorts/)).toBeTruthy();
  });
});

describe('a large table', () => {
  it('has only a part in the page, and its whole size in its name', () => {
    const orders = Array.from({ length: 100 }, (_, i) => {
      const day = new Date(Date.UTC(2022, 0, 3 + 7 * i)).toISOString().slice(0, 10);
      return [[day, 10]] as const;
    });
    app.open(shop(orders), { granularity: 'week' });
    show();
    expect(grid().getAttribute('aria-rowcount')).toBe('102');
    expect(grid().getAttribute('aria-colcount')).toBe('102');
    expect(grid().querySelectorAll('td[data-row]').length).toBeLessThan(2000);
    expect(cell(0, 0).closest('tr')?.getAttribute('aria-rowindex')).toBe('3');
    // What is left out keeps its room, which is no cell.
    expect(grid().querySelector('tr[aria-hidden]')).toBeTruthy();
  });
});

describe('the cohort view', () => {
  for (const locale of LANGUAGES) {
    it(`is whole, and in English accessible, with a cell open: ${locale}`, async () => {
      await i18n.set(locale);
      app.open(SIX_MONTHS, { grossMargin: 0.4 });
      show();
      await fireEvent.click(cell(1, 1));
      await waitFor(() => expect(document.querySelector('.panel table')).toBeTruthy());
      expect(document.body.textContent).not.toMatch(/undefined|NaN|\[object/);
      await expectAccessibleInEnglish(locale, document.body);
    });
  }
});
