import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  exported,
  give,
  openStart,
  reachReport,
  textFile,
  visit,
  type Theme,
  type Visit,
  type VisitOptions
} from './harness';
import { host, type StaticHost } from './server';
import { SMALL_SHOP, SMALL_SHOP_CSV } from './small-shop';
import { decodePicture, unzip } from './unpack';

const CDNOW = resolve(import.meta.dirname, '../../../shared/data/cdnow_sample.csv');

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

async function arrive(options: VisitOptions = {}): Promise<{ guest: Visit; page: Page }> {
  guest = await visit(server.origin, options);
  await openStart(guest.page, server.url);
  return { guest, page: guest.page };
}

/** What these tests look at in the results file. */
interface Results {
  schema: string;
  source: { sample: boolean; rows: Record<string, unknown> };
  settings: { lapseWindowDays: number };
  kpis: Record<'customers' | 'orders' | 'revenue' | 'repeatPurchaseRate', number>;
  cohorts: { rows: { size: number; active: number[] }[] };
}

async function results(page: Page): Promise<Results> {
  const [file] = await exported(page, 'Results (JSON)');
  expect(file?.name).toMatch(/\.json$/);
  return JSON.parse(file?.bytes.toString('utf8') ?? '') as Results;
}

/** Every number of the hand-counted shop. */
function expectSmallShop(json: Results): void {
  expect(json.schema).toBe('retention-report/1');
  expect(json.source.rows).toMatchObject(SMALL_SHOP.rows);
  expect(json.kpis).toMatchObject({
    customers: SMALL_SHOP.customers,
    orders: SMALL_SHOP.orders,
    revenue: SMALL_SHOP.revenue,
    repeatCustomers: SMALL_SHOP.repeatCustomers,
    medianDaysBetweenOrders: SMALL_SHOP.medianDaysBetweenOrders
  });
  expect(json.settings.lapseWindowDays).toBe(SMALL_SHOP.lapseWindowDays);
  expect(json.cohorts.rows.map((row) => row.size)).toEqual(SMALL_SHOP.cohortSizes);
  expect(json.cohorts.rows[0]?.active).toEqual(SMALL_SHOP.januaryActive);
}

describe('the journey', () => {
  it('leads from a file to a report whose results hold the hand-counted numbers', async () => {
    // While the page keeps its files for offline use, as at every first visit.
    const { guest, page } = await arrive({ offlineCopy: true });
    await give(page, textFile('small-shop.csv', SMALL_SHOP_CSV));
    await reachReport(page);
    expectSmallShop(await results(page));
    expect(guest.faults()).toEqual([]);
  });

  it('takes a drop anywhere on the window', async () => {
    const { page } = await arrive();
    const data = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'dropped.csv', { type: 'text/csv' }));
      return transfer;
    }, SMALL_SHOP_CSV);
    for (const type of ['dragenter', 'dragover', 'drop']) {
      await page.dispatchEvent('body', type, { dataTransfer: data });
    }
    await reachReport(page);
    expectSmallShop(await results(page));
  });

  it('takes cells pasted from a spreadsheet', async () => {
    const { page } = await arrive();
    const cells =
      'Customer\tDate\tTotal\nann\t2023-01-05\t10\nann\t2023-02-17\t20\nbob\t2023-03-29\t5';
    await page.evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      );
    }, cells);
    await reachReport(page);
    expect((await results(page)).kpis).toMatchObject({ customers: 2, orders: 3, revenue: 35 });
  });

  it('saves the tables, formula-safe and readable by a spreadsheet', async () => {
    const { guest, page } = await arrive();
    await give(page, textFile('small-shop.csv', SMALL_SHOP_CSV));
    await reachReport(page);
    const saved = await exported(page, 'Tables (CSV)');
    const tables = saved.flatMap(({ name, bytes }) =>
      name.endsWith('.zip') ? [...unzip(bytes)] : [[name, bytes] as const]
    );
    const csv = tables.filter(([name]) => name.endsWith('.csv'));
    expect(csv.length).toBeGreaterThan(1);
    for (const [name, bytes] of csv) {
      const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
      expect(text.split(/\r?\n/).length, name).toBeGreaterThan(2);
      expect(text, name).not.toMatch(/(?:^|[,\n])"?[=+@\t]/);
    }
    // January's cohort: ten customers, five of them back in February, two in March.
    expect(csv.some(([, bytes]) => /(?:^|,)10,(?:.*,)?5,2,0/m.test(bytes.toString('utf8')))).toBe(
      true
    );
    expect(guest.faults()).toEqual([]);
  });

  it.each<[Theme]>([['light'], ['dark']])('saves a picture of the report, %s', async (theme) => {
    const { guest, page } = await arrive({ theme });
    await give(page, textFile('small-shop.csv', SMALL_SHOP_CSV));
    await reachReport(page);
    const [file] = await exported(page, 'Report image (PNG)');
    expect(file?.name).toMatch(/\.png$/);
    const bytes = file?.bytes ?? Buffer.alloc(0);
    expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
    const browser = guest.context.browser();
    if (!browser) throw new Error('no browser');
    const picture = await decodePicture(browser, bytes);
    expect(picture.width).toBeGreaterThanOrEqual(2000);
    expect(picture.height).toBeGreaterThanOrEqual(2000);
    expect(picture.colours).toBeGreaterThan(100);
    expect(picture.ground).toBeLessThan(0.97);
    expect(picture.livelyBands).toBe(10);
    expect(guest.faults()).toEqual([]);
  });

  it('keeps the report by itself: after a reload it opens without reading again', async () => {
    const { guest, page } = await arrive({ offlineCopy: true });
    await give(page, textFile('small-shop.csv', SMALL_SHOP_CSV));
    await reachReport(page);
    await page.getByText('Saved on this device').first().waitFor();

    await openStart(page, server.url);
    await page.getByRole('button', { name: /Open .*small-shop/ }).click();
    await reachReport(page);
    expectSmallShop(await results(page));
    expect(guest.faults()).toEqual([]);
  });

  it('does not lose the report to a reload in the middle of it', async () => {
    const { page } = await arrive({ offlineCopy: true });
    await give(page, textFile('small-shop.csv', SMALL_SHOP_CSV));
    await reachReport(page);
    await page.getByText('Saved on this device').first().waitFor();
    await page.reload();
    const open = page.getByRole('button', { name: /Open .*small-shop/ });
    const report = page.getByRole('button', { name: 'Export', exact: true });
    const start = page.locator('a[href="#/"]').first();
    await open.or(report).or(start).first().waitFor();
    if (!(await report.isVisible())) {
      if (!(await open.isVisible())) await start.click();
      await open.click();
    }
    await reachReport(page);
    expectSmallShop(await results(page));
  });

  it('goes all the way without a network, after a first visit', async () => {
    const own = await host();
    guest = await visit(own.origin, { offlineCopy: true });
    const { page } = guest;
    await openStart(page, own.url);
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
    await own.close();
    await guest.context.setOffline(true);

    await openStart(page, own.url);
    await give(page, textFile('small-shop.csv', SMALL_SHOP_CSV));
    await reachReport(page);
    expectSmallShop(await results(page));
    expect((await exported(page, 'Report image (PNG)'))[0]?.bytes.length).toBeGreaterThan(10_000);
    expect(await exported(page, 'Tables (CSV)')).not.toEqual([]);
    await openStart(page, own.url);
    await page.getByRole('button', { name: /Open .*small-shop/ }).click();
    await reachReport(page);
    expect(guest.faults()).toEqual([]);
  });

  it('shows a shop of sample data at a click', async () => {
    const { guest, page } = await arrive();
    await page.getByRole('button', { name: 'Try with sample data' }).click();
    await reachReport(page);
    const json = await results(page);
    expect(json.source.sample).toBe(true);
    expect(json.kpis.customers).toBeGreaterThan(4000);
    expect(guest.faults()).toEqual([]);
  });

  it('answers the quick calculator’s link: 500 and 540 with 100 new is 88% kept, 12% lost', async () => {
    const { guest, page } = await arrive();
    await page.goto(`${server.url}?lang=en#/calculator?start=500&end=540&new=100`);
    await page.getByText('88%').first().waitFor();
    await page.getByText('12%').first().waitFor();
    expect(guest.faults()).toEqual([]);
  });

  // Fader & Hardie's sample, as counted in the definitions' own examples.
  it.skipIf(!existsSync(CDNOW))('reads the CDNOW sample as published', async () => {
    const { guest, page } = await arrive();
    await give(page, CDNOW);
    await reachReport(page);
    const json = await results(page);
    expect(json.kpis).toMatchObject({ customers: 2357, orders: 6919 });
    expect(json.kpis.revenue).toBeCloseTo(244_091.94, 2);
    expect(json.kpis.repeatPurchaseRate).toBeCloseTo(0.48876, 5);
    expect(json.cohorts.rows[0]?.active.slice(0, 5)).toEqual([781, 124, 95, 70, 65]);
    expect(guest.faults()).toEqual([]);
  });
});
