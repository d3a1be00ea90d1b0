import { delMany, get, keys, set, type UseStore } from 'idb-keyval';
import { isRecord } from './raw-record';
import { pack, unpack, type Packed } from './pack';
import type { SourceFile } from './session';
import { StorageError } from './storage-error';

/** Bytes that the files of one session may take when packed. */
export const MAX_SOURCES_BYTES = 200_000_000;

/** Version of a kept file's record; a record of another is taken for missing. */
const SOURCE_VERSION = 1;
const OPEN_LIMIT_MS = 1000;

/** How a file is kept: packed unless it is compressed already. */
interface SourceRecord extends SourceFile, Packed {
  version: number;
}

/**
 * The files that sessions were read from, as the user gave them, in a store
 * of their own. Which files are in use is for the sessions to say.
 */
export class SourceStore {
  readonly #store: UseStore;
  readonly #limit: number;

  constructor(store: UseStore, limit = MAX_SOURCES_BYTES) {
    this.#store = store;
    this.#limit = limit;
  }

  /** Keys of all files that are kept. */
  async ids(): Promise<Set<string>> {
    const all = await keys<IDBValidKey>(this.#store);
    return new Set(all.filter((key) => typeof key === 'string'));
  }

  /**
   * Keeps what is not kept yet of a session's files.
   * @param contents files by id; those that are kept already may be absent
   * @returns `too-large` where they would take more than the limit together;
   *   what was kept until then is for the caller to drop
   * @throws StorageError `missing` where a file is neither kept nor given
   */
  async keep(
    files: readonly SourceFile[],
    contents: ReadonlyMap<string, Blob>
  ): Promise<'kept' | 'too-large'> {
    let room = this.#limit;
    for (const file of files) {
      const kept = await this.#record(file.id);
      const content = contents.get(file.id);
      if (!kept && !content) throw new StorageError('missing', 'a file is not at hand');
      const packed = kept ?? (content ? await pack(content, room) : null);
      if (!packed || packed.blob.size > room) return 'too-large';
      room -= packed.blob.size;
      if (kept) continue;
      const { packing, blob } = packed;
      const record: SourceRecord = { ...file, version: SOURCE_VERSION, packing, blob };
      await set(file.id, record, this.#store);
    }
    return 'kept';
  }

  /** Whether all of the files are kept; no where there are none, or no answer comes. Never rejects. */
  async has(files: readonly SourceFile[]): Promise<boolean> {
    if (files.length === 0) return false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Safari has been seen never to answer the first opening of a database.
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), OPEN_LIMIT_MS);
    });
    const answer = this.ids().then(
      (kept) => files.every((file) => kept.has(file.id)),
      () => false
    );
    const kept = await Promise.race([answer, late]);
    clearTimeout(timer);
    return kept;
  }

  /**
   * The files as the user gave them, byte for byte.
   * @throws StorageError `missing` or `damaged`
   */
  async load(files: readonly SourceFile[]): Promise<File[]> {
    const loaded: File[] = [];
    // One after the other, so that only one is being unpacked at a time.
    for (const file of files) loaded.push(await this.#load(file));
    return loaded;
  }

  async drop(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await delMany([...ids], this.#store);
  }

  async #load({ id, name, size, lastModified }: SourceFile): Promise<File> {
    const record = await this.#record(id);
    if (!record) throw new StorageError('missing', 'the file was not kept');
    let whole: Blob;
    try {
      whole = await unpack(record, size);
    } catch (error) {
      throw new StorageError('damaged', String(error));
    }
    return new File([whole], name, { lastModified });
  }

  async #record(id: string): Promise<Packed | null> {
    const value = await get<unknown>(id, this.#store);
    if (!isRecord(value) || value.version !== SOURCE_VERSION) return null;
    const { packing, blob } = value;
    if ((packing !== 'gzip' && packing !== 'none') || !(blob instanceof Blob)) return null;
    return { packing, blob };
  }
}
