/**
 * Working offline: registers the service worker of the build and tells the
 * page when there is something to say. It never reloads by itself; the page
 * decides when, so that no unsaved work is lost.
 */
import { SKIP_WAITING } from './messages';

export interface OfflineEvents {
  /**
   * A newer version is at hand. `apply` moves to it and reloads the page;
   * call it only when the user asks for it. May fire more than once.
   */
  onUpdate: (apply: () => void) => void;
  /** Every file of this version is kept, so the page now opens without a network. */
  onReady: () => void;
}

/**
 * Registers `sw.js` beside the page. Does nothing in development, on
 * `file://`, and where the browser has no service workers; a refused
 * registration (private window, policy) leaves an app that works online.
 *
 * @example registerOffline({ onUpdate: (apply) => showPrompt(apply), onReady: () => {} })
 */
export function registerOffline(events: OfflineEvents): void {
  if (!import.meta.env.PROD) return;
  if (!/^https?:$/.test(location.protocol) || !('serviceWorker' in navigator)) return;
  // After the first paint: filling the cache must not compete with the first screen.
  if (document.readyState === 'complete') void start(events);
  else addEventListener('load', () => void start(events), { once: true });
}

async function start(events: OfflineEvents): Promise<void> {
  const workers = navigator.serviceWorker;
  let registration: ServiceWorkerRegistration;
  try {
    registration = await workers.register(new URL('./sw.js', location.href));
  } catch {
    return;
  }

  let applying = false;
  let controlled = workers.controller !== null;
  workers.addEventListener('controllerchange', () => {
    if (applying) {
      location.reload();
    } else if (controlled) {
      // Another tab moved on to the new version; this one follows when its user says so.
      events.onUpdate(() => {
        location.reload();
      });
    }
    controlled = true;
  });

  const offer = (waiting: ServiceWorker): void => {
    events.onUpdate(() => {
      applying = true;
      waiting.postMessage(SKIP_WAITING);
    });
  };
  const watch = (worker: ServiceWorker): void => {
    worker.addEventListener('statechange', () => {
      // Without a controller it is the first version, which waits for nobody.
      if (worker.state === 'installed' && workers.controller) offer(worker);
    });
  };

  if (registration.waiting && workers.controller) offer(registration.waiting);
  if (registration.installing) watch(registration.installing);
  registration.addEventListener('updatefound', () => {
    if (registration.installing) watch(registration.installing);
  });

  await workers.ready;
  events.onReady();
}
