/** Files → orders: slices of bytes, one streaming decoder per file, records, rows, the order table. */
import { announcedDelimiter, DELIMITERS, detectDelimiter } from '../core/ingest/dialect';
import { detectEncoding, sniffBinary, type EncodingGuess } from '../core/ingest/encoding';
import { normaliseHeading } from '../core/ingest/normalise';
import { OrderBuilder } from '../core/ingest/order-builder';
import { planColumns, shapeOf, type ColumnPlan, type TableShape } from '../core/ingest/plan';
import {
  IngestError,
  type Delimiter,
  type Dialect,
  type EncodingId,
  type FileInfo,
  type Question,
  type Reading,
  type ReadOptions,
  type Role,
  type RowCounts
} from '../core/ingest/reading';
import { isBlankRow } from '../core/ingest/row-fields';
import { DEFAULT_DISABLED_RULES } from '../core/ingest/row-rules';
import type { OrderTable } from '../core/orders/order-table';
import type { Progress } from './protocol';
import { MAX_LINE, parseSample, RecordFeed } from './records';

/** A file, or anything else that has bytes and a name. */
export type NamedBlob = Blob & { readonly name: string };

export interface ReadHooks {
  onProgress?: (progress: Progress) => void;
  /** Bytes that are read at once. */
  sliceBytes?: number;
  /** Bytes that are decoded and parsed at once. */
  pieceBytes?: number;
}

export interface ReadOutcome {
  reading: Reading;
  /** null while a question is open without whose answer there are no orders. */
  table: OrderTable | null;
}

export const MAX_COLUMNS = 10_000;
export const MAX_ROWS = 20_000_000;

const SLICE_BYTES = 1024 * 1024;
// Small enough for the records of a piece to die young.
const PIECE_BYTES = 64 * 1024;
const SAMPLE_BYTES = 256 * 1024;
const SNIFF_BYTES = 64 * 1024;
const SAMPLE_RECORDS = 400;
const DIALECT_CHARACTERS = 64 * 1024;
const DIALECT_RECORDS = 100;
/** Where in the file further amounts are looked at, as shares of its length. */
const PROBES = [0.25, 0.5, 0.75, 0.97];
const PROBE_BYTES = 32 * 1024;

/** What the first bytes of a file say. */
interface FileHead {
  encoding: EncodingGuess;
  /** Whether bytes that do not fit the encoding become U+FFFD; else they are a reason to look again. */
  lenient: boolean;
  delimiter: Delimiter;
  shape: TableShape;
  /** Records below the headings. */
  rows: string[][];
  /** Bytes of an average record. */
  bytesPerRow: number;
}

/** Bytes that are not in the encoding that the first ones promised. */
class EncodingFault extends Error {
  readonly file: number;
  readonly found: EncodingGuess;
  constructor(file: number, found: EncodingGuess) {
    super('not in the encoding of the first bytes');
    this.file = file;
    this.found = found;
  }
}

/**
 * Reads files of one layout, one after the other, into orders.
 * @returns the reading, and the orders unless it has a question that must be answered first
 * @throws IngestError where a file cannot be used
 */
export async function readFiles(
  files: readonly NamedBlob[],
  options: ReadOptions,
  hooks: ReadHooks = {}
): Promise<ReadOutcome> {
  const encodings: (EncodingGuess | undefined)[] = [];
  for (;;) {
    try {
      return await readAll(files, options, hooks, encodings);
    } catch (error) {
      if (!(error instanceof EncodingFault) || encodings[error.file] !== undefined) throw error;
      encodings[error.file] = error.found;
    }
  }
}

async function readAll(
  files: readonly NamedBlob[],
  options: ReadOptions,
  hooks: ReadHooks,
  encodings: readonly (EncodingGuess | undefined)[]
): Promise<ReadOutcome> {
  const [first] = files;
  if (first === undefined) throw new RangeError('no files');
  const totalBytes = files.reduce((sum, file) => sum + file.size, 0);
  const head = await readHead(first, options, encodings[0]);
  const plan = planColumns(head.shape, head.rows, await readProbes(first, head), options);
  const infos = files.map((file): FileInfo => ({ name: file.name, size: file.size, rows: 0 }));
  if (plan.customerless) {
    throw new IngestError({
      code: 'no-customer-column',
      file: first.name,
      platform: plan.platform
    });
  }
  if (plan.questions.some((question) => question.kind === 'role')) {
    return { reading: makeReading(infos, head, plan, options), table: null };
  }

  const builder = new OrderBuilder({
    headings: head.shape.headings,
    width: head.shape.width,
    columns: columnsOf(plan),
    keys: plan.keys,
    decimal: plan.decimal,
    dateHint: {
      ...(options.dateOrder === undefined ? {} : { order: options.dateOrder }),
      ...(options.dateCalendar === undefined ? {} : { calendar: options.dateCalendar })
    },
    lineItems: plan.lineItems,
    types: plan.types,
    cancelledAt: plan.cancelledAt,
    ...(options.disabledRules === undefined ? {} : { disabledRules: options.disabledRules }),
    expectedRows: Math.min(MAX_ROWS, Math.ceil((totalBytes / head.bytesPerRow) * 1.02) + 16)
  });
  let bytesBefore = 0;
  for (const [index, file] of files.entries()) {
    const own = index === 0 ? head : await readHead(file, options, encodings[index]);
    if (!sameLayout(head.shape, own.shape)) {
      throw new IngestError({ code: 'different-layout', file: file.name, first: first.name });
    }
    const rowsBefore = builder.rows.count;
    builder.startFile();
    await streamFile(file, index, own, builder, hooks, (bytes) => {
      hooks.onProgress?.({
        phase: 'reading',
        bytes: bytesBefore + bytes,
        totalBytes,
        rows: builder.rows.count
      });
    });
    if (builder.rows.count === rowsBefore) {
      throw new IngestError({ code: 'header-only', file: file.name });
    }
    bytesBefore += file.size;
  }

  const result = builder.finish();
  if (result.counts.accepted === 0) {
    throw new IngestError({
      code: 'no-rows-accepted',
      file: first.name,
      counts: result.counts
    });
  }
  const { dates } = result;
  const questions: Question[] = [...plan.questions];
  if (dates.ambiguous && dates.choices.length > 1 && options.dateOrder === undefined) {
    questions.unshift({ kind: 'date-order', sample: dates.sample, choices: dates.choices });
  }
  const reading: Reading = {
    ...makeReading(infos, head, { ...plan, questions }, options),
    files: infos.map((info, index) => ({ ...info, rows: result.fileRows[index] ?? 0 })),
    rows: result.counts,
    issues: result.issues,
    preview: result.preview
  };
  reading.dialect.dateOrder = dates.order;
  reading.dialect.dateCalendar = dates.calendar;
  return { reading, table: questions.some(blocks) ? null : result.table };
}

/** The unit of money changes no number; every other question does. */
function blocks(question: Question): boolean {
  return question.kind !== 'currency-unit';
}

function columnsOf(plan: ColumnPlan): Partial<Record<Role, number>> {
  const columns: Partial<Record<Role, number>> = {};
  for (const [role, guess] of Object.entries(plan.mapping) as [Role, { column: number }][]) {
    columns[role] = guess.column;
  }
  return columns;
}

function makeReading(
  files: FileInfo[],
  head: FileHead,
  plan: ColumnPlan,
  options: ReadOptions
): Reading {
  const rows: RowCounts = { read: 0, accepted: 0, rejected: 0, ignored: 0, reasons: {} };
  const dialect: Dialect = {
    encoding: head.encoding.encoding,
    encodingEvidence: head.encoding.evidence,
    bom: head.encoding.bom,
    delimiter: head.delimiter,
    quote: '"',
    headerRow: head.shape.headerRow,
    dateOrder: options.dateOrder ?? 'ymd',
    dateCalendar: options.dateCalendar ?? 'gregory',
    decimal: plan.decimal,
    platform: plan.platform
  };
  return {
    files,
    sample: false,
    dialect,
    columns: plan.columns,
    mapping: plan.mapping,
    currency: plan.currency,
    rows,
    issues: [],
    preview: [],
    questions: plan.questions,
    disabledRules: [...(options.disabledRules ?? DEFAULT_DISABLED_RULES)]
  };
}

async function readBytes(file: NamedBlob, from: number, to: number): Promise<Uint8Array> {
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

function decode(bytes: Uint8Array, encoding: EncodingId): string {
  return new TextDecoder(encoding).decode(bytes, { stream: true });
}

/** First bytes of a file: text or not, its encoding, delimiter and headings. */
async function readHead(
  file: NamedBlob,
  options: ReadOptions,
  known: EncodingGuess | undefined
): Promise<FileHead> {
  const { name } = file;
  let bytes = await readBytes(file, 0, SAMPLE_BYTES);
  const binary = sniffBinary(bytes.subarray(0, SNIFF_BYTES));
  if (binary !== null)
    throw new IngestError({ code: 'binary-file', file: name, looksLike: binary });
  const detected = known ?? detectEncoding(bytes, decode);
  const encoding: EncodingGuess =
    options.encoding === undefined
      ? detected
      : { encoding: options.encoding, evidence: 'user', bom: detected.bom };
  let text = decode(bytes, encoding.encoding);
  // One record must be whole, or too wide to be read anyway.
  while (bytes.length < file.size && !/[\n\r]/.test(text) && !isTooWide(text)) {
    if (bytes.length > MAX_LINE) {
      throw new IngestError({ code: 'line-too-long', file: name, line: 1, limit: MAX_LINE });
    }
    bytes = await readBytes(file, 0, bytes.length * 8);
    text = decode(bytes, encoding.encoding);
  }
  if (text.trim() === '' && bytes.length === file.size) {
    throw new IngestError({ code: 'empty-file', file: name });
  }
  const whole = bytes.length === file.size && !/[\n\r]$/.test(text) ? `${text}\n` : text;
  const parse = (sample: string, delimiter: Delimiter): string[][] =>
    parseSample(sample, delimiter, DIALECT_RECORDS);
  const delimiter =
    options.delimiter ??
    announcedDelimiter(text) ??
    detectDelimiter(sampleOf(whole, DIALECT_CHARACTERS), parse);
  if (delimiter === null) throw new IngestError({ code: 'no-table', file: name });
  const parsed = parseSample(whole, delimiter, SAMPLE_RECORDS);
  const records = parsed.filter((record) => !isBlankRow(record));
  const columns = records.reduce((widest, record) => Math.max(widest, record.length), 0);
  if (columns > MAX_COLUMNS) {
    throw new IngestError({ code: 'too-many-columns', file: name, columns, limit: MAX_COLUMNS });
  }
  const shape = shapeOf(records, options.headerRow);
  const rows = records.slice(shape.headerRow === null ? 0 : shape.headerRow + 1);
  if (rows.length === 0 && bytes.length === file.size) {
    throw new IngestError({ code: shape.width < 2 ? 'no-table' : 'header-only', file: name });
  }
  const characters = rows.reduce(
    (sum, row) => row.reduce((length, cell) => length + cell.length + 1, sum),
    0
  );
  const bytesPerCharacter = bytes.length / Math.max(1, text.length);
  const bytesPerRow = Math.max(4, (characters / Math.max(1, rows.length)) * bytesPerCharacter);
  const lenient =
    known !== undefined ||
    encoding.encoding !== 'utf-8' ||
    encoding.evidence === 'user' ||
    encoding.bom;
  return { encoding, lenient, delimiter, shape, rows, bytesPerRow };
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
async function readProbes(file: NamedBlob, head: FileHead): Promise<string[][]> {
  if (file.size <= SAMPLE_BYTES * 2) return [];
  const rows: string[][] = [];
  for (const share of PROBES) {
    // An even start, since UTF-16 has two bytes to a unit.
    const from = Math.floor((file.size * share) / 2) * 2;
    const text = decode(await readBytes(file, from, from + PROBE_BYTES), head.encoding.encoding);
    const start = text.indexOf('\n') + 1;
    const records = parseSample(text.slice(start), head.delimiter, DIALECT_RECORDS);
    for (const record of records) if (record.length === head.shape.width) rows.push(record);
  }
  return rows;
}

function sameLayout(first: TableShape, other: TableShape): boolean {
  return (
    first.width === other.width &&
    (first.headerRow === null) === (other.headerRow === null) &&
    first.headings.every(
      (heading, index) =>
        normaliseHeading(heading) === normaliseHeading(other.headings[index] ?? '')
    )
  );
}

/** Feeds all bytes of a file to the builder. */
async function streamFile(
  file: NamedBlob,
  index: number,
  head: FileHead,
  builder: OrderBuilder,
  hooks: ReadHooks,
  onBytes: (bytes: number) => void
): Promise<void> {
  const decoder = new TextDecoder(head.encoding.encoding, { fatal: !head.lenient });
  let preamble = head.shape.headerRow === null ? 0 : head.shape.headerRow + 1;
  const feed = new RecordFeed(file.name, head.delimiter, (records, firstLine, lines) => {
    let from = 0;
    for (; preamble > 0 && from < records.length; from++) {
      if (!isBlankRow(records[from] ?? [])) preamble -= 1;
    }
    if (preamble === 0) feed.width = head.shape.width;
    if (from === 0) {
      builder.addRows(records, firstLine, lines);
    } else {
      const rest = lines?.slice(from) ?? null;
      builder.addRows(records.slice(from), firstLine + from, rest);
    }
    if (builder.rows.count > MAX_ROWS) {
      throw new IngestError({ code: 'too-many-rows', file: file.name, limit: MAX_ROWS });
    }
  });
  const sliceBytes = hooks.sliceBytes ?? SLICE_BYTES;
  const pieceBytes = hooks.pieceBytes ?? PIECE_BYTES;
  let next = readBytes(file, 0, sliceBytes);
  for (let at = 0; at < file.size; at += sliceBytes) {
    const bytes = await next;
    // The next slice is on its way while this one is parsed.
    next = at + sliceBytes < file.size ? readAhead(file, at + sliceBytes, sliceBytes) : next;
    for (let from = 0; from < bytes.length; from += pieceBytes) {
      const piece = bytes.subarray(from, from + pieceBytes);
      let text: string;
      try {
        text = decoder.decode(piece, { stream: true });
      } catch {
        throw new EncodingFault(index, detectEncoding(piece, decode));
      }
      feed.push(text);
    }
    onBytes(at + bytes.length);
  }
  if (head.lenient) feed.push(decoder.decode());
  feed.end();
}

function readAhead(file: NamedBlob, from: number, length: number): Promise<Uint8Array> {
  const bytes = readBytes(file, from, from + length);
  // Its failure is met where it is awaited; until then it is not unhandled.
  bytes.catch(() => undefined);
  return bytes;
}
