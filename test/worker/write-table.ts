/**
 * A writer of delimited text after RFC 4180, for any delimiter, quote, line
 * end and encoding: what the reader must read back. It shares nothing with
 * the reader.
 */
import type { Delimiter, EncodingId } from '../../src/core/ingest/reading';

export interface Writing {
  delimiter: Delimiter;
  quote: '"' | "'";
  /** Which cells are quoted besides those that must be. */
  quoting: 'needed' | 'all' | 'texts';
  newline: '\n' | '\r\n' | '\r';
  /** Whether the last line has an end. */
  finalNewline: boolean;
  encoding: EncodingId;
  /** Only for the encodings of Unicode. */
  bom: boolean;
}

/** The table as text, without a BOM. */
export function writeTable(rows: readonly (readonly string[])[], how: Writing): string {
  const { delimiter, quote, quoting, newline, finalNewline } = how;
  const cell = (text: string): string => {
    const must = [delimiter, '"', "'", '\r', '\n'].some((mark) => text.includes(mark));
    const may = quoting === 'all' || (quoting === 'texts' && /[^\d.]/.test(text));
    return must || may ? quote + text.replaceAll(quote, quote + quote) + quote : text;
  };
  const lines = rows.map((row) => row.map(cell).join(delimiter));
  return lines.join(newline) + (finalNewline ? newline : '');
}

const tables = new Map<EncodingId, Map<string, number>>();

/** Bytes of the upper half of a single-byte encoding by letter. */
function upperHalf(encoding: EncodingId): Map<string, number> {
  let table = tables.get(encoding);
  if (table === undefined) {
    table = new Map();
    const decoder = new TextDecoder(encoding);
    for (let byte = 128; byte < 256; byte++) table.set(decoder.decode(Uint8Array.of(byte)), byte);
    tables.set(encoding, table);
  }
  return table;
}

/** The text in an encoding, or null where that lacks one of its letters. */
export function encode(
  text: string,
  encoding: EncodingId,
  bom: boolean
): Uint8Array<ArrayBuffer> | null {
  if (encoding === 'utf-8') return new TextEncoder().encode(bom ? `\ufeff${text}` : text);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const marked = bom ? `\ufeff${text}` : text;
    const bytes = new Uint8Array(marked.length * 2);
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < marked.length; i++) {
      view.setUint16(i * 2, marked.charCodeAt(i), encoding === 'utf-16le');
    }
    return bytes;
  }
  const bytes = new Uint8Array(text.length);
  const upper = upperHalf(encoding);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const byte = code < 128 ? code : upper.get(text.charAt(i));
    if (byte === undefined) return null;
    bytes[i] = byte;
  }
  return bytes;
}
