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
  readonly #onTaken: () => void;

  /** @param onTaken other orders, or none, took the place of those at hand */
  constructor(client: AnalysisClient, onTaken: () => void) {
    this.#client = client;
    this.#onTaken = onTaken;
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
  /** Settings that the report in view was made with. */
  get analysed(): Settings {
    return this.#analysed;
  }

  /** Takes over what a reading or an opening brought. */
  take({ reading, table, report }: ReadResult, settings: Settings): void {
    this.#unhear();
    this.#reading = reading;
    this.#table = table;
    this.#report = report;
    this.#settings = { ...settings, currency: settings.currency ?? reading.currency };
    this.#analysed = this.#settings;
    this.#onTaken();
  }

  clear(): void {
    this.#unhear();
    this.#reading = null;
    this.#table = null;
    this.#report = null;
    this.#onTaken();
  }

  /**
   * Analyses with other settings; only the newest call's report is taken.
   * Where it fails, the settings of the report in view return.
   * @returns whether the report is a new one
   */
  async update(patch: Partial<Settings>): Promise<boolean> {
    const settings = { ...this.#settings, ...patch };
    this.#settings = settings;
    if (!this.#table) return false;
    const run = ++this.#runs;
    this.#recomputing = true;
    try {
      const report = await this.#client.analyse(new AbortController().signal, settings);
      if (run !== this.#runs) return false;
      this.#report = report;
      this.#analysed = settings;
      return true;
    } catch (error) {
      if (run !== this.#runs) return false;
      this.#settings = this.#analysed;
      if (!isAbort(error)) throw error;
      return false;
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
