import { deflateRawSync } from 'node:zlib';

/** A file to put into an archive, and how. */
export interface ZipPart {
  name: string | Uint8Array;
  data: string | Uint8Array;
  /** 0 stored, 8 deflate (the default); anything else is written as stored, under that number. */
  method?: number;
  /** General purpose flags: 1 encrypted, 0x800 name in UTF-8 (the default). */
  flags?: number;
  /** Further bytes after the name in the directory. */
  extra?: Uint8Array;
  /** Size that the directory tells instead of the true one. */
  declaredSize?: number;
  /** Checksum that the directory tells instead of the true one. */
  declaredCrc?: number;
}

export interface ZipShape {
  comment?: string;
  /** Sizes and offsets go into 64-bit fields. */
  wide?: boolean;
  /** Bytes ahead of the archive, which its offsets do not count. */
  prefix?: Uint8Array;
}

const utf8 = (text: string | Uint8Array): Uint8Array =>
  typeof text === 'string' ? new TextEncoder().encode(text) : text;

/** CRC-32 bit by bit, as ISO 3309 defines it: slow, and written apart from the app's. */
export function plainCrc32(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    for (let bit = 0; bit < 8; bit++) {
      const lowest = (rest ^ (byte >>> bit)) & 1;
      rest = (rest >>> 1) ^ (lowest ? 0xedb88320 : 0);
    }
  }
  return ~rest >>> 0;
}

/** Bytes of numbers of the given widths, the low byte first. */
function fields(...pairs: [value: number, width: 2 | 4 | 8][]): Uint8Array {
  const bytes = new Uint8Array(pairs.reduce((sum, [, width]) => sum + width, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [value, width] of pairs) {
    if (width === 2) view.setUint16(at, value, true);
    else if (width === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += width;
  }
  return bytes;
}

function joined(...pieces: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** A zip archive, written by PKWARE's APPNOTE 6.3.9. */
export function makeZip(
  parts: readonly ZipPart[],
  { comment = '', wide = false, prefix = new Uint8Array() }: ZipShape = {}
): Uint8Array<ArrayBuffer> {
  const local: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const part of parts) {
    const { method = 8, flags = 0x800, extra = new Uint8Array() } = part;
    const name = utf8(part.name);
    const data = utf8(part.data);
    const packed = method === 8 ? new Uint8Array(deflateRawSync(data)) : data;
    const crc = part.declaredCrc ?? plainCrc32(data);
    const size = part.declaredSize ?? data.length;
    const narrow = (value: number): number => (wide ? 0xffffffff : value);
    const header = joined(
      fields([0x04034b50, 4], [20, 2], [flags, 2], [method, 2], [0, 4], [crc, 4]),
      fields([packed.length, 4], [size, 4], [name.length, 2], [3, 2]),
      name,
      // An extra field here that the directory does not have, as archivers write.
      new Uint8Array([9, 9, 9])
    );
    const more = wide
      ? joined(fields([1, 2], [24, 2], [size, 8], [packed.length, 8], [offset, 8]), extra)
      : extra;
    central.push(
      joined(
        fields([0x02014b50, 4], [20, 2], [20, 2], [flags, 2], [method, 2], [0, 4], [crc, 4]),
        fields([narrow(packed.length), 4], [narrow(size), 4], [name.length, 2]),
        fields([more.length, 2], [4, 2], [0, 2], [0, 2], [0, 4], [narrow(offset), 4]),
        name,
        more,
        utf8('note')
      )
    );
    local.push(header, packed);
    offset += header.length + packed.length;
  }
  const directory = joined(...central);
  const end64 = wide
    ? joined(
        fields([0x06064b50, 4], [44, 8], [45, 2], [45, 2], [0, 4], [0, 4]),
        fields([parts.length, 8], [parts.length, 8], [directory.length, 8], [offset, 8]),
        fields([0x07064b50, 4], [0, 4], [offset + directory.length, 8], [1, 4])
      )
    : new Uint8Array();
  const note = utf8(comment);
  const counted = wide ? 0xffff : parts.length;
  const end = joined(
    fields([0x06054b50, 4], [0, 2], [0, 2], [counted, 2], [counted, 2]),
    fields([wide ? 0xffffffff : directory.length, 4], [wide ? 0xffffffff : offset, 4]),
    fields([note.length, 2]),
    note
  );
  return joined(prefix, ...local, directory, end64, end);
}
