import { del, entries, get, keys, set, update, type UseStore } from 'idb-keyval';
import type { OrderTable } from '../core/orders/order-table';
import type { Reading } from '../core/ingest/reading';
import type { Settings } from '../core/settings';
import { checkData, checkDetails, type CheckedDetails } from './check-record';
import {
  createAnnouncer,
  createLock,
  mayKeep,
  newId,
  type Announcer,
  type Lock
} from './environment';
import { isRecord } from './migrations';
import {
  SESSION_VERSION,
  sessionFacts,
  type SessionData,
  type SessionDetails,
  type SessionPatch,
  type SessionSummary
} from './session';
import { StorageError, toStorageError } from './storage-error';
import { strictStore } from './strict-store';

/** For how long a deleted session can be brought back. */
export const UNDO_MS = 10_000;
const OPEN_LIMIT_MS = 4000;

export interface StoreParts {
  details: UseStore;
  data: UseStore;
  lock: Lock;
  announcer: Announcer;
  now: () => number;
  mayKeep: () => boolean;
}

/** What a session is made of, for the first save and for a new reading. */
export interface SessionContent {
  name: string;
  shop: string;
  notes: string;
  settings: Partial<Settings>;
  table: OrderTable;
  reading: Reading;
}

function browserParts(): StoreParts {
  return {
    details: strictStore('mandegar-sessions'),
    data: strictStore('mandegar-orders'),
    lock: createLock('mandegar-storage'),
    announcer: createAnnouncer('mandegar-sessions'),
    now: () => Date.now(),
    mayKeep: () => mayKeep(location.protocol)
  };
}

/**
 * Sessions in IndexedDB. Every change of a light record is one transaction
 * that reads what is there and raises its revision, so that tabs do not undo
 * each other's edits. A new reading gets a heavy record of its own; the light
 * record then turns to it in one step, and the old one is dropped.
 *
 * Every method rejects with a {@link StorageError} and nothing else.
 */
export class SessionStore {
  readonly #parts: StoreParts;
  #availability: Promise<boolean> | null = null;

  constructor(parts: StoreParts = browserParts()) {
    this.#parts = parts;
  }

  /** Whether sessions can be kept here; asked of the store itself, once. */
  available(): Promise<boolean> {
    this.#availability ??= this.#probe();
    return this.#availability;
  }

  /** Calls back with the id of a session that another tab changed. */
  onChange(callback: (id: string) => void): void {
    this.#parts.announcer.onHear(callback);
  }

  /** All sessions but the deleted ones, the last opened first. Records that cannot be read are flagged. */
  list(): Promise<SessionSummary[]> {
    return this.#safely(async () => {
      const summaries: SessionSummary[] = [];
      for (const [key, value] of await this.#records()) {
        const checked = checkDetails(key, value);
        if (checked.deletedAt !== null) continue;
        summaries.push(checked.state === 'current' ? toSummary(checked.details) : checked.summary);
      }
      return summaries.sort((a, b) => b.openedAt - a.openedAt || (a.id < b.id ? -1 : 1));
    });
  }

  /** The light part of one session, or null where it is gone. */
  peek(id: string): Promise<SessionDetails | null> {
    return this.#safely(async () => {
      const checked = checkDetails(id, await get<unknown>(id, this.#parts.details));
      return checked.state === 'current' && checked.deletedAt === null ? checked.details : null;
    });
  }

  /** Both parts of a session, and notes that it was opened. */
  open(id: string): Promise<{ details: SessionDetails; data: SessionData }> {
    return this.#safely(async () => {
      const value = await get<unknown>(id, this.#parts.details);
      if (value === undefined) throw new StorageError('missing', 'no such session');
      const light = checkDetails(id, value);
      if (light.deletedAt !== null) throw new StorageError('missing', 'the session was deleted');
      const details = readable(light);
      const checked = checkData(
        details.dataId,
        await get<unknown>(details.dataId, this.#parts.data)
      );
      if (checked.state !== 'current') {
        throw new StorageError(checked.state, 'the orders cannot be read', details.name);
      }
      const openedAt = this.#parts.now();
      // Neither waited for nor a reason to fail: it only sets the order of the list.
      this.#change(id, (old) => ({ ...old, openedAt })).catch(() => undefined);
      return { details: { ...details, openedAt }, data: checked.data };
    });
  }

  /** Saves a new session, or saves anew one that is gone. */
  create(id: string, content: SessionContent): Promise<SessionDetails> {
    return this.#safely(() =>
      this.#parts.lock.run(async () => {
        const now = this.#parts.now();
        const dataId = await this.#putData(content);
        const details: SessionDetails = {
          id,
          version: SESSION_VERSION,
          revision: 1,
          ...lightOf(content),
          ...sessionFacts(content.table, content.reading),
          dataId,
          createdAt: now,
          savedAt: now,
          openedAt: now
        };
        try {
          await set(id, details, this.#parts.details);
        } catch (error) {
          await del(dataId, this.#parts.data).catch(() => undefined);
          throw error;
        }
        this.#parts.announcer.say(id);
        return details;
      })
    );
  }

  /** Puts a new reading in place of the old one. On failure the session stays as it was. */
  replaceData(id: string, content: SessionContent): Promise<SessionDetails> {
    return this.#safely(() =>
      this.#parts.lock.run(async () => {
        const dataId = await this.#putData(content);
        let oldDataId = '';
        try {
          const details = await this.#change(id, (old) => {
            oldDataId = old.dataId;
            const facts = sessionFacts(content.table, content.reading);
            return { ...old, ...lightOf(content), ...facts, dataId, savedAt: this.#parts.now() };
          });
          await this.#dropData(oldDataId);
          return details;
        } catch (error) {
          if (oldDataId === '') await del(dataId, this.#parts.data).catch(() => undefined);
          throw error;
        }
      })
    );
  }

  /**
   * Changes what the patch names and leaves the rest as it is stored, whoever
   * wrote it. An edit of a session that was just deleted brings it back.
   */
  edit(id: string, patch: SessionPatch): Promise<SessionDetails> {
    return this.#safely(() =>
      this.#change(id, (old) => ({
        ...old,
        ...patch,
        settings: { ...old.settings, ...patch.settings },
        savedAt: this.#parts.now()
      }))
    );
  }

  /** A second session on the same orders, which are stored once. */
  duplicate(id: string, copyId: string, name: string): Promise<SessionDetails> {
    return this.#safely(() =>
      this.#parts.lock.run(async () => {
        const value = await get<unknown>(id, this.#parts.details);
        if (value === undefined) throw new StorageError('missing', 'no such session');
        const now = this.#parts.now();
        const copy: SessionDetails = {
          ...readable(checkDetails(id, value)),
          id: copyId,
          name,
          revision: 1,
          createdAt: now,
          savedAt: now,
          openedAt: now
        };
        await set(copyId, copy, this.#parts.details);
        this.#parts.announcer.say(copyId);
        return copy;
      })
    );
  }

  /** Takes a session off the list; {@link restore} brings it back until {@link purge} ends it. */
  remove(id: string): Promise<void> {
    return this.#safely(async () => {
      const deletedAt = this.#parts.now();
      await update<unknown>(
        id,
        (old) => {
          if (old === undefined) throw new StorageError('missing', 'no such session');
          return isRecord(old) ? { ...old, deletedAt } : { deletedAt };
        },
        this.#parts.details
      );
      this.#parts.announcer.say(id);
    });
  }

  /** Undoes {@link remove}; returns whether the session is there again. */
  restore(id: string): Promise<boolean> {
    return this.#safely(async () => {
      if ((await get<unknown>(id, this.#parts.details)) === undefined) return false;
      await update<unknown>(id, withoutMark, this.#parts.details);
      this.#parts.announcer.say(id);
      return true;
    });
  }

  /** Ends a removed session for good; one that is back on the list stays. */
  purge(id: string): Promise<void> {
    return this.#safely(() => this.#parts.lock.run(() => this.#purge(id)));
  }

  /** Ends what was removed long ago, and orders that no session names (a save that was cut off). */
  tidy(): Promise<void> {
    return this.#safely(() =>
      this.#parts.lock.run(async () => {
        const now = this.#parts.now();
        for (const [key, value] of await this.#records()) {
          const { deletedAt } = checkDetails(key, value);
          if (deletedAt !== null && now - deletedAt > UNDO_MS) await this.#purge(key);
        }
        // Without a lock between tabs, such orders may belong to a save that is under way elsewhere.
        if (!this.#parts.lock.acrossTabs) return;
        const named = await this.#namedData();
        if (!named) return;
        for (const key of await keys(this.#parts.data)) {
          if (typeof key === 'string' && !named.has(key)) await del(key, this.#parts.data);
        }
      })
    );
  }

  async #probe(): Promise<boolean> {
    if (!this.#parts.mayKeep()) return false;
    // Safari has been seen never to answer the first opening of a database.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), OPEN_LIMIT_MS);
    });
    const opens = Promise.all([keys(this.#parts.details), keys(this.#parts.data)]).then(
      () => true,
      () => false
    );
    const answer = await Promise.race([opens, late]);
    clearTimeout(timer);
    return answer;
  }

  async #safely<T>(run: () => Promise<T>): Promise<T> {
    if (!(await this.available())) {
      throw new StorageError('unavailable', 'nothing can be kept in this browser');
    }
    try {
      return await run();
    } catch (error) {
      throw toStorageError(error);
    }
  }

  async #records(): Promise<[string, unknown][]> {
    const all = await entries<IDBValidKey, unknown>(this.#parts.details);
    return all.filter((entry): entry is [string, unknown] => typeof entry[0] === 'string');
  }

  /** One transaction: what it reads is what it changes. */
  async #change(
    id: string,
    edit: (old: SessionDetails) => SessionDetails
  ): Promise<SessionDetails> {
    let changed: SessionDetails | undefined;
    await update<unknown>(
      id,
      (value) => {
        if (value === undefined) throw new StorageError('missing', 'no such session');
        const old = readable(checkDetails(id, value));
        changed = { ...edit(old), id, version: SESSION_VERSION, revision: old.revision + 1 };
        return changed;
      },
      this.#parts.details
    );
    if (!changed) throw new StorageError('failed', 'the change was not made');
    this.#parts.announcer.say(id);
    return changed;
  }

  async #putData({ table, reading }: SessionContent): Promise<string> {
    const data: SessionData = { id: newId(), version: SESSION_VERSION, table, reading };
    await set(data.id, data, this.#parts.data);
    return data.id;
  }

  async #purge(id: string): Promise<void> {
    const value = await get<unknown>(id, this.#parts.details);
    if (!isRecord(value) || value.deletedAt === undefined) return;
    await del(id, this.#parts.details);
    if (typeof value.dataId === 'string') await this.#dropData(value.dataId);
  }

  /** Deletes a heavy record that no session names any more. */
  async #dropData(dataId: string): Promise<void> {
    const named = await this.#namedData();
    if (named && !named.has(dataId)) await del(dataId, this.#parts.data);
  }

  /** Keys of all heavy records in use, or null where a record does not say which is its own. */
  async #namedData(): Promise<Set<string> | null> {
    const named = new Set<string>();
    for (const [, value] of await this.#records()) {
      if (!isRecord(value) || typeof value.dataId !== 'string') return null;
      named.add(value.dataId);
    }
    return named;
  }
}

function lightOf({ name, shop, notes, settings }: SessionContent): Required<SessionPatch> {
  return { name, shop, notes, settings };
}

function toSummary(details: SessionDetails): SessionSummary {
  const { settings: _settings, dataId: _dataId, ...summary } = details;
  return summary;
}

function withoutMark(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const { deletedAt: _deletedAt, ...rest } = value;
  return rest;
}

/** @throws StorageError where the record is of a newer version or damaged. */
function readable(checked: CheckedDetails): SessionDetails {
  if (checked.state === 'current') return checked.details;
  const { state, summary } = checked;
  throw new StorageError(state, `the session's record is ${state}`, summary.name);
}
