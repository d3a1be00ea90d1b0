/**
 * Pictures of every screen into test/browser/output, to be looked at: each
 * screen × 1280 and 390 px × light and dark × English, Persian, Armenian.
 *
 *   node test/browser/screenshots.mjs [--lang=en,fa] [--theme=light] [--width=390]
 *     [--only=report-overview,start] [--url=http://127.0.0.1:4300/] [--fold]
 *
 * Takes the build in dist/, or a running server by --url. --fold keeps to the
 * height of the window instead of the whole page.
 */
import { mkdir } from 'node:fs/promises';
import { runnerImport } from 'vite';

const load = async (path) => (await runnerImport(path, { configFile: false })).module;
const harness = await load('./test/browser/harness.ts');
const { host } = await load('./test/browser/server.ts');
const { SMALL_SHOP_CSV } = await load('./test/browser/small-shop.ts');

const flags = new Map(
  process.argv.slice(2).map((flag) => {
    const [name, value = 'true'] = flag.replace(/^--/, '').split('=');
    return [name, value];
  })
);
const list = (name, all) => flags.get(name)?.split(',') ?? all;
const langs = list('lang', ['en', 'fa', 'hy']);
const themes = list('theme', ['light', 'dark']);
const widths = list('width', ['1280', '390']).map(Number);
const only = flags.get('only')?.split(',');
const out = new URL('./output/', import.meta.url);
await mkdir(out, { recursive: true });

const server = flags.has('url') ? null : await host();
const url = flags.get('url') ?? server.url;

/** A file whose every date may be read in two ways, so that the check screen waits. */
const UNDECIDED = `Customer,Date,Total\n${Array.from(
  { length: 60 },
  (_, i) => `c${i % 17},0${1 + (i % 9)}/0${1 + ((i * 7) % 9)}/2023,${10 + i}`
).join('\n')}\n`;

const ready = (page) =>
  page
    .locator('main h1, main h2, main table, main canvas, [role=alert]')
    .first()
    .waitFor({ timeout: 20_000 });

/** In order: each step leaves the app where the next one starts. */
const STEPS = [
  ['start-empty', async (page) => harness.goTo(page, '#/')],
  ['calculator', async (page) => harness.goTo(page, '#/calculator')],
  [
    'calculator-filled',
    async (page) => harness.goTo(page, '#/calculator?start=500&end=540&new=100')
  ],
  [
    'error-empty-file',
    async (page) => {
      await harness.goTo(page, '#/');
      await harness.give(page, harness.textFile('empty.csv', ''));
      await page.waitForTimeout(1200);
    }
  ],
  [
    'error-picture',
    async (page) => {
      await page.reload();
      await harness.give(page, {
        name: 'photo.png',
        mimeType: 'image/png',
        buffer: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
      });
      await page.waitForTimeout(1200);
    }
  ],
  [
    'check-undecided',
    async (page) => {
      await page.reload();
      await harness.give(page, harness.textFile('03-04.csv', UNDECIDED));
      await page.waitForTimeout(1500);
    }
  ],
  [
    'thin-report',
    async (page) => {
      await page.goto(`${url}?lang=${await page.evaluate(() => document.documentElement.lang)}`);
      await harness.give(page, harness.textFile('small-shop.csv', SMALL_SHOP_CSV));
      await page.waitForURL(/#\/(report|check)/, { timeout: 20_000 });
      await page.waitForTimeout(1000);
    }
  ],
  [
    'report-overview',
    async (page) => {
      await harness.goTo(page, '#/');
      await page
        .locator('[data-action="sample"]')
        .or(page.locator('main button').filter({ hasText: SAMPLE }))
        .first()
        .click();
      await page.waitForURL(/#\/report/, { timeout: 20_000 });
      await page.waitForTimeout(1500);
    }
  ],
  ...['retention', 'cohorts', 'value', 'data', 'help'].map((view) => [
    `report-${view}`,
    async (page) => harness.goTo(page, `#/report/${view}`)
  ]),
  ['check-decided', async (page) => harness.goTo(page, '#/check')],
  ['start-sessions', async (page) => harness.goTo(page, '#/')]
];
/** "Try with sample data" in the three languages, loosely. */
const SAMPLE = /sample|نمونه|օրինակ|նմուշ/i;

let failed = 0;
for (const lang of langs) {
  for (const theme of themes) {
    for (const width of widths) {
      const { page, close, faults } = await harness.visit(server?.origin ?? new URL(url).origin, {
        theme,
        width,
        height: width < 600 ? 844 : 900,
        context: { deviceScaleFactor: width < 600 ? 2 : 1, hasTouch: width < 600 }
      });
      await page.goto(`${url}?lang=${lang}`);
      await ready(page).catch(() => undefined);
      for (const [name, step] of STEPS) {
        const needed = !only || only.includes(name);
        // Steps that bring data are needed by those after them.
        if (
          !needed &&
          !(name === 'report-overview' && only.some((n) => /^(report|start-s|check-d)/.test(n)))
        )
          continue;
        const file = `${name}.${lang}.${theme}.${width}.png`;
        try {
          await step(page);
          await harness.settled(page);
          if (needed) {
            await page.screenshot({
              path: new URL(file, out).pathname,
              fullPage: !flags.has('fold')
            });
          }
        } catch (error) {
          failed += 1;
          console.error(`${file}: ${String(error).split('\n')[0]}`);
        }
      }
      const wrong = [...new Set(faults())];
      if (wrong.length > 0) console.error(`${lang} ${theme} ${width}:\n  ${wrong.join('\n  ')}`);
      await close();
    }
  }
}
await server?.close();
console.log(`${out.pathname}${failed ? `: ${failed} pictures could not be taken` : ''}`);
