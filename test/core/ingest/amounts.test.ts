import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyIn, detectAmountFormat, parseAmount } from '../../../src/core/ingest/amounts';
import type { DecimalMark } from '../../../src/core/ingest/reading';

describe('parseAmount', () => {
  it.each<[string, number]>([
    ['1234.56', 1234.56],
    ['0', 0],
    ['-0.00', 0],
    ['00012.50', 12.5],
    ['.5', 0.5],
    ['-.5', -0.5],
    ['$1,149.00 ', 1149],
    ['-$12.00', -12],
    ['$-5', -5],
    ['-$5', -5],
    ['($33.62)', -33.62],
    ['(33.62)', -33.62],
    ['$(33.62)', -33.62],
    ['33.62-', -33.62],
    ['−5', -5],
    ['\u200e-5', -5],
    ['+5', 5],
    ['-824.08', -824.08],
    ['1,052.64', 1052.64],
    ['1,234,567.89', 1234567.89],
    ['12,34,567.89', 1234567.89],
    ["1'234.50", 1234.5],
    ['1’234’567', 1234567],
    ['1 234.50', 1234.5],
    ['AU $3,013.00', 3013],
    ['US$ 12', 12],
    ['R$ 12.50', 12.5],
    ['Rs. 500', 500],
    ['USD 1,000.00', 1000],
    ['12 usd', 12],
    ['৳2,999', 2999],
    ['&#2547;2,999', 2999],
    ['2,999&nbsp;&#x9f3;', 2999],
    ['<span class="amount"><bdi>12.50&nbsp;&euro;</bdi></span>', 12.5],
    ['5.-', 5],
    ['="12.50"', 12.5],
    ["'12.50", 12.5],
    ['1.2E+06', 1200000],
    ['1e5', 100000],
    ['17850.0', 17850],
    ['۱٬۲۹۸٬۴۱۰', 1298410],
    ['۱،۲۵۰،۰۰۰', 1250000],
    ['۱۲٫۵', 12.5],
    ['١٢٣٫٤٥', 123.45],
    ['۱٬۲۵۰٬۰۰۰ تومان', 1250000],
    ['«۱٬۲۵۰٬۰۰۰ تومان»', 1250000],
    ['۱٬۲۵۰٬۰۰۰ تومن', 1250000],
    ['1,250,000 ریال', 1250000],
    ['1250000 ريال', 1250000],
    ['‏۱۲۰٬۰۰۰ ﷼', 120000],
    ['د.إ 12.50', 12.5],
    ['506\u00a0380\u00a0֏', 506380],
    ['420\u202f000', 420000],
    ['֏420,000', 420000],
    ['12000 դր.', 12000],
    ['1500 դրամ', 1500],
    ['1500 ՀՀԴ', 1500],
    ['1 234.50 ₽', 1234.5],
    ['1500 руб.', 1500],
    ['1500 ₺', 1500],
    ['1500 TL', 1500]
  ])('reads %j under a decimal point', (text, value) => {
    expect(parseAmount(text, '.')).toBe(value);
  });

  it.each<[string, number]>([
    ['1.298,41 €', 1298.41],
    ['1.298,41 \u0080', 1298.41],
    ['116,99 €', 116.99],
    ['EUR 90,00', 90],
    ['-1.250,50', -1250.5],
    ['-24,90', -24.9],
    ['1.298', 1298],
    ['1.298.410', 1298410],
    ['1 250 000,5', 1250000.5],
    ['1\u202f234,50', 1234.5],
    ["1'234,50", 1234.5],
    ['12,–', 12],
    ['1,298', 1.298],
    [',5', 0.5]
  ])('reads %j under a decimal comma', (text, value) => {
    expect(parseAmount(text, ',')).toBe(value);
  });

  it('takes the last of two different separators for the decimal one, whatever the column', () => {
    for (const decimal of ['.', ','] as const) {
      expect(parseAmount('1.298,41', decimal)).toBe(1298.41);
      expect(parseAmount('1,298.41', decimal)).toBe(1298.41);
    }
  });

  it('takes what cannot be a group of thousands for a fraction, whatever the column', () => {
    expect(parseAmount('12,5', '.')).toBe(12.5);
    expect(parseAmount('12.50', ',')).toBe(12.5);
    expect(parseAmount('1234.567', ',')).toBe(1234.567);
    expect(parseAmount('0.125', ',')).toBe(0.125);
  });

  it.each([
    '',
    ' ',
    '--',
    'n/a',
    'free',
    '1.2.3',
    '1,2,3',
    '12abc',
    'C536379',
    '#1001',
    '12 items',
    '2024-01-08',
    '08.01.2024',
    '01/08/2024',
    '12:30',
    '1-2',
    '-5-',
    '(5',
    '5)',
    '50%',
    '1,23,45',
    '1.234,567,89',
    '1,234.567.890',
    '1 2',
    '12 34',
    '1,,234',
    '2× Widget',
    '+98 912 000 0006',
    'a@b.example'
  ])('finds no amount in %j', (text) => {
    expect(parseAmount(text, '.')).toBeNaN();
    expect(parseAmount(text, ',')).toBeNaN();
  });

  it('is exactly Number for plain decimal numbers', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 17n }),
        fc.integer({ min: 0, max: 10 }),
        fc.boolean(),
        (digits, decimals, negative) => {
          const text = digits.toString().padStart(decimals + 1, '0');
          const cut = text.length - decimals;
          const plain =
            (negative ? '-' : '') +
            text.slice(0, cut) +
            (decimals > 0 ? `.${text.slice(cut)}` : '');
          // −0 reads as 0.
          expect(parseAmount(plain, '.')).toBe(Number(plain) + 0);
        }
      ),
      { numRuns: 500 }
    );
  });

  const STYLES: [string, DecimalMark, (parts: Intl.NumberFormatPart[]) => string][] = [
    ['English', '.', write(',', '.')],
    ['German', ',', write('.', ',')],
    ['French', ',', write('\u202f', ',')],
    ['Swiss', '.', write('’', '.')],
    ['Armenian', ',', write('\u00a0', ',')],
    ['Persian', '.', (parts) => toPersian(write('٬', '٫')(parts))]
  ];

  function write(group: string, decimal: string) {
    return (parts: Intl.NumberFormatPart[]): string =>
      parts
        .map(({ type, value }) => (type === 'group' ? group : type === 'decimal' ? decimal : value))
        .join('');
  }

  function toPersian(text: string): string {
    return text.replace(/\d/g, (digit) => String.fromCharCode(0x6f0 + Number(digit)));
  }

  it.each(STYLES)('reads back any amount written in the %s style', (_, decimal, style) => {
    const format = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2 });
    fc.assert(
      fc.property(
        fc.integer({ min: -10_000_000_000, max: 10_000_000_000 }),
        fc.constantFrom('', '€', ' USD', ' تومان', ' ֏'),
        (cents, unit) => {
          const value = cents / 100;
          expect(parseAmount(style(format.formatToParts(value)) + unit, decimal)).toBe(value + 0);
        }
      ),
      { numRuns: 200 }
    );
  });

  it('never throws and is never infinite, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40, unit: 'binary' }), (text) => {
        const value = parseAmount(text, '.');
        expect(Number.isNaN(value) || Number.isFinite(value)).toBe(true);
      }),
      { numRuns: 300 }
    );
  });
});

describe('detectAmountFormat', () => {
  it('is settled by two separators in one value', () => {
    expect(detectAmountFormat(['1.298,41 €', '204'])).toEqual({
      decimal: ',',
      evidence: 'values',
      ambiguous: false
    });
    expect(detectAmountFormat(['$1,149.00', '5'])).toMatchObject({ decimal: '.' });
  });

  it('is settled by a fraction that is not three digits long', () => {
    expect(detectAmountFormat(['12,5', '1.000'])).toMatchObject({ decimal: ',', ambiguous: false });
    expect(detectAmountFormat(['12.50', '1,000'])).toMatchObject({
      decimal: '.',
      ambiguous: false
    });
  });

  it('is settled by a separator that comes twice, which groups', () => {
    expect(detectAmountFormat(['1.234.567'])).toMatchObject({ decimal: ',', ambiguous: false });
    expect(detectAmountFormat(['1,234,567'])).toMatchObject({ decimal: '.', ambiguous: false });
  });

  it('is open where every value has one mark before three digits', () => {
    expect(detectAmountFormat(['1,298', '2,204', '1,171'])).toMatchObject({
      decimal: '.',
      ambiguous: true
    });
    expect(detectAmountFormat(['1.298', '2.204'])).toMatchObject({ decimal: ',', ambiguous: true });
  });

  it('groups thousands where the smaller values carry no mark', () => {
    expect(detectAmountFormat(['1,298', '204', '938', '1,171'])).toMatchObject({
      decimal: '.',
      evidence: 'statistics',
      ambiguous: false
    });
  });

  it('knows currencies without and with three decimals', () => {
    expect(detectAmountFormat(['420,000 ֏', '1,500 ֏'])).toMatchObject({
      decimal: '.',
      ambiguous: false
    });
    expect(detectAmountFormat(['KWD 1.298', 'KWD 2.204'])).toMatchObject({
      decimal: '.',
      ambiguous: false
    });
  });

  it('has a default for whole numbers, Persian marks and texts that are no numbers', () => {
    for (const samples of [[], ['12', '1500'], ['۱٬۲۹۸٬۴۱۰', '۱۲٫۵'], ['n/a', '08.01.2024']]) {
      expect(detectAmountFormat(samples)).toEqual({
        decimal: '.',
        evidence: 'default',
        ambiguous: false
      });
    }
  });
});

describe('currencyIn', () => {
  it.each<[string, string]>([
    ['USD', 'USD'],
    ['usd', 'USD'],
    ['eur ', 'EUR'],
    ['€', 'EUR'],
    ['1.298,41 €', 'EUR'],
    ['$12', 'USD'],
    ['AU $3,013.00', 'AUD'],
    ['R$ 5', 'BRL'],
    ['৳2,999', 'BDT'],
    ['&#2547;2,999', 'BDT'],
    ['12.50&nbsp;&euro;', 'EUR'],
    ['125,000 ت', 'IRT'],
    ['1500 ₽', 'RUB'],
    ['1500 руб.', 'RUB'],
    ['1500 ₺', 'TRY'],
    ['12000 դր.', 'AMD'],
    ['506 380 ֏', 'AMD'],
    ['۱٬۲۵۰٬۰۰۰ تومان', 'IRT'],
    ['1250000 ريال', 'IRR'],
    ['۱۲۰٬۰۰۰ ﷼', 'IRR'],
    ['IRT', 'IRT'],
    ['12 ريال سعودي', 'SAR'],
    ['مبلغ (تومان)', 'IRT'],
    ['مبلغ كل (ريال)', 'IRR'],
    ['Գումար (ՀՀԴ)', 'AMD'],
    ['Amount (EUR)', 'EUR'],
    ['Total in USD', 'USD'],
    ['Tutar (TL)', 'TRY'],
    ['Сумма, руб', 'RUB'],
    ['Subtotal ($)', 'USD']
  ])('finds the currency of %j', (text, code) => {
    expect(currencyIn(text)).toBe(code);
  });

  it.each([
    '',
    '12.50',
    'Total',
    'Order total',
    'Try again',
    'All',
    'مبلغ',
    'مبلغ (هزار تومان)',
    'XYZ',
    'kr 5'
  ])('finds none in %j', (text) => {
    expect(currencyIn(text)).toBeNull();
  });
});
