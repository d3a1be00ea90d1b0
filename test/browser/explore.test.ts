import type { Locator, Page } from 'playwright-core';
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

/**
 * Counted by hand: in each month of 2023 ten customers begin, five by
 * Instagram, who buy once, and five in the store, who buy again a month later.
 * 120 customers; 60 and 60 first orders, 55 second ones (of December's five
 * nothing more is known): 175 orders, of 12 by Instagram and of 10 in the store.
 */
const MONTHS = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'));
const ROWS = MONTHS.flatMap((month, start) =>
  Array.from({ length: 10 }, (_, i) => {
    const customer = `c${String(start)}-${String(i)}@example.org`;
    const next = MONTHS[start + 1];
    return i < 5
      ? [`${customer},2023-${month}-05,12,Instagram`]
      : [
          `${customer},2023-${month}-05,10,Store`,
          ...(next === undefined ? [] : [`${customer},2023-${next}-05,10,Store`])
        ];
  }).flat()
);
const CSV = ['Email,Order date,Total,Channel', ...ROWS].join('\n');

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

async function report(): Promise<{ guest: Visit; page: Page }> {
  guest = await visit(server.origin);
  const { page } = guest;
  await openStart(page, server.url);
  await give(page, textFile('channels.csv', CSV));
  await reachReport(page);
  return { guest, page };
}

interface Results {
  settings: {
    granularity: string;
    filter: { dimension: string }[];
    annotations: { text: string }[];
  };
  selection: Record<'customers' | 'orders' | 'allCustomers' | 'allOrders', number>;
  kpis: { customers: number; repeatCustomers: number };
  periods: { label: string }[];
  events: unknown[];
}

async function results(page: Page): Promise<{ name: string; json: Results }> {
  const [file] = await exported(page, 'Results (JSON)');
  return {
    name: file?.name ?? '',
    json: JSON.parse(file?.bytes.toString('utf8') ?? '') as Results
  };
}

async function keepInstagram(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /Channel/ }).click();
  await dialog.getByRole('checkbox', { name: /Instagram/ }).check();
  await dialog.getByText('60 of 120 customers, 60 of 175 orders').waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();
}

/** Takes the option that holds a text; its label may hold marks of direction too. */
async function choose(select: Locator, text: string): Promise<void> {
  await select.locator('option', { hasText: text }).first().waitFor({ state: 'attached' });
  const labels = await select.locator('option').allTextContents();
  await select.selectOption({ index: labels.findIndex((label) => label.includes(text)) });
}

describe('a filter', () => {
  it('changes every number, stands under the titles and in the names of files, and is kept with the report', async () => {
    const { guest, page } = await report();
    await keepInstagram(page);
    const { name, json } = await results(page);
    expect(name).toMatch(/instagram/i);
    expect(json.selection).toEqual({
      customers: 60,
      orders: 60,
      allCustomers: 120,
      allOrders: 175
    });
    expect(json.kpis).toMatchObject({ customers: 60, repeatCustomers: 0 });
    expect(json.settings.filter.map(({ dimension }) => dimension)).toEqual(['order:Channel']);

    for (const view of ['overview', 'retention', 'cohorts', 'next', 'groups'] as const) {
      await goTo(page, `#/report/${view}`);
      await page.locator('main h1').waitFor();
      expect(await page.locator('main').innerText(), view).toContain('Instagram');
    }

    await page.getByText('Saved on this device').waitFor();
    await page.goto(server.url);
    await page.getByText('channels', { exact: true }).click();
    await page.getByRole('group', { name: 'Conditions in force' }).waitFor();
    expect((await results(page)).json.selection.customers).toBe(60);

    await page.getByRole('button', { name: /^Remove: / }).click();
    await page.getByRole('group', { name: 'Conditions in force' }).waitFor({ state: 'detached' });
    expect((await results(page)).json.kpis).toMatchObject({ customers: 120, repeatCustomers: 55 });
    expect(guest.faults()).toEqual([]);
  });

  it('that nothing meets says so, and leads back', async () => {
    const { guest, page } = await report();
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /Size of the first order/ }).click();
    await dialog.getByRole('textbox', { name: 'At least' }).fill('1000');
    await dialog.getByText('0 of 120 customers').waitFor();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.locator('main').getByRole('button', { name: 'Clear all' }).first().click();
    await page.getByText('120').first().waitFor();
    expect(guest.faults()).toEqual([]);
  });
});

describe('the groups', () => {
  it('tell that who came by Instagram comes back less, and lead to a filter', async () => {
    const { guest, page } = await report();
    await goTo(page, '#/report/groups');
    await choose(page.getByLabel('Group customers by'), 'Channel');
    const row = page.getByRole('row', { name: /Instagram/ });
    await row.getByText('comes back less').waitFor();
    expect(await row.innerText()).toContain('0 of 60');
    await row.getByRole('button').first().click();
    await page.getByRole('menuitem', { name: /Filter/ }).click();
    await page.getByRole('group', { name: 'Conditions in force' }).waitFor();
    expect((await results(page)).json.selection.customers).toBe(60);
    expect(guest.faults()).toEqual([]);
  });
});

describe('an event', () => {
  it('stands below the charts of every view by time, and is there again after a visit', async () => {
    const { guest, page } = await report();
    await goTo(page, '#/report/retention');
    await page.getByRole('button', { name: 'Mark an event' }).last().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'What happened?' }).fill('Spring sale');
    await dialog.getByRole('textbox', { name: 'Day' }).first().fill('15');
    await choose(dialog.getByRole('combobox', { name: 'Month' }).first(), 'Jun');
    await dialog.getByRole('textbox', { name: 'Year' }).first().fill('2023');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page
      .getByText(/Spring sale/)
      .first()
      .waitFor();
    await goTo(page, '#/report/overview');
    await page
      .getByText(/Spring sale/)
      .first()
      .waitFor();
    const { json } = await results(page);
    expect(json.settings.annotations).toMatchObject([{ text: 'Spring sale', day: 19_523 }]);
    expect(json.events).toHaveLength(1);

    await page.getByText('Saved on this device').waitFor();
    await page.reload();
    await page.goto(server.url);
    await page.getByText('channels', { exact: true }).click();
    await page
      .getByText(/Spring sale/)
      .first()
      .waitFor();
    expect(guest.faults()).toEqual([]);
  });
});

describe('settings changed in quick succession', () => {
  it('end with the last one: no stale answer shows', async () => {
    const { guest, page } = await report();
    const select = page
      .getByRole('group', { name: 'Settings of the report' })
      .locator('select')
      .first();
    for (let round = 0; round < 5; round++) {
      for (const value of ['Week', 'Quarter', 'Day', 'Year']) {
        await choose(select, value);
      }
    }
    await settled(page);
    const { json } = await results(page);
    expect(json.settings.granularity).toBe('year');
    expect(json.periods.map(({ label }) => label)).toEqual(['2023']);
    expect(guest.faults()).toEqual([]);
  });
});
