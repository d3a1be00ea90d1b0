/**
 * What the page and the worker say to each other. Every request carries the
 * id of its job and is answered by exactly one `done`, `problem` or `crash`;
 * `progress` may come before. Buffers are transferred, never copied, except
 * where a comment says so.
 */
import type { ShopData } from '../core/orders/customer-summary';
import type { FileInfo, FileProblem, ReadOptions, Reading } from '../core/ingest/reading';
import type { Answers, ForecastProgress, Question, QuestionKind } from '../core/questions';
import type { Report } from '../core/report-schema';
import type { SampleTexts } from '../core/sample/sample-texts';
import type { Settings } from '../core/settings';

/** Name of the worker that forecasts take their time in; it rehearses them until it is asked for one. */
export const FORECAST_WORKER = 'forecast';

/** What a file was unpacked from before it reached the worker. */
export type FileOrigin = Pick<FileInfo, 'unpackedFrom' | 'part' | 'otherParts'>;

/** Files and how to read them; `origins` has an entry for each file. */
export interface ReadJob {
  files: readonly File[];
  origins: readonly (FileOrigin | null)[];
  options: ReadOptions;
  settings: Settings;
}

export type Request =
  /** Read files into orders and analyse them; the worker keeps the orders for `analyse`. */
  | ({ job: number; type: 'read' } & ReadJob)
  /** Make the sample shop, ending on the given day. */
  | { job: number; type: 'sample'; lastDay: number; texts: SampleTexts | null; settings: Settings }
  /** Hand over the orders of a saved session and analyse them; answered as `analyse` is. */
  | { job: number; type: 'load'; table: ShopData; reading: Reading; settings: Settings }
  /** Analyse the orders at hand again with other settings. */
  | { job: number; type: 'analyse'; settings: Settings }
  /** Orders to be asked about, without a report. */
  | { job: number; type: 'hold'; table: ShopData; reading: Reading }
  /** A question on the orders at hand; of those on the forecast, `progress` comes before the answer. */
  | { job: number; type: 'ask'; question: Question; settings: Settings }
  /**
   * A second report beside the one in view: of the orders at hand where
   * `other` is null, else of another session's, which are not kept.
   * `settings` are its own, `beside` those of the report in view.
   */
  | {
      job: number;
      type: 'second';
      other: { table: ShopData; reading: Reading } | null;
      settings: Settings;
      beside: Settings;
    };

export type Progress =
  { phase: 'reading'; bytes: number; totalBytes: number; rows: number } | { phase: 'analysing' };

/** What a job tells before its answer: of a reading, or of a forecast. */
export type JobProgress = Progress | ForecastProgress;

/** `report` is null while the reading has open questions that keep it from being made. */
export interface ReadResult {
  reading: Reading;
  table: ShopData | null;
  report: Report | null;
}

/** `shared`: customers that both selections hold; null where the reports are of different sessions. */
export interface SecondReport {
  report: Report;
  shared: number | null;
}

export type Response =
  | { type: 'ready' }
  | { job: number; type: 'progress'; progress: JobProgress }
  | { job: number; type: 'done'; result: ReadResult }
  | { job: number; type: 'done-analyse'; report: Report }
  | { job: number; type: 'done-hold' }
  | { job: number; type: 'done-ask'; answer: Answers[QuestionKind] }
  | ({ job: number; type: 'done-second' } & SecondReport)
  | { job: number; type: 'problem'; problem: FileProblem }
  | { job: number | null; type: 'crash'; message: string };
