import type { ShopData } from '../core/orders/customer-summary';
import type { Reading } from '../core/ingest/reading';
import type {
  AnswerTo,
  ForecastProgress,
  ForecastQuestion,
  OnForecastProgress
} from '../core/questions';
import type { Report } from '../core/report-schema';
import type { Forecast, NoForecast } from '../core/schema/forecast';
import type { Settings } from '../core/settings';
import { isAbort, type AnalysisClient } from '../worker/client';

/** `stopped`: by the user, until asked for again. */
export type ForecastStatus = 'idle' | 'computing' | 'ready' | 'stopped' | 'failed';

/** What a reading brought, null where nothing is at hand. */
export interface OrdersAtHand {
  table: ShopData | null;
  reading: Reading | null;
  report: Report | null;
}

/** So many customers are forecast in an instant; more only where they are looked at. */
const AT_ONCE = 50_000;
export const isQuicklyForecast = ({ kpis }: Report): boolean => kpis.customers <= AT_ONCE;

/**
 * The forecast of the report in view. It has a worker of its own, so that a
 * long fit holds up no other answer and can be stopped at once.
 */
export class ForecastState {
  #answer = $state.raw<Forecast | NoForecast | null>(null);
  #status = $state.raw<ForecastStatus>('idle');
  #progress = $state.raw<ForecastProgress | null>(null);
  /** Settings that the answer is of. */
  #of = $state.raw<Settings | null>(null);
  #run: AbortController | null = null;
  /** The answer under way or at hand, and the settings that it is of. */
  #following: { settings: Settings; done: Promise<void> } | null = null;
  readonly #client: AnalysisClient;
  readonly #settings: () => Settings;

  /** @param settings those of the report in view */
  constructor(client: AnalysisClient, settings: () => Settings) {
    this.#client = client;
    this.#settings = settings;
  }

  /** The newest answer, until another is there; null until the first, and while there are no orders. */
  get answer(): Forecast | NoForecast | null {
    return this.#answer;
  }
  get status(): ForecastStatus {
    return this.#status;
  }
  /** Whether the answer is that of the report in view, and not of the one before. */
  get current(): boolean {
    return this.#status === 'ready' && this.#of === this.#settings();
  }
  /** How far the one that is computed is. */
  get progress(): ForecastProgress | null {
    return this.#progress;
  }

  /** Starts the worker, so that the first forecast does not wait for it. */
  warm(): void {
    this.#client.warm();
  }

  /**
   * Other orders, or none, took the place of those at hand. Where their
   * forecast is made in an instant it begins at once, while the page still
   * draws their report.
   */
  take({ table, reading, report }: OrdersAtHand): void {
    this.#giveUp();
    this.#client.hold(table && reading ? { table, reading } : null);
    if (table) this.warm();
    this.#answer = null;
    this.#status = 'idle';
    this.#progress = null;
    if (report && isQuicklyForecast(report)) void this.follow();
  }

  /**
   * Makes the forecast of the report in view, or recalls it; once for the same
   * settings. Call it when the report has changed; what is not stopped goes on,
   * so that its fit is not lost.
   */
  follow(): Promise<void> {
    const settings = this.#settings();
    if (this.#following?.settings !== settings) {
      this.#following = { settings, done: this.#make() };
    }
    return this.#following.done;
  }

  async #make(): Promise<void> {
    this.#run?.abort();
    const run = new AbortController();
    this.#run = run;
    // Not within an effect of the caller, which would wait for what is written here.
    await Promise.resolve();
    if (this.#run !== run || this.#status === 'stopped') return;
    this.#status = 'computing';
    this.#progress = null;
    const settings = this.#settings();
    try {
      const answer = await this.ask(run.signal, { kind: 'forecast' });
      if (this.#run !== run) return;
      this.#answer = answer;
      this.#of = settings;
      this.#status = 'ready';
    } catch (error) {
      if (this.#run !== run || isAbort(error)) return;
      this.#status = 'failed';
      this.#following = null;
    }
    this.#progress = null;
  }

  /** Asks something that rests on the forecast, under the settings of the report in view. */
  ask<Q extends ForecastQuestion>(signal: AbortSignal, question: Q): Promise<AnswerTo<Q>> {
    const onProgress: OnForecastProgress = (progress) => (this.#progress = progress);
    return this.#client.ask(signal, question, this.#settings(), onProgress);
  }

  /** Ends the computation. */
  stop(): void {
    if (this.#status !== 'computing') return;
    this.#giveUp();
    this.#client.interrupt();
    this.#status = 'stopped';
    this.#progress = null;
  }

  /** Begins again what was stopped or failed. */
  retry(): Promise<void> {
    this.#giveUp();
    this.#status = 'idle';
    return this.follow();
  }

  #giveUp(): void {
    this.#run?.abort();
    this.#run = null;
    this.#following = null;
  }
}
