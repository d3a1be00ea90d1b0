/**
 * The service worker: keeps every file of one build, answers from that copy,
 * and lets go of older builds. Its version is a hash of the build's content,
 * so any change of any file makes a new cache and a new prompt.
 */
import { SKIP_WAITING } from './messages';
import { cachePrefix, linkedFiles, type PrecacheEntry } from './precache';

declare const self: ServiceWorkerGlobalScope;
/** Put in by the build (vite.config.ts). */
declare const __PRECACHE__: { version: string; entries: PrecacheEntry[] };

const { version, entries } = __PRECACHE__;
const scope = self.registration.scope;
const prefix = cachePrefix(scope);
const cacheName = prefix + version;
const page = new URL('./', scope).href;
const kept = new Set(entries.map((entry) => new URL(entry.url, scope).href));

self.addEventListener('install', (event) => {
  event.waitUntil(install());
});

self.addEventListener('activate', (event) => {
  // Claiming makes the very first visit safe to take offline without a reload.
  event.waitUntil(tidy().then(() => self.clients.claim()));
});

self.addEventListener('message', (event) => {
  if (event.data === SKIP_WAITING) void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  url.search = '';
  url.hash = '';
  // Only the page's own two addresses: another site may live in a folder below it.
  if (request.mode === 'navigate' && (url.href === page || url.href === `${page}index.html`)) {
    event.respondWith(answer(page, request));
    event.waitUntil(tidy());
  } else if (kept.has(url.href) || url.href.startsWith(new URL('./assets/', scope).href)) {
    event.respondWith(answer(url.href, request));
  }
});

async function install(): Promise<void> {
  const cache = await caches.open(cacheName);
  try {
    // The HTTP cache may hold a page of the build before: ask the server.
    await Promise.all(entries.map(async ({ url }) => keep(cache, new URL(url, scope).href)));
  } catch (error) {
    await caches.delete(cacheName);
    throw error;
  }
}

async function keep(cache: Cache, url: string): Promise<void> {
  let response = await fetch(url, { cache: 'no-cache', credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${url}: ${String(response.status)}`);
  if (url === page) {
    // A host in the middle of a deployment can send the page of another build:
    // then nothing is installed, and the browser tries again at a later visit.
    const html = await response.clone().text();
    const stranger = linkedFiles(html).find((file) => !kept.has(new URL(file, scope).href));
    if (stranger !== undefined) throw new Error(`the page is of another build: ${stranger}`);
  }
  if (response.redirected) {
    // A redirected response may not answer a navigation; its content may.
    response = new Response(response.body, { status: 200, headers: response.headers });
  }
  await cache.put(url, response);
}

async function answer(url: string, request: Request): Promise<Response> {
  const own = await caches.open(cacheName).then((cache) => cache.match(url, { ignoreVary: true }));
  if (own) return own;
  // A tab of the build before may still ask for one of its later-loaded files.
  for (const name of await olderCaches()) {
    const older = await caches.open(name).then((cache) => cache.match(url, { ignoreVary: true }));
    if (older) return older;
  }
  return fetch(request);
}

async function olderCaches(): Promise<string[]> {
  const names = await caches.keys();
  return names.filter((name) => name.startsWith(prefix) && name !== cacheName);
}

/** Deletes the caches of other builds, unless a second open tab may still live on one. */
async function tidy(): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const ours = windows.filter((client) => client.url.startsWith(scope));
  if (ours.length > 1) return;
  // A worker that is only waiting shares the prefix and has filled its cache already.
  if (self.registration.waiting || self.registration.installing) return;
  await Promise.all((await olderCaches()).map((name) => caches.delete(name)));
}
