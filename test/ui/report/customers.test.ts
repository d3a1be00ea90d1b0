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
import type { AnswerTo, Question } from '../../../src/core/questions';
import type { CustomerPage, CustomerRow, CustomersPage } from '../../../src/core/schema/customers';
import { dayToIso, isoToDay } from '../../../src/core/time/calendar';
import { i18n } from '../../../src/state/i18n.svelte';
import { customersChoice } from '../../../src/ui/report/customers/choice.svelte';
import { toasts } from '../../../src/ui/shared/toasts.svelte';
import { bare, expectAccessibleInEnglish, LANGUAGES } from '../shared/languages';
import { app } from './fake-report-app.svelte';
import Reported from './Reported.svelte';
import { shop } from './shops';

vi.mock('../../../src/state/app.svelte', () => import('./fake-report-app.svelte'));
vi.mock('../../../src/charts/chart-js', () => import('./fake-chart-js'));
/** Files that the browser was handed. No module is put in a place: other files share the process. */
const download = vi.fn<(content: Blob, name: string) => void>();

const TABLE = shop([[['2023-01-05', 10]], [['2023-03-05', 20]]]);
const ALL = 12_000;
const START = isoToDay('2023-01-01');

/** Customer n: the n-th by revenue, of which the rest follows by sums anybody can redo. */
function row(n: number): CustomerRow {
  return {
    key: `c${String(n).padStart(5, '0')}@example.org`,
    firstOrder: '2023-01-05',
    lastOrder: dayToIso(START + (n % 50)),
    orders: 1 + (n % 4),
    revenue: ALL - n,
    averageOrderValue: (ALL - n) / (1 + (n % 4)),
    pAlive: n % 2 === 0 ? 0.72 : 0.31,
    expectedOrders: 1.3,
    ordersLow: 0,
    ordersHigh: 4,
    expectedValue: 120,
    valueLow: 0,
    valueHigh: 480,
    nextOrder: '2023-05-03',
    overdueDays: n % 2 === 0 ? 12 : 0
  };
}

const COURSE = { days: ['2023-01-05', '2023-01-12', '2023-01-19'], pAlive: [1, 0.9, 0.72] };

/** Answers of a shop of 12,000, in the one order by revenue and its reverse. */
function answers(isForecast = true) {
  const asked: Question[] = [];
  const unknown = (each: CustomerRow, forecast: boolean): CustomerRow =>
    forecast
      ? each
      : {
          ...each,
          pAlive: null,
          expectedOrders: null,
          ordersLow: null,
          ordersHigh: null,
          expectedValue: null,
          valueLow: null,
          valueHigh: null,
          nextOrder: null,
          overdueDays: null
        };
  const answer = (question: Question): CustomersPage | CustomerPage | null => {
    asked.push(question);
    if (question.kind === 'customer') {
      const n = Number(question.key.slice(1, 6));
      const forecast = isForecast && question.forecast;
      return {
        row: unknown(row(n), forecast),
        history: [
          { day: '2023-01-05', amount: 10 },
          { day: '2023-01-19', amount: 25 }
        ],
        refunds: [],
        aliveCourse: forecast ? COURSE : { days: [], pAlive: [] },
        counts: forecast ? [0.4, 0.3, 0.2, 0.1] : null,
        silence: forecast ? [{ days: 30, probability: 0.8 }] : [],
        attributes: [{ name: 'Channel', per: 'order', text: 'Web' }]
      };
    }
    if (question.kind !== 'customers') throw new Error(question.kind);
    const { from, count, list, search, descending } = question;
    const forecast = isForecast && question.forecast;
    let numbers = Array.from({ length: ALL }, (_, n) => n);
    if (list === 'leaving') numbers = numbers.filter((n) => n % 2 === 1);
    if (search !== '') numbers = numbers.filter((n) => row(n).key.includes(search));
    if (!descending) numbers.reverse();
    return {
      all: ALL,
      matching: numbers.length,
      lists: {
        all: ALL,
        once: 3000,
        repeat: 9000,
        active: forecast ? 6000 : null,
        leaving: forecast ? 6000 : null,
        'leaving-best': forecast ? 1200 : null,
        overdue: forecast ? 6000 : null
      },
      forecast,
      horizonMonths: 12,
      totals: {
        orders: 30_000,
        revenue: 99_000,
        expectedOrders: forecast ? 15_600 : null,
        expectedValue: forecast ? 1_440_000 : null
      },
      from,
      rows: numbers.slice(from, from + count).map((n) => unknown(row(n), forecast))
    };
  };
  // The answer is of the question's own kind.
  app.ask = <Q extends Question>(signal: AbortSignal, question: Q): Promise<AnswerTo<Q>> =>
    Promise.resolve().then(() => {
      signal.throwIfAborted();
      return answer(question) as AnswerTo<Q>;
    });
  return asked;
}

const text = (): string => bare(document.body.textContent);
async function show(): Promise<void> {
  const { default: view } = await import('../../../src/ui/report/CustomersView.svelte');
  render(Reported, { view });
}
// By selectors: queries by role look at every element's styles, which takes jsdom seconds in a table.
const names = (): string[] =>
  [...document.querySelectorAll('[role=table] [role=rowheader]')].map((cell) =>
    bare(cell.textContent)
  );
function button(name: string | RegExp): HTMLButtonElement {
  const found = buttons(name)[0];
  if (!found) throw new Error(`no button ${String(name)}`);
  return found;
}
const buttons = (name: string | RegExp): HTMLButtonElement[] =>
  [...document.querySelectorAll('button')].filter((each) => {
    const own = bare(each.getAttribute('aria-label') ?? each.textContent);
    return typeof name === 'string' ? own === name : name.test(own);
  });
const title = (): string => bare(document.querySelector('h2.name')?.textContent);
const table = (): HTMLElement | null => document.querySelector<HTMLElement>('[role=table]');
async function shown(): Promise<void> {
  await waitFor(() => expect(names()[0]).toContain('@example.org'));
}
const heading = (name: string): HTMLButtonElement => button(`Sort by ${name}`);

beforeAll(() => {
  vi.setConfig({ testTimeout: 30_000 });
  configure({ defaultHidden: true });
  return i18n.complete();
});
beforeEach(async () => {
  await i18n.set('en');
  app.open(TABLE);
  app.forecast.status = 'ready';
  app.forecast.answer = null;
  customersChoice.choose('all');
  customersChoice.sort = 'revenue';
  customersChoice.descending = true;
  download.mockClear();
  let held = new Blob();
  const createObjectURL = (blob: Blob): string => {
    held = blob;
    return 'blob:customers';
  };
  // jsdom has no addresses of files.
  Object.assign(URL, { createObjectURL, revokeObjectURL: () => undefined });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement
  ) {
    download(held, this.download);
  });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  app.close();
  for (const toast of toasts.list) toasts.dismiss(toast.id);
  app.forecast.status = 'idle';
  app.forecast.progress = null;
  localStorage.clear();
});

describe('the table of customers', () => {
  it('tells how many there are and draws only those in sight', async () => {
    const asked = answers();
    await show();
    await shown();
    expect(text()).toContain(
      '12,000 customers · 30,000 orders and 99,000 to date · expected in the next 12 months: 15,600 orders'
    );
    expect(table()?.getAttribute('aria-rowcount')).toBe('12001');
    expect(document.querySelectorAll('[role=row]').length).toBeLessThan(60);
    expect(names()[0]).toBe('c00000@example.org');
    for (const question of asked) {
      expect(question.kind === 'customers' && question.count <= 200).toBe(true);
    }
  });

  it('gives every expectation its interval, and what is overdue its days', async () => {
    answers();
    await show();
    await shown();
    const cells = [...document.querySelectorAll('[aria-rowindex="2"] [role=cell]')].map((cell) =>
      bare(cell.textContent)
    );
    expect(cells).toContain('72%');
    expect(cells).toContain('1200 to 480');
    expect(cells).toContain('3 May 202312 days overdue');
  });

  it('reads what comes into sight as it scrolls', async () => {
    const asked = answers();
    await show();
    await shown();
    const frame = table()?.parentElement as HTMLElement;
    // 40 pixels a row.
    frame.scrollTop = 5000 * 40;
    await fireEvent.scroll(frame);
    await waitFor(() => expect(names()).toContain('c05000@example.org'));
    const place = button('c05000@example.org').closest('[role=row]');
    expect(place?.getAttribute('aria-rowindex')).toBe('5002');
    const read = asked.map((question) => (question.kind === 'customers' ? question.from : -1));
    expect(read).toContain(5000);
    // What lies between was never in sight.
    expect(read).not.toContain(2500);
  });

  it('sorts by a column, the largest first, and turns round', async () => {
    answers();
    await show();
    await shown();
    const orders = heading('Orders');
    await fireEvent.click(orders);
    await waitFor(() =>
      expect(orders.closest('[role=columnheader]')?.getAttribute('aria-sort')).toBe('descending')
    );
    await fireEvent.click(orders);
    await waitFor(() => expect(names()[0]).toBe('c11999@example.org'));
    expect(orders.closest('[role=columnheader]')?.getAttribute('aria-sort')).toBe('ascending');
    expect(document.querySelectorAll('[aria-sort]')).toHaveLength(1);
  });

  it('lists those about to leave, and says what that means', async () => {
    answers();
    await show();
    await shown();
    await fireEvent.click(button(/^About to leave or gone/));
    await waitFor(() => expect(text()).toContain('6,000 of 12,000 customers'));
    expect(names()[0]).toBe('c00001@example.org');
    expect(text()).toContain('The chance that they are still customers is below one half.');
  });

  it('finds part of a name once the typing pauses, and says where nobody has it', async () => {
    const asked = answers();
    await show();
    await shown();
    const field = document.querySelector('[aria-label="Find a customer"]') as HTMLInputElement;
    await fireEvent.input(field, { target: { value: 'c0004' } });
    await fireEvent.input(field, { target: { value: 'c00042' } });
    await waitFor(() => expect(names()).toEqual(['c00042@example.org']));
    const searched = asked.map((each) => (each.kind === 'customers' ? each.search : ''));
    expect(searched).not.toContain('c0004');
    await fireEvent.input(field, { target: { value: 'nobody' } });
    await waitFor(() => expect(text()).toContain('Nobody in this list has “nobody” in the name.'));
    await fireEvent.click(button('Show all customers'));
    await waitFor(() => expect(text()).toContain('12,000 customers'));
    expect(field.value).toBe('');
  });

  it('puts columns away and remembers it, but never the customer', async () => {
    answers();
    await show();
    await shown();
    await fireEvent.click(button('Columns'));
    const dialog = screen.getByRole('dialog');
    expect(within(dialog).queryByRole('switch', { name: 'Customer' })).toBeNull();
    await fireEvent.click(within(dialog).getByRole('switch', { name: 'Last order' }));
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Done' }));
    expect(buttons('Sort by Last order')).toEqual([]);
    expect(localStorage.getItem('mandegar-customer-columns')).toContain('"lastOrder"');
    customersChoice.show('lastOrder', true);
  });

  it('is walked by keys, with one stop for Tab', async () => {
    answers();
    await show();
    await shown();
    const stops = () => [
      ...document.querySelectorAll<HTMLElement>('[role=rowheader] [tabindex="0"]')
    ];
    expect(stops()).toHaveLength(1);
    stops()[0]?.focus();
    const press = async (key: string): Promise<void> => {
      await fireEvent.keyDown(document.activeElement as HTMLElement, { key });
    };
    await press('ArrowDown');
    await waitFor(() =>
      expect(bare(document.activeElement?.textContent)).toBe('c00001@example.org')
    );
    await press('End');
    await waitFor(() =>
      expect(document.activeElement?.closest('[role=row]')?.getAttribute('aria-rowindex')).toBe(
        '12001'
      )
    );
    await waitFor(() =>
      expect(bare(document.activeElement?.textContent)).toBe('c11999@example.org')
    );
    await press('Home');
    await waitFor(() =>
      expect(bare(document.activeElement?.textContent)).toBe('c00000@example.org')
    );
    expect(stops()).toHaveLength(1);
  });
});

describe('the file of customers', () => {
  it('holds all that match, asked in stretches of five thousand, in the order of the table', async () => {
    const asked = answers();
    await show();
    await shown();
    await fireEvent.click(button('Save as CSV'));
    await waitFor(() => expect(download).toHaveBeenCalled(), { timeout: 5000 });
    const [content, name] = download.mock.calls[0] ?? [];
    expect(name).toMatch(/^mandegar-tea-house-customers-\d{4}-\d{2}-\d{2}\.csv$/);
    const lines = ((await content?.text()) ?? '').trimEnd().split('\r\n');
    expect(lines).toHaveLength(ALL + 1);
    expect(lines[1]).toMatch(/^c00000@/);
    expect(lines.at(-1)).toMatch(/^c11999@/);
    const stretches = asked.flatMap((each) =>
      each.kind === 'customers' && each.count === 5000 ? [each.from] : []
    );
    expect(stretches).toEqual([0, 5000, 10_000]);
  });

  it('can be given up', async () => {
    answers();
    await show();
    await shown();
    await fireEvent.click(button('Save as CSV'));
    await fireEvent.click(await waitFor(() => button('Cancel')));
    await waitFor(() => expect(buttons('Cancel')).toEqual([]));
    await new Promise((done) => setTimeout(done, 100));
    expect(download).not.toHaveBeenCalled();
  });
});

describe('the page of one customer', () => {
  async function open(name = 'c00000@example.org'): Promise<void> {
    await show();
    await shown();
    await fireEvent.click(button(name));
    await waitFor(() => expect(document.activeElement).toBe(document.querySelector('h2.name')));
    await waitFor(() => expect(text()).toContain('Orders'));
  }

  it('tells in sentences what is likely, each with its interval', async () => {
    answers();
    await open();
    await waitFor(() => expect(text()).toContain('Probably still a customer: 72%'));
    expect(text()).toContain(
      '1.3 orders are expected in the next 12 months (95% interval: 0 to 4).'
    );
    expect(text()).toContain('Worth in the next 12 months: 120 (95% interval: 0 to 480).');
    expect(text()).toContain('The next order was expected about 3 May 2023: 12 days overdue.');
    expect(text()).toContain('Web');
    expect(text()).toContain('14 days');
  });

  it('never puts the name into the address', async () => {
    answers();
    await open();
    expect(decodeURIComponent(location.href)).not.toContain('c00000');
    expect(JSON.stringify(history.state)).not.toContain('c00000');
  });

  it('leads to the next customer of the order, and back to the row that it came from', async () => {
    answers();
    await open();
    await fireEvent.click(button('Next customer'));
    await waitFor(() => expect(title()).toBe('c00001@example.org'));
    await waitFor(() =>
      expect(text()).toContain('Probably gone: the chance of still being a customer is 31%')
    );
    expect(text()).toContain('2 of 12,000');
    await fireEvent.click(button('All customers'));
    await shown();
    await waitFor(() =>
      expect(bare(document.activeElement?.textContent)).toBe('c00001@example.org')
    );
  });

  it('is left by the back button of the browser too', async () => {
    answers();
    await open();
    history.back();
    await waitFor(() => expect(table()).not.toBeNull());
    await shown();
  });
});

describe('without a forecast', () => {
  it('shows what has been, and says why nothing is expected', async () => {
    answers(false);
    app.forecast.answer = {
      state: 'none',
      reason: 'few-repeat-buyers',
      customers: 40,
      repeatBuyers: 7
    };
    await show();
    await shown();
    expect(text()).toContain('7 customers have come back so far.');
    expect(buttons('Sort by Still a customer')).toEqual([]);
    expect(buttons(/^Overdue/)).toEqual([]);
    expect(button(/^Bought once/)).toBeTruthy();
    expect(text()).not.toMatch(/undefined|NaN|Infinity|null/);
    await fireEvent.click(button('c00000@example.org'));
    await waitFor(() => expect(text()).toContain('What is to come cannot be told yet.'));
  });

  it('is there while the forecast is made, which joins it and moves nothing', async () => {
    const asked = answers();
    app.forecast.status = 'computing';
    app.forecast.progress = { phase: 'forecasting', step: 'fit', done: 1, of: 5 };
    await show();
    await shown();
    expect(document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')).toBe('20');
    expect(asked.every((each) => each.kind === 'customers' && !each.forecast)).toBe(true);
    const cells = (): string[] =>
      [...document.querySelectorAll('[aria-rowindex="5002"] [role=cell]')].map((cell) =>
        bare(cell.textContent)
      );
    await fireEvent.click(heading('Orders'));
    const frame = table()?.parentElement as HTMLElement;
    frame.scrollTop = 5000 * 40;
    await fireEvent.scroll(frame);
    await waitFor(() => expect(names()).toContain('c05000@example.org'));
    expect(cells().filter((cell) => cell === '')).toHaveLength(3);
    expect(cells()).toContain('7,000');
    expect(text()).not.toContain('15,600');
    expect(heading('Value to come').disabled).toBe(true);
    expect(button(/^About to leave or gone/).disabled).toBe(true);

    app.forecast.progress = null;
    app.forecast.status = 'ready';
    await waitFor(() => expect(cells()).toContain('72%'));
    expect(cells()).not.toContain('');
    expect(frame.isConnected).toBe(true);
    expect(frame.scrollTop).toBe(5000 * 40);
    expect(document.querySelector('[aria-sort]')?.textContent).toContain('Orders');
    expect(heading('Value to come').disabled).toBe(false);
    expect(button(/^About to leave or gone/).disabled).toBe(false);
    expect(document.querySelector('[role=progressbar]')).toBeNull();
  });

  it('turns from the rows of a forecast to those without one as it is made anew, keeping what was chosen', async () => {
    answers();
    await show();
    await shown();
    await fireEvent.click(button(/^About to leave or gone/));
    await waitFor(() => expect(names()[0]).toBe('c00001@example.org'));
    app.forecast.status = 'computing';
    await waitFor(() => expect(text()).toContain('12,000 customers'));
    await waitFor(() => expect(names()[0]).toBe('c00000@example.org'));
    app.forecast.status = 'ready';
    await waitFor(() => expect(names()[0]).toBe('c00001@example.org'));
    expect(text()).toContain('6,000 of 12,000 customers');
  });

  it('goes into a file without the columns of the forecast while that is made', async () => {
    answers();
    app.forecast.status = 'computing';
    await show();
    await shown();
    await fireEvent.click(button('Save as CSV'));
    await waitFor(() => expect(download).toHaveBeenCalled(), { timeout: 5000 });
    const [head] = ((await download.mock.calls[0]?.[0].text()) ?? '').split('\r\n');
    expect(head).not.toContain('p_alive');
  });

  it('can be stopped while it is made, and begun again; the table stays', async () => {
    answers();
    app.forecast.status = 'computing';
    await show();
    await shown();
    await fireEvent.click(button('Stop'));
    expect(app.forecast.stop).toHaveBeenCalled();
    await waitFor(() => expect(text()).toContain('The forecast was stopped'));
    expect(names()[0]).toBe('c00000@example.org');
    expect(buttons('Sort by Still a customer')).toEqual([]);
    await fireEvent.click(button('Compute'));
    expect(app.forecast.retry).toHaveBeenCalled();
  });

  it('says where the forecast failed, and where the table could not be read', async () => {
    answers();
    app.forecast.status = 'failed';
    await show();
    await shown();
    expect(text()).toContain('The forecast could not be computed');
    await fireEvent.click(button('Try again'));
    expect(app.forecast.retry).toHaveBeenCalled();
    cleanup();
    app.ask = () => Promise.reject(new Error('out of memory'));
    await show();
    await waitFor(() => expect(text()).toContain('The customers could not be worked out'));
    expect(button('Try again')).toBeTruthy();
  });

  it('tells of one customer what has been, and adds the rest when it is known', async () => {
    answers();
    app.forecast.status = 'computing';
    await show();
    await shown();
    await fireEvent.click(button('c00000@example.org'));
    await waitFor(() => expect(text()).toContain('14 days'));
    expect(text()).toContain('What is to come cannot be told yet.');
    expect(button('Stop')).toBeTruthy();
    const heading = document.querySelector('h2.name');
    app.forecast.status = 'ready';
    await waitFor(() => expect(text()).toContain('Probably still a customer: 72%'));
    expect(text()).toContain('14 days');
    expect(heading?.isConnected).toBe(true);
  });
});

describe('in every language', () => {
  for (const locale of LANGUAGES) {
    it(`is whole, and in English accessible: ${locale}`, async () => {
      await i18n.set(locale);
      answers();
      await show();
      await shown();
      expect(text()).not.toMatch(/undefined|NaN|Infinity|\[object/);
      await expectAccessibleInEnglish(locale, document.body);
      await fireEvent.click(button('c00000@example.org'));
      await waitFor(() => expect(text()).toContain('Web'));
      expect(text()).not.toMatch(/undefined|NaN|Infinity|\[object/);
      await expectAccessibleInEnglish(locale, document.body);
    });
  }
});
