/** Stands in for the app's state: it analyses a hand-made shop, as the worker would, whenever a setting changes. */
import { vi } from 'vitest';
import type { Reading } from '../../../src/core/ingest/reading';
import type { OrderTable } from '../../../src/core/orders/order-table';
import { analyse } from '../../../src/core/report';
import type { Report } from '../../../src/core/report-schema';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/core/settings';
import type { AppState, SessionInfo } from '../../../src/state/app.svelte';
import type { Activity } from '../../../src/state/app-types';
import { sampleReading } from '../shared/samples';

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
  readonly problem = null;

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
    this.#table = table;
    this.activity = null;
    this.recomputing = false;
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
