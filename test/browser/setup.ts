import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from './find-browser.mjs';
import { ARGS } from './harness';
import { DIST } from './server';

/**
 * Starts one browser for all test files; each page still gets a profile of its
 * own. Fails at once, with what to do, where there is no build or no browser.
 */
export default async function setup(): Promise<() => Promise<void>> {
  if (!existsSync(join(DIST, 'index.html'))) {
    throw new Error('There is no build to test: run npm run build first.');
  }
  const server = await chromium.launchServer({ executablePath: findBrowser(), args: ARGS });
  process.env.TEST_BROWSER_ENDPOINT = server.wsEndpoint();
  return () => server.close();
}
