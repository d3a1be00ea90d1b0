/** Stands in for the app's state: what a test sets is shown, what a screen asks for is recorded. */
import { vi } from 'vitest';
import type { Reading } from '../../../src/core/ingest/reading';
import type { Report } from '../../../src/core/report-schema';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import type { SessionSummary } from '../../../src/storage/session';
import type { AppState, SessionInfo } from '../../../src/state/app.svelte';
import type { Activity, AppProblem, SaveStatus } from '../../../src/state/app-types';

type Face = {
  [
    K in keyof AppState as K extends
      'ready' | 'flush' | 'recomputing' | 'compare' | 'forecast' | 'ask'
      ? never
      : K
  ]: AppState[K];
};

export class FakeApp implements Face {
  activity = $state.raw<Activity>(null);
  problem = $state.raw<AppProblem | null>(null);
  session = $state.raw<SessionInfo | null>(null);
  reading = $state.raw<Reading | null>(null);
  report = $state.raw<Report | null>(null);
  settings = DEFAULT_SETTINGS;
  saveStatus = $state.raw<SaveStatus>('idle');
  sessions = $state.raw<SessionSummary[] | null>([]);
  canReread = $state.raw(true);
  sourcesKept = $state.raw<AppState['sourcesKept']>('kept');
  sourceNames = $state.raw<string[]>([]);
  rememberedLayouts = $state.raw<readonly string[]>([]);
  deleted = $state.raw<SessionSummary | null>(null);

  prefetch = vi.fn<AppState['prefetch']>();
  openFiles = vi.fn<AppState['openFiles']>(() => Promise.resolve());
  addFiles = vi.fn<AppState['addFiles']>(() => Promise.resolve());
  forgetLayout = vi.fn<AppState['forgetLayout']>();
  openText = vi.fn<AppState['openText']>(() => Promise.resolve());
  openSample = vi.fn<AppState['openSample']>(() => Promise.resolve());
  cancel = vi.fn<AppState['cancel']>();
  reread = vi.fn<AppState['reread']>(() => Promise.resolve());
  showReport = vi.fn<AppState['showReport']>();
  updateSettings = vi.fn<AppState['updateSettings']>(() => Promise.resolve());
  rename = vi.fn<AppState['rename']>();
  setShop = vi.fn<AppState['setShop']>();
  setNotes = vi.fn<AppState['setNotes']>();
  openSession = vi.fn<AppState['openSession']>(() => Promise.resolve());
  renameSession = vi.fn<AppState['renameSession']>(() => Promise.resolve());
  duplicateSession = vi.fn<AppState['duplicateSession']>(() => Promise.resolve());
  deleteSession = vi.fn<AppState['deleteSession']>(() => Promise.resolve());
  undoDelete = vi.fn<AppState['undoDelete']>(() => Promise.resolve());
  closeSession = vi.fn<AppState['closeSession']>();
  dismissProblem = vi.fn<AppState['dismissProblem']>(() => {
    this.problem = null;
  });

  /** As on a first visit. */
  reset(): void {
    vi.clearAllMocks();
    this.activity = null;
    this.problem = null;
    this.session = null;
    this.reading = null;
    this.report = null;
    this.saveStatus = 'idle';
    this.sessions = [];
    this.canReread = true;
    this.sourcesKept = 'kept';
    this.sourceNames = [];
    this.rememberedLayouts = [];
    this.deleted = null;
  }
}

export const app = new FakeApp();
