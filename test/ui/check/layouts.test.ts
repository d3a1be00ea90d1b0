import { cleanup, configure, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Question } from '../../../src/core/ingest/reading';
import { i18n } from '../../../src/state/i18n.svelte';
import CheckScreen from '../../../src/ui/check/CheckScreen.svelte';
import { app } from '../shared/fake-app.svelte';
import { bare } from '../shared/languages';
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

describe('LayoutSection', () => {
  it('shows each layout with its files, and decides on each for itself', async () => {
    app.reading = sampleReading({
      files: [
        sampleFile({ name: 'jan.csv' }),
        sampleFile({ name: 'feb.csv' }),
        sampleFile({
          name: 'people.xlsx',
          layout: 1,
          unpackedFrom: 'xlsx',
          part: 'Sheet1',
          otherParts: ['Old']
        })
      ],
      layouts: [sampleLayout(), sampleLayout({ fingerprint: 'f2', kind: 'customers' })],
      questions: [{ ...dateQuestion, layout: 1 }]
    });
    render(CheckScreen);
    expect(bare(document.querySelector('fieldset .files')?.textContent)).toBe('In people.xlsx');
    await fireEvent.click(screen.getByRole('radio', { name: /^.?1 Aug 2024/ }));
    expect(app.reread).toHaveBeenLastCalledWith({ layouts: { f2: { dateOrder: 'mdy' } } });

    const orders = within(screen.getByRole('region', { name: /^.?jan\.csv.* and .*feb\.csv.?$/ }));
    const people = within(screen.getByRole('region', { name: /^.?people\.xlsx.?$/ }));
    const kind = { name: 'What the file holds' };
    expect(orders.getByRole<HTMLSelectElement>('combobox', kind).selectedOptions[0]?.text).toBe(
      'Orders'
    );
    expect(people.getByRole<HTMLSelectElement>('combobox', kind).selectedOptions[0]?.text).toBe(
      'Customers'
    );
    const sheet = people.getByRole('combobox', { name: /Sheet of .?people\.xlsx/ });
    await fireEvent.change(sheet, { target: { selectedIndex: 1 } });
    expect(app.reread).toHaveBeenLastCalledWith({ parts: { 'people.xlsx': 'Old' } });
  });

  it('forgets what was decided before', async () => {
    app.rememberedLayouts = ['f1'];
    const { date } = sampleLayout().mapping;
    app.reading = sampleReading({
      layouts: [
        sampleLayout({
          mapping: {
            ...sampleLayout().mapping,
            ...(date && { date: { ...date, evidence: 'remembered' } })
          }
        })
      ]
    });
    render(CheckScreen);
    expect(screen.getByText(/Read as you decided before/)).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: /^Forget what you decided for/ }));
    expect(app.forgetLayout).toHaveBeenCalledWith('f1');
  });
});
