/**
 * Digits, marks and units of the three languages. The engine's `Intl` rounds
 * and groups in its English form, which every engine carries; the marks are
 * put in from the tables below. So Armenian comes out right in Chromium, which
 * has no Armenian data, and all engines give the same text.
 */
import type { Direction, LocaleId } from './formatter';

export const NO_BREAK_SPACE = '\u00a0';
export const MINUS = '\u2212';
/** What stands for a number that is none. */
export const NO_NUMBER = '–';

/** A difference of two shares that one decimal of a percent cannot show. */
export const INVISIBLE_CHANGE = 0.0005;

const LEFT_TO_RIGHT_ISOLATE = '\u2066';
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

interface NumberMarks {
  digits: string;
  group: string;
  decimal: string;
  percent: string;
  /** Thousand, million, thousand million, with the space before them. */
  units: readonly [string, string, string];
  /** Byte, kilobyte (1000), megabyte, gigabyte. */
  bytes: readonly [string, string, string, string];
}

const MARKS: Record<LocaleId, NumberMarks> = {
  en: {
    digits: '0123456789',
    group: ',',
    decimal: '.',
    percent: '%',
    units: ['K', 'M', 'B'],
    bytes: ['B', 'kB', 'MB', 'GB']
  },
  fa: {
    digits: '۰۱۲۳۴۵۶۷۸۹',
    group: '٬',
    decimal: '٫',
    percent: '٪',
    units: [`${NO_BREAK_SPACE}هزار`, `${NO_BREAK_SPACE}میلیون`, `${NO_BREAK_SPACE}میلیارد`],
    bytes: ['بایت', 'کیلوبایت', 'مگابایت', 'گیگابایت']
  },
  hy: {
    digits: '0123456789',
    group: NO_BREAK_SPACE,
    decimal: ',',
    percent: '%',
    units: [`${NO_BREAK_SPACE}հազ.`, `${NO_BREAK_SPACE}մլն`, `${NO_BREAK_SPACE}մլրդ`],
    bytes: ['բայթ', 'ԿԲ', 'ՄԲ', 'ԳԲ']
  }
};

/** A currency's mark or word, and on which side of the number it stands. */
interface CurrencyForm {
  mark: string;
  place: 'before' | 'after';
}

const CURRENCIES: Record<LocaleId, Record<string, CurrencyForm>> = {
  en: {
    USD: { mark: '$', place: 'before' },
    EUR: { mark: '€', place: 'before' },
    GBP: { mark: '£', place: 'before' },
    IRT: { mark: 'toman', place: 'after' },
    IRR: { mark: 'rial', place: 'after' }
  },
  fa: {
    IRT: { mark: 'تومان', place: 'after' },
    IRR: { mark: 'ریال', place: 'after' },
    USD: { mark: 'دلار', place: 'after' },
    EUR: { mark: 'یورو', place: 'after' },
    GBP: { mark: 'پوند', place: 'after' },
    AED: { mark: 'درهم', place: 'after' },
    TRY: { mark: 'لیر', place: 'after' },
    AMD: { mark: 'درام', place: 'after' },
    AFN: { mark: 'افغانی', place: 'after' },
    RUB: { mark: 'روبل', place: 'after' }
  },
  hy: {
    AMD: { mark: '֏', place: 'after' },
    USD: { mark: '$', place: 'after' },
    EUR: { mark: '€', place: 'after' },
    GBP: { mark: '£', place: 'after' },
    RUB: { mark: '₽', place: 'after' },
    IRT: { mark: 'թուման', place: 'after' },
    IRR: { mark: 'ռիալ', place: 'after' }
  }
};

/** Currencies written without a smaller coin. */
const WHOLE_CURRENCIES = new Set([
  'AMD',
  'IRT',
  'IRR',
  'JPY',
  'KRW',
  'VND',
  'IDR',
  'HUF',
  'ISK',
  'CLP',
  'PYG',
  'UGX',
  'XAF',
  'XOF',
  'IQD',
  'AFN',
  'UZS'
]);

/** Below this, an amount that is not whole keeps its two decimals. */
const CENTS_BELOW = 1000;
/** From here on `compact` abridges; smaller numbers are short enough whole. */
const COMPACT_FROM = 10_000;

export interface NumberFormat {
  integer(value: number): string;
  decimal(value: number, digits?: number): string;
  fixed(value: number, digits: number, plus?: boolean): string;
  compact(value: number, beside?: number): string;
  percent(rate: number, digits?: number): string;
  points(difference: number): string;
  change(ratio: number): string;
  money(amount: number, currency: string | null): string;
  moneyCompact(amount: number, currency: string | null, beside?: number): string;
  amount(amount: number, currency: string | null): string;
  currencyName(currency: string): string;
  fileSize(bytes: number): string;
  /** ASCII digits in the language's own; other characters stay. */
  digits: (text: string) => string;
}

/**
 * Wraps text of unknown direction so that it leaves its surroundings in order.
 * @example isolate('سفارش.csv') === '\u2068سفارش.csv\u2069'
 */
export function isolate(text: string): string {
  return FIRST_STRONG_ISOLATE + text + POP_ISOLATE;
}

/** Number formats of one language; everything slow is made once, here. */
export function createNumberFormat(locale: LocaleId, dir: Direction): NumberFormat {
  const marks = MARKS[locale];
  const currencies = new Map(Object.entries(CURRENCIES[locale]));
  const engines = new Map<string, Intl.NumberFormat>();

  const engine = (atLeast: number, atMost: number): Intl.NumberFormat => {
    const key = `${String(atLeast)}-${String(atMost)}`;
    const known = engines.get(key);
    if (known) return known;
    const made = new Intl.NumberFormat('en-US', {
      minimumFractionDigits: atLeast,
      maximumFractionDigits: atMost
    });
    engines.set(key, made);
    return made;
  };

  const localise = (text: string): string =>
    locale === 'en'
      ? text
      : text.replace(/[0-9.,]/g, (c) =>
          c === '.' ? marks.decimal : c === ',' ? marks.group : (marks.digits[Number(c)] ?? c)
        );

  /** A sign or a percent mark would move to the wrong side in right-to-left text. */
  const leftToRight = (text: string): string =>
    dir === 'rtl' ? LEFT_TO_RIGHT_ISOLATE + text + POP_ISOLATE : text;

  /** Digits without sign, and whether the rounded number is below or above zero. */
  const magnitude = (
    value: number,
    atMost: number,
    atLeast = 0
  ): { text: string; sign: number } => {
    const text = engine(atLeast, atMost).format(Math.abs(value));
    return { text: localise(text), sign: /[1-9]/.test(text) ? Math.sign(value) : 0 };
  };

  const signed = (body: string, sign: number, plus = false): string => {
    if (sign < 0) return leftToRight(MINUS + body);
    return plus && sign > 0 ? leftToRight(`+${body}`) : body;
  };

  const number = (value: number, atMost: number, atLeast = 0): string => {
    if (!Number.isFinite(value)) return NO_NUMBER;
    const { text, sign } = magnitude(value, atMost, atLeast);
    return signed(text, sign);
  };

  const compactParts = (value: number, beside: number): { text: string; sign: number } => {
    const size = Math.max(Math.abs(value), Math.abs(beside));
    if (value === 0 || size < COMPACT_FROM) return magnitude(value, size < 100 ? 1 : 0);
    // 999,950 rounds to 1.0 of the next unit, not to 1000 of this one.
    const power = size >= 999.95e6 ? 3 : size >= 999.5e3 ? 2 : 1;
    const scaled = value / 1000 ** power;
    const { text, sign } = magnitude(scaled, Math.abs(scaled) < 100 ? 1 : 0);
    return { text: text + marks.units[power - 1], sign };
  };

  const withCurrency = (text: string, sign: number, currency: string | null): string => {
    if (currency === null || currency === '') return signed(text, sign);
    const form = currencies.get(currency);
    if (!form) {
      const minus = sign < 0 ? MINUS : '';
      return locale === 'en'
        ? `${minus}${currency}${NO_BREAK_SPACE}${text}`
        : leftToRight(`${minus}${text}${NO_BREAK_SPACE}${currency}`);
    }
    return form.place === 'after'
      ? `${signed(text, sign)}${NO_BREAK_SPACE}${form.mark}`
      : signed(form.mark + text, sign);
  };

  const percentOf = (rate: number, digits: number, plus: boolean): string => {
    if (!Number.isFinite(rate)) return NO_NUMBER;
    const { text, sign } = magnitude(rate * 100, digits);
    const body = text + marks.percent;
    return sign < 0 || (plus && sign > 0) ? signed(body, sign, plus) : leftToRight(body);
  };

  const rounded = (amount: number, currency: string | null): { text: string; sign: number } => {
    const cents =
      Math.abs(amount) < CENTS_BELOW &&
      Math.abs(amount - Math.round(amount)) >= 0.005 &&
      !(currency !== null && WHOLE_CURRENCIES.has(currency));
    return cents ? magnitude(amount, 2, 2) : magnitude(amount, 0);
  };

  const money = (amount: number, currency: string | null): string => {
    if (!Number.isFinite(amount)) return NO_NUMBER;
    const { text, sign } = rounded(amount, currency);
    return withCurrency(text, sign, currency);
  };

  return {
    integer: (value) => number(value, 0),
    decimal: (value, digits = 1) => number(value, digits),
    fixed(value, digits, plus = false) {
      if (!Number.isFinite(value)) return NO_NUMBER;
      const { text, sign } = magnitude(value, digits, digits);
      return signed(text, sign, plus);
    },
    compact(value, beside = 0) {
      if (!Number.isFinite(value)) return NO_NUMBER;
      const { text, sign } = compactParts(value, beside);
      return signed(text, sign);
    },
    percent: (rate, digits = 1) => percentOf(rate, digits, false),
    points(difference) {
      if (!Number.isFinite(difference)) return NO_NUMBER;
      const { text, sign } = magnitude(difference * 100, 1);
      return signed(text, sign, true);
    },
    change: (ratio) => percentOf(ratio, Math.abs(ratio) >= 10 ? 0 : 1, true),
    money,
    moneyCompact(amount, currency, beside = 0) {
      if (!Number.isFinite(amount)) return NO_NUMBER;
      if (beside === 0 && Math.abs(amount) < COMPACT_FROM) return money(amount, currency);
      const { text, sign } = compactParts(amount, beside);
      return withCurrency(text, sign, currency);
    },
    amount(amount, currency) {
      if (!Number.isFinite(amount)) return NO_NUMBER;
      const { text, sign } = rounded(amount, currency);
      return signed(text, sign);
    },
    currencyName: (currency) => currencies.get(currency)?.mark ?? currency,
    fileSize(bytes) {
      if (!Number.isFinite(bytes)) return NO_NUMBER;
      const power = bytes < 1000 ? 0 : bytes < 999_950 ? 1 : bytes < 999_950_000 ? 2 : 3;
      const scaled = bytes / 1000 ** power;
      const unit = marks.bytes[power];
      return number(scaled, power === 0 || scaled >= 100 ? 0 : 1) + NO_BREAK_SPACE + unit;
    },
    digits: (text) => text.replace(/[0-9]/g, (c) => marks.digits[Number(c)] ?? c)
  };
}
