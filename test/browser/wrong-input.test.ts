import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  give,
  goTo,
  openStart,
  reachReport,
  textFile,
  visit,
  type MadeFile,
  type Visit
} from './harness';
import { host, type StaticHost } from './server';
import { SMALL_SHOP_CSV } from './small-shop';

let server: StaticHost;
let guest: Visit;
beforeAll(async () => {
  server = await host();
  await arrive();
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  // Whatever a failed test left behind, the next one does not meet it.
  await guest.close();
  await arrive();
});
afterAll(async () => {
  await guest.close();
  await server.close();
});

async function arrive(): Promise<void> {
  guest = await visit(server.origin);
  await openStart(guest.page, server.url);
}

/** Back to the start in the same page: nothing of the file before may be in the way. */
async function toStart(): Promise<void> {
  await goTo(guest.page, '#/');
  await guest.page.locator('input[type=file]').waitFor({ state: 'attached' });
}

const HEADINGS = 'Customer,Date,Total\n';

function bytesFile(name: string, mimeType: string, bytes: readonly number[]): MadeFile {
  return { name, mimeType, buffer: Buffer.from(bytes) };
}

/** Bytes without any structure, the same each time (a linear congruential generator). */
function noise(length: number): number[] {
  let state = 42;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}

const wide = Array.from({ length: 300 }, (_, i) => `h${String(i)}`);

/** Files that hold no report; each is to be told apart from the others by its message. */
const UNUSABLE: [string, MadeFile][] = [
  ['an empty file', textFile('empty.csv', '')],
  ['a file of blank lines', textFile('blank.csv', '\n\n  \n')],
  [
    'a picture',
    bytesFile('photo.png', 'image/png', [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])
  ],
  ['a PDF', bytesFile('a.pdf', 'application/pdf', [...Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n')])],
  [
    'a workbook of Excel',
    bytesFile('a.xlsx', 'application/zip', [0x50, 0x4b, 3, 4, ...noise(400)])
  ],
  ['noise', bytesFile('noise.csv', 'text/csv', noise(20_000))],
  ['headings alone', textFile('headings.csv', HEADINGS)]
];

/** Odd files that do hold something: a report, or the check screen, but never a crash. */
const ODD: [string, MadeFile][] = [
  [
    'words where days and amounts belong',
    textFile('words.csv', `${HEADINGS}ann,never,ten\nbob,soon,more\ncyd,later,less\n`)
  ],
  ['one customer', textFile('one.csv', `${HEADINGS}ann,2023-01-17,10\nann,2023-02-18,12\n`)],
  ['one order', textFile('single.csv', `${HEADINGS}ann,2023-01-17,10\n`)],
  [
    'one day',
    textFile(
      'day.csv',
      `${HEADINGS}${['a', 'b', 'c', 'd'].map((c) => `${c},2023-01-17,10\n`).join('')}`
    )
  ],
  [
    'a cell of 100,000 letters',
    textFile(
      'cell.csv',
      `Customer,Date,Total,Note\nann,2023-01-17,10,"${'ab'.repeat(50_000)}"\nbob,2023-02-18,12,x\n`
    )
  ],
  [
    '300 columns',
    textFile(
      'wide.csv',
      `${['Customer', 'Date', 'Total', ...wide].join(',')}\nann,2023-01-17,10${',1'.repeat(300)}\nbob,2023-02-18,12${',2'.repeat(300)}\n`
    )
  ],
  [
    'headings that are names of JavaScript’s own',
    textFile(
      'proto.csv',
      '__proto__,constructor,Customer,Date,Total,Total\n1,2,ann,2023-01-17,10,10\n3,4,bob,2023-02-18,12,12\n'
    )
  ]
];

async function stillWorks(): Promise<void> {
  await give(guest.page, textFile('after.csv', SMALL_SHOP_CSV));
  await reachReport(guest.page);
}

describe('a file that cannot be used', () => {
  it.each(UNUSABLE)('%s: says so, and the next file works', async (_, file) => {
    const { page } = guest;
    await toStart();
    await give(page, file);
    const alert = page.getByRole('alert').first();
    await alert.waitFor();
    expect((await alert.innerText()).length).toBeGreaterThan(30);
    await expect.poll(() => page.locator('input[type=file]').count()).toBe(1);
    await stillWorks();
    expect(guest.faults()).toEqual([]);
  });

  it('rows that all fail: says why, where columns and rules can be changed, and the next file works', async () => {
    const { page } = guest;
    await toStart();
    await give(
      page,
      textFile('bad.csv', `${HEADINGS},2023-01-17,10\n,2023-02-18,11\n,2023-03-19,12\n`)
    );
    await page.getByRole('alert').first().waitFor();
    await page.getByRole('heading', { name: 'How we read it' }).waitFor();
    expect(await page.getByRole('button', { name: 'Show report' }).isDisabled()).toBe(true);
    await toStart();
    await stillWorks();
    expect(guest.faults()).toEqual([]);
  });

  it('has a message of its own for each kind', async () => {
    const { page } = guest;
    const titles = new Set<string>();
    const kinds = UNUSABLE.filter(([name]) => !/blank|noise/.test(name));
    for (const [, file] of kinds) {
      await toStart();
      await give(page, file);
      const alert = page.getByRole('alert').filter({ hasText: file.name }).first();
      await alert.waitFor();
      titles.add((await alert.innerText()).replaceAll(file.name, ''));
    }
    expect(titles.size).toBe(kinds.length);
  });

  it.each(['fa', 'hy'] as const)(
    'is explained in %s without a word of English left over',
    async (lang) => {
      const { page } = guest;
      await openStart(page, server.url, lang);
      await give(page, textFile('a.csv', ''));
      const alert = page.getByRole('alert').first();
      await alert.waitFor();
      const words = (await alert.innerText())
        .replaceAll('a.csv', '')
        .replaceAll(/CSV|UTF-8|Excel/g, '');
      expect(words).toMatch(lang === 'fa' ? /[\u0600-\u06ff]{4}/ : /[\u0530-\u058f]{4}/);
      expect(words).not.toMatch(/[a-z]{4}/i);
    }
  );
});

describe('an odd file', () => {
  // In English again.
  beforeAll(() => openStart(guest.page, server.url));

  it.each(ODD)('with %s gives a report or a question, and the next file works', async (_, file) => {
    const { page } = guest;
    await toStart();
    await give(page, file);
    await page
      .getByRole('button', { name: 'Export', exact: true })
      .or(page.getByRole('button', { name: 'Show report' }))
      .first()
      .waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await toStart();
    await stillWorks();
    expect(guest.faults()).toEqual([]);
  });
});

describe('a file that goes away before it is read', () => {
  it('is told as that, not as an empty file, and the next file works', async () => {
    const own = await visit(server.origin, { ownBrowser: true });
    const { page } = own;
    const folder = await mkdtemp(join(tmpdir(), 'mandegar-gone-'));
    const path = join(folder, 'gone.csv');
    await writeFile(path, SMALL_SHOP_CSV);
    await openStart(page, server.url);
    await page.exposeFunction('__pullTheStick', () => rm(folder, { recursive: true }));
    const input = page.locator('input[type=file]');
    // The browser holds a chosen file by its path: between choosing and reading it, it goes.
    await input.evaluate((node) => {
      let gone = false;
      const hold = (event: Event): void => {
        if (gone) return;
        event.stopImmediatePropagation();
        const pull: unknown = Reflect.get(globalThis, '__pullTheStick');
        if (typeof pull !== 'function') throw new Error('nothing to pull');
        void Promise.resolve(pull()).then(() => {
          gone = true;
          node.dispatchEvent(new Event('change', { bubbles: true }));
        });
      };
      node.addEventListener('change', hold, { capture: true });
    });
    await input.setInputFiles(path);
    const alert = page.getByRole('alert').first();
    await alert.waitFor();
    const words = await alert.innerText();
    expect(words).toContain('gone.csv');
    expect(words).not.toMatch(/empty|no content/);
    await give(page, textFile('after.csv', SMALL_SHOP_CSV));
    await reachReport(page);
    expect(own.faults()).toEqual([]);
    await own.close();
  });
});
