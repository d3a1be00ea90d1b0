/**
 * Text → records, one line at a time where it has no quotes and one field at
 * a time where it has. It knows what the usual parsers of delimited text do
 * not: any mix of line ends, spaces before a quote, quotes escaped by a
 * backslash, and quotes that are letters.
 */
import type { TextFormat } from '../core/ingest/dialect';

export interface Scan {
  records: string[][];
  /** Characters up to the end of the last whole record. */
  consumed: number;
  /** Indices of records with a quote that is neither doubled nor followed by a delimiter. */
  malformed: number[];
  /** Whether the text ended inside quotes. */
  unterminated: boolean;
}

export interface ScanOptions {
  /** Whether the text ends here, so that what follows the last line end is a record too. */
  final: boolean;
  /** Whether a return without a line feed ends a line. */
  returns?: boolean;
  /** Whether quoted fields end where their line ends; quotes that do not are letters. */
  singleLine?: boolean;
  /** Stops after so many records. */
  limit?: number;
}

const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;
const BACKSLASH = 92;

/** Cuts a text into records. */
export function scanRecords(text: string, format: TextFormat, options: ScanOptions): Scan {
  return new Scanner(text, format, options).run();
}

class Scanner {
  readonly #text: string;
  readonly #delimiter: string;
  readonly #delimiterCode: number;
  readonly #quote: string;
  readonly #quoteCode: number;
  readonly #backslash: boolean;
  readonly #options: ScanOptions;
  readonly #limit: number;
  readonly #scan: Scan = {
    records: [],
    consumed: 0,
    malformed: [],
    unterminated: false
  };
  /** Where the next quote, line feed and lone return are, the text's length where there is none. */
  #nextQuote: number;
  #nextFeed = -1;
  #nextReturn = -1;
  /** Where the field or line that was read last ends, and where the next one starts. */
  #end = 0;
  #next = 0;

  constructor(text: string, format: TextFormat, options: ScanOptions) {
    this.#text = text;
    this.#delimiter = format.delimiter;
    this.#delimiterCode = format.delimiter.charCodeAt(0);
    this.#quote = format.quote ?? '';
    this.#quoteCode = format.quote === null ? -1 : format.quote.charCodeAt(0);
    this.#backslash = format.escape === 'backslash';
    this.#options = options;
    this.#limit = options.limit ?? Infinity;
    this.#nextQuote = -1;
    if (options.returns !== true) this.#nextReturn = text.length;
  }

  run(): Scan {
    const text = this.#text;
    const { length } = text;
    const scan = this.#scan;
    const { records } = scan;
    let at = 0;
    while (at < length && records.length < this.#limit) {
      const end = this.#lineEnd(at);
      if (end === length && !this.#options.final) break;
      if (this.#quoteFrom(at) >= end) {
        records.push(text.slice(at, this.#end).split(this.#delimiter));
        at = this.#next;
      } else {
        const next = this.#quotedRecord(at);
        if (next < 0) break;
        at = next;
      }
      scan.consumed = at;
    }
    return scan;
  }

  /** Index of the first quote from here on. */
  #quoteFrom(at: number): number {
    if (this.#quoteCode < 0) return this.#text.length;
    if (this.#nextQuote < at) {
      const found = this.#text.indexOf(this.#quote, at);
      this.#nextQuote = found < 0 ? this.#text.length : found;
    }
    return this.#nextQuote;
  }

  /**
   * End of the line, the text's length where it has none. Leaves the line's
   * last character and the next line's start in #end and #next.
   */
  #lineEnd(at: number): number {
    const text = this.#text;
    if (this.#nextFeed < at) {
      const found = text.indexOf('\n', at);
      this.#nextFeed = found < 0 ? text.length : found;
    }
    let end = this.#nextFeed;
    if (this.#options.returns === true) {
      if (this.#nextReturn < at) {
        const found = text.indexOf('\r', at);
        this.#nextReturn = found < 0 ? text.length : found;
      }
      if (this.#nextReturn < end - 1 || (this.#nextReturn < end && end === text.length)) {
        end = this.#nextReturn;
      }
    }
    const isPair = end > at && text.charCodeAt(end - 1) === CR;
    this.#end = isPair ? end - 1 : end;
    this.#next = end + 1;
    return end;
  }

  /** Reads a record with quotes field by field; returns where the next one starts, −1 where it is not whole. */
  #quotedRecord(start: number): number {
    const text = this.#text;
    const { records, malformed } = this.#scan;
    const row: string[] = [];
    let at = start;
    for (;;) {
      const open = this.#openingQuote(at);
      if (open >= 0) {
        const close = this.#closingQuote(open);
        if (close >= 0) {
          row.push(this.#unquoted(open + 1, close));
          at = this.#skipSpaces(close + 1);
          if (text.charCodeAt(at) === this.#delimiterCode) {
            at += 1;
            continue;
          }
          if (this.#lineEnd(at) === text.length && !this.#options.final) return this.#notWhole();
          break;
        }
        if (close === INCOMPLETE) return this.#notWhole();
        // The quote is a letter.
        if (malformed[malformed.length - 1] !== records.length) malformed.push(records.length);
      }
      const delimiter = text.indexOf(this.#delimiter, at);
      const end = this.#lineEnd(at);
      if (delimiter < 0 || delimiter > end) {
        if (end === text.length && !this.#options.final) return this.#notWhole();
        row.push(text.slice(at, this.#end));
        break;
      }
      row.push(text.slice(at, delimiter));
      at = delimiter + 1;
    }
    records.push(row);
    return Math.min(this.#next, text.length);
  }

  /** Forgets what was noted of a record whose end is still to come. */
  #notWhole(): number {
    const { malformed, records } = this.#scan;
    if (malformed[malformed.length - 1] === records.length) malformed.pop();
    return -1;
  }

  /** Index of a quote that opens the field, before which there may be spaces; −1 without one. */
  #openingQuote(at: number): number {
    const first = this.#text.charCodeAt(at);
    if (first === this.#quoteCode) return at;
    if (first !== SPACE && first !== TAB) return -1;
    const open = this.#skipSpaces(at);
    return this.#text.charCodeAt(open) === this.#quoteCode ? open : -1;
  }

  #skipSpaces(from: number): number {
    let at = from;
    for (; at < this.#text.length; at++) {
      const code = this.#text.charCodeAt(at);
      if ((code !== SPACE && code !== TAB) || code === this.#delimiterCode) break;
    }
    return at;
  }

  /** Index of the quote that closes the field, or {@link INCOMPLETE}, or {@link NEVER}. */
  #closingQuote(open: number): number {
    const text = this.#text;
    const { malformed, records } = this.#scan;
    const limit = this.#options.singleLine === true ? this.#lineEnd(open) : text.length;
    let at = open + 1;
    for (;;) {
      const quote = text.indexOf(this.#quote, at);
      if (quote < 0 || quote >= limit) break;
      const after = text.charCodeAt(quote + 1);
      if (this.#backslash && this.#isEscaped(open, quote)) {
        at = quote + 1;
        continue;
      }
      if (after === this.#quoteCode) {
        at = quote + 2;
        continue;
      }
      if (this.#closes(quote + 1)) return quote;
      if (malformed[malformed.length - 1] !== records.length) malformed.push(records.length);
      at = quote + 1;
    }
    if (limit < text.length) return NEVER;
    if (!this.#options.final) return INCOMPLETE;
    this.#scan.unterminated = true;
    return NEVER;
  }

  /** Whether a delimiter, a line end or the end of the text follows, spaces aside. */
  #closes(from: number): boolean {
    const at = this.#skipSpaces(from);
    const code = this.#text.charCodeAt(at);
    return code === this.#delimiterCode || code === LF || code === CR || at >= this.#text.length;
  }

  /** Whether an odd number of backslashes stands before the quote. */
  #isEscaped(open: number, quote: number): boolean {
    let at = quote - 1;
    while (at > open && this.#text.charCodeAt(at) === BACKSLASH) at -= 1;
    return (quote - 1 - at) % 2 === 1;
  }

  #unquoted(from: number, to: number): string {
    const field = this.#text.slice(from, to);
    if (this.#backslash) {
      return field.replace(ESCAPED, (_, quote?: string) => quote ?? this.#quote);
    }
    return field.includes(this.#quote)
      ? field.replaceAll(this.#quote + this.#quote, this.#quote)
      : field;
  }
}

/** What a backslash makes a letter, or a doubled quote. */
const ESCAPED = /\\(["'\\])|""|''/g;

/** The text ends before the field does. */
const INCOMPLETE = -2;
/** No quote closes the field. */
const NEVER = -1;
