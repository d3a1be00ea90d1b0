import { cleanup, configure, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { i18n } from '../../../src/state/i18n.svelte';
import { choices } from '../../../src/ui/report/retention/choices.svelte';
import RetentionView from '../../../src/ui/report/RetentionView.svelte';
import { bare, expectAccessibleInEnglish, LANGUAGES } from '../shared/languages';
import { drawn } from './fake-chart-js';
import { app } from './fake-report-app.svelte';
import Reported from './Reported.svelte';
import { TINY_SHOP } from './shops';

vi.mock('../../../src/state/app.svelte', () => import('./fake-report-app.svelte'));
vi.mock('../../../src/charts/chart-js', () => import('./fake-chart-js'));
/** Names of the curves of every chart so far. */
const shown = (): (string | undefined)[][] =>
  drawn.map(({ data }) => data.datasets.map(({ label }) => label));

beforeAll(() => {
  configure({ defaultHidden: true });
  return i18n.complete();
});
beforeEach(async () => {
  await i18n.set('en');
  choices.reset();
  drawn.length = 0;
  // 30 days: retention can be measured from February on.
  app.open(TINY_SHOP, { lapseWindowDays: 30 });
});
afterEach(() => {
  cleanup();
  app.close();
});

const show = (): void => {
  render(Reported, { view: RetentionView });
};
const table = () => screen.getByRole('table', { name: /^Period by period/ });
const headings = () =>
  within(table())
    .getAllByRole('columnheader')
    .map((cell) => bare(cell.textContent));
const cellsOf = (period: string) => {
  const row = within(table())
    .getByRole('rowheader', { name: new RegExp(period) })
    .closest('tr');
  return within(row ?? table()).getAllByRole('cell');
};
/** The boxes that stand under one heading: definitions on the chart, or columns of the table. */
const boxIn = (group: 'Definitions shown' | 'Columns', name: string): HTMLElement =>
  within(screen.getByRole('group', { name: group })).getByRole('checkbox', { name });
const check = (group: 'Definitions shown' | 'Columns', name: string): Promise<boolean> =>
  fireEvent.click(boxIn(group, name));

describe('definitions over each other', () => {
  it('are chosen by name, each with what it counts and its last complete number', () => {
    show();
    // Of A and B, who bought in January, A bought in February.
    const number = screen.getByRole('button', { name: /^50% Bought again\. 1 of 2 customers/ });
    // Wilson for 1 of 2: 0.0945 to 0.9055.
    expect(number.getAttribute('aria-label')).toContain('95% interval: 9.5% to 90.5%');
    expect(number.getAttribute('aria-label')).toContain('Rests on fewer than 30 customers');
    const box = boxIn('Definitions shown', 'Bought again');
    expect(box).toHaveProperty('checked', true);
    const gloss = document.getElementById(box.getAttribute('aria-describedby') ?? '');
    expect(gloss?.textContent).toMatch(/^counts who bought in the period before/);
  });

  it('draw what is chosen, and say so where nothing is', async () => {
    show();
    await vi.waitFor(() => expect(shown()).toContainEqual(['Kept', 'Bought again', '', '']));
    await check('Definitions shown', 'Revenue kept, net');
    await vi.waitFor(() =>
      expect(shown()).toContainEqual(['Kept', 'Bought again', 'Revenue kept, net', '', ''])
    );
    for (const name of ['Kept', 'Bought again', 'Revenue kept, net']) {
      await check('Definitions shown', name);
    }
    expect(screen.getByText('Choose at least one definition.')).toBeTruthy();
  });

  it('shade one interval at a time', async () => {
    show();
    const band = (name: string) =>
      screen.getByRole('button', { name: `Show the 95% interval of “${name}”` });
    expect(band('Kept').getAttribute('aria-pressed')).toBe('true');
    await fireEvent.click(band('Bought again'));
    expect(band('Kept').getAttribute('aria-pressed')).toBe('false');
    expect(screen.getByText('Shaded: 95% interval of “Bought again”')).toBeTruthy();
    await fireEvent.click(band('Bought again'));
    expect(screen.queryByText(/^Shaded/)).toBeNull();
  });

  it('name the date on which the running period becomes final, and lead to other tools', () => {
    show();
    expect(screen.getByText('Dashed: the period is not over, final on 31 Mar 2024')).toBeTruthy();
    const link = screen.getByRole('link', { name: /Why does my other tool show another number/ });
    expect(link.getAttribute('href')).toBe('#/report/tools');
  });
});

describe('the period table', () => {
  it('has a column for each definition, which the user chooses', async () => {
    show();
    expect(headings()).toEqual([
      'Period',
      'At the start',
      'New',
      'Won back',
      'Kept',
      'At the end',
      'Kept, share',
      'Lost, share',
      'With won back',
      'Bought again',
      'Revenue kept, net',
      'Revenue kept, gross'
    ]);
    await check('Columns', 'Counts of customers');
    await check('Columns', 'Lost, share');
    await check('Columns', 'With won back');
    await check('Columns', 'Kept, share');
    expect(headings()).toEqual([
      'Period',
      'Bought again',
      'Revenue kept, net',
      'Revenue kept, gross'
    ]);
    // February: A spent 50 of the 200 of January; nobody spent more than then.
    expect(cellsOf('Feb 2024').map((cell) => bare(cell.textContent))).toEqual([
      '50%',
      '25%',
      '25%'
    ]);
  });

  it('shows two columns on a phone until others are chosen', () => {
    vi.stubGlobal('matchMedia', (query: string) => ({ matches: query.includes('40rem') }));
    show();
    expect(headings()).toEqual(['Period', 'Kept, share', 'Lost, share']);
    vi.unstubAllGlobals();
  });

  it('tells what each number rests on, and keeps it out of the way otherwise', async () => {
    show();
    // March: A and C were within 30 days on 29 February, and both still are on the 20th.
    const lost = within(cellsOf('Mar 2024')[6] ?? table()).getByRole('button');
    // Wilson for 0 of 2: up to z² / (2 + z²) = 0.6576.
    expect(bare(lost.getAttribute('aria-label'))).toBe(
      '0%. 0 of 2 customers. 95% interval: 0% to 65.8%. Fewer than 30 customers: read this as a hint, not as a measurement.'
    );
    expect(document.querySelector('[popover]')).toBeNull();
    await fireEvent.click(lost);
    expect(document.querySelector('[popover]')?.textContent).toContain('0 of 2 customers');
    await fireEvent.keyDown(lost, { key: 'Escape' });
    expect(document.querySelector('[popover]')).toBeNull();
  });

  it('is one stop of the Tab key, from which the arrow keys lead on', async () => {
    show();
    const stops = () =>
      within(table())
        .getAllByRole('button')
        .filter((button) => button.tabIndex === 0);
    expect(stops()).toHaveLength(1);
    stops()[0]?.focus();
    const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document, { key });
    for (let step = 0; step < 3; step += 1) await press('ArrowRight');
    // Five counts, kept, lost, with won back, bought again.
    expect(document.activeElement?.closest('td')).toBe(cellsOf('Mar 2024')[8]);
    await press('ArrowDown');
    expect(document.activeElement?.closest('td')).toBe(cellsOf('Feb 2024')[8]);
    expect(stops()).toHaveLength(1);
    // Nobody bought before January: there is nowhere to go.
    await press('ArrowDown');
    expect(document.activeElement?.closest('td')).toBe(cellsOf('Feb 2024')[8]);
  });

  it('mirrors the arrow keys with the text', async () => {
    await i18n.set('fa');
    show();
    const [first] = within(screen.getAllByRole('table')[0] ?? document.body).getAllByRole('button');
    first?.focus();
    await fireEvent.keyDown(first ?? document, { key: 'ArrowLeft' });
    expect(document.activeElement?.closest('td')?.dataset.column).toBe('1');
  });
});

describe('the cards of definitions', () => {
  for (const locale of LANGUAGES) {
    it(`are whole, and in English accessible, in ${locale}`, async () => {
      await i18n.set(locale);
      show();
      const name = i18n.m.charts.title.definitions;
      await expectAccessibleInEnglish(locale, screen.getByRole('region', { name }));
      await expectAccessibleInEnglish(
        locale,
        screen.getByRole('region', { name: i18n.m.report.retention.tableTitle })
      );
      expect(document.body.textContent).not.toMatch(/undefined|NaN|\[object/);
    });
  }
});
