import type { LocaleId } from './formatter';

export interface UserNumber {
  /** As typed: 12.5 for "12.5%". */
  value: number;
  percent: boolean;
}

/** Bidirectional marks, joiners and every kind of space. */
const INVISIBLE = /[\s\u00a0\u061c\u200b-\u200f\u202a-\u202f\u2060\u2066-\u2069\ufeff]+/g;
const PERCENT = /(?:[%٪﹪％]|percent|درصد|տոկոս)$/iu;
const CURRENCY =
  /^(?:[$€£₽֏₺₴¤]|USD|EUR|AMD|IRR|IRT)|(?:[$€£₽֏₺₴¤]|USD|EUR|AMD|IRR|IRT|tomans?|rials?|تومان|ریال|دلار|درام|դրամ)$/giu;

/** A group of separators between digits; which of them is the decimal mark follows from the rest. */
const DIGITS_AND_MARKS = /^[+-]?(?:\d[\d.,']*|[.,]\d+)$/;

/** Persian (U+06F0) and Arabic (U+0660) digits as ASCII. */
function asciiDigits(text: string): string {
  return text.replace(/[۰-۹٠-٩]/g, (c) => String(c.charCodeAt(0) & 0xf));
}

/**
 * Reads a number as a person types it in English, Persian or Armenian: own
 * digits, spaces or ٬ , ' . between groups of three, ٫ . , (and the Persian
 * slash) as decimal mark, a sign, a currency, a percent sign.
 *
 * Where `.` and `,` both occur, the last one is the decimal mark. A single
 * one before exactly three digits is ambiguous: a comma then groups, a point is
 * decimal, unless the language says otherwise (Armenian: comma decimal).
 *
 * @returns null where the text is no single number.
 * @example parseUserNumber('۱۲٬۵۰۰٫۵') → { value: 12500.5, percent: false }
 * @example parseUserNumber('12,5 %') → { value: 12.5, percent: true }
 */
export function parseUserNumber(text: string, locale?: LocaleId): UserNumber | null {
  let body = asciiDigits(text.normalize('NFKC')).replace(INVISIBLE, ' ').trim();
  const percent = PERCENT.test(body);
  body = body.replace(PERCENT, '').trim().replace(CURRENCY, '').trim();
  // Some people write the percent sign first, as it is read in Arabic script.
  const leading = /^[%٪]/.test(body);
  if (leading) body = body.slice(1).trim();

  body = body.replace(/[−‒–—﹣-]/g, '-').replace(/^([+-]) /, '$1');
  // A space may only stand where it groups digits in threes.
  if (body.includes(' ')) {
    if (!/^[+-]?\d{1,3}(?: \d{3})+(?:[.,٫/]\d*)?$/.test(body)) return null;
    body = body.replace(/ /g, '');
  }
  body = body.replace(/٬/g, "'").replace(/،/g, ',');
  const persian = locale === 'fa' || /[۰-۹٠-٩]/.test(text);
  if (persian) body = body.replace(/^([+-]?\d+)\/(\d+)$/, '$1٫$2');

  const value = readMarks(body, locale);
  return value === null ? null : { value, percent: percent || leading };
}

/** Value of the digits and separators, or null where the separators contradict each other. */
function readMarks(body: string, locale: LocaleId | undefined): number | null {
  const [whole = '', fraction, ...rest] = body.split('٫');
  if (rest.length > 0) return null;
  if (fraction !== undefined) {
    if (!/^\d*$/.test(fraction)) return null;
    const grouped = ungroup(whole, /[.,']/g);
    return grouped === null ? null : finite(`${grouped || '0'}.${fraction || '0'}`);
  }
  if (!DIGITS_AND_MARKS.test(body)) return null;

  const decimal = decimalMark(body, locale);
  if (decimal === null) return finite(ungroup(body, /[.,']/g));
  const at = body.lastIndexOf(decimal);
  const before = body.slice(0, at);
  if (before.includes(decimal)) return null;
  const grouped = ungroup(before, /[.,']/g);
  return grouped === null ? null : finite(`${grouped || '0'}.${body.slice(at + 1) || '0'}`);
}

/** Which of `.` and `,` is the decimal mark; null where both only group. */
function decimalMark(body: string, locale: LocaleId | undefined): '.' | ',' | null {
  const point = body.lastIndexOf('.');
  const comma = body.lastIndexOf(',');
  if (point >= 0 && comma >= 0) return point > comma ? '.' : ',';
  if (point < 0 && comma < 0) return null;
  const mark = point >= 0 ? '.' : ',';
  const parts = body.replace(/^[+-]/, '').split(mark);
  if (parts.length > 2) return null;
  const [before = '', after = ''] = parts;
  const couldGroup = after.length === 3 && /^[1-9]\d{0,2}$/.test(before);
  if (!couldGroup) return mark;
  if (mark === '.') return '.';
  return locale === 'hy' ? ',' : null;
}

/** The digits without separators, or null where these do not stand before groups of three. */
function ungroup(text: string, marks: RegExp): string | null {
  if (/^[+-]?\d*$/.test(text)) return text;
  if (!/^[+-]?\d{1,3}(?:[.,']\d{3})+$/.test(text)) return null;
  return text.replace(marks, '');
}

function finite(text: string | null): number | null {
  if (text === null || !/\d/.test(text)) return null;
  const value = Number(text.replace(/^([+-]?)\./, '$10.'));
  return Number.isFinite(value) ? value : null;
}
