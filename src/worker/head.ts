/** The first bytes of a file: text or not, its encoding, its dialect, its headings. */
import {
  DELIMITERS,
  detectDialect,
  type DetectedDialect,
  type TextFormat
} from '../core/ingest/dialect';
import { detectEncoding, sniffBinary, type EncodingGuess } from '../core/ingest/encoding';
import { fingerprintOf } from '../core/ingest/fingerprint';
import { rowsBefore, shapeOf, type TableShape } from '../core/ingest/plan';
import {
  IngestError,
  type EncodingId,
  type LayoutOptions,
  type ReadOptions
} from '../core/ingest/reading';
import { isBlankRow, isHeadingRow } from '../core/ingest/row-fields';
import { MAX_LINE, parseSample } from './records';

/** A file, or anything else that has bytes and a name. */
export type NamedBlob = Blob & { readonly name: string };

/** What the first bytes of a file say. */
export interface FileHead {
  encoding: EncodingGuess;
  /** Whether bytes that do not fit the encoding become U+FFFD; else they are a reason to look again. */
  lenient: boolean;
  dialect: DetectedDialect;
  shape: TableShape;
  /** Of the headings as found without the user's decisions, under which these are kept. */
  fingerprint: string;
  options: LayoutOptions;
  /** Whether the decisions are from an earlier session. */
  remembered: boolean;
  /** Records below the headings. */
  rows: string[][];
  /** Bytes of an average record. */
  bytesPerRow: number;
}

export const MAX_COLUMNS = 10_000;

const SAMPLE_BYTES = 256 * 1024;
const SNIFF_BYTES = 64 * 1024;
const SAMPLE_RECORDS = 400;
const DIALECT_CHARACTERS = 64 * 1024;
const DIALECT_RECORDS = 100;
/** Where in the file further amounts are looked at, as shares of its length. */
const PROBES = [0.25, 0.5, 0.75, 0.97];
const PROBE_BYTES = 32 * 1024;

/**
 * Reads the bytes from `from` up to `to` or the file's end.
 * @throws IngestError `unreadable-file` where the file has changed or gone
 */
export async function readBytes(file: NamedBlob, from: number, to: number): Promise<Uint8Array> {
  const end = Math.min(to, file.size);
  try {
    // A file that has vanished says that it is empty; only reading it as a whole tells the two apart.
    const stretch = file.size === 0 ? file : file.slice(from, end);
    const bytes = new Uint8Array(await stretch.arrayBuffer());
    if (bytes.length === end - from) return bytes;
  } catch {
    // The same as a short read: the file has changed or gone.
  }
  throw new IngestError({ code: 'unreadable-file', file: file.name });
}

export function decode(bytes: Uint8Array, encoding: EncodingId): string {
  return new TextDecoder(encoding).decode(bytes, { stream: true });
}

/**
 * Looks at the start of a file. It is looked at as it is first, for the
 * fingerprint of its headings; then, where the user decided otherwise about
 * files with these headings, once more.
 * @param known an encoding that later bytes proved, in place of the detected one
 * @throws IngestError where the file holds no table
 */
export async function readHead(
  file: NamedBlob,
  options: ReadOptions,
  known: EncodingGuess | undefined
): Promise<FileHead> {
  const { name } = file;
  const bytes = await readBytes(file, 0, SAMPLE_BYTES);
  const binary = sniffBinary(bytes.subarray(0, SNIFF_BYTES));
  if (binary !== null) {
    throw new IngestError({ code: 'binary-file', file: name, looksLike: binary });
  }
  const detected = known ?? detectEncoding(bytes, decode);
  const everywhere = options.layouts?.['*'] ?? {};
  const plain = await examine(file, bytes, detected, known !== undefined, everywhere);
  const fingerprint = fingerprintOf(plain.shape.headings, plain.shape.width);
  const own = options.layouts?.[fingerprint];
  const head =
    own !== undefined && changesText(own)
      ? await examine(file, bytes, detected, known !== undefined, { ...everywhere, ...own })
      : plain;
  if (head.rows.length === 0 && bytes.length >= file.size) {
    const code = head.shape.width < 2 ? 'no-table' : 'header-only';
    throw new IngestError({ code, file: name });
  }
  return {
    ...head,
    fingerprint,
    options: own ?? everywhere,
    remembered: own !== undefined && options.remembered?.includes(fingerprint) === true
  };
}

/** Whether decisions bear on how the text becomes a table. */
function changesText({ encoding, delimiter, quote, headerRow }: LayoutOptions): boolean {
  return [encoding, delimiter, quote, headerRow].some((choice) => choice !== undefined);
}

async function examine(
  file: NamedBlob,
  start: Uint8Array,
  detected: EncodingGuess,
  known: boolean,
  options: LayoutOptions
): Promise<Omit<FileHead, 'fingerprint' | 'options' | 'remembered'>> {
  const { name } = file;
  const encoding: EncodingGuess =
    options.encoding === undefined
      ? detected
      : { encoding: options.encoding, evidence: 'user', bom: detected.bom };
  let bytes = start;
  let text = decode(bytes, encoding.encoding);
  // One record must be whole, or too wide to be read anyway.
  while (bytes.length < file.size && !/[\n\r]/.test(text) && !isTooWide(text)) {
    if (bytes.length > MAX_LINE) {
      throw new IngestError({ code: 'line-too-long', file: name, line: 1, limit: MAX_LINE });
    }
    bytes = await readBytes(file, 0, Math.min(bytes.length * 8, MAX_LINE + 1));
    text = decode(bytes, encoding.encoding);
  }
  if (text.trim() === '' && bytes.length === file.size) {
    throw new IngestError({ code: 'empty-file', file: name });
  }
  const whole = bytes.length === file.size && !/[\n\r]$/.test(text) ? `${text}\n` : text;
  const dialect = dialectOf(file, whole, options);
  const parsed = parseRecords(whole, dialect, SAMPLE_RECORDS);
  const records = parsed.filter((record) => !isBlankRow(record));
  const columns = records.reduce((widest, record) => Math.max(widest, record.length), 0);
  if (columns > MAX_COLUMNS) {
    throw new IngestError({ code: 'too-many-columns', file: name, columns, limit: MAX_COLUMNS });
  }
  const shape = shapeOf(records, options.headerRow);
  const rows = firstTable(records.slice(rowsBefore(shape)), shape);
  const characters = rows.reduce(
    (sum, row) => row.reduce((length, cell) => length + cell.length + 1, sum),
    0
  );
  const bytesPerCharacter = bytes.length / Math.max(1, text.length);
  const bytesPerRow = Math.max(4, (characters / Math.max(1, rows.length)) * bytesPerCharacter);
  const lenient =
    known || encoding.encoding !== 'utf-8' || encoding.evidence === 'user' || encoding.bom;
  return {
    encoding,
    lenient,
    dialect,
    shape,
    rows,
    bytesPerRow
  };
}

/** The records down to the headings of another table. */
function firstTable(records: string[][], { headings, width }: TableShape): string[][] {
  const end = records.findIndex((record) => isHeadingRow(record, headings, width));
  return end > 0 ? records.slice(0, end) : records;
}

function parseRecords(text: string, format: TextFormat, limit: number): string[][] {
  return parseSample(text, format.delimiter, limit, format.quote, format.escape);
}

/** What the user or the first line says of the dialect, and else what the text looks like. */
function dialectOf(file: NamedBlob, text: string, options: LayoutOptions): DetectedDialect {
  const { delimiter, quote } = options;
  const parse = (sample: string, format: TextFormat): string[][] =>
    parseRecords(sample, format, DIALECT_RECORDS);
  const found = detectDialect(sampleOf(text, DIALECT_CHARACTERS), parse, {
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(quote === undefined ? {} : { quote })
  });
  if (found === null) throw new IngestError({ code: 'no-table', file: file.name });
  return delimiter === undefined ? found : { ...found, evidence: 'user' };
}

function isTooWide(text: string): boolean {
  return DELIMITERS.some((delimiter) => countOf(text, delimiter) >= MAX_COLUMNS);
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count += 1;
  return count;
}

/** The start of a text up to a line end, or all of it where its first line is longer. */
function sampleOf(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = text.lastIndexOf('\n', length);
  return end < 0 ? text : text.slice(0, end + 1);
}

/** Records from the middle and the end of a long file, as far as they look whole. */
export async function readProbes(file: NamedBlob, head: FileHead): Promise<string[][]> {
  if (file.size <= SAMPLE_BYTES * 2) return [];
  const rows: string[][] = [];
  for (const share of PROBES) {
    // An even start, since UTF-16 has two bytes to a unit.
    const from = Math.floor((file.size * share) / 2) * 2;
    const text = decode(await readBytes(file, from, from + PROBE_BYTES), head.encoding.encoding);
    const start = text.indexOf('\n') + 1;
    const records = parseRecords(text.slice(start), head.dialect, DIALECT_RECORDS);
    for (const record of records) if (record.length === head.shape.width) rows.push(record);
  }
  return rows;
}
