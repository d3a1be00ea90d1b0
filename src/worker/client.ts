import type { ShopData } from '../core/orders/customer-summary';
import { IngestError, type Reading } from '../core/ingest/reading';
import type {
  Answers,
  AnswerTo,
  OnForecastProgress,
  Question,
  QuestionKind
} from '../core/questions';
import type { Report } from '../core/report-schema';
import type { SampleTexts } from '../core/sample/sample-texts';
import type { Settings } from '../core/settings';
import { asError, newJob, unexpected, type Job, type JobWork } from './job';
import { holdMessage, loadMessage, secondMessage } from './load-message';
import type { Progress, ReadJob, ReadResult, Request, Response, SecondReport } from './protocol';
import { blobWorker, forecastWorker, type WorkerFactory, type WorkerLike } from './spawn';
import { abortError, WorkerError } from './worker-error';

export { isAbort, WorkerError } from './worker-error';

export interface ClientOptions {
  spawn?: WorkerFactory;
  /** How long a new worker may take until it says that it is ready, in milliseconds. */
  readyLimitMs?: number;
}

type OnProgress = (progress: Progress) => void;

const READY_LIMIT_MS = 5000;

/**
 * The page's side of the worker. Jobs run one at a time, in order. Every
 * method takes an AbortSignal first; aborting a running job ends the worker
 * and starts another, which gets the orders anew when it needs them.
 *
 * Promises reject with an `AbortError` where a job was given up or replaced
 * by a newer one, with an IngestError where a file cannot be used, and with a
 * WorkerError where the worker failed.
 */
export class AnalysisClient {
  readonly #spawn: WorkerFactory;
  readonly #readyLimitMs: number;
  #worker: WorkerLike | null = null;
  #state: 'none' | 'starting' | 'ready' = 'none';
  /** Grows with each worker; what an earlier one still says is not heard. */
  #generation = 0;
  #readyTimer: ReturnType<typeof setTimeout> | undefined;
  #lastJob = 0;
  #running: Job | null = null;
  #queue: Job[] = [];
  /** The page's copy of the orders that `analyse` speaks of. */
  #orders: { table: ShopData; reading: Reading } | null = null;
  #workerHasOrders = false;

  constructor(options: ClientOptions = {}) {
    this.#spawn = options.spawn ?? blobWorker;
    this.#readyLimitMs = options.readyLimitMs ?? READY_LIMIT_MS;
  }

  /** Starts the worker ahead of the first job. */
  warm(): void {
    if (this.#state === 'none') this.#start();
  }

  /** Reads files and analyses them; their orders become those of `analyse`. */
  read(
    signal: AbortSignal,
    { files, origins, options, settings }: ReadJob,
    onProgress: OnProgress
  ): Promise<ReadResult> {
    const make = (job: number): Request => ({
      job,
      type: 'read',
      files: [...files],
      origins: [...origins],
      options,
      settings
    });
    return this.#readResult(signal, 'read', make, onProgress);
  }

  /** Makes the sample shop, ending on the day number `lastDay`, and analyses it. */
  sample(
    signal: AbortSignal,
    { lastDay, texts }: { lastDay: number; texts: SampleTexts | null },
    settings: Settings,
    onProgress: OnProgress
  ): Promise<ReadResult> {
    const make = (job: number): Request => ({ job, type: 'sample', lastDay, texts, settings });
    return this.#readResult(signal, 'sample', make, onProgress);
  }

  /** Takes the orders of a saved session and analyses them. The caller keeps its table. */
  load(
    signal: AbortSignal,
    table: ShopData,
    reading: Reading,
    settings: Settings
  ): Promise<Report> {
    this.#supersedeAnalyses();
    const orders = { table, reading };
    return this.#enqueue<Report>(signal, 'load', {
      message: (job) => loadMessage(job, orders, settings),
      take: (answer) => {
        if (answer.type !== 'done-analyse') throw unexpected(answer);
        this.#orders = orders;
        this.#workerHasOrders = true;
        return answer.report;
      }
    });
  }

  /** Analyses the orders at hand with other settings. A newer call replaces the ones before it. */
  analyse(signal: AbortSignal, settings: Settings): Promise<Report> {
    this.#supersedeAnalyses();
    return this.#enqueue<Report>(signal, 'analyse', {
      message: (job) => {
        if (this.#workerHasOrders) {
          return { request: { job, type: 'analyse', settings }, transfer: [] };
        }
        if (!this.#orders) throw new WorkerError('worker-failed', 'no orders at hand');
        return loadMessage(job, this.#orders, settings);
      },
      take: (answer) => {
        if (answer.type !== 'done-analyse') throw unexpected(answer);
        this.#workerHasOrders = true;
        return answer.report;
      }
    });
  }

  /**
   * Takes orders to be asked about; the worker gets them with the first
   * question. What was asked of those before is given up.
   */
  hold(orders: { table: ShopData; reading: Reading } | null): void {
    this.interrupt();
    // A worker without orders must not answer of the ones before.
    if (orders === null) this.#end();
    this.#orders = orders;
    this.#workerHasOrders = false;
  }

  /** Gives up everything; the worker ends where it is busy. */
  interrupt(): void {
    const busy = this.#running !== null;
    this.#rejectAll(abortError('given up'));
    if (busy) this.#end();
  }

  /** Asks something of the orders at hand, under the given settings. */
  ask<Q extends Question>(
    signal: AbortSignal,
    question: Q,
    settings: Settings,
    onProgress?: OnForecastProgress
  ): Promise<AnswerTo<Q>> {
    return this.#enqueue<AnswerTo<Q>>(signal, 'ask', {
      short: true,
      onProgress: (progress) => {
        if (progress.phase === 'forecasting') onProgress?.(progress);
      },
      message: (job) => ({ request: { job, type: 'ask', question, settings }, transfer: [] }),
      take: (answer) => {
        if (answer.type !== 'done-ask') throw unexpected(answer);
        // The answer is of the question's kind: the handler answers each by its kind.
        const given: Answers[QuestionKind] = answer.answer;
        return given as AnswerTo<Q>;
      }
    });
  }

  /**
   * A second report beside the one in view: of the orders at hand under other
   * settings, or of another session's orders, of which the caller keeps its copy.
   * @param beside settings of the report in view
   */
  second(
    signal: AbortSignal,
    other: { table: ShopData; reading: Reading } | null,
    settings: Settings,
    beside: Settings
  ): Promise<SecondReport> {
    return this.#enqueue<SecondReport>(signal, 'second', {
      short: true,
      message: (job) => secondMessage(job, other, settings, beside),
      take: (answer) => {
        if (answer.type !== 'done-second') throw unexpected(answer);
        return { report: answer.report, shared: answer.shared };
      }
    });
  }

  #readResult(
    signal: AbortSignal,
    type: 'read' | 'sample',
    make: (job: number) => Request,
    onProgress: OnProgress
  ): Promise<ReadResult> {
    this.#supersedeAnalyses();
    return this.#enqueue<ReadResult>(signal, type, {
      message: (job) => ({ request: make(job), transfer: [] }),
      onProgress: (progress) => {
        if (progress.phase !== 'forecasting') onProgress(progress);
      },
      take: (answer) => {
        if (answer.type !== 'done') throw unexpected(answer);
        const { table, reading } = answer.result;
        this.#orders = table ? { table, reading } : null;
        this.#workerHasOrders = table !== null;
        return answer.result;
      }
    });
  }

  #enqueue<T>(signal: AbortSignal, type: Request['type'], work: JobWork<T>): Promise<T> {
    const id = ++this.#lastJob;
    return new Promise<T>((resolve, reject) => {
      const job = newJob({ id, type, work }, signal, { resolve, reject }, (given) =>
        this.#abort(given)
      );
      if (!job) return;
      this.#queue.push(job);
      this.#pump();
    });
  }

  #pump(): void {
    if (this.#running || this.#queue.length === 0) return;
    if (this.#state !== 'ready' || !this.#worker) {
      this.warm();
      return;
    }
    const job = this.#nextJob();
    if (!job) return;
    this.#running = job;
    try {
      const { request, transfer } = job.message();
      this.#worker.postMessage(request, transfer);
    } catch (error) {
      this.#running = null;
      job.reject(asError(error));
      this.#pump();
    }
  }

  /** A new worker that is asked something needs the orders first. */
  #nextJob(): Job | undefined {
    const next = this.#queue[0];
    const orders = this.#orders;
    if (!next?.short || this.#workerHasOrders || !orders) return this.#queue.shift();
    const id = ++this.#lastJob;
    return {
      id,
      short: false,
      type: 'hold',
      message: () => holdMessage(id, orders),
      onProgress: () => undefined,
      resolve: () => {
        this.#workerHasOrders = true;
      },
      reject: (error) => {
        this.#queue = this.#queue.filter((job) => job !== next);
        next.reject(error);
      }
    };
  }

  #start(): void {
    const generation = ++this.#generation;
    this.#state = 'starting';
    const notReady = (message: string): void => {
      if (generation === this.#generation) this.#fail('worker-not-ready', message);
    };
    this.#readyTimer = setTimeout(() => notReady('no answer in time'), this.#readyLimitMs);
    this.#spawn().then(
      (worker) => {
        if (generation !== this.#generation) {
          worker.terminate();
          return;
        }
        this.#worker = worker;
        const broken = (message: string): void => {
          if (generation !== this.#generation) return;
          this.#fail(this.#state === 'ready' ? 'worker-failed' : 'worker-not-ready', message);
        };
        worker.addEventListener('message', (event) => {
          if (generation === this.#generation) this.#receive(event.data);
        });
        worker.addEventListener('error', (event) => broken(event.message));
        worker.addEventListener('messageerror', () => broken('a message could not be read'));
      },
      (error: unknown) => notReady(String(error))
    );
  }

  #receive(response: Response): void {
    if (response.type === 'ready') {
      clearTimeout(this.#readyTimer);
      this.#state = 'ready';
      this.#pump();
      return;
    }
    if (response.type === 'crash' && response.job === null) {
      this.#fail('worker-failed', response.message);
      return;
    }
    const job = this.#running;
    if (job?.id !== response.job) return;
    if (response.type === 'progress') {
      job.onProgress(response.progress);
      return;
    }
    this.#running = null;
    switch (response.type) {
      case 'problem':
        job.reject(new IngestError(response.problem));
        break;
      case 'crash':
        job.reject(new WorkerError('worker-failed', response.message));
        break;
      default:
        job.resolve(response);
    }
    this.#pump();
  }

  #abort(job: Job): void {
    job.reject(abortError('given up'));
    if (this.#running !== job) {
      this.#queue = this.#queue.filter((queued) => queued !== job);
      return;
    }
    if (job.short) return;
    this.#running = null;
    this.#end();
    this.#start();
  }

  /** Later jobs make the answers of earlier analyses worthless. */
  #supersedeAnalyses(): void {
    const replaced = abortError('replaced by a newer job');
    const isAnalysis = (job: Job): boolean => job.type === 'analyse';
    const dropped = this.#queue.filter(isAnalysis);
    this.#queue = this.#queue.filter((job) => !isAnalysis(job));
    for (const job of dropped) job.reject(replaced);
    // The one that runs goes on, unheard: ending the worker would cost more than waiting.
    if (this.#running && isAnalysis(this.#running)) this.#running.reject(replaced);
  }

  #fail(code: WorkerError['code'], message: string): void {
    const wasBusy = this.#running !== null;
    this.#end();
    this.#rejectAll(new WorkerError(code, message));
    // A worker that dies idle, or before it is ready, would only die again.
    if (code === 'worker-failed' && wasBusy) this.#start();
  }

  #rejectAll(error: Error): void {
    const jobs = this.#running ? [this.#running, ...this.#queue] : this.#queue;
    this.#running = null;
    this.#queue = [];
    for (const job of jobs) job.reject(error);
  }

  #end(): void {
    this.#generation += 1;
    clearTimeout(this.#readyTimer);
    this.#worker?.terminate();
    this.#worker = null;
    this.#state = 'none';
    this.#workerHasOrders = false;
  }
}

/** A client of a worker that rehearses forecasts until it is asked for one. */
export const forecastClient = (): AnalysisClient => new AnalysisClient({ spawn: forecastWorker });
