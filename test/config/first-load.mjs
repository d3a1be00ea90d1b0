/**
 * How much JavaScript and CSS a visitor loads before a file is dropped, by
 * the manifest of the build: the entry, everything it imports statically, its
 * styles, the catalogue of one language, and the styles of these. A chunk that
 * the page asks for later (charts, worker, exports) does not count. What the
 * start screen really asks for is measured again in test/browser/first-load.test.ts.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Gzipped bytes allowed, in the sense of 1 kB = 1000 bytes. */
export const FIRST_LOAD_LIMIT = 110_000;

const LOCALES = ['en', 'fa', 'hy'];

/**
 * @typedef {{ file: string, isEntry?: boolean, imports?: string[], css?: string[] }} Chunk
 * @typedef {Record<string, Chunk>} Manifest
 */

/**
 * Files of a chunk, its static imports and their styles.
 *
 * @param {Manifest} manifest
 * @param {readonly string[]} keys where to start
 * @returns {Set<string>} paths in the build
 */
export function staticFiles(manifest, keys) {
  const files = new Set();
  const seen = new Set();
  const queue = [...keys];
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    const chunk = manifest[key];
    if (!chunk) throw new Error(`the manifest has no ${key}`);
    files.add(chunk.file);
    for (const style of chunk.css ?? []) files.add(style);
    queue.push(...(chunk.imports ?? []));
  }
  return files;
}

/**
 * Gzipped size of the first load in each language.
 *
 * @param {string} folder the build
 * @returns {{ locale: string, files: string[], bytes: number }[]}
 */
export function firstLoad(folder) {
  /** @type {Manifest} */
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'));
  const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry);
  if (!entry) throw new Error('the manifest has no entry');
  return LOCALES.map((locale) => {
    const catalogue = `src/i18n/${locale}/index.ts`;
    // A language bundled with the entry has no chunk of its own.
    const files = staticFiles(manifest, manifest[catalogue] ? [entry, catalogue] : [entry]);
    const bytes = [...files].reduce(
      (sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length,
      0
    );
    return { locale, files: [...files].sort(), bytes };
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const dist = join(dirname(fileURLToPath(import.meta.url)), '../../dist');
  for (const { locale, files, bytes } of firstLoad(dist)) {
    const verdict = bytes <= FIRST_LOAD_LIMIT ? 'ok' : 'TOO BIG';
    console.log(
      `first load, ${locale}: ${(bytes / 1000).toFixed(1)} of ${String(FIRST_LOAD_LIMIT / 1000)} kB gzip in ${String(files.length)} files, ${verdict}`
    );
    if (bytes > FIRST_LOAD_LIMIT) {
      console.log(`  ${files.join('\n  ')}`);
      process.exitCode = 1;
    }
  }
}
