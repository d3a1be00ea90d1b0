import type { ShopData } from '../core/orders/customer-summary';
import type { Reading } from '../core/ingest/reading';
import type { AnswerTo, Question } from '../core/questions';
import type { Report } from '../core/report-schema';
import { DEFAULT_SETTINGS, type Settings } from '../core/settings';
import { isAbort, type AnalysisClient } from '../worker/client';
import type { ReadResult } from '../worker/protocol';

/** The orders at hand and what was made of them. */
export class Analysis {
  #reading = $state.raw<Reading | null>(null);
  #report = $state.raw<Report | null>(null);
  #settings = $state.raw<Settings>(DEFAULT_SETTINGS);
  #recomputing = $state.raw(false);
  #table: ShopData | null = null;
  /** Settings of the report in view, to fall back on. */
  #analysed: Settings = DEFAULT_SETTINGS;
  #runs = 0;
  readonly #client: AnalysisClient;

  constructor(client: AnalysisClient) {
    this.#client = client;
  }

  get reading(): Reading | null {
    return this.#reading;
  }
  get report(): Report | null {
    return this.#report;
  }
  get settings(): Settings {
    return this.#settings;
  }
  get recomputing(): boolean {
    return this.#recomputing;
  }
  get table(): ShopData | null {
    return this.#table;
  }

  /** Takes over what a reading or an opening brought. */
  take({ reading, table, report }: ReadResult, settings: Settings): void {
    this.#unhear();
    this.#reading = reading;
    this.#table = table;
    this.#report = report;
    this.#settings = { ...settings, currency: settings.currency ?? reading.currency };
    this.#analysed = this.#settings;
  }

  clear(): void {
    this.#unhear();
    this.#reading = null;
    this.#table = null;
    this.#report = null;
  }

  /**
   * Analyses with other settings; only the newest call's report is taken.
   * Where it fails, the settings of the report in view return.
   */
  async update(patch: Partial<Settings>): Promise<void> {
    const settings = { ...this.#settings, ...patch };
    this.#settings = settings;
    if (!this.#table) return;
    const run = ++this.#runs;
    this.#recomputing = true;
    try {
      const report = await this.#client.analyse(new AbortController().signal, settings);
      if (run !== this.#runs) return;
      this.#report = report;
      this.#analysed = settings;
    } catch (error) {
      if (run !== this.#runs) return;
      this.#settings = this.#analysed;
      if (!isAbort(error)) throw error;
    } finally {
      if (run === this.#runs) this.#recomputing = false;
    }
  }

  /** Asks something of the orders at hand, under the settings of the report in view. */
  ask<Q extends Question>(signal: AbortSignal, question: Q): Promise<AnswerTo<Q>> {
    return this.#client.ask(signal, question, this.#analysed);
  }

  /** What an analysis of earlier orders still brings is not heard. */
  #unhear(): void {
    this.#runs += 1;
    this.#recomputing = false;
  }
}
