import type { Report } from '../core/report-schema';
import { compareReports } from '../core/compare-reports';
import type { Comparison } from '../core/schema/comparison';
import { completeSettings, type Settings } from '../core/settings';
import type { Reading } from '../core/ingest/reading';
import type { ShopData } from '../core/orders/customer-summary';
import type { SessionStore } from '../storage/session-store';
import { StorageError } from '../storage/storage-error';
import { isAbort, type AnalysisClient } from '../worker/client';
import { problemOf, type AppProblem } from './app-types';

/** What the report in view is compared with. */
export type CompareWith =
  /** The same orders, other days or another filter; what is not named follows the report in view. */
  | { kind: 'settings'; settings: Partial<Pick<Settings, 'from' | 'to' | 'filter'>> }
  /** All orders of another saved session. */
  | { kind: 'session'; id: string; name: string };

/** The report in view and the settings that it was made with. */
export interface InView {
  readonly report: Report | null;
  readonly analysed: Settings;
}

interface OtherOrders {
  id: string;
  /** Key of the orders in the store: another tab may read the session anew. */
  dataId: string;
  table: ShopData;
  reading: Reading;
  settings: Settings;
}

/** Two reports that were made for each other. */
interface Pair {
  first: Report;
  second: Report;
  shared: number | null;
}

/**
 * A second report beside the one in view. It follows the other's periods,
 * calendar and lapse window, so that both mean the same.
 */
export class Compare {
  #with = $state.raw<CompareWith | null>(null);
  #pair = $state.raw<Pair | null>(null);
  #running = $state.raw(false);
  #problem = $state.raw<AppProblem | null>(null);
  readonly #comparison = $derived(comparisonOf(this.#pair));
  /** Orders of the other session, read once. */
  #other: OtherOrders | null = null;
  #run = new AbortController();
  readonly #client: AnalysisClient;
  readonly #store: SessionStore;
  readonly #inView: InView;

  constructor(client: AnalysisClient, store: SessionStore, inView: InView) {
    this.#client = client;
    this.#store = store;
    this.#inView = inView;
  }

  get with(): CompareWith | null {
    return this.#with;
  }
  /** The second report; null until it is made. */
  get report(): Report | null {
    return this.#pair?.second ?? null;
  }
  /** The report that it was made beside: the one in view, or the one before while `pending`. */
  get beside(): Report | null {
    return this.#pair?.first ?? null;
  }
  /** null until both reports are there, and where a filter keeps nothing of one. */
  get comparison(): Comparison | null {
    return this.#comparison;
  }
  /** Whether what is shown is not yet that of the report in view. */
  get pending(): boolean {
    const behind = this.#pair !== null && this.#pair.first !== this.#inView.report;
    return this.#running || behind;
  }
  get problem(): AppProblem | null {
    return this.#problem;
  }

  /** Makes the second report. A newer call takes the place of one under way. */
  async begin(what: CompareWith): Promise<void> {
    this.#with = what;
    // What was shown is of something else.
    this.#pair = null;
    if (what.kind !== 'session' || what.id !== this.#other?.id) this.#other = null;
    await this.follow();
  }

  /** The report in view has changed: its companion is made anew. */
  async follow(): Promise<void> {
    const what = this.#with;
    const { report, analysed } = this.#inView;
    if (!what || !report) return;
    this.#run.abort();
    this.#run = new AbortController();
    const { signal } = this.#run;
    this.#running = true;
    this.#problem = null;
    try {
      const other = what.kind === 'session' ? await this.#open(what.id) : null;
      signal.throwIfAborted();
      const asked = other ? settingsOfOther(report, analysed, other) : ownSettings(what, analysed);
      const { report: second, shared } = await this.#client.second(signal, other, asked, analysed);
      // Its answer may have come just before a newer call took its place.
      signal.throwIfAborted();
      this.#pair = { first: report, second, shared };
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      this.#pair = null;
      this.#problem = problemOf(error, what.kind === 'session' ? what.name : undefined);
    } finally {
      if (!signal.aborted) this.#running = false;
    }
  }

  /** Nothing is compared any more; what is under way ends unheard. */
  end(): void {
    this.#run.abort();
    this.#with = null;
    this.#pair = null;
    this.#other = null;
    this.#running = false;
    this.#problem = null;
  }

  async #open(id: string): Promise<OtherOrders> {
    const known = this.#other;
    if (known?.id === id) {
      const now = await this.#store.peek(id);
      if (!now) throw new StorageError('missing', 'the session was deleted');
      if (now.dataId === known.dataId) return known;
    }
    const { data, details } = await this.#store.open(id);
    const { dataId } = details;
    const { table, reading } = data;
    const other = { id, dataId, table, reading, settings: completeSettings(details.settings) };
    // Another one may have been chosen meanwhile.
    if (this.#with?.kind === 'session' && this.#with.id === id) this.#other = other;
    return other;
  }
}

/** Where a filter keeps nothing, a report holds the numbers of all orders: there is nothing to compare. */
function comparisonOf(pair: Pair | null): Comparison | null {
  if (!pair || [pair.first, pair.second].some(({ selection }) => selection.orders === 0)) {
    return null;
  }
  return compareReports(pair.first, pair.second, pair.shared);
}

function ownSettings(what: CompareWith, settings: Settings): Settings {
  return what.kind === 'settings' ? { ...settings, ...what.settings } : settings;
}

/** All days of the other session, in the same periods and with the same W; what its money is, is its own. */
function settingsOfOther(report: Report, settings: Settings, other: OtherOrders): Settings {
  const { currency, grossMargin } = other.settings;
  return {
    ...settings,
    lapseWindowDays: report.settings.lapseWindowDays,
    observationEnd: null,
    from: null,
    to: null,
    filter: [],
    annotations: [],
    currency,
    grossMargin
  };
}
