// @vitest-environment node
import { gunzipSync, gzipSync } from 'node:zlib';
import { get, keys, set } from 'idb-keyval';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { UNDO_MS } from '../../src/storage/housekeeping';
import type { SourceFile } from '../../src/storage/session';
import { SourceStore } from '../../src/storage/source-store';
import { content, TestBrowser } from './test-store';

afterEach(() => vi.unstubAllGlobals());

const source = (id: string, file: File): SourceFile => ({
  id,
  name: file.name,
  size: file.size,
  lastModified: file.lastModified
});

/** Bytes that gzip cannot make smaller, from a linear congruential generator (Numerical Recipes, 7.1). */
function noise(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let state = 1;
  for (let i = 0; i < length; i += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
}

const rows = 'ana;2024-01-05;10\n'.repeat(50_000);
const orders = new File([rows], 'سفارش‌ها.csv', { lastModified: 1_700_000_000_123 });
const bytesOf = async (file: Blob | undefined): Promise<Uint8Array> =>
  new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer());

function stored(value: unknown): { packing: unknown; blob: Blob } {
  if (typeof value === 'object' && value !== null && 'blob' in value && 'packing' in value) {
    const { packing, blob } = value;
    if (blob instanceof Blob) return { packing, blob };
  }
  throw new Error('no kept file');
}

const code = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error)
  );

describe('SourceStore', () => {
  it.each<[string, File]>([
    ['text', orders],
    ['an empty file', new File([], 'empty.csv', { lastModified: 1 })],
    ['every byte, odd ones too', new File([noise(700_001)], 'n.bin', { lastModified: 0 })],
    ['what is compressed already', new File([gzipSync(rows)], 'orders.csv.gz', { lastModified: 5 })]
  ])('gives back %s byte for byte, with its name and time', async (_what, file) => {
    const store = new SourceStore(new TestBrowser().sources);
    const named = source('s', file);
    expect(await store.keep([named], new Map([['s', file]]))).toBe('kept');
    const [loaded] = await store.load([named]);
    expect(loaded).toMatchObject({ name: file.name, lastModified: file.lastModified });
    expect(Buffer.compare(await bytesOf(loaded), await bytesOf(file))).toBe(0);
  });

  it('packs text as gzip, and copies what is packed', async () => {
    const browser = new TestBrowser();
    const store = new SourceStore(browser.sources);
    const gz = new File([gzipSync(rows)], 'a.csv.gz');
    const zip = new File([Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0)], 'a.xlsx');
    const files = new Map([
      ['text', orders],
      ['gz', gz],
      ['zip', zip]
    ]);
    await store.keep(
      [...files].map(([id, file]) => source(id, file)),
      files
    );
    const text = stored(await get('text', browser.sources));
    expect(text.packing).toBe('gzip');
    expect(text.blob.size).toBeLessThan(rows.length / 100);
    expect(gunzipSync(await bytesOf(text.blob)).toString()).toBe(rows);
    for (const [id, file] of [['gz', gz] as const, ['zip', zip] as const]) {
      const kept = stored(await get(id, browser.sources));
      expect([kept.packing, kept.blob.size]).toEqual(['none', file.size]);
    }
  });

  it('keeps text as it is where the browser cannot compress', async () => {
    vi.stubGlobal('CompressionStream', undefined);
    const browser = new TestBrowser();
    const store = new SourceStore(browser.sources);
    await store.keep([source('s', orders)], new Map([['s', orders]]));
    expect(stored(await get('s', browser.sources)).packing).toBe('none');
    const [loaded] = await store.load([source('s', orders)]);
    expect(await loaded?.text()).toBe(rows);
  });

  it('counts the files of a session together against the limit, packed', async () => {
    // Noise gains nothing by gzip, which adds some bytes of its own: 600 of 1,000 fit once, not twice.
    const [one, two] = [new File([noise(600)], 'a'), new File([noise(600)], 'b')];
    const files = [source('1', one), source('2', two)];
    const contents = new Map([
      ['1', one],
      ['2', two]
    ]);
    const store = new SourceStore(new TestBrowser().sources, 1000);
    expect(await store.keep(files, contents)).toBe('too-large');
    expect(await store.keep(files.slice(0, 1), contents)).toBe('kept');
    // What is kept already counts too.
    expect(await store.keep(files, contents)).toBe('too-large');
    // 900,000 bytes of text are a few thousand when packed.
    const packed = new SourceStore(new TestBrowser().sources, 10_000);
    expect(await packed.keep([source('s', orders)], new Map([['s', orders]]))).toBe('kept');
  });

  it('stops packing at the limit, and does not read on to the end', async () => {
    const part = noise(64 * 1024);
    let read = 0;
    const endless = new File([part], 'large.csv');
    const stream = (): ReadableStream<Uint8Array> =>
      new ReadableStream({
        pull(controller) {
          read += 1;
          controller.enqueue(part.slice());
        }
      });
    Object.defineProperty(endless, 'stream', { value: stream });
    const store = new SourceStore(new TestBrowser().sources, 1_000_000);
    expect(await store.keep([source('s', endless)], new Map([['s', endless]]))).toBe('too-large');
    // 1,000,000 / 65,536 = 15.3 pieces, and what lies in the streams' queues.
    expect(read).toBeLessThan(40);
  });

  it('finds a file missing or damaged, and never gives back other bytes', async () => {
    const browser = new TestBrowser();
    const store = new SourceStore(browser.sources);
    const named = source('s', orders);
    expect(await code(store.load([named]))).toBe('missing');
    const blob = new Blob([gzipSync('other')]);
    const whole = { version: 1, packing: 'gzip', blob };
    for (const record of [null, { ...whole, version: 2 }, { ...whole, blob: 'gzip' }]) {
      await set('s', record, browser.sources);
      expect(await code(store.load([named]))).toBe('missing');
    }
    const torn = new Blob([gzipSync(rows).subarray(0, 100)]);
    const flipped = gzipSync(rows);
    flipped[200] = (flipped[200] ?? 0) ^ 0xff;
    const bomb = new Blob([gzipSync(Buffer.alloc(50_000_000))]);
    for (const bad of [blob, torn, new Blob([flipped]), bomb, new Blob(['no gzip'])]) {
      await set('s', { ...whole, blob: bad }, browser.sources);
      expect(await code(store.load([named]))).toBe('damaged');
    }
  });
});

describe('SessionStore with the files behind a session', () => {
  const named = source('s', orders);
  const contents = new Map([['s', orders]]);
  const withFiles = (...files: SourceFile[]) => content({ sources: { files, tooLarge: false } });

  it('keeps them once the session names them, and knows so at the next opening', async () => {
    const browser = new TestBrowser();
    const store = browser.tab();
    expect(await store.keepSources('a', [named], contents)).toBe('not-named');
    await store.create('a', withFiles(named));
    expect((await store.open('a')).sourcesKept).toBe(false);
    expect(await store.keepSources('a', [source('other', orders)], contents)).toBe('not-named');
    expect(await store.keepSources('a', [named], contents)).toBe('kept');
    const { details, sourcesKept } = await browser.tab().open('a');
    expect(sourcesKept).toBe(true);
    expect(details.files).toBe(1);
    const [file] = await store.loadSources(details.sources.files);
    expect(await file?.text()).toBe(rows);
  });

  it('gives up what is too large, and says so at the next opening', async () => {
    const browser = new TestBrowser();
    const store = browser.tab({ sources: new SourceStore(browser.sources, 50) });
    await store.create('a', withFiles(named));
    expect(await store.keepSources('a', [named], contents)).toBe('too-large');
    const { details, sourcesKept } = await store.open('a');
    expect([details.sources, sourcesKept]).toEqual([{ files: [], tooLarge: true }, false]);
    expect(await keys(browser.sources)).toEqual([]);
  });

  it('drops what it could keep where there is no room for all', async () => {
    const browser = new TestBrowser();
    let writes = 0;
    const full: TestBrowser['sources'] = (mode, callback) =>
      mode === 'readwrite' && ++writes === 2
        ? Promise.reject(new DOMException('no room', 'QuotaExceededError'))
        : browser.sources(mode, callback);
    const store = browser.tab({ sources: new SourceStore(full) });
    const both = [named, source('t', orders)];
    await store.create('a', withFiles(...both));
    const given = new Map([...contents, ['t', orders] as const]);
    expect(await code(store.keepSources('a', both, given))).toBe('full');
    expect(await keys(browser.sources)).toEqual([]);
    expect((await store.open('a')).details.sources.files).toEqual([]);
  });

  it('opens a session whose files cannot even be asked for', async () => {
    const browser = new TestBrowser();
    await browser.tab().create('a', withFiles(named));
    const denied = (): Promise<never> => Promise.reject(new DOMException('no', 'SecurityError'));
    const never = (): Promise<never> => new Promise(() => {});
    for (const broken of [denied, never]) {
      const store = browser.tab({ sources: new SourceStore(broken) });
      const { data, sourcesKept } = await store.open('a');
      expect([data.table.customerCount, sourcesKept]).toEqual([3, false]);
    }
  });

  it('shares them between duplicates, until the last of these is gone', async () => {
    const browser = new TestBrowser();
    const store = browser.tab();
    await store.create('a', withFiles(named));
    await store.keepSources('a', [named], contents);
    await store.duplicate('a', 'b', 'copy');
    await store.remove('a');
    await store.purge('a');
    expect((await store.open('b')).sourcesKept).toBe(true);
    await store.remove('b');
    // As long as the session can come back, so can they.
    await store.tidy();
    expect(await keys(browser.sources)).toEqual(['s']);
    await store.restore('b');
    expect((await store.open('b')).sourcesKept).toBe(true);
    await store.remove('b');
    await store.purge('b');
    expect(await keys(browser.sources)).toEqual([]);
  });

  it('keeps those that a new reading goes on with, and drops the others', async () => {
    const browser = new TestBrowser();
    const store = browser.tab();
    const other = source('t', orders);
    await store.create('a', withFiles(named, other));
    const both = new Map([...contents, ['t', orders] as const]);
    await store.keepSources('a', [named, other], both);
    await store.replaceData('a', withFiles(named));
    expect(await keys(browser.sources)).toEqual(['s']);
    expect((await store.open('a')).sourcesKept).toBe(true);
  });

  it('drops files whose session ended while they were being kept', async () => {
    const browser = new TestBrowser();
    const store = browser.tab();
    await store.create('a', withFiles(named));
    const keeping = store.keepSources('a', [named], contents);
    await store.remove('a');
    await store.purge('a');
    await keeping;
    expect(await keys(browser.sources)).toEqual([]);
    expect(await store.list()).toEqual([]);
  });

  it('does not bring a deleted session back when its files find no room', async () => {
    const browser = new TestBrowser();
    let removed: Promise<void> | undefined;
    // Deleted while the files are being packed; then the disk turns out to be full.
    const full: TestBrowser['sources'] = async (mode, callback) => {
      if (mode === 'readonly') return browser.sources(mode, callback);
      await (removed ??= browser.tab().remove('a'));
      throw new DOMException('no room', 'QuotaExceededError');
    };
    const store = browser.tab({ sources: new SourceStore(full) });
    await store.create('a', withFiles(named));
    expect(await code(store.keepSources('a', [named], contents))).toBe('full');
    expect(await store.list()).toEqual([]);
    expect(await store.restore('a')).toBe(true);
  });

  it('tidies away files that no session names, unless a newer app may know of them', async () => {
    const browser = new TestBrowser();
    const store = browser.tab();
    await store.create('a', withFiles(named));
    await store.keepSources('a', [named], contents);
    await set('orphan', { version: 1 }, browser.sources);
    await set('n', { id: 'n', version: 99, dataId: 'd' }, browser.details);
    await store.tidy();
    expect(await keys(browser.sources)).toEqual(['orphan', 's']);
    await store.remove('n');
    browser.now += UNDO_MS + 1;
    await store.tidy();
    expect(await keys(browser.sources)).toEqual(['s']);
  });
});
