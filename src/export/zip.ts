/** A ZIP archive without compression: enough to hand over a few small tables as one file. */

export interface ZipEntry {
  /** Path inside the archive, with forward slashes. */
  name: string;
  text: string;
}

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_RECORD = 0x06054b50;
/** 2.0, the version that knows folders; no feature beyond it is used. */
const VERSION = 20;
/** Bit 11: names are UTF-8. */
const UTF8_NAMES = 0x0800;
const LOCAL_SIZE = 30;
const CENTRAL_SIZE = 46;
const END_SIZE = 22;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc >>> 0;
});

/**
 * CRC-32 as ZIP and PNG use it (reflected polynomial 0xEDB88320).
 * @example crc32(new TextEncoder().encode('123456789')) === 0xcbf43926
 */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** MS-DOS date and time, in two-second steps, never before 1980. */
function dosTime(date: Date): { date: number; time: number } {
  const year = Math.max(date.getFullYear(), 1980) - 1980;
  return {
    date: (year << 9) | ((date.getMonth() + 1) << 5) | date.getDate(),
    time: (date.getHours() << 11) | (date.getMinutes() << 5) | (date.getSeconds() >> 1)
  };
}

/**
 * Stores the texts, as UTF-8, in one archive.
 * @param madeAt milliseconds since 1970, written as the entries' time
 */
export function zip(entries: readonly ZipEntry[], madeAt: number): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const stamp = dosTime(new Date(madeAt));
  const files = entries.map((entry) => {
    const data = encoder.encode(entry.text);
    return { name: encoder.encode(entry.name), data, crc: crc32(data) };
  });
  const size = files.reduce(
    (sum, { name, data }) => sum + LOCAL_SIZE + CENTRAL_SIZE + 2 * name.length + data.length,
    END_SIZE
  );
  const archive = new Uint8Array(size);
  const view = new DataView(archive.buffer);
  let at = 0;
  const u16 = (value: number): void => {
    view.setUint16(at, value, true);
    at += 2;
  };
  const u32 = (value: number): void => {
    view.setUint32(at, value, true);
    at += 4;
  };
  const bytes = (value: Uint8Array): void => {
    archive.set(value, at);
    at += value.length;
  };
  /** The part that both headers share. */
  const describe = (file: (typeof files)[number]): void => {
    u16(VERSION);
    u16(UTF8_NAMES);
    u16(0); // stored
    u16(stamp.time);
    u16(stamp.date);
    u32(file.crc);
    u32(file.data.length);
    u32(file.data.length);
    u16(file.name.length);
    u16(0); // no extra field
  };

  const offsets = files.map((file) => {
    const offset = at;
    u32(LOCAL_HEADER);
    describe(file);
    bytes(file.name);
    bytes(file.data);
    return offset;
  });
  const directory = at;
  files.forEach((file, i) => {
    u32(CENTRAL_HEADER);
    u16(VERSION);
    describe(file);
    u16(0); // no comment
    u16(0); // first disk
    u16(0); // no internal attributes
    u32(0); // no external attributes
    u32(offsets[i] ?? 0);
    bytes(file.name);
  });
  const directorySize = at - directory;
  u32(END_RECORD);
  u16(0);
  u16(0);
  u16(files.length);
  u16(files.length);
  u32(directorySize);
  u32(directory);
  u16(0);
  return archive;
}
