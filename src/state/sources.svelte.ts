import { IngestError, type FileProblem, type ReadOptions } from '../core/ingest/reading';
import type { Settings } from '../core/settings';
import { newId } from '../storage/environment';
import type { SessionSources, SourceFile } from '../storage/session';
import type { SessionStore } from '../storage/session-store';
import type { AnalysisClient } from '../worker/client';
import type { prepareFiles, PreparedFile } from '../worker/prepare';
import type { Progress, ReadResult } from '../worker/protocol';
import { SourcesNotKept } from './app-types';
import { optionsOf } from './source-files';

export type Prepare = typeof prepareFiles;

/** Whether the files behind the session will be there on a later visit. */
export type SourcesKept = 'kept' | 'keeping' | 'not-kept' | 'too-large';

/** A file behind the work at hand; `file` is null where only the store has its bytes. */
export interface Source extends SourceFile {
  file: File | null;
}

/** What came of reading files. */
export interface Intake {
  sources: readonly Source[];
  /** The decisions that were about these files. */
  options: ReadOptions;
  result: ReadResult;
  /** Why there is no report although the files could be read: no row of theirs counts. */
  problem: Extract<FileProblem, { code: 'no-rows-accepted' }> | null;
}

export interface ReadPlan {
  sources: readonly Source[];
  options: ReadOptions;
  settings: Settings;
}

export function newSource(file: File): Source {
  const { name, size, lastModified } = file;
  return { id: newId(), name, size, lastModified, file };
}

/** The files behind the work at hand: they are read, kept with the session, and read again. */
export class Sources {
  #all = $state.raw<readonly Source[]>([]);
  #kept = $state.raw<SourcesKept>('not-kept');
  #options: ReadOptions = {};
  /** Whether nothing remains to be done to keep them. */
  #settled = true;
  /** Those that are being kept just now. */
  #keeping = '';
  #last: Promise<unknown> = Promise.resolve();
  /** Workbooks take long to convert, and another rule does not change them. */
  #prepared: { files: readonly File[]; parts: string; result: PreparedFile[] } | null = null;
  readonly #client: AnalysisClient;
  readonly #store: SessionStore;
  readonly #prepare: Prepare;

  constructor(client: AnalysisClient, store: SessionStore, prepare: Prepare) {
    this.#client = client;
    this.#store = store;
    this.#prepare = prepare;
  }

  get all(): readonly Source[] {
    return this.#all;
  }
  get kept(): SourcesKept {
    return this.#kept;
  }
  get canRead(): boolean {
    const all = this.#all;
    return all.length > 0 && (this.#kept === 'kept' || all.every((source) => source.file));
  }
  /** What the user decided on how to read them. */
  get options(): ReadOptions {
    return this.#options;
  }
  /** The files as the session's record names them. */
  get named(): SessionSources {
    const tooLarge = this.#kept === 'too-large';
    return { files: tooLarge ? [] : this.#all.map(bare), tooLarge };
  }

  /**
   * Reads files, which need not be those at hand; nothing changes by it.
   * @throws SourcesNotKept where one is neither at hand nor in the store
   */
  async read(
    signal: AbortSignal,
    { sources, options, settings }: ReadPlan,
    onProgress: (progress: Progress) => void
  ): Promise<Intake> {
    const files = await this.#contents(sources);
    signal.throwIfAborted();
    const prepared = await this.#ready(signal, files, options.parts ?? {});
    signal.throwIfAborted();
    const job = {
      files: prepared.map(({ file }) => file),
      origins: prepared.map(({ unpackedFrom, part, otherParts }) =>
        unpackedFrom === null ? null : { unpackedFrom, part, otherParts }
      ),
      options,
      settings
    };
    let result: ReadResult;
    let problem: Intake['problem'] = null;
    try {
      result = await this.#client.read(signal, job, onProgress);
    } catch (error) {
      if (!(error instanceof IngestError && error.problem.code === 'no-rows-accepted')) throw error;
      ({ problem } = error);
      result = { reading: error.problem.reading, table: null, report: null };
    }
    signal.throwIfAborted();
    return {
      sources: sources.map((source, i) => ({ ...source, file: files[i] ?? source.file })),
      options: optionsOf(options, result.reading),
      result,
      problem
    };
  }

  /** What was read is the work at hand from now on. */
  take({ sources, options }: Pick<Intake, 'sources' | 'options'>): void {
    if (keyOf(sources) !== keyOf(this.#all)) {
      this.#kept = 'not-kept';
      this.#settled = sources.length === 0;
    }
    this.#all = sources;
    this.#options = options;
  }

  /** Those of a saved session that was opened. */
  open({ files, tooLarge }: SessionSources, kept: boolean, options: ReadOptions): void {
    this.#all = files.map((file) => ({ ...file, file: null }));
    this.#options = options;
    this.#settled = true;
    this.#kept = tooLarge ? 'too-large' : kept ? 'kept' : 'not-kept';
  }

  leave(): void {
    this.#prepared = null;
    this.take({ sources: [], options: {} });
  }

  /** The session is being saved; {@link keep} follows, or {@link unsaved}. */
  saving(): void {
    if (!this.#settled) this.#kept = 'keeping';
  }

  /** The session could not be saved, so there is nothing yet to keep the files with. */
  unsaved(): void {
    if (this.#kept === 'keeping' && this.#keeping === '') this.#kept = 'not-kept';
  }

  /** Keeps the files with the session that was just saved, behind everything else. Never rejects. */
  async keep(sessionId: string): Promise<void> {
    const key = keyOf(this.#all);
    if (this.#settled || key === this.#keeping) return;
    this.#keeping = key;
    this.#kept = 'keeping';
    const files = this.#all.map(bare);
    const contents = new Map(
      this.#all.flatMap(({ id, file }) => (file ? [[id, file] as const] : []))
    );
    const next = this.#last.then(() => this.#store.keepSources(sessionId, files, contents));
    this.#last = next.catch(() => undefined);
    const outcome = await next.catch(() => 'failed' as const);
    if (this.#keeping === key) this.#keeping = '';
    if (keyOf(this.#all) !== key) return;
    this.#kept = outcome === 'kept' || outcome === 'too-large' ? outcome : 'not-kept';
    // Not named yet: another save is to come.
    this.#settled = outcome !== 'not-named';
  }

  /** Looks again: another tab may have kept or lost them. */
  async look(): Promise<void> {
    const key = keyOf(this.#all);
    if (key === '' || !this.#isSettled(key)) return;
    const kept = await this.#store.sourcesKept(this.#all.map(bare));
    if (this.#isSettled(key) && this.#kept !== 'too-large') this.#kept = kept ? 'kept' : 'not-kept';
  }

  /** The session is gone from the store, and with it the files: they are kept with its next save. */
  lost(): void {
    this.#kept = 'not-kept';
    this.#settled = this.#all.length === 0 || this.#all.some((source) => !source.file);
  }

  #isSettled(key: string): boolean {
    return this.#settled && keyOf(this.#all) === key;
  }

  /** The bytes of each file: as it lies on the user's disk where it still does, else as it was kept. */
  async #contents(sources: readonly Source[]): Promise<File[]> {
    const readable = await Promise.all(sources.map(({ file }) => isReadable(file)));
    const missing = sources.filter((_, i) => !readable[i]);
    let loaded = new Map<string, File>();
    if (missing.length > 0) {
      try {
        const files = await this.#store.loadSources(missing.map(bare));
        loaded = new Map(missing.map(({ id }, i) => [id, files[i]] as const).filter(hasFile));
      } catch {
        // A file that vanished from the disk is for the reader to tell.
      }
    }
    return sources.map(({ id, file }) => {
      const content = loaded.get(id) ?? file;
      if (content) return content;
      this.#kept = 'not-kept';
      throw new SourcesNotKept();
    });
  }

  async #ready(
    signal: AbortSignal,
    files: readonly File[],
    chosen: Record<string, string>
  ): Promise<readonly PreparedFile[]> {
    const parts = JSON.stringify(Object.entries(chosen).sort());
    const last = this.#prepared;
    if (
      last?.parts === parts &&
      last.files.length === files.length &&
      last.files.every((file, i) => file === files[i])
    ) {
      return last.result;
    }
    const result = await this.#prepare(signal, files, chosen);
    const converted = result.some((file) => file.unpackedFrom !== null);
    if (!signal.aborted) this.#prepared = converted ? { files, parts, result } : null;
    return result;
  }
}

const keyOf = (sources: readonly SourceFile[]): string => sources.map(({ id }) => id).join(' ');

const bare = ({ id, name, size, lastModified }: SourceFile): SourceFile => ({
  id,
  name,
  size,
  lastModified
});

const hasFile = (entry: readonly [string, File | undefined]): entry is readonly [string, File] =>
  entry[1] !== undefined;

/** Whether a file is at hand and has not changed on the disk since. */
async function isReadable(file: File | null): Promise<boolean> {
  if (!file) return false;
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
