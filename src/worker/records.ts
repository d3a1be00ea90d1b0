/**
 * Text in pieces → records. PapaParse's parser does the work: it sees no
 * file, no heading and no encoding, only text, a known delimiter and one kind
 * of line end. What it cannot read goes to scan.ts. The only module that
 * knows PapaParse.
 */
import Papa from 'papaparse';
import { ANNOUNCEMENT, type TextFormat } from '../core/ingest/dialect';
import { modalWidth } from '../core/ingest/header';
import { IngestError, type Delimiter, type Quote } from '../core/ingest/reading';
import { scanRecords, type Scan } from './scan';

/** Characters of one record. A longer one is no table row. */
export const MAX_LINE = 32 * 1024 * 1024;

/** A quoted field that runs over this many characters and line ends was never closed. */
const MAX_QUOTED = 4 * 1024 * 1024;

/**
 * Characters that may be parsed again to repair lines with stray quotes: so
 * many, and so many times those of the file. Where more would be needed,
 * quoted fields end with their line.
 */
const MAX_REPARSED = 8 * 1024 * 1024;
const MAX_REPARSED_SHARE = 2;

/** Takes the records of a stretch: their first line, and each one's line unless all take one. */
export type TakeRecords = (
  records: readonly string[][],
  firstLine: number,
  lines: readonly number[] | null
) => void;

export interface FeedOptions {
  /** null where quotes are letters; a double quote unless given. */
  quote?: Quote | null;
  /** Quotes inside quotes are doubled unless given. */
  escape?: TextFormat['escape'];
  /** Fields of a whole record, where that is known from the start. */
  width?: number;
  /** Told of each line with a quote that was never closed, in the order of the file. */
  onStrayQuote?: (line: number) => void;
}

interface ParseOptions {
  final: boolean;
  returns: boolean;
  singleLine?: boolean;
  limit?: number;
}

function isResult(value: unknown): value is Papa.ParseResult<string[]> {
  return typeof value === 'object' && value !== null && 'data' in value && 'meta' in value;
}

function parseText(text: string, format: TextFormat, options: ParseOptions): Scan {
  const { delimiter, quote, escape } = format;
  if (
    options.returns ||
    options.singleLine === true ||
    escape === 'backslash' ||
    (quote !== null && hasPaddedQuote(text, delimiter, quote))
  ) {
    return scanRecords(text, format, options);
  }
  const parser = new Papa.Parser({
    delimiter,
    newline: '\n',
    ...(quote === null ? { fastMode: true } : { quoteChar: quote }),
    ...(options.limit === undefined ? {} : { preview: options.limit })
  });
  const result: unknown = parser.parse(text, 0, !options.final);
  if (!isResult(result)) throw new TypeError('the parser gave no records');
  const malformed: number[] = [];
  let unterminated = false;
  for (const error of result.errors) {
    if (error.code === 'MissingQuotes') unterminated = true;
    else if (error.row !== undefined && error.row !== malformed[malformed.length - 1]) {
      malformed.push(error.row);
    }
  }
  const consumed = result.meta.cursor;
  const records = result.data;
  dropReturns(records, text, consumed);
  return { records, consumed, malformed, unterminated };
}

/** Whether a field begins with spaces and then a quote, which PapaParse takes for a letter. */
function hasPaddedQuote(text: string, delimiter: string, quote: string): boolean {
  const padded = ` ${quote}`;
  for (let at = text.indexOf(padded); at >= 0; at = text.indexOf(padded, at + 2)) {
    let before = at;
    while (before > 0 && text.charCodeAt(before - 1) === 32) before -= 1;
    const code = text.charCodeAt(before - 1);
    if (before === 0 || code === 10 || code === delimiter.charCodeAt(0)) return true;
  }
  return false;
}

/** The half of a line end that the parser leaves at the last field. */
function dropReturns(records: readonly string[][], text: string, end: number): void {
  const first = text.indexOf('\r');
  if (first < 0 || first >= end) return;
  for (const record of records) {
    const last = record.length - 1;
    const field = record[last] ?? '';
    if (field.charCodeAt(field.length - 1) === 13) record[last] = field.slice(0, -1);
  }
}

/** Whether a return stands without a line feed; one at the end may be half a line end. */
function hasLoneReturn(text: string): boolean {
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) !== 10) return true;
  }
  return false;
}

/** The text without a first line such as `sep=;`, which is no record. */
function withoutAnnouncement(text: string): string {
  const announced = ANNOUNCEMENT.exec(text);
  return announced === null ? text : text.slice(announced[0].length);
}

/**
 * The first records of a text that may be cut off at its end.
 * @param limit at most so many records, blank ones included
 */
export function parseSample(
  text: string,
  delimiter: Delimiter,
  limit: number,
  quote: Quote | null = '"',
  escape: TextFormat['escape'] = 'double'
): string[][] {
  const format: TextFormat = { delimiter, quote, escape };
  const whole = withoutAnnouncement(text);
  const returns = hasLoneReturn(whole);
  const lineless = !/[\n\r]/.test(whole);
  const parsed = parseText(whole, format, { final: lineless, returns, limit });
  let { records } = parsed;
  const rest = whole.slice(parsed.consumed);
  const open = records.length < limit && /[\n\r]/.test(rest);
  if (parsed.malformed.length > 0 || open) {
    // A stray quote runs lines together; how wide the others are tells it.
    const width = modalWidth(records);
    records = [];
    const take: TakeRecords = (taken) => {
      for (const record of taken) records.push(record);
    };
    const feed = new RecordFeed('', delimiter, take, { quote, escape, width });
    feed.push(whole);
    const left = parseText(feed.pending, format, { final: false, returns, singleLine: true });
    const fitting = left.records.filter((record) => record.length === width);
    // A long field that the end of the sample cuts off makes lines of any width.
    if (fitting.length * 2 >= left.records.length) records.push(...left.records);
  }
  return records.slice(0, limit);
}

function linesIn(record: readonly string[]): number {
  let lines = 1;
  for (const field of record) {
    for (let at = field.indexOf('\n'); at >= 0; at = field.indexOf('\n', at + 1)) lines += 1;
    for (let at = field.indexOf('\r'); at >= 0; at = field.indexOf('\r', at + 1)) {
      if (field.charCodeAt(at + 1) !== 10) lines += 1;
    }
  }
  return lines;
}

function countLines(text: string, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1))
    lines += 1;
  return lines;
}

/**
 * Cuts text that arrives in pieces into records, and numbers their lines.
 * @example
 * const feed = new RecordFeed('orders.csv', ';', take, { width: 6 });
 * feed.push('1;"a\nb";'); feed.push('2\n'); feed.end();
 */
export class RecordFeed {
  /** Fields of a whole record; a malformed record of another width is repaired. 0: unknown. */
  width: number;
  readonly #format: TextFormat;
  readonly #take: TakeRecords;
  readonly #file: string;
  readonly #onStrayQuote: (line: number) => void;
  /** Text whose record is not whole yet, in pieces so that adding to it costs nothing. */
  #pending: string[] = [];
  #pendingLength = 0;
  /** Nothing is parsed before there are so many characters: a long record is not parsed at each piece. */
  #waitFor = 0;
  #heldReturn = false;
  /** Whether some line ended with a return alone. */
  #returns = false;
  #started = false;
  #line = 1;
  #read = 0;
  #reparsed = 0;

  constructor(file: string, delimiter: Delimiter, take: TakeRecords, options: FeedOptions = {}) {
    this.#file = file;
    this.#format = {
      delimiter,
      quote: options.quote === undefined ? '"' : options.quote,
      escape: options.escape ?? 'double'
    };
    this.#take = take;
    this.width = options.width ?? 0;
    this.#onStrayQuote = options.onStrayQuote ?? (() => undefined);
  }

  /** Text whose record is not whole yet. */
  get pending(): string {
    return this.#pending.join('');
  }

  /**
   * Takes the next piece of text.
   * @throws IngestError `line-too-long`; `binary-file` at a NUL, which no text holds
   */
  push(piece: string): void {
    if (piece === '') return;
    let text = this.#heldReturn ? `\r${piece}` : piece;
    // A return at the end may be half a line end.
    this.#heldReturn = text.endsWith('\r');
    if (this.#heldReturn) text = text.slice(0, -1);
    if (text.includes('\0')) {
      throw new IngestError({ code: 'binary-file', file: this.#file, looksLike: 'unknown' });
    }
    if (!this.#returns && text.includes('\r')) this.#returns = hasLoneReturn(text);
    this.#add(text);
    if (!this.#hasLineEnd(text) || this.#pendingLength < this.#waitFor) return;
    this.#drain(false);
  }

  /** Says that the file has ended. */
  end(): void {
    if (this.#heldReturn) this.#add('\n');
    this.#heldReturn = false;
    if (this.#pendingLength > 0) this.#drain(true);
  }

  #add(text: string): void {
    this.#pending.push(text);
    this.#pendingLength += text.length;
    this.#read += text.length;
    if (this.#pendingLength <= MAX_LINE) return;
    // Where line ends are pending too, the next parse takes care of the length.
    if (this.#pending.some((pending) => this.#hasLineEnd(pending))) return;
    throw new IngestError({
      code: 'line-too-long',
      file: this.#file,
      line: this.#line,
      limit: MAX_LINE
    });
  }

  #drain(final: boolean): void {
    let text = this.#pending.length === 1 ? (this.#pending[0] ?? '') : this.#pending.join('');
    if (!this.#started) text = this.#start(text);
    for (;;) {
      const singleLine = this.#reparsed > MAX_REPARSED + this.#read * MAX_REPARSED_SHARE;
      const parsed = this.#parse(text, { final: false, singleLine });
      const stray = this.#strayQuote(parsed);
      if (stray >= 0) {
        text = this.#repair(text, stray);
        continue;
      }
      this.#hand(parsed, text, singleLine);
      text = text.slice(parsed.consumed);
      if (!final) {
        if (parsed.consumed === 0 && text.length > MAX_QUOTED && this.#hasLineEnd(text)) {
          text = this.#readLine(text);
          continue;
        }
        break;
      }
      if (text === '') break;
      const last = this.#parse(text, { final: true, singleLine });
      if (last.unterminated || this.#strayQuote(last) >= 0) {
        text = this.#readLine(text);
        continue;
      }
      this.#hand({ ...last, consumed: text.length }, text, singleLine);
      text = '';
      break;
    }
    this.#pending = text === '' ? [] : [text];
    this.#pendingLength = text.length;
    this.#waitFor = this.#hasLineEnd(text) ? Math.min(text.length * 2, MAX_QUOTED + 1) : 0;
  }

  #hasLineEnd(text: string): boolean {
    return text.includes('\n') || (this.#returns && text.includes('\r'));
  }

  #parse(text: string, options: { final: boolean; singleLine?: boolean; limit?: number }): Scan {
    return parseText(text, this.#format, { ...options, returns: this.#returns });
  }

  #start(text: string): string {
    this.#started = true;
    const rest = withoutAnnouncement(text);
    if (rest.length < text.length) this.#line += 1;
    return rest;
  }

  /** The first record that a stray quote has run together with later lines, or −1. */
  #strayQuote(parsed: Scan): number {
    if (parsed.malformed.length === 0) return -1;
    const width = this.width === 0 ? modalWidth(parsed.records) : this.width;
    for (const index of parsed.malformed) {
      const record = parsed.records[index];
      if (record !== undefined && this.#isRunTogether(record, width)) return index;
    }
    return -1;
  }

  /** Whether a record has line ends inside, and makes no row of the table or its lines make one each. */
  #isRunTogether(record: readonly string[], width: number): boolean {
    const { delimiter } = this.#format;
    const lineEnd = this.#returns ? /\r\n?|\n/ : '\n';
    const index = record.findIndex((field) => this.#hasLineEnd(field));
    const field = record[index];
    if (field === undefined) return false;
    if (record.length !== width) return true;
    const [first = '', second = '', ...others] = field.split(lineEnd, 3);
    if (index + first.split(delimiter).length !== width) return false;
    const after = others.length > 0 ? 0 : record.length - index - 1;
    return second.split(delimiter).length + after >= width;
  }

  /** Hands over what stands before the record and its first line; returns the text after that line. */
  #repair(text: string, index: number): string {
    if (index === 0) return this.#readLine(text);
    const before = this.#parse(text, { final: false, limit: index });
    this.#hand(before, text);
    return this.#readLine(text.slice(before.consumed));
  }

  /** Reads the first line by itself, where a quote that it does not close is a letter. */
  #readLine(text: string): string {
    this.#reparsed += text.length;
    const line = this.#parse(text, { final: true, singleLine: true, limit: 1 });
    this.#onStrayQuote(this.#line);
    this.#hand(line, text);
    return text.slice(line.consumed);
  }

  /** @param tell whether the lines of malformed records are still to be told, each right before its record */
  #hand(parsed: Scan, text: string, tell = false): void {
    const { records, consumed } = parsed;
    if (records.length === 0) return;
    if (tell && parsed.malformed.length > 0) {
      // Every record has a line of its own here.
      let from = 0;
      for (const index of [...parsed.malformed, records.length]) {
        if (index > from) this.#take(records.slice(from, index), this.#line, null);
        this.#line += index - from;
        if (index < records.length) this.#onStrayQuote(this.#line);
        from = index;
      }
      return;
    }
    const first = this.#line;
    // Lone returns end lines and stand in fields; only the fields tell which.
    const lines = this.#returns ? -1 : countLines(text, consumed);
    // One more record than line ends is a last line without its end.
    if (lines === records.length || (consumed === text.length && lines + 1 === records.length)) {
      this.#line += lines;
      this.#take(records, first, null);
      return;
    }
    const starts: number[] = [];
    for (const record of records) {
      starts.push(this.#line);
      this.#line += linesIn(record);
    }
    this.#take(records, first, starts);
  }
}
