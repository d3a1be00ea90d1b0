import { cleanup, configure, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Question } from '../../../src/core/ingest/reading';
import { i18n } from '../../../src/state/i18n.svelte';
import CheckScreen from '../../../src/ui/check/CheckScreen.svelte';
import { app } from '../shared/fake-app.svelte';
import { bare, expectAccessible, LANGUAGES } from '../shared/languages';
import { JAN_8_2024, sampleReading } from '../shared/samples';

vi.mock('../../../src/state/app.svelte', () => import('../shared/fake-app.svelte'));

const dateQuestion: Question = {
  kind: 'date-order',
  sample: '08/01/2024',
  choices: [
    { order: 'dmy', day: JAN_8_2024 },
    // 1 August: the 213 days of January to July in a leap year, less the 7 before the 8th.
    { order: 'mdy', day: JAN_8_2024 + 206 }
  ]
};
const roleQuestion: Question = { kind: 'role', role: 'customer', candidates: [0, 4] };

const showReport = (): HTMLButtonElement => screen.getByRole('button', { name: 'Show report' });

beforeAll(() => {
  // Whether each of hundreds of options is hidden takes jsdom a second to find out; none is.
  configure({ defaultHidden: true });
  return i18n.ready;
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
    const { customer, date } = sampleReading().mapping;
    app.reading = sampleReading({
      mapping: { ...(customer && { customer }), ...(date && { date }) }
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
    expect(app.reread).toHaveBeenCalledWith({ dateOrder: 'mdy' });
  });

  it('asks for a column with its values, and takes any other too', async () => {
    app.reading = sampleReading({ questions: [roleQuestion] });
    render(CheckScreen);
    const group = screen.getByRole('group', { name: 'Which column says who bought?' });
    await fireEvent.click(within(group).getByRole('radio', { name: /E-mail/ }));
    expect(app.reread).toHaveBeenLastCalledWith({ roles: { customer: 0 } });
    const other = within(group).getByRole('combobox', { name: 'Another column' });
    await fireEvent.change(other, { target: { selectedIndex: 3 } });
    expect(app.reread).toHaveBeenLastCalledWith({ roles: { customer: 2 } });
  });

  it('asks for decimals and for toman or rial', async () => {
    app.reading = sampleReading({
      questions: [
        {
          kind: 'decimal',
          sample: '1.234',
          choices: [
            { decimal: '.', amount: 1.234 },
            { decimal: ',', amount: 1234 }
          ]
        },
        { kind: 'currency-unit', sample: '500000', choices: ['IRT', 'IRR'] }
      ]
    });
    render(CheckScreen);
    await fireEvent.click(screen.getByRole('radio', { name: /1,234 Comma/ }));
    expect(app.reread).toHaveBeenLastCalledWith({ decimal: ',' });
    await fireEvent.click(screen.getByRole('radio', { name: 'Toman' }));
    expect(app.reread).toHaveBeenLastCalledWith({ currency: 'IRT' });
  });

  it('names columns that share a heading or have none by their number', () => {
    render(CheckScreen);
    const select = screen.getByRole('combobox', { name: 'Column for: Customer' });
    expect(
      within(select)
        .getAllByRole('option')
        .map((option) => bare(option.textContent))
    ).toEqual([
      'Not in this file',
      'E-mail',
      'Date',
      'Total',
      'Note (column 4)',
      'Note (column 5)',
      'Column 6'
    ]);
  });

  it('moves a role to another column, or to none', async () => {
    render(CheckScreen);
    const select = screen.getByRole('combobox', { name: 'Column for: Amount paid' });
    await fireEvent.change(select, { target: { selectedIndex: 6 } });
    expect(app.reread).toHaveBeenLastCalledWith({ roles: { amount: 5 } });
    await fireEvent.change(select, { target: { selectedIndex: 0 } });
    expect(app.reread).toHaveBeenLastCalledWith({ roles: { amount: null } });
  });

  it('says how sure it is of a column, and why', () => {
    render(CheckScreen);
    const select = screen.getByRole('combobox', { name: 'Column for: Order date' });
    const about = document.getElementById(select.getAttribute('aria-describedby') ?? '');
    expect(bare(about?.textContent)).toContain('08/01/2024');
    expect(bare(about?.textContent)).toMatch(/Likely ?from the values/);
  });

  it('changes how the file is read', async () => {
    render(CheckScreen);
    const change = async (name: string, selectedIndex: number): Promise<void> => {
      const select = screen.getByRole('combobox', { name });
      await fireEvent.change(select, { target: { selectedIndex } });
    };
    await change('Text encoding', 3);
    expect(app.reread).toHaveBeenLastCalledWith({ encoding: 'windows-1256' });
    await change('Column separator', 2);
    expect(app.reread).toHaveBeenLastCalledWith({ delimiter: '\t' });
    await change('Header row', 0);
    expect(app.reread).toHaveBeenLastCalledWith({ headerRow: null });
    await change('Calendar', 1);
    expect(app.reread).toHaveBeenLastCalledWith({ dateCalendar: 'persian' });
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
    app.reading = sampleReading({ disabledRules: ['unpaid'] });
    render(CheckScreen);
    await fireEvent.click(screen.getByRole('switch', { name: 'Cancelled orders' }));
    expect(app.reread).toHaveBeenLastCalledWith({ disabledRules: ['unpaid', 'cancelled'] });
    await fireEvent.click(screen.getByRole('switch', { name: 'Unpaid orders' }));
    expect(app.reread).toHaveBeenLastCalledWith({ disabledRules: [] });
  });

  it('marks rows of the preview that were not used, with the reason', () => {
    render(CheckScreen);
    const rows = within(screen.getByRole('table')).getAllByRole('row');
    expect(bare(rows[1]?.textContent)).toContain('8 Jan 2024');
    expect(bare(rows[1]?.textContent)).toContain('Accepted');
    expect(bare(rows[2]?.textContent)).toContain('Date cannot be read');
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

  it.each(LANGUAGES)(
    'passes axe in %s, with and without questions',
    async (locale) => {
      await i18n.set(locale);
      app.reading = sampleReading({ questions: [dateQuestion, roleQuestion] });
      const { container } = render(CheckScreen);
      await expectAccessible(container);
      app.canReread = false;
      app.reading = sampleReading();
      await Promise.resolve();
      await expectAccessible(container);
    },
    30_000
  );
});
