/** What the values of a column look like, from a sample of its rows. */
import { currencyIn, parseAmount } from './amounts';
import { DateColumn, minuteOf } from './dates';
import { isDestroyedNumber, toAsciiDigits } from './normalise';
import { classifyStatus } from './status';

/** Rows that a profile reads at most, taken evenly from the sample. */
const PROFILE_ROWS = 240;

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
  /** Whether whole numbers grow by the same step from row to row. */
  counter: boolean;
  /** Whether all are whole numbers of one length of five digits or more, as ids are. */
  idLike: boolean;
}

const PHONE = /^\+?[\d\s().\-/]{9,22}$/;
const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]{2,}$/;
const LETTER = /\p{L}/u;
const NOBODY =
  /^(?:0|-|–|guest|n\/?a|none|null|unknown|مهمان|میهمان|հյուր|gast|invité|гость|misafir|ضيف)$/i;

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

/** Describes a column by the values in the sample. */
export function profileColumn(rows: readonly (readonly string[])[], column: number): ColumnProfile {
  const cells = cellsOf(rows, column);
  const distinct = new Set<string>();
  const dates = new DateColumn();
  const steps: number[] = [];
  const lengths = new Set<number>();
  let previous = Number.NaN;
  let filled = 0;
  let emails = 0;
  let phones = 0;
  let times = 0;
  let numbers = 0;
  let money = 0;
  let negative = 0;
  let small = 0;
  let words = 0;
  let fullNames = 0;
  let statuses = 0;
  let currencies = 0;
  let destroyed = 0;
  let blanks = 0;
  for (const cell of cells) {
    if (cell === '') continue;
    filled++;
    distinct.add(cell);
    if (NOBODY.test(cell)) blanks++;
    if (cell.includes('@')) {
      if (EMAIL.test(cell)) {
        emails++;
        continue;
      }
    }
    dates.push(cell);
    if (cell.length <= 16 && cell.includes(':') && minuteOf(cell) >= 0) times++;
    if (isPhone(cell)) phones++;
    if (isDestroyedNumber(cell)) destroyed++;
    const value = parseAmount(cell, '.');
    if (!Number.isNaN(value)) {
      numbers++;
      const whole = Number.isInteger(value);
      if (!whole || currencyIn(cell) !== null) money++;
      if (value < 0) negative++;
      if (whole && value >= 0 && value <= 1000) small++;
      if (whole) lengths.add(cell.length);
      if (!Number.isNaN(previous)) steps.push(value - previous);
      previous = value;
    } else if (LETTER.test(cell)) {
      words++;
      if (cell.length <= 60 && /^[^\d]*\p{L}{2,}[.,]?\s+[^\d]*\p{L}[^\d]*$/u.test(cell))
        fullNames++;
    }
    if (cell.length <= 40 && classifyStatus(cell) !== 'unknown') statuses++;
    if (cell.length <= 6 && currencyIn(cell) !== null) currencies++;
  }
  const { tally } = dates;
  // Bare eight-digit dates are tallied with those that have separators.
  const bare = tally.excel + tally.unix;
  const written = tally.yearFirst + tally.open + tally.text;
  const compact = written > 0 && numbers >= written ? Math.min(numbers, written) : 0;
  const share = (count: number): number => (filled === 0 ? 0 : count / filled);
  const [step] = steps;
  return {
    rows: cells.length,
    filled,
    distinct: distinct.size,
    emails: share(emails),
    phones: share(phones),
    dates: share(written - compact),
    serialDates: share(bare + compact),
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
    counter:
      steps.length >= 4 &&
      step !== undefined &&
      step !== 0 &&
      steps.filter((one) => Math.abs(one - step) < 1.5).length >= 0.95 * steps.length &&
      distinct.size === filled,
    idLike:
      numbers === filled && lengths.size === 1 && money === 0 && [...lengths].every((n) => n >= 5)
  };
}
