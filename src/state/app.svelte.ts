import type { ReadOptions, Reading } from '../core/ingest/reading';
import type { Report } from '../core/report-schema';
import { completeSettings, DEFAULT_SETTINGS, type Settings } from '../core/settings';
import { newId } from '../storage/environment';
import type { SessionSummary } from '../storage/session';
import { SessionStore } from '../storage/session-store';
import type { StorageError } from '../storage/storage-error';
import { AnalysisClient } from '../worker/client';
import type { ReadResult } from '../worker/protocol';
import { Analysis } from './analysis.svelte';
import { problemOf, type Activity, type AppProblem, type SaveStatus } from './app-types';
import { remembered, type Remembered } from './browser-storage';
import { i18n, type I18nState } from './i18n.svelte';
import { SessionLibrary } from './library.svelte';
import { OpenSession, type SessionInfo } from './open-session.svelte';
import { route, type Route, type RouteState } from './route.svelte';
import {
  localToday,
  mergeOptions,
  nameFromFiles,
  PASTED_FILE,
  readingActivity
} from './source-files';
import { Task } from './task.svelte';
import { UnsavedEdits } from './unsaved';

export type { Activity, AppProblem, SaveStatus } from './app-types';
export type { SessionInfo } from './open-session.svelte';

/** What the state works with; tests put in their own. */
export interface AppParts {
  client: AnalysisClient;
  store: SessionStore;
  i18n: I18nState;
  route: RouteState;
  memory: Remembered;
  /** Day number of today. */
  today: () => number;
}

const START: Route = { screen: 'start' };
const OVERVIEW: Route = { screen: 'report', view: 'overview' };

/** Everything the screens show of the work at hand, and everything a user can do with it. */
export class AppState {
  #problem = $state.raw<AppProblem | null>(null);
  #files = $state.raw<readonly File[]>([]);
  /** What the user decided on how to read the files. */
  #options: ReadOptions = {};
  /** Name of the session that the reading becomes. */
  #newName = '';
  #toldUnavailable = false;

  readonly #client: AnalysisClient;
  readonly #store: SessionStore;
  readonly #i18n: I18nState;
  readonly #route: RouteState;
  readonly #today: () => number;
  readonly #unsaved: UnsavedEdits;
  readonly #task = new Task();
  readonly #analysis: Analysis;
  readonly #session: OpenSession;
  readonly #library: SessionLibrary;
  /** Settles when the list of sessions was loaded for the first time. */
  readonly ready: Promise<void>;

  constructor(parts: Partial<AppParts> = {}) {
    this.#client = parts.client ?? new AnalysisClient();
    this.#store = parts.store ?? new SessionStore();
    this.#i18n = parts.i18n ?? i18n;
    this.#route = parts.route ?? route;
    this.#today = parts.today ?? localToday;
    this.#unsaved = new UnsavedEdits(parts.memory ?? remembered);
    this.#analysis = new Analysis(this.#client);
    this.#library = new SessionLibrary(this.#store);
    this.#session = new OpenSession(this.#store, this.#unsaved, {
      saved: () => void this.#library.refresh(),
      failure: (error) => this.#saveFailed(error)
    });
    this.#route.guard((wanted) => this.#allowed(wanted));
    this.#store.onChange((id) => {
      void this.#library.refresh();
      void this.#session.follow(id);
    });
    this.ready = this.#begin();
  }

  /** What is under way, or null. */
  get activity(): Activity {
    return this.#task.activity;
  }
  /** What went wrong last, until it is dismissed or something else is begun. */
  get problem(): AppProblem | null {
    return this.#problem;
  }
  get session(): SessionInfo | null {
    return this.#session.info;
  }
  get reading(): Reading | null {
    return this.#analysis.reading;
  }
  /** null until analysed, and while the reading has questions that keep it from being made. */
  get report(): Report | null {
    return this.#analysis.report;
  }
  get settings(): Settings {
    return this.#analysis.settings;
  }
  get recomputing(): boolean {
    return this.#analysis.recomputing;
  }
  get saveStatus(): SaveStatus {
    return this.#session.saveStatus;
  }
  /** null until the list is loaded. */
  get sessions(): SessionSummary[] | null {
    return this.#library.sessions;
  }
  /** The session that {@link undoDelete} brings back. */
  get deleted(): SessionSummary | null {
    return this.#library.deleted;
  }
  /** Whether the files are still at hand, so that they can be read in another way. */
  get canReread(): boolean {
    return this.#files.length > 0;
  }

  dismissProblem(): void {
    this.#problem = null;
  }

  /** Starts the worker before it is needed; worth calling when the page is idle. */
  prefetch(): void {
    this.#client.warm();
  }

  /** Settles when all edits are saved, or could not be. */
  flush(): Promise<void> {
    return this.#session.flush();
  }

  /** Reads files into a new session; what was at hand before stays until they are read. */
  async openFiles(files: readonly File[], options: ReadOptions = {}): Promise<void> {
    if (files.length === 0) return;
    const kept = [...files];
    const plain = $state.snapshot(options);
    const name = nameFromFiles(kept) || this.#i18n.m.app.session.untitled;
    const from = this.#route.current;
    this.#route.go(START);
    const alone = await this.#run(readingActivity(kept), async (signal, onProgress) => {
      const settings = this.#newSettings();
      const result = await this.#client.read(signal, kept, plain, settings, onProgress);
      signal.throwIfAborted();
      this.#adopt(result, name, settings, kept, plain);
    });
    // Given up or failed: back to the report that was in view, if one was.
    const idle = alone && this.#route.current.screen === 'start';
    if (idle && (from.screen === 'report' || from.screen === 'check')) this.#route.replace(from);
  }

  /** Reads cells pasted from a spreadsheet. */
  async openText(text: string): Promise<void> {
    if (text.trim() === '') {
      this.#problem = { code: 'nothing-pasted' };
      return;
    }
    await this.openFiles([new File([text], PASTED_FILE, { type: 'text/tab-separated-values' })]);
    const code = this.#problem?.code;
    if (code === 'empty-file' || code === 'no-table' || code === 'header-only') {
      this.#problem = { code: 'nothing-pasted' };
    }
  }

  async openSample(): Promise<void> {
    await this.#run({ kind: 'sample' }, async (signal, onProgress) => {
      const settings = this.#newSettings();
      const result = await this.#client.sample(signal, this.#today(), settings, onProgress);
      const { sample } = this.#i18n.m.app.session;
      signal.throwIfAborted();
      this.#adopt(result, sample, settings, [], {});
    });
  }

  /** Gives up what is under way; what was there before stays. */
  cancel(): void {
    this.#task.cancel();
  }

  /** Reads the same files with other decisions; those made before hold. */
  async reread(patch: ReadOptions): Promise<void> {
    const files = this.#files;
    const { reading, settings: before } = this.#analysis;
    if (files.length === 0 || !reading) return;
    const options = mergeOptions(this.#options, $state.snapshot(patch));
    // A currency that came from the file is found anew; one that the user set stays.
    const currency = before.currency === reading.currency ? null : before.currency;
    const settings = { ...before, currency };
    await this.#run(readingActivity(files), async (signal, onProgress) => {
      const result = await this.#client.read(signal, files, options, settings, onProgress);
      signal.throwIfAborted();
      this.#options = options;
      this.#analysis.take(result, settings);
      this.#keep(result);
    });
  }

  showReport(): void {
    this.#route.go(OVERVIEW);
  }

  async updateSettings(patch: Partial<Settings>): Promise<void> {
    const settings = $state.snapshot(patch);
    this.#session.change({ settings });
    try {
      await this.#analysis.update(settings);
    } catch (error) {
      this.#problem = problemOf(error);
      this.#session.change({ settings: this.settings });
    }
  }

  /** Names the session at hand; an empty name changes nothing. */
  rename(name: string): void {
    const trimmed = name.trim();
    if (trimmed !== '') this.#session.change({ name: trimmed });
  }

  setShop(shop: string): void {
    this.#session.change({ shop });
  }

  setNotes(notes: string): void {
    this.#session.change({ notes });
  }

  async openSession(id: string): Promise<void> {
    if (this.#session.isOpen(id) && this.report) {
      this.#route.go(OVERVIEW);
      return;
    }
    this.#client.warm();
    const open = async (signal: AbortSignal): Promise<void> => {
      await this.flush();
      const { details, data } = await this.#store.open(id);
      signal.throwIfAborted();
      const { table, reading } = data;
      const settings = completeSettings(details.settings);
      const report = await this.#client.load(signal, table, reading, settings);
      signal.throwIfAborted();
      this.#leave();
      this.#analysis.take({ reading, table, report }, settings);
      const { name, shop, notes, createdAt } = details;
      const content = { name, shop, notes, settings: this.settings, table, reading };
      this.#session.begin(id, createdAt, content, { stored: true });
      this.#route.go(OVERVIEW);
    };
    await this.#run({ kind: 'opening' }, open, this.#library.find(id)?.name);
    void this.#library.refresh();
  }

  async renameSession(id: string, name: string): Promise<void> {
    const trimmed = name.trim();
    if (trimmed === '') return;
    if (this.#session.isOpen(id)) this.rename(trimmed);
    else await this.#onList(id, () => this.#library.rename(id, trimmed));
  }

  async duplicateSession(id: string): Promise<void> {
    await this.#onList(id, async () => {
      await this.flush();
      await this.#library.duplicate(id, (name, copy) => `${name} (${this.#i18n.f.integer(copy)})`);
    });
  }

  /** Takes a session off the list, for good unless {@link undoDelete} follows soon. */
  async deleteSession(id: string): Promise<void> {
    await this.#onList(id, async () => {
      if (this.#session.isOpen(id)) {
        await this.flush();
        this.closeSession();
      }
      await this.#library.delete(id);
    });
  }

  async undoDelete(): Promise<void> {
    const { deleted } = this.#library;
    if (deleted) await this.#onList(deleted.id, () => this.#library.undo());
  }

  /** Back to the start screen, with nothing at hand. */
  closeSession(): void {
    this.#leave();
    this.#analysis.clear();
    this.#route.go(START);
  }

  async #begin(): Promise<void> {
    for (const { id, patch } of this.#unsaved.all()) {
      try {
        await this.#store.edit(id, patch);
        this.#unsaved.forget(id);
      } catch (error) {
        const { code } = problemOf(error);
        // Nothing to write it to; other failures may pass.
        if (code === 'session-damaged' || code === 'session-newer') this.#unsaved.forget(id);
      }
    }
    await this.#library.refresh();
    this.#store.tidy().catch(() => undefined);
  }

  /** Runs what takes a while and tells what went wrong. Returns whether nothing took its place. */
  async #run(...[activity, work, name]: [...Parameters<Task['run']>, string?]): Promise<boolean> {
    this.#problem = null;
    try {
      return await this.#task.run(activity, work);
    } catch (error) {
      this.#problem = problemOf(error, name);
      return true;
    }
  }

  async #onList(id: string, run: () => Promise<void>): Promise<void> {
    const name = this.#library.find(id)?.name;
    try {
      await run();
    } catch (error) {
      this.#problem = problemOf(error, name);
      void this.#library.refresh();
    }
  }

  /** A first reading has come back: it becomes the work at hand. */
  #adopt(
    result: ReadResult,
    name: string,
    settings: Settings,
    files: readonly File[],
    options: ReadOptions
  ): void {
    this.#leave();
    this.#files = files;
    this.#options = options;
    this.#newName = name;
    this.#analysis.take(result, settings);
    this.#keep(result);
    const open = result.report === null || result.reading.questions.length > 0;
    this.#route.go(open ? { screen: 'check' } : OVERVIEW);
  }

  /** Saves what was read, into the session at hand or a new one. */
  #keep({ table, reading, report }: ReadResult): void {
    if (!table || !report) return;
    const content = { settings: this.settings, table, reading };
    if (this.session) {
      this.#session.renew(content);
    } else {
      const words = { name: this.#newName, shop: '', notes: '' };
      this.#session.begin(newId(), Date.now(), { ...words, ...content }, { stored: false });
    }
  }

  #leave(): void {
    this.#session.leave();
    this.#files = [];
    this.#options = {};
  }

  #newSettings(): Settings {
    const calendar = this.#i18n.defaultCalendar;
    const weekStart = calendar === 'persian' ? 'saturday' : 'monday';
    return { ...DEFAULT_SETTINGS, calendar, weekStart };
  }

  /** A screen that has nothing to show leads to the start. */
  #allowed(wanted: Route): Route {
    if (wanted.screen === 'report' && !this.report) return START;
    if (wanted.screen === 'check' && !this.reading) return START;
    return wanted;
  }

  #saveFailed(error: StorageError): void {
    if (error.code === 'unavailable') {
      // Once is enough: the state of the save stays in view.
      if (this.#toldUnavailable) return;
      this.#toldUnavailable = true;
    }
    this.#problem = problemOf(error, this.session?.name);
  }
}

export const app = new AppState();
