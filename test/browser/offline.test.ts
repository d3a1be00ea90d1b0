import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { openStart, settled, visit, type Visit } from './harness';
import { DIST, host, type StaticHost } from './server';

let server: StaticHost | undefined;
let guest: Visit | undefined;
const folders: string[] = [];

afterEach(async () => {
  await guest?.close();
  await server?.close();
  guest = server = undefined;
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

/** A copy of the build, changed as told: the next deployment. */
async function anotherBuild(change: (folder: string) => Promise<void>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mandegar-build-'));
  folders.push(folder);
  await cp(DIST, folder, { recursive: true });
  await change(folder);
  return folder;
}

async function edit(path: string, from: RegExp, to: string): Promise<void> {
  const text = await readFile(path, 'utf8');
  expect(text).toMatch(from);
  await writeFile(path, text.replace(from, to));
}

const VERSION = /version:`[0-9a-f]{16}`/;
const nextVersion = (folder: string): Promise<void> =>
  edit(join(folder, 'sw.js'), VERSION, 'version:`0123456789abcdef`');

/** Waits until the page's own registration controls it. */
async function controlled(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

async function arrive(mount = '/'): Promise<{ server: StaticHost; guest: Visit; page: Page }> {
  server = await host({ mount });
  guest = await visit(server.origin, { offlineCopy: true });
  await openStart(guest.page, server.url);
  await controlled(guest.page);
  return { server, guest, page: guest.page };
}

function cacheNames(page: Page): Promise<string[]> {
  return page.evaluate(() => caches.keys());
}

/** Asks the browser to look for a new version, as it does by itself at a later visit. */
function lookForUpdate(page: Page): Promise<'installed' | 'redundant' | 'none'> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update();
    const worker = registration?.installing ?? registration?.waiting;
    if (!worker) return 'none';
    for (let i = 0; i < 100 && worker.state === 'installing'; i += 1) {
      await new Promise((done) => setTimeout(done, 50));
    }
    return worker.state === 'redundant' ? 'redundant' : 'installed';
  });
}

describe('the offline copy', () => {
  it.each(['/', '/shops/mandegar/'])('opens with the host gone, under %s', async (mount) => {
    const { server, guest, page } = await arrive(mount);
    await server.close();
    for (const lang of ['en', 'fa', 'hy'] as const) {
      await openStart(page, server.url, lang);
      await settled(page);
    }
    expect(guest.faults()).toEqual([]);
  });

  it('holds every file of the build but itself', async () => {
    const { page } = await arrive();
    const kept = await page.evaluate(async () => {
      const [name = ''] = await caches.keys();
      const requests = await (await caches.open(name)).keys();
      return requests.map((request) => new URL(request.url).pathname);
    });
    const manifest = JSON.parse(
      await readFile(join(DIST, '.vite/manifest.json'), 'utf8')
    ) as Record<string, { file: string; css?: string[]; assets?: string[] }>;
    const built = Object.values(manifest).flatMap(({ file, css = [], assets = [] }) => [
      file,
      ...css,
      ...assets
    ]);
    expect(kept).toEqual(expect.arrayContaining(built.map((file) => `/${file}`)));
    expect(kept).toEqual(expect.arrayContaining(['/', '/manifest.webmanifest', '/icons/icon.svg']));
    expect(kept).not.toContain('/sw.js');
  });

  it('leaves pages below its folder to whoever lives there', async () => {
    const { page, server } = await arrive();
    const answer = await page.goto(`${server.url}someone-else/`);
    expect(answer?.status()).toBe(404);
  });

  it('keeps a new version waiting, without reloading, until it is asked for', async () => {
    const { server, page } = await arrive();
    const [first] = await cacheNames(page);
    await page.evaluate(() => {
      document.documentElement.dataset.unsaved = 'work';
    });
    server.deploy(await anotherBuild(nextVersion));

    expect(await lookForUpdate(page)).toBe('installed');
    await page.waitForTimeout(500);
    expect(await page.locator('html').getAttribute('data-unsaved')).toBe('work');
    expect(await cacheNames(page)).toHaveLength(2);

    // A reload is a navigation like any other: still the version of before.
    await page.reload();
    await page.locator('input[type=file]').waitFor({ state: 'attached' });
    expect(
      await page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        return registration?.waiting !== null;
      })
    ).toBe(true);

    await page.getByText('A new version is ready').waitFor();
    const reloaded = page.waitForEvent('load');
    await page.getByRole('button', { name: 'Use it now' }).click();
    await reloaded;
    await controlled(page);
    await page.waitForFunction(async () => (await caches.keys()).length === 1);
    const [second] = await cacheNames(page);
    expect(second).not.toBe(first);
    expect(second).toContain('0123456789abcdef');
  });

  it('refuses a half-finished deployment, and stays whole on the version of before', async () => {
    const { server, page } = await arrive();
    server.deploy(
      await anotherBuild(async (folder) => {
        await nextVersion(folder);
        await edit(join(folder, 'index.html'), /assets\/index-[\w-]+\.js/, 'assets/index-other.js');
      })
    );
    expect(await lookForUpdate(page)).toBe('redundant');
    expect(await cacheNames(page)).toHaveLength(1);
    await server.close();
    await openStart(page, server.url);
  });

  it('keeps the files of the version before while a second tab still lives on it', async () => {
    const { server, guest, page } = await arrive();
    const [before = ''] = await cacheNames(page);
    const other = await guest.context.newPage();
    await openStart(other, server.url);
    server.deploy(await anotherBuild(nextVersion));
    expect(await lookForUpdate(page)).toBe('installed');
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      registration?.waiting?.postMessage('skip-waiting');
    });
    await page.waitForTimeout(500);
    expect(await cacheNames(page)).toContain(before);

    await other.close();
    await openStart(page, server.url);
    await page.waitForFunction(async () => (await caches.keys()).length === 1);
    expect(await cacheNames(page)).not.toContain(before);
  });
});
