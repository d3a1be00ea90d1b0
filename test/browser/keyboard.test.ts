import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { give, LANGS, openStart, reachReport, textFile, visit, type Visit } from './harness';
import { host, type StaticHost } from './server';
import { SMALL_SHOP_CSV } from './small-shop';

let server: StaticHost;
let guest: Visit | undefined;
beforeAll(async () => {
  server = await host();
});
afterAll(() => server.close());

describe('the keyboard alone', () => {
  afterEach(async () => {
    await guest?.close();
    guest = undefined;
  });

  /** Presses Tab until the focus is on what is asked for, as a person would; counts the presses. */
  async function tabTo(page: Page, name: RegExp, limit = 60): Promise<void> {
    for (let presses = 0; presses < limit; presses += 1) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => {
        const node = document.activeElement;
        const labels = node?.getAttribute('aria-labelledby')?.split(' ') ?? [];
        const said = labels.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
        return node?.getAttribute('aria-label') ?? (said || (node?.textContent ?? ''));
      });
      if (name.test(focused)) return;
    }
    throw new Error(`no ${String(name)} within ${String(limit)} presses of Tab`);
  }

  it('opens the sample, walks the views and saves the results', async () => {
    guest = await visit(server.origin);
    const { page } = guest;
    await openStart(page, server.url);
    await tabTo(page, /Try with sample data/);
    const visible = await page.evaluate(() => {
      const node = document.activeElement;
      if (!node) return false;
      // The ring may be drawn by the control, by what it lies over, or by the card around it.
      const looks = [
        getComputedStyle(node),
        getComputedStyle(node, '::before'),
        getComputedStyle(node, '::after'),
        ...(node.parentElement ? [getComputedStyle(node.parentElement)] : [])
      ];
      return looks.some(
        ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
      );
    });
    expect(visible).toBe(true);
    await page.keyboard.press('Enter');
    await reachReport(page);

    await tabTo(page, /^\s*Cohorts\s*$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/report\/cohorts/);
    await page.getByRole('heading', { level: 1, name: 'Cohorts' }).waitFor();

    await tabTo(page, /^\s*Export\s*$/);
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem').first().waitFor();
    const download = page.waitForEvent('download');
    for (let presses = 0; presses < 8; presses += 1) {
      const item = await page.evaluate(() => document.activeElement?.textContent ?? '');
      if (item.includes('Results (JSON)')) break;
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    expect((await download).suggestedFilename()).toMatch(/\.json$/);
    const back = await page.evaluate(() => document.activeElement?.textContent ?? '');
    expect(back).toContain('Export');
    expect(guest.faults()).toEqual([]);
  });

  it('closes the export menu with Escape and returns to its button', async () => {
    guest = await visit(server.origin);
    const { page } = guest;
    await openStart(page, server.url);
    await give(page, textFile('small-shop.csv', SMALL_SHOP_CSV));
    await reachReport(page);
    await page.getByRole('button', { name: 'Export', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menuitem').first().waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.activeElement?.textContent ?? '')).toContain(
      'Export'
    );
  });
});

describe('a language', () => {
  // Each opens the page anew, in the same window.
  afterAll(() => guest?.close());

  it.each(LANGS)('%s: the same numbers, whatever the words', async (lang) => {
    guest ??= await visit(server.origin);
    const { page } = guest;
    await openStart(page, server.url, lang);
    await give(page, textFile('small-shop.csv', SMALL_SHOP_CSV));
    await page.waitForURL(/#\/report/);
    await page.locator('main h1').waitFor();
    const text = await page.locator('main').innerText();
    if (lang === 'fa') {
      expect(text).toContain('۶۰');
      expect(text).not.toMatch(/[0-9]{2}/);
    } else {
      expect(text).toContain('60');
    }
    if (lang === 'hy') expect(text).toMatch(/[\u0530-\u058f]{4}/);
  });
});
