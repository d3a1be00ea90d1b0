import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFormatter } from '../../src/i18n/create-formatter';
import type { LocaleId } from '../../src/i18n/formatter';
import { CalculatorState } from '../../src/state/calculator.svelte';
import { RouteState } from '../../src/state/route.svelte';

let locale: LocaleId = 'en';
const state = () => new CalculatorState(new RouteState(window), () => createFormatter(locale));

beforeEach(() => {
  locale = 'en';
  history.replaceState(null, '', '#/calculator');
});
afterEach(() => history.replaceState(null, '', '#/'));

describe('CalculatorState', () => {
  it('reads its fields from a link', () => {
    history.replaceState(null, '', '#/calculator?start=500&end=540&new=100&margin=40%25');
    const calculator = state();
    expect(calculator.number('start')).toBe(500);
    expect(calculator.number('new')).toBe(100);
    expect(calculator.number('margin')).toBe(0.4);
    expect(calculator.number('repeat')).toBeNull();
  });

  it('writes what is typed into the address with ASCII digits, and keeps the text as typed', () => {
    const calculator = state();
    calculator.type('start', '۵۰۰');
    calculator.type('margin', '٪۴۰');
    expect(location.hash).toBe('#/calculator?start=500&margin=40%25');
    expect(calculator.texts.start).toBe('۵۰۰');
    expect(calculator.number('margin')).toBe(0.4);
    expect(state().number('start')).toBe(500);
  });

  it('takes a share as 40%, 40 or 0.4', () => {
    const calculator = state();
    for (const text of ['40%', '40', '0.4', '۰٫۴']) {
      calculator.type('retention', text);
      expect(calculator.number('retention')).toBe(0.4);
    }
    calculator.type('retention', '100');
    expect(calculator.number('retention')).toBe(1);
  });

  it('takes a decimal comma, and in Armenian one before three digits too', () => {
    const calculator = state();
    calculator.type('orderValue', '12,5');
    expect(calculator.number('orderValue')).toBe(12.5);
    calculator.type('orderValue', '1,500');
    expect(calculator.number('orderValue')).toBe(1500);
    locale = 'hy';
    const armenian = state();
    armenian.type('orderValue', '1,500');
    expect(armenian.number('orderValue')).toBe(1.5);
  });

  it('shows the numbers of a link with the digits of the language', () => {
    history.replaceState(null, '', '#/calculator?start=500&value=12.5&margin=40%25');
    locale = 'fa';
    expect(state().texts).toMatchObject({ start: '۵۰۰', orderValue: '۱۲٫۵', margin: '۴۰٪' });
    expect(state().number('orderValue')).toBe(12.5);
    locale = 'hy';
    expect(state().texts).toMatchObject({ start: '500', orderValue: '12,5', margin: '40%' });
  });

  it('tells text that is no number from an empty field', () => {
    const calculator = state();
    calculator.type('start', 'many');
    expect(calculator.inputs.start).toEqual({ kind: 'text' });
    expect(calculator.inputs.end).toEqual({ kind: 'empty' });
  });

  it('follows an address that it did not write', () => {
    const calculator = state();
    calculator.type('start', '1');
    history.replaceState(null, '', '#/calculator?start=7');
    window.dispatchEvent(new HashChangeEvent('hashchange'));
    expect(calculator.texts.start).toBe('7');
  });

  it('forgets everything when cleared', () => {
    const calculator = state();
    calculator.fill({ start: '5', end: '6' });
    calculator.clear();
    expect(location.hash).toBe('#/calculator');
    expect(calculator.number('start')).toBeNull();
  });
});
