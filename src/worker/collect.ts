import { IngestError, type FileProblem } from '../core/ingest/reading';
import type { NamedBlob } from './head';

/** The most that an archive or workbook may unpack to, in bytes. */
export const UNPACK_LIMIT = 1024 * 1024 * 1024;

/** Bytes that are handed to the browser at once; it keeps them on disk where they are many. */
const STEP = 8 * 1024 * 1024;

/**
 * All bytes of a stream as a blob, which is filled in steps so that no more
 * than a step is held in memory here.
 * @param file what is unpacked, for messages
 * @throws IngestError `unpacks-too-large` at the first byte above the limit,
 *   `damaged-archive` where the stream fails
 */
export async function collect(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  file: NamedBlob,
  format: Extract<FileProblem, { code: 'damaged-archive' }>['format'],
  limit: number
): Promise<Blob> {
  const parts: Blob[] = [];
  let step: Uint8Array<ArrayBuffer>[] = [];
  let stepBytes = 0;
  let total = 0;
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      total += value.length;
      if (total > limit) {
        throw new IngestError({ code: 'unpacks-too-large', file: file.name, limit });
      }
      step.push(value);
      stepBytes += value.length;
      if (stepBytes >= STEP) {
        parts.push(new Blob(step));
        step = [];
        stepBytes = 0;
      }
    }
  } catch (error) {
    // What comes of the rest of the stream no longer matters.
    reader.cancel().catch(() => undefined);
    if (error instanceof IngestError) throw error;
    throw new IngestError(
      isGone(error)
        ? { code: 'unreadable-file', file: file.name }
        : { code: 'damaged-archive', file: file.name, format }
    );
  }
  return new Blob([...parts, ...step]);
}

/** Whether the file itself could not be read: moved, changed or locked since it was chosen. */
export function isGone(error: unknown): boolean {
  return error instanceof DOMException && /^Not(?:Found|Readable|Allowed)/.test(error.name);
}
