/** What kind of thing a cell holds, by its looks alone: for finding dialects and headings, not for reading. */
import { digitOf } from './normalise';

/** `id` has digits and letters or signs, such as `#1001` or `CUS_12ab`. */
export type CellType =
  'empty' | 'number' | 'date' | 'time' | 'email' | 'url' | 'id' | 'words' | 'missing';

/** Longer cells are texts, whatever is in them. */
const LONGEST_CELL = 80;

const MONEY_WORDS =
  'usd|eur|gbp|chf|cad|aud|nzd|sek|nok|dkk|pln|czk|huf|ron|bgn|rsd|rub|uah|kzt|gel|amd|azn|try|irr|irt|iqd|afn|aed|sar|qar|kwd|omr|bhd|egp|mad|ils|inr|pkr|bdt|jpy|cny|krw|thb|vnd|idr|myr|sgd|php|hkd|twd|zar|ngn|brl|mxn|ars|clp|cop|pen|' +
  'kr|zł|tl|kč|rs|ft|lei|лв|руб|р|грн|դր|դրամ|تومان|تومن|ریال|ريال|درهم|دينار|جنيه';
const MONEY = String.raw`(?:\p{L}{0,3}\p{Sc}|(?:${MONEY_WORDS})\.?)`;
// Spaces are named one by one: a tab is a delimiter, never part of a number.
const GAP = String.raw`[ \u00a0\u202f]?`;
const NUMBER = new RegExp(
  String.raw`^[-+−–(]{0,2}${GAP}${MONEY}?${GAP}[-+−–(]?` +
    String.raw`[.,]?\p{Nd}(?:[\p{Nd}.,٬٫'’ \u00a0\u202f]*\p{Nd})?\.?` +
    String.raw`${GAP}(?:[%٪]|${MONEY})?${GAP}[)−-]?$`,
  'iu'
);
const TIME_OF_DAY = String.raw`\p{Nd}{1,2}[:٫.]\p{Nd}{2}(?:[:٫.]\p{Nd}{2}){0,2}`;
const AFTER_TIME = String.raw`(?: ?\p{L}[\p{L}. ]{0,7})?(?: ?[-+−]\p{Nd}{2}:?\p{Nd}{0,2})?(?: ?\p{Lu}{3,5})?`;
const DAY = String.raw`\p{Nd}{1,4}([-/.․])\p{Nd}{1,2}\1\p{Nd}{1,4}`;
const NAMED_DAY = String.raw`(?:\p{L}{3,10}[.,]? \p{Nd}{1,2},? \p{Nd}{4}|\p{Nd}{1,2}[-. ]{1,2}\p{L}{3,10}[-., ]{1,2}\p{Nd}{2,4})`;
const DATE = new RegExp(
  String.raw`^(?:${DAY}|${NAMED_DAY})(?:(?:T|[,،]? )${TIME_OF_DAY}${AFTER_TIME})?$`,
  'u'
);
const TIME = new RegExp(`^${TIME_OF_DAY}${AFTER_TIME}$`, 'u');
const EMAIL = /^[^\s@,;|؛،"'<>]+@[^\s@,;|؛،"'<>]+\.[\p{L}\p{N}-]{2,}$/u;
const URL = /^(?:https?:\/\/|www\.)[^\s,;|"<>]+$/i;
const ID = /^[#№]?[\p{L}\p{N}_.:/#№+*-]*\p{Nd}[\p{L}\p{N}_.:/#№+*-]*$/u;
const WORDS =
  /^[\p{L}\p{M}\p{N}#№*(@×][\p{L}\p{M}\p{N}\u200c\u200d'’ʼ՚.․:#№()&/_+×*%?!«»@՝՞ -]{0,60}$/u;
const MISSING = /^(?:-{1,3}|—|–|n\/a|null|nan|#n\/a)$/i;

/**
 * Kind of a cell, or null where it is none: long texts, markup, cells in
 * which a delimiter or a quote has remained.
 * @example cellType('۱۲٬۵۰۰ تومان') === 'number'
 */
export function cellType(cell: string): CellType | null {
  const text = cell.trim();
  if (text === '') return 'empty';
  if (text.length > LONGEST_CELL) return null;
  // 8.1.2024 would do for a number too.
  if (DATE.test(text)) return 'date';
  if (NUMBER.test(text)) return 'number';
  if (TIME.test(text)) return 'time';
  if (EMAIL.test(text)) return 'email';
  if (URL.test(text)) return 'url';
  if (ID.test(text)) return 'id';
  if (WORDS.test(text)) return 'words';
  return MISSING.test(text) ? 'missing' : null;
}

/**
 * Whether a cell holds a number, a date, a time or an address, which headings are not.
 * @example looksLikeData('2024-01-08 09:45') === true
 */
export function looksLikeData(cell: string): boolean {
  const text = cell.trim();
  if (text === '' || text.length > LONGEST_CELL) return false;
  return NUMBER.test(text) || DATE.test(text) || TIME.test(text) || EMAIL.test(text);
}

/** Share of the characters of a text that are digits of any script. */
export function digitShare(text: string): number {
  let digits = 0;
  for (let i = 0; i < text.length; i++) if (digitOf(text.charCodeAt(i)) >= 0) digits += 1;
  return text.length === 0 ? 0 : digits / text.length;
}
