import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { give, goTo, LANGS, openStart, reachReport, textFile, visit, type Visit } from './harness';
import { host, type StaticHost } from './server';

/**
 * Counted by hand: of 600 customers every third buys once, the others a second
 * time 20 to 59 days later, and every sixth a third time after as many days
 * again: 400 repeat buyers, 600 + 400 + 100 orders of 10. One of them is called
 * like a formula.
 */
const CUSTOMERS = 600;
const day = (n: number): string =>
  new Date(Date.UTC(2023, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);
const nameOf = (n: number): string => (n === 5 ? '=1+1' : `customer-${String(n)}`);
const ROWS = Array.from({ length: CUSTOMERS }, (_, n) => {
  const start = n % 200;
  const gap = 20 + (n % 40);
  const days = [
    start,
    ...(n % 3 === 0 ? [] : [start + gap]),
    ...(n % 6 === 1 ? [start + 2 * gap] : [])
  ];
  return days.map((each) => `${nameOf(n)},${day(each)},10`);
}).flat();
const CSV = ['Customer,Order date,Total', ...ROWS].join('\n');

let server: StaticHost;
let guest: Visit | undefined;
/** Width of the guest's window. */
let opened = 0;
beforeAll(async () => {
  server = await host();
});
afterEach(async ({ task }) => {
  // Whatever a failed test left behind, the next one does not meet it.
  if (task.result?.state === 'fail') await leave();
});
afterAll(async () => {
  await leave();
  await server.close();
});

async function leave(): Promise<void> {
  await guest?.close();
  guest = undefined;
}

/** The report of the file, anew on its customers; tests of one width go on in one window. */
async function customers(width = 1280): Promise<{ guest: Visit; page: Page }> {
  if (guest && opened === width) {
    const { page } = guest;
    await page.locator('button[lang=en]').click();
    await page.locator('html[lang=en]').waitFor({ state: 'attached' });
    await goTo(page, '#/report/overview');
    await goTo(page, '#/report/customers');
    await page.getByRole('textbox', { name: 'Find a customer' }).fill('');
    await page.getByText('600 customers · 1,100 orders').waitFor();
    return { guest, page };
  }
  await leave();
  guest = await visit(server.origin, { width });
  opened = width;
  const { page } = guest;
  await openStart(page, server.url);
  await give(page, textFile('customers.csv', CSV));
  await reachReport(page);
  await goTo(page, '#/report/customers');
  await page.getByText('600 customers · 1,100 orders').waitFor({ timeout: 30_000 });
  return { guest, page };
}

describe('the table of customers', () => {
  it('holds few rows at a time, scrolls to the last, and its head and names stay in view', async () => {
    const { guest, page } = await customers();
    const table = page.getByRole('table', { name: 'Customers, one row each' });
    expect(await table.getAttribute('aria-rowcount')).toBe('601');
    expect(await table.getByRole('row').count()).toBeLessThan(60);
    const { top, left } = await table.evaluate(async (node) => {
      const frame = node.parentElement;
      if (!frame) throw new Error('no frame');
      frame.scrollTop = frame.scrollHeight;
      frame.scrollLeft = frame.scrollWidth;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const box = frame.getBoundingClientRect();
      const head = node.querySelector('[role=columnheader]')?.getBoundingClientRect();
      const name = node.querySelector('[role=rowheader]')?.getBoundingClientRect();
      return { top: (head?.top ?? -99) - box.top, left: (name?.left ?? -99) - box.left };
    });
    await table.locator('[aria-rowindex="601"]').getByRole('button').waitFor();
    expect(Math.abs(top)).toBeLessThan(3);
    expect(Math.abs(left)).toBeLessThan(3);
    expect(guest.faults()).toEqual([]);
  });

  it('shows the columns that are wanted most side by side on 1,280 pixels, in every language', async () => {
    const { guest, page } = await customers();
    await page.locator('.chance').first().waitFor();
    for (const lang of LANGS) {
      await page.locator(`button[lang=${lang}]`).click();
      await page.locator(`html[lang=${lang}]`).waitFor({ state: 'attached' });
      const frame = page.getByRole('table').locator('..');
      await expect
        .poll(() => frame.evaluate((node) => node.scrollWidth - node.clientWidth))
        .toBe(0);
      expect(await frame.getByRole('columnheader').count()).toBe(7);
    }
    expect(guest.faults()).toEqual([]);
  });

  it('opens a customer in place, without the name in the address, and goes back to the row', async () => {
    const { guest, page } = await customers();
    await page.getByRole('textbox', { name: 'Find a customer' }).fill('customer-421');
    await page.getByText('1 of 600 customers').waitFor();
    const before = page.url();
    await page.getByRole('button', { name: 'customer-421' }).press('Enter');
    await page.getByRole('heading', { name: 'customer-421' }).waitFor();
    await page.getByText(/^3 orders so far/).waitFor();
    await page
      .getByText(/still a customer/i)
      .first()
      .waitFor();
    expect(page.url()).toBe(before);
    expect(await page.evaluate(() => JSON.stringify(history.state))).not.toContain('421');
    await page.goBack();
    await page.getByRole('button', { name: 'customer-421' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Find a customer' }).inputValue()).toBe(
      'customer-421'
    );
    expect(guest.faults()).toEqual([]);
  });

  it('goes into a file with every customer once, and no name in it is a formula', async () => {
    const { guest, page } = await customers();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as CSV' }).click();
    const download = await saved;
    expect(download.suggestedFilename()).toMatch(/^mandegar-customers-customers-.*\.csv$/);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) {
      chunks.push(Buffer.from(chunk as Uint8Array));
    }
    const lines = Buffer.concat(chunks).toString('utf8').trimEnd().split('\r\n').slice(1);
    const names = lines.map((line) => line.split(',')[0]);
    expect(new Set(names).size).toBe(CUSTOMERS);
    expect(names).toContain("'=1+1");
    const orders = lines.reduce((sum, line) => sum + Number(line.split(',')[3]), 0);
    expect(orders).toBe(1100);
    expect(guest.faults()).toEqual([]);
  });

  it('scrolls within its frame on a phone, not the page', async () => {
    const { guest, page } = await customers(390);
    const { wide, page: own } = await page.evaluate(() => {
      const frame = document.querySelector('[role=table]')?.parentElement;
      return {
        wide: (frame?.scrollWidth ?? 0) > (frame?.clientWidth ?? 0),
        page: document.documentElement.scrollWidth - document.documentElement.clientWidth
      };
    });
    expect(wide).toBe(true);
    expect(own).toBe(0);
    expect(guest.faults()).toEqual([]);
  });
});
