import type { ReadOptions, Reading } from '../core/ingest/reading';
import { restsOnForecast, type AnswerTo, type Question } from '../core/questions';
import type { Report } from '../core/report-schema';
import type { Settings } from '../core/settings';
import type { SessionSummary } from '../storage/session';
import type { SessionStore } from '../storage/session-store';
import type { StorageError } from '../storage/storage-error';
import type { AnalysisClient } from '../worker/client';
import { wholeParts, type AppParts } from './app-parts';
import { problemOf, type Activity, type AppProblem, type SaveStatus } from './app-types';
import { Compare } from './compare.svelte';
import { ForecastState } from './forecast.svelte';
import type { I18nState } from './i18n.svelte';
import { LayoutMemory } from './layout-memory.svelte';
import { SessionLibrary } from './library.svelte';
import { OpenSession, type SessionInfo } from './open-session.svelte';
import type { Route, RouteState } from './route.svelte';
import {
  mergeOptions,
  nameFromFiles,
  PASTED_FILE,
  readingActivity,
  settingsIn
} from './source-files';
import { newSource, Sources, type SourcesKept } from './sources.svelte';
import { Task } from './task.svelte';
import { UnsavedEdits } from './unsaved';
import { Work } from './work.svelte';

export type { Activity, AppProblem, SaveStatus } from './app-types';
export type { SessionInfo } from './open-session.svelte';
export type { SourcesKept } from './sources.svelte';

const START: Route = { screen: 'start' };
const OVERVIEW: Route = { screen: 'report', view: 'overview' };

/** Everything the screens show of the work at hand, and everything a user can do with it. */
export class AppState {
  #problem = $state.raw<AppProblem | null>(null);
  #toldUnavailable = false;

  readonly #client: AnalysisClient;
  readonly #store: SessionStore;
  readonly #i18n: I18nState;
  readonly #route: RouteState;
  readonly #today: () => number;
  readonly #unsaved: UnsavedEdits;
  readonly #task = new Task();
  readonly #layouts: LayoutMemory;
  readonly #work: Work;
  readonly #compare: Compare;
  readonly #forecast: ForecastState;
  readonly #library: SessionLibrary;
  /** Settles when the list of sessions was loaded for the first time. */
  readonly ready: Promise<void>;

  constructor(own: Partial<AppParts> = {}) {
    const { memory, forecastClient, prepare, ...parts } = wholeParts(own);
    this.#client = parts.client;
    this.#store = parts.store;
    this.#i18n = parts.i18n;
    this.#route = parts.route;
    this.#today = parts.today;
    this.#unsaved = new UnsavedEdits(memory);
    this.#layouts = new LayoutMemory(memory);
    this.#library = new SessionLibrary(this.#store);
    const sources = new Sources(this.#client, this.#store, prepare);
    const session = new OpenSession(this.#store, this.#unsaved, {
      saved: (id) => {
        void this.#library.refresh();
        if (session.isOpen(id)) void sources.keep(id);
      },
      failure: (error) => {
        sources.unsaved();
        this.#saveFailed(error);
      }
    });
    const parted = { sources, session };
    this.#work = new Work(this.#client, this.#store, this.#layouts, parted, () => {
      this.#compare.end();
      this.#forecast.take(this.#work.analysis);
    });
    this.#forecast = new ForecastState(forecastClient, () => this.#work.analysis.analysed);
    this.#compare = new Compare(this.#client, this.#store, this.#work.analysis);
    this.#route.guard((wanted) => this.#allowed(wanted));
    this.#store.onChange((id) => {
      void this.#library.refresh();
      void this.#follow(id);
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
    return this.#work.session.info;
  }
  get reading(): Reading | null {
    return this.#work.analysis.reading;
  }
  /** null until analysed, and while the reading has questions that keep it from being made. */
  get report(): Report | null {
    return this.#work.analysis.report;
  }
  get settings(): Settings {
    return this.#work.analysis.settings;
  }
  get recomputing(): boolean {
    return this.#work.analysis.recomputing;
  }
  get saveStatus(): SaveStatus {
    return this.#work.session.saveStatus;
  }
  /** null until the list is loaded. */
  get sessions(): SessionSummary[] | null {
    return this.#library.sessions;
  }
  /** The session that {@link undoDelete} brings back. */
  get deleted(): SessionSummary | null {
    return this.#library.deleted;
  }
  /** Whether the files are at hand or kept, so that they can be read in another way or with others. */
  get canReread(): boolean {
    return this.#work.sources.canRead;
  }
  /** Whether they can be on a later visit too. */
  get sourcesKept(): SourcesKept {
    return this.#work.sources.kept;
  }
  /** Names of the files behind the work at hand. */
  get sourceNames(): string[] {
    const { all } = this.#work.sources;
    const files = all.length > 0 ? all : (this.reading?.files ?? []);
    return files.map((file) => file.name);
  }
  /** Fingerprints of the layouts on which the user's decisions are remembered, the last used first. */
  get rememberedLayouts(): readonly string[] {
    return this.#layouts.fingerprints;
  }

  /** A second report beside the one in view, where the user wants one. */
  get compare(): Compare {
    return this.#compare;
  }

  get forecast(): ForecastState {
    return this.#forecast;
  }

  /** Asks something of the orders at hand, under the settings of the report in view. */
  ask<Q extends Question>(signal: AbortSignal, question: Q): Promise<AnswerTo<Q>> {
    if (restsOnForecast(question)) return this.#forecast.ask(signal, question);
    return this.#work.analysis.ask(signal, question);
  }

  dismissProblem(): void {
    this.#problem = null;
  }

  /** Starts the workers before they are needed; worth calling when the page is idle. */
  prefetch(): void {
    this.#client.warm();
    this.#forecast.warm();
  }

  /** Settles when all edits are saved, or could not be. */
  flush(): Promise<void> {
    return this.#work.session.flush();
  }

  /** Reads files into a new session; what was at hand before stays until they are read. */
  async openFiles(files: readonly File[], options: ReadOptions = {}): Promise<void> {
    if (files.length === 0) return;
    this.prefetch();
    const sources = files.map(newSource);
    const decided = mergeOptions(this.#layouts.options, $state.snapshot(options));
    const name = nameFromFiles(files) || this.#i18n.m.app.session.untitled;
    const from = this.#route.current;
    this.#route.go(START);
    const activity = readingActivity(files.map((file) => file.name));
    const alone = await this.#run(activity, async (signal, onProgress) => {
      const settings = settingsIn(this.#i18n.defaultCalendar);
      const plan = { sources, options: decided, settings };
      const intake = await this.#work.sources.read(signal, plan, onProgress);
      this.#work.adopt(intake, name, settings);
      this.#show(intake.problem);
    });
    // Given up or failed: back to the report that was in view, if one was.
    const idle = alone && this.#route.current.screen === 'start';
    if (idle && (from.screen === 'report' || from.screen === 'check')) this.#route.replace(from);
  }

  /**
   * Reads further files together with those of the session at hand, which is
   * renewed with its name, notes and settings. Where that fails or is given up,
   * the session stays as it was.
   */
  async addFiles(files: readonly File[]): Promise<void> {
    const { reading } = this.#work.analysis;
    if (!reading || reading.sample) {
      await this.openFiles(files);
      return;
    }
    if (files.length === 0) return;
    if (!this.canReread) {
      this.#problem = { code: 'sources-not-kept' };
      return;
    }
    const added = files.map(newSource);
    const names = [...this.sourceNames, ...files.map((file) => file.name)];
    await this.#run(readingActivity(names), async (signal, onProgress) => {
      await this.#work.renew(signal, { added, decided: {} }, onProgress);
      if (this.#work.isOpenQuestion || this.#route.current.screen === 'start') this.#show(null);
    });
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
    this.prefetch();
    await this.#run({ kind: 'sample' }, async (signal, onProgress) => {
      const settings = settingsIn(this.#i18n.defaultCalendar);
      const shop = { lastDay: this.#today(), texts: this.#i18n.m.start.sampleShop };
      const result = await this.#client.sample(signal, shop, settings, onProgress);
      const { sample } = this.#i18n.m.app.session;
      signal.throwIfAborted();
      this.#work.adopt({ sources: [], options: {}, result, problem: null }, sample, settings);
      this.#show(null);
    });
  }

  /** Gives up what is under way; what was there before stays. */
  cancel(): void {
    this.#task.cancel();
  }

  /** Reads the same files with other decisions; those made before hold. */
  async reread(patch: ReadOptions): Promise<void> {
    if (!this.canReread || !this.reading) return;
    const decided = $state.snapshot(patch);
    await this.#run(readingActivity(this.sourceNames), async (signal, onProgress) => {
      this.#problem = await this.#work.renew(signal, { added: [], decided }, onProgress);
      this.#layouts.remember(Object.keys(decided.layouts ?? {}), this.#work.sources.options);
    });
  }

  /** Forgets what was decided on files with these headings; the session at hand keeps it. */
  forgetLayout(fingerprint: string): void {
    this.#layouts.forget(fingerprint);
  }

  showReport(): void {
    this.#route.go(OVERVIEW);
  }

  async updateSettings(patch: Partial<Settings>): Promise<void> {
    const settings = $state.snapshot(patch);
    this.#work.session.change({ settings });
    try {
      if (await this.#work.analysis.update(settings)) await this.#compare.follow();
    } catch (error) {
      this.#problem = problemOf(error);
      this.#work.session.change({ settings: this.settings });
    }
  }

  /** Names the session at hand; an empty name changes nothing. */
  rename(name: string): void {
    const trimmed = name.trim();
    if (trimmed !== '') this.#work.session.change({ name: trimmed });
  }

  setShop(shop: string): void {
    this.#work.session.change({ shop });
  }

  setNotes(notes: string): void {
    this.#work.session.change({ notes });
  }

  async openSession(id: string): Promise<void> {
    if (this.#work.session.isOpen(id) && this.report) {
      this.#route.go(OVERVIEW);
      return;
    }
    this.prefetch();
    const open = async (signal: AbortSignal): Promise<void> => {
      await this.flush();
      await this.#work.open(signal, id);
      this.#route.go(OVERVIEW);
    };
    await this.#run({ kind: 'opening' }, open, this.#library.find(id)?.name);
    void this.#library.refresh();
  }

  async renameSession(id: string, name: string): Promise<void> {
    const trimmed = name.trim();
    if (trimmed === '') return;
    if (this.#work.session.isOpen(id)) this.rename(trimmed);
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
      if (this.#work.session.isOpen(id)) {
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
    this.#work.close();
    this.#route.go(START);
  }

  async #begin(): Promise<void> {
    await this.#unsaved.saveAll((id, patch) => this.#store.edit(id, patch));
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

  /** Another tab changed a session: the one at hand follows, unless something is under way here. */
  async #follow(id: string): Promise<void> {
    if (!(await this.#work.follow(id)) || this.activity) return;
    try {
      await this.#task.run({ kind: 'opening' }, (signal) => this.#work.open(signal, id));
    } catch {
      // The report in view still holds; what is done next looks again.
    }
  }

  /** Shows what was just read. */
  #show(problem: AppProblem | null): void {
    this.#problem = problem;
    this.#route.go(this.#work.isOpenQuestion ? { screen: 'check' } : OVERVIEW);
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
