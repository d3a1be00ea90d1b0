import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocaleId } from '../../../src/i18n/formatter';
import { calculator } from '../../../src/state/calculator.svelte';
import { i18n } from '../../../src/state/i18n.svelte';
import { route } from '../../../src/state/route.svelte';
import CalculatorScreen from '../../../src/ui/calculator/CalculatorScreen.svelte';

beforeEach(async () => {
  await i18n.complete();
  route.replace({ screen: 'calculator', query: new URLSearchParams() });
  calculator.clear();
});
afterEach(cleanup);

const type = (label: string, text: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value: text } });

describe('CalculatorScreen', () => {
  // 500 at the start, 540 at the end, 100 new: (540 − 100) ÷ 500 = 88% by hand.
  const CASES: { locale: LocaleId; typed: [string, string, string]; kept: string; lost: string }[] =
    [
      { locale: 'en', typed: ['500', '540', '100'], kept: '88%', lost: '12%' },
      { locale: 'fa', typed: ['۵۰۰', '۵۴۰', '۱۰۰'], kept: '۸۸٪', lost: '۱۲٪' },
      { locale: 'hy', typed: ['500', '540', '100'], kept: '88%', lost: '12%' }
    ];
  it.each(CASES)('answers in $locale with the digits of the language', async (example) => {
    await i18n.set(example.locale);
    render(CalculatorScreen);
    const { fields } = i18n.m.calculator;
    await type(fields.start, example.typed[0]);
    await type(fields.end, example.typed[1]);
    await type(fields.new, example.typed[2]);
    // Percent signs stand close in some languages and after a space in others.
    const shown = (document.body.textContent ?? '').replace(/[\s\u00a0\u2066-\u2069]/g, '');
    expect(shown).toContain(example.kept);
    expect(shown).toContain(example.lost);
  });

  it('says at the field what is wrong with more new customers than there are at the end', async () => {
    await i18n.set('en');
    render(CalculatorScreen);
    const { fields } = i18n.m.calculator;
    await type(fields.end, '10');
    await type(fields.new, '11');
    const field = screen.getByLabelText(fields.new);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(
      screen.getByText(/cannot be more new customers \(11\) than customers at the end \(10\)/)
    ).toBeTruthy();
  });

  it('fills in an example that has an answer in every card', async () => {
    await i18n.set('en');
    render(CalculatorScreen);
    await fireEvent.click(screen.getByRole('button', { name: i18n.m.calculator.example }));
    expect(screen.queryByText(i18n.m.calculator.waiting)).toBeNull();
    expect(document.querySelector('[aria-invalid]')).toBeNull();
  });
});
