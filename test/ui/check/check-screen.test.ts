import { cleanup, configure, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LayoutOptions, Question } from '../../../src/core/ingest/reading';
import { i18n } from '../../../src/state/i18n.svelte';
import CheckScreen from '../../../src/ui/check/CheckScreen.svelte';
import { app } from '../shared/fake-app.svelte';
import { bare, expectAccessibleIn, LANGUAGES } from '../shared/languages';
import { JAN_8_2024, sampleFile, sampleLayout, sampleReading } from '../shared/samples';

vi.mock('../../../src/state/app.svelte', () => import('../shared/fake-app.svelte'));

const dateQuestion: Question = {
  layout: 0,
  kind: 'date-order',
  sample: '08/01/2024',
  choices: [
    { order: 'dmy', day: JAN_8_2024 },
    // 1 August: the 213 days of January to July in a leap year, less the 7 before the 8th.
    { order: 'mdy', day: JAN_8_2024 + 206 }
  ]
};
const roleQuestion: Question = { layout: 0, kind: 'role', role: 'customer', candidates: [0, 4] };

/** What a decision on the one layout of the sample looks like. */
const onLayout = (options: LayoutOptions) => ({ layouts: { f1: options } });

const showReport = (): HTMLButtonElement => screen.getByRole('button', { name: 'Show report' });

beforeAll(() => {
  // Whether each of hundreds of options is hidden takes jsdom a second to find out; none is.
  configure({ defaultHidden: true });
  return i18n.complete();
});
beforeEach(async () => {
  app.reset();
  await i18n.set('en');
  app.reading = sampleReading();
});
afterEach(cleanup);

describe('CheckScreen', () => {
  it('says in one line how the file was read', () => {
    render(CheckScreen);
    const line = screen.getByRole('list', { name: 'How the file was read, in short' });
    expect(
      within(line)
        .getAllByRole('listitem')
        .map((part) => bare(part.textContent))
    ).toEqual([
      'orders.csv',
      '10 rows',
      'UTF-8',
      'Separated by: Semicolon ( ; )',
      'Dates: Day first',
      'Recognised: Shopify'
    ]);
  });

  it('lets the report be shown where nothing is open', async () => {
    render(CheckScreen);
    expect(showReport().disabled).toBe(false);
    await fireEvent.click(showReport());
    expect(app.showReport).toHaveBeenCalledOnce();
  });

  it('holds the report back while a question is open, and says so', () => {
    app.reading = sampleReading({ questions: [dateQuestion, roleQuestion] });
    render(CheckScreen);
    expect(showReport().disabled).toBe(true);
    const why = document.getElementById(showReport().getAttribute('aria-describedby') ?? '');
    expect(bare(why?.textContent)).toBe('2 questions are still open.');
  });

  it('names the role that has no column', () => {
    const { customer, date } = sampleLayout().mapping;
    app.reading = sampleReading({
      layouts: [sampleLayout({ mapping: { ...(customer && { customer }), ...(date && { date }) } })]
    });
    render(CheckScreen);
    expect(showReport().disabled).toBe(true);
    expect(screen.getByText('No column is chosen for: Amount paid.')).toBeTruthy();
  });

  it('shows both readings of a date and reads again with the one chosen', async () => {
    app.reading = sampleReading({ questions: [dateQuestion] });
    render(CheckScreen);
    const group = screen.getByRole('group', { name: /Which day is .?08\/01\/2024/ });
    expect(within(group).getByRole('radio', { name: /^.?8 Jan 2024/ })).toBeTruthy();
    await fireEvent.click(within(group).getByRole('radio', { name: /^.?1 Aug 2024/ }));
    expect(app.reread).toHaveBeenCalledWith(onLayout({ dateOrder: 'mdy' }));
  });

  it('asks for a column with its values, and takes any other too', async () => {
    app.reading = sampleReading({ questions: [roleQuestion] });
    render(CheckScreen);
    const group = screen.getByRole('group', { name: 'Which column says who bought?' });
    await fireEvent.click(within(group).getByRole('radio', { name: /E-mail/ }));
    expect(app.reread).toHaveBeenLastCalledWith(onLayout({ roles: { customer: 0 } }));
    const other = within(group).getByRole('combobox', { name: 'Another column' });
    await fireEvent.change(other, { target: { selectedIndex: 3 } });
    expect(app.reread).toHaveBeenLastCalledWith(onLayout({ roles: { customer: 2 } }));
  });

  it('asks for decimals and for toman or rial', async () => {
    app.reading = sampleReading({
      questions: [
        {
          layout: 0,
          kind: 'decimal',
          sample: '1.234',
          choices: [
            { decimal: '.', amount: 1.234 },
            { decimal: ',', amount: 1234 }
          ]
        },
        { layout: 0, kind: 'currency-unit', sample: '500000', choices: ['IRT', 'IRR'] }
      ]
    });
    render(CheckScreen);
    await fireEvent.click(screen.getByRole('radio', { name: /1,234 Comma/ }));
    expect(app.reread).toHaveBeenLastCalledWith(onLayout({ decimal: ',' }));
    await fireEvent.click(screen.getByRole('radio', { name: /^Toman/ }));
    expect(app.reread).toHaveBeenLastCalledWith(onLayout({ currency: 'IRT' }));
  });

  it('shows what a sum would be as toman and as rial', () => {
    app.reading = sampleReading({
      questions: [{ layout: 0, kind: 'currency-unit', sample: '500,000', choices: ['IRT', 'IRR'] }]
    });
    render(CheckScreen);
    const names = screen
      .getAllByRole('radio')
      .map((radio) => bare(radio.closest('label')?.textContent));
    // One toman is ten rials.
    expect(names).toEqual([
      'Toman 500,000 toman, the same as 5,000,000 rial',
      'Rial 500,000 rial, the same as 50,000 toman'
    ]);
  });

  it('asks for the unit of ages, and for the day up to which a list counts', async () => {
    app.reading = sampleReading({
      questions: [
        {
          layout: 0,
          kind: 'time-unit',
          sample: '104',
          choices: [
            { unit: 1, days: 104 },
            { unit: 7, days: 728 }
          ]
        },
        { layout: 0, kind: 'observation-end', sample: '104' }
      ]
    });
    render(CheckScreen);
    await fireEvent.click(screen.getByRole('radio', { name: /^Weeks .*728 days ago/ }));
    expect(app.reread).toHaveBeenLastCalledWith(onLayout({ timeUnitDays: 7 }));
    const day = screen.getByLabelText('The last day that the list covers');
    await fireEvent.input(day, { target: { value: '2024-01-08' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Use this day' }));
    expect(app.reread).toHaveBeenLastCalledWith(onLayout({ observationEnd: JAN_8_2024 }));
  });

  it('names columns that share a heading or have none by their number', async () => {
    render(CheckScreen);
    const uses = (): string[] =>
      screen
        .getAllByRole('combobox', { name: /^Use of the column/ })
        .map((select) => bare(select.closest('li')?.querySelector('.name')?.textContent));
    expect(uses()).toEqual(['E-mail', 'Date', 'Total']);
    const more = screen.getByRole('button', { name: '3 more columns, kept for break-downs' });
    await fireEvent.click(more);
    expect(uses().slice(3)).toEqual(['Note (column 4)', 'Note (column 5)', 'Column 6']);
  });

  it('offers every use in its group, and calls a column without one kept', () => {
    render(CheckScreen);
    const select = screen.getByRole<HTMLSelectElement>('combobox', { name: /column .?Total/ });
    const groups = [...select.querySelectorAll('optgroup')].map((group) => group.label);
    expect(groups).toEqual([
      'Who',
      'When and how much',
      'The order',
      'To group by',
      'One row per customer'
    ]);
    expect(select.options[0]?.text).toBe('Kept for break-downs');
    expect(select.selectedOptions[0]?.text).toBe('Amount paid');
    const names = [...select.options].map(({ text }) => text);
    expect(names).toHaveLength(1 + Object.keys(i18n.m.reading.roles).length);
    expect(new Set(names).size).toBe(names.length);
  });

  it('gives a column another use, or keeps it for break-downs', async () => {
    render(CheckScreen);
    const select = screen.getByRole<HTMLSelectElement>('combobox', { name: /column .?Total/ });
    const indexOf = (use: string): number =>
      [...select.options].findIndex(({ text }) => text === use);
    await fireEvent.change(select, { target: { selectedIndex: indexOf('Refund') } });
    expect(app.reread).toHaveBeenLastCalledWith(onLayout({ roles: { amount: null, refund: 2 } }));
    await fireEvent.change(select, { target: { selectedIndex: 0 } });
    expect(app.reread).toHaveBeenLastCalledWith(onLayout({ roles: { amount: null } }));
  });

  it('asks at once for a column that the report cannot do without', async () => {
    const { customer, date } = sampleLayout().mapping;
    app.reading = sampleReading({
      layouts: [sampleLayout({ mapping: { ...(customer && { customer }), ...(date && { date }) } })]
    });
    render(CheckScreen);
    const select = screen.getByRole('combobox', { name: 'Column for: Amount paid' });
    await fireEvent.change(select, { target: { selectedIndex: 3 } });
    expect(app.reread).toHaveBeenLastCalledWith(onLayout({ roles: { amount: 2 } }));
  });

  it('says how sure it is of a column, and why', () => {
    render(CheckScreen);
    const select = screen.getByRole('combobox', { name: /column .?Date/ });
    const about = document.getElementById(select.getAttribute('aria-describedby') ?? '');
    expect(bare(about?.textContent)).toContain('08/01/2024');
    expect(bare(about?.textContent)).toMatch(/Likely ?from the values/);
  });

  it('says why the file is read in this way', () => {
    render(CheckScreen);
    const why = (name: string): string => {
      const select = screen.getByRole('combobox', { name });
      const id = select.getAttribute('aria-describedby') ?? '';
      return bare(document.getElementById(id)?.textContent);
    };
    expect(why('Date order')).toBe('because a day above 12 stands first');
    expect(why('Decimal mark')).toBe('because amounts such as 12.50 occur');
    expect(why('Column separator')).toBe('because rows then have equally many cells');
    expect(why('Text encoding')).toBe('because plain letters are alike in every encoding');
  });

  it('changes how the file is read', async () => {
    render(CheckScreen);
    const change = async (name: string, selectedIndex: number): Promise<void> => {
      const select = screen.getByRole('combobox', { name });
      await fireEvent.change(select, { target: { selectedIndex } });
    };
    await change('Text encoding', 3);
    expect(app.reread).toHaveBeenLastCalledWith(onLayout({ encoding: 'windows-1256' }));
    await change('Column separator', 2);
    expect(app.reread).toHaveBeenLastCalledWith(onLayout({ delimiter: '\t' }));
    await change('Quotation mark', 2);
    expect(app.reread).toHaveBeenLastCalledWith(onLayout({ quote: null }));
    await change('Decimal mark', 1);
    expect(app.reread).toHaveBeenLastCalledWith(onLayout({ decimal: ',' }));
    await change('What the file holds', 2);
    expect(app.reread).toHaveBeenLastCalledWith(onLayout({ kind: 'summary' }));
    await change('Header row', 0);
    expect(app.reread).toHaveBeenLastCalledWith(onLayout({ headerRow: null }));
    await change('Calendar', 1);
    expect(app.reread).toHaveBeenLastCalledWith(onLayout({ dateCalendar: 'persian' }));
  });

  it('counts rows by what became of them, with reasons and an example', () => {
    render(CheckScreen);
    const reasons = within(screen.getByRole('list', { name: 'Reasons' }))
      .getAllByRole('listitem')
      .map((item) => bare(item.textContent));
    expect(reasons[0]).toContain('Date cannot be read');
    expect(reasons[0]).toContain('line 4');
    expect(reasons[0]).toContain('31/02/2024');
    expect(reasons[1]).toContain('Cancelled orders');
    expect(screen.getByRole('button', { name: 'Download these rows (CSV)' })).toBeTruthy();
  });

  it('switches a rule off and on again', async () => {
    app.reading = sampleReading({
      disabledRules: ['unpaid'],
      rules: [...sampleReading().rules, { rule: 'unpaid', on: false, rows: 3 }]
    });
    render(CheckScreen);
    expect(
      bare(screen.getByRole('switch', { name: 'Unpaid orders' }).closest('li')?.textContent)
    ).toContain('off; 3 rows');
    await fireEvent.click(screen.getByRole('switch', { name: 'Cancelled orders' }));
    expect(app.reread).toHaveBeenLastCalledWith({ disabledRules: ['unpaid', 'cancelled'] });
    await fireEvent.click(screen.getByRole('switch', { name: 'Unpaid orders' }));
    expect(app.reread).toHaveBeenLastCalledWith({ disabledRules: [] });
  });

  it('groups the rules, and leaves alone those that follow from another choice', () => {
    app.reading = sampleReading({
      rules: [...sampleReading().rules, { rule: 'other-currency', on: true, rows: 4 }]
    });
    render(CheckScreen);
    const inGroup = (name: string): string[] =>
      within(screen.getByRole('list', { name }))
        .queryAllByRole('switch')
        .map((control) => bare(document.querySelector(`label[for="${control.id}"]`)?.textContent));
    expect(inGroup('Left out')).toEqual(['Cancelled orders']);
    expect(inGroup('Understood')).toEqual(['Lines of one order', 'Refunds']);
    const list = screen.getByRole('list', { name: 'Left out' });
    expect(bare(list.textContent)).toMatch(/In another currency.*4 rows/);
  });

  it('marks rows of the preview that were not used, with the reason', () => {
    render(CheckScreen);
    const rows = within(screen.getByRole('table')).getAllByRole('row');
    expect(bare(rows[1]?.textContent)).toContain('8 Jan 2024');
    expect(bare(rows[1]?.textContent)).toContain('Accepted');
    expect(bare(rows[2]?.textContent)).toContain('Date cannot be read');
  });

  it('can be corrected where no row was accepted', () => {
    app.problem = null;
    const rows = { read: 2, accepted: 0, rejected: 0, ignored: 2, reasons: { cancelled: 2 } };
    app.reading = sampleReading({ rows, rules: [{ rule: 'cancelled', on: true, rows: 2 }] });
    render(CheckScreen);
    expect(showReport().disabled).toBe(true);
    expect(screen.getByText('No row can be used yet.')).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('switch').disabled).toBe(false);
  });

  it('is read-only where the file is no longer at hand', () => {
    app.canReread = false;
    render(CheckScreen);
    expect(screen.getByText('The file is no longer at hand')).toBeTruthy();
    const controls = [
      ...screen.getAllByRole<HTMLSelectElement>('combobox'),
      ...screen.getAllByRole<HTMLInputElement>('switch')
    ];
    expect(controls.every((control) => control.disabled)).toBe(true);
  });

  it('stays in place while it reads again, and can give up', async () => {
    app.activity = { kind: 'reading', fileNames: ['orders.csv'], progress: null };
    render(CheckScreen);
    expect(showReport().disabled).toBe(true);
    await fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(app.cancel).toHaveBeenCalledOnce();
  });

  it.each(LANGUAGES)('passes axe in %s, with and without questions', async (locale) => {
    await i18n.set(locale);
    app.reading = sampleReading({
      questions: [
        dateQuestion,
        roleQuestion,
        {
          kind: 'currencies',
          found: [
            { currency: 'USD', rows: 9, amount: 90 },
            { currency: 'AMD', rows: 1, amount: 900 }
          ]
        }
      ],
      files: [
        sampleFile(),
        sampleFile({
          name: 'b.zip',
          layout: 1,
          unpackedFrom: 'zip',
          part: 'a.csv',
          otherParts: ['b.csv']
        })
      ],
      layouts: [sampleLayout(), sampleLayout({ fingerprint: 'f2', mapping: {} })]
    });
    app.rememberedLayouts = ['f1'];
    const { container } = render(CheckScreen);
    await expectAccessibleIn(locale, container);
    app.canReread = false;
    app.reading = sampleReading();
    await Promise.resolve();
    await expectAccessibleIn(locale, container);
  });
});
