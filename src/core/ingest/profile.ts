/** What the values of a column look like, from a sample of its rows. */
import { currencyIn, parseAmount } from './amounts';
import { DateColumn, minuteOf } from './dates';
import { digitOf, foldWord, isDestroyedNumber, toAsciiDigits } from './normalise';
import { classifyStatus } from './status';

/** Rows that a profile reads at most, taken evenly from the sample. */
const PROFILE_ROWS = 160;

/** Values of which at least one must be a date for the others to be tried. */
const DATE_TRIES = 24;

/** Shares are of the filled cells, in [0, 1]; 0 where none is filled. */
export interface ColumnProfile {
  /** Cells looked at, and those of them that are not empty. */
  rows: number;
  filled: number;
  distinct: number;
  emails: number;
  phones: number;
  /** Dates with separators or month names. */
  dates: number;
  /** Bare numbers that can be a spreadsheet's or a Unix date, or YYYYMMDD. */
  serialDates: number;
  times: number;
  numbers: number;
  /** Numbers with a fraction or a currency. */
  money: number;
  negative: number;
  /** Whole numbers from 0 to 1000. */
  small: number;
  /** Texts with letters that are no number, e-mail or date. */
  words: number;
  /** Of at least two words and no digits, as names of people have. */
  fullNames: number;
  statuses: number;
  currencies: number;
  /** Long numbers rounded to a power of ten by a spreadsheet. */
  destroyed: number;
  /** Zeros, or words for nobody: no key of a customer. */
  blanks: number;
  /** Yes or no, true or false, 0 or 1. */
  booleans: number;
  /** Mean number of characters. */
  length: number;
  /** Whether whole numbers grow by the same step from row to row. */
  counter: boolean;
  /** Whether all are whole numbers of one length of five digits or more, as ids are. */
  idLike: boolean;
}

const PHONE = /^\+?[\d\s().\-/]{9,22}$/;
const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]{2,}$/;
/** At least two words and no digits. */
const FULL_NAME = /^\p{L}[\p{L}\p{M}.'’\u200c-]*,?(?:\s+[\p{L}\p{M}.'’\u200c,-]+)+$/u;
const NOBODY =
  /^(?:0|-|–|guest|n\/?a|none|null|unknown|مهمان|میهمان|հյուր|gast|invité|гость|misafir|ضيف)$/i;

/** Yes and no in nine languages, folded as {@link foldWord} does. */
const BOOLEANS = new Set(
  (
    'yes no y n true false 1 0 ja nein j oui non si vrai faux verdadero falso да нет истина ложь evet hayir dogru yanlis ' +
    'بله بلی خیر اری نه دارد ندارد هست نیست نعم لا այո ոչ x'
  ).split(' ')
);

function isPhone(text: string): boolean {
  if (text.length < 8 || text.length > 24) return false;
  const ascii = toAsciiDigits(text)
    .replace(/["'\u200e\u200f\u202a-\u202e]/g, '')
    .trim();
  if (!PHONE.test(ascii) || /^\d+[.]\d+$/.test(ascii)) return false;
  const digits = ascii.replace(/\D/g, '');
  if (digits.length < 9 || digits.length > 15) return false;
  // A lone run of digits is a phone only with a prefix that phones have.
  return /^(?:\+|00?[1-9]|9\d{9}$|98\d{10}$|374\d{8}$|\(|\d+[\s-])/.test(ascii);
}

/** The cells of a column, evenly spread over the sample, trimmed. */
function cellsOf(rows: readonly (readonly string[])[], column: number): string[] {
  const step = Math.max(1, rows.length / PROFILE_ROWS);
  const cells: string[] = [];
  for (let at = 0; at < rows.length; at += step) {
    cells.push((rows[Math.floor(at)]?.[column] ?? '').trim());
  }
  return cells;
}

/** Which kinds of characters a cell has, so that most tests can be left out. */
interface Traits {
  digits: number;
  letters: number;
  at: boolean;
  colon: boolean;
  space: boolean;
}

function traitsOf(cell: string): Traits {
  const traits: Traits = { digits: 0, letters: 0, at: false, colon: false, space: false };
  for (let i = 0; i < cell.length; i++) {
    const code = cell.charCodeAt(i);
    if (digitOf(code) >= 0) traits.digits++;
    else if (code === 64) traits.at = true;
    else if (code === 58) traits.colon = true;
    else if (code === 32 || code === 0xa0) traits.space = true;
    else if (code >= 0xc0 || (code | 32) >= 97) traits.letters++;
  }
  return traits;
}

const someDates = ({ tally: t }: DateColumn): boolean =>
  t.yearFirst + t.open + t.text + t.excel + t.unix > 0;

/** Describes a column by the values in the sample. */
export function profileColumn(rows: readonly (readonly string[])[], column: number): ColumnProfile {
  const cells = cellsOf(rows, column);
  const counts = new Map<string, number>();
  const dates = new DateColumn();
  const steps: number[] = [];
  const lengths = new Set<number>();
  let previous = Number.NaN;
  let filled = 0;
  for (const cell of cells) {
    if (cell === '') continue;
    filled++;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  // Dates count by their different values: they are tallied inside the column.
  let emails = 0;
  let phones = 0;
  let times = 0;
  let numbers = 0;
  let distinctNumbers = 0;
  let money = 0;
  let negative = 0;
  let small = 0;
  let words = 0;
  let fullNames = 0;
  let statuses = 0;
  let currencies = 0;
  let destroyed = 0;
  let blanks = 0;
  let booleans = 0;
  let characters = 0;
  let tried = 0;
  const fewValues = counts.size <= 30;
  for (const [cell, count] of counts) {
    const { digits, letters, at, colon, space } = traitsOf(cell);
    characters += cell.length * count;
    if (cell.length <= 10 && NOBODY.test(cell)) blanks += count;
    if (fewValues && cell.length <= 9 && BOOLEANS.has(foldWord(cell))) booleans += count;
    if (at && cell.length <= 254 && EMAIL.test(cell)) {
      emails += count;
      continue;
    }
    if (letters > 0 && fewValues && cell.length <= 40) {
      if (classifyStatus(cell) !== 'unknown') statuses += count;
    }
    if (fewValues && cell.length <= 6 && digits === 0 && currencyIn(cell) !== null) {
      currencies += count;
    }
    if (digits === 0) {
      if (letters > 0) words += count;
      if (letters > 0 && space && cell.length <= 60 && FULL_NAME.test(cell)) fullNames += count;
      continue;
    }
    if (digits >= 3 && cell.length <= 90 && (tried < DATE_TRIES || someDates(dates))) {
      dates.push(cell);
      tried += 1;
    }
    if (colon && cell.length <= 16 && minuteOf(cell) >= 0) times += count;
    if (digits >= 9 && isPhone(cell)) phones += count;
    if (letters === 1 && isDestroyedNumber(cell)) destroyed += count;
    // Currency words are short: a sentence with a number in it is no amount.
    const value = letters <= 8 && cell.length <= 40 ? parseAmount(cell, '.') : Number.NaN;
    if (Number.isNaN(value)) {
      if (letters > 0) words += count;
      continue;
    }
    distinctNumbers++;
    numbers += count;
    const whole = Number.isInteger(value);
    if (!whole || digits < cell.length) {
      if (!whole || currencyIn(cell) !== null || /\.00$|,00$/.test(cell)) money += count;
    }
    if (value < 0) negative += count;
    if (whole && value >= 0 && value <= 1000) small += count;
    if (whole) lengths.add(cell.length);
    if (!Number.isNaN(previous)) steps.push(value - previous);
    previous = value;
  }
  const { tally } = dates;
  // Bare eight-digit dates are tallied with those that have separators.
  const bare = tally.excel + tally.unix;
  const written = tally.yearFirst + tally.open + tally.text;
  const compact = distinctNumbers >= written ? written : 0;
  const share = (count: number): number => (filled === 0 ? 0 : count / filled);
  const [step] = steps;
  return {
    rows: cells.length,
    filled,
    distinct: counts.size,
    emails: share(emails),
    phones: share(phones),
    dates: counts.size === 0 ? 0 : (written - compact) / counts.size,
    serialDates: counts.size === 0 ? 0 : (bare + compact) / counts.size,
    times: share(times),
    numbers: share(numbers),
    money: share(money),
    negative: share(negative),
    small: share(small),
    words: share(words),
    fullNames: share(fullNames),
    statuses: share(statuses),
    currencies: share(currencies),
    destroyed: share(destroyed),
    blanks: share(blanks),
    booleans: share(booleans),
    length: share(characters),
    counter:
      steps.length >= 4 &&
      step !== undefined &&
      step !== 0 &&
      counts.size === filled &&
      steps.filter((one) => Math.abs(one - step) < 1.5).length >= 0.95 * steps.length,
    idLike:
      filled > 0 &&
      numbers === filled &&
      lengths.size === 1 &&
      money === 0 &&
      [...lengths].every((length) => length >= 5)
  };
}
