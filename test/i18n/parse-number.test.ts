import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createFormatter } from '../../src/i18n/create-formatter';
import { parseUserNumber } from '../../src/i18n/parse-number';

const value = (text: string, locale?: 'en' | 'fa' | 'hy'): number | null =>
  parseUserNumber(text, locale)?.value ?? null;

describe('parseUserNumber', () => {
  it.each([
    ['500', 500],
    ['-3', -3],
    ['\u22123', -3],
    ['+4', 4],
    ['1,234', 1234],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['12,5', 12.5],
    ['12,50', 12.5],
    ['0,125', 0.125],
    ['1.125', 1.125],
    ['1,234,567', 1234567],
    ['1.234.567', 1234567],
    ["1'234.5", 1234.5],
    ['1 234 567,5', 1234567.5],
    ['1\u00a0234\u202f567,5', 1234567.5],
    ['.5', 0.5],
    ['5.', 5],
    ['۱۲٬۴۳۱٫۵', 12431.5],
    ['٣٤٥', 345],
    ['۱۲/۵', 12.5],
    ['۱۲،۵', 12.5],
    ['$1,298', 1298],
    ['۱٬۲۹۸ تومان', 1298],
    ['506 380 ֏', 506380],
    [' 88 ', 88]
  ])('reads %j', (text, expected) => {
    expect(parseUserNumber(text)).toEqual({ value: expected, percent: false });
  });

  it.each([
    ['40%', 40],
    ['40 %', 40],
    ['۴۰٪', 40],
    ['٪۴۰', 40],
    ['12,5 %', 12.5],
    ['۴۰ درصد', 40],
    ['40 percent', 40],
    ['40 տոկոս', 40]
  ])('reads the percent %j', (text, expected) => {
    expect(parseUserNumber(text)).toEqual({ value: expected, percent: true });
  });

  it.each([
    '',
    ' ',
    'abc',
    '1 2',
    '12 34',
    '1,2,3',
    '1..2',
    '1.234,567.8',
    '--1',
    '1e5',
    '%',
    '12٫5٫1',
    '1/2',
    '0x10',
    'Infinity'
  ])('refuses %j', (text) => {
    expect(parseUserNumber(text)).toBeNull();
  });

  it('takes the comma before three digits as the language does', () => {
    expect(value('1,234', 'en')).toBe(1234);
    expect(value('1,234', 'hy')).toBe(1.234);
    expect(value('12/5', 'fa')).toBe(12.5);
  });

  it('reads back what the formatter writes', () => {
    for (const locale of ['en', 'fa', 'hy'] as const) {
      const f = createFormatter(locale);
      fc.assert(
        fc.property(
          fc.integer({ min: -1e12, max: 1e12 }),
          fc.integer({ min: 0, max: 99 }),
          (n, cents) => {
            const number = n + cents / 100;
            const shown = f.decimal(number, 2);
            expect(value(shown, locale)).toBeCloseTo(Number(number.toFixed(2)), 3);
            expect(value(f.integer(n), locale)).toBe(n);
          }
        )
      );
    }
  });
});
