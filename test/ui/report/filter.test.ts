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
import type { Condition } from '../../../src/core/filter/condition';
import type { OrderTable } from '../../../src/core/orders/order-table';
import { StringPacker } from '../../../src/core/orders/packed-strings';
import { isoToDay } from '../../../src/core/time/calendar';
import { i18n } from '../../../src/state/i18n.svelte';
import { route } from '../../../src/state/route.svelte';
import type { ReportView } from '../../../src/state/routes';
import ReportScreen from '../../../src/ui/report/ReportScreen.svelte';
import { bare, expectAccessibleIn, LANGUAGES } from '../shared/languages';
import { app } from './fake-report-app.svelte';
import { TINY_SHOP } from './shops';

vi.mock('../../../src/state/app.svelte', () => import('./fake-report-app.svelte'));
vi.mock('../../../src/charts/chart-js', () => import('./fake-chart-js'));

function packed(texts: readonly string[]): OrderTable['keys'] {
  const packer = new StringPacker();
  for (const text of texts) packer.add(text);
  return packer.pick(Uint32Array.from(texts.keys()));
}

/**
 * The tiny shop with two columns: A bought on the web, then twice in the
 * store; B once in the store; C on the web, then somewhere unknown.
 */
const SHOP: OrderTable = {
  ...TINY_SHOP,
  keys: packed(['A', 'B', 'C']),
  attributes: [
    {
      name: 'Channel',
      role: 'channel',
      per: 'order',
      kind: 'category',
      codes: Uint8Array.from([1, 2, 2, 2, 1, 0]),
      values: packed(['Web', 'Store'])
    },
    {
      name: 'City',
      role: 'city',
      per: 'customer',
      kind: 'category',
      codes: Uint8Array.from([1, 2, 1]),
      values: packed(['Yerevan', 'Gyumri'])
    }
  ]
};

const WEB: Condition = {
  dimension: 'order:Channel',
  scope: 'customers',
  keep: { kind: 'values', values: ['Web'], except: false }
};

function show(view: ReportView = 'overview'): void {
  route.replace({ screen: 'report', view });
  render(ReportScreen);
}
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const dialog = () => screen.getByRole('dialog');
const chips = () => screen.queryByRole('group', { name: 'Conditions in force' });

async function openFilter(column: RegExp): Promise<void> {
  await fireEvent.click(button(/^Filter/));
  await fireEvent.click(await within(dialog()).findByRole('button', { name: column }));
}

beforeAll(() => {
  configure({ defaultHidden: true, asyncUtilTimeout: 5000 });
  return i18n.complete();
});
beforeEach(async () => {
  await i18n.set('en');
  app.open(SHOP);
});
afterEach(() => {
  cleanup();
  app.close();
});

describe('the filter', () => {
  it('lists the columns of the orders, of the customers, and the first order', async () => {
    show();
    await fireEvent.click(button('Filter'));
    await within(dialog()).findByText('Columns of the orders');
    const names = [...dialog().querySelectorAll('.list button')].map((each) =>
      bare(each.firstElementChild?.textContent)
    );
    expect(names).toEqual([
      'Channel',
      'City',
      'Size of the first order',
      'Weekday of the first order',
      'Time of the first order'
    ]);
  });

  it('keeps the customers whose first order has a ticked value, and drops the condition with its last value', async () => {
    show();
    await openFilter(/Channel/);
    const web = within(dialog()).getByRole('checkbox', { name: /Web/ });
    await fireEvent.click(web);
    expect(app.settings.filter).toEqual([WEB]);
    expect(bare(chips()?.textContent)).toContain('2 of 3 customers, 5 of 6 orders');
    await fireEvent.click(web);
    expect(app.settings.filter).toEqual([]);
    expect(chips()).toBeNull();
  });

  it('can count only orders that meet it', async () => {
    show();
    await openFilter(/Channel/);
    await fireEvent.click(within(dialog()).getByRole('checkbox', { name: /Web/ }));
    await fireEvent.click(
      within(dialog()).getByRole('radio', { name: /Only orders that meet it/ })
    );
    expect(app.settings.filter).toEqual([{ ...WEB, scope: 'orders' }]);
    expect(app.report?.selection).toMatchObject({ customers: 2, orders: 2 });
  });

  it('names blank, and can keep all but what is ticked', async () => {
    show();
    await openFilter(/Channel/);
    await fireEvent.click(within(dialog()).getByRole('switch', { name: 'All but these' }));
    expect(app.settings.filter).toEqual([]);
    await fireEvent.click(within(dialog()).getByRole('checkbox', { name: /\(blank\)/ }));
    expect(app.settings.filter[0]?.keep).toEqual({ kind: 'values', values: [''], except: true });
  });

  it('begins anew in the dialog once all conditions are cleared', async () => {
    show();
    await openFilter(/Channel/);
    const web = () => within(dialog()).getByRole<HTMLInputElement>('checkbox', { name: /Web/ });
    await fireEvent.click(web());
    await fireEvent.click(within(dialog()).getByRole('button', { name: 'Clear all' }));
    expect(web().checked).toBe(false);
    await fireEvent.click(within(dialog()).getByRole('checkbox', { name: /Store/ }));
    expect(app.settings.filter).toHaveLength(1);
  });

  it('reads amounts in the digits of the language, from one bound up to, not including, the other', async () => {
    await i18n.set('fa');
    show();
    await fireEvent.click(button('فیلتر'));
    await fireEvent.click(await within(dialog()).findByRole('button', { name: /^مبلغ سفارش اول/ }));
    await fireEvent.input(within(dialog()).getByLabelText('دست‌کم'), { target: { value: '۹۰٫۵' } });
    await fireEvent.input(within(dialog()).getByLabelText('کمتر از'), { target: { value: '۱۰۱' } });
    await waitFor(() =>
      expect(app.settings.filter).toEqual([
        {
          dimension: 'first-amount',
          scope: 'customers',
          keep: { kind: 'range', from: 90.5, below: 101 }
        }
      ])
    );
    expect(app.report?.selection.customers).toBe(2);
  });

  it('does not take a range that ends before it begins, or what is no number', async () => {
    show();
    await openFilter(/Size of the first order/);
    const [from, below] = [
      within(dialog()).getByLabelText('At least'),
      within(dialog()).getByLabelText('Less than')
    ];
    await fireEvent.input(from, { target: { value: '90' } });
    await fireEvent.input(below, { target: { value: '80' } });
    expect(within(dialog()).getByText('The second number must be the larger one.')).toBeTruthy();
    await fireEvent.input(below, { target: { value: 'much' } });
    expect(within(dialog()).getByText('Please give a number.')).toBeTruthy();
    await fireEvent.focusOut(below);
    expect(app.settings.filter).toEqual([]);
  });

  it('chooses first days by periods', async () => {
    show();
    await openFilter(/^Time of the first order/);
    const to = within(dialog()).getByLabelText<HTMLSelectElement>('To');
    const january = [...to.options].findIndex((option) => option.text.trim() === 'Jan 2024');
    to.selectedIndex = january;
    await fireEvent.change(to);
    expect(app.settings.filter[0]?.keep).toEqual({
      kind: 'range',
      from: null,
      below: isoToDay('2024-02-01')
    });
    expect(app.report?.selection.customers).toBe(2);
  });

  it('says decently that the columns cannot be looked through', async () => {
    app.ask = () => Promise.reject(new Error('broken'));
    show();
    await fireEvent.click(button('Filter'));
    await waitFor(() =>
      expect(within(dialog()).getByText(/could not be looked through/)).toBeTruthy()
    );
    Reflect.deleteProperty(app, 'ask');
  });
});

describe('the conditions in force', () => {
  const city: Condition = {
    dimension: 'customer:City',
    scope: 'customers',
    keep: { kind: 'values', values: ['Gyumri'], except: true }
  };

  it('stand below the bar in words, each can be taken away, or all', async () => {
    app.open(SHOP, { filter: [WEB, city] });
    show();
    const words = () =>
      [...(chips()?.querySelectorAll('.words') ?? [])].map((each) =>
        bare(each.getAttribute('aria-label'))
      );
    expect(words()).toEqual([
      'Change: Channel of the first order: Web',
      'Change: City: all but Gyumri'
    ]);
    await fireEvent.click(button(/^Remove: .*Channel/));
    expect(app.settings.filter).toEqual([city]);
    app.open(SHOP, { filter: [WEB, city] });
    await waitFor(() => expect(words()).toHaveLength(2));
    await fireEvent.click(button('Clear all'));
    expect(app.settings.filter).toEqual([]);
  });

  it('stand in the subtitle of every chart', () => {
    app.open(SHOP, { filter: [WEB], from: isoToDay('2024-02-01') });
    show();
    const subtitles = [...document.querySelectorAll('.subtitle')].map((each) =>
      bare(each.textContent)
    );
    expect(subtitles.length).toBeGreaterThan(3);
    for (const subtitle of subtitles) {
      expect(subtitle).toContain('1 Feb – 20 Mar 2024 · Channel of the first order: Web');
    }
  });

  it('are marked where their column is not in these files', async () => {
    app.open(SHOP, { filter: [{ ...WEB, dimension: 'order:Till' }] });
    show();
    await waitFor(() => expect(bare(chips()?.textContent)).toContain('not in these files'));
    expect(screen.getByText('No order meets these conditions')).toBeTruthy();
  });

  it('lead to an empty state where no order meets them, but for data and help', async () => {
    const nobody: Condition = { ...WEB, keep: { kind: 'values', values: ['Fax'], except: false } };
    app.open(SHOP, { filter: [nobody] });
    show('retention');
    expect(screen.getByText('No order meets these conditions')).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
    route.go({ screen: 'report', view: 'help' });
    await waitFor(() => expect(screen.queryByText('No order meets these conditions')).toBeNull());
    route.go({ screen: 'report', view: 'cohorts' });
    await fireEvent.click(await screen.findByRole('button', { name: 'Clear all conditions' }));
    expect(app.settings.filter).toEqual([]);
  });
});

describe('the days of the report', () => {
  it('can be one of the presets, or from and to by periods', async () => {
    show();
    await fireEvent.click(button('Days of the report: Jan 2024 – Mar 2024'));
    const from = within(dialog()).getByLabelText<HTMLSelectElement>('From');
    from.selectedIndex = [...from.options].findIndex(({ text }) => text.trim() === 'Feb 2024');
    await fireEvent.change(from);
    expect(app.settings.from).toBe(isoToDay('2024-02-01'));
    expect(button('Days of the report: Feb 2024 – Mar 2024')).toBeTruthy();
    const to = within(dialog()).getByLabelText<HTMLSelectElement>('To');
    expect([...to.options].map(({ text, disabled }) => [text.trim(), disabled])).toEqual([
      ['The last day', false],
      ['Mar 2024', false],
      ['Feb 2024', false],
      ['Jan 2024', true]
    ]);
    await fireEvent.click(within(dialog()).getByRole('button', { name: 'All days' }));
    expect(app.settings).toMatchObject({ from: null, to: null });
  });

  it('name the end of the period that is not over, and can leave it out', async () => {
    show();
    await fireEvent.click(button(/^Days of the report/));
    expect(
      within(dialog()).getByText('Mar 2024 is not over: it ends on 31 Mar 2024.')
    ).toBeTruthy();
    await fireEvent.click(within(dialog()).getByRole('switch', { name: 'Finished periods only' }));
    expect(app.settings.completeOnly).toBe(true);
    expect(app.report?.periods.at(-1)?.label).toBe('2024-02');
  });

  it('let weeks begin on Saturday from the bar', async () => {
    app.open(SHOP, { granularity: 'week' });
    show();
    const start = screen.getByLabelText<HTMLSelectElement>('Weeks begin on');
    start.selectedIndex = 1;
    await fireEvent.change(start);
    expect(app.settings.weekStart).toBe('saturday');
  });

  it('end with the span that lies after a new end of the data', async () => {
    app.open(SHOP, { from: isoToDay('2024-03-01') });
    show();
    await fireEvent.click(button('Settings'));
    const end = within(dialog()).getByLabelText<HTMLSelectElement>('Data up to');
    end.selectedIndex = [...end.options].findIndex(({ text }) => text.trim() === '29 Feb 2024');
    await fireEvent.change(end);
    expect(app.settings).toMatchObject({
      observationEnd: isoToDay('2024-02-29'),
      from: null,
      to: null
    });
  });
});

describe('the menu of comparisons', () => {
  it('leads to the view where one is chosen, and ends one', async () => {
    show();
    await fireEvent.click(button('Compare'));
    await fireEvent.click(screen.getByRole('menuitem', { name: 'Another period' }));
    expect(route.current).toEqual({ screen: 'report', view: 'compare' });
    app.compare.with = { kind: 'session', id: 's2', name: 'Other' };
    route.go({ screen: 'report', view: 'data' });
    await screen.findByRole('heading', { level: 1, name: 'Data' });
    await fireEvent.click(button('Compare'));
    await fireEvent.click(screen.getByRole('menuitem', { name: 'End comparison' }));
    expect(app.compare.with).toBeNull();
  });
});

describe('the bar at the bottom of a phone', () => {
  it('has the rest of the views in a menu', async () => {
    show();
    await fireEvent.click(button('More'));
    const items = screen.getAllByRole('menuitemradio').map((item) => bare(item.textContent));
    expect(items).toEqual(['Customers', 'Value', 'Groups', 'Data', 'Help']);
    await fireEvent.click(screen.getByRole('menuitemradio', { name: 'Data' }));
    expect(route.current).toEqual({ screen: 'report', view: 'data' });
  });
});

describe('the bar', () => {
  it.each(LANGUAGES)('is accessible with conditions and open dialogs in %s', async (locale) => {
    await i18n.set(locale);
    app.open(SHOP, { filter: [WEB], granularity: 'week' });
    // In the page's main part, where a header is none of the page.
    const main = document.body.appendChild(document.createElement('main'));
    route.replace({ screen: 'report', view: 'help' });
    render(ReportScreen, { target: main });
    const { panel } = i18n.m.filters;
    await fireEvent.click(button(panel.buttonWith(1)));
    await waitFor(() => expect(dialog().querySelector('.list button')).toBeTruthy());
    await expectAccessibleIn(locale, dialog());
    const [channel] = dialog().querySelectorAll('.list button');
    if (channel) await fireEvent.click(channel);
    expect(within(dialog()).getAllByRole('checkbox').length).toBeGreaterThan(1);
    await expectAccessibleIn(locale, dialog());
    const bar = main.querySelector('.bar');
    if (!bar) throw new Error('no bar');
    await expectAccessibleIn(locale, bar);
    main.remove();
  });
});
