/**
 * What the words of a status or type column say about a row.
 */
import { detached } from './interner';
import { foldWord, headingWords, normaliseHeading } from './normalise';
import {
  ARABIC_NOT_AN_ORDER,
  GIFT_CARDS,
  SALE_DOCUMENTS,
  SETTLEMENTS,
  STATUS_STEMS,
  STATUS_TEXTS,
  type StatusClass
} from './status-words';

export type { StatusClass } from './status-words';

const CLASSES = new Map<string, StatusClass>();
for (const [status, ...lists] of STATUS_TEXTS) {
  for (const text of lists.join('|').split('|')) {
    const folded = normaliseHeading(text);
    if (!CLASSES.has(folded)) CLASSES.set(folded, status);
  }
}

/** Longer texts are notes, not statuses. */
const LONGEST_STATUS = 80;

/** A column repeats a handful of texts, so each is classed once. */
const seen = new Map<string, StatusClass>();

function classify(text: string): StatusClass {
  const folded = normaliseHeading(text);
  if (folded === '') return 'unknown';
  const whole = CLASSES.get(folded);
  if (whole !== undefined) return whole;
  // WooCommerce keeps its statuses with a prefix, and some exports write it.
  if (folded.startsWith('wc')) {
    const bare = CLASSES.get(folded.slice(2));
    if (bare !== undefined) return bare;
  }
  for (const [status, stem] of STATUS_STEMS) if (stem.test(folded)) return status;
  return 'unknown';
}

/**
 * What a status or a transaction type says about its row. Statuses of the 37
 * layouts and their words in nine languages are known; anything else is
 * 'unknown', which the reading counts as an order.
 * @example classifyStatus('لغو شده') === 'cancelled'
 */
export function classifyStatus(text: string): StatusClass {
  if (text === '' || text.length > LONGEST_STATUS) return 'unknown';
  let status = seen.get(text);
  if (status === undefined) {
    status = classify(text);
    if (seen.size < 4000) seen.set(detached(text), status);
  }
  return status;
}

const folded = (list: string): ReadonlySet<string> =>
  new Set(list.split('|').map(normaliseHeading));

const DOCUMENTS = folded(SALE_DOCUMENTS);
const PAYMENTS = folded(SETTLEMENTS);
const ARABIC_TRANSFERS = folded(ARABIC_NOT_AN_ORDER);
const GIFTS = folded(GIFT_CARDS);
/** پ, چ, ژ and گ: letters that Persian has and Arabic lacks. */
const PERSIAN_LETTERS = /[\u067e\u0686\u0698\u06af]/;
/** ة, أ, إ and the article: what Arabic headings have and Persian ones mostly lack. */
const ARABIC_LETTERS = /[\u0629\u0623\u0625]|(?:^|\s)\u0627\u0644/;

/** What a list says of its own words, beside what they mean everywhere. */
interface StatusContext {
  /** Whether the headings are Arabic. */
  arabic: boolean;
  /** Whether payments stand beside the invoices that they settle. */
  settled: boolean;
  /** Words of a platform's own, by class: `true=refunded|debit=not-an-order`. */
  own: string | undefined;
}

/** Whether headings are Arabic rather than Persian, which share their letters. */
export function isArabic(headings: readonly string[]): boolean {
  return (
    headings.some((heading) => ARABIC_LETTERS.test(heading)) &&
    !headings.some((heading) => PERSIAN_LETTERS.test(heading))
  );
}

/**
 * Whether a list's types name both sales documents and payments, so that the
 * payments are not sales of their own.
 * @param types different texts of the columns that say what a row is
 */
export function hasSettlements(types: Iterable<string>): boolean {
  let documents = false;
  let payments = false;
  for (const text of types) {
    const key = normaliseHeading(text);
    documents ||= DOCUMENTS.has(key);
    payments ||= PAYMENTS.has(key);
  }
  return documents && payments;
}

const CLASS_NAMES: readonly StatusClass[] = [
  'ok',
  'cancelled',
  'unpaid',
  'refunded',
  'partially-refunded',
  'test',
  'not-an-order'
];

/**
 * {@link classifyStatus} as one list means its words.
 * @example statusClassifier({ arabic: true, settled: false, own: undefined })('تحويل') === 'not-an-order'
 */
export function statusClassifier(context: StatusContext): (text: string) => StatusClass {
  const own = new Map<string, StatusClass>();
  for (const entry of context.own?.split('|') ?? []) {
    const [word = '', name] = entry.split('=');
    const status = CLASS_NAMES.find((candidate) => candidate === name);
    if (status !== undefined) own.set(normaliseHeading(word), status);
  }
  if (context.settled) for (const word of PAYMENTS) own.set(word, 'not-an-order');
  if (context.arabic) for (const word of ARABIC_TRANSFERS) own.set(word, 'not-an-order');
  if (own.size === 0) return classifyStatus;
  return (text) => {
    if (text === '' || text.length > LONGEST_STATUS) return 'unknown';
    return own.get(normaliseHeading(text)) ?? classifyStatus(text);
  };
}

/**
 * Whether a product or a type is a gift card, in nine languages.
 * @example isGiftCard('Gift Card - $25') === true
 */
export function isGiftCard(text: string): boolean {
  if (text.length < 4 || text.length > LONGEST_STATUS) return false;
  const words = headingWords(text);
  let start = '';
  for (const word of words.slice(0, 4)) {
    start += word;
    if (GIFTS.has(start)) return true;
  }
  return words.length > 1 && GIFTS.has(words.slice(-2).join(''));
}

/** Whole cells that mark a totals line. */
const TOTALS = new Set(
  (
    'total|totals|grand total|sub total|subtotal|sum|sum total|overall total|overall|report total|balance total|' +
    'summe|gesamt|gesamtsumme|zwischensumme|insgesamt|endsumme|' +
    'total général|total general|sous total|somme|totaux|suma|subtotales|totales|' +
    'итого|всего|итог|общий итог|сумма итого|промежуточный итог|' +
    'toplam|genel toplam|ara toplam|' +
    'المجموع|المجموع الكلي|الإجمالي|اجمالي|الاجمالي|مجموع|المجموع الفرعي|' +
    'جمع|جمع کل|مجموع|مجموع کل|جمع نهایی|جمع کل فاکتورها|سرجمع|جمع صفحه|' +
    'Ընդամենը|Ընդհանուր|Ընդհանուրը|Հանրագումար|Գումար ընդամենը'
  )
    .split('|')
    .map(normaliseHeading)
);

/** Beginnings of a totals line that names what it sums: "Total for Gita Rao". */
const TOTALS_FOR =
  /^(?:(?:sub|grand )?totals?(?: for | of |:| -|$)|totale? (?:por|pour|de)\b|summe (?:fur|von)|gesamt(?:summe)? (?:fur|von)|gesamt:|summe:|(?:итого|всего)(?: по | за |:|$)|(?:genel |ara )?toplam(?::|$)|(?:جمع|مجموع)(?: کل)?(?::| برای | فاکتور| فروش|$)|(?:ال)?(?:مجموع|اجمالی)(?::|$)|ընդամենը(?:[:՝ ]|$))/;

/**
 * Whether a cell begins a totals line, in nine languages.
 * @example isTotalsText('Total for Gita Rao') === true
 */
export function isTotalsText(text: string): boolean {
  if (text.length < 3 || text.length > 80) return false;
  // Digits and most names are told apart by one character.
  const first = text.charCodeAt(0);
  if (first >= 48 && first <= 57) return false;
  if (first < 128 && !/[tsgi ("'*ao]/i.test(text.charAt(0))) return false;
  const folded = foldWord(text)
    .replace(/^[\s*"'(–-]+/, '')
    .trim();
  return TOTALS_FOR.test(folded) || TOTALS.has(headingWords(text).join(''));
}
