import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, relative, sep } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { headersFor, META_POLICY } from './src/offline/headers.ts';
import type { PrecacheEntry } from './src/offline/precache.ts';

/** The policy goes into the built page, ahead of everything that it governs. */
function policyInPage(): Plugin {
  return {
    name: 'mandegar:policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: META_POLICY },
        injectTo: 'head-prepend'
      }
    ]
  };
}

/** The preview server sends what a well-kept host would, and prints its one address plainly. */
function previewAsHosted(): Plugin {
  return {
    name: 'mandegar:preview',
    configurePreviewServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = new URL(request.url ?? '/', 'http://localhost').pathname;
        for (const [name, value] of Object.entries(headersFor(path))) {
          response.setHeader(name, value);
        }
        next();
      });
      server.printUrls = () => {
        const address = server.resolvedUrls?.local[0];
        if (address) console.log(`Mandegar is at ${address} (Ctrl+C stops it)`);
      };
    }
  };
}

/** Files of the build that a visitor's browser keeps for offline use. */
async function precacheEntries(folder: string): Promise<PrecacheEntry[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found
    .filter((file) => file.isFile())
    .map((file) => relative(folder, join(file.parentPath, file.name)).split(sep).join('/'))
    // The worker does not keep itself, and what is there for the host or the size check is not the app.
    .filter((path) => !/^(sw\.js|_headers|\.vite\/.*)$/.test(path))
    .sort();
  return Promise.all(
    paths.map(async (path) => ({
      // Kept as the folder, because some hosts redirect index.html to it.
      url: path === 'index.html' ? './' : path,
      revision: createHash('sha256')
        .update(await readFile(join(folder, path)))
        .digest('hex')
        .slice(0, 16)
    }))
  );
}

/** Builds the service worker last, when every other file has its final name and content. */
function serviceWorker(): Plugin {
  let root = '';
  let folder = '';
  return {
    name: 'mandegar:service-worker',
    apply: 'build',
    configResolved(config) {
      root = config.root;
      folder = join(config.root, config.build.outDir);
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler(error?: Error) {
        if (error) return;
        const entries = await precacheEntries(folder);
        const version = createHash('sha256').update(JSON.stringify(entries)).digest('hex');
        await build({
          configFile: false,
          root,
          logLevel: 'warn',
          publicDir: false,
          define: { __PRECACHE__: JSON.stringify({ version: version.slice(0, 16), entries }) },
          build: {
            target: 'es2022',
            outDir: folder,
            emptyOutDir: false,
            modulePreload: false,
            rolldownOptions: {
              input: join(root, 'src/offline/service-worker.ts'),
              output: { format: 'iife', entryFileNames: 'sw.js' }
            }
          }
        });
      }
    }
  };
}

/** Tests that put another module in place of one, which the files after it must not meet. */
const MOCKING = ['test/charts/attach.test.ts', 'test/core/clv/unconverged.test.ts'];

/** Tests that hold the built page to a time of the clock. */
const TIMED = ['test/browser/smooth.test.ts'];

const IN_BROWSER = {
  environment: 'node',
  include: ['test/browser/**/*.test.ts'],
  env: { TZ: 'UTC' },
  globalSetup: ['test/browser/setup.ts'],
  maxWorkers: 2,
  // Other checks may run beside them.
  testTimeout: 180_000,
  hookTimeout: 180_000
};

export default defineConfig({
  base: './',
  // The address's path never routes (its hash does), so an unknown path is a 404, not the page.
  appType: 'mpa',
  plugins: [svelte({ configFile: false }), policyInPage(), previewAsHosted(), serviceWorker()],
  // A classic worker, because a module worker made from a blob fails on file:// pages.
  worker: { format: 'iife' },
  build: {
    target: 'es2022',
    // Under the policy, fonts and pictures must be files of their own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Read by the size check (test/config/first-load.mjs).
    manifest: true
  },
  server: { host: '127.0.0.1', port: 4300 },
  preview: { host: '127.0.0.1', port: 4310 },
  test: {
    // One for each core, where there are two: by itself it would leave one idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // What is compiled is kept in node_modules, by content: the next process and the next run
    // read it, where compiling components took a third of their time.
    experimental: { fsModuleCache: true },
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          environment: 'node',
          include: ['test/{core,worker,i18n,charts,export,offline,config}/**/*.test.ts'],
          exclude: MOCKING,
          // Functions of their arguments: nothing is left behind for the next file, so one
          // process serves many and loads (and optimises) the sources once.
          isolate: false,
          env: { TZ: 'UTC' },
          // Beside other checks the linter takes long to load, for the test of its walls.
          testTimeout: 60_000
        }
      },
      {
        extends: true,
        resolve: { conditions: ['browser'] },
        test: {
          name: 'app',
          environment: 'jsdom',
          include: ['test/{state,storage,ui}/**/*.test.ts', ...MOCKING],
          env: { TZ: 'UTC' },
          // axe in jsdom takes seconds, and many where the machine is busy: what is left
          // running by a test that is given up would fail those after it.
          testTimeout: 90_000
        }
      },
      {
        extends: true,
        // The built page in a real browser: `npm run build` first.
        test: { ...IN_BROWSER, name: 'browser', exclude: TIMED }
      },
      {
        extends: true,
        test: { ...IN_BROWSER, name: 'browser-timed', include: TIMED }
      }
    ]
  }
});
