/** What session records name is kept, and everything else goes. */
import { del, entries, get, keys, type UseStore } from 'idb-keyval';
import { checkDetails } from './check-record';
import type { Lock } from './environment';
import { isRecord } from './raw-record';
import type { SourceFile } from './session';
import type { SourceStore } from './source-store';

/** For how long a deleted session can be brought back. */
export const UNDO_MS = 10_000;

interface Stores {
  details: UseStore;
  data: UseStore;
  sources: SourceStore;
}

/** All light records as they are stored. */
export async function allDetails({
  details
}: Pick<Stores, 'details'>): Promise<[string, unknown][]> {
  const all = await entries<IDBValidKey, unknown>(details);
  return all.filter((entry): entry is [string, unknown] => typeof entry[0] === 'string');
}

/** Deletes a heavy record that no session names any more. */
export async function dropData(stores: Stores, dataId: string): Promise<void> {
  const named = await namedData(stores);
  if (named && !named.has(dataId)) await del(dataId, stores.data);
}

/** Deletes those of the files that no session names any more. Never rejects: the next tidying tries again. */
export async function dropSources(stores: Stores, files: readonly SourceFile[]): Promise<void> {
  if (files.length === 0) return;
  try {
    const named = await namedSources(stores);
    if (!named) return;
    const ids = files.map((file) => file.id);
    await stores.sources.drop(ids.filter((id) => !named.has(id)));
  } catch {
    // They take up room, but nothing refers to them.
  }
}

/** Ends a session that was removed, with what only it names; one that is back on the list stays. */
export async function purge(stores: Stores, id: string): Promise<void> {
  const value = await get<unknown>(id, stores.details);
  if (!isRecord(value) || value.deletedAt === undefined) return;
  await del(id, stores.details);
  if (typeof value.dataId === 'string') await dropData(stores, value.dataId);
  const checked = checkDetails(id, value);
  if (checked.state === 'current') await dropSources(stores, checked.details.sources.files);
}

/** Ends what was removed long ago, and records that no session names (a save that was cut off). */
export async function tidy(stores: Stores & { lock: Lock; now: () => number }): Promise<void> {
  const now = stores.now();
  for (const [key, value] of await allDetails(stores)) {
    const { deletedAt } = checkDetails(key, value);
    if (deletedAt !== null && now - deletedAt > UNDO_MS) await purge(stores, key);
  }
  await tidySources(stores).catch(() => undefined);
  // Without a lock between tabs, such orders may belong to a save that is under way elsewhere.
  if (!stores.lock.acrossTabs) return;
  const named = await namedData(stores);
  if (!named) return;
  for (const key of await keys(stores.data)) {
    if (typeof key === 'string' && !named.has(key)) await del(key, stores.data);
  }
}

/** Files are named before they are stored, so none of a save that is under way can be hit. */
async function tidySources(stores: Stores): Promise<void> {
  const stored = await stores.sources.ids();
  const named = await namedSources(stores);
  if (named) await stores.sources.drop([...stored].filter((id) => !named.has(id)));
}

/** Keys of all heavy records in use, or null where a record does not say which is its own. */
async function namedData(stores: Stores): Promise<Set<string> | null> {
  const named = new Set<string>();
  for (const [, value] of await allDetails(stores)) {
    if (!isRecord(value) || typeof value.dataId !== 'string') return null;
    named.add(value.dataId);
  }
  return named;
}

/** Ids of all files in use, or null where a record cannot be read: a newer app's may name some. */
async function namedSources(stores: Stores): Promise<Set<string> | null> {
  const named = new Set<string>();
  for (const [key, value] of await allDetails(stores)) {
    const checked = checkDetails(key, value);
    if (checked.state === 'current') {
      for (const file of checked.details.sources.files) named.add(file.id);
    } else if (!isRecord(value) || value.version !== 1) {
      // The first version named no files.
      return null;
    }
  }
  return named;
}
