/** The app as it is built, opened in a browser of the bench. */
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** The app's own plugins take it as relative to the root. */
const outDir = 'test/bench/output/app';

/**
 * Builds and serves the app while `run` has it.
 * @param {(open: () => Promise<import('playwright-core').Page>) => Promise<T>} run gets what opens
 *   the start screen in a window of its own, with nothing remembered
 * @template T
 */
export async function withBuiltPage(browser, run) {
  await build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true } });
  const server = await preview({
    root,
    logLevel: 'warn',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 4597, strictPort: false }
  });
  const contexts = [];
  try {
    return await run(async () => {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        serviceWorkers: 'block'
      });
      contexts.push(context);
      const page = await context.newPage();
      await page.goto(`${server.resolvedUrls.local[0]}?lang=en`);
      return page;
    });
  } finally {
    for (const context of contexts) await context.close();
    await new Promise((resolve) => server.httpServer.close(resolve));
  }
}
