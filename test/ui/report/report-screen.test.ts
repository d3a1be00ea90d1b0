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
import { i18n } from '../../../src/state/i18n.svelte';
import { route } from '../../../src/state/route.svelte';
import { REPORT_VIEWS, type ReportView } from '../../../src/state/routes';
import ReportScreen from '../../../src/ui/report/ReportScreen.svelte';
import { toasts } from '../../../src/ui/shared/toasts.svelte';
import { bare, expectAccessibleInEnglish, LANGUAGES } from '../shared/languages';
import { app } from './fake-report-app.svelte';
import { ONE_ORDER, TINY_SHOP } from './shops';

vi.mock('../../../src/state/app.svelte', () => import('./fake-report-app.svelte'));
vi.mock('../../../src/charts/chart-js', () => import('./fake-chart-js'));

function show(view: ReportView = 'overview'): void {
  route.replace({ screen: 'report', view });
  render(ReportScreen);
}

/** The cells of a row, with a space between them. */
const line = (row: Element): string =>
  bare([...row.children].map((cell) => cell.textContent.trim()).join(' '));

function tile(name: string): HTMLElement {
  const item = screen.getByRole('heading', { level: 3, name }).closest('li');
  if (!item) throw new Error(`no tile ${name}`);
  return item;
}

beforeAll(() => {
  configure({ defaultHidden: true, asyncUtilTimeout: 10_000 });
  return i18n.complete();
});
beforeEach(async () => {
  await i18n.set('en');
  // Those of another file in the same process too.
  for (const toast of toasts.list) toasts.dismiss(toast.id);
  app.open(TINY_SHOP);
});
afterEach(() => {
  cleanup();
  app.close();
  for (const toast of toasts.list) toasts.dismiss(toast.id);
});

describe('ReportScreen', () => {
  it('marks the view in the address among its links', async () => {
    show('cohorts');
    const nav = screen.getByRole('navigation', { name: 'Views of the report' });
    const current = () => within(nav).getByRole('link', { current: 'page' }).textContent;
    expect(bare(current())).toBe('Cohorts');
    route.go({ screen: 'report', view: 'help' });
    await waitFor(() => expect(bare(current())).toBe('Help'));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Help');
  });

  it('says that it computes again, and leaves the old numbers in place', async () => {
    show();
    app.recomputing = true;
    await waitFor(() => expect(screen.getByText('Computing again…')).toBeTruthy());
    expect(tile('Customers')).toBeTruthy();
  });

  it('waits where a reading is under way, and leads on where there is nothing', async () => {
    app.close();
    app.activity = { kind: 'opening' };
    show();
    expect(screen.getByText('The report is being made…')).toBeTruthy();
    app.activity = null;
    const link = await screen.findByRole('link', { name: 'Open orders' });
    expect(link.getAttribute('href')).toBe('#/');
  });

  for (const locale of LANGUAGES) {
    for (const view of REPORT_VIEWS) {
      it(`is whole, and in English accessible: ${view} in ${locale}`, async () => {
        await i18n.set(locale);
        show(view);
        expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(
          i18n.m.report.views[view]
        );
        expect(document.body.textContent).not.toMatch(/undefined|NaN|\[object/);
        await expectAccessibleInEnglish(locale, document.body);
      });
    }
  }
});

describe('the tiles', () => {
  it('show what each number rests on', () => {
    show();
    expect(bare(tile('Customers').textContent)).toContain('3');
    expect(bare(tile('Repeat purchase rate').textContent)).toContain('66.7% 2 of 3 customers');
    expect(bare(tile('Revenue').textContent)).toContain('400 6 orders');
    expect(bare(tile('Revenue from returning customers').textContent)).toContain('30% 120 of 400');
  });

  it('compare the last whole period with the one before, in words', () => {
    show();
    // Two customers began in January, one in February: half as many.
    expect(bare(tile('Customers').textContent)).toContain(
      '50% fewer new customers (worse) Feb 24 against Jan 24'
    );
  });

  it('say from when retention can be measured: 365 days after 10 January of a leap year', () => {
    show();
    expect(bare(tile('Retention rate').textContent)).toContain('Measurable from 9 Jan 2025 on');
  });

  it("open the formula with the shop's own numbers in it", async () => {
    show();
    const name = 'How is this computed? Repeat purchase rate';
    await fireEvent.click(screen.getByRole('button', { name }));
    const dialog = screen.getByRole('dialog', { name: 'Repeat purchase rate' });
    expect(bare(dialog.textContent)).toContain('2 ÷ all customers 3 = 66.7%');
    // Wilson (1927) for 2 of 3: 0.2077 to 0.9385.
    expect(bare(dialog.textContent)).toContain('between 20.8% and 93.9%');
  });
});

describe('what stands out', () => {
  it('says what few customers can tell', () => {
    show();
    expect(bare(document.body.textContent)).toContain(
      '3 customers so far; rates become meaningful near 100. Here is what you can already see:'
    );
    expect(screen.getByText('2 of 3 customers have bought more than once.')).toBeTruthy();
  });

  it('makes sense of a single order', () => {
    app.open(ONE_ORDER);
    show();
    expect(screen.getByText('One order so far, of 49.90.')).toBeTruthy();
    expect(screen.getByText(/All orders are from one day, 5 Mar 2024/)).toBeTruthy();
  });
});

describe('a trend chart', () => {
  it('is told in words, and stands as a table where the user asks for one', async () => {
    show();
    const title = 'New and returning customers';
    expect(
      screen.getAllByRole('img').map((node) => node.getAttribute('aria-label'))
    ).toContainEqual(expect.stringContaining('Bar chart of buyers by month'));
    await fireEvent.click(screen.getByRole('button', { name: `More about: ${title}` }));
    await fireEvent.click(screen.getByRole('menuitem', { name: 'Show as table' }));
    const rows = within(screen.getByRole('table', { name: title })).getAllByRole('row');
    expect(rows.slice(1).map(line)).toEqual([
      'Mar 2024 † 0 2 2',
      'Feb 2024 1 1 2',
      'Jan 2024 2 0 2'
    ]);
  });
});

describe('the retention view', () => {
  it('says that nothing can be measured yet, and from when on', () => {
    show('retention');
    expect(screen.getByText('Retention cannot be measured yet')).toBeTruthy();
    expect(bare(document.body.textContent)).toContain('The data end before 9 Jan 2025.');
  });

  it('shows each period with its counts, interval, and what is still open', async () => {
    app.open(TINY_SHOP, { lapseWindowDays: 30 });
    show('retention');
    const [, march] = within(screen.getByRole('table')).getAllByRole('row');
    const cells = within(march ?? document.body).getAllByRole('cell');
    // On 29 February A (19 days) and C (24) are within 30 days of an order, B (40) is not.
    expect(cells.slice(0, 5).map((cell) => cell.textContent)).toEqual(['2', '0', '0', '2', '2']);
    // Wilson for 2 of 2: 1 / (1 + z²/2) = 0.3424 to 1.
    expect(bare(cells[5]?.textContent)).toBe('100% 2 of 2, 34.2% to 100%few customers');
    expect(bare(march?.textContent)).toContain('Mar 2024†');
    expect(bare(document.body.textContent)).toContain('Its numbers are final on 31 Mar 2024.');
  });
});

describe('the cohort table', () => {
  const grid = () => screen.getByRole('grid');
  const rows = () => within(grid()).getAllByRole('row').map(line);

  it('is a real table with size, shares, open cells and blanks', () => {
    show('cohorts');
    expect(grid().tagName).toBe('TABLE');
    expect(rows()).toEqual([
      'Cohort Customers Month 0 Month 1 Month 2',
      'Average 3 100% 50%',
      'Jan 2024 2*, few customers 100% 50% 50%†',
      'Feb 2024 1*, few customers 100% 100%†'
    ]);
    expect(screen.getByText(/they are final on 31 Mar 2024/)).toBeTruthy();
  });

  it('counts customers where asked, and by the other two definitions', async () => {
    show('cohorts');
    const select = screen.getByRole('combobox', { name: 'Show' });
    await fireEvent.change(select, { target: { selectedIndex: 1 } });
    expect(rows().slice(2)).toEqual([
      'Jan 2024 2*, few customers 2 1 1†',
      'Feb 2024 1*, few customers 1 1†'
    ]);
    await fireEvent.click(screen.getByRole('radio', { name: 'returned by' }));
    // Nobody had a second order within the first month.
    expect(rows().slice(2)).toEqual([
      'Jan 2024 2*, few customers 0 1 1†',
      'Feb 2024 1*, few customers 0 1†'
    ]);
  });

  it('is read with the arrow keys, cell by cell, with what each rests on', async () => {
    show('cohorts');
    const at = () => document.activeElement?.textContent;
    const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document, { key });
    const stops = within(grid())
      .getAllByRole('gridcell')
      .filter((cell) => cell.getAttribute('tabindex') === '0');
    expect(stops).toHaveLength(1);
    stops[0]?.focus();
    await press('ArrowDown');
    await press('ArrowDown');
    await press('ArrowRight');
    expect(at()).toBe('100%†');
    const detail = bare(document.querySelector('.detail')?.textContent);
    expect(detail).toContain('Feb 2024, Month 1');
    expect(detail).toContain('100% (1 of 1 customer)');
    // Wilson for 1 of 1: 1 / (1 + z²) = 0.2065 to 1.
    expect(detail).toContain('95% interval: 20.7% to 100%');
    expect(detail).toContain('In that period: 1 order, 20.');
    expect(detail).toContain('final on 31 Mar 2024');
    await press('ArrowRight');
    expect(at()).toBe('100%†');
    await press('Home');
    expect(at()).toBe('100%');
  });

  it('mirrors with the text: in Persian the left arrow leads to the next period', async () => {
    await i18n.set('fa');
    show('cohorts');
    const first = within(grid()).getAllByRole('gridcell')[0];
    first?.focus();
    await fireEvent.keyDown(document.activeElement ?? document, { key: 'ArrowLeft' });
    expect(document.activeElement?.getAttribute('data-column')).toBe('1');
  });
});

describe('the value view', () => {
  it('takes the margin in Persian digits', async () => {
    await i18n.set('fa');
    show('value');
    const field = screen.getByRole('textbox', { name: 'حاشیهٔ سود ناخالص شما' });
    await fireEvent.input(field, { target: { value: '۳۵' } });
    await waitFor(() => expect(app.updateSettings).toHaveBeenCalledWith({ grossMargin: 0.35 }));
  });

  it('says what is wrong with a margin that cannot be, and sets nothing', async () => {
    show('value');
    const field = screen.getByRole('textbox', { name: 'Your gross margin' });
    await fireEvent.input(field, { target: { value: '350' } });
    expect(screen.getByText('Please give a percentage from 0 to 100.')).toBeTruthy();
    await fireEvent.focusOut(field);
    expect(app.updateSettings).not.toHaveBeenCalled();
  });

  it('tells revenue per customer, and where the data are too short', () => {
    show('value');
    // 400 ÷ 3
    expect(screen.getByText('133.33')).toBeTruthy();
    // The data span 70 days: 90, 180 and 365 lie beyond.
    expect(screen.getAllByText('the data are too short for this')).toHaveLength(3);
  });
});

describe('the settings', () => {
  it('show how churn changes with the lapse window', async () => {
    show();
    await fireEvent.click(screen.getByRole('button', { name: 'Settings' }));
    const dialog = screen.getByRole('dialog', { name: 'Settings' });
    const select = within(dialog).getByRole('combobox', { name: 'Lapse window' });
    await fireEvent.change(select, { target: { selectedIndex: 1 } });
    expect(app.updateSettings).toHaveBeenCalledWith({ lapseWindowDays: 30 });
    const table = await within(dialog).findByRole('table');
    // The last whole month, February, begins within 30 days of the first order.
    expect(within(table).getAllByRole('row').slice(1).map(line)).toEqual([
      '30 days not known yet',
      '365 days not known yet'
    ]);
  });

  it('change the periods of the whole report from the bar', async () => {
    show();
    const select = screen.getByRole('combobox', { name: 'By' });
    const index = [...select.querySelectorAll('option')].findIndex((o) => o.text === 'Quarter');
    await fireEvent.change(select, { target: { selectedIndex: index } });
    expect(app.updateSettings).toHaveBeenCalledWith({ granularity: 'quarter' });
    await fireEvent.click(screen.getAllByRole('radio', { name: 'Solar Hijri' })[0] ?? select);
    expect(app.updateSettings).toHaveBeenCalledWith({ calendar: 'persian' });
  });
});

describe('the export menu', () => {
  async function choose(name: string): Promise<void> {
    await fireEvent.click(screen.getByRole('button', { name: 'Export' }));
    await fireEvent.click(screen.getByRole('menuitem', { name }));
  }

  it('offers the three files', async () => {
    show();
    await fireEvent.click(screen.getByRole('button', { name: 'Export' }));
    for (const name of ['Results (JSON)', 'Tables (CSV)', 'Report image (PNG)']) {
      expect(screen.getByRole('menuitem', { name })).toBeTruthy();
    }
  });

  it('saves the results and says under which name', async () => {
    const create = vi.fn<(blob: Blob) => string>(() => 'blob:results');
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: create, revokeObjectURL: vi.fn() }));
    const click = vi
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(() => undefined);
    show();
    await choose('Results (JSON)');
    await waitFor(() => expect(toasts.list).toHaveLength(1));
    expect(bare(toasts.list[0]?.text)).toMatch(/^Saved as mandegar-tea-house-.*\.json$/);
    const blob = create.mock.calls[0]?.[0];
    const results: unknown = JSON.parse((await blob?.text()) ?? '');
    expect(results).toMatchObject({ schema: 'retention-report/1', kpis: { customers: 3 } });
    click.mockRestore();
    vi.unstubAllGlobals();
  });

  it('says of results without the forecast that it was stopped', async () => {
    const create = vi.fn<(blob: Blob) => string>(() => 'blob:results');
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: create, revokeObjectURL: vi.fn() }));
    const click = vi
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(() => undefined);
    show();
    app.forecast.status = 'stopped';
    await choose('Results (JSON)');
    await waitFor(() => expect(toasts.list).toHaveLength(2));
    expect(toasts.list.map(({ text }) => bare(text)).join(' ')).toContain('the file is without it');
    const results: unknown = JSON.parse((await create.mock.calls[0]?.[0]?.text()) ?? '');
    expect(results).toMatchObject({ clv: { forecast: { state: 'missing' }, models: [] } });
    click.mockRestore();
    vi.unstubAllGlobals();
  });

  it('says so where a picture cannot be made', async () => {
    // jsdom has no canvas, so the picture fails as it would in a browser short of memory.
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    show();
    await choose('Report image (PNG)');
    await waitFor(() =>
      expect(toasts.list.map(({ text }) => text)).toEqual([
        'The file could not be made. Please try again.'
      ])
    );
    vi.restoreAllMocks();
  });
});

describe('the data view', () => {
  it('keeps notes', async () => {
    show('data');
    const notes = screen.getByRole('textbox', { name: 'Notes on this report' });
    expect(notes).toHaveProperty('value', 'Sale in March');
    await fireEvent.input(notes, { target: { value: 'Sale in March and May' } });
    expect(app.setNotes).toHaveBeenCalledWith('Sale in March and May');
  });
});
