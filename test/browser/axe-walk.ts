import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type Axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { give, goTo, openStart, settled, textFile, visit, type Lang, type Theme } from './harness';
import { host } from './server';
import { SMALL_SHOP_CSV } from './small-shop';

const require = createRequire(import.meta.url);
/** Put in before the page's own scripts, since its policy lets none in later. */
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export const VIEWS = [
  'overview',
  'retention',
  'cohorts',
  'next',
  'customers',
  'value',
  'groups',
  'data',
  'help',
  'compare',
  'tools'
] as const;

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

/** Visits every screen in one language and theme, and expects axe to object to nothing on any. */
export async function expectNoViolations(lang: Lang, theme: Theme): Promise<void> {
  const server = await host();
  const guest = await visit(server.origin, { theme, init: AXE });
  try {
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
  } finally {
    await guest.close();
    await server.close();
  }
}
