import type { OrderTable } from '../core/orders/order-table';
import type { ReadOptions, Reading } from '../core/ingest/reading';
import type { Report } from '../core/report-schema';
import { completeSettings, DEFAULT_SETTINGS, type Settings } from '../core/settings';
import { newId } from '../storage/environment';
import type { SessionPatch, SessionSummary } from '../storage/session';
import { SessionStore, type SessionContent } from '../storage/session-store';
import type { StorageError } from '../storage/storage-error';
import { AnalysisClient } from '../worker/client';
import type { Progress, ReadResult } from '../worker/protocol';
import { isAbort } from '../worker/worker-error';
import { problemOf, type Activity, type AppProblem, type SaveStatus } from './app-types';
import { Autosave } from './autosave.svelte';
import { remembered, type Remembered } from './browser-storage';
import { i18n, type I18nState } from './i18n.svelte';
import { SessionLibrary } from './library.svelte';
import { route, type Route, type RouteState } from './route.svelte';
import {
  localToday,
  mergeOptions,
  nameFromFiles,
  PASTED_FILE,
  readingActivity,
  type ReadingActivity
} from './source-files';
import { UnsavedEdits } from './unsaved';

export type { Activity, AppProblem, SaveStatus } from './app-types';

export interface SessionInfo {
  id: string;
  name: string;
  shop: string;
  notes: string;
  createdAt: number;
}

export interface AppParts {
  client: AnalysisClient;
  store: SessionStore;
  i18n: I18nState;
  route: RouteState;
  memory: Remembered;
  today: () => number;
}

const START: Route = { screen: 'start' };
const OVERVIEW: Route = { screen: 'report', view: 'overview' };

/** Everything the screens show of the work at hand, and everything a user can do with it. */
export class AppState {
  #activity = $state.raw<Activity>(null);
  #problem = $state.raw<AppProblem | null>(null);
  #session = $state.raw<SessionInfo | null>(null);
  #reading = $state.raw<Reading | null>(null);
  #report = $state.raw<Report | null>(null);
  #settings = $state.raw<Settings>(DEFAULT_SETTINGS);
  #recomputing = $state.raw(false);
  #files = $state.raw<readonly File[]>([]);

  #table: OrderTable | null = null;
  /** Name of the session that the reading becomes. */
  #newName = '';
  #options: ReadOptions = {};
  /** Settings of the report in view, to fall back on. */
  #analysed: Settings = DEFAULT_SETTINGS;
  #work: AbortController | null = null;
  #analyses = 0;
  #toldUnavailable = false;

  readonly #client: AnalysisClient;
  readonly #store: SessionStore;
  readonly #i18n: I18nState;
  readonly #route: RouteState;
  readonly #today: () => number;
  readonly #unsaved: UnsavedEdits;
  readonly #autosave: Autosave;
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
    this.#library = new SessionLibrary(this.#store);
    this.#autosave = new Autosave(this.#store, this.#unsaved, {
      saved: () => void this.#library.refresh(),
      failure: (error) => this.#saveFailed(error)
    });
    this.#route.guard((wanted) => this.#allowed(wanted));
    this.#store.onChange((id) => void this.#heard(id));
    addEventListener('pagehide', () => this.#autosave.leave());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') void this.#autosave.flush();
    });
    this.ready = this.#begin();
  }

  get activity(): Activity {
    return this.#activity;
  }
  get problem(): AppProblem | null {
    return this.#problem;
  }
  get session(): SessionInfo | null {
    return this.#session;
  }
  get reading(): Reading | null {
    return this.#reading;
  }
  /** null until analysed, and while the reading has questions that keep it from being made. */
  get report(): Report | null {
    return this.#report;
  }
  get settings(): Settings {
    return this.#settings;
  }
  get recomputing(): boolean {
    return this.#recomputing;
  }
  get saveStatus(): SaveStatus {
    return this.#autosave.status;
  }
  get sessions(): SessionSummary[] | null {
    return this.#library.sessions;
  }
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
    return this.#autosave.flush();
  }

  async openFiles(files: readonly File[], options: ReadOptions = {}): Promise<void> {
    if (files.length === 0) return;
    const kept = [...files];
    const name = nameFromFiles(kept) || this.#i18n.m.app.session.untitled;
    const activity = readingActivity(kept);
    const from = this.#route.current;
    this.#route.go(START);
    await this.#begins(activity, async (signal) => {
      const plain = $state.snapshot(options);
      const settings = this.#newSettings();
      const onProgress = this.#progress(signal, activity);
      const result = await this.#client.read(signal, kept, plain, settings, onProgress);
      if (!signal.aborted) this.#adopt(result, name, settings, kept, plain);
    });
    // Given up or failed: back to the report that was in view, if one was.
    const idle = this.#work === null && this.#route.current.screen === 'start';
    if (idle && (from.screen === 'report' || from.screen === 'check')) this.#route.replace(from);
  }

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
    await this.#begins({ kind: 'sample' }, async (signal) => {
      const settings = this.#newSettings();
      const result = await this.#client.sample(signal, this.#today(), settings, () => {});
      const { sample } = this.#i18n.m.app.session;
      if (!signal.aborted) this.#adopt(result, sample, settings, [], {});
    });
  }

  /** Gives up what is under way; what was there before stays. */
  cancel(): void {
    this.#work?.abort();
  }

  async reread(patch: ReadOptions): Promise<void> {
    const files = this.#files;
    const before = this.#reading;
    if (files.length === 0 || !before) return;
    const options = mergeOptions(this.#options, $state.snapshot(patch));
    // A currency that came from the file is found anew; one that the user set stays.
    const currency = this.#settings.currency === before.currency ? null : this.#settings.currency;
    const settings = { ...this.#settings, currency };
    const activity = readingActivity(files);
    await this.#begins(activity, async (signal) => {
      const onProgress = this.#progress(signal, activity);
      const result = await this.#client.read(signal, files, options, settings, onProgress);
      if (signal.aborted) return;
      this.#options = options;
      this.#take(result, settings);
      if (this.#session) this.#save('renew');
      else this.#createSession();
    });
  }

  showReport(): void {
    this.#route.go(OVERVIEW);
  }

  async updateSettings(patch: Partial<Settings>): Promise<void> {
    const plain = $state.snapshot(patch);
    const settings = { ...this.#settings, ...plain };
    this.#settings = settings;
    if (!this.#table) return;
    this.#autosave.change({ settings: plain });
    const run = ++this.#analyses;
    this.#recomputing = true;
    try {
      const report = await this.#client.analyse(new AbortController().signal, settings);
      if (run !== this.#analyses) return;
      this.#report = report;
      this.#analysed = settings;
    } catch (error) {
      if (run !== this.#analyses || isAbort(error)) return;
      this.#problem = problemOf(error);
      this.#settings = this.#analysed;
      this.#autosave.change({ settings: this.#analysed });
    } finally {
      if (run === this.#analyses) this.#recomputing = false;
    }
  }

  rename(name: string): void {
    const trimmed = name.trim();
    if (trimmed !== '') this.#describe({ name: trimmed });
  }

  setShop(shop: string): void {
    this.#describe({ shop });
  }

  setNotes(notes: string): void {
    this.#describe({ notes });
  }

  async openSession(id: string): Promise<void> {
    if (id === this.#session?.id && this.#report) {
      this.#route.go(OVERVIEW);
      return;
    }
    const name = this.#library.find(id)?.name ?? '';
    await this.#begins(
      { kind: 'opening' },
      async (signal) => {
        await this.#autosave.flush();
        const { details, data } = await this.#store.open(id);
        if (signal.aborted) return;
        const { table, reading } = data;
        const settings = completeSettings(details.settings);
        const report = await this.#client.load(signal, table, reading, settings);
        if (signal.aborted) return;
        this.#leaveSession();
        this.#take({ reading, table, report }, settings);
        const { shop, notes, createdAt } = details;
        this.#session = { id, name: details.name, shop, notes, createdAt };
        this.#save('stored');
        this.#route.go(OVERVIEW);
      },
      name
    );
    void this.#library.refresh();
  }

  async renameSession(id: string, name: string): Promise<void> {
    const trimmed = name.trim();
    if (trimmed === '') return;
    if (id === this.#session?.id) this.rename(trimmed);
    else await this.#onList(id, () => this.#library.rename(id, trimmed));
  }

  async duplicateSession(id: string): Promise<void> {
    await this.#onList(id, async () => {
      await this.#autosave.flush();
      const copyName = (name: string, copy: number): string =>
        `${name} (${this.#i18n.f.integer(copy)})`;
      await this.#library.duplicate(id, copyName);
    });
  }

  async deleteSession(id: string): Promise<void> {
    await this.#onList(id, async () => {
      if (id === this.#session?.id) {
        await this.#autosave.flush();
        this.closeSession();
      }
      await this.#library.delete(id);
    });
  }

  async undoDelete(): Promise<void> {
    await this.#onList(this.#library.deleted?.id ?? '', () => this.#library.undo());
  }

  closeSession(): void {
    this.#leaveSession();
    this.#reading = null;
    this.#report = null;
    this.#table = null;
    this.#files = [];
    this.#options = {};
    this.#route.go(START);
  }

  async #begin(): Promise<void> {
    for (const { id, patch } of this.#unsaved.all()) {
      try {
        await this.#store.edit(id, patch);
        this.#unsaved.forget(id);
      } catch (error) {
        const { code } = problemOf(error);
        if (code === 'session-damaged' || code === 'session-newer') this.#unsaved.forget(id);
      }
    }
    await this.#library.refresh();
    this.#store.tidy().catch(() => undefined);
  }

  /** The frame of whatever takes a while: one at a time, the last one wins. */
  async #begins(
    activity: Activity,
    run: (signal: AbortSignal) => Promise<void>,
    name = ''
  ): Promise<void> {
    this.#work?.abort();
    const work = new AbortController();
    this.#work = work;
    this.#activity = activity;
    this.#problem = null;
    const current = (): boolean => work === this.#work;
    try {
      await run(work.signal);
    } catch (error) {
      if (current() && !isAbort(error)) this.#problem = problemOf(error, name);
    } finally {
      if (current()) {
        this.#work = null;
        this.#activity = null;
      }
    }
  }

  #progress(signal: AbortSignal, activity: ReadingActivity): (progress: Progress) => void {
    return (progress) => {
      if (!signal.aborted) this.#activity = { ...activity, progress };
    };
  }

  /** A first reading has come back: it becomes the work at hand. */
  #adopt(
    result: ReadResult,
    name: string,
    settings: Settings,
    files: readonly File[],
    options: ReadOptions
  ): void {
    this.#leaveSession();
    this.#files = files;
    this.#options = options;
    this.#newName = name;
    this.#take(result, settings);
    this.#createSession();
    const open = result.report === null || result.reading.questions.length > 0;
    this.#route.go(open ? { screen: 'check' } : OVERVIEW);
  }

  #take({ reading, table, report }: ReadResult, settings: Settings): void {
    // What an analysis of the earlier orders still brings is not heard.
    this.#analyses += 1;
    this.#recomputing = false;
    this.#reading = reading;
    this.#table = table;
    this.#report = report;
    this.#settings = { ...settings, currency: settings.currency ?? reading.currency };
    this.#analysed = this.#settings;
  }

  #createSession(): void {
    if (!this.#report) return;
    const base = { id: newId(), shop: '', notes: '', createdAt: Date.now() };
    this.#session = { ...base, name: this.#newName };
    this.#save('new');
  }

  #save(how: 'new' | 'stored' | 'renew'): void {
    if (!this.#session || !this.#table || !this.#reading) return;
    const { id, name, shop, notes } = this.#session;
    const content: SessionContent = {
      name,
      shop,
      notes,
      settings: this.#settings,
      table: this.#table,
      reading: this.#reading
    };
    if (how === 'renew') this.#autosave.renew(content);
    else this.#autosave.start(id, content, how === 'stored');
  }

  #leaveSession(): void {
    this.#autosave.stop();
    this.#session = null;
  }

  #describe(patch: Omit<SessionPatch, 'settings'>): void {
    if (!this.#session) return;
    this.#session = { ...this.#session, ...patch };
    this.#autosave.change(patch);
  }

  #newSettings(): Settings {
    const calendar = this.#i18n.defaultCalendar;
    const weekStart = calendar === 'persian' ? 'saturday' : 'monday';
    return { ...DEFAULT_SETTINGS, calendar, weekStart };
  }

  /** A screen that has nothing to show leads to the start. */
  #allowed(wanted: Route): Route {
    if (wanted.screen === 'report' && !this.#report) return START;
    if (wanted.screen === 'check' && !this.#reading) return START;
    return wanted;
  }

  #saveFailed(error: StorageError): void {
    if (error.code === 'unavailable') {
      // Once is enough: the state of the save stays in view.
      if (this.#toldUnavailable) return;
      this.#toldUnavailable = true;
    }
    this.#problem = problemOf(error, this.#session?.name);
  }

  async #onList(id: string, run: () => Promise<void>): Promise<void> {
    const name = this.#library.find(id)?.name ?? '';
    try {
      await run();
    } catch (error) {
      this.#problem = problemOf(error, name);
      void this.#library.refresh();
    }
  }

  /** Another tab changed a session. */
  async #heard(id: string): Promise<void> {
    void this.#library.refresh();
    if (id !== this.#session?.id || this.#autosave.busy) return;
    let details;
    try {
      details = await this.#store.peek(id);
    } catch {
      return;
    }
    if (id !== this.#session.id || this.#autosave.busy) return;
    if (!details) {
      this.#autosave.follow(null);
      return;
    }
    const { name, shop, notes } = details;
    this.#session = { ...this.#session, name, shop, notes };
    this.#autosave.follow({ name, shop, notes });
  }
}

export const app = new AppState();
