import { cleanup, configure, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { proportion } from '../../../src/core/math/intervals';
import type { Report } from '../../../src/core/report-schema';
import { i18n } from '../../../src/state/i18n.svelte';
import HelpView from '../../../src/ui/report/HelpView.svelte';
import { textbookSum, toolRows } from '../../../src/ui/report/tools/figures';
import ToolsView from '../../../src/ui/report/ToolsView.svelte';
import { bare, expectAccessibleInEnglish, LANGUAGES } from '../shared/languages';
import { app } from './fake-report-app.svelte';
import { TINY_SHOP } from './shops';

vi.mock('../../../src/state/app.svelte', () => import('./fake-report-app.svelte'));

/**
 * February of the tiny shop with W = 30: A and B were active when it began, A
 * ordered again, B's 30 days passed on 19 February, and C is new.
 */
function tiny(change: (report: Report) => Report = (report) => report): Report {
  const report = change(app.open(TINY_SHOP, { lapseWindowDays: 30 }));
  app.report = report;
  return report;
}

/** Two won back and none lost: more at the end than can have been kept. */
function overHundred(report: Report): Report {
  const periods = report.periods.map((row) =>
    row.start === '2024-02-01'
      ? {
          ...row,
          customersAtStart: 10,
          customersAtEnd: 15,
          newCustomers: 3,
          wonBackCustomers: 2,
          retainedCustomers: 10,
          retentionRateWithWonBack: 1.2
        }
      : row
  );
  return { ...report, periods };
}

const others = (report: Report) => {
  if (!report.otherTools) throw new Error('no other tools');
  return report.otherTools;
};

beforeAll(() => {
  // A file before it in the same process may have said otherwise.
  configure({ defaultHidden: false });
  return i18n.complete();
});
beforeEach(async () => {
  await i18n.set('en');
});
afterEach(() => {
  cleanup();
  app.close();
});

describe('toolRows', () => {
  it('have a row for each definition, ours and revenue among them', () => {
    const report = tiny();
    const rows = toolRows(report, others(report), i18n.m, i18n.f);
    const keys = rows.map(({ key }) => key);
    expect(new Set(keys).size).toBe(12);
    expect(keys).toEqual(
      expect.arrayContaining(['own', 'textbook', 'revenue-net', 'revenue-gross'])
    );
  });

  it('stand by falling number, with what cannot be measured last', () => {
    const report = tiny();
    const given = others(report);
    const figures = given.figures.map((figure, i) => ({
      ...figure,
      figure: i === 0 ? proportion(0, 0) : proportion(i, 10)
    }));
    const rows = toolRows(report, { ...given, figures }, i18n.m, i18n.f);
    const rates = rows.map(({ rate }) => rate ?? -1);
    expect(rates).toEqual([...rates].sort((a, b) => b - a));
    expect(rows.at(-1)).toMatchObject({ value: '–', basis: 'not measurable yet' });
  });

  it('say what a share rests on: Shopify’s of February is 1 of 2, A’s second order, and C’s first', () => {
    const report = tiny();
    const rows = toolRows(report, others(report), i18n.m, i18n.f);
    const shopify = rows.find(({ key }) => key === 'shopify-returning');
    expect(shopify).toMatchObject({ rate: 0.5, thin: true, of: 'Feb 2024' });
    expect(bare(shopify?.basis ?? '')).toBe('1 of 2 customers');
  });
});

describe('textbookSum', () => {
  it('writes the formula with the period’s numbers and tells who was won back', () => {
    const report = tiny(overHundred);
    const sum = textbookSum(report, others(report), i18n.m, i18n.f);
    expect(bare(sum?.sum ?? '')).toBe('Feb 2024: (15 − 3) ÷ 10 = 120%');
    expect(sum).toMatchObject({ wonBack: 2, over: true });
  });

  it('is nothing where no finished period can be measured', () => {
    const report = app.open(TINY_SHOP, { lapseWindowDays: 365 });
    expect(textbookSum(report, others(report), i18n.m, i18n.f)).toBeNull();
  });
});

describe('ToolsView', () => {
  const show = (report: Report): void => void render(ToolsView, { report });

  it('says first that none is wrong, and marks our own number', () => {
    show(tiny());
    expect(
      screen.getByRole('heading', { name: 'They count different things: none is wrong' })
    ).toBeTruthy();
    const table = screen.getByRole('table', { name: 'Your number under every definition' });
    const own = within(table).getByRole('row', { name: /Mandegar: retention rate/ });
    expect(own.textContent).toContain('shown in this report');
  });

  it('has a card for each tool, with why it differs and when it is the better question', () => {
    show(tiny());
    for (const tool of ['Shopify', 'Lifetimely', 'Mixpanel', 'PostHog', 'Peel']) {
      const card = screen.getByRole('article', { name: tool });
      expect(within(card).getByText('Why it differs from ours')).toBeTruthy();
      expect(within(card).getByText('When it is the better question')).toBeTruthy();
    }
  });

  it('says where the textbook formula passes 100%, and why', () => {
    show(tiny(overHundred));
    expect(bare(document.body.textContent)).toContain('(15 − 3) ÷ 10 = 120%');
    expect(screen.getByText('In your data this happens in this very period.')).toBeTruthy();
  });

  it('explains each definition in a dialog', async () => {
    show(tiny());
    await fireEvent.click(screen.getByRole('button', { name: 'Gross revenue retention' }));
    const dialog = await screen.findByRole('dialog', { hidden: true });
    expect(dialog.textContent).toContain(i18n.m.definitions.revenueRetentionGross.caution);
  });

  it('says so where nothing is known of other tools', () => {
    show(tiny((report) => ({ ...report, otherTools: null })));
    expect(screen.getByText('not measurable yet')).toBeTruthy();
  });

  for (const locale of LANGUAGES) {
    it(`is whole, and in English accessible, in ${locale}`, async () => {
      await i18n.set(locale);
      show(tiny());
      expect(document.body.textContent).not.toMatch(/undefined|NaN|null|\[object/);
      await expectAccessibleInEnglish(locale, document.body);
    });
  }
});

describe('HelpView', () => {
  it('tells every definition with the own numbers in it, and leads to the other tools', () => {
    render(HelpView, { report: tiny() });
    const names = [...document.querySelectorAll('summary .name')].map((one) => one.textContent);
    expect(names).toEqual(
      expect.arrayContaining(Object.values(i18n.m.definitions).map(({ name }) => name))
    );
    expect(document.body.textContent).not.toMatch(/undefined|NaN|\[object/);
    const link = screen.getByRole('link', { name: 'Your number under every definition' });
    expect(link.getAttribute('href')).toBe('#/report/tools');
  });
});
