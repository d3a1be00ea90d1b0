import { IngestError } from '../core/ingest/reading';
import { collect } from './collect';
import type { NamedBlob } from './head';

const STEP = 1024 * 1024;
/** Headers that are looked at in search of further members. */
const MAX_MEMBERS = 100_000;
/** Headers that may prove to be none before the file counts as damaged. */
const MAX_MISSES = 20;

/** Whether the first bytes are a gzip header (RFC 1952, 2.3): deflate, no reserved flag. */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8 && ((head[3] ?? 0) & 0xe0) === 0;
}

/**
 * Unpacks a gzip file. It may be of several members, one after the other
 * (RFC 1952, 2.2); browsers unpack one only, so that the places where others
 * may begin are tried: a member's own checksum tells whether it ended there.
 * @throws IngestError `unpacks-too-large`, `damaged-archive`
 */
export async function unpackGzip(file: NamedBlob, limit: number): Promise<Blob> {
  try {
    return await unpackMember(file, file, limit);
  } catch (error) {
    if (!(error instanceof IngestError) || error.problem.code !== 'damaged-archive') throw error;
    const members = await unpackMembers(file, limit);
    if (members === null) throw error;
    return members;
  }
}

function unpackMember(file: NamedBlob, bytes: Blob, limit: number): Promise<Blob> {
  return collect(bytes.stream().pipeThrough(new DecompressionStream('gzip')), file, 'gzip', limit);
}

async function unpackMembers(file: NamedBlob, limit: number): Promise<Blob | null> {
  const starts = await findHeaders(file);
  if (starts.length < 2) return null;
  const parts: Blob[] = [];
  let size = 0;
  let from = 0;
  let misses = 0;
  for (const to of [...starts.slice(1), file.size]) {
    const member = await unpackMember(file, file.slice(from, to), limit - size).catch(onlyDamage);
    // Not the end of a member: the header's bytes came up inside it by chance.
    if (member === null) {
      misses += 1;
      if (misses > MAX_MISSES) return null;
      continue;
    }
    parts.push(member);
    size += member.size;
    from = to;
  }
  return from === file.size ? new Blob(parts) : null;
}

function onlyDamage(error: unknown): null {
  if (error instanceof IngestError && error.problem.code === 'damaged-archive') return null;
  throw error;
}

/** Offsets of everything that may be a gzip header. */
async function findHeaders(file: NamedBlob): Promise<number[]> {
  const found: number[] = [];
  for (let from = 0; from < file.size; from += STEP) {
    // Four bytes more, for a header that lies across the border.
    const bytes = new Uint8Array(await file.slice(from, from + STEP + 3).arrayBuffer());
    for (let at = bytes.indexOf(0x1f); at >= 0 && at < STEP; at = bytes.indexOf(0x1f, at + 1)) {
      if (isGzip(bytes.subarray(at, at + 4)) && at + 4 <= bytes.length) found.push(from + at);
      if (found.length > MAX_MEMBERS) return [];
    }
  }
  return found;
}
