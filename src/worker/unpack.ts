/** Archives that hold a table → the table as a file of its own. Runs in the worker. */
import { IngestError } from '../core/ingest/reading';
import { archiveKind } from './archive-kind';
import { collect, UNPACK_LIMIT } from './collect';
import { isCompoundFile, isEncryptedOffice } from './compound-file';
import { isGzip, unpackGzip } from './gzip';
import type { NamedBlob } from './head';
import type { FileOrigin } from './protocol';
import { isZip, listZip, openZipEntry, type ZipEntry } from './zip';

/** A file without its packaging, and what it was inside of. */
export interface Unpacked extends FileOrigin {
  file: NamedBlob;
}

const HEAD_BYTES = 8;
const TABLE = /\.(?:csv|tsv|tab)(?:\.gz)?$/i;
const TEXT = /\.txt(?:\.gz)?$/i;

/**
 * Takes a table out of gzip or zip (RFC 1952; PKWARE's APPNOTE), by the first
 * bytes of the file, not by its name. Anything else comes back as it is.
 * Inside a zip archive the first .csv, .tsv or, without these, .txt is taken,
 * also one that is packed with gzip again.
 * @param part path of the file wanted inside an archive; one that is not there is not heeded
 * @param limit the most bytes that it may unpack to
 * @throws IngestError `encrypted-file`, `damaged-archive`, `unpacks-too-large`,
 *   `nothing-inside` without a table, `binary-file` for a workbook or another document
 * @example
 * const { file, otherParts } = await unpack(new File([bytes], 'export.zip'));
 * file.name; // 'orders.csv'
 */
export async function unpack(
  file: NamedBlob,
  part?: string,
  limit: number = UNPACK_LIMIT
): Promise<Unpacked> {
  const head = await headOf(file);
  if (isGzip(head)) {
    const blob = await unpackGzip(file, limit);
    const inner = named(blob, withoutGz(file.name));
    return { file: inner, unpackedFrom: 'gzip', part: null, otherParts: [] };
  }
  if (isZip(head)) return unpackZip(file, part, limit);
  if (isCompoundFile(head) && (await isEncryptedOffice(file))) {
    throw new IngestError({ code: 'encrypted-file', file: file.name, format: 'xlsx' });
  }
  return { file, unpackedFrom: null, part: null, otherParts: [] };
}

async function unpackZip(
  file: NamedBlob,
  part: string | undefined,
  limit: number
): Promise<Unpacked> {
  const entries = await listZip(file).catch((error: unknown) => {
    const { name } = file;
    throw isDamage(error) && /\.xls[a-z]?$/i.test(name)
      ? new IngestError({ code: 'damaged-archive', file: name, format: 'xlsx' })
      : error;
  });
  const kind = archiveKind(entries);
  if (kind !== 'zip') {
    const looksLike = kind === 'office' ? 'unknown' : 'excel';
    throw new IngestError({ code: 'binary-file', file: file.name, looksLike });
  }
  const tables = tablesIn(entries);
  const entry = tables.find(({ name }) => name === part) ?? tables[0];
  if (entry === undefined) {
    throw new IngestError({ code: 'nothing-inside', file: file.name, format: 'zip' });
  }
  // What the directory admits need not be unpacked first.
  if (entry.size > limit) {
    throw new IngestError({ code: 'unpacks-too-large', file: file.name, limit });
  }
  let inner = named(
    await collect(await openZipEntry(file, entry), file, 'zip', limit),
    baseName(entry.name)
  );
  if (isGzip(await headOf(inner))) {
    inner = named(await unpackGzip(inner, limit), withoutGz(inner.name));
  }
  return {
    file: inner,
    unpackedFrom: 'zip',
    part: entry.name,
    otherParts: tables.filter((other) => other !== entry).map(({ name }) => name)
  };
}

/** Files in an archive that may be tables, the likelier ones first. */
function tablesIn(entries: readonly ZipEntry[]): ZipEntry[] {
  const filled = entries.filter(({ size }) => size > 0);
  const tables = [
    ...filled.filter(({ name }) => TABLE.test(name)),
    ...filled.filter(({ name }) => TEXT.test(name))
  ];
  // A lone file is what was meant, whatever it is called; the reader looks at its bytes.
  return tables.length === 0 && filled.length === 1 ? filled : tables;
}

const isDamage = (error: unknown): boolean =>
  error instanceof IngestError && error.problem.code === 'damaged-archive';

async function headOf(file: NamedBlob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  } catch {
    throw new IngestError({ code: 'unreadable-file', file: file.name });
  }
}

const named = (blob: Blob, name: string): NamedBlob => new File([blob], name);

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const withoutGz = (name: string): string => name.replace(/(.)\.gz(?:ip)?$/i, '$1');
