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
import type { Annotation } from '../../../src/core/annotation';
import type { EventMeasure } from '../../../src/core/schema/event-effect';
import { isoToDay } from '../../../src/core/time/calendar';
import { createFormatter } from '../../../src/i18n/create-formatter';
import { withEvent, withoutEvent } from '../../../src/state/annotations';
import { i18n } from '../../../src/state/i18n.svelte';
import { dayOfParts, partsOf } from '../../../src/ui/report/events/date-parts';
import { effectRows } from '../../../src/ui/report/events/event-text';
import RetentionView from '../../../src/ui/report/RetentionView.svelte';
import { toasts } from '../../../src/ui/shared/toasts.svelte';
import { bare, expectAccessibleInEnglish, LANGUAGES } from '../shared/languages';
import { app } from './fake-report-app.svelte';
import Reported from './Reported.svelte';
import { TINY_SHOP } from './shops';

vi.mock('../../../src/state/app.svelte', () => import('./fake-report-app.svelte'));
vi.mock('../../../src/charts/chart-js', () => import('./fake-chart-js'));

const SALE: Annotation = {
  id: 'sale',
  kind: 'campaign',
  day: isoToDay('2024-02-01'),
  lastDay: null,
  text: 'Spring sale'
};

beforeAll(() => {
  configure({ defaultHidden: true });
  return i18n.complete();
});
beforeEach(() => i18n.set('en'));
afterEach(() => {
  cleanup();
  app.close();
  for (const toast of toasts.list) toasts.dismiss(toast.id);
});

function show(annotations: readonly Annotation[] = [], settings = {}): void {
  app.open(TINY_SHOP, { annotations, ...settings });
  render(Reported, { view: RetentionView });
}

const type = (name: string, value: string): Promise<boolean> =>
  fireEvent.input(
    within(screen.getByRole('dialog')).getAllByRole('textbox', { name })[0] ?? document,
    {
      target: { value }
    }
  );

describe('dayOfParts', () => {
  const english = { day: '29', month: 2, year: '2024' };

  it('reads a date of the calendar, in the digits of each language', () => {
    expect(dayOfParts(english, 'gregory', 'en')).toBe(isoToDay('2024-02-29'));
    // 1 Farvardin 1403 is 20 March 2024.
    const persian = { day: '۱', month: 1, year: '۱۴۰۳' };
    expect(dayOfParts(persian, 'persian', 'fa')).toBe(isoToDay('2024-03-20'));
    expect(dayOfParts({ day: '1', month: 1, year: '1403' }, 'persian', 'hy')).toBe(
      isoToDay('2024-03-20')
    );
  });

  it('refuses a day that does not exist', () => {
    expect(dayOfParts({ ...english, year: '2023' }, 'gregory', 'en')).toBeNull();
    // Esfand has 29 days in 1402, 30 in the leap year 1403.
    const esfand = { day: '30', month: 12, year: '1402' };
    expect(dayOfParts(esfand, 'persian', 'en')).toBeNull();
    expect(dayOfParts({ ...esfand, year: '1403' }, 'persian', 'en')).toBe(isoToDay('2025-03-20'));
  });

  it('refuses what is no number, and a year of the other calendar', () => {
    for (const patch of [
      { day: '' },
      { day: '1.5' },
      { day: '0' },
      { year: 'x' },
      { year: '24' }
    ]) {
      expect(
        dayOfParts({ ...english, ...patch }, 'gregory', 'en'),
        JSON.stringify(patch)
      ).toBeNull();
    }
    expect(dayOfParts({ ...english, year: '1403' }, 'gregory', 'en')).toBeNull();
    expect(dayOfParts({ ...english, year: '2024' }, 'persian', 'en')).toBeNull();
  });

  it('leads back from the parts of a day', () => {
    for (const calendar of ['gregory', 'persian'] as const) {
      for (let day = isoToDay('2023-12-01'); day < isoToDay('2025-04-01'); day += 1) {
        expect(dayOfParts(partsOf(day, calendar, String), calendar, 'en')).toBe(day);
      }
    }
  });
});

describe('withEvent', () => {
  const draft = { kind: 'price' as const, day: SALE.day - 1, lastDay: null, text: 'Dearer' };

  it('adds in order of days, with an id of its own', () => {
    const both = withEvent([SALE], draft, null);
    expect(both.map(({ text }) => text)).toEqual(['Dearer', 'Spring sale']);
    expect(both[0]?.id).toMatch(/.{8,}/);
    expect(withEvent(both, draft, null)[0]?.id).not.toBe(withEvent(both, draft, null)[1]?.id);
  });

  it('changes the one with the id, and leaves the list that it was given as it was', () => {
    const list = [SALE];
    expect(withEvent(list, draft, 'sale')).toEqual([{ ...draft, id: 'sale' }]);
    expect(withoutEvent(list, 'sale')).toEqual([]);
    expect(list).toEqual([SALE]);
  });
});

describe('effectRows', () => {
  const measure = (part: Partial<EventMeasure>): EventMeasure => ({
    key: 'ordersPerDay',
    unit: 'count',
    before: 10,
    after: 12.5,
    beforeCount: 280,
    afterCount: 350,
    difference: 2.5,
    low: 0.5,
    high: 4.5,
    significant: true,
    ...part
  });
  const only = (part: Partial<EventMeasure>, locale: 'en' | 'fa' = 'en') => {
    const m = i18n.m;
    return effectRows([measure(part)], 'USD', m, createFormatter(locale))[0];
  };

  it('tells before, after, the difference with its interval and a verdict', () => {
    expect(only({})).toMatchObject({
      name: 'Orders a day',
      before: '10',
      after: '12.5',
      difference: '+2.5',
      differenceLines: ['95% interval: +0.5 to +4.5'],
      verdict: 'more than chance'
    });
    expect(only({})?.beforeLines).toEqual(['Rests on 280 orders']);
  });

  it('says "within chance" where the interval holds 0', () => {
    expect(only({ low: -1, significant: false })).toMatchObject({
      differenceLines: ['95% interval: −1 to +4.5'],
      verdict: 'within chance'
    });
  });

  it('signs money and points on the right side', () => {
    expect(only({ unit: 'money', difference: -3, low: -5.5, high: 1200 })).toMatchObject({
      difference: '−$3',
      differenceLines: ['95% interval: −$5.50 to +$1,200']
    });
    expect(only({ unit: 'rate', before: 0.2, after: 0.25, difference: 0.05 })?.difference).toBe(
      '+5 points'
    );
    // The sign and the digits are isolated from the right-to-left text around them.
    expect(only({ unit: 'count' }, 'fa')?.difference).toBe('\u2066+۲٫۵\u2069');
  });

  it('cannot tell without an interval', () => {
    expect(
      only({ before: null, difference: null, low: null, high: null, significant: false })
    ).toMatchObject({ before: '–', difference: '–', verdict: 'cannot be told' });
  });
});

describe('the events', () => {
  it('are marked with a day, a kind and a text', async () => {
    show();
    await fireEvent.click(screen.getByRole('button', { name: 'Mark an event' }));
    await type('What happened?', '  Dearer tea ');
    await type('Day', '14');
    const dialog = screen.getByRole('dialog');
    const [kind, month] = within(dialog).getAllByRole('combobox');
    await fireEvent.change(kind ?? dialog, { target: { selectedIndex: 1 } });
    await fireEvent.change(month ?? dialog, { target: { selectedIndex: 1 } });
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(app.settings.annotations).toHaveLength(1));
    expect(app.settings.annotations[0]).toMatchObject({
      kind: 'price',
      text: 'Dearer tea',
      day: isoToDay('2024-02-14'),
      lastDay: null
    });
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(bare(screen.getByRole('heading', { level: 3, name: /Dearer tea/ }).textContent)).toBe(
      'Event 1: Dearer tea'
    );
  });

  it('are marked from the menu of a chart, and named under it', async () => {
    show([SALE]);
    expect(bare(screen.getAllByRole('list', { name: 'Events on the chart' })[0]?.textContent)).toBe(
      '1 Campaign: Spring sale, 1 Feb 2024'
    );
    const title = 'Customers kept and lost in each period';
    await fireEvent.click(screen.getByRole('button', { name: `More about: ${title}` }));
    await fireEvent.click(screen.getByRole('menuitem', { name: 'Mark an event' }));
    expect(screen.getByRole('dialog', { name: 'Mark an event' })).toBeTruthy();
  });

  it('are not kept without a text, or on a day that does not exist', async () => {
    show();
    await fireEvent.click(screen.getByRole('button', { name: 'Mark an event' }));
    await type('Day', '32');
    await fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByText('Please write what happened.')).toBeTruthy();
    expect(screen.getByText('There is no such day in this calendar.')).toBeTruthy();
    expect(app.updateSettings).not.toHaveBeenCalled();
  });

  it('last several days, the last not before the first', async () => {
    show([SALE]);
    await fireEvent.click(screen.getByRole('button', { name: 'Change: Spring sale' }));
    await fireEvent.click(screen.getByRole('switch', { name: 'It lasted several days' }));
    const last = within(screen.getByRole('group', { name: 'Last day' }));
    const month = last.getByRole('combobox');
    await fireEvent.change(month, { target: { selectedIndex: 0 } });
    expect(screen.getByText('The last day lies before the first.')).toBeTruthy();
    await fireEvent.change(month, { target: { selectedIndex: 1 } });
    await fireEvent.input(last.getByRole('textbox', { name: 'Day' }), { target: { value: '9' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(app.settings.annotations).toEqual([{ ...SALE, lastDay: isoToDay('2024-02-09') }]);
  });

  it('take a Solar Hijri date in Persian digits', async () => {
    await i18n.set('fa');
    show([], { calendar: 'persian' });
    const { form, date, mark } = i18n.m.events;
    await fireEvent.click(screen.getByRole('button', { name: mark }));
    await type(form.text, 'نوروز');
    await type(date.day, '۱');
    const dialog = screen.getByRole('dialog');
    const month = within(dialog).getAllByRole('combobox')[1];
    await fireEvent.change(month ?? dialog, { target: { selectedIndex: 0 } });
    await type(date.year, '۱۴۰۳');
    await fireEvent.click(within(dialog).getByRole('button', { name: form.save }));
    expect(app.settings.annotations[0]?.day).toBe(isoToDay('2024-03-20'));
  });

  it('are deleted, and come back as they were', async () => {
    show([SALE]);
    await fireEvent.click(screen.getByRole('button', { name: 'Delete: Spring sale' }));
    expect(app.settings.annotations).toEqual([]);
    expect(screen.getByText('No events yet')).toBeTruthy();
    toasts.list[0]?.action?.run();
    expect(app.settings.annotations).toEqual([SALE]);
  });

  it('say what was compared, and where there is too little to compare', () => {
    // 42 days lie before 21 February in the data, 29 from it on: four whole weeks on each side.
    show([{ ...SALE, day: isoToDay('2024-02-21') }]);
    const table = screen.getByRole('table', { name: 'Before and after: Spring sale' });
    expect(within(table).getAllByRole('row')).toHaveLength(7);
    expect(bare(document.body.textContent)).toContain(
      '28 days before (24 Jan – 20 Feb 2024) against 28 days after (21 Feb – 19 Mar 2024).'
    );
    cleanup();
    show([{ ...SALE, day: isoToDay('2024-03-15') }]);
    expect(screen.getByText(/fewer than 14 days of data/)).toBeTruthy();
  });

  for (const locale of LANGUAGES) {
    it(`are whole, and in English accessible, in ${locale}`, async () => {
      await i18n.set(locale);
      show([
        { ...SALE, day: isoToDay('2024-02-21') },
        { ...SALE, id: 'b', lastDay: SALE.day + 3 }
      ]);
      expect(document.body.textContent).not.toMatch(/undefined|NaN|\[object/);
      const card = screen.getByRole('region', { name: i18n.m.events.title });
      await expectAccessibleInEnglish(locale, card);
    });
  }
});
