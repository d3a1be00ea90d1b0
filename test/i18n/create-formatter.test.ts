import { afterEach, describe, expect, it, vi } from 'vitest';
import { createFormatter } from '../../src/i18n/create-formatter';
import { gregorianToDay, persianToDay } from '../../src/core/time/calendar';

const NBSP = '\u00a0';
const ltr = (text: string): string => `\u2066${text}\u2069`;
const en = createFormatter('en');
const fa = createFormatter('fa');
const hy = createFormatter('hy');

describe('createFormatter, numbers', () => {
  it('groups and rounds in each language', () => {
    expect(en.integer(1234567)).toBe('1,234,567');
    expect(fa.integer(1234567)).toBe('۱٬۲۳۴٬۵۶۷');
    expect(hy.integer(1234567)).toBe(`1${NBSP}234${NBSP}567`);
    expect(hy.decimal(1234567.5)).toBe(`1${NBSP}234${NBSP}567,5`);
    expect(fa.decimal(0.25, 2)).toBe('۰٫۲۵');
    expect(en.decimal(2)).toBe('2');
  });

  it('writes a true minus and keeps it before the number in right-to-left text', () => {
    expect(en.integer(-5)).toBe('\u22125');
    expect(fa.integer(-5)).toBe(ltr('\u2212۵'));
    expect(hy.integer(-1234)).toBe(`\u22121${NBSP}234`);
  });

  it('has no negative zero', () => {
    expect(en.integer(-0.2)).toBe('0');
    expect(en.points(-0.0001)).toBe('0');
    expect(en.change(-0)).toBe('0%');
  });

  it('abridges thousands, millions and thousand millions', () => {
    expect([9999, 12431, 124310, 999_949, 1_300_000, 2e9].map((n) => en.compact(n))).toEqual([
      '9,999',
      '12.4K',
      '124K',
      '1M',
      '1.3M',
      '2B'
    ]);
    expect(fa.compact(12431)).toBe(`۱۲٫۴${NBSP}هزار`);
    expect(fa.compact(1.3e6)).toBe(`۱٫۳${NBSP}میلیون`);
    expect(fa.compact(2e9)).toBe(`۲${NBSP}میلیارد`);
    expect(hy.compact(12431)).toBe(`12,4${NBSP}հազ.`);
    expect(hy.compact(1.3e6)).toBe(`1,3${NBSP}մլն`);
    expect(hy.compact(-2e9)).toBe(`\u22122${NBSP}մլրդ`);
  });

  it('gives the ticks of an axis one unit', () => {
    expect([0, 5000, 10_000].map((n) => en.compact(n, 10_000))).toEqual(['0', '5K', '10K']);
    expect(en.compact(500_000, 2e6)).toBe('0.5M');
  });

  it('writes percents with at most the decimals asked for', () => {
    expect(en.percent(0.4351)).toBe('43.5%');
    expect(en.percent(0.88)).toBe('88%');
    expect(en.percent(0.4351, 0)).toBe('44%');
    expect(fa.percent(0.4351)).toBe(ltr('۴۳٫۵٪'));
    expect(hy.percent(0.4351)).toBe('43,5%');
  });

  it('signs points and changes', () => {
    expect(en.points(0.032)).toBe('+3.2');
    expect(fa.points(-0.032)).toBe(ltr('\u2212۳٫۲'));
    expect(en.change(0.041)).toBe('+4.1%');
    expect(fa.change(0.041)).toBe(ltr('+۴٫۱٪'));
    expect(hy.change(-0.5)).toBe('\u221250%');
    expect(en.change(12.34)).toBe('+1,234%');
  });

  it('shows a dash for what is no number', () => {
    for (const f of [en, fa, hy]) {
      expect(f.integer(NaN)).toBe('–');
      expect(f.money(Infinity, 'USD')).toBe('–');
      expect(f.percent(NaN)).toBe('–');
      expect(f.compact(-Infinity)).toBe('–');
    }
  });
});

describe('createFormatter, money', () => {
  it('puts the mark where the language has it', () => {
    expect(en.money(1298, 'USD')).toBe('$1,298');
    expect(en.money(-1298, 'USD')).toBe('\u2212$1,298');
    expect(en.money(506380, 'AMD')).toBe(`AMD${NBSP}506,380`);
    expect(en.money(1298, 'IRT')).toBe(`1,298${NBSP}toman`);
    expect(fa.money(1298, 'IRT')).toBe(`۱٬۲۹۸${NBSP}تومان`);
    expect(fa.money(-1298, 'IRR')).toBe(`${ltr('\u2212۱٬۲۹۸')}${NBSP}ریال`);
    expect(hy.money(506380, 'AMD')).toBe(`506${NBSP}380${NBSP}֏`);
  });

  it('keeps the cents of small amounts, where the currency has them', () => {
    expect(en.money(35.28, 'USD')).toBe('$35.28');
    expect(en.money(35.5, 'EUR')).toBe('€35.50');
    expect(en.money(35, 'USD')).toBe('$35');
    expect(en.money(35.28, null)).toBe('35.28');
    expect(en.money(1035.28, 'USD')).toBe('$1,035');
    expect(hy.money(35.28, 'AMD')).toBe(`35${NBSP}֏`);
    expect(fa.money(35.28, 'IRT')).toBe(`۳۵${NBSP}تومان`);
  });

  it('isolates a foreign code in right-to-left text, and takes any code', () => {
    expect(fa.money(12, 'CAD')).toBe(ltr(`۱۲${NBSP}CAD`));
    expect(en.money(12, 'constructor')).toBe(`constructor${NBSP}12`);
  });

  it('rounds an amount whose currency stands elsewhere as that currency is rounded', () => {
    expect([en.amount(13.59, 'IRT'), en.amount(13.59, 'USD')]).toEqual(['14', '13.59']);
    expect([fa.amount(-1298, 'IRT'), en.amount(NaN, 'USD')]).toEqual([ltr('−۱٬۲۹۸'), '–']);
    expect([fa.currencyName('IRT'), hy.currencyName('AMD'), en.currencyName('CAD')]).toEqual([
      'تومان',
      '֏',
      'CAD'
    ]);
  });

  it('abridges large amounts', () => {
    expect(en.moneyCompact(1_300_000, 'USD')).toBe('$1.3M');
    expect(fa.moneyCompact(1_300_000, 'IRT')).toBe(`۱٫۳${NBSP}میلیون${NBSP}تومان`);
    expect(hy.moneyCompact(1_300_000, 'AMD')).toBe(`1,3${NBSP}մլն${NBSP}֏`);
    expect(en.moneyCompact(35.28, 'USD')).toBe('$35.28');
  });
});

describe('createFormatter, dates', () => {
  const day = gregorianToDay(2024, 1, 8);

  it('writes a date in both calendars', () => {
    expect(en.date(day, 'gregory')).toBe('8 Jan 2024');
    expect(en.date(day, 'persian')).toBe('18 Dey 1402');
    expect(fa.date(day, 'persian')).toBe('۱۸ دی ۱۴۰۲');
    expect(fa.date(day, 'gregory')).toBe('۸ ژانویه ۲۰۲۴');
    expect(hy.date(day, 'gregory')).toBe('8 հունվարի 2024 թ.');
    expect(hy.date(day, 'persian')).toBe('18 դեյի 1402 թ.');
  });

  it('writes the shared parts of a range once', () => {
    const range = (to: number): string => en.dateRange(day, to, 'gregory');
    expect(range(day)).toBe('8 Jan 2024');
    expect(range(day + 6)).toBe('8–14 Jan 2024');
    expect(range(gregorianToDay(2024, 2, 14))).toBe('8 Jan – 14 Feb 2024');
    expect(range(gregorianToDay(2025, 2, 14))).toBe('8 Jan 2024 – 14 Feb 2025');
    expect(fa.dateRange(day, day + 6, 'persian')).toBe('۱۸ تا ۲۴ دی ۱۴۰۲');
  });

  it('names periods', () => {
    const first = gregorianToDay(2024, 1, 1);
    expect(en.period(first, 'month', 'gregory')).toBe('Jan 2024');
    expect(en.period(first, 'quarter', 'gregory')).toBe('Q1 2024');
    expect(en.period(first, 'year', 'gregory')).toBe('2024');
    expect(en.period(first, 'week', 'gregory')).toBe('week of 1 Jan 2024');
    expect(hy.period(first, 'month', 'gregory')).toBe('հունվար 2024');
    expect(hy.period(first, 'quarter', 'gregory')).toBe('2024 թ. I եռամսյակ');
    expect(fa.period(persianToDay(1402, 10, 1), 'month', 'persian')).toBe('دی ۱۴۰۲');
    expect(fa.period(persianToDay(1403, 1, 1), 'quarter', 'persian')).toBe('بهار ۱۴۰۳');
    expect(fa.period(first, 'quarter', 'gregory')).toBe('سه‌ماههٔ اول ۲۰۲۴');
    expect(en.periodShort(first, 'month', 'gregory')).toBe('Jan 24');
    expect(fa.periodShort(persianToDay(1402, 10, 1), 'month', 'persian')).toBe('دی ۰۲');
  });

  it('names every Persian month as the engine does', () => {
    const engine = new Intl.DateTimeFormat('fa-IR-u-ca-persian', {
      month: 'long',
      timeZone: 'UTC'
    });
    for (let month = 1; month <= 12; month += 1) {
      const start = persianToDay(1403, month, 1);
      const name = engine.format(new Date(start * 86_400_000));
      expect(fa.period(start, 'month', 'persian')).toBe(`${name} ۱۴۰۳`);
    }
  });

  it('writes the clock of the own zone', () => {
    const ms = new Date(2024, 0, 8, 9, 5).getTime();
    expect(en.dateTime(ms, 'gregory')).toBe('8 Jan 2024, 09:05');
    expect(fa.dateTime(ms, 'persian')).toBe('۱۸ دی ۱۴۰۲، ۰۹:۰۵');
  });
});

describe('createFormatter, words', () => {
  it('writes sizes', () => {
    expect(en.fileSize(512)).toBe(`512${NBSP}B`);
    expect(en.fileSize(9_600_000)).toBe(`9.6${NBSP}MB`);
    expect(en.fileSize(999_999)).toBe(`1${NBSP}MB`);
    expect(fa.fileSize(9_600_000)).toBe(`۹٫۶${NBSP}مگابایت`);
    expect(hy.fileSize(9_600_000)).toBe(`9,6${NBSP}ՄԲ`);
  });

  it('joins lists', () => {
    expect(en.list([])).toBe('');
    expect(en.list(['a'])).toBe('a');
    expect(en.list(['a', 'b', 'c'])).toBe('a, b and c');
    expect(fa.list(['الف', 'ب', 'پ'])).toBe('الف، ب و پ');
    expect(hy.list(['ա', 'բ'])).toBe('ա և բ');
  });

  it('isolates foreign text', () => {
    expect(fa.isolate('a.csv')).toBe('\u2068a.csv\u2069');
  });

  // CLDR: en one i=1 v=0; fa one i=0 or n=1; hy one i=0,1.
  it('chooses plural forms', () => {
    const forms = { one: 'one', other: 'other' };
    expect([0, 1, 1.5, 2].map((n) => en.plural(n, forms))).toEqual([
      'other',
      'one',
      'other',
      'other'
    ]);
    expect([0, 1, 1.5, 2].map((n) => fa.plural(n, forms))).toEqual([
      'one',
      'one',
      'other',
      'other'
    ]);
    expect([0, 1, 1.5, 2].map((n) => hy.plural(n, forms))).toEqual(['one', 'one', 'one', 'other']);
    expect(hy.plural(1, { other: 'all' })).toBe('all');
  });
});

describe('createFormatter in an engine without Armenian and Persian data', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('never asks Intl for them', () => {
    const refuse = (made: unknown): void => {
      if (made !== 'en-US') throw new RangeError('no data for this locale');
    };
    const NumberFormat = class extends Intl.NumberFormat {
      constructor(locale?: string, options?: Intl.NumberFormatOptions) {
        refuse(locale);
        super(locale, options);
      }
    };
    const never = (): never => {
      throw new RangeError('not to be used');
    };
    vi.stubGlobal('Intl', {
      NumberFormat,
      DateTimeFormat: never,
      PluralRules: never,
      ListFormat: never,
      RelativeTimeFormat: never
    });
    for (const locale of ['hy', 'fa', 'en'] as const) {
      const f = createFormatter(locale);
      expect(f.decimal(1234.5)).not.toBe('');
      expect(f.date(0, 'persian')).not.toBe('');
      expect(f.plural(1, { one: 'x', other: 'y' })).toBe('x');
      expect(f.list(['a', 'b'])).not.toBe('');
      expect(f.dateTime(0, 'gregory')).not.toBe('');
    }
    expect(createFormatter('hy').decimal(1234567.5)).toBe(`1${NBSP}234${NBSP}567,5`);
  });
});
