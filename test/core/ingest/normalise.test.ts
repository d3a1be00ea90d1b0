import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  digitOf,
  headingWords,
  isDestroyedNumber,
  isInvisible,
  normaliseHeading,
  normaliseKey,
  toAsciiDigits
} from '../../../src/core/ingest/normalise';

describe('toAsciiDigits', () => {
  it('turns Persian, Arabic and full-width digits into ASCII and leaves the rest', () => {
    expect(toAsciiDigits('۱۴۰۳/۵/۱۲ ٠٩ １２ ab')).toBe('1403/5/12 09 12 ab');
  });

  it('gives plain text back as it is', () => {
    for (const text of ['', '123', 'Ann', 'مریم', 'Անի']) expect(toAsciiDigits(text)).toBe(text);
  });
});

describe('digitOf', () => {
  it('knows the digits of four scripts and nothing else', () => {
    const digits = new Map<number, number>();
    for (let code = 0; code < 0x10000; code++) {
      if (digitOf(code) >= 0) digits.set(code, digitOf(code));
    }
    const expected = ['0123456789', '٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹', '０１２３４５６７８９'].flatMap(
      (set) => Array.from(set).map((digit, value): [number, number] => [digit.charCodeAt(0), value])
    );
    expect([...digits]).toEqual(expected);
  });
});

describe('isInvisible', () => {
  it('is true for joiners, direction marks and the BOM, false for spaces and letters', () => {
    for (const mark of '\u200b\u200c\u200e\u200f\u202b\u2066\ufeff\u00ad\u061c') {
      expect(isInvisible(mark.charCodeAt(0))).toBe(true);
    }
    for (const visible of ' a\u00a0ی֏') expect(isInvisible(visible.charCodeAt(0))).toBe(false);
  });
});

describe('normaliseHeading', () => {
  it.each([
    ['Order ID', 'order_id', 'OrderId', 'order-id', ' ORDER  ID ', '\ufeffOrder ID', '*OrderID'],
    ['شماره سفارش', 'شماره‌ سفارش', '\u200fشماره سفارش', 'شماره_سفارش'],
    ['تاریخ', 'تاريخ', 'تاریخ:'],
    ['مشتری', 'مشتري', 'مشتری '],
    ['مبلغ کل', 'مبلغ كل', 'مبلغ  کل'],
    ['Պատվերի համար', 'Պատվերի համարը', 'ՊԱՏՎԵՐԻ ՀԱՄԱՐ'],
    ['Մեկնաբանություն', 'Մեկնաբանությունը'],
    ['Անուն', 'Անունը'],
    ['Էլ. հասցե', 'Էլ․ հասցե', 'Էլ հասցեն'],
    ['Währung', 'WÄHRUNG', 'Wa\u0308hrung'],
    ['Sipariş No', 'SİPARİŞ NO', 'siparis no'],
    ['Ｔｏｔａｌ', 'total']
  ])('spells %j and its variants alike', (...variants) => {
    expect(new Set(variants.map(normaliseHeading)).size).toBe(1);
  });

  it('keeps different headings apart', () => {
    const headings = [
      'Total',
      'Subtotal',
      'Order',
      'Order date',
      'مبلغ',
      'مبلغ کل',
      'Գին',
      'Գնորդ'
    ];
    expect(new Set(headings.map(normaliseHeading)).size).toBe(headings.length);
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (text) => {
        const once = normaliseHeading(text);
        expect(normaliseHeading(once)).toBe(once);
      })
    );
  });
});

describe('headingWords', () => {
  it('takes camel case and punctuation apart', () => {
    expect(headingWords('InvoiceDate (UTC)')).toEqual(['invoice', 'date', 'utc']);
    expect(headingWords('POAddressLine1')).toEqual(['po', 'address', 'line1']);
    expect(headingWords('Discount %')).toEqual(['discount', 'percent']);
  });
});

describe('normaliseKey', () => {
  it('joins the spellings of an e-mail address', () => {
    for (const text of [
      ' Gita.Rao@Example.com ',
      'GITA.RAO@EXAMPLE.COM',
      '\u200egita.rao@example.com'
    ]) {
      expect(normaliseKey(text, 'email')).toBe('gita.rao@example.com');
    }
  });

  it.each([
    '09120000006',
    '9120000006',
    '+989120000006',
    '00989120000006',
    '989120000006',
    '+98 (0)912 000 0006',
    '0912-000-0006',
    '۰۹۱۲۰۰۰۰۰۰۶',
    '٠٩١٢٠٠٠٠٠٠٦',
    '\u202a+98 912 000 0006\u202c',
    '9120000006.0',
    '"""09120000006"""'
  ])('joins the forms of an Iranian mobile number: %s', (text) => {
    expect(normaliseKey(text, 'phone')).toBe('09120000006');
  });

  it.each(['091123456', '+374 91 123456', '0037491123456', '37491123456', '+374 (91) 12-34-56'])(
    'joins the forms of an Armenian number: %s',
    (text) => {
      expect(normaliseKey(text, 'phone')).toBe('091123456');
    }
  );

  it('joins other countries’ numbers with and without plus, and keeps different ones apart', () => {
    expect(normaliseKey('+1 (202) 555-0100', 'phone')).toBe('12025550100');
    expect(normaliseKey('0012025550100', 'phone')).toBe('12025550100');
    expect(normaliseKey('+1 202 555 0100 x12', 'phone')).toBe('12025550100');
    expect(normaliseKey('09120000007', 'phone')).not.toBe(normaliseKey('09120000006', 'phone'));
    expect(normaliseKey('02188880000', 'phone')).toBe('02188880000');
    expect(normaliseKey('+98 21 8888 0000', 'phone')).toBe('02188880000');
  });

  it('keeps a phone without digits as a text, and a blank one blank', () => {
    expect(normaliseKey(' none ', 'phone')).toBe('none');
    expect(normaliseKey('', 'phone')).toBe('');
    expect(normaliseKey('  ', 'phone')).toBe('');
  });

  it('joins codes that differ in digits, letters of the keyboard or a number’s .0', () => {
    expect(normaliseKey('۱۷۸۵۰', 'code')).toBe('17850');
    expect(normaliseKey('17850.0', 'code')).toBe('17850');
    expect(normaliseKey("'00123", 'code')).toBe('00123');
    expect(normaliseKey(' C-12 ', 'code')).toBe('C-12');
    expect(normaliseKey('ك۱۲', 'code')).toBe('ک12');
    expect(normaliseKey('10', 'code')).toBe('10');
    expect(normaliseKey('1.20', 'code')).toBe('1.20');
  });

  it('keeps case in names and codes', () => {
    expect(normaliseKey('Gita Rao', 'name')).toBe('Gita Rao');
    expect(normaliseKey('aB12', 'code')).toBe('aB12');
  });

  it('joins names that differ in spaces, composition or keyboard', () => {
    expect(normaliseKey('علي  كاظمي ', 'name')).toBe('علی کاظمی');
    expect(normaliseKey('Dan Mu\u0308ller', 'name')).toBe('Dan Müller');
    expect(normaliseKey('\u200fمریم\u00a0کاظمی', 'name')).toBe('مریم کاظمی');
  });

  it('keeps the joiner of Persian names and the letter yev of Armenian ones', () => {
    expect(normaliseKey('رضا نیک‌پور', 'name')).toBe('رضا نیک‌پور');
    expect(normaliseKey('Լևոն Խաչատրյան', 'name')).toBe('Լևոն Խաչատրյան');
  });

  it('is idempotent for every kind', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ maxLength: 16 }), fc.stringMatching(/^[+0-9 ]{0,14}$/)),
        fc.constantFrom('email' as const, 'phone' as const, 'code' as const, 'name' as const),
        (text, kind) => {
          const once = normaliseKey(text, kind);
          expect(normaliseKey(once, kind)).toBe(once);
        }
      ),
      { numRuns: 400 }
    );
  });
});

describe('isDestroyedNumber', () => {
  it('sees what a spreadsheet has rounded', () => {
    for (const text of ['1.11E+11', '9.12E+09', '1,11E+11', '1E+12', '۱٫۱', '1e15']) {
      expect(isDestroyedNumber(text)).toBe(text !== '۱٫۱');
    }
    for (const text of ['11E5X', '12345', 'E+11', '', '1.11', 'abc1E+5']) {
      expect(isDestroyedNumber(text)).toBe(false);
    }
  });
});
