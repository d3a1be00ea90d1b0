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
import type { Attribute, OrderTable } from '../../../src/core/orders/order-table';
import { StringPacker } from '../../../src/core/orders/packed-strings';
import type { AcquisitionReport, Forecast, SpendTrend } from '../../../src/core/schema/forecast';
import type { ValueGroup } from '../../../src/core/schema/value-groups';
import type { Settings } from '../../../src/core/settings';
import { i18n } from '../../../src/state/i18n.svelte';
import MarginField from '../../../src/ui/report/MarginField.svelte';
import { valueChoice } from '../../../src/ui/report/value/money/choice.svelte';
import {
  moneyNumbers,
  sortValueGroups,
  valueGroupRows
} from '../../../src/ui/report/value/money/model';
import MoneySection from '../../../src/ui/report/value/MoneySection.svelte';
import { bare, expectAccessibleInEnglish, LANGUAGES } from '../shared/languages';
import { app } from './fake-report-app.svelte';
import { FORECAST } from './forecast-fixture';
import { shop } from './shops';

vi.mock('../../../src/state/app.svelte', () => import('./fake-report-app.svelte'));
vi.mock('../../../src/charts/chart-js', () => import('./fake-chart-js'));

function channels(codes: readonly number[]): Attribute {
  const packer = new StringPacker();
  for (const text of ['Web', 'Shop']) packer.add(text);
  return {
    name: 'Channel',
    role: 'channel',
    per: 'order',
    kind: 'category',
    codes: Uint8Array.from(codes),
    values: packer.pick(Uint32Array.of(0, 1))
  };
}

/** Two customers of the web, one of the shop; revenue 400 in four orders. */
const SHOP: OrderTable = {
  ...shop([
    [
      ['2023-01-10', 100],
      ['2023-06-10', 100]
    ],
    [['2023-02-10', 100]],
    [['2023-03-10', 100]]
  ]),
  attributes: [channels([1, 1, 1, 2])]
};

const WORTH: AcquisitionReport = {
  newCustomers: 50,
  cost: 600,
  cac: 12,
  clv: { value: 31.2, low: 28.8, high: 33.6 },
  ratio: { value: 2.6, low: 2.4, high: 2.8 },
  paybackMonth: 4
};
const TREND: SpendTrend = {
  yearly: { value: 0.18, low: 0.15, high: 0.21 },
  yearlyReal: null,
  customers: 400,
  orders: 1500,
  periods: [
    { start: '2023-01-01', orders: 2, mean: 40, meanReal: null },
    { start: '2023-02-01', orders: 3, mean: 50, meanReal: null }
  ]
};
const withMoney = (money: Partial<Forecast['money']>): Forecast => ({
  ...FORECAST,
  money: { ...FORECAST.money, ...money }
});
const TOLD: Partial<Settings> = {
  acquisition: { dimension: null, per: 'customer', costs: [{ value: null, amount: 12 }] }
};

const text = (): string => bare(document.body.textContent);
function show(forecast: Forecast | null, settings: Partial<Settings> = {}): void {
  const report = app.open(SHOP, settings);
  app.forecast.status = 'ready';
  render(MoneySection, { props: { report, forecast } });
}

beforeAll(() => {
  configure({ defaultHidden: true });
  return i18n.complete();
});
beforeEach(async () => {
  await i18n.set('en');
  valueChoice.dimension = null;
});
afterEach(cleanup);

describe('the cost of a new customer', () => {
  it('is asked in plain words, and nothing is claimed before it is told', () => {
    show(withMoney({}));
    expect(text()).toContain('What did you spend to win customers?');
    expect(text()).toContain('you see whether it comes back');
  });

  it('is taken up as it is typed', async () => {
    show(withMoney({}));
    const field = screen.getByLabelText('Cost of one new customer');
    await fireEvent.input(field, { target: { value: '12.50' } });
    await fireEvent.focusOut(field);
    expect(app.settings.acquisition).toEqual({
      dimension: null,
      per: 'customer',
      costs: [{ value: null, amount: 12.5 }]
    });
    await fireEvent.input(field, { target: { value: 'a lot' } });
    expect(text()).toContain('Please give an amount of 0 or more');
    expect(app.settings.acquisition?.costs).toHaveLength(1);
  });

  it('can be told by a column, with a field for each value', async () => {
    show(withMoney({}));
    const select = await screen.findByLabelText('You know the cost');
    await fireEvent.change(select, { target: { selectedIndex: 1 } });
    expect(app.settings.acquisition?.dimension).toBe('order:Channel');
    await fireEvent.input(await screen.findByLabelText(/Web/), { target: { value: '5' } });
    await fireEvent.focusOut(screen.getByLabelText(/Web/));
    expect(app.settings.acquisition?.costs).toEqual([{ value: 'Web', amount: 5 }]);
    expect(screen.getByLabelText(/Shop/)).toHaveProperty('value', '');
    await fireEvent.click(screen.getByRole('button', { name: 'Remove the costs' }));
    expect(app.settings.acquisition).toBeNull();
  });

  it('stands in a sentence with what comes back, its interval and a word on the rule of thumb', () => {
    show(withMoney({ acquisition: WORTH }), TOLD);
    expect(text()).toContain(
      'A new customer costs 12 and brings 31.20 within 12 months: 2.6 : 1; paid back in month 4.'
    );
    expect(text()).toContain('28.80 to 33.60, so 2.4 to 2.8 : 1 (95% interval)');
    expect(text()).toContain('50 new customers in the days shown, 600 in all.');
    expect(text()).toContain('“3 : 1” is often quoted');
    expect(text()).toContain('Your margin is not given');
  });

  it.each([
    [{ ...WORTH, paybackMonth: 0 }, 'paid back with the first order'],
    [{ ...WORTH, paybackMonth: null }, 'not paid back within three years'],
    [
      { ...WORTH, ratio: { value: 0.6, low: 0.5, high: 0.7 } },
      'each new customer loses money within that time'
    ],
    [
      { ...WORTH, cost: 0, cac: 0, ratio: null, paybackMonth: 0 },
      'A new customer costs nothing and brings 31.20 within 12 months.'
    ],
    [{ ...WORTH, newCustomers: 0, cac: null }, 'Nobody bought for the first time']
  ])('says what the numbers mean: %#', (acquisition, sentence) => {
    show(withMoney({ acquisition }), TOLD);
    expect(text()).toContain(sentence);
  });

  it('says that the cost of some is blank', () => {
    show(withMoney({}), TOLD);
    expect(text()).toContain('The cost of some new customers is blank');
  });

  it('is told alone where nothing can be forecast', async () => {
    show(null, TOLD);
    await waitFor(() => expect(text()).toContain('A new customer costs 12.'));
    expect(text()).toContain('So far a customer has brought 133.33 on average.');
    expect(text()).toContain('3 new customers in the days shown, 36 in all.');
  });

  it.each(LANGUAGES)('reads well and is accessible in %s', async (locale) => {
    await i18n.set(locale);
    show(withMoney({ acquisition: WORTH, spendTrend: TREND }), TOLD);
    await waitFor(() => expect(screen.getAllByRole('table').length).toBeGreaterThan(0));
    expect(text()).not.toMatch(/undefined|NaN|\[object/);
    await expectAccessibleInEnglish(locale, document.body);
  });
});

describe('the table of groups', () => {
  it('tells what has been, and that the rest cannot be forecast yet', async () => {
    show(null);
    await waitFor(() => expect(text()).toContain('the top of the page says why'));
    // No ranges, no word on them.
    expect(text()).not.toContain('The small ranges');
    const rows = screen.getAllByRole('row').map((row) => bare(row.textContent));
    expect(rows[1]).toMatch(/^Web2 few customers ?150/);
    expect(rows[2]).toMatch(/^Shop1 few customers ?100/);
    expect(rows[3]).toMatch(/^All customers3/);
    expect(screen.queryByText('Value : cost')).toBeNull();
  });

  const group = (part: Partial<ValueGroup>): ValueGroup => ({
    keep: null,
    text: null,
    customers: 1,
    historicPerCustomer: null,
    pAlive: null,
    expectedOrders: null,
    expectedValue: null,
    valuePerCustomer: null,
    newcomer: null,
    acquisition: null,
    ...part
  });
  const small = group({ text: 'small', customers: 5, acquisition: WORTH });
  const large = group({ text: 'large', customers: 9 });
  const never = group({ text: 'never', acquisition: { ...WORTH, paybackMonth: null } });

  it('sorts by any column, what is unknown last', () => {
    const sorted = (key: 'customers' | 'payback' | 'ratio', falling: boolean) =>
      sortValueGroups([small, large, never], { key, falling }).map((one) => one.text);
    expect(sorted('customers', true)).toEqual(['large', 'small', 'never']);
    expect(sorted('payback', false)).toEqual(['small', 'never', 'large']);
    expect(sorted('payback', true)).toEqual(['never', 'small', 'large']);
    expect(sortValueGroups([small, large], { key: 'given', falling: true })[0]).toBe(large);
  });

  it('goes out as rows, with bounds beside each estimate', () => {
    const rows = valueGroupRows({
      dimension: 'order:Channel',
      groups: [small],
      other: null,
      all: large,
      forecast: true
    });
    const [heads = [], first = [], last = []] = rows;
    const at = (name: string) => heads.indexOf(name);
    expect([first[at('group')], last[at('group')]]).toEqual(['small', '(all)']);
    expect(first.slice(at('ratio'), at('ratio') + 3)).toEqual([2.6, 2.4, 2.8]);
    expect(first[at('paybackMonth')]).toBe(4);
    expect(rows.every((row) => row.length === heads.length)).toBe(true);
  });
});

describe('what the same customers spend per order', () => {
  it('is told with its interval, what it means for the forecast, and what can be done', () => {
    show(withMoney({ spendTrend: TREND }));
    expect(text()).toContain(
      'The same customer’s orders have become 18% dearer a year (+15% to +21%).'
    );
    expect(text()).toContain('If amounts go on rising, it is rather too low.');
    expect(text()).toContain('set a price index');
    expect(text()).toContain('A further order is expected to be 50 on average.');
  });

  it('is no trend where the interval holds 0, and is not known of few', () => {
    show(withMoney({ spendTrend: { ...TREND, yearly: { value: 0.01, low: -0.02, high: 0.04 } } }));
    expect(text()).toContain('have neither clearly grown nor shrunk (−2% to +4% a year)');
    cleanup();
    show(withMoney({ spendTrend: { ...TREND, yearly: { value: 0, low: 0, high: 0 } } }));
    expect(text()).toContain('have cost the same throughout');
    expect(text()).not.toContain('0% to 0%');
    cleanup();
    show(null);
    expect(text()).toContain('Too few customers have ordered on several days');
  });
});

describe('the price index', () => {
  const LINES = '2022-12;50\n2023-01;100\n2023-02;100\n2023-03;100\n';
  const open = async (): Promise<void> => {
    await fireEvent.click(screen.getByRole('button', { name: 'Price index…' }));
  };
  const paste = (lines: string) =>
    fireEvent.input(screen.getByLabelText('A month and a number on each line'), {
      target: { value: lines }
    });
  const apply = (): HTMLButtonElement => screen.getByRole('button', { name: 'Use these prices' });

  it('is read as it is pasted, and used', async () => {
    show(withMoney({ spendTrend: TREND }));
    await open();
    expect(apply().disabled).toBe(true);
    await paste(LINES);
    expect(text()).toContain('4 months read, Dec 2022 to Mar 2023.');
    expect(text()).toContain('prices changed by +100%');
    // April, May and June have orders or lie between them.
    expect(text()).toContain('3 months of your orders are not in it');
    await fireEvent.change(screen.getByLabelText('In prices of'), {
      target: { selectedIndex: 3 }
    });
    await fireEvent.submit(apply().closest('form') as HTMLFormElement);
    expect(app.settings.priceIndex).toMatchObject({ calendar: 'gregory', base: '2022-12' });
    expect(app.report?.kpis.revenue).toBe(200);
    expect(app.report?.prices).toMatchObject({
      uncoveredOrders: 1,
      uncoveredMonths: expect.arrayContaining(['2023-06']) as string[]
    });
  });

  it('names the lines that it cannot use, and is not used until they are mended', async () => {
    show(withMoney({ spendTrend: TREND }));
    await open();
    await paste(`${LINES}13/2023;1\n`);
    expect(text()).toContain('1 line cannot be used');
    expect(text()).toContain('Line 5, 13/2023;1: no month that can be read');
    expect(apply().disabled).toBe(true);
  });

  it('is told of under the titles, and taken away again', async () => {
    const priceIndex: Settings['priceIndex'] = {
      calendar: 'gregory',
      base: '2023-03',
      months: [{ month: '2023-03', index: 100 }]
    };
    show(
      withMoney({
        spendTrend: { ...TREND, yearlyReal: { value: -0.02, low: -0.04, high: -0.01 } }
      }),
      { priceIndex }
    );
    expect(text()).toContain('· in prices of Mar 2023');
    expect(text()).toContain('In prices of Mar 2023: 2% cheaper a year (−4% to −1%).');
    expect(text()).toContain('All amounts of this report are in prices of Mar 2023');
    await open();
    const dialog = within(screen.getByRole('dialog'));
    await expectAccessibleInEnglish('en', screen.getByRole('dialog'));
    await fireEvent.click(dialog.getByRole('button', { name: 'Tell amounts as paid' }));
    expect(app.settings.priceIndex).toBeNull();
  });
});

describe('moneyNumbers', () => {
  it('gives the definitions what the cards show', () => {
    const report = app.open(SHOP, TOLD);
    const numbers = moneyNumbers(withMoney({ acquisition: WORTH, spendTrend: TREND }), report);
    expect(numbers).toMatchObject({
      cac: { cost: 600, customers: 50, cac: 12 },
      clvToCac: { clv: 31.2, cac: 12, ratio: 2.6 },
      payback: { month: 4, cac: 12 },
      spendTrend: { value: 0.18 },
      priceIndex: null
    });
    expect(moneyNumbers(null, report)).toMatchObject({ cac: null, expectedSpend: null });
  });
});

describe('MarginField', () => {
  const costs = (values: number[]): OrderTable => ({
    ...SHOP,
    attributes: [
      {
        name: 'COGS',
        role: 'cost',
        per: 'order',
        kind: 'number',
        values: Float64Array.from(values)
      }
    ]
  });
  const field = (table: OrderTable, settings: Partial<Settings> = {}): void => {
    app.open(table, settings);
    render(MarginField, { props: { label: 'Your gross margin' } });
  };

  it('offers what the column of costs leaves', async () => {
    field(costs([60, 60, NaN, 60]));
    expect(text()).toContain('Your file’s column COGS leaves 40% (from 3 of 4 orders).');
    await fireEvent.click(screen.getByLabelText(/COGS/));
    expect(app.settings.marginFrom).toBe('costs');
    expect(app.report?.settings.grossMargin).toBeCloseTo(0.4, 12);
    expect(screen.queryByLabelText('Your gross margin')).toBeNull();
  });

  it('warns of costs that exceed what was paid', () => {
    field(costs([160, 160, 160, 160]));
    expect(text()).toContain('No margin can be told from the column COGS');
    expect(text()).toContain('4 of 4 orders cost more than they brought');
  });

  it('is a field alone where there is no such column', () => {
    field(SHOP, { marginFrom: 'costs' });
    expect(screen.getByLabelText('Your gross margin')).toBeDefined();
    expect(screen.queryByRole('radio')).toBeNull();
  });
});
