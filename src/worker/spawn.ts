/** The worker as the page meets it, and how it is started. */
import { FORECAST_WORKER, type Request, type Response } from './protocol';

/** What the client needs of a Worker; tests put in their own. */
export interface WorkerLike {
  postMessage(message: Request, transfer: ArrayBuffer[]): void;
  terminate(): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<Response>) => void): void;
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void;
  addEventListener(type: 'messageerror', listener: () => void): void;
}
export type WorkerFactory = () => Promise<WorkerLike>;

/**
 * A blob worker, since it inherits the page's Content-Security-Policy even on
 * hosts that send no headers; loaded when first needed.
 */
export const blobWorker: WorkerFactory = () => spawn('analysis');
export const forecastWorker: WorkerFactory = () => spawn(FORECAST_WORKER);

async function spawn(name: string): Promise<WorkerLike> {
  const { default: AnalysisWorker } = await import('./analysis.worker?worker&inline');
  return new AnalysisWorker({ name });
}
