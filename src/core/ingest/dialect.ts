/** The delimiter of a file, from a bounded sample of its text. */
import { digitOf } from './normalise';
import type { Delimiter } from './reading';

export const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|', '؛', '،'];

/** Records of a text for a delimiter; given from outside so that one parser reads everything. */
export type ParseSample = (text: string, delimiter: Delimiter) => string[][];

/** The delimiter that a first line such as `sep=;` announces, null without one. */
export function announcedDelimiter(text: string): Delimiter | null {
  const match = /^\ufeff?"?sep=(.)"?\r?\n/i.exec(text);
  return DELIMITERS.find((delimiter) => delimiter === match?.[1]) ?? null;
}

const MAX_CELLS = 6000;
const EPSILON = 0.02;

/**
 * Delimiter that makes the evenest rows of cells that look like something
 * (numbers, dates, addresses, plain words), as pattern × type; null where no
 * delimiter makes a second column.
 * Source of the idea: van den Burg, Nazábal & Sutton (2019), "Wrangling messy
 * CSV files by detecting row and type patterns".
 */
export function detectDelimiter(text: string, parse: ParseSample): Delimiter | null {
  let best: Delimiter | null = null;
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    if (!text.includes(delimiter)) continue;
    const rows = parse(text, delimiter).filter((row) => row.length > 1 || row[0] !== '');
    const score = patternScore(rows) * (EPSILON + typeScore(rows));
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

/** How even the rows are, and how many columns they make: 0 for one column. */
function patternScore(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  let score = 0;
  for (const [width, count] of counts) {
    score = Math.max(score, ((count / rows.length) * (width - 1)) / width);
  }
  return score;
}

function typeScore(rows: readonly (readonly string[])[]): number {
  let cells = 0;
  let known = 0;
  for (const row of rows) {
    for (const cell of row) {
      cells += 1;
      if (looksTyped(cell)) known += 1;
      if (cells === MAX_CELLS) return known / cells;
    }
  }
  return cells === 0 ? 0 : known / cells;
}

const NUMBER = /^[^\p{L}\p{N}]{0,3}\p{Nd}[\p{Nd}.,٬٫'\s]*[^\p{L}\p{N}]{0,3}$/u;
const DATE = /^[\p{Nd}]{1,4}([-/.․])\p{Nd}{1,2}\1\p{Nd}{1,4}([T ,،]{1,2}.{3,16})?$/u;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const WORDS = /^[\p{L}\p{M}\p{N}\u200c#№][\p{L}\p{M}\p{N}\u200c'’.#№()&/_ -]{0,60}$/u;

/** Whether a cell is empty or of a kind that cells are made of. */
export function looksTyped(cell: string): boolean {
  const text = cell.trim();
  if (text === '') return true;
  if (text.length > 80) return false;
  return looksLikeData(text) || WORDS.test(text);
}

/** Whether a cell holds a number, a date or an address, which headings are not. */
export function looksLikeData(cell: string): boolean {
  const text = cell.trim();
  if (text === '') return false;
  return NUMBER.test(text) || DATE.test(text) || (text.length < 80 && EMAIL.test(text));
}

/** Share of the characters of a text that are digits of any script. */
export function digitShare(text: string): number {
  let digits = 0;
  for (let i = 0; i < text.length; i++) if (digitOf(text.charCodeAt(i)) >= 0) digits += 1;
  return text.length === 0 ? 0 : digits / text.length;
}
