/** The bytes of a file on their way to the builder: slices, one streaming decoder, records. */
import { detectEncoding, type EncodingGuess } from '../core/ingest/encoding';
import { rowsBefore } from '../core/ingest/plan';
import { IngestError } from '../core/ingest/reading';
import { isBlankRow } from '../core/ingest/row-fields';
import type { RepairCode } from '../core/ingest/rules';
import { decode, readBytes, type FileHead, type NamedBlob } from './head';
import { RecordFeed } from './records';

/** What takes the records: the builder of orders or that of customers' figures. */
export interface RowTaker {
  /** Data rows so far. */
  readonly rowCount: number;
  /** Whether the records that come may hold U+FFFD. */
  scanLetters: boolean;
  /**
   * Takes records and returns how many; fewer than given where it met the
   * headings of another table, which the next one is.
   */
  addRows(records: readonly string[][], firstLine: number, lines: readonly number[] | null): number;
  /** The record on a line of the file was repaired before it came here. */
  noteRepair(code: RepairCode, line: number): void;
}

export interface StreamOptions {
  /** Bytes that are read at once. */
  sliceBytes?: number;
  /** Bytes that are decoded and parsed at once. */
  pieceBytes?: number;
  onBytes: (bytes: number) => void;
  /**
   * Met headings of another table with the records below them, as far as they
   * are at hand. Says how many fields its rows have, or null where the table is
   * left out, its headings with it.
   */
  onTable: (headings: readonly string[], below: readonly string[][]) => number | null;
}

/** Bytes that are not in the encoding that the first ones promised. */
export class EncodingFault extends Error {
  readonly file: number;
  readonly found: EncodingGuess;
  constructor(file: number, found: EncodingGuess) {
    super('not in the encoding of the first bytes');
    this.file = file;
    this.found = found;
  }
}

export const MAX_ROWS = 20_000_000;

const SLICE_BYTES = 1024 * 1024;
// Small enough for the records of a piece to die young.
const PIECE_BYTES = 64 * 1024;

/**
 * Feeds all bytes of a file to the builder.
 * @param index of the file, for an {@link EncodingFault}
 * @throws EncodingFault, or IngestError where the file cannot be read to its end
 */
export async function streamFile(
  file: NamedBlob,
  index: number,
  head: FileHead,
  taker: RowTaker,
  options: StreamOptions
): Promise<void> {
  const decoder = new TextDecoder(head.encoding.encoding, { fatal: !head.lenient });
  const feed = feedOf(file, head, taker, options);
  const sliceBytes = options.sliceBytes ?? SLICE_BYTES;
  const pieceBytes = options.pieceBytes ?? PIECE_BYTES;
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
      if (head.lenient && text.includes('\ufffd')) taker.scanLetters = true;
      feed.push(text);
    }
    options.onBytes(at + bytes.length);
  }
  if (head.lenient) feed.push(decoder.decode());
  feed.end();
}

/** A feed that leaves out what stands above the table and asks about tables that follow. */
function feedOf(
  file: NamedBlob,
  head: FileHead,
  taker: RowTaker,
  { onTable }: StreamOptions
): RecordFeed {
  const { delimiter, quote, escape } = head.dialect;
  let preamble = rowsBefore(head.shape);
  const feed = new RecordFeed(
    file.name,
    delimiter,
    (records, firstLine, lines) => {
      let from = 0;
      for (; preamble > 0 && from < records.length; from++) {
        if (!isBlankRow(records[from] ?? [])) preamble -= 1;
      }
      if (preamble > 0) return;
      while (from < records.length) {
        const rest = from === 0 ? records : records.slice(from);
        const starts = from === 0 ? lines : (lines?.slice(from) ?? null);
        from += taker.addRows(rest, firstLine + from, starts);
        const headings = records[from];
        if (headings === undefined) break;
        const width = onTable(headings, records.slice(from + 1));
        feed.width = width ?? headings.length;
        // Handed over again, the headings are counted as a row that is left out.
        if (width !== null) from += 1;
      }
      if (taker.rowCount > MAX_ROWS) {
        throw new IngestError({ code: 'too-many-rows', file: file.name, limit: MAX_ROWS });
      }
    },
    {
      quote,
      escape,
      width: head.shape.width,
      onStrayQuote: (line) => taker.noteRepair('stray-quote', line)
    }
  );
  return feed;
}

function readAhead(file: NamedBlob, from: number, length: number): Promise<Uint8Array> {
  const bytes = readBytes(file, from, from + length);
  // Its failure is met where it is awaited; until then it is not unhandled.
  bytes.catch(() => undefined);
  return bytes;
}
