import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { VIEWS } from './axe-walk';
import { give, goTo, LANGS, openStart, settled, textFile, visit, type Visit } from './harness';
import { host, type StaticHost } from './server';
import { SMALL_SHOP_CSV } from './small-shop';

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

describe('every screen', () => {
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
