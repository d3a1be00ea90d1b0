/**
 * One spelling for what different files write differently: digits, headings
 * and customer keys. Plain ASCII, the common case, comes back untouched and
 * without a new string.
 */

/** What a customer key is made of, which decides how it is spelled. */
export type KeyKind = 'email' | 'phone' | 'code' | 'name';

const ARABIC_ZERO = 0x660;
const PERSIAN_ZERO = 0x6f0;
const FULL_WIDTH_ZERO = 0xff10;

/**
 * Value of a decimal digit in ASCII, Arabic, Persian or full-width form, −1 for anything else.
 * @example digitOf('۷'.charCodeAt(0)) === 7
 */
export function digitOf(code: number): number {
  if (code <= 57) return code >= 48 ? code - 48 : -1;
  if (code < ARABIC_ZERO) return -1;
  if (code <= ARABIC_ZERO + 9) return code - ARABIC_ZERO;
  if (code >= PERSIAN_ZERO && code <= PERSIAN_ZERO + 9) return code - PERSIAN_ZERO;
  if (code >= FULL_WIDTH_ZERO && code <= FULL_WIDTH_ZERO + 9) return code - FULL_WIDTH_ZERO;
  return -1;
}

/** Whether a character shows nothing and only steers the layout: joiners, direction marks, BOM. */
export function isInvisible(code: number): boolean {
  if (code < 0x61c) return code === 0xad;
  return (
    code === 0x61c ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2069) ||
    code === 0xfeff
  );
}

const FOREIGN_DIGITS = /[٠-٩۰-۹０-９]/g;
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** Like {@link INVISIBLE}, but keeps the joiners, which belong to the spelling of Persian words. */
const MARKS = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * The text with Persian, Arabic and full-width digits as ASCII digits.
 * @example toAsciiDigits('۱۴۰۳/۵/۱۲') === '1403/5/12'
 */
export function toAsciiDigits(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= ARABIC_ZERO && digitOf(code) >= 0) {
      return text.replace(FOREIGN_DIGITS, (digit) => String(digitOf(digit.charCodeAt(0))));
    }
  }
  return text;
}

/** Arabic letters that Persian keyboards and old code pages put for Persian ones. */
function persianLetters(text: string): string {
  return text.replace(/[يى]/g, 'ی').replace(/ك/g, 'ک');
}

/** Lower case without accents, joiners, marks or the spelling variants of Arabic letters. */
export function foldWord(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  return persianLetters(
    text
      .normalize('NFKD')
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
  )
    .replace(INVISIBLE, '')
    .replace(/ـ/g, '')
    .replace(/ة/g, 'ه')
    .replace(/ß/g, 'ss')
    .replace(/ı/g, 'i');
}

/** Drops the Armenian definite article, -ը after a consonant and -ն after a vowel. */
function withoutArticle(word: string): string {
  const last = word.charCodeAt(word.length - 1);
  if (word.length < 4 || last < 0x561 || last > 0x587) return word;
  const stem = word.endsWith('ը') ? word.slice(0, -1) : word;
  return /[աեէիոօւ]ն$/.test(stem) ? stem.slice(0, -1) : stem;
}

/**
 * The words of a heading, folded as in {@link normaliseHeading}; words in
 * camel case are taken apart.
 * @example headingWords('InvoiceDate (UTC)') → ['invoice', 'date', 'utc']
 */
export function headingWords(text: string): string[] {
  const apart = text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
  return foldWord(toAsciiDigits(apart))
    .replace(/%/g, ' percent ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(withoutArticle);
}

/**
 * One spelling of a heading, for look-ups: compatibility forms unified,
 * lower case, accents, joiners and marks dropped, Arabic ي and ك as Persian
 * ی and ک, spaces and punctuation dropped, Armenian articles folded.
 * @example normaliseHeading('Order_ID') === normaliseHeading('order id')
 */
export function normaliseHeading(text: string): string {
  let key = headingKeys.get(text);
  if (key === undefined) {
    key = headingWords(text).join('');
    if (headingKeys.size < 4000 && text.length < 120) headingKeys.set(text, key);
  }
  return key;
}

/** Headings come up once for each role and platform. */
const headingKeys = new Map<string, string>();

/** Whether the text is printable ASCII without spaces at the ends or two in a row. */
function isTidyAscii(text: string, lowerCaseOnly: boolean): boolean {
  let previous = 32;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 32 || code > 126 || (code === 32 && previous === 32)) return false;
    if (lowerCaseOnly && code >= 65 && code <= 90) return false;
    previous = code;
  }
  return text.length === 0 || previous !== 32;
}

function tidy(text: string): string {
  return (
    persianLetters(text.normalize('NFKC').replace(MARKS, ''))
      // NFKC takes the Armenian letter և apart, which modern spelling writes as one.
      .replace(/եւ/g, 'և')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

/**
 * Whether a spreadsheet has rounded a long number to a power of ten
 * (`1.11E+11`), so that different customers now look the same.
 */
export function isDestroyedNumber(text: string): boolean {
  if (text.length < 4 || text.length > 24) return false;
  return /[eE]/.test(text) && /^\s*\d(?:[.,]\d+)?[eE]\+?\d{1,3}\s*$/.test(toAsciiDigits(text));
}

/** Digits of a phone number with the trunk or country prefix of Iran and Armenia made one. */
function normalisePhone(text: string): string {
  // A second number, an extension or the ".0" of a number column is no part of the first.
  const first = toAsciiDigits(text)
    .replace(INVISIBLE, '')
    .replace(/^(\s*\+?\d+)[.,]0+\s*$/, '$1')
    .replace(/(\d)\s*(?:[,;/،]|x|ext|داخلی).*$/i, '$1');
  let digits = first.replace(/\D+/g, '');
  if (digits === '' || isDestroyedNumber(text)) return tidy(toAsciiDigits(text));
  const international = digits.startsWith('00') || /^\D*\+/.test(first);
  if (digits.startsWith('00')) digits = digits.slice(2);
  if (digits.startsWith('98') && (digits.length === 12 || (international && digits.length > 9))) {
    return `0${digits.slice(2).replace(/^0/, '')}`;
  }
  if (digits.startsWith('374') && (digits.length === 11 || (international && digits.length > 9))) {
    return `0${digits.slice(3).replace(/^0/, '')}`;
  }
  // The leading zero of an Iranian mobile number is lost when a spreadsheet takes it for a number.
  if (!international && digits.length === 10 && digits.startsWith('9')) return `0${digits}`;
  return digits;
}

/** ASCII digits only, starting 0 and then 1 to 9: already in its final form. */
function isPlainPhone(text: string): boolean {
  if (text.length < 9 || text.length > 11 || text.charCodeAt(0) !== 48) return false;
  for (let i = 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < (i === 1 ? 49 : 48) || code > 57) return false;
  }
  return true;
}

/**
 * The customer key behind a cell, so that one person written in two ways is
 * one customer (definitions, section 1). All kinds: trimmed, Unicode NFKC,
 * ي→ی and ك→ک, direction marks dropped. E-mail addresses: lower case. Codes:
 * ASCII digits, the `.0` of a number column dropped. Phones: digits only,
 * with the forms of Iranian (+98, 0098, 98, 09…, 9…) and Armenian (+374, 0…)
 * numbers joined in the national form. The empty string says: no customer.
 * @example normaliseKey('+98 912 000 0006', 'phone') === '09120000006'
 */
export function normaliseKey(text: string, kind: KeyKind): string {
  switch (kind) {
    case 'email':
      if (isTidyAscii(text, true)) return text;
      return tidy(text).toLowerCase();
    case 'phone':
      return text === '' || isPlainPhone(text) ? text : normalisePhone(text);
    case 'name':
      return isTidyAscii(text, false) ? text : tidy(text);
    case 'code': {
      const code = isTidyAscii(text, false) ? text : tidy(toAsciiDigits(text));
      const last = code.charCodeAt(code.length - 1);
      if (code.charCodeAt(0) !== 39 && last !== 48) return code;
      return code.replace(/^'+/, '').replace(/^(\d+)\.0+$/, '$1');
    }
  }
}
