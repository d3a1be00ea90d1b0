import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type Axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  give,
  goTo,
  LANGS,
  openStart,
  settled,
  textFile,
  THEMES,
  visit,
  type Lang,
  type Theme,
  type Visit
} from './harness';
import { host, type StaticHost } from './server';
import { SMALL_SHOP_CSV } from './small-shop';

const require = createRequire(import.meta.url);
/** Put in before the page's own scripts, since its policy lets none in later. */
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

let server: StaticHost;
let guest: Visit | undefined;
beforeAll(async () => {
  server = await host();
});
afterEach(async () => {
  await guest?.close();
  guest = undefined;
});
afterAll(() => server.close());

/** Every rule of WCAG 2.2 A and AA and of good practice that a machine can check. */
async function axeViolations(page: Page, screen: string): Promise<string[]> {
  await settled(page);
  const found = await page.evaluate(async () => {
    const axe = Reflect.get(globalThis, 'axe') as typeof Axe;
    const { violations, passes } = await axe.run(document, { resultTypes: ['violations'] });
    // Proof that the rules ran on something.
    if (passes.length < 10) throw new Error(`axe looked at ${String(passes.length)} rules only`);
    return violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`)
    }));
  });
  return found.map(({ id, nodes }) => `${screen}: ${id}: ${nodes.slice(0, 3).join(' | ')}`);
}

/** A file whose every date can be read in two ways, so that the check screen asks. */
const UNDECIDED = `Customer,Date,Total\n${Array.from(
  { length: 40 },
  (_, i) =>
    `c${String(i % 17)},0${String(1 + (i % 9))}/0${String(1 + ((i * 7) % 9))}/2023,${String(10 + i)}`
).join('\n')}\n`;

const VIEWS = ['overview', 'retention', 'cohorts', 'value', 'data', 'help'] as const;
const EVERYWHERE = LANGS.flatMap((lang) => THEMES.map((theme) => [lang, theme] as [Lang, Theme]));

describe('every screen', () => {
  it.each(EVERYWHERE)('has nothing that axe objects to, in %s, %s', async (lang, theme) => {
    guest = await visit(server.origin, { theme, init: AXE });
    const { page } = guest;
    const found: string[] = [];
    await openStart(page, server.url, lang);
    expect(await page.locator('html').getAttribute('dir')).toBe(lang === 'fa' ? 'rtl' : 'ltr');
    found.push(...(await axeViolations(page, 'start, empty')));

    await give(page, textFile('empty.csv', ''));
    await page.getByRole('alert').first().waitFor();
    found.push(...(await axeViolations(page, 'start, with a problem')));

    await openStart(page, server.url, lang);
    await give(page, textFile('undecided.csv', UNDECIDED));
    await page.waitForURL(/#\/check/);
    found.push(...(await axeViolations(page, 'check, with a question')));

    await openStart(page, server.url, lang);
    await give(page, textFile('small-shop.csv', SMALL_SHOP_CSV));
    await page.waitForURL(/#\/report/);
    for (const view of VIEWS) {
      await goTo(page, `#/report/${view}`);
      await page.locator('main h1').waitFor();
      found.push(...(await axeViolations(page, view)));
    }
    await goTo(page, '#/check');
    found.push(...(await axeViolations(page, 'check, decided')));
    await goTo(page, '#/calculator?start=500&end=540&new=100');
    await page.locator('main input').first().waitFor();
    found.push(...(await axeViolations(page, 'calculator')));
    await goTo(page, '#/');
    await page.locator('input[type=file]').waitFor({ state: 'attached' });
    found.push(...(await axeViolations(page, 'start, with a report')));

    expect(found).toEqual([]);
    expect(guest.faults()).toEqual([]);
  });

  it.each(LANGS)('fits a phone of 360 px without sideways scrolling, in %s', async (lang) => {
    guest = await visit(server.origin, { width: 360, height: 740 });
    const { page } = guest;
    const wide: string[] = [];
    const measure = async (screen: string): Promise<void> => {
      await settled(page);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth
      );
      if (over > 0) wide.push(`${screen}: ${String(over)} px too wide`);
    };
    await openStart(page, server.url, lang);
    await measure('start');
    await give(page, textFile('small-shop.csv', SMALL_SHOP_CSV));
    await page.waitForURL(/#\/report/);
    for (const view of VIEWS) {
      await goTo(page, `#/report/${view}`);
      await page.locator('main h1').waitFor();
      await measure(view);
    }
    await goTo(page, '#/check');
    await measure('check');
    await goTo(page, '#/calculator');
    await measure('calculator');
    expect(wide).toEqual([]);
  });
});
