import { del, get, keys, set, update, type UseStore } from 'idb-keyval';
import { checkData, checkDetails, type CheckedDetails } from './check-record';
import {
  createAnnouncer,
  createLock,
  mayKeep,
  newId,
  type Announcer,
  type Lock
} from './environment';
import { allDetails, dropData, dropSources, purge, tidy } from './housekeeping';
import { isRecord } from './raw-record';
import {
  NO_SOURCES,
  SESSION_VERSION,
  sessionFacts,
  type SessionContent,
  type SessionData,
  type SessionDetails,
  type SessionPatch,
  type SessionSummary,
  type SourceFile
} from './session';
import { SourceStore } from './source-store';
import { StorageError, toStorageError } from './storage-error';
import { strictStore } from './strict-store';

const OPEN_LIMIT_MS = 4000;

export interface StoreParts {
  details: UseStore;
  data: UseStore;
  sources: SourceStore;
  lock: Lock;
  announcer: Announcer;
  now: () => number;
  mayKeep: () => boolean;
}

export interface OpenedSession {
  details: SessionDetails;
  data: SessionData;
  /** Whether the files behind it can be read again. */
  sourcesKept: boolean;
}

function browserParts(): StoreParts {
  return {
    details: strictStore('mandegar-sessions'),
    data: strictStore('mandegar-orders'),
    sources: new SourceStore(strictStore('mandegar-sources')),
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
 * record then turns to it in one step, and the old one is dropped. The files
 * behind a session are named by the light record and kept apart; they may be
 * missing or damaged without harm to it.
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
      for (const [key, value] of await allDetails(this.#parts)) {
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
  open(id: string): Promise<OpenedSession> {
    return this.#safely(async () => {
      const value = await get<unknown>(id, this.#parts.details);
      if (value === undefined) throw new StorageError('missing', 'no such session');
      const light = checkDetails(id, value);
      if (light.deletedAt !== null) throw new StorageError('missing', 'the session was deleted');
      const details = readable(light);
      const sourcesKept = this.sourcesKept(details.sources.files);
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
      return {
        details: { ...details, openedAt },
        data: checked.data,
        sourcesKept: await sourcesKept
      };
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
        let oldSources: SourceFile[] = [];
        try {
          const details = await this.#change(id, (old) => {
            oldDataId = old.dataId;
            oldSources = old.sources.files;
            const facts = sessionFacts(content.table, content.reading);
            return { ...old, ...lightOf(content), ...facts, dataId, savedAt: this.#parts.now() };
          });
          await dropData(this.#parts, oldDataId);
          await dropSources(this.#parts, oldSources);
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
    return this.#safely(() => this.#parts.lock.run(() => purge(this.#parts, id)));
  }

  /** Ends what was removed long ago, and what no session names (a save that was cut off). */
  tidy(): Promise<void> {
    return this.#safely(() => this.#parts.lock.run(() => tidy(this.#parts)));
  }

  /** Whether all of these files can be loaded; no where there are none. Never rejects. */
  sourcesKept(files: readonly SourceFile[]): Promise<boolean> {
    return this.#parts.sources.has(files);
  }

  /**
   * Keeps the files that a session's record names, which takes a while.
   * Where they are too large or there is no room, the session gives them up.
   * @param contents the files at hand, by id
   * @returns `not-named` where the session is gone, or not saved with these files
   */
  keepSources(
    id: string,
    files: readonly SourceFile[],
    contents: ReadonlyMap<string, Blob>
  ): Promise<'kept' | 'too-large' | 'not-named'> {
    return this.#safely(async () => {
      const details = await this.peek(id);
      if (!details || !sameFiles(details.sources.files, files)) return 'not-named';
      let outcome: 'kept' | 'too-large';
      try {
        outcome = await this.#parts.sources.keep(files, contents);
      } catch (error) {
        await this.#giveUpSources(id, files, false).catch(() => undefined);
        throw error;
      }
      if (outcome === 'too-large') await this.#giveUpSources(id, files, true);
      // The session may have ended or turned to other files meanwhile.
      else await dropSources(this.#parts, files);
      this.#parts.announcer.say(id);
      return outcome;
    });
  }

  /** The files as the user gave them; rejects as `missing` or `damaged` where one cannot be had. */
  loadSources(files: readonly SourceFile[]): Promise<File[]> {
    return this.#safely(() => this.#parts.sources.load(files));
  }

  /** The session goes on without its files, unless it has others by now. */
  async #giveUpSources(id: string, files: readonly SourceFile[], tooLarge: boolean): Promise<void> {
    try {
      // A session that was deleted meanwhile must not come back by a change.
      if (!(await this.peek(id))) return;
      await this.#change(id, (old) =>
        sameFiles(old.sources.files, files) ? { ...old, sources: { ...NO_SOURCES, tooLarge } } : old
      );
    } finally {
      await dropSources(this.#parts, files);
    }
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

  async #putData({ table, reading, options }: SessionContent): Promise<string> {
    const data: SessionData = { id: newId(), version: SESSION_VERSION, table, reading, options };
    await set(data.id, data, this.#parts.data);
    return data.id;
  }
}

function lightOf({
  table: _table,
  reading: _reading,
  options: _options,
  ...light
}: SessionContent): Omit<SessionContent, 'table' | 'reading' | 'options'> {
  return light;
}

function sameFiles(some: readonly SourceFile[], others: readonly SourceFile[]): boolean {
  return some.length === others.length && some.every((file, i) => file.id === others[i]?.id);
}

function toSummary(details: SessionDetails): SessionSummary {
  const { settings: _settings, dataId: _dataId, sources: _sources, ...summary } = details;
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
