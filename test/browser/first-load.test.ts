import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIRST_LOAD_LIMIT, firstLoad } from '../config/first-load.mjs';
import { LANGS, openStart, settled, visit } from './harness';
import { DIST, host, type StaticHost } from './server';

let server: StaticHost;
beforeAll(async () => {
  server = await host();
});
afterAll(() => server.close());

describe('the first load', () => {
  it.each(LANGS)('fits the limit by what the start screen really asks for, in %s', async (lang) => {
    const guest = await visit(server.origin);
    await openStart(guest.page, server.url, lang);
    await settled(guest.page);
    const files = [...new Set(guest.record.requests)]
      .map((url) => new URL(url).pathname)
      .filter((path) => /\.(?:js|css)$/.test(path));
    await guest.close();
    expect(files.length).toBeGreaterThan(1);
    const sizes = await Promise.all(
      files.map(async (path) => gzipSync(await readFile(join(DIST, path)), { level: 9 }).length)
    );
    expect(sizes.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(FIRST_LOAD_LIMIT);
  });

  it('loads the face of one script where one is used', async () => {
    const guest = await visit(server.origin);
    await openStart(guest.page, server.url, 'en');
    await settled(guest.page);
    const fonts = guest.record.requests.filter((url) => url.endsWith('.woff2'));
    await guest.close();
    expect(fonts.some((url) => url.includes('inter-latin-wght'))).toBe(true);
  });

  it('is counted along the manifest as the browser counts it', async () => {
    const [english] = firstLoad(DIST);
    expect(english?.files.some((file) => file.endsWith('.css'))).toBe(true);
    expect(english?.bytes).toBeGreaterThan(5_000);
  });
});
