/** What the worker does, as a plain function that runs in Node too. */
import { IngestError, type ReadOptions, type Reading } from '../core/ingest/reading';
import { copyShopData, shopDataBuffers, type ShopData } from '../core/orders/customer-summary';
import type { Answers, OnForecastProgress, Question, QuestionKind } from '../core/questions';
import type { Report, ReportSource } from '../core/report-schema';
import type { SampleTexts } from '../core/sample/sample-texts';
import type { Settings } from '../core/settings';
import type { FileOrigin, JobProgress, Progress, ReadResult, Request, Response } from './protocol';

/** The parts that do the work; tests put in their own. */
export interface HandlerParts {
  readFiles(
    files: readonly File[],
    options: ReadOptions,
    hooks: {
      origins: readonly (FileOrigin | null)[];
      onProgress: (progress: Progress) => void;
    }
  ): Promise<{ reading: Reading; table: ShopData | null }>;
  sampleShop(lastDay: number, texts: SampleTexts | null): { reading: Reading; table: ShopData };
  analyse(table: ShopData, settings: Settings, source: ReportSource): Report;
  sourceFromReading(reading: Reading): ReportSource;
  answer(
    table: ShopData,
    settings: Settings,
    question: Question,
    onProgress: OnForecastProgress
  ): Answers[QuestionKind];
  /** Customers that are in the selections of both settings. */
  sharedCustomers(table: ShopData, one: Settings, other: Settings): number;
}

/** Sends one message; the buffers in `transfer` move with it. */
export type Post = (response: Response, transfer: ArrayBuffer[]) => void;

/**
 * A handler with an order table of its own, which `analyse` works on. It
 * answers every request once and never rejects. A request that fails leaves
 * the table as it was.
 *
 * @example
 * const handle = createHandler(parts);
 * await handle({ job: 1, type: 'analyse', settings: DEFAULT_SETTINGS }, post);
 */
export function createHandler(
  parts: HandlerParts
): (request: Request, post: Post) => Promise<void> {
  let orders: { table: ShopData; reading: Reading } | null = null;

  function report(table: ShopData, reading: Reading, settings: Settings): Report {
    const currency = settings.currency ?? reading.currency;
    return parts.analyse(table, { ...settings, currency }, parts.sourceFromReading(reading));
  }

  async function answer(request: Request, post: Post): Promise<void> {
    const { job } = request;
    const onProgress = (progress: JobProgress): void =>
      post({ job, type: 'progress', progress }, []);
    switch (request.type) {
      case 'read':
      case 'sample': {
        const { reading, table } =
          request.type === 'read'
            ? await parts.readFiles(request.files, request.options, {
                origins: request.origins,
                onProgress
              })
            : parts.sampleShop(request.lastDay, request.texts);
        onProgress({ phase: 'analysing' });
        const made = table ? report(table, reading, request.settings) : null;
        orders = table ? { table, reading } : null;
        // The page gets buffers of its own, to keep in the session.
        const copy = table ? copyShopData(table) : null;
        const result: ReadResult = { reading, table: copy, report: made };
        post({ job, type: 'done', result }, copy ? shopDataBuffers(copy) : []);
        return;
      }
      case 'load': {
        const { table, reading } = request;
        const made = report(table, reading, request.settings);
        orders = { table, reading };
        post({ job, type: 'done-analyse', report: made }, []);
        return;
      }
      case 'hold': {
        orders = { table: request.table, reading: request.reading };
        post({ job, type: 'done-hold' }, []);
        return;
      }
      case 'analyse': {
        if (!orders) throw new Error('no orders at hand');
        const made = report(orders.table, orders.reading, request.settings);
        post({ job, type: 'done-analyse', report: made }, []);
        return;
      }
      case 'ask': {
        if (!orders) throw new Error('no orders at hand');
        const answer = parts.answer(orders.table, request.settings, request.question, onProgress);
        post({ job, type: 'done-ask', answer }, []);
        return;
      }
      case 'second': {
        const { other, settings, beside } = request;
        const of = other ?? orders;
        if (!of) throw new Error('no orders at hand');
        const made = report(of.table, of.reading, settings);
        const shared = other ? null : parts.sharedCustomers(of.table, settings, beside);
        post({ job, type: 'done-second', report: made, shared }, []);
        return;
      }
    }
  }

  return async (request, post) => {
    try {
      await answer(request, post);
    } catch (error) {
      const { job } = request;
      if (error instanceof IngestError) post({ job, type: 'problem', problem: error.problem }, []);
      else post({ job, type: 'crash', message: messageOf(error) }, []);
    }
  };
}

/** What can be said of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
