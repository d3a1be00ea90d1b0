import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { IngestError, type FileProblem } from '../../src/core/ingest/reading';
import type { NamedBlob } from '../../src/worker/head';
import { unpack } from '../../src/worker/unpack';
import { file } from './fixture';
import { makeZip, type ZipPart } from './zip-writer';

const ORDERS = 'order,date,amount\n1,2024-03-20,10\n';

const packed = (text: string | Uint8Array, level = 6): Uint8Array<ArrayBuffer> =>
  new Uint8Array(gzipSync(text, { level }));

const zip = (...parts: ZipPart[]): NamedBlob => file(makeZip(parts), 'export.zip');

async function problemOf(work: Promise<unknown>): Promise<FileProblem> {
  const error: unknown = await work.then(
    () => 'no error',
    (reason: unknown) => reason
  );
  if (error instanceof IngestError) return error.problem;
  throw new Error(`no problem of a file: ${String(error)}`);
}

function bytesOf(...parts: (string | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)))
  );
}

describe('unpack: what is no archive', () => {
  it.each([
    ['text', ORDERS],
    ['text that begins as a zip file', 'PK,amount\n'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a)],
    ['an empty file', ''],
    ['gzip’s first bytes with another method', Uint8Array.of(0x1f, 0x8b, 7, 0, 0, 0)]
  ])('gives %s back as it is', async (_, content) => {
    const given = file(content);
    const { file: same, ...origin } = await unpack(given, 'x.csv');
    expect(same).toBe(given);
    expect(origin).toEqual({ unpackedFrom: null, part: null, otherParts: [] });
  });
});

describe('unpack: gzip', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('gives the file inside, under the name without .gz', async () => {
    const { file: inner, ...origin } = await unpack(file(packed(ORDERS), 'orders.csv.gz'));
    expect(inner.name).toBe('orders.csv');
    expect(await inner.text()).toBe(ORDERS);
    expect(origin).toEqual({ unpackedFrom: 'gzip', part: null, otherParts: [] });
  });

  it('goes by the bytes, whatever the name', async () => {
    const { file: inner } = await unpack(file(packed(ORDERS), 'orders.csv'));
    expect(inner.name).toBe('orders.csv');
    expect(await inner.text()).toBe(ORDERS);
    expect((await unpack(file(packed(ORDERS), '.gz'))).file.name).toBe('.gz');
  });

  it('unpacks several members, one after the other', async () => {
    const members = bytesOf(packed('a,b\n'), packed('1,2\n'), packed('3,4\n'));
    expect(await (await unpack(file(members, 'a.csv.gz'))).file.text()).toBe('a,b\n1,2\n3,4\n');
  });

  it('unpacks several members where the browser takes one only, as the standard says', async () => {
    vi.stubGlobal('DecompressionStream', OneMember);
    // What looks like a header, inside a member that is stored, not deflated.
    const noise = Uint8Array.of(0x1f, 0x8b, 8, 0, 77);
    const members = bytesOf(packed('a,b\n'), packed(bytesOf(noise, '1,2\n'), 0), packed('3,4\n'));
    // The standard's "junk after the end", so that this test has something to show.
    await expect(
      new Response(new Blob([members]).stream().pipeThrough(new OneMember('gzip'))).text()
    ).rejects.toThrow('junk');
    const { file: inner } = await unpack(file(members, 'a.csv.gz'));
    expect(new Uint8Array(await inner.arrayBuffer())).toEqual(
      bytesOf('a,b\n', noise, '1,2\n', '3,4\n')
    );
  });

  it.each([
    ['cut short', packed(ORDERS.repeat(99)).slice(0, 60)],
    ['cut before its checksum', packed(ORDERS).slice(0, -8)],
    ['only its header', packed(ORDERS).slice(0, 10)],
    [
      'with a wrong checksum',
      bytesOf(packed(ORDERS).slice(0, -8), Uint8Array.of(1, 2, 3, 4, 0, 0, 0, 0))
    ]
  ])('says that a file is damaged: %s', async (_, bytes) => {
    expect(await problemOf(unpack(file(bytes, 'a.gz')))).toEqual({
      code: 'damaged-archive',
      file: 'a.gz',
      format: 'gzip'
    });
  });

  it('stops at the limit, and takes what just fits', async () => {
    const bytes = packed('x'.repeat(100_000));
    const problem = await problemOf(unpack(file(bytes, 'a.gz'), undefined, 99_999));
    expect(problem).toEqual({ code: 'unpacks-too-large', file: 'a.gz', limit: 99_999 });
    expect((await unpack(file(bytes, 'a.gz'), undefined, 100_000)).file.size).toBe(100_000);
  });

  it('stops a bomb of 1000:1 early, without holding what it unpacks to', async () => {
    // 1 GiB of zeros, packed piece by piece: 1 MB.
    const bomb = bytesOf(...Array<Uint8Array>(64).fill(packed(new Uint8Array(16 << 20))));
    expect((64 * (16 << 20)) / bomb.length).toBeGreaterThan(1000);
    const before = process.memoryUsage().rss;
    const limit = 32 << 20;
    let unpacked = 0;
    const Real = DecompressionStream;
    vi.stubGlobal(
      'DecompressionStream',
      class {
        readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>;
        readonly writable: WritableStream<BufferSource>;
        constructor(format: CompressionFormat) {
          const { readable, writable } = new Real(format);
          const count = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
            transform(chunk, controller) {
              unpacked += chunk.length;
              controller.enqueue(chunk);
            }
          });
          this.readable = readable.pipeThrough(count);
          this.writable = writable;
        }
      }
    );
    expect(await problemOf(unpack(file(bomb, 'bomb.gz'), undefined, limit))).toEqual({
      code: 'unpacks-too-large',
      file: 'bomb.gz',
      limit
    });
    expect(unpacked).toBeGreaterThan(limit);
    // Streams take some pieces ahead.
    expect(unpacked).toBeLessThan(1.1 * limit);
    expect(process.memoryUsage().rss - before).toBeLessThan(256 << 20);
  });
});

describe('unpack: zip', () => {
  it('takes the first table inside and names the others', async () => {
    const archive = zip(
      { name: 'read me.txt', data: 'hello' },
      { name: 'logo.png', data: 'x' },
      { name: 'data/orders.csv', data: ORDERS },
      { name: 'data/customers.tsv', data: 'id\tcity\n' },
      { name: '__MACOSX/data/._orders.csv', data: 'x' }
    );
    const { file: inner, ...origin } = await unpack(archive);
    expect(inner.name).toBe('orders.csv');
    expect(await inner.text()).toBe(ORDERS);
    expect(origin).toEqual({
      unpackedFrom: 'zip',
      part: 'data/orders.csv',
      otherParts: ['data/customers.tsv', 'read me.txt']
    });
  });

  it('takes the one asked for, and the first where there is none of that name', async () => {
    const archive = zip({ name: 'a.csv', data: 'a' }, { name: 'b.csv', data: 'b' });
    const chosen = await unpack(archive, 'b.csv');
    expect(await chosen.file.text()).toBe('b');
    expect(chosen).toMatchObject({ part: 'b.csv', otherParts: ['a.csv'] });
    expect((await unpack(archive, 'c.csv')).part).toBe('a.csv');
  });

  it('unpacks a .csv.gz inside too', async () => {
    const { file: inner, part } = await unpack(zip({ name: 'o.csv.gz', data: packed(ORDERS) }));
    expect([inner.name, part, await inner.text()]).toEqual(['o.csv', 'o.csv.gz', ORDERS]);
  });

  it('takes a lone file whatever it is called', async () => {
    const { file: inner } = await unpack(zip({ name: 'export', data: ORDERS }));
    expect(await inner.text()).toBe(ORDERS);
  });

  it.each([
    ['pictures only', zip({ name: 'a.png', data: 'x' }, { name: 'b.png', data: 'y' })],
    ['no file', zip()],
    ['an empty table', zip({ name: 'a.csv', data: '' })]
  ])('says that there is nothing inside: %s', async (_, archive) => {
    expect(await problemOf(unpack(archive))).toEqual({
      code: 'nothing-inside',
      file: 'export.zip',
      format: 'zip'
    });
  });

  it('says that a file is behind a password', async () => {
    expect(await problemOf(unpack(zip({ name: 'a.csv', data: 'x', flags: 1 })))).toEqual({
      code: 'encrypted-file',
      file: 'export.zip',
      format: 'zip'
    });
  });

  it.each([
    ['export.zip', 'zip'],
    ['orders.XLSX', 'xlsx']
  ])('says that %s is damaged where its end is missing', async (name, format) => {
    const bytes = makeZip([{ name: 'a.csv', data: ORDERS }]).slice(0, 40);
    expect(await problemOf(unpack(file(bytes, name)))).toEqual({
      code: 'damaged-archive',
      file: name,
      format
    });
  });

  it('says that contents are damaged by their checksum', async () => {
    const archive = zip({ name: 'a.csv', data: ORDERS, declaredCrc: 7 });
    expect(await problemOf(unpack(archive))).toMatchObject({ code: 'damaged-archive' });
  });

  it('stops at the limit before unpacking, by what the directory says, and in it', async () => {
    const honest = zip({ name: 'a.csv', data: 'x'.repeat(1000) });
    expect(await problemOf(unpack(honest, undefined, 999))).toEqual({
      code: 'unpacks-too-large',
      file: 'export.zip',
      limit: 999
    });
    const inside = zip({ name: 'a.csv.gz', data: packed('x'.repeat(1000)) });
    expect(await problemOf(unpack(inside, undefined, 999))).toMatchObject({
      code: 'unpacks-too-large'
    });
  });

  it('is not led on by a directory that tells too small a size', async () => {
    const liar = zip({ name: 'a.csv', data: new Uint8Array(8 << 20), declaredSize: 10 });
    expect(await problemOf(unpack(liar))).toMatchObject({ code: 'damaged-archive' });
  });

  it.each([
    ['a workbook', 'excel', ['[Content_Types].xml', 'xl/workbook.xml']],
    ['a binary workbook', 'excel', ['[Content_Types].xml', 'xl/workbook.bin']],
    ['a sheet of LibreOffice', 'excel', ['mimetype', 'content.xml', 'META-INF/manifest.xml']],
    ['a letter', 'unknown', ['[Content_Types].xml', 'word/document.xml']]
  ])('takes nothing out of %s', async (_, looksLike, names) => {
    const archive = zip(...names.map((name) => ({ name, data: '<x/>' })));
    expect(await problemOf(unpack(archive))).toEqual({
      code: 'binary-file',
      file: 'export.zip',
      looksLike
    });
  });
});

describe('unpack: compound files', () => {
  /** A compound file of one sector for its header and one for its directory ([MS-CFB] 2.2, 2.6). */
  function compound(...streams: string[]): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(512 + 128 * 8);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    ['Root Entry', ...streams].forEach((name, index) => {
      const at = 512 + 128 * index;
      bytes.set(Buffer.from(name, 'utf16le'), at);
      bytes[at + 64] = 2 * name.length + 2;
    });
    return bytes;
  }

  it('says that a workbook is behind a password', async () => {
    const bytes = compound('EncryptionInfo', '\u0006DataSpaces', 'EncryptedPackage');
    expect(await problemOf(unpack(file(bytes, 'orders.xlsx')))).toEqual({
      code: 'encrypted-file',
      file: 'orders.xlsx',
      format: 'xlsx'
    });
  });

  it('gives an old workbook back as it is, for the reader to tell what to do', async () => {
    const old = file(compound('Workbook', '\u0005SummaryInformation'), 'orders.xls');
    expect((await unpack(old)).file).toBe(old);
  });
});

/**
 * DecompressionStream as the Compression Standard has it: bytes after the end
 * of the first member are an error. Node's own takes further members.
 */
class OneMember implements DecompressionStream {
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly writable: WritableStream<BufferSource>;
  constructor(format: CompressionFormat) {
    const pieces: Uint8Array[] = [];
    const { readable, writable } = new TransformStream<BufferSource, Uint8Array<ArrayBuffer>>({
      transform(chunk) {
        if (chunk instanceof Uint8Array) pieces.push(chunk);
      },
      async flush(controller) {
        const { createGunzip } = await import('node:zlib');
        expect(format).toBe('gzip');
        const all = Buffer.concat(pieces);
        const gunzip = createGunzip();
        const found: Buffer[] = [];
        await new Promise<void>((resolve, reject) => {
          gunzip.on('data', (data: Buffer) => found.push(data));
          gunzip.on('error', reject);
          gunzip.on('end', resolve);
          gunzip.end(all);
        });
        const whole = Buffer.concat(found);
        // One member alone gives all of its length in its last four bytes (RFC 1952, 2.3.1).
        if (all.readUInt32LE(all.length - 4) !== whole.length)
          throw new TypeError('junk at the end');
        controller.enqueue(new Uint8Array(whole));
      }
    });
    this.readable = readable;
    this.writable = writable;
  }
}
