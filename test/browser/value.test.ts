import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  exported,
  give,
  goTo,
  openStart,
  reachReport,
  settled,
  textFile,
  visit,
  type Visit
} from './harness';
import { host, type StaticHost } from './server';
import { SMALL_SHOP_CSV } from './small-shop';

/** A forecast of the sample's 5,000 customers, on a machine that has other work. */
const FORECAST = { timeout: 60_000 };

let server: StaticHost;
let guest: Visit | undefined;
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

/** The value of the sample's customers over 12 months: computed once, the tests go on from it. */
async function sampleValue(): Promise<{ guest: Visit; page: Page }> {
  if (guest) return { guest, page: guest.page };
  guest = await visit(server.origin);
  const { page } = guest;
  await openStart(page, server.url);
  await page.getByRole('button', { name: 'Try with sample data' }).click();
  await reachReport(page);
  await goTo(page, '#/report/value');
  return { guest, page };
}

/** Orders of the sentence that the forecast begins with, and its interval. */
async function headline(page: Page, months: number): Promise<[number, number, number]> {
  const sentence = page.getByText(`in the next ${String(months)} months (`).first();
  await sentence.waitFor(FORECAST);
  const text = (await sentence.textContent()) ?? '';
  const found = /place ([\d,]+) orders .*? \(([\d,]+) to ([\d,]+)\)/u.exec(text);
  const numbers = found?.slice(1).map((part) => Number(part.replaceAll(',', '')));
  const [value = NaN, low = NaN, high = NaN] = numbers ?? [];
  return [value, low, high];
}

interface Results {
  settings: { horizonMonths: number | null };
  clv: {
    models: { name: string; converged: boolean }[];
    selected: { name: string };
    total: { orders: number };
    holdout: unknown;
  };
}

describe('the forecast', () => {
  it('turns costs of winning customers into a ratio and a month of payback', async () => {
    const { guest, page } = await sampleValue();
    await headline(page, 12);
    await page.getByLabel('Cost of one new customer').fill('60');
    await page.getByLabel('Cost of one new customer').blur();
    await settled(page);
    const sentence = page.getByText('A new customer costs €60').first();
    await sentence.waitFor(FORECAST);
    // A newcomer of the sample brings about twice that in a year.
    expect(await sentence.textContent()).toMatch(
      /brings €1\d\d(\.\d+)? within 12 months.*(1\.[5-9]|2(\.\d)?)\s:\s1; paid back in month \d/u
    );
    expect(guest.faults()).toEqual([]);
  });

  it('follows the horizon, is kept with the report, and is in the results file without any name', async () => {
    const { guest, page } = await sampleValue();
    const year = await headline(page, 12);
    await page.getByRole('radio', { name: '24', exact: true }).check({ force: true });
    const two = await headline(page, 24);
    for (const [value, low, high] of [year, two]) {
      expect(low).toBeLessThan(value);
      expect(value).toBeLessThan(high);
    }
    // More orders in two years than in one, but fewer than twice as many: customers leave.
    expect(two[0]).toBeGreaterThan(year[0]);
    expect(two[0]).toBeLessThan(2 * year[0]);

    const [file] = await exported(page, 'Results (JSON)');
    const text = file?.bytes.toString('utf8') ?? '';
    const { settings, clv } = JSON.parse(text) as Results;
    expect(settings.horizonMonths).toBe(24);
    expect(Math.round(clv.total.orders)).toBe(two[0]);
    expect(clv.models.filter(({ converged }) => converged).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['BG/NBD', 'MBG/NBD', 'Pareto/NBD'])
    );
    expect(text).not.toContain('customer-1');

    await page.getByText('Saved on this device').waitFor();
    await page.reload();
    await page
      .getByRole('button', { name: /Sample/ })
      .first()
      .click();
    await goTo(page, '#/report/value');
    expect(await headline(page, 24)).toEqual(two);
    expect(guest.faults()).toEqual([]);
  });

  it('says that a small shop has too few who came back, and what can be said already', async () => {
    guest ??= await visit(server.origin);
    const { page } = guest;
    await openStart(page, server.url);
    await give(page, textFile('small.csv', SMALL_SHOP_CSV));
    await reachReport(page);
    await goTo(page, '#/report/value');
    await page.getByText('Too few customers have come back for a forecast').waitFor(FORECAST);
    await page.getByText('What you can see already:').waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/NaN|Infinity|undefined/u);
    expect(guest.faults()).toEqual([]);
  });
});
