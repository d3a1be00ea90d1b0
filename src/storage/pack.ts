/** Files made small for keeping, and made whole again. The browser's own gzip does the work. */

/** How long it may go on before the page gets a turn, in milliseconds. */
const SLICE_MS = 8;
/** Bytes given to the compressor at once, so that one step stays short. */
const CHUNK = 64 * 1024;

export type Packing = 'gzip' | 'none';

export interface Packed {
  packing: Packing;
  blob: Blob;
}

/** First bytes of what is compressed already: gzip, zip (and with it .xlsx), zstd, bzip2, xz, 7z. */
const COMPRESSED: readonly (readonly number[])[] = [
  [0x1f, 0x8b],
  [0x50, 0x4b, 0x03, 0x04],
  [0x28, 0xb5, 0x2f, 0xfd],
  [0x42, 0x5a, 0x68],
  [0xfd, 0x37, 0x7a, 0x58, 0x5a],
  [0x37, 0x7a, 0xbc, 0xaf]
];

/**
 * Packs a file, or copies it where packing would not make it smaller. The
 * result does not depend on the file staying where it is.
 * @param limit bytes that the result may have
 * @returns null where it would be larger
 * @throws the error of the browser where the file cannot be read any more
 */
export async function pack(file: Blob, limit: number): Promise<Packed | null> {
  const head = new Uint8Array(await file.slice(0, 8).arrayBuffer());
  const isCompressed = COMPRESSED.some((mark) => mark.every((byte, i) => head[i] === byte));
  if (isCompressed && file.size > limit) return null;
  const canPack = typeof CompressionStream === 'function';
  const packing: Packing = canPack && !isCompressed ? 'gzip' : 'none';
  const end = new AbortController();
  const pieces = unhurried(file.stream(), end.signal);
  const packed = packing === 'gzip' ? compressed(pieces, end.signal) : pieces;
  try {
    const blob = await collect(packed, limit);
    return blob && { packing, blob };
  } finally {
    end.abort();
  }
}

/**
 * The bytes of what was packed.
 * @param size bytes that it had
 * @throws where the bytes are damaged or of another number
 */
export async function unpack({ packing, blob }: Packed, size: number): Promise<Blob> {
  const stream = blob.stream();
  const whole =
    packing === 'gzip'
      ? await collect(stream.pipeThrough(new DecompressionStream('gzip')), size)
      : blob;
  if (whole?.size !== size) throw new RangeError('not the file that was packed');
  return whole;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Small pieces, with a turn for the page whenever it took long. */
function unhurried(stream: ReadableStream<Bytes>, signal: AbortSignal): ReadableStream<Bytes> {
  let turn = performance.now();
  const pieces = new TransformStream<Bytes, Bytes>({
    async transform(bytes, controller) {
      for (let at = 0; at < bytes.length; at += CHUNK) {
        if (performance.now() - turn > SLICE_MS) {
          await new Promise((resolve) => setTimeout(resolve));
          turn = performance.now();
        }
        controller.enqueue(bytes.subarray(at, at + CHUNK));
      }
    }
  });
  return stream.pipeThrough(pieces, { signal });
}

/** One piece after the other: some compressors take in all that they are given at once. */
function compressed(pieces: ReadableStream<Bytes>, signal: AbortSignal): ReadableStream<Bytes> {
  const { readable, writable } = new CompressionStream('gzip');
  const writer = writable.getWriter();
  const feed = new WritableStream<Bytes>({
    write: (piece) => writer.write(piece),
    close: () => writer.close(),
    abort: (reason) => writer.abort(reason)
  });
  // What fails here fails for the reader of the compressed bytes too.
  pieces.pipeTo(feed, { signal }).catch(() => undefined);
  return readable;
}

class OverLimit extends Error {}

/** One Blob of a stream, which the browser may keep on the disk; null where there is more than the limit. */
async function collect(stream: ReadableStream<Bytes>, limit: number): Promise<Blob | null> {
  let length = 0;
  const counted = new TransformStream<Bytes, Bytes>({
    transform(bytes, controller) {
      length += bytes.length;
      if (length > limit) throw new OverLimit();
      controller.enqueue(bytes);
    }
  });
  try {
    return await new Response(stream.pipeThrough(counted)).blob();
  } catch (error) {
    // Some browsers pass on an error of their own in its place.
    if (error instanceof OverLimit || length > limit) return null;
    throw error;
  }
}
