/** Builds the core for Node, once a run. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export async function buildCore() {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: here('.'),
    build: {
      ssr: here('./entry.js'),
      outDir: here('../output/core'),
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rollupOptions: { output: { entryFileNames: 'core.mjs' } }
    }
  });
  return import(new URL('../output/core/core.mjs', import.meta.url).href);
}
