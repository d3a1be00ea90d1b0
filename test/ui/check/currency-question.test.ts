import { cleanup, configure, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Question } from '../../../src/core/ingest/reading';
import { i18n } from '../../../src/state/i18n.svelte';
import CheckScreen from '../../../src/ui/check/CheckScreen.svelte';
import { app } from '../shared/fake-app.svelte';
import { bare } from '../shared/languages';
import { sampleReading } from '../shared/samples';

vi.mock('../../../src/state/app.svelte', () => import('../shared/fake-app.svelte'));

beforeAll(() => {
  // Whether each of hundreds of options is hidden takes jsdom a second to find out; none is.
  configure({ defaultHidden: true });
  return i18n.complete();
});
beforeEach(async () => {
  app.reset();
  await i18n.set('en');
});
afterEach(cleanup);

describe('CurrencyQuestion', () => {
  const currencies = (...codes: string[]): Question => ({
    kind: 'currencies',
    found: codes.map((currency, index) => ({
      currency,
      rows: [90, 10][index] ?? 0,
      amount: [9000, 500][index] ?? 0
    }))
  });

  it('offers to count one, with what that leaves out', async () => {
    app.reading = sampleReading({ questions: [currencies('USD', 'EUR')] });
    render(CheckScreen);
    const choice = screen.getByRole('radio', { name: /^Only .?USD/ });
    const about = document.getElementById(choice.getAttribute('aria-describedby') ?? '');
    expect(bare(about?.textContent)).toBe(
      '90 rows, 90% of all, together $9,000. The other 10 rows are left out.'
    );
    await fireEvent.click(choice);
    expect(app.reread).toHaveBeenLastCalledWith({ currencies: { keep: 'USD' } });
  });

  it('shows what was chosen before, and takes another choice', async () => {
    const found = [
      { currency: 'USD', rows: 90, amount: 9000 },
      { currency: 'EUR', rows: 10, amount: 500 },
      { currency: '', rows: 5, amount: 50 }
    ];
    const choice = { into: 'USD', rates: { USD: 1, EUR: 1.25, '': 1 } };
    app.reading = sampleReading({ currencies: { found, choice } });
    render(CheckScreen);
    const rate = screen.getByRole<HTMLInputElement>('textbox', { name: /1 .?EUR.? in .?USD/ });
    expect(rate.value).toBe('1.25');
    // Rows that name no currency can be converted, but nothing into theirs.
    expect(screen.getByRole('textbox', { name: /without a currency in .?USD/ })).toBeTruthy();
    expect(screen.queryByRole('radio', { name: /without a currency/ })).toBeNull();
    await fireEvent.click(screen.getByRole('radio', { name: /^Only .?EUR/ }));
    expect(app.reread).toHaveBeenLastCalledWith({ currencies: { keep: 'EUR' } });
  });

  it('takes rates only once each is a number above zero', async () => {
    app.reading = sampleReading({ questions: [currencies('USD', 'EUR')] });
    render(CheckScreen);
    const apply = screen.getByRole<HTMLButtonElement>('button', {
      name: 'Read with these rates'
    });
    const rate = screen.getByRole('textbox', { name: /1 .?EUR.? in .?USD/ });
    expect(apply.disabled).toBe(true);
    await fireEvent.input(rate, { target: { value: '0' } });
    expect(screen.getByText(/Please give a number above zero/)).toBeTruthy();
    expect(apply.disabled).toBe(true);
    await fireEvent.input(rate, { target: { value: '1.1' } });
    // 9,000 + 500 × 1.1
    expect(bare(screen.getByText(/All rows together/).textContent)).toContain('$9,550');
    await fireEvent.click(apply);
    expect(app.reread).toHaveBeenLastCalledWith({
      currencies: { into: 'USD', rates: { USD: 1, EUR: 1.1 } }
    });
  });

  it('knows that a toman is ten rials, in the digits of the language', async () => {
    await i18n.set('fa');
    app.reading = sampleReading({ questions: [currencies('IRR', 'IRT')] });
    render(CheckScreen);
    const rate = screen.getByRole<HTMLInputElement>('textbox');
    expect(rate.value).toBe('۱۰');
    await fireEvent.click(screen.getByRole('button', { name: 'خواندن با این نرخ‌ها' }));
    expect(app.reread).toHaveBeenLastCalledWith({
      currencies: { into: 'IRR', rates: { IRR: 1, IRT: 10 } }
    });
    const into = screen.getByRole('combobox', { name: 'تبدیل به' });
    await fireEvent.change(into, { target: { selectedIndex: 1 } });
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('۰٫۱');
  });
});
