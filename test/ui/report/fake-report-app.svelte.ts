/** Stands in for the app's state: it analyses a hand-made shop, as the worker would, whenever a setting changes. */
import { vi } from 'vitest';
import { answerQuestion } from '../../../src/core/answer';
import type { Reading } from '../../../src/core/ingest/reading';
import type { OrderTable } from '../../../src/core/orders/order-table';
import type { AnswerTo, Question } from '../../../src/core/questions';
import { analyse } from '../../../src/core/report';
import type { Report } from '../../../src/core/report-schema';
import type { Comparison } from '../../../src/core/schema/comparison';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/core/settings';
import type { AppState, SessionInfo } from '../../../src/state/app.svelte';
import type { CompareWith } from '../../../src/state/compare.svelte';
import type { Activity, AppProblem } from '../../../src/state/app-types';
import type { SessionSummary } from '../../../src/storage/session';
import { sampleReading } from '../shared/samples';

/** Stands in for a comparison: it only knows what it was begun with. */
class FakeCompare {
  with = $state.raw<CompareWith | null>(null);
  report = $state.raw<Report | null>(null);
  beside = $state.raw<Report | null>(null);
  comparison = $state.raw<Comparison | null>(null);
  pending = $state.raw(false);
  problem = $state.raw<AppProblem | null>(null);

  follow = vi.fn<AppState['compare']['follow']>(() => Promise.resolve());
  begin = vi.fn<AppState['compare']['begin']>((what) => {
    this.with = what;
    return Promise.resolve();
  });
  end = vi.fn<AppState['compare']['end']>(() => {
    this.with = null;
    this.report = null;
    this.beside = null;
    this.comparison = null;
    this.problem = null;
  });
}

/** Stands in for the forecast: a test sets what it answers, and how far it is. */
class FakeForecast {
  answer = $state.raw<AppState['forecast']['answer']>(null);
  status = $state.raw<AppState['forecast']['status']>('idle');
  progress = $state.raw<AppState['forecast']['progress']>(null);
  get current(): boolean {
    return this.status === 'ready';
  }
  follow = vi.fn<AppState['forecast']['follow']>(() => Promise.resolve());
  retry = vi.fn<AppState['forecast']['retry']>(() => Promise.resolve());
  stop = vi.fn<AppState['forecast']['stop']>(() => {
    this.status = 'stopped';
  });
}

export class FakeReportApp {
  #table: OrderTable | null = null;
  activity = $state.raw<Activity>(null);
  report = $state.raw<Report | null>(null);
  reading = $state.raw<Reading | null>(null);
  settings = $state.raw<Settings>(DEFAULT_SETTINGS);
  session = $state.raw<SessionInfo | null>(null);
  recomputing = $state.raw(false);
  canReread = $state.raw(false);
  sourcesKept = $state.raw<AppState['sourcesKept']>('kept');
  rememberedLayouts = $state.raw<readonly string[]>([]);
  sessions = $state.raw<SessionSummary[] | null>([]);
  readonly problem = null;
  readonly compare = new FakeCompare();
  readonly forecast = new FakeForecast();

  /** Answers as the worker would. */
  ask<Q extends Question>(_signal: AbortSignal, question: Q): Promise<AnswerTo<Q>> {
    const table = this.#table;
    if (!table) return Promise.reject(new Error('nothing is open'));
    // A promise, so that what throws is its rejection. The answer is of the question's own kind.
    return Promise.resolve().then(
      () => answerQuestion(table, this.settings, question) as AnswerTo<Q>
    );
  }

  updateSettings = vi.fn<AppState['updateSettings']>((patch) => {
    this.settings = { ...this.settings, ...patch };
    if (this.#table) this.report = analyse(this.#table, this.settings);
    return Promise.resolve();
  });
  setNotes = vi.fn<AppState['setNotes']>();
  reread = vi.fn<AppState['reread']>(() => Promise.resolve());
  addFiles = vi.fn<AppState['addFiles']>(() => Promise.resolve());
  forgetLayout = vi.fn<AppState['forgetLayout']>();

  /** Opens a shop with the given settings. */
  open(table: OrderTable, settings: Partial<Settings> = {}): Report {
    vi.clearAllMocks();
    // What a test, or another file in the same process, has put in its place.
    Reflect.deleteProperty(this, 'ask');
    this.#table = table;
    this.activity = null;
    this.recomputing = false;
    this.forecast.answer = null;
    this.forecast.status = 'idle';
    this.forecast.progress = null;
    this.settings = { ...DEFAULT_SETTINGS, ...settings };
    this.reading = sampleReading();
    this.session = { id: 's1', name: 'Tea house', shop: '', notes: 'Sale in March', createdAt: 0 };
    const report = analyse(table, this.settings);
    this.report = report;
    return report;
  }

  close(): void {
    this.#table = null;
    this.report = null;
    this.reading = null;
    this.session = null;
  }
}

export const app = new FakeReportApp();
