/**
 * Amounts of money as files write them. A column's decimal mark is found once
 * from a sample; each value is then read by one scan over its characters.
 */
import {
  currencyIn,
  isCurrencyWord,
  THREE_DECIMAL_CURRENCIES,
  WHOLE_UNIT_CURRENCIES
} from './currencies';
import { detached } from './interner';
import { decodeMarkup, hasMarkup } from './markup';
import { digitOf, isInvisible } from './normalise';
import type { DecimalMark, Evidence } from './reading';

export { currencyIn } from './currencies';

/** How the amounts of a column are written. */
export interface AmountFormat {
  decimal: DecimalMark;
  evidence: Evidence;
  /** Whether the samples read equally well either way; `decimal` is then the likelier mark. */
  ambiguous: boolean;
}

/** 10^k for k up to 22: the powers of ten that a double holds exactly. */
const POWERS = Array.from({ length: 23 }, (_, k) => 10 ** k);

const DOT = 46;
const COMMA = 44;
/** Any separator that can only group: spaces, apostrophes, ٬. */
const GROUP = 1;
/** The Persian decimal mark ٫. */
const DECIMAL = 2;

/** What the text before or after the number says. */
const AFFIX_OK = 0;
const AFFIX_NEGATIVE = 1;
const AFFIX_OPEN = 2;
const AFFIX_CLOSE = 4;
const AFFIX_BAD = 8;

const MAX_SEPARATORS = 12;
const separators = new Int32Array(MAX_SEPARATORS);
/** Digits before the first separator, between separators, and after the last. */
const groups = new Int32Array(MAX_SEPARATORS + 1);

/** Kind of a separator character inside a number, 0 where it is none. */
function separatorKind(code: number): number {
  switch (code) {
    case DOT:
    case COMMA:
      return code;
    case 0x60c: // ، the Persian comma
      return COMMA;
    case 0x2024: // ․ the one dot leader
      return DOT;
    case 0x66b:
      return DECIMAL;
    case 32:
    case 39:
    case 0xa0:
    case 0x2019:
    case 0x66c:
    case 0x202f:
      return GROUP;
    default:
      return code >= 0x2000 && code <= 0x200a ? GROUP : 0;
  }
}

function isMinus(code: number): boolean {
  return code === 45 || code === 0x2212 || code === 0x2013 || code === 0x2012 || code === 0xfe63;
}

function readAffix(text: string, before: boolean): number {
  const rest = text
    // The letters of "AU $" and "د.إ" are no currency by themselves.
    .replace(/(?:US|AU|CA|NZ|HK|MX|NT|A|C|S|R)\s*\$/, '$')
    .replace(/[دجرل]\.\s?\p{L}\.?/u, '')
    // "12.-", "12,–", "12:-" and "500/-" write whole francs, crowns or rupees: no minus.
    .replace(before ? /^$/ : /^[.,:/][-–—=]+/, '');
  let flags = AFFIX_OK;
  let word = '';
  for (const character of `${rest} `) {
    const code = character.charCodeAt(0);
    if (/[\p{L}\p{M}]/u.test(character)) {
      word += character;
      continue;
    }
    if (word !== '') {
      if (/^dr$/i.test(word)) flags |= AFFIX_NEGATIVE;
      else if (!/^cr$/i.test(word) && !isCurrencyWord(word)) return AFFIX_BAD;
      word = '';
    }
    if (isMinus(code)) {
      if (flags & AFFIX_NEGATIVE) return AFFIX_BAD;
      flags |= AFFIX_NEGATIVE;
    } else if (character === '(' && before) flags |= AFFIX_OPEN;
    else if (character === ')' && !before) flags |= AFFIX_CLOSE;
    else if (
      !/[\s\p{Sc}.'"+/«»\u0080]/u.test(character) &&
      !isInvisible(code) &&
      // The formula sign of a spreadsheet's ="12.50"
      !(character === '=' && before)
    ) {
      return AFFIX_BAD;
    }
  }
  return flags;
}

/** A column repeats a handful of affixes, so each is read once. */
const prefixes = new Map<string, number>();
const suffixes = new Map<string, number>();

function affix(text: string, before: boolean): number {
  if (text.length > 24) return AFFIX_BAD;
  const known = before ? prefixes : suffixes;
  let flags = known.get(text);
  if (flags === undefined) {
    flags = readAffix(text, before);
    // Free text would crowd out the few that recur.
    if (known.size < 512) known.set(detached(text), flags);
  }
  return flags;
}

/** Whether groups `first` to `last` are thousands (1,234,567) or lakhs (12,34,567). */
function validGroups(last: number): boolean {
  const first = groups[0] ?? 0;
  if (first < 1 || first > 3 || groups[last] !== 3) return false;
  let lakhs = last > 1 && first <= 2;
  let thousands = true;
  for (let i = 1; i < last; i++) {
    if (groups[i] !== 3) thousands = false;
    if (groups[i] !== 2) lakhs = false;
  }
  return thousands || lakhs;
}

/** Reads a number that may carry signs, words and groups; NaN where it is none. */
function parseRich(text: string, decimal: DecimalMark): number {
  let start = 0;
  const length = text.length;
  while (start < length && digitOf(text.charCodeAt(start)) < 0) start++;
  if (start === length) return Number.NaN;
  // ".5" begins with its mark, but the point of "Rs. 500" or "դր.500" ends a word.
  const mark = start > 0 ? separatorKind(text.charCodeAt(start - 1)) : 0;
  const leadingMark =
    (mark === DOT || mark === COMMA || mark === DECIMAL) &&
    (start === 1 || !/[\p{L}\p{M}]/u.test(text.charAt(start - 2)));

  let mantissa = 0;
  let digits = 0;
  let group = 0;
  let count = 0;
  let end = start;
  let pending = 0;
  for (let i = start; i < length; i++) {
    const code = text.charCodeAt(i);
    const digit = digitOf(code);
    if (digit >= 0) {
      if (pending !== 0) {
        if (count === MAX_SEPARATORS) return Number.NaN;
        groups[count] = group;
        separators[count] = pending;
        count++;
        group = 0;
        pending = 0;
      }
      mantissa = mantissa * 10 + digit;
      if (mantissa > 0) digits++;
      group++;
      end = i + 1;
      continue;
    }
    const kind = separatorKind(code);
    if (kind !== 0) {
      if (pending !== 0) break;
      pending = kind;
    } else if (!isInvisible(code)) break;
  }
  groups[count] = group;

  const before =
    start === 0 ? AFFIX_OK : affix(text.slice(0, leadingMark ? start - 1 : start), true);
  const exponent =
    (text.charCodeAt(end) | 32) === 101 ? /^[eE]([+-]?\d{1,3})$/.exec(text.slice(end)) : null;
  const after = end === length || exponent ? AFFIX_OK : affix(text.slice(end), false);
  const flags = before | after;
  if (flags & AFFIX_BAD) return Number.NaN;
  if (before & after & AFFIX_NEGATIVE) return Number.NaN;
  const bracketed = (flags & (AFFIX_OPEN | AFFIX_CLOSE)) === (AFFIX_OPEN | AFFIX_CLOSE);
  if (!bracketed && flags & (AFFIX_OPEN | AFFIX_CLOSE)) return Number.NaN;

  let fraction = 0;
  if (leadingMark) {
    if (count > 0) return Number.NaN;
    fraction = group;
  } else if (count > 0) {
    const last = separators[count - 1] ?? 0;
    const previous = separators[0] ?? 0;
    for (let i = 1; i < count - 1; i++) if (separators[i] !== previous) return Number.NaN;
    if (count === 1 || last !== previous) {
      const asDecimal =
        last === DECIMAL ||
        (last !== GROUP &&
          (count > 1 ||
            (last === DOT) === (decimal === '.') ||
            // What cannot be a group of thousands can only be the fraction.
            groups[1] !== 3 ||
            (groups[0] ?? 0) > 3 ||
            text.charCodeAt(start) === 48));
      if (asDecimal) {
        if (count > 1 && (previous === DECIMAL || !validGroups(count - 1))) return Number.NaN;
        fraction = group;
      } else if (count > 1 || !validGroups(1)) return Number.NaN;
    } else if (last === DECIMAL || !validGroups(count)) return Number.NaN;
  }

  const power = (exponent ? Number(exponent[1]) : 0) - fraction;
  let value: number;
  if (digits > 15 || power < -22 || power > 22) {
    // Beyond what a double holds exactly: let the engine round once.
    let plain = '';
    for (let i = start; i < end; i++) {
      const digit = digitOf(text.charCodeAt(i));
      if (digit >= 0) plain += digit;
    }
    value = Number(`${plain}e${power}`);
  } else {
    value = power < 0 ? mantissa / (POWERS[-power] ?? 1) : mantissa * (POWERS[power] ?? 1);
  }
  // "(-5)" says the same twice.
  const negative = bracketed || (flags & AFFIX_NEGATIVE) !== 0;
  return negative && value !== 0 ? -value : value;
}

/**
 * Amount written in a cell, NaN where it is not one number. Reads currency
 * signs, codes and words, Persian and Arabic digits, groups of thousands or
 * lakhs, accountants' parentheses, leading and trailing minus, HTML entities,
 * a ledger's Cr for money in and Dr for money out. Percents and two numbers in
 * one cell are none.
 * Where two different separators occur, the last is the decimal one whatever
 * the column says; what cannot be a group is a fraction.
 * @example parseAmount('1.298,41 €', ',') === 1298.41
 * @example parseAmount('($33.62)', '.') === -33.62
 */
export function parseAmount(text: string, decimal: DecimalMark): number {
  const length = text.length;
  if (length === 0) return Number.NaN;
  // Plain ASCII: an optional minus, at most 15 digits, at most one mark.
  if (length <= 16) {
    const dot = decimal === '.' ? DOT : COMMA;
    const negative = text.charCodeAt(0) === 45;
    let i = negative ? 1 : 0;
    const first = i;
    let mantissa = 0;
    let markAt = -1;
    for (; i < length; i++) {
      const code = text.charCodeAt(i);
      const digit = code - 48;
      if (digit >= 0 && digit <= 9) mantissa = mantissa * 10 + digit;
      else if (code === dot && markAt < 0 && i > first) markAt = i;
      else break;
    }
    if (i === length && i > first && markAt !== length - 1 && mantissa < 1e15) {
      const value = markAt < 0 ? mantissa : mantissa / (POWERS[length - 1 - markAt] ?? 1);
      return negative && value !== 0 ? -value : value;
    }
  }
  if (length > 300) return Number.NaN;
  const value = parseRich(text, decimal);
  if (Number.isNaN(value) && hasMarkup(text)) {
    return parseRich(decodeMarkup(text), decimal);
  }
  return value;
}

/**
 * Decimal mark of a column, from a sample of its cells. Two different
 * separators in one value, or a single one that cannot group, settle it; a
 * single one before exactly three digits is weighed by the currency and by
 * the values without any.
 * @example detectAmountFormat(['1.298,41', '204,38']).decimal === ','
 */
export function detectAmountFormat(samples: readonly string[]): AmountFormat {
  let dot = 0;
  let comma = 0;
  let doubtfulDot = 0;
  let doubtfulComma = 0;
  let wholeBelowThousand = 0;
  let wholeAbove = 0;
  let currency: string | null = null;
  for (const sample of samples) {
    const text = hasMarkup(sample) ? decodeMarkup(sample) : sample;
    // Only what reads as one number under some mark may speak.
    const value = parseAmount(text, '.');
    if (Number.isNaN(value)) continue;
    currency ??= currencyIn(text);
    const marks = separatorsIn(text);
    const last = marks[marks.length - 1];
    if (last === undefined) {
      if (Math.abs(value) < 1000) wholeBelowThousand++;
      else wholeAbove++;
    } else if (last === GROUP || last === DECIMAL || marks.includes(DECIMAL)) continue;
    else if (marks.length > 1) {
      const repeated = marks[0] === last;
      if ((last === DOT) !== repeated) dot++;
      else comma++;
    } else if (parseAmount(text, ',') === value) {
      // Reads alike under either mark, so its one mark is a decimal mark.
      if (last === DOT) dot++;
      else comma++;
    } else if (last === DOT) doubtfulDot++;
    else doubtfulComma++;
  }
  if (dot !== comma) {
    return { decimal: dot > comma ? '.' : ',', evidence: 'values', ambiguous: false };
  }
  const doubtful = doubtfulDot + doubtfulComma;
  if (doubtful === 0) return { decimal: '.', evidence: 'default', ambiguous: false };
  const mark: DecimalMark = doubtfulDot > doubtfulComma ? '.' : ',';
  const other: DecimalMark = mark === '.' ? ',' : '.';
  if (currency !== null && THREE_DECIMAL_CURRENCIES.has(currency)) {
    return { decimal: mark, evidence: 'statistics', ambiguous: false };
  }
  // Thousands are grouped: small values go without a mark, and no large one does.
  const grouped =
    (currency !== null && WHOLE_UNIT_CURRENCIES.has(currency)) ||
    (wholeBelowThousand >= 2 && wholeAbove === 0 && doubtful >= 2);
  return { decimal: other, evidence: grouped ? 'statistics' : 'default', ambiguous: !grouped };
}

/** Kinds of the separators between the digits of a number that parses. */
function separatorsIn(text: string): number[] {
  const found: number[] = [];
  let pending = 0;
  let seen = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (digitOf(code) >= 0) {
      if (seen && pending !== 0) found.push(pending);
      seen = true;
      pending = 0;
    } else if (seen) pending = separatorKind(code) || pending;
  }
  return found;
}
