/** The delimiter and the quotes of a file, from a bounded sample of its text. */
import { cellType } from './cell-types';
import type { Delimiter, Evidence, Quote } from './reading';

export const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|', '؛', '،'];

/** How fields are parted and quoted. */
export interface TextFormat {
  delimiter: Delimiter;
  /** null where quotes are letters like any other. */
  quote: Quote | null;
  /** How a quote inside quotes is written: twice, or after a backslash. */
  escape: 'double' | 'backslash';
}

/** Records of a text in a format; given from outside so that one parser reads everything. */
export type ParseSample = (text: string, format: TextFormat) => string[][];

export interface DetectedDialect extends TextFormat {
  /** `user` for a given delimiter, `heading` for a first line such as `sep=;`, else `statistics`. */
  evidence: Evidence;
  /** Share of the rows that have the most common number of fields, in [0, 1]. */
  even: number;
  /** Share of the cells whose kind can be told, in [0, 1]. */
  typed: number;
}

/** A first line such as `sep=;`, by which Excel is told the delimiter. */
export const ANNOUNCEMENT = /^\ufeff?"?sep=(.)"?[ \t]*(?:\r\n?|\n)/i;

/** The delimiter that a first line such as `sep=;` announces, null without one. */
export function announcedDelimiter(text: string): Delimiter | null {
  const match = ANNOUNCEMENT.exec(text);
  return DELIMITERS.find((delimiter) => delimiter === match?.[1]) ?? null;
}

/** How well a format suits a text. */
interface Fit {
  score: number;
  even: number;
  typed: number;
}

const MAX_CELLS = 6000;
const EPSILON = 0.02;
/** Scores closer than this are the same: a cell or two tell nothing. */
const TIE = 1.002;

/**
 * The format that makes the evenest rows of cells that look like something
 * (numbers, dates, addresses, words of any script), as pattern × type; null
 * where none makes a second column.
 *
 * Source of the measure: van den Burg, Nazábal & Sutton (2019), "Wrangling
 * messy CSV files by detecting row and type patterns", Data Mining and
 * Knowledge Discovery 33, doi 10.1007/s10618-019-00646-y. It deviates where
 * shops' exports do: see {@link patternScore}, and the kinds of cells know
 * Persian, Arabic and Armenian digits, dates and words.
 * @param text whole lines from the start of the file
 * @param fixed what the user has decided
 * @example detectDialect('a;b\n1,5;2\n', parse)?.delimiter === ';'
 */
export function detectDialect(
  text: string,
  parse: ParseSample,
  fixed: { delimiter?: Delimiter; quote?: Quote | null } = {}
): DetectedDialect | null {
  const known = new Map<string, boolean>();
  const fitOf = (format: TextFormat): Fit => measure(parse(text, format), known);
  const announced = announcedDelimiter(text);
  const decided = fixed.delimiter ?? announced;
  const delimiters = decided === null ? DELIMITERS.filter((d) => text.includes(d)) : [decided];
  let best: (TextFormat & Fit) | null = null;
  for (const delimiter of delimiters) {
    const format = quotesOf(text, delimiter, fixed.quote, parse, fitOf);
    if (best === null || format.score > best.score) best = format;
  }
  if (best === null || (best.score === 0 && decided === null)) return null;
  const { delimiter, quote, escape, even, typed } = best;
  const evidence =
    fixed.delimiter !== undefined ? 'user' : announced !== null ? 'heading' : 'statistics';
  return { delimiter, quote, escape, evidence, even, typed };
}

/** The best way of quoting for a delimiter. */
function quotesOf(
  text: string,
  delimiter: Delimiter,
  given: Quote | null | undefined,
  parse: ParseSample,
  fitOf: (format: TextFormat) => Fit
): TextFormat & Fit {
  const plain: TextFormat = { delimiter, quote: null, escape: 'double' };
  const withQuote = (quote: Quote): TextFormat & Fit => {
    const doubled: TextFormat = { delimiter, quote, escape: 'double' };
    const fit = fitOf(doubled);
    if (!text.includes(`\\${quote}`)) return { ...doubled, ...fit };
    const slashed: TextFormat = { delimiter, quote, escape: 'backslash' };
    const other = fitOf(slashed);
    const better =
      other.score > fit.score * TIE ||
      (other.score * TIE > fit.score && hasEscapedQuote(text, delimiter, quote));
    return better ? { ...slashed, ...other } : { ...doubled, ...fit };
  };
  if (given !== undefined) {
    return given === null ? { ...plain, ...fitOf(plain) } : withQuote(given);
  }
  if (!text.includes('"') && !text.includes("'")) return withQuote('"');
  let best = withQuote('"');
  if (text.includes('"')) {
    const literal = fitOf(plain);
    // Tab-separated exports such as Amazon's write inches and quoted names as they are.
    const useless = delimiter === '\t' && isSameTable(text, best, plain, parse);
    if (useless || literal.score > best.score * TIE) best = { ...plain, ...literal };
  }
  // Apostrophes stand in names and before numbers that Excel shall leave alone.
  if (text.includes("'")) {
    const cells = parse(text, plain).flat();
    const uses = countQuotes(cells, "'");
    if (uses.around + Math.min(uses.opening, uses.closing) > 0) {
      const single = withQuote("'");
      // A cell or two with something odd between apostrophes do not change the score.
      const alone = isUnused(cells, '"') && uses.opening <= uses.closing;
      const needed = alone ? best.score / TIE : best.score * TIE;
      if (single.score > needed) best = single;
    }
  }
  return best;
}

/** How many cells, read without regard to quotes, have a quote at both ends, at the start or at the end alone. */
function countQuotes(
  cells: readonly string[],
  quote: Quote
): { around: number; opening: number; closing: number } {
  const counts = { around: 0, opening: 0, closing: 0 };
  for (const cell of cells) {
    const text = cell.trim();
    // A quote alone, beside a line end for one, closes what is open.
    const closes = text.endsWith(quote) && (text !== quote || counts.opening > counts.closing);
    const opens = text.startsWith(quote) && (text !== quote || !closes);
    if (opens && closes) counts.around += 1;
    else if (opens) counts.opening += 1;
    else if (closes) counts.closing += 1;
  }
  return counts;
}

function isUnused(cells: readonly string[], quote: Quote): boolean {
  const { around, opening } = countQuotes(cells, quote);
  return around + opening === 0;
}

function isSameTable(text: string, a: TextFormat, b: TextFormat, parse: ParseSample): boolean {
  return JSON.stringify(parse(text, a)) === JSON.stringify(parse(text, b));
}

/** Whether a quote after a backslash is followed by more of its field. */
function hasEscapedQuote(text: string, delimiter: Delimiter, quote: Quote): boolean {
  const escaped = `\\${quote}`;
  for (let at = text.indexOf(escaped); at >= 0; at = text.indexOf(escaped, at + 2)) {
    const after = text.charAt(at + 2);
    if (after !== '' && after !== delimiter && after !== '\n' && after !== '\r') return true;
  }
  return false;
}

function measure(rows: readonly (readonly string[])[], known: Map<string, boolean>): Fit {
  const filled = rows.filter((row) => row.length > 1 || row[0]?.trim() !== '');
  const { score, even } = patternScore(filled);
  const typed = typeScore(filled, known);
  // Squared: on a thousand careless exports the kinds of cells told more than the rows.
  return { score: score * (EPSILON + typed) ** 2, even, typed };
}

/**
 * How even the rows are, and how many columns they make: 0 for one column.
 *
 * The published score is (1/K) Σ N_k (L_k − 1) / L_k over the K row patterns,
 * with N_k rows of L_k cells. Two things differ. The share of the rows stands
 * for their number, so that quotes read as letters gain nothing from the
 * lines that they make of one record. And K is the effective number of
 * patterns, exp of their entropy, lines of one cell left out: a title, a
 * footer or a ragged row does not halve the score of the table that it
 * stands in.
 */
function patternScore(rows: readonly (readonly string[])[]): { score: number; even: number } {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  let score = 0;
  let most = 0;
  let entropy = 0;
  const wide = rows.length - (counts.get(1) ?? 0);
  for (const [width, count] of counts) {
    most = Math.max(most, count);
    score += ((count / rows.length) * (width - 1)) / width;
    if (width > 1) entropy -= (count / wide) * Math.log(count / wide);
  }
  return { score: score / Math.exp(entropy), even: rows.length === 0 ? 0 : most / rows.length };
}

/** Share of the cells whose kind can be told. */
function typeScore(rows: readonly (readonly string[])[], known: Map<string, boolean>): number {
  let cells = 0;
  let typed = 0;
  for (const row of rows) {
    for (const cell of row) {
      cells += 1;
      let isKnown = known.get(cell);
      if (isKnown === undefined) {
        isKnown = cellType(cell) !== null;
        known.set(cell, isKnown);
      }
      if (isKnown) typed += 1;
      if (cells === MAX_CELLS) return typed / cells;
    }
  }
  return cells === 0 ? 0 : typed / cells;
}
