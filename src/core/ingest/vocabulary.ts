/**
 * Headings by what they mean, in the languages of the app and those of its
 * neighbours. A heading may serve two roles: "Name" is an order's number with
 * one platform and a person with the next, and the values decide.
 */
import { currencyIn } from './currencies';
import { headingWords, normaliseHeading } from './normalise';
import type { AttributeRole } from '../orders/order-table';
import { ATTRIBUTE_SYNONYMS } from './vocabulary-attributes';
import { CORE_SYNONYMS, type Meaning } from './vocabulary-core';
import { ATTRIBUTE_HINTS, HINTS } from './vocabulary-hints';
import { OTHER_HEADINGS } from './vocabulary-other';
import { SUMMARY_SYNONYMS } from './vocabulary-summary';

export type { Meaning } from './vocabulary-core';

export interface HeadingMatch {
  meaning: Meaning;
  /** 1 for the best heading of its list, falling to 0.75 for the last. */
  score: number;
}

const MATCHES = new Map<string, HeadingMatch[]>();

function learn(meaning: Meaning, list: string): void {
  const synonyms = list.split('|');
  synonyms.forEach((synonym, rank) => {
    const key = normaliseHeading(synonym);
    if (key === '') return;
    const matches = MATCHES.get(key) ?? [];
    if (matches.some((match) => match.meaning === meaning)) return;
    // Position within the language is lost in the long lists: the fall is gentle on purpose.
    matches.push({ meaning, score: 1 - (0.25 * rank) / synonyms.length });
    MATCHES.set(key, matches);
  });
}

for (const [meaning, list] of CORE_SYNONYMS) learn(meaning, list);
for (const [meaning, lists] of [...ATTRIBUTE_SYNONYMS, ...SUMMARY_SYNONYMS]) {
  for (const list of Object.values(lists)) learn(meaning, list);
}
for (const list of Object.values(OTHER_HEADINGS)) learn('other', list);

/** Units and particles that stand beside a heading without changing what it means. */
const DECORATION = new Set(
  (
    'inc incl including ex excl tax vat the of in utc gmt local net gross شامل مالیات به ' +
    'հազար руб tl try '
  )
    .trim()
    .split(' ')
    .map((word) => normaliseHeading(word))
);

/**
 * What an exact heading means, best first; empty where it is not known. What
 * stands in brackets, and a currency at the end, is left aside.
 * @example meaningsOf('مبلغ (تومان)')[0].meaning === 'amount'
 */
export function meaningsOf(heading: string): readonly HeadingMatch[] {
  const whole = MATCHES.get(normaliseHeading(heading));
  if (whole) return whole;
  const bare = heading.replace(/[([{].*?[)\]}]/g, ' ');
  const inner = MATCHES.get(normaliseHeading(bare));
  if (inner) return inner;
  const words = headingWords(bare);
  while (words.length > 1) {
    const last = words[words.length - 1] ?? '';
    if (!DECORATION.has(last) && currencyIn(last) === null) break;
    words.pop();
    const shorter = MATCHES.get(words.join(''));
    if (shorter) return shorter;
  }
  return [];
}

/** What the words of an unlisted heading hint at, or null. */
export function hintedMeaning(heading: string): Meaning | null {
  const words = headingWords(heading).join(' ');
  for (const [meaning, pattern] of HINTS) if (pattern.test(words)) return meaning;
  return null;
}

/** Headings of numbers of things, which are no categories. */
const NUMBERED = /(?:^|[^\p{L}])(?:id|ids|no|nr|number|#|№|کد|شماره|شناسه)(?:$|[^\p{L}])/iu;

/** What the words of an unlisted heading hint at besides who, when and how much, or null. */
export function hintedAttribute(heading: string): AttributeRole | null {
  if (NUMBERED.test(heading)) return null;
  const words = headingWords(heading).join(' ');
  for (const [role, pattern] of ATTRIBUTE_HINTS) if (pattern.test(words)) return role;
  return null;
}

/** Whether a text is a heading in the vocabulary. */
function isKnownHeading(heading: string): boolean {
  return meaningsOf(heading).length > 0;
}

/** Words that headings are made of, whatever they mean. */
const HEADING_WORDS =
  /(?:^| )(?:id|ids|name|number|code|type|date|time|email|phone|address|city|street|zip|province|country|state|company|billing|shipping|ship|delivery|lineitem|item|order|payment|paid|card|buyer|customer|discount|tax|total|price|amount|currency|quantity|method|status|source|location|reference|title|note|notes|fee|fees|نام|شماره|کد|تاریخ|مبلغ|وضعیت|مشتری|تعداد|قیمت|جمع|نوع|համար|ամսաթիվ|անուն|գումար|կոդ|տեսակ|nummer|datum|betrag|nom|numero|montant|fecha|nombre|importe|дата|номер|сумма|имя|код|tarih|tutar|adi|رقم|تاریخ|اسم|المبلغ)(?: |$)/;

/**
 * How much a cell looks like a heading: 1 for one in the vocabulary, 0.6 for
 * one made of its words, 0 otherwise.
 */
export function headingLikeness(cell: string): number {
  if (cell.length > 120) return 0;
  if (isKnownHeading(cell)) return 1;
  const words = headingWords(cell);
  if (words.length > 8) return 0;
  return hintedMeaning(cell) !== null || HEADING_WORDS.test(words.join(' ')) ? 0.6 : 0;
}
