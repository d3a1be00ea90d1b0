import { IngestError, type ReadOptions } from '../core/ingest/reading';
import { completeSettings, type Settings } from '../core/settings';
import { newId } from '../storage/environment';
import type { SessionStore } from '../storage/session-store';
import type { AnalysisClient } from '../worker/client';
import type { Progress, ReadResult } from '../worker/protocol';
import { Analysis } from './analysis.svelte';
import type { LayoutMemory } from './layout-memory.svelte';
import type { OpenSession } from './open-session.svelte';
import { mergeOptions, settingsForReading } from './source-files';
import type { Intake, Source, Sources } from './sources.svelte';

type OnProgress = (progress: Progress) => void;

/**
 * The work at hand: the orders with their report, the files behind them, and
 * the session that they are saved in. What takes a while looks at its signal
 * before it changes anything.
 */
export class Work {
  readonly analysis: Analysis;
  readonly sources: Sources;
  readonly session: OpenSession;
  /** Name of the session that the reading becomes. */
  #newName = '';
  readonly #client: AnalysisClient;
  readonly #store: SessionStore;
  readonly #layouts: LayoutMemory;

  constructor(
    client: AnalysisClient,
    store: SessionStore,
    layouts: LayoutMemory,
    parts: { sources: Sources; session: OpenSession },
    onTaken: () => void
  ) {
    this.#client = client;
    this.#store = store;
    this.#layouts = layouts;
    this.analysis = new Analysis(client, onTaken);
    this.sources = parts.sources;
    this.session = parts.session;
  }

  /** Whether the user has to look at the reading before the report, or instead of it. */
  get isOpenQuestion(): boolean {
    const { reading, report } = this.analysis;
    return report === null || (reading !== null && reading.questions.length > 0);
  }

  /** A first reading has come back: it takes the place of what was there. */
  adopt(intake: Intake, name: string, settings: Settings): void {
    this.session.leave();
    this.#newName = name;
    this.#take(intake, settings);
  }

  /**
   * The files are read again, with further ones or with other decisions. On
   * failure everything stays as it was.
   * @returns why no row counts, where none does and there was no report to keep
   */
  async renew(
    signal: AbortSignal,
    { added, decided }: { added: readonly Source[]; decided: ReadOptions },
    onProgress: OnProgress
  ): Promise<Intake['problem']> {
    // What another tab made of the session must not be lost by what is made of it here.
    const id = this.session.info?.id;
    if (id !== undefined && (await this.session.isBehind())) await this.open(signal, id);
    signal.throwIfAborted();
    const { reading, settings: before } = this.analysis;
    if (!reading) return null;
    const known = added.length > 0 ? this.#layouts.options : {};
    const options = mergeOptions(mergeOptions(known, this.sources.options), decided);
    const settings = settingsForReading(before, reading);
    const sources = [...this.sources.all, ...added];
    const intake = await this.sources.read(signal, { sources, options, settings }, onProgress);
    const { problem } = intake;
    if (problem && (added.length > 0 || this.analysis.report)) throw new IngestError(problem);
    this.#take(intake, settings);
    return problem;
  }

  /** A saved session takes the place of what was there. */
  async open(signal: AbortSignal, id: string): Promise<void> {
    const { details, data, sourcesKept } = await this.#store.open(id);
    signal.throwIfAborted();
    const { table, reading, options } = data;
    const settings = completeSettings(details.settings);
    const report = await this.#client.load(signal, table, reading, settings);
    signal.throwIfAborted();
    this.leave();
    this.analysis.take({ reading, table, report }, settings);
    this.sources.open(details.sources, sourcesKept, options);
    const { name, shop, notes, sources } = details;
    const words = { name, shop, notes, settings: this.analysis.settings };
    const content = { ...words, table, reading, options, sources };
    this.session.begin(id, details.createdAt, content, details.dataId);
  }

  /**
   * Another tab changed a session: where it is the one at hand, its words and
   * files follow. Returns whether it was read anew there, so that it should be opened again.
   */
  async follow(id: string): Promise<boolean> {
    const followed = await this.session.follow(id);
    if (followed === 'deleted') this.sources.lost();
    if (followed === 'words') await this.sources.look();
    return followed === 'read-anew';
  }

  leave(): void {
    this.session.leave();
    this.sources.leave();
  }

  close(): void {
    this.leave();
    this.analysis.clear();
  }

  #take(intake: Intake, settings: Settings): void {
    this.sources.take(intake);
    this.analysis.take(intake.result, settings);
    this.#keep(intake.result);
  }

  /** Saves what was read, into the session at hand or a new one. */
  #keep({ table, reading, report }: ReadResult): void {
    if (!table || !report) return;
    const { named: sources, options } = this.sources;
    const content = { settings: this.analysis.settings, table, reading, options, sources };
    this.sources.saving();
    if (this.session.info) {
      this.session.renew(content);
    } else {
      const words = { name: this.#newName, shop: '', notes: '' };
      this.session.begin(newId(), Date.now(), { ...words, ...content }, null);
    }
  }
}
