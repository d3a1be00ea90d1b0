import { decodeMarkup, hasMarkup } from './markup';
import { foldWord, headingWords } from './normalise';

/** ISO 4217 codes that shops' exports name; 'IRT' (toman) is customary, not ISO. */
const CODES =
  'AED AFN AMD ARS AUD AZN BDT BGN BHD BRL BYN CAD CHF CLP CNY COP CZK DKK DZD EGP EUR GBP GEL ' +
  'HKD HUF IDR ILS INR IQD IRR IRT ISK JOD JPY KES KGS KRW KWD KZT LBP LKR LYD MAD MDL MXN MYR ' +
  'NGN NOK NPR NZD OMR PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD SYP THB TJS TMT TND TRY TWD ' +
  'UAH USD UYU UZS VND ZAR';

const KNOWN_CODES = new Set(CODES.split(' '));

/** Signs and signed abbreviations, longest first, so that `AU $` is not taken for `$`. */
const SIGNS: readonly (readonly [string, string])[] = [
  ['AU$', 'AUD'],
  ['A$', 'AUD'],
  ['CA$', 'CAD'],
  ['C$', 'CAD'],
  ['NZ$', 'NZD'],
  ['HK$', 'HKD'],
  ['MX$', 'MXN'],
  ['NT$', 'TWD'],
  ['R$', 'BRL'],
  ['S$', 'SGD'],
  ['US$', 'USD'],
  ['$', 'USD'],
  ['€', 'EUR'],
  // The euro sign of windows-1252, decoded as Latin-1
  ['\u0080', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['₹', 'INR'],
  ['₽', 'RUB'],
  ['₺', 'TRY'],
  ['₴', 'UAH'],
  ['₾', 'GEL'],
  ['₸', 'KZT'],
  ['֏', 'AMD'],
  ['৳', 'BDT'],
  ['₪', 'ILS'],
  ['₩', 'KRW'],
  ['₫', 'VND'],
  ['₱', 'PHP'],
  ['₦', 'NGN'],
  ['₼', 'AZN'],
  ['฿', 'THB'],
  ['﷼', 'IRR'],
  ['د.إ', 'AED'],
  ['ر.س', 'SAR'],
  ['د.ك', 'KWD'],
  ['ج.م', 'EGP'],
  ['د.م', 'MAD']
];

const WORDS = new Map<string, string>(
  (
    [
      ['IRT', 'تومان تومن تومانی ت toman tomans tuman'],
      ['IRR', 'ریال ریالی rial rials'],
      ['AMD', 'դրամ դր ՀՀԴ dram drams драм'],
      ['USD', 'dollar dollars دلار دولار доллар դոլար'],
      ['EUR', 'euro euros یورو يورو евро եվրո'],
      ['GBP', 'pound pounds پوند'],
      ['RUB', 'руб рубль рублей ռուբլի rub روبل'],
      ['TRY', 'tl lira لیر'],
      ['INR', 'rs rupee rupees'],
      ['GEL', 'lari лари'],
      ['CZK', 'kč'],
      ['PLN', 'zł'],
      ['HUF', 'ft'],
      ['UAH', 'грн'],
      ['KZT', 'тенге тг'],
      ['CHF', 'fr sfr'],
      ['BDT', 'taka tk'],
      ['IDR', 'rp'],
      ['AFN', 'افغانی'],
      ['RON', 'lei'],
      ['BGN', 'лв'],
      ['KGS', 'сом'],
      ['UZS', 'сум']
    ] as const
  ).flatMap(([code, words]) => words.split(' ').map((word) => [foldWord(word), code] as const))
);

/** Words of money that name no single currency, so that an amount beside them still reads. */
const OTHER_WORDS = new Set(['kr', 'р', 'درهم', 'دينار', 'جنيه'].map(foldWord));

/** Whether a word beside a number can be the name or code of a currency. */
export function isCurrencyWord(word: string): boolean {
  const folded = foldWord(word);
  return WORDS.has(folded) || OTHER_WORDS.has(folded) || KNOWN_CODES.has(word.toUpperCase());
}

/** Currencies counted in whole units in everyday use, so that a mark before three digits groups. */
export const WHOLE_UNIT_CURRENCIES: ReadonlySet<string> = new Set([
  'AMD',
  'CLP',
  'HUF',
  'IDR',
  'IRR',
  'IRT',
  'ISK',
  'JPY',
  'KRW',
  'KZT',
  'UZS',
  'VND'
]);

/** Currencies with three decimals. */
export const THREE_DECIMAL_CURRENCIES: ReadonlySet<string> = new Set([
  'BHD',
  'IQD',
  'JOD',
  'KWD',
  'LYD',
  'OMR',
  'TND'
]);

/**
 * Currency named in an amount, a currency cell or a heading: its ISO 4217
 * code, 'IRT' for toman, or null. A bare `$` counts as the US dollar. Words
 * for a thousand of a unit (هزار تومان) name another unit: null.
 * @example currencyIn('مبلغ (تومان)') === 'IRT'
 */
export function currencyIn(written: string): string | null {
  const text = hasMarkup(written) ? decodeMarkup(written) : written;
  if (text === '' || /^[\d.,\s-]*$/.test(text)) return null;
  const compact = text.replace(/[\s\u00a0]+/g, '');
  if (/^[A-Za-z]{3}$/.test(compact) && KNOWN_CODES.has(compact.toUpperCase())) {
    return compact.toUpperCase();
  }
  const words = headingWords(text.replace(/\p{Nd}+/gu, ' '));
  if (words.includes('هزار')) return null;
  // In Arabic text the same word is the Saudi unit when it says so.
  if (words.some((word) => word.startsWith('سعود'))) return 'SAR';
  // A short Latin word is an abbreviation only where it stands apart: "(TL)".
  const apart = words.length === 1 || /[([]\s*[A-Za-z]{2}\.?\s*[)\]]/.test(text);
  for (const word of words) {
    const code = WORDS.get(word);
    if (code !== undefined && (apart || word.length > 2 || !/^[a-z]/.test(word))) return code;
  }
  for (const [sign, code] of SIGNS) if (compact.includes(sign)) return code;
  for (const code of text.match(/(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])/g) ?? []) {
    if (KNOWN_CODES.has(code)) return code;
  }
  // "90,00 eur" and "12 tl" beside a number
  if (/\d/.test(text)) {
    for (const word of words) {
      const code = WORDS.get(word);
      if (code !== undefined) return code;
      if (KNOWN_CODES.has(word.toUpperCase())) return word.toUpperCase();
    }
  }
  return null;
}
