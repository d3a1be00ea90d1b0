import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './find-browser.mjs';
import { DIST } from './server';

/** Fails at once, with what to do, where there is no build or no browser to test it in. */
export default function setup(): void {
  if (!existsSync(join(DIST, 'index.html'))) {
    throw new Error('There is no build to test: run npm run build first.');
  }
  process.env.CHROME_PATH = findBrowser();
}
