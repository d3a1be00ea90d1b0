import type { EncodingId } from '../../../src/core/ingest/reading';

/** As the reader decodes. Node's decoder knows windows-1252 only when it streams; else it reads Latin 1. */
export const decode = (bytes: Uint8Array, encoding: EncodingId): string =>
  new TextDecoder(encoding).decode(bytes, { stream: true });

const tables = new Map<EncodingId, Map<string, number>>();

function tableOf(encoding: EncodingId): Map<string, number> {
  let table = tables.get(encoding);
  if (!table) {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    table = new Map([...decode(bytes, encoding)].map((letter, byte) => [letter, byte]));
    tables.set(encoding, table);
  }
  return table;
}

/** A text's bytes in an encoding; throws where it has a letter that the encoding has not. */
export function encode(text: string, encoding: EncodingId): Uint8Array<ArrayBuffer> {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-16le') return new Uint8Array(Buffer.from(text, 'utf16le'));
  if (encoding === 'utf-16be') return new Uint8Array(Buffer.from(text, 'utf16le').swap16());
  const table = tableOf(encoding);
  return Uint8Array.from([...text], (letter) => {
    const byte = table.get(letter);
    if (byte === undefined) throw new RangeError(`${encoding} has no ${letter}`);
    return byte;
  });
}
