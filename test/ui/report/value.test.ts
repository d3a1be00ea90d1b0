import { cleanup, configure, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Forecast, NoForecast } from '../../../src/core/schema/forecast';
import type { Settings } from '../../../src/core/settings';
import { i18n } from '../../../src/state/i18n.svelte';
import OverviewView from '../../../src/ui/report/OverviewView.svelte';
import { forecastNotes, newcomerWorth } from '../../../src/ui/report/value/model';
import ValueView from '../../../src/ui/report/ValueView.svelte';
import { bare, expectAccessibleInEnglish, LANGUAGES } from '../shared/languages';
import { card, findCard } from './cards';
import { app } from './fake-report-app.svelte';
import { FORECAST, LIFETIME } from './forecast-fixture';
import Reported from './Reported.svelte';
import { ONE_ORDER, TINY_SHOP } from './shops';

vi.mock('../../../src/state/app.svelte', () => import('./fake-report-app.svelte'));
vi.mock('../../../src/charts/chart-js', () => import('./fake-chart-js'));

// Tested by themselves.
vi.mock(
  '../../../src/ui/report/value/TrustSection.svelte',
  () => import('../shared/Nothing.svelte')
);
vi.mock(
  '../../../src/ui/report/value/MoneySection.svelte',
  () => import('../shared/Nothing.svelte')
);
vi.mock(
  '../../../src/ui/report/value/MembersCard.svelte',
  () => import('../shared/Nothing.svelte')
);

const FEW: NoForecast = {
  state: 'none',
  reason: 'few-repeat-buyers',
  customers: 3,
  repeatBuyers: 2
};

function show(answer: Forecast | NoForecast | null, settings: Partial<Settings> = {}): void {
  app.open(TINY_SHOP, { currency: 'EUR', ...settings });
  app.forecast.answer = answer;
  app.forecast.status = answer ? 'ready' : 'computing';
  render(Reported, { view: ValueView });
}

/** What must stand on no page: the names of no number, and raw codes. */
const GARBLED = /undefined|NaN|Infinity|\[object|(few|no)-[a-z]+/;

const text = (): string => bare(document.body.textContent);
const figures = (): string[] =>
  [...card('What your customers are likely to bring').querySelectorAll('h3')].map((heading) => {
    const parts = heading.closest('li')?.querySelectorAll('h3, p') ?? [];
    return bare([...parts].map((part) => part.textContent).join(' '));
  });

beforeAll(() => {
  configure({ defaultHidden: true });
  return i18n.complete();
});
beforeEach(() => i18n.set('en'));
afterEach(() => {
  cleanup();
  app.close();
});

describe('ValueView', () => {
  it('says in two sentences what the customers will do and what that is worth', () => {
    show(FORECAST);
    expect(bare(screen.getByTestId('forecast-sentence').textContent)).toBe(
      'Your 2,000 customers will likely place 1,200 orders in the next 12 months (1,080 to 1,333). These are worth €57,000 of revenue in today’s money (€51,300 to €63,300).'
    );
  });

  it('begins with the answer, how sure it is, and the way to single customers', () => {
    show(FORECAST);
    const [first] = screen.getAllByRole('heading', { level: 2 });
    expect(bare(first?.textContent)).toBe('What your customers are likely to bring');
    const headline = card('What your customers are likely to bring');
    expect(bare(headline.textContent)).toMatch(/Tried on your own past|order of magnitude/);
    const link = within(headline).getByRole('link', { name: /who is leaving/ });
    expect(link.getAttribute('href')).toBe('#/report/customers');
  });

  it('asks for no horizon and no discount where nothing can be forecast', () => {
    show(FEW);
    expect(screen.queryByRole('radio', { name: '24' })).toBeNull();
    expect(screen.queryByLabelText('Discount rate a year')).toBeNull();
    expect(screen.getByLabelText('Your gross margin')).toBeTruthy();
  });

  it('opens the price index beside the discount', async () => {
    show(FORECAST);
    const settings = card('How the forecast is made');
    await fireEvent.click(within(settings).getByRole('button', { name: 'Price index…' }));
    expect(bare(screen.getByRole('dialog').textContent)).toContain('in the prices of one month');
  });

  it('says of a list of customers what it cannot tell, and shows no card for it', () => {
    app.open(TINY_SHOP, { currency: 'EUR' });
    app.forecast.answer = { ...FORECAST, basis: 'customers', holdout: null, past: [] };
    app.forecast.status = 'ready';
    if (app.report) app.report = { ...app.report, basis: 'customers' };
    render(Reported, { view: ValueView });
    expect(text()).toContain('Your file has one row for each customer');
    expect(text()).toContain('no check of the forecast on your own past');
    expect(findCard('Rule of thumb: what a customer brings over a lifetime')).toBeNull();
    expect(findCard('How soon first-time buyers come back')).toBeNull();
    expect(text()).not.toContain('Price index…');
  });

  it('gives each figure its interval, or what it is of', () => {
    show(FORECAST);
    expect(figures()).toEqual([
      'Orders to expect 1,200 1,080 to 1,333 in the next 12 months',
      'What they are worth €57K €51,300 to €63,300 revenue in today’s money',
      'Still active today 800 about 40% of 2,000 customers 700 of them more likely than not',
      'Value left in your customers €150K €130,000 to €173,000 all they will ever bring, in today’s money',
      'Value of a new customer €100 first order €45 + later ones €55 in the next 12 months'
    ]);
  });

  it('counts no orders over a lifetime, and tells the value left but once', () => {
    show(LIFETIME, { horizonMonths: null });
    expect(text()).toContain(
      'Your 2,000 customers will likely bring another €150,000 of revenue in today’s money until the last of them has left (€130,000 to €173,000).'
    );
    expect(figures().map((figure) => figure.split(' ').slice(0, 3).join(' '))).toEqual([
      'Value left in',
      'Still active today',
      'Value of a'
    ]);
  });

  it('forecasts orders alone where the data hold no amounts', () => {
    show({
      ...FORECAST,
      spend: { ...FORECAST.spend, method: 'none', populationMean: null },
      ahead: FORECAST.ahead.map((one) => ({
        ...one,
        revenue: null,
        month: { ...one.month, revenue: null }
      })),
      total: { ...FORECAST.total, value: null, valueLow: null, valueHigh: null },
      newCustomer: { orders: 1.2, value: null, firstOrder: null, course: [] },
      money: { ...FORECAST.money, equity: null }
    });
    expect(text()).toContain('Your data hold no amounts, so there is no value beside the orders.');
    expect(figures()).toHaveLength(2);
    expect(screen.queryByRole('radio', { name: 'Revenue' })).toBeNull();
    expect(text()).not.toContain('What a new customer brings back');
  });

  it('speaks of margin where it is known, and not of today’s money without a discount', () => {
    show({
      ...FORECAST,
      settings: { horizonMonths: 12, annualDiscountRate: 0, grossMargin: 0.4 },
      money: { ...FORECAST.money, equity: null }
    });
    expect(text()).toContain('These are worth €57,000 of gross margin (€51,300 to €63,300).');
    expect(text()).toContain('Value left in your customers – needs a discount rate above 0');
    expect(text()).not.toContain('Without your gross margin all values are revenue.');
  });

  it('explains a figure with the forecast’s own numbers', async () => {
    show(FORECAST);
    const headline = card('What your customers are likely to bring');
    const { name } = i18n.m.definitions.newCustomerValue;
    const help = [...headline.querySelectorAll('button')].find((one) =>
      bare(one.getAttribute('aria-label') ?? one.textContent).includes(bare(name))
    );
    if (!help) throw new Error('no help');
    await fireEvent.click(help);
    expect(bare(screen.getByRole('dialog').textContent)).toContain(
      '€45 with the first order + €55'
    );
  });

  it('looks as far ahead as is chosen', async () => {
    show(FORECAST);
    await fireEvent.click(screen.getByRole('radio', { name: '24' }));
    expect(app.updateSettings).toHaveBeenLastCalledWith({ horizonMonths: 24 });
    await fireEvent.click(screen.getByRole('radio', { name: 'Lifetime' }));
    expect(app.updateSettings).toHaveBeenLastCalledWith({ horizonMonths: null });
  });

  it('offers no lifetime without a discount, and says why', () => {
    show(FORECAST, { annualDiscountRate: 0 });
    expect(screen.queryByRole('radio', { name: 'Lifetime' })).toBeNull();
    expect(text()).toContain('A whole lifetime can be chosen once the discount rate is above 0');
  });

  it('takes no discount of 0 for a lifetime', async () => {
    show(LIFETIME, { horizonMonths: null });
    const field = screen.getByLabelText('Discount rate a year');
    await fireEvent.input(field, { target: { value: '0' } });
    expect(text()).toContain('For a whole lifetime it must be above 0');
    await fireEvent.focusOut(field);
    expect(app.updateSettings).not.toHaveBeenCalled();
    await fireEvent.input(field, { target: { value: '8' } });
    await fireEvent.focusOut(field);
    expect(app.updateSettings).toHaveBeenLastCalledWith({ annualDiscountRate: 0.08 });
  });

  it('takes no discount that is no number', async () => {
    show(FORECAST);
    const field = screen.getByLabelText('Discount rate a year');
    for (const typed of ['', 'x', '-5', '101']) {
      await fireEvent.input(field, { target: { value: typed } });
      await fireEvent.focusOut(field);
    }
    expect(text()).toContain('A number from 0 to 100');
    expect(app.updateSettings).not.toHaveBeenCalled();
  });

  it('shows how far it is, and can be stopped and begun again', async () => {
    show(null);
    app.forecast.progress = { phase: 'forecasting', step: 'holdout', done: 1, of: 4 };
    await Promise.resolve();
    expect(text()).toContain('Checking them on your own past…');
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25');
    await fireEvent.click(screen.getByRole('button', { name: 'Stop' }));
    expect(app.forecast.stop).toHaveBeenCalledOnce();
    expect(text()).toContain('The forecast was stopped');
    // What needs no forecast is there all the same.
    expect(text()).toContain('What a customer has brought so far');
    await fireEvent.click(screen.getByRole('button', { name: 'Compute' }));
    expect(app.forecast.retry).toHaveBeenCalledOnce();
  });

  it('offers another try where it failed, and shows no numbers of other settings meanwhile', async () => {
    show(FORECAST);
    app.forecast.status = 'failed';
    await Promise.resolve();
    expect(text()).toContain('The forecast could not be computed');
    expect(screen.queryByTestId('forecast-sentence')).toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(app.forecast.retry).toHaveBeenCalledOnce();
  });

  it('keeps the last answer in its place while another is computed', async () => {
    show(FORECAST);
    app.forecast.status = 'computing';
    await Promise.resolve();
    const sentence = screen.getByTestId('forecast-sentence');
    expect(sentence.closest('[aria-busy="true"]')).not.toBeNull();
  });

  it('says of few returning customers what can be seen already', () => {
    show(FEW);
    expect(text()).toContain(
      '2 customers have come back so far. From 30 on a forecast means something.'
    );
    // 400 of 3 customers; 2 of them came back.
    expect(text()).toContain('3 customers have brought €133.33 each on average.');
    expect(text()).toContain('66.7% of your customers have ordered more than once.');
  });

  it('makes no lifetime out of first orders, and no facts out of nothing', () => {
    app.open(ONE_ORDER, { currency: 'EUR' });
    app.forecast.answer = { ...FEW, customers: 1, repeatBuyers: 0 };
    app.forecast.status = 'ready';
    render(Reported, { view: ValueView });
    expect(text()).toContain('Nobody has come back so far. From 30 returning customers on');
    expect(text()).not.toContain('0% of your customers');
    expect(text()).not.toContain('0% of first-time buyers');
    const simple = bare(card('Rule of thumb: what a customer brings over a lifetime').textContent);
    expect(simple).toMatch(/\?\s*lifetime revenue/);
    expect(simple).toContain('a customer brings the first order');
    expect(simple).not.toContain('Why it differs from the forecast');
  });

  it('sets the rule of thumb beside the forecast and says why they differ', () => {
    show(FORECAST);
    const simple = bare(card('Rule of thumb: what a customer brings over a lifetime').textContent);
    expect(simple).toContain('Why it differs from the forecast');
    expect(simple).toContain('There, a new customer is worth €100 within 12 months.');
  });

  it('shows the fan as a table, in money and added up when asked', async () => {
    show(FORECAST);
    const fan = card('What came, and what is likely to come');
    await fireEvent.click(within(fan).getByRole('button', { name: /^More about/ }));
    await fireEvent.click(screen.getByRole('menuitem', { name: 'Show as table' }));
    const rows = (): string[] =>
      within(fan)
        .getAllByRole('row')
        .map((row) => bare([...row.children].map((cell) => cell.textContent.trim()).join(' | ')));
    // 0.9 to the power of 0.6745 ÷ 1.96 is 0.9644.
    expect(rows()[4]).toBe('10 Apr 2024 | 110 | – | – | –');
    expect(rows()[5]).toBe('10 May 2024 | – | 100 | 96 to 104 | 90 to 111');
    await fireEvent.click(within(fan).getByRole('radio', { name: 'Revenue' }));
    await fireEvent.click(within(fan).getByRole('radio', { name: 'Added up' }));
    expect(rows()[5]).toBe('10 Apr 2024 | €72,000 | – | – | –');
    expect(rows()[6]).toContain('€77,000');
  });

  for (const locale of LANGUAGES) {
    it(`is whole, and in English accessible, in every state: ${locale}`, async () => {
      await i18n.set(locale);
      const reasons = ['no-time', 'no-model', 'no-days'] as const;
      const states = [
        LIFETIME,
        FEW,
        null,
        { ...FEW, repeatBuyers: 0 },
        ...reasons.map((reason) => ({ ...FEW, reason }))
      ];
      // What is drawn in a state is the same in all languages.
      for (const answer of locale === 'en' ? states : states.slice(0, 2)) {
        show(answer);
        expect(text()).not.toMatch(GARBLED);
        cleanup();
      }
      show(FORECAST);
      expect(text()).not.toMatch(GARBLED);
      await expectAccessibleInEnglish(locale, document.body);
    });
  }
});

describe('OverviewView', () => {
  const preview = (): string => bare(card('To expect in the next 12 months').textContent);

  it('leads to the forecast with its two sentences', () => {
    app.open(TINY_SHOP, { currency: 'EUR' });
    app.forecast.answer = FORECAST;
    app.forecast.status = 'ready';
    render(Reported, { view: OverviewView });
    expect(preview()).toContain('will likely place 1,200 orders in the next 12 months');
    const link = within(card('To expect in the next 12 months')).getByRole('link');
    expect(link.getAttribute('href')).toBe('#/report/value');
  });

  it('says nothing where there is no forecast, and none is on its way', () => {
    app.open(ONE_ORDER);
    app.forecast.answer = FEW;
    app.forecast.status = 'ready';
    render(Reported, { view: OverviewView });
    expect(findCard('To expect in the next 12 months')).toBeNull();
  });
});

describe('forecastNotes', () => {
  const notes = (part: Partial<Forecast>): string =>
    forecastNotes(
      { ...FORECAST, settings: { ...FORECAST.settings, grossMargin: 0.5 }, ...part },
      i18n.m
    ).join(' ');
  const [model] = FORECAST.models;
  if (!model) throw new Error('no model');

  it('says nothing where all is well', () => {
    expect(notes({})).toBe('');
  });

  it('tells what the model in use could not learn', () => {
    expect(notes({ models: [{ ...model, concerns: ['nobody-leaves'] }] })).toContain(
      'no sign that anybody has left'
    );
  });

  it('looks at the model that says who is still there where a mean of models is used', () => {
    const other = { ...model, name: 'BG/NBD', concerns: ['same-rate'] } as const;
    const selected = { ...FORECAST.selected, name: 'ensemble' } as const;
    expect(notes({ models: [other, model], selected })).toBe('');
  });

  it('says how amounts were valued where the usual model does not fit', () => {
    expect(notes({ spend: { ...FORECAST.spend, method: 'constant' } })).toContain('much the same');
    expect(notes({ spend: { ...FORECAST.spend, method: 'shrunk-means' } })).toContain('too wildly');
  });
});

describe('newcomerWorth', () => {
  it('adds what is known, and is unknown where nothing is', () => {
    expect(newcomerWorth({ orders: 1, value: 5, firstOrder: 3, course: [] })).toBe(8);
    expect(newcomerWorth({ orders: 1, value: null, firstOrder: 3, course: [] })).toBe(3);
    expect(newcomerWorth({ orders: 1, value: null, firstOrder: null, course: [] })).toBeNull();
  });
});
