/**
 * Drives the built page in a real browser, and keeps a record of everything
 * that must never happen: errors, broken policy, requests to elsewhere.
 */
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Download,
  type Locator,
  type Page
} from 'playwright-core';
import { findBrowser } from './find-browser.mjs';

export type Lang = 'en' | 'fa' | 'hy';
export const LANGS: readonly Lang[] = ['en', 'fa', 'hy'];
export type Theme = 'light' | 'dark';
export const THEMES: readonly Theme[] = ['light', 'dark'];

/** How the browser is started. */
export const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The last such switch counts, so it says all that matters here: pages are served by http and
  // painted at once, nothing is asked of the network by the browser itself, and no window loads
  // the two pages of the address bar's popup (a third of what a window costs).
  `--disable-features=${[
    'HttpsUpgrades',
    'HttpsFirstBalancedModeAutoEnable',
    'PaintHolding',
    'MediaRouter',
    'NetworkTimeServiceQuerying',
    'OptimizationHints',
    'PreconnectToSearch',
    'AimEnabled',
    'WebUIOmniboxPopup',
    'WebUIOmniboxAimPopup'
  ].join()}`
];

/**
 * Refuses the service worker, as a private window may: the page then works without an offline
 * copy. By Playwright's own refusal `register` would give back nothing, as no browser does.
 */
const REFUSE_OFFLINE_COPY = `if (typeof ServiceWorkerContainer === 'function') {
  ServiceWorkerContainer.prototype.register = () =>
    Promise.reject(new DOMException('Refused by the test', 'SecurityError'));
}`;

/** Everything a page did that a test may want to forbid. */
export interface Happenings {
  consoleErrors: string[];
  pageErrors: string[];
  violations: string[];
  requests: string[];
}

export interface Visit {
  context: BrowserContext;
  page: Page;
  record: Happenings;
  /** What went wrong so far, empty when all is well. */
  faults: () => string[];
  close: () => Promise<void>;
}

export interface VisitOptions {
  theme?: Theme;
  width?: number;
  height?: number;
  init?: string;
  /** Lets the page keep all its files for offline use, which takes as long as opening it. */
  offlineCopy?: boolean;
  /** A browser of its own, which holds chosen files by their path; the shared one copies them. */
  ownBrowser?: boolean;
  context?: BrowserContextOptions;
}

/** The browser that setup.ts started for all test files, else one of our own. */
async function browser(own: boolean): Promise<Browser> {
  const shared = process.env.TEST_BROWSER_ENDPOINT;
  if (shared && !own) return chromium.connect(shared);
  return chromium.launch({ executablePath: findBrowser(), args: ARGS });
}

/** A fresh profile (no cookies, databases, caches) with one empty page. Close it after use. */
export async function visit(origin: string, options: VisitOptions = {}): Promise<Visit> {
  const { theme = 'light', width = 1280, height = 900, init } = options;
  const driven = await browser(options.ownBrowser ?? false);
  const context = await driven.newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'en-US',
    timezoneId: 'Asia/Yerevan',
    ...options.context
  });
  // Long, because other checks may keep the machine busy: it only delays a failure.
  context.setDefaultTimeout(45_000);
  const record: Happenings = { consoleErrors: [], pageErrors: [], violations: [], requests: [] };
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      record.consoleErrors.push(`${message.text()} (${message.location().url})`);
    }
  });
  context.on('weberror', (error) => record.pageErrors.push(error.error().message));
  context.on('request', (request) => record.requests.push(request.url()));
  await context.exposeFunction('__violation', (text: string) => record.violations.push(text));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const tell: unknown = Reflect.get(globalThis, '__violation');
      if (typeof tell === 'function') {
        tell(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
      }
    });
  });
  if (!options.offlineCopy) await context.addInitScript({ content: REFUSE_OFFLINE_COPY });
  if (init) await context.addInitScript({ content: init });
  const page = await context.newPage();

  const elsewhere = (url: string): boolean =>
    !url.startsWith(`${origin}/`) && !/^(data|blob|about):/.test(url);
  return {
    context,
    page,
    record,
    faults: () => [
      ...record.consoleErrors.map((text) => `console: ${text}`),
      ...record.pageErrors.map((text) => `uncaught: ${text}`),
      ...record.violations.map((text) => `policy: ${text}`),
      ...record.requests.filter(elsewhere).map((url) => `left the origin: ${url}`)
    ],
    close: async () => {
      await context.close();
      await driven.close();
    }
  };
}

/** A file as `setInputFiles` takes it. */
export interface MadeFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export function textFile(name: string, text: string): MadeFile {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(text, 'utf8') };
}

/** Opens the start screen in a language. */
export async function openStart(page: Page, url: string, lang: Lang = 'en'): Promise<void> {
  await page.goto(`${url}?lang=${lang}`);
  await page.locator('input[type=file]').waitFor({ state: 'attached' });
  await page.locator(`html[lang="${lang}"]`).waitFor({ state: 'attached' });
}

/** Gives files to the start screen, as its button or a drop would. */
export async function give(page: Page, files: MadeFile | MadeFile[] | string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(files);
}

/** Waits until a report is on screen, confirming the check screen where it waits. */
export async function reachReport(page: Page, timeout = 60_000): Promise<void> {
  const showReport = page.getByRole('button', { name: 'Show report' });
  const exportButton = page.getByRole('button', { name: 'Export', exact: true });
  await showReport.or(exportButton).first().waitFor({ timeout });
  if (await showReport.isVisible()) await showReport.click();
  await exportButton.waitFor({ timeout });
}

/** Goes to a view of the app by its address, without loading the page anew. */
export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await settled(page);
}

/** Two frames without work, fonts loaded, no running animation: fit for a picture. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getTiming().iterations !== Infinity)
        .map((animation) => animation.finished)
    );
  });
  await page.waitForTimeout(60);
}

/** Opens the export menu and takes one of its items. */
export async function chooseExport(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await menuItem(page, item).click();
}

export function menuItem(page: Page, name: string): Locator {
  return page.getByRole('menuitem', { name }).or(page.getByRole('button', { name })).first();
}

/** The bytes of the file that an item of the export menu saves. */
export async function exported(
  page: Page,
  item: string
): Promise<{ name: string; bytes: Buffer }[]> {
  const downloads: Download[] = [];
  const collect = (download: Download): void => {
    downloads.push(download);
  };
  page.on('download', collect);
  const first = page.waitForEvent('download', { timeout: 45_000 });
  await chooseExport(page, item);
  await first;
  // An item may save several files, one after the other.
  let seen = 0;
  while (seen !== downloads.length) {
    seen = downloads.length;
    await page.waitForTimeout(400);
  }
  page.off('download', collect);
  return Promise.all(
    downloads.map(async (download) => {
      const chunks: Buffer[] = [];
      for await (const chunk of await download.createReadStream()) {
        chunks.push(Buffer.from(chunk as Uint8Array));
      }
      return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
    })
  );
}
