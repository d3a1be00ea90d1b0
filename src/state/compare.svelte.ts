import type { Report } from '../core/report-schema';
import { compareReports } from '../core/compare-reports';
import type { Comparison } from '../core/schema/comparison';
import { completeSettings, type Settings } from '../core/settings';
import type { Reading } from '../core/ingest/reading';
import type { ShopData } from '../core/orders/customer-summary';
import type { SessionStore } from '../storage/session-store';
import { isAbort, type AnalysisClient } from '../worker/client';
import { problemOf, type AppProblem } from './app-types';

/** What the report in view is compared with. */
export type CompareWith =
  /** The same orders, other days or another filter. */
  | { kind: 'settings'; settings: Pick<Settings, 'from' | 'to' | 'filter'> }
  /** All orders of another saved session. */
  | { kind: 'session'; id: string; name: string };

interface OtherOrders {
  id: string;
  table: ShopData;
  reading: Reading;
  currency: string | null;
}

/**
 * A second report beside the one in view. It follows the other's periods,
 * calendar and lapse window, so that both mean the same.
 */
export class Compare {
  #with = $state.raw<CompareWith | null>(null);
  #second = $state.raw<Report | null>(null);
  #shared = $state.raw<number | null>(null);
  #first = $state.raw<Report | null>(null);
  #pending = $state.raw(false);
  #problem = $state.raw<AppProblem | null>(null);
  readonly #comparison = $derived(
    this.#first && this.#second ? compareReports(this.#first, this.#second, this.#shared) : null
  );
  /** Orders of the other session, read once. */
  #other: OtherOrders | null = null;
  #run = new AbortController();
  readonly #client: AnalysisClient;
  readonly #store: SessionStore;

  constructor(client: AnalysisClient, store: SessionStore) {
    this.#client = client;
    this.#store = store;
  }

  get with(): CompareWith | null {
    return this.#with;
  }
  /** null until it is made. */
  get report(): Report | null {
    return this.#second;
  }
  get comparison(): Comparison | null {
    return this.#comparison;
  }
  get pending(): boolean {
    return this.#pending;
  }
  get problem(): AppProblem | null {
    return this.#problem;
  }

  /** Makes the second report. A newer call takes the place of one under way. */
  async begin(what: CompareWith, report: Report | null, settings: Settings): Promise<void> {
    this.#with = what;
    if (what.kind !== 'session' || what.id !== this.#other?.id) this.#other = null;
    await this.follow(report, settings);
  }

  /** The report in view has changed: its companion is made anew. */
  async follow(report: Report | null, settings: Settings): Promise<void> {
    const what = this.#with;
    if (!what || !report) return;
    this.#run.abort();
    this.#run = new AbortController();
    const { signal } = this.#run;
    this.#pending = true;
    this.#problem = null;
    try {
      const other = what.kind === 'session' ? await this.#open(what.id) : null;
      signal.throwIfAborted();
      const asked = other ? settingsOfOther(report, settings, other) : ownSettings(what, settings);
      const made = await this.#client.second(signal, other, asked, settings);
      this.#first = report;
      this.#second = made.report;
      this.#shared = made.shared;
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      this.#second = null;
      this.#problem = problemOf(error, what.kind === 'session' ? what.name : undefined);
    } finally {
      if (!signal.aborted) this.#pending = false;
    }
  }

  end(): void {
    this.#run.abort();
    this.#with = null;
    this.#second = null;
    this.#first = null;
    this.#other = null;
    this.#pending = false;
    this.#problem = null;
  }

  async #open(id: string): Promise<OtherOrders> {
    if (this.#other?.id === id) return this.#other;
    const { data, details } = await this.#store.open(id);
    const { table, reading } = data;
    const { currency } = completeSettings(details.settings);
    this.#other = { id, table, reading, currency };
    return this.#other;
  }
}

function ownSettings(what: CompareWith, settings: Settings): Settings {
  return what.kind === 'settings' ? { ...settings, ...what.settings } : settings;
}

/** All days of the other session, in the same periods and with the same W. */
function settingsOfOther(
  report: Report,
  settings: Settings,
  { currency }: { currency: string | null }
): Settings {
  return {
    ...settings,
    lapseWindowDays: report.settings.lapseWindowDays,
    observationEnd: null,
    from: null,
    to: null,
    filter: [],
    annotations: [],
    currency
  };
}
