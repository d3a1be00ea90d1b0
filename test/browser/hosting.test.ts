import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { META_POLICY } from '../../src/offline/headers';
import { openStart, settled, visit, type Visit } from './harness';
import { DIST, host, type HostOptions, type StaticHost } from './server';

let server: StaticHost | undefined;
let guest: Visit | undefined;

afterEach(async () => {
  await guest?.close();
  await server?.close();
  guest = server = undefined;
});

async function arrive(
  options: HostOptions,
  offlineCopy = false
): Promise<{ server: StaticHost; guest: Visit }> {
  server = await host(options);
  guest = await visit(server.origin, { offlineCopy });
  await openStart(guest.page, server.url);
  await settled(guest.page);
  return { server, guest };
}

describe('the built page', () => {
  it('states its policy before anything that could break it', async () => {
    const html = await readFile(join(DIST, 'index.html'), 'utf8');
    const head = html.slice(html.indexOf('<head>') + 6).trimStart();
    expect(head).toMatch(/^<meta http-equiv="Content-Security-Policy"/);
    expect(html.indexOf('charset')).toBeLessThan(1024);
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/);
  });

  it.each<[string, HostOptions]>([
    ['on a host that sends the headers', {}],
    ['on a host that cannot send headers', { headers: false }],
    ['in a folder of a host', { mount: '/shops/mandegar/' }],
    ['in a folder with letters of other scripts', { mount: '/ماندگار/' }]
  ])('opens without a fault, and asks for nothing outside its folder, %s', async (_, options) => {
    const { server, guest } = await arrive(options, true);
    expect(guest.faults()).toEqual([]);
    expect(guest.record.requests.length).toBeGreaterThan(2);
    const outside = server.requests.filter((path) => !path.startsWith(options.mount ?? '/'));
    expect(outside.filter((path) => path !== '/favicon.ico')).toEqual([]);
  });

  it('is bound by its policy also where no header says it', async () => {
    const { guest } = await arrive({ headers: false });
    const policy = await guest.page.evaluate(
      () => document.querySelector('meta[http-equiv]')?.getAttribute('content') ?? ''
    );
    expect(policy).toBe(META_POLICY);
    const reached = await guest.page.evaluate(async () => {
      try {
        await fetch('./index.html');
        return true;
      } catch {
        return false;
      }
    });
    expect(reached).toBe(false);
    await expect.poll(() => guest.record.violations.join()).toContain('connect-src');
  });

  it('can be installed: its manifest has no errors', async () => {
    const { guest } = await arrive({});
    const session = await guest.context.newCDPSession(guest.page);
    const manifest = await session.send('Page.getAppManifest');
    expect(manifest.errors).toEqual([]);
    expect(manifest.url).toContain('manifest.webmanifest');
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    // A profile without a window to install from is no fault of the page.
    const ours = installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito');
    expect(ours).toEqual([]);
  });
});
