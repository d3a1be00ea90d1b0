/** What the browser may or may not offer beside IndexedDB, each with its stand-in. */

/** Runs tasks one after the other. */
export interface Lock {
  run<T>(task: () => Promise<T>): Promise<T>;
  /** Whether it holds between tabs too, and not only in this one. */
  readonly acrossTabs: boolean;
}

/** Web Locks where they are, else a queue in this tab. */
export function createLock(name: string): Lock {
  const locks: LockManager | undefined =
    typeof navigator === 'object' && 'locks' in navigator ? navigator.locks : undefined;
  if (locks) {
    return {
      acrossTabs: true,
      run: async (task) => locks.request(name, task)
    };
  }
  let last: Promise<unknown> = Promise.resolve();
  return {
    acrossTabs: false,
    run(task) {
      const next = last.then(task, task);
      last = next.catch(() => undefined);
      return next;
    }
  };
}

/** Tells the other tabs that a session changed. */
export interface Announcer {
  say(id: string): void;
  onHear(callback: (id: string) => void): void;
}

/** A BroadcastChannel where there is one; without it, other tabs see changes when they next load the list. */
export function createAnnouncer(name: string): Announcer {
  if (typeof BroadcastChannel !== 'function') return { say: () => {}, onHear: () => {} };
  const channel = new BroadcastChannel(name);
  return {
    say: (id) => channel.postMessage(id),
    onHear: (callback) => {
      channel.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (typeof event.data === 'string') callback(event.data);
      });
    }
  };
}

/** Asks the browser to keep this site's data when space runs short. Never fails. */
export async function askToPersist(): Promise<void> {
  try {
    if (!(await navigator.storage.persisted())) await navigator.storage.persist();
  } catch {
    // Not offered here: the data are kept as long as the browser likes.
  }
}

/** A fresh id; `crypto.randomUUID` is missing on pages served without TLS. */
export function newId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Whether anything may be kept. On `file://` every page of the machine shares
 * one store, so another folder's page could read it: nothing is kept there.
 */
export function mayKeep(protocol: string): boolean {
  return protocol !== 'file:' && typeof indexedDB === 'object';
}
