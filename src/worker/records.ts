/**
 * Text in pieces → records, by PapaParse's parser, which sees no file, no
 * heading and no encoding: pieces of text, a known delimiter and one kind of
 * line end. The only module that knows PapaParse.
 */
import Papa from 'papaparse';
import { IngestError, type Delimiter } from '../core/ingest/reading';

/** Characters of one record. A longer one is no table row. */
export const MAX_LINE = 32 * 1024 * 1024;

/** A quoted field that runs over this many characters and line ends was never closed. */
const MAX_QUOTED = 4 * 1024 * 1024;

/**
 * Characters that may be parsed a second time to repair lines with stray
 * quotes. A file with more of that is read with all its quotes as letters.
 */
const MAX_REPARSED = 8 * 1024 * 1024;

/** Takes the records of a stretch: their first line, and each one's line unless all take one. */
export type TakeRecords = (
  records: readonly string[][],
  firstLine: number,
  lines: readonly number[] | null
) => void;

interface Parsed {
  records: string[][];
  /** Characters up to the end of the last whole record. */
  consumed: number;
  /** Indices of records with a quote that is neither doubled nor followed by a delimiter. */
  malformed: number[];
  /** Whether the text ended inside quotes. */
  unterminated: boolean;
}

function isResult(value: unknown): value is Papa.ParseResult<string[]> {
  return typeof value === 'object' && value !== null && 'data' in value && 'meta' in value;
}

function parseText(
  text: string,
  delimiter: Delimiter,
  final: boolean,
  options: { literal?: boolean; preview?: number } = {}
): Parsed {
  const parser = new Papa.Parser({
    delimiter,
    newline: '\n',
    ...(options.literal === true ? { fastMode: true } : {}),
    ...(options.preview === undefined ? {} : { preview: options.preview })
  });
  const result: unknown = parser.parse(text, 0, !final);
  if (!isResult(result)) throw new TypeError('the parser gave no records');
  const malformed: number[] = [];
  let unterminated = false;
  for (const error of result.errors) {
    if (error.code === 'MissingQuotes') unterminated = true;
    else if (error.row !== undefined && error.row !== malformed[malformed.length - 1]) {
      malformed.push(error.row);
    }
  }
  return { records: result.data, consumed: result.meta.cursor, malformed, unterminated };
}

/** The first records of a text that may be cut off at its end, at most `limit`, blank ones included. */
export function parseSample(text: string, delimiter: Delimiter, limit: number): string[][] {
  const whole = /[\n\r]/.test(text) ? text.replace(/\r\n?/g, '\n') : text;
  const { records } = parseText(whole, delimiter, !whole.includes('\n'), { preview: limit });
  return records.slice(0, limit);
}

function countLines(text: string, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1))
    lines += 1;
  return lines;
}

function linesIn(record: readonly string[]): number {
  let lines = 1;
  for (const field of record) {
    for (let at = field.indexOf('\n'); at >= 0; at = field.indexOf('\n', at + 1)) lines += 1;
  }
  return lines;
}

/** Cuts text that arrives in pieces into records, and numbers their lines. */
export class RecordFeed {
  /** Fields of a whole record; a malformed record of another width is repaired. 0: unknown. */
  width = 0;
  #delimiter: Delimiter;
  #take: TakeRecords;
  #file: string;
  /** Text whose record is not whole yet, in pieces so that adding to it costs nothing. */
  #pending: string[] = [];
  #pendingLength = 0;
  /** Nothing is parsed before there are so many characters: a long record is not parsed at each piece. */
  #waitFor = 0;
  #heldReturn = false;
  /** Whether line ends so far had two halves. */
  #hasReturns = false;
  #line = 1;
  #reparsed = 0;

  constructor(file: string, delimiter: Delimiter, take: TakeRecords) {
    this.#file = file;
    this.#delimiter = delimiter;
    this.#take = take;
  }

  /** Takes the next piece of text. */
  push(piece: string): void {
    if (piece === '') return;
    let text = this.#heldReturn ? `\r${piece}` : piece;
    // A return at the end may be half a line end.
    this.#heldReturn = text.endsWith('\r');
    if (this.#heldReturn) text = text.slice(0, -1);
    if (text.includes('\r')) {
      if (/\r(?!\n)/.test(text)) text = text.replace(/\r\n?/g, '\n');
      else this.#hasReturns = true;
    }
    this.#add(text);
    if (!text.includes('\n') || this.#pendingLength < this.#waitFor) return;
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
    if (this.#pendingLength <= MAX_LINE) return;
    // Where line ends are pending too, the next parse takes care of the length.
    if (this.#pending.some((pending) => pending.includes('\n'))) return;
    throw new IngestError({
      code: 'line-too-long',
      file: this.#file,
      line: this.#line,
      limit: MAX_LINE
    });
  }

  #drain(final: boolean): void {
    let text = this.#pending.length === 1 ? (this.#pending[0] ?? '') : this.#pending.join('');
    for (;;) {
      const literal = this.#reparsed > MAX_REPARSED;
      const parsed = parseText(text, this.#delimiter, false, { literal });
      const stray = literal ? -1 : this.#strayQuote(parsed);
      if (stray >= 0) {
        text = this.#repair(text, stray, parsed);
        continue;
      }
      if (literal) unwrapQuotes(parsed.records);
      this.#hand(parsed.records, text, parsed.consumed);
      text = text.slice(parsed.consumed);
      if (!final) {
        if (parsed.consumed === 0 && text.length > MAX_QUOTED && text.includes('\n') && !literal) {
          text = this.#readLiterally(text);
          continue;
        }
        break;
      }
      if (text === '') break;
      const last = parseText(text, this.#delimiter, true, { literal });
      if (last.unterminated && !literal) {
        text = this.#readLiterally(text);
        continue;
      }
      if (literal) unwrapQuotes(last.records);
      this.#hand(last.records, text, text.length);
      text = '';
      break;
    }
    this.#pending = text === '' ? [] : [text];
    this.#pendingLength = text.length;
    this.#waitFor = text.includes('\n') ? Math.min(text.length * 2, MAX_QUOTED + 1) : 0;
  }

  /** The first record that a stray quote has run together with later lines, or −1. */
  #strayQuote(parsed: Parsed): number {
    if (this.width === 0) return -1;
    for (const index of parsed.malformed) {
      const record = parsed.records[index];
      if (record !== undefined && this.#isRunTogether(record)) return index;
    }
    return -1;
  }

  /** Whether a record has line ends inside, and makes no row of the table or its first line alone makes one. */
  #isRunTogether(record: readonly string[]): boolean {
    const index = record.findIndex((field) => field.includes('\n'));
    const field = record[index];
    if (field === undefined) return false;
    if (record.length !== this.width) return true;
    const firstLine = field.slice(0, field.indexOf('\n'));
    return index + firstLine.split(this.#delimiter).length === this.width;
  }

  /** Hands over what stands before the record and its first line; returns the text after that line. */
  #repair(text: string, index: number, parsed: Parsed): string {
    if (index === 0) return this.#readLiterally(text);
    const before = parseText(text, this.#delimiter, false, { preview: index });
    this.#hand(parsed.records.slice(0, index), text, before.consumed);
    return this.#readLiterally(text.slice(before.consumed));
  }

  /** Reads the first line as if its quotes were letters, so that it swallows no other. */
  #readLiterally(text: string): string {
    this.#reparsed += text.length;
    const end = text.indexOf('\n');
    const line = end < 0 ? text : text.slice(0, end);
    const { records } = parseText(line, this.#delimiter, true, { literal: true });
    this.#hand(records, `${line}\n`, line.length + 1);
    return end < 0 ? '' : text.slice(end + 1);
  }

  #hand(records: string[][], text: string, consumed: number): void {
    if (records.length === 0) return;
    if (this.#hasReturns) dropReturns(records);
    const first = this.#line;
    const lines = countLines(text, consumed);
    this.#line += lines;
    // One more record than line ends is a last line without its end.
    if (lines === records.length || (consumed === text.length && lines + 1 === records.length)) {
      this.#take(records, first, null);
      return;
    }
    const starts: number[] = [];
    let line = first;
    for (const record of records) {
      starts.push(line);
      line += linesIn(record);
    }
    this.#take(records, first, starts);
  }
}

/** The half of a line end that the parser leaves at the last field. */
function dropReturns(records: readonly string[][]): void {
  for (const record of records) {
    const last = record.length - 1;
    const field = record[last] ?? '';
    if (field.charCodeAt(field.length - 1) === 13) record[last] = field.slice(0, -1);
  }
}

/** Fields between quotes lose them where quotes are read as letters. */
function unwrapQuotes(records: readonly string[][]): void {
  for (const record of records) {
    for (const [index, field] of record.entries()) {
      if (field.length > 1 && field.startsWith('"') && field.endsWith('"')) {
        record[index] = field.slice(1, -1).replaceAll('""', '"');
      }
    }
  }
}
