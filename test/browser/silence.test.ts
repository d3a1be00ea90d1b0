import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createSocket } from 'node:dgram';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exported, give, openStart, reachReport, textFile, visit } from './harness';
import { host, type StaticHost } from './server';
import { SMALL_SHOP_CSV } from './small-shop';

/**
 * What a script that got into the page might try, to tell another server
 * something. Each gets the address of a server that only listens.
 */
const WAYS: Record<string, string> = {
  fetch: `fetch(to)`,
  'fetch without cors': `fetch(to, { mode: 'no-cors', keepalive: true })`,
  xhr: `{ const x = new XMLHttpRequest(); x.open('GET', to); x.send(); }`,
  beacon: `navigator.sendBeacon(to, 'x')`,
  websocket: `new WebSocket(to.replace('http', 'ws'))`,
  eventsource: `new EventSource(to)`,
  image: `new Image().src = to`,
  srcset: `{ const i = new Image(); i.srcset = to + ' 1x'; add(i); }`,
  'svg image': `{ const s = 'http://www.w3.org/2000/svg'; const e = document.createElementNS(s, 'svg'); const i = document.createElementNS(s, 'image'); i.setAttribute('href', to); e.append(i); add(e); }`,
  background: `{ const d = document.createElement('div'); d.style.cssText = 'width:9px;height:9px'; d.style.backgroundImage = 'url(' + to + ')'; add(d); }`,
  cursor: `{ const d = document.createElement('div'); d.style.content = 'url(' + to + ')'; add(d); }`,
  'style sheet': `link('stylesheet')`,
  'style element': `{ const s = document.createElement('style'); s.textContent = '@import url(' + to + ')'; add(s); }`,
  font: `document.fonts.add(new FontFace('x', 'url(' + to + ')')), document.fonts.load('9px x')`,
  script: `{ const s = document.createElement('script'); s.src = to; add(s); }`,
  'module script': `{ const s = document.createElement('script'); s.type = 'module'; s.src = to; add(s); }`,
  import: `import(to)`,
  frame: `{ const f = document.createElement('iframe'); f.src = to; add(f); }`,
  object: `{ const o = document.createElement('object'); o.data = to; add(o); }`,
  embed: `{ const e = document.createElement('embed'); e.src = to; add(e); }`,
  audio: `new Audio(to).play()`,
  video: `{ const v = document.createElement('video'); v.src = to; v.preload = 'auto'; add(v); }`,
  poster: `{ const v = document.createElement('video'); v.poster = to; add(v); }`,
  track: `{ const v = document.createElement('video'); const t = document.createElement('track'); t.src = to; t.default = true; t.kind = 'captions'; v.append(t); add(v); t.track.mode = 'showing'; }`,
  'form in a frame': `{ const f = document.createElement('form'); f.action = to; f.target = 'nowhere-frame'; const i = document.createElement('iframe'); i.name = 'nowhere-frame'; add(i); add(f); f.submit(); }`,
  prefetch: `link('prefetch')`,
  preload: `link('preload', 'image')`,
  'preload of a script': `link('preload', 'script')`,
  modulepreload: `link('modulepreload')`,
  icon: `link('icon')`,
  ping: `{ const a = document.createElement('a'); a.href = '#ping'; a.ping = to; add(a); a.click(); }`,
  worker: `new Worker(URL.createObjectURL(new Blob(['fetch("' + to + '").catch(() => {})'])))`,
  'worker import': `new Worker(URL.createObjectURL(new Blob(['importScripts("' + to + '")'])))`,
  'worker socket': `new Worker(URL.createObjectURL(new Blob(['new WebSocket("' + to.replace('http', 'ws') + '")'])))`,
  'frame of a blob': `{ const f = document.createElement('iframe'); f.src = URL.createObjectURL(new Blob(['<img src="' + to + '">'], { type: 'text/html' })); add(f); }`,
  'frame with a document': `{ const f = document.createElement('iframe'); f.srcdoc = '<img src="' + to + '">'; add(f); }`,
  'refresh in a frame': `{ const f = document.createElement('iframe'); f.srcdoc = '<meta http-equiv="refresh" content="0;url=' + to + '">'; add(f); }`,
  'markup with a picture': `{ const d = document.createElement('div'); d.innerHTML = '<img src="' + to + '">'; add(d); }`,
  'markup with a handler': `{ const d = document.createElement('div'); d.innerHTML = '<img src="data:," onerror="fetch(\\'' + to + '\\')">'; add(d); }`,
  'code from text': `new Function('fetch("' + to + '")')()`
};

interface Sink {
  origin: string;
  /** Ways by which something arrived. */
  heard: Set<string>;
  server: Server;
}

let sink: Sink;
let app: StaticHost;
let bare: StaticHost;
let folder: string;

beforeAll(async () => {
  const heard = new Set<string>();
  const note = (url: string | undefined): void => {
    heard.add(decodeURIComponent((url ?? '').slice(1)));
  };
  const server = createServer((request, response) => {
    note(request.url);
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end();
  });
  server.on('upgrade', (request, socket) => {
    note(request.url);
    socket.destroy();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  sink = { origin: `http://127.0.0.1:${String(port)}`, heard, server };

  app = await host();
  folder = await mkdtemp(join(tmpdir(), 'mandegar-bare-'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>bare</title>');
  bare = await host({ folder, headers: false });
});
afterAll(async () => {
  await app.close();
  await bare.close();
  await rm(folder, { recursive: true });
  sink.server.closeAllConnections();
  await new Promise((done) => sink.server.close(done));
});

/** Tries every way from the page; the sink hears the page's name before each way's. */
async function tryAll(page: Page, name: 'app' | 'bare'): Promise<void> {
  for (const [way, code] of Object.entries(WAYS)) {
    const to = `${sink.origin}/${name}/${encodeURIComponent(way)}`;
    await page.evaluate(`(() => {
      const to = ${JSON.stringify(to)};
      const add = (node) => document.body.append(node);
      const link = (rel, as) => { const l = document.createElement('link'); l.rel = rel; if (as) l.as = as; l.href = to; document.head.append(l); };
      try { Promise.resolve(${code.startsWith('{') ? `(() => ${code})()` : code}).catch(() => {}); } catch {}
    })()`);
  }
}

const heardFrom = (name: 'app' | 'bare'): string[] =>
  [...sink.heard].filter((way) => way.startsWith(`${name}/`)).sort();

/** Tries every way from a page without a policy, until more than 30 of them have arrived. */
async function tryFreely(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await page.goto(bare.url);
  await tryAll(page, 'bare');
  await expect.poll(() => heardFrom('bare').length, { timeout: 30_000 }).toBeGreaterThan(30);
  await page.close();
}

describe('nothing leaves', () => {
  it('knows ways that do reach another server from a page without a policy', async () => {
    const guest = await visit(bare.origin, { offlineCopy: true });
    sink.heard.clear();
    await tryFreely(guest.context);
    await guest.close();
  });

  it.each([
    ['a host that sends the headers', true],
    ['a host that sends none, by the page’s own policy', false]
  ])('from the app on %s', async (_, headers) => {
    const server = await host({ headers });
    const guest = await visit(server.origin, { offlineCopy: true });
    await openStart(guest.page, server.url);
    sink.heard.clear();
    await tryAll(guest.page, 'app');
    await guest.page.waitForTimeout(1500);
    // However busy the machine is: when what set out later, from a page without a policy, has
    // arrived, what set out before it had time enough.
    await tryFreely(guest.context);
    const arrived = heardFrom('app');
    await guest.close();
    await server.close();
    expect(arrived).toEqual([]);
  });

  /**
   * Leaves the page for the sink, and asks a STUN server beside it; tells what arrived within
   * the time, or sooner when both did.
   */
  async function leave(
    page: Page,
    milliseconds: number
  ): Promise<{ navigated: boolean; datagrams: number }> {
    const end = performance.now() + milliseconds;
    const wait = async (arrived: () => boolean, until = end): Promise<void> => {
      while (!arrived() && performance.now() < until) await page.waitForTimeout(100);
    };
    const udp = createSocket('udp4');
    let datagrams = 0;
    udp.on('message', () => {
      datagrams += 1;
    });
    await new Promise<void>((done) => udp.bind(0, '0.0.0.0', done));
    sink.heard.clear();
    const stun = `stun:127.0.0.1:${String(udp.address().port)}`;
    await page.evaluate(`(async () => {
      const peer = new RTCPeerConnection({ iceServers: [{ urls: ${JSON.stringify(stun)} }] });
      peer.createDataChannel('x');
      await peer.setLocalDescription(await peer.createOffer());
    })().catch(() => {})`);
    // A peer of a page that has gone asks no more.
    await wait(() => datagrams > 0, performance.now() + milliseconds / 2);
    await page
      .evaluate(`void (location.href = ${JSON.stringify(`${sink.origin}/navigation`)})`)
      .catch(() => undefined);
    await wait(() => sink.heard.has('navigation') && datagrams > 0);
    // Where it left, it is to have arrived before anything else is opened.
    await page.waitForTimeout(500);
    await new Promise<void>((done) => udp.close(() => done()));
    return { navigated: sink.heard.has('navigation'), datagrams };
  }

  it('from the app on a host that sends the headers, by navigation or WebRTC either', async (test) => {
    const guest = await visit(app.origin, { offlineCopy: true });
    const version = Number.parseInt(guest.context.browser()?.version() ?? '', 10);
    await guest.page.goto(bare.url);
    const began = performance.now();
    const free = await leave(guest.page, 30_000);
    const took = performance.now() - began;
    await openStart(guest.page, app.url);
    // However busy the machine is: twice as long as it needs without a policy.
    const bound = await leave(guest.page, Math.max(2000, 2 * took));
    await guest.close();
    expect(free.navigated).toBe(true);
    expect(free.datagrams).toBeGreaterThan(0);
    // No policy stops these two; the header that does is Chromium's alone, since 152.
    test.skip(version < 152, 'this browser is older than the header');
    expect(bound).toEqual({ navigated: false, datagrams: 0 });
  });

  it('during the whole journey: every request goes to the app’s own files', async () => {
    const guest = await visit(app.origin, { offlineCopy: true });
    const { page, record } = guest;
    await openStart(page, app.url);
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
    const asked = app.requests.length;
    await give(page, textFile('small-shop.csv', SMALL_SHOP_CSV));
    await reachReport(page);
    await exported(page, 'Results (JSON)');
    await exported(page, 'Report image (PNG)');
    // With every file kept on the device, even the app's own host hears nothing more.
    expect(app.requests.slice(asked)).toEqual([]);
    expect(record.violations).toEqual([]);
    expect(guest.faults()).toEqual([]);
    await guest.close();
  });
});
