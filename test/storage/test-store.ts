/** Stores on a fake IndexedDB, with a clock that the test moves. */
import 'fake-indexeddb/auto';
import type { UseStore } from 'idb-keyval';
import { isCustomerSummary } from '../../src/core/orders/customer-summary';
import type { OrderTable } from '../../src/core/orders/order-table';
import { createLock, type Announcer } from '../../src/storage/environment';
import { NO_SOURCES, type SessionContent, type SessionData } from '../../src/storage/session';
import { SessionStore, type StoreParts } from '../../src/storage/session-store';
import { SourceStore } from '../../src/storage/source-store';
import { strictStore } from '../../src/storage/strict-store';
import { tinyReading, tinyTable } from '../worker/tiny-shop';

let databases = 0;

/** The browser that tabs share: databases of their own, messages between the tabs. */
export class TestBrowser {
  now = 1_700_000_000_000;
  mayKeep = true;
  readonly #name = `test-${++databases}`;
  readonly #tabs: ((id: string) => void)[] = [];
  readonly details: UseStore = strictStore(`${this.#name}-details`);
  readonly data: UseStore = strictStore(`${this.#name}-data`);
  readonly sources: UseStore = strictStore(`${this.#name}-sources`);

  /** A tab: its own connections, lock and ears. */
  tab(changes: Partial<StoreParts> = {}): SessionStore {
    return new SessionStore({
      details: strictStore(`${this.#name}-details`),
      data: strictStore(`${this.#name}-data`),
      sources: new SourceStore(strictStore(`${this.#name}-sources`)),
      lock: { ...createLock(this.#name), acrossTabs: true },
      announcer: this.#announcer(),
      now: () => this.now,
      mayKeep: () => this.mayKeep,
      ...changes
    });
  }

  #announcer(): Announcer {
    let own: ((id: string) => void) | undefined;
    return {
      say: (id) => {
        for (const hear of this.#tabs) if (hear !== own) hear(id);
      },
      onHear: (callback) => {
        own = callback;
        this.#tabs.push(callback);
      }
    };
  }
}

/** A store whose writes fail with an error of the given name, as a full disk does, until told otherwise. */
export function failingStore(store: UseStore, name: string): { use: UseStore; failing: boolean } {
  const state: { use: UseStore; failing: boolean } = {
    failing: true,
    use: (mode, callback) =>
      state.failing && mode === 'readwrite'
        ? Promise.reject(new DOMException('no room', name))
        : store(mode, callback)
  };
  return state;
}

export function content(changes: Partial<SessionContent> = {}): SessionContent {
  return {
    name: 'My shop',
    shop: '',
    notes: '',
    settings: { granularity: 'quarter' },
    table: tinyTable(),
    reading: tinyReading(),
    options: {},
    sources: NO_SOURCES,
    ...changes
  };
}

/** The orders of a session that was read from orders. */
export function ordersOf({ table }: Pick<SessionData, 'table'>): OrderTable {
  if (isCustomerSummary(table)) throw new Error('figures by customer instead of orders');
  return table;
}
