/** The directory of a zip archive, and its entries as streams of bytes. */
import { IngestError } from '../core/ingest/reading';
import { Crc32 } from './crc32';
import type { NamedBlob } from './head';
import { decodeName, extraField } from './zip-names';

/** A file inside an archive. */
export interface ZipEntry {
  /** Path inside the archive, with forward slashes. */
  name: string;
  encrypted: boolean;
  /** 0 stored, 8 deflate. */
  method: number;
  crc32: number;
  /** Bytes inside the archive. */
  packedSize: number;
  /** Bytes once unpacked, as the directory says. */
  size: number;
  /** Where its local header begins. */
  offset: number;
}

interface Directory {
  entries: number;
  size: number;
  offset: number;
  /** Where the record that ends the directory begins. */
  end: number;
}

const END = 0x06054b50;
const END_BYTES = 22;
const MAX_COMMENT = 0xffff;
const END_64_LOCATOR = 0x07064b50;
const END_64_LOCATOR_BYTES = 20;
const END_64 = 0x06064b50;
const END_64_BYTES = 56;
const CENTRAL = 0x02014b50;
const CENTRAL_BYTES = 46;
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
const MAX_32 = 0xffff_ffff;
const MAX_16 = 0xffff;
const ZIP64_FIELD = 1;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATE = 8;
const AES = 99;
/** No directory that anybody made by hand is longer, in bytes. */
const MAX_DIRECTORY = 64 * 1024 * 1024;

const damaged = (file: NamedBlob): IngestError =>
  new IngestError({ code: 'damaged-archive', file: file.name, format: 'zip' });

/** Whether the first bytes are those of a zip archive, be it an empty one. */
export function isZip(head: Uint8Array): boolean {
  return (
    head[0] === 0x50 &&
    head[1] === 0x4b &&
    ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6))
  );
}

/**
 * Lists the files of a zip archive (PKWARE's APPNOTE 6.3.9, 4.3.6 to 4.5.3),
 * in the order of its directory. Folders, hidden files and what macOS adds are
 * left out. Reads the directory only, never the contents.
 * @throws IngestError `damaged-archive` where there is no whole directory
 * @example (await listZip(file)).map((entry) => entry.name) // ['orders.csv']
 */
export async function listZip(file: NamedBlob): Promise<ZipEntry[]> {
  const { entries, size, offset, end } = await findDirectory(file);
  if (size > MAX_DIRECTORY || offset + size > end) throw damaged(file);
  // Bytes ahead of the archive (a program that unpacks itself) shift all offsets.
  const shift = end - (offset + size);
  const bytes = await bytesOf(file, offset + shift, offset + shift + size);
  const view = viewOf(bytes);
  const list: ZipEntry[] = [];
  let at = 0;
  for (let i = 0; i < entries; i++) {
    if (at + CENTRAL_BYTES > bytes.length || view.getUint32(at, true) !== CENTRAL) {
      throw damaged(file);
    }
    const nameEnd = at + CENTRAL_BYTES + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const next = extraEnd + view.getUint16(at + 32, true);
    if (next > bytes.length) throw damaged(file);
    const extra = bytes.subarray(nameEnd, extraEnd);
    const flags = view.getUint16(at + 8, true);
    const name = decodeName(bytes.subarray(at + CENTRAL_BYTES, nameEnd), flags, extra);
    const [whole, packed, start] = wideFields(extra, [
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true)
    ]);
    const method = view.getUint16(at + 10, true);
    if (isListed(name)) {
      list.push({
        name,
        encrypted: (flags & ENCRYPTED) !== 0 || method === AES,
        method,
        crc32: view.getUint32(at + 16, true),
        packedSize: packed,
        size: whole,
        offset: start + shift
      });
    }
    at = next;
  }
  return list;
}

/**
 * The bytes of a file inside an archive as they are packed there.
 * @throws IngestError `encrypted-file` behind a password; `damaged-archive`
 *   where its header is broken or it is packed in a way that no browser knows
 */
export async function packedBytes(file: NamedBlob, entry: ZipEntry): Promise<Blob> {
  if (entry.encrypted) {
    throw new IngestError({ code: 'encrypted-file', file: file.name, format: 'zip' });
  }
  const header = viewOf(await bytesOf(file, entry.offset, entry.offset + LOCAL_BYTES));
  if (header.byteLength < LOCAL_BYTES || header.getUint32(0, true) !== LOCAL) throw damaged(file);
  const start =
    entry.offset + LOCAL_BYTES + header.getUint16(26, true) + header.getUint16(28, true);
  if (start + entry.packedSize > file.size) throw damaged(file);
  if (entry.method !== STORED && entry.method !== DEFLATE) throw damaged(file);
  return file.slice(start, start + entry.packedSize);
}

/**
 * The contents of a file inside an archive. The stream fails where they are
 * not what the directory says (length and CRC-32).
 * @throws IngestError as {@link packedBytes}
 */
export async function openZipEntry(
  file: NamedBlob,
  entry: ZipEntry
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const packed = (await packedBytes(file, entry)).stream();
  if (entry.method === STORED) return packed.pipeThrough(checked(entry));
  return packed.pipeThrough(new DecompressionStream('deflate-raw')).pipeThrough(checked(entry));
}

/** Passes bytes on, and fails at the end where they are not those of the entry. */
function checked(
  entry: ZipEntry
): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  const crc = new Crc32();
  let length = 0;
  return new TransformStream({
    transform(chunk, controller) {
      length += chunk.length;
      if (length > entry.size) throw new RangeError('longer than its directory says');
      crc.add(chunk);
      controller.enqueue(chunk);
    },
    flush() {
      if (length !== entry.size || crc.value !== entry.crc32) {
        throw new RangeError('not the contents that were packed');
      }
    }
  });
}

async function findDirectory(file: NamedBlob): Promise<Directory> {
  const from = Math.max(0, file.size - END_BYTES - MAX_COMMENT);
  const tail = viewOf(await bytesOf(file, from, file.size));
  let at = tail.byteLength - END_BYTES;
  for (; at >= 0; at--) {
    // A comment may hold the same four bytes; the true record's comment fits in what follows.
    if (
      tail.getUint32(at, true) === END &&
      at + END_BYTES + tail.getUint16(at + 20, true) <= tail.byteLength
    ) {
      break;
    }
  }
  if (at < 0) throw damaged(file);
  const end = from + at;
  const directory = {
    entries: tail.getUint16(at + 10, true),
    size: tail.getUint32(at + 12, true),
    offset: tail.getUint32(at + 16, true),
    end
  };
  const wide =
    directory.entries === MAX_16 || directory.size === MAX_32 || directory.offset === MAX_32;
  if (wide) return (await findDirectory64(file, end)) ?? directory;
  // Archives on several disks are of another time.
  if (tail.getUint16(at + 4, true) !== 0) throw damaged(file);
  return directory;
}

async function findDirectory64(file: NamedBlob, end: number): Promise<Directory | null> {
  const locator = viewOf(await bytesOf(file, end - END_64_LOCATOR_BYTES, end));
  if (locator.byteLength < END_64_LOCATOR_BYTES || locator.getUint32(0, true) !== END_64_LOCATOR) {
    return null;
  }
  const told = Number(locator.getBigUint64(8, true));
  // Where bytes stand ahead of the archive, the place told is wrong; the record ends here as a rule.
  for (const at of [told, end - END_64_LOCATOR_BYTES - END_64_BYTES]) {
    const record = viewOf(await bytesOf(file, at, at + END_64_BYTES));
    if (record.byteLength < END_64_BYTES || record.getUint32(0, true) !== END_64) continue;
    return {
      entries: Number(record.getBigUint64(32, true)),
      size: Number(record.getBigUint64(40, true)),
      offset: Number(record.getBigUint64(48, true)),
      end: at
    };
  }
  throw damaged(file);
}

type Sizes = [whole: number, packed: number, offset: number];

/** Sizes and offset of an entry; those that do not fit in 32 bits stand in its zip64 field. */
function wideFields(extra: Uint8Array, narrow: Sizes): Sizes {
  if (!narrow.includes(MAX_32)) return narrow;
  const field = extraField(extra, ZIP64_FIELD);
  if (field === null) return narrow;
  const view = viewOf(field);
  let at = 0;
  const widen = (value: number): number => {
    if (value !== MAX_32 || at + 8 > view.byteLength) return value;
    at += 8;
    return Number(view.getBigUint64(at - 8, true));
  };
  // In this order, and only those that need it (APPNOTE 4.5.3).
  return [widen(narrow[0]), widen(narrow[1]), widen(narrow[2])];
}

function isListed(name: string): boolean {
  return (
    !name.endsWith('/') &&
    !name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX')
  );
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

async function bytesOf(file: NamedBlob, from: number, to: number): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(Math.max(0, from), Math.max(0, to)).arrayBuffer());
  } catch {
    throw new IngestError({ code: 'unreadable-file', file: file.name });
  }
}
