import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeXlsx, textRows } from '../worker/xlsx-writer';
import {
  exported,
  give,
  goTo,
  openStart,
  reachReport,
  textFile,
  visit,
  type Visit
} from './harness';
import { host, type StaticHost } from './server';

let server: StaticHost;
let guest: Visit;
beforeAll(async () => {
  server = await host();
});
afterEach(() => guest.close());
afterAll(() => server.close());

/** Orders on the first of a month for customers a to e, the order ids from a number on. */
function month(first: number, day: string, amount: number): string[] {
  return ['a', 'b', 'c', 'd', 'e'].map(
    (name, i) => `${String(first + i)},${day},${name}@example.org,${String(amount)}`
  );
}
const HEADINGS = 'Order,Date,Email,Total';
const JANUARY = [HEADINGS, ...month(1, '2024-01-15', 10)].join('\n');
/** February's export begins with two orders of January's. */
const FEBRUARY = [
  HEADINGS,
  ...month(1, '2024-01-15', 10).slice(3),
  ...month(6, '2024-02-15', 20)
].join('\n');

async function arrive(): Promise<void> {
  guest = await visit(server.origin);
  await openStart(guest.page, server.url);
}

interface Figures {
  source: {
    rows: { read: number; ignored: number };
    ledger: { amountRead: number; revenue: number };
  };
  kpis: { customers: number; orders: number; revenue: number };
}

async function figures(): Promise<Figures> {
  const [file] = await exported(guest.page, 'Results (JSON)');
  return JSON.parse(file?.bytes.toString('utf8') ?? '') as Figures;
}

describe('next month’s export', () => {
  it('joins the report that was kept, and orders that both hold count once', async () => {
    await arrive();
    const { page } = guest;
    await give(page, textFile('january.csv', JANUARY));
    await reachReport(page);
    expect((await figures()).kpis).toMatchObject({ customers: 5, orders: 5, revenue: 50 });
    await goTo(page, '#/report/data');
    await page.getByText('The files are kept with this report').waitFor();

    // Another day: the page is opened anew, and the session from the list.
    await openStart(page, server.url);
    await page.getByRole('button', { name: /Open .*january/ }).click();
    await reachReport(page);
    await goTo(page, '#/report/data');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Add next month' }).click();
    await (await chooser).setFiles(textFile('february.csv', FEBRUARY));
    await page.getByText('february.csv').first().waitFor();
    const json = await figures();
    // 5 × 10 and 5 × 20; two rows of February repeat January's orders.
    expect(json.kpis).toMatchObject({ customers: 5, orders: 10, revenue: 150 });
    expect(json.source.rows).toMatchObject({ read: 12, ignored: 2 });
    expect(json.source.ledger).toMatchObject({ amountRead: 170, revenue: 150 });
    expect(guest.faults()).toEqual([]);
  });
});

describe('a workbook', () => {
  it('opens on its first sheet with a table, and on another when that is chosen', async () => {
    await arrive();
    const { page } = guest;
    const rows = (text: string): string =>
      textRows(text.split('\n').map((line) => line.split(',')));
    const book = makeXlsx({
      sheets: [
        { name: 'January', rows: rows(JANUARY) },
        { name: 'February', rows: rows(FEBRUARY) }
      ]
    });
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    await give(page, { name: 'shop.xlsx', mimeType: type, buffer: Buffer.from(book) });
    await reachReport(page);
    expect((await figures()).kpis).toMatchObject({ customers: 5, orders: 5, revenue: 50 });
    await goTo(page, '#/check');
    await page.getByRole('combobox', { name: 'Sheet' }).selectOption({ index: 1 });
    // Two of January's orders and five of February's.
    await expect.poll(() => page.getByText('7 rows').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Show report' }).click();
    expect((await figures()).kpis).toMatchObject({ orders: 7, revenue: 120 });
    expect(guest.faults()).toEqual([]);
  });
});

describe('orders in two currencies', () => {
  it('are not added up before the user says how', async () => {
    await arrive();
    const { page } = guest;
    const both = [
      `${HEADINGS},Currency`,
      ...month(1, '2024-01-15', 10).map((row) => `${row},USD`),
      ...month(6, '2024-02-15', 20).map((row) => `${row},EUR`)
    ].join('\n');
    await give(page, textFile('both.csv', both));
    await page.getByRole('heading', { name: 'How we read it' }).waitFor();
    expect(await page.getByRole('button', { name: 'Show report' }).isDisabled()).toBe(true);
    await page.getByRole('textbox', { name: /1 .?USD.? in .?EUR/ }).fill('0.5');
    await page.getByRole('button', { name: 'Read with these rates' }).click();
    await page.getByRole('button', { name: 'Show report' }).click();
    // 5 × 10 × 0.5 + 5 × 20
    expect((await figures()).kpis).toMatchObject({ orders: 10, revenue: 125 });
    expect(guest.faults()).toEqual([]);
  });
});
