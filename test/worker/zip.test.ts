import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IngestError } from '../../src/core/ingest/reading';
import { Crc32 } from '../../src/worker/crc32';
import { isZip, listZip, openZipEntry } from '../../src/worker/zip';
import { file } from './fixture';
import { makeZip, plainCrc32, type ZipPart, type ZipShape } from './zip-writer';

const zip = (parts: readonly ZipPart[], shape?: ZipShape) => file(makeZip(parts, shape), 'a.zip');

const names = async (parts: readonly ZipPart[], shape?: ZipShape): Promise<string[]> =>
  (await listZip(zip(parts, shape))).map((entry) => entry.name);

async function contents(archive: ReturnType<typeof file>, index = 0): Promise<string> {
  const entries = await listZip(archive);
  return new Response(await openZipEntry(archive, entries[index]!)).text();
}

async function problemOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error instanceof IngestError ? error.problem : error;
  }
  return null;
}

const DAMAGED = { code: 'damaged-archive', file: 'a.zip', format: 'zip' };

describe('Crc32', () => {
  it('gives the check value of the catalogue of CRC algorithms for CRC-32/ISO-HDLC', () => {
    const crc = new Crc32();
    crc.add(new TextEncoder().encode('123456789'));
    expect(crc.value).toBe(0xcbf43926);
  });

  it('gives the same as the bitwise definition, in whatever pieces the bytes come', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 11 }), { maxLength: 5 }), (pieces) => {
        const crc = new Crc32();
        for (const piece of pieces) crc.add(piece);
        const whole = pieces.flatMap((piece) => [...piece]);
        expect(crc.value).toBe(plainCrc32(Uint8Array.from(whole)));
      })
    );
  });
});

describe('isZip', () => {
  it('knows an archive by its first bytes, also an empty one', () => {
    expect(isZip(makeZip([{ name: 'a.csv', data: 'x' }]))).toBe(true);
    expect(isZip(makeZip([]))).toBe(true);
    expect(isZip(new TextEncoder().encode('PK;amount\n'))).toBe(false);
  });
});

describe('listZip', () => {
  it('lists files in the order of the directory, and gives their contents', async () => {
    const archive = zip([
      { name: 'b.csv', data: 'stored', method: 0 },
      { name: 'in/a.csv', data: 'deflated '.repeat(999) }
    ]);
    expect((await listZip(archive)).map(({ name, size }) => [name, size])).toEqual([
      ['b.csv', 6],
      ['in/a.csv', 8991]
    ]);
    expect(await contents(archive, 0)).toBe('stored');
    expect(await contents(archive, 1)).toBe('deflated '.repeat(999));
  });

  it('leaves out folders, hidden files and what macOS adds', async () => {
    const parts = ['in/', 'in/a.csv', '__MACOSX/in/._a.csv', '.hidden.csv', 'in/.DS_Store'];
    expect(await names(parts.map((name) => ({ name, data: 'x' })))).toEqual(['in/a.csv']);
  });

  it('finds the directory ahead of a comment, even one that holds its signature', async () => {
    const parts = [{ name: 'a.csv', data: 'x' }];
    expect(await names(parts, { comment: 'from the shop' })).toEqual(['a.csv']);
    const signature = 'PK\u0005\u0006';
    expect(await names(parts, { comment: `${signature}${'~'.repeat(30)}` })).toEqual(['a.csv']);
    expect(await names(parts, { comment: 'c'.repeat(65_535) })).toEqual(['a.csv']);
  });

  it('reads sizes and offsets of 64 bits', async () => {
    const archive = zip(
      [
        { name: 'a.csv', data: 'first' },
        { name: 'b.csv', data: 'second' }
      ],
      { wide: true }
    );
    expect(await contents(archive, 1)).toBe('second');
  });

  it('allows for bytes ahead of the archive', async () => {
    const parts = [{ name: 'a.csv', data: 'x,y' }];
    const shape = { prefix: new TextEncoder().encode('MZ a program that unpacks itself') };
    expect(await contents(zip(parts, shape))).toBe('x,y');
    expect(await contents(zip(parts, { ...shape, wide: true }))).toBe('x,y');
  });

  it('reads names in UTF-8 with and without its flag, and in code page 437', async () => {
    expect(await names([{ name: 'سفارش‌ها.csv', data: 'x' }])).toEqual(['سفارش‌ها.csv']);
    expect(await names([{ name: 'Պատվերներ.csv', data: 'x', flags: 0 }])).toEqual([
      'Պատվերներ.csv'
    ]);
    // 0x81 is ü and 0xe1 is ß in code page 437 (Unicode's mapping CP437.TXT).
    const german = Uint8Array.of(0x47, 0x72, 0x81, 0xe1, 0x65, 0x2e, 0x63, 0x73, 0x76);
    expect(await names([{ name: german, data: 'x', flags: 0 }])).toEqual(['Grüße.csv']);
  });

  it('prefers a Unicode path field, unless the file was renamed after it', async () => {
    const name = Uint8Array.of(0x81, 0x2e, 0x63, 0x73, 0x76);
    const field = (crc: number): Uint8Array => {
      const path = new TextEncoder().encode('Über.csv');
      const bytes = new Uint8Array(9 + path.length);
      const view = new DataView(bytes.buffer);
      view.setUint16(0, 0x7075, true);
      view.setUint16(2, 5 + path.length, true);
      view.setUint8(4, 1);
      view.setUint32(5, crc, true);
      bytes.set(path, 9);
      return bytes;
    };
    const extra = field(plainCrc32(name));
    expect(await names([{ name, data: 'x', flags: 0, extra }])).toEqual(['Über.csv']);
    const stale = field(plainCrc32(name) ^ 1);
    expect(await names([{ name, data: 'x', flags: 0, extra: stale }])).toEqual(['ü.csv']);
  });

  it('turns the backslashes of some Windows programs into slashes', async () => {
    expect(await names([{ name: 'export\\a.csv', data: 'x' }])).toEqual(['export/a.csv']);
  });

  it('says that an archive without its end is damaged, wherever it was cut', async () => {
    const bytes = makeZip([{ name: 'a.csv', data: 'x'.repeat(5000), method: 0 }]);
    for (const length of [4, 100, 5000, bytes.length - 30, bytes.length - 1]) {
      const cut = file(bytes.slice(0, length), 'a.zip');
      expect(await problemOf(listZip(cut)), `cut at ${length}`).toEqual(DAMAGED);
    }
  });

  it('never does anything but list or call damaged what was changed at random', async () => {
    const bytes = makeZip(
      [
        { name: 'a.csv', data: 'a,b\n1,2\n' },
        { name: 'b.csv', data: 'c,d\n' }
      ],
      { wide: true }
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        async (changes) => {
          const changed = bytes.slice();
          for (const [at, value] of changes) changed[at] = value;
          const archive = file(changed, 'a.zip');
          const work = async (): Promise<void> => {
            for (const entry of await listZip(archive)) {
              await new Response(await openZipEntry(archive, entry)).arrayBuffer().catch(() => 0);
            }
          };
          const problem = await problemOf(work());
          if (problem !== null) {
            expect(['damaged-archive', 'encrypted-file']).toContain(Object(problem).code);
          }
        }
      ),
      { numRuns: 500 }
    );
  });
});

describe('openZipEntry', () => {
  it.each([
    ['the flag of the old encryption', { flags: 0x801 }],
    ['the method number of AES', { method: 99 }]
  ])('asks for no password but says so, by %s', async (_, how) => {
    const archive = zip([{ name: 'a.csv', data: 'x', ...how }]);
    expect(await problemOf(contents(archive))).toEqual({
      code: 'encrypted-file',
      file: 'a.zip',
      format: 'zip'
    });
  });

  it('calls damaged what is packed in a way that browsers do not unpack', async () => {
    const bzip2 = zip([{ name: 'a.csv', data: 'BZh9', method: 12 }]);
    expect(await problemOf(contents(bzip2))).toEqual(DAMAGED);
  });

  it.each([
    ['checksum', { declaredCrc: 1 }],
    ['length, too long', { declaredSize: 3 }],
    ['length, too short', { declaredSize: 9 }]
  ])('fails where the contents are not those of the directory: %s', async (_, how) => {
    const archive = zip([{ name: 'a.csv', data: 'x,y\n', ...how }]);
    await expect(contents(archive)).rejects.toThrow();
  });
});
